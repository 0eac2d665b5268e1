/* SPDX-License-Identifier: MIT */
/* What the sheets of a form are called, their columns, and the words that stand in them. */

#include "form/sheets_internal.h"

const struct gtab_sheet_column gtab_sheet_columns[] = {
	{ "指标名称", "name", GTAB_SHEET_TEXT, false },
	{ "标题", "title", GTAB_SHEET_TEXT, false },
	{ "类型", "type", GTAB_SHEET_TYPE, false },
	{ "格式", "format", GTAB_SHEET_TEXT, false },
	{ "计量单位", "unit", GTAB_SHEET_TEXT, false },
	{ "小数位", "decimals", GTAB_SHEET_NUMBER, false },
	{ "主栏", "stub", GTAB_SHEET_FLAG, false },
	{ "类别", "class", GTAB_SHEET_CLASS, false },
	{ "别名", "aliases", GTAB_SHEET_TEXTS, false },
	{ "必填", "required", GTAB_SHEET_FLAG, true },
	{ "唯一", "unique", GTAB_SHEET_FLAG, true },
	{ "最小值", "minimum", GTAB_SHEET_NUMBER, true },
	{ "最大值", "maximum", GTAB_SHEET_NUMBER, true },
	{ "最短", "minLength", GTAB_SHEET_NUMBER, true },
	{ "最长", "maxLength", GTAB_SHEET_NUMBER, true },
	{ "样式", "pattern", GTAB_SHEET_TEXT, true },
	{ "说明", "description", GTAB_SHEET_TEXT, false },
	{ "其他", "", GTAB_SHEET_JSON, false },
	{ NULL, NULL, GTAB_SHEET_TEXT, false },
};

const char *
gtab_sheets_name(gtab_sheet_kind kind)
{
	static const char *const names[] = { "指标", "审核关系", "字典" };

	return names[kind];
}

static const struct {
	gtab_sheet_shape shape;
	gtab_text key;
	gtab_text word;
} words[] = {
	{ GTAB_SHEET_TYPE, GTAB_TEXT("string"), GTAB_TEXT("文本") },
	{ GTAB_SHEET_TYPE, GTAB_TEXT("number"), GTAB_TEXT("数值") },
	{ GTAB_SHEET_TYPE, GTAB_TEXT("integer"), GTAB_TEXT("整数") },
	{ GTAB_SHEET_TYPE, GTAB_TEXT("boolean"), GTAB_TEXT("是否") },
	{ GTAB_SHEET_TYPE, GTAB_TEXT("date"), GTAB_TEXT("日期") },
	{ GTAB_SHEET_TYPE, GTAB_TEXT("time"), GTAB_TEXT("时间") },
	{ GTAB_SHEET_TYPE, GTAB_TEXT("datetime"), GTAB_TEXT("日期时间") },
	{ GTAB_SHEET_TYPE, GTAB_TEXT("year"), GTAB_TEXT("年份") },
	{ GTAB_SHEET_TYPE, GTAB_TEXT("yearmonth"), GTAB_TEXT("年月") },
	{ GTAB_SHEET_TYPE, GTAB_TEXT("list"), GTAB_TEXT("列表") },
	{ GTAB_SHEET_TYPE, GTAB_TEXT("any"), GTAB_TEXT("任意") },
	{ GTAB_SHEET_CLASS, GTAB_TEXT("label"), GTAB_TEXT("行名") },
	{ GTAB_SHEET_CLASS, GTAB_TEXT("code"), GTAB_TEXT("代码") },
	{ GTAB_SHEET_CLASS, GTAB_TEXT("uscc"), GTAB_TEXT("统一社会信用代码") },
	{ GTAB_SHEET_CLASS, GTAB_TEXT("citizen-id"), GTAB_TEXT("公民身份号码") },
	{ GTAB_SHEET_CLASS, GTAB_TEXT("org-code"), GTAB_TEXT("组织机构代码") },
	{ GTAB_SHEET_CLASS, GTAB_TEXT("division"), GTAB_TEXT("行政区划") },
};

enum { N_WORDS = sizeof(words) / sizeof(words[0]) };

gtab_text
gtab_sheet_word(gtab_sheet_shape shape, gtab_text key)
{
	for (size_t i = 0; i < N_WORDS; i++) {
		if (words[i].shape == shape && gtab_text_equal(words[i].key, key))
			return words[i].word;
	}
	return key;
}

gtab_text
gtab_sheet_key(gtab_sheet_shape shape, gtab_text word)
{
	for (size_t i = 0; i < N_WORDS; i++) {
		if (words[i].shape == shape && gtab_text_equal(words[i].word, word))
			return words[i].key;
	}
	return word;
}
