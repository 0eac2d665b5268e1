/* SPDX-License-Identifier: MIT */
/* The superior's table: a row for each reporter, 小计 by the division above it, and 合计. */

#include "base/i18n.h"
#include "compare/sum_internal.h"

#include <gtab/normalize.h>

#define NAME_COLUMN  GTAB_TEXT("填报单位")
#define GROUP_COLUMN GTAB_TEXT("所属地区")

bool
gtab_sum_has_reporters(const gtab_sum *s, const gtab_table *table)
{
	return s->options.shape == GTAB_SUM_BY_REPORTER &&
	       gtab_table_find(table, NAME_COLUMN) != GTAB_MAP_NONE;
}

/* The first columns, which all rows have. */
static bool
make_name_columns(gtab_sum *s)
{
	const gtab_grid_column group = { .name = GROUP_COLUMN,
					 .type = GTAB_COLUMN_LABEL,
					 .use = GTAB_GRID_KEY,
					 .is_stub = true };
	gtab_grid_column name = group;

	name.name = NAME_COLUMN;
	if (s->grid.n_columns > 0)
		return true;
	if (s->options.has_groups &&
	    gtab_grid_column_of(&s->grid, group.name, &group) == GTAB_MAP_NONE)
		return false;
	return gtab_grid_column_of(&s->grid, name.name, &name) != GTAB_MAP_NONE;
}

/* Set the text of a cell in one of the columns of names. */
static bool
set_name(gtab_sum *s, size_t row, gtab_text column, gtab_text name)
{
	gtab_grid_cell *const cell =
		gtab_grid_cell_at(&s->grid, row, gtab_map_get(s->grid.column_of, column));

	if (cell == NULL)
		return false;
	gtab_grid_add_text(&s->grid, cell, GTAB_GRID_KEY, name);
	return true;
}

/* The grid's row of a reporter. */
static size_t
row_of_reporter(gtab_sum *s, size_t reporter)
{
	const gtab_text name = s->reporters[reporter].name;
	const size_t row = gtab_grid_row_of(&s->grid, name);

	if (row == GTAB_MAP_NONE || !set_name(s, row, NAME_COLUMN, name))
		return GTAB_MAP_NONE;
	return row;
}

/* ---- the rows of one submission ---- */

typedef struct submission {
	gtab_arena arena;
	const gtab_row **rows;
	size_t n;
	size_t n_totals;
	size_t total;
} submission;

static gtab_status
read_rows(gtab_table *table, submission *all, gtab_error *err)
{
	const gtab_row *row;
	gtab_status st;

	all->rows = gtab_arena_array(&all->arena, gtab_table_n_rows(table) + 1, sizeof(*all->rows));
	if (all->rows == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	while ((st = gtab_table_next(table, &row, err)) == GTAB_OK) {
		if (row->row_class == GTAB_ROW_SECTION || all->n >= gtab_table_n_rows(table))
			continue;
		all->rows[all->n] = gtab_row_copy(&all->arena, row);
		if (all->rows[all->n] == NULL)
			return gtab_error_set(err, GTAB_ENOMEM, NULL);
		if (row->row_class == GTAB_ROW_TOTAL && all->n_totals++ == 0)
			all->total = all->n;
		all->n++;
	}
	return st == GTAB_END ? GTAB_OK : st;
}

static gtab_text
label_of(const gtab_sum *s, const gtab_row *row)
{
	return s->label == GTAB_MAP_NONE ? GTAB_TEXT("") : row->cells[s->label].text;
}

/* The one row that stands for the submission; NULL: all of them do. */
static const gtab_row *
row_that_counts(const gtab_sum *s, const submission *all)
{
	if (s->options.row_label.len == 0) {
		if (all->n_totals == 1)
			return all->rows[all->total];
		return all->n == 1 ? all->rows[0] : NULL;
	}
	for (size_t i = 0; i < all->n; i++)
		if (gtab_text_equal(label_of(s, all->rows[i]), s->options.row_label))
			return all->rows[i];
	return NULL;
}

/* The label of a row behind those of the rows it is a part of: 处分|其中：县处级, in out. */
static void
put_path(const gtab_sum *s, const gtab_row *row, const gtab_row *const *above, gtab_buf *out)
{
	gtab_buf_truncate(out, 0);
	for (unsigned i = 0; i < row->level && i < GTAB_SUM_DEPTH; i++) {
		if (above[i] == NULL)
			continue;
		gtab_buf_put(out, label_of(s, above[i]));
		gtab_buf_putc(out, '|');
	}
	gtab_buf_put(out, label_of(s, row));
}

/* Two rows of one name would be added to each other. */
static gtab_status
claim_path(const gtab_sum *s, gtab_map *paths, gtab_text path, const gtab_row *row, gtab_error *err)
{
	size_t kept;

	if (gtab_map_add(paths, path, row->place.line_no, &kept) != GTAB_OK)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (kept == row->place.line_no)
		return GTAB_OK;
	gtab_error_set(err, GTAB_EUSAGE,
		       _("row %.*s stands in line %zu too; side by side they cannot be told apart: "
			 "say with --row which row counts"),
		       GTAB_TEXT_ARG(label_of(s, row)), kept);
	gtab_error_at(err, row->place.source.ptr, row->place.line_no, 0);
	return GTAB_EUSAGE;
}

static gtab_status
add_side_by_side(gtab_sum *s, const gtab_table *table, const submission *all, size_t to,
		 gtab_error *err)
{
	const gtab_row *above[GTAB_SUM_DEPTH + 1] = { NULL };
	gtab_map *paths = NULL;
	gtab_buf path;
	gtab_status st =
		gtab_map_new(&paths) == GTAB_OK ? GTAB_OK : gtab_error_set(err, GTAB_ENOMEM, NULL);

	gtab_buf_init(&path);
	for (size_t i = 0; st == GTAB_OK && i < all->n; i++) {
		const gtab_row *const row = all->rows[i];

		put_path(s, row, above, &path);
		above[row->level < GTAB_SUM_DEPTH ? row->level : GTAB_SUM_DEPTH] = row;
		st = claim_path(s, paths, gtab_buf_text(&path), row, err);
		if (st == GTAB_OK)
			st = gtab_sum_bind(s, table, gtab_buf_text(&path), err);
		if (st == GTAB_OK)
			st = gtab_sum_add_cells(s, row, to, err);
	}
	if (st == GTAB_OK && path.failed)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	gtab_buf_clear(&path);
	gtab_map_free(paths);
	return st;
}

static gtab_status
no_such_row(const gtab_sum *s, const gtab_table *table, gtab_error *err)
{
	gtab_error_set(err, GTAB_EUSAGE, _("it has no row %.*s"),
		       GTAB_TEXT_ARG(s->options.row_label));
	gtab_error_at(err, gtab_table_source(table).ptr, 0, 0);
	return GTAB_EUSAGE;
}

static gtab_status
add_rows(gtab_sum *s, const gtab_table *table, const submission *all, gtab_error *err)
{
	const gtab_row *const row = row_that_counts(s, all);
	const size_t to = row_of_reporter(s, s->now);
	gtab_status st;

	if (to == GTAB_MAP_NONE)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (row == NULL && s->options.row_label.len > 0)
		return no_such_row(s, table, err);
	if (row == NULL)
		return add_side_by_side(s, table, all, to, err);
	st = gtab_sum_bind(s, table, GTAB_TEXT(""), err);
	return st == GTAB_OK ? gtab_sum_add_cells(s, row, to, err) : st;
}

/* ---- a table that has a row for each reporter already ---- */

static bool
has_figures(const gtab_sum *s, const gtab_row *row)
{
	for (size_t i = 0; i < s->n_bindings; i++)
		if (s->bindings[i].column != GTAB_MAP_NONE && row->cells[i].kind != GTAB_CELL_EMPTY)
			return true;
	return false;
}

static bool
is_sum_row(const gtab_row *row, gtab_text name)
{
	return row->row_class == GTAB_ROW_TOTAL || row->row_class == GTAB_ROW_SUBTOTAL ||
	       gtab_text_equal(name, GTAB_TEXT("合计")) || gtab_text_equal(name, GTAB_TEXT("小计"));
}

static gtab_status
add_row_of_reporter(gtab_sum *s, const gtab_row *row, gtab_text name, gtab_error *err)
{
	size_t to;

	s->now = gtab_sum_reporter_of(s, name);
	to = s->now == GTAB_MAP_NONE ? GTAB_MAP_NONE : row_of_reporter(s, s->now);
	if (to == GTAB_MAP_NONE)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (!has_figures(s, row))
		return GTAB_OK; /* one who had sent nothing */
	s->reporters[s->now].n_tables++;
	return gtab_sum_add_cells(s, row, to, err);
}

static gtab_status
add_reporters(gtab_sum *s, gtab_table *table, gtab_error *err)
{
	const size_t column = gtab_table_find(table, NAME_COLUMN);
	const gtab_row *row;
	gtab_status st = gtab_sum_bind(s, table, GTAB_TEXT(""), err);

	while (st == GTAB_OK && (st = gtab_table_next(table, &row, err)) == GTAB_OK) {
		const gtab_text name = row->cells[column].text;

		if (name.len > 0 && !is_sum_row(row, name))
			st = add_row_of_reporter(s, row, name, err);
	}
	return st == GTAB_END ? GTAB_OK : st;
}

gtab_status
gtab_sum_add_submission(gtab_sum *s, gtab_table *table, gtab_error *err)
{
	submission all = { 0 };
	gtab_status st;

	s->n_keys = 0;
	s->label = gtab_table_label_column(table);
	if (!make_name_columns(s))
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (gtab_sum_has_reporters(s, table))
		return add_reporters(s, table, err);
	gtab_arena_init(&all.arena);
	st = read_rows(table, &all, err);
	if (st == GTAB_OK)
		st = add_rows(s, table, &all, err);
	gtab_arena_clear(&all.arena);
	return st;
}
