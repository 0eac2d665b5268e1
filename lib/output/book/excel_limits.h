/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_EXCEL_LIMITS_H
#define GTAB_OUTPUT_BOOK_EXCEL_LIMITS_H

/*
 * What Excel can hold: "Excel specifications and limits" (Microsoft), and for widths and fonts the figures
 * of ECMA-376 part 1 §18.3.1.13. Everything that is counted in characters is counted in UTF-16 units.
 */

enum {
	EXCEL_ROWS_MAX = 1048576,
	EXCEL_COLUMNS_MAX = 16384,
	EXCEL_CELL_UNITS_MAX = 32767,
	EXCEL_CELL_LINE_BREAKS_MAX = 253,
	EXCEL_SHEET_NAME_UNITS_MAX = 31,
	EXCEL_FORMULA_MAX = 8192,
	EXCEL_ARGUMENTS_MAX = 255,
	EXCEL_ROW_HEIGHT_MAX = 409, /* points */
	EXCEL_COLUMN_PX_MAX = 1790, /* 255 characters of 7 pixels and 5 of padding */
	EXCEL_DIGITS_MAX = 15,      /* significant digits a number keeps */
	EXCEL_DECIMALS_MAX = 30,    /* places a number format can show */
	EXCEL_PROPERTY_MAX = 255,   /* document title */
	EXCEL_STYLES_MAX = 64000,   /* cell formats of a workbook */
	BOOK_SHEETS_MAX = 4000      /* ours: see template.c, tokens */
};

#endif
