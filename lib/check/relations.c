/* SPDX-License-Identifier: MIT */
/*
 * Running relations: those on columns while the rows go by, those on rows and cells after the last one. Only
 * the rows that some relation names are kept, as decimals.
 */

#include "base/i18n.h"
#include "check/check_internal.h"

static void
fill_side(gtab_relation_run *run, const gtab_bound_side *side, size_t column, gtab_eval_term *out)
{
	for (size_t i = 0; i < side->n; i++) {
		const gtab_bound_term *const t = &side->terms[i];

		out[i] = (gtab_eval_term){ .factor = t->factor, .is_constant = t->is_constant };
		if (t->is_constant)
			out[i].value.number = t->number;
		else
			gtab_figures_get(&run->figures,
					 t->row == GTAB_MAP_NONE
						 ? GTAB_MAP_NONE
						 : run->binder.rows.rows[t->row].slot,
					 t->column == GTAB_MAP_NONE ? column : t->column, &out[i]);
	}
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

/* Try a relation on a row or a column, and count. */
static void
try_relation(gtab_relation_run *run, const gtab_bound *bound, size_t column, const gtab_row *row)
{
	gtab_eval_term *const left = run->terms;
	gtab_eval_term *const right = left + bound->left.n;
	const gtab_eval_side l = { left, bound->left.n };
	const gtab_eval_side r = { right, bound->right.n };
	gtab_check_counts *const counts = run->sink->counts;
	gtab_outcome outcome;

	fill_side(run, &bound->left, column, left);
	fill_side(run, &bound->right, column, right);
	outcome = gtab_evaluate(bound->relation->cmp, &bound->relation->options, l, r);
	switch (outcome.verdict) {
	case GTAB_PASS: counts->n_pass++; break;
	case GTAB_UNKNOWN:
		counts->n_unknown++;
		if (outcome.is_overflow)
			report_overflow(run, bound);
		break;
	case GTAB_FAIL:
		counts->n_fail++;
		gtab_relation_report(run, &(gtab_failure){ bound, &outcome, l, r, column, row });
		break;
	}
}

gtab_status
gtab_relations_row(gtab_relation_run *run, const gtab_row *row)
{
	const size_t row_idx = run->row_idx++;
	const gtab_row_index *const index = &run->binder.rows;

	if (run->figures.n_used == 0)
		return GTAB_OK;
	gtab_figures_read(&run->figures, row);
	if (row->row_class != GTAB_ROW_SECTION && row->row_class != GTAB_ROW_CUMULATIVE) {
		for (const gtab_bound *b = run->by_row; b != NULL; b = b->next)
			try_relation(run, b, GTAB_MAP_NONE, row);
	}
	if (row_idx >= index->n || !index->rows[row_idx].is_needed)
		return GTAB_OK;
	return gtab_figures_keep(&run->figures, index->rows[row_idx].slot, row, run->label_col,
				 run->code_col);
}

void
gtab_relations_finish(gtab_relation_run *run)
{
	for (const gtab_bound *b = run->at_end; b != NULL; b = b->next) {
		if (b->scope == GTAB_SCOPE_ONCE)
			try_relation(run, b, GTAB_MAP_NONE, NULL);
		for (size_t i = 0; b->scope == GTAB_SCOPE_COLUMNS && i < b->n_columns; i++)
			try_relation(run, b, b->columns[i], NULL);
	}
}
