/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_SHEET_CELLS_H
#define GTAB_OUTPUT_BOOK_SHEET_CELLS_H

/*
 * Rows of a plan as cells to write: a line outside the grid, a row of the header, a row of the table.
 */

#include "output/book/sheet_plan.h"
#include "output/book/styles.h"
#include "output/book/totals.h"

/*
 * What turns rows into cells.
 *
 * totals      NULL for a list
 * arena       what the row in hand points to; the caller resets it between rows
 * last_level  level of the row before: whether a part is the first of its run
 */
typedef struct gtab_cell_maker {
	const gtab_sheet_plan *plan;
	gtab_styles *styles;
	const gtab_totals *totals;
	gtab_arena *arena;
	unsigned last_level;
} gtab_cell_maker;

/* A line above or below. Returns GTAB_OK or GTAB_ENOMEM, as the others; out is valid until the arena is reset. */
gtab_status gtab_make_line(gtab_cell_maker *m, const gtab_sheet_line *line, uint32_t row_idx,
			   gtab_sheet_row *out);

/* Row header_row of the header, from 0; the one behind the tree's last is the 甲乙丙123 line. */
gtab_status gtab_make_header(gtab_cell_maker *m, uint32_t header_row, gtab_sheet_row *out);

/* Row row_no of the table, from 0, all in order. */
gtab_status gtab_make_row(gtab_cell_maker *m, const gtab_row *row, uint64_t row_no,
			  gtab_sheet_row *out);

#endif
