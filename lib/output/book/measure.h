/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_MEASURE_H
#define GTAB_OUTPUT_BOOK_MEASURE_H

/*
 * How much room text takes. In the Chinese fonts a full-width character is as wide as the font is high, any
 * other half of that, so widths are counted, not measured. All in pixels of 1/96 inch, heights in points.
 */

#include "output/book/sheet.h"

enum {
	CELL_PADDING_PX =
		12, /* what a cell keeps free left and right of its text, and a little for other fonts */
	INDENT_PX = 9,     /* one step of Excel's cell indent: three spaces of the default font */
	ROW_LEAST_PT = 20, /* a row of one line where room is short */
	ROW_MIN_PT = 24    /* a row of one line */
};

/* Tenths of a point: 120 for 12 points. */
uint32_t gtab_font_tenths(gtab_sheet_font font);

/* n half-width characters of a font in pixels, rounded up. */
uint32_t gtab_units_px(size_t n_units, gtab_sheet_font font);

/* Half-width characters in the longest line of t; lines end at LF. */
size_t gtab_text_units(gtab_text t);

/* Both at once, for most texts in one pass: that, and the width of all lines together (gtab_text_width). */
typedef struct gtab_extent {
	size_t n_units, width;
	bool has_breaks;
} gtab_extent;

gtab_extent gtab_text_extent(gtab_text t);

/*
 * Lines that t needs in a column of n_units half-width characters: Han text breaks anywhere but before a
 * closing mark, words and figures only where they must. At least 1.
 */
uint32_t gtab_text_lines(gtab_text t, size_t n_units);

/* Half-width characters in a line of a cell px wide, its padding taken off; at least 2. */
size_t gtab_cell_units(gtab_sheet_font font, uint32_t px);

/* Lines that t needs in a cell px wide. */
uint32_t gtab_cell_lines(gtab_text t, gtab_sheet_font font, uint32_t px);

/* Height of a row of n_lines, between ROW_MIN_PT and what Excel allows. */
uint32_t gtab_lines_height(uint32_t n_lines, gtab_sheet_font font);

/* ---- columns sharing a page ---- */

/*
 * min_px, want_px  what it can live with, and what shows it in one line
 * px               what it gets
 */
typedef struct gtab_share {
	uint32_t min_px, want_px, px;
} gtab_share;

/*
 * Give n columns their px so that together they take room_px: all they want, and somewhat more, where there
 * is room; else the widest give way first, to their min_px at most.
 */
void gtab_share_room(gtab_share *columns, size_t n, uint32_t room_px);

#endif
