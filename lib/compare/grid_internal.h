/* SPDX-License-Identifier: MIT */
#ifndef GTAB_COMPARE_GRID_INTERNAL_H
#define GTAB_COMPARE_GRID_INTERNAL_H

/* A table that is being added up: rows and columns found by key, every cell a sum. Held whole in memory. */

#include <gtab/map.h>
#include <gtab/table.h>

#include "compare/amount_internal.h"

/* What becomes of the cells of a column. */
typedef enum gtab_grid_use {
	GTAB_GRID_KEY,  /* names the row: the first text stays */
	GTAB_GRID_SUM,  /* adds up */
	GTAB_GRID_KEEP, /* a share, a rate: kept while there is one, nothing once there are two */
	GTAB_GRID_TEXT  /* a text: kept while all are the same */
} gtab_grid_use;

/*
 * name, unit  texts in the grid's arena
 * has_units   units stand beside the figures, not in the header
 * is_rounded  some figure was printed rounded: bounds stand beside it
 */
typedef struct gtab_grid_column {
	gtab_text name;
	gtab_text unit;
	gtab_column_type type;
	gtab_grid_use use;
	bool is_stub;
	bool has_units;
	bool is_rounded;
} gtab_grid_column;

/* One submission that a sum is short of. */
typedef struct gtab_grid_lack {
	struct gtab_grid_lack *next;
	size_t reporter; /* an index of the sum's reporters */
	gtab_amount_kind kind;
} gtab_grid_lack;

typedef struct gtab_grid_cell {
	gtab_amount amount;
	gtab_text text;
	size_t n_texts; /* how many came; 2 stands for more */
	bool differs;   /* texts, or units */
	gtab_grid_lack *lacks;
} gtab_grid_cell;

/*
 * key        as the map has it
 * parent     the row it is a part of, GTAB_MAP_NONE for none; set when it is made
 * is_inside  a total below which other rows stood
 * table_no   the last table that had it, from 1
 * n_tables   how many had it
 */
typedef struct gtab_grid_row {
	gtab_text key;
	gtab_row_class row_class;
	unsigned level;
	size_t parent;
	uint64_t line_no; /* where it was first met */
	bool is_inside;
	size_t table_no;
	size_t n_tables;
	gtab_grid_cell *cells;
	size_t n_cells; /* there may be fewer than columns */
} gtab_grid_row;

typedef struct gtab_grid {
	gtab_arena arena;
	gtab_map *row_of;
	gtab_map *column_of;
	gtab_grid_row *rows;
	size_t n_rows;
	size_t n_rows_max;
	gtab_grid_column *columns;
	size_t n_columns;
	size_t n_columns_max;
} gtab_grid;

gtab_status gtab_grid_init(gtab_grid *g); /* GTAB_OK, GTAB_ENOMEM */
void gtab_grid_clear(gtab_grid *g);

/* The row, or the column, of a key, made when it is new; GTAB_MAP_NONE when out of memory. */
size_t gtab_grid_row_of(gtab_grid *g, gtab_text key);
size_t gtab_grid_column_of(gtab_grid *g, gtab_text key, const gtab_grid_column *model);

/* A cell to add to; NULL when out of memory. */
gtab_grid_cell *gtab_grid_cell_at(gtab_grid *g, size_t row, size_t column);
/* A cell to look at; NULL when nothing was added to it. */
const gtab_grid_cell *gtab_grid_peek(const gtab_grid *g, size_t row, size_t column);

/* Add a text to a cell, by the use of its column. */
void gtab_grid_add_text(gtab_grid *g, gtab_grid_cell *cell, gtab_grid_use use, gtab_text text);

#endif
