/* SPDX-License-Identifier: MIT */
/*
 * The layout: which records are the header, and what stands between it and the rows. Rules of thumb; a form that fits
 * decides, and a person more than a form.
 */

#include "table/layout_internal.h"

#include "table/shape_internal.h"

#include <gtab/normalize.h>

#include "base/i18n.h"

size_t
gtab_record_width(const gtab_row *record)
{
	size_t n = record->n_cells;

	while (n > 0 && gtab_text_is_blank(record->cells[n - 1].text))
		n--;
	return n;
}

size_t
gtab_count_filled(const gtab_row *record)
{
	size_t n = 0;

	for (size_t i = 0; i < record->n_cells; i++)
		n += !gtab_text_is_blank(record->cells[i].text);
	return n;
}

gtab_text
gtab_first_filled(const gtab_row *record)
{
	for (size_t i = 0; i < record->n_cells; i++)
		if (!gtab_text_is_blank(record->cells[i].text))
			return record->cells[i].text;
	return GTAB_TEXT("");
}

/* ---- the header ---- */

static size_t
index_of(const gtab_shape *s, uint64_t line_no)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->rows[i]->place.line_no == line_no)
			return i;
	return s->n;
}

/* The header lines that the person named. */
static gtab_status
asked_header(const gtab_shape *s, const gtab_header_lines *asked, gtab_header_guess *guess,
	     gtab_error *err)
{
	const size_t first = index_of(s, asked->first), last = index_of(s, asked->last);

	guess->rule = GTAB_LAYOUT_HEADER_ASKED;
	if (asked->is_none) {
		guess->n_lines = 0;
		return GTAB_OK;
	}
	if (first == s->n || last == s->n || last < first || last - first >= GTAB_HEADER_LINES_MAX)
		return gtab_error_set(err, GTAB_EUSAGE,
				      _("the header cannot be in lines %llu to %llu: it has up to "
					"three among the first %zu"),
				      (unsigned long long)asked->first,
				      (unsigned long long)asked->last, s->n);
	guess->first = first;
	guess->n_lines = last - first + 1;
	return GTAB_OK;
}

static gtab_status
find_header(const gtab_shape *s, const gtab_layout_options *options, gtab_header_guess *guess,
	    gtab_error *err)
{
	const bool has_form_lines =
		options->form != NULL && gtab_form_layout_of(options->form)->says_header_lines;

	*guess = gtab_header_by_shape(s);
	if (options->header.is_none || options->header.first > 0)
		return asked_header(s, &options->header, guess, err);
	if (has_form_lines && gtab_form_layout_of(options->form)->n_header_lines == 0) {
		guess->n_lines = 0;
		guess->rule = GTAB_LAYOUT_HEADER_FORM;
	} else if (options->form != NULL) {
		*guess = gtab_header_by_form(s, options->form, *guess);
	}
	return GTAB_OK;
}

/* Without a header, columns have no names; a form that says so gives its fields' in their order. */
static const gtab_text *
paths_without_header(const gtab_form *form, size_t n_cols, gtab_arena *arena)
{
	gtab_text *paths = gtab_arena_array(arena, n_cols, sizeof(*paths));
	size_t n_fields = 0;
	const gtab_field *fields = NULL;

	if (form != NULL && gtab_form_layout_of(form)->says_header_lines)
		fields = gtab_form_fields(form, &n_fields);
	for (size_t col = 0; paths != NULL && col < n_cols; col++)
		paths[col] =
			col < n_fields ? gtab_arena_copy(arena, fields[col].name) : GTAB_TEXT("");
	return paths;
}

/* ---- between header and rows ---- */

static size_t
skip_blank(const gtab_shape *s, size_t i)
{
	while (i < s->n && gtab_count_filled(s->rows[i]) == 0)
		i++;
	return i;
}

static bool
has_form_number(const gtab_shape *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t col = 0; col < s->rows[i]->n_cells; col++)
			if (gtab_context_is_form_number(s->rows[i]->cells[col].text))
				return true;
	return false;
}

/*
 * Of two cells alone, 甲 and 1 may name a row and count it. Only a printed form with a number of its own (表号) is sure to
 * have such a line; elsewhere it stays a row, which can be seen and taken out, and that is told.
 */
static void
find_number_line(const gtab_shape *s, const gtab_header_guess *guess, size_t at, gtab_layout *out,
		 gtab_arena *arena)
{
	const gtab_row *line = s->rows[at];

	if (!gtab_is_number_line(line, at + 1 < s->n ? s->rows[at + 1] : NULL))
		return;
	if (gtab_count_filled(line) < 3 && !has_form_number(s, guess->first)) {
		out->lonely_pair = line->place.line_no;
		return;
	}
	out->number_line = line->place.record_no;
	out->printed = gtab_printed_numbers(line, s->n_cols, arena);
}

/* The unit line and the number line stand under the header in either order. */
static void
find_lines_below(const gtab_shape *s, const gtab_header_guess *guess, gtab_layout *out,
		 gtab_arena *arena)
{
	size_t at = guess->first + guess->n_lines;

	for (int i = 0; i < 2 && guess->n_lines > 0; i++) {
		at = skip_blank(s, at);
		if (at >= s->n)
			return;
		if (out->unit_line == 0 && gtab_is_unit_line(s->rows[at])) {
			out->unit_line = s->rows[at]->place.record_no;
			out->paths =
				gtab_paths_with_units(out->paths, s->n_cols, s->rows[at], arena);
			at++;
		} else if (out->number_line == 0) {
			find_number_line(s, guess, at, out, arena);
			if (out->number_line == 0)
				return;
			at++;
		}
		if (out->paths == NULL)
			return;
	}
}

/* ---- what is kept of the first records ---- */

/* The line right above the header heads a section when it is numbered like one and is not the title. */
static uint64_t
section_above(const gtab_layout *layout, const gtab_shape *s, size_t first)
{
	return first > 1 && gtab_count_filled(s->rows[first - 1]) == 1 &&
			       gtab_begins_with_ordinal(gtab_first_filled(s->rows[first - 1])) &&
			       gtab_is_section_line(layout, s->rows[first - 1])
		       ? s->rows[first - 1]->place.record_no
		       : 0;
}

static bool
is_header_line(const gtab_layout *layout, uint64_t record_no)
{
	return (record_no >= layout->first_header &&
		record_no < layout->first_header + layout->n_header) ||
	       record_no == layout->number_line || record_no == layout->unit_line;
}

static void
keep_lines(gtab_layout *layout, const gtab_shape *s, gtab_arena *arena)
{
	for (size_t i = 0; i < s->n; i++) {
		const gtab_row *record = s->rows[i];

		if (record->place.record_no < layout->first_header) {
			if (gtab_count_filled(record) > 0 &&
			    !gtab_context_is_drawn_rule(gtab_first_filled(record)) &&
			    layout->n_head_lines < GTAB_HEAD_LINES_KEPT)
				layout->head_lines[layout->n_head_lines++] =
					gtab_row_copy(arena, record);
		} else if (is_header_line(layout, record->place.record_no)) {
			layout->header_lines[layout->n_header_lines++] =
				gtab_row_copy(arena, record);
		}
	}
}

static bool
is_marked(const gtab_row *record)
{
	gtab_text first = gtab_first_filled(record);

	return gtab_context_take_mark(&first) && !gtab_text_is_blank(first);
}

/* ①甲,5 is marked as footnotes are and is none; so is ①按来源分 alone with a row right below. */
static bool
is_marked_row(const gtab_shape *s, size_t i)
{
	return is_marked(s->rows[i]) &&
	       (gtab_count_filled(s->rows[i]) > 1 ||
		(i + 1 < s->foot && gtab_count_filled(s->rows[i + 1]) > 1));
}

/* What is remembered of the rows: where they begin, and whether some are marked as footnotes are. */
static void
see_rows(gtab_layout *layout, const gtab_shape *s)
{
	for (size_t i = 0; i < s->n; i++) {
		const gtab_row *record = s->rows[i];

		if (record->place.record_no < layout->first_header ||
		    gtab_count_filled(record) == 0 ||
		    is_header_line(layout, record->place.record_no))
			continue;
		if (layout->first_row == 0)
			layout->first_row = record->place.record_no;
		layout->has_marked_rows |= is_marked_row(s, i);
	}
}

static const bool *
keep_figures(const gtab_shape *s, gtab_arena *arena)
{
	bool *is_figures = gtab_arena_array(arena, s->n_cols, sizeof(*is_figures));

	for (size_t col = 0; is_figures != NULL && col < s->n_cols; col++)
		is_figures[col] = s->is_figures[col];
	return is_figures;
}

/* ---- the whole ---- */

static gtab_status
settle(const gtab_shape *s, const gtab_header_guess *guess, const gtab_layout_options *options,
       gtab_arena *arena, gtab_layout *out, gtab_error *err)
{
	*out = (gtab_layout){ .first_header = s->rows[guess->first]->place.record_no,
			      .n_header = guess->n_lines,
			      .header_line = s->rows[guess->first]->place.line_no,
			      .header_rule = guess->rule,
			      .n_cols = s->n_cols,
			      .n_figures = s->n_figures,
			      .is_one_table = options->is_one_table };
	out->is_figures = keep_figures(s, arena);
	out->paths = guess->n_lines == 0 ? paths_without_header(options->form, s->n_cols, arena)
					 : gtab_header_paths(s->rows + guess->first, guess->n_lines,
							     s->n_cols, arena);
	if (out->paths != NULL)
		find_lines_below(s, guess, out, arena);
	if (out->paths == NULL || out->is_figures == NULL || arena->failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	out->first_section = section_above(out, s, guess->first);
	out->n_blocks = gtab_count_blocks(out->paths, out->is_figures, out->n_cols);
	keep_lines(out, s, arena);
	see_rows(out, s);
	return arena->failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}

gtab_status
gtab_layout_find(const gtab_row *const *head, size_t n, const gtab_layout_options *options,
		 gtab_arena *arena, gtab_layout *out, gtab_error *err)
{
	gtab_header_guess guess;
	gtab_arena scratch;
	gtab_shape s;
	gtab_status st;

	gtab_arena_init(&scratch);
	st = gtab_shape_see(head, n, &scratch, &s) ? find_header(&s, options, &guess, err)
						   : gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK && (s.n_cols == 0 || guess.first == n))
		st = gtab_error_set(err, GTAB_EMALFORMED,
				    _("no table is found: a header row with two cells or more is "
				      "expected below the title"));
	if (st == GTAB_OK)
		st = settle(&s, &guess, options, arena, out, err);
	gtab_arena_clear(&scratch);
	return st;
}
