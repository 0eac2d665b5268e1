/* SPDX-License-Identifier: MIT */
/* From clean cells to what Excel gets: figures, dates, marks of missing, labels, codes. */

#include "output/book/body_cells.h"

#include "output/book/excel_limits.h"
#include "output/book/excel_number.h"
#include "output/book/xml_text.h"

#include <gtab/period.h>

/* The cell in hand: where it stands, what it holds, how it looks so far. */
struct place {
	const gtab_row *row;
	size_t col;
	const gtab_cell *cell;
	gtab_sheet_style style;
};

bool
gtab_row_is_total(gtab_row_class c)
{
	return c == GTAB_ROW_TOTAL || c == GTAB_ROW_SUBTOTAL;
}

static gtab_body_cell
text_cell(gtab_body_maker *m, const struct place *at, gtab_text text)
{
	return (gtab_body_cell){ .kind = text.len > 0 ? GTAB_SHEET_TEXT : GTAB_SHEET_BLANK,
				 .style = at->style,
				 .text = gtab_xml_text(text, m->arena) };
}

static gtab_body_cell
text_at(gtab_body_maker *m, struct place *at, gtab_text text, gtab_sheet_align align)
{
	at->style.align = (uint8_t)align;
	at->style.is_wrapped = !at->style.is_shrunk;
	return text_cell(m, at, text);
}

/* A figure that a double would change is text that looks like a figure. */
static gtab_body_cell
long_figure(gtab_body_maker *m, struct place *at)
{
	at->style.format = GTAB_FORMAT_TEXT;
	at->style.align = GTAB_ALIGN_RIGHT;
	return text_cell(m, at, at->cell->text);
}

/* As many places as were printed: 24 and 3906.40 may stand in one column. */
static gtab_body_cell
figure(gtab_body_maker *m, struct place *at)
{
	const int n_decimals = gtab_printed_places(at->cell->text);

	if (!gtab_is_excel_number(at->cell->text) || n_decimals > EXCEL_DECIMALS_MAX)
		return long_figure(m, at);
	at->style.format = m->plan->is_list ? GTAB_FORMAT_PLAIN : GTAB_FORMAT_GROUPED;
	at->style.n_decimals = (uint8_t)n_decimals;
	at->style.align = GTAB_ALIGN_RIGHT;
	return (gtab_body_cell){ .kind = GTAB_SHEET_NUMBER,
				 .style = at->style,
				 .text = gtab_excel_decimal(at->cell->text) };
}

/* What out holds, as a text of the arena. */
static gtab_text
keep(gtab_body_maker *m, gtab_buf *out)
{
	gtab_text copy = { 0 };

	m->arena->failed |= out->failed;
	if (!out->failed)
		copy = gtab_arena_copy(m->arena, gtab_buf_text(out));
	gtab_buf_clear(out);
	return copy;
}

static gtab_body_cell
period(gtab_body_maker *m, struct place *at)
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
	return (gtab_body_cell){ .kind = GTAB_SHEET_NUMBER,
				 .style = at->style,
				 .text = keep(m, &out) };
}

/* Take up to n 其中： off a label. */
static void
take_part_words(gtab_text *label, unsigned n)
{
	for (unsigned i = 0; i < n && gtab_text_take(label, GTAB_TEXT("其中：")); i++)
		;
}

/* 其中： is printed once, before the first of a run; its brothers stand below that one's text. */
static gtab_body_cell
part_label(gtab_body_maker *m, struct place *at)
{
	const bool is_first = m->last_level < at->row->level;
	gtab_text label = at->cell->text;

	take_part_words(&label, at->row->level - (is_first ? 1 : 0));
	at->style.indent = (uint8_t)gtab_part_indent(at->row->level, is_first);
	return text_at(m, at, label, GTAB_ALIGN_LEFT);
}

static gtab_body_cell
text(gtab_body_maker *m, struct place *at)
{
	const gtab_column *const column = &m->plan->columns[at->col];

	if (column->type == GTAB_COLUMN_CODE) {
		at->style.format = GTAB_FORMAT_TEXT;
		at->style.is_shrunk = at->cell->text.len <= GTAB_SHORT_CODE;
	}
	if (column->role == GTAB_COLUMN_UNIT_OF)
		return text_at(m, at, at->cell->text, GTAB_ALIGN_CENTER);
	if (at->row->level > 0 && gtab_text_starts(at->cell->text, GTAB_TEXT("其中：")))
		return part_label(m, at);
	if (gtab_row_is_total(at->row->row_class) && column->type == GTAB_COLUMN_LABEL)
		return text_at(m, at, at->cell->text, GTAB_ALIGN_CENTER);
	return text_at(m, at, at->cell->text, GTAB_ALIGN_BY_COLUMN);
}

static gtab_body_cell
refused(gtab_body_maker *m, struct place *at)
{
	at->style.fill = GTAB_FILL_REFUSED;
	at->style.format = GTAB_FORMAT_TEXT;
	return text_at(m, at, at->cell->text, GTAB_ALIGN_LEFT);
}

static gtab_body_cell
cell_at(gtab_body_maker *m, struct place *at)
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

gtab_status
gtab_body_make(gtab_body_maker *m, const gtab_row *row, gtab_body_cell *cells)
{
	const uint8_t font = gtab_row_is_total(row->row_class) ? GTAB_FONT_BOLD : GTAB_FONT_BODY;

	for (size_t col = 0; col < row->n_cells; col++) {
		struct place at = { row, col, &row->cells[col], { .font = font } };

		cells[col] = cell_at(m, &at);
	}
	m->last_level = row->level;
	return m->arena->failed ? GTAB_ENOMEM : GTAB_OK;
}
