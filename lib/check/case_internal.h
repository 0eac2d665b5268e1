/* SPDX-License-Identifier: MIT */
#ifndef GTAB_CHECK_CASE_INTERNAL_H
#define GTAB_CHECK_CASE_INTERNAL_H

/*
 * A case: the figures that relations looked at, which relations held and which failed, and the findings that wait for
 * what suspects there are. It ends when it grows beyond what is worth searching; findings pass at once then.
 */

#include <gtab/finding.h>
#include <gtab/suspect.h>
#include <gtab/table.h>

typedef struct gtab_case gtab_case;

gtab_case *gtab_case_new(void); /* NULL when out of memory */
void gtab_case_free(gtab_case *c);

/*
 * The figure in that cell, made when it is not known; GTAB_NO_POSITION for a cell of another file, and once the case has
 * ended. column is its place in the table.
 */
size_t gtab_case_figure(gtab_case *c, const gtab_column *column, size_t column_idx,
			gtab_place place, gtab_text label, gtab_decimal value);

/* An edit: begin, its terms, end. One with a term of no figure is dropped. The finding told next belongs to a failed one. */
void gtab_case_begin(gtab_case *c, gtab_edit_cmp cmp);
void gtab_case_term(gtab_case *c, size_t figure, gtab_decimal factor);
/* Σ terms cmp constant, missed by at most tolerance */
void gtab_case_end(gtab_case *c, gtab_decimal constant, gtab_decimal tolerance, bool has_failed);

/* The failed edit whose finding is told next, and telling it later: GTAB_NO_POSITION for none. */
size_t gtab_case_pending(const gtab_case *c);
void gtab_case_resume(gtab_case *c, size_t edit);

/* Keep the finding of a failed edit until the end; false for others, which pass at once. */
bool gtab_case_hold(gtab_case *c, const gtab_finding *finding);

/* Look for suspects, and hand over what is held, in order. GTAB_OK or GTAB_ENOMEM. */
gtab_status gtab_case_close(gtab_case *c, gtab_finding_fn *fn, void *ctx);

#endif
