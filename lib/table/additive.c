/* SPDX-License-Identifier: MIT */
/* Which figures may be added up: amounts and counts, never shares, rates, averages or ranks. */

#include <gtab/table.h>

static bool
ends_with_any(gtab_text name, const gtab_text *ends, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (gtab_text_ends(name, ends[i]))
			return true;
	}
	return false;
}

static bool
starts_with_any(gtab_text name, const gtab_text *starts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (gtab_text_starts(name, starts[i]))
			return true;
	}
	return false;
}

/* 件数 of 立案|件数. */
static gtab_text
last_element(gtab_text path)
{
	size_t at = path.len;

	while (at > 0 && path.ptr[at - 1] != '|')
		at--;
	return gtab_text_slice(path, at, path.len);
}

/* 占比, 结案率, 单价, 人均收入, 同比: a row's share of something, or a figure per something. */
static bool
is_ratio_name(gtab_text name)
{
	static const gtab_text ends[] = {
		GTAB_TEXT("占比"),    GTAB_TEXT("比例"), GTAB_TEXT("比重"),    GTAB_TEXT("率"),
		GTAB_TEXT("均价"),    GTAB_TEXT("单价"), GTAB_TEXT("平均"),    GTAB_TEXT("平均数"),
		GTAB_TEXT("均值"),    GTAB_TEXT("增幅"), GTAB_TEXT("增速"),    GTAB_TEXT("增长"),
		GTAB_TEXT("降幅"),    GTAB_TEXT("同比"), GTAB_TEXT("环比"),    GTAB_TEXT("指数"),
		GTAB_TEXT("系数"),    GTAB_TEXT("得分"), GTAB_TEXT("评分"),    GTAB_TEXT("排名"),
		GTAB_TEXT("名次"),    GTAB_TEXT("年龄"), GTAB_TEXT("中位数"),  GTAB_TEXT("密度"),
		GTAB_TEXT("percent"), GTAB_TEXT("rate"), GTAB_TEXT("ratio"),   GTAB_TEXT("share"),
		GTAB_TEXT("average"), GTAB_TEXT("mean"), GTAB_TEXT("median"),  GTAB_TEXT("index"),
		GTAB_TEXT("Percent"), GTAB_TEXT("Rate"), GTAB_TEXT("Average"), GTAB_TEXT("Index"),
	};
	static const gtab_text starts[] = { GTAB_TEXT("人均"),  GTAB_TEXT("户均"),
					    GTAB_TEXT("平均"),  GTAB_TEXT("占总"),
					    GTAB_TEXT("占全"),  GTAB_TEXT("比上年"),
					    GTAB_TEXT("较上年") };

	return ends_with_any(name, ends, sizeof(ends) / sizeof(ends[0])) ||
	       starts_with_any(name, starts, sizeof(starts) / sizeof(starts[0]));
}

/* %, 百分点, 元/人, 件每万人. */
static bool
is_ratio_unit(gtab_text unit)
{
	static const gtab_text ends[] = { GTAB_TEXT("%"),      GTAB_TEXT("％"), GTAB_TEXT("‰"),
					  GTAB_TEXT("百分点"), GTAB_TEXT("倍"), GTAB_TEXT("℃"),
					  GTAB_TEXT("岁") };

	return ends_with_any(unit, ends, sizeof(ends) / sizeof(ends[0])) ||
	       gtab_text_find(unit, GTAB_TEXT("/")) < unit.len ||
	       gtab_text_find(unit, GTAB_TEXT("每")) < unit.len;
}

bool
gtab_column_adds_up(const gtab_column *column)
{
	return column->type == GTAB_COLUMN_NUMBER && column->role == GTAB_COLUMN_VALUE &&
	       !is_ratio_unit(column->unit) && !is_ratio_name(last_element(column->name));
}
