/* SPDX-License-Identifier: MIT */
#ifndef GTAB_XLSX_H
#define GTAB_XLSX_H

/*
 * Workbooks as input: one sheet of an .xlsx file (ECMA-376 part 1, SpreadsheetML; .xlsm and .xltx too) as a
 * stream of rows of GTAB_CELL_RAW cells, the same that gtab_csv_open() makes of the sheet saved as CSV.
 *
 * What a cell's text is:
 *
 * text      as in the file: shared, inline or a formula's result; the runs of a rich text joined, phonetic
 *           readings left out, _xHHHH_ decoded (§22.9.2.19)
 * figure    plain digits, no exponent, rounded to 15 significant digits as Excel does; whole numbers that the
 *           file writes out in full are kept to the last digit. A number format (§18.8.30) never rounds; it
 *           adds what the figure means: decimals as printed (0.00 gives 12.50), zeros in front of a code
 *           (000000 gives 042301), percent (27%), scaling (0, gives thousands), words (0"人" gives 504人).
 *           Digits are never grouped
 * date      a figure whose format shows a date: 2015-03-01; 2015-03 and 2015 where the format shows no day,
 *           no month; with 14:30 or 14:30:00 where it shows a time and the time is not midnight.
 *           [h]:mm gives hours beyond a day: 25:30. A serial that is no day stays a figure
 * formula   the result that was saved with it; without one the cell is empty, and counted
 * TRUE, FALSE, #DIV/0! and the other errors are such texts
 *
 * Merged cells are as in the file: the text in the first one. Hidden rows and columns are read, and counted.
 * Rows are as long as their last cell with a text; rows without a text come as one empty cell where they
 * stand between others, but more than 1,000 of them in a row are skipped. place.line_no and place.record_no
 * are the row's number on the sheet.
 */

#include <gtab/input.h>

/* A sheet as the tabs show it. is_table is false for a chart or a dialog. */
typedef struct gtab_xlsx_sheet {
	gtab_text name;
	bool is_hidden; /* hidden, or very hidden, which no menu of Excel shows (§18.18.68) */
	bool is_table;
} gtab_xlsx_sheet;

/*
 * Which sheet. With neither name nor number: the first that is a table and not hidden, or else the first table.
 *
 * sheet     its name, matched exactly; NULL: by number
 * sheet_no  from 1 in the order of the tabs, hidden ones counted; 0: not by number
 * cell_max  bytes; 0: 1 MiB
 */
typedef struct gtab_xlsx_options {
	const char *sheet;
	size_t sheet_no;
	size_t cell_max;
} gtab_xlsx_options;

/*
 * What a person would want to be told of the sheet. The counts speak of the rows pulled so far, so they are
 * right once the stream has said GTAB_END.
 *
 * sheet, sheet_no   which one is read; borrowed until the stream is freed
 * n_other           other tables of the workbook that are not hidden
 * n_hidden_rows     with a text in them
 * n_hidden_columns  with a text in them
 * n_unsaved         formulas without a saved result, whose cells come out empty
 * unsaved_row, unsaved_column  the first of them, from 1
 */
typedef struct gtab_xlsx_facts {
	gtab_text sheet;
	size_t sheet_no;
	size_t n_other;
	uint64_t n_hidden_rows;
	uint64_t n_hidden_columns;
	uint64_t n_unsaved;
	uint64_t unsaved_row;
	uint64_t unsaved_column;
} gtab_xlsx_facts;

/*
 * Whether the source begins like a workbook of any kind: a zip, or the compound file of .xls, .et and locked
 * workbooks. Such a source is for gtab_xlsx_open(), which refuses what it cannot read with what to do about
 * it; no other is. False also when it cannot be read.
 */
bool gtab_xlsx_claims(gtab_source *source);

/*
 * Open one sheet. Takes nothing: source must outlive the stream. Strings and number formats are kept in
 * memory, rows are not. Rewinding reads the sheet again, and begins the counts again.
 *
 * options  NULL: the first sheet
 *
 * Returns GTAB_OK, and else with *out NULL:
 * GTAB_EENCODING   it is another kind of file: .xls, .et, .ods, .xlsb, locked by a password, Word, a plain zip
 * GTAB_EMALFORMED  damaged or cut off; the part is named. A document type declaration is never read
 * GTAB_ELIMIT      over 1,000 parts; a part of over 4 GiB, or of more than 100 times its packed bytes beyond
 *                  100 KiB; XML nested over 64 deep; a text over cell_max
 * GTAB_EUSAGE      no such sheet; the sentence names those there are
 * GTAB_EINPUT, GTAB_ENOMEM
 *
 * Trouble while pulling: the same; a row or cell out of order, or beyond row 1,048,576 or column XFD, is
 * GTAB_EMALFORMED.
 */
gtab_status gtab_xlsx_open(gtab_source *source, const gtab_xlsx_options *options, gtab_stream **out,
			   gtab_error *err);

/* xlsx must be a stream of gtab_xlsx_open(). */
gtab_xlsx_facts gtab_xlsx_facts_get(const gtab_stream *xlsx);

/*
 * List the sheets in the order of the tabs. Statuses as gtab_xlsx_open().
 *
 * arena      where the list and its names live
 * n_out      never 0 on GTAB_OK
 */
gtab_status gtab_xlsx_sheets(gtab_source *source, gtab_arena *arena, const gtab_xlsx_sheet **out,
			     size_t *n_out, gtab_error *err);

#endif
