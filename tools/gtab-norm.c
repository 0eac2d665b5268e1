/* SPDX-License-Identifier: MIT */

/* gtab-norm: a messy export in, a clean table out, with a log of every change. */

#include <stdlib.h>
#include <string.h>

#include <gtab.h>

#include "common/cli.h"
#include "common/rules.h"
#include "common/tables.h"
#include "common/values.h"
#include "gtab-norm/explain.h"

static const char *const output_encodings[] = { "utf-8", "utf-8-bom", "gb18030", NULL };
static const gtab_encoding output_encoding_of[] = { GTAB_UTF8, GTAB_UTF8_BOM, GTAB_GB18030 };

enum { VALUES_OFF = -1 };

typedef struct norm {
	cli cli;
	cli_reading reading;
	cli_remarks remarks;
	bool keep;
	bool decode;
	bool records;
	int values;          /* VALUE_… */
	int output_encoding; /* index of output_encodings */
	const char *log;
	const char *folder;
	cli_table_out out;
	size_t n_dropped; /* context lines */
	bool simplify;
	gtab_simplifier *simplifier; /* NULL without --simplify */
	bool rules;
	const char *only;
	const char *except;
	const char *replay_path;
	gtab_replay *replay;
	bool dry_run;
	bool explain;
	size_t n_changes[32]; /* cells that the rule of each bit changed */
} norm;

/* ---- the rules ---- */

static void
print_changes(const norm *n, FILE *out)
{
	size_t n_rules;
	const gtab_rule_info *rules = gtab_rule_list(&n_rules);

	for (size_t i = 0; i < n_rules; i++) {
		const size_t n_cells = n->n_changes[__builtin_ctz(rules[i].bit)];

		if (n_cells > 0)
			fprintf(out, "%-14s %zu\n", rules[i].id, n_cells);
	}
}

static void
on_remark(void *ctx, const gtab_remark *remark)
{
	norm *n = ctx;

	const bool is_cell = remark->column == NULL || remark->column->role == GTAB_COLUMN_VALUE;

	for (gtab_rule_set left = is_cell ? remark->rules : 0; left != 0; left &= left - 1)
		n->n_changes[__builtin_ctz(left)]++;
	cli_on_remark(&n->remarks, remark);
}

/* ---- the clean table ---- */

/* Lines of the file that stand around the rows. */
static size_t
count_context(const gtab_table *table)
{
	size_t n_entries, n_lines = 0;
	const gtab_context_line *lines = gtab_table_context(table, &n_entries);

	for (size_t i = 0; i < n_entries; i++)
		n_lines += lines[i].place.line_no > 0 &&
			   (i == 0 || lines[i].place.line_no != lines[i - 1].place.line_no);
	return n_lines;
}

static void
put_log(norm *n)
{
	fwrite(n->remarks.line.ptr, 1, n->remarks.line.len, n->remarks.log);
	gtab_buf_truncate(&n->remarks.line, 0);
}

static gtab_status
write_table(void *ctx, gtab_table *table, gtab_error *err)
{
	norm *n = ctx;
	gtab_csv_writer *writer = NULL;
	const gtab_row *row;
	gtab_status st = GTAB_OK;

	if (n->explain)
		return norm_explain(table, n->out.stream, err);
	if (n->remarks.log != NULL) {
		gtab_change_log_begin(table, &n->remarks.line);
		put_log(n);
	}
	if (!n->dry_run)
		st = cli_table_out_open(&n->out, table, n->keep, &writer, err);
	while (st == GTAB_OK && (st = gtab_table_next(table, &row, err)) == GTAB_OK)
		if (writer != NULL)
			st = gtab_csv_writer_row(writer, row, err);
	if (st == GTAB_END)
		st = writer == NULL ? GTAB_OK : gtab_csv_writer_finish(writer, err);
	gtab_csv_writer_free(writer);
	n->n_dropped += n->keep || n->dry_run ? 0 : count_context(table);
	return st;
}

static gtab_status
normalize(norm *n, const char *operand, gtab_error *err)
{
	return cli_each_table(&n->reading, operand, write_table, n, err);
}

/* ---- --decode and --records: only the first steps ---- */

static gtab_status
put(norm *n, gtab_text bytes, gtab_error *err)
{
	if (fwrite(bytes.ptr, 1, bytes.len, n->out.stream) == bytes.len)
		return GTAB_OK;
	return gtab_error_set(err, GTAB_EOUTPUT, NULL);
}

/* With -v how the file is read, without it only what is doubtful. dialect is NULL where records are not looked for. */
static void
tell_reading(norm *n, const gtab_decoder *decoder, gtab_text name, const gtab_csv_dialect *dialect)
{
	const gtab_place place = { name, 0, 0 };
	gtab_buf line;

	gtab_buf_init(&line);
	if (n->reading.is_verbose) {
		gtab_reading_put(decoder, dialect, &line);
		cli_note_at(&n->cli, place, "%.*s", GTAB_TEXT_ARG(gtab_buf_text(&line)));
	}
	gtab_buf_truncate(&line, 0);
	if (dialect != NULL && dialect->is_thin) {
		gtab_dialect_doubt_put(dialect, &line);
		cli_note_at(&n->cli, place, "%.*s", GTAB_TEXT_ARG(gtab_buf_text(&line)));
	}
	gtab_buf_clear(&line);
}

static gtab_status
decode(norm *n, gtab_decoder *decoder, gtab_text name, gtab_error *err)
{
	gtab_text block;
	gtab_status st;

	tell_reading(n, decoder, name, NULL);
	while ((st = gtab_decoder_next(decoder, &block, err)) == GTAB_OK)
		if ((st = put(n, block, err)) != GTAB_OK)
			break;
	return st == GTAB_END ? GTAB_OK : st;
}

static gtab_status
rewrite_records(norm *n, gtab_decoder *decoder, gtab_text name, gtab_error *err)
{
	gtab_stream *records = NULL;
	const gtab_row *row;
	gtab_buf line;
	gtab_status st = gtab_csv_open(decoder, name, &n->reading.options.csv, &records, err);

	gtab_buf_init(&line);
	if (st == GTAB_OK)
		tell_reading(n, decoder, name, gtab_csv_dialect_of(records));
	while (st == GTAB_OK && (st = gtab_stream_next(records, &row, err)) == GTAB_OK) {
		gtab_buf_truncate(&line, 0);
		for (size_t i = 0; i < row->n_cells; i++) {
			if (i > 0)
				gtab_buf_putc(&line, ',');
			gtab_csv_put(&line, row->cells[i].text);
		}
		gtab_buf_putc(&line, '\n');
		st = line.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL)
				 : put(n, gtab_buf_text(&line), err);
	}
	gtab_buf_clear(&line);
	gtab_stream_free(records);
	return st == GTAB_END ? GTAB_OK : st;
}

/* ---- one operand, one output ---- */

/* What the decoder had to do to the text, told as a table's remarks are. */
static void
on_decoder_event(void *ctx, const gtab_decoder_event *event)
{
	norm *n = ctx;

	n->cli.n_findings += !event->is_rescue;
	cli_note(&n->cli,
		 event->is_rescue
			 ? _("line %llu is no UTF-8; it was read as GB18030")
			 : _("line %llu: a byte that the encoding does not allow, at offset %llu"),
		 (unsigned long long)event->line_no, (unsigned long long)event->offset);
}

/* The modes that stop before there is a table. */
static gtab_status
early_steps(norm *n, const char *operand, gtab_error *err)
{
	gtab_source *source = NULL;
	gtab_decoder *decoder = NULL;
	const gtab_decoder_options options = { .encoding = n->reading.options.encoding,
					       .on_bad_byte = n->reading.options.on_bad_byte,
					       .on_event = on_decoder_event,
					       .ctx = n };
	gtab_status st = gtab_source_open(operand, &source, err);

	if (st == GTAB_OK)
		st = gtab_decoder_open_with(source, &options, &decoder, err);
	if (st == GTAB_OK && n->decode)
		st = decode(n, decoder, gtab_source_name(source), err);
	else if (st == GTAB_OK && n->records)
		st = rewrite_records(n, decoder, gtab_source_name(source), err);
	else if (st == GTAB_OK)
		st = cli_normalize_values(&n->cli, n->values, &n->reading.options, decoder,
					  gtab_source_name(source), n->out.stream, err);
	gtab_decoder_free(decoder);
	gtab_source_free(source);
	return st;
}

static gtab_status
one_input(norm *n, const char *operand, gtab_error *err)
{
	if (n->decode || n->records || n->values != VALUES_OFF)
		return early_steps(n, operand, err);
	return normalize(n, operand, err);
}

/* Write operands first..last-1 to a stream, in the encoding that was asked for. */
static gtab_status
write_stream(norm *n, FILE *stream, size_t first, size_t last, gtab_error *err)
{
	const gtab_encoding encoding = output_encoding_of[n->output_encoding];
	gtab_status st = GTAB_OK;

	n->out.stream = stream;
	if (encoding != GTAB_UTF8)
		st = gtab_encoded_open(stream, encoding, &n->out.stream, err);
	for (size_t i = first; st == GTAB_OK && i < last; i++)
		st = one_input(n, n->cli.operands[i], err);
	if (st == GTAB_OK && n->dry_run)
		print_changes(n, n->out.stream);
	if (n->out.stream != NULL && n->out.stream != stream && fclose(n->out.stream) != 0 &&
	    st == GTAB_OK)
		st = gtab_error_set(err, GTAB_EOUTPUT, NULL);
	return st;
}

/* Write operands first..last-1 to one output. */
static gtab_status
write_output(norm *n, const char *path, size_t first, size_t last, gtab_error *err)
{
	gtab_outfile *file = NULL;
	gtab_status st = cli_open_output(&n->cli, path, &file, err);

	if (st == GTAB_OK)
		st = write_stream(n, gtab_outfile_stream(file), first, last, err);
	if (st == GTAB_OK && n->replay != NULL && last == n->cli.n_operands)
		st = gtab_replay_finish(n->replay, err);
	if (st == GTAB_OK)
		return gtab_outfile_commit(file, err);
	gtab_outfile_discard(file);
	return st;
}

static gtab_status
write_folder(norm *n, gtab_error *err)
{
	gtab_status st = GTAB_OK;

	for (size_t i = 0; st == GTAB_OK && i < n->cli.n_operands; i++) {
		gtab_buf path;

		gtab_buf_init(&path);
		cli_output_path(&path, n->folder, n->cli.operands[i], ".csv");
		cli_table_out_clear(&n->out);
		st = path.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL)
				 : write_output(n, path.ptr, i, i + 1, err);
		gtab_buf_clear(&path);
	}
	return st;
}

static gtab_status
open_replay(norm *n, gtab_error *err)
{
	gtab_source *log = NULL;
	gtab_status st = gtab_source_open(n->replay_path, &log, err);

	if (st == GTAB_OK)
		st = gtab_replay_open(log, &n->replay, err);
	n->reading.options.replay = n->replay;
	gtab_source_free(log);
	return st;
}

static gtab_status
run(norm *n, gtab_error *err)
{
	gtab_outfile *log = NULL;
	gtab_status st = cli_reading_open(&n->reading, err);

	if (st == GTAB_OK && n->simplify)
		st = gtab_simplifier_new(&n->simplifier);
	n->reading.options.simplifier = n->simplifier;
	if (st == GTAB_OK && n->log != NULL)
		st = cli_open_output(&n->cli, n->log, &log, err);
	if (st == GTAB_OK && log != NULL) {
		n->remarks.log = gtab_outfile_stream(log);
		gtab_change_log_head(&n->remarks.line);
		put_log(n);
	}
	if (st == GTAB_OK && n->replay_path != NULL)
		st = open_replay(n, err);
	if (st == GTAB_OK)
		st = n->folder != NULL ? write_folder(n, err)
				       : write_output(n, NULL, 0, n->cli.n_operands, err);
	if (st == GTAB_OK && n->n_dropped > 0)
		cli_note(&n->cli,
			 ngettext_("%zu line of context dropped (title, notes); -k keeps it",
				   "%zu lines of context dropped (title, notes); -k keeps them",
				   n->n_dropped),
			 n->n_dropped);
	if (st == GTAB_OK && log != NULL)
		return gtab_outfile_commit(log, err);
	gtab_outfile_discard(log);
	return st;
}

int
main(int argc, char **argv)
{
	norm n = { .values = VALUES_OFF };
	const cli_option options[] = {
		CLI_READING_OPTIONS(&n.reading),
		{ 'k', "keep", NULL, N_("keep title, notes and origins in # lines"),
		  .flag = &n.keep },
		{ 'd', "directory", "DIR", N_("write each input to a file of its own name in DIR"),
		  .text = &n.folder },
		{ '\0', "log", "FILE", N_("log every change of a cell as CSV"), .text = &n.log },
		{ '\0', "replay", "LOG", N_("make exactly the changes of this log"),
		  .text = &n.replay_path },
		{ '\0', "only", "RULE,…", NULL, .text = &n.only },
		{ '\0', "except", "RULE,…", NULL, .text = &n.except },
		{ '\0', "simplify", NULL, N_("write traditional characters as simplified ones"),
		  .flag = &n.simplify },
		{ '\0', "explain", NULL, N_("say what each line was taken for, and why"),
		  .flag = &n.explain },
		{ '\0', "dry-run", NULL, N_("only count the cells that each rule changes"),
		  .flag = &n.dry_run },
		{ '\0', "rules", NULL, N_("list the rules with an example each"),
		  .flag = &n.rules },
		{ '\0', "output-encoding", "NAME", NULL, .choice = &n.output_encoding,
		  .choices = output_encodings },
		{ '\0', "decode", NULL, NULL, .flag = &n.decode },
		{ '\0', "records", NULL, NULL, .flag = &n.records },
		{ '\0', "values", "KIND", N_("a value a line: number, date, period, text, code"),
		  .choice = &n.values, .choices = cli_value_kinds },
		CLI_END,
	};
	gtab_error err = { 0 };
	gtab_status st;

	n.cli = (cli){
		.name = "gtab-norm",
		.usage = "[OPTION]... [FILE]...",
		.purpose =
			N_("Turn a messy export into a clean table, with a log of every change."),
		.options = options,
		.examples = "gtab-norm 案件统计.csv -o clean.csv --log changes.csv\n"
			    "gtab-norm -k 案件统计.csv | gtab-check -f case-tally\n"
	};
	cli_parse(&n.cli, argc, argv);
	if (n.decode + n.records + (n.values != VALUES_OFF) > 1)
		cli_usage_error(&n.cli, _("--decode, --records and --values exclude each other"));
	if (n.folder != NULL && n.cli.output != NULL)
		cli_usage_error(&n.cli, _("-o and -d exclude each other"));
	if (n.replay_path != NULL &&
	    (n.log != NULL || n.dry_run || n.only != NULL || n.except != NULL))
		cli_usage_error(&n.cli,
				_("--replay makes the changes of a log and no others: --log, "
				  "--dry-run, --only and --except do not go with it"));
	n.reading.options.rules_off = cli_rules_off(&n.cli, n.only, n.except);
	if (n.rules) {
		cli_print_rules(stdout);
		return cli_finish(&n.cli, GTAB_OK, NULL);
	}
	if (n.explain &&
	    n.reading.tables.n == 0) /* of several tables the first, and where the others begin */
		n.reading.table = "1";
	n.remarks.cli = &n.cli;
	n.reading.options.on_remark = on_remark;
	n.reading.options.ctx = &n;
	st = run(&n, &err);
	cli_reading_close(&n.reading);
	cli_remarks_clear(&n.remarks);
	gtab_simplifier_free(n.simplifier);
	gtab_replay_free(n.replay);
	cli_table_out_clear(&n.out);
	return cli_finish(&n.cli, st, &err);
}
