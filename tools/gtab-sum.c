/* SPDX-License-Identifier: MIT */

/* gtab-sum: the tables of many reporters become the table of their superior. */

#include <gtab.h>

#include "common/operands.h"
#include "common/tables.h"

static const char *const total_places[] = { "bottom", "top", "none", NULL };

typedef struct sum {
	cli cli;
	cli_reading reading;
	cli_remarks remarks;
	cli_operands operands;
	const char *files_from;
	const char *reporters_path;
	const char *key;
	const char *row;
	const char *compared;
	const char *title;
	const char *reporter;
	const char *by;
	const char *across;
	const char *sums;
	const char *count;
	bool by_reporter;
	bool has_groups;
	int total; /* a gtab_sum_total */
	bool keep;
	gtab_buf expected;
	gtab_sum *work;
	gtab_sum *reported;
	gtab_sum *now; /* the one that tables are added to */
	gtab_tally *tally;
} sum;

static void
on_finding(void *ctx, const gtab_finding *finding)
{
	sum *s = ctx;
	gtab_buf line;

	gtab_buf_init(&line);
	gtab_report_put_text(finding, &line);
	fwrite(line.ptr, 1, line.len, stderr);
	gtab_buf_clear(&line);
	s->cli.n_findings += finding->severity == GTAB_ERROR;
}

/* Who sent a table: what it says, else the name of its file. */
static gtab_status
add_table(void *ctx, gtab_table *table, gtab_error *err)
{
	sum *s = ctx;
	gtab_text reporter = gtab_text_trim(gtab_table_context_get(table, "reporter"));

	if (reporter.len == 0)
		reporter = gtab_reporter_of_file(gtab_table_source(table));
	return gtab_sum_add(s->now, table, reporter, err);
}

static gtab_status
write_result(const sum *s, const gtab_sum_result *result, FILE *out, gtab_error *err)
{
	gtab_csv_writer *writer = NULL;
	gtab_status st = gtab_csv_writer_open_made(
		out, &result->head, s->keep ? GTAB_CSV_KEEP : GTAB_CSV_PLAIN, &writer, err);

	for (size_t i = 0; st == GTAB_OK && i < result->n_rows; i++)
		st = gtab_csv_writer_row(writer, &result->rows[i], err);
	if (st == GTAB_OK)
		st = gtab_csv_writer_finish(writer, err);
	gtab_csv_writer_free(writer);
	return st;
}

/* --compare: read what was reported, and hold it against the sum. */
static gtab_status
compare(sum *s, gtab_error *err)
{
	const gtab_sum_options options = { .key = gtab_text_of(s->key) };
	gtab_status st = gtab_sum_new(&options, &s->reported, err);

	s->now = s->reported;
	if (st == GTAB_OK)
		st = cli_each_table(&s->reading, s->compared, add_table, s, err);
	if (st == GTAB_OK)
		st = gtab_sum_compare(s->work, s->reported, err);
	gtab_sum_free(s->reported);
	return st;
}

static gtab_status
add_all(sum *s, FILE *out, gtab_error *err)
{
	const gtab_sum_options options = {
		.shape = s->by_reporter ? GTAB_SUM_BY_REPORTER : GTAB_SUM_STACKED,
		.key = gtab_text_of(s->key),
		.row_label = gtab_text_of(s->row),
		.reporters = gtab_buf_text(&s->expected),
		.total = (gtab_sum_total)s->total,
		.has_groups = s->has_groups,
		.title = gtab_text_of(s->title),
		.reporter = gtab_text_of(s->reporter),
		.on_finding = on_finding,
		.ctx = s,
	};
	gtab_sum_result result;
	gtab_status st = gtab_sum_new(&options, &s->work, err);

	s->now = s->work;

	for (size_t i = 0; st == GTAB_OK && i < s->operands.n; i++)
		st = cli_each_table(&s->reading, s->operands.names[i], add_table, s, err);
	if (st == GTAB_OK)
		st = gtab_sum_finish(s->work, &result, err);
	if (st == GTAB_OK)
		st = write_result(s, &result, out, err);
	if (st == GTAB_OK && s->compared != NULL)
		st = compare(s, err);
	gtab_sum_free(s->work);
	return st;
}

/* ---- counting by group ---- */

static gtab_status
count_table(void *ctx, gtab_table *table, gtab_error *err)
{
	return gtab_tally_add(((sum *)ctx)->tally, table, err);
}

static gtab_status
count_all(sum *s, FILE *out, gtab_error *err)
{
	const gtab_tally_options options = {
		.by = gtab_text_of(s->by),
		.across = gtab_text_of(s->across),
		.sums = gtab_text_of(s->sums),
		.count = gtab_text_of(s->count),
		.total = (gtab_sum_total)s->total,
		.on_finding = on_finding,
		.ctx = s,
	};
	gtab_sum_result result;
	gtab_status st = gtab_tally_new(&options, &s->tally, err);

	for (size_t i = 0; st == GTAB_OK && i < s->operands.n; i++)
		st = cli_each_table(&s->reading, s->operands.names[i], count_table, s, err);
	if (st == GTAB_OK)
		st = gtab_tally_finish(s->tally, &result, err);
	if (st == GTAB_OK)
		st = write_result(s, &result, out, err);
	gtab_tally_free(s->tally);
	return st;
}

static gtab_status
run(sum *s, gtab_error *err)
{
	gtab_outfile *out = NULL;
	gtab_status st = cli_reading_open(&s->reading, err);

	if (st == GTAB_OK)
		st = cli_operands_read(&s->cli, s->files_from, &s->operands, err);
	if (st == GTAB_OK)
		st = cli_read_text(s->reporters_path, &s->expected, err);
	if (st == GTAB_OK)
		st = cli_open_output(&s->cli, NULL, &out, err);
	if (st == GTAB_OK)
		st = (s->by != NULL ? count_all : add_all)(s, gtab_outfile_stream(out), err);
	if (st == GTAB_OK)
		return gtab_outfile_commit(out, err);
	gtab_outfile_discard(out);
	return st;
}

static void
check_call(const sum *s)
{
	if (!s->by_reporter && (s->row != NULL || s->has_groups))
		cli_usage_error(&s->cli, _("--row and --groups go with --by-reporter"));
	if (!s->by_reporter && s->by == NULL && s->total != 0)
		cli_usage_error(&s->cli, _("--total goes with --by-reporter or --by"));
	if (s->by_reporter + (s->key != NULL) + (s->by != NULL) > 1)
		cli_usage_error(&s->cli, _("--by, --by-reporter and --key exclude each other"));
	if (s->compared != NULL && (s->by_reporter || s->by != NULL))
		cli_usage_error(&s->cli, _("--compare does not go with --by-reporter or --by"));
	if (s->by == NULL && (s->across != NULL || s->sums != NULL || s->count != NULL))
		cli_usage_error(&s->cli, _("--across, --sum and --count go with --by"));
	if (s->by != NULL && (s->reporters_path != NULL || s->title != NULL || s->reporter != NULL))
		cli_usage_error(&s->cli,
				_("--reporters, --title and --reporter do not go with --by"));
}

int
main(int argc, char **argv)
{
	sum s = { 0 };
	const cli_option options[] = {
		CLI_READING_OPTIONS(&s.reading),
		{ '\0', "key", "FIELDS", N_("what names a row; else its code, or its labels"),
		  .text = &s.key },
		{ '\0', "by-reporter", NULL, N_("a row a reporter, and 合计"),
		  .flag = &s.by_reporter },
		{ '\0', "row", "LABEL", NULL, .text = &s.row },
		{ '\0', "groups", NULL, N_("小计 by the division above"), .flag = &s.has_groups },
		{ '\0', "total", "WHERE", NULL, .choice = &s.total, .choices = total_places },
		{ '\0', "by", "FIELDS", N_("count the rows of lists by these"), .text = &s.by },
		{ '\0', "across", "FIELD", N_("with --by: its values are columns"),
		  .text = &s.across },
		{ '\0', "sum", "FIELDS", NULL, .text = &s.sums },
		{ '\0', "count", "FIELD", NULL, .text = &s.count },
		{ '\0', "reporters", "FILE", N_("who must send a table: a name, or CODE,NAME"),
		  .text = &s.reporters_path },
		{ '\0', "compare", "FILE", N_("hold this table against the sum"),
		  .text = &s.compared },
		{ '\0', "files-from", "FILE", NULL, .text = &s.files_from },
		{ 'k', "keep", NULL, N_("write title, reporters and gaps in # lines"),
		  .flag = &s.keep },
		{ '\0', "title", "TEXT", NULL, .text = &s.title },
		{ '\0', "reporter", "NAME", NULL, .text = &s.reporter },
		CLI_END,
	};
	gtab_error err = { 0 };
	gtab_status st;

	s.cli = (cli){
		.name = "gtab-sum",
		.usage = "[OPTION]... [FILE|FOLDER]...",
		.purpose = N_(
			"Add tables up, cell by cell or a row a reporter; count lists by group."),
		.options = options,
		.examples = "gtab-sum 上报/*.csv -o 汇总.csv\n"
			    "gtab-sum --by 实施主体 --across 职权类别 清单.csv\n"
			    "gtab-sum --by-reporter --groups --reporters 区县.csv 上报\n"
	};
	cli_parse(&s.cli, argc, argv);
	check_call(&s);
	s.remarks.cli = &s.cli;
	s.reading.options.on_remark = cli_on_remark;
	s.reading.options.ctx = &s.remarks;
	st = run(&s, &err);
	cli_reading_close(&s.reading);
	cli_remarks_clear(&s.remarks);
	cli_operands_clear(&s.operands);
	gtab_buf_clear(&s.expected);
	return cli_finish(&s.cli, st, &err);
}
