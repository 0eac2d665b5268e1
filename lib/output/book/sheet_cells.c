/* SPDX-License-Identifier: MIT */
/* What stands in each cell and how it looks. */

#include "output/book/sheet_cells.h"

#include "output/book/excel_limits.h"
#include "output/book/excel_number.h"
#include "output/book/measure.h"
#include "output/book/xml_text.h"

#include <gtab/period.h>

/* ---- what all rows need ---- */

static gtab_sheet_cell *
new_cells(gtab_cell_maker *m, uint32_t row_idx, uint32_t height, gtab_sheet_row *out)
{
	gtab_sheet_cell *const cells =
		gtab_arena_array(m->arena, m->plan->n_columns, sizeof(*cells));

	*out = (gtab_sheet_row){
		.row_idx = row_idx, .height = height, .cells = cells, .n_cells = m->plan->n_columns
	};
	return cells;
}

static gtab_status
finish(const gtab_cell_maker *m)
{
	return m->arena->failed || gtab_styles_failed(m->styles) ? GTAB_ENOMEM : GTAB_OK;
}

static gtab_sheet_cell
text_cell(gtab_cell_maker *m, gtab_text text, const gtab_sheet_style *style)
{
	return (gtab_sheet_cell){ .kind = text.len > 0 ? GTAB_SHEET_TEXT : GTAB_SHEET_BLANK,
				  .style = gtab_styles_get(m->styles, style),
				  .text = gtab_xml_text(text, m->arena) };
}

/* Lines around a cell of the grid: medium at the grid's outside, thin elsewhere. */
static void
set_edges(const gtab_sheet_plan *p, size_t col, uint32_t row_idx, gtab_sheet_style *style)
{
	style->left = col == p->first_visible ? GTAB_EDGE_MEDIUM : GTAB_EDGE_THIN;
	style->right = col == p->last_visible ? GTAB_EDGE_MEDIUM : GTAB_EDGE_THIN;
	style->top = row_idx == p->header_first ? GTAB_EDGE_MEDIUM : GTAB_EDGE_THIN;
	style->bottom = row_idx + 1 == p->below_first ? GTAB_EDGE_MEDIUM : GTAB_EDGE_THIN;
}

/* ---- lines outside the grid ---- */

static void
put_part(gtab_cell_maker *m, const gtab_line_part *part, gtab_sheet_row *row,
	 gtab_sheet_cell *cells, gtab_sheet_merge *merges)
{
	const gtab_sheet_style style = { .font = (uint8_t)part->font,
					 .align = (uint8_t)part->align,
					 .is_wrapped = true };

	for (size_t col = part->first_col; col <= part->last_col; col++)
		cells[col] =
			text_cell(m, col == part->first_col ? part->text : GTAB_TEXT(""), &style);
	if (part->last_col > part->first_col)
		merges[row->n_merges++] = (gtab_sheet_merge){ row->row_idx, part->first_col,
							      row->row_idx, part->last_col };
}

gtab_status
gtab_make_line(gtab_cell_maker *m, const gtab_sheet_line *line, uint32_t row_idx,
	       gtab_sheet_row *out)
{
	gtab_sheet_cell *const cells = new_cells(m, row_idx, line->height, out);
	gtab_sheet_merge *const merges = gtab_arena_array(m->arena, line->n_parts, sizeof(*merges));

	if (cells == NULL || merges == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < line->n_parts; i++)
		put_part(m, &line->parts[i], out, cells, merges);
	out->merges = merges;
	return finish(m);
}

/* ---- the header ---- */

static gtab_sheet_style
header_style(const gtab_sheet_plan *p, size_t col, uint32_t row_idx)
{
	gtab_sheet_style style = { .font = GTAB_FONT_BOLD,
				   .align = GTAB_ALIGN_CENTER,
				   .fill = GTAB_FILL_HEADER,
				   .is_wrapped = true };

	set_edges(p, col, row_idx, &style);
	return style;
}

/* Put what of a header cell stands in that row; in its last row, its merge. */
static void
put_header_cell(gtab_cell_maker *m, const gtab_header_cell *cell, uint32_t header_row,
		gtab_sheet_row *row, gtab_sheet_cell *cells, gtab_sheet_merge *merges)
{
	const gtab_sheet_merge *const at = &cell->place;
	const uint32_t top = m->plan->header_first;

	if (header_row < at->first_row || header_row > at->last_row)
		return;
	for (size_t col = at->first_col; col <= at->last_col; col++) {
		const gtab_sheet_style style = header_style(m->plan, col, row->row_idx);
		const bool is_first = header_row == at->first_row && col == at->first_col;

		cells[col] = text_cell(m, is_first ? cell->text : GTAB_TEXT(""), &style);
	}
	if (header_row == at->last_row &&
	    (at->first_row < at->last_row || at->first_col < at->last_col))
		merges[row->n_merges++] = (gtab_sheet_merge){ top + at->first_row, at->first_col,
							      top + at->last_row, at->last_col };
}

static void
put_printed_numbers(gtab_cell_maker *m, const gtab_sheet_row *row, gtab_sheet_cell *cells)
{
	for (size_t col = 0; col < row->n_cells; col++) {
		gtab_sheet_style style = header_style(m->plan, col, row->row_idx);

		style.font = GTAB_FONT_BODY;
		style.format = GTAB_FORMAT_TEXT;
		cells[col] = text_cell(m, m->plan->columns[col].printed_no, &style);
	}
}

gtab_status
gtab_make_header(gtab_cell_maker *m, uint32_t header_row, gtab_sheet_row *out)
{
	const gtab_header_tree *const tree = &m->plan->header;
	const bool is_numbers = header_row == tree->n_rows;
	const uint32_t height = is_numbers ? ROW_MIN_PT : m->plan->header_heights[header_row];
	gtab_sheet_cell *const cells =
		new_cells(m, m->plan->header_first + header_row, height, out);
	gtab_sheet_merge *const merges = gtab_arena_array(m->arena, out->n_cells, sizeof(*merges));

	if (cells == NULL || merges == NULL)
		return GTAB_ENOMEM;
	out->merges = merges;
	for (size_t i = 0; !is_numbers && i < tree->n_cells; i++)
		put_header_cell(m, &tree->cells[i], header_row, out, cells, merges);
	if (is_numbers)
		put_printed_numbers(m, out, cells);
	return finish(m);
}

/* ---- a row of the table ---- */

/* The cell in hand: where it stands, what it holds, how it looks so far. */
struct place {
	const gtab_row *row;
	uint64_t row_no;
	size_t col;
	const gtab_cell *cell;
	gtab_sheet_style style;
};

static bool
is_total(gtab_row_class c)
{
	return c == GTAB_ROW_TOTAL || c == GTAB_ROW_SUBTOTAL;
}

static gtab_sheet_cell
text_at(gtab_cell_maker *m, struct place *at, gtab_text text, gtab_sheet_align align)
{
	at->style.align = (uint8_t)align;
	at->style.is_wrapped = !at->style.is_shrunk;
	return text_cell(m, text, &at->style);
}

/* A figure that a double would change is text that looks like a figure. */
static gtab_sheet_cell
long_figure(gtab_cell_maker *m, struct place *at)
{
	at->style.format = GTAB_FORMAT_TEXT;
	at->style.align = GTAB_ALIGN_RIGHT;
	return text_cell(m, at->cell->text, &at->style);
}

static gtab_text
total_formula(gtab_cell_maker *m, const struct place *at)
{
	gtab_buf out;
	gtab_text formula = { 0 };

	if (m->totals == NULL || !is_total(at->row->row_class))
		return formula;
	gtab_buf_init(&out);
	gtab_totals_formula(m->totals, at->row_no, at->col, m->plan->body_first, &out);
	m->arena->failed |= out.failed;
	if (out.len > 0 && !out.failed)
		formula = gtab_arena_copy(m->arena, gtab_buf_text(&out));
	gtab_buf_clear(&out);
	return formula;
}

/* As many places as were printed: 24 and 3906.40 may stand in one column. */
static gtab_sheet_cell
figure(gtab_cell_maker *m, struct place *at)
{
	const int n_decimals = gtab_printed_places(at->cell->text);

	if (!gtab_is_excel_number(at->cell->text) || n_decimals > EXCEL_DECIMALS_MAX)
		return long_figure(m, at);
	at->style.format = m->plan->is_list ? GTAB_FORMAT_PLAIN : GTAB_FORMAT_GROUPED;
	at->style.n_decimals = (uint8_t)n_decimals;
	at->style.align = GTAB_ALIGN_RIGHT;
	const gtab_text formula = total_formula(m, at);
	return (gtab_sheet_cell){ .kind = formula.len > 0 ? GTAB_SHEET_FORMULA : GTAB_SHEET_NUMBER,
				  .style = gtab_styles_get(m->styles, &at->style),
				  .text = at->cell->text,
				  .formula = formula };
}

/* What out holds, as a text of the arena. */
static gtab_text
keep(gtab_cell_maker *m, gtab_buf *out)
{
	gtab_text copy = { 0 };

	m->arena->failed |= out->failed;
	if (!out->failed)
		copy = gtab_arena_copy(m->arena, gtab_buf_text(out));
	gtab_buf_clear(out);
	return copy;
}

static gtab_sheet_cell
period(gtab_cell_maker *m, struct place *at)
{
	gtab_period when;
	uint32_t serial;
	gtab_buf out;

	if (gtab_period_parse(at->cell->text, &when, NULL, NULL) != GTAB_OK)
		return text_at(m, at, at->cell->text, GTAB_ALIGN_CENTER);
	gtab_buf_init(&out);
	if (!gtab_excel_date(&when, &serial)) {
		gtab_period_print(&when, &out);
		return text_at(m, at, keep(m, &out), GTAB_ALIGN_CENTER);
	}
	gtab_buf_put_uint(&out, serial);
	at->style.format = GTAB_FORMAT_DATE;
	at->style.align = GTAB_ALIGN_CENTER;
	return (gtab_sheet_cell){ .kind = GTAB_SHEET_NUMBER,
				  .style = gtab_styles_get(m->styles, &at->style),
				  .text = keep(m, &out) };
}

/* Take up to n 其中： off a label; says how many there were. */
static unsigned
take_part_words(gtab_text *label, unsigned n)
{
	unsigned n_taken = 0;

	while (n_taken < n && gtab_text_take(label, GTAB_TEXT("其中：")))
		n_taken++;
	return n_taken;
}

/* 其中： is printed once, before the first of a run; its brothers stand below that one's text. */
static gtab_sheet_cell
part_label(gtab_cell_maker *m, struct place *at)
{
	const bool is_first = m->last_level < at->row->level;
	gtab_text label = at->cell->text;

	take_part_words(&label, at->row->level - (is_first ? 1 : 0));
	at->style.indent = (uint8_t)gtab_part_indent(at->row->level, is_first);
	return text_at(m, at, label, GTAB_ALIGN_LEFT);
}

static gtab_sheet_cell
text(gtab_cell_maker *m, struct place *at)
{
	const gtab_column *const column = &m->plan->columns[at->col];
	const gtab_sheet_align align = m->plan->shown[at->col].align;

	if (column->type == GTAB_COLUMN_CODE) {
		at->style.format = GTAB_FORMAT_TEXT;
		at->style.is_shrunk = at->cell->text.len <= GTAB_SHORT_CODE;
	}
	if (column->role == GTAB_COLUMN_UNIT_OF)
		return text_at(m, at, at->cell->text, GTAB_ALIGN_CENTER);
	if (at->row->level > 0 && gtab_text_starts(at->cell->text, GTAB_TEXT("其中：")))
		return part_label(m, at);
	if (is_total(at->row->row_class) && column->type == GTAB_COLUMN_LABEL)
		return text_at(m, at, at->cell->text, GTAB_ALIGN_CENTER);
	return text_at(m, at, at->cell->text, align);
}

static gtab_sheet_cell
refused(gtab_cell_maker *m, struct place *at)
{
	at->style.fill = GTAB_FILL_REFUSED;
	at->style.format = GTAB_FORMAT_TEXT;
	return text_at(m, at, at->cell->text, GTAB_ALIGN_LEFT);
}

static gtab_sheet_cell
cell_at(gtab_cell_maker *m, struct place *at)
{
	switch (at->cell->kind) {
	case GTAB_CELL_NUMBER: return figure(m, at);
	case GTAB_CELL_PERIOD: return period(m, at);
	case GTAB_CELL_EMPTY: return text_at(m, at, GTAB_TEXT(""), GTAB_ALIGN_CENTER);
	case GTAB_CELL_NIL: return text_at(m, at, GTAB_MARK_NIL, GTAB_ALIGN_CENTER);
	case GTAB_CELL_NOT_AVAILABLE:
		return text_at(m, at, GTAB_MARK_NOT_AVAILABLE, GTAB_ALIGN_CENTER);
	case GTAB_CELL_SUPPRESSED: return text_at(m, at, GTAB_MARK_SUPPRESSED, GTAB_ALIGN_CENTER);
	case GTAB_CELL_REFUSED: return refused(m, at);
	case GTAB_CELL_RAW:
	case GTAB_CELL_TEXT: break;
	}
	return text(m, at);
}

static uint32_t
lines_of(const gtab_sheet_plan *p, const struct place *at, const gtab_sheet_cell *cell)
{
	const uint32_t indent_px = (uint32_t)at->style.indent * INDENT_PX;
	const uint32_t px = p->shown[at->col].px;

	if (cell->kind != GTAB_SHEET_TEXT || !at->style.is_wrapped || p->shown[at->col].is_hidden)
		return 1;
	return gtab_cell_lines(cell->text, GTAB_FONT_BODY, px > indent_px ? px - indent_px : 0);
}

gtab_status
gtab_make_row(gtab_cell_maker *m, const gtab_row *row, uint64_t row_no, gtab_sheet_row *out)
{
	const uint32_t row_idx = m->plan->body_first + (uint32_t)row_no;
	const gtab_sheet_font font = is_total(row->row_class) ? GTAB_FONT_BOLD : GTAB_FONT_BODY;
	gtab_sheet_cell *const cells = new_cells(m, row_idx, 0, out);
	uint32_t n_lines = 1;

	if (cells == NULL)
		return GTAB_ENOMEM;
	for (size_t col = 0; col < row->n_cells; col++) {
		struct place at = { row, row_no, col, &row->cells[col], { .font = (uint8_t)font } };

		set_edges(m->plan, col, row_idx, &at.style);
		cells[col] = cell_at(m, &at);
		const uint32_t n = lines_of(m->plan, &at, &cells[col]);
		n_lines = n > n_lines ? n : n_lines;
	}
	out->height = n_lines == 1 ? m->plan->row_pt : gtab_lines_height(n_lines, GTAB_FONT_BODY);
	m->last_level = row->level;
	return finish(m);
}
