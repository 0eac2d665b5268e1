/* SPDX-License-Identifier: MIT */

/* gtab-xlsx: tables in, a workbook that can be printed and signed out. */

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <gtab.h>
#include <gtab/book.h>

#include "common/cli.h"
#include "common/tables.h"

typedef struct xlsx {
	cli cli;
	cli_reading reading;
	cli_remarks remarks;
	const char *title;
	const char *unit;
	const char *folder;
	gtab_book_options options;
	gtab_book *book; /* being made */
	gtab_map *paths; /* written to so far, with -d */
} xlsx;

/* ---- sheets ---- */

/* File name without folder and extension; "" for stdin. */
static gtab_text
stem_of(gtab_text path)
{
	gtab_text name = path;
	size_t end;

	while ((end = gtab_text_find(name, GTAB_TEXT("/"))) < name.len)
		name = gtab_text_slice(name, end + 1, name.len);
	if (gtab_text_equal(name, GTAB_TEXT("-")))
		return GTAB_TEXT("");
	for (end = name.len; end > 1; end--) {
		if (name.ptr[end - 1] == '.')
			return gtab_text_slice(name, 0, end - 1);
	}
	return name;
}

/* The title names a sheet, however the table came here; among several files their own names tell them apart. */
static gtab_text
sheet_name(const xlsx *x, const gtab_table *table)
{
	const gtab_text title =
		x->title != NULL ? gtab_text_of(x->title) : gtab_table_context_get(table, "title");
	const gtab_text stem = stem_of(gtab_table_source(table));

	if (x->cli.n_operands > 1 && x->folder == NULL)
		return stem.len > 0 ? stem : title;
	return title.len > 0 ? title : stem;
}

static gtab_status
add_sheet(void *ctx, gtab_table *table, gtab_error *err)
{
	xlsx *const x = ctx;

	return gtab_book_add(x->book, table, &x->options, sheet_name(x, table), err);
}

/* ---- workbooks ---- */

/* Make a workbook of operands first..last-1. */
static gtab_status
make_book(xlsx *x, size_t first, size_t last, FILE *out, gtab_error *err)
{
	gtab_status st = gtab_book_open(&x->options, &x->book, err);

	for (size_t i = first; st == GTAB_OK && i < last; i++)
		st = cli_each_table(&x->reading, x->cli.operands[i], add_sheet, x, err);
	if (st == GTAB_OK)
		st = gtab_book_finish(x->book, out, err);
	gtab_book_free(x->book);
	x->book = NULL;
	return st;
}

static gtab_status
write_book(xlsx *x, const char *path, size_t first, size_t last, gtab_error *err)
{
	gtab_outfile *file = NULL;
	gtab_status st = cli_open_output(&x->cli, path, &file, err);

	if (st != GTAB_OK)
		return st;
	st = make_book(x, first, last, gtab_outfile_stream(file), err);
	if (st == GTAB_OK)
		return gtab_outfile_commit(file, err);
	if (st == GTAB_EOUTPUT)
		gtab_error_at(err, path != NULL ? path : x->cli.output, 0, 0);
	gtab_outfile_discard(file);
	return st;
}

/* Two inputs of one name in different folders would fall onto one workbook. */
static gtab_status
claim_path(xlsx *x, const char *path, gtab_error *err)
{
	size_t kept;

	if (gtab_map_get(x->paths, gtab_text_of(path)) == GTAB_MAP_NONE)
		return gtab_map_add(x->paths, gtab_text_of(path), 0, &kept);
	gtab_error_set(err, GTAB_EUSAGE, _("two inputs would be written to it"));
	return gtab_error_at(err, path, 0, 0);
}

static gtab_status
write_folder(xlsx *x, gtab_error *err)
{
	gtab_status st = gtab_map_new(&x->paths);

	for (size_t i = 0; st == GTAB_OK && i < x->cli.n_operands; i++) {
		gtab_buf path;

		gtab_buf_init(&path);
		cli_output_path(&path, x->folder, x->cli.operands[i], ".xlsx");
		st = path.failed ? GTAB_ENOMEM : claim_path(x, path.ptr, err);
		if (st == GTAB_OK)
			st = write_book(x, path.ptr, i, i + 1, err);
		gtab_buf_clear(&path);
	}
	gtab_map_free(x->paths);
	return st;
}

static gtab_status
run(xlsx *x, gtab_error *err)
{
	const gtab_status st = cli_reading_open(&x->reading, err);

	if (st != GTAB_OK)
		return st;
	if (x->folder != NULL)
		return write_folder(x, err);
	return write_book(x, NULL, 0, x->cli.n_operands, err);
}

/* ---- options ---- */

/* SOURCE_DATE_EPOCH (reproducible-builds.org) as the date of creation; 0, the library's fixed day, without it. */
static int64_t
creation_time(void)
{
	const char *const epoch = getenv("SOURCE_DATE_EPOCH");
	char *end = NULL;

	errno = 0;
	const long long seconds = epoch != NULL ? strtoll(epoch, &end, 10) : 0;
	if (epoch == NULL || end == epoch || *end != '\0' || errno != 0)
		return 0;
	return seconds >= 0 && seconds <= 253402300799 ? seconds : 0; /* to the year 9999 */
}

static void
check_call(const xlsx *x)
{
	const char *const output = x->cli.output;

	if (x->folder != NULL && output != NULL)
		cli_usage_error(&x->cli, _("-o and -d exclude each other"));
	if (x->folder == NULL && output == NULL)
		cli_usage_error(&x->cli, _("where to? give -o OUT.xlsx, or -d DIR"));
	if (output != NULL && strcmp(output, "-") == 0 && isatty(STDOUT_FILENO))
		cli_usage_error(&x->cli, _("a workbook does not go to a terminal"));
}

int
main(int argc, char **argv)
{
	xlsx x = { 0 };
	const cli_option options[] = {
		CLI_READING_OPTIONS(&x.reading),
		{ '\0', "title", "TEXT", N_("print this title"), .text = &x.title },
		{ '\0', "unit", "TEXT", N_("print this as the unit (计量单位)"), .text = &x.unit },
		{ 'd', "directory", "DIR",
		  N_("write each input to a workbook of its own name in DIR"), .text = &x.folder },
		CLI_END,
	};
	gtab_error err = { 0 };
	gtab_status st;

	x.cli = (cli){ .name = "gtab-xlsx",
		       .usage = "[OPTION]... (-o OUT.xlsx | -d DIR) [FILE]...",
		       .purpose = N_("Make a print-ready workbook of one sheet a table."),
		       .options = options,
		       .examples =
			       "gtab-xlsx 案件统计.csv -o 案件统计.xlsx\n"
			       "gtab-norm -k a.csv | gtab-check --pass | gtab-xlsx -o a.xlsx\n" };
	cli_parse(&x.cli, argc, argv);
	check_call(&x);
	x.remarks.cli = &x.cli;
	x.reading.options.on_remark = cli_on_remark;
	x.reading.options.ctx = &x.remarks;
	x.options = (gtab_book_options){ .title = gtab_text_of(x.title),
					 .unit = gtab_text_of(x.unit),
					 .on_remark = cli_on_remark,
					 .ctx = &x.remarks,
					 .created = creation_time() };
	st = run(&x, &err);
	cli_reading_close(&x.reading);
	cli_remarks_clear(&x.remarks);
	return cli_finish(&x.cli, st, &err);
}
