/* SPDX-License-Identifier: MIT */
/* One pass over the part: what is no token is copied. */

#include "output/book/template.h"

#include "output/book/row_xml.h"
#include "output/book/skeleton_request.h"

#include <stdio.h>

enum { NAME_DIGITS = 4, ROW_DIGITS = 7, PX_DIVISOR = 7 };

/* The part in hand. sheet: whose part it is; NULL for one that speaks of all sheets. */
struct filler {
	gtab_text part;
	const gtab_template_values *values;
	const gtab_book_sheet *sheet;
	gtab_buf *out;
	size_t rows_at;
	bool failed;
};

/* ---- elements that are written anew ---- */

static void
put_range(gtab_buf *out, const gtab_sheet_merge *m)
{
	gtab_put_address(out, m->first_col, m->first_row);
	gtab_buf_putc(out, ':');
	gtab_put_address(out, m->last_col, m->last_row);
}

static void
put_dimension(struct filler *f)
{
	const gtab_sheet_setup *const s = &f->sheet->setup;
	const gtab_sheet_merge all = { 0, 0, s->n_rows - 1, (uint32_t)s->n_cols - 1 };

	gtab_buf_put(f->out, GTAB_TEXT("<dimension ref=\""));
	if (s->n_rows == 1 && s->n_cols == 1)
		gtab_put_address(f->out, 0, 0);
	else
		put_range(f->out, &all);
	gtab_buf_put(f->out, GTAB_TEXT("\"/>"));
}

/*
 * A width in characters of 7 pixels, as Excel keeps it (ECMA-376 part 1 §18.3.1.13): a multiple of 1/256, which
 * eight places print exactly.
 */
static void
put_width(gtab_buf *out, uint32_t px)
{
	const uint32_t n = px * 256 / PX_DIVISOR;
	char places[16];
	int len = snprintf(places, sizeof(places), "%08u", n % 256 * (100000000U / 256));

	gtab_buf_put_uint(out, n / 256);
	while (len > 0 && places[len - 1] == '0')
		len--;
	if (len > 0)
		gtab_buf_putc(out, '.');
	gtab_buf_put(out, (gtab_text){ places, (size_t)len });
}

static void
put_cols(struct filler *f)
{
	gtab_buf_put(f->out, GTAB_TEXT("<cols>"));
	for (size_t i = 0; i < f->sheet->setup.n_cols; i++) {
		const gtab_sheet_width *const width = &f->sheet->setup.widths[i];

		gtab_buf_put(f->out, GTAB_TEXT("<col min=\""));
		gtab_buf_put_uint(f->out, i + 1);
		gtab_buf_put(f->out, GTAB_TEXT("\" max=\""));
		gtab_buf_put_uint(f->out, i + 1);
		gtab_buf_put(f->out, GTAB_TEXT("\" width=\""));
		put_width(f->out, width->px);
		gtab_buf_put(f->out, width->is_hidden
					     ? GTAB_TEXT("\" hidden=\"1\" customWidth=\"1\"/>")
					     : GTAB_TEXT("\" customWidth=\"1\"/>"));
	}
	gtab_buf_put(f->out, GTAB_TEXT("</cols>"));
}

static size_t
frame_merges(const gtab_frame *frame)
{
	size_t n = 0;

	for (size_t i = 0; i < frame->n_rows; i++)
		n += frame->rows[i].n_merges;
	return n;
}

size_t
gtab_sheet_n_merges(const gtab_book_sheet *sheet)
{
	return frame_merges(&sheet->above) + frame_merges(&sheet->below);
}

static void
put_frame_merges(gtab_buf *out, const gtab_frame *frame)
{
	for (size_t i = 0; i < frame->n_rows; i++) {
		for (size_t k = 0; k < frame->rows[i].n_merges; k++) {
			gtab_buf_put(out, GTAB_TEXT("<mergeCell ref=\""));
			put_range(out, &frame->rows[i].merges[k]);
			gtab_buf_put(out, GTAB_TEXT("\"/>"));
		}
	}
}

static void
put_merges(struct filler *f)
{
	gtab_buf_put(f->out, GTAB_TEXT("<mergeCells count=\""));
	gtab_buf_put_uint(f->out, gtab_sheet_n_merges(f->sheet));
	gtab_buf_put(f->out, GTAB_TEXT("\">"));
	put_frame_merges(f->out, &f->sheet->above);
	put_frame_merges(f->out, &f->sheet->below);
	gtab_buf_put(f->out, GTAB_TEXT("</mergeCells>"));
}

static void
put_rows_place(struct filler *f)
{
	gtab_buf_put(f->out, GTAB_TEXT("<sheetData>"));
	f->rows_at = f->out->len;
	gtab_buf_put(f->out, GTAB_TEXT("</sheetData>"));
}

/* Those elements, from their first bytes to the last. */
static const struct {
	gtab_text begin, end;
	void (*put)(struct filler *f);
} elements[] = {
	{ { "<dimension ", 11 }, { "/>", 2 }, put_dimension },
	{ { "<cols>", 6 }, { "</cols>", 7 }, put_cols },
	{ { "<sheetData>", 11 }, { "</sheetData>", 12 }, put_rows_place },
	{ { "<sheetData/>", 12 }, { "/>", 2 }, put_rows_place },
	{ { "<mergeCells ", 12 }, { "</mergeCells>", 13 }, put_merges },
};

static size_t
fill_element(struct filler *f, gtab_text rest)
{
	for (size_t i = 0; f->sheet != NULL && i < sizeof(elements) / sizeof(*elements); i++) {
		const gtab_text end = elements[i].end;

		if (!gtab_text_starts(rest, elements[i].begin))
			continue;
		elements[i].put(f);
		return gtab_text_find(rest, end) + end.len;
	}
	return 0;
}

/* ---- names and numbers ---- */

/* The number that n digits at the start of t make; UINT32_MAX when they are none, or more follow. */
static uint32_t
digits_at(gtab_text t, size_t n)
{
	uint32_t number = 0;

	if (t.len < n)
		return UINT32_MAX;
	for (size_t i = 0; i < n; i++) {
		if (t.ptr[i] < '0' || t.ptr[i] > '9')
			return UINT32_MAX;
		number = number * 10 + (uint32_t)(t.ptr[i] - '0');
	}
	return t.len > n && t.ptr[n] >= '0' && t.ptr[n] <= '9' ? UINT32_MAX : number;
}

/* A sheet's name; between apostrophes its own are doubled. */
static void
put_name(struct filler *f, size_t number, bool is_quoted)
{
	if (number >= f->values->n_sheets) {
		f->failed = true;
		return;
	}
	gtab_text rest = f->values->sheets[number].name;
	while (is_quoted && rest.len > 0) {
		const size_t at = gtab_text_find(rest, GTAB_TEXT("'"));

		gtab_put_escaped(f->out, gtab_text_slice(rest, 0, at));
		gtab_buf_put(f->out, at < rest.len ? GTAB_TEXT("''") : GTAB_TEXT(""));
		rest = gtab_text_slice(rest, at + 1, rest.len);
	}
	gtab_put_escaped(f->out, rest);
}

static size_t
fill_name(struct filler *f, gtab_text rest, char before)
{
	const gtab_text prefix = GTAB_TEXT(GTAB_TOKEN_NAME);
	uint32_t number;

	if (f->values == NULL || !gtab_text_starts(rest, prefix))
		return 0;
	if (gtab_text_starts(rest, GTAB_TEXT(GTAB_TOKEN_TITLE))) {
		gtab_put_escaped(f->out, f->values->title);
		return sizeof(GTAB_TOKEN_TITLE) - 1;
	}
	number = digits_at(gtab_text_slice(rest, prefix.len, rest.len), NAME_DIGITS);
	put_name(f, number, before == '\'');
	return prefix.len + NAME_DIGITS;
}

static uint32_t
row_of(struct filler *f, uint32_t token)
{
	const bool is_filter = token >= TOKEN_FILTER;
	const size_t number = token - (is_filter ? TOKEN_FILTER : TOKEN_ROWS);
	const gtab_book_sheet *sheet = f->sheet;

	if (sheet == NULL && f->values != NULL && number < f->values->n_sheets)
		sheet = &f->values->sheets[number];
	if (sheet == NULL) {
		f->failed = true;
		return 0;
	}
	if (token >= TOKEN_BODY)
		return sheet->setup.body_last;
	return is_filter ? sheet->setup.filter_last : sheet->setup.n_rows - 1;
}

static size_t
fill_row(struct filler *f, gtab_text rest, char before)
{
	const uint32_t token = digits_at(rest, ROW_DIGITS);

	if (token == UINT32_MAX || token < TOKEN_ROWS || token > TOKEN_BODY ||
	    (before >= '0' && before <= '9') || before == '.')
		return 0;
	gtab_buf_put_uint(f->out, (uint64_t)row_of(f, token) + 1);
	return ROW_DIGITS;
}

/* ---- the pass ---- */

/* What stands for a token at the start of rest goes out; how long the token is, 0 for none. */
static size_t
fill_token(struct filler *f, gtab_text rest, char before)
{
	switch (rest.ptr[0]) {
	case '<': return fill_element(f, rest);
	case 'g': return fill_name(f, rest, before);
	case '1': return fill_row(f, rest, before);
	default: return 0;
	}
}

static gtab_status
fill(struct filler *f)
{
	for (size_t i = 0; i < f->part.len;) {
		const size_t len = fill_token(f, gtab_text_slice(f->part, i, f->part.len),
					      i > 0 ? f->part.ptr[i - 1] : '\0');

		if (len == 0)
			gtab_buf_putc(f->out, f->part.ptr[i]);
		i += len > 0 ? len : 1;
	}
	if (f->out->failed)
		return GTAB_ENOMEM;
	return f->failed ? GTAB_EINTERNAL : GTAB_OK;
}

gtab_status
gtab_template_fill(gtab_text part, const gtab_template_values *values, gtab_buf *out)
{
	struct filler f = { .part = part, .values = values, .out = out };

	return fill(&f);
}

gtab_status
gtab_template_fill_sheet(gtab_text part, const gtab_book_sheet *sheet, gtab_buf *out,
			 size_t *rows_at_out)
{
	struct filler f = { .part = part, .sheet = sheet, .out = out };
	const gtab_status st = fill(&f);

	*rows_at_out = f.rows_at;
	return st == GTAB_OK && f.rows_at == 0 ? GTAB_EINTERNAL : st;
}

bool
gtab_template_style_ids(gtab_text part, uint32_t *ids, size_t n_styles)
{
	gtab_text rest =
		gtab_text_slice(part, gtab_text_find(part, GTAB_TEXT("<sheetData>")), part.len);

	for (size_t i = 0; i < n_styles; i++) {
		rest = gtab_text_slice(rest, gtab_text_find(rest, GTAB_TEXT("<c r=\"")) + 1,
				       rest.len);
		const gtab_text cell =
			gtab_text_slice(rest, 0, gtab_text_find(rest, GTAB_TEXT("/>")));
		const size_t at = gtab_text_find(cell, GTAB_TEXT(" s=\""));
		uint32_t id = 0;

		for (size_t k = at + 4; k < cell.len && cell.ptr[k] >= '0' && cell.ptr[k] <= '9';
		     k++)
			id = id * 10 + (uint32_t)(cell.ptr[k] - '0');
		if (id == 0)
			return false;
		ids[i] = id;
	}
	return true;
}
