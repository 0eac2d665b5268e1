/* SPDX-License-Identifier: MIT */
/* Which days exist, and how each kind of period is written. */

#include <gtab/period.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct {
	int year, month, day;
	bool want;
} dates[] = {
	{ 2015, 3, 1, true },   { 2015, 2, 29, false }, { 2016, 2, 29, true },
	{ 1900, 2, 29, false }, /* spreadsheets think otherwise */
	{ 2000, 2, 29, true },  { 2015, 4, 31, false }, { 2015, 12, 31, true },
	{ 2015, 13, 1, false }, { 2015, 0, 1, false },  { 2015, 1, 0, false },
	{ 2015, 1, 32, false }, { 2015, -1, 1, false }, { 0, 1, 1, false },
	{ 1, 1, 1, true },      { 9999, 12, 31, true }, { 10000, 1, 1, false },
};

static void
test_exists(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(dates) / sizeof(*dates); i++)
		assert_int_equal(gtab_date_exists(dates[i].year, dates[i].month, dates[i].day),
				 dates[i].want);
}

static const struct {
	gtab_period in;
	const char *want;
} periods[] = {
	{ { .kind = GTAB_PERIOD_YEAR, .year = 2015 }, "2015" },
	{ { .kind = GTAB_PERIOD_YEAR, .year = 5 }, "0005" },
	{ { .kind = GTAB_PERIOD_HALF, .year = 2015, .part = 1 }, "2015-H1" },
	{ { .kind = GTAB_PERIOD_HALF, .year = 2015, .part = 2 }, "2015-H2" },
	{ { .kind = GTAB_PERIOD_QUARTER, .year = 2015, .part = 4 }, "2015Q4" },
	{ { .kind = GTAB_PERIOD_MONTH, .year = 2015, .month = 3 }, "2015-03" },
	{ { .kind = GTAB_PERIOD_DAY, .year = 2015, .month = 12, .day = 1 }, "2015-12-01" },
	{ { .kind = GTAB_PERIOD_MONTHS, .year = 2025, .month = 1, .last_month = 9 }, "2025-01/09" },
};

static void
test_put(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(periods) / sizeof(*periods); i++) {
		gtab_buf b;

		gtab_buf_init(&b);
		gtab_period_put(&periods[i].in, &b);
		gtab_buf_putc(&b, '\0');
		assert_string_equal(b.ptr, periods[i].want);
		gtab_buf_clear(&b);
	}
}

static void
test_months(void **state)
{
	static const struct {
		const char *in;
		int first, last; /* 201503; 0, 0: none */
	} cases[] = {
		{ "2015", 201501, 201512 },
		{ "2015-H1", 201501, 201506 },
		{ "2015-H2", 201507, 201512 },
		{ "2015Q3", 201507, 201509 },
		{ "2015-03", 201503, 201503 },
		{ "2015-12-01", 201512, 201512 },
		{ "2025-01/09", 202501, 202509 },
		{ "2015年", 201501, 201512 },
		{ "2015-13", 201501, 201512 },
		{ "", 0, 0 },
		{ "15-03", 0, 0 },
		{ "第一季度", 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int first, last;

		assert_int_equal(gtab_period_months(gtab_text_of(cases[i].in), &first, &last),
				 cases[i].first != 0);
		if (cases[i].first == 0)
			continue;
		assert_int_equal(first, gtab_month_no(cases[i].first / 100, cases[i].first % 100));
		assert_int_equal(last, gtab_month_no(cases[i].last / 100, cases[i].last % 100));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_exists),
		cmocka_unit_test(test_put),
		cmocka_unit_test(test_months),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
