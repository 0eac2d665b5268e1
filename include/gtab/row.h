/* SPDX-License-Identifier: MIT */
#ifndef GTAB_ROW_H
#define GTAB_ROW_H

/*
 * Rows and cells: the words all stages speak. Plain structs, since their fields are the point.
 */

#include <gtab/arena.h>
#include <gtab/text.h>

/* What a cell of the clean table is. The four kinds of missing are never one. */
typedef enum gtab_cell_kind {
	GTAB_CELL_RAW,           /* as read; no rule has seen it */
	GTAB_CELL_TEXT,          /* text, label, code; may be empty */
	GTAB_CELL_NUMBER,        /* text is what gtab_decimal_parse() reads */
	GTAB_CELL_PERIOD,        /* text is what gtab_period_parse() reads */
	GTAB_CELL_EMPTY,         /* not reported: "" in a number or period column */
	GTAB_CELL_NIL,           /* "-" */
	GTAB_CELL_NOT_AVAILABLE, /* "…" */
	GTAB_CELL_SUPPRESSED,    /* "***" */
	GTAB_CELL_REFUSED        /* could not be read as its column's type; text is as found */
} gtab_cell_kind;

typedef struct gtab_cell {
	gtab_text text;   /* normal form; for GTAB_CELL_RAW what the file holds, decoded to UTF-8 */
	gtab_text source; /* what the file holds; differs from text where a rule changed the cell */
	gtab_cell_kind kind;
} gtab_cell;

/* What a row is to the sums. */
typedef enum gtab_row_class {
	GTAB_ROW_DETAIL,     /* 明细 */
	GTAB_ROW_TOTAL,      /* 合计, 总计 */
	GTAB_ROW_SUBTOTAL,   /* 小计 */
	GTAB_ROW_PART,       /* 其中, at `level` */
	GTAB_ROW_CUMULATIVE, /* 累计: in no sum */
	GTAB_ROW_SECTION,    /* a section heading: in no sum */
	GTAB_ROW_CONTEXT /* a `#key: value` line of a `#gtab 1` stream: one raw cell; never in a table */
} gtab_row_class;

/*
 * Where a row stands in the file that the person has open.
 *
 * source     file as named on the command line, "-" for stdin
 * line_no    physical line of its first byte, from 1
 * record_no  its row as a spreadsheet shows the file, from 1 (differs where cells hold line breaks)
 */
typedef struct gtab_place {
	gtab_text source;
	uint64_t line_no;
	uint64_t record_no;
} gtab_place;

typedef struct gtab_row {
	const gtab_cell *cells;
	size_t n_cells;
	gtab_row_class row_class;
	unsigned level; /* depth under the row it is a part of; 0 for all but GTAB_ROW_PART */
	gtab_place place;
} gtab_row;

/* A copy of row with all it points to, in a. NULL when out of memory. */
gtab_row *gtab_row_copy(gtab_arena *a, const gtab_row *row);

#endif
