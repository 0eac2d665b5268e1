/* SPDX-License-Identifier: MIT */
/* Suspects: failed edits that hang together, what can have happened to each such group, and how sure that is. */

#include "check/suspect_internal.h"

#include <stdlib.h>

#include "base/i18n.h"

/*
 * LISTED_MAX   candidates that are shown
 * CERTAIN      the share of all weight, in thousandths, from which the first stands alone
 * OPEN_MAX     candidates that are shown where inequalities leave the values open
 * LISTED_SHARE candidates lighter than the first by more than this are not shown
 */
enum { LISTED_MAX = 6, CERTAIN = 975, LISTED_SHARE = 64, OPEN_MAX = 3, HYPOTHESES_MAX = 4096 };

static const struct {
	const char *id;
	const char *words;
} slips[] = {
	[GTAB_SLIP_UNKNOWN] = { "only-fit", N_("the only figure whose change breaks no relation") },
	[GTAB_SLIP_DIGITS_SWAPPED] = { "digits-swapped", N_("adjacent digits swapped") },
	[GTAB_SLIP_DIGIT_WRONG] = { "digit-wrong", N_("one digit wrong") },
	[GTAB_SLIP_DIGIT_MISSING] = { "digit-missing", N_("a digit is missing") },
	[GTAB_SLIP_DIGIT_EXTRA] = { "digit-extra", N_("a digit too many") },
	[GTAB_SLIP_DIGIT_DOUBLED] = { "digit-doubled", N_("a digit doubled") },
	[GTAB_SLIP_SIGN] = { "sign", N_("wrong sign") },
	[GTAB_SLIP_TENFOLD] = { "tenfold", N_("off by ten, a hundred or a thousand times") },
	[GTAB_SLIP_UNIT] = { "unit", N_("in the other unit, 元 or 万元") },
	[GTAB_SLIP_INTERCHANGED] = { "interchanged", N_("two cells interchanged") },
	[GTAB_SLIP_SHIFTED] = { "shifted", N_("values stand one cell off") },
	[GTAB_SLIP_COUNTED_TWICE] = { "counted-twice", N_("a part was counted twice") },
	[GTAB_SLIP_LEFT_OUT] = { "left-out", N_("a part was left out") },
	[GTAB_SLIP_SUBTOTAL_SUMMED] = { "subtotal-summed",
					N_("a subtotal was summed beside its parts") },
	[GTAB_SLIP_STALE_TOTAL] = { "stale-total", N_("the total is not up to date") },
	[GTAB_SLIP_ROUNDING] = { "rounding", N_("rounding alone explains the difference") },
	[GTAB_SLIP_CROSSING] = { "crossing",
				 N_("a row and a column fail by the same amount and cross here") },
};

const char *
gtab_slip_id(gtab_slip slip)
{
	return slips[slip].id;
}

const char *
gtab_slip_words(gtab_slip slip)
{
	return _(slips[slip].words);
}

/* ---- hypotheses ---- */

uint64_t
weight_of_ways(uint64_t n_ways)
{
	return (UINT64_C(1) << WEIGHT_BITS) / (n_ways == 0 ? 1 : n_ways);
}

static bool
is_same(const hypothesis *h, const change *changes, size_t n)
{
	if (h->n != n)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (h->changes[i].figure != changes[i].figure ||
		    h->changes[i].value != changes[i].value)
			return false;
	}
	return true;
}

/* A figure that is trusted is less likely wrong. */
static uint64_t
trusted(const inquiry *q, const change *changes, size_t n, uint64_t weight)
{
	unsigned trust = 0;

	for (size_t i = 0; i < n; i++)
		trust += q->m->problem->figures[changes[i].figure].trust;
	return trust < 20 ? weight >> (2 * trust) : 0;
}

static hypothesis *
find_hypothesis(inquiry *q, const change *changes, size_t n)
{
	for (size_t i = 0; i < q->n; i++) {
		if (is_same(&q->list[i], changes, n))
			return &q->list[i];
	}
	return NULL;
}

/* A new one in the list, without weight; NULL when there is no room. */
static hypothesis *
new_hypothesis(inquiry *q, const change *changes, size_t n)
{
	hypothesis *h;

	if (q->n == q->size) {
		const size_t size = q->size == 0 ? 64 : 2 * q->size;
		hypothesis *const list =
			size > HYPOTHESES_MAX ? NULL
					      : gtab_arena_array(q->m->arena, size, sizeof(*list));

		if (list == NULL)
			return NULL;
		for (size_t i = 0; i < q->n; i++)
			list[i] = q->list[i];
		q->list = list;
		q->size = size;
	}
	h = &q->list[q->n];
	*h = (hypothesis){ .n = n, .other = GTAB_NO_POSITION };
	h->changes = gtab_arena_array(q->m->arena, n, sizeof(*h->changes));
	if (h->changes == NULL)
		return NULL;
	for (size_t i = 0; i < n; i++)
		h->changes[i] = changes[i];
	q->n++;
	return h;
}

bool
inquiry_add(inquiry *q, const change *changes, size_t n, gtab_slip slip, size_t other,
	    uint64_t weight)
{
	hypothesis *h = find_hypothesis(q, changes, n);

	if (h == NULL && n > 0 && !model_accepts(q->m, q->group, q->n_group, changes, n))
		return false;
	if (h == NULL)
		h = new_hypothesis(q, changes, n);
	if (h == NULL)
		return false;
	weight = trusted(q, changes, n, weight);
	h->weight += weight;
	if (weight > h->best) {
		h->best = weight;
		h->slip = slip;
		h->other = other;
	}
	return true;
}

/* ---- judging ---- */

static int
heavier_first(const void *a, const void *b)
{
	const hypothesis *const x = a;
	const hypothesis *const y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	if (x->n == 0 || y->n == 0)
		return x->n == y->n ? 0 : x->n < y->n ? -1 : 1;
	return x->changes[0].figure < y->changes[0].figure   ? -1
	       : x->changes[0].figure > y->changes[0].figure ? 1
							     : 0;
}

static gtab_correction
correction_of(const inquiry *q, const hypothesis *h)
{
	gtab_correction out = {
		.n_changes = h->n, .slip = h->slip, .other = h->other, .weight = h->weight
	};

	/* no slip leads there, but two relations or more ask for it */
	if (h->slip == GTAB_SLIP_UNKNOWN && q->n_group > 1)
		out.slip = GTAB_SLIP_CROSSING;
	out.changes = gtab_arena_array(q->m->arena, h->n, sizeof(*out.changes));
	for (size_t i = 0; out.changes != NULL && i < h->n; i++) {
		gtab_decimal value = { h->changes[i].value, q->m->scale };

		out.changes[i].figure = h->changes[i].figure;
		while (value.scale > q->m->problem->figures[h->changes[i].figure].value.scale &&
		       value.coefficient % 10 == 0)
			value = (gtab_decimal){ value.coefficient / 10, value.scale - 1 };
		out.changes[i].value = value;
	}
	return out;
}

/* Figures in the failed edits. */
static size_t
n_concerned(const inquiry *q)
{
	size_t n = 0;

	for (size_t i = 0; i < q->m->problem->n_figures; i++)
		n += q->m->group_of[i] == q->m->group_no;
	return n;
}

/*
 * How many of the first are worth showing: near the first, and by a slip. None when that is as many as there are
 * figures, or, where inequalities leave the values open, more than a few: it would say nothing.
 */
static size_t
n_candidates(const inquiry *q)
{
	const size_t most = q->is_open ? OPEN_MAX : n_concerned(q) - 1;
	size_t n = 0;

	while (n < q->n && q->list[n].slip != GTAB_SLIP_UNKNOWN &&
	       q->list[n].weight > q->list[0].weight / LISTED_SHARE)
		n++;
	return n > most ? 0 : n;
}

/* Whether the edits give exact values: a tolerance leaves them open. */
static bool
is_exact(const inquiry *q)
{
	for (size_t g = 0; g < q->n_group; g++) {
		if (q->m->edits[q->group[g]].tolerance != 0)
			return false;
	}
	return true;
}

static gtab_status
judge(inquiry *q, gtab_suspicion *out)
{
	unsigned __int128 all;
	size_t n;

	if (q->n == 0 ||
	    n_concerned(q) < 2) /* a figure beside a number: what it should be is said already */
		return GTAB_OK;
	qsort(q->list, q->n, sizeof(*q->list), heavier_first);
	all = q->unlisted;
	for (size_t i = 0; i < q->n; i++)
		all += q->list[i].weight;
	out->is_certain = !out->is_cut && is_exact(q) &&
			  (unsigned __int128)q->list[0].weight * 1000 >= all * CERTAIN && all > 0;
	n = out->is_certain ? 1 : n_candidates(q);
	out->n_left_out = n > LISTED_MAX ? n - LISTED_MAX : 0;
	out->n_corrections = n - out->n_left_out;
	out->corrections =
		gtab_arena_array(q->m->arena, out->n_corrections, sizeof(*out->corrections));
	if (out->corrections == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < out->n_corrections; i++)
		out->corrections[i] = correction_of(q, &q->list[i]);
	return q->m->arena->failed ? GTAB_ENOMEM : GTAB_OK;
}

/* The figures of the group's edits. */
static void
mark_group(model *m, const gtab_suspicion *group)
{
	m->group_no++;
	for (size_t g = 0; g < group->n_edits; g++) {
		const edit_form *const e = &m->edits[group->edits[g]];

		for (size_t k = e->first; k < e->first + e->n; k++)
			m->group_of[m->term_figures[k]] = m->group_no;
	}
}

/* One group: the simple ways first, several figures at once only when there is none. */
static gtab_status
inquire(model *m, gtab_suspicion *out)
{
	inquiry q = { .m = m, .group = out->edits, .n_group = out->n_edits };
	gtab_status st = GTAB_OK;

	mark_group(m, out);
	ask_single_figures(&q);
	ask_totals(&q);
	ask_rounding(&q);
	ask_neighbours(&q);
	if (q.n == 0)
		st = ask_sets(&q, &out->is_cut);
	out->is_cut = out->is_cut || m->budget == 0;
	if (st == GTAB_OK && m->arena->failed)
		st = GTAB_ENOMEM;
	return st == GTAB_OK ? judge(&q, out) : st;
}

/* ---- groups ---- */

/* Failed edits that share figures with those in the group already, and so on. */
static size_t
gather(const model *m, size_t first, bool *is_taken, size_t *group)
{
	size_t n = 0;

	group[n++] = first;
	is_taken[first] = true;
	for (size_t g = 0; g < n; g++) {
		const edit_form *const e = &m->edits[group[g]];

		for (size_t k = e->first; k < e->first + e->n; k++) {
			const size_t figure = m->term_figures[k];

			for (size_t i = m->of_first[figure]; i < m->of_first[figure + 1]; i++) {
				const size_t other = m->of_figure[i];

				if (!m->edits[other].has_failed || is_taken[other])
					continue;
				is_taken[other] = true;
				group[n++] = other;
			}
		}
	}
	return n;
}

static gtab_status
inquire_all(model *m, gtab_suspicion *list, size_t *n_out)
{
	const size_t n_edits = m->problem->n_edits;
	bool *const is_taken = gtab_arena_array(m->arena, n_edits, sizeof(*is_taken));
	size_t *groups = gtab_arena_array(m->arena, n_edits, sizeof(*groups));
	gtab_status st = GTAB_OK;
	size_t n = 0;

	if (is_taken == NULL || groups == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; st == GTAB_OK && i < n_edits; i++) {
		if (!m->edits[i].has_failed || is_taken[i])
			continue;
		list[n] = (gtab_suspicion){ .edits = groups };
		list[n].n_edits = gather(m, i, is_taken, groups);
		groups += list[n].n_edits;
		st = inquire(m, &list[n++]);
	}
	*n_out = n;
	return st;
}

gtab_status
gtab_suspects_find(const gtab_suspect_problem *problem, gtab_arena *a, gtab_suspicion **out,
		   size_t *n_out)
{
	model m;
	gtab_status st = model_init(&m, problem, a);
	size_t n_failed = 0;

	*out = NULL;
	*n_out = 0;
	for (size_t i = 0; st == GTAB_OK && i < problem->n_edits; i++)
		n_failed += m.edits[i].has_failed;
	if (st != GTAB_OK || n_failed == 0)
		return st;
	*out = gtab_arena_array(a, n_failed, sizeof(**out));
	return *out == NULL ? GTAB_ENOMEM : inquire_all(&m, *out, n_out);
}
