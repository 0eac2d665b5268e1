/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_HEADER_TREE_H
#define GTAB_OUTPUT_BOOK_HEADER_TREE_H

/*
 * The merged header: column paths (数量|件数) laid out as cells over rows and columns.
 */

#include "output/book/sheet.h"

#include <gtab/status.h>
#include <gtab/table.h>

/* One cell of the header; place counts rows and columns from 0 within the header. */
typedef struct gtab_header_cell {
	gtab_sheet_merge place;
	gtab_text text;
} gtab_header_cell;

/*
 * cells     in order of rows, then columns; together they cover n_rows × the columns without a gap
 * n_rows    at least 1
 */
typedef struct gtab_header_tree {
	gtab_header_cell *cells;
	size_t n_cells;
	uint32_t n_rows;
} gtab_header_tree;

/*
 * Lay out the header of n columns. Equal neighbours of one level merge sideways, a path shorter than the
 * others reaches down. The last element shows the unit: 人数（人）. A companion stands under the group of the
 * column it belongs to: 数量|件数|单位 is 单位 under 数量.
 *
 * shown_unit  what the line above the table says already, and the header need not repeat; "" for nothing
 * arena       holds the result
 *
 * Returns GTAB_OK or GTAB_ENOMEM.
 */
gtab_status gtab_header_tree_lay(const gtab_column *columns, size_t n, gtab_text shown_unit,
				 gtab_arena *arena, gtab_header_tree *out);

/* Put a line break before the unit that a header ends in: 人数（人） in two lines. GTAB_OK or GTAB_ENOMEM. */
gtab_status gtab_header_break_unit(gtab_header_cell *cell, gtab_arena *arena);

#endif
