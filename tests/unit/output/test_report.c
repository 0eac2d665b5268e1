/* SPDX-License-Identifier: MIT */
/* Findings in each format: escapes, absent parts, masked citizen numbers, and what SARIF and JUnit require. */

#include <gtab/report.h>
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const gtab_operand operands[] = {
	{ GTAB_TEXT("合计"), GTAB_TEXT("B4"), GTAB_TEXT("639") },
	{ GTAB_TEXT("县\n处\"级"), GTAB_TEXT(""), GTAB_TEXT("") },
};

static const gtab_suspect suspects[] = {
	{ .group = 1,
	  .label = GTAB_TEXT("县处级"),
	  .cell = GTAB_TEXT("C4"),
	  .found = GTAB_TEXT("71"),
	  .likely = GTAB_TEXT("17"),
	  .reason = GTAB_TEXT("digits-swapped"),
	  .reason_words = GTAB_TEXT("swapped") },
};

static const gtab_finding full = {
	.severity = GTAB_ERROR,
	.rule = GTAB_TEXT("f/A01"),
	.place = { GTAB_TEXT("a,b.csv"), 4, 3 },
	.column_no = 2,
	.reporter = GTAB_TEXT("吕梁市"),
	.row_label = GTAB_TEXT("处分"),
	.column_label = GTAB_TEXT("人数"),
	.cell = GTAB_TEXT("B3"),
	.found = GTAB_TEXT("639"),
	.expected = GTAB_TEXT("693"),
	.op = GTAB_TEXT("="),
	.difference = GTAB_TEXT("-54"),
	.message = GTAB_TEXT("say \"639\"\t\\<b>"),
	.operands = operands,
	.n_operands = 2,
	.suspects = suspects,
	.n_suspects = 1,
};

static const gtab_finding bare = { .severity = GTAB_NOTE,
				   .rule = GTAB_TEXT("x/y"),
				   .message = GTAB_TEXT("140105198001010015x") };

/* ---- a report as a string ---- */

static const gtab_column columns[] = {
	{ .name = GTAB_TEXT("项目"), .source_no = 1 },
	{ .name = GTAB_TEXT("人数|合<计"), .source_no = 2, .type = GTAB_COLUMN_NUMBER },
	{ .name = GTAB_TEXT("人数|其他"), .source_no = 3, .type = GTAB_COLUMN_NUMBER },
};
static const gtab_report_table table = { .source = GTAB_TEXT("上报/a b.csv"),
					 .reporter = GTAB_TEXT("吕梁市"),
					 .columns = columns,
					 .n_columns = 3 };

/* All that a report of one table with these findings writes; yours to free. */
static char *
report(gtab_report_options options, const gtab_finding *findings, size_t n)
{
	const gtab_cell cells[] = { { .source = GTAB_TEXT("<处分>") },
				    { .source = GTAB_TEXT("６３９") },
				    { .source = GTAB_TEXT("11010519491231002X") } };
	const gtab_row row = { .cells = cells, .n_cells = 3, .place = { GTAB_TEXT("a"), 4, 3 } };
	const gtab_check_counts counts = { .n_pass = 2, .n_fail = 1, .n_unknown = 1 };
	char *out = NULL;
	size_t len;
	FILE *const stream = open_memstream(&out, &len);
	gtab_report *r;

	options.tool = "gtab-check";
	options.created = 1425168000;
	assert_int_equal(gtab_report_open(stream, &options, &r, NULL), GTAB_OK);
	gtab_report_begin(r, &table);
	gtab_report_row(r, &row);
	for (size_t i = 0; i < n; i++)
		gtab_report_finding(r, &findings[i]);
	gtab_report_end(r, &counts);
	gtab_report_unread(r, GTAB_TEXT("x/坏.csv"), GTAB_TEXT("cannot & will not"));
	gtab_report_missing(r, GTAB_TEXT("汾阳市"));
	assert_int_equal(gtab_report_finish(r, NULL), GTAB_OK);
	gtab_report_free(r);
	fclose(stream);
	return out;
}

static void
check_report(gtab_report_format format, const gtab_finding *finding, const char *want)
{
	char *const out = report((gtab_report_options){ .format = format }, finding, 1);

	assert_string_equal(out, want);
	free(out);
}

static void
check_holds(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("%s is not in:\n%s", part, text);
}

/* ---- text ---- */

static void
test_text(void **state)
{
	gtab_finding f = full;

	(void)state;
	check_report(GTAB_REPORT_TEXT, &f,
		     "a,b.csv:4:2: error: say \"639\"\\x09\\<b> [f/A01]\n"
		     "    合计 B4 = 639; 县⏎处\"级 = \n"
		     "    likely: 县处级 C4 71→17 (swapped)\n");
	f.column_no = 0;
	f.n_operands = 0;
	f.n_suspects = 0;
	f.severity = GTAB_WARNING;
	check_report(GTAB_REPORT_TEXT, &f, "a,b.csv:4: warning: say \"639\"\\x09\\<b> [f/A01]\n");
	f.place.line_no = 0;
	f.message = GTAB_TEXT("a\xE2\x80\xAE"
			      "b\xFF");
	check_report(GTAB_REPORT_TEXT, &f, "a,b.csv: warning: a\\u202eb\\xff [f/A01]\n");
}

/* Groups that tie say so; changes of one group share a line. */
static void
test_suspects(void **state)
{
	const gtab_suspect two[] = { { .group = 1, .is_tie = true, .label = GTAB_TEXT("a") },
				     { .group = 1, .is_tie = true, .label = GTAB_TEXT("b") },
				     { .group = 2, .is_tie = true, .label = GTAB_TEXT("c") } };
	gtab_finding f = bare;

	(void)state;
	f.suspects = two;
	f.n_suspects = 3;
	check_report(GTAB_REPORT_TEXT, &f,
		     "note: 140105198001010015x [x/y]\n    one of: a (), b ()\n    one of: c ()\n");
}

static void
test_excerpt(void **state)
{
	char *const out = report((gtab_report_options){ .format = GTAB_REPORT_TEXT,
							.has_colour = true,
							.has_excerpt = true },
				 &full, 1);

	(void)state;
	check_holds(out, "\033[1;31merror: \033[0m");
	check_holds(out, "\033[2m    4\033[0m | <处分> | ６３９ | 1101********002X\n");
	check_holds(out, "\n                 \033[1;32m^~~~~~\033[0m\n");
	free(out);
}

/* ---- CSV, JSON Lines ---- */

#define CSV_HEAD                                                                                   \
	"severity,rule,file,line,column,reporter,row,field,cell,found,operator,expected,"          \
	"difference,message,operands,suspects\n"

static void
test_csv(void **state)
{
	gtab_finding f = bare;

	(void)state;
	check_report(GTAB_REPORT_CSV, &full,
		     CSV_HEAD
		     "error,f/A01,\"a,b.csv\",4,2,吕梁市,处分,人数,B3,639,=,693,-54,\"say "
		     "\"\"639\"\"\t\\<b>\",\"合计 B4 = 639\n县\n处\"\"级  = \",县处级 C4 71→17 "
		     "(swapped)\n");
	/* what a spreadsheet would take for a formula */
	f.found = GTAB_TEXT("=1+1");
	f.difference = GTAB_TEXT("-5.0");
	f.message = GTAB_TEXT("@x");
	check_report(GTAB_REPORT_CSV, &f, CSV_HEAD "note,x/y,,0,0,,,,,'=1+1,,,-5.0,'@x,,\n");
}

static void
test_jsonl(void **state)
{
	(void)state;
	check_report(
		GTAB_REPORT_JSONL, &full,
		"{\"severity\":\"error\",\"rule\":\"f/"
		"A01\",\"file\":\"a,b.csv\",\"line\":4,\"column\":2,"
		"\"reporter\":\"吕梁市\",\"row\":\"处分\",\"field\":\"人数\",\"cell\":\"B3\","
		"\"found\":\"639\","
		"\"operator\":\"=\",\"expected\":\"693\",\"difference\":\"-54\",\"message\":\"say "
		"\\\"639\\\"\\u0009\\\\<b>\",\"operands\":[{\"label\":\"合计\",\"cell\":\"B4\","
		"\"value\":"
		"\"639\"},{\"label\":\"县\\u000a处\\\"级\",\"cell\":\"\",\"value\":\"\"}],"
		"\"suspects\":[{\"group\":1,\"tie\":false,\"label\":\"县处级\",\"cell\":\"C4\","
		"\"found\":\"71\",\"likely\":\"17\",\"reason\":\"digits-swapped\",\"words\":"
		"\"swapped\"}]}\n");
}

/* Masked only where it is a citizen number by its check character, and stands alone. */
static void
test_masked(void **state)
{
	static const struct {
		const char *message;
		const char *want;
	} cases[] = {
		{ "11010519491231002X", "note: 1101********002X [x/y]\n" },
		{ "440524188001010014、440524188001010014",
		  "note: 4405********0014、4405********0014 [x/y]\n" },
		{ "440524188001010015", "note: 440524188001010015 [x/y]\n" },
		{ "4405241880010100141", "note: 4405241880010100141 [x/y]\n" },
	};
	gtab_finding f = bare;
	char *out;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		f.message = gtab_text_of(cases[i].message);
		check_report(GTAB_REPORT_TEXT, &f, cases[i].want);
	}
	f.message = GTAB_TEXT("11010519491231002X");
	out = report((gtab_report_options){ .format = GTAB_REPORT_JSONL, .shows_numbers = true },
		     &f, 1);
	check_holds(out, "\"message\":\"11010519491231002X\"");
	free(out);
}

/* ---- SARIF: the properties that the specification requires (§3.13-3.58), by path; [] is each item ---- */

static void
require(json_t *at, const char *path)
{
	const size_t len = strcspn(path, "./");
	char key[64];
	size_t i;
	json_t *item;

	if (path[0] == '\0')
		return;
	if (strncmp(path, "[]", 2) == 0) {
		assert_true(json_is_array(at) && json_array_size(at) > 0);
		json_array_foreach(at, i, item) require(item, path + (path[2] == '.' ? 3 : 2));
		return;
	}
	snprintf(key, sizeof(key), "%.*s", (int)len, path);
	item = json_object_get(at, key);
	if (item == NULL)
		fail_msg("SARIF lacks %s", path);
	require(item, path + len + (path[len] == '.' ? 1 : 0));
}

static void
test_sarif(void **state)
{
	static const char *const required[] = {
		"version",
		"$schema",
		"runs.[].tool.driver.name",
		"runs.[].tool.driver.rules.[].id",
		"runs.[].results.[].message.text",
		"runs.[].results.[].ruleId",
		"runs.[].results.[].level",
		"runs.[].invocations.[].executionSuccessful",
		"runs.[].invocations.[].toolExecutionNotifications.[].message.text",
	};
	const gtab_finding findings[] = { full, bare };
	char *const out = report((gtab_report_options){ .format = GTAB_REPORT_SARIF }, findings, 2);
	json_t *const log = json_loads(out, JSON_REJECT_DUPLICATES, NULL);
	json_t *result;

	(void)state;
	assert_non_null(log);
	assert_string_equal(json_string_value(json_object_get(log, "version")), "2.1.0");
	for (size_t i = 0; i < sizeof(required) / sizeof(required[0]); i++)
		require(log, required[i]);
	result = json_array_get(
		json_object_get(json_array_get(json_object_get(log, "runs"), 0), "results"), 0);
	require(result, "locations.[].physicalLocation.artifactLocation.uri");
	require(result, "locations.[].physicalLocation.region.startLine");
	require(result, "relatedLocations.[].id");
	check_holds(out, "\"uri\":\"a%2Cb.csv\"");
	check_holds(out, "\"uri\":\"x/%E5%9D%8F.csv\"");
	json_decref(log);
	free(out);
}

/* ---- JUnit ---- */

static void
test_junit(void **state)
{
	static const char *const parts[] = {
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gtab-check\">\n",
		"<testsuite name=\"上报/a b.csv\" timestamp=\"2015-03-01T00:00:00\" "
		"hostname=\"localhost\" tests=\"4\" failures=\"1\" errors=\"0\" skipped=\"1\" "
		"time=\"0\">\n<properties>",
		"<testcase name=\"f/A01 B3\" classname=\"a,b\" time=\"0\"><failure type=\"f/A01\" "
		"message=\"say &quot;639&quot;\t\\&lt;b&gt;\">",
		"<testcase name=\"x/y\" classname=\"\" time=\"0\"><system-out>note: ",
		"<skipped message=\"1 relation could not be checked\"/>",
		"<testsuite name=\"x/坏.csv\" timestamp=\"2015-03-01T00:00:00\" "
		"hostname=\"localhost\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\" "
		"time=\"0\">",
		"<error type=\"input\" message=\"cannot &amp; will not\"/>",
		"<testsuite name=\"汾阳市\"",
		"<system-out/>\n<system-err/>\n</testsuite>\n</testsuites>\n",
	};
	const gtab_finding findings[] = { full, bare };
	char *const out = report((gtab_report_options){ .format = GTAB_REPORT_JUNIT }, findings, 2);

	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		check_holds(out, parts[i]);
	free(out);
}

/* ---- the page ---- */

static void
test_html(void **state)
{
	static const char *const parts[] = {
		"<html lang=\"en\">",
		"<li class=\"failed\"><b>1</b> failed</li>",
		"<li class=\"missing\"><b>1</b> missing</li>",
		"<a href=\"#t1\">吕梁市</a>",
		"data-cells=\"B4 \" data-suspects=\"C4\" data-cell=\"B3\"",
		"say &quot;639&quot;\t\\&lt;b&gt;",
		"<td id=\"t1-B3\" class=\"n error\">６３９</td>",
		"<td id=\"t1-A3\" class=\"t\">&lt;处分&gt;</td>",
		"1101********002X</td>",
		"<th rowspan=\"2\" colspan=\"1\">项目</th>",
		"<th rowspan=\"1\" colspan=\"2\">人数</th></tr>",
		"<th rowspan=\"1\" colspan=\"1\">合&lt;计</th>",
		"cannot &amp; will not",
	};
	char *const out = report((gtab_report_options){ .format = GTAB_REPORT_HTML }, &full, 1);

	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		check_holds(out, parts[i]);
	assert_null(strstr(out, "11010519491231002X"));
	assert_null(strstr(out, "http"));
	free(out);
}

/* ---- formats and verdicts ---- */

static void
test_formats(void **state)
{
	static const struct {
		const char *path;
		int format; /* -1: none */
	} cases[] = {
		{ "a.txt", GTAB_REPORT_TEXT },
		{ "a.csv", GTAB_REPORT_CSV },
		{ "a.jsonl", GTAB_REPORT_JSONL },
		{ "a.sarif", GTAB_REPORT_SARIF },
		{ "x/a.xml", GTAB_REPORT_JUNIT },
		{ "审核.html", GTAB_REPORT_HTML },
		{ "a.pdf", -1 },
		{ "csv", -1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		gtab_report_format format = GTAB_REPORT_TEXT;
		const bool is_known = gtab_report_format_of_path(cases[i].path, &format);

		assert_int_equal(is_known ? (int)format : -1, cases[i].format);
	}
}

static void
test_verdicts(void **state)
{
	static const struct {
		size_t n_errors;
		gtab_check_counts counts;
		gtab_submission_verdict want;
	} cases[] = {
		{ 0, { 0 }, GTAB_SUBMISSION_PASSED },
		{ 0, { .n_pass = 1, .n_unknown = 5 }, GTAB_SUBMISSION_PASSED },
		{ 0, { .n_fail = 1 }, GTAB_SUBMISSION_PASSED }, /* a warning */
		{ 1, { .n_pass = 9 }, GTAB_SUBMISSION_FAILED },
		{ 0, { .n_unknown = 5 }, GTAB_SUBMISSION_UNCHECKED },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(gtab_submission_verdict_of(cases[i].n_errors, &cases[i].counts),
				 cases[i].want);
	assert_true(gtab_text_equal(gtab_reporter_of_file(GTAB_TEXT("上报/汾阳.v2.csv")),
				    GTAB_TEXT("汾阳.v2")));
	assert_true(gtab_text_equal(gtab_reporter_of_file(GTAB_TEXT("-")), GTAB_TEXT("-")));
	assert_true(gtab_text_equal(gtab_reporter_of_file(GTAB_TEXT(".csv")), GTAB_TEXT(".csv")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),     cmocka_unit_test(test_suspects),
		cmocka_unit_test(test_excerpt),  cmocka_unit_test(test_csv),
		cmocka_unit_test(test_jsonl),    cmocka_unit_test(test_masked),
		cmocka_unit_test(test_sarif),    cmocka_unit_test(test_junit),
		cmocka_unit_test(test_html),     cmocka_unit_test(test_formats),
		cmocka_unit_test(test_verdicts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
