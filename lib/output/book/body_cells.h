/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_BODY_CELLS_H
#define GTAB_OUTPUT_BOOK_BODY_CELLS_H

/*
 * What stands in each cell of the table's rows, and how it looks as far as the row alone tells.
 */

#include "output/book/sheet_plan.h"

/*
 * A cell before widths are known.
 *
 * kind   never GTAB_SHEET_FORMULA: what totals cover shows only at the end
 * style  without edges; align may be GTAB_ALIGN_BY_COLUMN
 * text   as in gtab_sheet_cell
 */
typedef struct gtab_body_cell {
	gtab_sheet_kind kind;
	gtab_sheet_style style;
	gtab_text text;
} gtab_body_cell;

/* last_level: level of the row before, 0 at the start: whether a part is the first of its run. */
typedef struct gtab_body_maker {
	const gtab_sheet_plan *plan;
	gtab_arena *arena;
	unsigned last_level;
} gtab_body_maker;

bool gtab_row_is_total(gtab_row_class c);

/*
 * Make the cells of the next row, all in order.
 *
 * cells  room for row->n_cells; what they point to lives in the row and in the arena
 *
 * Returns GTAB_OK or GTAB_ENOMEM.
 */
gtab_status gtab_body_make(gtab_body_maker *m, const gtab_row *row, gtab_body_cell *cells);

#endif
