/* SPDX-License-Identifier: MIT */
/* Packing the rows while they are measured, and giving their looks styles when that is over. */

#include "output/book/body.h"

#include "output/book/body_cells.h"
#include "output/book/body_internal.h"
#include "output/book/measure.h"

#include <stdlib.h>
#include <string.h>

enum { CELL_XML_LEN = 48, PACKED_CELL_MAX = 16 };

gtab_status
gtab_body_new(const gtab_sheet_plan *plan, gtab_spool *spool, size_t block_xml_len, gtab_body **out,
	      gtab_error *err)
{
	gtab_body *const b = calloc(1, sizeof(*b));
	const size_t n = plan->n_columns;

	*out = b;
	if (b == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	gtab_arena_init(&b->arena);
	gtab_buf_init(&b->packed);
	b->plan = plan;
	b->spool = spool;
	b->block_xml_len = block_xml_len;
	b->n_columns = n;
	b->first_look = malloc(n * sizeof(*b->first_look));
	b->row_looks = malloc(n * sizeof(*b->row_looks));
	b->cells = malloc(n * sizeof(*b->cells));
	if (b->first_look == NULL || b->row_looks == NULL || b->cells == NULL) {
		gtab_body_free(b);
		*out = NULL;
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	for (size_t i = 0; i < n; i++)
		b->first_look[i] = b->row_looks[i] = NO_LOOK;
	return GTAB_OK;
}

void
gtab_body_free(gtab_body *b)
{
	if (b == NULL)
		return;
	gtab_totals_free(b->totals);
	gtab_arena_clear(&b->arena);
	gtab_buf_clear(&b->packed);
	free(b->looks);
	free(b->first_look);
	free(b->row_looks);
	free(b->cells);
	free(b->blocks);
	free(b);
}

/* ---- looks ---- */

static bool
looks_so(const gtab_look *look, const gtab_sheet_style *style)
{
	return memcmp(&look->style, style, sizeof(*style)) == 0;
}

static uint32_t
add_look(gtab_body *b, size_t col, const gtab_sheet_style *style)
{
	if (b->n_looks == b->max_looks) {
		const uint32_t max = b->max_looks * 2 + 32;
		gtab_look *const looks = realloc(b->looks, max * sizeof(*looks));

		if (looks == NULL)
			return NO_LOOK;
		b->looks = looks;
		b->max_looks = max;
	}
	b->looks[b->n_looks] =
		(gtab_look){ .style = *style, .col = col, .next = b->first_look[col] };
	b->first_look[col] = b->n_looks;
	return b->n_looks++;
}

/* The look of a cell: most often that of the cell above. NO_LOOK when out of memory. */
static uint32_t
find_look(gtab_body *b, size_t col, const gtab_sheet_style *style)
{
	uint32_t look = b->row_looks[col];

	if (look != NO_LOOK && looks_so(&b->looks[look], style))
		return look;
	for (look = b->first_look[col]; look != NO_LOOK; look = b->looks[look].next) {
		if (looks_so(&b->looks[look], style))
			return look;
	}
	return add_look(b, col, style);
}

/* ---- packing ---- */

static char *
put_number(char *at, uint64_t n)
{
	for (; n >= 0x80; n >>= 7)
		*at++ = (char)(n | 0x80);
	*at++ = (char)n;
	return at;
}

static char *
put_bytes(char *at, gtab_text t)
{
	at = put_number(at, t.len);
	if (t.len > 0)
		memcpy(at, t.ptr, t.len);
	return at + t.len;
}

/* The width of a text that may wrap; the plan has just measured it, unless it is shown otherwise than it is. */
static uint8_t
packed_units(const gtab_plan_column *shown, const gtab_body_cell *cell)
{
	const gtab_text t = cell->text;
	gtab_extent e;

	if (!cell->style.is_wrapped)
		return 0;
	e = t.ptr == shown->measured.ptr && t.len == shown->measured.len ? shown->extent
									 : gtab_text_extent(t);
	return (uint8_t)(e.has_breaks || e.n_units > UNITS_MANY ? UNITS_MANY : e.n_units);
}

static char *
pack_cell(char *at, const gtab_plan_column *shown, const gtab_body_cell *cell, uint32_t look)
{
	const uint64_t head = (uint64_t)look << 2;

	switch (cell->kind) {
	case GTAB_SHEET_TEXT:
		at = put_number(at, head | PACKED_TEXT);
		*at++ = (char)packed_units(shown, cell);
		return put_bytes(at, cell->text);
	case GTAB_SHEET_NUMBER:
	case GTAB_SHEET_FORMULA:
		at = put_number(at, head | PACKED_NUMBER);
		return put_bytes(at, cell->text);
	case GTAB_SHEET_BLANK: return put_number(at, head | PACKED_BLANK);
	case GTAB_SHEET_NONE: break;
	}
	return put_number(at, PACKED_NONE);
}

static gtab_status
pack_row(gtab_body *b, bool is_total)
{
	size_t room = 1;
	char *at;

	for (size_t i = 0; i < b->n_columns; i++)
		room += b->cells[i].text.len + PACKED_CELL_MAX;
	if (!gtab_buf_reserve(&b->packed, room))
		return GTAB_ENOMEM;
	at = b->packed.ptr + b->packed.len;
	*at++ = is_total;
	for (size_t i = 0; i < b->n_columns; i++) {
		const uint32_t look = find_look(b, i, &b->cells[i].style);

		if (look == NO_LOOK)
			return GTAB_ENOMEM;
		b->row_looks[i] = look;
		b->looks[look].n_uses++;
		at = pack_cell(at, &b->plan->shown[i], &b->cells[i], look);
	}
	b->packed.len = (size_t)(at - b->packed.ptr);
	b->block.xml_len += room + b->n_columns * (CELL_XML_LEN - PACKED_CELL_MAX);
	return GTAB_OK;
}

/* ---- blocks ---- */

static bool
grow_blocks(gtab_body *b)
{
	if (b->n_blocks < b->max_blocks)
		return true;
	const size_t max = b->max_blocks * 2 + 4;
	gtab_body_block *const blocks = realloc(b->blocks, max * sizeof(*blocks));

	if (blocks == NULL)
		return false;
	b->blocks = blocks;
	b->max_blocks = max;
	return true;
}

static gtab_status
end_block(gtab_body *b, gtab_error *err)
{
	gtab_status st;

	if (b->block.n_rows == 0)
		return GTAB_OK;
	if (!grow_blocks(b))
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	st = gtab_spool_put(b->spool, gtab_buf_text(&b->packed), &b->block.number, err);
	if (st != GTAB_OK)
		return st;
	b->blocks[b->n_blocks++] = b->block;
	b->block = (gtab_body_block){ .first_row = b->block.first_row + b->block.n_rows };
	gtab_buf_truncate(&b->packed, 0);
	return GTAB_OK;
}

gtab_status
gtab_body_add(gtab_body *b, const gtab_row *row, gtab_error *err)
{
	gtab_body_maker maker = { b->plan, &b->arena, b->last_level };
	gtab_status st;

	for (size_t i = row->n_cells; i < b->n_columns; i++)
		b->cells[i] = (gtab_body_cell){ .kind = GTAB_SHEET_NONE };
	st = gtab_body_make(&maker, row, b->cells);
	b->last_level = maker.last_level;
	if (st == GTAB_OK)
		st = pack_row(b, gtab_row_is_total(row->row_class));
	gtab_arena_reset(&b->arena);
	if (st != GTAB_OK)
		return gtab_error_set(err, st, NULL);
	b->block.n_rows++;
	return b->block.xml_len >= b->block_xml_len ? end_block(b, err) : GTAB_OK;
}

const gtab_body_block *
gtab_body_blocks(const gtab_body *b, size_t *n_out)
{
	*n_out = b->n_blocks;
	return b->blocks;
}

/* ---- when widths are known ---- */

/* Lines around a cell of the grid: medium at the grid's outside, thin elsewhere. */
static void
set_edges(const gtab_sheet_plan *p, size_t col, bool is_last, gtab_sheet_style *style)
{
	style->left = col == p->first_visible ? GTAB_EDGE_MEDIUM : GTAB_EDGE_THIN;
	style->right = col == p->last_visible ? GTAB_EDGE_MEDIUM : GTAB_EDGE_THIN;
	style->top = GTAB_EDGE_THIN;
	style->bottom = is_last ? GTAB_EDGE_MEDIUM : GTAB_EDGE_THIN;
}

static uint32_t
units_of(const gtab_sheet_plan *p, const gtab_look *look)
{
	const uint32_t px = p->shown[look->col].px;
	const uint32_t indent_px = (uint32_t)look->style.indent * INDENT_PX;

	if (!look->style.is_wrapped || p->shown[look->col].is_hidden)
		return UINT32_MAX;
	return (uint32_t)gtab_cell_units(GTAB_FONT_BODY, px > indent_px ? px - indent_px : 0);
}

/* Styles are numbered for those looks alone that some cell will have. */
static void
settle_look(const gtab_sheet_plan *p, gtab_look *look, bool is_in_last, bool is_only_there,
	    gtab_styles *styles)
{
	if (look->style.align == GTAB_ALIGN_BY_COLUMN)
		look->style.align = (uint8_t)p->shown[look->col].align;
	look->n_units = units_of(p, look);
	set_edges(p, look->col, false, &look->style);
	if (!is_only_there)
		look->style_no = gtab_styles_get(styles, &look->style);
	set_edges(p, look->col, true, &look->style);
	if (is_in_last)
		look->last_style_no = gtab_styles_get(styles, &look->style);
}

gtab_status
gtab_body_settle(gtab_body *b, bool is_split, gtab_styles *styles, gtab_totals *totals,
		 gtab_error *err)
{
	const gtab_status st = end_block(b, err);

	gtab_totals_free(b->totals);
	b->totals = totals;
	b->row_pt = b->plan->row_pt;
	for (uint32_t i = 0; i < b->n_looks; i++) {
		const bool is_in_last = b->row_looks[b->looks[i].col] == i;

		settle_look(b->plan, &b->looks[i], is_in_last || is_split,
			    is_in_last && !is_split && b->looks[i].n_uses == 1, styles);
	}
	b->plan = NULL;
	if (st == GTAB_OK && gtab_styles_failed(styles))
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	return st;
}
