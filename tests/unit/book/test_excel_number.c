/* SPDX-License-Identifier: MIT */
/* What may be a number in Excel, days as serial numbers, periods as printed; texts on their way into XML. */

#include "output/book/excel_number.h"

#include "output/book/xml_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct {
	const char *text;
	bool fits;
	int places;
} numbers[] = {
	{ "0", true, 0 },
	{ "-12", true, 0 },
	{ "3906.40", true, 2 },
	{ "0.05", true, 2 },
	{ "00042", false, 0 },
	{ "123456789012345", true, 0 },
	{ "1234567890123456", false, 0 },
	{ "1234567890123450000", true, 0 },
	{ "0.000000123456789012345", true, 21 },
	{ "1234567.890123456", false, 9 },
	{ "", false, 0 },
	{ "-", false, 0 },
	{ "1e5", false, 0 },
	{ "NaN", false, 0 },
};

static void
test_numbers(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		const gtab_text t = gtab_text_of(numbers[i].text);

		assert_int_equal(gtab_is_excel_number(t), numbers[i].fits);
		assert_int_equal(gtab_printed_places(t), numbers[i].places);
	}
	assert_true(gtab_excel_double(GTAB_TEXT("3906.40")) == 3906.4);
	assert_true(1 / gtab_excel_double(GTAB_TEXT("-0")) > 0);
}

static const struct {
	const char *text, *shorter;
} decimals[] = {
	{ "3906.40", "3906.4" }, { "5.00", "5" },   { "100", "100" }, { "-0", "0" },
	{ "-0.00", "0" },        { "0.50", "0.5" }, { "0", "0" },     { "-10.0", "-10" },
};

static void
test_decimals(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(decimals) / sizeof(*decimals); i++)
		assert_true(gtab_text_equal(gtab_excel_decimal(gtab_text_of(decimals[i].text)),
					    gtab_text_of(decimals[i].shorter)));
}

static const struct {
	int year, month, day;
	uint32_t serial; /* 0: none */
} days[] = {
	{ 1900, 2, 28, 0 },      { 1900, 3, 1, 61 },        { 1900, 12, 31, 366 },
	{ 1970, 1, 1, 25569 },   { 2000, 2, 29, 36585 },    { 2015, 3, 1, 42064 },
	{ 2024, 12, 31, 45657 }, { 9999, 12, 31, 2958465 }, { 1899, 12, 31, 0 },
};

static void
test_days(void **state)
{
	const gtab_period month = { .kind = GTAB_PERIOD_MONTH, .year = 2015, .month = 3 };
	uint32_t serial;

	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
		const gtab_period p = { .kind = GTAB_PERIOD_DAY,
					.year = days[i].year,
					.month = days[i].month,
					.day = days[i].day };

		assert_int_equal(gtab_excel_date(&p, &serial), days[i].serial > 0);
		if (days[i].serial > 0)
			assert_int_equal(serial, days[i].serial);
	}
	assert_false(gtab_excel_date(&month, &serial));
}

static const struct {
	gtab_period in;
	const char *want;
} periods[] = {
	{ { .kind = GTAB_PERIOD_YEAR, .year = 2015 }, "2015年" },
	{ { .kind = GTAB_PERIOD_HALF, .year = 2015, .part = 2 }, "2015年下半年" },
	{ { .kind = GTAB_PERIOD_QUARTER, .year = 2015, .part = 3 }, "2015年第三季度" },
	{ { .kind = GTAB_PERIOD_MONTH, .year = 2015, .month = 3 }, "2015年3月" },
	{ { .kind = GTAB_PERIOD_DAY, .year = 1899, .month = 3, .day = 1 }, "1899年3月1日" },
	{ { .kind = GTAB_PERIOD_MONTHS, .year = 2025, .month = 1, .last_month = 9 },
	  "2025年1-9月" },
};

static void
test_periods(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(periods) / sizeof(*periods); i++) {
		gtab_buf b;

		gtab_buf_init(&b);
		gtab_period_print(&periods[i].in, &b);
		gtab_buf_putc(&b, '\0');
		assert_string_equal(b.ptr, periods[i].want);
		gtab_buf_clear(&b);
	}
}

static const struct {
	const char *in, *want;
} texts[] = {
	{ "立案", "立案" },
	{ "a\r\nb\rc\td", "a\nb\nc\td" },
	{ "\x01\x1F", "_x0001__x001F_" },
	{ "_x0041_", "_x005F_x0041_" },
	{ "__x0041__", "__x005F_x0041__" },
	{ "_x004_", "_x004_" }, /* escaping more makes Excel repair the file */
	{ "_X0041_", "_X0041_" },
	{ "\xEF\xBF\xBE", "_xFFFE_" },
	{ "\xEF\xBC\x9A", "\xEF\xBC\x9A" },
};

static void
test_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		gtab_arena arena;

		gtab_arena_init(&arena);
		assert_true(gtab_text_equal(gtab_xml_text(gtab_text_of(texts[i].in), &arena),
					    gtab_text_of(texts[i].want)));
		gtab_arena_clear(&arena);
	}
	assert_int_equal(gtab_utf16_len(GTAB_TEXT("a立𠮷")), 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers), cmocka_unit_test(test_decimals),
		cmocka_unit_test(test_days),    cmocka_unit_test(test_periods),
		cmocka_unit_test(test_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
