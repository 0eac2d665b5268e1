/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_TEMPLATE_H
#define GTAB_OUTPUT_BOOK_TEMPLATE_H

/*
 * A part of a skeleton becomes that of a workbook: names, widths, merges and row numbers take the places of the
 * tokens that skeleton_request.h lists.
 */

#include "output/book/book_sheet.h"

/* title: of the document, fit for XML. */
typedef struct gtab_template_values {
	gtab_text title;
	const gtab_book_sheet *sheets;
	size_t n_sheets;
} gtab_template_values;

/* Append a part that is no sheet. Returns GTAB_OK, GTAB_ENOMEM, GTAB_EINTERNAL: a token that cannot be. */
gtab_status gtab_template_fill(gtab_text part, const gtab_template_values *values, gtab_buf *out);

/*
 * Append the part of a sheet without its rows.
 *
 * rows_at_out  where the rows belong: behind <sheetData>
 */
gtab_status gtab_template_fill_sheet(gtab_text part, const gtab_book_sheet *sheet, gtab_buf *out,
				     size_t *rows_at_out);

/*
 * The styles' numbers, from the cells that stand first in the skeleton's first sheet, one of each style.
 * False when they are not as they should be.
 */
bool gtab_template_style_ids(gtab_text sheet_part, uint32_t *ids, size_t n_styles);

/* Merged ranges of a sheet. */
size_t gtab_sheet_n_merges(const gtab_book_sheet *sheet);

#endif
