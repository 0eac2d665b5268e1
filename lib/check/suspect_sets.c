/* SPDX-License-Identifier: MIT */
/*
 * The smallest sets of figures whose change can make every edit hold (Fellegi and Holt 1976). The figures of a set are
 * eliminated from the edits, equalities by substitution, inequalities in pairs (Fourier and Motzkin); what remains are
 * edits on the other figures, which keep their values. One of those that fails says that one of its figures must
 * change too: the search branches over them.
 */

#include "check/suspect_internal.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MAX = 160, ROWS_MAX = 256 };

/* Σ at × figure ≤ bound, or = bound; figures by their place in the search's list. */
typedef struct row {
	wide *at;
	wide bound;
	bool is_equality;
	bool is_strict;
} row;

typedef struct row_list {
	row *rows;
	size_t n;
} row_list;

/*
 * figures   those of the edits that are looked at
 * set, n_set  those that are chosen on this path
 * excluded  tried by an earlier branch
 */
typedef struct searcher {
	const model *m;
	set_search *search;
	size_t *figures;
	size_t n_figures;
	size_t set[SET_MAX];
	size_t n_set;
	bool *excluded;
	bool failed; /* out of memory */
} searcher;

/* ---- rows ---- */

static wide
gcd(wide a, wide b)
{
	while (b != 0) {
		const wide rest = a % b;

		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

/* Divide a row by what its numbers have in common, so that they stay small. */
static void
simplify(row *r, size_t n)
{
	wide common = r->bound;

	for (size_t i = 0; i < n; i++)
		common = gcd(common, r->at[i]);
	if (common < 2)
		return;
	for (size_t i = 0; i < n; i++)
		r->at[i] /= common;
	r->bound /= common;
}

/* out = a × x + b × y; false when it grows too large. */
static bool
combine(const row *x, wide a, const row *y, wide b, size_t n, row *out)
{
	wide p;
	wide q;

	for (size_t i = 0; i < n; i++) {
		if (__builtin_mul_overflow(a, x->at[i], &p) ||
		    __builtin_mul_overflow(b, y->at[i], &q) ||
		    __builtin_add_overflow(p, q, &out->at[i]))
			return false;
	}
	if (__builtin_mul_overflow(a, x->bound, &p) || __builtin_mul_overflow(b, y->bound, &q) ||
	    __builtin_add_overflow(p, q, &out->bound))
		return false;
	out->is_equality = x->is_equality && y->is_equality;
	out->is_strict = x->is_strict || y->is_strict;
	simplify(out, n);
	return true;
}

static bool
new_list(searcher *s, size_t n_rows, row_list *out)
{
	wide *const numbers = calloc(n_rows * s->n_figures + 1, sizeof(*numbers));

	out->n = 0;
	out->rows = calloc(n_rows + 1, sizeof(*out->rows));
	if (numbers == NULL || out->rows == NULL) {
		free(numbers);
		free(out->rows);
		out->rows = NULL;
		s->failed = true;
		return false;
	}
	for (size_t i = 0; i <= n_rows; i++)
		out->rows[i].at = numbers + i * s->n_figures;
	return true;
}

static void
free_list(row_list *list)
{
	if (list->rows != NULL)
		free(list->rows[0].at);
	free(list->rows);
}

static void
copy_row(const row *from, size_t n, row *to)
{
	memcpy(to->at, from->at, n * sizeof(*to->at));
	to->bound = from->bound;
	to->is_equality = from->is_equality;
	to->is_strict = from->is_strict;
}

/* ---- elimination ---- */

static const row *
find_pivot(const row_list *list, size_t figure)
{
	for (size_t i = 0; i < list->n; i++) {
		if (list->rows[i].is_equality && list->rows[i].at[figure] != 0)
			return &list->rows[i];
	}
	return NULL;
}

/* Substitute by an equality. A row that grows too large is left out: fewer edits, never wrong ones. */
static void
substitute(const row_list *from, size_t figure, size_t n, const row *pivot, row_list *to)
{
	const wide p = pivot->at[figure];

	for (size_t i = 0; i < from->n; i++) {
		const row *const r = &from->rows[i];
		const wide c = r->at[figure];

		if (r == pivot)
			continue;
		if (c == 0) {
			copy_row(r, n, &to->rows[to->n++]);
			continue;
		}
		/* |p| × r − sign(p) × c × pivot: an inequality keeps its direction */
		if (combine(r, p > 0 ? p : -p, pivot, p > 0 ? -c : c, n, &to->rows[to->n])) {
			to->rows[to->n].is_equality = r->is_equality;
			to->n++;
		}
	}
}

/* Each upper bound of the figure with each lower one. */
static void
pair_up(const row_list *from, size_t figure, size_t n, row_list *to)
{
	for (size_t i = 0; i < from->n; i++) {
		const row *const upper = &from->rows[i];

		if (upper->at[figure] == 0)
			copy_row(upper, n, &to->rows[to->n++]);
		for (size_t k = 0; upper->at[figure] > 0 && k < from->n && to->n < ROWS_MAX; k++) {
			const row *const lower = &from->rows[k];

			if (lower->at[figure] < 0 &&
			    combine(upper, -lower->at[figure], lower, upper->at[figure], n,
				    &to->rows[to->n]))
				to->n++;
		}
		if (to->n == ROWS_MAX)
			return;
	}
}

static bool
eliminate(searcher *s, const row_list *from, size_t figure, row_list *to)
{
	const row *const pivot = find_pivot(from, figure);

	if (!new_list(s, pivot != NULL ? from->n : ROWS_MAX, to))
		return false;
	if (pivot != NULL)
		substitute(from, figure, s->n_figures, pivot, to);
	else
		pair_up(from, figure, s->n_figures, to);
	return true;
}

/* ---- the search ---- */

static bool
holds(const searcher *s, const row *r)
{
	wide sum = -r->bound;

	for (size_t i = 0; i < s->n_figures; i++) {
		wide product;

		if (r->at[i] == 0)
			continue;
		if (__builtin_mul_overflow(r->at[i], s->m->values[s->figures[i]], &product) ||
		    __builtin_add_overflow(sum, product, &sum))
			return true; /* not known to fail */
	}
	return r->is_equality ? sum == 0 : r->is_strict ? sum < 0 : sum <= 0;
}

static size_t
n_in(const searcher *s, const row *r)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_figures; i++)
		n += r->at[i] != 0;
	return n;
}

/* The failing row with the fewest figures, or NULL. */
static const row *
find_failing(const searcher *s, const row_list *list)
{
	const row *best = NULL;

	for (size_t i = 0; i < list->n; i++) {
		if (!holds(s, &list->rows[i]) &&
		    (best == NULL || n_in(s, &list->rows[i]) < n_in(s, best)))
			best = &list->rows[i];
	}
	return best;
}

static void
keep_set(searcher *s)
{
	size_t *const out = s->search->sets + s->search->n * SET_MAX;

	for (size_t i = 0; i < SET_MAX; i++)
		out[i] = i < s->n_set ? s->figures[s->set[i]] : GTAB_NO_POSITION;
	s->search->n++;
}

static void look(searcher *s, const row_list *list);

/* Choose each figure of a failing row in turn; a later branch does without the earlier ones. */
static void
branch(searcher *s, const row_list *list, const row *failing)
{
	size_t tried[COLUMNS_MAX];
	size_t n_tried = 0;

	for (size_t i = 0; i < s->n_figures && !s->failed; i++) {
		row_list next;

		if (failing->at[i] == 0 || s->excluded[i])
			continue;
		if (!eliminate(s, list, i, &next))
			return;
		s->set[s->n_set++] = i;
		look(s, &next);
		s->n_set--;
		free_list(&next);
		s->excluded[i] = true;
		tried[n_tried++] = i;
	}
	while (n_tried > 0)
		s->excluded[tried[--n_tried]] = false;
}

static void
look(searcher *s, const row_list *list)
{
	const row *failing;

	if (s->search->n == s->search->max || s->search->n_nodes == 0) {
		s->search->is_cut = true;
		return;
	}
	s->search->n_nodes--;
	failing = find_failing(s, list);
	if (failing == NULL && s->n_set == s->search->size)
		keep_set(s);
	else if (failing != NULL && s->n_set < s->search->size)
		branch(s, list, failing);
}

/* ---- the edits of a group, and those that share its figures ---- */

static size_t
place_of(const searcher *s, size_t figure)
{
	size_t i = 0;

	while (i < s->n_figures && s->figures[i] != figure)
		i++;
	return i;
}

static bool
add_figures(searcher *s, const edit_form *e)
{
	for (size_t k = e->first; k < e->first + e->n; k++) {
		if (place_of(s, s->m->term_figures[k]) < s->n_figures)
			continue;
		if (s->n_figures == COLUMNS_MAX)
			return false;
		s->figures[s->n_figures++] = s->m->term_figures[k];
	}
	return true;
}

/* sign × Σ ≤ sign × constant + tolerance */
static void
add_row(const searcher *s, const edit_form *e, int sign, row_list *list)
{
	row *const r = &list->rows[list->n++];

	for (size_t k = e->first; k < e->first + e->n; k++)
		r->at[place_of(s, s->m->term_figures[k])] += sign * s->m->term_factors[k];
	r->bound = sign * e->constant + e->tolerance;
	r->is_equality = e->cmp == GTAB_EDIT_EQ && e->tolerance == 0;
	r->is_strict = e->cmp == GTAB_EDIT_LT || e->cmp == GTAB_EDIT_GT;
}

static void
add_edit(const searcher *s, const edit_form *e, row_list *list)
{
	if (e->cmp == GTAB_EDIT_EQ && e->tolerance != 0) {
		add_row(s, e, 1, list);
		add_row(s, e, -1, list);
	} else {
		add_row(s, e, e->cmp == GTAB_EDIT_GE || e->cmp == GTAB_EDIT_GT ? -1 : 1, list);
	}
}

/* Edits that a change of the group's figures can touch. Those beyond them hold whatever happens. */
static size_t
touched_edits(const searcher *s, const size_t *group, size_t n_group, size_t *out)
{
	bool *const is_in = gtab_arena_array(s->m->arena, s->m->problem->n_edits, sizeof(*is_in));
	size_t n = 0;

	if (is_in == NULL)
		return 0;
	for (size_t g = 0; g < n_group; g++) {
		const edit_form *const e = &s->m->edits[group[g]];

		for (size_t k = e->first; k < e->first + e->n; k++) {
			const size_t figure = s->m->term_figures[k];

			for (size_t i = s->m->of_first[figure]; i < s->m->of_first[figure + 1];
			     i++) {
				if (!is_in[s->m->of_figure[i]] && n < ROWS_MAX / 2)
					out[n++] = s->m->of_figure[i];
				is_in[s->m->of_figure[i]] = true;
			}
		}
	}
	return n;
}

gtab_status
find_sets(const model *m, const size_t *group, size_t n_group, set_search *search)
{
	searcher s = { .m = m, .search = search };
	size_t edits[ROWS_MAX / 2];
	row_list list = { 0 };
	size_t n_edits = touched_edits(&s, group, n_group, edits);

	s.figures = gtab_arena_array(m->arena, COLUMNS_MAX, sizeof(*s.figures));
	s.excluded = gtab_arena_array(m->arena, COLUMNS_MAX, sizeof(*s.excluded));
	search->sets = gtab_arena_array(m->arena, search->max * SET_MAX, sizeof(*search->sets));
	if (m->arena->failed)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < n_edits; i++) {
		if (!add_figures(&s, &m->edits[edits[i]])) {
			search->is_cut = true; /* too wide for this search */
			return GTAB_OK;
		}
	}
	if (!new_list(&s, 2 * n_edits, &list))
		return GTAB_ENOMEM;
	for (size_t i = 0; i < n_edits; i++)
		add_edit(&s, &m->edits[edits[i]], &list);
	for (search->size = 1; search->size <= SET_MAX; search->size++) {
		look(&s, &list);
		if (search->n > 0 || s.failed || search->n_nodes == 0)
			break;
	}
	free_list(&list);
	return s.failed ? GTAB_ENOMEM : GTAB_OK;
}
