/* SPDX-License-Identifier: MIT */
/* Names that Excel takes, each given once. */

#include "output/book/sheet_name.h"

#include "output/book/xml_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* In order: a name depends on those given before it. */
static const struct {
	const char *wanted, *got;
} cases[] = {
	{ "案件统计", "案件统计" },
	{ "案件统计", "案件统计 (2)" },
	{ "案件统计", "案件统计 (3)" },
	{ "", "表1" },
	{ "   ", "表2" },
	{ "a/b[1]:*?\\", "a／b［1］：＊？＼" },
	{ "'引号'", "引号" },
	{ "it's", "it's" },
	{ "History", "History (2)" },
	{ "Straße", "Straße" },
	{ "STRASSE", "STRASSE (2)" }, /* ß folds to ss */
	{ "Äb", "Äb" },
	{ "äB", "äB (2)" },
	{ "2015", "2015表" }, /* libxlsxwriter would not quote it in the print titles */
	{ "A1", "A1表" },
	{ "rc", "rc表" },
	{ "data", "data" },
	{ "a\tb\nc\x01", "a b c" },
	{ "bad \xFF byte", "bad _ byte" },
	{ "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一",
	  "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一" },
	{ "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二",
	  "一二三四五六七八九十一二三四五六七八九十一二三四五六七 (2)" },
	{ "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷", "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷" }, /* 2 units each */
	{ "cut before e\xCC\x81 mark: 1234567890e\xCC\x81",
	  "cut before e\xCC\x81 mark： 1234567890" },
};

static void
test_names(void **state)
{
	gtab_map *taken;

	(void)state;
	assert_int_equal(gtab_map_new(&taken), GTAB_OK);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		gtab_buf name;

		gtab_buf_init(&name);
		assert_int_equal(gtab_sheet_name(taken, gtab_text_of(cases[i].wanted), &name),
				 GTAB_OK);
		assert_true(gtab_utf16_len(gtab_buf_text(&name)) <= 31);
		gtab_buf_putc(&name, '\0');
		assert_string_equal(name.ptr, cases[i].got);
		gtab_buf_clear(&name);
	}
	gtab_map_free(taken);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_names) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
