/* SPDX-License-Identifier: MIT */
#ifndef GTAB_BOOK_H
#define GTAB_BOOK_H

/*
 * Workbooks (libgtab-book): a print-ready XLSX from clean tables, through libxlsxwriter in a forked
 * child, verified before it is handed over. Equal input gives equal bytes.
 */

#include <gtab/clean.h>
#include <stdio.h>

typedef struct gtab_book gtab_book;

/*
 * How one table becomes a sheet; all zero leaves everything to the table.
 *
 * title, unit  override what the table's context and the form say; "" leaves them
 * form         for the look; NULL: the one the table is read by, if any
 * on_remark    hears the table's remarks, once, while its rows are written; NULL: nobody does
 * created      for gtab_book_open() alone: seconds since 1970 for the document properties; 0: a fixed day (2000-01-01)
 */
typedef struct gtab_book_options {
	gtab_text title;
	gtab_text unit;
	const gtab_form *form;
	gtab_remark_fn *on_remark;
	void *ctx;
	int64_t created;
} gtab_book_options;

/*
 * Begin a workbook: starts the child that writes it. options may be NULL.
 *
 * Returns GTAB_OK, GTAB_ENOMEM, GTAB_EINTERNAL (no process can be started); *out NULL on failure.
 */
gtab_status gtab_book_open(const gtab_book_options *options, gtab_book **out, gtab_error *err);

/*
 * Add one table as a sheet. Pulls all its rows twice: sums, widths and heights come first. Memory does not grow
 * with the rows. The table's remarks go to options->on_remark from now on.
 *
 * options     may be NULL
 * sheet_name  made valid and unique as Excel wants it (31 UTF-16 units, no []:*?/\); "" is 表1, 表2, …
 *
 * Returns GTAB_OK; GTAB_ELIMIT for what no sheet holds (1,048,576 rows, 16,384 columns, 32,767 characters a
 * cell, with its place); GTAB_EUSAGE for a title or unit that is no UTF-8; GTAB_EOUTPUT, GTAB_ENOMEM,
 * GTAB_EINTERNAL when the child failed; or the table's trouble. After a failure only gtab_book_free() is of use.
 */
gtab_status gtab_book_add(gtab_book *b, gtab_table *table, const gtab_book_options *options,
			  gtab_text sheet_name, gtab_error *err);

/*
 * Finish, verify by reading it back (every part inflated and parsed, every cell compared with what was sent),
 * and copy the bytes to out. GTAB_OK; GTAB_EUSAGE without a sheet; GTAB_EOUTPUT, GTAB_ENOMEM, GTAB_EINTERNAL:
 * out got nothing, or not all.
 */
gtab_status gtab_book_finish(gtab_book *b, FILE *out, gtab_error *err);
void gtab_book_free(gtab_book *b); /* ends the child if it still runs; NULL is fine */

#endif
