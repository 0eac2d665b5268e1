/* SPDX-License-Identifier: MIT */

/* One value a line: what the cell rules make of it, and nothing of tables. */

#include "common/values.h"

#include <gtab/normalize.h>
#include <string.h>

const char *const cli_value_kinds[] = { "number", "date", "period", "text", "code", NULL };
enum { VALUE_NUMBER, VALUE_DATE, VALUE_PERIOD, VALUE_TEXT, VALUE_CODE };

typedef struct values {
	cli *cli;
	int kind;
	const gtab_table_options *options; /* decimal mark, simplifier, rules that are off */
	FILE *out;
	gtab_buf mended;
	gtab_buf simple;
} values;

static gtab_status
put(values *v, gtab_text bytes, gtab_error *err)
{
	if (fwrite(bytes.ptr, 1, bytes.len, v->out) == bytes.len)
		return GTAB_OK;
	return gtab_error_set(err, GTAB_EOUTPUT, NULL);
}

static gtab_status
put_number(const values *v, gtab_text value, gtab_buf *out, gtab_error *err)
{
	gtab_number_options options = v->options->number;
	gtab_number number;
	gtab_status st;

	options.off = v->options->rules_off;
	st = gtab_number_parse_as(value, &options, &number, NULL, err);

	if (st != GTAB_OK)
		return st;
	gtab_number_put(&number, out);
	if (number.unit.len == 0 && !number.has_lower && !number.has_upper)
		return GTAB_OK;
	gtab_buf_putc(out, '\t');
	gtab_buf_put(out, number.unit);
	if (!number.has_lower && !number.has_upper)
		return GTAB_OK;
	gtab_buf_putc(out, '\t');
	if (number.has_lower)
		gtab_decimal_put(number.lower, out);
	gtab_buf_putc(out, '\t');
	if (number.has_upper)
		gtab_decimal_put(number.upper, out);
	return GTAB_OK;
}

static gtab_status
put_period(gtab_text value, bool is_date, gtab_buf *out, gtab_rule_set *used, gtab_error *err)
{
	gtab_period period;
	const gtab_status st = is_date ? gtab_date_parse(value, &period, used, err)
				       : gtab_period_parse(value, &period, used, err);

	if (st == GTAB_OK)
		gtab_period_put(&period, out);
	return st;
}

/* A text: repaired where that is certain, simplified if asked for, its spaces made plain. */
static void
put_text(values *v, gtab_text text, gtab_buf *out)
{
	const gtab_rule_set off = v->options->rules_off;
	const size_t start = out->len;
	gtab_rule_set used = 0;

	gtab_buf_truncate(&v->mended, 0);
	gtab_buf_truncate(&v->simple, 0);
	if (gtab_text_repair(text, GTAB_RULES_ALL & ~off, &v->mended, NULL))
		text = gtab_buf_text(&v->mended);
	if (v->options->simplifier != NULL && (off & GTAB_RULE_SIMPLIFY) == 0) {
		gtab_simplify(v->options->simplifier, text, &v->simple, NULL);
		text = gtab_buf_text(&v->simple);
	}
	gtab_text_normalize(text, out, &used);
	if ((used & off) != 0) {
		gtab_buf_truncate(out, start);
		gtab_buf_put(out, text);
	}
	out->failed |= v->mended.failed || v->simple.failed;
}

/* What the text gives reason to doubt. */
static void
tell_doubts(values *v, gtab_text text, gtab_place place)
{
	gtab_doubt doubt;

	while (gtab_doubt_next(&text, &doubt)) {
		gtab_buf message;

		gtab_buf_init(&message);
		gtab_doubt_put(&doubt, &message);
		cli_note_at(v->cli, place, "%.*s", GTAB_TEXT_ARG(gtab_buf_text(&message)));
		gtab_buf_clear(&message);
	}
}

static gtab_status
put_value(values *v, gtab_text value, gtab_buf *out, gtab_error *err)
{
	const gtab_missing missing = gtab_missing_of(value);
	gtab_rule_set used = 0;
	gtab_status st = GTAB_OK;

	if (v->kind <= VALUE_PERIOD && missing != GTAB_PRESENT) {
		gtab_buf_put(out, gtab_missing_text(missing));
		used = gtab_text_equal(value, gtab_missing_text(missing)) ? 0 : GTAB_RULE_MISSING;
	} else if (v->kind == VALUE_NUMBER) {
		st = put_number(v, value, out, err);
	} else if (v->kind == VALUE_DATE || v->kind == VALUE_PERIOD) {
		st = put_period(value, v->kind == VALUE_DATE, out, &used, err);
	} else if (v->kind == VALUE_CODE) {
		st = gtab_code_normalize(value, out, &used, err);
	} else {
		put_text(v, value, out);
	}
	used &= v->options->rules_off;
	return st == GTAB_OK && used != 0 ? gtab_rule_refuse(value, used, err) : st;
}

/* Print what the line became; an empty line, and a message, for what is refused. */
static gtab_status
value_line(values *v, gtab_text line, gtab_place place, gtab_error *err)
{
	gtab_buf out;
	gtab_error why = { 0 };
	gtab_status st;

	gtab_buf_init(&out);
	gtab_text_take_end(&line, GTAB_TEXT("\r"));
	if (put_value(v, line, &out, &why) != GTAB_OK) {
		gtab_buf_truncate(&out, 0);
		gtab_error_at(&why, place.source.ptr, place.line_no, 0);
		cli_trouble(v->cli, &why);
		v->cli->n_findings++;
	}
	if (v->kind == VALUE_TEXT)
		tell_doubts(v, gtab_buf_text(&out), place);
	gtab_buf_putc(&out, '\n');
	st = out.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : put(v, gtab_buf_text(&out), err);
	gtab_buf_clear(&out);
	return st;
}

/* Cut what is whole of pending into lines. */
static gtab_status
value_lines(values *v, gtab_buf *pending, gtab_place *place, gtab_error *err)
{
	gtab_text rest = gtab_buf_text(pending);
	gtab_status st = GTAB_OK;
	size_t end;

	while (st == GTAB_OK && (end = gtab_text_find(rest, GTAB_TEXT("\n"))) < rest.len) {
		place->line_no++;
		st = value_line(v, gtab_text_slice(rest, 0, end), *place, err);
		rest = gtab_text_slice(rest, end + 1, rest.len);
	}
	if (rest.len > 0)
		memmove(pending->ptr, rest.ptr, rest.len);
	gtab_buf_truncate(pending, rest.len);
	return st;
}

gtab_status
cli_normalize_values(cli *c, int kind, const gtab_table_options *options, gtab_decoder *decoder,
		     gtab_text name, FILE *out, gtab_error *err)
{
	values v = { .cli = c, .kind = kind, .options = options, .out = out };
	gtab_place place = { name, 0, 0 };
	gtab_buf pending;
	gtab_text block;
	gtab_status st = GTAB_OK;

	gtab_buf_init(&pending);
	while (st == GTAB_OK && (st = gtab_decoder_next(decoder, &block, err)) == GTAB_OK) {
		gtab_buf_put(&pending, block);
		st = pending.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL)
				    : value_lines(&v, &pending, &place, err);
	}
	if (st == GTAB_END && pending.len > 0) {
		gtab_buf_putc(&pending, '\n');
		st = value_lines(&v, &pending, &place, err);
	}
	gtab_buf_clear(&pending);
	gtab_buf_clear(&v.mended);
	gtab_buf_clear(&v.simple);
	return st == GTAB_END ? GTAB_OK : st;
}
