/* SPDX-License-Identifier: MIT */
#ifndef GTAB_BOOK_H
#define GTAB_BOOK_H

/*
 * Workbooks (libgtab-book): a print-ready XLSX from clean tables, verified before it is handed over. libxlsxwriter
 * makes all but the rows, in a child process; rows go out through threads. Equal input gives equal bytes, however many.
 */

#include <gtab/clean.h>
#include <stdio.h>

/* ---- what many workbooks share ---- */

typedef struct gtab_bookmaker gtab_bookmaker;

typedef enum gtab_verify_mode {
	GTAB_VERIFY_PARTS, /* every byte that was written is read back and inflated, and held against what went in */
	GTAB_VERIFY_FULL, /* rows are parsed, too, and every cell compared with what was meant */
	GTAB_VERIFY_NONE
} gtab_verify_mode;

/*
 * All zero is as good as anything.
 *
 * n_threads  for one workbook; 0: one
 * compress   1, fast, to 9, small; 0: the default
 * created    seconds since 1970 for the document properties; 0: a fixed day (2000-01-01)
 */
typedef struct gtab_bookmaker_options {
	size_t n_threads;
	int compress;
	gtab_verify_mode verify;
	int64_t created;
} gtab_bookmaker_options;

/*
 * Starts the child; best done before there are threads. options may be NULL. Threads may share a maker, each with a
 * book of its own.
 *
 * Returns GTAB_OK, GTAB_EUSAGE (no such level), GTAB_ENOMEM, GTAB_EINTERNAL (no process can be started); *out NULL on
 * failure.
 */
gtab_status gtab_bookmaker_new(const gtab_bookmaker_options *options, gtab_bookmaker **out,
			       gtab_error *err);
void gtab_bookmaker_free(gtab_bookmaker *m); /* after its books; NULL is fine */

/* ---- one workbook ---- */

typedef struct gtab_book gtab_book;

/*
 * How one table becomes a sheet; all zero leaves everything to the table.
 *
 * title, unit  override what the table's context and the form say; "" leaves them
 * form         for the look; NULL: the one the table is read by, if any
 * no_split     rows beyond what a sheet holds are GTAB_ELIMIT, and do not go on to further sheets
 * on_remark    hears the table's remarks, once, while its rows are read; NULL: nobody does
 */
typedef struct gtab_book_options {
	gtab_text title;
	gtab_text unit;
	const gtab_form *form;
	bool no_split;
	gtab_remark_fn *on_remark;
	void *ctx;
} gtab_book_options;

/* Begin a workbook. Returns GTAB_OK or GTAB_ENOMEM; *out NULL on failure. */
gtab_status gtab_book_open(gtab_bookmaker *m, gtab_book **out, gtab_error *err);

/*
 * Add one table as a sheet, or as several when it has more rows than one holds: each has the lines above and the
 * header, the last what stands below. Pulls all its rows once. Memory does not grow with the rows: beyond a few MB
 * they wait in TMPDIR. The table's remarks go to options->on_remark from now on.
 *
 * options     may be NULL
 * sheet_name  made valid and unique as Excel wants it (31 UTF-16 units, no []:*?/\); "" is 表1, 表2, …
 *
 * Returns GTAB_OK; GTAB_ELIMIT for what no sheet holds (16,384 columns, 32,767 characters a cell, with its place);
 * GTAB_EUSAGE for a title or unit that is no UTF-8; GTAB_EOUTPUT (no room in TMPDIR); GTAB_ENOMEM; or the table's
 * trouble. After a failure only gtab_book_free() is of use.
 */
gtab_status gtab_book_add(gtab_book *b, gtab_table *table, const gtab_book_options *options,
			  gtab_text sheet_name, gtab_error *err);

/*
 * Write it to out and verify it. Into a new regular file that can be read as well it goes directly; to anything else
 * by a file in TMPDIR, and only when it is verified.
 *
 * Returns GTAB_OK; GTAB_EUSAGE without a sheet; GTAB_ELIMIT; GTAB_EOUTPUT, GTAB_ENOMEM, GTAB_EINTERNAL: what is in out
 * is of no use.
 */
gtab_status gtab_book_finish(gtab_book *b, FILE *out, gtab_error *err);
void gtab_book_free(gtab_book *b); /* NULL is fine */

#endif
