/* SPDX-License-Identifier: MIT */
/* gtab-form explain: what a relation asks, in words, and the comparisons that it stands for. */

#include "gtab-form/commands.h"

#include <gtab.h>

/*
 * id     only relations of that id are told; "" for all
 * n      how many were told
 * source what the last one was written as
 */
typedef struct explaining {
	const form_call *call;
	gtab_text id;
	size_t n;
	gtab_text source;
	gtab_buf line;
	gtab_error *err;
	gtab_status st;
} explaining;

static const char *
severity_words(gtab_severity severity)
{
	switch (severity) {
	case GTAB_ERROR: return _("an error (强制)");
	case GTAB_WARNING: return _("a warning: to be explained or corrected (核实)");
	case GTAB_NOTE: break;
	}
	return _("a note (提示)");
}

static void
print(explaining *e)
{
	if (e->st == GTAB_OK)
		e->st = form_print(e->call, &e->line, e->err);
}

static void
print_labelled(explaining *e, const char *label, gtab_text words)
{
	if (words.len == 0)
		return;
	gtab_buf_printf(&e->line, "  %s%s%.*s", label, _(": "), GTAB_TEXT_ARG(words));
	print(e);
}

static void
print_concrete(explaining *e, const gtab_explained *x)
{
	if (x->n_concrete == 0)
		return;
	gtab_buf_printf(
		&e->line,
		ngettext_("  it is %zu comparison:", "  it is %zu comparisons:", x->n_concrete),
		x->n_concrete);
	print(e);
	for (size_t i = 0; i < x->n_concrete; i++) {
		gtab_buf_printf(&e->line, "    %.*s", GTAB_TEXT_ARG(x->concrete[i]));
		print(e);
	}
}

/* How it is decided; a list or chain says it once. */
static void
print_options(explaining *e, const gtab_explained *x)
{
	print_labelled(e, _("a failure is"), gtab_text_of(severity_words(x->severity)));
	print_labelled(e, _("it says first"), x->message);
	print_labelled(e, _("compared"), x->tolerance);
	print_labelled(e, _("missing figures"), x->missing);
	print_labelled(e, _("periods"), x->period.len > 0 ? x->period : gtab_text_of(_("all")));
	if (x->n_concrete > 0)
		print_labelled(e, _("memory"), gtab_text_of(form_memory_words(x->memory)));
}

static void
explain_one(void *ctx, const gtab_explained *x)
{
	explaining *const e = ctx;
	bool is_next;

	if (e->id.len > 0 && !gtab_text_equal(e->id, x->id))
		return;
	e->n++;
	if (x->sentence.len == 0 && e->st == GTAB_OK) {
		e->st = gtab_error_set(e->err, GTAB_EUSAGE, "%.*s: %.*s", GTAB_TEXT_ARG(x->source),
				       GTAB_TEXT_ARG(x->problem));
		return;
	}
	is_next = e->source.ptr == x->source.ptr && e->source.len == x->source.len;
	e->source = x->source;
	if (!is_next) {
		gtab_buf_printf(&e->line, "%.*s: %.*s", GTAB_TEXT_ARG(x->id),
				GTAB_TEXT_ARG(x->source));
		print(e);
	}
	gtab_buf_printf(&e->line, "  %.*s", GTAB_TEXT_ARG(x->sentence));
	print(e);
	if (!is_next)
		print_options(e, x);
	print_labelled(e, _("it cannot be checked"), x->problem);
	print_concrete(e, x);
}

/* The form's relations of that id, in any of its tables. */
static gtab_status
explain_id(explaining *e, const gtab_form *form, gtab_text id)
{
	gtab_status st = GTAB_OK;

	e->id = id;
	for (size_t i = 0; st == GTAB_OK && i < gtab_form_n_tables(form); i++) {
		const gtab_form *const table = gtab_form_table(form, i);
		size_t n;
		const gtab_text *const lines = gtab_form_relations(table, &n);

		st = gtab_relation_explain(table, lines, n, explain_one, e, e->err);
	}
	e->id = GTAB_TEXT("");
	return st;
}

static gtab_status
explain_in_form(explaining *e, const char *name, gtab_text relation)
{
	gtab_form *form = NULL;
	gtab_status st = gtab_form_open(name, &form, e->err);

	if (st == GTAB_OK)
		st = explain_id(e, form, relation);
	if (st == GTAB_OK && e->n == 0)
		st = gtab_relation_explain(gtab_form_table(form, 0), &relation, 1, explain_one, e,
					   e->err);
	gtab_form_free(form);
	return st;
}

gtab_status
form_explain(const form_call *call, gtab_error *err)
{
	const cli *const c = call->cli;
	const gtab_text relation = gtab_text_of(c->operands[c->n_operands - 1]);
	explaining e = { .call = call, .id = GTAB_TEXT(""), .err = err };
	gtab_status st;

	gtab_buf_init(&e.line);
	st = c->n_operands == 2 ? explain_in_form(&e, c->operands[0], relation)
				: gtab_relation_explain(NULL, &relation, 1, explain_one, &e, err);
	if (st == GTAB_OK)
		st = e.st;
	if (st == GTAB_OK && e.n == 0)
		st = gtab_error_set(err, GTAB_EUSAGE, _("%.*s is no relation"),
				    GTAB_TEXT_ARG(relation));
	gtab_buf_clear(&e.line);
	return st;
}
