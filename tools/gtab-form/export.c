/* SPDX-License-Identifier: MIT */
/* gtab-form export: a form as three CSV files that a clerk opens in a spreadsheet. */

#include "gtab-form/commands.h"

#include <gtab.h>

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static gtab_status
write_sheet(const form_call *call, gtab_sheet_kind kind, const gtab_buf *csv, gtab_error *err)
{
	gtab_outfile *out = NULL;
	gtab_status st;
	gtab_buf path;

	gtab_buf_init(&path);
	gtab_buf_printf(&path, "%s/%s.csv", call->folder, gtab_sheets_name(kind));
	gtab_buf_putc(&path, '\0');
	st = path.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL)
			 : cli_open_output(call->cli, path.ptr, &out, err);
	if (st == GTAB_OK) {
		fputs("\xEF\xBB\xBF",
		      gtab_outfile_stream(out)); /* Excel reads UTF-8 only behind it */
		fwrite(csv->ptr, 1, csv->len, gtab_outfile_stream(out));
		st = gtab_outfile_commit(out, err);
	}
	gtab_buf_clear(&path);
	return st;
}

static gtab_status
make_folder(const char *folder, gtab_error *err)
{
	if (mkdir(folder, 0777) == 0 || errno == EEXIST)
		return GTAB_OK;
	gtab_error_set(err, GTAB_EOUTPUT, _("cannot make the folder: %s"), strerror(errno));
	return gtab_error_at(err, folder, 0, 0);
}

gtab_status
form_export(const form_call *call, gtab_error *err)
{
	gtab_buf csv[GTAB_N_SHEETS];
	gtab_buf json;
	gtab_status st;

	if (call->folder == NULL)
		cli_usage_error(call->cli, _("export needs -d DIR, the folder for the sheets"));
	gtab_buf_init(&json);
	for (int i = 0; i < (int)GTAB_N_SHEETS; i++)
		gtab_buf_init(&csv[i]);
	st = gtab_form_text(call->cli->operands[0], &json, err);
	if (st == GTAB_OK)
		st = gtab_sheets_put(gtab_buf_text(&json), csv, err);
	if (st == GTAB_OK)
		st = make_folder(call->folder, err);
	for (int i = 0; st == GTAB_OK && i < (int)GTAB_N_SHEETS; i++)
		st = write_sheet(call, (gtab_sheet_kind)i, &csv[i], err);
	for (int i = 0; i < (int)GTAB_N_SHEETS; i++)
		gtab_buf_clear(&csv[i]);
	gtab_buf_clear(&json);
	return st;
}
