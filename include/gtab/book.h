/* SPDX-License-Identifier: MIT */
#ifndef GTAB_BOOK_H
#define GTAB_BOOK_H

/*
 * Workbooks (libgtab-book): a print-ready XLSX from clean tables, through libxlsxwriter in a forked
 * child, verified before it is handed over.
 */

#include <gtab/clean.h>
#include <stdio.h>

typedef struct gtab_book gtab_book;

/*
 * title, unit  override what the table's context and the form say; "" leaves them
 * form         for the look; NULL: the table decides
 * created      seconds since 1970 for the document properties; equal input gives equal bytes
 */
typedef struct gtab_book_options {
	gtab_text title;
	gtab_text unit;
	const gtab_form *form;
	int64_t created;
} gtab_book_options;

gtab_status gtab_book_open(const gtab_book_options *options, gtab_book **out, gtab_error *err);

/*
 * Add one table as a sheet; pulls all its rows (twice: sums first).
 *
 * sheet_name  made valid and unique as Excel wants it (31 UTF-16 units, no []:*?/\)
 */
gtab_status gtab_book_add(gtab_book *b, gtab_table *table, const gtab_book_options *options, gtab_text sheet_name,
			  gtab_error *err);

/* Finish, verify by reading it back, and copy the bytes to out. GTAB_EOUTPUT, GTAB_ENOMEM, GTAB_EINTERNAL. */
gtab_status gtab_book_finish(gtab_book *b, FILE *out, gtab_error *err);
void gtab_book_free(gtab_book *b); /* ends the child if it still runs */

#endif
