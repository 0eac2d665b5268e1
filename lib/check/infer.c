/* SPDX-License-Identifier: MIT */
/* Good files looked at, a table at a time: what each column is like, and its figures for the balances. */

#include "check/infer_internal.h"

#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

/* ---- columns ---- */

static gtab_status
new_column(gtab_infer *in, gtab_text name, struct gtab_infer_column **out)
{
	struct gtab_infer_column *const c = gtab_arena_get(&in->arena, sizeof(*c));
	struct gtab_infer_column **more;

	more = realloc(in->columns, (in->n_columns + 1) * sizeof(struct gtab_infer_column *));
	if (more == NULL)
		return GTAB_ENOMEM;
	in->columns = more;
	if (c == NULL || gtab_map_add(in->by_name, name, in->n_columns, NULL) != GTAB_OK)
		return GTAB_ENOMEM;
	c->name = gtab_arena_copy(&in->arena, name);
	c->is_unique = true;
	c->least_scale = GTAB_SCALE_MAX;
	gtab_buf_init(&c->last);
	in->columns[in->n_columns++] = c;
	*out = c;
	return gtab_map_new(&c->usual);
}

/* What a table says of a column, before its rows. */
static gtab_status
begin_column(gtab_infer *in, const gtab_column *column, size_t *idx_out)
{
	size_t idx = gtab_map_get(in->by_name, column->name);
	struct gtab_infer_column *c;
	gtab_status st = GTAB_OK;

	if (idx == GTAB_MAP_NONE) {
		idx = in->n_columns;
		st = new_column(in, column->name, &c);
		if (st != GTAB_OK)
			return st;
		c->unit = gtab_arena_copy(&in->arena, column->unit);
	}
	c = in->columns[idx];
	c->units_differ = c->units_differ || !gtab_text_equal(c->unit, column->unit);
	c->types[column->type]++;
	c->n_tables++;
	c->is_stub = c->is_stub || column->is_stub;
	gtab_map_free(c->keys);
	c->keys = NULL;
	if (c->is_unique)
		st = gtab_map_new(&c->keys);
	*idx_out = idx;
	return st;
}

gtab_column_type
gtab_infer_type(const struct gtab_infer_column *c)
{
	gtab_column_type best = GTAB_COLUMN_TEXT;

	for (int type = 0; type <= (int)GTAB_COLUMN_PERIOD; type++) {
		if (c->types[type] > c->types[best])
			best = (gtab_column_type)type;
	}
	return best;
}

/* ---- cells ---- */

static gtab_status
see_key(struct gtab_infer_column *c, gtab_text value, size_t row)
{
	size_t kept = row;
	gtab_status st;

	if (!c->is_unique || value.len == 0)
		return GTAB_OK;
	st = gtab_map_add(c->keys, value, row, &kept);
	if (st == GTAB_OK && kept != row) {
		c->is_unique = false;
		gtab_map_free(c->keys);
		c->keys = NULL;
	}
	return st;
}

static gtab_status
see_usual(gtab_infer *in, struct gtab_infer_column *c, gtab_text value)
{
	size_t kept = c->n_usual;

	if (c->has_too_many || value.len == 0)
		return GTAB_OK;
	if (gtab_map_get(c->usual, value) != GTAB_MAP_NONE)
		return GTAB_OK;
	if (c->n_usual == GTAB_INFER_VALUES_MAX) {
		c->has_too_many = true;
		return GTAB_OK;
	}
	c->usual_values[c->n_usual] = gtab_arena_copy(&in->arena, value);
	return gtab_map_add(c->usual, value, c->n_usual++, &kept);
}

static gtab_status
see_text(gtab_infer *in, struct gtab_infer_column *c, gtab_text value, size_t row)
{
	gtab_status st = see_key(c, value, row);

	c->n_missing += value.len == 0;
	c->n_repeats += row > 0 && value.len > 0 && gtab_text_equal(value, gtab_buf_text(&c->last));
	gtab_buf_truncate(&c->last, 0);
	gtab_buf_put(&c->last, value);
	if (st == GTAB_OK)
		st = see_usual(in, c, value);
	return c->last.failed ? GTAB_ENOMEM : st;
}

/* How fine a period is written: its clean form tells by its shape (2015, 2015-H1, 2015Q1, 2015-03, …). */
static gtab_period_kind
period_kind(gtab_text t)
{
	if (gtab_text_find(t, GTAB_TEXT("/")) < t.len)
		return GTAB_PERIOD_MONTHS;
	if (gtab_text_find(t, GTAB_TEXT("H")) < t.len)
		return GTAB_PERIOD_HALF;
	if (gtab_text_find(t, GTAB_TEXT("Q")) < t.len)
		return GTAB_PERIOD_QUARTER;
	return t.len > 7 ? GTAB_PERIOD_DAY : t.len > 4 ? GTAB_PERIOD_MONTH : GTAB_PERIOD_YEAR;
}

static gtab_status
grow_figures(gtab_infer *in)
{
	const size_t size = in->figures_size == 0 ? 1024 : in->figures_size * 2;
	struct gtab_infer_figure *more;

	if (in->n_figures < in->figures_size)
		return GTAB_OK;
	more = realloc(in->figures, size * sizeof(*more));
	if (more == NULL)
		return GTAB_ENOMEM;
	in->figures = more;
	in->figures_size = size;
	return GTAB_OK;
}

static gtab_status
keep_figure(gtab_infer *in, size_t column, gtab_decimal d)
{
	gtab_status st;

	if (in->n_figures == GTAB_INFER_FIGURES_MAX || column > UINT16_MAX) {
		in->is_cut = true;
		return GTAB_OK;
	}
	if (d.coefficient != (int64_t)d.coefficient)
		return GTAB_OK; /* as if not reported: nothing is concluded from it */
	st = grow_figures(in);
	if (st == GTAB_OK)
		in->figures[in->n_figures++] =
			(struct gtab_infer_figure){ (int64_t)d.coefficient, in->n_rows,
						    (uint16_t)column, (uint8_t)d.scale };
	return st;
}

static gtab_status
see_number(gtab_infer *in, size_t column, const gtab_cell *cell)
{
	struct gtab_infer_column *const c = in->columns[column];
	gtab_decimal d = { 0 };

	if (cell->kind == GTAB_CELL_NIL)
		return keep_figure(in, column, d);
	if (cell->kind != GTAB_CELL_NUMBER || gtab_decimal_parse(cell->text, &d) != GTAB_OK) {
		c->n_missing++;
		return GTAB_OK;
	}
	c->least_scale = d.scale < c->least_scale ? d.scale : c->least_scale;
	c->most_scale = d.scale > c->most_scale ? d.scale : c->most_scale;
	return keep_figure(in, column, d);
}

static gtab_status
see_cell(gtab_infer *in, size_t column, const gtab_column *of, const gtab_cell *cell, size_t row)
{
	struct gtab_infer_column *const c = in->columns[column];

	c->n_cells++;
	if (of->type == GTAB_COLUMN_NUMBER)
		return see_number(in, column, cell);
	if (cell->kind == GTAB_CELL_PERIOD)
		c->kinds[period_kind(cell->text)]++;
	return see_text(in, c, cell->text, row);
}

/* ---- tables ---- */

/* What rows are called in relations: by their codes where there are any, else by their labels. */
static size_t
row_name_column(const gtab_table *t, const gtab_column *columns, size_t n, bool *is_code_out)
{
	const size_t label = gtab_table_label_column(t);

	*is_code_out = false;
	for (size_t i = 0; label != GTAB_MAP_NONE && i < n; i++) {
		const bool is_code = columns[i].type == GTAB_COLUMN_CODE && i > label;

		*is_code_out = *is_code_out || is_code;
		if (is_code)
			return i;
	}
	return label;
}

static gtab_status
begin_table(gtab_infer *in, const gtab_table *t)
{
	const gtab_text title = gtab_table_context_get(t, "title");
	struct gtab_infer_table *more =
		realloc(in->tables, (in->n_tables + 1) * sizeof(*in->tables));

	if (more == NULL)
		return GTAB_ENOMEM;
	in->tables = more;
	if (in->title.len == 0 && title.len > 0)
		in->title = gtab_arena_copy(&in->arena, title);
	more[in->n_tables].first_row = in->n_rows;
	more[in->n_tables].n_rows = 0;
	more[in->n_tables].row_names =
		gtab_arena_array(&in->arena, GTAB_INFER_ROWS_MAX, sizeof(gtab_text));
	in->n_tables++;
	return in->arena.failed ? GTAB_ENOMEM : GTAB_OK;
}

static gtab_status
see_row(gtab_infer *in, const gtab_column *columns, const size_t *idx, const gtab_row *row,
	size_t name_column)
{
	struct gtab_infer_table *const table = &in->tables[in->n_tables - 1];
	gtab_status st = GTAB_OK;

	for (size_t i = 0; st == GTAB_OK && i < row->n_cells; i++) {
		if (columns[i].role == GTAB_COLUMN_VALUE)
			st = see_cell(in, idx[i], &columns[i], &row->cells[i], table->n_rows);
	}
	if (name_column != GTAB_MAP_NONE && table->n_rows < GTAB_INFER_ROWS_MAX)
		table->row_names[table->n_rows] =
			gtab_arena_copy(&in->arena, row->cells[name_column].text);
	table->n_rows++;
	in->n_rows++;
	return in->arena.failed ? GTAB_ENOMEM : st;
}

gtab_status
gtab_infer_table(gtab_infer *in, gtab_table *table, gtab_error *err)
{
	size_t n;
	const gtab_column *const columns = gtab_table_columns(table, &n);
	size_t *const idx = gtab_arena_array(&in->arena, n, sizeof(*idx));
	gtab_status st = idx == NULL ? GTAB_ENOMEM : begin_table(in, table);
	size_t name_column;
	const gtab_row *row;

	for (size_t i = 0; st == GTAB_OK && i < n; i++) {
		if (columns[i].role == GTAB_COLUMN_VALUE)
			st = begin_column(in, &columns[i], &idx[i]);
	}
	if (st != GTAB_OK)
		return gtab_error_set(err, st, NULL);
	if (gtab_table_label_column(table) != GTAB_MAP_NONE)
		in->columns[idx[gtab_table_label_column(table)]]->n_labels++;
	name_column = row_name_column(table, columns, n, &in->rows_by_code);
	while ((st = gtab_table_next(table, &row, err)) == GTAB_OK) {
		st = see_row(in, columns, idx, row, name_column);
		if (st != GTAB_OK)
			return gtab_error_set(err, st, NULL);
	}
	return st == GTAB_END ? GTAB_OK : st;
}

/* ---- the object ---- */

gtab_status
gtab_infer_new(gtab_infer **out)
{
	gtab_infer *const in = calloc(1, sizeof(*in));

	*out = in;
	if (in == NULL)
		return GTAB_ENOMEM;
	gtab_arena_init(&in->arena);
	return gtab_map_new(&in->by_name);
}

void
gtab_infer_free(gtab_infer *in)
{
	if (in == NULL)
		return;
	for (size_t i = 0; i < in->n_columns; i++) {
		gtab_map_free(in->columns[i]->usual);
		gtab_map_free(in->columns[i]->keys);
		gtab_buf_clear(&in->columns[i]->last);
	}
	gtab_map_free(in->by_name);
	gtab_arena_clear(&in->arena);
	free(in->columns);
	free(in->tables);
	free(in->figures);
	free(in);
}
