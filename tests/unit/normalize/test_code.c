/* SPDX-License-Identifier: MIT */
/* Normal forms of codes, with and without a width, and what Excel made of them. */

#include <gtab/normalize.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
expect_rules(gtab_rule_set rules, const char *want)
{
	gtab_buf b;

	gtab_buf_init(&b);
	gtab_rule_set_put(rules, &b);
	gtab_buf_putc(&b, '\0');
	assert_string_equal(b.ptr, want);
	gtab_buf_clear(&b);
}

static const struct {
	const char *in;
	const char *want; /* NULL: refused */
	const char *rules;
} codes[] = {
	{ "140100", "140100", "" },
	{ "00123", "00123", "" },
	{ "'00123", "00123", "apostrophe" },
	{ "''00123", "00123", "apostrophe" },
	{ "＇00123", "00123", "width+apostrophe" },
	{ "=\"00123\"", "00123", "apostrophe" },
	{ "=\"\"", "", "apostrophe" },
	{ "=\"00123", "=\"00123", "" },
	{ "１４０１００", "140100", "width" },
	{ "11511301ＭＢ１５５０４４２Ｕ", "11511301MB1550442U", "width" },
	{ "0200-A-\n00100 ", "0200-A-00100", "space+line-break" },
	{ "14 01 00", "140100", "space" },
	{ "　０１", "01", "space+width" },
	{ "XK0010100Y", "XK0010100Y", "" },
	{ "国发〔2016〕72号", "国发〔2016〕72号", "" },
	{ "1E5", "1E5", "" }, /* a code may look so; what a spreadsheet makes has a sign */
	{ "", "", "" },
	{ "4.40524E+17", NULL, "" },
	{ "1.75004E+8", NULL, "" }, /* 175004000, or 175004123 */
	{ "1.75004000E+8", "175004000", "scientific" },
	{ "1.2E+1", "12", "scientific" },
	{ "1.75004000e+08", "175004000", "scientific" },
	{ "'1.75004000E+8", "175004000", "apostrophe+scientific" },
	{ "1.7500400000E+8", NULL, "" },
	{ "0.5E+1", NULL, "" },
	{ "5E+3", NULL, "" },
	{ "1.0E+99999999999999999999", NULL, "" },
	{ "29.0", "29.0", "" }, /* a section, or a float: the column must say */
	{ "'4.40524E+17", NULL, "" },
	{ "４．４０５２４Ｅ＋１７", NULL, "" },
};

static void
run_code(const char *in, const char *want, const char *rules_want)
{
	gtab_rule_set rules = 0;
	gtab_buf b;
	gtab_status st;

	gtab_buf_init(&b);
	gtab_buf_put(&b, GTAB_TEXT("before"));
	st = gtab_code_normalize(gtab_text_of(in), &b, &rules, NULL);
	if ((st == GTAB_OK) != (want != NULL))
		fail_msg("\"%s\": status %d", in, st);
	gtab_buf_putc(&b, '\0');
	assert_string_equal(b.ptr + 6, want != NULL ? want : "");
	expect_rules(rules, rules_want);
	gtab_buf_clear(&b);
}

static void
test_codes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
		run_code(codes[i].in, codes[i].want, codes[i].rules);
		if (codes[i].want != NULL)
			run_code(codes[i].want, codes[i].want, "");
	}
}

static void
test_damaged_code_says_so(void **state)
{
	gtab_error err = { .status = GTAB_OK };
	gtab_buf b;

	(void)state;
	gtab_buf_init(&b);
	assert_int_equal(gtab_code_normalize(GTAB_TEXT("4.40524E+17"), &b, NULL, &err),
			 GTAB_EMALFORMED);
	assert_non_null(strstr(err.message, "4.40524E+17 was damaged"));
	gtab_buf_clear(&b);
}

/* Where 12 digits are declared, and the column of floats. */
static const struct {
	const char *in;
	const char *want;
	const char *rules;
} told[] = {
	{ "175004000", "000175004000", "pad" },
	{ "175004000.0", "000175004000", "float-tail+pad" },
	{ "1.75004000E+8", "000175004000", "pad+scientific" },
	{ "000175004000", "000175004000", "" },
	{ "0001750040001", "0001750040001", "" }, /* the form's check says so */
	{ "29.0", "000000000029", "float-tail+pad" },
	{ "29.5", "29.5", "" },
	{ "XK0010", "XK0010", "" },
	{ "", "", "" },
};

static void
test_told_more(void **state)
{
	const gtab_code_options options = { .n_digits = 12, .drops_float_tail = true };

	(void)state;
	for (size_t i = 0; i < sizeof(told) / sizeof(*told); i++) {
		gtab_rule_set rules = 0;
		gtab_buf b;

		gtab_buf_init(&b);
		assert_int_equal(gtab_code_normalize_as(gtab_text_of(told[i].in), &options, &b,
							&rules, NULL),
				 GTAB_OK);
		gtab_buf_putc(&b, '\0');
		assert_string_equal(b.ptr, told[i].want);
		expect_rules(rules, told[i].rules);
		gtab_buf_clear(&b);
	}
}

static void
test_damaged_stays_refused(void **state)
{
	const gtab_code_options options = { .n_digits = 12 };
	gtab_error err = { .status = GTAB_OK };
	gtab_buf b;

	(void)state;
	gtab_buf_init(&b);
	assert_int_equal(gtab_code_normalize_as(GTAB_TEXT("1.75004E+8"), &options, &b, NULL, &err),
			 GTAB_EMALFORMED);
	assert_non_null(strstr(err.message, "digits were lost"));
	assert_int_equal(b.len, 0);
}

/* What a spreadsheet made of 1-2, 3/4 and 4-3. */
static void
test_dates_are_told(void **state)
{
	static const char *const dates[] = { "1月2日",    "4-Mar",
					     "Jan-02",    "4-Mar-15",
					     "2001/1/2",  "2001年1月2日",
					     " 12月31日", "2015-03-01 00:00:00" };
	static const char *const codes_[] = { "1-2",    "3/4",      "140100",     "4-March",
					      "Mar",    "1月",      "2001-01-02", "",
					      "0-Mar-", "20010102", "月2日" };
	gtab_doubt d;
	gtab_buf b;

	(void)state;
	for (size_t i = 0; i < sizeof(dates) / sizeof(*dates); i++)
		if (!gtab_code_doubt(gtab_text_of(dates[i]), &d))
			fail_msg("%s is a date", dates[i]);
	for (size_t i = 0; i < sizeof(codes_) / sizeof(*codes_); i++)
		if (gtab_code_doubt(gtab_text_of(codes_[i]), &d))
			fail_msg("%s is none", codes_[i]);
	assert_true(gtab_code_doubt(GTAB_TEXT("1月2日"), &d));
	assert_string_equal(gtab_doubt_id(d.kind), "code-date");
	gtab_buf_init(&b);
	gtab_doubt_put(&d, &b);
	gtab_buf_putc(&b, '\0');
	assert_non_null(strstr(b.ptr, "1月2日 is a date where a code should be"));
	gtab_buf_clear(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_codes),          cmocka_unit_test(test_damaged_code_says_so),
		cmocka_unit_test(test_told_more),      cmocka_unit_test(test_damaged_stays_refused),
		cmocka_unit_test(test_dates_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
