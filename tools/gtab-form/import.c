/* SPDX-License-Identifier: MIT */
/* gtab-form import: sheets that a clerk wrote, as CSV files or in one workbook, as a form. */

#include "gtab-form/commands.h"

#include <gtab.h>

#include <string.h>
#include <sys/stat.h>

/* One sheet open: a CSV file has a decoder, a sheet of a workbook none. */
typedef struct sheet_file {
	gtab_source *source;
	gtab_decoder *decoder;
	gtab_stream *rows;
} sheet_file;

static void
close_sheet(sheet_file *f)
{
	gtab_stream_free(f->rows);
	gtab_decoder_free(f->decoder);
	gtab_source_free(f->source);
	*f = (sheet_file){ 0 };
}

static gtab_status
open_csv(sheet_file *f, const char *path, gtab_error *err)
{
	static const gtab_csv_options options = { 0 };
	gtab_status st = gtab_source_open(path, &f->source, err);

	if (st == GTAB_OK)
		st = gtab_decoder_open(f->source, GTAB_ENCODING_AUTO, &f->decoder, err);
	return st == GTAB_OK ? gtab_csv_open(f->decoder, gtab_source_name(f->source), &options,
					     &f->rows, err)
			     : st;
}

/* A sheet that a workbook lacks is left out. */
static gtab_status
open_sheet(sheet_file *f, const char *path, gtab_sheet_kind kind, gtab_error *err)
{
	const gtab_xlsx_options options = { .sheet = gtab_sheets_name(kind) };
	gtab_status st = gtab_source_open(path, &f->source, err);

	if (st == GTAB_OK)
		st = gtab_xlsx_open(f->source, &options, &f->rows, err);
	return st == GTAB_EUSAGE && kind != GTAB_SHEET_FIELDS ? GTAB_OK : st;
}

static bool
is_folder(const char *path)
{
	struct stat s;

	return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

static bool
is_workbook(const char *path)
{
	gtab_source *source = NULL;
	const bool is =
		gtab_source_open(path, &source, NULL) == GTAB_OK && gtab_xlsx_claims(source);

	gtab_source_free(source);
	return is;
}

/* DIR/指标.csv; those of the others that are not there are left out. */
static gtab_status
open_in_folder(sheet_file *f, const char *folder, gtab_sheet_kind kind, gtab_error *err)
{
	struct stat s;
	gtab_status st = GTAB_OK;
	gtab_buf path;

	gtab_buf_init(&path);
	gtab_buf_printf(&path, "%s/%s.csv", folder, gtab_sheets_name(kind));
	gtab_buf_putc(&path, '\0');
	if (path.failed)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	else if (kind == GTAB_SHEET_FIELDS || stat(path.ptr, &s) == 0)
		st = open_csv(f, path.ptr, err);
	gtab_buf_clear(&path);
	return st;
}

/* The kind that a file's name says: …/审核关系.csv. */
static gtab_status
open_by_name(sheet_file files[GTAB_N_SHEETS], const char *path, gtab_error *err)
{
	const char *const slash = strrchr(path, '/');
	const char *const name = slash == NULL ? path : slash + 1;

	for (int i = 0; i < (int)GTAB_N_SHEETS; i++) {
		if (strstr(name, gtab_sheets_name((gtab_sheet_kind)i)) == name)
			return open_csv(&files[i], path, err);
	}
	gtab_error_set(err, GTAB_EUSAGE,
		       _("its name does not begin with 指标, 审核关系 or 字典, so it is not known "
			 "which sheet it is"));
	return gtab_error_at(err, path, 0, 0);
}

static gtab_status
open_all(const form_call *call, sheet_file files[GTAB_N_SHEETS], gtab_error *err)
{
	const cli *const c = call->cli;
	const bool is_alone = c->n_operands == 1;
	gtab_status st = GTAB_OK;

	if (is_alone && is_folder(c->operands[0])) {
		for (int i = 0; st == GTAB_OK && i < (int)GTAB_N_SHEETS; i++)
			st = open_in_folder(&files[i], c->operands[0], (gtab_sheet_kind)i, err);
	} else if (is_alone && is_workbook(c->operands[0])) {
		for (int i = 0; st == GTAB_OK && i < (int)GTAB_N_SHEETS; i++)
			st = open_sheet(&files[i], c->operands[0], (gtab_sheet_kind)i, err);
	} else {
		for (size_t i = 0; st == GTAB_OK && i < c->n_operands; i++)
			st = open_by_name(files, c->operands[i], err);
	}
	return st;
}

/* The form that comes out must be one. */
static gtab_status
prove(const gtab_buf *json, const char *name, gtab_error *err)
{
	gtab_form *form = NULL;
	const gtab_status st = gtab_form_read(gtab_buf_text(json), name, &form, err);

	gtab_form_free(form);
	return st;
}

gtab_status
form_import(const form_call *call, gtab_error *err)
{
	sheet_file files[GTAB_N_SHEETS] = { 0 };
	gtab_stream *rows[GTAB_N_SHEETS];
	gtab_status st = open_all(call, files, err);
	gtab_buf json;

	gtab_buf_init(&json);
	for (int i = 0; i < (int)GTAB_N_SHEETS; i++)
		rows[i] = files[i].rows;
	if (st == GTAB_OK && rows[GTAB_SHEET_FIELDS] == NULL)
		st = gtab_error_set(err, GTAB_EUSAGE, _("the sheet %s is missing"),
				    gtab_sheets_name(GTAB_SHEET_FIELDS));
	if (st == GTAB_OK)
		st = gtab_sheets_read(rows, &json, err);
	if (st == GTAB_OK)
		st = prove(&json, call->cli->operands[0], err);
	if (st == GTAB_OK)
		fwrite(json.ptr, 1, json.len, call->out);
	for (int i = 0; i < (int)GTAB_N_SHEETS; i++)
		close_sheet(&files[i]);
	gtab_buf_clear(&json);
	return st;
}
