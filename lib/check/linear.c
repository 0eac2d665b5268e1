/* SPDX-License-Identifier: MIT */
/* Whether linear equations and inequalities can hold together, exactly. */

#include "check/linear_internal.h"

#include <string.h>

enum { ROWS_MAX = 3000 };

/* The rows that are left. */
struct work {
	gtab_arena *a;
	gtab_linear_row *rows;
	size_t n;
	size_t size;
	size_t n_vars;
	bool is_over; /* too large, or out of memory */
};

static gtab_int128
magnitude(gtab_int128 x)
{
	return x < 0 ? -x : x;
}

static gtab_int128
common_divisor(gtab_int128 a, gtab_int128 b)
{
	while (b != 0) {
		const gtab_int128 rest = a % b;

		a = b;
		b = rest;
	}
	return magnitude(a);
}

void
gtab_linear_reduce(gtab_linear_row *row, size_t n_vars)
{
	gtab_int128 shared = 0;
	gtab_int128 sign = 1;

	for (size_t i = 0; i <= n_vars && shared != 1; i++)
		shared = common_divisor(shared, row->c[i]);
	for (size_t i = 0; row->kind == GTAB_LINEAR_ZERO && i <= n_vars; i++) {
		if (row->c[i] == 0)
			continue;
		sign = row->c[i] < 0 ? -1 : 1;
		break;
	}
	for (size_t i = 0; shared != 0 && i <= n_vars; i++)
		row->c[i] = row->c[i] / shared * sign;
}

gtab_linear_row
gtab_linear_negate(gtab_arena *a, const gtab_linear_row *row, size_t n_vars, gtab_linear_kind kind)
{
	gtab_linear_row out = { gtab_arena_array(a, n_vars + 1, sizeof(*out.c)), kind };

	for (size_t i = 0; out.c != NULL && i <= n_vars; i++)
		out.c[i] = -row->c[i];
	return out;
}

/* a × x + b × y into out, which may be x's own. */
static void
combine(struct work *w, gtab_int128 a, const gtab_linear_row *x, gtab_int128 b,
	const gtab_linear_row *y, gtab_linear_row *out)
{
	static const gtab_int128 large = (gtab_int128)1 << 40;
	bool is_large = false;

	for (size_t i = 0; i <= w->n_vars; i++) {
		gtab_int128 left, right;

		if (__builtin_mul_overflow(a, x->c[i], &left) ||
		    __builtin_mul_overflow(b, y->c[i], &right) ||
		    __builtin_add_overflow(left, right, &out->c[i])) {
			w->is_over = true;
			return;
		}
		is_large = is_large || magnitude(out->c[i]) > large;
	}
	if (is_large)
		gtab_linear_reduce(out, w->n_vars);
}

static gtab_linear_row *
new_row(struct work *w, gtab_linear_kind kind)
{
	gtab_linear_row *row;

	if (w->n == w->size) {
		w->is_over = true;
		return NULL;
	}
	row = &w->rows[w->n];
	*row = (gtab_linear_row){ gtab_arena_array(w->a, w->n_vars + 1, sizeof(*row->c)), kind };
	w->is_over = w->is_over || row->c == NULL;
	w->n += row->c != NULL;
	return row->c == NULL ? NULL : row;
}

static void
drop(struct work *w, size_t i)
{
	w->rows[i] = w->rows[--w->n];
}

/* A variable of the row, or n_vars when it has none. */
static size_t
variable_of(const struct work *w, const gtab_linear_row *row)
{
	size_t i = 0;

	while (i < w->n_vars && row->c[i] == 0)
		i++;
	return i;
}

/* A row without variables says something about its constant alone. */
static bool
is_true(const gtab_linear_row *row, gtab_int128 constant)
{
	switch (row->kind) {
	case GTAB_LINEAR_ZERO: return constant == 0;
	case GTAB_LINEAR_AT_LEAST: return constant >= 0;
	case GTAB_LINEAR_ABOVE: break;
	}
	return constant > 0;
}

/* Drop the rows without variables; false when one of them is not true. */
static bool
settle_constants(struct work *w)
{
	for (size_t i = 0; i < w->n;) {
		if (variable_of(w, &w->rows[i]) < w->n_vars) {
			i++;
			continue;
		}
		if (!is_true(&w->rows[i], w->rows[i].c[w->n_vars]))
			return false;
		drop(w, i);
	}
	return true;
}

/* Take a variable out of all rows by equation e, which is dropped. */
static void
eliminate_equation(struct work *w, size_t e)
{
	const gtab_linear_row equation = w->rows[e];
	const size_t v = variable_of(w, &equation);
	const gtab_int128 pivot = equation.c[v];

	drop(w, e);
	for (size_t i = 0; !w->is_over && i < w->n; i++) {
		gtab_linear_row *const row = &w->rows[i];

		if (row->c[v] != 0)
			combine(w, magnitude(pivot), row, pivot < 0 ? row->c[v] : -row->c[v],
				&equation, row);
	}
}

static bool
eliminate_equations(struct work *w)
{
	for (size_t i = 0; !w->is_over && i < w->n;) {
		if (!settle_constants(w))
			return false;
		while (i < w->n && w->rows[i].kind != GTAB_LINEAR_ZERO)
			i++;
		if (i == w->n)
			break;
		eliminate_equation(w, i);
		i = 0;
	}
	return true;
}

/* How many rows would come of taking out variable v, or SIZE_MAX when no row has it. */
static size_t
cost_of(const struct work *w, size_t v)
{
	size_t n_above = 0, n_below = 0;

	for (size_t i = 0; i < w->n; i++) {
		n_above += w->rows[i].c[v] > 0;
		n_below += w->rows[i].c[v] < 0;
	}
	return n_above + n_below == 0 ? SIZE_MAX : n_above * n_below;
}

/* Every row that bounds v from below with every row that bounds it from above; then those rows go. */
static void
eliminate_inequalities(struct work *w, size_t v)
{
	const size_t n = w->n;

	for (size_t i = 0; !w->is_over && i < n; i++) {
		for (size_t k = 0; !w->is_over && w->rows[i].c[v] > 0 && k < n; k++) {
			const bool is_above = w->rows[i].kind == GTAB_LINEAR_ABOVE ||
					      w->rows[k].kind == GTAB_LINEAR_ABOVE;
			gtab_linear_row *out;

			if (w->rows[k].c[v] >= 0)
				continue;
			out = new_row(w, is_above ? GTAB_LINEAR_ABOVE : GTAB_LINEAR_AT_LEAST);
			if (out != NULL)
				combine(w, -w->rows[k].c[v], &w->rows[i], w->rows[i].c[v],
					&w->rows[k], out);
		}
	}
	for (size_t i = n; i-- > 0;) {
		if (w->rows[i].c[v] != 0)
			drop(w, i);
	}
}

static gtab_solvable
solve(struct work *w)
{
	if (!eliminate_equations(w))
		return GTAB_UNSOLVABLE;
	while (!w->is_over) {
		size_t best = w->n_vars;
		size_t least = SIZE_MAX;

		if (!settle_constants(w))
			return GTAB_UNSOLVABLE;
		for (size_t v = 0; w->n > 0 && v < w->n_vars; v++) {
			const size_t cost = cost_of(w, v);

			if (cost < least) {
				least = cost;
				best = v;
			}
		}
		if (best == w->n_vars)
			return GTAB_SOLVABLE;
		eliminate_inequalities(w, best);
	}
	return GTAB_UNDECIDED;
}

gtab_solvable
gtab_linear_solve(gtab_arena *a, const gtab_linear_row *rows, size_t n, size_t n_vars)
{
	struct work w = { .a = a, .size = ROWS_MAX, .n_vars = n_vars };

	w.rows = gtab_arena_array(a, ROWS_MAX, sizeof(*w.rows));
	if (w.rows == NULL)
		return GTAB_UNDECIDED;
	for (size_t i = 0; i < n; i++) {
		gtab_linear_row *const row = new_row(&w, rows[i].kind);

		if (row == NULL)
			return GTAB_UNDECIDED;
		memcpy(row->c, rows[i].c, (n_vars + 1) * sizeof(*row->c));
	}
	return solve(&w);
}

gtab_solvable
gtab_linear_without(gtab_arena *a, const gtab_linear_row *rows, size_t n, size_t n_vars,
		    const gtab_linear_row *row)
{
	const gtab_linear_kind opposite =
		row->kind == GTAB_LINEAR_ABOVE ? GTAB_LINEAR_AT_LEAST : GTAB_LINEAR_ABOVE;
	gtab_linear_row *const all = gtab_arena_array(a, n + 1, sizeof(*all));
	gtab_solvable below;

	if (all == NULL)
		return GTAB_UNDECIDED;
	memcpy(all, rows, n * sizeof(*all));
	all[n] = gtab_linear_negate(a, row, n_vars, opposite);
	if (all[n].c == NULL)
		return GTAB_UNDECIDED;
	below = gtab_linear_solve(a, all, n + 1, n_vars);
	if (row->kind != GTAB_LINEAR_ZERO || below != GTAB_UNSOLVABLE)
		return below;
	all[n] = (gtab_linear_row){ row->c, GTAB_LINEAR_ABOVE };
	return gtab_linear_solve(a, all, n + 1, n_vars);
}
