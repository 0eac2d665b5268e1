/* SPDX-License-Identifier: MIT */
/*
 * Sums whose parts stand anywhere: the linear dependences among series, by elimination modulo a prime. Series are
 * taken from the smallest up, so that a total depends on its parts and not a part on its total.
 */

#include "check/balance_internal.h"

#include <stdlib.h>
#include <string.h>

#define PRIME ((UINT64_C(1) << 61) - 1) /* a figure of a real table is far below */

__extension__ typedef unsigned __int128 wide;

/* n_rows × n_columns, row by row, modulo PRIME; column j is series[j]. */
typedef struct equations {
	uint64_t *cells;
	size_t *series;
	size_t *pivot_of; /* of a row that has one: its column */
	size_t n_rows;
	size_t n_columns;
	size_t n_pivots;
} equations;

static uint64_t
multiply(uint64_t a, uint64_t b)
{
	return (uint64_t)((wide)a * b % PRIME);
}

/* a^-1, by Fermat. */
static uint64_t
invert(uint64_t a)
{
	uint64_t result = 1;

	for (uint64_t e = PRIME - 2; e > 0; e >>= 1) {
		if (e & 1)
			result = multiply(result, a);
		a = multiply(a, a);
	}
	return result;
}

static uint64_t
residue(int64_t value)
{
	const int64_t r = value % (int64_t)PRIME;

	return (uint64_t)(r < 0 ? r + (int64_t)PRIME : r);
}

/* ---- the equations ---- */

struct sized {
	size_t series;
	double size; /* only to sort by */
};

static int
by_size(const void *a, const void *b)
{
	const struct sized *const x = a;
	const struct sized *const y = b;

	if (x->size < y->size || x->size > y->size)
		return x->size < y->size ? -1 : 1;
	return (x->series > y->series) - (x->series < y->series);
}

static bool
knows_all(const gtab_observations *o, size_t observation, const size_t *series, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!o->is_known[observation * o->n_series + series[i]])
			return false;
	}
	return true;
}

/* Series from small to large by what they add up to. */
static bool
sort_series(const gtab_observations *o, const size_t *series, size_t n, gtab_arena *a, size_t *out)
{
	struct sized *const sized = gtab_arena_array(a, n, sizeof(*sized));

	if (sized == NULL)
		return false;
	for (size_t i = 0; i < n; i++) {
		sized[i] = (struct sized){ series[i], 0 };
		for (size_t j = 0; j < o->n_observations; j++) {
			const int64_t v = o->values[j * o->n_series + series[i]];

			sized[i].size += v < 0 ? -(double)v : (double)v;
		}
	}
	qsort(sized, n, sizeof(*sized), by_size);
	for (size_t i = 0; i < n; i++)
		out[i] = sized[i].series;
	return true;
}

/* At most a few more rows than columns: more would only cost time, and all are proved later. */
static bool
equations_init(equations *e, const gtab_observations *o, const size_t *series, size_t n,
	       gtab_arena *a)
{
	const size_t most = n + 16;

	*e = (equations){ .n_columns = n };
	e->series = gtab_arena_array(a, n, sizeof(*e->series));
	e->pivot_of = gtab_arena_array(a, most, sizeof(*e->pivot_of));
	e->cells = gtab_arena_array(a, most * n, sizeof(*e->cells));
	if (a->failed || !sort_series(o, series, n, a, e->series))
		return false;
	for (size_t i = 0; i < o->n_observations && e->n_rows < most; i++) {
		if (!knows_all(o, i, series, n))
			continue;
		for (size_t j = 0; j < n; j++)
			e->cells[e->n_rows * n + j] =
				residue(o->values[i * o->n_series + e->series[j]]);
		e->n_rows++;
	}
	return true;
}

/* ---- elimination ---- */

static void
swap_rows(equations *e, size_t a, size_t b)
{
	for (size_t j = 0; a != b && j < e->n_columns; j++) {
		const uint64_t cell = e->cells[a * e->n_columns + j];

		e->cells[a * e->n_columns + j] = e->cells[b * e->n_columns + j];
		e->cells[b * e->n_columns + j] = cell;
	}
}

static void
scale_row(equations *e, size_t row, uint64_t by)
{
	for (size_t j = 0; j < e->n_columns; j++)
		e->cells[row * e->n_columns + j] = multiply(e->cells[row * e->n_columns + j], by);
}

/* row -= factor × pivot row */
static void
subtract_row(equations *e, size_t row, size_t pivot, uint64_t factor)
{
	for (size_t j = 0; factor != 0 && j < e->n_columns; j++) {
		const uint64_t less = multiply(factor, e->cells[pivot * e->n_columns + j]);
		uint64_t *const cell = &e->cells[row * e->n_columns + j];

		*cell = *cell >= less ? *cell - less : *cell + PRIME - less;
	}
}

/* Gauss-Jordan: afterwards a column without a pivot says how it depends on those with one. */
static void
eliminate(equations *e)
{
	for (size_t column = 0; column < e->n_columns && e->n_pivots < e->n_rows; column++) {
		size_t row = e->n_pivots;

		while (row < e->n_rows && e->cells[row * e->n_columns + column] == 0)
			row++;
		if (row == e->n_rows)
			continue;
		swap_rows(e, row, e->n_pivots);
		row = e->n_pivots++;
		e->pivot_of[row] = column;
		scale_row(e, row, invert(e->cells[row * e->n_columns + column]));
		for (size_t i = 0; i < e->n_rows; i++) {
			if (i != row)
				subtract_row(e, i, row, e->cells[i * e->n_columns + column]);
		}
	}
}

/* ---- what depends on what ---- */

static int
ascending(const void *a, const void *b)
{
	const size_t x = *(const size_t *)a;
	const size_t y = *(const size_t *)b;

	return (x > y) - (x < y);
}

/* The parts of a column, when each coefficient is 0 or 1 and two at least are 1; else no parts. */
static size_t
parts_of(const equations *e, size_t column, size_t *parts)
{
	size_t n = 0;

	for (size_t row = 0; row < e->n_pivots; row++) {
		const uint64_t coefficient = e->cells[row * e->n_columns + column];

		if (coefficient > 1)
			return 0;
		if (coefficient == 1)
			parts[n++] = e->series[e->pivot_of[row]];
	}
	qsort(parts, n, sizeof(*parts), ascending);
	return n < 2 ? 0 : n;
}

static bool
has_pivot(const equations *e, size_t column)
{
	for (size_t row = 0; row < e->n_pivots; row++) {
		if (e->pivot_of[row] == column)
			return true;
	}
	return false;
}

gtab_status
gtab_balances_eliminate(const gtab_observations *o, const size_t *series, size_t n, gtab_arena *a,
			gtab_balance **out, size_t *n_out)
{
	equations e;

	*n_out = 0;
	*out = gtab_arena_array(a, n, sizeof(**out));
	if (*out == NULL || !equations_init(&e, o, series, n, a))
		return GTAB_ENOMEM;
	eliminate(&e);
	if (e.n_rows < e.n_pivots + 2)
		return GTAB_OK;
	for (size_t column = 0; column < n; column++) {
		size_t *const parts = gtab_arena_array(a, e.n_pivots, sizeof(*parts));
		size_t n_parts;

		if (parts == NULL)
			return GTAB_ENOMEM;
		n_parts = has_pivot(&e, column) ? 0 : parts_of(&e, column, parts);
		if (n_parts > 0)
			(*out)[(*n_out)++] = (gtab_balance){ e.series[column], parts, n_parts, 0 };
	}
	return GTAB_OK;
}
