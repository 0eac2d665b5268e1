/* SPDX-License-Identifier: MIT */
/* Text: taking apart, spaces, UTF-8 by RFC 3629, width on a Chinese page, edits between names. */

#include <gtab/text.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8_internal.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* A literal that may hold NUL bytes. */
#define T(literal)                                                                                 \
	{                                                                                          \
		"" literal, sizeof(literal) - 1                                                    \
	}

static void
check_text(const char *what, size_t i, gtab_text got, const char *want)
{
	if (!gtab_text_equal(got, gtab_text_of(want)))
		fail_msg("%s %zu: \"%.*s\", not \"%s\"", what, i, GTAB_TEXT_ARG(got), want);
}

/* ---- comparing and taking apart ---- */

static const struct {
	gtab_text t, part;
	bool equal, starts, ends;
	size_t at;
} part_cases[] = {
	{ T("合计"), T("合计"), true, true, true, 0 },
	{ T("合计"), T("合"), false, true, false, 0 },
	{ T("合计"), T("计"), false, false, true, 3 },
	{ T("合计"), T("合计数"), false, false, false, 6 },
	{ T("合计"), T(""), false, true, true, 0 },
	{ T(""), T(""), true, true, true, 0 },
	{ T(""), T("a"), false, false, false, 0 },
	{ { NULL, 0 }, { NULL, 0 }, true, true, true, 0 },
	{ { NULL, 0 }, T("a"), false, false, false, 0 },
	{ T("a\0b"), T("a\0b"), true, true, true, 0 },
	{ T("a\0b"), T("a\0c"), false, false, false, 3 },
	{ T("a\0b"), T("\0b"), false, false, true, 1 },
	{ T("a\0b"), T("a"), false, true, false, 0 },
	{ T("aab"), T("ab"), false, false, true, 1 },
	{ T("aaab"), T("aab"), false, false, true, 1 },
};

static void
test_parts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(part_cases); i++) {
		const gtab_text t = part_cases[i].t, part = part_cases[i].part;
		gtab_text head = t, tail = t;

		if (gtab_text_equal(t, part) != part_cases[i].equal ||
		    gtab_text_starts(t, part) != part_cases[i].starts ||
		    gtab_text_ends(t, part) != part_cases[i].ends ||
		    gtab_text_find(t, part) != part_cases[i].at)
			fail_msg("case %zu", i);
		assert_int_equal(gtab_text_take(&head, part), part_cases[i].starts);
		assert_int_equal(gtab_text_take_end(&tail, part), part_cases[i].ends);
		assert_int_equal(head.len, t.len - (part_cases[i].starts ? part.len : 0));
		assert_int_equal(tail.len, t.len - (part_cases[i].ends ? part.len : 0));
		if (t.len > 0) {
			assert_ptr_equal(head.ptr + head.len, t.ptr + t.len);
			assert_ptr_equal(tail.ptr, t.ptr);
		}
	}
	assert_int_equal(gtab_text_of(NULL).len, 0);
}

static const struct {
	size_t first, last;
	const char *want;
} slice_cases[] = {
	{ 0, 3, "abc" }, { 1, 2, "b" }, { 1, 9, "bc" },         { 3, 3, "" },
	{ 7, 9, "" },    { 2, 1, "" },  { 0, SIZE_MAX, "abc" }, { SIZE_MAX, SIZE_MAX, "" },
};

static void
test_slice(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(slice_cases); i++)
		check_text("slice", i,
			   gtab_text_slice(GTAB_TEXT("abc"), slice_cases[i].first,
					   slice_cases[i].last),
			   slice_cases[i].want);
	assert_int_equal(gtab_text_slice((gtab_text){ NULL, 0 }, 0, 5).len, 0);
}

/* ---- spaces ---- */

static const struct {
	const char *in, *want;
} trim_cases[] = {
	{ "", "" },
	{ " \t\r\n\v\f", "" },
	{ "  合 计  ", "合 计" },
	{ "\u3000合计\u3000", "合计" },
	{ "\u00A017 人\u00A0", "17 人" },
	{ "\u200B22\u200B", "22" },
	{ "\uFEFF序号", "序号" },
	{ "\u2002\u2003\u2009x\u202F\u205F\u2060\u1680\u2028\u2029", "x" },
	{ "\u180Ex", "\u180Ex" }, /* once a space, no longer */
	{ "\x1Cx", "\x1Cx" },
	{ "\xA0x", "\xA0x" }, /* no UTF-8: not a no-break space */
	{ "x\xE3\x80", "x\xE3\x80" },
	{ "\x80 ", "\x80" },
};

static void
test_trim(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(trim_cases); i++) {
		const gtab_text in = gtab_text_of(trim_cases[i].in);

		check_text("trim", i, gtab_text_trim(in), trim_cases[i].want);
		assert_int_equal(gtab_text_is_blank(in), trim_cases[i].want[0] == '\0');
	}
}

/* Every space is trimmed from both sides, every other code point from none. */
static void
test_spaces(void **state)
{
	static const uint32_t spaces[] = {
		'\t',   '\n',   '\v',   '\f',   '\r',   ' ',    0xA0,   0x1680, 0x2000,
		0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009,
		0x200A, 0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF,
	};
	size_t k = 0;

	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		const bool want = k < COUNT(spaces) && spaces[k] == cp;

		if (gtab_is_space(cp) != want)
			fail_msg("U+%04X", (unsigned)cp);
		k += want;
	}
	assert_int_equal(k, COUNT(spaces));
	assert_false(gtab_is_space(GTAB_BAD_BYTE));
}

/* ---- UTF-8 ---- */

static const struct {
	gtab_text in;
	size_t valid;
} valid_cases[] = {
	{ T(""), 0 },
	{ T("abcdefgh"), 8 },
	{ T("合计abcdefghij"), 16 },
	{ T("\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"), 19 },
	{ T("\xED\x9F\xBF\xEE\x80\x80"), 6 }, /* beside the surrogates */
	{ T("a\0b"), 3 },
	{ T("a\x80"), 1 },
	{ T("ab\xC0\x80"), 2 }, /* overlong NUL */
	{ T("\xC1\xBF"), 0 },
	{ T("\xE0\x9F\xBF"), 0 }, /* overlong */
	{ T("\xF0\x8F\xBF\xBF"), 0 },
	{ T("\xED\xA0\x80"), 0 }, /* a surrogate */
	{ T("\xED\xBF\xBF"), 0 },
	{ T("\xF4\x90\x80\x80"), 0 }, /* above U+10FFFF */
	{ T("\xF5\x80\x80\x80"), 0 },
	{ T("\xFF"), 0 },
	{ T("\xFE"), 0 },
	{ T("合\xE8\xAE"), 3 }, /* cut short */
	{ T("合\xE8"), 3 },
	{ T("12345678\xE8\xAEx"), 8 },
	{ T("1234567\xC3("), 7 },
	{ T("\xF0\x90\x80x"), 0 },
	{ T("abcdefghabcdefg\xFF"), 15 }, /* the bad byte ends a run of eight */
};

static void
test_valid(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(valid_cases); i++)
		if (gtab_utf8_valid_len(valid_cases[i].in) != valid_cases[i].valid)
			fail_msg("case %zu: %zu", i, gtab_utf8_valid_len(valid_cases[i].in));
}

static size_t
encode(uint32_t cp, char out[4])
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

/* Every code point is read from both ends; a surrogate is three bad bytes. */
static void
test_code_points(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		const bool is_surrogate = cp >= 0xD800 && cp <= 0xDFFF;
		char bytes[4];
		const size_t n = encode(cp, bytes);
		gtab_text front = { bytes, n }, back = { bytes, n };
		const uint32_t want = is_surrogate ? GTAB_BAD_BYTE : cp;

		if (gtab_utf8_next(&front) != want || front.len != (is_surrogate ? n - 1 : 0) ||
		    gtab_utf8_last(&back) != want || back.len != front.len)
			fail_msg("U+%04X", (unsigned)cp);
		assert_int_equal(gtab_utf8_valid_len((gtab_text){ bytes, n }),
				 is_surrogate ? 0 : n);
	}
}

/* All strings of three bytes: next and last take the same characters, and agree with valid_len. */
static void
test_both_ends(void **state)
{
	static const unsigned char bytes[] = {
		'a',  0x7F, 0x80, 0x8F, 0x9F, 0xA0, 0xBF, 0xC2, 0xDF,
		0xE0, 0xE3, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF
	};
	const size_t n = COUNT(bytes);

	(void)state;
	for (size_t k = 0; k < n * n * n * n; k++) {
		const char s[4] = { (char)bytes[k % n], (char)bytes[k / n % n],
				    (char)bytes[k / n / n % n], (char)bytes[k / n / n / n] };
		uint32_t forth[4], back[4];
		size_t n_forth = 0, n_back = 0;
		gtab_text t = { s, 4 };

		while (t.len > 0)
			forth[n_forth++] = gtab_utf8_next(&t);
		for (t = (gtab_text){ s, 4 }; t.len > 0;)
			back[n_back++] = gtab_utf8_last(&t);
		assert_int_equal(n_forth, n_back);
		for (size_t i = 0; i < n_forth; i++)
			if (forth[i] != back[n_back - 1 - i])
				fail_msg("%02X %02X %02X %02X", s[0] & 0xFF, s[1] & 0xFF,
					 s[2] & 0xFF, s[3] & 0xFF);
	}
}

static const struct {
	const char *in;
	size_t n_cp, width;
} width_cases[] = {
	{ "", 0, 0 },
	{ "abc 1", 5, 5 },
	{ "合计", 2, 4 },
	{ "５０４件", 4, 8 },
	{ "“中文”—…·①℃", 9, 18 }, /* ambiguous ones are wide in Chinese */
	{ "\u3000", 1, 2 },
	{ "e\u0301", 2, 1 },            /* combining */
	{ "\u200B\u200D\uFEFF", 3, 0 }, /* format characters */
	{ "ｱ", 1, 1 },                  /* half-width katakana */
	{ "𠮷", 1, 2 },
	{ "a\tb\nc", 5, 3 },
	{ "é", 1, 2 }, /* Latin letters with marks that GB 2312 has are ambiguous too */
	{ "\xFF", 1, 1 },
	{ "名称（人）", 5, 10 },
	{ "Ω≈ç", 3, 5 },
};

static void
test_width(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(width_cases); i++) {
		const gtab_text t = gtab_text_of(width_cases[i].in);

		if (gtab_utf8_count(t) != width_cases[i].n_cp ||
		    gtab_text_width(t) != width_cases[i].width)
			fail_msg("\"%s\": %zu code points, width %zu", width_cases[i].in,
				 gtab_utf8_count(t), gtab_text_width(t));
	}
}

/* ---- edits ---- */

#define X64                                                                                                \
	"一二三四五六七八一二三四五六七八一二三四五六七八一二三四五六七八" \
	"一二三四五六七八一二三四五六七八一二三四五六七八一二三四五六七八"

static const struct {
	const char *a, *b;
	size_t max, want;
} distance_cases[] = {
	{ "", "", 5, 0 },
	{ "立案件数", "立案件数", 5, 0 },
	{ "立案件数", "立案数", 5, 1 },
	{ "立案件数", "立案人数", 5, 1 },
	{ "立案件数", "案立件数", 5, 1 }, /* neighbours swapped */
	{ "立案件数", "", 5, 4 },
	{ "", "立案件数", 5, 4 },
	{ "abcd", "dcba", 9, 3 }, /* the middle swapped, both ends changed */
	{ "ca", "abc", 9, 3 },    /* restricted: no edit inside a swap */
	{ "kitten", "sitting", 9, 3 },
	{ "kitten", "sitting", 2, 3 }, /* at most max + 1 */
	{ "kitten", "sitting", 0, 1 },
	{ "kitten", "kitten", 0, 0 },
	{ "kitten", "sitting", SIZE_MAX, 3 },
	{ X64 "甲", X64 "乙", 5, 1 }, /* long names are told apart */
	{ X64 "甲", X64, 5, 1 },
	{ "甲" X64 X64, "乙" X64 X64, 5, 1 },
	{ X64 X64, "", 5, 6 },
};

static void
test_distance(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(distance_cases); i++) {
		const gtab_text a = gtab_text_of(distance_cases[i].a);
		const gtab_text b = gtab_text_of(distance_cases[i].b);
		const size_t got = gtab_text_distance(a, b, distance_cases[i].max);

		if (got != distance_cases[i].want)
			fail_msg("\"%s\" to \"%s\": %zu", distance_cases[i].a, distance_cases[i].b,
				 got);
		assert_int_equal(gtab_text_distance(b, a, distance_cases[i].max), got);
	}
}

/* The fast way against the plain one: four bytes at the edges of what is allowed, wherever a group of 32 may cut them. */
static void
test_valid_in_groups(void **state)
{
	static const unsigned char edges[] = { 0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
					       0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
					       0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF };
	enum { N = sizeof(edges) };
	char bytes[100];

	(void)state;
	for (size_t i = 0; i < (size_t)N * N * N * N; i++) {
		const size_t at = 27 + i % 7;
		gtab_text t = { bytes, sizeof(bytes) - i % 5 };

		memset(bytes, 'a', sizeof(bytes));
		bytes[at] = (char)edges[i % N];
		bytes[at + 1] = (char)edges[i / N % N];
		bytes[at + 2] = (char)edges[i / N / N % N];
		bytes[at + 3] = (char)edges[i / N / N / N];
		if (gtab_utf8_valid_len(t) != gtab_utf8_valid_len_plain(t))
			fail_msg("%02x %02x %02x %02x at %zu", bytes[at] & 0xFF,
				 bytes[at + 1] & 0xFF, bytes[at + 2] & 0xFF, bytes[at + 3] & 0xFF,
				 at);
	}
}

/* Long valid texts with characters of every length, cut anywhere. */
static void
test_valid_cut(void **state)
{
	static const char piece[] = "aé权😀1234567 力\xF4\x8F\xBF\xBF\xED\x9F\xBF\xEE\x80\x80";
	char bytes[8 * sizeof(piece)];
	size_t len = 0;

	(void)state;
	for (int i = 0; i < 8; i++, len += sizeof(piece) - 1)
		memcpy(bytes + len, piece, sizeof(piece) - 1);
	assert_int_equal(gtab_utf8_valid_len((gtab_text){ bytes, len }), len);
	for (size_t first = 0; first < 40; first++)
		for (size_t n = 0; n + first <= len; n++) {
			const gtab_text t = { bytes + first, n };

			assert_int_equal(gtab_utf8_valid_len(t), gtab_utf8_valid_len_plain(t));
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parts),     cmocka_unit_test(test_slice),
		cmocka_unit_test(test_trim),      cmocka_unit_test(test_spaces),
		cmocka_unit_test(test_valid),     cmocka_unit_test(test_code_points),
		cmocka_unit_test(test_both_ends), cmocka_unit_test(test_width),
		cmocka_unit_test(test_distance),  cmocka_unit_test(test_valid_in_groups),
		cmocka_unit_test(test_valid_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
