/* SPDX-License-Identifier: MIT */
#ifndef GTAB_CHECK_INFER_INTERNAL_H
#define GTAB_CHECK_INFER_INTERNAL_H

/* What infer.c has seen and infer_draft.c writes as a form. */

#include <gtab/infer.h>

enum {
	GTAB_INFER_FIGURES_MAX = 2000000,
	GTAB_INFER_VALUES_MAX =
		30,               /* distinct values of a column that may be a list of usual ones */
	GTAB_INFER_ROWS_MAX = 300 /* rows of a table whose rows may be sums of each other */
};

/* One figure: coefficient × 10^-scale. Only those reported; a nil is a 0. */
struct gtab_infer_figure {
	int64_t coefficient;
	uint32_t row; /* over all tables, from 0 */
	uint16_t column;
	uint8_t scale;
};

/*
 * n_labels    how many tables take it for what names the rows
 * types       how many tables had it as text, label, code, number, period
 * kinds       how many of its cells are a year, half … of gtab_period_kind
 * usual       its distinct values in order of appearance; given up when more than fit
 * keys        cells seen in this table; NULL once one came twice
 * repeats     how many cells equal the one above: a merged stub cell, filled down
 */
struct gtab_infer_column {
	gtab_text name;
	gtab_text unit;
	bool units_differ;
	size_t n_labels;
	size_t types[GTAB_COLUMN_PERIOD + 1];
	size_t kinds[6];
	size_t n_tables;
	size_t n_cells;
	size_t n_missing;
	size_t n_repeats;
	int least_scale;
	int most_scale;
	gtab_map *usual;
	gtab_text usual_values[GTAB_INFER_VALUES_MAX];
	size_t n_usual;
	bool has_too_many;
	gtab_map *keys;
	bool is_unique;
	bool is_stub;
	gtab_buf last;
};

/* The rows of one table: first_row to first_row + n_rows - 1, and what each is called (a code or a label). */
struct gtab_infer_table {
	uint32_t first_row;
	uint32_t n_rows;
	gtab_text *row_names;
};

struct gtab_infer {
	gtab_arena arena;
	gtab_map *by_name;
	struct gtab_infer_column **columns;
	size_t n_columns;
	struct gtab_infer_table *tables;
	size_t n_tables;
	struct gtab_infer_figure *figures;
	size_t n_figures;
	size_t figures_size;
	uint32_t n_rows;
	bool is_cut; /* more figures than are kept */
	bool rows_by_code;
	gtab_text title;
};

/* The type most tables had it as. */
gtab_column_type gtab_infer_type(const struct gtab_infer_column *c);

/*
 * Columns that are sums of columns in every row (indices into in->columns), and rows that are sums of rows in every
 * column of every table (indices of rows; none where the tables' rows differ). In in's memory.
 */
gtab_status gtab_infer_column_balances(gtab_infer *in, gtab_balance **out, size_t *n_out);
gtab_status gtab_infer_row_balances(gtab_infer *in, gtab_balance **out, size_t *n_out);

#endif
