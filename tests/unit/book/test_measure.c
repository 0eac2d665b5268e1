/* SPDX-License-Identifier: MIT */
/* Room that texts take, and columns sharing a page. */

#include "output/book/measure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct {
	const char *text;
	size_t n_units;
	uint32_t n_lines;
} lines[] = {
	{ "", 10, 1 },
	{ "统计", 4, 1 },
	{ "统计表", 4, 2 },
	{ "一\n二\n三", 10, 3 },
	{ "一二三四\n五", 4, 3 },
	{ "一二，三", 4, 3 }, /* the comma takes 二 along */
	{ "abc def", 4, 2 },  /* broken at the space */
	{ "abcdefgh", 4, 2 }, /* a word longer than the line */
	{ "共1234件", 6, 2 }, /* a figure is not torn apart */
	{ "共12345678901件", 6, 4 },
	{ "末行\n", 10, 1 },
};

static void
test_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		assert_int_equal(gtab_text_lines(gtab_text_of(lines[i].text), lines[i].n_units),
				 lines[i].n_lines);
	}
}

static void
test_sizes(void **state)
{
	(void)state;
	assert_int_equal(gtab_text_units(GTAB_TEXT("ab\n统计\n")), 4);
	assert_int_equal(gtab_units_px(2, GTAB_FONT_BODY), 16); /* 12 points are 16 pixels */
	assert_int_equal(gtab_units_px(1, GTAB_FONT_TITLE), 15);
	assert_int_equal(gtab_lines_height(1, GTAB_FONT_BODY), ROW_MIN_PT);
	assert_int_equal(gtab_lines_height(1000000, GTAB_FONT_BODY), 409);
	assert_int_equal(gtab_cell_lines(GTAB_TEXT("一二三四五"), GTAB_FONT_BODY, 80), 2);
	assert_int_equal(gtab_cell_lines(GTAB_TEXT("一二三四"), GTAB_FONT_BODY, 80), 1);
	assert_int_equal(gtab_cell_lines(GTAB_TEXT("一"), GTAB_FONT_BODY, 0), 1);
}

static uint32_t
sum(const gtab_share *columns, size_t n)
{
	uint32_t px = 0;

	for (size_t i = 0; i < n; i++)
		px += columns[i].px;
	return px;
}

static void
test_share(void **state)
{
	gtab_share wide[] = { { 50, 60, 0 }, { 80, 2000, 0 }, { 80, 500, 0 } };
	gtab_share narrow[] = { { 50, 100, 0 }, { 50, 100, 0 } };
	gtab_share crowded[] = { { 300, 400, 0 }, { 300, 400, 0 } };

	(void)state;
	gtab_share_room(wide, 3, 850);
	assert_in_range(sum(wide, 3), 840, 850);
	assert_true(wide[1].px > wide[2].px && wide[2].px > wide[0].px);
	gtab_share_room(narrow, 2, 850);
	assert_int_equal(sum(narrow, 2), 300); /* half as much again, no more */
	gtab_share_room(crowded, 2, 500);
	assert_int_equal(sum(crowded, 2), 600); /* not below what they need */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_share),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
