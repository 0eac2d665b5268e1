/* SPDX-License-Identifier: MIT */
/* What the first records of a file are like: where figures stand, and where they begin. */

#include "table/shape_internal.h"

#include "table/profile_internal.h"

#include <gtab/normalize.h>

/* '00123 and ="00123" as they will be without what kept a spreadsheet from valuing them. */
static gtab_text
without_guard(gtab_text cell)
{
	cell = gtab_text_trim(cell);
	if (gtab_text_take(&cell, GTAB_TEXT("=\"")))
		gtab_text_take_end(&cell, GTAB_TEXT("\""));
	else
		gtab_text_take(&cell, GTAB_TEXT("'"));
	return cell;
}

static gtab_cell_look
look_at(gtab_text cell)
{
	gtab_number ignored;
	gtab_period period;

	if (gtab_text_is_blank(cell))
		return GTAB_LOOKS_BLANK;
	if (gtab_missing_of(cell) != GTAB_PRESENT)
		return GTAB_LOOKS_MARK;
	if (gtab_number_parse(without_guard(cell), &ignored, NULL, NULL) == GTAB_OK)
		return GTAB_LOOKS_FIGURE;
	if (gtab_period_parse(cell, &period, NULL, NULL) == GTAB_OK &&
	    period.kind == GTAB_PERIOD_DAY)
		return GTAB_LOOKS_DAY;
	return GTAB_LOOKS_TEXT;
}

gtab_cell_look
gtab_shape_at(const gtab_shape *s, size_t row, size_t col)
{
	return (gtab_cell_look)s->looks[row * s->n_cols + col];
}

static bool
has_any_figure(const gtab_row *row)
{
	for (size_t col = 0; col < row->n_cells; col++)
		if (look_at(row->cells[col].text) == GTAB_LOOKS_FIGURE)
			return true;
	return false;
}

/* The first note or signature below figures: what stands from there on says nothing of the columns. */
static size_t
find_foot(const gtab_row *const *rows, size_t n)
{
	bool has_figures = false;

	for (size_t i = 0; i < n; i++) {
		const gtab_text first = gtab_first_filled(rows[i]);

		if (has_figures &&
		    (gtab_context_is_note_cell(first) || gtab_context_is_signature_cell(first)))
			return i;
		has_figures = has_figures || has_any_figure(rows[i]);
	}
	return n;
}

static size_t
widest(const gtab_row *const *rows, size_t n)
{
	size_t n_cols = 0;

	for (size_t i = 0; i < n; i++) {
		const size_t width = gtab_record_width(rows[i]);

		n_cols = width > n_cols ? width : n_cols;
	}
	return n_cols;
}

static const unsigned char *
see_cells(const gtab_row *const *rows, size_t n, size_t n_cols, gtab_arena *arena)
{
	unsigned char *looks = gtab_arena_array(arena, n * n_cols, 1);

	for (size_t row = 0; looks != NULL && row < n; row++)
		for (size_t col = 0; col < n_cols && col < rows[row]->n_cells; col++)
			looks[row * n_cols + col] =
				(unsigned char)look_at(rows[row]->cells[col].text);
	return looks;
}

/* From its first figure on, two of three cells of the column are figures. */
static bool
holds_figures(const gtab_shape *s, size_t col)
{
	size_t n_figures = 0, n_texts = 0;

	for (size_t row = 0; row < s->foot; row++)
		switch (gtab_shape_at(s, row, col)) {
		case GTAB_LOOKS_FIGURE:
		case GTAB_LOOKS_DAY: n_figures++; break;
		case GTAB_LOOKS_TEXT: n_texts += n_figures > 0; break;
		case GTAB_LOOKS_BLANK:
		case GTAB_LOOKS_MARK: break;
		}
	return n_figures > 0 && 2 * n_texts <= n_figures;
}

/* The whole number that a heading may print: 2013, ２０１３, 三, 5岁; -1 for anything else, 2,013 among it. */
static int64_t
plain_number(gtab_text cell)
{
	gtab_number number;

	if (gtab_number_parse(cell, &number, NULL, NULL) != GTAB_OK || number.value.scale != 0 ||
	    number.value.coefficient < 0 || gtab_utf8_count(gtab_text_trim(cell)) > 4)
		return -1;
	return (int64_t)number.value.coefficient;
}

static bool
is_year(int64_t number)
{
	return number >= 1900 && number <= 2100;
}

/* A figure below that is no year, so that the years above are headings. */
static bool
has_other_figure_below(const gtab_shape *s, size_t row, size_t col)
{
	while (++row < s->n)
		if (gtab_shape_at(s, row, col) == GTAB_LOOKS_FIGURE &&
		    !is_year(plain_number(s->rows[row]->cells[col].text)))
			return true;
	return false;
}

/* 地区,一,二 names a column as headings do. */
static bool
begins_with_name(const gtab_shape *s, size_t row)
{
	gtab_column_type ignored;

	return gtab_type_of_name(gtab_text_trim(s->rows[row]->cells[0].text), &ignored);
}

/* The numbers of headings as they go by: years rise or fall, others count by one. */
typedef struct counting {
	size_t n;
	int64_t first;
	int64_t last;
	bool is_year;
	bool is_rising;
} counting;

static bool
goes_on(counting *c, int64_t number)
{
	const bool is_first = c->n == 0, is_rising = number > c->last;

	if (number < 0 || (!is_first && number == c->last) ||
	    (c->n > 1 && is_rising != c->is_rising))
		return false;
	c->is_year = is_first ? is_year(number) : c->is_year;
	if (c->is_year != is_year(number) || (!c->is_year && !is_first && number != c->last + 1))
		return false;
	c->first = is_first ? number : c->first;
	c->is_rising = is_rising;
	c->last = number;
	c->n++;
	return true;
}

gtab_counting
gtab_shape_counts(const gtab_shape *s, size_t row)
{
	counting c = { 0 };
	bool is_over_figures = false;

	for (size_t col = 0; col < s->n_cols; col++) {
		const gtab_cell_look look = gtab_shape_at(s, row, col);

		if (look == GTAB_LOOKS_MARK || look == GTAB_LOOKS_DAY)
			return GTAB_COUNTS_NOT;
		if (look != GTAB_LOOKS_FIGURE)
			continue;
		if (!goes_on(&c, plain_number(s->rows[row]->cells[col].text)))
			return GTAB_COUNTS_NOT;
		is_over_figures |= has_other_figure_below(s, row, col);
	}
	if (c.n == 0 || !is_over_figures)
		return GTAB_COUNTS_NOT;
	if (c.is_year)
		return GTAB_COUNTS_YEARS;
	return c.first <= 1 && (c.n > 2 || (c.n == 2 && begins_with_name(s, row)))
		       ? GTAB_COUNTS_NUMBERS
		       : GTAB_COUNTS_NOT;
}

bool
gtab_shape_heads_figures(const gtab_shape *s, size_t row)
{
	size_t n_texts = 0;

	for (size_t col = 0; col < s->n_cols; col++) {
		const gtab_cell_look look = gtab_shape_at(s, row, col);

		if (!s->is_figures[col])
			continue;
		if (look == GTAB_LOOKS_FIGURE || look == GTAB_LOOKS_DAY)
			return false;
		n_texts += look == GTAB_LOOKS_TEXT;
	}
	return n_texts > 0;
}

static bool
has_figure(const gtab_shape *s, size_t row)
{
	for (size_t col = 0; col < s->n_cols; col++) {
		const gtab_cell_look look = gtab_shape_at(s, row, col);

		if (s->is_figures[col] && (look == GTAB_LOOKS_FIGURE || look == GTAB_LOOKS_DAY))
			return true;
	}
	return false;
}

static size_t
find_body(const gtab_shape *s)
{
	for (size_t row = 0; row < s->n; row++)
		if (has_figure(s, row) && gtab_shape_counts(s, row) == GTAB_COUNTS_NOT &&
		    !gtab_is_number_line(s->rows[row], NULL))
			return row;
	return s->n;
}

bool
gtab_shape_see(const gtab_row *const *rows, size_t n, gtab_arena *arena, gtab_shape *out)
{
	bool *is_figures;

	*out = (gtab_shape){ .rows = rows, .n = n, .foot = find_foot(rows, n) };
	out->n_cols = widest(rows, out->foot);
	out->looks = see_cells(rows, n, out->n_cols, arena);
	is_figures = gtab_arena_array(arena, out->n_cols, sizeof(*is_figures));
	if (out->looks == NULL || is_figures == NULL)
		return false;
	for (size_t col = 0; col < out->n_cols; col++) {
		is_figures[col] = holds_figures(out, col);
		out->n_figures += is_figures[col];
	}
	out->is_figures = is_figures;
	out->body = find_body(out);
	return true;
}
