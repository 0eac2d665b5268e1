/* SPDX-License-Identifier: MIT */
/* Both ends of the framing: what put_ appends, the take_ of the same name takes off. */

#include "output/book/wire.h"

#include <string.h>

enum { HEAD_LEN = 5 };

static void
put_u32(gtab_buf *out, uint32_t n)
{
	gtab_buf_put(out, (gtab_text){ (const char *)&n, sizeof(n) });
}

static void
put_text(gtab_buf *out, gtab_text t)
{
	put_u32(out, (uint32_t)t.len);
	gtab_buf_put(out, t);
}

static void
put_setup(gtab_buf *out, const gtab_sheet_setup *s)
{
	put_text(out, s->name);
	put_u32(out, (uint32_t)s->n_cols);
	for (size_t i = 0; i < s->n_cols; i++) {
		put_u32(out, s->widths[i].px);
		put_u32(out, s->widths[i].is_hidden);
	}
	put_u32(out, s->n_rows);
	put_u32(out, s->header_first);
	put_u32(out, s->header_last);
	put_u32(out, s->body_first);
	put_u32(out, s->body_last);
	put_u32(out, s->freeze_col);
	put_u32(out, s->filter_last);
	put_u32(out, s->is_landscape);
	put_u32(out, s->is_wide);
}

static void
put_cell(gtab_buf *out, const gtab_sheet_cell *cell)
{
	gtab_buf_putc(out, (char)cell->kind);
	if (cell->kind == GTAB_SHEET_NONE)
		return;
	put_u32(out, cell->style);
	if (cell->kind != GTAB_SHEET_BLANK)
		put_text(out, cell->text);
	if (cell->kind == GTAB_SHEET_FORMULA)
		put_text(out, cell->formula);
}

static void
put_row(gtab_buf *out, const gtab_sheet_row *row)
{
	put_u32(out, row->row_idx);
	put_u32(out, row->height);
	put_u32(out, (uint32_t)row->n_merges);
	put_u32(out, (uint32_t)row->n_cells);
	for (size_t i = 0; i < row->n_merges; i++) {
		put_u32(out, row->merges[i].first_row);
		put_u32(out, row->merges[i].first_col);
		put_u32(out, row->merges[i].last_row);
		put_u32(out, row->merges[i].last_col);
	}
	for (size_t i = 0; i < row->n_cells; i++)
		put_cell(out, &row->cells[i]);
}

static void
put_body(gtab_buf *out, const gtab_wire_record *record)
{
	switch (record->kind) {
	case GTAB_WIRE_STYLE:
		gtab_buf_put(out,
			     (gtab_text){ (const char *)&record->style, sizeof(record->style) });
		break;
	case GTAB_WIRE_SHEET: put_setup(out, &record->setup); break;
	case GTAB_WIRE_ROW: put_row(out, &record->row); break;
	case GTAB_WIRE_SHEET_END: put_u32(out, record->is_one_page); break;
	case GTAB_WIRE_END: put_text(out, record->title); break;
	}
}

void
gtab_wire_put(gtab_buf *out, const gtab_wire_record *record)
{
	const size_t head = out->len;

	gtab_buf_putc(out, (char)record->kind);
	put_u32(out, 0);
	put_body(out, record);
	if (out->failed)
		return;
	const uint32_t len = (uint32_t)(out->len - head - HEAD_LEN);
	memcpy(out->ptr + head + 1, &len, sizeof(len));
}

/* The reading end: `failed` once something was asked for that is not there. */
struct reader {
	gtab_text rest;
	gtab_arena *arena;
	bool failed;
};

static void
take_bytes(struct reader *r, void *out, size_t len)
{
	if (r->failed || r->rest.len < len) {
		memset(out, 0, len);
		r->failed = true;
		return;
	}
	memcpy(out, r->rest.ptr, len);
	r->rest = gtab_text_slice(r->rest, len, r->rest.len);
}

static uint32_t
take_u32(struct reader *r)
{
	uint32_t n;

	take_bytes(r, &n, sizeof(n));
	return n;
}

static gtab_text
take_text(struct reader *r)
{
	const uint32_t len = take_u32(r);
	const gtab_text t = gtab_text_slice(r->rest, 0, len);

	if (t.len < len)
		r->failed = true;
	r->rest = gtab_text_slice(r->rest, t.len, r->rest.len);
	return t;
}

/* n items for what follows, each at least a byte on the wire: a wild count asks for no wild memory. */
static void *
get_items(struct reader *r, size_t n, size_t size)
{
	if (n > r->rest.len)
		r->failed = true;
	return r->failed || n == 0 ? NULL : gtab_arena_array(r->arena, n, size);
}

static void
take_setup(struct reader *r, gtab_sheet_setup *s)
{
	s->name = take_text(r);
	s->n_cols = take_u32(r);
	gtab_sheet_width *widths = get_items(r, s->n_cols, sizeof(*widths));
	for (size_t i = 0; widths != NULL && i < s->n_cols; i++) {
		widths[i].px = take_u32(r);
		widths[i].is_hidden = take_u32(r) != 0;
	}
	s->widths = widths;
	s->n_rows = take_u32(r);
	s->header_first = take_u32(r);
	s->header_last = take_u32(r);
	s->body_first = take_u32(r);
	s->body_last = take_u32(r);
	s->freeze_col = take_u32(r);
	s->filter_last = take_u32(r);
	s->is_landscape = take_u32(r) != 0;
	s->is_wide = take_u32(r) != 0;
}

static void
take_cell(struct reader *r, gtab_sheet_cell *cell)
{
	char kind;

	take_bytes(r, &kind, 1);
	cell->kind = (gtab_sheet_kind)kind;
	if (cell->kind == GTAB_SHEET_NONE)
		return;
	cell->style = take_u32(r);
	if (cell->kind != GTAB_SHEET_BLANK)
		cell->text = take_text(r);
	if (cell->kind == GTAB_SHEET_FORMULA)
		cell->formula = take_text(r);
}

static void
take_row(struct reader *r, gtab_sheet_row *row)
{
	row->row_idx = take_u32(r);
	row->height = take_u32(r);
	row->n_merges = take_u32(r);
	row->n_cells = take_u32(r);
	gtab_sheet_merge *merges = get_items(r, row->n_merges, sizeof(*merges));
	for (size_t i = 0; merges != NULL && i < row->n_merges; i++) {
		merges[i].first_row = take_u32(r);
		merges[i].first_col = take_u32(r);
		merges[i].last_row = take_u32(r);
		merges[i].last_col = take_u32(r);
	}
	gtab_sheet_cell *cells = get_items(r, row->n_cells, sizeof(*cells));
	for (size_t i = 0; cells != NULL && i < row->n_cells; i++)
		take_cell(r, &cells[i]);
	row->merges = merges;
	row->cells = cells;
}

static void
take_body(struct reader *r, gtab_wire_record *out)
{
	switch (out->kind) {
	case GTAB_WIRE_STYLE: take_bytes(r, &out->style, sizeof(out->style)); break;
	case GTAB_WIRE_SHEET: take_setup(r, &out->setup); break;
	case GTAB_WIRE_ROW: take_row(r, &out->row); break;
	case GTAB_WIRE_SHEET_END: out->is_one_page = take_u32(r) != 0; break;
	case GTAB_WIRE_END: out->title = take_text(r); break;
	default: r->failed = true;
	}
}

gtab_status
gtab_wire_take(gtab_text *bytes, gtab_arena *arena, gtab_wire_record *out)
{
	struct reader r = { .arena = arena };
	uint32_t len;

	if (bytes->len < HEAD_LEN)
		return GTAB_END;
	memcpy(&len, bytes->ptr + 1, sizeof(len));
	if (bytes->len - HEAD_LEN < len)
		return GTAB_END;
	*out = (gtab_wire_record){ .kind = (gtab_wire_kind)bytes->ptr[0] };
	r.rest = gtab_text_slice(*bytes, HEAD_LEN, HEAD_LEN + (size_t)len);
	take_body(&r, out);
	if (arena->failed)
		return GTAB_ENOMEM;
	if (r.failed || r.rest.len > 0)
		return GTAB_EMALFORMED;
	*bytes = gtab_text_slice(*bytes, HEAD_LEN + (size_t)len, bytes->len);
	return GTAB_OK;
}
