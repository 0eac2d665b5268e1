/* SPDX-License-Identifier: MIT */
/* Unpacking rows: heights by the widths that are known now, formulas where totals hold. */

#include "output/book/body.h"
#include "output/book/body_internal.h"
#include "output/book/measure.h"

#include <stdlib.h>

struct gtab_body_reader {
	const gtab_body *body;
	gtab_body_window window;
	uint64_t row_no, end_row;
	const unsigned char *at;
	gtab_buf scratch;
	gtab_arena arena; /* formulas of the row in hand */
	gtab_sheet_cell *cells;
	size_t max_cells;
};

gtab_status
gtab_body_reader_new(gtab_body_reader **out)
{
	gtab_body_reader *const r = calloc(1, sizeof(*r));

	*out = r;
	if (r == NULL)
		return GTAB_ENOMEM;
	gtab_buf_init(&r->scratch);
	gtab_arena_init(&r->arena);
	return GTAB_OK;
}

void
gtab_body_reader_free(gtab_body_reader *r)
{
	if (r == NULL)
		return;
	gtab_buf_clear(&r->scratch);
	gtab_arena_clear(&r->arena);
	free(r->cells);
	free(r);
}

/* ---- cells ---- */

static uint64_t
take_number(const unsigned char **at)
{
	uint64_t n = 0;

	for (unsigned shift = 0;; shift += 7) {
		const unsigned char c = *(*at)++;

		n |= (uint64_t)(c & 0x7F) << shift;
		if (c < 0x80)
			return n;
	}
}

static gtab_text
take_text(const unsigned char **at)
{
	const size_t len = (size_t)take_number(at);
	const gtab_text t = { (const char *)*at, len };

	*at += len;
	return t;
}

static uint32_t
lines_of(const gtab_look *look, unsigned n_units, gtab_text text)
{
	if (look->n_units == UINT32_MAX || (n_units != UNITS_MANY && n_units <= look->n_units))
		return 1;
	return gtab_text_lines(text, look->n_units);
}

/* Unpack the cell at hand; how many lines its text takes. */
static uint32_t
take_cell(gtab_body_reader *r, bool is_last, gtab_sheet_cell *out)
{
	static const gtab_sheet_kind kinds[] = { [PACKED_BLANK] = GTAB_SHEET_BLANK,
						 [PACKED_TEXT] = GTAB_SHEET_TEXT,
						 [PACKED_NUMBER] = GTAB_SHEET_NUMBER,
						 [PACKED_NONE] = GTAB_SHEET_NONE };
	const uint64_t head = take_number(&r->at);
	const gtab_look *const look = &r->body->looks[head >> 2];
	const packed_kind kind = (packed_kind)(head & 3);
	const unsigned n_units = kind == PACKED_TEXT ? *r->at++ : 0;

	*out = (gtab_sheet_cell){ .kind = kinds[kind],
				  .style = is_last ? look->last_style_no : look->style_no };
	if (kind == PACKED_TEXT || kind == PACKED_NUMBER)
		out->text = take_text(&r->at);
	return kind == PACKED_TEXT ? lines_of(look, n_units, out->text) : 1;
}

/* Figures of a total row become formulas where they are what the rows add up to. */
static void
add_formulas(gtab_body_reader *r)
{
	const uint32_t body_first = r->window.row_idx;

	for (size_t i = 0; i < r->body->n_columns; i++) {
		gtab_buf out;

		if (r->cells[i].kind != GTAB_SHEET_NUMBER)
			continue;
		gtab_buf_init(&out);
		gtab_totals_formula(r->body->totals, r->row_no, i, body_first, &out);
		r->arena.failed |= out.failed;
		if (out.len > 0 && !out.failed) {
			r->cells[i].kind = GTAB_SHEET_FORMULA;
			r->cells[i].formula = gtab_arena_copy(&r->arena, gtab_buf_text(&out));
		}
		gtab_buf_clear(&out);
	}
}

/* ---- rows ---- */

/* Unpack the row at hand into r->cells. Returns its height in points. */
static uint32_t
take_row(gtab_body_reader *r, bool is_last)
{
	const bool is_total = *r->at++ != 0;
	uint32_t n_lines = 1;

	for (size_t i = 0; i < r->body->n_columns; i++) {
		const uint32_t n = take_cell(r, is_last, &r->cells[i]);

		n_lines = n > n_lines ? n : n_lines;
	}
	if (is_total && r->body->totals != NULL)
		add_formulas(r);
	return n_lines == 1 ? r->body->row_pt : gtab_lines_height(n_lines, GTAB_FONT_BODY);
}

static void
skip_row(gtab_body_reader *r)
{
	r->at++;
	for (size_t i = 0; i < r->body->n_columns; i++) {
		const packed_kind kind = (packed_kind)(take_number(&r->at) & 3);

		r->at += kind == PACKED_TEXT;
		if (kind == PACKED_TEXT || kind == PACKED_NUMBER)
			take_text(&r->at);
	}
	r->row_no++;
}

static bool
make_room(gtab_body_reader *r, size_t n_cells)
{
	if (n_cells <= r->max_cells)
		return true;
	free(r->cells);
	r->max_cells = 0;
	r->cells = malloc(n_cells * sizeof(*r->cells));
	if (r->cells == NULL)
		return false;
	r->max_cells = n_cells;
	return true;
}

gtab_status
gtab_body_open_block(gtab_body_reader *r, const gtab_body *b, size_t number,
		     const gtab_body_window *window, gtab_error *err)
{
	const gtab_body_block *const block = &b->blocks[number];
	const uint64_t end = window->first_row + window->n_rows;
	gtab_text bytes;
	gtab_status st;

	if (!make_room(r, b->n_columns))
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	st = gtab_spool_get(b->spool, block->number, &r->scratch, &bytes, err);
	if (st != GTAB_OK)
		return st;
	r->body = b;
	r->window = *window;
	r->at = (const unsigned char *)bytes.ptr;
	r->row_no = block->first_row;
	r->end_row = block->first_row + block->n_rows;
	if (r->end_row > end)
		r->end_row = end;
	while (r->row_no < window->first_row && r->row_no < r->end_row)
		skip_row(r);
	return GTAB_OK;
}

gtab_status
gtab_body_next(gtab_body_reader *r, gtab_sheet_row *out, gtab_error *err)
{
	const gtab_body_window *const w = &r->window;

	if (r->row_no >= r->end_row)
		return GTAB_END;
	gtab_arena_reset(&r->arena);
	*out = (gtab_sheet_row){ .row_idx = w->row_idx + (uint32_t)(r->row_no - w->first_row),
				 .cells = r->cells,
				 .n_cells = r->body->n_columns };
	out->height = take_row(r, r->row_no + 1 == w->first_row + w->n_rows);
	r->row_no++;
	return r->arena.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}
