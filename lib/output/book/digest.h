/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_DIGEST_H
#define GTAB_OUTPUT_BOOK_DIGEST_H

/*
 * What a sheet holds, in four numbers: taken from the rows that were sent, and again from the file that came
 * out, they must be the same.
 */

#include "output/book/sheet.h"

/* hash: FNV-1a over place, kind and value of each cell, in order. */
typedef struct gtab_digest {
	uint64_t n_rows, n_cells, n_merges;
	uint64_t hash;
} gtab_digest;

void gtab_digest_init(gtab_digest *d);
void gtab_digest_row(gtab_digest *d, const gtab_sheet_row *row); /* cells and merges */

/* One cell as it was meant, or as it was found: NUMBER and FORMULA by the double that text reads as. */
void gtab_digest_cell(gtab_digest *d, uint32_t row_idx, uint32_t col_idx, gtab_sheet_kind kind,
		      gtab_text text, gtab_text formula);

bool gtab_digest_equal(const gtab_digest *a, const gtab_digest *b);

#endif
