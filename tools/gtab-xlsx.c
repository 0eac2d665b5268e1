/* SPDX-License-Identifier: MIT */

/* gtab-xlsx: tables in, a workbook that can be printed and signed out. */

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gtab-xlsx/xlsx.h"

static const char *const verify_modes[] = { "parts", "full", NULL };

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

gtab_status
xlsx_make_book(xlsx *x, size_t first, size_t last, FILE *out, gtab_error *err)
{
	gtab_status st = gtab_book_open(x->maker, &x->book, err);

	for (size_t i = first; st == GTAB_OK && i < last; i++)
		st = cli_each_table(&x->reading, x->cli.operands[i], add_sheet, x, err);
	if (st == GTAB_OK)
		st = gtab_book_finish(x->book, out, err);
	gtab_book_free(x->book);
	x->book = NULL;
	return st;
}

static gtab_status
write_book(xlsx *x, gtab_error *err)
{
	gtab_outfile *file = NULL;
	gtab_status st = cli_open_output(&x->cli, NULL, &file, err);

	if (st != GTAB_OK)
		return st;
	st = xlsx_make_book(x, 0, x->cli.n_operands, gtab_outfile_stream(file), err);
	if (st == GTAB_OK)
		return gtab_outfile_commit(file, err);
	if (st == GTAB_EOUTPUT)
		gtab_error_at(err, x->cli.output, 0, 0);
	gtab_outfile_discard(file);
	return st;
}

void
xlsx_bind(xlsx *x)
{
	x->remarks.cli = &x->cli;
	x->reading.options.on_remark = cli_on_remark;
	x->reading.options.ctx = &x->remarks;
	x->options.on_remark = cli_on_remark;
	x->options.ctx = &x->remarks;
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

/* Trouble that was told when it came only makes the exit status. */
static int
finish(const xlsx *x, gtab_status st, const gtab_error *err)
{
	const int result = cli_finish(&x->cli, st, err);

	return x->told != GTAB_OK && (result == 0 || result == 1) ? cli_exit_of(x->told) : result;
}

/* What cannot be asked for; settles how workbooks are made. */
static void
check_call(xlsx *x)
{
	const char *const output = x->cli.output;
	const char *const level = x->compress;

	if (x->folder != NULL && output != NULL)
		cli_usage_error(&x->cli, _("-o and -d exclude each other"));
	if (x->folder == NULL && output == NULL)
		cli_usage_error(&x->cli, _("where to? give -o OUT.xlsx, or -d DIR"));
	if (output != NULL && strcmp(output, "-") == 0 && isatty(STDOUT_FILENO))
		cli_usage_error(&x->cli, _("a workbook does not go to a terminal"));
	if (level != NULL && (level[0] < '1' || level[0] > '9' || level[1] != '\0'))
		cli_usage_error(&x->cli, _("--compress takes a number from 1 to 9, not %s"), level);
}

/* A thread a file where there are several, or all for one. */
static gtab_status
open_maker(xlsx *x, gtab_error *err)
{
	const bool is_batch = x->folder != NULL && x->cli.n_operands > 1;

	x->n_files_at_once = is_batch ? x->reading.options.n_jobs : 1;
	if (is_batch)
		x->reading.options.n_jobs = 1;
	const gtab_bookmaker_options options = {
		.n_threads = x->reading.options.n_jobs,
		.compress = x->compress != NULL ? x->compress[0] - '0' : 0,
		.verify = x->no_verify ? GTAB_VERIFY_NONE : (gtab_verify_mode)x->verify,
		.created = creation_time(),
	};

	if (x->no_verify)
		cli_note(&x->cli, _("what is written is not verified"));
	return gtab_bookmaker_new(&options, &x->maker, err);
}

static gtab_status
run(xlsx *x, gtab_error *err)
{
	gtab_status st = cli_reading_open(&x->reading, err);

	if (st == GTAB_OK)
		st = open_maker(x, err);
	if (st != GTAB_OK)
		return st;
	return x->folder != NULL ? xlsx_write_folder(x, err) : write_book(x, err);
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
		{ '\0', "compress", "1-9", N_("1 is fast (default), 9 small"),
		  .text = &x.compress },
		{ '\0', "verify", "HOW", N_("read back its parts (default), or the full cells"),
		  .choice = &x.verify, .choices = verify_modes },
		{ '\0', "no-verify", NULL, NULL, .flag = &x.no_verify },
		{ '\0', "no-split", NULL, N_("refuse a table that one sheet cannot hold"),
		  .flag = &x.options.no_split },
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
	xlsx_bind(&x);
	x.options.title = gtab_text_of(x.title);
	x.options.unit = gtab_text_of(x.unit);
	st = run(&x, &err);
	gtab_bookmaker_free(x.maker);
	cli_reading_close(&x.reading);
	cli_remarks_clear(&x.remarks);
	return finish(&x, st, &err);
}
