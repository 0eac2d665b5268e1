/* SPDX-License-Identifier: MIT */
/* What stands in each cell around the rows, and how it looks. */

#include "output/book/frame_cells.h"

#include "output/book/measure.h"
#include "output/book/xml_text.h"

/* What makes the rows: all they point to is copied, since they outlive the table. */
typedef struct frame_maker {
	const gtab_sheet_plan *plan;
	gtab_styles *styles;
	gtab_arena *arena;
} frame_maker;

/* ---- what all rows need ---- */

static gtab_sheet_cell *
new_cells(frame_maker *m, uint32_t row_idx, uint32_t height, gtab_sheet_row *out)
{
	gtab_sheet_cell *const cells =
		gtab_arena_array(m->arena, m->plan->n_columns, sizeof(*cells));

	*out = (gtab_sheet_row){
		.row_idx = row_idx, .height = height, .cells = cells, .n_cells = m->plan->n_columns
	};
	return cells;
}

static gtab_status
finish(const frame_maker *m)
{
	return m->arena->failed || gtab_styles_failed(m->styles) ? GTAB_ENOMEM : GTAB_OK;
}

static gtab_sheet_cell
text_cell(frame_maker *m, gtab_text text, const gtab_sheet_style *style)
{
	gtab_sheet_cell cell = { .kind = GTAB_SHEET_BLANK,
				 .style = gtab_styles_get(m->styles, style) };

	if (text.len == 0)
		return cell;
	cell.kind = GTAB_SHEET_TEXT;
	cell.text = gtab_arena_copy(m->arena, gtab_xml_text(text, m->arena));
	return cell;
}

/* Lines around a cell of the grid: medium at the grid's outside, thin elsewhere. */
static void
set_edges(const gtab_sheet_plan *p, size_t col, uint32_t row_idx, gtab_sheet_style *style)
{
	style->left = col == p->first_visible ? GTAB_EDGE_MEDIUM : GTAB_EDGE_THIN;
	style->right = col == p->last_visible ? GTAB_EDGE_MEDIUM : GTAB_EDGE_THIN;
	style->top = row_idx == p->header_first ? GTAB_EDGE_MEDIUM : GTAB_EDGE_THIN;
	style->bottom =
		row_idx == p->header_last && p->n_rows == 0 ? GTAB_EDGE_MEDIUM : GTAB_EDGE_THIN;
}

/* ---- lines outside the grid ---- */

static void
put_part(frame_maker *m, const gtab_line_part *part, gtab_sheet_row *row, gtab_sheet_cell *cells,
	 gtab_sheet_merge *merges)
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

static gtab_status
make_line(frame_maker *m, const gtab_sheet_line *line, uint32_t row_idx, gtab_sheet_row *out)
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
put_header_cell(frame_maker *m, const gtab_header_cell *cell, uint32_t header_row,
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
put_printed_numbers(frame_maker *m, const gtab_sheet_row *row, gtab_sheet_cell *cells)
{
	for (size_t col = 0; col < row->n_cells; col++) {
		gtab_sheet_style style = header_style(m->plan, col, row->row_idx);

		style.font = GTAB_FONT_BODY;
		style.format = GTAB_FORMAT_TEXT;
		cells[col] = text_cell(m, m->plan->columns[col].printed_no, &style);
	}
}

static gtab_status
make_header(frame_maker *m, uint32_t header_row, gtab_sheet_row *out)
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

/* ---- all of them ---- */

static gtab_status
make_lines(frame_maker *m, const gtab_sheet_line *lines, size_t n, uint32_t first_row,
	   gtab_sheet_row *rows)
{
	gtab_status st = GTAB_OK;

	for (size_t i = 0; st == GTAB_OK && i < n; i++)
		st = make_line(m, &lines[i], first_row + (uint32_t)i, &rows[i]);
	return st;
}

gtab_status
gtab_frame_above(const gtab_sheet_plan *p, gtab_styles *styles, gtab_arena *arena, gtab_frame *out)
{
	frame_maker m = { p, styles, arena };
	gtab_status st;

	*out = (gtab_frame){ .n_rows = p->body_first };
	out->rows = gtab_arena_array(arena, out->n_rows, sizeof(*out->rows));
	if (out->rows == NULL)
		return GTAB_ENOMEM;
	st = make_lines(&m, p->above, p->n_above, 0, out->rows);
	for (uint32_t i = 0; st == GTAB_OK && i < p->body_first - p->header_first; i++)
		st = make_header(&m, i, &out->rows[p->header_first + i]);
	return st;
}

gtab_status
gtab_frame_below(const gtab_sheet_plan *p, uint32_t first_row, gtab_styles *styles,
		 gtab_arena *arena, gtab_frame *out)
{
	frame_maker m = { p, styles, arena };

	*out = (gtab_frame){ .n_rows = p->n_below };
	out->rows = gtab_arena_array(arena, out->n_rows + 1, sizeof(*out->rows));
	return out->rows != NULL ? make_lines(&m, p->below, p->n_below, first_row, out->rows)
				 : GTAB_ENOMEM;
}
