/* SPDX-License-Identifier: MIT */
/* One figure that is wrong, by a slip of the hand or for a reason nobody knows; and two or three at once. */

#include "check/suspect_internal.h"

/*
 * UNKNOWN_WAYS  an error that is no slip is so many times less likely than a slip of each kind, and can leave any
 *               figure of as many digits
 * OPEN_WAYS     of a figure that an inequality leaves open, what slips are not tried
 * ANOTHER       a second error beside a first
 */
enum { UNKNOWN_WAYS = 64, ANOTHER = 1024, OPEN_WAYS = 4 };

/* A value at the places that a figure is printed to; false when it needs more. */
static bool
printed(const model *m, size_t figure, wide value, wide *out)
{
	bool is_whole = true;

	for (int i = m->problem->figures[figure].value.scale; i < m->scale; i++) {
		is_whole = is_whole && value % 10 == 0;
		value /= 10;
	}
	*out = value;
	return is_whole;
}

/* Figures of as many digits. */
static uint64_t
n_like(wide value)
{
	uint64_t n = 10;

	for (value = value < 0 ? -value : value; value >= 10 && n < UINT64_C(100000000);
	     value /= 10)
		n *= 10;
	return n;
}

/*
 * How a figure became what is found: by a slip, or by what nobody knows. A value that needs more places than are
 * printed can have lost its point, and nothing else.
 */
static slip_weight
weigh(const model *m, const change *c, wide *likely_out, bool *is_whole_out)
{
	const slip_weight unknown = { GTAB_SLIP_UNKNOWN, 0 };
	slip_weight out;
	wide found;

	printed(m, c->figure, m->values[c->figure], &found);
	*is_whole_out = printed(m, c->figure, c->value, likely_out);
	if (*is_whole_out)
		return weigh_slip(found, *likely_out);
	out = weigh_slip(m->values[c->figure], c->value);
	return out.slip == GTAB_SLIP_TENFOLD || out.slip == GTAB_SLIP_UNIT ? out : unknown;
}

/* Whether the change is less than a unit of the last place printed. */
static bool
is_near(const model *m, const change *c)
{
	wide difference = c->value - m->values[c->figure];
	wide unit = 1;

	for (int i = m->problem->figures[c->figure].value.scale; i < m->scale; i++)
		unit *= 10;
	difference = difference < 0 ? -difference : difference;
	return difference < unit;
}

static void
add_figure(inquiry *q, const change *c)
{
	bool is_whole;
	wide likely;
	const slip_weight by_slip = weigh(q->m, c, &likely, &is_whole);

	if (!inquiry_add(q, c, 1, GTAB_SLIP_UNKNOWN, GTAB_NO_POSITION,
			 weight_of_ways(UNKNOWN_WAYS * n_like(likely))))
		return;
	if (by_slip.slip != GTAB_SLIP_UNKNOWN)
		inquiry_add(q, c, 1, by_slip.slip, GTAB_NO_POSITION, by_slip.weight);
	else if (!is_whole && is_near(q->m, c)) /* it may be right as rounded */
		q->unlisted += weight_of_ways(OPEN_WAYS);
}

/* Inequalities give no value: what slips can have left the figure is tried. */
static void
add_figure_undone(inquiry *q, size_t figure)
{
	wide likely[SLIPS_MAX];
	wide unit = 1;
	wide found;
	size_t n;

	printed(q->m, figure, q->m->values[figure], &found);
	n = undo_slips(found, likely);
	q->unlisted += weight_of_ways(OPEN_WAYS);
	q->is_open = true;
	for (int i = q->m->problem->figures[figure].value.scale; i < q->m->scale; i++)
		unit *= 10;
	for (size_t i = 0; i < n; i++) {
		const slip_weight w = weigh_slip(found, likely[i]);
		const change c = { figure, likely[i] * unit };

		if (w.slip != GTAB_SLIP_UNKNOWN)
			inquiry_add(q, &c, 1, w.slip, GTAB_NO_POSITION, w.weight);
	}
}

/* Whether an earlier term of the first edit is the same figure. */
static bool
is_repeated(const model *m, const edit_form *e, size_t k)
{
	for (size_t i = e->first; i < k; i++) {
		if (m->term_figures[i] == m->term_figures[k])
			return true;
	}
	return false;
}

void
ask_single_figures(inquiry *q)
{
	const edit_form *const e =
		&q->m->edits[q->group[0]]; /* one figure must be in every failed edit */

	for (size_t k = e->first; k < e->first + e->n; k++) {
		const size_t figure = q->m->term_figures[k];
		change c;

		if (is_repeated(q->m, e, k))
			continue;
		if (model_solve(q->m, q->group, q->n_group, &figure, 1, &c))
			add_figure(q, &c);
		else
			add_figure_undone(q, figure);
	}
}

/* ---- several ---- */

static void
add_set(inquiry *q, const size_t *set, size_t n)
{
	uint64_t weight = UINT64_C(1) << WEIGHT_BITS;
	change changes[SET_MAX];
	gtab_slip slip = GTAB_SLIP_UNKNOWN;

	if (!model_solve(q->m, q->group, q->n_group, set, n, changes))
		return;
	for (size_t i = 0; i < n; i++) {
		bool is_whole;
		wide likely;
		const slip_weight w = weigh(q->m, &changes[i], &likely, &is_whole);
		const uint64_t ways = w.slip == GTAB_SLIP_UNKNOWN
					      ? UNKNOWN_WAYS * n_like(likely)
					      : (UINT64_C(1) << WEIGHT_BITS) / w.weight;

		if (w.slip == GTAB_SLIP_UNKNOWN)
			slip = GTAB_SLIP_UNKNOWN;
		else if (i == 0)
			slip = w.slip;
		weight /= ways * (i == 0 ? 1 : ANOTHER);
	}
	inquiry_add(q, changes, n, slip, GTAB_NO_POSITION, weight > 0 ? weight : 1);
}

gtab_status
ask_sets(inquiry *q, bool *is_cut_out)
{
	set_search search = { .n_nodes = q->m->problem->n_nodes, .max = 64 };
	gtab_status st;

	if (search.n_nodes == 0)
		search.n_nodes = 2000;
	st = find_sets(q->m, q->group, q->n_group, &search);
	*is_cut_out = search.is_cut;
	for (size_t i = 0; st == GTAB_OK && i < search.n; i++) {
		const size_t *const set = search.sets + i * SET_MAX;
		size_t n = 0;

		while (n < SET_MAX && set[n] != GTAB_NO_POSITION)
			n++;
		add_set(q, set, n);
	}
	return st;
}
