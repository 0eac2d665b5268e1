/* SPDX-License-Identifier: MIT */
/*
 * Running relations: those on columns while the rows go by, those on rows and cells after the last one. Only
 * the rows that some relation names are kept, as decimals.
 */

#include "base/i18n.h"
#include "check/check_internal.h"

static void
fill_side(gtab_here *here, const gtab_bound *bound, const gtab_bound_side *side,
	  gtab_eval_term *out)
{
	for (size_t i = 0; i < side->n; i++)
		out[i] = gtab_instance_value(here, &side->terms[i], &bound->relation->options);
}

static void
report_overflow(gtab_relation_run *run, const gtab_bound *bound)
{
	const gtab_place nowhere = { GTAB_TEXT(""), 0, 0 };

	gtab_relation_report_whole(
		run, nowhere, GTAB_NOTE, bound->rule,
		gtab_finding_text(run->sink,
				  _("the figures of %.*s are too large to be computed exactly"),
				  GTAB_TEXT_ARG(bound->relation->source)));
}

/* Whether the texts of the two sides are as the relation says. */
static gtab_outcome
compare_texts(const gtab_here *here, const gtab_bound *bound)
{
	const bool is_same = gtab_same_text(gtab_instance_text(here, &bound->left.terms[0]),
					    gtab_instance_text(here, &bound->right.terms[0]));

	return (gtab_outcome){ .verdict = is_same == (bound->relation->cmp == GTAB_CMP_EQ)
						  ? GTAB_PASS
						  : GTAB_FAIL };
}

/* Count a verdict, and tell a failure. */
static void
settle(gtab_relation_run *run, const gtab_failure *f)
{
	gtab_check_counts *const counts = run->sink->counts;

	if (run->sink->suspects != NULL && f->outcome->verdict == GTAB_PASS)
		gtab_case_relation(run->sink->suspects, f);
	switch (f->outcome->verdict) {
	case GTAB_PASS: counts->n_pass++; break;
	case GTAB_UNKNOWN:
		counts->n_unknown++;
		if (f->outcome->is_overflow)
			report_overflow(run, f->bound);
		break;
	case GTAB_FAIL: gtab_relation_report(run, f); break;
	}
}

/* Try a relation where it stands, and count: not where its condition does not hold. */
static void
try_relation(gtab_relation_run *run, const gtab_bound *bound, gtab_here here)
{
	gtab_eval_term *const left = run->terms;
	gtab_eval_term *const right = left + bound->left.n;
	const gtab_eval_side l = { left, bound->left.n };
	const gtab_eval_side r = { right, bound->right.n };
	gtab_verdict applies = GTAB_PASS;
	gtab_outcome outcome = { .verdict = GTAB_UNKNOWN };

	if (bound->condition != NULL)
		applies = gtab_instance_condition(&here, bound->condition);
	if (applies == GTAB_FAIL)
		return;
	if (applies == GTAB_PASS && bound->is_text) {
		outcome = compare_texts(&here, bound);
	} else if (applies == GTAB_PASS) {
		fill_side(&here, bound, &bound->left, left);
		fill_side(&here, bound, &bound->right, right);
		if (here.is_apart)
			return;
		outcome = gtab_evaluate(bound->relation->cmp, &bound->relation->options, l, r);
	}
	settle(run, &(gtab_failure){ bound, &outcome, l, r, &here });
}

/* Relations on rows speak of all but section headings and running totals. */
static bool
is_spoken_of(gtab_row_class row_class)
{
	return row_class != GTAB_ROW_SECTION && row_class != GTAB_ROW_CUMULATIVE;
}

/* Count the rows that another table has not, or has twice. */
static void
note_unmatched(gtab_relation_run *run, gtab_text key)
{
	for (gtab_side_table *side = run->binder.sides; side != NULL; side = side->next) {
		if (!side->is_keyed || (gtab_map_get(side->binder.keys, key) != GTAB_MAP_NONE &&
					gtab_map_get(side->binder.twin_keys, key) == GTAB_MAP_NONE))
			continue;
		if (side->n_unmatched++ == 0)
			side->first_unmatched = gtab_arena_copy(&run->arena, key);
	}
}

/* One finding for all rows that another table has not, or has twice. */
static void
report_unmatched(gtab_relation_run *run)
{
	const gtab_place nowhere = { GTAB_TEXT(""), 0, 0 };

	for (const gtab_side_table *side = run->binder.sides; side != NULL; side = side->next) {
		if (side->n_unmatched == 0)
			continue;
		gtab_relation_report_whole(
			run, nowhere, GTAB_NOTE, GTAB_TEXT("relations/unmatched-row"),
			gtab_finding_text(
				run->sink,
				ngettext_("%zu row has no single row like it in %.*s: %.*s",
					  "%zu rows have no single row like them in %.*s; the "
					  "first is %.*s",
					  side->n_unmatched),
				side->n_unmatched, GTAB_TEXT_ARG(gtab_table_source(side->table)),
				GTAB_TEXT_ARG(side->first_unmatched)));
	}
}

gtab_status
gtab_relations_row(gtab_relation_run *run, const gtab_row *row)
{
	const size_t row_idx = run->row_idx++;
	const gtab_binder *const b = &run->binder;
	gtab_here here = { .run = run,
			   .row = row,
			   .row_idx = GTAB_MAP_NONE,
			   .column = GTAB_MAP_NONE,
			   .key = GTAB_TEXT("") };

	if (run->by_row == NULL && run->at_end == NULL)
		return GTAB_OK;
	gtab_figures_read(&run->figures, row);
	if (run->needs_keys) {
		gtab_buf_truncate(&run->key, 0);
		gtab_binder_put_key(b, row, &run->key);
		here.key = gtab_buf_text(&run->key);
		note_unmatched(run, here.key);
	}
	if (is_spoken_of(row->row_class)) {
		for (const gtab_bound *one = run->by_row; one != NULL; one = one->next)
			try_relation(run, one, here);
	}
	if (run->at_end == NULL)
		gtab_roots_flush(&run->roots, run->sink);
	if (row_idx >= b->rows.n || !b->rows.rows[row_idx].is_needed)
		return GTAB_OK;
	return gtab_figures_keep(&run->figures, b->rows.rows[row_idx].slot, row, b->label_col,
				 b->code_col, here.key);
}

/* A relation on rows that looks at others too: on every row again. */
static void
try_deferred(gtab_relation_run *run, const gtab_bound *bound)
{
	const gtab_row_index *const index = &run->binder.rows;

	for (size_t i = 0; i < index->n; i++) {
		if (is_spoken_of(index->rows[i].row_class))
			try_relation(
				run, bound,
				(gtab_here){ .run = run, .row_idx = i, .column = GTAB_MAP_NONE });
	}
}

void
gtab_relations_finish(gtab_relation_run *run)
{
	gtab_here here = { .run = run, .row_idx = GTAB_MAP_NONE, .column = GTAB_MAP_NONE };

	for (const gtab_bound *b = run->at_end; b != NULL; b = b->next) {
		if (b->scope == GTAB_SCOPE_ONCE)
			try_relation(run, b, here);
		else if (b->scope == GTAB_SCOPE_ROWS)
			try_deferred(run, b);
		for (size_t i = 0; b->scope == GTAB_SCOPE_COLUMNS && i < b->n_columns; i++) {
			here.column = b->columns[i];
			try_relation(run, b, here);
			here.column = GTAB_MAP_NONE;
		}
	}
	gtab_roots_flush(&run->roots, run->sink);
	report_unmatched(run);
}
