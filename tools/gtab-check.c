/* SPDX-License-Identifier: MIT */

/* gtab-check: is the table right? Types, values, totals and relations, with every operand of what fails. */

#include <gtab.h>

#include "common/cli.h"
#include "common/tables.h"

static const char *const formats[] = { "text", "csv", "jsonl", NULL };

/*
 * rows       where tables go with --pass; without it no stream
 * findings   where findings go
 * summary    where the closing line goes; NULL: stderr
 */
typedef struct check {
	cli cli;
	cli_reading reading;
	const char *relations;
	const char *relations_file;
	bool printed;
	bool pass;
	const char *report;
	int format; /* GTAB_REPORT_… */
	gtab_buf relation_text;
	cli_table_out rows;
	FILE *findings;
	FILE *summary;
	gtab_buf line;
	gtab_buf scratch;
	size_t n_errors; /* of this table */
	size_t n_warnings;
	const gtab_form *told; /* the form whose unchecked properties were told */
} check;

/* ---- findings, and what is said while reading ---- */

static void
print_line(check *c, FILE *to)
{
	if (c->line.len > 0)
		fwrite(c->line.ptr, 1, c->line.len, to);
	gtab_buf_truncate(&c->line, 0);
}

static void
on_finding(void *ctx, const gtab_finding *finding)
{
	check *c = ctx;

	c->cli.n_findings += finding->severity == GTAB_ERROR;
	c->n_errors += finding->severity == GTAB_ERROR;
	c->n_warnings += finding->severity == GTAB_WARNING;
	gtab_report_put((gtab_report_format)c->format, finding, &c->line);
	print_line(c, c->findings);
}

/* Refusals and warnings are findings; what was decided goes to stderr. */
static void
on_remark(void *ctx, const gtab_remark *remark)
{
	check *c = ctx;
	gtab_finding finding;

	if (remark->kind == GTAB_REMARK_NOTE)
		cli_note_at(&c->cli, remark->place, "%.*s", GTAB_TEXT_ARG(remark->message));
	else if (gtab_remark_finding(remark, &c->scratch, &finding))
		on_finding(c, &finding);
}

/* No form, or a form that asks for more than is checked. */
static void
tell_form(check *c, const gtab_table *table)
{
	const gtab_form *const form = gtab_table_form(table);
	const gtab_place file = { gtab_table_source(table), 0, 0 };
	const gtab_text *unchecked;
	size_t n;

	if (form == NULL) {
		cli_note_at(
			&c->cli, file, "%s",
			_("no form fits its header: only given relations and what the row labels "
			  "promise are checked"));
		return;
	}
	unchecked = gtab_form_unchecked(form, &n);
	for (size_t i = 0; form != c->told && i < n; i++)
		cli_note(&c->cli, _("form %.*s: %.*s is not checked"),
			 GTAB_TEXT_ARG(gtab_form_name(form)), GTAB_TEXT_ARG(unchecked[i]));
	c->told = c->reading.form;
}

static void
put_counts(const check *c, const gtab_check_counts *n, const gtab_table *table, gtab_buf *out)
{
	const gtab_text file = gtab_table_source(table);

	if (n->n_relations > 0)
		gtab_buf_printf(out,
				ngettext_("%.*s: %zu relation: %zu held, %zu failed, %zu could not "
					  "be checked",
					  "%.*s: %zu relations: %zu held, %zu failed, %zu could "
					  "not be checked",
					  n->n_relations),
				GTAB_TEXT_ARG(file), n->n_relations, n->n_pass, n->n_fail,
				n->n_unknown);
	else
		gtab_buf_printf(out, _("%.*s: no relations; errors: %zu, warnings: %zu"),
				GTAB_TEXT_ARG(file), c->n_errors, c->n_warnings);
	if (n->n_not_run > 0)
		gtab_buf_printf(out,
				ngettext_("; %zu printed relation not checked",
					  "; %zu printed relations not checked", n->n_not_run),
				n->n_not_run);
}

static void
summarize(check *c, const gtab_check_counts *counts, const gtab_table *table)
{
	gtab_buf_truncate(&c->line, 0);
	put_counts(c, counts, table, &c->line);
	c->n_errors = 0;
	c->n_warnings = 0;
	if (c->summary == NULL) {
		cli_note(&c->cli, "%.*s", GTAB_TEXT_ARG(gtab_buf_text(&c->line)));
		gtab_buf_truncate(&c->line, 0);
		return;
	}
	gtab_buf_putc(&c->line, '\n');
	print_line(c, c->summary);
}

/* ---- one table ---- */

static gtab_status
each_row(check *c, gtab_table *table, gtab_check *checker, gtab_error *err)
{
	gtab_csv_writer *writer = NULL;
	const gtab_row *row;
	gtab_status st = GTAB_OK;

	if (c->rows.stream != NULL)
		st = cli_table_out_open(&c->rows, table, gtab_table_is_kept(table), &writer, err);
	while (st == GTAB_OK && (st = gtab_table_next(table, &row, err)) == GTAB_OK) {
		st = gtab_check_row(checker, row, err);
		if (st == GTAB_OK && writer != NULL)
			st = gtab_csv_writer_row(writer, row, err);
	}
	if (st == GTAB_END)
		st = writer == NULL ? GTAB_OK : gtab_csv_writer_finish(writer, err);
	gtab_csv_writer_free(writer);
	return st;
}

static gtab_status
check_table(void *ctx, gtab_table *table, gtab_error *err)
{
	check *c = ctx;
	const gtab_check_options options = { .form = gtab_table_form(table),
					     .relations = gtab_buf_text(&c->relation_text),
					     .relations_name = c->relations_file == NULL
								       ? "--relations"
								       : c->relations_file,
					     .printed = c->printed,
					     .on_finding = on_finding,
					     .ctx = c };
	gtab_check_counts counts;
	gtab_check *checker;
	gtab_status st;

	tell_form(c, table);
	gtab_table_set_remarks(table, NULL, NULL); /* a pass that only looks for rows */
	st = gtab_check_open(table, &options, &checker, err);
	gtab_table_set_remarks(table, on_remark, c);
	if (st == GTAB_OK)
		st = each_row(c, table, checker, err);
	if (st == GTAB_OK)
		st = gtab_check_finish(checker, &counts, err);
	if (st == GTAB_OK)
		summarize(c, &counts, table);
	gtab_check_free(checker);
	return st;
}

/* ---- the run ---- */

/* All of a relations file, in any encoding. */
static gtab_status
read_relations(check *c, gtab_error *err)
{
	gtab_source *source = NULL;
	gtab_decoder *decoder = NULL;
	gtab_text block;
	gtab_status st = gtab_source_open(c->relations_file, &source, err);

	if (st == GTAB_OK)
		st = gtab_decoder_open(source, GTAB_ENCODING_AUTO, &decoder, err);
	while (st == GTAB_OK && (st = gtab_decoder_next(decoder, &block, err)) == GTAB_OK)
		gtab_buf_put(&c->relation_text, block);
	gtab_decoder_free(decoder);
	gtab_source_free(source);
	return st == GTAB_END ? GTAB_OK : st;
}

static gtab_status
check_all(check *c, gtab_error *err)
{
	gtab_status st = GTAB_OK;

	/* a .csv file is for Excel, which reads UTF-8 only behind its mark */
	if (c->report != NULL && gtab_text_ends(gtab_text_of(c->report), GTAB_TEXT(".csv")))
		gtab_buf_put(&c->line, GTAB_TEXT("\xEF\xBB\xBF"));
	gtab_report_head((gtab_report_format)c->format, &c->line);
	print_line(c, c->findings);
	for (size_t i = 0; st == GTAB_OK && i < c->cli.n_operands; i++)
		st = cli_each_table(&c->reading, c->cli.operands[i], check_table, c, err);
	if (st == GTAB_OK && (c->line.failed || c->scratch.failed || c->relation_text.failed))
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	return st;
}

static gtab_status
commit_or_discard(gtab_outfile *file, gtab_status st, gtab_error *err)
{
	if (st == GTAB_OK && file != NULL)
		return gtab_outfile_commit(file, err);
	gtab_outfile_discard(file);
	return st;
}

/* Open what is written to, check, and close it: the table or the findings, and the report. */
static gtab_status
run(check *c, gtab_error *err)
{
	gtab_outfile *out = NULL;
	gtab_outfile *report = NULL;
	gtab_status st = cli_reading_open(&c->reading, err);

	if (st == GTAB_OK && c->relations_file != NULL)
		st = read_relations(c, err);
	else if (c->relations != NULL)
		gtab_buf_put(&c->relation_text, gtab_text_of(c->relations));
	if (st == GTAB_OK)
		st = cli_open_output(&c->cli, NULL, &out, err);
	if (st == GTAB_OK && c->report != NULL)
		st = cli_open_output(&c->cli, c->report, &report, err);
	if (st == GTAB_OK) {
		FILE *const stream = gtab_outfile_stream(out);

		c->rows.stream = c->pass ? stream : NULL;
		c->findings = report != NULL ? gtab_outfile_stream(report)
			      : c->pass      ? stderr
					     : stream;
		c->summary = c->pass || c->format != GTAB_REPORT_TEXT ? NULL : stream;
		st = check_all(c, err);
	}
	st = commit_or_discard(report, st, err);
	return commit_or_discard(out, st, err);
}

int
main(int argc, char **argv)
{
	check c = { .format = GTAB_REPORT_TEXT };
	const cli_option options[] = {
		CLI_READING_OPTIONS(&c.reading),
		{ '\0', "relations", "TEXT",
		  N_("check these relations: '05行=06行+07行; 合计≥其他'"), .text = &c.relations },
		{ '\0', "relations-file", "FILE", N_("check the relations in FILE, one a line"),
		  .text = &c.relations_file },
		{ '\0', "printed-relations", NULL,
		  N_("check the relations printed in the table's notes"), .flag = &c.printed },
		{ '\0', "pass", NULL, N_("write the table to stdout, and the findings to stderr"),
		  .flag = &c.pass },
		{ '\0', "report", "FILE", N_("write the findings to FILE"), .text = &c.report },
		{ '\0', "format", "FORMAT", N_("how findings are written: text, csv or jsonl"),
		  .choice = &c.format, .choices = formats },
		CLI_END,
	};
	gtab_error err = { 0 };
	gtab_status st;

	c.cli = (cli){ .name = "gtab-check",
		       .usage = "[OPTION]... [FILE]...",
		       .purpose = N_("Check a table: types, values, totals and relations."),
		       .options = options,
		       .examples =
			       "gtab-check -f case-tally 案件统计.csv\n"
			       "gtab-check --relations '05行=06行+07行' --format csv 报表.csv\n" };
	cli_parse(&c.cli, argc, argv);
	if (c.relations != NULL && c.relations_file != NULL)
		cli_usage_error(&c.cli, _("--relations and --relations-file exclude each other"));
	if (c.report != NULL && c.cli.output != NULL && !c.pass)
		cli_usage_error(&c.cli, _("-o and --report exclude each other without --pass"));
	c.reading.options.on_remark = on_remark;
	c.reading.options.ctx = &c;
	c.findings = stderr; /* until the outputs are open */
	st = run(&c, &err);
	cli_reading_close(&c.reading);
	gtab_buf_clear(&c.relation_text);
	gtab_buf_clear(&c.line);
	gtab_buf_clear(&c.scratch);
	cli_table_out_clear(&c.rows);
	return cli_finish(&c.cli, st, &err);
}
