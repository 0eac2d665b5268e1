/* SPDX-License-Identifier: MIT */
/* FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/): against accidents, not against malice. */

#include "output/book/digest.h"

#include "output/book/excel_number.h"

void
gtab_digest_init(gtab_digest *d)
{
	*d = (gtab_digest){ .hash = 14695981039346656037ULL };
}

static void
mix(gtab_digest *d, const void *bytes, size_t len)
{
	const unsigned char *const p = bytes;

	for (size_t i = 0; i < len; i++)
		d->hash = (d->hash ^ p[i]) * 1099511628211ULL;
}

static void
mix_number(gtab_digest *d, gtab_text text)
{
	const double value = gtab_excel_double(text);

	mix(d, &value, sizeof(value));
}

void
gtab_digest_cell(gtab_digest *d, uint32_t row_idx, uint32_t col_idx, gtab_sheet_kind kind,
		 gtab_text text, gtab_text formula)
{
	const uint32_t place[3] = { row_idx, col_idx, (uint32_t)kind };

	d->n_cells++;
	mix(d, place, sizeof(place));
	if (kind == GTAB_SHEET_TEXT)
		mix(d, text.ptr, text.len);
	if (kind == GTAB_SHEET_FORMULA)
		mix(d, formula.ptr, formula.len);
	if (kind == GTAB_SHEET_NUMBER || kind == GTAB_SHEET_FORMULA)
		mix_number(d, text);
}

void
gtab_digest_row(gtab_digest *d, const gtab_sheet_row *row)
{
	d->n_rows++;
	for (size_t i = 0; i < row->n_cells; i++) {
		const gtab_sheet_cell *const cell = &row->cells[i];

		if (cell->kind != GTAB_SHEET_NONE)
			gtab_digest_cell(d, row->row_idx, (uint32_t)i, cell->kind, cell->text,
					 cell->formula);
	}
}

bool
gtab_digest_equal(const gtab_digest *a, const gtab_digest *b)
{
	return a->n_rows == b->n_rows && a->n_cells == b->n_cells && a->hash == b->hash;
}
