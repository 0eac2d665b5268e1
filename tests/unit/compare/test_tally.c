/* SPDX-License-Identifier: MIT */
/* Lists counted by group, crosstabs, and counts of counts. */

#include <gtab/output.h>
#include <gtab/tally.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

enum { PARTS_MAX = 4 };

static void
note_finding(void *ctx, const gtab_finding *finding)
{
	gtab_buf *const told = ctx;

	gtab_buf_printf(told, "%c %.*s;", "nwe"[finding->severity], GTAB_TEXT_ARG(finding->rule));
}

static gtab_status
add(gtab_tally *tally, const char *csv, gtab_error *err)
{
	const gtab_table_options options = { .finds_form = true, .by_record = true };
	gtab_source *source;
	gtab_table *table;
	gtab_status st;

	assert_int_equal(gtab_source_from_bytes("a", gtab_text_of(csv), &source, NULL), GTAB_OK);
	assert_int_equal(gtab_table_open(source, &options, &table, NULL), GTAB_OK);
	st = gtab_tally_add(tally, table, err);
	gtab_table_free(table);
	gtab_source_free(source);
	return st;
}

static char *
tally_of(const gtab_tally_options *wanted, const char *const *csv, gtab_buf *told)
{
	gtab_tally_options options = *wanted;
	gtab_sum_result result;
	gtab_csv_writer *writer;
	gtab_tally *tally;
	char *text;
	size_t len;
	FILE *const out = open_memstream(&text, &len);

	options.on_finding = note_finding;
	options.ctx = told;
	assert_int_equal(gtab_tally_new(&options, &tally, NULL), GTAB_OK);
	for (size_t i = 0; i < PARTS_MAX && csv[i] != NULL; i++)
		assert_int_equal(add(tally, csv[i], NULL), GTAB_OK);
	assert_int_equal(gtab_tally_finish(tally, &result, NULL), GTAB_OK);
	assert_int_equal(
		gtab_csv_writer_open_made(out, &result.head, GTAB_CSV_PLAIN, &writer, NULL),
		GTAB_OK);
	for (size_t i = 0; i < result.n_rows; i++)
		assert_int_equal(gtab_csv_writer_row(writer, &result.rows[i], NULL), GTAB_OK);
	assert_int_equal(gtab_csv_writer_finish(writer, NULL), GTAB_OK);
	gtab_csv_writer_free(writer);
	gtab_tally_free(tally);
	fclose(out);
	return text;
}

typedef struct tally_case {
	gtab_tally_options options;
	const char *parts[PARTS_MAX];
	const char *out;
	const char *told;
} tally_case;

#define BY(list) .by = GTAB_TEXT(list)

static const tally_case cases[] = {
	{ { BY("类") }, { "名,类\n子,东\n丑,西\n寅,东\n" }, "类,项数\n东,2\n西,1\n合计,3\n", "" },
	{ { BY("类"), .total = GTAB_TOTAL_NONE },
	  { "名,类\n子,东\n", "类,名\n东,丑\n西,寅\n" },
	  "类,项数\n东,2\n西,1\n",
	  "" },
	{ { BY("类,级"), .total = GTAB_TOTAL_ABOVE },
	  { "名,类,级\n子,东,高\n丑,西,低\n寅,东,低\n卯,东,高\n" },
	  "类,级,项数\n合计,,4\n东,高,2\n西,低,1\n东,低,1\n",
	  "" },
	/* cells that run together are not the same */
	{ { BY("类,级"), .total = GTAB_TOTAL_NONE },
	  { "名,类,级\n子,东东,高\n丑,东,东高\n" },
	  "类,级,项数\n东东,高,1\n东,东高,1\n",
	  "" },
	{ { BY("类"), .sums = GTAB_TEXT("金额") },
	  { "名,类,金额\n子,东,0.1\n丑,西,2\n寅,东,0.20\n" },
	  "类,项数,金额\n东,2,0.30\n西,1,2\n合计,3,2.30\n",
	  "" },
	{ { BY("类"), .sums = GTAB_TEXT("金额") },
	  { "名,类,金额\n子,东,1\n丑,西,\n寅,东,-\n卯,西,***\n" },
	  "类,项数,金额\n东,2,1\n西,2,***\n合计,4,1\n",
	  "w sum/missing-part;" },
	{ { BY("类"), .across = GTAB_TEXT("级") },
	  { "名,类,级\n子,东,高\n丑,西,低\n寅,东,高\n卯,东,\n" },
	  "类,高,低,（未填）,合计\n东,2,0,1,3\n西,0,1,0,1\n合计,2,1,1,4\n",
	  "w tally/blank;" },
	{ { BY("类"), .across = GTAB_TEXT("级"), .sums = GTAB_TEXT("金额") },
	  { "名,类,级,金额\n子,东,高,5\n丑,西,低,6\n" },
	  "类,高|项数,高|金额,低|项数,低|金额,合计|项数,合计|金额\n"
	  "东,1,5,0,-,1,5\n西,0,-,1,6,1,6\n合计,1,5,1,6,2,11\n",
	  "" },
	/* 合计 and 其中 are in the rows already */
	{ { BY("项目") },
	  { "项目,件数\n立案,5\n其中：重大,1\n合计,5\n" },
	  "项目,项数\n立案,1\n合计,1\n",
	  "n tally/not-counted;" },
	/* a field by the form's name, a value by the form's spelling */
	{ { BY("职权类别") },
	  { "权力编码,权力类别,事项名称\n1,许可,子\n2,行政许可,丑\n3,其他权力,寅\n" },
	  "职权类别,项数\n行政许可,2\n其他,1\n合计,3\n",
	  "n tally/spelling;n tally/spelling;" },
	/* counts of counts */
	{ { BY("类"), .count = GTAB_TEXT("项数"), .total = GTAB_TOTAL_NONE },
	  { "类,级,项数\n东,高,2\n东,低,3\n", "类,级,项数\n西,高,4\n" },
	  "类,项数\n东,5\n西,4\n",
	  "" },
};

static void
test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		gtab_buf told;
		char *text;

		gtab_buf_init(&told);
		text = tally_of(&cases[i].options, cases[i].parts, &told);
		gtab_buf_putc(&told, '\0');
		if (strcmp(text, cases[i].out) != 0 || strcmp(told.ptr, cases[i].told) != 0)
			print_error("case %zu\n", i);
		assert_string_equal(text, cases[i].out);
		assert_string_equal(told.ptr, cases[i].told);
		gtab_buf_clear(&told);
		free(text);
	}
}

static void
test_refused(void **state)
{
	static const struct {
		gtab_tally_options options;
		const char *csv;
		const char *word; /* of the message */
	} refused[] = {
		{ { BY("级") }, "名,类\n子,东\n", "级" },
		{ { BY("类"), .sums = GTAB_TEXT("占比") }, "名,类,占比\n子,东,5%\n", "占比" },
		{ { BY("类"), .sums = GTAB_TEXT("名") }, "名,类\n子,东\n", "名" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		gtab_error err = { 0 };
		gtab_tally *tally;

		assert_int_equal(gtab_tally_new(&refused[i].options, &tally, NULL), GTAB_OK);
		assert_int_equal(add(tally, refused[i].csv, &err), GTAB_EUSAGE);
		assert_non_null(strstr(err.message, refused[i].word));
		gtab_tally_free(tally);
	}
}

/* Many groups: the table of groups grows, and each is found again. */
static void
test_many(void **state)
{
	const gtab_tally_options options = { BY("类"), .total = GTAB_TOTAL_NONE };
	gtab_sum_result result;
	gtab_tally *tally;
	gtab_buf csv;

	(void)state;
	gtab_buf_init(&csv);
	gtab_buf_put(&csv, GTAB_TEXT("名,类\n"));
	for (int i = 0; i < 9000; i++)
		gtab_buf_printf(&csv, "子%d,类%d\n", i, i % 3000);
	gtab_buf_putc(&csv, '\0');
	assert_int_equal(gtab_tally_new(&options, &tally, NULL), GTAB_OK);
	assert_int_equal(add(tally, csv.ptr, NULL), GTAB_OK);
	assert_int_equal(gtab_tally_finish(tally, &result, NULL), GTAB_OK);
	assert_int_equal(result.n_rows, 3000);
	for (size_t i = 0; i < result.n_rows; i++)
		assert_memory_equal(result.rows[i].cells[1].text.ptr, "3", 1);
	gtab_tally_free(tally);
	gtab_buf_clear(&csv);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
