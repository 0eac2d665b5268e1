/* SPDX-License-Identifier: MIT */
/* Rows: keeping one longer than its stream does, and where its cells stand on a sheet. */

#include <gtab/table.h>

gtab_row *
gtab_row_copy(gtab_arena *a, const gtab_row *row)
{
	gtab_row *copy = gtab_arena_get(a, sizeof(*copy));
	gtab_cell *cells = gtab_arena_array(a, row->n_cells, sizeof(*cells));

	if (copy == NULL || cells == NULL)
		return NULL;
	for (size_t i = 0; i < row->n_cells; i++) {
		cells[i] = row->cells[i];
		cells[i].text = gtab_arena_copy(a, row->cells[i].text);
		cells[i].source = row->cells[i].source.ptr == row->cells[i].text.ptr
					  ? cells[i].text
					  : gtab_arena_copy(a, row->cells[i].source);
	}
	*copy = *row;
	copy->cells = cells;
	copy->place.source = gtab_arena_copy(a, row->place.source);
	return a->failed ? NULL : copy;
}

void
gtab_column_letters(const gtab_column *column, gtab_buf *out)
{
	char letters[16];
	size_t n = 0;

	for (size_t c = column->source_no; c > 0; c = (c - 1) / 26)
		letters[n++] = (char)('A' + (c - 1) % 26);
	while (n > 0)
		gtab_buf_putc(out, letters[--n]);
}

void
gtab_cell_address(const gtab_column *column, gtab_place place, gtab_buf *out)
{
	if (column->source_no == 0)
		return;
	gtab_column_letters(column, out);
	gtab_buf_put_uint(out, place.record_no);
}
