/* SPDX-License-Identifier: MIT */
/* gtab-form diff: what changed from one edition of a form to the next, a line each. */

#include "gtab-form/commands.h"

#include <gtab.h>

typedef struct printing {
	const form_call *call;
	gtab_buf line;
} printing;

static void
put_subject(const gtab_form_change *change, gtab_buf *out)
{
	switch (change->part) {
	case GTAB_FORM_ITSELF: gtab_buf_put(out, gtab_text_of(_("form"))); break;
	case GTAB_FORM_FIELD:
		gtab_buf_printf(out, _("field %.*s"), GTAB_TEXT_ARG(change->name));
		break;
	case GTAB_FORM_VALUE:
		gtab_buf_printf(out, _("field %.*s, value %.*s"), GTAB_TEXT_ARG(change->name),
				GTAB_TEXT_ARG(change->property));
		break;
	case GTAB_FORM_RELATION:
		if (change->name.len > 0)
			gtab_buf_printf(out, _("relation %.*s"), GTAB_TEXT_ARG(change->name));
		else
			gtab_buf_put(out, gtab_text_of(_("relation")));
		break;
	}
	if (change->part != GTAB_FORM_VALUE && change->property.len > 0)
		gtab_buf_printf(out, " %.*s", GTAB_TEXT_ARG(change->property));
}

/* A field or value that came or went needs no more words. */
static bool
is_plain(const gtab_form_change *change)
{
	return change->part == GTAB_FORM_VALUE ||
	       (change->part == GTAB_FORM_FIELD && change->property.len == 0);
}

static void
put_change(const gtab_form_change *change, gtab_buf *out)
{
	static const char *const words[] = { N_("added"), N_("dropped"), N_("renamed"),
					     N_("changed") };

	const char *const between = _(": ");

	gtab_buf_printf(out, "%s%s", _(words[change->kind]), between);
	put_subject(change, out);
	if (change->kind == GTAB_FORM_RENAMED || change->kind == GTAB_FORM_CHANGED)
		gtab_buf_printf(out, "%s%.*s → %.*s", between, GTAB_TEXT_ARG(change->before),
				GTAB_TEXT_ARG(change->after));
	else if (!is_plain(change))
		gtab_buf_printf(out, "%s%.*s", between,
				GTAB_TEXT_ARG(change->kind == GTAB_FORM_ADDED ? change->after
									      : change->before));
}

static void
print_change(void *ctx, const gtab_form_change *change)
{
	printing *const p = ctx;
	p->call->cli->n_findings++;
	gtab_buf_truncate(&p->line, 0);
	put_change(change, &p->line);
	form_print(p->call, &p->line, NULL);
}

gtab_status
form_diff(const form_call *call, gtab_error *err)
{
	printing p = { .call = call };
	gtab_status st;
	gtab_buf before, after;

	gtab_buf_init(&before);
	gtab_buf_init(&after);
	gtab_buf_init(&p.line);
	st = gtab_form_text(call->cli->operands[0], &before, err);
	if (st == GTAB_OK)
		st = gtab_form_text(call->cli->operands[1], &after, err);
	if (st == GTAB_OK)
		st = gtab_form_diff(gtab_buf_text(&before), gtab_buf_text(&after), print_change, &p,
				    err);
	if (st == GTAB_OK && p.line.failed)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	gtab_buf_clear(&before);
	gtab_buf_clear(&after);
	gtab_buf_clear(&p.line);
	return st;
}
