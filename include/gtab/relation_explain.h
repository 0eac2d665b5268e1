/* SPDX-License-Identifier: MIT */
#ifndef GTAB_RELATION_EXPLAIN_H
#define GTAB_RELATION_EXPLAIN_H

/*
 * Relations explained: what each asks, in words, and the concrete comparisons that it stands for.
 */

#include <gtab/finding.h>
#include <gtab/form.h>

/* What a check must keep in memory for a relation. */
typedef enum gtab_memory {
	GTAB_MEMORY_NONE, /* it looks at one row at a time */
	GTAB_MEMORY_ROWS, /* the rows that it names */
	GTAB_MEMORY_ALL   /* every row, and the table is read twice */
} gtab_memory;

/*
 * One comparison of a relation; a chain or a list has several, one after the other, of one id.
 *
 * line_idx  number of the form's relation line that it stands in, from 0
 * source    as written
 * sentence  what it asks; tolerance, missing: how it is decided; period: "2013-01–2018-12", "" for always
 * message   what a finding says first; ""
 * concrete  the comparisons it becomes for this form, at most as many as there are cells; none without a form
 * problem   why it cannot be read or bound, "" when it can; all but source may be "" then
 * memory    counts where a form is given
 */
typedef struct gtab_explained {
	size_t line_idx;
	gtab_text id;
	gtab_text source;
	gtab_text sentence;
	gtab_severity severity;
	gtab_text tolerance;
	gtab_text missing;
	gtab_text period;
	gtab_text message;
	const gtab_text *concrete;
	size_t n_concrete;
	gtab_text problem;
	gtab_memory memory;
} gtab_explained;

/* Texts are borrowed for the call. */
typedef void gtab_explain_fn(void *ctx, const gtab_explained *explained);

/*
 * Explain relation lines, in order.
 *
 * form   one table of a form, whose columns and rows are meant; NULL: names are taken as they stand
 * lines  n of them; those of the form are gtab_form_relations()
 *
 * Returns GTAB_OK, GTAB_ENOMEM; what is no relation is told by its problem.
 */
gtab_status gtab_relation_explain(const gtab_form *form, const gtab_text *lines, size_t n,
				  gtab_explain_fn *fn, void *ctx, gtab_error *err);

#endif
