/* SPDX-License-Identifier: MIT */

/* One operand of gtab-check: its tables read and checked, and what is found passed on or kept. */

#include "gtab-check/check.h"

/* ---- findings, and what is said while reading ---- */

/* Findings that come with the pulling of a row wait until the row was told, so that reports can show it. */
static void
on_finding(void *ctx, const gtab_finding *finding)
{
	task *t = ctx;
	outlet later = t->out;

	if (t->c->draft != NULL && finding->relation.len > 0 && !finding->is_waived)
		gtab_waivers_put(finding, t->period, &t->drafts);
	t->n_errors += finding->severity == GTAB_ERROR;
	t->n_warnings += finding->severity == GTAB_WARNING;
	if (t->c->apply != NULL)
		fixes_add(&t->c->fixes, finding);
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
	if (n->n_waived > 0)
		gtab_buf_printf(out, ngettext_("; %zu explained", "; %zu explained", n->n_waived),
				n->n_waived);
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
	check *const c = t->c;
	cli_package_view others = { &c->package, c->cli.operands[t->operand], table, NULL };
	const gtab_check_options options = { .form = gtab_table_form(table),
					     .references = c->references,
					     .relations = gtab_buf_text(&c->relation_text),
					     .relations_name = c->relations_file == NULL
								       ? "--relations"
								       : c->relations_file,
					     .printed = c->printed,
					     .suspects = !c->without_suspects,
					     .waivers = c->waivers,
					     .find_table = cli_package_find,
					     .find_ctx = &others,
					     .on_finding = on_finding,
					     .ctx = t };
	gtab_check_counts counts;
	gtab_check *checker;
	gtab_status st;

	t->period = gtab_table_context_get(table, "period");
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
	if (st == GTAB_OK && t->c->apply != NULL)
		st = fixes_write(&t->c->fixes, &t->c->cli, table, err);
	gtab_table_set_remarks(table, on_remark, t); /* for the next table of the input */
	gtab_check_free(checker);
	cli_package_view_clear(&others);
	return st;
}

/* ---- one operand ---- */

bool
is_of_one_input(const check *c, gtab_status st)
{
	return !c->pass && c->cli.n_operands > 1 &&
	       (st == GTAB_EINPUT || st == GTAB_EENCODING || st == GTAB_EMALFORMED ||
		st == GTAB_ELIMIT);
}

void
check_operand(void *ctx, size_t i)
{
	check *const c = ctx;
	task *const t = &c->tasks[i];
	cli_reading reading = c->reading;

	t->tape = c->is_parallel ? outlet_tape_new() : NULL;
	t->pending = outlet_tape_new();
	t->out.kept = t->tape;
	if (t->pending == NULL || (c->is_parallel && t->tape == NULL)) {
		t->status = gtab_error_set(&t->err, GTAB_ENOMEM, NULL);
		return;
	}
	reading.options.on_remark = on_remark;
	reading.options.ctx = t;
	t->status = cli_each_table(&reading, c->cli.operands[t->operand], check_table, t, &t->err);
	if (t->status == GTAB_OK &&
	    (t->line.failed || t->scratch.failed || t->drafts.failed || t->out.failed))
		t->status = gtab_error_set(&t->err, GTAB_ENOMEM, NULL);
}

void
clear_task(task *t)
{
	outlet_tape_free(t->tape);
	outlet_tape_free(t->pending);
	gtab_buf_clear(&t->line);
	gtab_buf_clear(&t->scratch);
	gtab_buf_clear(&t->drafts);
	t->tape = NULL;
	t->pending = NULL;
}
