/* SPDX-License-Identifier: MIT */
/* Chinese numerals: the forms in use, the nonsense refused, and all that ICU spells. */

#include <gtab/normalize.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <unicode/unum.h>
#include <unicode/ustring.h>

enum { SPELLING_MAX = 128, N_RANDOM = 3000 };

#define REFUSED UINT64_MAX

static const struct {
	const char *in;
	uint64_t want;
} cases[] = {
	{ "〇", 0 },
	{ "零", 0 },
	{ "○", 0 },
	{ "一", 1 },
	{ "两", 2 },
	{ "十", 10 },
	{ "十七", 17 },
	{ "一十七", 17 },
	{ "二十", 20 },
	{ "二十八", 28 },
	{ "廿", 20 },
	{ "廿八", 28 },
	{ "卅一", 31 },
	{ "卌", 40 },
	{ "一百", 100 },
	{ "一百零三", 103 },
	{ "一百〇三", 103 },
	{ "一百一十五", 115 },
	{ "一百十五", 115 },
	{ "两百", 200 },
	{ "一千零一十", 1010 },
	{ "一千零十", 1010 },
	{ "一千零五", 1005 },
	{ "一千五百七十九", 1579 },
	{ "壹仟伍佰柒拾玖", 1579 },
	{ "壹仟伍佰", 1500 },
	{ "貳佰", 200 },
	{ "参佰", 300 },
	{ "叄佰", 300 },
	{ "陸佰", 600 },
	{ "壹億", 100000000 },
	{ "兩萬", 20000 },
	{ "一五七九", 1579 },
	{ "二〇一五", 2015 },
	{ "二○一五", 2015 },
	{ "二零一五", 2015 },
	{ "〇五", 5 },
	{ "一三", 13 },
	{ "三四五七", 3457 },
	{ "三四", REFUSED }, /* three or four */
	{ "七八", REFUSED },
	{ "一二三", REFUSED },
	{ "一亿五", 150000000 },
	{ "一亿零五千", 100005000 },
	{ "一亿五千", REFUSED }, /* 一亿五千万, as people say it? */
	{ "三亿五百", REFUSED },
	{ "一亿五百万", 105000000 },
	{ "一亿零三", 100000003 },
	{ "两万两千两百二十二", 22222 },
	{ "十万零五千", 105000 },
	{ "一百零五万", 1050000 },
	{ "一亿零三", 100000003 },
	{ "一万亿", 1000000000000 },
	{ "九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九", 9999999999999999 },
	{ "九九九九九九九九九九九九九九九九九", 99999999999999999 },
	/* colloquial: the last digit stands right below the unit before it */
	{ "一万三", 13000 },
	{ "三百五", 350 },
	{ "二百二", 220 },
	{ "一千五", 1500 },
	{ "两万二", 22000 },
	{ "一万三千五", 13500 },
	{ "三亿五", 350000000 },
	{ "十万三", 103000 },

	{ "", REFUSED },
	{ "百", REFUSED },
	{ "千", REFUSED },
	{ "万", REFUSED },
	{ "万三", REFUSED },
	{ "一千二万", REFUSED },
	{ "二百三千", REFUSED },
	{ "一一十", REFUSED },
	{ "五十百", REFUSED },
	{ "十十", REFUSED },
	{ "二十十", REFUSED },
	{ "一百一百", REFUSED },
	{ "一百零", REFUSED },
	{ "一百零五十", REFUSED },
	{ "一百零零五", REFUSED },
	{ "零百", REFUSED },
	{ "两十", REFUSED },
	{ "两五", REFUSED },
	{ "三百两", REFUSED },
	{ "一百五万", REFUSED },
	{ "一万一万", REFUSED },
	{ "一万万", REFUSED },
	{ "一亿亿", REFUSED },
	{ "壹仟伍", REFUSED }, /* cheques are never colloquial */
	{ "九九九九九九九九九九九九九九九九九九", REFUSED },
	{ "一兆", REFUSED }, /* a million or a billion */
	{ "三分之一", REFUSED },
	{ "十几", REFUSED },
	{ "一 百", REFUSED },
	{ "一5", REFUSED },
	{ "15", REFUSED },
	{ "一\xFF", REFUSED },
};

static void
test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		uint64_t n = 77;
		const gtab_status st = gtab_numeral_parse(gtab_text_of(cases[i].in), &n);

		if ((st == GTAB_OK) != (cases[i].want != REFUSED))
			fail_msg("\"%s\": status %d", cases[i].in, st);
		assert_int_equal(n, st == GTAB_OK ? cases[i].want : 77);
	}
}

/* ---- ICU spells, we read ---- */

/* ICU's rules in one locale, and from where to where they are asked. 三四 for the year 34 is no numeral to us. */
static const struct spelling {
	const char *locale;
	const char *rules;
	uint64_t min;
	uint64_t max;
	uint64_t step; /* below 10^6 */
} spellings[] = {
	{ "zh", "%spellout-cardinal", 0, 999999999999, 1 },
	{ "zh", "%spellout-cardinal-financial", 0, 999999999999, 7 },
	{ "zh", "%spellout-numbering", 0, 999999999999, 13 },
	{ "zh", "%spellout-numbering-year", 1000, 9999, 1 },
	{ "zh_Hant", "%spellout-cardinal", 0, 999999999999, 7 },
	{ "zh_Hant", "%spellout-cardinal-financial", 0, 999999999999, 7 },
};

static UNumberFormat *
open_spelling(const struct spelling *s)
{
	UErrorCode code = U_ZERO_ERROR;
	UChar rules[SPELLING_MAX];
	UNumberFormat *f = unum_open(UNUM_SPELLOUT, NULL, 0, s->locale, NULL, &code);

	u_uastrcpy(rules, s->rules);
	unum_setTextAttribute(f, UNUM_DEFAULT_RULESET, rules, -1, &code);
	assert_true(U_SUCCESS(code));
	return f;
}

static void
check_spelling(UNumberFormat *f, const struct spelling *s, uint64_t n)
{
	UErrorCode code = U_ZERO_ERROR;
	UChar wide[SPELLING_MAX];
	char text[SPELLING_MAX * 3];
	int32_t len = 0;
	uint64_t got = REFUSED;

	if (n < s->min || n > s->max)
		return;
	unum_formatInt64(f, (int64_t)n, wide, SPELLING_MAX, NULL, &code);
	u_strToUTF8(text, sizeof(text), &len, wide, -1, &code);
	assert_true(U_SUCCESS(code));
	if (gtab_numeral_parse((gtab_text){ text, (size_t)len }, &got) != GTAB_OK || got != n)
		fail_msg("%s %s: %.*s is %llu, not %llu", s->locale, s->rules, len, text,
			 (unsigned long long)n, (unsigned long long)got);
}

static void
test_against_icu(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(spellings) / sizeof(*spellings); i++) {
		UNumberFormat *f = open_spelling(&spellings[i]);
		uint64_t seed = 639;

		for (uint64_t n = 0; n <= 1000000; n += n < 2100 ? 1 : spellings[i].step)
			check_spelling(f, &spellings[i], n);
		for (int k = 0; k < N_RANDOM; k++) {
			seed = seed * 6364136223846793005U + 1442695040888963407U;
			const uint64_t n = (seed >> 20) % 1000000000000U;
			uint64_t round = 1;

			for (int p = 0; p < k % 12; p++)
				round *= 10;
			check_spelling(f, &spellings[i], n / round);
			check_spelling(f, &spellings[i], n / round * round);
		}
		unum_close(f);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_against_icu),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
