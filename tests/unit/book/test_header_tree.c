/* SPDX-License-Identifier: MIT */
/* Column paths laid out as a merged header, written as "text@firstrow,firstcol-lastrow,lastcol". */

#include "output/book/header_tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { COLUMNS_MAX = 8 };

static const struct {
	const char *names[COLUMNS_MAX];
	const char *units[COLUMNS_MAX];
	int owners[COLUMNS_MAX]; /* from 1; 0 for none */
	const char *shown_unit;
	const char *want;
} cases[] = {
	{ .names = { "项目", "件数" }, .want = "项目@0,0-0,0 件数@0,1-0,1" },
	{ .names = { "项目", "数量|件数", "数量|人数", "备注" },
	  .want = "项目@0,0-1,0 数量@0,1-0,2 备注@0,3-1,3 件数@1,1-1,1 人数@1,2-1,2" },
	{ .names = { "数量|件数", "数量|件数|单位" },
	  .owners = { 0, 1 },
	  .want = "数量@0,0-0,1 件数@1,0-1,0 单位@1,1-1,1" },
	{ .names = { "金额", "金额|下限", "金额|上限" },
	  .owners = { 0, 1, 1 },
	  .want = "金额@0,0-0,0 下限@0,1-0,1 上限@0,2-0,2" },
	{ .names = { "人数" }, .units = { "人" }, .want = "人数（人）@0,0-0,0" },
	{ .names = { "人数" }, .units = { "人" }, .shown_unit = "人", .want = "人数@0,0-0,0" },
	{ .names = { "立案|件数", "处分|件数" }, /* equal leaves of different groups do not merge */
	  .want = "立案@0,0-0,0 处分@0,1-0,1 件数@1,0-1,0 件数@1,1-1,1" },
	{ .names = { "甲|乙|一", "甲|乙|二", "甲|丙" },
	  .want = "甲@0,0-0,2 乙@1,0-1,1 丙@1,2-2,2 一@2,0-2,0 二@2,1-2,1" },
	{ .names = { "甲", "甲|乙" }, /* a leaf does not join the group of its name */
	  .want = "甲@0,0-1,0 甲@0,1-0,1 乙@1,1-1,1" },
	{ .names = { "甲|一", "乙", "甲|二" },
	  .want = "甲@0,0-0,0 乙@0,1-1,1 甲@0,2-0,2 一@1,0-1,0 二@1,2-1,2" },
	{ .names = { "是\\|否", "反\\\\斜" }, .want = "是|否@0,0-0,0 反\\斜@0,1-0,1" },
};

static void
put_tree(const gtab_header_tree *tree, gtab_buf *out)
{
	for (size_t i = 0; i < tree->n_cells; i++) {
		const gtab_sheet_merge *at = &tree->cells[i].place;

		gtab_buf_printf(out, "%s%.*s@%u,%u-%u,%u", i > 0 ? " " : "",
				GTAB_TEXT_ARG(tree->cells[i].text), at->first_row, at->first_col,
				at->last_row, at->last_col);
	}
	gtab_buf_putc(out, '\0');
}

static void
test_lay(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		gtab_column columns[COLUMNS_MAX] = { 0 };
		gtab_header_tree tree;
		gtab_arena arena;
		gtab_buf got;
		size_t n = 0;

		for (; n < COLUMNS_MAX && cases[i].names[n] != NULL; n++) {
			columns[n].name = gtab_text_of(cases[i].names[n]);
			columns[n].unit = gtab_text_of(cases[i].units[n]);
			columns[n].owner = n;
			if (cases[i].owners[n] > 0) {
				columns[n].owner = (size_t)cases[i].owners[n] - 1;
				columns[n].role = GTAB_COLUMN_UNIT_OF;
			}
		}
		gtab_arena_init(&arena);
		gtab_buf_init(&got);
		assert_int_equal(gtab_header_tree_lay(columns, n, gtab_text_of(cases[i].shown_unit),
						      &arena, &tree),
				 GTAB_OK);
		put_tree(&tree, &got);
		assert_string_equal(got.ptr, cases[i].want);
		gtab_buf_clear(&got);
		gtab_arena_clear(&arena);
	}
}

static const struct {
	const char *text, *want;
} breaks[] = {
	{ "第一种形态（人次）", "第一种形态\n（人次）" },
	{ "人数", "人数" },
	{ "（人）", "（人）" },
	{ "农业（含林业）人数", "农业（含林业）人数" },
};

static void
test_break_unit(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(breaks) / sizeof(*breaks); i++) {
		gtab_header_cell cell = { .text = gtab_text_of(breaks[i].text) };
		gtab_arena arena;

		gtab_arena_init(&arena);
		assert_int_equal(gtab_header_break_unit(&cell, &arena), GTAB_OK);
		assert_true(gtab_text_equal(cell.text, gtab_text_of(breaks[i].want)));
		gtab_arena_clear(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lay),
		cmocka_unit_test(test_break_unit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
