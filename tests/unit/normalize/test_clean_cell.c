/* SPDX-License-Identifier: MIT */
/*
 * Cells said to be clean at one look, against the rules: these must neither change nor doubt any of them.
 * `test_clean_cell --print` makes lib/normalize/clean_table.c anew.
 */

#include "normalize/clean_internal.h"
#include "normalize/han_internal.h"

#include <gtab/normalize.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uchar.h>

#include <cmocka.h>

#define COUNT(list) (sizeof(list) / sizeof(*(list)))

/* ---- what the rules say ---- */

typedef void normalizer(gtab_text in, gtab_buf *out, gtab_rule_set *rules);

static void
expect_left_alone(normalizer *normalize, gtab_text t)
{
	gtab_text rest = t;
	gtab_rule_set rules = 0;
	gtab_doubt doubt;
	gtab_buf out;

	gtab_buf_init(&out);
	if (gtab_text_repair(t, GTAB_RULES_ALL, &out, &rules))
		fail_msg("repaired: %.*s", GTAB_TEXT_ARG(t));
	normalize(t, &out, &rules);
	if (rules != 0 || !gtab_text_equal(gtab_buf_text(&out), t))
		fail_msg("changed: %.*s", GTAB_TEXT_ARG(t));
	if (gtab_doubt_next(&rest, &doubt))
		fail_msg("doubted: %.*s", GTAB_TEXT_ARG(t));
	gtab_buf_clear(&out);
}

/* Checks t by each look that says it is clean; the number of those. */
static int
check_text(gtab_text t)
{
	const bool is_text = gtab_text_is_clean(t), is_label = gtab_label_is_clean(t);

	if (is_text)
		expect_left_alone(gtab_text_normalize, t);
	if (is_label)
		expect_left_alone(gtab_label_normalize, t);
	return is_text + is_label;
}

static bool
check_code(gtab_text t)
{
	static const gtab_code_options options[] = { { 0, false }, { 0, true } };
	gtab_doubt doubt;

	if (!gtab_code_is_clean(t))
		return false;
	for (size_t i = 0; i < COUNT(options); i++) {
		gtab_rule_set rules = 0;
		gtab_buf out;

		gtab_buf_init(&out);
		assert_int_equal(gtab_code_normalize_as(t, &options[i], &out, &rules, NULL),
				 GTAB_OK);
		assert_int_equal(rules, 0);
		assert_true(gtab_text_equal(gtab_buf_text(&out), t));
		gtab_buf_clear(&out);
	}
	if (gtab_code_doubt(t, &doubt))
		fail_msg("doubted: %.*s", GTAB_TEXT_ARG(t));
	return true;
}

static bool
check_number(gtab_text t)
{
	int scale;
	gtab_number n;
	gtab_rule_set rules = 0;
	gtab_buf out;

	if (!gtab_number_is_clean(t, &scale))
		return false;
	gtab_buf_init(&out);
	assert_int_equal(gtab_missing_of(t), GTAB_PRESENT);
	assert_int_equal(gtab_number_parse(t, &n, &rules, NULL), GTAB_OK);
	assert_true(rules == 0 && n.unit.len == 0 && !n.has_lower && !n.has_upper);
	assert_int_equal(n.value.scale, scale);
	gtab_number_put(&n, &out);
	if (!gtab_text_equal(gtab_buf_text(&out), t))
		fail_msg("changed: %.*s", GTAB_TEXT_ARG(t));
	gtab_buf_clear(&out);
	return true;
}

static bool
check_date(gtab_text t)
{
	gtab_period p;
	gtab_number n;
	gtab_rule_set rules = 0;
	gtab_buf out;

	if (!gtab_date_is_clean(t))
		return false;
	gtab_buf_init(&out);
	assert_int_equal(gtab_missing_of(t), GTAB_PRESENT);
	assert_int_not_equal(gtab_number_parse(t, &n, NULL, NULL), GTAB_OK);
	assert_int_equal(gtab_period_parse(t, &p, &rules, NULL), GTAB_OK);
	gtab_period_put(&p, &out);
	if (rules != 0 || !gtab_text_equal(gtab_buf_text(&out), t))
		fail_msg("changed: %.*s", GTAB_TEXT_ARG(t));
	gtab_buf_clear(&out);
	return true;
}

/* ---- the table of Han characters ---- */

static bool
is_noticed(uint32_t cp)
{
	return cp < GTAB_HAN_FIRST || cp == U'着' || cp == U'利' || cp == U'锟' ||
	       gtab_han_bytes_of(cp) == GTAB_HAN_LEAD_TRAIL;
}

/* The word for the first two bytes: a bit for each last byte. */
static uint64_t
word_of(unsigned first, unsigned second)
{
	const uint32_t cp = (first & 15) << 12 | second << 6;
	uint64_t word = 0;

	for (uint32_t last = 0; last < 64; last++)
		word |= (uint64_t)!is_noticed(cp | last) << last;
	return word;
}

static void
print_table(void)
{
	puts("/* SPDX-License-Identifier: MIT */\n/* clang-format off */\n"
	     "/* Han characters that no rule looks at: made by `test_clean_cell --print`, and held "
	     "by that "
	     "test. */\n\n#include \"normalize/clean_internal.h\"\n\n"
	     "const uint64_t gtab_clean_han[GTAB_CLEAN_HAN_LAST - GTAB_CLEAN_HAN_FIRST + 1][64] = "
	     "{");
	for (unsigned first = GTAB_CLEAN_HAN_FIRST; first <= GTAB_CLEAN_HAN_LAST; first++) {
		puts("\t{");
		for (unsigned second = 0; second < 64; second++)
			printf("%s0x%016llX,%s", second % 4 == 0 ? "\t" : " ",
			       (unsigned long long)word_of(first, second),
			       second % 4 == 3 ? "\n" : "");
		puts("\t},");
	}
	puts("};");
}

static void
test_table(void **state)
{
	(void)state;
	for (unsigned first = GTAB_CLEAN_HAN_FIRST; first <= GTAB_CLEAN_HAN_LAST; first++)
		for (unsigned second = 0; second < 64; second++)
			assert_true(gtab_clean_han[first - GTAB_CLEAN_HAN_FIRST][second] ==
				    word_of(first, second));
}

/* ---- texts ---- */

static void
test_known_texts(void **state)
{
	static const struct {
		const char *text;
		int n; /* as text, and as label */
	} cases[] = {
		{ "", 2 },
		{ "行政许可", 2 },
		{ "对建设工程（不含维修）的、许可。", 2 },
		{ "《条例》第3条,A-1/b", 2 },
		{ "“三重一大”", 2 },
		{ "a(b)", 2 },
		{ "a b\nc", 1 },
		{ "市 水务局", 1 },
		{ " 甲", 0 },
		{ "甲　", 0 },
		{ "甲\r\n乙", 0 },
		{ "权(quán)力", 0 },
		{ "权利清单", 0 },
		{ "水利局", 0 }, /* no rule changes it, but 权利 ends in this character */
		{ "显着", 0 },
		{ "涓枃", 0 },
		{ "５件", 0 },
		{ "a?b", 0 },
		{ "——", 0 },
		{ "\xE4\xB8", 0 },
		{ "\xFF", 0 },
		{ "锟斤拷", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (check_text(gtab_text_of(cases[i].text)) != cases[i].n)
			fail_msg("%s", cases[i].text);
}

/* Every character of the basic plane beside those that rules look for. */
static void
test_every_character(void **state)
{
	static const struct {
		const char *before, *behind;
	} frames[] = { { "", "" },       { "权", "" }, { "", "权" }, { "权", "利" }, { "a", "b" },
		       { "?", "a" },     { "“", "" },  { "", "”" },  { "", "(x)" },  { "显", "" },
		       { "其他权", "" }, { "涓", "" }, { "", "枃" }, { "1", "2" },   { "—", "—" } };
	size_t n = 0;
	gtab_buf text;

	(void)state;
	gtab_buf_init(&text);
	for (uint32_t cp = 1; cp < 0x10000; cp++)
		for (size_t i = 0; i < COUNT(frames) && (cp < 0xD800 || cp > 0xDFFF); i++) {
			gtab_buf_truncate(&text, 0);
			gtab_buf_put(&text, gtab_text_of(frames[i].before));
			gtab_buf_put_cp(&text, cp);
			gtab_buf_put(&text, gtab_text_of(frames[i].behind));
			n += (size_t)check_text(gtab_buf_text(&text));
		}
	gtab_buf_clear(&text);
	assert_true(n > 20000); /* the look would be of no use if it knew few */
}

/* ---- chance: pieces that rules know, put together ---- */

static uint32_t
draw(uint32_t n)
{
	static uint64_t state = 20150301;

	state = state * 6364136223846793005U + 1442695040888963407U;
	return (uint32_t)(state >> 33) % n;
}

static gtab_text
draw_cell(const char *const *pieces, size_t n_pieces, char *out, size_t size)
{
	const uint32_t n = draw(7);
	size_t len = 0;

	for (uint32_t i = 0; i < n; i++) {
		const char *piece = pieces[draw((uint32_t)n_pieces)];
		const size_t n_bytes = strlen(piece);

		if (len + n_bytes > size)
			break;
		memcpy(out + len, piece, n_bytes);
		len += n_bytes;
	}
	return (gtab_text){ out, len };
}

static void
test_random_texts(void **state)
{
	static const char *const pieces[] = {
		"权",
		"利",
		"力",
		"显",
		"着",
		"行政",
		"其他",
		"人",
		"(",
		")",
		"（",
		"）",
		"quán",
		"?",
		"锟",
		"斤拷",
		"涓",
		"枃",
		"—",
		"“",
		"”",
		"…",
		" ",
		"　",
		"\n",
		"\r",
		"\t",
		"5",
		"５",
		".",
		"．",
		"A",
		"Ａ",
		"%",
		"％",
		"件",
		"《",
		"》",
		"：",
		",",
		"\"",
		"\xC3\xA4",
		"\xE4",
		"\xB8",
		"\xEF\xBF\xBD",
		"\xEF\xBB\xBF",
		"型别",
		"类",
		"清单",
		"昭",
		"卓",
	};
	char bytes[256];
	int n = 0;

	(void)state;
	for (int i = 0; i < 200000; i++)
		n += check_text(draw_cell(pieces, COUNT(pieces), bytes, sizeof(bytes)));
	assert_true(n > 10000);
}

static void
test_random_values(void **state)
{
	static const char *const pieces[] = {
		"0",   "1",   "2",  "12", "2015", "03",  "31",
		"-",   ".",   ",",  "-0", "E",    "+",   "年",
		"月",  "日",  "件", "%",  "2016", "-02", "-29",
		"Mar", "JAN", "T",  "X",  " ",    ":",   "000000000000000000"
	};
	char bytes[256];
	int n_codes = 0, n_numbers = 0;

	(void)state;
	for (int i = 0; i < 300000; i++) {
		const gtab_text cell = draw_cell(pieces, COUNT(pieces), bytes, sizeof(bytes));

		n_codes += check_code(cell);
		n_numbers += check_number(cell);
		check_date(cell);
	}
	assert_true(n_codes > 1000 && n_numbers > 1000);
}

/* Ten characters that nearly are a date. */
static void
test_random_dates(void **state)
{
	int n = 0;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		char date[32];

		snprintf(date, sizeof(date), "%04u-%02u-%02u", draw(10000), draw(14), draw(33));
		if (draw(4) == 0)
			date[draw(10)] = "-/.0 x"[draw(6)];
		n += check_date((gtab_text){ date, 10 });
	}
	assert_true(n > 10000);
}

static void
test_known_values(void **state)
{
	static const char *const numbers[] = { "0", "-12", "3906.40", "0.5", "999999999999999999" };
	static const char *const no_numbers[] = { "",   "-",     "-0", "-0.00", "007",
						  "1.", "1,579", ".5", "+1",    "1e5" };
	static const char *const no_dates[] = { "",           "2015-02-29", "2015-13-01",
						"2015/03/01", "2015-3-01",  "0000-01-01" };

	(void)state;
	for (size_t i = 0; i < COUNT(numbers); i++)
		assert_true(check_number(gtab_text_of(numbers[i])));
	for (size_t i = 0; i < COUNT(no_numbers); i++)
		assert_false(check_number(gtab_text_of(no_numbers[i])));
	for (size_t i = 0; i < COUNT(no_dates); i++)
		assert_false(check_date(gtab_text_of(no_dates[i])));
	assert_true(check_date(GTAB_TEXT("2016-02-29")));
	assert_true(check_code(GTAB_TEXT("371453-XZJC-0000001")));
	assert_false(check_code(GTAB_TEXT("4-Mar")));
	assert_false(check_code(GTAB_TEXT("4.4E+17")));
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),           cmocka_unit_test(test_known_texts),
		cmocka_unit_test(test_every_character), cmocka_unit_test(test_random_texts),
		cmocka_unit_test(test_known_values),    cmocka_unit_test(test_random_values),
		cmocka_unit_test(test_random_dates),
	};

	if (argc == 2 && strcmp(argv[1], "--print") == 0) {
		print_table();
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
