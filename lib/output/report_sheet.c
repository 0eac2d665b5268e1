/* SPDX-License-Identifier: MIT */
/* The rows of a table as a report shows them: kept while they go by, up to what a page can hold. */

#include <stdlib.h>

#include "output/report_internal.h"

enum { SHEET_CELLS_MAX = 200000 };

void
gtab_report_sheet_init(gtab_report_sheet *s)
{
	*s = (gtab_report_sheet){ 0 };
	gtab_arena_init(&s->arena);
}

void
gtab_report_sheet_reset(gtab_report_sheet *s)
{
	gtab_arena_reset(&s->arena);
	s->n_rows = 0;
	s->n_cells = 0;
	s->is_cut = false;
}

void
gtab_report_sheet_clear(gtab_report_sheet *s)
{
	gtab_arena_clear(&s->arena);
	free(s->rows);
	*s = (gtab_report_sheet){ 0 };
}

bool
gtab_report_sheet_add(gtab_report_sheet *s, const gtab_row *row)
{
	const gtab_row **list;
	const gtab_row *copy;

	s->is_cut = s->is_cut || s->n_cells + row->n_cells > SHEET_CELLS_MAX;
	if (s->is_cut)
		return true;
	copy = gtab_row_copy(&s->arena, row);
	list = gtab_list_grow(s->rows, s->n_rows, &s->rows_size, sizeof(*s->rows));
	if (copy == NULL || list == NULL)
		return false;
	s->rows = list;
	s->rows[s->n_rows++] = copy;
	s->n_cells += row->n_cells;
	return true;
}

const gtab_row *
gtab_report_sheet_find(const gtab_report_sheet *s, uint64_t record_no)
{
	size_t first = 0;
	size_t last = s->n_rows;

	while (first < last) {
		const size_t middle = first + (last - first) / 2;

		if (s->rows[middle]->place.record_no < record_no)
			first = middle + 1;
		else
			last = middle;
	}
	return first < s->n_rows && s->rows[first]->place.record_no == record_no ? s->rows[first]
										 : NULL;
}

void
gtab_put_column_letters(size_t source_no, gtab_buf *out)
{
	char letters[16];
	size_t n = 0;

	for (size_t c = source_no; c > 0; c = (c - 1) / 26)
		letters[n++] = (char)('A' + (c - 1) % 26);
	while (n > 0)
		gtab_buf_putc(out, letters[--n]);
}
