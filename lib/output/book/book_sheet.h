/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_BOOK_SHEET_H
#define GTAB_OUTPUT_BOOK_BOOK_SHEET_H

/*
 * A table that is measured becomes sheets: one, or as many as its rows need.
 */

#include "output/book/body.h"
#include "output/book/frame_cells.h"

/* A sheet with all that is needed to write it. name: valid and unique in its workbook. */
typedef struct gtab_book_sheet {
	gtab_text name;
	gtab_sheet_setup setup;
	gtab_frame above, below;
	const gtab_body *body;
	gtab_body_window window;
} gtab_book_sheet;

/* How many sheets the rows of a settled plan need. GTAB_ELIMIT when they may not be split and need several. */
gtab_status gtab_sheets_needed(const gtab_sheet_plan *p, bool may_split, size_t *n_out,
			       gtab_error *err);

/*
 * Lay the sheets of a table, all but their names. Settles body.
 *
 * sheets  room for n
 * totals  taken
 * arena   what the sheets point to, apart from body
 *
 * Returns GTAB_OK, GTAB_ENOMEM, GTAB_EOUTPUT.
 */
gtab_status gtab_sheets_lay(const gtab_sheet_plan *p, gtab_body *body, gtab_totals *totals,
			    gtab_styles *styles, gtab_arena *arena, gtab_book_sheet *sheets,
			    size_t n, gtab_error *err);

#endif
