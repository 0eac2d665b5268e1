/* SPDX-License-Identifier: MIT */
/*
 * Millions of cells pass here. Room is asked for once a row; then bytes are copied behind a pointer, short runs
 * eight at a time. Figures go over digit by digit as the decimals they are: none is ever a double.
 */

#include "output/book/row_xml.h"

#include <stdlib.h>
#include <string.h>

enum { RUN_LEN = 8, CELL_XML_MAX = 96, ROW_XML_MAX = 96, ESCAPED_MAX = 6 };

/* A few characters, copied whole. */
struct run {
	char chars[RUN_LEN];
	uint32_t len;
};

struct gtab_row_names {
	struct run *cols;
	struct run *styles;
};

static struct run
digits_of(uint32_t n)
{
	struct run r = { .len = 0 };
	char digits[RUN_LEN];
	size_t first = sizeof(digits);

	do {
		digits[--first] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0 && first > 0);
	r.len = (uint32_t)(sizeof(digits) - first);
	memcpy(r.chars, digits + first, r.len);
	return r;
}

/* 0 is A, 25 is Z, 26 is AA. */
static struct run
letters_of(uint32_t col_idx)
{
	struct run r = { .len = 0 };
	char letters[RUN_LEN];
	size_t first = sizeof(letters);

	for (uint32_t rest = col_idx + 1; rest > 0; rest = (rest - 1) / 26)
		letters[--first] = (char)('A' + (rest - 1) % 26);
	r.len = (uint32_t)(sizeof(letters) - first);
	memcpy(r.chars, letters + first, r.len);
	return r;
}

gtab_status
gtab_row_names_new(size_t n_cols, const uint32_t *style_ids, size_t n_styles, gtab_row_names **out)
{
	gtab_row_names *const names = calloc(1, sizeof(*names));

	*out = names;
	if (names == NULL)
		return GTAB_ENOMEM;
	names->cols = calloc(n_cols + 1, sizeof(*names->cols));
	names->styles = calloc(n_styles + 1, sizeof(*names->styles));
	if (names->cols == NULL || names->styles == NULL) {
		gtab_row_names_free(names);
		*out = NULL;
		return GTAB_ENOMEM;
	}
	for (size_t i = 0; i < n_cols; i++)
		names->cols[i] = letters_of((uint32_t)i);
	for (size_t i = 0; i < n_styles; i++)
		names->styles[i] = digits_of(style_ids[i]);
	return GTAB_OK;
}

void
gtab_row_names_free(gtab_row_names *names)
{
	if (names == NULL)
		return;
	free(names->cols);
	free(names->styles);
	free(names);
}

/* ---- bytes behind a pointer; the caller has seen to the room ---- */

static inline char *
put_run(char *at, const struct run *r)
{
	memcpy(at, r->chars, RUN_LEN);
	return at + r->len;
}

static inline char *
put_text(char *at, gtab_text t)
{
	if (t.len > 0)
		memcpy(at, t.ptr, t.len);
	return at + t.len;
}

/* The entity of a character that XML has for itself; "" for any other. */
static inline gtab_text
entity_of(char c)
{
	switch (c) {
	case '&': return GTAB_TEXT("&amp;");
	case '<': return GTAB_TEXT("&lt;");
	case '>': return GTAB_TEXT("&gt;");
	default: return GTAB_TEXT("");
	}
}

static inline bool
is_markup(char c)
{
	return c == '&' || c == '<' || c == '>';
}

static char *
put_escaped(char *at, gtab_text t)
{
	size_t plain = 0;

	for (size_t i = 0; i < t.len; i++) {
		if (!is_markup(t.ptr[i]))
			continue;
		at = put_text(at, gtab_text_slice(t, plain, i));
		at = put_text(at, entity_of(t.ptr[i]));
		plain = i + 1;
	}
	return put_text(at, (gtab_text){ t.ptr + plain, t.len - plain });
}

/* ---- cells ---- */

static bool
is_blank_char(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* XML readers may drop blanks at the ends unless they are told. */
static bool
has_blank_end(gtab_text t)
{
	return t.len > 0 && (is_blank_char(t.ptr[0]) || is_blank_char(t.ptr[t.len - 1]));
}

static char *
put_inline_text(char *at, gtab_text t)
{
	at = put_text(at, GTAB_TEXT("\" t=\"inlineStr\"><is><t"));
	at = put_text(at,
		      has_blank_end(t) ? GTAB_TEXT(" xml:space=\"preserve\">") : GTAB_TEXT(">"));
	at = put_escaped(at, t);
	return put_text(at, GTAB_TEXT("</t></is></c>"));
}

static char *
put_formula(char *at, const gtab_sheet_cell *cell)
{
	at = put_text(at, GTAB_TEXT("\"><f>"));
	at = put_escaped(at, cell->formula);
	at = put_text(at, GTAB_TEXT("</f><v>"));
	at = put_text(at, cell->text);
	return put_text(at, GTAB_TEXT("</v></c>"));
}

static char *
put_number(char *at, gtab_text decimal)
{
	at = put_text(at, GTAB_TEXT("\"><v>"));
	at = put_text(at, decimal);
	return put_text(at, GTAB_TEXT("</v></c>"));
}

static char *
put_cell(char *at, const struct run *col, const struct run *row, const struct run *style,
	 const gtab_sheet_cell *cell)
{
	at = put_text(at, GTAB_TEXT("<c r=\""));
	at = put_run(at, col);
	at = put_run(at, row);
	at = put_text(at, GTAB_TEXT("\" s=\""));
	at = put_run(at, style);
	switch (cell->kind) {
	case GTAB_SHEET_TEXT: return put_inline_text(at, cell->text);
	case GTAB_SHEET_NUMBER: return put_number(at, cell->text);
	case GTAB_SHEET_FORMULA: return put_formula(at, cell);
	case GTAB_SHEET_NONE:
	case GTAB_SHEET_BLANK: break;
	}
	return put_text(at, GTAB_TEXT("\"/>"));
}

/* ---- rows ---- */

static size_t
row_xml_max(const gtab_sheet_row *row)
{
	size_t max = ROW_XML_MAX;

	for (size_t i = 0; i < row->n_cells; i++)
		max += CELL_XML_MAX +
		       ESCAPED_MAX * (row->cells[i].text.len + row->cells[i].formula.len);
	return max;
}

static char *
put_row(char *at, const gtab_row_names *names, const gtab_sheet_row *row)
{
	const struct run number = digits_of(row->row_idx + 1);
	const struct run height = digits_of(row->height);

	at = put_text(at, GTAB_TEXT("<row r=\""));
	at = put_run(at, &number);
	at = put_text(at, GTAB_TEXT("\" ht=\""));
	at = put_run(at, &height);
	at = put_text(at, GTAB_TEXT("\" customHeight=\"1\">"));
	for (size_t i = 0; i < row->n_cells; i++) {
		const gtab_sheet_cell *const cell = &row->cells[i];

		if (cell->kind != GTAB_SHEET_NONE)
			at = put_cell(at, &names->cols[i], &number, &names->styles[cell->style],
				      cell);
	}
	return put_text(at, GTAB_TEXT("</row>"));
}

void
gtab_row_xml(const gtab_row_names *names, const gtab_sheet_row *row, gtab_buf *out)
{
	if (gtab_buf_reserve(out, row_xml_max(row)))
		out->len = (size_t)(put_row(out->ptr + out->len, names, row) - out->ptr);
}

/* ---- for the parts around the rows ---- */

void
gtab_put_escaped(gtab_buf *out, gtab_text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (t.ptr[i] == '"')
			gtab_buf_put(out, GTAB_TEXT("&quot;"));
		else if (is_markup(t.ptr[i]))
			gtab_buf_put(out, entity_of(t.ptr[i]));
		else
			gtab_buf_putc(out, t.ptr[i]);
	}
}

void
gtab_put_address(gtab_buf *out, uint32_t col_idx, uint32_t row_idx)
{
	const struct run letters = letters_of(col_idx);

	gtab_buf_put(out, (gtab_text){ letters.chars, letters.len });
	gtab_buf_put_uint(out, (uint64_t)row_idx + 1);
}
