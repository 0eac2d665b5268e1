/* SPDX-License-Identifier: MIT */

/* gtab-check: is the table right? Types, values, totals and relations, with every operand of what fails. */

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "common/jobs.h"
#include "common/operands.h"
#include "gtab-check/check.h"

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

/* Pass on what a task found; false when the run ends there. */
static bool
take(void *ctx, size_t i)
{
	check *const c = ctx;
	task *const t = &c->tasks[i];

	if (t->tape != NULL) {
		hide_progress(c);
		outlet_play(t->tape, &c->out);
	}
	if (c->draft != NULL && t->drafts.len > 0)
		fwrite(t->drafts.ptr, 1, t->drafts.len, c->draft);
	c->cli.n_findings += t->out.n_errors;
	if (is_of_one_input(c, t->status)) {
		outlet_unread(&c->out, gtab_text_of(c->cli.operands[t->operand]), &t->err);
		c->unread = t->status;
	} else if (t->status != GTAB_OK) {
		c->status = t->status;
		*c->err = t->err;
	}
	clear_task(t);
	show_progress(c, t->operand + 1);
	return c->status == GTAB_OK;
}

/* ---- the run ---- */

/* What the tables of a form that was given ask for and is not checked. */
static void
tell_given_form(check *c)
{
	const size_t n_tables = c->reading.form == NULL ? 0 : gtab_form_n_tables(c->reading.form);

	for (size_t i = 0; i < n_tables; i++) {
		const gtab_form *const table = gtab_form_table(c->reading.form, i);
		size_t n;
		const gtab_text *const unchecked = gtab_form_unchecked(table, &n);

		for (size_t k = 0; k < n; k++)
			cli_note(&c->cli, _("form %.*s: %.*s is not checked"),
				 GTAB_TEXT_ARG(gtab_form_name(table)), GTAB_TEXT_ARG(unchecked[k]));
	}
}

static gtab_status
check_all(check *c, gtab_error *err)
{
	const cli_jobs jobs = { c->cli.n_operands, check_operand, take, c };
	const size_t n_threads = c->reading.options.n_jobs;
	gtab_status st;

	tell_given_form(c);
	st = read_references(c, err);
	if (st != GTAB_OK)
		return st;
	c->started = (int64_t)time(NULL);
	c->err = err;
	c->is_parallel = n_threads > 1 && c->cli.n_operands > 1 && !c->pass;
	if (c->is_parallel) /* a thread a file, or all for one */
		c->reading.options.n_jobs = 1;
	c->tasks = calloc(c->cli.n_operands, sizeof(*c->tasks));
	if (c->tasks == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t i = 0; i < c->cli.n_operands; i++)
		c->tasks[i] = (task){ .c = c, .out = c->out, .operand = i };
	cli_run_jobs(&jobs, c->is_parallel ? n_threads : 1);
	hide_progress(c);
	for (size_t i = 0; i < c->cli.n_operands; i++)
		clear_task(&c->tasks[i]); /* of those whose turn never came */
	free(c->tasks);
	if (c->status != GTAB_OK)
		return c->status;
	if (c->out.failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	tell_missing(c);
	put_summary(c);
	return GTAB_OK;
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

/* A file beside the findings: the corrected table, its log. */
static gtab_status
open_side(const check *c, const char *path, gtab_outfile **file, FILE **stream, gtab_error *err)
{
	const gtab_status st = cli_open_output(&c->cli, path, file, err);

	if (st == GTAB_OK)
		*stream = gtab_outfile_stream(*file);
	return st;
}

/* Open what is written to, check, and close it: the table or the findings, and the reports. */
static gtab_status
run(check *c, gtab_error *err)
{
	gtab_outfile *out = NULL;
	gtab_outfile *corrected = NULL;
	gtab_outfile *log = NULL;
	gtab_outfile *draft = NULL;
	gtab_status st = cli_reading_open(&c->reading, err);

	if (c->relations != NULL)
		gtab_buf_put(&c->relation_text, gtab_text_of(c->relations));
	if (st == GTAB_OK)
		st = cli_read_text(c->relations_file, &c->relation_text, err);
	if (st == GTAB_OK)
		st = cli_read_text(c->reporters_file, &c->expected, err);
	if (st == GTAB_OK && (c->relation_text.failed || c->expected.failed))
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK)
		st = cli_package_open(&c->package, &c->cli, &c->reading, err);
	if (st == GTAB_OK)
		st = read_waivers(c, err);
	if (st == GTAB_OK)
		st = cli_open_output(&c->cli, NULL, &out, err);
	if (st == GTAB_OK)
		st = open_draft(c, &draft, err);
	if (st == GTAB_OK)
		st = open_reports(c, out, err);
	if (st == GTAB_OK && c->apply != NULL)
		st = open_side(c, c->apply, &corrected, &c->fixes.table, err);
	if (st == GTAB_OK && c->log != NULL)
		st = open_side(c, c->log, &log, &c->fixes.log, err);
	if (st == GTAB_OK)
		st = check_all(c, err);
	st = cli_reports_close(&c->reports, st, err);
	st = commit_or_discard(corrected, st, err);
	st = commit_or_discard(log, st, err);
	st = commit_or_discard(draft, st, err);
	return commit_or_discard(out, st, err);
}

/* What cannot be asked for together. */
static void
check_call(const check *c)
{
	if (c->apply != NULL && (c->cli.n_operands > 1 || c->pass || c->without_suspects))
		cli_usage_error(&c->cli,
				_("--apply takes one input, without --pass and --no-suspects"));
	if (c->log != NULL && c->apply == NULL)
		cli_usage_error(&c->cli, _("--log is for what --apply changes"));
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
		{ '\0', "relations-file", "FILE", NULL, .text = &c.relations_file },
		{ '\0', "printed-relations", NULL,
		  N_("check the relations printed in the table's notes"), .flag = &c.printed },
		{ '\0', "no-suspects", NULL, N_("do not look for what is probably wrong"),
		  .flag = &c.without_suspects },
		{ '\0', "apply", "FILE", NULL, .text = &c.apply },
		{ '\0', "log", "FILE", NULL, .text = &c.log },
		{ '\0', "previous", "PATH", NULL, .text = &c.package.paths[GTAB_PREVIOUS] },
		{ '\0', "last-year", "PATH", NULL, .text = &c.package.paths[GTAB_LAST_YEAR] },
		{ '\0', "year-end", "PATH", NULL, .text = &c.package.paths[GTAB_YEAR_END] },
		{ '\0', "waivers", "FILE", NULL, .text = &c.waivers_file },
		{ '\0', "draft-waivers", "FILE", NULL, .text = &c.draft_path },
		{ '\0', "reporters", "FILE", N_("who must send a table, a name a line"),
		  .text = &c.reporters_file },
		{ '\0', "pass", NULL, N_("write the table to stdout, findings to stderr"),
		  .flag = &c.pass },
		{ '\0', "format", "FORMAT", N_("text, csv, jsonl, sarif, junit or html"),
		  .choice = &c.reports.format, .choices = gtab_report_formats() },
		{ '\0', "report", "FILE", N_("also: .txt .csv .jsonl .sarif .xml .html"),
		  .list = &c.reports.paths },
		{ '\0', "color", "WHEN", NULL, .choice = &c.reports.colour,
		  .choices = cli_colour_modes },
		{ '\0', "no-mask", NULL, NULL, .flag = &c.reports.shows_numbers },
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
	c.reading.names_tables = true;
	cli_parse(&c.cli, argc, argv);
	check_call(&c);
	st = run(&c, &err);
	gtab_waivers_free(c.waivers);
	cli_package_close(&c.package);
	gtab_references_free(c.references);
	cli_reading_close(&c.reading);
	gtab_buf_clear(&c.relation_text);
	gtab_buf_clear(&c.expected);
	cli_table_out_clear(&c.rows);
	fixes_clear(&c.fixes);
	result = cli_finish(&c.cli, st, &err);
	return c.unread != GTAB_OK && result < cli_exit_of(c.unread) ? cli_exit_of(c.unread)
								     : result;
}
