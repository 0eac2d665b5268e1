/* SPDX-License-Identifier: MIT */
/* Dates and periods: the ways offices write them, impossible ones, and ICU's strict calendar. */

#include <gtab/normalize.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <unicode/udat.h>
#include <unicode/ustring.h>

static const struct {
	const char *in;
	const char *want; /* NULL: refused */
} cases[] = {
	{ "2015-03-01", "2015-03-01" },
	{ "二〇一五年三月一日", "2015-03-01" },
	{ "二○一五年三月一日", "2015-03-01" },
	{ "二零一五年三月一日", "2015-03-01" },
	{ "二O一五年三月一日", "2015-03-01" },
	{ "二Ｏ一五年三月一日", "2015-03-01" },
	{ "二0一五年十二月三十一日", "2015-12-31" },
	{ "二〇一五年十月廿八日", "2015-10-28" },
	{ "2015年3月1日", "2015-03-01" },
	{ "2015年3月1号", "2015-03-01" },
	{ "2015年03月01日", "2015-03-01" },
	{ "２０１５年３月１日", "2015-03-01" },
	{ "2015 年 3 月 1 日", "2015-03-01" },
	{ "　2015年3月1日　", "2015-03-01" },
	{ "2015年\u00A03月1日", "2015-03-01" },
	{ "2015.3.1", "2015-03-01" },
	{ "２０１５．３．１", "2015-03-01" },
	{ "2015-3-1", "2015-03-01" },
	{ "2015－3－1", "2015-03-01" },
	{ "2015/3/1", "2015-03-01" },
	{ "20150301", "2015-03-01" },
	{ "2015-03-01 00:00:00", "2015-03-01" },
	{ "2015-03-01T00:00:00", "2015-03-01" },
	{ "2015/3/1 0:00", "2015-03-01" },
	{ "民国104年3月1日", "2015-03-01" },
	{ "民國一百零四年三月一日", "2015-03-01" },

	{ "2015-3", "2015-03" },
	{ "2015.3", "2015-03" },
	{ "2015/3", "2015-03" },
	{ "2015年3月", "2015-03" },
	{ "2015年3月份", "2015-03" },
	{ "201503", "2015-03" },
	{ "二〇一五年三月", "2015-03" },
	{ "2015年", "2015" },
	{ "2015年度", "2015" },
	{ "2015年全年", "2015" },
	{ "2015", "2015" },
	{ "二〇一五年", "2015" },
	{ "二〇一五", "2015" },
	{ "民国104年", "2015" },

	{ "2015年第一季度", "2015Q1" },
	{ "2015年一季度", "2015Q1" },
	{ "2015年1季度", "2015Q1" },
	{ "2015年第4季度", "2015Q4" },
	{ "2015第一季度", "2015Q1" },
	{ "2015Q1", "2015Q1" },
	{ "2015-Q1", "2015Q1" },
	{ "2015年Q3", "2015Q3" },
	{ "2015年上半年", "2015-H1" },
	{ "2015年下半年", "2015-H2" },
	{ "2015上半年", "2015-H1" },
	{ "2015-H1", "2015-H1" },
	{ "2015年1至9月", "2015-01/09" },
	{ "2015年1-9月", "2015-01/09" },
	{ "2015年1—9月", "2015-01/09" },
	{ "2015年1～9月", "2015-01/09" },
	{ "2015年1月至9月", "2015-01/09" },
	{ "2015年一至九月份", "2015-01/09" },
	{ "2015年1-6月累计", "2015-01/06" },
	{ "2015年前三季度", "2015-01/09" },
	{ "2015年3月累计", "2015-03" },
	{ "2025-01/09", "2025-01/09" },

	/* impossible */
	{ "2015年2月30日", NULL },
	{ "2015-02-29", NULL },
	{ "2015年13月", NULL },
	{ "201513", NULL },
	{ "150301", NULL }, /* the year 2015 with two digits, not 1503 */
	{ "15030112", NULL },
	{ "18991231", "1899-12-31" },
	{ "民國元年", "1912" },
	{ "民国元年5月", "1912-05" },
	{ "民国零年", NULL },
	{ "104年3月1日", NULL },
	{ "104/3/1", NULL },
	{ "12/5/2015", NULL },
	{ "13/5/2015", NULL },
	{ "01.03.2015", NULL },
	{ "1er mars 2015", NULL },
	{ "12-May-2015", NULL },
	{ "2015年3月上旬", NULL },
	{ "２０１５年底", NULL },
	{ "2015-2016", NULL },
	{ "2015/16", NULL },
	{ "2014-15学年", NULL },
	{ "2015.1-3", NULL },
	{ "2015-03-01至2015-03-05", NULL },
	{ "截至2015年3月", NULL },
	{ "农历2015年三月", NULL },
	{ "4-6月", NULL },
	{ "20150230", NULL },
	{ "2015.3.0", NULL },
	{ "2015年第五季度", NULL },
	{ "2015-H3", NULL },
	{ "2015年9至1月", NULL },
	{ "2025-09/01", NULL },
	{ "0000", NULL },

	/* no year */
	{ "5月1日", NULL },
	{ "3月", NULL },
	{ "上半年", NULL },
	{ "第一季度", NULL },
	{ "1至9月", NULL },

	/* not dates */
	{ "", NULL },
	{ "截至目前", NULL },
	{ "长期坚持", NULL },
	{ "42064", NULL }, /* a serial number: only a form says so */
	{ "15年3月", NULL },
	{ "15.3.1", NULL },
	{ "3/1/2015", NULL },
	{ "1-2", NULL },
	{ "3/4", NULL },
	{ "2015-3.1", NULL },
	{ "2015年3-1", NULL },
	{ "2015年3月1", NULL },
	{ "2015年3月1日前", NULL },
	{ "2015年底", NULL },
	{ "2015 03 01", NULL },
	{ "2015-003-01", NULL },
	{ "2015-03-01-02", NULL },
	{ "2015-03-01 08:30", NULL },
	{ "2015 00:00", NULL },
	{ "2015年3月1日至3月5日", NULL },
	{ "201503011", NULL },
	{ "2015-1/9", NULL },
	{ "2015-", NULL },
	{ "年", NULL },
	{ "2015年\xFF", NULL },
	{ "一二三四五六七八九一二三四五六七八九一二三四五六七八九", NULL },
};

static void
test_periods(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		gtab_period p = { .year = 77 };
		gtab_rule_set rules = 0;
		gtab_buf b;
		const gtab_status st =
			gtab_period_parse(gtab_text_of(cases[i].in), &p, &rules, NULL);

		if ((st == GTAB_OK) != (cases[i].want != NULL))
			fail_msg("\"%s\": status %d", cases[i].in, st);
		if (st != GTAB_OK) {
			assert_true(p.year == 77 && rules == 0);
			continue;
		}
		gtab_buf_init(&b);
		gtab_period_put(&p, &b);
		gtab_buf_putc(&b, '\0');
		assert_string_equal(b.ptr, cases[i].want);
		assert_int_equal((rules & GTAB_RULE_DATE) == 0, strcmp(cases[i].in, b.ptr) == 0);
		gtab_buf_clear(&b);
	}
}

static void
expect_round_trip(gtab_period p)
{
	gtab_period again;
	gtab_rule_set rules = 0;
	gtab_buf b;

	gtab_buf_init(&b);
	gtab_period_put(&p, &b);
	assert_int_equal(gtab_period_parse(gtab_buf_text(&b), &again, &rules, NULL), GTAB_OK);
	assert_int_equal(rules, 0);
	assert_memory_equal(&again, &p, sizeof(p));
	gtab_buf_clear(&b);
}

static void
test_round_trip(void **state)
{
	static const int years[] = { 1, 99, 999, 1949, 2015, 9999 };

	(void)state;
	for (size_t i = 0; i < sizeof(years) / sizeof(*years); i++) {
		const int year = years[i];

		expect_round_trip((gtab_period){ .kind = GTAB_PERIOD_YEAR, .year = year });
		for (int part = 1; part <= 4; part++)
			expect_round_trip((gtab_period){
				.kind = GTAB_PERIOD_QUARTER, .year = year, .part = part });
		for (int part = 1; part <= 2; part++)
			expect_round_trip((gtab_period){
				.kind = GTAB_PERIOD_HALF, .year = year, .part = part });
		for (int m = 1; m <= 12; m++) {
			expect_round_trip((gtab_period){
				.kind = GTAB_PERIOD_MONTH, .year = year, .month = m });
			for (int last = m + 1; last <= 12; last++)
				expect_round_trip((gtab_period){ .kind = GTAB_PERIOD_MONTHS,
								 .year = year,
								 .month = m,
								 .last_month = last });
		}
	}
}

static void
test_whole_dates_only(void **state)
{
	gtab_error err = { .status = GTAB_OK };
	gtab_period p = { .year = 77 };

	(void)state;
	assert_int_equal(gtab_date_parse(GTAB_TEXT("2015年3月"), &p, NULL, NULL), GTAB_EMALFORMED);
	assert_int_equal(gtab_date_parse(GTAB_TEXT("2015年3月"), &p, NULL, &err), GTAB_EMALFORMED);
	assert_non_null(strstr(err.message, "not a whole date"));
	assert_int_equal(p.year, 77);
	assert_int_equal(gtab_date_parse(GTAB_TEXT("2015年3月1日"), &p, NULL, &err), GTAB_OK);
	assert_int_equal(p.kind, GTAB_PERIOD_DAY);
}

static void
test_reasons(void **state)
{
	static const struct {
		const char *in, *part;
	} reasons[] = {
		{ "5月1日", "no year" },
		{ "上半年", "no year" },
		{ "2015年2月30日", "no such date" },
		{ "2015年13月", "no such date" },
		{ "截至目前", "not a date" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(reasons) / sizeof(*reasons); i++) {
		gtab_error err = { .status = GTAB_OK };
		gtab_period p;

		assert_int_equal(gtab_period_parse(gtab_text_of(reasons[i].in), &p, NULL, &err),
				 GTAB_EMALFORMED);
		if (strstr(err.message, reasons[i].part) == NULL)
			fail_msg("\"%s\": %s", reasons[i].in, err.message);
	}
}

/* ---- ICU as the oracle: every day that could be written ---- */

static bool
icu_accepts(UDateFormat *f, const char *text)
{
	UErrorCode code = U_ZERO_ERROR;
	UChar wide[32];
	int32_t end = 0;

	u_uastrcpy(wide, text);
	udat_parse(f, wide, -1, &end, &code);
	return U_SUCCESS(code) && end == u_strlen(wide);
}

static void
test_against_icu(void **state)
{
	static const int years[] = { 1900, 1999, 2000, 2015, 2016, 2100 };
	UErrorCode code = U_ZERO_ERROR;
	UChar pattern[16];
	UDateFormat *f;

	(void)state;
	u_uastrcpy(pattern, "yyyy-MM-dd");
	f = udat_open(UDAT_PATTERN, UDAT_PATTERN, "zh", NULL, 0, pattern, -1, &code);
	assert_true(U_SUCCESS(code));
	udat_setLenient(f, false);
	for (size_t i = 0; i < sizeof(years) / sizeof(*years); i++)
		for (int month = 0; month <= 13; month++)
			for (int day = 0; day <= 32; day++) {
				char text[48];
				gtab_period p;

				snprintf(text, sizeof(text), "%d-%02d-%02d", years[i], month, day);
				const bool want = icu_accepts(f, text);
				const gtab_status st =
					gtab_date_parse(gtab_text_of(text), &p, NULL, NULL);
				if ((st == GTAB_OK) != want)
					fail_msg("%s: ICU says %d", text, want);
				snprintf(text, sizeof(text), "%d年%d月%d日", years[i], month, day);
				assert_int_equal(
					gtab_date_parse(gtab_text_of(text), &p, NULL, NULL), st);
			}
	udat_close(f);
}

static const struct {
	const char *in;
	gtab_epoch epoch;
	const char *want; /* NULL: refused */
} serials[] = {
	{ "42064", GTAB_EPOCH_1900, "2015-03-01" },
	{ "40602", GTAB_EPOCH_1904, "2015-03-01" },
	{ "42064.0", GTAB_EPOCH_1900, "2015-03-01" },
	{ " ４２０６４ ", GTAB_EPOCH_1900, "2015-03-01" },
	{ "42,064", GTAB_EPOCH_1900, "2015-03-01" },
	{ "1", GTAB_EPOCH_1900, "1900-01-01" },
	{ "59", GTAB_EPOCH_1900, "1900-02-28" },
	{ "60", GTAB_EPOCH_1900, NULL },
	{ "61", GTAB_EPOCH_1900, "1900-03-01" },
	{ "0", GTAB_EPOCH_1900, NULL },
	{ "0", GTAB_EPOCH_1904, "1904-01-01" },
	{ "60", GTAB_EPOCH_1904, "1904-03-01" },
	{ "2958465", GTAB_EPOCH_1900, "9999-12-31" },
	{ "2958466", GTAB_EPOCH_1900, NULL },
	{ "2957003", GTAB_EPOCH_1904, "9999-12-31" },
	{ "2957004", GTAB_EPOCH_1904, NULL },
	{ "42064.5", GTAB_EPOCH_1900, NULL },
	{ "-1", GTAB_EPOCH_1904, NULL },
	{ "042064", GTAB_EPOCH_1900, NULL },
	{ "42064天", GTAB_EPOCH_1900, NULL },
	{ "4.2万", GTAB_EPOCH_1900, NULL },
	{ "2015-03-01", GTAB_EPOCH_1900, NULL },
	{ "", GTAB_EPOCH_1900, NULL },
};

static void
test_serials(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(serials) / sizeof(*serials); i++) {
		gtab_period p = { .year = 77 };
		gtab_rule_set rules = 0;
		gtab_buf b;
		const gtab_status st = gtab_period_from_serial(gtab_text_of(serials[i].in),
							       serials[i].epoch, &p, &rules, NULL);

		if ((st == GTAB_OK) != (serials[i].want != NULL))
			fail_msg("\"%s\": status %d", serials[i].in, st);
		if (st != GTAB_OK) {
			assert_true(p.year == 77 && rules == 0);
			continue;
		}
		gtab_buf_init(&b);
		gtab_period_put(&p, &b);
		gtab_buf_putc(&b, '\0');
		assert_string_equal(b.ptr, serials[i].want);
		assert_int_equal(rules, GTAB_RULE_SERIAL);
		gtab_buf_clear(&b);
	}
}

/* Day by day from 1904 to 2100: each is the day after the one before. */
static void
test_serials_run_on(void **state)
{
	gtab_period last = { .year = 1903, .month = 12, .day = 31 };

	(void)state;
	for (int serial = 0; serial < 72000; serial++) {
		char text[16];
		gtab_period p;

		snprintf(text, sizeof(text), "%d", serial);
		assert_int_equal(gtab_period_from_serial(gtab_text_of(text), GTAB_EPOCH_1904, &p,
							 NULL, NULL),
				 GTAB_OK);
		assert_true(gtab_date_exists(p.year, p.month, p.day));
		if (p.day == last.day + 1)
			assert_true(p.year == last.year && p.month == last.month);
		else
			assert_true(p.day == 1 &&
				    !gtab_date_exists(last.year, last.month, last.day + 1) &&
				    p.year * 12 + p.month == last.year * 12 + last.month + 1);
		last = p;
	}
}

static void
test_two_digit_years_say_so(void **state)
{
	static const char *const in[] = { "15年3月", "15.3.1", "15-3-1", "98/12/31" };

	(void)state;
	for (size_t i = 0; i < sizeof(in) / sizeof(*in); i++) {
		gtab_error err = { .status = GTAB_OK };
		gtab_period p;

		assert_int_equal(gtab_period_parse(gtab_text_of(in[i]), &p, NULL, &err),
				 GTAB_EMALFORMED);
		if (strstr(err.message, "two digits") == NULL)
			fail_msg("%s: %s", in[i], err.message);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_periods),
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_whole_dates_only),
		cmocka_unit_test(test_reasons),
		cmocka_unit_test(test_against_icu),
		cmocka_unit_test(test_serials),
		cmocka_unit_test(test_serials_run_on),
		cmocka_unit_test(test_two_digit_years_say_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
