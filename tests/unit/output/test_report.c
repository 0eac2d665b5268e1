/* SPDX-License-Identifier: MIT */
/* Findings as text, CSV and JSON Lines: escapes, absent parts, masked citizen numbers. */

#include <gtab/output.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void
check_report(gtab_report_format format, const gtab_finding *finding, const char *want)
{
	gtab_buf out;

	gtab_buf_init(&out);
	gtab_report_put(format, finding, &out);
	gtab_buf_putc(&out, '\0');
	assert_string_equal(out.ptr, want);
	gtab_buf_clear(&out);
}

static const gtab_operand operands[] = {
	{ GTAB_TEXT("合计"), GTAB_TEXT("B4"), GTAB_TEXT("639") },
	{ GTAB_TEXT("县\n处\"级"), GTAB_TEXT(""), GTAB_TEXT("") },
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
	.message = GTAB_TEXT("say \"639\"\t\\"),
	.operands = operands,
	.n_operands = 2,
};

static const gtab_finding bare = { .severity = GTAB_NOTE,
				   .rule = GTAB_TEXT("x/y"),
				   .message = GTAB_TEXT("140105198001010015x") };

static void
test_text(void **state)
{
	gtab_finding f = full;

	(void)state;
	check_report(GTAB_REPORT_TEXT, &f,
		     "a,b.csv:4:2: error: say \"639\"\\x09\\ [f/A01]\n"
		     "    合计 B4 = 639; 县⏎处\"级 = \n");
	f.column_no = 0;
	f.n_operands = 0;
	f.severity = GTAB_WARNING;
	check_report(GTAB_REPORT_TEXT, &f, "a,b.csv:4: warning: say \"639\"\\x09\\ [f/A01]\n");
	f.place.line_no = 0;
	check_report(GTAB_REPORT_TEXT, &f, "a,b.csv: warning: say \"639\"\\x09\\ [f/A01]\n");
}

static void
test_csv(void **state)
{
	gtab_buf head;

	(void)state;
	check_report(GTAB_REPORT_CSV, &full,
		     "error,f/A01,\"a,b.csv\",4,2,吕梁市,处分,人数,B3,639,=,693,-54,\"say "
		     "\"\"639\"\"\t\\\","
		     "\"合计 B4 = 639\n县\n处\"\"级  = \"\n");
	gtab_buf_init(&head);
	gtab_report_head(GTAB_REPORT_CSV, &head);
	assert_true(gtab_text_equal(gtab_buf_text(&head),
				    GTAB_TEXT("severity,rule,file,line,column,reporter,row,field,"
					      "cell,found,operator,expected,"
					      "difference,message,operands\n")));
	gtab_buf_clear(&head);
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
		"\\\"639\\\"\\u0009\\\\\",\"operands\":[{\"label\":\"合计\",\"cell\":\"B4\","
		"\"value\":"
		"\"639\"},{\"label\":\"县\\u000a处\\\"级\",\"cell\":\"\",\"value\":\"\"}]}\n");
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

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		f.message = gtab_text_of(cases[i].message);
		check_report(GTAB_REPORT_TEXT, &f, cases[i].want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_jsonl),
		cmocka_unit_test(test_masked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
