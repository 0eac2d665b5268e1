/* SPDX-License-Identifier: MIT */
/* The figures that infer.c kept, as observations of columns or of rows, and the relations they show. */

#include "check/infer_internal.h"

#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

/* ---- the shape of observations ---- */

typedef struct matrix {
	int64_t *values;
	bool *is_known;
	size_t n_series;
	size_t n_observations;
} matrix;

static bool
matrix_init(matrix *m, size_t n_series, size_t n_observations)
{
	const size_t n = n_series * n_observations;

	*m = (matrix){ .n_series = n_series, .n_observations = n_observations };
	m->values = calloc(n == 0 ? 1 : n, sizeof(*m->values));
	m->is_known = calloc(n == 0 ? 1 : n, sizeof(*m->is_known));
	return m->values != NULL && m->is_known != NULL;
}

static void
matrix_clear(matrix *m)
{
	free(m->values);
	free(m->is_known);
}

/* value × 10^(scale - its own); not set where that does not fit. */
static void
matrix_set(matrix *m, size_t observation, size_t series, const struct gtab_infer_figure *f,
	   int scale)
{
	const size_t at = observation * m->n_series + series;
	int64_t value = f->coefficient;

	for (int i = f->scale; i < scale; i++) {
		if (__builtin_mul_overflow(value, 10, &value))
			return;
	}
	m->values[at] = value;
	m->is_known[at] = true;
}

static int
most_places(const gtab_infer *in)
{
	int most = 0;

	for (size_t i = 0; i < in->n_figures; i++)
		most = in->figures[i].scale > most ? in->figures[i].scale : most;
	return most;
}

static gtab_status
find(const matrix *m, gtab_arena *a, gtab_balance **out, size_t *n_out)
{
	const gtab_observations o = { m->values, m->is_known, m->n_series, m->n_observations };

	return gtab_balances_find(&o, a, out, n_out);
}

/* ---- columns over rows ---- */

/* Number columns in a row of their own: where each stands, or GTAB_MAP_NONE. */
static size_t
number_columns(const gtab_infer *in, size_t *series_of, size_t *column_of)
{
	size_t n = 0;

	for (size_t i = 0; i < in->n_columns; i++) {
		const bool is_number = gtab_infer_type(in->columns[i]) == GTAB_COLUMN_NUMBER;

		series_of[i] = is_number ? n : GTAB_MAP_NONE;
		if (is_number)
			column_of[n++] = i;
	}
	return n;
}

gtab_status
gtab_infer_column_balances(gtab_infer *in, gtab_balance **out, size_t *n_out)
{
	const int scale = most_places(in);
	size_t *const series_of = gtab_arena_array(&in->arena, in->n_columns, sizeof(size_t));
	size_t *const column_of = gtab_arena_array(&in->arena, in->n_columns, sizeof(size_t));
	gtab_status st = GTAB_ENOMEM;
	uint32_t n_rows = 0;
	matrix m = { 0 };

	if (in->n_figures > 0)
		n_rows = in->figures[in->n_figures - 1].row + 1;
	if (!in->arena.failed &&
	    matrix_init(&m, number_columns(in, series_of, column_of), n_rows)) {
		for (size_t i = 0; i < in->n_figures; i++) {
			const struct gtab_infer_figure *const f = &in->figures[i];

			if (series_of[f->column] != GTAB_MAP_NONE)
				matrix_set(&m, f->row, series_of[f->column], f, scale);
		}
		st = find(&m, &in->arena, out, n_out);
	}
	for (size_t i = 0; st == GTAB_OK && i < *n_out; i++) {
		size_t *const parts = (size_t *)(*out)[i].parts; /* ours: in our arena */

		(*out)[i].total = column_of[(*out)[i].total];
		for (size_t j = 0; j < (*out)[i].n_parts; j++)
			parts[j] = column_of[parts[j]];
	}
	matrix_clear(&m);
	return st;
}

/* ---- rows over columns ---- */

static bool
names_differ(const struct gtab_infer_table *t)
{
	for (size_t i = 0; i < t->n_rows; i++) {
		if (t->row_names[i].len == 0)
			return false;
		for (size_t j = 0; j < i; j++) {
			if (gtab_text_equal(t->row_names[i], t->row_names[j]))
				return false;
		}
	}
	return true;
}

/* Whether every table has the same rows in the same order, each with a name of its own. */
static bool
has_fixed_rows(const gtab_infer *in)
{
	const struct gtab_infer_table *const first = in->tables;

	if (in->n_tables == 0 || in->is_cut || first->n_rows < 3 ||
	    first->n_rows > GTAB_INFER_ROWS_MAX || !names_differ(first))
		return false;
	for (size_t i = 1; i < in->n_tables; i++) {
		if (in->tables[i].n_rows != first->n_rows)
			return false;
		for (size_t j = 0; j < first->n_rows; j++) {
			if (!gtab_text_equal(in->tables[i].row_names[j], first->row_names[j]))
				return false;
		}
	}
	return true;
}

gtab_status
gtab_infer_row_balances(gtab_infer *in, gtab_balance **out, size_t *n_out)
{
	const int scale = most_places(in);
	gtab_status st = GTAB_ENOMEM;
	size_t table = 0;
	matrix m = { 0 };

	*n_out = 0;
	if (!has_fixed_rows(in))
		return GTAB_OK;
	if (matrix_init(&m, in->tables->n_rows, in->n_tables * in->n_columns)) {
		for (size_t i = 0; i < in->n_figures; i++) {
			const struct gtab_infer_figure *const f = &in->figures[i];

			while (f->row >= in->tables[table].first_row + in->tables[table].n_rows)
				table++;
			matrix_set(&m, table * in->n_columns + f->column,
				   f->row - in->tables[table].first_row, f, scale);
		}
		st = find(&m, &in->arena, out, n_out);
	}
	matrix_clear(&m);
	return st;
}
