/* SPDX-License-Identifier: MIT */
/* The layout: which record is title, header, data, note. Rules of thumb; a form that fits decides. */

#include "table/layout_internal.h"

#include "table/label_internal.h"
#include "table/profile_internal.h"

#include <gtab/normalize.h>

#include "base/i18n.h"

enum { HEADER_LINES_MAX = 3, HEAD_SEARCH_MAX = 24 };

size_t
gtab_record_width(const gtab_row *record)
{
	size_t n = record->n_cells;

	while (n > 0 && gtab_text_is_blank(record->cells[n - 1].text))
		n--;
	return n;
}

static size_t
count_filled(const gtab_row *record)
{
	size_t n = 0;

	for (size_t i = 0; i < record->n_cells; i++)
		n += !gtab_text_is_blank(record->cells[i].text);
	return n;
}

static gtab_text
first_filled(const gtab_row *record)
{
	for (size_t i = 0; i < record->n_cells; i++)
		if (!gtab_text_is_blank(record->cells[i].text))
			return record->cells[i].text;
	return GTAB_TEXT("");
}

/* ---- above the header ---- */

/*
 * A line of `label：value` cells, periods, and values beside their labels. A title may stand before them where the line
 * leaves most of the table's columns free.
 */
static bool
is_labelled_line(const gtab_row *record, size_t n_cols)
{
	const size_t n_filled = count_filled(record);
	gtab_cell_say said = GTAB_CELL_OTHER;
	size_t n_seen = 0, n_labelled = 0;

	for (size_t i = 0; i < record->n_cells; i++) {
		const gtab_text cell = record->cells[i].text;

		if (gtab_text_is_blank(cell))
			continue;
		said = gtab_context_next_cell(said, cell, gtab_context_is_head_cell);
		if (said == GTAB_CELL_OTHER && !gtab_context_is_period_cell(cell) &&
		    (n_seen > 0 || 2 * n_filled > n_cols))
			return false;
		n_labelled += gtab_context_is_head_cell(cell);
		n_seen++;
	}
	return n_labelled > 0;
}

static bool
is_head_line(const gtab_row *record, size_t n_cols)
{
	const size_t n_filled = count_filled(record);

	return n_filled == 0 || (n_cols > 1 && n_filled == 1) || is_labelled_line(record, n_cols);
}

/*
 * A header with but one text, since the column of labels has none: a title does not begin right of a blank cell, with
 * figures straight under it and a label beside them.
 */
static bool
is_lone_heading(const gtab_row *record, const gtab_row *below)
{
	const size_t width = gtab_record_width(record);

	return count_filled(record) == 1 && width > 1 && below->n_cells >= width &&
	       gtab_looks_like_data(below->cells[width - 1].text) &&
	       !gtab_text_is_blank(below->cells[0].text) &&
	       !gtab_looks_like_data(below->cells[0].text);
}

static size_t
widest(const gtab_row *const *head, size_t n)
{
	size_t n_cols = 0;

	for (size_t i = 0; i < n; i++) {
		const size_t width = gtab_record_width(head[i]);

		n_cols = width > n_cols ? width : n_cols;
	}
	return n_cols;
}

/* ---- the header, by rule of thumb ---- */

typedef struct header_guess {
	size_t first;   /* index into head */
	size_t n_lines; /* 0: none found */
} header_guess;

static header_guess
guess_header(const gtab_row *const *head, size_t n, size_t n_cols)
{
	header_guess guess = { 0, 0 };

	while (guess.first < n && is_head_line(head[guess.first], n_cols) &&
	       !(guess.first + 1 < n && is_lone_heading(head[guess.first], head[guess.first + 1])))
		guess.first++;
	if (guess.first == n)
		return guess;
	guess.n_lines = 1;
	while (guess.n_lines < HEADER_LINES_MAX && guess.first + guess.n_lines < n &&
	       gtab_header_goes_on(head + guess.first, guess.n_lines,
				   head[guess.first + guess.n_lines], n_cols))
		guess.n_lines++;
	return guess;
}

/* ---- the header, by form ---- */

/* How many different fields of the form the header paths of this guess match. */
static size_t
count_fields(const gtab_row *const *head, header_guess guess, size_t n_cols, const gtab_form *form)
{
	bool seen[256] = { false };
	gtab_arena arena;
	const gtab_text *paths;
	size_t n_matched = 0;

	gtab_arena_init(&arena);
	paths = gtab_header_paths(head + guess.first, guess.n_lines, n_cols, &arena);
	for (size_t col = 0; paths != NULL && col < n_cols; col++) {
		const size_t field = gtab_form_find(form, paths[col]);

		if (field < sizeof(seen) && !seen[field]) {
			seen[field] = true;
			n_matched++;
		}
	}
	gtab_arena_clear(&arena);
	return n_matched;
}

/* The guess that matches more fields than the rule of thumb's, if there is one. */
static header_guess
form_header(const gtab_row *const *head, size_t n, size_t n_cols, const gtab_form *form,
	    header_guess best)
{
	size_t n_best = best.n_lines == 0 ? 0 : count_fields(head, best, n_cols, form);

	for (size_t first = 0; first < n && first < HEAD_SEARCH_MAX; first++)
		for (size_t n_lines = 1; n_lines <= HEADER_LINES_MAX && first + n_lines <= n;
		     n_lines++) {
			const header_guess guess = { first, n_lines };
			const size_t n_matched = count_fields(head, guess, n_cols, form);

			if (n_matched > n_best) {
				n_best = n_matched;
				best = guess;
			}
		}
	return best;
}

/* ---- the number line ---- */

/* The number printed in a cell of the number line: 3, (3), （3）; -1 for anything else. */
static int64_t
printed_number(gtab_text cell)
{
	int64_t number = 0;

	cell = gtab_text_trim(cell);
	if (gtab_text_take(&cell, GTAB_TEXT("(")) || gtab_text_take(&cell, GTAB_TEXT("（")))
		if (!gtab_text_take_end(&cell, GTAB_TEXT(")")))
			gtab_text_take_end(&cell, GTAB_TEXT("）"));
	if (cell.len == 0 || cell.len > 5)
		return -1;
	while (cell.len > 0) {
		uint32_t cp = gtab_utf8_next(&cell);

		if (cp >= 0xFF10 && cp <= 0xFF19)
			cp = cp - 0xFF10 + '0';
		if (cp < '0' || cp > '9')
			return -1;
		number = number * 10 + (int64_t)(cp - '0');
	}
	return number;
}

/* 甲, 乙, 丙 … alone, or as the beginning of a longer cell: 乙类. */
static bool
begins_with_stem(gtab_text cell, bool alone)
{
	static const gtab_text stems[] = { GTAB_TEXT("甲"), GTAB_TEXT("乙"), GTAB_TEXT("丙"),
					   GTAB_TEXT("丁"), GTAB_TEXT("戊"), GTAB_TEXT("己") };

	cell = gtab_text_trim(cell);
	for (size_t i = 0; i < sizeof(stems) / sizeof(stems[0]); i++)
		if (alone ? gtab_text_equal(cell, stems[i]) : gtab_text_starts(cell, stems[i]))
			return true;
	return false;
}

/*
 * 甲 乙 丙 | 1 2 3: stems over the stub, then numbers counting up from 1. Without 甲 the row may as well be data, and is
 * left as such; so is 甲 with 乙 below it, for then they name rows.
 */
static bool
is_number_line(const gtab_row *record, const gtab_row *below)
{
	size_t n_stems = 0;
	int64_t want = 1;

	for (size_t i = 0; i < record->n_cells; i++) {
		const gtab_text cell = record->cells[i].text;

		if (gtab_text_is_blank(cell))
			continue;
		if (want == 1 && begins_with_stem(cell, true))
			n_stems++;
		else if (printed_number(cell) == want)
			want++;
		else
			return false;
	}
	return n_stems > 0 && count_filled(record) > 1 &&
	       !(below != NULL && begins_with_stem(first_filled(below), false));
}

static const gtab_text *
printed_numbers(const gtab_row *line, size_t n_cols, gtab_arena *arena)
{
	gtab_text *printed = gtab_arena_array(arena, n_cols, sizeof(*printed));

	for (size_t col = 0; printed != NULL && col < n_cols; col++) {
		const gtab_text cell =
			col < line->n_cells ? gtab_text_trim(line->cells[col].text) : GTAB_TEXT("");
		const int64_t number = printed_number(cell);
		gtab_buf plain;

		gtab_buf_init(&plain);
		if (number >= 0)
			gtab_buf_put_uint(&plain, (uint64_t)number);
		else
			gtab_buf_put(&plain, cell);
		printed[col] = gtab_arena_copy(arena, gtab_buf_text(&plain));
		gtab_buf_clear(&plain);
	}
	return printed;
}

/* ---- sections ---- */

/* 一、 （一） 第一: what a section heading begins with. */
static bool
begins_with_ordinal(gtab_text cell)
{
	static const gtab_text numerals = GTAB_TEXT("一二三四五六七八九十");
	uint32_t cp;
	size_t n = 0;

	cell = gtab_text_trim(cell);
	if (!gtab_text_take(&cell, GTAB_TEXT("（")) && !gtab_text_take(&cell, GTAB_TEXT("(")))
		gtab_text_take(&cell, GTAB_TEXT("第"));
	while (cell.len > 0) {
		gtab_text at = cell;

		cp = gtab_utf8_next(&cell);
		at.len -= cell.len;
		if (cp == GTAB_BAD_BYTE || gtab_text_find(numerals, at) == numerals.len)
			return n > 0 && (gtab_text_equal(at, GTAB_TEXT("、")) ||
					 gtab_text_equal(at, GTAB_TEXT("）")) ||
					 gtab_text_equal(at, GTAB_TEXT(")")) ||
					 gtab_text_equal(at, GTAB_TEXT(".")));
		n++;
	}
	return false;
}

/*
 * A text alone in the first column, which is there for numbers (序号): merged over the table's width, it heads the rows
 * below. In a table whose first column names the rows, it would be a row without figures.
 */
static bool
is_section_line(const gtab_layout *layout, const gtab_row *record)
{
	const gtab_text cell = record->n_cells == 0 ? GTAB_TEXT("") : record->cells[0].text;
	gtab_column_type type;
	gtab_number ignored;

	return layout->n_cols > 1 && !gtab_text_is_blank(cell) &&
	       gtab_type_of_name(layout->paths[0], &type) && type == GTAB_COLUMN_CODE &&
	       gtab_utf8_count(gtab_text_trim(cell)) > 3 &&
	       gtab_label_class(cell, false) == GTAB_ROW_DETAIL &&
	       gtab_number_parse(cell, &ignored, NULL, NULL) != GTAB_OK;
}

/* The line right above the header heads a section when it is numbered like one and is not the title. */
static uint64_t
section_above(const gtab_layout *layout, const gtab_row *const *head, size_t first)
{
	return first > 1 && count_filled(head[first - 1]) == 1 &&
			       begins_with_ordinal(first_filled(head[first - 1])) &&
			       is_section_line(layout, head[first - 1])
		       ? head[first - 1]->place.record_no
		       : 0;
}

/* ---- the whole ---- */

static void
keep_header_lines(gtab_layout *layout, const gtab_row *const *head, size_t first, size_t n,
		  gtab_arena *arena)
{
	for (size_t i = first; i < n; i++) {
		const uint64_t record_no = head[i]->place.record_no;

		if (record_no < layout->first_header + layout->n_header ||
		    record_no == layout->number_line)
			layout->header_lines[layout->n_header_lines++] =
				gtab_row_copy(arena, head[i]);
	}
}

gtab_status
gtab_layout_find(const gtab_row *const *head, size_t n, const gtab_form *form, gtab_arena *arena,
		 gtab_layout *out, gtab_error *err)
{
	const size_t n_cols = widest(head, n);
	header_guess guess = guess_header(head, n, n_cols);
	size_t after;

	if (form != NULL)
		guess = form_header(head, n, n_cols, form, guess);
	if (guess.n_lines == 0)
		return gtab_error_set(err, GTAB_EMALFORMED,
				      _("no table is found: a header row with two cells or more is "
					"expected below the title"));
	*out = (gtab_layout){ .first_header = head[guess.first]->place.record_no,
			      .n_header = guess.n_lines,
			      .n_cols = n_cols };
	out->paths = gtab_header_paths(head + guess.first, guess.n_lines, n_cols, arena);
	after = guess.first + guess.n_lines;
	while (after < n && count_filled(head[after]) == 0)
		after++;
	/* of two cells alone, 甲 and 1 may name a row and count it: only a printed form, with a title, has such a line */
	if (!out->has_only_data && after < n &&
	    (guess.first > 0 || count_filled(head[after]) > 2) &&
	    is_number_line(head[after], after + 1 < n ? head[after + 1] : NULL)) {
		out->number_line = head[after]->place.record_no;
		out->printed = printed_numbers(head[after], n_cols, arena);
	}
	if (out->paths == NULL || arena->failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	out->first_section = section_above(out, head, guess.first);
	keep_header_lines(out, head, guess.first, n, arena);
	return arena->failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}

static bool
is_signature_line(const gtab_row *record)
{
	gtab_cell_say said = GTAB_CELL_OTHER;
	size_t n_labelled = 0;

	for (size_t i = 0; i < record->n_cells; i++) {
		const gtab_text cell = record->cells[i].text;

		if (gtab_text_is_blank(cell))
			continue;
		said = gtab_context_next_cell(said, cell, gtab_context_is_signature_cell);
		if (said == GTAB_CELL_OTHER)
			return false;
		n_labelled += gtab_context_is_signature_cell(cell);
	}
	return n_labelled > 0;
}

/* A note in one cell, or with its text in the cell beside 注：. */
static bool
is_note_line(const gtab_row *record, size_t n_filled)
{
	const gtab_text first = first_filled(record);
	gtab_cell_say said;

	if (n_filled > 2 || !gtab_context_is_note_cell(first))
		return false;
	said = gtab_context_next_cell(GTAB_CELL_OTHER, first, gtab_context_is_note_cell);
	return n_filled == 1 || said == GTAB_CELL_WANTS;
}

static bool
same_cell(const gtab_row *a, const gtab_row *b, size_t i)
{
	return i < a->n_cells && i < b->n_cells &&
	       gtab_text_equal(gtab_text_trim(a->cells[i].text), gtab_text_trim(b->cells[i].text));
}

static bool
same_line(const gtab_row *a, const gtab_row *b)
{
	size_t width;

	if (!same_cell(a, b, 0) || (width = gtab_record_width(a)) != gtab_record_width(b))
		return false;
	for (size_t i = 0; i < width; i++)
		if (!same_cell(a, b, i))
			return false;
	return true;
}

static bool
repeats_header(const gtab_layout *layout, const gtab_row *record)
{
	for (size_t i = 0; i < layout->n_header_lines; i++)
		if (same_line(layout->header_lines[i], record))
			return true;
	return false;
}

static gtab_record_kind
kind_below_header(const gtab_layout *layout, gtab_record_state *state, const gtab_row *record)
{
	const size_t n_filled = count_filled(record);

	if (n_filled == 0)
		return GTAB_RECORD_BLANK;
	if (layout->has_only_data)
		return GTAB_RECORD_DATA;
	if (is_signature_line(record)) {
		state->in_notes = true;
		return GTAB_RECORD_SIGNATURE;
	}
	if ((n_filled == 1 && state->in_notes) || is_note_line(record, n_filled)) {
		state->in_notes = true;
		return GTAB_RECORD_NOTE;
	}
	if (n_filled == 1)
		return is_section_line(layout, record) ? GTAB_RECORD_SECTION : GTAB_RECORD_DATA;
	return repeats_header(layout, record) ? GTAB_RECORD_REPEAT : GTAB_RECORD_DATA;
}

gtab_record_kind
gtab_layout_kind(const gtab_layout *layout, gtab_record_state *state, const gtab_row *record)
{
	const uint64_t n = record->place.record_no;

	if (n == layout->first_section && n > 0)
		return GTAB_RECORD_SECTION;
	if (n < layout->first_header)
		return count_filled(record) == 0 ? GTAB_RECORD_BLANK : GTAB_RECORD_HEAD;
	if (n < layout->first_header + layout->n_header || n == layout->number_line)
		return GTAB_RECORD_HEADER;
	return kind_below_header(layout, state, record);
}
