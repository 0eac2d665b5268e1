/* SPDX-License-Identifier: MIT */
/* Blocks joined end to end are one deflate stream, at every level; damage is noticed. */

#include "output/book/deflate.h"

#include "workbook.h"

#include <zlib.h>

enum { N_BLOCKS = 4 };

static const size_t lens[N_BLOCKS] = { 100000, 0, 1, 70000 };

/* Text like XML at even blocks, noise at odd ones. */
static void
fill(char *out, size_t len, unsigned seed)
{
	for (size_t i = 0; i < len; i++) {
		seed = seed * 1103515245 + 12345;
		out[i] = seed & 0x100000 ? "<c r=\"A1\"/>"[i % 11] : (char)(seed >> 24);
	}
}

static void
check_stream(const gtab_buf *packed, const char *raw, size_t raw_len)
{
	z_stream z = { 0 };
	char *out = malloc(raw_len + 1);

	assert_int_equal(inflateInit2(&z, -MAX_WBITS), Z_OK);
	z.next_in = (unsigned char *)packed->ptr;
	z.avail_in = (uInt)packed->len;
	z.next_out = (unsigned char *)out;
	z.avail_out = (uInt)raw_len + 1;
	assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
	assert_int_equal(z.total_out, raw_len);
	assert_int_equal(z.avail_in, 0);
	assert_memory_equal(out, raw, raw_len);
	inflateEnd(&z);
	free(out);
}

static void
test_blocks(void **state)
{
	static char raw[200000];

	(void)state;
	for (int level = GTAB_DEFLATE_LEAST; level <= GTAB_DEFLATE_MOST; level++) {
		gtab_deflater *d;
		gtab_inflater *inflater;
		gtab_buf packed;
		size_t raw_at = 0;
		uint32_t crc = 0;

		gtab_buf_init(&packed);
		assert_int_equal(gtab_deflater_new(level, &d), GTAB_OK);
		assert_int_equal(gtab_inflater_new(&inflater), GTAB_OK);
		for (size_t i = 0; i < N_BLOCKS; i++) {
			const gtab_text block = { raw + raw_at, lens[i] };
			const size_t at = packed.len;
			const bool is_last = i + 1 == N_BLOCKS;
			gtab_text back;

			fill(raw + raw_at, lens[i], (unsigned)i);
			assert_int_equal(gtab_deflate(d, block, is_last, &packed), GTAB_OK);
			assert_int_equal(gtab_inflate(inflater, gtab_buf_from(&packed, at), lens[i],
						      is_last, &back),
					 GTAB_OK);
			assert_true(gtab_text_equal(back, block));
			crc = gtab_crc32_join(crc, gtab_crc32(0, block), block.len);
			raw_at += lens[i];
		}
		check_stream(&packed, raw, raw_at);
		assert_int_equal(crc, crc32(0, (unsigned char *)raw, (uInt)raw_at));
		gtab_deflater_free(d);
		gtab_inflater_free(inflater);
		gtab_buf_clear(&packed);
	}
}

/* A block that goes on behind its end, stops before it, or ends where the stream should go on. */
static void
test_not_whole(void **state)
{
	char raw[5000];
	const gtab_text block = { raw, sizeof(raw) };
	gtab_deflater *d;
	gtab_inflater *i;
	gtab_buf packed;
	gtab_text back;

	(void)state;
	fill(raw, sizeof(raw), 1);
	gtab_buf_init(&packed);
	assert_int_equal(gtab_deflater_new(1, &d), GTAB_OK);
	assert_int_equal(gtab_inflater_new(&i), GTAB_OK);
	assert_int_equal(gtab_deflate(d, block, false, &packed), GTAB_OK);
	const gtab_text all = gtab_buf_text(&packed);
	assert_int_equal(gtab_inflate(i, all, sizeof(raw), false, &back), GTAB_OK);
	assert_int_equal(gtab_inflate(i, all, sizeof(raw), true, &back), GTAB_EMALFORMED);
	assert_int_equal(gtab_inflate(i, all, sizeof(raw) - 1, false, &back), GTAB_EMALFORMED);
	assert_int_equal(gtab_inflate(i, all, sizeof(raw) + 1, false, &back), GTAB_EMALFORMED);
	for (size_t len = 0; len < all.len / 2; len += 13)
		assert_int_equal(
			gtab_inflate(i, gtab_text_slice(all, 0, len), sizeof(raw), false, &back),
			GTAB_EMALFORMED);
	gtab_buf_truncate(&packed, 0);
	assert_int_equal(gtab_deflate(d, block, true, &packed), GTAB_OK);
	assert_int_equal(gtab_inflate(i, gtab_buf_text(&packed), sizeof(raw), true, &back),
			 GTAB_OK);
	gtab_buf_put(&packed, GTAB_TEXT("0123456789"));
	assert_int_equal(gtab_inflate(i, gtab_buf_text(&packed), sizeof(raw), true, &back),
			 GTAB_EMALFORMED);
	gtab_buf_clear(&packed);
	gtab_deflater_free(d);
	gtab_inflater_free(i);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_not_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
