/* SPDX-License-Identifier: MIT */
#ifndef GTAB_LINT_H
#define GTAB_LINT_H

/*
 * What is wrong with a form, before any table is there: relations that cannot be bound, contradict each other or
 * say nothing new, conditions that never hold, headers that mean two fields.
 */

#include <gtab/finding.h>
#include <gtab/form.h>

/*
 * path     of what is meant in the table's schema: /relations/3, /fields/0/aliases
 * rule     ASCII id: "lint/contradiction"
 * message  translated sentence
 */
typedef struct gtab_lint {
	gtab_severity severity;
	gtab_text path;
	gtab_text rule;
	gtab_text message;
} gtab_lint;

/* Texts are borrowed for the call. */
typedef void gtab_lint_fn(void *ctx, const gtab_lint *lint);

/*
 * Look at one table of a form. Of several vintages each is looked at; what is wrong in several is told once.
 *
 * Rules: lint/syntax, lint/unknown (a column or row the form lacks), lint/binding (it fits no table), lint/unit,
 * lint/contradiction, lint/same, lint/implied (a note), lint/cycle, lint/never (a condition), lint/undecided (a note:
 * too many relations hang together to be judged), lint/header (a header means two fields), lint/unreachable,
 * lint/values (values against enum and pattern).
 *
 * Returns GTAB_OK, GTAB_ENOMEM.
 */
gtab_status gtab_form_lint(const gtab_form *form, gtab_lint_fn *fn, void *ctx, gtab_error *err);

#endif
