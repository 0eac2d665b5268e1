/* SPDX-License-Identifier: MIT */

/* gtab-check: is the table right? Types, values, totals and relations, with every operand of what fails. */

#include <gtab.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "common/jobs.h"
#include "common/outlet.h"
#include "common/report_files.h"
#include "common/tables.h"

/*
 * The run: what was asked for, and where results go.
 *
 * rows      where tables go with --pass; without it no stream
 * references  what foreign keys look for in other tables; NULL without a form
 * expected  the names in --reporters, a line each
 * out       passes results on, in the order of the operands
 * unread    the last trouble with an operand after which the others went on
 */
typedef struct check {
	cli cli;
	cli_reading reading;
	const char *relations;
	const char *relations_file;
	const char *reporters_file;
	bool printed;
	bool without_suspects;
	bool pass;
	cli_reports reports;
	gtab_buf relation_text;
	gtab_buf expected;
	cli_table_out rows;
	outlet out;
	gtab_references *references;
	struct task *tasks;
	gtab_status unread;
	gtab_status status;
	gtab_error *err;
	int64_t started;
	bool has_progress;
	bool is_parallel;
} check;

/*
 * One operand, checked by one thread.
 *
 * tape     what it finds, when others are checked beside it
 * pending  what is said of a row before the row is told
 */
typedef struct task {
	check *c;
	outlet out;
	outlet_tape *tape;
	outlet_tape *pending;
	bool pends;
	gtab_status status;
	gtab_error err;
	gtab_buf line;
	gtab_buf scratch;
	size_t n_errors; /* of this table */
	size_t n_warnings;
	const gtab_form *form; /* of this table */
} task;

/* ---- findings, and what is said while reading ---- */

/* Findings that come with the pulling of a row wait until the row was told, so that reports can show it. */
static void
on_finding(void *ctx, const gtab_finding *finding)
{
	task *t = ctx;
	outlet later = t->out;

	t->n_errors += finding->severity == GTAB_ERROR;
	t->n_warnings += finding->severity == GTAB_WARNING;
	if (!t->pends) {
		outlet_finding(&t->out, finding);
		return;
	}
	later.kept = t->pending;
	outlet_finding(&later, finding);
	t->out.failed = t->out.failed || later.failed;
}

/* Refusals and warnings are findings; what was decided goes to stderr. */
static void
on_remark(void *ctx, const gtab_remark *remark)
{
	task *t = ctx;
	gtab_finding finding;

	if (remark->kind == GTAB_REMARK_NOTE)
		outlet_note(&t->out, remark->place, remark->message);
	else if (!gtab_check_covers(t->form, remark) &&
		 gtab_remark_finding(remark, &t->scratch, &finding))
		on_finding(t, &finding);
}

/* No form, or a form that asks for more than is checked: the latter is told once for a form that was given. */
static void
tell_form(task *t, const gtab_table *table)
{
	const gtab_form *const form = gtab_table_form(table);
	const gtab_place file = { gtab_table_source(table), 0, 0 };
	const gtab_text *unchecked = NULL;
	size_t n;

	if (form == NULL) {
		outlet_note(&t->out, file,
			    gtab_text_of(_("no form fits its header: only given relations and what "
					   "the row labels promise are checked")));
		return;
	}
	unchecked = gtab_form_unchecked(form, &n);
	for (size_t i = 0; form != t->c->reading.form && i < n; i++) {
		gtab_buf_truncate(&t->line, 0);
		gtab_buf_printf(&t->line, _("form %.*s: %.*s is not checked"),
				GTAB_TEXT_ARG(gtab_form_name(form)), GTAB_TEXT_ARG(unchecked[i]));
		outlet_note(&t->out, (gtab_place){ 0 }, gtab_buf_text(&t->line));
	}
}

static void
put_counts(const task *t, const gtab_check_counts *n, const gtab_table *table, gtab_buf *out)
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
				GTAB_TEXT_ARG(file), t->n_errors, t->n_warnings);
	if (n->n_not_run > 0)
		gtab_buf_printf(out,
				ngettext_("; %zu printed relation not checked",
					  "; %zu printed relations not checked", n->n_not_run),
				n->n_not_run);
}

/* ---- one table ---- */

static gtab_status
next_row(task *t, gtab_table *table, const gtab_row **row_out, gtab_error *err)
{
	gtab_status st;

	t->pends = t->out.wants_rows;
	st = gtab_table_next(table, row_out, err);
	t->pends = false;
	if (st == GTAB_OK)
		outlet_row(&t->out, *row_out);
	outlet_play(t->pending, &t->out);
	return st;
}

static gtab_status
each_row(task *t, gtab_table *table, gtab_check *checker, gtab_error *err)
{
	cli_table_out *const rows = &t->c->rows;
	gtab_csv_writer *writer = NULL;
	const gtab_row *row;
	gtab_status st = GTAB_OK;

	if (rows->stream != NULL)
		st = cli_table_out_open(rows, table, gtab_table_is_kept(table), &writer, err);
	while (st == GTAB_OK && (st = next_row(t, table, &row, err)) == GTAB_OK) {
		st = gtab_check_row(checker, row, err);
		if (st == GTAB_OK && writer != NULL)
			st = gtab_csv_writer_row(writer, row, err);
	}
	if (st == GTAB_END)
		st = writer == NULL ? GTAB_OK : gtab_csv_writer_finish(writer, err);
	gtab_csv_writer_free(writer);
	return st;
}

static void
end_table(task *t, const gtab_check_counts *counts, const gtab_table *table)
{
	gtab_buf_truncate(&t->line, 0);
	put_counts(t, counts, table, &t->line);
	outlet_end(&t->out, counts, gtab_buf_text(&t->line));
	t->n_errors = 0;
	t->n_warnings = 0;
}

static gtab_status
check_table(void *ctx, gtab_table *table, gtab_error *err)
{
	task *t = ctx;
	const check *const c = t->c;
	const gtab_check_options options = { .form = gtab_table_form(table),
					     .references = c->references,
					     .relations = gtab_buf_text(&c->relation_text),
					     .relations_name = c->relations_file == NULL
								       ? "--relations"
								       : c->relations_file,
					     .printed = c->printed,
					     .suspects = !c->without_suspects,
					     .on_finding = on_finding,
					     .ctx = t };
	gtab_check_counts counts;
	gtab_check *checker;
	gtab_status st;

	outlet_begin(&t->out, table);
	t->form = gtab_table_form(table);
	tell_form(t, table);
	gtab_table_set_remarks(table, NULL, NULL); /* a pass that only looks for rows */
	st = gtab_check_open(table, &options, &checker, err);
	gtab_table_set_remarks(table, on_remark, t);
	if (st == GTAB_OK)
		st = each_row(t, table, checker, err);
	gtab_table_set_remarks(table, NULL, NULL); /* keys that stand twice are looked at again */
	if (st == GTAB_OK)
		st = gtab_check_finish(checker, &counts, err);
	if (st == GTAB_OK)
		end_table(t, &counts, table);
	gtab_table_set_remarks(table, on_remark, t); /* for the next table of the input */
	gtab_check_free(checker);
	return st;
}

/* ---- what foreign keys refer to ---- */

/* Whether the others can go on after it. */
static bool
is_of_one_input(const check *c, gtab_status st)
{
	return !c->pass && c->cli.n_operands > 1 &&
	       (st == GTAB_EINPUT || st == GTAB_EENCODING || st == GTAB_EMALFORMED ||
		st == GTAB_ELIMIT);
}

static gtab_status
gather_keys(void *ctx, gtab_table *table, gtab_error *err)
{
	check *c = ctx;

	return gtab_references_add(c->references, table, err);
}

/* The tables of the form that are among the inputs, then those that it says where to find. */
static gtab_status
read_references(check *c, gtab_error *err)
{
	const gtab_form *const form = c->reading.form;
	gtab_status st;

	if (form == NULL)
		return GTAB_OK;
	st = gtab_references_new(form, &c->references, err);
	if (st != GTAB_OK || !gtab_references_are_needed(c->references))
		return st;
	for (size_t i = 0; st == GTAB_OK && i < c->cli.n_operands; i++) {
		if (strcmp(c->cli.operands[i], "-") == 0) /* that can be read only once */
			continue;
		st = cli_each_table(&c->reading, c->cli.operands[i], gather_keys, c, err);
		if (is_of_one_input(c, st)) /* told when its turn comes */
			st = GTAB_OK;
	}
	for (size_t i = 0; st == GTAB_OK && i < gtab_form_n_tables(form); i++) {
		const gtab_form *const table = gtab_form_table(form, i);
		const gtab_text path = gtab_form_data_path(table);

		/* where it is not, the foreign key is told as not checked */
		if (path.len > 0 && access(path.ptr, F_OK) == 0 &&
		    gtab_references_lack(c->references, gtab_form_name(table)))
			st = cli_each_table(&c->reading, path.ptr, gather_keys, c, err);
	}
	return st;
}

/* ---- one operand ---- */

static void
check_operand(void *ctx, size_t i)
{
	check *const c = ctx;
	task *const t = &c->tasks[i];
	cli_reading reading = c->reading;

	*t = (task){ .c = c, .out = c->out };
	t->tape = c->is_parallel ? outlet_tape_new() : NULL;
	t->pending = outlet_tape_new();
	t->out.kept = t->tape;
	if (t->pending == NULL || (c->is_parallel && t->tape == NULL)) {
		t->status = gtab_error_set(&t->err, GTAB_ENOMEM, NULL);
		return;
	}
	reading.options.on_remark = on_remark;
	reading.options.ctx = t;
	t->status = cli_each_table(&reading, c->cli.operands[i], check_table, t, &t->err);
	if (t->status == GTAB_OK && (t->line.failed || t->scratch.failed || t->out.failed))
		t->status = gtab_error_set(&t->err, GTAB_ENOMEM, NULL);
}
static void
clear_task(task *t)
{
	outlet_tape_free(t->tape);
	outlet_tape_free(t->pending);
	gtab_buf_clear(&t->line);
	gtab_buf_clear(&t->scratch);
	t->tape = NULL;
	t->pending = NULL;
}

/* ---- the operands in order ---- */

enum { PROGRESS_AFTER = 1, PROGRESS_EVERY = 32 };

/* How far the work is: on a terminal only, and only when it takes long. */
static void
show_progress(check *c, size_t n_done)
{
	if (!isatty(STDERR_FILENO) || c->cli.n_operands == 1 || n_done % PROGRESS_EVERY != 0 ||
	    time(NULL) - c->started < PROGRESS_AFTER)
		return;
	fprintf(stderr, "\r%zu/%zu", n_done, c->cli.n_operands);
	c->has_progress = true;
}

static void
hide_progress(check *c)
{
	if (c->has_progress)
		fputs("\r\033[K", stderr); /* ECMA-48 §8.3.41 */
	c->has_progress = false;
}

static bool
take_operand(void *ctx, size_t i)
{
	check *const c = ctx;
	task *const t = &c->tasks[i];

	if (t->tape != NULL) {
		hide_progress(c);
		outlet_play(t->tape, &c->out);
	}
	c->cli.n_findings += t->out.n_errors;
	if (is_of_one_input(c, t->status)) {
		outlet_unread(&c->out, gtab_text_of(c->cli.operands[i]), &t->err);
		c->unread = t->status;
	} else if (t->status != GTAB_OK) {
		c->status = t->status;
		*c->err = t->err;
	}
	clear_task(t);
	show_progress(c, i + 1);
	return c->status == GTAB_OK;
}

/* ---- how it went, by reporter ---- */

static void
put_line(check *c, gtab_buf *line)
{
	if (c->out.summary != NULL)
		fprintf(c->out.summary, "%.*s\n", GTAB_TEXT_ARG(gtab_buf_text(line)));
	else
		cli_note(&c->cli, "%.*s", GTAB_TEXT_ARG(gtab_buf_text(line)));
	gtab_buf_truncate(line, 0);
}

/* failed: 汾阳市, 孝义市 */
static void
put_reporters_of(check *c, const gtab_submission *all, size_t n, gtab_submission_verdict verdict,
		 gtab_buf *line)
{
	size_t n_told = 0;

	for (size_t i = 0; i < n; i++) {
		if (all[i].verdict != verdict)
			continue;
		if (n_told++ == 0)
			gtab_buf_printf(line, "  %s: ", gtab_submission_verdict_words(verdict));
		else
			gtab_buf_put(line, GTAB_TEXT(", "));
		cli_put_escaped(line, all[i].reporter);
	}
	if (n_told > 0)
		put_line(c, line);
}

static void
put_summary(check *c)
{
	size_t n_by_verdict[GTAB_N_SUBMISSION_VERDICTS] = { 0 };
	const gtab_submission *all;
	gtab_buf line;
	size_t n;

	all = gtab_report_submissions(c->reports.reports[0], &n);
	if (n < 2)
		return;
	gtab_buf_init(&line);
	for (size_t i = 0; i < n; i++)
		n_by_verdict[all[i].verdict]++;
	gtab_buf_printf(
		&line, _("%zu submissions: %zu passed, %zu failed, %zu not checkable, %zu missing"),
		n, n_by_verdict[GTAB_SUBMISSION_PASSED], n_by_verdict[GTAB_SUBMISSION_FAILED],
		n_by_verdict[GTAB_SUBMISSION_UNCHECKED], n_by_verdict[GTAB_SUBMISSION_MISSING]);
	put_line(c, &line);
	for (size_t v = GTAB_SUBMISSION_FAILED; v < GTAB_N_SUBMISSION_VERDICTS; v++)
		put_reporters_of(c, all, n, (gtab_submission_verdict)v, &line);
	gtab_buf_clear(&line);
}

static bool
has_sent(const check *c, gtab_text reporter)
{
	const gtab_submission *all;
	size_t n;

	all = gtab_report_submissions(c->reports.reports[0], &n);
	for (size_t i = 0; i < n; i++) {
		if (gtab_text_equal(gtab_text_trim(all[i].reporter), reporter))
			return true;
	}
	return false;
}

/* Those in --reporters that sent nothing. */
static void
tell_missing(check *c)
{
	gtab_text rest = gtab_buf_text(&c->expected);

	while (rest.len > 0) {
		const size_t end = gtab_text_find(rest, GTAB_TEXT("\n"));
		const gtab_text name = gtab_text_trim(gtab_text_slice(rest, 0, end));

		rest = gtab_text_slice(rest, end + 1, rest.len);
		if (name.len == 0 || has_sent(c, name))
			continue;
		for (size_t i = 0; i < c->reports.n; i++)
			gtab_report_missing(c->reports.reports[i], name);
	}
}

/* ---- the run ---- */

/* All of a text file, in any encoding. */
static gtab_status
read_text(const char *path, gtab_buf *out, gtab_error *err)
{
	gtab_source *source = NULL;
	gtab_decoder *decoder = NULL;
	gtab_text block;
	gtab_status st = path == NULL ? GTAB_END : gtab_source_open(path, &source, err);

	if (st == GTAB_OK)
		st = gtab_decoder_open(source, GTAB_ENCODING_AUTO, &decoder, err);
	while (st == GTAB_OK && (st = gtab_decoder_next(decoder, &block, err)) == GTAB_OK)
		gtab_buf_put(out, block);
	gtab_decoder_free(decoder);
	gtab_source_free(source);
	return st == GTAB_END ? GTAB_OK : st;
}

/* What a form that was given asks for and is not checked. */
static void
tell_given_form(check *c)
{
	const gtab_text *unchecked = NULL;
	size_t n = 0;

	if (c->reading.form != NULL)
		unchecked = gtab_form_unchecked(c->reading.form, &n);
	for (size_t i = 0; i < n; i++)
		cli_note(&c->cli, _("form %.*s: %.*s is not checked"),
			 GTAB_TEXT_ARG(gtab_form_name(c->reading.form)),
			 GTAB_TEXT_ARG(unchecked[i]));
}

static gtab_status
check_all(check *c, gtab_error *err)
{
	const cli_jobs jobs = { c->cli.n_operands, check_operand, take_operand, c };
	const size_t n_threads = c->reading.options.n_jobs;
	gtab_status st;

	tell_given_form(c);
	st = read_references(c, err);
	if (st != GTAB_OK)
		return st;
	c->started = (int64_t)time(NULL);
	c->err = err;
	c->tasks = calloc(c->cli.n_operands, sizeof(*c->tasks));
	if (c->tasks == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	c->is_parallel = n_threads > 1 && c->cli.n_operands > 1 && !c->pass;
	if (c->is_parallel) /* a thread a file, or all for one */
		c->reading.options.n_jobs = 1;
	cli_run_jobs(&jobs, c->is_parallel ? n_threads : 1);
	hide_progress(c);
	for (size_t i = 0; i < c->cli.n_operands; i++)
		clear_task(&c->tasks[i]); /* of those whose turn never came */
	free(c->tasks);
	if (c->status == GTAB_OK && !c->out.failed) {
		tell_missing(c);
		put_summary(c);
	}
	return c->out.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : c->status;
}

static gtab_status
commit_or_discard(gtab_outfile *file, gtab_status st, gtab_error *err)
{
	if (st == GTAB_OK && file != NULL)
		return gtab_outfile_commit(file, err);
	gtab_outfile_discard(file);
	return st;
}

/* Where findings, tables and closing lines go. */
static gtab_status
open_reports(check *c, gtab_outfile *out, gtab_error *err)
{
	FILE *const stream = gtab_outfile_stream(out);
	const bool uses_stdout =
		cli_reports_use_stdout(&c->reports) && (!c->pass || c->reports.paths.n == 0);
	const gtab_status st = cli_reports_open(&c->reports, &c->cli,
						!uses_stdout ? NULL
						: c->pass    ? stderr
							     : stream,
						err);
	const bool is_data = uses_stdout && c->reports.format > GTAB_REPORT_TEXT;

	if (st != GTAB_OK)
		return st;
	c->rows.stream = c->pass ? stream : NULL;
	c->out = (outlet){ .cli = &c->cli,
			   .reports = c->reports.reports,
			   .n_reports = c->reports.n,
			   .summary = c->pass || is_data ? NULL : stream };
	for (size_t i = 0; i < c->reports.n; i++)
		c->out.wants_rows |= gtab_report_wants_rows(c->reports.reports[i]);
	return GTAB_OK;
}

/* Open what is written to, check, and close it: the table or the findings, and the reports. */
static gtab_status
run(check *c, gtab_error *err)
{
	gtab_outfile *out = NULL;
	gtab_status st = cli_reading_open(&c->reading, err);

	if (c->relations != NULL)
		gtab_buf_put(&c->relation_text, gtab_text_of(c->relations));
	if (st == GTAB_OK)
		st = read_text(c->relations_file, &c->relation_text, err);
	if (st == GTAB_OK)
		st = read_text(c->reporters_file, &c->expected, err);
	if (st == GTAB_OK && (c->relation_text.failed || c->expected.failed))
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK)
		st = cli_open_output(&c->cli, NULL, &out, err);
	if (st == GTAB_OK)
		st = open_reports(c, out, err);
	if (st == GTAB_OK)
		st = check_all(c, err);
	st = cli_reports_close(&c->reports, st, err);
	return commit_or_discard(out, st, err);
}

/* What cannot be asked for together. */
static void
check_call(const check *c)
{

	if (c->relations != NULL && c->relations_file != NULL)
		cli_usage_error(&c->cli, _("--relations and --relations-file exclude each other"));
	if (c->cli.output != NULL && !c->pass && !cli_reports_use_stdout(&c->reports))
		cli_usage_error(&c->cli, _("-o and --report exclude each other without --pass"));
}

int
main(int argc, char **argv)
{
	check c = { .reports.format = -1 };
	const cli_option options[] = {
		CLI_READING_OPTIONS(&c.reading),
		{ '\0', "relations", "TEXT",
		  N_("check these relations: '05行=06行+07行; 合计≥其他'"), .text = &c.relations },
		{ '\0', "relations-file", "FILE", N_("check the relations in FILE, one a line"),
		  .text = &c.relations_file },
		{ '\0', "printed-relations", NULL,
		  N_("check the relations printed in the table's notes"), .flag = &c.printed },
		{ '\0', "no-suspects", NULL, N_("do not look for what is probably wrong"),
		  .flag = &c.without_suspects },
		{ '\0', "reporters", "FILE", N_("who must send a table, a name a line"),
		  .text = &c.reporters_file },
		{ '\0', "pass", NULL, N_("write the table to stdout, findings to stderr"),
		  .flag = &c.pass },
		{ '\0', "format", "FORMAT", N_("text, csv, jsonl, sarif, junit or html"),
		  .choice = &c.reports.format, .choices = gtab_report_formats() },
		{ '\0', "report", "FILE", N_("also: .txt .csv .jsonl .sarif .xml .html"),
		  .list = &c.reports.paths },
		{ '\0', "color", "WHEN", N_("auto (a terminal, no NO_COLOR), always, never"),
		  .choice = &c.reports.colour, .choices = cli_colour_modes },
		{ '\0', "no-mask", NULL, N_("show citizen numbers whole"),
		  .flag = &c.reports.shows_numbers },
		CLI_END,
	};
	gtab_error err = { 0 };
	gtab_status st;
	int result;

	c.cli = (cli){ .name = "gtab-check",
		       .usage = "[OPTION]... [FILE]...",
		       .purpose = N_("Check tables: types, values, totals and relations."),
		       .options = options,
		       .examples = "gtab-check -f case-tally --report 审核.html 上报/*.csv\n"
				   "gtab-check --relations '05行=06行+07行' 报表.csv\n" };
	cli_parse(&c.cli, argc, argv);
	check_call(&c);
	st = run(&c, &err);
	gtab_references_free(c.references);
	cli_reading_close(&c.reading);
	gtab_buf_clear(&c.relation_text);
	gtab_buf_clear(&c.expected);
	cli_table_out_clear(&c.rows);
	result = cli_finish(&c.cli, st, &err);
	return c.unread != GTAB_OK && result < cli_exit_of(c.unread) ? cli_exit_of(c.unread)
								     : result;
}
