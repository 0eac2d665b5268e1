/* SPDX-License-Identifier: MIT */
/*
 * Header lines: merged cells joined to paths. A spreadsheet writes the text of a merged cell once, in its first
 * cell, and blanks right of and below it.
 */

#include <string.h>

#include <gtab/buf.h>
#include <gtab/normalize.h>

#include "table/layout_internal.h"

static gtab_text
cell_text(const gtab_row *row, size_t col)
{
	return col < row->n_cells ? row->cells[col].text : GTAB_TEXT("");
}

static bool
is_blank(const gtab_row *row, size_t col)
{
	return gtab_text_is_blank(cell_text(row, col));
}

static bool
same_cell(const gtab_row *row, size_t a, size_t b)
{
	return gtab_text_equal(gtab_text_trim(cell_text(row, a)),
			       gtab_text_trim(cell_text(row, b)));
}

/* Whether the cell in col belongs to a group of the line: blank with a text left of it, or a text over such blanks. */
static bool
in_group(const gtab_row *line, size_t col, size_t n_cols)
{
	size_t first = col;

	while (first > 0 && is_blank(line, first))
		first--;
	if (is_blank(line, first))
		return false;
	return first != col ||
	       (col + 1 < n_cols && (is_blank(line, col + 1) || same_cell(line, col, col + 1))) ||
	       (col > 0 && same_cell(line, col - 1, col));
}

/* Whether a group of the lines lies over col, for a line below to divide. */
bool
gtab_header_is_divisible(const gtab_row *const *lines, size_t n_lines, size_t col, size_t n_cols)
{
	for (size_t i = n_lines; i-- > 0;) {
		if (in_group(lines[i], col, n_cols))
			return true;
		if (!is_blank(lines[i], col))
			return false;
	}
	return false;
}

bool
gtab_looks_like_data(gtab_text cell)
{
	gtab_number ignored;

	return gtab_missing_of(cell) != GTAB_PRESENT ||
	       gtab_number_parse(cell, &ignored, NULL, NULL) == GTAB_OK;
}

/* 2014: a figure among figures, a heading where no label stands beside it. */
static bool
is_bare_year(gtab_text cell)
{
	gtab_period period;

	return cell.len == 4 && gtab_period_parse(cell, &period, NULL, NULL) == GTAB_OK &&
	       period.kind == GTAB_PERIOD_YEAR && period.year >= 1900 && period.year <= 2100;
}

bool
gtab_header_goes_on(const gtab_row *const *lines, size_t n_lines, const gtab_row *next,
		    size_t n_cols)
{
	const bool has_label = !is_blank(next, 0);
	size_t n_dividing = 0;

	for (size_t col = 0; col < next->n_cells; col++) {
		const gtab_text cell = gtab_text_trim(cell_text(next, col));

		if (cell.len == 0)
			continue;
		if (col >= n_cols ||
		    (gtab_looks_like_data(cell) && (has_label || !is_bare_year(cell))))
			return false;
		if (gtab_header_is_divisible(lines, n_lines, col, n_cols))
			n_dividing++;
		else if (!gtab_text_equal(cell, gtab_text_trim(cell_text(lines[n_lines - 1], col))))
			return false;
	}
	return n_dividing > 0;
}

/* What a header line says over col: its own text, or that of the merged cell it lies in. "" for none. */
static gtab_text
element(const gtab_row *const *lines, size_t line, size_t n_lines, size_t col)
{
	size_t first = col;

	if (!is_blank(lines[line], col))
		return cell_text(lines[line], col);
	while (first > 0 && is_blank(lines[line], first)) {
		/* a merge does not reach under a text of the line above that begins further right */
		if (line > 0 && !is_blank(lines[line - 1], first))
			return GTAB_TEXT("");
		first--;
	}
	/* a blank is part of a group only where a line below divides it */
	for (size_t below = line + 1; below < n_lines; below++)
		if (!is_blank(lines[below], col))
			return cell_text(lines[line], first);
	return GTAB_TEXT("");
}

static void
put_escaped(gtab_text element_text, gtab_buf *out)
{
	for (size_t i = 0; i < element_text.len; i++) {
		if (element_text.ptr[i] == '|')
			gtab_buf_putc(out, '\\');
		gtab_buf_putc(out, element_text.ptr[i]);
	}
}

/* One element of a path: repaired where that is certain, and folded like a label. */
static void
put_element(gtab_text raw, gtab_buf *out)
{
	gtab_buf mended;

	gtab_buf_init(&mended);
	if (gtab_text_repair(raw, GTAB_RULES_ALL, &mended, NULL))
		raw = gtab_buf_text(&mended);
	gtab_label_normalize(raw, out, NULL);
	out->failed |= mended.failed;
	gtab_buf_clear(&mended);
}

static void
put_path(const gtab_row *const *lines, size_t n_lines, size_t col, gtab_buf *out)
{
	gtab_buf one;
	size_t last_start = 0;

	gtab_buf_init(&one);
	for (size_t line = 0; line < n_lines; line++) {
		gtab_buf_truncate(&one, 0);
		if (col > 0 || n_lines == 1 || !gtab_is_labelled_corner(lines[line]))
			put_element(element(lines, line, n_lines, col), &one);
		if (one.len == 0 ||
		    (out->len > last_start &&
		     gtab_text_equal(gtab_buf_from(out, last_start), gtab_buf_text(&one))))
			continue;
		if (out->len > 0)
			gtab_buf_putc(out, '|');
		last_start = out->len;
		if (n_lines == 1) /* a clean table comes this way: its paths stay paths */
			gtab_buf_put(out, gtab_buf_text(&one));
		else
			put_escaped(gtab_buf_text(&one), out);
	}
	out->failed |= one.failed;
	gtab_buf_clear(&one);
}

const gtab_text *
gtab_header_paths(const gtab_row *const *lines, size_t n_lines, size_t n_cols, gtab_arena *arena)
{
	gtab_text *paths = gtab_arena_array(arena, n_cols, sizeof(*paths));
	gtab_buf path;

	if (paths == NULL)
		return NULL;
	gtab_buf_init(&path);
	for (size_t col = 0; col < n_cols; col++) {
		gtab_buf_truncate(&path, 0);
		put_path(lines, n_lines, col, &path);
		gtab_header_hoist_unit(&path);
		paths[col] = gtab_arena_copy(arena, gtab_buf_text(&path));
	}
	if (path.failed || arena->failed)
		paths = NULL;
	gtab_buf_clear(&path);
	return paths;
}
