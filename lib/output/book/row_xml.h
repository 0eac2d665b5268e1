/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_ROW_XML_H
#define GTAB_OUTPUT_BOOK_ROW_XML_H

/*
 * Rows as SpreadsheetML (ECMA-376 part 1 §18.3.1.73 row, §18.3.1.4 c): the only place where a cell becomes XML, be it
 * of the title or of row 1,000,000.
 */

#include "output/book/sheet.h"

#include <gtab/buf.h>
#include <gtab/status.h>

/* What thousands of cells have in common: the letters of columns and the numbers of styles, as they are written. */
typedef struct gtab_row_names gtab_row_names;

/*
 * style_ids  what the workbook calls each style
 *
 * Returns GTAB_OK or GTAB_ENOMEM, *out NULL then.
 */
gtab_status gtab_row_names_new(size_t n_cols, const uint32_t *style_ids, size_t n_styles,
			       gtab_row_names **out);
void gtab_row_names_free(gtab_row_names *names); /* NULL is fine */

/* Append a row. A failed allocation is remembered in out. */
void gtab_row_xml(const gtab_row_names *names, const gtab_sheet_row *row, gtab_buf *out);

/* Append a text with what XML has for itself escaped: & < > " as entities. */
void gtab_put_escaped(gtab_buf *out, gtab_text t);

/* Append an address, as C6 for column 2, row 5. */
void gtab_put_address(gtab_buf *out, uint32_t col_idx, uint32_t row_idx);

#endif
