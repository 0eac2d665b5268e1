/* SPDX-License-Identifier: MIT */
/* gtab-form test: the form's own examples, each checked and held against what it says must be found. */

#include "gtab-form/commands.h"

#include <gtab.h>

/*
 * One example on its way through the check.
 *
 * form   the table of the form that it is an example of
 * found  the rules of its findings, joined by ", "
 */
typedef struct trial {
	const gtab_form *form;
	gtab_buf found;
	gtab_buf scratch;
} trial;

static void
put_rule(gtab_buf *out, gtab_text rule)
{
	if (out->len > 0)
		gtab_buf_put(out, GTAB_TEXT(", "));
	gtab_buf_put(out, rule);
}

/* A rule of the form is called without the form's name. */
static void
on_finding(void *ctx, const gtab_finding *finding)
{
	trial *const t = ctx;
	gtab_text rule = finding->rule;
	const gtab_text whole = rule;

	if (gtab_text_ends(rule, GTAB_TEXT("/left-out")))
		return; /* an example shows only the columns it is about */
	if (!gtab_text_take(&rule, gtab_form_name(t->form)) ||
	    !gtab_text_take(&rule, GTAB_TEXT("/")))
		rule = whole;
	put_rule(&t->found, rule);
}

static void
on_remark(void *ctx, const gtab_remark *remark)
{
	trial *const t = ctx;
	gtab_finding finding;

	if (remark->kind != GTAB_REMARK_NOTE && !gtab_check_covers(t->form, remark) &&
	    gtab_remark_finding(remark, &t->scratch, &finding))
		on_finding(t, &finding);
}

static gtab_status
check_table(trial *t, gtab_table *table, gtab_error *err)
{
	const gtab_check_options options = { .form = gtab_table_form(table),
					     .on_finding = on_finding,
					     .ctx = t };
	gtab_check *check;
	const gtab_row *row;
	gtab_status st;

	gtab_table_set_remarks(table, NULL, NULL); /* a pass that only looks for rows */
	st = gtab_check_open(table, &options, &check, err);
	gtab_table_set_remarks(table, on_remark, t);
	while (st == GTAB_OK && (st = gtab_table_next(table, &row, err)) == GTAB_OK)
		st = gtab_check_row(check, row, err);
	gtab_table_set_remarks(table, NULL, NULL); /* keys that stand twice are looked at again */
	if (st == GTAB_END)
		st = gtab_check_finish(check, NULL, err);
	gtab_check_free(check);
	return st;
}

static gtab_status
check_bytes(trial *t, gtab_text bytes, gtab_error *err)
{
	const gtab_table_options options = {
		.form = t->form, .encoding = GTAB_UTF8, .on_remark = on_remark, .ctx = t
	};
	gtab_source *source = NULL;
	gtab_table *table = NULL;
	gtab_status st = gtab_source_from_bytes("example", bytes, &source, err);

	if (st == GTAB_OK)
		st = gtab_table_open(source, &options, &table, err);
	if (st == GTAB_OK)
		st = check_table(t, table, err);
	gtab_table_free(table);
	gtab_source_free(source);
	return st;
}

/* Check it, its period said in a line above it. */
static gtab_status
check_example(trial *t, const gtab_example *e, gtab_error *err)
{
	gtab_status st;
	gtab_buf bytes;

	gtab_buf_init(&bytes);
	if (e->period.len > 0)
		gtab_buf_printf(&bytes, "报告期：%.*s\n", GTAB_TEXT_ARG(e->period));
	gtab_buf_put(&bytes, e->data);
	st = bytes.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL)
			  : check_bytes(t, gtab_buf_text(&bytes), err);
	gtab_buf_clear(&bytes);
	return st;
}

static gtab_text
or_nothing(gtab_text rules)
{
	return rules.len > 0 ? rules : gtab_text_of(_("nothing"));
}

/* case-tally: 3: 其中 above its whole: ok; or what was found and what was expected. */
static void
put_result(const trial *t, const gtab_example *e, size_t no, gtab_text expected, bool is_as_said,
	   gtab_buf *line)
{
	const gtab_text found = or_nothing(gtab_buf_text(&t->found));

	expected = or_nothing(expected);
	gtab_buf_printf(line, "%.*s: %zu", GTAB_TEXT_ARG(gtab_form_name(t->form)), no);
	if (e->name.len > 0)
		gtab_buf_printf(line, " %.*s", GTAB_TEXT_ARG(e->name));
	gtab_buf_put(line, gtab_text_of(_(": ")));
	if (is_as_said)
		gtab_buf_printf(line, _("as expected: %.*s"), GTAB_TEXT_ARG(found));
	else
		gtab_buf_printf(line, _("found %.*s, expected %.*s"), GTAB_TEXT_ARG(found),
				GTAB_TEXT_ARG(expected));
}

static gtab_status
try_example(const form_call *call, const gtab_form *form, size_t no, const gtab_example *e,
	    gtab_error *err)
{
	trial t = { .form = form };
	gtab_error why = { 0 };
	gtab_status st;
	bool is_as_said;
	gtab_buf expected, line;

	gtab_buf_init(&t.found);
	gtab_buf_init(&t.scratch);
	gtab_buf_init(&expected);
	gtab_buf_init(&line);
	for (size_t i = 0; i < e->n_findings; i++)
		put_rule(&expected, e->findings[i]);
	st = check_example(&t, e, &why);
	if (st == GTAB_EMALFORMED || st == GTAB_ELIMIT || st == GTAB_EUSAGE) {
		put_rule(&t.found,
			 gtab_text_of(why.message)); /* the others are tried all the same */
		st = GTAB_OK;
	}
	is_as_said = gtab_text_equal(gtab_buf_text(&t.found), gtab_buf_text(&expected));
	call->cli->n_findings += !is_as_said;
	if (t.found.failed || t.scratch.failed || expected.failed)
		st = gtab_error_set(&why, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK) {
		put_result(&t, e, no, gtab_buf_text(&expected), is_as_said, &line);
		st = form_print(call, &line, err);
	} else {
		*err = why;
	}
	gtab_buf_clear(&line);
	gtab_buf_clear(&expected);
	gtab_buf_clear(&t.found);
	gtab_buf_clear(&t.scratch);
	return st;
}

/* All examples of a form's tables; *n_out counts them. */
static gtab_status
try_form(const form_call *call, const gtab_form *form, size_t *n_out, gtab_error *err)
{
	gtab_status st = GTAB_OK;

	for (size_t i = 0; i < gtab_form_n_tables(form); i++) {
		const gtab_form *const table = gtab_form_table(form, i);
		size_t n;
		const gtab_example *const examples = gtab_form_examples(table, &n);

		for (size_t k = 0; st == GTAB_OK && k < n; k++)
			st = try_example(call, table, k + 1, &examples[k], err);
		*n_out += n;
	}
	return st;
}

gtab_status
form_test(const form_call *call, gtab_error *err)
{
	const cli *const c = call->cli;
	gtab_status st = GTAB_OK;

	for (size_t i = 0; st == GTAB_OK && i < c->n_operands; i++) {
		gtab_form *form = NULL;
		size_t n = 0;

		st = gtab_form_open(c->operands[i], &form, err);
		if (st == GTAB_OK)
			st = try_form(call, form, &n, err);
		if (st == GTAB_OK && n == 0)
			cli_note(c, _("the form %s has no examples"), c->operands[i]);
		gtab_form_free(form);
	}
	return st;
}
