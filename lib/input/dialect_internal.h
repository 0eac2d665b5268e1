/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_DIALECT_INTERNAL_H
#define GTAB_INPUT_DIALECT_INTERNAL_H

#include <gtab/input.h>

/* Excel's own hint, a first line `sep=;`: the delimiter, and the bytes of the line with its end. */
bool gtab_dialect_sep_line(gtab_text head, char *delimiter_out, size_t *len_out);

/*
 * The dialect that the head of a file speaks for (dialect.c).
 *
 * is_whole  the head is all of the file; else its last record may be cut
 * given     what is not 0 in it is not asked
 */
gtab_csv_dialect gtab_dialect_find(gtab_text head, bool is_whole, const gtab_csv_options *given);

/*
 * How well a head reads in one dialect (dialect_score.c).
 *
 * score      0 to 1000; 0 when the delimiter divides nothing
 * start      offset of the first record of the width that most have
 * n_one      records in which the delimiter does not stand, of n_records
 * n_quoted   cells in quotes that close where the cell does
 * n_stray    cells that begin with a quote and do not
 */
typedef struct gtab_dialect_score {
	int score;
	size_t start;
	size_t n_records;
	size_t n_one;
	size_t n_quoted;
	size_t n_stray;
} gtab_dialect_score;

gtab_dialect_score gtab_dialect_score_of(gtab_text head, bool is_whole, char delimiter, char quote);

/* How much a cell looks like one that was meant, 0 to 100 (dialect_cell.c). */
int gtab_dialect_cell_worth(gtab_text cell, char quote);
/* Whether it is a figure or a date, in quotes or without. */
bool gtab_dialect_is_typed(gtab_text cell, char quote);
/* Whether a cell that begins with a quote ends with it, blanks apart. */
bool gtab_dialect_is_closed(gtab_text cell, char quote);

#endif
