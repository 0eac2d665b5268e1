/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_TOTALS_H
#define GTAB_OUTPUT_BOOK_TOTALS_H

/*
 * Which total cells may be formulas: those whose reported figure equals, exactly, the sum of the detail rows
 * they cover. No figure is ever changed; where the sum differs the figure stays a plain number.
 *
 * A total covers all detail rows, or those since the total before it, or those up to the next; a subtotal
 * the rows next to it, above or below. The reading under which most of its columns add up is taken. Parts (其中),
 * subtotals and cumulative rows are in no sum. Memory: by totals × columns, not by rows.
 */

#include <gtab/buf.h>
#include <gtab/status.h>
#include <gtab/table.h>

typedef struct gtab_totals gtab_totals;

/* columns are borrowed. *out is NULL on GTAB_ENOMEM. */
gtab_status gtab_totals_new(const gtab_column *columns, size_t n_columns, gtab_totals **out);
void gtab_totals_free(gtab_totals *t); /* NULL is fine */

/* Look at the next row, all in order. GTAB_OK or GTAB_ENOMEM. */
gtab_status gtab_totals_add(gtab_totals *t, const gtab_row *row);

/* After the last row: decide what each total covers. GTAB_OK or GTAB_ENOMEM. */
gtab_status gtab_totals_settle(gtab_totals *t);

/*
 * Append the formula of a total cell, `SUM(C6:C8,C10:C12)`, or nothing when there can be none.
 *
 * row_no      the row among the table's rows, from 0
 * first_row   the sheet's row, from 0, where the table's rows begin
 */
void gtab_totals_formula(const gtab_totals *t, uint64_t row_no, size_t col_idx, uint32_t first_row,
			 gtab_buf *out);

#endif
