/* SPDX-License-Identifier: MIT */
/* Normal forms of texts and labels; each must stay as it is when normalized again. */

#include <gtab/normalize.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct text_case {
	const char *in;
	const char *want;
	const char *rules;
};

typedef void normalizer(gtab_text in, gtab_buf *out, gtab_rule_set *rules);

static const struct text_case texts[] = {
	{ "", "", "" },
	{ "立案", "立案", "" },
	{ " 立案\t", "立案", "space" },
	{ "　　处理吃空饷人员", "处理吃空饷人员", "space" },
	{ "a\u00A0b", "a b", "space" },
	{ "a\u2009b\u202Fc", "a b c", "space" },
	{ "权\u200B力\uFEFF", "权力", "space" },
	{ "\u202D140100\u202C", "140100", "space" },
	{ "甲　乙", "甲　乙", "" }, /* inner spaces are the writer's */
	{ "甲  乙", "甲  乙", "" },
	{ "3.加强…\r\n1.落实", "3.加强…\n1.落实", "line-break" },
	{ "甲\r乙", "甲\n乙", "line-break" },
	{ "甲\n\n乙", "甲\n\n乙", "" },
	{ "甲\u2028乙", "甲\n乙", "line-break" },
	{ "“三重一大”，（１）ＡＢ", "“三重一大”，（１）ＡＢ", "" },
	{ "\u200B \r\n", "", "space" },
	{ "a\u200Db", "a\u200Db", "" }, /* a joiner changes letters */
	{ "a\xFF", "a\xFF", "" },
};

static const struct text_case labels[] = {
	{ "立案件数", "立案件数", "" },
	{ "农 业 生 产 条 件（一）", "农业生产条件（一）", "label" },
	{ "村  民  小 组", "村民小组", "label" },
	{ "项　目", "项目", "label" },
	{ "表        号：", "表号：", "label" },
	{ "数　量", "数量", "label" },
	{ "立案\n件数", "立案件数", "line-break" },
	{ "立案\r\n  件数", "立案件数", "line-break" },
	{ "Total\namount", "Totalamount", "line-break" },
	{ "GDP total", "GDP total", "" },
	{ "GDP \u00A0 total", "GDP total", "space" },
	{ "第 1 季度", "第1季度", "label" },
	{ "２０１５年", "2015年", "width" },
	{ "ＧＤＰ（亿元）", "GDP（亿元）", "width" },
	{ "占比（％）", "占比（%）", "width" },
	{ "１．５倍", "1.5倍", "width" },
	{ "１．总则", "1．总则", "width" },
	{ "5．\u200B6", "5.6", "space+width" },
	{ "其中：县处级", "其中：县处级", "" },
	{ "〇 五", "〇五", "label" },
	{ "县\u200B处级", "县处级", "space" },
	{ "　其中：", "其中：", "space" },
	{ "", "", "" },
	{ "a \xFF", "a \xFF", "" },
};

static gtab_rule_set
expect_text(normalizer *normalize, const char *in, const char *want)
{
	gtab_rule_set rules = 0;
	gtab_buf b;

	gtab_buf_init(&b);
	gtab_buf_put(&b, GTAB_TEXT("before"));
	normalize(gtab_text_of(in), &b, &rules);
	gtab_buf_putc(&b, '\0');
	assert_memory_equal(b.ptr, "before", 6);
	assert_string_equal(b.ptr + 6, want);
	gtab_buf_clear(&b);
	return rules;
}

static void
expect_rules(gtab_rule_set rules, const char *want)
{
	gtab_buf b;

	gtab_buf_init(&b);
	gtab_rule_set_put(rules, &b);
	gtab_buf_putc(&b, '\0');
	assert_string_equal(b.ptr, want);
	gtab_buf_clear(&b);
}

static void
run_cases(normalizer *normalize, const struct text_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		expect_rules(expect_text(normalize, cases[i].in, cases[i].want), cases[i].rules);
		assert_int_equal(expect_text(normalize, cases[i].want, cases[i].want), 0);
	}
}

static void
test_texts(void **state)
{
	(void)state;
	run_cases(gtab_text_normalize, texts, sizeof(texts) / sizeof(*texts));
}

static void
test_labels(void **state)
{
	(void)state;
	run_cases(gtab_label_normalize, labels, sizeof(labels) / sizeof(*labels));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_labels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
