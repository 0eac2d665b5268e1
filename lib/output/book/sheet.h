/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_SHEET_H
#define GTAB_OUTPUT_BOOK_SHEET_H

/*
 * A sheet as the writers get it: its set-up, and rows of cells from the top. All thinking is done before; who
 * writes the sheet, libxlsxwriter the frame and row_xml.c the rows, needs nothing but these structs.
 */

#include <gtab/text.h>

typedef enum gtab_sheet_font {
	GTAB_FONT_BODY,  /* 仿宋_GB2312 12 */
	GTAB_FONT_BOLD,  /* 黑体 12, header and totals */
	GTAB_FONT_TITLE, /* 方正小标宋简体 22 */
	GTAB_FONT_LINE,  /* 楷体_GB2312 12: 填报单位, 计量单位, signature */
	GTAB_FONT_NOTE,  /* 仿宋_GB2312 10.5 */
	GTAB_N_FONTS
} gtab_sheet_font;

typedef enum gtab_sheet_align {
	GTAB_ALIGN_LEFT,
	GTAB_ALIGN_CENTER,
	GTAB_ALIGN_RIGHT,
	GTAB_ALIGN_BY_COLUMN /* what the column's texts have; settled when all are measured */
} gtab_sheet_align;

typedef enum gtab_sheet_format {
	GTAB_FORMAT_GENERAL,
	GTAB_FORMAT_TEXT,    /* @ */
	GTAB_FORMAT_PLAIN,   /* 0, with n_decimals places */
	GTAB_FORMAT_GROUPED, /* #,##0, with n_decimals places */
	GTAB_FORMAT_DATE     /* yyyy"年"m"月"d"日" */
} gtab_sheet_format;

typedef enum gtab_sheet_fill {
	GTAB_FILL_NONE,
	GTAB_FILL_HEADER,
	GTAB_FILL_REFUSED
} gtab_sheet_fill;

typedef enum gtab_sheet_edge { GTAB_EDGE_NONE, GTAB_EDGE_THIN, GTAB_EDGE_MEDIUM } gtab_sheet_edge;

/* How a cell looks. Bytes only, so that two styles are equal when their bytes are. */
typedef struct gtab_sheet_style {
	uint8_t font;   /* gtab_sheet_font */
	uint8_t align;  /* gtab_sheet_align */
	uint8_t format; /* gtab_sheet_format */
	uint8_t n_decimals;
	uint8_t indent; /* steps of Excel's cell indent */
	uint8_t fill;   /* gtab_sheet_fill */
	uint8_t is_wrapped;
	uint8_t is_shrunk; /* a short code: never broken, made smaller where a font is wide */
	uint8_t left, right, top, bottom; /* gtab_sheet_edge */
} gtab_sheet_style;

typedef enum gtab_sheet_kind {
	GTAB_SHEET_NONE, /* no cell here */
	GTAB_SHEET_BLANK,
	GTAB_SHEET_TEXT,
	GTAB_SHEET_NUMBER,
	GTAB_SHEET_FORMULA
} gtab_sheet_kind;

/*
 * The cell to write.
 *
 * style    number of a style of the workbook
 * text     GTAB_SHEET_TEXT: made fit for XML (gtab_xml_text); NUMBER, FORMULA: the value as a plain decimal
 * formula  without "="
 */
typedef struct gtab_sheet_cell {
	gtab_sheet_kind kind;
	uint32_t style;
	gtab_text text;
	gtab_text formula;
} gtab_sheet_cell;

/* Columns and rows count from 0. */
typedef struct gtab_sheet_merge {
	uint32_t first_row, first_col, last_row, last_col;
} gtab_sheet_merge;

/*
 * merges  those whose last row this is; all their cells are among the rows' cells too
 * cells   from column 0
 */
typedef struct gtab_sheet_row {
	uint32_t row_idx;
	uint32_t height; /* points */
	const gtab_sheet_merge *merges;
	size_t n_merges;
	const gtab_sheet_cell *cells;
	size_t n_cells;
} gtab_sheet_row;

typedef struct gtab_sheet_width {
	uint32_t px;
	bool is_hidden;
} gtab_sheet_width;

/*
 * header_*  the rows repeated on each page; panes freeze below header_last and right of freeze_col columns
 * body_*    the rows of the table; none when body_last < body_first
 * filter_last  the last row that the filter of the header's bottom row covers; 0 for no filter
 */
typedef struct gtab_sheet_setup {
	const gtab_sheet_width *widths;
	size_t n_cols;
	uint32_t n_rows;
	uint32_t header_first, header_last;
	uint32_t body_first, body_last;
	uint32_t freeze_col;
	uint32_t filter_last;
	bool is_landscape;
	bool is_wide;     /* landscape only: narrow margins at the sides */
	bool is_one_page; /* printed on one page, a little smaller if need be */
} gtab_sheet_setup;

#endif
