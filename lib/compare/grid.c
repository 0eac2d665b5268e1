/* SPDX-License-Identifier: MIT */
/* Rows and columns by key, and the cells where they meet. */

#include "compare/grid_internal.h"

#include <stdlib.h>
#include <string.h>

gtab_status
gtab_grid_init(gtab_grid *g)
{
	*g = (gtab_grid){ 0 };
	gtab_arena_init(&g->arena);
	if (gtab_map_new(&g->row_of) != GTAB_OK || gtab_map_new(&g->column_of) != GTAB_OK)
		return GTAB_ENOMEM;
	return GTAB_OK;
}

void
gtab_grid_clear(gtab_grid *g)
{
	for (size_t i = 0; i < g->n_rows; i++)
		free(g->rows[i].cells);
	free(g->rows);
	free(g->columns);
	gtab_map_free(g->row_of);
	gtab_map_free(g->column_of);
	gtab_arena_clear(&g->arena);
	*g = (gtab_grid){ 0 };
}

/* Room for one more item; the items, or NULL when out of memory. */
static void *
grow(void *items, size_t n, size_t *max, size_t size)
{
	void *more;

	if (n < *max)
		return items;
	more = reallocarray(items, *max == 0 ? 16 : 2 * *max, size);
	if (more != NULL)
		*max = *max == 0 ? 16 : 2 * *max;
	return more;
}

size_t
gtab_grid_row_of(gtab_grid *g, gtab_text key)
{
	gtab_grid_row *rows;
	size_t row;

	if (gtab_map_add(g->row_of, key, g->n_rows, &row) != GTAB_OK)
		return GTAB_MAP_NONE;
	if (row < g->n_rows)
		return row;
	rows = grow(g->rows, g->n_rows, &g->n_rows_max, sizeof(*rows));
	if (rows == NULL)
		return GTAB_MAP_NONE;
	g->rows = rows;
	rows[row] =
		(gtab_grid_row){ .key = gtab_arena_copy(&g->arena, key), .parent = GTAB_MAP_NONE };
	g->n_rows++;
	return row;
}

size_t
gtab_grid_column_of(gtab_grid *g, gtab_text key, const gtab_grid_column *model)
{
	gtab_grid_column *columns;
	size_t col;

	if (gtab_map_add(g->column_of, key, g->n_columns, &col) != GTAB_OK)
		return GTAB_MAP_NONE;
	if (col < g->n_columns)
		return col;
	columns = grow(g->columns, g->n_columns, &g->n_columns_max, sizeof(*columns));
	if (columns == NULL)
		return GTAB_MAP_NONE;
	g->columns = columns;
	columns[col] = *model;
	columns[col].name = gtab_arena_copy(&g->arena, model->name);
	columns[col].unit = gtab_arena_copy(&g->arena, model->unit);
	g->n_columns++;
	return col;
}

gtab_grid_cell *
gtab_grid_cell_at(gtab_grid *g, size_t row, size_t column)
{
	gtab_grid_row *r = &g->rows[row];

	if (column >= r->n_cells) {
		gtab_grid_cell *cells = reallocarray(r->cells, g->n_columns, sizeof(*cells));

		if (cells == NULL)
			return NULL;
		memset(cells + r->n_cells, 0, (g->n_columns - r->n_cells) * sizeof(*cells));
		r->cells = cells;
		r->n_cells = g->n_columns;
	}
	return &r->cells[column];
}

const gtab_grid_cell *
gtab_grid_peek(const gtab_grid *g, size_t row, size_t column)
{
	return column < g->rows[row].n_cells ? &g->rows[row].cells[column] : NULL;
}

void
gtab_grid_add_text(gtab_grid *g, gtab_grid_cell *cell, gtab_grid_use use, gtab_text text)
{
	if (cell->n_texts == 0)
		cell->text = gtab_arena_copy(&g->arena, text);
	else if (use == GTAB_GRID_KEEP ||
		 (use == GTAB_GRID_TEXT && !gtab_text_equal(cell->text, text)))
		cell->differs = true;
	cell->n_texts = cell->n_texts == 0 ? 1 : 2;
	if (cell->differs)
		cell->text = GTAB_TEXT("");
}
