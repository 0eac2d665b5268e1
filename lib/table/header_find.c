/* SPDX-License-Identifier: MIT */
/*
 * Which of the first records are the header. By rule of thumb: the first line that is no title and no `label：value`
 * line, if the figures begin below it; a form that fits decides.
 */

#include "table/label_internal.h"
#include "table/shape_internal.h"

#include <gtab/normalize.h>

enum { HEAD_SEARCH_MAX = 24, DENSE_WITHIN = 8 };

/* ---- headings ---- */

static bool
is_heading(const gtab_shape *s, size_t row)
{
	if (gtab_shape_counts(s, row) != GTAB_COUNTS_NOT)
		return true;
	return gtab_shape_heads_figures(s, row) && gtab_shape_is_wording(s, row) &&
	       gtab_count_filled(s->rows[row]) > 1 && !gtab_is_unit_line(s->rows[row]) &&
	       !gtab_label_is_of_row(gtab_first_filled(s->rows[row]));
}

/* ---- above the header ---- */

/*
 * A line of `label：value` cells, periods, and values beside their labels. A title, or one
 * other text, may stand among them where the line leaves most of the table's columns free.
 */
static bool
is_labelled_line(const gtab_row *record, size_t n_cols)
{
	const size_t n_filled = gtab_count_filled(record);
	gtab_cell_say said = GTAB_CELL_OTHER;
	size_t n_others = 0, n_labelled = 0;

	for (size_t i = 0; i < record->n_cells; i++) {
		const gtab_text cell = record->cells[i].text;

		if (gtab_text_is_blank(cell))
			continue;
		said = gtab_context_next_cell(said, cell, gtab_context_is_head_cell);
		if (said == GTAB_CELL_OTHER && !gtab_context_is_period_cell(cell) &&
		    !gtab_context_is_bare_form_number(cell) &&
		    (n_others++ > 0 || 2 * n_filled > n_cols))
			return false;
		n_labelled += gtab_context_is_head_cell(cell);
	}
	return n_labelled > 0;
}

/* `单位：件,2015年,,2016年,` over headings: the groups of a header with the unit in its corner. */
static bool
is_labelled_header(const gtab_shape *s, size_t row)
{
	return gtab_is_labelled_corner(s->rows[row]) && gtab_count_filled(s->rows[row]) > 2 &&
	       gtab_shape_goes_on(s, row, 1);
}

/*
 * A header with but one text, since the column of labels has none: a title does not begin right of a blank cell, with
 * figures straight under it and a label beside them.
 */
static bool
is_lone_heading(const gtab_row *record, const gtab_row *below)
{
	const size_t width = gtab_record_width(record);

	return gtab_count_filled(record) == 1 && width > 1 && !gtab_is_blank_at(below, width - 1) &&
	       gtab_looks_like_data(below->cells[width - 1].text) &&
	       !gtab_text_is_blank(below->cells[0].text) &&
	       !gtab_looks_like_data(below->cells[0].text);
}

static bool
is_dense(const gtab_shape *s, size_t row)
{
	return 3 * gtab_count_filled(s->rows[row]) >= 2 * s->n_cols;
}

/*
 * A pair of cells over a wide table, `Data Source,World Development Indicators`: not yet the header where a line that
 * fills the table comes before the figures, or behind a blank line.
 */
static bool
is_pair_above(const gtab_shape *s, size_t row)
{
	bool has_blank = false;

	if (s->n_cols < 4 || gtab_count_filled(s->rows[row]) > 2 || gtab_shape_goes_on(s, row, 1))
		return false;
	for (size_t below = row + 1; below < s->n && below < s->body && below <= row + DENSE_WITHIN;
	     below++) {
		has_blank |= gtab_count_filled(s->rows[below]) == 0;
		if (gtab_is_number_line(s->rows[below], NULL))
			return false;
		if (is_dense(s, below))
			return s->n_figures > 0 ? is_heading(s, below) : has_blank;
	}
	return false;
}

/*
 * `England and Wales,,,,Numbers and percentages`: a text at the left end and a unit at the right end, over a line that
 * has headings at both.
 */
static bool
is_unit_apart(const gtab_shape *s, size_t row)
{
	const gtab_row *record = s->rows[row];
	const size_t last = s->n_cols - 1;
	const size_t below = row + 1;

	return s->n_cols > 2 && gtab_count_filled(record) == 2 && !gtab_is_blank_at(record, 0) &&
	       !gtab_is_blank_at(record, last) &&
	       gtab_context_is_unit_cell(record->cells[last].text) && below < s->n &&
	       !gtab_is_blank_at(s->rows[below], last) && !gtab_is_blank_at(s->rows[below], 0) &&
	       gtab_count_filled(s->rows[below]) > 2 && gtab_shape_is_wording(s, below);
}

static bool
is_head_line(const gtab_shape *s, size_t row)
{
	const gtab_row *record = s->rows[row];
	const size_t n_filled = gtab_count_filled(record);

	if (row + 1 < s->n && is_lone_heading(record, s->rows[row + 1]))
		return false;
	return n_filled == 0 || (s->n_cols > 1 && n_filled == 1) ||
	       (is_labelled_line(record, s->n_cols) && !is_labelled_header(s, row)) ||
	       is_unit_apart(s, row) || is_pair_above(s, row);
}

/* ---- where the figures speak against the first line ---- */

/* How many columns of figures have a heading in these lines. */
static size_t
count_headed(const gtab_shape *s, size_t first, size_t n_lines)
{
	size_t n_headed = 0;

	for (size_t col = 0; col < s->n_cols; col++) {
		bool has_heading = false;

		for (size_t i = 0; i < n_lines && s->is_figures[col]; i++)
			has_heading |= gtab_shape_at(s, first + i, col) != GTAB_LOOKS_BLANK;
		n_headed += has_heading;
	}
	return n_headed;
}

/* The last line that stands over the figures like a heading, before them and before a number line; n for none. */
static size_t
last_heading(const gtab_shape *s, size_t from)
{
	size_t last = s->n;

	for (size_t row = from; row < s->body && s->body < s->n; row++) {
		if (gtab_is_number_line(s->rows[row], NULL))
			break;
		if (is_heading(s, row))
			last = row;
	}
	return last;
}

/* Lines above the last heading that it divides belong to it. */
static size_t
first_of_header(const gtab_shape *s, size_t from, size_t last)
{
	size_t first = last;

	for (size_t n = 2; n <= GTAB_HEADER_LINES_MAX && last + 1 >= from + n; n++) {
		const size_t candidate = last + 1 - n;

		if (!is_head_line(s, candidate) && gtab_shape_goes_on(s, candidate, n - 1))
			first = candidate;
	}
	return first;
}

/* Figures in this line, and in the same column below: rows without a header. */
static bool
is_row_like_others(const gtab_shape *s, size_t row)
{
	for (size_t col = 0; col < s->n_cols; col++) {
		const gtab_cell_look look = gtab_shape_at(s, row, col);

		if (!s->is_figures[col] || (look != GTAB_LOOKS_FIGURE && look != GTAB_LOOKS_DAY))
			continue;
		for (size_t below = row + 1; below < s->n; below++)
			if (gtab_shape_at(s, below, col) == look)
				return true;
	}
	return false;
}

/*
 * `Title,Output index` and its like, line after line, before two columns of figures: each line has a text of its own
 * where the figures stand, so none of them is the header.
 */
static bool
are_pairs_only(const gtab_shape *s, size_t first)
{
	size_t n_pairs = 0, n_figures = 0;

	for (size_t row = s->body; row < s->n; row++)
		n_figures += s->n_cols == 2 && gtab_shape_at(s, row, 1) == GTAB_LOOKS_FIGURE;
	if (n_figures < 3 || s->n_cols != 2 || s->body >= s->n || s->body < first + 3)
		return false;
	for (size_t row = first; row < s->body; row++) {
		if (gtab_shape_at(s, row, 1) != GTAB_LOOKS_TEXT)
			continue;
		for (size_t above = first; above < row; above++)
			if (gtab_shape_at(s, above, 1) == GTAB_LOOKS_TEXT &&
			    gtab_text_equal(gtab_text_trim(s->rows[above]->cells[1].text),
					    gtab_text_trim(s->rows[row]->cells[1].text)))
				return false;
		n_pairs++;
	}
	return n_pairs >= 3;
}

static gtab_layout_rule
rule_of(const gtab_shape *s, size_t row)
{
	static const gtab_layout_rule rules[] = { [GTAB_COUNTS_NOT] = GTAB_LAYOUT_HEADER_FIGURES,
						  [GTAB_COUNTS_YEARS] = GTAB_LAYOUT_HEADER_YEARS,
						  [GTAB_COUNTS_NUMBERS] =
							  GTAB_LAYOUT_HEADER_COUNTING };

	if (s->n_figures > 0)
		return rules[gtab_shape_counts(s, row)];
	return gtab_header_is_like_rows(s, row) ? GTAB_LAYOUT_HEADER_LIKE_ROWS
						: GTAB_LAYOUT_HEADER_TEXT;
}

gtab_header_guess
gtab_header_by_shape(const gtab_shape *s)
{
	gtab_header_guess guess = { 0, 0, GTAB_LAYOUT_HEADER_TEXT };
	size_t last;

	while (guess.first < s->n && is_head_line(s, guess.first))
		guess.first++;
	if (guess.first == s->n)
		return guess;
	if (gtab_header_is_card(s, guess.first))
		return (gtab_header_guess){ guess.first, 0, GTAB_LAYOUT_CARD };
	if (are_pairs_only(s, guess.first))
		return (gtab_header_guess){ s->body, 0, GTAB_LAYOUT_NO_HEADER };
	if ((guess.first == s->body || gtab_is_number_line(s->rows[guess.first], NULL)) &&
	    is_row_like_others(s, guess.first))
		return (gtab_header_guess){ guess.first, 0, GTAB_LAYOUT_NO_HEADER };
	guess.n_lines = gtab_shape_count_lines(s, guess.first);
	guess.rule = rule_of(s, guess.first);
	last = last_heading(s, guess.first + guess.n_lines);
	if (last == s->n || count_headed(s, last, 1) <= count_headed(s, guess.first, guess.n_lines))
		return guess;
	guess.first = first_of_header(s, guess.first, last);
	return (gtab_header_guess){ guess.first, last + 1 - guess.first, GTAB_LAYOUT_HEADER_LOWER };
}

/* ---- by form ---- */

/* How many different fields of the form the header paths of this guess match. */
static size_t
count_fields(const gtab_shape *s, gtab_header_guess guess, const gtab_form *form)
{
	bool seen[256] = { false };
	gtab_arena arena;
	const gtab_text *paths;
	size_t n_matched = 0;

	gtab_arena_init(&arena);
	paths = gtab_header_paths(s->rows + guess.first, guess.n_lines, s->n_cols, &arena);
	for (size_t col = 0; paths != NULL && col < s->n_cols; col++) {
		const size_t field = gtab_form_find(form, paths[col]);

		if (field < sizeof(seen) && !seen[field]) {
			seen[field] = true;
			n_matched++;
		}
	}
	gtab_arena_clear(&arena);
	return n_matched;
}

gtab_header_guess
gtab_header_by_form(const gtab_shape *s, const gtab_form *form, gtab_header_guess best)
{
	const size_t n_asked = gtab_form_layout_of(form)->n_header_lines; /* 0: it does not say */
	const size_t least = n_asked > 0 ? n_asked : 1;
	const size_t most = n_asked > 0 ? n_asked : GTAB_HEADER_LINES_MAX;
	size_t n_best;

	if (n_asked > 0 && best.first < s->n) {
		best.n_lines = n_asked < s->n - best.first ? n_asked : s->n - best.first;
		best.rule = GTAB_LAYOUT_HEADER_FORM;
	}
	n_best = best.n_lines == 0 ? 0 : count_fields(s, best, form);
	for (size_t first = 0; first < s->n && first < HEAD_SEARCH_MAX; first++)
		for (size_t n_lines = least; n_lines <= most && first + n_lines <= s->n;
		     n_lines++) {
			const gtab_header_guess guess = { first, n_lines, GTAB_LAYOUT_HEADER_FORM };
			const size_t n_matched = count_fields(s, guess, form);

			if (n_matched > n_best) {
				n_best = n_matched;
				best = guess;
			}
		}
	if (n_best > 0)
		best.rule = GTAB_LAYOUT_HEADER_FORM;
	return best;
}

/* ---- side by side ---- */

/* Whether columns repeat every w, a last block may lack its blank separator, and a block has names of its own. */
static bool
repeats_every(const gtab_text *paths, size_t n_cols, size_t w)
{
	size_t n_names = 0;

	for (size_t col = w; col < n_cols; col++)
		if (!gtab_text_equal(paths[col], paths[col % w]))
			return false;
	for (size_t col = n_cols % w == 0 ? w : n_cols % w; col < w; col++)
		if (paths[col].len > 0)
			return false;
	for (size_t col = 0; col < w; col++) {
		for (size_t before = 0; before < col; before++)
			if (paths[col].len > 0 && gtab_text_equal(paths[before], paths[col]))
				return false;
		n_names += paths[col].len > 0;
	}
	return n_names > 1 && paths[0].len > 0;
}

size_t
gtab_count_blocks(const gtab_text *paths, const bool *is_figures, size_t n_cols)
{
	for (size_t w = 2; 2 * w <= n_cols + 1 && w < n_cols; w++) {
		if (!repeats_every(paths, n_cols, w))
			continue;
		for (size_t col = 0; col < n_cols; col += w)
			if (is_figures[col] && !is_figures[0])
				return 1;
		return (n_cols + w - 1) / w;
	}
	return 1;
}
