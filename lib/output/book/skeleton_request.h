/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_SKELETON_REQUEST_H
#define GTAB_OUTPUT_BOOK_SKELETON_REQUEST_H

/*
 * What libxlsxwriter must know of a workbook: a head, its styles, its sheets, one behind the other. Nothing in it is
 * a pointer and all is set, so that equal bytes ask for equal skeletons. Names, widths and row numbers are not in it:
 * tokens stand for them, and template.c puts the real ones in.
 */

#include "output/book/sheet.h"

/* created: seconds since 1970, not 0. */
typedef struct gtab_skeleton_head {
	int64_t created;
	uint32_t n_styles, n_sheets;
} gtab_skeleton_head;

/* As in gtab_sheet_setup; each of has_ and is_ is 0 or 1. */
typedef struct gtab_skeleton_sheet {
	uint32_t n_cols, header_first, header_last, freeze_col;
	uint32_t has_body, has_filter, has_merges;
	uint32_t is_landscape, is_wide, is_one_page;
} gtab_skeleton_sheet;

/*
 * Tokens. A sheet's name is GTAB_TOKEN_NAME and its number from 0 in four digits. Row numbers, as Excel shows them,
 * are of seven digits that begin like no other number in those parts: TOKEN_ROWS + sheet for its last row,
 * TOKEN_FILTER + sheet for the last that the filter covers, TOKEN_BODY for the last of the table.
 */
#define GTAB_TOKEN_NAME  "gtab-"
#define GTAB_TOKEN_TITLE "gtab-title"

enum { TOKEN_ROWS = 1040000, TOKEN_FILTER = 1044000, TOKEN_BODY = 1048000 };

#endif
