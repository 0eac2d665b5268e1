/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TABLE_SHAPE_INTERNAL_H
#define GTAB_TABLE_SHAPE_INTERNAL_H

#include "table/layout_internal.h"

/* What a raw cell is like, without knowing its column. */
typedef enum gtab_cell_look {
	GTAB_LOOKS_BLANK,
	GTAB_LOOKS_TEXT,
	GTAB_LOOKS_FIGURE,
	GTAB_LOOKS_MARK, /* —, …, 无: stands for a figure as well as for a text */
	GTAB_LOOKS_DAY   /* 2015-03-01: no heading is a day */
} gtab_cell_look;

/*
 * What the first records of a file are like. Lives in an arena.
 *
 * looks       of the cell in row r and column c: looks[r * n_cols + c], a gtab_cell_look
 * foot        the first note or signature below figures; n for none
 * is_figures  a column of figures below its headings, one a column
 * body        the first record with a figure or a day in such a column, headings that count (2013, 2014) apart; n for none
 */
typedef struct gtab_shape {
	const gtab_row *const *rows;
	size_t n;
	size_t foot;
	size_t n_cols;
	const unsigned char *looks;
	const bool *is_figures;
	size_t n_figures;
	size_t body;
} gtab_shape;

/* Look at n records. false when out of memory. */
bool gtab_shape_see(const gtab_row *const *rows, size_t n, gtab_arena *arena, gtab_shape *out);

gtab_cell_look gtab_shape_at(const gtab_shape *s, size_t row, size_t col);

/* Headings that are figures, over other figures: 2013, 2014, 2020 or 1, 2, 3 … 12. */
typedef enum gtab_counting {
	GTAB_COUNTS_NOT,
	GTAB_COUNTS_YEARS,
	GTAB_COUNTS_NUMBERS
} gtab_counting;

gtab_counting gtab_shape_counts(const gtab_shape *s, size_t row);

/* Whether the record holds text in a column of figures, and no figure. */
bool gtab_shape_heads_figures(const gtab_shape *s, size_t row);

/* Whether a record holds no figure and no day. */
bool gtab_shape_is_wording(const gtab_shape *s, size_t row);

/* ---- lines of one header: header_lines.c ---- */

bool gtab_is_blank_at(const gtab_row *line, size_t col);
/* Whether the header that begins in `first` and has n lines has one more. */
bool gtab_shape_goes_on(const gtab_shape *s, size_t first, size_t n);
/* How many lines the header that begins in `first` has. */
size_t gtab_shape_count_lines(const gtab_shape *s, size_t first);

/* ---- where the first full line may be none: header_doubt.c ---- */

/* Whether a card begins there: a name and its value on each line, one item in all. */
bool gtab_header_is_card(const gtab_shape *s, size_t first);
/* Whether a line over texts alone looks like those below it. */
bool gtab_header_is_like_rows(const gtab_shape *s, size_t first);

/* Header lines: an index into the records and a number of lines; 0 lines with first < n: rows without a header. */
typedef struct gtab_header_guess {
	size_t first;
	size_t n_lines;
	gtab_layout_rule rule;
} gtab_header_guess;

/* By rule of thumb. first is n when every record stands above a header that does not come. */
gtab_header_guess gtab_header_by_shape(const gtab_shape *s);

/* By the fields of a form where they fit better than the guess. */
gtab_header_guess gtab_header_by_form(const gtab_shape *s, const gtab_form *form,
				      gtab_header_guess guess);

/* How many tables of one header stand side by side: 4 for 省份,数量 four times; 1 for a table like any other. */
size_t gtab_count_blocks(const gtab_text *paths, const bool *is_figures, size_t n_cols);

#endif
