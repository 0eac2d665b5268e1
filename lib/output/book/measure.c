/* SPDX-License-Identifier: MIT */
/* Widths and heights by counting characters; and the sharing of a page among columns. */

#include "output/book/measure.h"

#include "output/book/excel_limits.h"

#include <string.h>

uint32_t
gtab_font_tenths(gtab_sheet_font font)
{
	static const uint32_t tenths[GTAB_N_FONTS] = {
		[GTAB_FONT_BODY] = 120, [GTAB_FONT_BOLD] = 120, [GTAB_FONT_TITLE] = 220,
		[GTAB_FONT_LINE] = 120, [GTAB_FONT_NOTE] = 105,
	};

	return tenths[font];
}

uint32_t
gtab_units_px(size_t n_units, gtab_sheet_font font)
{
	/* half of (tenths / 10) points of 96/72 pixels */
	return (uint32_t)((n_units * gtab_font_tenths(font) + 14) / 15);
}

static size_t
line_end(gtab_text t)
{
	const char *const at = t.len > 0 ? memchr(t.ptr, '\n', t.len) : NULL;

	return at != NULL ? (size_t)(at - t.ptr) : t.len;
}

size_t
gtab_text_units(gtab_text t)
{
	size_t most = 0;

	while (t.len > 0) {
		const size_t end = line_end(t);
		const size_t n = gtab_text_width(gtab_text_slice(t, 0, end));

		if (n > most)
			most = n;
		t = gtab_text_slice(t, end + 1, t.len);
	}
	return most;
}

gtab_extent
gtab_text_extent(gtab_text t)
{
	gtab_extent e = { .width = gtab_text_width(t) };

	e.has_breaks = t.len > 0 && memchr(t.ptr, '\n', t.len) != NULL;
	e.n_units = e.has_breaks ? gtab_text_units(t) : e.width;
	return e;
}

/* Marks that do not begin a line (GB/T 15834): they take the character before them along. */
static bool
is_closing(uint32_t cp)
{
	static const uint32_t marks[] = { 0x3001, 0x3002, 0xFF0C, 0xFF1B, 0xFF1A, 0xFF01, 0xFF1F,
					  0xFF09, 0x300D, 0x300F, 0x300B, 0x3009, 0x3011, 0x3015,
					  0x201D, 0x2019, 0xFF05, '%',    ')',    ',',    '.',
					  ';',    ':',    '!',    '?',    ']' };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (marks[i] == cp)
			return true;
	}
	return false;
}

/* Where a line is being filled. word is the width of what stands behind the last place to break. */
struct filler {
	size_t n_units; /* of a full line */
	size_t used;
	size_t word;
	uint32_t n_lines;
};

static void
fill(struct filler *f, size_t width, bool breaks_before)
{
	if (breaks_before)
		f->word = 0;
	if (f->used + width > f->n_units && f->used > 0) {
		f->n_lines++;
		/* the word moves down with us, unless it fills a line by itself */
		f->used = f->word + width <= f->n_units ? f->word : 0;
	}
	f->used += width;
	f->word += width;
}

static bool
is_han(uint32_t cp)
{
	return cp >= 0x4E00 && cp <= 0x9FFF;
}

static bool
is_ascii_word(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
}

static uint32_t
one_line_wrapped(gtab_text line, size_t n_units)
{
	struct filler f = { .n_units = n_units, .n_lines = 1 };
	bool was_wide = true, was_space = false;

	while (line.len > 0) {
		const gtab_text before = line;
		const uint32_t cp = gtab_utf8_next(&line);
		const gtab_text character = { before.ptr, before.len - line.len };
		const size_t width = is_han(cp)          ? 2
				     : is_ascii_word(cp) ? 1
							 : gtab_text_width(character);
		const bool is_wide = width == 2;

		fill(&f, width,
		     (is_wide || was_wide || was_space) &&
			     (is_han(cp) || is_ascii_word(cp) || !is_closing(cp)));
		was_wide = is_wide;
		was_space = cp == ' ';
	}
	return f.n_lines;
}

uint32_t
gtab_text_lines(gtab_text t, size_t n_units)
{
	uint32_t n_lines = 0;

	if (n_units < 2)
		n_units = 2;
	do {
		const size_t end = line_end(t);
		const gtab_text line = gtab_text_slice(t, 0, end);

		n_lines += gtab_text_width(line) <= n_units ? 1 : one_line_wrapped(line, n_units);
		t = gtab_text_slice(t, end + 1, t.len);
	} while (t.len > 0);
	return n_lines;
}

size_t
gtab_cell_units(gtab_sheet_font font, uint32_t px)
{
	const uint32_t room = px > CELL_PADDING_PX ? px - CELL_PADDING_PX : 0;
	const size_t n_units = (size_t)room * 15 / gtab_font_tenths(font);

	return n_units < 2 ? 2 : n_units;
}

uint32_t
gtab_cell_lines(gtab_text t, gtab_sheet_font font, uint32_t px)
{
	return gtab_text_lines(t, gtab_cell_units(font, px));
}

uint32_t
gtab_lines_height(uint32_t n_lines, gtab_sheet_font font)
{
	const uint32_t line = gtab_font_tenths(font) * 14 / 100; /* of fonts that stand in, too */
	const uint32_t height = n_lines * (line + 1) + 6;

	if (n_lines > EXCEL_ROW_HEIGHT_MAX || height > EXCEL_ROW_HEIGHT_MAX)
		return EXCEL_ROW_HEIGHT_MAX;
	return height < ROW_MIN_PT ? ROW_MIN_PT : height;
}

/* ---- columns sharing a page ---- */

static uint32_t
square_root(uint32_t n)
{
	uint32_t root = 0;

	for (uint32_t bit = 1U << 15; bit > 0; bit >>= 1) {
		if ((uint64_t)(root | bit) * (root | bit) <= n)
			root |= bit;
	}
	return root;
}

static uint32_t
within(uint64_t n, uint32_t least, uint32_t most)
{
	return n < least ? least : n > most ? most : (uint32_t)n;
}

/*
 * Widths where a column gets `level` for each unit of the root of what it wants, but no less than its least
 * and no more than it wants. The root lets long texts wrap, and still gives them more room than short ones.
 */
static uint64_t
set_level(gtab_share *columns, size_t n, uint64_t level)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		gtab_share *c = &columns[i];

		c->px = within(level * square_root(c->want_px) / 16, c->min_px, c->want_px);
		sum += c->px;
	}
	return sum;
}

static void
shrink(gtab_share *columns, size_t n, uint32_t room_px)
{
	uint64_t low = 0, high = 16ULL * UINT16_MAX;

	while (low < high) {
		const uint64_t middle = (low + high + 1) / 2;

		if (set_level(columns, n, middle) <= room_px)
			low = middle;
		else
			high = middle - 1;
	}
	set_level(columns, n, low);
}

/* A table that fills the page looks better, but half as much again is enough. */
static void
stretch(gtab_share *columns, size_t n, uint64_t sum, uint32_t room_px)
{
	uint64_t room = sum + sum / 2;

	if (room > room_px)
		room = room_px;
	for (size_t i = 0; i < n && sum > 0; i++)
		columns[i].px = within(columns[i].want_px * room / sum, 1, EXCEL_COLUMN_PX_MAX);
}

void
gtab_share_room(gtab_share *columns, size_t n, uint32_t room_px)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		gtab_share *c = &columns[i];

		c->want_px = within(c->want_px, 1, EXCEL_COLUMN_PX_MAX);
		c->min_px = within(c->min_px, 1, c->want_px);
		sum += c->want_px;
	}
	if (sum > room_px)
		shrink(columns, n, room_px);
	else
		stretch(columns, n, sum, room_px);
}
