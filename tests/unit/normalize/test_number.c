/* SPDX-License-Identifier: MIT */
/* Number cells: every notation of the field notes (domain.md §4), beside what must be refused. */

#include <gtab/normalize.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* "value", "value unit", "value unit [lower..upper]" with a bound left out where there is none. */
static void
put_reading(const gtab_number *n, gtab_buf *out)
{
	gtab_number_put(n, out);
	if (n->unit.len > 0)
		gtab_buf_putc(out, ' ');
	gtab_buf_put(out, n->unit);
	if (!n->has_lower && !n->has_upper)
		return;
	gtab_buf_put(out, GTAB_TEXT(" ["));
	if (n->has_lower)
		gtab_decimal_put(n->lower, out);
	gtab_buf_put(out, GTAB_TEXT(".."));
	if (n->has_upper)
		gtab_decimal_put(n->upper, out);
	gtab_buf_putc(out, ']');
}

static const struct {
	const char *in;
	const char *want; /* NULL: refused */
} cases[] = {
	/* plain */
	{ "504", "504" },
	{ "0", "0" },
	{ "-12", "-12" },
	{ "+12", "12" },
	{ "3906.40", "3906.40" },
	{ "-0.5", "-0.5" },
	{ "0.5", "0.5" },
	{ "-0", "0" },
	{ "123456789012345678", "123456789012345678" },
	{ "1234567890123456789", "1234567890123456789" },
	{ "-12345678901234567890.12", "-12345678901234567890.12" },
	{ "99999999999999999999999999999999999999", "99999999999999999999999999999999999999" },
	{ "5.", NULL },
	{ ".5", NULL },
	{ "-", NULL },
	{ "--5", NULL },
	{ "1.2.3", NULL },
	{ "1e5", NULL },
	{ "4.40524E+17", NULL },
	{ "NaN", NULL },
	{ "∞", NULL },
	{ "0x1F", NULL },
	{ "", NULL },
	{ "　", NULL },
	{ "—", NULL }, /* missing.c decides what a mark means */

	/* leading zeros are kept, not valued */
	{ "00042", "00042" },
	{ "-0042", "-0042" },
	{ "00", "00" },
	{ "007人", "007 人" },
	{ "00.50", "00.50" },
	{ "'00123", "00123" },
	{ "=\"00123\"", "00123" },
	{ "=\"123", NULL },
	{ "'", NULL },

	/* widths and spaces */
	{ "５０４件", "504 件" },
	{ "８２人", "82 人" },
	{ "３．１４", "3.14" },
	{ "－１２", "-12" },
	{ "17\u00A0人", "17 人" },
	{ "22\u200B个", "22 个" },
	{ "1\u200B5", "15" },
	{ "\uFEFF17", "17" },
	{ "　17　", "17" },
	{ "\t17\n", "17" },
	{ "\u202D17\u202C", "17" }, /* direction marks that Windows puts around copies */

	/* groups of three */
	{ "1,579", "1579" },
	{ "1，579", "1579" },
	{ "1 579", "1579" },
	{ "1\u00A0579", "1579" },
	{ "1\u2009579人", "1579 人" },
	{ "1,579名", "1579 名" },
	{ "1,234,567.89", "1234567.89" },
	{ "１，５７９", "1579" },
	{ "-1,234", "-1234" },
	{ "2,3,4", NULL },
	{ "1,2,3", NULL },
	{ "1 23", NULL },
	{ "1,2345", NULL },
	{ "1234,567", NULL },
	{ "1,234 567", NULL },
	{ "0,123", NULL }, /* a decimal comma, perhaps */
	{ "1,579,", NULL },
	{ "1 234,50", NULL },

	/* units */
	{ "504件", "504 件" },
	{ "639 人", "639 人" },
	{ "878件（次）", "878 件次" },
	{ "878件(次)", "878 件次" },
	{ "1234人次", "1234 人次" },
	{ "12个", "12 个" },
	{ "43方面", "43 方面" },
	{ "12领域", "12 领域" },
	{ "12个村", "12 个村" },
	{ "28名干部", "28 名干部" },
	{ "20个工作日", "20 个工作日" },
	{ "3年", "3 年" },
	{ "12.5公顷", "12.5 公顷" },
	{ "5千克", "5 千克" },
	{ "5公斤", "5 公斤" },
	{ "五千克", "5 千克" }, /* the longest unit wins */
	{ "五公斤", "5 公斤" },
	{ "三百千米", "300 千米" },
	{ "五千米", "5 千米" },
	{ "五千千瓦时", "5000 千瓦时" },
	{ "五千人", "5000 人" },
	{ "五千元", "5000 元" },
	{ "千克", NULL },
	{ "12千元", "12000 元 [11500..12500]" },
	{ "3千人", "3000 人 [2500..3500]" },
	{ "5百元", "500 元 [450..550]" },
	{ "12千米", "12 千米" },
	{ "12千", NULL },
	{ "12千合计", NULL },

	/* 元, 角, 分 */
	{ "12元5角", "12.5 元" },
	{ "12元5角2分", "12.52 元" },
	{ "12元零5分", "12.05 元" },
	{ "12元5分", "12.05 元" },
	{ "１２元 5角整", "12.5 元" },
	{ "三元五角二分", "3.52 元" },
	{ "5角2分", "0.52 元" },
	{ "壹万伍仟零叁拾元伍角整", "15030.5 元" },
	{ "壹万伍仟零叁拾圆整", "15030 元" },
	{ "人民币壹万伍仟零叁拾元整", "15030 元" },
	{ "人民币壹佰元零伍分", "100.05 元" },
	{ "人民币1,234.50元", "1234.50 元" },
	{ "12.50元", "12.50 元" },
	{ "5角", "5 角" },
	{ "90分", "90 分" }, /* a mark */
	{ "12元15角", NULL },
	{ "12.5元5角", NULL },
	{ "5角12元", NULL },
	{ "12元5角5角", NULL },
	{ "12万元5角", NULL },
	{ "12元5角2", NULL },
	{ "-12元5角", NULL },
	{ "12元三角形", NULL },
	{ "人民币", NULL },
	{ "人", NULL },
	{ "12 kg", "12 kg" },
	{ "35元/人", "35 元/人" },
	{ "12,345.67元", "12345.67 元" },
	{ "100元整", "100 元" },
	{ "￥1,234.50", "1234.50 元" },
	{ "¥41.4万元", "414000 元 [413500..414500]" },
	{ "¥5人", NULL },
	{ "43方面突出问题", NULL },
	{ "82件82人", NULL },
	{ "取消27项、部分取消1项", NULL },
	{ "2015年", NULL },
	{ "2015年3月", NULL },
	{ "5月", NULL },
	{ "3级", NULL },
	{ "4类", NULL },
	{ "12号", NULL },
	{ "第3", NULL },
	{ "3已完成", NULL },
	{ "1.加强领导", NULL },
	{ "1、加强领导", NULL },
	{ "12xyz", NULL },
	{ "3千", NULL }, /* 千克, 千米, 千瓦 cut short? */
	{ "1-2", NULL },
	{ "3/4", NULL },

	/* Chinese numerals */
	{ "一千五百七十九", "1579" },
	{ "壹仟伍佰柒拾玖", "1579" },
	{ "一五七九", "1579" },
	{ "二十八", "28" },
	{ "廿八", "28" },
	{ "十七", "17" },
	{ "一百零三", "103" },
	{ "两百", "200" },
	{ "〇", "0" },
	{ "○", "0" },
	{ "零", "0" },
	{ "一万三", "13000" },
	{ "六百三十九人", "639 人" },
	{ "十七个", "17 个" },
	{ "二十八名", "28 名" },
	{ "七十三件", "73 件" },
	{ "三年", "3 年" },
	{ "六十二万七千", "627000" },
	{ "壹万伍仟零叁拾元整", "15030 元" },
	{ "一般", NULL },
	{ "三农", NULL },
	{ "二级", NULL },
	{ "第一", NULL },
	{ "一、", NULL },
	{ "（一）", NULL },
	{ "二处", NULL }, /* the second division */
	{ "十二月", NULL },
	{ "二〇一五年", NULL },
	{ "〇五", NULL },
	{ "一千二万", NULL },
	{ "十十", NULL },
	{ "十几", NULL },
	{ "几十", NULL },

	/* scale words: the last printed digit is known to a half */
	{ "0.4万人", "4000 人 [3500..4500]" },
	{ "41.4万", "414000 [413500..414500]" },
	{ "41.4 万", "414000 [413500..414500]" },
	{ "1.5亿", "150000000 [145000000..155000000]" },
	{ "41.4万元", "414000 元 [413500..414500]" },
	{ "62.7万", "627000 [626500..627500]" },
	{ "9万", "90000 [85000..95000]" },
	{ "62.70万", "627000 [626950..627050]" },
	{ "12.34567万", "123456.7 [123456.65..123456.75]" },
	{ "-62.7万", "-627000 [-627500..-626500]" },
	{ "５０．２万", "502000 [501500..502500]" },
	{ "2千万元", "20000000 元 [15000000..25000000]" },
	{ "1.2万亿", "1200000000000 [1150000000000..1250000000000]" },
	{ "62万7千", "627000 [626500..627500]" },
	{ "3亿2000万", "320000000 [319995000..320005000]" },
	{ "1万2345", "12345" },
	{ "1万0005", "10005" },
	{ "1万5", NULL }, /* 15000, or 10005 */
	{ "3万5万", NULL },
	{ "3.5万2千", NULL },
	{ "3万20000", NULL },
	{ "万", NULL },

	/* approximate */
	{ "2700余人", "2700 人 [2700..2799]" },
	{ "100多人", "100 人 [100..199]" },
	{ "近4.5万人", "45000 人 [..45000]" },
	{ "3.3万余起", "33000 起 [33000..33999]" },
	{ "30万余", "300000 [300000..309999]" },
	{ "30余万", "300000 [300000..399999]" },
	{ "3.3余公里", "3.3 公里 [3.3..3.4]" },
	{ "十余人", "10 人 [10..19]" },
	{ "三百余名", "300 名 [300..399]" },
	{ "三十万余", "300000 [300000..309999]" },
	{ "十余万", "100000 [100000..199999]" },
	{ "约300", "300 [250..350]" },
	{ "约3.50亩", "3.50 亩 [3.45..3.55]" },
	{ "300人左右", "300 人 [250..350]" },
	{ "约27%", "0.27 [0.265..0.275]" },
	{ "逾3.3万", "33000 [33000..]" },
	{ "超过300人", "300 人 [300..]" },
	{ "50人以上", "50 人 [50..]" },
	{ "50以下", "50 [..50]" },
	{ "不足三百人", "300 人 [..300]" },
	{ "近", NULL },
	{ "近期", NULL },
	{ "近百人", NULL },
	{ "约300余", NULL },
	{ "约300左右", NULL },
	{ "约-300", NULL },
	{ "-300余", NULL },

	/* percents keep their places */
	{ "27%", "0.27" },
	{ "２７％", "0.27" },
	{ "27 %", "0.27" },
	{ "27.5%", "0.275" },
	{ "100%", "1.00" },
	{ "-3.2%", "-0.032" },
	{ "5‰", "0.005" },
	{ "2.5个百分点", "2.5 个百分点" },
	{ "27%人", NULL },
	{ "3万%", NULL },

	/* negatives */
	{ "（12）", "-12" },
	{ "(12)", "-12" },
	{ "(1,234.50)", "-1234.50" },
	{ "△12", "-12" },
	{ "▲12", "-12" },
	{ "−7", "-7" },
	{ "–7", "-7" },
	{ "(12", NULL },
	{ "(-12)", NULL },
	{ "()", NULL },
	{ "△", NULL },
	{ "—12", NULL },

	/* what is said of mainland, Hong Kong, Taiwan, British and French exports, right and wrong */
	{ "約3,000", NULL },
	{ "约3,000", "3000 [2500..3500]" },
	{ "3 千", NULL },
	{ "12/5/2015", NULL },
	{ "民國104年3月1日", NULL },
	{ "1 234,50 €", NULL },
	{ "(1,234.50)", "-1234.50" },
	{ "壹仟伍佰元整", "1500 元" },
	{ "3.2万余元", "32000 元 [32000..32999]" },
	{ "十七、八人", NULL },
	{ "十七八人", NULL },
	{ "三四人", NULL },
	{ "五六", NULL },
	{ "一二三", NULL },
	{ "一三五", "135" },
	{ "二〇", "20" },
	{ "七八百", NULL },
	{ "三四十人", NULL },
	{ "两三天", NULL },
	{ "2015.03", "2015.03" },
	{ "4-6月", NULL },
	{ "２０１５年底", NULL },
	{ "0.40", "0.40" },
	{ "1.0E+3", NULL },
	{ "1.5e6", NULL },
	{ "1.5×10^6", NULL },
	{ "10³", NULL },
	{ "00１２", "0012" },
	{ "12人次", "12 人次" },
	{ "5 人/次", "5 人/次" },
	{ "１２．５％", "0.125" },
	{ "12％以上", "0.12 [0.12..]" },
	{ "1’234", NULL },
	{ "1'234.50", NULL },
	{ "1·234", NULL },
	{ "12、5", NULL },
	{ "12。5", NULL },
	{ "12 345 678", "12345678" },
	{ "12 345,678", NULL },
	{ "1,23,456", NULL },
	{ "12,34,567", NULL },
	{ "1 000人", "1000 人" },
	{ "1　000", "1000" },
	{ "½", NULL },
	{ "1/2", NULL },
	{ "②", NULL },
	{ "12①", NULL },
	{ "12*", NULL },
	{ "12p", NULL },
	{ "12 r", NULL },
	{ "12(3)", NULL },
	{ "12（其中刑事3件）", NULL },
	{ "±5", NULL },
	{ "≈300", NULL },
	{ ">300", NULL },
	{ "≥5", NULL },
	{ "＜5", NULL },
	{ "300+", NULL },
	{ "300来人", NULL },
	{ "300几", NULL },
	{ "300几人", NULL },
	{ "几十", NULL },
	{ "数百", NULL },
	{ "上百", NULL },
	{ "近千人", NULL },
	{ "百余", NULL },
	{ "5许", NULL },
	{ "5强", NULL },
	{ "30%~40%", NULL },
	{ "30-40", NULL },
	{ "3至5人", NULL },
	{ "3—5", NULL },
	{ "3或5", NULL },
	{ "3、4人", NULL },
	{ "增长3.2%", NULL },
	{ "减少5", NULL },
	{ "↑5", NULL },
	{ "3成", NULL },
	{ "三分之一", NULL },
	{ "百分之十二", NULL },
	{ "1:3", NULL },
	{ "第5", NULL },
	{ "5th", NULL },
	{ "12月", NULL },
	{ "12时", NULL },
	{ "12点", NULL },
	{ "12世纪", NULL },
	{ "12楼", NULL },
	{ "12号", NULL },
	{ "12岁", "12 岁" },
	{ "1小时30分", NULL },
	{ "2:30", NULL },
	{ "一个半月", NULL },
	{ "3个半小时", NULL },
	{ "半年", NULL },
	{ "一亿五", "150000000" },
	{ "一亿五千", NULL },
	{ "一亿五千三", NULL },
	{ "一亿零五千", "100005000" },
	{ "一亿五百万", "105000000" },
	{ "三亿五百", NULL },
	{ "1亿5千", NULL },
	{ "1亿5千万", "150000000 [145000000..155000000]" },
	{ "1亿5百万", "105000000 [104500000..105500000]" },
	{ "1万1千", "11000 [10500..11500]" },
	{ "10万5000", "105000" },
	{ "12亿3456万7890", "1234567890" },
	{ "二千五百万", "25000000" },
	{ "两万二", "22000" },
	{ "一百十五", "115" },
	{ "一千〇五十", "1050" },
	{ "叁拾萬", "300000" },
	{ "1840年", NULL },
	{ "1900年", NULL },
	{ "2999年", NULL },
	{ "999年", "999 年" },
	{ "(12人)", NULL },
	{ "（12件次）", NULL },
	{ "(12%)", "-0.12" },
	{ "(12万元)", "-120000 元 [-125000..-115000]" },
	{ "(￥12.5)", "-12.5 元" },
	{ "£1,234.50", "1234.50 £" },
	{ "-£5", "-5 £" },
	{ "(£5)", "-5 £" },
	{ "HK$1,200", "1200 港元" },
	{ "NT$3,500", "3500 新台币" },
	{ "US$ 5.5", "5.5 美元" },
	{ "US$5人", NULL },
	{ "NT$3,500元", NULL },
	{ "$12", "12 $" },
	{ "＄1.5亿", "150000000 $ [145000000..155000000]" },
	{ "€12", "12 €" },
	{ "12.50 €", "12.50 €" },
	{ "£", NULL },
	{ "H5", NULL },
	{ "12工时", "12 工时" },
	{ "1.#INF", NULL },
	{ "#DIV/0!", NULL },
	{ "#REF!", NULL },
	{ "TRUE", NULL },
	{ "√", NULL },
	{ "1O", NULL },
	{ "l2", NULL },

	/* text */
	{ "合计", NULL },
	{ "吕梁市", NULL },
	{ "离石区", NULL },
	{ "大同", NULL },
	{ "截至目前", NULL },
	{ "A12", NULL },
	{ "\xFF", NULL },
	{ "12\xFF", NULL },
};

static void
test_readings(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		gtab_number n = { .n_zeros = 77 };
		gtab_rule_set rules = 0;
		gtab_buf b;
		const gtab_status st =
			gtab_number_parse(gtab_text_of(cases[i].in), &n, &rules, NULL);

		if ((st == GTAB_OK) != (cases[i].want != NULL))
			fail_msg("\"%s\": status %d", cases[i].in, st);
		if (st != GTAB_OK) {
			assert_int_equal(st, GTAB_EMALFORMED);
			assert_true(n.n_zeros == 77 && rules == 0);
			continue;
		}
		gtab_buf_init(&b);
		put_reading(&n, &b);
		gtab_buf_putc(&b, '\0');
		assert_string_equal(b.ptr, cases[i].want);
		gtab_buf_clear(&b);
	}
}

static void
test_normal_form_stays(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		gtab_number n;
		gtab_rule_set rules = 0;
		gtab_buf b, again;

		if (gtab_number_parse(gtab_text_of(cases[i].in), &n, NULL, NULL) != GTAB_OK)
			continue;
		gtab_buf_init(&b);
		gtab_buf_init(&again);
		gtab_number_put(&n, &b);
		assert_int_equal(gtab_number_parse(gtab_buf_text(&b), &n, &rules, NULL), GTAB_OK);
		assert_int_equal(rules, 0);
		gtab_number_put(&n, &again);
		assert_true(gtab_text_equal(gtab_buf_text(&b), gtab_buf_text(&again)));
		gtab_buf_clear(&b);
		gtab_buf_clear(&again);
	}
}

static const struct {
	const char *in;
	gtab_status want;
	const char *part; /* of the message */
} reasons[] = {
	{ "合计", GTAB_EMALFORMED, "not a number: 合计" },
	{ "1e5", GTAB_EMALFORMED, "not a number" },
	{ "3/4", GTAB_EMALFORMED, "not a number" },
	{ "82件82人", GTAB_EMALFORMED, "two figures in one cell: 82件82人" },
	{ "取消27项、部分取消1项", GTAB_EMALFORMED, "two figures" },
	{ "27；1", GTAB_EMALFORMED, "two figures" },
	{ "4.40524E+17", GTAB_EMALFORMED, "digits were lost" },
	{ "1,2,3", GTAB_EMALFORMED, "not grouped by threes" },
	{ "1 23", GTAB_EMALFORMED, "not grouped by threes" },
	{ "2015年3月", GTAB_EMALFORMED, "reads like a date" },
	{ "999999999999999999999999999999999999999", GTAB_EOVERFLOW, "too many digits" },
	{ "99999999999999999999999999999999999万", GTAB_EOVERFLOW, "too many digits" },
};

static void
test_reasons(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(reasons) / sizeof(*reasons); i++) {
		const gtab_text in = gtab_text_of(reasons[i].in);
		gtab_error err = { .status = GTAB_OK };
		gtab_number n;

		assert_int_equal(gtab_number_parse(in, &n, NULL, &err), reasons[i].want);
		assert_int_equal(err.status, reasons[i].want);
		if (strstr(err.message, reasons[i].part) == NULL)
			fail_msg("\"%s\": %s", reasons[i].in, err.message);
		assert_int_equal(gtab_number_parse(in, &n, NULL, NULL), reasons[i].want);
	}
}

/* Hundreds of characters in a cell: the message still ends with the advice. */
static void
test_long_cell_is_clipped(void **state)
{
	gtab_error err = { .status = GTAB_OK };
	gtab_number n;
	gtab_buf b;

	(void)state;
	gtab_buf_init(&b);
	for (int i = 0; i < 300; i++)
		gtab_buf_put(&b, GTAB_TEXT("12件"));
	assert_int_equal(gtab_number_parse(gtab_buf_text(&b), &n, NULL, &err), GTAB_EMALFORMED);
	assert_non_null(strstr(err.message, "put each in a column of its own"));
	gtab_buf_clear(&b);
}

static void
test_rules(void **state)
{
	static const struct {
		const char *in, *want;
	} uses[] = {
		{ "504", "" },
		{ " 504 ", "space" },
		{ "５０４件", "width+unit" },
		{ "1,579 名", "space+group+unit" },
		{ "六百三十九人", "unit+numeral" },
		{ "3.3万余起", "unit+scale+approx" },
		{ "２７％", "width+percent" },
		{ "△12", "sign" },
		{ "'00123", "apostrophe" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(uses) / sizeof(*uses); i++) {
		gtab_number n;
		gtab_rule_set rules = 0;
		gtab_buf b;

		gtab_number_parse(gtab_text_of(uses[i].in), &n, &rules, NULL);
		gtab_buf_init(&b);
		gtab_rule_set_put(rules, &b);
		gtab_buf_putc(&b, '\0');
		assert_string_equal(b.ptr, uses[i].want);
		gtab_buf_clear(&b);
	}
}

static void
expect_count(const char *in, long want)
{
	gtab_number n;

	if (gtab_number_parse(gtab_text_of(in), &n, NULL, NULL) != GTAB_OK)
		fail_msg("\"%s\" refused", in);
	assert_true(n.value.coefficient == want && n.value.scale == 0);
}

/* Every count up to a million, in steps, plain, grouped and with a unit. */
static void
test_all_counts(void **state)
{
	(void)state;
	for (long n = 0; n < 1000000; n += n < 20000 ? 1 : 37) {
		char text[64];

		snprintf(text, sizeof(text), "%ld", n);
		expect_count(text, n);
		snprintf(text, sizeof(text), " %ld 人次", n);
		expect_count(text, n);
		snprintf(text, sizeof(text), "-%ld", n);
		expect_count(text, -n);
		if (n < 1000)
			continue;
		snprintf(text, sizeof(text), "%ld，%03ld", n / 1000, n % 1000);
		expect_count(text, n);
	}
}

/* A file that says its decimal mark is a comma. */
static const struct {
	const char *in;
	const char *want; /* NULL: refused */
	const char *rules;
} decimal_commas[] = {
	{ "1 234,50", "1234.50", "group+decimal-mark" },
	{ "1.234,50", "1234.50", "group+decimal-mark" },
	{ "1.234.567", "1234567", "group" },
	{ "1234,5", "1234.5", "decimal-mark" },
	{ "-0,5", "-0.5", "decimal-mark" },
	{ "1,234", "1.234", "decimal-mark" },
	{ "1.234", "1234", "group" },
	{ "12,5 %", "0.125", "space+percent+decimal-mark" },
	{ "3，5", "3.5", "width+decimal-mark" },
	{ "4,5万人", "45000 人 [44500..45500]", "unit+scale+decimal-mark" },
	{ "12,50 元/人", "12.50 元/人", "space+unit+decimal-mark" },
	{ "504", "504", "" },
	{ "3.14", NULL, "" },
	{ "1,2,3", NULL, "" },
	{ "1,234.50", NULL, "" },
	{ "", NULL, "" },
};

static void
expect_decimal_comma(size_t i)
{
	const gtab_number_options options = { .decimal_mark = ',' };
	const gtab_text in = gtab_text_of(decimal_commas[i].in);
	gtab_number n;
	gtab_rule_set rules = 0;
	gtab_buf b, used;
	const gtab_status st = gtab_number_parse_as(in, &options, &n, &rules, NULL);

	if ((st == GTAB_OK) != (decimal_commas[i].want != NULL))
		fail_msg("\"%s\": status %d", decimal_commas[i].in, st);
	if (st != GTAB_OK)
		return;
	gtab_buf_init(&b);
	gtab_buf_init(&used);
	put_reading(&n, &b);
	gtab_buf_putc(&b, '\0');
	assert_string_equal(b.ptr, decimal_commas[i].want);
	gtab_rule_set_put(rules, &used);
	gtab_buf_putc(&used, '\0');
	assert_string_equal(used.ptr, decimal_commas[i].rules);
	gtab_buf_clear(&b);
	gtab_buf_clear(&used);
}

static void
test_decimal_commas(void **state)
{
	const gtab_number_options odd = { .decimal_mark = ';' };
	gtab_error err = { .status = GTAB_OK };
	gtab_number n;

	(void)state;
	for (size_t i = 0; i < sizeof(decimal_commas) / sizeof(*decimal_commas); i++)
		expect_decimal_comma(i);
	assert_int_equal(gtab_number_parse_as(GTAB_TEXT("1"), &odd, &n, NULL, &err), GTAB_EUSAGE);
	assert_int_equal(gtab_number_parse_as(GTAB_TEXT("1,579"), NULL, &n, NULL, NULL), GTAB_OK);
	assert_true(n.value.coefficient == 1579);
}

static void
test_units(void **state)
{
	static const char *const units[] = { "人",   "件次",   "件（次）", "人(次)", "万元", "亿元",
					     "千元", "百万元", "万人次",   "亩",     "%",    "％",
					     "‰",    "元/人",  "万元/亩",  "GB",     "项",   "领域",
					     "㎡",   "平方米", "个工作日", "℃",      " 人 " };
	static const char *const others[] = { "",     "万",  "（次）", "合计", "数量",
					      "一般", "5人", "人、件", "/",    "人/",
					      "甲",   "级",  "万万",   "x",    "\xFF" };

	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (!gtab_is_unit(gtab_text_of(units[i])))
			fail_msg("%s is a unit", units[i]);
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (gtab_is_unit(gtab_text_of(others[i])))
			fail_msg("%s is no unit", others[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_readings),       cmocka_unit_test(test_normal_form_stays),
		cmocka_unit_test(test_reasons),        cmocka_unit_test(test_long_cell_is_clipped),
		cmocka_unit_test(test_rules),          cmocka_unit_test(test_all_counts),
		cmocka_unit_test(test_decimal_commas), cmocka_unit_test(test_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
