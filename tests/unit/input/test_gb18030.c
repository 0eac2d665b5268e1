/* SPDX-License-Identifier: MIT */
/*
 * GB18030 by table, against the converter of ICU that the table was made of, with what gb18030.c adds to it.
 * `test_gb18030 --print` makes lib/input/gb18030_table.c anew.
 */

#include "input/gb18030_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <unicode/ustring.h>

static UConverter *converter;

/* What ICU makes of n bytes; 0 when it refuses them. */
static uint32_t
cp_of(const char *bytes, size_t n)
{
	UErrorCode code = U_ZERO_ERROR;
	UChar out[8];
	int32_t len;

	len = ucnv_toUChars(converter, out, 8, bytes, (int32_t)n, &code);
	if (U_FAILURE(code) || len == 0)
		return 0;
	gtab_gb18030_update(out, (size_t)len);
	if (len == 2 && U16_IS_LEAD(out[0]))
		return 0x10000 + ((out[0] & 0x3FFU) << 10) + (out[1] & 0x3FFU);
	return len == 1 ? out[0] : 0;
}

static void
two_bytes(size_t i, char out[2])
{
	out[0] = (char)(0x81 + i / GTAB_GB18030_TRAILS);
	out[1] = (char)(i % GTAB_GB18030_TRAILS);
}

static void
four_bytes(size_t code, char out[4])
{
	out[3] = (char)(0x30 + code % 10);
	out[2] = (char)(0x81 + code / 10 % 126);
	out[1] = (char)(0x30 + code / 1260 % 10);
	out[0] = (char)(0x81 + code / 12600);
}

static void
open_converter(void)
{
	UErrorCode code = U_ZERO_ERROR;

	converter = ucnv_open("gb18030", &code);
	gtab_gb18030_stop_at_bad(converter, &code);
	if (U_FAILURE(code))
		abort();
}

/* ---- making the table ---- */

static void
print_two(void)
{
	char bytes[2];

	puts("const char16_t gtab_gb18030_two[GTAB_GB18030_LEADS * GTAB_GB18030_TRAILS] = {");
	for (size_t i = 0; i < GTAB_GB18030_LEADS * GTAB_GB18030_TRAILS; i++) {
		two_bytes(i, bytes);
		printf("0x%04X,%s", (unsigned)cp_of(bytes, 2), i % 16 == 15 ? "\n" : "");
	}
	puts("};\n");
}

static void
print_runs(void)
{
	uint32_t want = 1;
	char bytes[4];

	puts("const gtab_gb18030_run gtab_gb18030_runs[] = {");
	for (size_t i = 0, n = 0; i < GTAB_GB18030_FOURS; i++) {
		four_bytes(i, bytes);
		const uint32_t cp = cp_of(bytes, 4);

		if (cp != want)
			printf("{ %zu, 0x%04X },%s", i, (unsigned)cp, n++ % 5 == 4 ? "\n" : " ");
		want = cp == 0 ? 0 : cp + 1;
	}
	puts("\n};");
	puts("const size_t gtab_n_gb18030_runs = sizeof(gtab_gb18030_runs) / "
	     "sizeof(gtab_gb18030_runs[0]);");
}

static void
print_table(void)
{
	puts("/* SPDX-License-Identifier: MIT */\n/* clang-format off */\n"
	     "/* GB18030: made of ICU 72 by `test_gb18030 --print`, and held equal to it by that "
	     "test. */\n\n"
	     "#include \"input/gb18030_internal.h\"\n");
	print_two();
	print_runs();
}

/* ---- holding it ---- */

/* All of the bytes in UTF-8, as ICU has them; false when it refuses them. */
static bool
decode_by_icu(gtab_text bytes, char out[64], int32_t *len_out)
{
	UErrorCode code = U_ZERO_ERROR;
	UChar wide[64];
	const int32_t len =
		ucnv_toUChars(converter, wide, 64, bytes.ptr, (int32_t)bytes.len, &code);

	gtab_gb18030_update(wide, U_FAILURE(code) ? 0 : (size_t)len);
	u_strToUTF8(out, 64, len_out, wide, len, &code);
	return U_SUCCESS(code);
}

static void
expect(const char *bytes, size_t n)
{
	const gtab_text all = { bytes, n };
	char want[64], got[64];
	int32_t want_len = 0;
	size_t len = 0;
	const size_t read = gtab_gb18030_decode(all, got, &len);

	if (!decode_by_icu(all, want, &want_len)) {
		assert_int_not_equal(read, n);
		return;
	}
	assert_int_equal(read, n);
	assert_int_equal(len, want_len);
	assert_memory_equal(got, want, len);
}

static void
test_pairs(void **state)
{
	(void)state;
	for (unsigned i = 0x8000; i < 0x10000; i++)
		expect((const char[]){ (char)(i >> 8), (char)i }, 2);
}

static void
test_fours(void **state)
{
	char bytes[4];

	(void)state;
	for (size_t code = 0; code < 126 * 12600; code++) {
		four_bytes(code, bytes);
		if (code < GTAB_GB18030_FOURS + 100 || code % 7 == 0 ||
		    (code > GTAB_GB18030_BEYOND - 100 && code < GTAB_GB18030_BEYOND + 100))
			expect(bytes, 4);
	}
	for (unsigned i = 0; i < 256; i++) /* each byte out of its range */
		for (size_t at = 0; at < 4; at++) {
			memcpy(bytes, "\x82\x30\x82\x30", 4);
			bytes[at] = (char)i;
			expect(bytes, 4);
		}
}

static void
test_texts(void **state)
{
	static const struct {
		const char *bytes;
		size_t len, read;
		const char *want;
	} cases[] = {
		{ "", 0, 0, "" },
		{ "a,b\n", 4, 4, "a,b\n" },
		{ "12345678\xBA\xCF\x80,\x95\x34\xB2\x35"
		  "9",
		  17, 17, "12345678合€,𠮷9" },
		{ "\xBA\xCF\xBC", 3, 2, "合" },
		{ "\xBA\xCF\x81\x30\x81", 5, 2, "合" },
		{ "a\xFF"
		  "b",
		  3, 1, "a" },
		{ "a\xBA\x20", 3, 1, "a" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const gtab_text bytes = { cases[i].bytes, cases[i].len };
		char out[64];
		size_t len = 0;

		assert_int_equal(gtab_gb18030_decode(bytes, out, &len), cases[i].read);
		assert_int_equal(len, strlen(cases[i].want));
		assert_memory_equal(out, cases[i].want, len);
	}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_fours),
		cmocka_unit_test(test_texts),
	};
	int n_failed = 0;

	open_converter();
	if (argc == 2 && strcmp(argv[1], "--print") == 0)
		print_table();
	else
		n_failed = cmocka_run_group_tests(tests, NULL, NULL);
	ucnv_close(converter);
	return n_failed;
}
