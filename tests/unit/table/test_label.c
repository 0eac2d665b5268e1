/* SPDX-License-Identifier: MIT */
/* Row labels: indents, 其中 and its nesting, and the classes that 合计 and its kin promise. */

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <uchar.h>

#include <gtab/normalize.h>

#include "table/label_internal.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static const struct {
	const char *label;
	size_t want;
} indent_cases[] = {
	{ "", 0 },
	{ "合计", 0 },
	{ " 合计", 1 },
	{ "　合计", 2 },
	{ "　 合计　", 3 },
	{ "\t合计", 4 },
	{ "\u00A0\u00A0合计", 2 },
	{ "\u200B\uFEFF　合计", 2 }, /* no width at all */
	{ "　　", 4 },
};

static void
test_indent(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(indent_cases); i++)
		if (gtab_label_indent(gtab_text_of(indent_cases[i].label)) != indent_cases[i].want)
			fail_msg("\"%s\"", indent_cases[i].label);
}

static const struct {
	const char *label;
	unsigned n;
	const char *rest;
} part_cases[] = {
	{ "男", 0, "男" },
	{ "其中：男", 1, "男" },
	{ "其中:男", 1, "男" },
	{ "其中男", 1, "男" },
	{ "　其中： 男　", 1, "男" },
	{ "其 中：男", 1, "男" },
	{ "其　　中　：男", 1, "男" },
	{ "其中：其中：县处级", 2, "县处级" },
	{ "其中：其中县处级", 2, "县处级" },
	{ "其中：", 1, "" },
	{ "其中", 1, "" },
	{ "其他", 0, "其他" },
	{ "尤其中层", 0, "尤其中层" },
	{ "", 0, "" },
};

static void
test_take_parts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(part_cases); i++) {
		gtab_text label = gtab_text_of(part_cases[i].label);

		if (gtab_label_take_parts(&label) != part_cases[i].n ||
		    !gtab_text_equal(label, gtab_text_of(part_cases[i].rest)))
			fail_msg("\"%s\": \"%.*s\"", part_cases[i].label, GTAB_TEXT_ARG(label));
	}
}

/* ---- nesting ---- */

enum { ROWS_MAX = 12 };

static const struct {
	const char *what;
	struct {
		const char *label;
		unsigned level;
	} rows[ROWS_MAX];
} nesting_cases[] = {
	{ "no parts", { { "合计", 0 }, { "　甲", 0 }, { "　　乙", 0 } } },
	{ "one part", { { "合计", 0 }, { "其中：女", 1 }, { "甲", 0 } } },
	{ "children set under the first",
	  { { "合计", 0 },
	    { "其中：县处级", 1 },
	    { "　　　乡科级", 1 },
	    { "　　　其他", 1 },
	    { "乙", 0 } } },
	{ "children with less than the full indent",
	  { { "合计", 0 },
	    { "其中：县处级", 1 },
	    { "　乡科级", 1 },
	    { " 其他", 1 },
	    { "乙", 0 } } },
	{ "an indented 其中",
	  { { "合计", 0 },
	    { "　其中：女", 1 },
	    { "　　　　党员", 1 },
	    { "　男", 0 },
	    { "乙", 0 } } },
	{ "each child with its own 其中",
	  { { "合计", 0 },
	    { "其中：女", 1 },
	    { "其中：党员", 1 },
	    { "　其中：青年", 1 },
	    { "乙", 0 } } },
	{ "a part of a part",
	  { { "合计", 0 },
	    { "其中：男", 1 },
	    { "　　　其中：从事农业", 2 },
	    { "　　　　　　从事工业", 2 },
	    { "　　　女", 1 },
	    { "　　　其中：从事农业", 2 },
	    { "乙", 0 } } },
	{ "back to the first level",
	  { { "合计", 0 },
	    { "其中：男", 1 },
	    { "　　　其中：农业", 2 },
	    { "其中：女", 1 },
	    { "乙", 0 } } },
	{ "the clean table says the depth",
	  { { "合计", 0 },
	    { "其中：男", 1 },
	    { "其中：其中：农业", 2 },
	    { "其中：其中：其中：粮食", 3 },
	    { "其中：女", 1 },
	    { "乙", 0 } } },
	{ "a blank label ends it", { { "合计", 0 }, { "其中：男", 1 }, { "", 0 }, { "　乙", 0 } } },
	{ "spaces inside", { { "合 计", 0 }, { "其　中：男", 1 }, { "　　　女", 1 } } },
	{ "deeper than we keep",
	  { { "其中：其中：其中：其中：其中：其中：其中：其中：其中：其中：x", GTAB_LEVEL_MAX },
	    { "y", 0 } } },
};

static void
test_nesting(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(nesting_cases); i++) {
		gtab_nesting n = { 0, { 0 } };

		for (size_t k = 0; k < ROWS_MAX && nesting_cases[i].rows[k].label != NULL; k++) {
			const char *label = nesting_cases[i].rows[k].label;
			const unsigned got = gtab_nesting_next(&n, gtab_text_of(label));

			if (got != nesting_cases[i].rows[k].level)
				fail_msg("%s, \"%s\": level %u", nesting_cases[i].what, label, got);
		}
	}
}

/* ---- classes ---- */

static const struct {
	const char *label;
	bool is_edge;
	gtab_row_class want;
} class_cases[] = {
	{ "合计", false, GTAB_ROW_TOTAL },
	{ "总计", false, GTAB_ROW_TOTAL },
	{ "总数", false, GTAB_ROW_TOTAL },
	{ "共计", false, GTAB_ROW_TOTAL },
	{ "合　　计", false, GTAB_ROW_TOTAL },
	{ " 总 计 ", false, GTAB_ROW_TOTAL },
	{ "合\n计", false, GTAB_ROW_TOTAL },
	{ "全市合计", false, GTAB_ROW_TOTAL },
	{ "全省总计", false, GTAB_ROW_TOTAL },
	{ "全县 合 计", false, GTAB_ROW_TOTAL },
	{ "合計", false, GTAB_ROW_TOTAL },
	{ "全市", true, GTAB_ROW_TOTAL },
	{ "全 省", true, GTAB_ROW_TOTAL },
	{ "全县", true, GTAB_ROW_TOTAL },
	{ "全市", false, GTAB_ROW_DETAIL },
	{ "全部", true, GTAB_ROW_DETAIL },
	{ "小计", false, GTAB_ROW_SUBTOTAL },
	{ "小  计", true, GTAB_ROW_SUBTOTAL },
	{ "小計", false, GTAB_ROW_SUBTOTAL },
	{ "累计", false, GTAB_ROW_CUMULATIVE },
	{ "本年累計", false, GTAB_ROW_CUMULATIVE },
	{ "全縣", true, GTAB_ROW_TOTAL },
	{ "共 計", false, GTAB_ROW_TOTAL },
	{ "本年累计", false, GTAB_ROW_CUMULATIVE },
	{ "累 计 数", false, GTAB_ROW_CUMULATIVE },
	{ "合计数", false, GTAB_ROW_DETAIL },
	{ "审计局", false, GTAB_ROW_DETAIL },
	{ "合计局", false, GTAB_ROW_DETAIL },
	{ "吕梁市", true, GTAB_ROW_DETAIL },
	{ "", true, GTAB_ROW_DETAIL },
	{ "全", true, GTAB_ROW_DETAIL },
	{ "全合计", false, GTAB_ROW_DETAIL }, /* one character stands between */
	{ "一个比缓冲区还要长得多的标签，一个比缓冲区还要长得多的标签，一个比缓冲区还要长得多的标签"
	  "合计",
	  false, GTAB_ROW_DETAIL },
};

static void
test_class(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(class_cases); i++) {
		const gtab_row_class got = gtab_label_class(gtab_text_of(class_cases[i].label),
							    class_cases[i].is_edge);

		if (got != class_cases[i].want)
			fail_msg("\"%s\": class %d", class_cases[i].label, got);
	}
}

/* A word ends in any character that folds to its last one, and begins with any that folds to its first. */
static void
test_class_in_either_script(void **state)
{
	static const struct {
		const char *before;
		uint32_t last;
		gtab_row_class want;
	} words[] = { { "合", U'计', GTAB_ROW_TOTAL },    { "总", U'数', GTAB_ROW_TOTAL },
		      { "小", U'计', GTAB_ROW_SUBTOTAL }, { "全", U'市', GTAB_ROW_TOTAL },
		      { "全", U'省', GTAB_ROW_TOTAL },    { "全", U'县', GTAB_ROW_TOTAL } };

	(void)state;
	for (uint32_t cp = 0x3400; cp < 0xFB00; cp++)
		for (size_t i = 0; i < COUNT(words); i++) {
			gtab_buf label;

			if (gtab_fold_simplified_cp(cp) != words[i].last)
				continue;
			gtab_buf_init(&label);
			gtab_buf_put(&label, gtab_text_of(words[i].before));
			gtab_buf_put_cp(&label, cp);
			assert_int_equal(gtab_label_class(gtab_buf_text(&label), true),
					 words[i].want);
			gtab_buf_clear(&label);
		}
	for (uint32_t cp = 0x3400; cp < 0xFB00; cp++) {
		gtab_buf label;

		if (gtab_fold_simplified_cp(cp) != U'累')
			continue;
		gtab_buf_init(&label);
		gtab_buf_put_cp(&label, cp);
		gtab_buf_put(&label, GTAB_TEXT("计1-3月"));
		assert_int_equal(gtab_label_class(gtab_buf_text(&label), false),
				 GTAB_ROW_CUMULATIVE);
		gtab_buf_clear(&label);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_indent),
		cmocka_unit_test(test_take_parts),
		cmocka_unit_test(test_nesting),
		cmocka_unit_test(test_class),
		cmocka_unit_test(test_class_in_either_script),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
