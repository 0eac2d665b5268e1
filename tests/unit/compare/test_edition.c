/* SPDX-License-Identifier: MIT */
/* Two editions of a list: which rows are the same, and what of them changed. */

#include <gtab/edition.h>

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "compare/edition_internal.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static void
note_change(void *ctx, const gtab_edition_change *c)
{
	gtab_buf_printf(ctx, "%s %.*s %.*s %.*s>%.*s;", gtab_edition_kind_id(c->kind),
			GTAB_TEXT_ARG(c->key), GTAB_TEXT_ARG(c->field), GTAB_TEXT_ARG(c->before),
			GTAB_TEXT_ARG(c->after));
}

static gtab_table *
open_table(const char *csv, gtab_source **source)
{
	const gtab_table_options options = { .by_record = true };
	gtab_table *table;

	assert_int_equal(gtab_source_from_bytes("a", gtab_text_of(csv), source, NULL), GTAB_OK);
	assert_int_equal(gtab_table_open(*source, &options, &table, NULL), GTAB_OK);
	return table;
}

static gtab_status
diff_of(const char *old, const char *now, const char *key, gtab_buf *told)
{
	gtab_source *sources[2];
	gtab_table *before = open_table(old, &sources[0]);
	gtab_table *after = open_table(now, &sources[1]);
	gtab_edition_counts n = { 0 };
	const gtab_status st =
		gtab_edition_diff(before, after, gtab_text_of(key), note_change, told, &n, NULL);

	if (st == GTAB_OK) {
		assert_int_equal(n.n_old + n.n_by_kind[GTAB_EDITION_ADDED],
				 n.n_new + n.n_by_kind[GTAB_EDITION_DROPPED]);
		assert_int_equal(n.n_changed + n.n_same + n.n_by_kind[GTAB_EDITION_DROPPED],
				 n.n_old);
	}
	gtab_table_free(before);
	gtab_table_free(after);
	gtab_source_free(sources[0]);
	gtab_source_free(sources[1]);
	return st;
}

static const struct {
	const char *old, *now, *key, *told;
} cases[] = {
	{ "名称,内容\n子,一\n丑,二\n", "名称,内容\n丑,二\n子,一\n", "", "" },
	{ "名称,内容\n子,保留\n丑,修改\n", "名称,内容\n子,废止\n寅,新建\n", "",
	  "changed 子 内容 保留>废止;dropped 丑  丑>;added 寅  >寅;" },
	/* spaces, punctuation, width and script are no change; digits are */
	{ "名称,内容\n子,\"第一条，３款。\"\n", "名称,内容\n子,第一條 3款\n", "", "" },
	{ "名称,内容\n子,罚款1.5倍\n", "名称,内容\n子,罚款15倍\n", "",
	  "changed 子 内容 罚款1.5倍>罚款15倍;" },
	/* figures by value */
	{ "名称,件数\n子,5\n丑,1\n", "名称,件数\n子,5.0\n丑,2.0\n", "", "changed 丑 件数 1>2;" },
	/* only the phrases that differ */
	{ "名称,依据\n子,甲法一条；乙法二条；丙法三条\n",
	  "名称,依据\n子,甲法一条；乙法九条；丙法三条\n", "",
	  "changed 子 依据 乙法二条；>乙法九条；;" },
	{ "代码,名称\nA1,取水许可\n", "代码,名称\nB1,取水许可\n", "", "recoded A1 代码 A1>B1;" },
	/* a name that two rows have is none to go by */
	{ "代码,名称\nA1,其他\n", "代码,名称\nB1,其他\nB2,其他\n", "",
	  "dropped A1  其他>;added B1  >其他;added B2  >其他;likely A1  A1 其他>B1 其他;" },
	{ "代码,名称\nA1,河道采砂许可\n", "代码,名称\nB1,河道采砂的许可\nB2,船员确认\n", "",
	  "dropped A1  河道采砂许可>;added B1  >河道采砂的许可;added B2  >船员确认;"
	  "likely A1  A1 河道采砂许可>B1 河道采砂的许可;" },
	{ "名称,文号,意见\n子,1号,留\n子,2号,废\n", "名称,文号,意见\n子,2号,留\n子,1号,留\n",
	  "名称,文号", "changed 子 意见 废>留;" },
	/* 合计 is no item */
	{ "项目,件数\n立案,5\n合计,5\n", "项目,件数\n立案,5\n合计,6\n", "", "" },
};

static void
test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		gtab_buf told;

		gtab_buf_init(&told);
		assert_int_equal(diff_of(cases[i].old, cases[i].now, cases[i].key, &told), GTAB_OK);
		gtab_buf_putc(&told, '\0');
		if (strcmp(told.ptr, cases[i].told) != 0)
			print_error("case %zu\n", i);
		assert_string_equal(told.ptr, cases[i].told);
		gtab_buf_clear(&told);
	}
}

static void
test_refused(void **state)
{
	gtab_buf told;

	(void)state;
	gtab_buf_init(&told);
	assert_int_equal(
		diff_of("名称,件数\n子,10\n丑,20\n子,30\n", "名称,件数\n子,1\n", "", &told),
		GTAB_EMALFORMED);
	assert_int_equal(diff_of("名称,件数\n子,1\n", "名称,件数\n子,1\n", "文号", &told),
			 GTAB_EUSAGE);
	gtab_buf_clear(&told);
}

static void
test_likeness(void **state)
{
	(void)state;
	assert_int_equal(gtab_edition_likeness(GTAB_TEXT("取水许可"), GTAB_TEXT("取水许可")), 100);
	assert_int_equal(gtab_edition_likeness(GTAB_TEXT("取水许可"), GTAB_TEXT("船员")), 0);
	assert_int_equal(gtab_edition_likeness(GTAB_TEXT(""), GTAB_TEXT("")), 0);
	assert_int_equal(gtab_edition_likeness(GTAB_TEXT("甲乙丙丁"), GTAB_TEXT("甲乙丙戊")), 75);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_likeness),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
