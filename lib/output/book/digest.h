/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_DIGEST_H
#define GTAB_OUTPUT_BOOK_DIGEST_H

/*
 * What rows of a sheet hold, in three numbers: taken from the rows as they were meant, and again from the file that
 * came out, they must be the same.
 */

#include "output/book/sheet.h"

/* hash: FNV-1a over place, kind and value of each cell, in order. */
typedef struct gtab_digest {
	uint64_t n_rows, n_cells;
	uint64_t hash;
} gtab_digest;

void gtab_digest_init(gtab_digest *d);
void gtab_digest_row(gtab_digest *d, const gtab_sheet_row *row);

/* One cell as it was meant, or as it was found: NUMBER and FORMULA by the double that text reads as. */
void gtab_digest_cell(gtab_digest *d, uint32_t row_idx, uint32_t col_idx, gtab_sheet_kind kind,
		      gtab_text text, gtab_text formula);

bool gtab_digest_equal(const gtab_digest *a, const gtab_digest *b);

#endif
