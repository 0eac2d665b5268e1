/* SPDX-License-Identifier: MIT */
/* Header lines: paths of merged cells, and which lines are header still. */

#include <gtab/buf.h>

#include "rows_of.h"
#include "table/layout_internal.h"

enum { LINES_MAX = 8 };

static size_t
width_of(const gtab_row *const *rows, size_t n)
{
	size_t width = 0;

	for (size_t i = 0; i < n; i++)
		width = gtab_record_width(rows[i]) > width ? gtab_record_width(rows[i]) : width;
	return width;
}

/* ---- paths ---- */

static const struct {
	const char *lines;
	const char *want; /* paths with a space between; ~ for none */
} path_cases[] = {
	{ "序号,职权名称,备注\n", "序号 职权名称 备注" },
	{ "地区,数量,\n,件数,人数\n", "地区 数量|件数 数量|人数" },
	{ "地区,数量,,处分,\n,件数,人数,党纪,政务\n",
	  "地区 数量|件数 数量|人数 处分|党纪 处分|政务" },
	/* the text repeated, where the export undid the merge */
	{ "地区,数量,数量\n地区,件数,人数\n", "地区 数量|件数 数量|人数" },
	{ "地区,数量,数量\n,件数,人数\n", "地区 数量|件数 数量|人数" },
	/* three lines */
	{ "地区,处分,,,\n,合计,其中,,\n,,党纪,政务,其他\n",
	  "地区 处分|合计 处分|其中|党纪 处分|其中|政务 处分|其中|其他" },
	{ "项目,总计,级别,,\n,,省部级,地厅级,县处级\n",
	  "项目 总计 级别|省部级 级别|地厅级 级别|县处级" },
	{ "单位,甲,,乙\n,一,,二\n,x,y,z\n", "单位 甲|一|x 甲|一|y 乙|二|z" },
	/* a merged stub cell over both lines is one element */
	{ "序号,规范统一事项名称,,权力类型\n,主项名称,子项名称,\n",
	  "序号 规范统一事项名称|主项名称 规范统一事项名称|子项名称 权力类型" },
	/* letter-spaced, with line breaks, full-width */
	{ "\"指 标\n名 称\",数  量（件）,２０１５年\n", "指标名称 数量（件） 2015年" },
	/* a | of the source; a clean table's header stays as it is */
	{ "地区,数|量,\n,件数,人数\n", "地区 数\\|量|件数 数\\|量|人数" },
	{ "地区,数量|件数,数\\|量|人数\n", "地区 数量|件数 数\\|量|人数" },
	/* columns without a name */
	{ ",件数,\n", "~ 件数" },
	{ "名称,,件数\n", "名称 ~ 件数" },
	/* a blank beside a lower text belongs to the group on its left only below a text of its own */
	{ "指标,代码,本年,\n,,合计,其中\n", "指标 代码 本年|合计 本年|其中" },
	{ "一,,二\na,b,\n", "一|a 一|b 二" },
	{ "占比,占比,占比\n", "占比 占比 占比" },
};

static void
test_paths(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(path_cases); i++) {
		const gtab_row *rows[LINES_MAX];
		const gtab_text *paths;
		size_t n, n_cols;
		gtab_arena arena;
		gtab_buf got;

		gtab_arena_init(&arena);
		gtab_buf_init(&got);
		n = rows_of(path_cases[i].lines, &arena, rows, LINES_MAX);
		n_cols = width_of(rows, n);
		paths = gtab_header_paths(rows, n, n_cols, &arena);
		assert_non_null(paths);
		for (size_t col = 0; col < n_cols; col++) {
			gtab_buf_put(&got, col == 0 ? GTAB_TEXT("") : GTAB_TEXT(" "));
			gtab_buf_put(&got, paths[col].len == 0 ? GTAB_TEXT("~") : paths[col]);
		}
		if (!gtab_text_equal(gtab_buf_text(&got), gtab_text_of(path_cases[i].want)))
			fail_msg("case %zu: %.*s, not %s", i, GTAB_TEXT_ARG(gtab_buf_text(&got)),
				 path_cases[i].want);
		gtab_buf_clear(&got);
		gtab_arena_clear(&arena);
	}
}

/* ---- does the header go on? ---- */

static const struct {
	const char *lines; /* the last is the one in question */
	bool want;
} on_cases[] = {
	{ "地区,数量,\n,件数,人数\n", true },
	{ "地区,数量,数量\n地区,件数,人数\n", true },
	{ "地区,数量,\n地区,件数,人数\n", true }, /* the stub's text repeated below itself */
	{ "项目,总计,级别,,\n,,省部级,地厅级,县处级\n", true },
	{ "地区,处分,,,\n,合计,其中,,\n,,党纪,政务,其他\n", true },
	{ "指标,2014年,,2015年,\n,件数,人数,件数,人数\n", true },
	/* years under a merged cell: the stub is blank, so no row begins here */
	{ "指标,数量,\n,2014年,2015年\n", true },
	{ "指标,数量,\n,2014,2015\n", true },
	{ "指标,数量,\n指标,2014年,2015年\n", true },
	/* data */
	{ "地区,件数,人数\n离石区,5,6\n", false },
	{ "地区,数量,\n离石区,5,6\n", false },
	{ "地区,数量,\n,5,6\n", false },
	{ "地区,数量,\n,504,639\n", false },
	{ "地区,数量,\n离石区,2014,2015\n", false },
	{ "地区,数量,\n,五百零四件,六百三十九人\n", false },
	{ "地区,数量,\n,—,—\n", false },
	{ "序号,名称,备注\n1,甲,乙\n", false },
	{ "名称,依据,备注\n甲,《行政处罚法》,无\n", false },
	{ "名称,依据,\n甲,《行政处罚法》,某科\n", false },
	{ "名称,依据,备注\n名称,依据,备注\n", false }, /* the same again divides nothing */
	{ "地区,数量,\n,,\n", false },
	{ "地区,数量,\n,件数,人数,多一格\n", true },
};

static void
test_goes_on(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(on_cases); i++) {
		const gtab_row *rows[LINES_MAX];
		gtab_arena arena;
		size_t n;

		gtab_arena_init(&arena);
		n = rows_of(on_cases[i].lines, &arena, rows, LINES_MAX);
		if (gtab_header_goes_on(rows, n - 1, rows[n - 1], width_of(rows, n)) !=
		    on_cases[i].want)
			fail_msg("%s", on_cases[i].lines);
		gtab_arena_clear(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paths),
		cmocka_unit_test(test_goes_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
