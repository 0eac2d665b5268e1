/* SPDX-License-Identifier: MIT */
/*
 * A block of whole records is decoded and split in place. Cells are what lies between two marks; quotes are read as
 * record_scan.c does, which says what Excel makes of stray ones.
 */

#include "input/block_internal.h"

#include <stdlib.h>
#include <string.h>

#include "input/gb18030_internal.h"

enum { CELLS_MAX = 16384 };

/* ---- opening ---- */

static bool
grow_marks(gtab_block *b, size_t len)
{
	const size_t n = len / 64 + 1;
	uint64_t *marks;

	if (n <= b->n_marks_max)
		return true;
	marks = realloc(b->marks, n * sizeof(*marks));
	if (marks == NULL)
		return false;
	b->marks = marks;
	b->n_marks_max = n;
	return true;
}

static gtab_status
decode(gtab_block *b)
{
	gtab_buf_truncate(&b->decoded, 0);
	if (!gtab_buf_reserve(&b->decoded, b->raw.len / 2 * 3 + 11))
		return GTAB_ENOMEM;
	b->text = b->decoded.ptr;
	return gtab_gb18030_decode(gtab_buf_text(&b->raw), b->text, &b->len) == b->raw.len
		       ? GTAB_OK
		       : GTAB_EMALFORMED;
}

/* UTF-8 is split where it is. */
static gtab_status
check(gtab_block *b)
{
	b->text = b->raw.ptr;
	b->len = b->raw.len;
	return gtab_utf8_valid_len(gtab_buf_text(&b->raw)) == b->len ? GTAB_OK : GTAB_EMALFORMED;
}

gtab_status
gtab_block_open(gtab_block *b, gtab_block_format format, gtab_place place)
{
	gtab_status st;

	b->format = format;
	b->place = place;
	b->at = 0;
	st = format.encoding == GTAB_GB18030 ? decode(b) : check(b);
	if (st != GTAB_OK)
		return st;
	if (!grow_marks(b, b->len))
		return GTAB_ENOMEM;
	b->marks[b->len / 64] = 0;
	if (!gtab_block_mark(b->text, b->len, format.delimiter, format.quote, b->marks))
		return GTAB_EMALFORMED;
	b->left = (gtab_block_marks){ b->marks[0], b->marks + 1, 0 };
	return GTAB_OK;
}

void
gtab_block_clear(gtab_block *b)
{
	gtab_buf_clear(&b->raw);
	gtab_buf_clear(&b->decoded);
	free(b->marks);
	free(b->cells);
}

/* ---- splitting ---- */

/* Where the next mark stands, and step over it; len when there is none. */
static inline size_t
next_mark(const gtab_block *b, gtab_block_marks *left)
{
	size_t at;

	while (left->word == 0) {
		left->word_at += 64;
		if (left->word_at > b->len)
			return b->len;
		left->word = *left->next++;
	}
	at = left->word_at + (size_t)__builtin_ctzll(left->word);
	left->word &= left->word - 1;
	return at;
}

static bool
is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* From a mark outside quotes on: where the cell ends. A quote there is text like any other. */
static inline size_t
cell_end(const gtab_block *b, gtab_block_marks *left)
{
	size_t at = next_mark(b, left);

	while (at < b->len && b->text[at] == b->format.quote)
		at = next_mark(b, left);
	return at;
}

/* Line breaks inside quotes: LF, CRLF and CR are one each. */
static void
count_line(const gtab_block *b, size_t at, uint64_t *n_lines)
{
	const char c = b->text[at];

	*n_lines += c == '\r' || (c == '\n' && b->text[at - 1] != '\r');
}

/* Append text[first..last) to the cell that ends at `to`, where doubled quotes before it left it shorter. */
static size_t
move_down(const gtab_block *b, size_t to, size_t first, size_t last)
{
	if (to != first && last > first)
		memmove(b->text + to, b->text + first, last - first);
	return to + (last - first);
}

/*
 * The cell that a quote opens at `start`: text up to the quote that closes it, doubled ones halved, and what stands behind
 * that as it is. Where it ends is left in *end; GTAB_EMALFORMED when its quote is not closed here.
 */
static gtab_status
take_quoted(const gtab_block *b, size_t start, gtab_block_marks *left, gtab_text *cell_out,
	    size_t *end, uint64_t *n_lines)
{
	const size_t first = start + 1;
	size_t from = first, to = first, at;

	next_mark(b, left); /* the opening quote */
	while ((at = next_mark(b, left)) < b->len) {
		if (b->text[at] != b->format.quote) {
			count_line(b, at, n_lines);
			continue;
		}
		to = move_down(b, to, from, at);
		from = at + 1;
		if (from == b->len || b->text[from] != b->format.quote)
			break;
		next_mark(b, left); /* the second of two: text begins with it */
	}
	if (at == b->len)
		return GTAB_EMALFORMED;
	*end = cell_end(b, left);
	to = move_down(b, to, from, *end);
	*cell_out = (gtab_text){ b->text + first, to - first };
	return GTAB_OK;
}

static bool
grow_cells(gtab_block *b)
{
	const size_t n = b->n_cells_max == 0 ? 32 : b->n_cells_max * 2;
	gtab_cell *cells = realloc(b->cells, n * sizeof(*cells));

	if (cells == NULL)
		return false;
	b->cells = cells;
	b->n_cells_max = n;
	return true;
}

/* Add a cell to the n there are. */
static gtab_status
add_cell(gtab_block *b, size_t n, gtab_text text)
{
	if (text.len > b->format.cell_max || n == CELLS_MAX)
		return GTAB_EMALFORMED;
	if (n == b->n_cells_max && !grow_cells(b))
		return GTAB_ENOMEM;
	b->cells[n] = (gtab_cell){ text, text, GTAB_CELL_RAW };
	return GTAB_OK;
}

/* Step over the line end of a record: LF, CR or CRLF. */
static void
step_over(gtab_block *b, size_t end, gtab_block_marks *left)
{
	b->at = end;
	if (end == b->len)
		return;
	b->at++;
	if (b->text[end] == '\r' && b->at < b->len && b->text[b->at] == '\n') {
		next_mark(b, left);
		b->at++;
	}
}

static void
give_record(gtab_block *b, size_t n_cells, uint64_t n_lines)
{
	b->row = (gtab_row){ .cells = b->cells,
			     .n_cells = n_cells,
			     .row_class = GTAB_ROW_DETAIL,
			     .place = b->place };
	b->place.record_no++;
	b->place.line_no += n_lines + 1;
}

gtab_status
gtab_block_next(gtab_block *b, const gtab_row **record_out)
{
	gtab_block_marks left = b->left;
	uint64_t n_lines = 0;
	size_t n = 0, start = b->at, end;

	if (start == b->len)
		return GTAB_END;
	for (;; start = end + 1) {
		gtab_text text;
		gtab_status st = GTAB_OK;

		if (start < b->len && b->text[start] == b->format.quote) {
			st = take_quoted(b, start, &left, &text, &end, &n_lines);
		} else {
			end = cell_end(b, &left);
			text = (gtab_text){ b->text + start, end - start };
		}
		if (st == GTAB_OK)
			st = add_cell(b, n++, text);
		if (st != GTAB_OK)
			return st;
		if (end == b->len || is_line_end(b->text[end]))
			break;
	}
	step_over(b, end, &left);
	b->left = left;
	give_record(b, n, n_lines);
	*record_out = &b->row;
	return GTAB_OK;
}
