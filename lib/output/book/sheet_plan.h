/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_SHEET_PLAN_H
#define GTAB_OUTPUT_BOOK_SHEET_PLAN_H

/*
 * What a table looks like as a sheet: lines above, merged header, rows, lines below; widths, heights, the
 * page. Made in two steps: while a first pass measures the rows, and when it is over.
 */

#include "output/book/header_tree.h"
#include "output/book/measure.h"
#include "output/book/sheet.h"

#include <gtab/clean.h>

/* Bytes of a code that is kept on one line; a longer one may wrap. */
enum { GTAB_SHORT_CODE = 24 };

/* A text outside the grid, merged over a run of columns. */
typedef struct gtab_line_part {
	gtab_text text;
	gtab_sheet_font font;
	gtab_sheet_align align;
	uint32_t first_col, last_col;
} gtab_line_part;

typedef struct gtab_sheet_line {
	gtab_line_part *parts;
	size_t n_parts;
	uint32_t height;
} gtab_sheet_line;

/*
 * figure_units  widest figure, date or code, in half-width characters: it must not wrap
 * text_units    widest line of text, the indent of 其中 counted
 * cell_units    widest cell with its lines joined: what has to fit into the tallest row Excel allows
 * measured, extent  the text measured last, so that nothing is measured twice
 */
typedef struct gtab_plan_column {
	size_t figure_units, text_units, cell_units;
	gtab_text measured;
	gtab_extent extent;
	uint32_t px;
	bool is_hidden;
	gtab_sheet_align align; /* of text */
} gtab_plan_column;

/*
 * Rows count from 0. header_last is the last row repeated on each page, the 甲乙丙123 line included;
 * filter_row_no is the last of the table's rows that a filter may move, GTAB_MAP_NONE when there is none.
 */
typedef struct gtab_sheet_plan {
	gtab_arena arena;
	const gtab_table *table;
	const gtab_column *columns;
	size_t n_columns;
	const gtab_form_layout *layout; /* NULL without a form */
	gtab_text title, unit, shown_unit;
	bool is_list;
	bool has_printed_no;
	bool is_landscape;
	bool is_wide;    /* narrow margins, so that the print gets no smaller than it must */
	uint32_t row_pt; /* height of a row of one line */

	gtab_plan_column *shown;
	size_t first_visible, last_visible;
	uint64_t n_rows;
	size_t filter_row_no;

	gtab_sheet_line *above, *below;
	size_t n_above, n_below;
	gtab_header_tree header;
	uint32_t *header_heights;
	uint32_t header_first, header_last, body_first;
} gtab_sheet_plan;

/* Cells shown as marks of missing. */
#define GTAB_MARK_NIL           GTAB_TEXT("—")
#define GTAB_MARK_NOT_AVAILABLE GTAB_TEXT("…")
#define GTAB_MARK_SUPPRESSED    GTAB_TEXT("***")

/*
 * Begin. Everything but p is borrowed and must outlive it.
 *
 * title, unit  "" leaves what table and form say
 *
 * Returns GTAB_OK, GTAB_ENOMEM, GTAB_ELIMIT (more columns than a sheet has). Clear p in any case.
 */
gtab_status gtab_plan_begin(gtab_sheet_plan *p, const gtab_table *table, const gtab_form *form,
			    gtab_text title, gtab_text unit, gtab_error *err);
void gtab_plan_clear(gtab_sheet_plan *p);

/* Look at the next row, all in order. GTAB_OK; GTAB_ELIMIT for longer texts than Excel holds. */
gtab_status gtab_plan_measure(gtab_sheet_plan *p, const gtab_row *row, gtab_error *err);

/* After the last row: settle everything. GTAB_OK or GTAB_ENOMEM. */
gtab_status gtab_plan_settle(gtab_sheet_plan *p, gtab_error *err);

/* The set-up, its rows yet to be set; its widths live in arena. GTAB_OK or GTAB_ENOMEM. */
gtab_status gtab_plan_setup(const gtab_sheet_plan *p, gtab_arena *arena, gtab_sheet_setup *out);

/* Pixels that the visible ones of the columns first to last take together. */
uint32_t gtab_plan_span_px(const gtab_sheet_plan *p, size_t first, size_t last);

/* Steps of indent before the label of a part row (其中), and before those of its later brothers. */
uint32_t gtab_part_indent(unsigned level, bool is_first);

#endif
