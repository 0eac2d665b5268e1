/* SPDX-License-Identifier: MIT */
/* A request to libxlsxwriter calls, each return code looked at. */

#include "output/book/skeleton_child.h"

#include "base/i18n.h"
#include "output/book/formats.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PROBES_PER_ROW = 1000, MERGE_ROW = 1048570 };

struct maker {
	lxw_workbook *workbook;
	lxw_worksheet *sheet;
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
check(const struct maker *w, lxw_error code)
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
no_memory(const struct maker *w)
{
	return gtab_error_set(w->err, GTAB_ENOMEM, NULL);
}

/* ---- sheets ---- */

static double
inches(double mm)
{
	return mm / 25.4;
}

/* GB/T 9704-2012: margins 37, 35, 28, 26 mm, turned for landscape; page number 7 mm below the text. */
static gtab_status
set_page(const struct maker *w, const gtab_skeleton_sheet *s)
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
set_print_ranges(const struct maker *w, const gtab_skeleton_sheet *s, uint32_t number)
{
	const lxw_col_t last_col = (lxw_col_t)(s->n_cols - 1);
	gtab_status st = check(w, worksheet_repeat_rows(w->sheet, s->header_first, s->header_last));

	if (st == GTAB_OK)
		st = check(w,
			   worksheet_print_area(w->sheet, 0, 0, TOKEN_ROWS + number - 1, last_col));
	if (st == GTAB_OK && s->has_filter)
		st = check(w, worksheet_autofilter(w->sheet, s->header_last, 0,
						   TOKEN_FILTER + number - 1, last_col));
	return st;
}

/* No green triangles: codes are text on purpose, and totals leave out what is no summand. */
static gtab_status
set_ignored(const struct maker *w, const gtab_skeleton_sheet *s)
{
	static const uint8_t kinds[] = { LXW_IGNORE_NUMBER_STORED_AS_TEXT,
					 LXW_IGNORE_FORMULA_DIFFERS, LXW_IGNORE_FORMULA_RANGE,
					 LXW_IGNORE_TWO_DIGIT_TEXT_YEAR };
	char range[LXW_MAX_CELL_RANGE_LENGTH];

	if (!s->has_body)
		return GTAB_OK;
	lxw_rowcol_to_range(range, s->header_first, 0, TOKEN_BODY - 1, (lxw_col_t)(s->n_cols - 1));
	for (size_t i = 0; i < sizeof(kinds); i++) {
		const gtab_status st = check(w, worksheet_ignore_errors(w->sheet, kinds[i], range));

		if (st != GTAB_OK)
			return st;
	}
	return GTAB_OK;
}

/* Elements that template.c fills are there only when something is: one column's width, one merge. */
static gtab_status
set_placeholders(const struct maker *w, const gtab_skeleton_sheet *s)
{
	gtab_status st = check(w, worksheet_set_column_pixels(w->sheet, 0, 0, 100, NULL));

	if (st == GTAB_OK && s->has_merges)
		st = check(w,
			   worksheet_merge_range(w->sheet, MERGE_ROW, 0, MERGE_ROW, 1, "", NULL));
	return st;
}

static gtab_status
add_sheet(struct maker *w, const gtab_skeleton_sheet *s, uint32_t number)
{
	char name[16];
	gtab_status st;

	snprintf(name, sizeof(name), GTAB_TOKEN_NAME "%04u", (unsigned)number);
	w->sheet = workbook_add_worksheet(w->workbook, name);
	if (w->sheet == NULL)
		return errno == ENOMEM ? no_memory(w)
				       : gtab_error_set(w->err, GTAB_EINTERNAL, NULL);
	worksheet_freeze_panes(w->sheet, s->header_last + 1, (lxw_col_t)s->freeze_col);
	worksheet_fit_to_pages(w->sheet, 1, s->is_one_page ? 1 : 0);
	st = set_placeholders(w, s);
	if (st == GTAB_OK)
		st = set_page(w, s);
	if (st == GTAB_OK)
		st = set_print_ranges(w, s, number);
	return st == GTAB_OK ? set_ignored(w, s) : st;
}

/* ---- styles ---- */

/* A blank cell of each style, in order, on the sheet in hand: what libxlsxwriter calls a style shows there. */
static gtab_status
add_probes(const struct maker *w, const gtab_sheet_style *styles, uint32_t n)
{
	gtab_status st = GTAB_OK;

	for (uint32_t i = 0; st == GTAB_OK && i < n; i++) {
		lxw_format *const format = gtab_format_new(w->workbook, &styles[i]);

		if (format == NULL)
			return no_memory(w);
		st = check(w, worksheet_write_blank(w->sheet, i / PROBES_PER_ROW,
						    (lxw_col_t)(i % PROBES_PER_ROW), format));
	}
	return st;
}

/* ---- the workbook ---- */

static gtab_status
close_book(struct maker *w, int64_t created)
{
	char title[] = GTAB_TOKEN_TITLE;
	lxw_doc_properties properties = { .title = title, .created = (time_t)created };
	gtab_status st = check(w, workbook_set_properties(w->workbook, &properties));

	if (st == GTAB_OK) {
		st = check(w, workbook_close(w->workbook));
		w->workbook = NULL; /* closed or not, it is gone */
	}
	return st;
}

/* libxlsxwriter takes another folder without a word when TMPDIR cannot be used. */
static gtab_status
open_workbook(struct maker *w, const char *path)
{
	char *tmpdir = getenv("TMPDIR");
	lxw_workbook_options options = { .constant_memory = false };

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
gtab_skeleton_make(const gtab_skeleton_head *head, const gtab_sheet_style *styles,
		   const gtab_skeleton_sheet *sheets, const char *path, gtab_error *err)
{
	struct maker w = { .err = err };
	gtab_status st;

	errno = 0;                  /* see check() */
	setlocale(LC_NUMERIC, "C"); /* libxlsxwriter prints numbers by it: dependencies.md P6 */
	st = open_workbook(&w, path);
	for (uint32_t i = 0; st == GTAB_OK && i < head->n_sheets; i++) {
		st = add_sheet(&w, &sheets[i], i);
		if (st == GTAB_OK && i == 0)
			st = add_probes(&w, styles, head->n_styles);
	}
	if (st == GTAB_OK)
		st = close_book(&w, head->created);
	if (w.workbook != NULL)
		lxw_workbook_free(w.workbook);
	return st;
}
