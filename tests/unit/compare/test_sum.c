/* SPDX-License-Identifier: MIT */
/* Roll-ups: what is added to what, what is not, and that the sum of partial sums is the sum. */

#include <gtab/output.h>
#include <gtab/sum.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

enum { PARTS_MAX = 6 };

/* Rule and severity of each finding, one after the other. */
static void
note_finding(void *ctx, const gtab_finding *finding)
{
	gtab_buf *const told = ctx;

	gtab_buf_printf(told, "%c %.*s;", "nwe"[finding->severity], GTAB_TEXT_ARG(finding->rule));
}

static void
add(gtab_sum *sum, gtab_text csv, const char *name)
{
	const gtab_table_options options = { .by_record = true };
	gtab_source *source;
	gtab_table *table;
	gtab_text reporter;

	assert_int_equal(gtab_source_from_bytes(name, csv, &source, NULL), GTAB_OK);
	assert_int_equal(gtab_table_open(source, &options, &table, NULL), GTAB_OK);
	reporter = gtab_table_context_get(table, "reporter");
	assert_int_equal(
		gtab_sum_add(sum, table, reporter.len > 0 ? reporter : gtab_text_of(name), NULL),
		GTAB_OK);
	gtab_table_free(table);
	gtab_source_free(source);
}

/* The sum of n texts as CSV, which is the caller's; told may be NULL. */
static char *
sum_of(const gtab_sum_options *wanted, const gtab_text *csv, size_t n, gtab_csv_style style,
       gtab_buf *told)
{
	gtab_sum_options options = *wanted;
	gtab_sum_result result;
	gtab_csv_writer *writer;
	gtab_sum *sum;
	char *text;
	size_t len;
	FILE *const out = open_memstream(&text, &len);

	options.on_finding = told == NULL ? NULL : note_finding;
	options.ctx = told;
	assert_int_equal(gtab_sum_new(&options, &sum, NULL), GTAB_OK);
	for (size_t i = 0; i < n; i++) {
		char name[] = { (char)('a' + i), '\0' };

		add(sum, csv[i], name);
	}
	assert_int_equal(gtab_sum_finish(sum, &result, NULL), GTAB_OK);
	assert_int_equal(gtab_csv_writer_open_made(out, &result.head, style, &writer, NULL),
			 GTAB_OK);
	for (size_t i = 0; i < result.n_rows; i++)
		assert_int_equal(gtab_csv_writer_row(writer, &result.rows[i], NULL), GTAB_OK);
	assert_int_equal(gtab_csv_writer_finish(writer, NULL), GTAB_OK);
	gtab_csv_writer_free(writer);
	gtab_sum_free(sum);
	fclose(out);
	return text;
}

typedef struct sum_case {
	gtab_sum_options options;
	const char *parts[PARTS_MAX];
	const char *sum;
	const char *told;
} sum_case;

#define BY_REPORTER .shape = GTAB_SUM_BY_REPORTER

static const sum_case cases[] = {
	{ { 0 },
	  { "项目,件数\n甲,1\n乙,2\n", "项目,件数\n甲,3\n乙,4\n" },
	  "项目,件数\n甲,4\n乙,6\n",
	  "" },
	/* by label wherever it stands, and columns by name */
	{ { 0 },
	  { "项目,件数,人数\n甲,1,10\n乙,2,20\n", "项目,人数,件数\n乙,40,4\n甲,30,3\n" },
	  "项目,件数,人数\n甲,4,40\n乙,6,60\n",
	  "" },
	/* by code before label, 01 is 1 */
	{ { 0 },
	  { "代码,指标,数值\n01,甲,1\n02,乙,2\n", "代码,指标,数值\n1,甲类,3\n2,乙,4\n" },
	  "代码,指标,数值\n01,甲,4\n02,乙,6\n",
	  "" },
	/* exact */
	{ { 0 },
	  { "项目,金额\n甲,0.1\n乙,1\n", "项目,金额\n甲,0.20\n乙,2\n" },
	  "项目,金额\n甲,0.30\n乙,3\n",
	  "" },
	/* the kinds of missing are four, and a sum without a part says so */
	{ { 0 },
	  { "项目,件数\n甲,1\n乙,-\n丙,\n丁,-\n戊,…\n己,5\n",
	    "项目,件数\n甲,\n乙,-\n丙,\n丁,7\n戊,***\n己,***\n" },
	  "项目,件数\n甲,1\n乙,-\n丙,\n丁,7\n戊,***\n己,5\n",
	  "w sum/missing-part;w sum/missing-part;" },
	/* shares are never added; a single one stays */
	{ { 0 },
	  { "项目,件数,占比\n甲,1,10%\n乙,2,20%\n", "项目,件数,占比\n甲,3,30%\n丙,4,40%\n" },
	  "项目,件数,占比\n甲,4,\n乙,2,0.20\n丙,4,0.40\n",
	  "n sum/not-summed;n sum/missing-row;" },
	/* rounded figures keep their bounds */
	{ { 0 },
	  { "项目,件数\n甲,62.7万\n乙,1\n", "项目,件数\n甲,5\n乙,2700余\n" },
	  "项目,件数,件数|下限,件数|上限\n甲,627005,626505,627505\n乙,2701,2701,2800\n",
	  "" },
	/* 其中 rows belong to the row above them */
	{ { 0 },
	  { "项目,件数\n甲,5\n其中：重大,1\n乙,5\n其中：重大,2\n",
	    "项目,件数\n乙,5\n其中：重大,3\n甲,1\n其中：重大,1\n" },
	  "项目,件数\n甲,6\n其中：重大,2\n乙,10\n其中：重大,5\n",
	  "" },
	/* 合计 stays at the foot, below rows that come later */
	{ { 0 },
	  { "项目,件数\n甲,5\n合计,5\n", "项目,件数\n乙,6\n合计,6\n" },
	  "项目,件数\n甲,5\n乙,6\n合计,11\n",
	  "n sum/missing-row;" },
	/* figures of other units are not added */
	{ { 0 },
	  { "项目,金额（元）\n甲,5\n", "项目,金额（万元）\n甲,6\n" },
	  "项目,金额,金额|单位\n甲,,\n",
	  "e sum/clash;" },
	{ { 0 },
	  { "项目,金额（元）\n甲,5\n", "项目,金额\n甲,6\n" },
	  "项目,金额（元）\n甲,11\n",
	  "" },
	/* a row that is there twice */
	{ { 0 },
	  { "项目,件数\n甲,5\n甲,6\n", "项目,件数\n甲,1\n甲,2\n" },
	  "项目,件数\n甲,6\n甲,8\n",
	  "w sum/same-row;w sum/same-row;" },
	/* 累计 of several periods; figures of a month are added */
	{ { 0 },
	  { "2015年1月\n项目,本月,累计\n甲,1,1\n", "2015年2月\n项目,本月,累计\n甲,2,3\n" },
	  "项目,本月,累计\n甲,3,\n",
	  "w sum/period;" },
	/* texts stay where all have the same */
	{ { 0 },
	  { "项目,件数,备注\n甲,5,是\n乙,1,是\n", "项目,件数,备注\n甲,5,否\n乙,1,是\n" },
	  "项目,件数,备注\n甲,10,\n乙,2,是\n",
	  "" },
	/* one that must send and did not; one that sent twice */
	{ { .reporters = GTAB_TEXT("a\nb\nc\n") },
	  { "项目,件数\n甲,5\n", "项目,件数\n甲,6\n" },
	  "项目,件数\n甲,11\n",
	  "e sum/missing-reporter;" },
	{ { 0 },
	  { "填报单位：东县\n项目,件数\n甲,5\n", "填报单位：东县\n项目,件数\n甲,6\n" },
	  "项目,件数\n甲,11\n",
	  "e sum/twice;" },
	/* the superior's table: 合计, the only row, or all rows side by side */
	{ { BY_REPORTER },
	  { "项目,件数\n甲,1\n合计,3\n", "项目,件数\n甲,3\n合计,4\n" },
	  "填报单位,件数\na,3\nb,4\n合计,7\n",
	  "" },
	{ { BY_REPORTER, .total = GTAB_TOTAL_ABOVE },
	  { "项目,件数\n甲,1\n", "项目,件数\n甲,4\n" },
	  "填报单位,件数\n合计,5\na,1\nb,4\n",
	  "" },
	{ { BY_REPORTER },
	  { "项目,件数\n甲,1\n乙,2\n", "项目,件数\n甲,4\n乙,***\n" },
	  "填报单位,甲|件数,乙|件数\na,1,2\nb,4,***\n合计,5,2\n",
	  "w sum/missing-part;" },
	{ { BY_REPORTER, .row_label = GTAB_TEXT("乙"), .total = GTAB_TOTAL_NONE },
	  { "项目,件数\n甲,1\n乙,2\n", "项目,件数\n甲,4\n乙,5\n" },
	  "填报单位,件数\na,2\nb,5\n",
	  "" },
	/* parts of several rows have one name; their columns have not */
	{ { BY_REPORTER },
	  { "项目,件数\n甲,5\n其中：重大,1\n乙,6\n其中：重大,2\n" },
	  "填报单位,甲|件数,甲|其中：重大|件数,乙|件数,乙|其中：重大|件数\na,5,1,6,2\n合计,5,1,6,"
	  "2\n",
	  "" },
	/* in the order of the list, the missing one among them */
	{ { BY_REPORTER, .reporters = GTAB_TEXT("b\nc\na\n") },
	  { "项目,件数\n合计,1\n", "项目,件数\n合计,2\n" },
	  "填报单位,件数\nb,2\nc,\na,1\n合计,3\n",
	  "e sum/missing-reporter;" },
	/* a share of one is its own; none of all */
	{ { BY_REPORTER },
	  { "项目,件数,占比\n合计,1,5%\n", "项目,件数,占比\n合计,2,6%\n" },
	  "填报单位,件数,占比\na,1,0.05\nb,2,0.06\n合计,3,\n",
	  "n sum/not-summed;" },
	/* 小计 by the city above: by code, else by name */
	{ { BY_REPORTER, .has_groups = true,
	    .reporters = GTAB_TEXT("141100,吕梁市\n141181,a\n140110,b\n141182,c\n") },
	  { "项目,件数\n合计,1\n", "项目,件数\n合计,2\n", "项目,件数\n合计,4\n",
	    "填报单位：吕梁市\n项目,件数\n合计,8\n" },
	  "所属地区,填报单位,件数\n山西省,吕梁市,8\n山西省,小计,8\n吕梁市,a,1\n吕梁市,c,4\n吕梁市,"
	  "小计,5\n"
	  "太原市,b,2\n太原市,小计,2\n,合计,15\n",
	  "" },
};

static void
test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		gtab_text parts[PARTS_MAX];
		size_t n = 0;
		gtab_buf told;
		char *text;

		gtab_buf_init(&told);
		for (; n < PARTS_MAX && cases[i].parts[n] != NULL; n++)
			parts[n] = gtab_text_of(cases[i].parts[n]);
		text = sum_of(&cases[i].options, parts, n, GTAB_CSV_PLAIN, &told);
		gtab_buf_putc(&told, '\0');
		if (strcmp(text, cases[i].sum) != 0 || strcmp(told.ptr, cases[i].told) != 0)
			print_error("case %zu\n", i);
		assert_string_equal(text, cases[i].sum);
		assert_string_equal(told.ptr, cases[i].told);
		gtab_buf_clear(&told);
		free(text);
	}
}

static void
test_refused(void **state)
{
	static const char *const csv[] = { "项目,件数\n甲,1\n" };
	const gtab_sum_options options = { .key = GTAB_TEXT("代码") };
	const gtab_table_options reading = { 0 };
	gtab_sum_result result;
	gtab_error err = { 0 };
	gtab_source *source;
	gtab_table *table;
	gtab_sum *sum;

	(void)state;
	assert_int_equal(gtab_sum_new(&options, &sum, NULL), GTAB_OK);
	assert_int_equal(gtab_sum_finish(sum, &result, &err), GTAB_EMALFORMED);
	assert_int_equal(gtab_source_from_bytes("a", gtab_text_of(csv[0]), &source, NULL), GTAB_OK);
	assert_int_equal(gtab_table_open(source, &reading, &table, NULL), GTAB_OK);
	assert_int_equal(gtab_sum_add(sum, table, GTAB_TEXT("a"), &err), GTAB_EUSAGE);
	assert_non_null(strstr(err.message, "代码"));
	gtab_table_free(table);
	gtab_source_free(source);
	gtab_sum_free(sum);
}

/* ---- the sum of partial sums ---- */

static const char *const figures[] = { "7",    "-",      "",   "…",  "***",
				       "0.25", "62.7万", "-3", "12", "2700余" };
static const char *const labels[] = { "甲", "乙", "丙", "丁", "其中：重大" };

/* A table of some of the rows, in any order, with figures and marks of all kinds. */
static void
make_table(gtab_buf *out, size_t which)
{
	const size_t n = 2 + (size_t)rand() % 4;

	gtab_buf_printf(out, "填报单位：%zu县\n项目,件数,人数,占比,备注\n", which);
	for (size_t i = 0, at = (size_t)rand(); i < n; i++, at++)
		gtab_buf_printf(out, "%s,%s,%d,%d%%,%s\n", labels[at % COUNT(labels)],
				figures[(size_t)rand() % COUNT(figures)], rand() % 100,
				rand() % 100, rand() % 2 == 0 ? "是" : "否");
	gtab_buf_printf(out, "合计,%d,%d,%d%%,\n", rand() % 1000, rand() % 1000, rand() % 100);
}

/* Sum the tables in groups at random, then the sums, and compare with the sum of all. */
static void
check_associative(const gtab_sum_options *options, unsigned seed)
{
	gtab_buf tables[PARTS_MAX];
	gtab_text all[PARTS_MAX], partial[PARTS_MAX];
	char *sums[PARTS_MAX], *want, *got;
	size_t n_sums = 0;

	srand(seed);
	for (size_t i = 0; i < PARTS_MAX; i++) {
		gtab_buf_init(&tables[i]);
		make_table(&tables[i], i);
		all[i] = gtab_buf_text(&tables[i]);
	}
	for (size_t first = 0; first < PARTS_MAX; n_sums++) {
		size_t n = 1 + (size_t)rand() % 3;

		n = first + n > PARTS_MAX ? PARTS_MAX - first : n;
		sums[n_sums] = sum_of(options, all + first, n,
				      rand() % 2 == 0 ? GTAB_CSV_KEEP : GTAB_CSV_PLAIN, NULL);
		partial[n_sums] = gtab_text_of(sums[n_sums]);
		first += n;
	}
	want = sum_of(options, all, PARTS_MAX, GTAB_CSV_PLAIN, NULL);
	got = sum_of(options, partial, n_sums, GTAB_CSV_PLAIN, NULL);
	if (strcmp(want, got) != 0)
		print_error("seed %u\n", seed);
	assert_string_equal(got, want);
	for (size_t i = 0; i < PARTS_MAX; i++)
		gtab_buf_clear(&tables[i]);
	for (size_t i = 0; i < n_sums; i++)
		free(sums[i]);
	free(want);
	free(got);
}

static void
test_associative(void **state)
{
	const gtab_sum_options stacked = { 0 };
	const gtab_sum_options by_reporter = { BY_REPORTER };

	(void)state;
	for (unsigned seed = 1; seed <= 300; seed++) {
		check_associative(&stacked, seed);
		check_associative(&by_reporter, seed);
	}
}

/* ---- what was reported beside what was summed ---- */

static const struct {
	const char *parts[PARTS_MAX];
	const char *reported;
	const char *told;
} compared[] = {
	{ { "项目,件数\n立案,1\n转办,-\n", "项目,件数\n立案,2\n转办,-\n" },
	  "项目,件数\n立案,3.0\n转办,0\n",
	  "" },
	{ { "项目,件数\n立案,1\n", "项目,件数\n立案,2\n" },
	  "项目,件数\n立案,4\n",
	  "e sum/differs;" },
	/* rows stand where they like */
	{ { "项目,件数\n立案,1\n转办,5\n" }, "项目,件数\n转办,5\n立案,1\n", "" },
	/* rounded: 0.4万 is from 3500 to 4500 */
	{ { "项目,件数\n立案,3600\n转办,1\n" }, "项目,件数\n立案,0.4万\n转办,1\n", "" },
	{ { "项目,件数\n立案,4600\n转办,1\n" },
	  "项目,件数\n立案,0.4万\n转办,1\n",
	  "e sum/differs;" },
	/* a sum that is short of parts cannot prove an error */
	{ { "项目,件数\n立案,1\n转办,1\n", "项目,件数\n立案,\n转办,1\n" },
	  "项目,件数\n立案,4\n转办,2\n",
	  "w sum/missing-part;w sum/differs;" },
	{ { "项目,件数\n立案,1\n转办,***\n" },
	  "项目,件数\n立案,***\n转办,2\n",
	  "w sum/unknown;w sum/unknown;" },
	{ { "项目,件数\n立案,1\n转办,1\n" },
	  "项目,件数\n立案,1\n结案,1\n",
	  "e sum/row;e sum/row;" },
	{ { "项目,件数,人数\n立案,1,2\n" },
	  "项目,件数,处分数\n立案,1,2\n",
	  "e sum/column;e sum/column;" },
};

static void
test_compared(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(compared); i++) {
		const gtab_sum_options plain = { 0 };
		gtab_sum_options options = { .on_finding = note_finding };
		gtab_sum *sum, *reported;
		gtab_sum_result result;
		gtab_buf told;

		gtab_buf_init(&told);
		options.ctx = &told;
		assert_int_equal(gtab_sum_new(&options, &sum, NULL), GTAB_OK);
		assert_int_equal(gtab_sum_new(&plain, &reported, NULL), GTAB_OK);
		for (size_t k = 0; compared[i].parts[k] != NULL; k++) {
			char name[] = { (char)('a' + k), '\0' };

			add(sum, gtab_text_of(compared[i].parts[k]), name);
		}
		add(reported, gtab_text_of(compared[i].reported), "reported");
		assert_int_equal(gtab_sum_finish(sum, &result, NULL), GTAB_OK);
		assert_int_equal(gtab_sum_compare(sum, reported, NULL), GTAB_OK);
		gtab_buf_putc(&told, '\0');
		if (strcmp(told.ptr, compared[i].told) != 0)
			print_error("case %zu\n", i);
		assert_string_equal(told.ptr, compared[i].told);
		gtab_buf_clear(&told);
		gtab_sum_free(reported);
		gtab_sum_free(sum);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_associative),
		cmocka_unit_test(test_compared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
