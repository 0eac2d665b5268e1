/* SPDX-License-Identifier: MIT */
/* The workbook reader: one sheet as a stream of raw rows. Which sheet is settled here, and blank rows filled in. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "input/stream_internal.h"
#include "input/xlsx_internal.h"

enum { CELL_MAX = 1024 * 1024, GAP_MAX = 1000 };

/*
 * is_held   rows stands on a row that waits for the blank ones before it
 * last_no   number of the row handed out last
 */
typedef struct xlsx_reader {
	gtab_stream stream;
	gtab_package *package;
	gtab_workbook workbook;
	gtab_strings strings;
	gtab_xlsx_styles styles;
	gtab_sheet_rows rows;
	size_t sheet;
	bool is_held;
	uint64_t last_no;
	gtab_cell blank;
	gtab_row row;
} xlsx_reader;

/* ---- which sheet ---- */

static gtab_status
no_such_sheet(const gtab_workbook *w, gtab_text source, const char *sheet, gtab_error *err)
{
	gtab_buf names;

	gtab_buf_init(&names);
	for (size_t i = 0; i < w->n_sheets && names.len < GTAB_ERROR_MESSAGE_MAX; i++)
		/* TRANSLATORS: between the items of a list */
		gtab_buf_printf(&names, "%s%.*s", i == 0 ? "" : _(", "),
				GTAB_TEXT_ARG(w->sheets[i].name));
	gtab_error_set(err, GTAB_EUSAGE, _("the workbook has no sheet %s; its sheets are %.*s"),
		       sheet, GTAB_TEXT_ARG(gtab_buf_text(&names)));
	gtab_error_at(err, source.ptr, 0, 0);
	gtab_buf_clear(&names);
	return GTAB_EUSAGE;
}

static gtab_status
check_is_table(const gtab_workbook_sheet *sheet, gtab_text source, gtab_error *err)
{
	if (sheet->part.len > 0)
		return GTAB_OK;
	gtab_error_set(err, GTAB_EUSAGE, _("sheet %.*s is a chart or a dialog, not a table"),
		       GTAB_TEXT_ARG(sheet->name));
	gtab_error_at(err, source.ptr, 0, 0);
	return GTAB_EUSAGE;
}

static gtab_status
sheet_by_number(const gtab_workbook *w, size_t sheet_no, gtab_text source, size_t *out,
		gtab_error *err)
{
	char shown[32];

	snprintf(shown, sizeof(shown), "%zu", sheet_no);
	if (sheet_no > w->n_sheets)
		return no_such_sheet(w, source, shown, err);
	*out = sheet_no - 1;
	return check_is_table(&w->sheets[*out], source, err);
}

static gtab_status
sheet_by_name(const gtab_workbook *w, const char *name, gtab_text source, size_t *out,
	      gtab_error *err)
{
	for (*out = 0; *out < w->n_sheets; ++*out)
		if (gtab_text_equal(w->sheets[*out].name, gtab_text_of(name)))
			return check_is_table(&w->sheets[*out], source, err);
	return no_such_sheet(w, source, name, err);
}

/* The first table that is not hidden, or else the first. */
static gtab_status
first_table(const gtab_workbook *w, gtab_text source, size_t *out, gtab_error *err)
{
	*out = w->n_sheets;
	for (size_t i = w->n_sheets; i-- > 0;)
		if (w->sheets[i].part.len > 0 &&
		    (*out == w->n_sheets || !w->sheets[i].is_hidden || w->sheets[*out].is_hidden))
			*out = i;
	if (*out < w->n_sheets)
		return GTAB_OK;
	gtab_error_set(err, GTAB_EMALFORMED, _("the workbook has no sheet with a table"));
	gtab_error_at(err, source.ptr, 0, 0);
	return GTAB_EMALFORMED;
}

static gtab_status
choose_sheet(xlsx_reader *r, const gtab_xlsx_options *options, gtab_error *err)
{
	const gtab_text source = gtab_package_source(r->package);

	if (options->sheet != NULL)
		return sheet_by_name(&r->workbook, options->sheet, source, &r->sheet, err);
	if (options->sheet_no > 0)
		return sheet_by_number(&r->workbook, options->sheet_no, source, &r->sheet, err);
	return first_table(&r->workbook, source, &r->sheet, err);
}

/* ---- rows ---- */

static gtab_status
hand_out(xlsx_reader *r, uint64_t row_no, const gtab_cell *cells, size_t n_cells,
	 const gtab_row **row_out)
{
	r->last_no = row_no;
	r->row = (gtab_row){ .cells = cells,
			     .n_cells = n_cells,
			     .row_class = GTAB_ROW_DETAIL,
			     .place = { gtab_package_source(r->package), row_no, row_no } };
	*row_out = &r->row;
	return GTAB_OK;
}

static gtab_status
xlsx_next(gtab_stream *s, const gtab_row **row_out, gtab_error *err)
{
	xlsx_reader *const r = (xlsx_reader *)s;
	const gtab_status st = r->is_held ? GTAB_OK : gtab_sheet_rows_next(&r->rows, err);
	uint64_t gap;

	if (st != GTAB_OK)
		return st;
	gap = r->rows.row_no - r->last_no - 1;
	r->is_held = gap > 0 && gap <= GAP_MAX;
	return r->is_held ? hand_out(r, r->last_no + 1, &r->blank, 1, row_out)
			  : hand_out(r, r->rows.row_no, r->rows.cells, r->rows.n_cells, row_out);
}

static gtab_status
xlsx_rewind(gtab_stream *s, gtab_error *err)
{
	xlsx_reader *const r = (xlsx_reader *)s;

	r->is_held = false;
	r->last_no = 0;
	return gtab_sheet_rows_begin(&r->rows, r->workbook.sheets[r->sheet].part, err);
}

/* ---- opening and closing ---- */

static void
xlsx_free(gtab_stream *s)
{
	xlsx_reader *const r = (xlsx_reader *)s;

	gtab_sheet_rows_clear(&r->rows);
	gtab_xlsx_styles_clear(&r->styles);
	gtab_strings_clear(&r->strings);
	gtab_workbook_clear(&r->workbook);
	gtab_package_free(r->package);
	free(r);
}

static gtab_status
open_workbook(gtab_source *source, gtab_package **package_out, gtab_workbook *workbook,
	      gtab_error *err)
{
	gtab_status st = gtab_xlsx_refuse_compound(source, err);

	if (st == GTAB_OK)
		st = gtab_package_open(source, package_out, err);
	return st == GTAB_OK ? gtab_workbook_read(workbook, *package_out, err) : st;
}

static gtab_status
open_sheet(xlsx_reader *r, size_t cell_max, gtab_error *err)
{
	const gtab_workbook *const w = &r->workbook;
	gtab_status st = GTAB_OK;

	r->rows.xml.package = r->package;
	r->rows.xml.text_max = cell_max;
	r->rows.strings = &r->strings;
	r->rows.styles = &r->styles;
	r->rows.is_1904 = w->is_1904;
	r->blank = (gtab_cell){ GTAB_TEXT(""), GTAB_TEXT(""), GTAB_CELL_RAW };
	if (w->strings_part.len > 0)
		st = gtab_strings_read(&r->strings, r->package, w->strings_part, cell_max, err);
	if (st == GTAB_OK && w->styles_part.len > 0)
		st = gtab_xlsx_styles_read(&r->styles, r->package, w->styles_part, err);
	return st == GTAB_OK ? xlsx_rewind(&r->stream, err) : st;
}

gtab_status
gtab_xlsx_open(gtab_source *source, const gtab_xlsx_options *options, gtab_stream **out,
	       gtab_error *err)
{
	static const gtab_xlsx_options usual;
	xlsx_reader *r = calloc(1, sizeof(*r));
	gtab_status st;

	*out = NULL;
	if (r == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (options == NULL)
		options = &usual;
	r->stream = (gtab_stream){ .next = xlsx_next, .rewind = xlsx_rewind, .free = xlsx_free };
	st = open_workbook(source, &r->package, &r->workbook, err);
	if (st == GTAB_OK)
		st = choose_sheet(r, options, err);
	if (st == GTAB_OK)
		st = open_sheet(r, options->cell_max == 0 ? CELL_MAX : options->cell_max, err);
	if (st != GTAB_OK) {
		xlsx_free(&r->stream);
		return st;
	}
	*out = &r->stream;
	return GTAB_OK;
}

/* ---- what the workbook says of itself ---- */

gtab_xlsx_facts
gtab_xlsx_facts_get(const gtab_stream *xlsx)
{
	const xlsx_reader *const r = (const xlsx_reader *)xlsx;
	const gtab_sheet_rows *const rows = &r->rows;
	gtab_xlsx_facts facts = { .sheet = r->workbook.sheets[r->sheet].name,
				  .sheet_no = r->sheet + 1,
				  .n_hidden_rows = rows->n_hidden_rows,
				  .n_unsaved = rows->n_unsaved,
				  .unsaved_row = rows->unsaved_row,
				  .unsaved_column = rows->unsaved_column };

	for (size_t i = 0; i < r->workbook.n_sheets; i++) {
		const gtab_workbook_sheet *sheet = &r->workbook.sheets[i];

		facts.n_other += i != r->sheet && !sheet->is_hidden && sheet->part.len > 0;
	}
	for (size_t i = 0; i < GTAB_XLSX_COL_WORDS; i++)
		facts.n_hidden_columns +=
			(uint64_t)__builtin_popcountll(rows->hidden_cols[i] & rows->used_cols[i]);
	return facts;
}

static gtab_status
copy_sheets(const gtab_workbook *w, gtab_arena *arena, const gtab_xlsx_sheet **out, size_t *n_out,
	    gtab_error *err)
{
	gtab_xlsx_sheet *sheets = gtab_arena_array(arena, w->n_sheets, sizeof(*sheets));

	for (size_t i = 0; sheets != NULL && i < w->n_sheets; i++)
		sheets[i] = (gtab_xlsx_sheet){ .name = gtab_arena_copy(arena, w->sheets[i].name),
					       .is_hidden = w->sheets[i].is_hidden,
					       .is_table = w->sheets[i].part.len > 0 };
	if (arena->failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	*out = sheets;
	*n_out = w->n_sheets;
	return GTAB_OK;
}

gtab_status
gtab_xlsx_sheets(gtab_source *source, gtab_arena *arena, const gtab_xlsx_sheet **out, size_t *n_out,
		 gtab_error *err)
{
	gtab_package *package = NULL;
	gtab_workbook workbook = { .n_sheets = 0 };
	gtab_status st = open_workbook(source, &package, &workbook, err);

	if (st == GTAB_OK)
		st = copy_sheets(&workbook, arena, out, n_out, err);
	gtab_workbook_clear(&workbook);
	gtab_package_free(package);
	return st;
}
