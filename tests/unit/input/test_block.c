/* SPDX-License-Identifier: MIT */
/* Blocks of records against the reader of record: the same cells at the same places, or odd; whatever their size. */

#include "input/block_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(list) (sizeof(list) / sizeof(*(list)))

/* ---- both ways ---- */

static void
put_record(gtab_buf *out, const gtab_row *record)
{
	gtab_buf_printf(out, "%llu %llu:", (unsigned long long)record->place.line_no,
			(unsigned long long)record->place.record_no);
	for (size_t i = 0; i < record->n_cells; i++)
		gtab_buf_printf(out, "<%.*s>", GTAB_TEXT_ARG(record->cells[i].text));
	gtab_buf_putc(out, '\n');
}

/* What the reader of record makes of it, and where its blocks would begin. False when it is no plain CSV. */
static bool
read_by_record(gtab_source *source, const gtab_csv_options *options, gtab_buf *out,
	       gtab_block_start *start, gtab_status *st)
{
	gtab_decoder *decoder = NULL;
	gtab_stream *records = NULL;
	const gtab_row *record;
	bool is_plain = false;

	*st = gtab_decoder_open(source, GTAB_ENCODING_AUTO, &decoder, NULL);
	if (*st == GTAB_OK)
		*st = gtab_csv_open(decoder, GTAB_TEXT("-"), options, &records, NULL);
	if (*st == GTAB_OK)
		is_plain = gtab_csv_block_start(records, start);
	while (*st == GTAB_OK && (*st = gtab_stream_next(records, &record, NULL)) == GTAB_OK) {
		is_plain &= record->row_class != GTAB_ROW_CONTEXT;
		put_record(out, record);
	}
	gtab_stream_free(records);
	gtab_decoder_free(decoder);
	return is_plain;
}

static gtab_status
split(gtab_block *block, const gtab_block_start *start, gtab_buf *out)
{
	const gtab_row *record;
	gtab_status st = gtab_block_open(block, start->format, block->place);

	while (st == GTAB_OK && (st = gtab_block_next(block, &record)) == GTAB_OK)
		put_record(out, record);
	return st == GTAB_END ? GTAB_OK : st;
}

static gtab_status
read_by_block(gtab_source *source, const gtab_block_start *start, size_t size, gtab_buf *out)
{
	gtab_block block = { .place = { GTAB_TEXT("-"), start->line_no, 1 } };
	uint64_t offset = start->offset;
	gtab_status st;

	while ((st = gtab_block_read(source, offset, size, start->format.quote, &block.raw,
				     NULL)) == GTAB_OK) {
		offset += block.raw.len;
		if ((st = split(&block, start, out)) != GTAB_OK)
			break;
	}
	gtab_block_clear(&block);
	return st == GTAB_END ? GTAB_OK : st;
}

/* How many sizes of block gave the reader's records; the others said that the input is odd. */
static int
compare(gtab_text bytes, const gtab_csv_options *options)
{
	static const size_t sizes[] = { 1, 2, 3, 7, 16, 64, 65, 300, 1 << 20 };
	gtab_source *source = NULL;
	gtab_block_start start;
	gtab_buf want, got;
	gtab_status st;
	int n_same = 0;

	gtab_buf_init(&want);
	gtab_buf_init(&got);
	assert_int_equal(gtab_source_from_bytes("-", bytes, &source, NULL), GTAB_OK);
	if (read_by_record(source, options, &want, &start, &st))
		for (size_t i = 0; i < COUNT(sizes); i++) {
			gtab_buf_truncate(&got, 0);
			if (read_by_block(source, &start, sizes[i], &got) != GTAB_OK)
				continue;
			assert_int_equal(st, GTAB_END); /* no trouble that blocks do not see */
			if (!gtab_text_equal(gtab_buf_text(&got), gtab_buf_text(&want)))
				fail_msg("blocks of %zu bytes:\n%.*s\nwanted:\n%.*s", sizes[i],
					 GTAB_TEXT_ARG(gtab_buf_text(&got)),
					 GTAB_TEXT_ARG(gtab_buf_text(&want)));
			n_same++;
		}
	gtab_source_free(source);
	gtab_buf_clear(&want);
	gtab_buf_clear(&got);
	return n_same;
}

/* ---- known inputs ---- */

enum { ALL = 9 };

static void
test_known(void **state)
{
	static const struct {
		const char *bytes;
		int n_same; /* of ALL sizes; -1: as it comes */
	} cases[] = {
		{ "a,b\n1,2\n", ALL },
		{ "a,b\r\n1,2\r\n", ALL },
		{ "a,b\r1,2\r3,4", ALL },
		{ "a,b\n\n\r\n1,2", ALL },
		{ "a,b\n,\n,,\n", ALL },
		{ "a,b\n1,", ALL },
		{ "\xEF\xBB\xBF"
		  "a,b\n1,2\n",
		  ALL },
		{ "sep=;\na;b\n1;2\n", ALL },
		{ "a\tb\n1\t2\n", ALL },
		{ "a,b\n\"x\",\"y\"\n", ALL },
		{ "a,b\n\"x,\"\"y\"\"\",2\n", ALL },
		{ "a,b\n\"\",\"\"\"\"\n", ALL },
		{ "a,b\n\"1\n2\r\n3\r4\",x\n5,6\n", ALL },
		{ "a,b\n\"x\"y,\"z\" \n3,4\n", ALL },
		{ "a,b\n\"x\"\"y\"z\"w\"\"v,2\n", -1 },
		{ "a,b\n5\" pipe,6\" pipe\n3,4\n", ALL },
		{ "a,b\n5\" pipe,1\n3,4\n5,6\n7,8\n",
		  -1 }, /* the count of quotes is odd from here on */
		{ "a,b\n\"x\"\"\n\",2\n\"y\n\",z\n", ALL },
		{ "a,b\n\"open,2\n3,4\n", 0 },
		{ "a,b\n1,2\n\"open", 0 },
		{ "\xBB\xFA\xB9\xD8,\xBC\xFE\xCA\xFD\n\xB9\xAB\xB0\xB2\xBE\xD6,\"1\"\"\x81|"
		  "\n\"\n\x95\x34\xB2\x35,2\n",
		  ALL }, /* GB18030 */
		{ "机关,件数\n公安局,12\n民政局,\"3,4\"\n", ALL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const int n = compare(gtab_text_of(cases[i].bytes), &(gtab_csv_options){ 0 });

		if (cases[i].n_same >= 0 && n != cases[i].n_same)
			fail_msg("%s: %d sizes of block", cases[i].bytes, n);
	}
}

static void
test_odd(void **state)
{
	static const char nul[] = "a,b\n1,\0\n", bad[] = "a,b\n1,\xFF\n";
	const gtab_block_format format = { GTAB_UTF8, ',', '"', 8 };
	const gtab_text odd[] = { { nul, sizeof(nul) - 1 },
				  { bad, sizeof(bad) - 1 },
				  GTAB_TEXT("a,123456789\n") };

	(void)state;
	for (size_t i = 0; i < COUNT(odd); i++) {
		gtab_block block = { .at = 0 };
		const gtab_row *record;
		gtab_status st;

		gtab_buf_put(&block.raw, odd[i]);
		st = gtab_block_open(&block, format, (gtab_place){ GTAB_TEXT("-"), 1, 1 });
		while (st == GTAB_OK)
			st = gtab_block_next(&block, &record);
		assert_int_equal(st, GTAB_EMALFORMED);
		gtab_block_clear(&block);
	}
}

/* ---- chance ---- */

static uint32_t
draw(uint32_t n)
{
	static uint64_t state = 20150301;

	state = state * 6364136223846793005U + 1442695040888963407U;
	return (uint32_t)(state >> 33) % n;
}

static void
test_random(void **state)
{
	static const char *const pieces[] = { ",",  ",",    "\n", "\n",    "\r\n",   "\r",
					      "\"", "\"\"", "\"", "\",\"", "\"\n\"", "a",
					      "甲", " ",    "12", "'" };
	int n_same = 0;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		gtab_buf bytes;

		gtab_buf_init(&bytes);
		gtab_buf_put(&bytes, GTAB_TEXT("a,b\n"));
		for (uint32_t n = draw(40); n > 0; n--)
			gtab_buf_put(&bytes, gtab_text_of(pieces[draw(COUNT(pieces))]));
		n_same += compare(gtab_buf_text(&bytes),
				  &(gtab_csv_options){ .delimiter = ',', .quote = '"' });
		gtab_buf_clear(&bytes);
	}
	assert_true(n_same > 30000);
}

/* ---- the cut ---- */

static void
test_cut(void **state)
{
	static const struct {
		const char *bytes;
		size_t want;
	} cases[] = {
		{ "", 0 },          { "ab", 0 },          { "a\n", 2 },
		{ "a\nb", 2 },      { "a\nb\nc", 4 },     { "\"a\nb\n", 0 },
		{ "a\n\"b\nc", 2 }, { "\"a\nb\"\nc", 6 }, { "\"\"\n\"\n\"", 3 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(gtab_block_cut(gtab_text_of(cases[i].bytes), '"'), cases[i].want);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_odd),
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
