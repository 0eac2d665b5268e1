/* SPDX-License-Identifier: MIT */
/* A sheet that a clerk wrote, whole in memory: its cells by the headers above them. */

#include "form/sheets_internal.h"

#include "base/i18n.h"

static bool
is_blank_row(const gtab_row *row)
{
	for (size_t i = 0; i < row->n_cells; i++) {
		if (!gtab_text_is_blank(row->cells[i].text))
			return false;
	}
	return true;
}

static bool
has_cell(const gtab_row *row, const char *text)
{
	for (size_t i = 0; i < row->n_cells; i++) {
		if (gtab_text_equal(gtab_text_trim(row->cells[i].text), gtab_text_of(text)))
			return true;
	}
	return false;
}

static gtab_status
find_header(gtab_stream *sheet, const char *must, const gtab_row **row_out, gtab_error *err)
{
	gtab_status st;

	do
		st = gtab_stream_next(sheet, row_out, err);
	while (st == GTAB_OK && !has_cell(*row_out, must));
	if (st == GTAB_END)
		return gtab_error_set(err, GTAB_EUSAGE,
				      _("no row is the header: none has a cell %s"), must);
	return st;
}

/* Room for one more row; lists double, and the ones they outgrow stay in the arena. */
static bool
grow(gtab_sheet_rows *rows, size_t *size, gtab_arena *a)
{
	const size_t n = *size == 0 ? 64 : *size * 2;
	gtab_text *cells;
	gtab_place *places;

	if (rows->n_rows < *size)
		return true;
	cells = gtab_arena_array(a, n * rows->n_columns, sizeof(*cells));
	places = gtab_arena_array(a, n, sizeof(*places));
	if (cells == NULL || places == NULL)
		return false;
	for (size_t i = 0; i < rows->n_rows * rows->n_columns; i++)
		cells[i] = rows->cells[i];
	for (size_t i = 0; i < rows->n_rows; i++)
		places[i] = rows->places[i];
	rows->cells = cells;
	rows->places = places;
	*size = n;
	return true;
}

static void
copy_cells(const gtab_row *row, gtab_text *cells, size_t n, gtab_arena *a)
{
	for (size_t i = 0; i < n; i++)
		cells[i] = i < row->n_cells ? gtab_arena_copy(a, gtab_text_trim(row->cells[i].text))
					    : GTAB_TEXT("");
}

gtab_status
gtab_sheet_rows_read(gtab_stream *sheet, const char *must, gtab_arena *a, gtab_sheet_rows *out,
		     gtab_error *err)
{
	const gtab_row *row;
	gtab_status st = find_header(sheet, must, &row, err);
	size_t size = 0;

	*out = (gtab_sheet_rows){ 0 };
	if (st != GTAB_OK)
		return st;
	out->n_columns = row->n_cells;
	out->headers = gtab_arena_array(a, row->n_cells, sizeof(*out->headers));
	if (out->headers == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	copy_cells(row, out->headers, out->n_columns, a);
	while ((st = gtab_stream_next(sheet, &row, err)) == GTAB_OK) {
		if (is_blank_row(row))
			continue;
		if (!grow(out, &size, a))
			return gtab_error_set(err, GTAB_ENOMEM, NULL);
		copy_cells(row, out->cells + out->n_rows * out->n_columns, out->n_columns, a);
		out->places[out->n_rows++] = row->place;
	}
	if (a->failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	return st == GTAB_END ? GTAB_OK : st;
}

gtab_text
gtab_sheet_cell(const gtab_sheet_rows *rows, size_t row, const char *header)
{
	for (size_t i = 0; i < rows->n_columns; i++) {
		if (gtab_text_equal(rows->headers[i], gtab_text_of(header)))
			return rows->cells[row * rows->n_columns + i];
	}
	return GTAB_TEXT("");
}
