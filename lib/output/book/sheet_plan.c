/* SPDX-License-Identifier: MIT */
/* The plan of a sheet: what is known at once, what the first pass measures, and where each part stands. */

#include "output/book/sheet_plan.h"

#include "base/i18n.h"
#include "output/book/excel_limits.h"
#include "output/book/measure.h"
#include "output/book/page_fit.h"
#include "output/book/sheet_lines.h"
#include "output/book/xml_text.h"

#include <stdio.h>
#include <string.h>

enum {
	SHORT_UNITS = 12,    /* texts of six characters at most are centred in their column */
	PART_WORD_STEPS = 5, /* 其中： takes five steps of indent */
	PART_INDENT = 2,
	FREEZE_PX_MAX = 420
};

/* ---- nothing is ever cut ---- */

static bool
has_too_many_breaks(gtab_text t)
{
	size_t n = 0;

	for (size_t i = 0; i < t.len; i++)
		n += t.ptr[i] == '\n';
	return n > EXCEL_CELL_LINE_BREAKS_MAX;
}

/* A text that Excel cannot hold stops the work. column_no: its field, 0 when it is none. */
static gtab_status
check_fits(gtab_text t, gtab_place place, size_t column_no, gtab_error *err)
{
	char source[GTAB_ERROR_SOURCE_MAX];

	if (t.len <= EXCEL_CELL_LINE_BREAKS_MAX)
		return GTAB_OK;
	if (t.len > EXCEL_CELL_UNITS_MAX && gtab_utf16_len(t) > EXCEL_CELL_UNITS_MAX)
		gtab_error_set(err, GTAB_ELIMIT, _("the cell has %zu characters; Excel holds %d"),
			       gtab_utf16_len(t), EXCEL_CELL_UNITS_MAX);
	else if (has_too_many_breaks(t))
		gtab_error_set(err, GTAB_ELIMIT, _("the cell has more than %d line breaks"),
			       EXCEL_CELL_LINE_BREAKS_MAX);
	else
		return GTAB_OK;
	snprintf(source, sizeof(source), "%.*s", GTAB_TEXT_ARG(place.source));
	gtab_error_at(err, source, place.line_no, column_no);
	return GTAB_ELIMIT;
}

/* The header, and the lines around the table. */
static gtab_status
check_frame(const gtab_sheet_plan *p, gtab_error *err)
{
	const gtab_place nowhere = { .source = gtab_table_source(p->table) };
	size_t n;
	const gtab_context_line *const lines = gtab_table_context(p->table, &n);
	gtab_status st = GTAB_OK;

	for (size_t i = 0; st == GTAB_OK && i < n; i++)
		st = check_fits(lines[i].value, lines[i].place, 0, err);
	for (size_t i = 0; st == GTAB_OK && i < p->n_columns; i++)
		st = check_fits(p->columns[i].name, nowhere, 0, err);
	return st;
}

/* ---- what is known at once ---- */

static bool
is_list(const gtab_sheet_plan *p)
{
	if (p->layout != NULL && p->layout->is_list)
		return true;
	for (size_t i = 0; i < p->n_columns; i++) {
		if (p->columns[i].type == GTAB_COLUMN_NUMBER)
			return false;
	}
	return true;
}

static void
find_visible(gtab_sheet_plan *p)
{
	for (size_t i = 0; i < p->n_columns; i++) {
		const gtab_column_role role = p->columns[i].role;

		p->shown[i].is_hidden =
			role == GTAB_COLUMN_LOWER_OF || role == GTAB_COLUMN_UPPER_OF;
		p->has_printed_no |= p->columns[i].printed_no.len > 0;
		if (!p->shown[i].is_hidden)
			p->last_visible = i;
	}
	while (p->first_visible < p->last_visible && p->shown[p->first_visible].is_hidden)
		p->first_visible++;
}

static gtab_text
first_of(gtab_text a, gtab_text b, gtab_text c)
{
	return a.len > 0 ? a : b.len > 0 ? b : c;
}

gtab_status
gtab_plan_begin(gtab_sheet_plan *p, const gtab_table *table, const gtab_form *form, gtab_text title,
		gtab_text unit, gtab_error *err)
{
	const gtab_text none = { 0 };

	*p = (gtab_sheet_plan){ .table = table, .filter_row_no = GTAB_MAP_NONE };
	gtab_arena_init(&p->arena);
	p->columns = gtab_table_columns(table, &p->n_columns);
	p->layout = form != NULL ? gtab_form_layout_of(form) : NULL;
	if (p->n_columns == 0 || p->n_columns > EXCEL_COLUMNS_MAX)
		return gtab_error_set(err, GTAB_ELIMIT,
				      _("the table has %zu columns; a sheet holds 1 to %d"),
				      p->n_columns, EXCEL_COLUMNS_MAX);
	p->shown = gtab_arena_array(&p->arena, p->n_columns, sizeof(*p->shown));
	if (p->shown == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	p->title = first_of(title, gtab_table_context_get(table, "title"),
			    p->layout != NULL ? p->layout->title : none);
	p->unit = first_of(unit, gtab_table_context_get(table, "unit"), none);
	p->shown_unit = p->unit;
	p->is_list = is_list(p);
	find_visible(p);
	return check_frame(p, err);
}

void
gtab_plan_clear(gtab_sheet_plan *p)
{
	gtab_arena_clear(&p->arena);
}

/* ---- the first pass ---- */

uint32_t
gtab_part_indent(unsigned level, bool is_first)
{
	if (level == 0)
		return 0;
	return PART_INDENT + PART_WORD_STEPS * (level - (is_first ? 1 : 0));
}

static void
keep_most(size_t *most, size_t n)
{
	if (n > *most)
		*most = n;
}

static void
measure_number(gtab_plan_column *shown, gtab_text text)
{
	const char *const point = text.len > 0 ? memchr(text.ptr, '.', text.len) : NULL;
	const size_t n_whole = point != NULL ? (size_t)(point - text.ptr) : text.len;

	keep_most(&shown->figure_units, text.len + n_whole / 3); /* 1,234,567.89 */
}

static void
measure_text(const gtab_row *row, gtab_plan_column *shown, gtab_text text)
{
	const size_t indent = gtab_text_starts(text, GTAB_TEXT("其中"))
				      ? gtab_part_indent(row->level, false) * INDENT_PX / 8
				      : 0;

	keep_most(&shown->text_units, shown->extent.n_units + indent);
	keep_most(&shown->cell_units, shown->extent.width + indent);
}

static void
measure_cell(const gtab_sheet_plan *p, const gtab_row *row, size_t col)
{
	const gtab_cell *const cell = &row->cells[col];
	gtab_plan_column *const shown = &p->shown[col];

	switch (cell->kind) {
	case GTAB_CELL_NUMBER: measure_number(shown, cell->text); break;
	case GTAB_CELL_PERIOD: keep_most(&shown->figure_units, cell->text.len + 4); break;
	case GTAB_CELL_RAW:
	case GTAB_CELL_TEXT:
	case GTAB_CELL_REFUSED:
		shown->measured = cell->text;
		shown->extent = gtab_text_extent(cell->text);
		if (p->columns[col].type == GTAB_COLUMN_CODE && cell->text.len <= GTAB_SHORT_CODE)
			keep_most(&shown->figure_units, shown->extent.n_units);
		else
			measure_text(row, shown, cell->text);
		break;
	default: keep_most(&shown->figure_units, 3); break; /* a mark of missing */
	}
}

gtab_status
gtab_plan_measure(gtab_sheet_plan *p, const gtab_row *row, gtab_error *err)
{
	for (size_t i = 0; i < row->n_cells; i++) {
		const gtab_status st =
			check_fits(row->cells[i].text, row->place, p->columns[i].source_no, err);

		if (st != GTAB_OK)
			return st;
		measure_cell(p, row, i);
	}
	if (row->row_class != GTAB_ROW_TOTAL)
		p->filter_row_no = (size_t)p->n_rows;
	p->n_rows++;
	return GTAB_OK;
}

/* ---- when all is measured ---- */

uint32_t
gtab_plan_span_px(const gtab_sheet_plan *p, size_t first, size_t last)
{
	uint32_t px = 0;

	for (size_t i = first; i <= last && i < p->n_columns; i++)
		px += p->shown[i].is_hidden ? 0 : p->shown[i].px;
	return px;
}

static void
set_alignments(gtab_sheet_plan *p)
{
	for (size_t i = 0; i < p->n_columns; i++) {
		const bool is_short = p->shown[i].text_units <= SHORT_UNITS;
		const bool is_code = p->columns[i].type == GTAB_COLUMN_CODE;

		p->shown[i].align = is_short || is_code ? GTAB_ALIGN_CENTER : GTAB_ALIGN_LEFT;
	}
}

static uint32_t
header_px(const gtab_sheet_plan *p, const gtab_header_cell *cell)
{
	return gtab_plan_span_px(p, cell->place.first_col, cell->place.last_col);
}

/* A header that does not fit one line has its unit in a line of its own. */
static gtab_status
break_headers(gtab_sheet_plan *p)
{
	gtab_status st = GTAB_OK;

	for (size_t i = 0; st == GTAB_OK && i < p->header.n_cells; i++) {
		gtab_header_cell *const cell = &p->header.cells[i];

		if (gtab_cell_lines(cell->text, GTAB_FONT_BOLD, header_px(p, cell)) > 1)
			st = gtab_header_break_unit(cell, &p->arena);
	}
	return st;
}

/* Make the rows of a header cell high enough together; the last of them grows. */
static void
heighten_for(gtab_sheet_plan *p, const gtab_header_cell *cell)
{
	const uint32_t px = header_px(p, cell);
	const uint32_t n_lines = gtab_cell_lines(cell->text, GTAB_FONT_BOLD, px);
	uint32_t needed = px > 0 ? gtab_lines_height(n_lines, GTAB_FONT_BOLD) : 0;

	for (uint32_t k = cell->place.first_row; k < cell->place.last_row; k++)
		needed -= needed < p->header_heights[k] ? needed : p->header_heights[k];
	if (needed > p->header_heights[cell->place.last_row])
		p->header_heights[cell->place.last_row] = needed;
}

static gtab_status
set_header_heights(gtab_sheet_plan *p)
{
	const uint32_t least = p->header.n_rows == 1 ? 32 : 26;

	p->header_heights = gtab_arena_array(&p->arena, p->header.n_rows, sizeof(uint32_t));
	if (p->header_heights == NULL)
		return GTAB_ENOMEM;
	for (uint32_t i = 0; i < p->header.n_rows; i++)
		p->header_heights[i] = least;
	for (size_t i = 0; i < p->header.n_cells; i++)
		heighten_for(p, &p->header.cells[i]);
	return GTAB_OK;
}

static void
place_rows(gtab_sheet_plan *p)
{
	const size_t n_header = p->header.n_rows + (p->has_printed_no ? 1U : 0U);

	p->header_first = (uint32_t)p->n_above;
	p->body_first = (uint32_t)(p->n_above + n_header);
	p->header_last = p->body_first - 1;
}

gtab_status
gtab_plan_settle(gtab_sheet_plan *p, gtab_error *err)
{
	gtab_status st = gtab_header_tree_lay(p->columns, p->n_columns, p->shown_unit, &p->arena,
					      &p->header);

	if (st == GTAB_OK)
		st = gtab_page_fit(p);
	if (st == GTAB_OK)
		st = break_headers(p);
	if (st == GTAB_OK)
		st = set_header_heights(p);
	if (st == GTAB_OK)
		st = gtab_plan_lay_lines(p);
	set_alignments(p);
	if (st != GTAB_OK)
		return gtab_error_set(err, st, NULL);
	place_rows(p);
	return GTAB_OK;
}

/* ---- the set-up ---- */

/* The labels at the left stay in sight when they are narrow. */
static uint32_t
freeze_col(const gtab_sheet_plan *p)
{
	size_t n = 0;

	while (n < p->n_columns && p->columns[n].is_stub)
		n++;
	if (n == 0 || n == p->n_columns || gtab_plan_span_px(p, 0, n - 1) > FREEZE_PX_MAX)
		return 0;
	return (uint32_t)n;
}

gtab_status
gtab_plan_setup(const gtab_sheet_plan *p, gtab_arena *arena, gtab_sheet_setup *out)
{
	gtab_sheet_width *const widths = gtab_arena_array(arena, p->n_columns, sizeof(*widths));

	if (widths == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < p->n_columns; i++)
		widths[i] = (gtab_sheet_width){ p->shown[i].px, p->shown[i].is_hidden };
	*out = (gtab_sheet_setup){
		.widths = widths,
		.n_cols = p->n_columns,
		.header_first = p->header_first,
		.header_last = p->header_last,
		.body_first = p->body_first,
		.freeze_col = freeze_col(p),
		.is_landscape = p->is_landscape,
		.is_wide = p->is_wide,
	};
	return GTAB_OK;
}
