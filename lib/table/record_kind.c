/* SPDX-License-Identifier: MIT */
/* What a record is, while the file goes by: row, note, signature, a header once more, the head of another table. */

#include "table/layout_internal.h"

#include <string.h>

#include <gtab/normalize.h>

#include "table/label_internal.h"
#include "table/profile_internal.h"

static gtab_text
cell_at(const gtab_row *record, size_t col)
{
	return col < record->n_cells ? record->cells[col].text : GTAB_TEXT("");
}

static bool
has_colon(gtab_text cell)
{
	return memchr(cell.ptr, ':', cell.len) != NULL ||
	       gtab_text_find(cell, GTAB_TEXT("：")) < cell.len;
}

/* ---- figures ---- */

/* Most rows are settled by the first byte of their first figure. */
static bool
begins_with_digit(gtab_text cell)
{
	return cell.len > 0 && cell.ptr[0] >= '0' && cell.ptr[0] <= '9';
}

static bool
is_wording(gtab_text cell)
{
	return !gtab_text_is_blank(cell) && !gtab_looks_like_data(cell);
}

static bool
has_plain_figure(const gtab_layout *layout, const gtab_row *record)
{
	for (size_t col = 0; col < layout->n_cols && col < record->n_cells; col++)
		if (layout->is_figures[col] && begins_with_digit(record->cells[col].text))
			return true;
	return false;
}

/* Whether a column of figures has one here, or a mark for one. */
static bool
has_figures(const gtab_layout *layout, const gtab_row *record)
{
	for (size_t col = 0; col < layout->n_cols && col < record->n_cells; col++)
		if (layout->is_figures[col] && !gtab_text_is_blank(record->cells[col].text) &&
		    gtab_looks_like_data(record->cells[col].text))
			return true;
	return false;
}

/* ---- notes and signatures ---- */

/* `填表,審核,機關首長` without a colon, and nothing else on the line. */
static bool
is_bare_signature_line(const gtab_row *record)
{
	size_t n_labels = 0;

	for (size_t i = 0; i < record->n_cells; i++)
		if (!gtab_context_is_bare_signature(record->cells[i].text, &n_labels))
			return false;
	return n_labels > 1;
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
			return is_bare_signature_line(record);
		n_labelled += gtab_context_is_signature_cell(cell);
	}
	return n_labelled > 0;
}

/*
 * A sentence that its own commas took apart: no cell holds a figure, and there is text where the table has figures, or
 * the line is shorter than an exporter makes its rows.
 */
static bool
is_spread_sentence(const gtab_layout *layout, const gtab_row *record)
{
	bool is_misplaced = layout->n_figures == 0 && record->n_cells < layout->n_cols;
	size_t n_seen = 0;

	if (gtab_text_is_blank(cell_at(record, 0)))
		return false;

	for (size_t col = 0; col < record->n_cells; col++) {
		const gtab_text cell = record->cells[col].text;

		if (gtab_text_is_blank(cell))
			continue;
		if (gtab_looks_like_data(cell) || (n_seen++ > 0 && gtab_context_is_note_cell(cell)))
			return false;
		is_misplaced |= col < layout->n_cols && layout->is_figures[col];
	}
	return is_misplaced;
}

/* 1. and (2) before a note in the next cell. */
static bool
is_list_mark(gtab_text cell)
{
	size_t n_digits = 0;

	cell = gtab_text_trim(cell);
	if (!gtab_text_take(&cell, GTAB_TEXT("(")))
		gtab_text_take(&cell, GTAB_TEXT("（"));
	for (; cell.len > 0 && cell.ptr[0] >= '0' && cell.ptr[0] <= '9'; n_digits++)
		cell = gtab_text_slice(cell, 1, cell.len);
	return n_digits > 0 && n_digits < 3 &&
	       (gtab_text_equal(cell, GTAB_TEXT(".")) || gtab_text_equal(cell, GTAB_TEXT(")")) ||
		gtab_text_equal(cell, GTAB_TEXT("）")) || gtab_text_equal(cell, GTAB_TEXT("、")));
}

/* Whether the first cell says something and no other does: 空 is written as a blank, and read as one. */
static bool
is_first_alone(const gtab_row *record)
{
	if (record->n_cells == 0 || gtab_text_is_blank(record->cells[0].text))
		return false;
	for (size_t i = 1; i < record->n_cells; i++)
		if (gtab_missing_of(record->cells[i].text) != GTAB_NOT_REPORTED)
			return false;
	return true;
}

/*
 * ①… and (1)… alone below rows of which none is marked so: behind ① anything, behind (1) a sentence, for a heading of
 * rows may be numbered as well. By the words alone: the figures may look otherwise once they are clean.
 */
static bool
is_marked_note(const gtab_layout *layout, const gtab_row *record)
{
	gtab_text rest = gtab_first_filled(record);
	const gtab_text first = gtab_text_trim(rest);
	const bool is_bracketed =
		gtab_text_starts(first, GTAB_TEXT("(")) || gtab_text_starts(first, GTAB_TEXT("（"));

	if (layout->has_marked_rows || record->place.record_no == layout->first_row ||
	    !gtab_context_take_mark(&rest) || gtab_text_is_blank(rest) || !is_first_alone(record))
		return false;
	return gtab_text_find(rest, GTAB_TEXT("。")) < rest.len ||
	       (!is_bracketed && !gtab_is_section_line(layout, record));
}

/* `注：一,填表人：李四`: behind the note nothing but signatures. */
static bool
has_signatures_only(const gtab_row *record)
{
	size_t n = 0;

	for (size_t i = 0; i < record->n_cells; i++) {
		const gtab_text cell = record->cells[i].text;

		if (!gtab_text_is_blank(cell) && n++ > 0 && !gtab_context_is_signature_cell(cell))
			return false;
	}
	return n > 1;
}

/* A note in one cell, or with its text in the cell beside 注：, or spread over cells by its own commas. */
static bool
is_note_line(const gtab_layout *layout, gtab_record_state *state, const gtab_row *record,
	     size_t n_filled)
{
	const gtab_text first = gtab_first_filled(record);

	state->rule = GTAB_LAYOUT_NOTE_WORD;
	if (n_filled == 1 && gtab_context_is_lone_note(first))
		return true;
	if (is_marked_note(layout, record)) {
		state->rule = GTAB_LAYOUT_NOTE_MARK;
		return true;
	}
	if (gtab_context_is_note_cell(first)) {
		if (n_filled == 2 &&
		    gtab_context_next_cell(GTAB_CELL_OTHER, first, gtab_context_is_note_cell) ==
			    GTAB_CELL_WANTS)
			return true;
		if (has_signatures_only(record))
			return true;
		state->rule = GTAB_LAYOUT_NOTE_SPREAD;
		return is_spread_sentence(layout, record);
	}
	state->rule = GTAB_LAYOUT_NOTE_GOES_ON;
	return state->in_notes &&
	       (n_filled == 1 || is_spread_sentence(layout, record) ||
		(layout->n_figures > 0 && is_list_mark(first) && !has_figures(layout, record)));
}

/* ---- the header again ---- */

/* Equal but for spaces of any kind, which a page break's copy may set otherwise. */
static bool
same_wording(gtab_text a, gtab_text b)
{
	for (;;) {
		a = gtab_text_trim(a);
		b = gtab_text_trim(b);
		if (a.len == 0 || b.len == 0)
			return a.len == b.len;
		if (gtab_utf8_next(&a) != gtab_utf8_next(&b))
			return false;
	}
}

/* Bytes that a space of some kind may begin with. */
static bool
may_be_space(char byte)
{
	const unsigned char b = (unsigned char)byte;

	return b <= ' ' || b == 0xC2 || (b >= 0xE1 && b <= 0xE3) || b == 0xEF;
}

static bool
begins_otherwise(gtab_text a, gtab_text b)
{
	return a.len > 0 && b.len > 0 && a.ptr[0] != b.ptr[0] && !may_be_space(a.ptr[0]) &&
	       !may_be_space(b.ptr[0]);
}

static bool
same_line(const gtab_row *a, const gtab_row *b)
{
	size_t width;

	if (begins_otherwise(cell_at(a, 0), cell_at(b, 0)))
		return false;
	width = gtab_record_width(a);

	for (size_t i = 0; i < width; i++)
		if (!same_wording(a->cells[i].text, cell_at(b, i)))
			return false;
	return gtab_record_width(b) == width;
}

static bool
is_one_of(const gtab_row *record, const gtab_row *const *lines, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (same_line(lines[i], record))
			return true;
	return false;
}

static bool
is_repeat(const gtab_layout *layout, gtab_record_state *state, const gtab_row *record,
	  size_t n_filled)
{
	state->rule = GTAB_LAYOUT_REPEATED_HEADER;
	if (n_filled > 1 && is_one_of(record, layout->header_lines, layout->n_header_lines))
		return true;
	state->rule = GTAB_LAYOUT_REPEATED_HEAD;
	if (is_one_of(record, layout->head_lines, layout->n_head_lines))
		return true;
	state->rule = GTAB_LAYOUT_PAGE_MARK;
	return n_filled == 1 && gtab_context_is_page_mark(gtab_first_filled(record));
}

/* ---- another table ---- */

static bool
has_name(gtab_text cell)
{
	gtab_column_type ignored;

	return gtab_type_of_name(gtab_text_trim(cell), &ignored);
}

/* Texts in the columns of figures; 0 when two neighbours are alike, or one says something behind a colon. */
static size_t
count_headings(const gtab_layout *layout, const gtab_row *record)
{
	gtab_text last = GTAB_TEXT("");
	size_t n = 0;

	for (size_t col = 0; col < layout->n_cols && col < record->n_cells; col++) {
		const gtab_text cell = record->cells[col].text;

		if (!layout->is_figures[col] || !is_wording(cell))
			continue;
		if (has_colon(cell) || (n > 0 && same_wording(cell, last)))
			return 0;
		last = cell;
		n++;
	}
	return n;
}

static bool
begins_as_header(const gtab_layout *layout, const gtab_row *record)
{
	return layout->n_header_lines > 0 && cell_at(layout->header_lines[0], 0).len > 0 &&
	       same_wording(cell_at(layout->header_lines[0], 0), cell_at(record, 0));
}

/* Whether a line begins as the header does, or holds two names of columns. */
static bool
names_columns(const gtab_layout *layout, const gtab_row *record)
{
	size_t n_names = 0;

	for (size_t col = 0; col < record->n_cells; col++)
		n_names += has_name(record->cells[col].text);
	return n_names > 1 || begins_as_header(layout, record);
}

/*
 * A line of headings among the rows. In a table of figures: headings over them, behind a blank or lone line. In a table of
 * texts, where headings look like any row: names of columns, behind such a line.
 */
static bool
is_other_header(const gtab_layout *layout, const gtab_record_state *state, const gtab_row *record,
		size_t n_filled)
{
	size_t n_headings;

	if (n_filled < 2 || layout->n_header == 0 || (layout->n_figures == 0 && state->gap == 0))
		return false;
	if (layout->n_figures == 0)
		return 2 * n_filled >= layout->n_cols && names_columns(layout, record);
	n_headings = count_headings(layout, record);
	if (n_headings == 0 || gtab_label_is_of_row(gtab_first_filled(record)) ||
	    2 * n_headings < layout->n_figures)
		return false;
	if (state->gap > 0)
		return n_headings > 1 || has_name(gtab_first_filled(record)) ||
		       names_columns(layout, record);
	return begins_as_header(layout, record);
}

/* ---- the whole ---- */

static gtab_record_kind
judged(gtab_record_state *state, gtab_record_kind kind, gtab_layout_rule rule)
{
	state->rule = rule;
	return kind;
}

/* A line that may stand above another table: the gap begins with the first of them. */
static void
open_gap(gtab_record_state *state, const gtab_row *record)
{
	if (state->gap == 0)
		state->gap = record->place.record_no;
}

static gtab_record_kind
kind_of_row(const gtab_layout *layout, gtab_record_state *state, const gtab_row *record,
	    size_t n_filled)
{
	if (is_first_alone(record) && gtab_is_section_line(layout, record)) {
		open_gap(state, record);
		return judged(state, GTAB_RECORD_SECTION, GTAB_LAYOUT_SECTION);
	}
	if (has_figures(layout, record)) {
		*state = (gtab_record_state){ .rule = GTAB_LAYOUT_ROW_FIGURES };
		return GTAB_RECORD_DATA;
	}
	if (n_filled == 1) {
		open_gap(state, record);
		return judged(state, GTAB_RECORD_DATA, GTAB_LAYOUT_ROW_LONE);
	}
	if (!layout->is_one_table && is_other_header(layout, state, record, n_filled)) {
		open_gap(state, record);
		return judged(state, GTAB_RECORD_OTHER, GTAB_LAYOUT_OTHER_HEADER);
	}
	if (state->gap > 0 && !gtab_context_is_head_cell(gtab_first_filled(record)))
		state->gap = 0;
	return judged(state, GTAB_RECORD_DATA, GTAB_LAYOUT_ROW_TEXT);
}

/* A figure where the table has figures, and nothing in the first cell that a note or signature begins with. */
static bool
is_plain_row(const gtab_layout *layout, const gtab_row *record)
{
	const gtab_text first = record->n_cells == 0 ? GTAB_TEXT("") : record->cells[0].text;

	return first.len > 0 && has_plain_figure(layout, record) && !has_colon(first) &&
	       !is_one_of(record, layout->header_lines, layout->n_header_lines);
}

static gtab_record_kind
kind_below_header(const gtab_layout *layout, gtab_record_state *state, const gtab_row *record)
{
	size_t n_filled;

	if (is_plain_row(layout, record)) {
		*state = (gtab_record_state){ .rule = GTAB_LAYOUT_ROW_FIGURES };
		return GTAB_RECORD_DATA;
	}
	n_filled = gtab_count_filled(record);
	if (n_filled == 0) {
		open_gap(state, record);
		return judged(state, GTAB_RECORD_BLANK, GTAB_LAYOUT_BLANK);
	}
	if (layout->has_only_data)
		return judged(state, GTAB_RECORD_DATA, GTAB_LAYOUT_ROW_TEXT);
	if (is_signature_line(record)) {
		*state = (gtab_record_state){ true, 0, GTAB_LAYOUT_SIGNATURE };
		return GTAB_RECORD_SIGNATURE;
	}
	if (is_repeat(layout, state, record, n_filled))
		return GTAB_RECORD_REPEAT;
	if (!(state->in_notes && is_other_header(layout, state, record, n_filled)) &&
	    is_note_line(layout, state, record, n_filled)) {
		/* below a blank line it may as well be the title of another table */
		if (state->rule != GTAB_LAYOUT_NOTE_GOES_ON)
			state->gap = 0;
		state->in_notes = true;
		return GTAB_RECORD_NOTE;
	}
	return kind_of_row(layout, state, record, n_filled);
}

gtab_record_kind
gtab_layout_kind(const gtab_layout *layout, gtab_record_state *state, const gtab_row *record)
{
	const uint64_t n = record->place.record_no;

	if (n == layout->first_section && n > 0)
		return judged(state, GTAB_RECORD_SECTION, GTAB_LAYOUT_SECTION);
	if (n < layout->first_header)
		return gtab_count_filled(record) == 0
			       ? judged(state, GTAB_RECORD_BLANK, GTAB_LAYOUT_BLANK)
			       : judged(state, GTAB_RECORD_HEAD, GTAB_LAYOUT_ABOVE_HEADER);
	if (n < layout->first_header + layout->n_header)
		return judged(state, GTAB_RECORD_HEADER, layout->header_rule);
	if (n == layout->unit_line)
		return judged(state, GTAB_RECORD_HEADER, GTAB_LAYOUT_UNIT_LINE);
	if (n == layout->number_line)
		return judged(state, GTAB_RECORD_HEADER, GTAB_LAYOUT_NUMBER_LINE);
	return kind_below_header(layout, state, record);
}
