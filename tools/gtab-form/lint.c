/* SPDX-License-Identifier: MIT */
/* gtab-form lint: what is wrong with forms, before any table is there. */

#include "gtab-form/commands.h"

#include <gtab.h>

/* table: the package's table that is looked at; "" for a form of one. */
typedef struct linting {
	const form_call *call;
	const char *form;
	gtab_text table;
	gtab_buf line;
	gtab_error *err;
	gtab_status st;
} linting;

static const char *
severity_word(gtab_severity severity)
{
	switch (severity) {
	case GTAB_ERROR: return _("error");
	case GTAB_WARNING: return _("warning");
	case GTAB_NOTE: break;
	}
	return _("note");
}

static void
print_lint(void *ctx, const gtab_lint *lint)
{
	linting *const l = ctx;

	l->call->cli->n_findings += lint->severity != GTAB_NOTE;
	gtab_buf_printf(&l->line, "%s:%.*s%.*s: %s: %.*s [%.*s]", l->form, GTAB_TEXT_ARG(l->table),
			GTAB_TEXT_ARG(lint->path), severity_word(lint->severity),
			GTAB_TEXT_ARG(lint->message), GTAB_TEXT_ARG(lint->rule));
	if (l->st == GTAB_OK)
		l->st = form_print(l->call, &l->line, l->err);
}

static gtab_status
lint_form(linting *l, const char *name, gtab_error *err)
{
	gtab_form *form = NULL;
	gtab_status st = gtab_form_open(name, &form, err);
	const size_t n = st == GTAB_OK ? gtab_form_n_tables(form) : 0;

	l->form = name;
	for (size_t i = 0; st == GTAB_OK && i < n; i++) {
		const gtab_form *const table = gtab_form_table(form, i);

		l->table = n > 1 ? gtab_form_name(table) : GTAB_TEXT("");
		st = gtab_form_lint(table, print_lint, l, err);
	}
	gtab_form_free(form);
	return st == GTAB_OK ? l->st : st;
}

gtab_status
form_lint(const form_call *call, gtab_error *err)
{
	linting l = { .call = call, .err = err };
	gtab_status st = GTAB_OK;

	gtab_buf_init(&l.line);
	for (size_t i = 0; st == GTAB_OK && i < call->cli->n_operands; i++)
		st = lint_form(&l, call->cli->operands[i], err);
	gtab_buf_clear(&l.line);
	return st;
}
