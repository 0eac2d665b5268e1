/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_FRAME_CELLS_H
#define GTAB_OUTPUT_BOOK_FRAME_CELLS_H

/*
 * What stands around the table's rows, as rows of cells: the lines above, the header, the lines below.
 */

#include "output/book/sheet_plan.h"
#include "output/book/styles.h"

typedef struct gtab_frame {
	gtab_sheet_row *rows;
	size_t n_rows;
} gtab_frame;

/* The rows above the table's, from the sheet's first; they live in arena. GTAB_OK or GTAB_ENOMEM, as below. */
gtab_status gtab_frame_above(const gtab_sheet_plan *p, gtab_styles *styles, gtab_arena *arena,
			     gtab_frame *out);

/* The rows below, from first_row of the sheet on. */
gtab_status gtab_frame_below(const gtab_sheet_plan *p, uint32_t first_row, gtab_styles *styles,
			     gtab_arena *arena, gtab_frame *out);

#endif
