/* SPDX-License-Identifier: MIT */
/* Traditional to simplified: for matching by the table, for output with OpenCC where a phrase decides. */

#include "normalize/opencc_internal.h"

#include <gtab/normalize.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct pair {
	const char *in;
	const char *want;
};

static const struct pair folds[] = {
	{ "農業生產條件", "农业生产条件" },
	{ "戶數", "户数" },
	{ "呂梁市", "吕梁市" },
	{ "權力清單", "权力清单" },
	{ "农业生产", "农业生产" },
	{ "顯著", "显着" }, /* matches 显着, and 显著 folded so too */
	{ "显著", "显着" },
	{ "GDP（億元）", "GDP（亿元）" },
	{ "\xFF", "\xFF" },
	{ "", "" },
};

static void
test_folds(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(folds) / sizeof(*folds); i++) {
		gtab_buf b;

		gtab_buf_init(&b);
		gtab_fold_simplified(gtab_text_of(folds[i].in), &b);
		gtab_buf_putc(&b, '\0');
		assert_string_equal(b.ptr, folds[i].want);
		gtab_buf_clear(&b);
	}
}

/* Without a character that a phrase decides: OpenCC has no say. */
static const struct pair plain[] = {
	{ "農業生產條件", "农业生产条件" },
	{ "責任清單", "责任清单" },
	{ "皇后與後來", "皇后与后来" },
	{ "农业生产", "农业生产" },
	{ "什么", "什么" },
	{ "显著", "显著" },
	{ "覆盖", "覆盖" },
	{ "着手", "着手" },
	{ "俱樂部", NULL }, /* 俱 is one: asked */
	{ "", "" },
};

/* Where one decides. */
static const struct pair phrases[] = {
	{ "乾隆年間", "乾隆年间" },
	{ "乾淨的飯", "干净的饭" },
	{ "看著著名專家", "看着著名专家" },
	{ "成績顯著", "成绩显著" },
	{ "隨著發展", "随着发展" },
	{ "精讀原著,記好筆記", "精读原著,记好笔记" }, /* OpenCC alone makes 原着 of it */
	{ "土著居民執著從業", "土著居民执着从业" },
	{ "著力推進", "着力推进" },
	{ "俱樂部", "俱乐部" },
	{ "反覆調查覆蓋率", "反复调查覆盖率" },
};

static bool
simplify(gtab_simplifier *s, const char *in, gtab_buf *out)
{
	const bool is_decided = gtab_simplify(s, gtab_text_of(in), out, NULL);

	gtab_buf_putc(out, '\0');
	return is_decided;
}

static void
run_pairs(const struct pair *pairs, size_t n)
{
	gtab_simplifier *s;

	assert_int_equal(gtab_simplifier_new(&s), GTAB_OK);
	for (size_t i = 0; i < n; i++) {
		gtab_buf b;

		if (pairs[i].want == NULL)
			continue;
		gtab_buf_init(&b);
		if (!simplify(s, pairs[i].in, &b))
			fail_msg("%s is not decided", pairs[i].in);
		assert_string_equal(b.ptr, pairs[i].want);
		gtab_buf_clear(&b);
	}
	gtab_simplifier_free(s);
}

static void
test_plain(void **state)
{
	(void)state;
	run_pairs(plain, sizeof(plain) / sizeof(*plain));
}

static void
test_phrases(void **state)
{
	gtab_opencc *opencc = gtab_opencc_open();

	(void)state;
	if (opencc == NULL)
		skip();
	gtab_opencc_close(opencc);
	run_pairs(phrases, sizeof(phrases) / sizeof(*phrases));
}

/* A 著 that no rule decides stays, and the caller is told. */
static void
test_doubtful_stays(void **state)
{
	gtab_opencc *opencc = gtab_opencc_open();
	gtab_simplifier *s;
	gtab_buf b;

	(void)state;
	if (opencc == NULL)
		skip();
	gtab_opencc_close(opencc);
	gtab_buf_init(&b);
	assert_int_equal(gtab_simplifier_new(&s), GTAB_OK);
	assert_false(gtab_simplify(s, GTAB_TEXT("某著陳述"), &b, NULL));
	assert_true(gtab_text_equal(gtab_buf_text(&b), GTAB_TEXT("某著陈述")));
	gtab_simplifier_free(s);
	gtab_buf_clear(&b);
}

/* OpenCC would make 显着 of the simplified 显著 beside traditional text. */
static void
test_mixed_is_not_decided(void **state)
{
	gtab_simplifier *s;
	gtab_rule_set rules = 0;
	gtab_buf b;

	(void)state;
	assert_int_equal(gtab_simplifier_new(&s), GTAB_OK);
	gtab_buf_init(&b);
	assert_false(gtab_simplify(s, GTAB_TEXT("显著進展"), &b, &rules));
	assert_true(gtab_text_equal(gtab_buf_text(&b), GTAB_TEXT("显著进展")));
	assert_int_equal(rules, GTAB_RULE_SIMPLIFY);
	gtab_buf_clear(&b);
	gtab_simplifier_free(s);
	gtab_simplifier_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_folds),
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_phrases),
		cmocka_unit_test(test_doubtful_stays),
		cmocka_unit_test(test_mixed_is_not_decided),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
