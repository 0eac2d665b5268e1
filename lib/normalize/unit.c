/* SPDX-License-Identifier: MIT */
/*
 * Units of count and measure. The list is what tells a figure from text that begins with one, so
 * it holds what stands behind figures in published tallies, and no word that also numbers things.
 */

#include "normalize/glyph_internal.h"
#include "normalize/number_internal.h"

#include <stdlib.h>
#include <string.h>
#include <uchar.h>

enum { HAN_UNIT_MAX = 4 }; /* characters of a unit that is not in the list */

static int
order_of_unit(const void *key, const void *entry)
{
	const gtab_text *t = key;
	const gtab_text unit = gtab_text_of(*(const char *const *)entry);
	const int order = memcmp(t->ptr, unit.ptr, t->len < unit.len ? t->len : unit.len);

	return order != 0 ? order : (t->len > unit.len) - (t->len < unit.len);
}

bool
gtab_unit_is_listed(gtab_text t)
{
	/* In byte order, for bsearch. */
	static const char *const units[] = {
		"$",        "GB",       "GHz",      "GW",     "GWh",      "Hz",       "KB",
		"L",        "MB",       "MHz",      "MPa",    "MW",       "MWh",      "Pa",
		"TB",       "cm",       "dB",       "g",      "h",        "ha",       "hm2",
		"hm²",      "kHz",      "kPa",      "kV",     "kW",       "kWh",      "kg",
		"km",       "km2",      "km²",      "m",      "m2",       "m3",       "mL",
		"mg",       "min",      "ml",       "mm",     "m²",       "m³",       "t",
		"£",        "°C",       "€",        "℃",      "㎎",       "㎏",       "㎜",
		"㎝",       "㎞",       "㎡",       "㎢",     "㎥",       "个",       "个季度",
		"个工作日", "个方面",   "个月",     "个环节", "个百分点", "个自然日", "个领域",
		"亩",       "人",       "人份",     "人公里", "人天",     "人年",     "人日",
		"人月",     "人次",     "人民币元", "件",     "件次",     "份",       "伏",
		"伙",       "位",       "例",       "例次",   "倍",       "元",       "兆帕",
		"兆瓦",     "兆瓦时",   "克",       "公亩",   "公吨",     "公斤",     "公里",
		"公顷",     "册",       "分",       "分钟",   "刻钟",     "副",       "匹",
		"千伏",     "千伏安",   "千克",     "千卡",   "千帕",     "千焦",     "千瓦",
		"千瓦小时", "千瓦时",   "千米",     "升",     "卷",       "厘米",     "双",
		"口",       "只",       "台",       "台币",   "台次",     "名",       "吨",
		"吨公里",   "吨标准煤", "员",       "周",     "周岁",     "周年",     "团",
		"场",       "场次",     "块",       "处",     "天",       "头",       "头次",
		"套",       "季度",     "学时",     "宗",     "宗次",     "家",       "家次",
		"对",       "封",       "小时",     "层",     "岁",       "工作日",   "工时",
		"帕",       "帮",       "幅",       "幢",     "平方公里", "平方千米", "平方厘米",
		"平方米",   "年",       "度",       "座",     "延米",     "延长米",   "张",
		"微克",     "微米",     "户",       "户次",   "所",       "批",       "批次",
		"把",       "摄氏度",   "支",       "斤",     "新台币",   "方面",     "日元",
		"日历天",   "本",       "条",       "枚",     "架",       "标准煤",   "栋",
		"株",       "根",       "桩",       "棵",     "次",       "欧元",     "毫克",
		"毫升",     "毫米",     "海里",     "港元",   "港币",     "澳元",     "焦耳",
		"环节",     "班",       "班次",     "瓦",     "百分点",   "眼",       "种",
		"秒",       "窝",       "立方厘米", "立方米", "篇",       "米",       "粒",
		"组",       "美元",     "股",       "自然日", "艘",       "英镑",     "角",
		"课时",     "起",       "起次",     "车次",   "辆",       "辆次",     "部",
		"里",       "门",       "间",       "队",     "面",       "顷",       "项",
		"项次",     "领域",     "颗",
	};

	return t.len > 0 && bsearch(&t, units, sizeof(units) / sizeof(*units), sizeof(*units),
				    order_of_unit) != NULL;
}

/* Other ways to write a listed unit; t itself when it is none of them. */
static gtab_text
plain_unit(gtab_text t)
{
	static const struct {
		const char *written;
		const char *unit;
	} same[] = {
		{ "件（次）", "件次" }, { "件(次)", "件次" },   { "人（次）", "人次" },
		{ "人(次)", "人次" },   { "户（次）", "户次" }, { "户(次)", "户次" },
		{ "项（次）", "项次" }, { "项(次)", "项次" },   { "元整", "元" },
		{ "元正", "元" },       { "圆整", "元" },       { "圆正", "元" },
		{ "圆", "元" },
	};

	if (gtab_unit_is_listed(t))
		return t;
	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		if (gtab_text_equal(t, gtab_text_of(same[i].written)))
			return gtab_text_of(same[i].unit);
	return t;
}

/* 元/人, 公斤／亩: listed units on both sides. */
static bool
is_ratio(gtab_text t)
{
	gtab_text mark = GTAB_TEXT("/");
	size_t at = gtab_text_find(t, mark);

	if (at == t.len) {
		mark = GTAB_TEXT("／");
		at = gtab_text_find(t, mark);
	}
	return gtab_unit_is_listed(gtab_text_slice(t, 0, at)) &&
	       gtab_unit_is_listed(gtab_text_slice(t, at + mark.len, t.len));
}

static bool
is_one_of(uint32_t cp, const char32_t *list)
{
	for (; *list != 0; list++)
		if (*list == cp)
			return true;
	return false;
}

static gtab_text
skip_scale_words(gtab_text t)
{
	gtab_text rest = t;

	while (rest.len > 0 && is_one_of(gtab_utf8_next(&rest), U"十百千万萬亿億"))
		t = rest;
	return t;
}

/* A single % or ‰; the figure's own reader takes them, since they change its value. */
static bool
is_percent(gtab_text t)
{
	return t.len > 0 && is_one_of(gtab_utf8_next(&t), U"%％‰") && t.len == 0;
}

bool
gtab_is_unit(gtab_text t)
{
	t = plain_unit(gtab_trim_all(t));
	if (gtab_unit_is_listed(t) || is_percent(t))
		return true;
	t = skip_scale_words(t);
	return gtab_unit_is_listed(t) || is_ratio(t);
}

/* Numbering and places: 3级, 5月, 12号线, 3楼; behind 个 they are counted all the same. */
static bool
is_numbering_glyph(uint32_t cp)
{
	return is_one_of(
		cp,
		U"第年月日号级类期届等章节款编段线版楼室路街巷省市区县乡镇村甲乙丙丁中大小时点世");
}

/* States of a numbered item, and comparisons: 3已完成, 5不适用, 12增加. */
static bool
is_state_glyph(uint32_t cp)
{
	return is_one_of(cp, U"不未无没非否已正在待拟暂完办结合同增减升降较比占为是的成折") ||
	       is_one_of(cp, U"余餘多约近上下左右以和或至到其另共均来來几幾许許强弱数數半");
}

/* 名干部, 个村: up to four Han characters that say what was counted. */
static bool
is_short_han(gtab_text t)
{
	const bool is_counted = gtab_text_take(&t, GTAB_TEXT("个"));
	size_t n = 0;

	for (; t.len > 0; n++) {
		const uint32_t cp = gtab_utf8_next(&t);

		if (!gtab_is_han(cp) || n == HAN_UNIT_MAX || gtab_is_numeral(cp))
			return false;
		if (is_state_glyph(cp) || (!is_counted && is_numbering_glyph(cp)))
			return false;
	}
	return true;
}

/* Units that number offices and teams too: 二处 is the second division, not two places. */
static bool
is_also_numbering(gtab_text t)
{
	const uint32_t cp = t.len > 0 ? gtab_utf8_next(&t) : 0;

	return t.len == 0 && is_one_of(cp, U"处部所队班组团层门面口");
}

bool
gtab_unit_read(gtab_text t, bool is_numeral, gtab_text *out)
{
	const gtab_text unit = t.len > 0 ? plain_unit(t) : GTAB_TEXT("");
	bool is_unit = unit.len == 0 || gtab_unit_is_listed(unit);

	if (is_numeral)
		is_unit = is_unit && !is_also_numbering(unit);
	else if (!is_unit)
		is_unit = is_short_han(unit) || is_ratio(unit);
	if (is_unit)
		*out = unit;
	return is_unit;
}
