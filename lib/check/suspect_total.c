/* SPDX-License-Identifier: MIT */
/* Totals that were made wrongly from right parts, and differences that are rounding and nothing worse. */

#include "check/suspect_internal.h"

/*
 * The total of an equality: the only term on its side, beside two others at least. GTAB_NO_POSITION when there is none.
 * Returns its place among the terms.
 */
static size_t
find_total(const model *m, const edit_form *e)
{
	size_t n_positive = 0;
	size_t last_positive = 0;
	size_t last_negative = 0;

	if (e->cmp != GTAB_EDIT_EQ || e->n < 3)
		return GTAB_NO_POSITION;
	for (size_t k = e->first; k < e->first + e->n; k++) {
		if (m->term_factors[k] > 0) {
			n_positive++;
			last_positive = k;
		} else {
			last_negative = k;
		}
	}
	if (n_positive == 1)
		return last_positive;
	return n_positive + 1 == e->n ? last_negative : GTAB_NO_POSITION;
}

static bool
is_part(const model *m, const edit_form *e, size_t figure)
{
	for (size_t k = e->first; k < e->first + e->n; k++) {
		if (m->term_figures[k] == figure)
			return true;
	}
	return false;
}

/* Whether all parts of a subtotal are parts of this edit, and the subtotal itself is none. */
static bool
is_subtotal_of(const model *m, const edit_form *e, const edit_form *sub, size_t sub_total)
{
	if (is_part(m, e, m->term_figures[sub_total]))
		return false;
	for (size_t k = sub->first; k < sub->first + sub->n; k++) {
		if (k != sub_total && !is_part(m, e, m->term_figures[k]))
			return false;
	}
	return true;
}

/* What the total has too much, as parts have it: positive when parts were counted twice. */
struct surplus {
	const edit_form *edit;
	size_t total; /* its term */
	change fixed;
	wide amount;
};

/* A part whose value is the surplus, or the lack. */
static void
ask_parts(inquiry *q, const struct surplus *s)
{
	const model *const m = q->m;

	for (size_t k = s->edit->first; k < s->edit->first + s->edit->n; k++) {
		const size_t figure = m->term_figures[k];

		if (k == s->total || m->values[figure] == 0)
			continue;
		if (m->values[figure] == s->amount)
			inquiry_add(q, &s->fixed, 1, GTAB_SLIP_COUNTED_TWICE, figure,
				    weight_of_ways(s->edit->n - 1));
		if (m->values[figure] == -s->amount)
			inquiry_add(q, &s->fixed, 1, GTAB_SLIP_LEFT_OUT, figure,
				    weight_of_ways(s->edit->n - 1));
	}
}

/* A subtotal of some parts, whose value is the surplus. */
static void
ask_subtotals(inquiry *q, const struct surplus *s)
{
	const model *const m = q->m;
	uint64_t n = 0;
	size_t found = GTAB_NO_POSITION;

	for (size_t i = 0; i < m->problem->n_edits; i++) {
		const size_t total = find_total(m, &m->edits[i]);

		if (&m->edits[i] == s->edit || total == GTAB_NO_POSITION ||
		    !is_subtotal_of(m, s->edit, &m->edits[i], total))
			continue;
		n++;
		if (m->values[m->term_figures[total]] == s->amount && s->amount != 0)
			found = m->term_figures[total];
	}
	if (found != GTAB_NO_POSITION)
		inquiry_add(q, &s->fixed, 1, GTAB_SLIP_SUBTOTAL_SUMMED, found, weight_of_ways(n));
}

/* A total that was made before its parts changed can be anything near. */
static void
ask_stale(inquiry *q, const struct surplus *s)
{
	wide value = s->fixed.value < 0 ? -s->fixed.value : s->fixed.value;
	uint64_t n = 40;

	while (value >= 10 && n < UINT64_C(4000000000)) {
		value /= 10;
		n *= 10;
	}
	inquiry_add(q, &s->fixed, 1, GTAB_SLIP_STALE_TOTAL, GTAB_NO_POSITION, weight_of_ways(n));
}

void
ask_totals(inquiry *q)
{
	for (size_t g = 0; g < q->n_group; g++) {
		struct surplus s = { .edit = &q->m->edits[q->group[g]] };
		size_t figure;

		s.total = find_total(q->m, s.edit);
		if (s.total == GTAB_NO_POSITION)
			continue;
		figure = q->m->term_figures[s.total];
		if (!model_solve(q->m, q->group, q->n_group, &figure, 1, &s.fixed))
			continue;
		s.amount = q->m->values[figure] - s.fixed.value;
		ask_parts(q, &s);
		ask_subtotals(q, &s);
		ask_stale(q, &s);
	}
}

/* ---- rounding ---- */

/* Half a unit of the last place of each figure, times its factor: what rounding can make of an equality. */
static bool
is_rounding(const model *m, const edit_form *e)
{
	const wide r = model_residual(m, e, m->values);
	wide reach = 0;

	if (e->cmp != GTAB_EDIT_EQ || e->n < 3)
		return false;
	for (size_t k = e->first; k < e->first + e->n; k++) {
		const int places = m->problem->figures[m->term_figures[k]].value.scale;
		wide unit = m->term_factors[k] < 0 ? -m->term_factors[k] : m->term_factors[k];

		if (places == 0)
			return false; /* whole figures are counts as a rule */
		for (int i = places; i < m->scale; i++)
			unit *= 10;
		reach += unit;
	}
	return 2 * (r < 0 ? -r : r) <= reach;
}

void
ask_rounding(inquiry *q)
{
	for (size_t g = 0; g < q->n_group; g++) {
		if (!is_rounding(q->m, &q->m->edits[q->group[g]]))
			return;
	}
	inquiry_add(q, NULL, 0, GTAB_SLIP_ROUNDING, GTAB_NO_POSITION, weight_of_ways(1));
}
