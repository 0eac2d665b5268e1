/* SPDX-License-Identifier: MIT */
/* Which lines below the first header line are header too: they divide its groups, name the stub, or translate it. */

#include "table/shape_internal.h"

#include <gtab/normalize.h>

bool
gtab_shape_is_wording(const gtab_shape *s, size_t row)
{
	for (size_t col = 0; col < s->n_cols; col++) {
		const gtab_cell_look look = gtab_shape_at(s, row, col);

		if (look == GTAB_LOOKS_FIGURE || look == GTAB_LOOKS_DAY)
			return false;
	}
	return true;
}

/* ---- below the first ---- */

bool
gtab_is_blank_at(const gtab_row *line, size_t col)
{
	return col >= line->n_cells || gtab_text_is_blank(line->cells[col].text);
}

/* Whether one of the lines has a text over col. */
static bool
has_text_over(const gtab_row *const *lines, size_t n_lines, size_t col)
{
	for (size_t i = 0; i < n_lines; i++)
		if (!gtab_is_blank_at(lines[i], col))
			return true;
	return false;
}

/* Whether the cell at the left end says something of the table, 单位：件, where no heading is merged over its column. */
bool
gtab_is_labelled_corner(const gtab_row *line)
{
	return line->n_cells > 1 && !gtab_is_blank_at(line, 1) &&
	       gtab_context_is_head_cell(line->cells[0].text);
}

/* Whether nothing stands in the lines from their left end to col, or 单位：件 alone: the corner over the stub. */
static bool
is_corner(const gtab_row *const *lines, size_t n_lines, size_t col)
{
	const bool is_labelled = n_lines == 1 && gtab_is_labelled_corner(lines[0]);

	for (size_t at = is_labelled ? 1 : 0; at <= col; at++)
		if (has_text_over(lines, n_lines, at))
			return false;
	return true;
}

static bool
has_marks(const gtab_shape *s, size_t row)
{
	for (size_t col = 0; col < s->n_cols; col++)
		if (gtab_shape_at(s, row, col) == GTAB_LOOKS_MARK)
			return true;
	return false;
}

/*
 * Headings over figures that go on below the lines from first on, where the stub is no group: `,2015年,,2016年,` over
 * `地区,件数,人数,件数,人数` names the stub in its second line, and 问题线索 over 处置数 is a heading below a heading.
 * What names the stub could name a row as well, so all else on that line has to divide groups.
 */
static bool
heads_below(const gtab_shape *s, size_t first, size_t n)
{
	const gtab_row *const *lines = s->rows + first;
	const size_t row = first + n;
	size_t n_corner = 0, n_plain = 0;

	if (row >= s->body || s->body == s->n || !gtab_shape_heads_figures(s, row) ||
	    !gtab_shape_is_wording(s, row) || has_marks(s, row) || gtab_is_unit_line(s->rows[row]))
		return false;
	for (size_t col = 0; col < gtab_record_width(s->rows[row]); col++) {
		if (gtab_is_blank_at(s->rows[row], col) ||
		    gtab_header_is_divisible(lines, n, col, s->n_cols))
			continue;
		if (is_corner(lines, n, col))
			n_corner++;
		else if (s->is_figures[col] && has_text_over(lines, n, col))
			n_plain++;
		else
			return false;
	}
	return n_corner == 0 ? gtab_is_blank_at(s->rows[row], 0) : n_plain == 0;
}

bool
gtab_shape_goes_on(const gtab_shape *s, size_t first, size_t n)
{
	return first + n < s->n &&
	       (gtab_header_goes_on(s->rows + first, n, s->rows[first + n], s->n_cols) ||
		heads_below(s, first, n));
}

/* ---- how many lines ---- */

/* Whether any character of the cell is Han. */
static bool
has_han(gtab_text cell)
{
	while (cell.len > 0) {
		const uint32_t cp = gtab_utf8_next(&cell);

		if (cp != GTAB_BAD_BYTE && cp >= 0x3400 && cp <= 0x9FFF)
			return true;
	}
	return false;
}

static bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* A word of letters, two or more: 4.4E+17 has none. */
static bool
has_latin(gtab_text cell)
{
	for (size_t i = 1; i < cell.len; i++)
		if (is_letter(cell.ptr[i - 1]) && is_letter(cell.ptr[i]))
			return true;
	return false;
}

/* One in Han characters, the other in letters. */
static bool
differ_in_script(gtab_text a, gtab_text b)
{
	return has_han(a) ? !has_han(b) && has_latin(b) : has_latin(a) && has_han(b);
}

/* The same headings in another language: 年份,总人口 over Year,Total population. */
static bool
is_translation(const gtab_shape *s, size_t above, size_t row)
{
	const gtab_row *a = s->rows[above], *b = s->rows[row];
	const size_t width = gtab_record_width(a);

	if (gtab_record_width(b) != width || !gtab_shape_heads_figures(s, row))
		return false;
	for (size_t col = 0; col < width; col++)
		if (gtab_text_is_blank(a->cells[col].text) !=
			    gtab_text_is_blank(b->cells[col].text) ||
		    (!gtab_text_is_blank(a->cells[col].text) &&
		     !differ_in_script(a->cells[col].text, b->cells[col].text)))
			return false;
	return true;
}

size_t
gtab_shape_count_lines(const gtab_shape *s, size_t first)
{
	size_t n = 1;

	while (n < GTAB_HEADER_LINES_MAX && first + n < s->n &&
	       (gtab_shape_goes_on(s, first, n) || is_translation(s, first + n - 1, first + n)))
		n++;
	return n;
}
