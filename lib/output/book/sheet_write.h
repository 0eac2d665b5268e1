/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_SHEET_WRITE_H
#define GTAB_OUTPUT_BOOK_SHEET_WRITE_H

#include "output/book/sheet_plan.h"
#include "output/book/totals.h"
#include "output/book/writer_process.h"

/*
 * Send a settled plan and its table's rows, from the first, to the writer.
 *
 * name    of the sheet, valid and unique
 * totals  settled; NULL for a list
 *
 * Returns GTAB_OK, or the trouble of table or writer.
 */
gtab_status gtab_sheet_write(gtab_sheet_plan *plan, gtab_table *table, const gtab_totals *totals,
			     gtab_text name, gtab_writer *writer, gtab_error *err);

#endif
