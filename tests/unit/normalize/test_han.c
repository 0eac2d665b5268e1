/* SPDX-License-Identifier: MIT */
/*
 * The tables of Han characters against the ICU and OpenCC they were made of. `test_han --print` makes
 * lib/normalize/han_table.c anew (with OpenCC installed).
 */

#include "normalize/han_internal.h"
#include "normalize/opencc_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <unicode/ucnv.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum { N_HAN_MAX = 8192, TEXT_MAX = 1 << 20 };

/* What han_table.c must hold. */
struct tables {
	char16_t hant[N_HAN_MAX], hans[N_HAN_MAX], asks[N_HAN_MAX], keeps[N_HAN_MAX];
	size_t n_hant, n_asks, n_keeps;
	char readings[TEXT_MAX];
	uint32_t bits[(GTAB_HAN_END - GTAB_HAN_FIRST) / 8];
};

static struct tables want;

/* Every character that a phrase of OpenCC's TSPhrases or TWVariantsRevPhrases reads otherwise. */
static const char16_t phrase_decides[] = u"乾俱吒噁彷徵於昇沈濛牴畫瞭著薹藉衹覆鉅鍊鍾麼麽";

static UTransliterator *
open_transliterator(const char *name)
{
	UErrorCode e = U_ZERO_ERROR;
	UChar id[32];

	u_uastrcpy(id, name);
	UTransliterator *t = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &e);
	assert_true(U_SUCCESS(e));
	return t;
}

static UConverter *
open_converter(const char *name)
{
	UErrorCode e = U_ZERO_ERROR;
	UConverter *c = ucnv_open(name, &e);

	ucnv_setFromUCallBack(c, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &e);
	assert_true(U_SUCCESS(e));
	return c;
}

/* One character through a transliterator; its length in units. */
static int32_t
transliterate(const UTransliterator *t, char16_t cp, UChar out[32])
{
	UErrorCode e = U_ZERO_ERROR;
	int32_t len = 1;
	int32_t limit = 1;

	out[0] = cp;
	utrans_transUChars(t, out, &len, 32, 0, &limit, &e);
	assert_true(U_SUCCESS(e));
	return len;
}

/* The two bytes of cp in a double-byte encoding, 0 when it has none. */
static unsigned
bytes_in(UConverter *c, char16_t cp)
{
	UErrorCode e = U_ZERO_ERROR;
	char out[8];
	const int32_t n = ucnv_fromUChars(c, out, sizeof(out), &cp, 1, &e);

	return U_SUCCESS(e) && n == 2 ? (unsigned)(unsigned char)out[0] << 8 | (unsigned char)out[1]
				      : 0;
}

static bool
is_lead(unsigned byte)
{
	return (byte >= 0xE2 && byte <= 0xE9) || byte == 0xEF;
}

static bool
is_trail(unsigned byte)
{
	return byte >= 0x80 && byte <= 0xBF;
}

static gtab_han_bytes
utf8_bytes(unsigned gbk)
{
	const unsigned first = gbk >> 8;
	const unsigned second = gbk & 0xFF;

	if (is_lead(first) && is_trail(second))
		return GTAB_HAN_LEAD_TRAIL;
	if (is_trail(first) && is_lead(second))
		return GTAB_HAN_TRAIL_LEAD;
	return is_trail(first) && is_trail(second) ? GTAB_HAN_TRAIL_TRAIL : GTAB_HAN_NO_UTF8;
}

static void
make_bits(UConverter *gbk, UConverter *big5)
{
	for (unsigned cp = GTAB_HAN_FIRST; cp < GTAB_HAN_END; cp++) {
		const unsigned in_gbk = bytes_in(gbk, (char16_t)cp);
		const unsigned in_big5 = bytes_in(big5, (char16_t)cp);
		const unsigned at = cp - GTAB_HAN_FIRST;
		uint32_t bits = (uint32_t)utf8_bytes(in_gbk) << 2;

		bits |= in_gbk >= 0xB0A1 && in_gbk <= 0xD7F9 && (in_gbk & 0xFF) >= 0xA1;
		bits |= in_big5 >= 0xA440 && in_big5 <= 0xC67E ? 2 : 0;
		want.bits[at / 8] |= bits << (at % 8 * 4);
	}
}

static void
make_pairs(const UTransliterator *hans)
{
	for (unsigned cp = 0x3400; cp < GTAB_HAN_END; cp++) {
		UChar out[32];

		UChar again[32];

		assert_int_equal(transliterate(hans, (char16_t)cp, out), 1);
		transliterate(hans, out[0], again);
		if (out[0] == cp || again[0] == cp) /* ICU exchanges 苎 and 苧 */
			continue;
		want.hant[want.n_hant] = (char16_t)cp;
		want.hans[want.n_hant++] = again[0]; /* nearly always out[0] */
	}
}

static bool
holds(const char16_t *list, size_t n, unsigned cp)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == cp)
			return true;
	return false;
}

/* What OpenCC makes of one character; 0 for what has no place in the Basic Multilingual Plane. */
static unsigned
converted(gtab_opencc *opencc, unsigned cp)
{
	gtab_buf in, out;
	unsigned is = 0;

	gtab_buf_init(&in);
	gtab_buf_init(&out);
	gtab_buf_put_cp(&in, cp);
	assert_true(gtab_opencc_convert(opencc, gtab_buf_text(&in), &out));
	gtab_text text = gtab_buf_text(&out);
	is = gtab_utf8_next(&text);
	gtab_buf_clear(&in);
	gtab_buf_clear(&out);
	return text.len == 0 && is < 0x10000 ? is : 0;
}

static void
make_doubts(gtab_opencc *opencc)
{
	const size_t n = sizeof(phrase_decides) / sizeof(*phrase_decides) - 1;

	for (unsigned cp = 0x3400; cp < GTAB_HAN_END; cp++) {
		const unsigned is = converted(opencc, cp);
		unsigned folded = cp;

		if (cp == u'么') /* 什么 is simplified as it stands; Taiwan's 么 is another */
			continue;
		for (size_t i = 0; i < want.n_hant; i++)
			if (want.hant[i] == cp)
				folded = want.hans[i];
		if (holds(phrase_decides, n, cp) || (is != folded && is != cp && is != 0))
			want.asks[want.n_asks++] = (char16_t)cp;
		else if (is != folded && folded != cp)
			want.keeps[want.n_keeps++] = (char16_t)cp;
	}
}

struct reading {
	char latin[24];
	char16_t cp;
};

static int
order_of_readings(const void *a, const void *b)
{
	const struct reading *x = a;
	const struct reading *y = b;
	const int order = strcmp(x->latin, y->latin);

	return order != 0 ? order : (x->cp > y->cp) - (x->cp < y->cp);
}

static void
put_readings(const struct reading *list, size_t n)
{
	char *out = want.readings;

	for (size_t i = 0; i < n; i++) {
		UErrorCode e = U_ZERO_ERROR;
		int32_t len = 0;

		if (i == 0 || strcmp(list[i].latin, list[i - 1].latin) != 0)
			out += sprintf(out, "\n%s", list[i].latin);
		u_strToUTF8(out, 8, &len, (const UChar *)&list[i].cp, 1, &e);
		out += len;
	}
	strcpy(out, "\n");
}

/* Traditional forms of Big5 level 1: the characters that get notes. */
static void
make_readings(const UTransliterator *latin)
{
	static struct reading list[N_HAN_MAX];
	size_t n = 0;

	for (size_t i = 0; i < want.n_hant; i++) {
		const unsigned at = want.hant[i] - (unsigned)GTAB_HAN_FIRST;
		UErrorCode e = U_ZERO_ERROR;
		UChar out[32];

		if (want.hant[i] < GTAB_HAN_FIRST || (want.bits[at / 8] >> (at % 8 * 4) & 2) == 0)
			continue;
		const int32_t len = transliterate(latin, want.hant[i], out);
		list[n].cp = want.hant[i];
		u_strToUTF8(list[n++].latin, sizeof(list[0].latin), NULL, out, len, &e);
		assert_true(U_SUCCESS(e));
	}
	qsort(list, n, sizeof(*list), order_of_readings);
	put_readings(list, n);
}

static void
make_tables(gtab_opencc *opencc)
{
	UTransliterator *hans = open_transliterator("Hant-Hans");
	UTransliterator *latin = open_transliterator("Han-Latin");
	UConverter *gbk = open_converter("GBK");
	UConverter *big5 = open_converter("Big5");

	make_bits(gbk, big5);
	make_pairs(hans);
	make_readings(latin);
	if (opencc != NULL)
		make_doubts(opencc);
	utrans_close(hans);
	utrans_close(latin);
	ucnv_close(gbk);
	ucnv_close(big5);
}

static void
test_pairs(void **state)
{
	(void)state;
	assert_int_equal(gtab_n_hant, want.n_hant);
	assert_memory_equal(gtab_hant, want.hant, want.n_hant * sizeof(*gtab_hant));
	assert_memory_equal(gtab_hans, want.hans, want.n_hant * sizeof(*gtab_hans));
}

static void
test_bits(void **state)
{
	size_t n_gb = 0;
	size_t n_big5 = 0;

	(void)state;
	assert_memory_equal(gtab_han_bits, want.bits, sizeof(want.bits));
	for (uint32_t cp = GTAB_HAN_FIRST; cp < GTAB_HAN_END; cp++) {
		n_gb += (gtab_han_nibble(cp) & 1) != 0;
		n_big5 += (gtab_han_nibble(cp) & 2) != 0;
	}
	assert_int_equal(n_gb, 3755);
	assert_int_equal(n_big5, 5401);
}

static void
test_readings(void **state)
{
	(void)state;
	assert_int_equal(gtab_han_readings_len, strlen(want.readings));
	assert_memory_equal(gtab_han_readings, want.readings, gtab_han_readings_len);
}

static void
test_doubts(void **state)
{
	(void)state;
	if (want.n_asks == 0)
		skip(); /* no OpenCC here */
	assert_int_equal(gtab_n_hant_asks, want.n_asks);
	assert_memory_equal(gtab_hant_asks, want.asks, want.n_asks * sizeof(char16_t));
	assert_int_equal(gtab_n_hant_keeps, want.n_keeps);
	assert_memory_equal(gtab_hant_keeps, want.keeps, want.n_keeps * sizeof(char16_t));
}

/* Folding twice is folding once. */
static void
test_fold_is_stable(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp < 0x30000; cp++)
		assert_int_equal(gtab_han_fold(gtab_han_fold(cp)), gtab_han_fold(cp));
}

/* ---- making the table ---- */

static void
print_units(const char *name, const char16_t *units, size_t n)
{
	printf("\nconst char16_t %s[] =\n", name);
	for (size_t i = 0; i < n; i++) {
		UErrorCode e = U_ZERO_ERROR;
		char utf8[8] = "";

		u_strToUTF8(utf8, sizeof(utf8), NULL, (const UChar *)&units[i], 1, &e);
		printf("%s%s%s", i % 40 == 0 ? "\tu\"" : "", utf8,
		       i + 1 == n     ? "\";\n"
		       : i % 40 == 39 ? "\"\n"
				      : "");
	}
}

static void
print_readings(const char *text)
{
	puts("\nconst char gtab_han_readings[] = \"\\n\"");
	for (text++; *text != 0; text = strchr(text, '\n') + 1) {
		const int len = (int)(strchr(text, '\n') - text);

		printf("\t\"%.*s\\n\"%s\n", len, text, text[len + 1] == 0 ? ";" : "");
	}
	puts("const size_t gtab_han_readings_len = sizeof(gtab_han_readings) - 1;");
}

static void
print_bits(void)
{
	const size_t n = sizeof(want.bits) / sizeof(*want.bits);

	printf("\nconst uint32_t gtab_han_bits[%zu] = {\n", n);
	for (size_t i = 0; i < n; i++)
		printf("%s0x%08X,%s", i % 8 == 0 ? "\t" : " ", want.bits[i],
		       i % 8 == 7 ? "\n" : "");
	puts("};");
}

static void
print_tables(void)
{
	puts("/* SPDX-License-Identifier: MIT */\n"
	     "/* clang-format off */\n"
	     "/*\n"
	     " * Han characters: made of ICU 72 and OpenCC 1.1.6 by `test_han --print`, and held "
	     "equal to them"
	     "\n * by that test. The contract is in han_internal.h.\n */\n\n"
	     "#include \"normalize/han_internal.h\"");
	print_units("gtab_hant", want.hant, want.n_hant);
	print_units("gtab_hans", want.hans, want.n_hant);
	printf("const size_t gtab_n_hant = %zu;\n", want.n_hant);
	print_units("gtab_hant_asks", want.asks, want.n_asks);
	printf("const size_t gtab_n_hant_asks = %zu;\n", want.n_asks);
	print_units("gtab_hant_keeps", want.keeps, want.n_keeps);
	printf("const size_t gtab_n_hant_keeps = %zu;\n", want.n_keeps);
	print_readings(want.readings);
	print_bits();
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pairs),          cmocka_unit_test(test_bits),
		cmocka_unit_test(test_readings),       cmocka_unit_test(test_doubts),
		cmocka_unit_test(test_fold_is_stable),
	};
	gtab_opencc *opencc = gtab_opencc_open();
	int status = 0;

	make_tables(opencc);
	if (argc > 1 && strcmp(argv[1], "--print") == 0)
		print_tables();
	else
		status = cmocka_run_group_tests(tests, NULL, NULL);
	gtab_opencc_close(opencc);
	return status;
}
