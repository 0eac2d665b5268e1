/* SPDX-License-Identifier: MIT */
/* Output in other encodings: GB18030 has every character there is, and what is written reads back as it was. */

#include <gtab/input.h>
#include <gtab/output.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Private-use characters that stood for real ones until GB 18030-2022, and come back as those. */
static bool
is_moved(uint32_t cp)
{
	return (cp >= 0xE78D && cp <= 0xE796) || cp == 0xE81E || cp == 0xE826 || cp == 0xE82B ||
	       cp == 0xE82C || cp == 0xE832 || cp == 0xE843 || cp == 0xE854 || cp == 0xE864;
}

/* Every character of Unicode, in lines. */
static void
put_all_characters(gtab_buf *out)
{
	for (uint32_t cp = 0x20; cp <= 0x10FFFF; cp++) {
		if ((cp >= 0xD800 && cp <= 0xDFFF) || is_moved(cp))
			continue;
		gtab_buf_put_cp(out, cp);
		if (cp % 64 == 63)
			gtab_buf_putc(out, '\n');
	}
}

/* text in that encoding; free() it. */
static char *
encode(gtab_text text, gtab_encoding encoding, size_t *len_out)
{
	char *bytes = NULL;
	FILE *const to = open_memstream(&bytes, len_out);
	FILE *out = NULL;

	assert_non_null(to);
	assert_int_equal(gtab_encoded_open(to, encoding, &out, NULL), GTAB_OK);
	/* in uneven pieces, so that characters are cut */
	for (size_t at = 0; at < text.len; at += 997) {
		const size_t n = text.len - at < 997 ? text.len - at : 997;

		assert_int_equal(fwrite(text.ptr + at, 1, n, out), n);
	}
	assert_int_equal(fclose(out), 0);
	assert_int_equal(fclose(to), 0);
	return bytes;
}

static void
expect_round_trip(gtab_text text, gtab_encoding encoding, gtab_encoding read_as)
{
	size_t len = 0;
	char *const bytes = encode(text, encoding, &len);
	gtab_source *source;
	gtab_decoder *decoder;
	gtab_text block;
	size_t at = 0;

	assert_int_equal(gtab_source_from_bytes("x", (gtab_text){ bytes, len }, &source, NULL),
			 GTAB_OK);
	assert_int_equal(gtab_decoder_open(source, read_as, &decoder, NULL), GTAB_OK);
	while (gtab_decoder_next(decoder, &block, NULL) == GTAB_OK) {
		assert_true(block.len <= text.len - at);
		for (size_t i = 0; i < block.len; i++)
			if (block.ptr[i] != text.ptr[at + i])
				fail_msg("encoding %d: byte %zu of %zu differs", (int)encoding,
					 at + i, text.len);
		at += block.len;
	}
	assert_int_equal(at, text.len);
	gtab_decoder_free(decoder);
	gtab_source_free(source);
	free(bytes);
}

static void
test_every_character(void **state)
{
	gtab_buf all;

	(void)state;
	gtab_buf_init(&all);
	put_all_characters(&all);
	expect_round_trip(gtab_buf_text(&all), GTAB_GB18030, GTAB_GB18030);
	expect_round_trip(gtab_buf_text(&all), GTAB_UTF8_BOM, GTAB_UTF8);
	gtab_buf_clear(&all);
}

static void
test_bytes(void **state)
{
	static const struct {
		gtab_encoding encoding;
		const char *text;
		const char *bytes;
	} cases[] = {
		{ GTAB_UTF8_BOM, "件", "\xEF\xBB\xBF件" },
		{ GTAB_GB18030, "件数,1\n", "\xBC\xFE\xCA\xFD,1\n" },
		{ GTAB_GB18030, "€", "\xA2\xE3" },
		{ GTAB_GB18030, "ḿ", "\xA8\xBC" },         /* private-use in older tables */
		{ GTAB_GB18030, "😀", "\x94\x39\xFC\x36" }, /* beyond the BMP: four bytes */
		{ GTAB_GB18030, "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t len = 0;
		char *const bytes = encode(gtab_text_of(cases[i].text), cases[i].encoding, &len);

		assert_int_equal(len, strlen(cases[i].bytes));
		assert_memory_equal(bytes, cases[i].bytes, len);
		free(bytes);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_character),
		cmocka_unit_test(test_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
