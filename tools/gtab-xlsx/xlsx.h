/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TOOLS_XLSX_H
#define GTAB_TOOLS_XLSX_H

#include <gtab.h>
#include <gtab/book.h>

#include "common/cli.h"
#include "common/tables.h"

/*
 * The call, and the workbook in hand.
 *
 * told  the first trouble with one file of several, told when it came
 */
typedef struct xlsx {
	cli cli;
	cli_reading reading;
	cli_remarks remarks;
	const char *title;
	const char *unit;
	const char *folder;
	const char *compress;
	int verify; /* a gtab_verify_mode */
	bool no_verify;
	size_t n_files_at_once;
	gtab_book_options options;
	gtab_bookmaker *maker;
	gtab_book *book; /* being made */
	gtab_status told;
} xlsx;

/* Have the remarks on what x reads go to its own messages. */
void xlsx_bind(xlsx *x);

/* Make a workbook of operands first..last-1. */
gtab_status xlsx_make_book(xlsx *x, size_t first, size_t last, FILE *out, gtab_error *err);

/* Make a workbook of each operand in x->folder, several at a time. */
gtab_status xlsx_write_folder(xlsx *x, gtab_error *err);

#endif
