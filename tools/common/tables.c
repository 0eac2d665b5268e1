/* SPDX-License-Identifier: MIT */

/* Reading the operands, and saying what was found while reading. */

#include "common/tables.h"

#include <string.h>

gtab_status
cli_reading_open(cli_reading *r, gtab_error *err)
{
	if (r->encoding_name != NULL && !gtab_encoding_of(r->encoding_name, &r->options.encoding))
		return gtab_error_set(
			err, GTAB_EUSAGE,
			_("unknown encoding %s; known are utf-8, gb18030 (gbk), utf-16le, "
			  "utf-16be"),
			r->encoding_name);
	r->options.finds_form = r->form_name == NULL;
	if (r->form_name != NULL) {
		const gtab_status st = gtab_form_open(r->form_name, &r->form, err);

		if (st != GTAB_OK)
			return st;
	}
	r->options.form = r->form;
	return GTAB_OK;
}

void
cli_reading_close(cli_reading *r)
{
	gtab_form_free(r->form);
	r->form = NULL;
}

gtab_status
cli_each_table(const cli_reading *r, const char *operand, cli_table_fn *fn, void *ctx,
	       gtab_error *err)
{
	gtab_source *source = NULL;
	gtab_table *table = NULL;
	gtab_status st = gtab_source_open(operand, &source, err);

	if (st == GTAB_OK)
		st = gtab_table_open(source, &r->options, &table, err);
	while (st == GTAB_OK) {
		st = fn(ctx, table, err);
		if (st == GTAB_OK)
			st = gtab_table_advance(table, err);
	}
	gtab_table_free(table);
	gtab_source_free(source);
	return st == GTAB_END ? GTAB_OK : st;
}

static void
print(gtab_buf *line, FILE *to)
{
	fwrite(line->ptr, 1, line->len, to);
	gtab_buf_truncate(line, 0);
}

void
cli_on_remark(void *ctx, const gtab_remark *remark)
{
	cli_remarks *r = ctx;
	gtab_finding finding;

	if (remark->kind == GTAB_REMARK_CHANGED) {
		if (r->log != NULL) {
			gtab_change_log_put(remark, &r->line);
			print(&r->line, r->log);
		}
		return;
	}
	if (remark->kind == GTAB_REMARK_NOTE) {
		cli_note_at(r->cli, remark->place, "%.*s", GTAB_TEXT_ARG(remark->message));
		return;
	}
	r->cli->n_findings += remark->kind == GTAB_REMARK_REFUSED;
	if (!gtab_remark_finding(remark, &r->scratch, &finding))
		return;
	gtab_report_put(GTAB_REPORT_TEXT, &finding, &r->line);
	print(&r->line, stderr);
}

void
cli_remarks_clear(cli_remarks *r)
{
	gtab_buf_clear(&r->line);
	gtab_buf_clear(&r->scratch);
}

gtab_status
cli_table_out_open(cli_table_out *o, const gtab_table *table, bool keep, gtab_csv_writer **out,
		   gtab_error *err)
{
	gtab_csv_style style = keep ? GTAB_CSV_KEEP : GTAB_CSV_PLAIN;

	*out = NULL;
	gtab_buf_truncate(&o->scratch, 0);
	gtab_csv_put_header(&o->scratch, table);
	if (o->header.len == 0)
		gtab_buf_put(&o->header, gtab_buf_text(&o->scratch));
	else if (!keep)
		style = GTAB_CSV_ROWS;
	if (style != GTAB_CSV_ROWS ||
	    gtab_text_equal(gtab_buf_text(&o->header), gtab_buf_text(&o->scratch)))
		return gtab_csv_writer_open(o->stream, table, style, out, err);
	gtab_error_set(err, GTAB_EUSAGE,
		       _("its columns differ from those of the first input; give each an output of "
			 "its own, or keep them apart with gtab-norm -k"));
	return gtab_error_at(err, gtab_table_source(table).ptr, 0, 0);
}

void
cli_table_out_clear(cli_table_out *o)
{
	gtab_buf_clear(&o->header);
	gtab_buf_clear(&o->scratch);
}

void
cli_output_path(gtab_buf *out, const char *folder, const char *operand, const char *extension)
{
	const char *slash = strrchr(operand, '/');
	const char *name = slash == NULL ? operand : slash + 1;
	const char *dot = strrchr(name, '.');

	if (strcmp(name, "-") == 0)
		name = "stdin";
	gtab_buf_printf(out, "%s/%.*s%s", folder,
			dot == NULL || dot == name ? (int)strlen(name) : (int)(dot - name), name,
			extension);
	gtab_buf_putc(out, '\0');
}
