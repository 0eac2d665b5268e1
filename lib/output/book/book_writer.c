/* SPDX-License-Identifier: MIT */
/*
 * Records to libxlsxwriter calls, each return code looked at. Rows go out in order (constant_memory), so a
 * merge over several rows is made when its last row is begun: worksheet_merge_range() then writes blanks into
 * that row, which its own cells overwrite, and into earlier ones, where they are dropped.
 */

#include "output/book/book_writer.h"

#include "base/i18n.h"
#include "output/book/excel_number.h"
#include "output/book/formats.h"
#include "output/book/wire.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK_LEN = 65536 };

struct book_writer {
	lxw_workbook *workbook;
	lxw_worksheet *sheet;
	lxw_format **formats;
	size_t n_formats, max_formats;
	gtab_arena arena; /* the record in hand */
	gtab_error *err;
};

/* ---- return codes ---- */

static gtab_status
status_of(lxw_error code)
{
	switch (code) {
	case LXW_NO_ERROR: return GTAB_OK;
	case LXW_ERROR_MEMORY_MALLOC_FAILED: return GTAB_ENOMEM;
	case LXW_ERROR_CREATING_XLSX_FILE:
	case LXW_ERROR_CREATING_TMPFILE:
	case LXW_ERROR_READING_TMPFILE:
	case LXW_ERROR_ZIP_FILE_OPERATION:
	case LXW_ERROR_ZIP_FILE_ADD:
	case LXW_ERROR_ZIP_CLOSE: return GTAB_EOUTPUT;
	default: return GTAB_EINTERNAL;
	}
}

/* An allocation that failed may show in errno alone: the library goes on and leaves something out (P2). */
static gtab_status
check(const struct book_writer *w, lxw_error code)
{
	const gtab_status st = errno == ENOMEM ? GTAB_ENOMEM : status_of(code);

	if (st == GTAB_OK)
		return GTAB_OK;
	if (st == GTAB_ENOMEM)
		return gtab_error_set(w->err, st, NULL);
	return gtab_error_set(w->err, st, _("the workbook cannot be written: %s"),
			      lxw_strerror(code));
}

static gtab_status
no_memory(const struct book_writer *w)
{
	return gtab_error_set(w->err, GTAB_ENOMEM, NULL);
}

/* A text with a NUL behind it, as libxlsxwriter wants it; valid for the record. NULL when out of memory. */
static const char *
c_string(struct book_writer *w, gtab_text t)
{
	return gtab_arena_copy(&w->arena, t).ptr;
}

/* ---- styles ---- */

static gtab_status
add_style(struct book_writer *w, const gtab_sheet_style *style)
{
	if (w->n_formats == w->max_formats) {
		const size_t max = w->max_formats * 2 + 32;
		lxw_format **const formats = realloc(w->formats, max * sizeof(lxw_format *));

		if (formats == NULL)
			return no_memory(w);
		w->formats = formats;
		w->max_formats = max;
	}
	lxw_format *const format = gtab_format_new(w->workbook, style);
	if (format == NULL)
		return no_memory(w);
	w->formats[w->n_formats++] = format;
	return GTAB_OK;
}

/* ---- sheets ---- */

static gtab_status
set_columns(const struct book_writer *w, const gtab_sheet_setup *s)
{
	for (size_t i = 0; i < s->n_cols; i++) {
		lxw_row_col_options options = { .hidden = s->widths[i].is_hidden };
		const lxw_col_t col = (lxw_col_t)i;
		const gtab_status st =
			check(w, worksheet_set_column_pixels_opt(w->sheet, col, col,
								 s->widths[i].px, NULL, &options));
		if (st != GTAB_OK)
			return st;
	}
	return GTAB_OK;
}

static double
inches(double mm)
{
	return mm / 25.4;
}

/* GB/T 9704-2012: margins 37, 35, 28, 26 mm, turned for landscape; page number 7 mm below the text. */
static gtab_status
set_page(const struct book_writer *w, const gtab_sheet_setup *s)
{
	static const char footer[] = "&C&\"宋体,常规\"&14— &P —";
	lxw_header_footer_options options = { .margin = inches(s->is_landscape ? 14 : 23) };

	worksheet_set_paper(w->sheet, 9); /* A4 */
	if (s->is_landscape) {
		worksheet_set_landscape(w->sheet);
		worksheet_set_margins(w->sheet, inches(s->is_wide ? 15 : 35),
				      inches(s->is_wide ? 15 : 37), inches(28), inches(26));
	} else {
		worksheet_set_portrait(w->sheet);
		worksheet_set_margins(w->sheet, inches(28), inches(26), inches(37), inches(35));
	}
	worksheet_center_horizontally(w->sheet);
	return check(w, worksheet_set_footer_opt(w->sheet, footer, &options));
}

static gtab_status
set_print_ranges(const struct book_writer *w, const gtab_sheet_setup *s)
{
	const lxw_col_t last_col = (lxw_col_t)(s->n_cols - 1);
	gtab_status st = check(w, worksheet_repeat_rows(w->sheet, s->header_first, s->header_last));

	if (st == GTAB_OK)
		st = check(w, worksheet_print_area(w->sheet, 0, 0, s->n_rows - 1, last_col));
	if (st == GTAB_OK && s->filter_last > 0)
		st = check(w, worksheet_autofilter(w->sheet, s->header_last, 0, s->filter_last,
						   last_col));
	return st;
}

/* No green triangles: codes are text on purpose, and totals leave out what is no summand. */
static gtab_status
set_ignored(struct book_writer *w, const gtab_sheet_setup *s)
{
	static const uint8_t kinds[] = { LXW_IGNORE_NUMBER_STORED_AS_TEXT,
					 LXW_IGNORE_FORMULA_DIFFERS, LXW_IGNORE_FORMULA_RANGE,
					 LXW_IGNORE_TWO_DIGIT_TEXT_YEAR };
	char range[LXW_MAX_CELL_RANGE_LENGTH];

	if (s->body_last < s->body_first)
		return GTAB_OK;
	lxw_rowcol_to_range(range, s->header_first, 0, s->body_last, (lxw_col_t)(s->n_cols - 1));
	for (size_t i = 0; i < sizeof(kinds); i++) {
		const gtab_status st = check(w, worksheet_ignore_errors(w->sheet, kinds[i], range));

		if (st != GTAB_OK)
			return st;
	}
	return GTAB_OK;
}

static gtab_status
begin_sheet(struct book_writer *w, const gtab_sheet_setup *s)
{
	const char *const name = c_string(w, s->name);
	gtab_status st;

	if (name == NULL)
		return no_memory(w);
	if (s->n_cols == 0 || s->n_rows == 0)
		return gtab_error_set(w->err, GTAB_EINTERNAL, NULL);
	w->sheet = workbook_add_worksheet(w->workbook, name);
	if (w->sheet == NULL)
		return gtab_error_set(w->err, GTAB_EINTERNAL, _("sheet name refused: %s"), name);
	worksheet_freeze_panes(w->sheet, s->header_last + 1, (lxw_col_t)s->freeze_col);
	st = set_columns(w, s);
	if (st == GTAB_OK)
		st = set_page(w, s);
	if (st == GTAB_OK)
		st = set_print_ranges(w, s);
	return st == GTAB_OK ? set_ignored(w, s) : st;
}

/* ---- rows ---- */

/* The one place where a cell becomes part of a sheet. */
static gtab_status
write_cell(struct book_writer *w, lxw_row_t row, lxw_col_t col, const gtab_sheet_cell *cell)
{
	lxw_format *format;

	if (cell->kind == GTAB_SHEET_NONE)
		return GTAB_OK;
	if (cell->style >= w->n_formats)
		return gtab_error_set(w->err, GTAB_EINTERNAL, NULL);
	format = w->formats[cell->style];
	const char *const text =
		c_string(w, cell->kind == GTAB_SHEET_FORMULA ? cell->formula : cell->text);
	if (text == NULL)
		return no_memory(w);
	switch (cell->kind) {
	case GTAB_SHEET_BLANK: return check(w, worksheet_write_blank(w->sheet, row, col, format));
	case GTAB_SHEET_TEXT:
		return check(w, worksheet_write_string(w->sheet, row, col, text, format));
	case GTAB_SHEET_NUMBER:
		return check(w, worksheet_write_number(w->sheet, row, col,
						       gtab_excel_double(cell->text), format));
	case GTAB_SHEET_FORMULA:
		return check(w, worksheet_write_formula_num(w->sheet, row, col, text, format,
							    gtab_excel_double(cell->text)));
	default: return gtab_error_set(w->err, GTAB_EINTERNAL, NULL);
	}
}

static gtab_status
write_row(struct book_writer *w, const gtab_sheet_row *row)
{
	gtab_status st;

	if (w->sheet == NULL)
		return gtab_error_set(w->err, GTAB_EINTERNAL, NULL);
	st = check(w, worksheet_set_row(w->sheet, row->row_idx, row->height, NULL));
	for (size_t i = 0; st == GTAB_OK && i < row->n_merges; i++) {
		const gtab_sheet_merge *const m = &row->merges[i];

		st = check(w, worksheet_merge_range(w->sheet, m->first_row, (lxw_col_t)m->first_col,
						    m->last_row, (lxw_col_t)m->last_col, "", NULL));
	}
	for (size_t i = 0; st == GTAB_OK && i < row->n_cells; i++)
		st = write_cell(w, row->row_idx, (lxw_col_t)i, &row->cells[i]);
	return st;
}

static gtab_status
end_sheet(struct book_writer *w, bool is_one_page)
{
	if (w->sheet == NULL)
		return gtab_error_set(w->err, GTAB_EINTERNAL, NULL);
	worksheet_fit_to_pages(w->sheet, 1, is_one_page ? 1 : 0);
	return GTAB_OK;
}

/* ---- the end ---- */

/* What constant_memory keeps in temporary files: a full disk shows here, and nowhere in the return codes. */
static gtab_status
check_temporaries(const struct book_writer *w)
{
	lxw_worksheet *sheet;

	STAILQ_FOREACH(sheet, w->workbook->worksheets, list_pointers)
	{
		if (sheet->optimize_tmpfile == NULL)
			continue;
		if (fflush(sheet->optimize_tmpfile) != 0 || ferror(sheet->optimize_tmpfile))
			return gtab_error_set(w->err, GTAB_EOUTPUT,
					      _("a temporary file cannot be written: %s"),
					      strerror(errno != 0 ? errno : EIO));
	}
	return GTAB_OK;
}

static gtab_status
close_book(struct book_writer *w, gtab_text title, int64_t created)
{
	char *const title_string = strndup(title.len > 0 ? title.ptr : "", title.len);
	lxw_doc_properties properties = { .title = title_string, .created = (time_t)created };
	gtab_status st = title_string != NULL ? GTAB_OK : no_memory(w);

	if (st == GTAB_OK)
		st = check(w, workbook_set_properties(w->workbook, &properties));
	free(title_string);
	if (st == GTAB_OK)
		st = check_temporaries(w);
	if (st == GTAB_OK) {
		st = check(w, workbook_close(w->workbook));
		w->workbook = NULL; /* closed or not, it is gone */
	}
	return st;
}

/* ---- records ---- */

static gtab_status
do_record(struct book_writer *w, const gtab_wire_record *record, int64_t created)
{
	switch (record->kind) {
	case GTAB_WIRE_STYLE: return add_style(w, &record->style);
	case GTAB_WIRE_SHEET: return begin_sheet(w, &record->setup);
	case GTAB_WIRE_ROW: return write_row(w, &record->row);
	case GTAB_WIRE_SHEET_END: return end_sheet(w, record->is_one_page);
	case GTAB_WIRE_END: {
		const gtab_status st = close_book(w, record->title, created);
		return st == GTAB_OK ? GTAB_END : st;
	}
	}
	return GTAB_EINTERNAL;
}

/* Do the whole records in bytes; drops them. GTAB_OK: more is wanted; GTAB_END: the workbook is written. */
static gtab_status
do_records(struct book_writer *w, gtab_buf *bytes, int64_t created)
{
	gtab_text rest = gtab_buf_text(bytes);
	gtab_wire_record record;
	gtab_status st;

	for (;;) {
		gtab_arena_reset(&w->arena);
		st = gtab_wire_take(&rest, &w->arena, &record);
		if (st == GTAB_END)
			break;
		if (st != GTAB_OK)
			return gtab_error_set(w->err, st == GTAB_ENOMEM ? st : GTAB_EINTERNAL,
					      NULL);
		st = do_record(w, &record, created);
		if (st != GTAB_OK)
			return st;
	}
	if (rest.len > 0)
		memmove(bytes->ptr, rest.ptr, rest.len);
	gtab_buf_truncate(bytes, rest.len);
	return GTAB_OK;
}

static gtab_status
read_more(int fd, gtab_buf *bytes, gtab_error *err)
{
	ssize_t n;

	if (!gtab_buf_reserve(bytes, BLOCK_LEN))
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	do {
		n = read(fd, bytes->ptr + bytes->len, BLOCK_LEN);
	} while (n < 0 && errno == EINTR);
	if (n <= 0)
		return gtab_error_set(err, GTAB_EINPUT, _("the rows stopped before their end"));
	bytes->len += (size_t)n;
	return GTAB_OK;
}

/* libxlsxwriter takes another folder without a word when TMPDIR cannot be used. */
static gtab_status
open_workbook(struct book_writer *w, const char *path)
{
	char *tmpdir = getenv("TMPDIR");
	lxw_workbook_options options = { .constant_memory = true };

	if (tmpdir != NULL && tmpdir[0] != '\0') {
		if (access(tmpdir, W_OK | X_OK) != 0)
			return gtab_error_set(
				w->err, GTAB_EOUTPUT,
				_("the folder for temporary files %s cannot be used: %s"), tmpdir,
				strerror(errno));
		options.tmpdir = tmpdir;
	}
	w->workbook = workbook_new_opt(path, &options);
	return w->workbook != NULL ? GTAB_OK : no_memory(w);
}

gtab_status
gtab_book_write(int records_fd, const char *path, int64_t created, gtab_error *err)
{
	struct book_writer w = { .err = err };
	gtab_status st;
	gtab_buf bytes;

	errno = 0;                  /* see check() */
	setlocale(LC_NUMERIC, "C"); /* libxlsxwriter prints numbers by it: dependencies.md P6 */
	gtab_buf_init(&bytes);
	gtab_arena_init(&w.arena);
	st = open_workbook(&w, path);
	while (st == GTAB_OK) {
		st = read_more(records_fd, &bytes, err);
		if (st == GTAB_OK)
			st = do_records(&w, &bytes, created);
	}
	if (w.workbook != NULL)
		lxw_workbook_free(w.workbook);
	free(w.formats);
	gtab_arena_clear(&w.arena);
	gtab_buf_clear(&bytes);
	return st == GTAB_END ? GTAB_OK : st;
}
