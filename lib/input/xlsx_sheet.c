/* SPDX-License-Identifier: MIT */
/* Sheet data (ECMA-376 part 1 §18.3.1): expat runs until the end of a row that has a text, and waits there. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gtab/map.h>

#include "base/i18n.h"
#include "input/xlsx_internal.h"

enum { ADDRESS_SHOWN = 16 };

/* The types of §18.18.11. An error's value is a text like that of a formula. */
enum cell_type { FIGURE, SHARED, STRING, INLINE, BOOLEAN, ISO_DATE };

static const struct {
	const char *name;
	enum cell_type type;
} cell_types[] = {
	{ "s", SHARED },  { "n", FIGURE }, { "str", STRING }, { "inlineStr", INLINE },
	{ "b", BOOLEAN }, { "e", STRING }, { "d", ISO_DATE },
};

static enum cell_type
type_of(const char *name)
{
	if (name == NULL)
		return FIGURE;
	for (size_t i = 0; i < sizeof(cell_types) / sizeof(cell_types[0]); i++)
		if (strcmp(cell_types[i].name, name) == 0)
			return cell_types[i].type;
	return STRING; /* none we know: as it is written */
}

/* ---- trouble ---- */

/* sentence  with one %s, for the address as the file has it */
static void
bad_address(gtab_xml *x, const char *sentence, const char *address)
{
	char shown[ADDRESS_SHOWN], what[256];

	snprintf(shown, sizeof(shown), "%s", address);
	shown[gtab_utf8_valid_len(gtab_text_of(shown))] = '\0';
	snprintf(what, sizeof(what), sentence, shown);
	gtab_xml_damaged(x, what);
}

static void
no_memory(gtab_xml *x)
{
	gtab_xml_fail(x, GTAB_ENOMEM, "%s", gtab_status_message(GTAB_ENOMEM));
}

/* ---- columns and rows ---- */

static void
set_bit(uint64_t *words, size_t i)
{
	words[i / 64] |= UINT64_C(1) << i % 64;
}

/* <col min="3" max="5" hidden="1"/> (§18.3.1.13) */
static void
on_columns(gtab_sheet_rows *s, const char **attributes)
{
	uint64_t first, last;

	if (!gtab_xml_is_true(gtab_xml_get(attributes, "hidden")) ||
	    !gtab_xml_uint(gtab_xml_get(attributes, "min"), GTAB_XLSX_COLS_MAX, &first) ||
	    !gtab_xml_uint(gtab_xml_get(attributes, "max"), GTAB_XLSX_COLS_MAX, &last))
		return;
	for (; first > 0 && first <= last; first++)
		set_bit(s->hidden_cols, (size_t)first - 1);
}

/* <row r="7" hidden="1">; without r it is the row behind the last (§18.3.1.73) */
static void
on_row(gtab_sheet_rows *s, gtab_xml *x, const char **attributes)
{
	const char *number = gtab_xml_get(attributes, "r");
	uint64_t row_no = s->row_no + 1;

	if (row_no > GTAB_XLSX_ROWS_MAX)
		number = "1048577";
	if (number != NULL && (!gtab_xml_uint(number, GTAB_XLSX_ROWS_MAX, &row_no) || row_no == 0))
		bad_address(x, _("there is no row %s on a sheet"), number);
	else if (row_no <= s->row_no)
		bad_address(x, _("row %s stands behind a later one"), number);
	s->row_no = row_no;
	x->line_no = row_no;
	s->is_hidden = gtab_xml_is_true(gtab_xml_get(attributes, "hidden"));
	s->col = 0;
	s->n_cells = 0;
	gtab_buf_truncate(&s->text, 0);
}

static void
end_row(gtab_sheet_rows *s, gtab_xml *x)
{
	if (s->text.failed)
		no_memory(x);
	if (s->n_cells == 0 || s->text.failed)
		return;
	for (size_t i = 0; i < s->n_cells; i++) {
		gtab_cell *const cell = &s->cells[i];

		if (s->starts[i] != GTAB_MAP_NONE)
			cell->text.ptr = s->text.ptr + s->starts[i];
		cell->source = cell->text;
	}
	s->n_hidden_rows += s->is_hidden;
	gtab_xml_pause(x);
}

/* ---- cells ---- */

/* "AB12": its column, if its row is the one being read; 0 when it is no such address. */
static size_t
column_of(const char *address, uint64_t row_no)
{
	size_t col = 0;
	uint64_t row;

	for (; *address >= 'A' && *address <= 'Z' && col <= GTAB_XLSX_COLS_MAX; address++)
		col = col * 26 + (size_t)(*address - 'A') + 1;
	if (col > GTAB_XLSX_COLS_MAX || !gtab_xml_uint(address, GTAB_XLSX_ROWS_MAX, &row) ||
	    row != row_no)
		return 0;
	return col;
}

/* <c r="B7" s="3" t="s">; without r it is the cell behind the last (§18.3.1.4) */
static void
on_cell(gtab_sheet_rows *s, gtab_xml *x, const char **attributes)
{
	const char *address = gtab_xml_get(attributes, "r");
	const size_t col = address == NULL ? s->col + 1 : column_of(address, s->row_no);

	if (col == 0 || col > GTAB_XLSX_COLS_MAX)
		bad_address(x, _("there is no cell %s in this row"),
			    address == NULL ? "XFE" : address);
	else if (col <= s->col)
		bad_address(x, _("cell %s stands behind a later one"), address);
	s->col = col;
	s->type = (int)type_of(gtab_xml_get(attributes, "t"));
	if (!gtab_xml_uint(gtab_xml_get(attributes, "s"), UINT32_MAX, &s->style))
		s->style = 0;
	s->has_formula = s->has_value = s->rich.is_phonetic = false;
	gtab_buf_truncate(&x->text, 0);
}

static bool
grow_cells(gtab_sheet_rows *s, size_t n_wanted)
{
	size_t n = s->n_cells_max == 0 ? 32 : s->n_cells_max;
	gtab_cell *cells;
	size_t *starts;

	while (n < n_wanted)
		n *= 2;
	cells = realloc(s->cells, n * sizeof(*cells));
	if (cells != NULL)
		s->cells = cells;
	starts = realloc(s->starts, n * sizeof(*starts));
	if (starts != NULL)
		s->starts = starts;
	if (cells == NULL || starts == NULL)
		return false;
	s->n_cells_max = n;
	return true;
}

/* Give the cell being read a text; cells between it and the last one with a text are empty. */
static void
keep_cell(gtab_sheet_rows *s, gtab_xml *x, gtab_text text, size_t start)
{
	if (text.len == 0)
		return;
	if (s->col > s->n_cells_max && !grow_cells(s, s->col)) {
		no_memory(x);
		return;
	}
	for (; s->n_cells < s->col; s->n_cells++) {
		s->cells[s->n_cells] = (gtab_cell){ .text = GTAB_TEXT(""), .kind = GTAB_CELL_RAW };
		s->starts[s->n_cells] = GTAB_MAP_NONE;
	}
	s->cells[s->col - 1].text = text;
	s->starts[s->col - 1] = start;
	set_bit(s->used_cols, s->col - 1);
}

static void
keep_shared(gtab_sheet_rows *s, gtab_xml *x, const char *index)
{
	uint64_t i;

	if (*index == '\0')
		return;
	if (!gtab_xml_uint(index, UINT32_MAX, &i) || i >= s->strings->n)
		bad_address(x, _("there is no shared text %s"), index);
	else
		keep_cell(s, x, gtab_strings_get(s->strings, (size_t)i), GTAB_MAP_NONE);
}

/* Append to s->text what the value stands for. */
static void
put_value(gtab_sheet_rows *s, gtab_text v)
{
	switch ((enum cell_type)s->type) {
	case FIGURE:
		gtab_xlsx_put_figure(v, gtab_xlsx_styles_get(s->styles, s->style), s->is_1904,
				     &s->text);
		break;
	case BOOLEAN:
		gtab_buf_put(&s->text, gtab_text_equal(v, GTAB_TEXT("1"))   ? GTAB_TEXT("TRUE")
				       : gtab_text_equal(v, GTAB_TEXT("0")) ? GTAB_TEXT("FALSE")
									    : v);
		break;
	case ISO_DATE: gtab_xlsx_put_iso_date(v, &s->text); break;
	default: gtab_buf_put(&s->text, v); break;
	}
}

/* A formula was never computed: the program that wrote it is no spreadsheet. "" can be a text's result. */
static void
count_unsaved(gtab_sheet_rows *s)
{
	if (!s->has_formula || s->xml.text.len > 0 || (s->has_value && s->type == STRING))
		return;
	if (s->n_unsaved++ == 0) {
		s->unsaved_row = s->row_no;
		s->unsaved_column = s->col;
	}
}

static void
end_cell(gtab_sheet_rows *s, gtab_xml *x)
{
	const size_t start = s->text.len;

	count_unsaved(s);
	if (x->text.len == 0)
		return;
	if (s->type == SHARED) {
		gtab_buf_putc(&x->text, '\0');
		if (!x->text.failed)
			keep_shared(s, x, x->text.ptr);
		return;
	}
	put_value(s, gtab_buf_text(&x->text));
	keep_cell(s, x, gtab_buf_from(&s->text, start), start);
}

/* ---- elements ---- */

static void
on_start(gtab_xml *x, const char *name, const char **attributes)
{
	gtab_sheet_rows *const s = x->ctx;

	if (!s->is_in_data) {
		s->is_in_data = strcmp(name, "sheetData") == 0;
		if (strcmp(name, "col") == 0)
			on_columns(s, attributes);
	} else if (strcmp(name, "c") == 0) {
		on_cell(s, x, attributes);
	} else if (strcmp(name, "v") == 0) {
		s->has_value = true;
		x->collects = s->type != INLINE;
	} else if (strcmp(name, "f") == 0) {
		s->has_formula = true;
	} else if (strcmp(name, "row") == 0) {
		on_row(s, x, attributes);
	} else if (s->type == INLINE) {
		gtab_rich_text_start(&s->rich, x, name);
	}
}

static void
on_end(gtab_xml *x, const char *name)
{
	gtab_sheet_rows *const s = x->ctx;

	if (!s->is_in_data)
		return;
	if (strcmp(name, "c") == 0) {
		end_cell(s, x);
	} else if (strcmp(name, "v") == 0) {
		x->collects = false;
		if (s->type == STRING)
			gtab_xlsx_unescape(&x->text, 0);
	} else if (strcmp(name, "row") == 0) {
		end_row(s, x);
	} else if (strcmp(name, "sheetData") == 0) {
		s->is_in_data = false;
		x->line_no = 0;
	} else if (s->type == INLINE) {
		gtab_rich_text_end(&s->rich, x, name);
	}
}

/* ---- pulling ---- */

gtab_status
gtab_sheet_rows_begin(gtab_sheet_rows *s, gtab_text part, gtab_error *err)
{
	s->xml.on_start = on_start;
	s->xml.on_end = on_end;
	s->xml.ctx = s;
	s->row_no = 0;
	s->is_in_data = false;
	s->n_cells = 0;
	s->n_hidden_rows = s->n_unsaved = s->unsaved_row = s->unsaved_column = 0;
	memset(s->hidden_cols, 0, sizeof(s->hidden_cols));
	memset(s->used_cols, 0, sizeof(s->used_cols));
	return gtab_xml_begin(&s->xml, part, err);
}

gtab_status
gtab_sheet_rows_next(gtab_sheet_rows *s, gtab_error *err)
{
	return gtab_xml_step(&s->xml, err);
}

void
gtab_sheet_rows_clear(gtab_sheet_rows *s)
{
	gtab_xml_clear(&s->xml);
	gtab_buf_clear(&s->text);
	free(s->cells);
	free(s->starts);
}
