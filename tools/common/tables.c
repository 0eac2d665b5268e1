/* SPDX-License-Identifier: MIT */

/* Reading the operands, and saying what was found while reading. */

#include "common/tables.h"

#include <gtab/report.h>

#include <stdlib.h>
#include <string.h>

#include "common/jobs.h"

const char *const cli_bad_byte_modes[] = { "stop", "mark", "skip", NULL };

static gtab_status
read_encoding(cli_reading *r, gtab_error *err)
{
	r->options.on_bad_byte = (gtab_bad_byte_mode)r->on_bad_byte;
	if (r->is_mixed)
		r->options.encoding = GTAB_MIXED;
	if (r->encoding_name == NULL || gtab_encoding_of(r->encoding_name, &r->options.encoding))
		return GTAB_OK;
	return gtab_error_set(
		err, GTAB_EUSAGE,
		_("unknown encoding %s; known are utf-8, gb18030 (gbk), big5, utf-16le, "
		  "utf-16be, utf-32le, utf-32be, euc-jp, shift_jis, euc-kr, windows-1252"),
		r->encoding_name);
}

/* One ASCII character that may divide or quote cells. */
static bool
is_ascii_mark(const char *text)
{
	return strlen(text) == 1 && strchr("\r\n", text[0]) == NULL &&
	       (unsigned char)text[0] < 0x80;
}

static gtab_status
read_delimiter(cli_reading *r, gtab_error *err)
{
	const char *d = r->delimiter;

	if (d == NULL)
		return GTAB_OK;
	if (strcmp(d, "tab") == 0 || strcmp(d, "\\t") == 0)
		d = "\t";
	if (strcmp(d, "，") == 0)
		r->options.csv.delimiter = GTAB_DELIMITER_WIDE_COMMA;
	else if (strcmp(d, "none") == 0)
		r->options.csv.delimiter = GTAB_DELIMITER_NONE;
	else if (is_ascii_mark(d) && d[0] != '"')
		r->options.csv.delimiter = d[0];
	else
		return gtab_error_set(err, GTAB_EUSAGE,
				      _("a delimiter is one ASCII character, ， or the word tab or "
					"none; not %s"),
				      d);
	return GTAB_OK;
}

static gtab_status
read_quote(cli_reading *r, gtab_error *err)
{
	const char *q = r->quote;

	if (q == NULL)
		return GTAB_OK;
	if (strcmp(q, "none") == 0)
		r->options.csv.quote = GTAB_QUOTE_NONE;
	else if (is_ascii_mark(q) && q[0] != r->options.csv.delimiter)
		r->options.csv.quote = q[0];
	else
		return gtab_error_set(
			err, GTAB_EUSAGE,
			_("a quote is one ASCII character other than the delimiter, or "
			  "the word none; not %s"),
			q);
	return GTAB_OK;
}

static gtab_status
read_cell_max(cli_reading *r, gtab_error *err)
{
	gtab_decimal bytes;

	if (r->cell_max == NULL)
		return GTAB_OK;
	if (gtab_decimal_parse(gtab_text_of(r->cell_max), &bytes) != GTAB_OK || bytes.scale != 0 ||
	    bytes.coefficient < 1 || bytes.coefficient > INT32_MAX)
		return gtab_error_set(
			err, GTAB_EUSAGE,
			_("--max-cell takes a number of bytes up to 2147483647, not %s"),
			r->cell_max);
	r->options.csv.cell_max = (size_t)bytes.coefficient;
	return GTAB_OK;
}

static gtab_status
read_decimal(cli_reading *r, gtab_error *err)
{
	if (r->decimal == NULL)
		return GTAB_OK;
	if (strcmp(r->decimal, ".") != 0 && strcmp(r->decimal, ",") != 0)
		return gtab_error_set(err, GTAB_EUSAGE, _("a decimal mark is . or , and not %s"),
				      r->decimal);
	r->options.number.decimal_mark = r->decimal[0];
	return GTAB_OK;
}

static gtab_status
read_jobs(cli_reading *r, gtab_error *err)
{
	if (cli_threads_of(r->jobs, &r->options.n_jobs))
		return GTAB_OK;
	return gtab_error_set(err, GTAB_EUSAGE, _("-j takes a number from 1 to 256, not %s"),
			      r->jobs);
}

/* A whole number is a sheet by its place, anything else its name. */
static void
read_sheet(cli_reading *r)
{
	gtab_decimal number;

	if (r->sheet == NULL)
		return;
	if (gtab_decimal_parse(gtab_text_of(r->sheet), &number) == GTAB_OK && number.scale == 0 &&
	    number.coefficient > 0 && number.coefficient < 65536)
		r->options.sheet_no = (size_t)number.coefficient;
	else
		r->options.sheet = r->sheet;
}

/* Take a whole number from 1 off the front. */
static bool
take_count(const char **s, uint64_t *out)
{
	char *end;

	if (**s < '1' || **s > '9')
		return false;
	*out = strtoull(*s, &end, 10);
	*s = end;
	return *out < UINT32_MAX;
}

/* 3, 3-4, or none. */
static gtab_status
read_header_lines(cli_reading *r, gtab_error *err)
{
	gtab_header_lines *lines = &r->options.header;
	const char *s = r->header;

	if (s == NULL)
		return GTAB_OK;
	if (strcmp(s, "none") == 0) {
		lines->is_none = true;
		return GTAB_OK;
	}
	if (take_count(&s, &lines->first)) {
		lines->last = lines->first;
		if (*s == '\0' || (*s++ == '-' && take_count(&s, &lines->last) && *s == '\0'))
			return GTAB_OK;
	}
	return gtab_error_set(err, GTAB_EUSAGE,
			      _("--header takes a line (3), lines (3-4) or none, not %s"),
			      r->header);
}

/* Of several --table, the one that is no NAME=FILE. */
static void
choose_table(cli_reading *r)
{
	for (size_t i = 0; i < r->tables.n; i++) {
		if (!r->names_tables || strchr(r->tables.items[i], '=') == NULL)
			r->table = r->tables.items[i];
	}
}

static gtab_status
read_table_no(cli_reading *r, gtab_error *err)
{
	const char *s;
	uint64_t no;

	choose_table(r);
	s = r->table;
	if (s == NULL)
		return GTAB_OK;
	if (strcmp(s, "all") == 0) {
		r->options.table_no = GTAB_TABLES_AS_ONE;
		return GTAB_OK;
	}
	if (!take_count(&s, &no) || *s != '\0')
		return gtab_error_set(
			err, GTAB_EUSAGE,
			r->names_tables
				? _("--table takes a number from 1, all, or NAME=FILE, not %s")
				: _("--table takes a number from 1, or all, not %s"),
			r->table);
	r->options.table_no = (size_t)no;
	return GTAB_OK;
}

gtab_status
cli_reading_open(cli_reading *r, gtab_error *err)
{
	gtab_status st = read_encoding(r, err);

	if (st == GTAB_OK)
		st = read_delimiter(r, err);
	if (st == GTAB_OK)
		st = read_quote(r, err);
	if (st == GTAB_OK)
		st = read_cell_max(r, err);
	if (st == GTAB_OK)
		st = read_decimal(r, err);
	if (st == GTAB_OK)
		st = read_jobs(r, err);
	if (st == GTAB_OK)
		st = read_header_lines(r, err);
	if (st == GTAB_OK)
		st = read_table_no(r, err);
	read_sheet(r);
	r->options.tells_reading = r->is_verbose;
	r->options.finds_form = r->form_name == NULL;
	if (st == GTAB_OK && r->form_name != NULL)
		st = gtab_form_open(r->form_name, &r->form, err);
	r->options.form = r->form;
	return st;
}

void
cli_reading_close(cli_reading *r)
{
	gtab_form_free(r->form);
	r->form = NULL;
	free(r->tables.items);
	r->tables = (cli_list){ 0 };
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
	gtab_report_put_text(&finding, &r->line);
	print(&r->line, r->cli->messages != NULL ? r->cli->messages : stderr);
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
