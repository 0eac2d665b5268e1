/* SPDX-License-Identifier: MIT */
/* gtab-form show: what a form asks, as a clerk would read it. */

#include "gtab-form/commands.h"

#include <gtab.h>

/* memory: the most that any relation of the table needs. */
typedef struct showing {
	const form_call *call;
	gtab_buf line;
	gtab_error *err;
	gtab_status st;
	size_t n_relations;
	gtab_memory memory;
} showing;

const char *
form_memory_words(gtab_memory memory)
{
	switch (memory) {
	case GTAB_MEMORY_NONE: break;
	case GTAB_MEMORY_ROWS: return _("the rows that are named are kept");
	case GTAB_MEMORY_ALL:
		return _("every row that is looked at is kept, and the table is read twice");
	}
	return _("constant: one row at a time is looked at");
}

static void
print(showing *s)
{
	if (s->st == GTAB_OK)
		s->st = form_print(s->call, &s->line, s->err);
}

static void
put(showing *s, const char *words)
{
	gtab_buf_put(&s->line, gtab_text_of(words));
}

static void
heading(showing *s, const char *words)
{
	print(s); /* a blank line */
	put(s, words);
	print(s);
}

/* " a" or ", a" behind what the line has. */
static void
begin_item(showing *s, size_t start)
{
	gtab_buf_put(&s->line, gtab_text_of(s->line.len > start ? _(", ") : ""));
}

static void
put_texts(showing *s, const gtab_text *texts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		gtab_buf_printf(&s->line, "%s%.*s", i > 0 ? _(", ") : "", GTAB_TEXT_ARG(texts[i]));
}

static void
put_day(showing *s, int day)
{
	gtab_buf_printf(&s->line, "%04d-%02d", day / 10000, day / 100 % 100);
}

static void
put_span(showing *s, gtab_span span, size_t start)
{
	if (span.from == 0 && span.to == 0)
		return;
	begin_item(s, start);
	if (span.from != 0)
		put_day(s, span.from);
	gtab_buf_put(&s->line, GTAB_TEXT("–"));
	if (span.to != 0)
		put_day(s, span.to);
}

/* ---- fields ---- */

static const char *
type_words(const gtab_field *f)
{
	if (f->identifier != GTAB_IDENTIFIER_NONE)
		return _("identifier");
	if (f->is_code)
		return _("code");
	if (f->is_label)
		return _("row label");
	switch (f->type) {
	case GTAB_FIELD_NUMBER: return _("number");
	case GTAB_FIELD_INTEGER: return _("whole number");
	case GTAB_FIELD_STRING: return _("text");
	case GTAB_FIELD_DATE: return _("date");
	case GTAB_FIELD_YEARMONTH: return _("month");
	case GTAB_FIELD_YEAR: return _("year");
	case GTAB_FIELD_BOOLEAN: return _("yes or no");
	case GTAB_FIELD_LIST: return _("list");
	case GTAB_FIELD_ANY: return _("anything");
	case GTAB_FIELD_OBJECT:
	case GTAB_FIELD_ARRAY:
	case GTAB_FIELD_DATETIME:
	case GTAB_FIELD_TIME:
	case GTAB_FIELD_DURATION:
	case GTAB_FIELD_GEOPOINT:
	case GTAB_FIELD_GEOJSON: break;
	}
	return gtab_field_type_id(f->type);
}

static void
put_limit(showing *s, const char *mark, gtab_text limit, size_t start)
{
	if (limit.len == 0)
		return;
	begin_item(s, start);
	gtab_buf_printf(&s->line, "%s %.*s", mark, GTAB_TEXT_ARG(limit));
}

static void
put_lengths(showing *s, const gtab_limits *l, size_t start)
{
	if (l->min_length != GTAB_NO_LENGTH) {
		begin_item(s, start);
		gtab_buf_printf(&s->line, _("%zu characters at least"), l->min_length);
	}
	if (l->max_length != GTAB_NO_LENGTH) {
		begin_item(s, start);
		gtab_buf_printf(&s->line, _("%zu characters at most"), l->max_length);
	}
	if (l->pattern.len > 0) {
		begin_item(s, start);
		gtab_buf_printf(&s->line, _("like %.*s"), GTAB_TEXT_ARG(l->pattern));
	}
}

static void
put_constraints(showing *s, const gtab_form *form, size_t i, const gtab_field *f)
{
	const size_t start = s->line.len;

	if (f->is_required || gtab_form_must_have(form, i)) {
		begin_item(s, start);
		put(s, f->is_required ? _("must be filled in") : _("must be there"));
	}
	if (f->is_unique) {
		begin_item(s, start);
		put(s, _("never twice"));
	}
	if (f->decimals >= 0) {
		begin_item(s, start);
		gtab_buf_printf(&s->line,
				ngettext_("%d place", "%d places", (unsigned long)f->decimals),
				f->decimals);
	}
	put_limit(s, "≥", f->limits.minimum, start);
	put_limit(s, ">", f->limits.exclusive_minimum, start);
	put_limit(s, "≤", f->limits.maximum, start);
	put_limit(s, "<", f->limits.exclusive_maximum, start);
	put_lengths(s, &f->limits, start);
	if (f->codes != NULL) {
		begin_item(s, start);
		gtab_buf_printf(&s->line, _("code list %.*s"), GTAB_TEXT_ARG(f->codes->name));
	}
	put_span(s, f->span, start);
}

static void
pad_to(showing *s, size_t width)
{
	gtab_buf_putc(&s->line, ' ');
	for (size_t w = gtab_text_width(gtab_buf_text(&s->line)); w < width; w++)
		gtab_buf_putc(&s->line, ' ');
}

/* Name, type and unit, constraints: in columns; the other headers below. */
static void
show_field(showing *s, const gtab_form *form, size_t i, size_t name_width)
{
	enum { TYPE_WIDTH = 26 };
	size_t n;
	const gtab_field *const f = &gtab_form_fields(form, &n)[i];

	gtab_buf_printf(&s->line, "  %.*s", GTAB_TEXT_ARG(f->name));
	pad_to(s, name_width + 4);
	put(s, type_words(f));
	if (f->unit.len > 0)
		gtab_buf_printf(&s->line, _(" (%.*s)"), GTAB_TEXT_ARG(f->unit));
	pad_to(s, name_width + 4 + TYPE_WIDTH);
	put_constraints(s, form, i, f);
	while (s->line.len > 0 && s->line.ptr[s->line.len - 1] == ' ')
		gtab_buf_truncate(&s->line, s->line.len - 1);
	print(s);
	if (f->n_aliases > 0) {
		put(s, "      ");
		put(s, _("also: "));
		put_texts(s, f->aliases, f->n_aliases);
		print(s);
	}
}

static void
show_fields(showing *s, const gtab_form *form)
{
	enum { NAME_WIDTH_MAX = 28 };
	size_t n, width = 0;
	const gtab_field *const fields = gtab_form_fields(form, &n);

	for (size_t i = 0; i < n; i++) {
		const size_t w = gtab_text_width(fields[i].name);

		width = w > width && w <= NAME_WIDTH_MAX ? w : width;
	}
	heading(s, _("Columns:"));
	for (size_t i = 0; i < n; i++)
		show_field(s, form, i, width);
}

static const char *
match_words(gtab_fields_match match)
{
	switch (match) {
	case GTAB_MATCH_EXACT: return _("these columns, in this order, and no others");
	case GTAB_MATCH_EQUAL: return _("these columns, in any order, and no others");
	case GTAB_MATCH_SUBSET: return _("all of these columns; there may be others");
	case GTAB_MATCH_SUPERSET: return _("only these columns, perhaps fewer");
	case GTAB_MATCH_PARTIAL: break;
	}
	return _("some of these columns; there may be others");
}

/* ---- values and codes ---- */

static void
show_values(showing *s, const gtab_field *f)
{
	if (f->n_enum > 0) {
		gtab_buf_printf(&s->line, _("Values of %.*s, and no others: "),
				GTAB_TEXT_ARG(f->name));
		put_texts(s, f->enum_values, f->n_enum);
		print(s);
	}
	if (f->n_values == 0)
		return;
	gtab_buf_printf(&s->line, _("Usual values of %.*s: "), GTAB_TEXT_ARG(f->name));
	for (size_t i = 0, n = 0; i < f->n_values; i++) {
		if (!gtab_text_equal(f->values[i].written, f->values[i].value))
			continue;
		gtab_buf_printf(&s->line, "%s%.*s", n++ > 0 ? _(", ") : "",
				GTAB_TEXT_ARG(f->values[i].value));
	}
	print(s);
}

static void
show_codes(showing *s, const gtab_code_list *list)
{
	gtab_buf_printf(&s->line, _("Code list %.*s:"), GTAB_TEXT_ARG(list->name));
	print(s);
	for (size_t i = 0; i < list->n_codes; i++) {
		const gtab_code *const c = &list->codes[i];
		size_t start;

		gtab_buf_printf(&s->line, "  %.*s %.*s", GTAB_TEXT_ARG(c->code),
				GTAB_TEXT_ARG(c->label));
		put(s, "  ");
		start = s->line.len;
		if (c->n_aliases > 0) {
			put(s, _("also: "));
			put_texts(s, c->aliases, c->n_aliases);
		}
		put_span(s, c->span, start);
		while (s->line.len > 0 && s->line.ptr[s->line.len - 1] == ' ')
			gtab_buf_truncate(&s->line, s->line.len - 1);
		print(s);
	}
}

static bool
is_shown_before(const gtab_field *fields, size_t i)
{
	for (size_t k = 0; k < i; k++) {
		if (fields[k].codes == fields[i].codes)
			return true;
	}
	return false;
}

static void
show_dictionary(showing *s, const gtab_form *form)
{
	size_t n;
	const gtab_field *const fields = gtab_form_fields(form, &n);
	bool has_begun = false;

	for (size_t i = 0; i < n; i++) {
		const bool has_codes = fields[i].codes != NULL && !is_shown_before(fields, i);

		if (fields[i].n_enum == 0 && fields[i].n_values == 0 && !has_codes)
			continue;
		if (!has_begun)
			print(s);
		has_begun = true;
		show_values(s, &fields[i]);
		if (has_codes)
			show_codes(s, fields[i].codes);
	}
}

/* ---- rows, keys ---- */

static void
show_rows(showing *s, const gtab_form *form)
{
	size_t n;
	const gtab_fixed_row *const rows = gtab_form_rows(form, &n);

	if (n == 0)
		return;
	heading(s, _("Rows:"));
	for (size_t i = 0; i < n; i++) {
		size_t start;

		gtab_buf_printf(&s->line, "  %.*s%s%.*s", GTAB_TEXT_ARG(rows[i].code),
				rows[i].code.len > 0 ? " " : "", GTAB_TEXT_ARG(rows[i].label));
		start = s->line.len;
		if (rows[i].is_optional || rows[i].span.from != 0 || rows[i].span.to != 0) {
			put(s, "  ");
			start = s->line.len;
		}
		if (rows[i].is_optional)
			put(s, _("may be left out"));
		put_span(s, rows[i].span, start);
		print(s);
	}
}

static void
put_key(showing *s, const gtab_form *form, const gtab_key *key)
{
	size_t n;
	const gtab_field *const fields = gtab_form_fields(form, &n);

	for (size_t i = 0; i < key->n_fields; i++)
		gtab_buf_printf(&s->line, "%s%.*s", i > 0 ? _(" and ") : "",
				GTAB_TEXT_ARG(fields[key->fields[i]].name));
}

static void
show_keys(showing *s, const gtab_form *form)
{
	size_t n_unique, n_foreign;
	const gtab_key *const primary = gtab_form_primary_key(form);
	const gtab_key *const unique = gtab_form_unique_keys(form, &n_unique);
	const gtab_foreign_key *const foreign = gtab_form_foreign_keys(form, &n_foreign);

	if (primary == NULL && n_unique == 0 && n_foreign == 0)
		return;
	heading(s, _("Keys:"));
	if (primary != NULL) {
		put(s, "  ");
		put(s, _("a row is named by "));
		put_key(s, form, primary);
		print(s);
	}
	for (size_t i = 0; i < n_unique; i++) {
		put(s, "  ");
		put(s, _("never twice: "));
		put_key(s, form, &unique[i]);
		print(s);
	}
	for (size_t i = 0; i < n_foreign; i++) {
		put(s, "  ");
		put_key(s, form, &foreign[i].key);
		put(s, foreign[i].table.len > 0 ? _(" must stand in the table ")
						: _(" must stand in the same table"));
		gtab_buf_put(&s->line, foreign[i].table);
		put(s, _(", under "));
		put_texts(s, foreign[i].names, foreign[i].key.n_fields);
		print(s);
	}
}

/* ---- relations ---- */

static const char *
severity_id(gtab_severity severity)
{
	switch (severity) {
	case GTAB_ERROR: return _("error");
	case GTAB_WARNING: return _("warning");
	case GTAB_NOTE: break;
	}
	return _("note");
}

static void
show_relation(void *ctx, const gtab_explained *x)
{
	showing *const s = ctx;

	if (s->n_relations++ == 0)
		heading(s, _("Relations:"));
	if (x->sentence.len == 0) {
		gtab_buf_printf(&s->line, "  %.*s: %.*s", GTAB_TEXT_ARG(x->source),
				GTAB_TEXT_ARG(x->problem));
		print(s);
		return;
	}
	gtab_buf_printf(&s->line, "  %.*s  %.*s [%s]", GTAB_TEXT_ARG(x->id),
			GTAB_TEXT_ARG(x->sentence), severity_id(x->severity));
	if (x->period.len > 0)
		gtab_buf_printf(&s->line, _(", for %.*s"), GTAB_TEXT_ARG(x->period));
	print(s);
	if (x->problem.len > 0) {
		gtab_buf_printf(&s->line, _("      it cannot be checked: %.*s"),
				GTAB_TEXT_ARG(x->problem));
		print(s);
	}
	s->memory = x->memory > s->memory ? x->memory : s->memory;
}

static void
show_totals(showing *s, const gtab_form *form)
{
	if (!gtab_form_totals_sum(form) && !gtab_form_parts_within(form))
		return;
	heading(s, _("Totals:"));
	if (gtab_form_totals_sum(form)) {
		put(s, _("  a total (合计) must be the sum of its rows"));
		print(s);
	}
	if (gtab_form_parts_within(form)) {
		put(s, _("  a part (其中) must not be more than the row it is part of"));
		print(s);
	}
}

static bool
has_keys(const gtab_form *form)
{
	size_t n, n_fields;
	const gtab_field *const fields = gtab_form_fields(form, &n_fields);

	gtab_form_unique_keys(form, &n);
	for (size_t i = 0; i < n_fields; i++)
		n += fields[i].is_unique;
	return n > 0 || gtab_form_primary_key(form) != NULL;
}

static void
show_memory(showing *s, const gtab_form *form)
{
	print(s);
	gtab_buf_printf(&s->line, _("Memory to check it: %s"), form_memory_words(s->memory));
	if (has_keys(form))
		put(s, _("; 16 bytes a row for each key"));
	print(s);
}

/* ---- the whole ---- */

static void
show_head(showing *s, const gtab_form *form)
{
	gtab_buf_put(&s->line, gtab_form_name(form));
	if (gtab_form_title(form).len > 0)
		gtab_buf_printf(&s->line, " %.*s", GTAB_TEXT_ARG(gtab_form_title(form)));
	if (gtab_form_no(form).len > 0)
		gtab_buf_printf(&s->line, _(" (form number %.*s)"),
				GTAB_TEXT_ARG(gtab_form_no(form)));
	print(s);
	if (gtab_form_description(form).len > 0) {
		gtab_buf_put(&s->line, gtab_form_description(form));
		print(s);
	}
	gtab_buf_printf(&s->line, _("It has %s."), match_words(gtab_form_fields_match(form)));
	print(s);
}

static gtab_status
show_table(showing *s, const gtab_form *form)
{
	size_t n;
	const gtab_text *const lines = gtab_form_relations(form, &n);
	gtab_status st;

	s->n_relations = 0;
	s->memory = GTAB_MEMORY_NONE;
	show_head(s, form);
	show_fields(s, form);
	show_dictionary(s, form);
	show_rows(s, form);
	show_keys(s, form);
	show_totals(s, form);
	st = gtab_relation_explain(form, lines, n, show_relation, s, s->err);
	show_memory(s, form);
	return st == GTAB_OK ? s->st : st;
}

gtab_status
form_show(const form_call *call, gtab_error *err)
{
	showing s = { .call = call, .err = err };
	gtab_form *form = NULL;
	gtab_status st = gtab_form_open(call->cli->operands[0], &form, err);

	gtab_buf_init(&s.line);
	for (size_t i = 0; st == GTAB_OK && i < gtab_form_n_tables(form); i++) {
		if (i > 0)
			print(&s);
		st = show_table(&s, gtab_form_table(form, i));
	}
	gtab_buf_clear(&s.line);
	gtab_form_free(form);
	return st;
}
