/* SPDX-License-Identifier: MIT */
/*
 * Blocks: wherever the bytes of a file are cut into blocks, it gives the same records, the same remarks of the decoder
 * and the same trouble. Every file of at most 4 KiB that other tests read, cut at each of its bytes.
 */

#include <ftw.h>
#include <gtab/buf.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unicode/ucnv.h>

#include "input/decoder_internal.h"

enum { FILE_MAX = 4096 };

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static void
put_event(void *ctx, const gtab_decoder_event *event)
{
	gtab_buf_printf(ctx, "<%d %02X @%llu %llu:%llu>", event->is_rescue, event->byte,
			(unsigned long long)event->offset, (unsigned long long)event->line_no,
			(unsigned long long)event->column_no);
}

/* All that a reading gives, as one text. */
static void
put_reading(gtab_decoder *decoder, gtab_stream *csv, gtab_buf *out)
{
	const gtab_row *row;
	gtab_error err = { 0 };
	gtab_status st;

	gtab_buf_truncate(out, 0);
	gtab_decoder_set_events(decoder, put_event, out);
	st = gtab_stream_rewind(csv, &err);
	while (st == GTAB_OK && (st = gtab_stream_next(csv, &row, &err)) == GTAB_OK) {
		gtab_buf_printf(out, "%llu/%llu", (unsigned long long)row->place.line_no,
				(unsigned long long)row->place.record_no);
		for (size_t i = 0; i < row->n_cells; i++)
			gtab_buf_printf(out, "[%.*s]", GTAB_TEXT_ARG(row->cells[i].text));
	}
	if (st != GTAB_END)
		gtab_buf_printf(out, "!%d@%llu:%llu", st, (unsigned long long)err.line_no,
				(unsigned long long)err.column_no);
}

/* Events come when the decoder meets them, which may be before or after the records of the block: apart, they compare. */
static void
sort_out(gtab_text mixed, gtab_buf *records, gtab_buf *events)
{
	bool is_event = false;

	gtab_buf_truncate(records, 0);
	gtab_buf_truncate(events, 0);
	for (size_t i = 0; i < mixed.len; i++) {
		is_event |= mixed.ptr[i] == '<';
		gtab_buf_putc(is_event ? events : records, mixed.ptr[i]);
		is_event &= mixed.ptr[i] != '>';
	}
}

static void
check_cuts(const char *name, gtab_text bytes, gtab_decoder_options options)
{
	const gtab_csv_options csv_options = { 0 };
	gtab_source *source;
	gtab_decoder *decoder = NULL;
	gtab_stream *csv = NULL;
	gtab_buf got, records, events, want_records, want_events;

	gtab_buf_init(&got);
	gtab_buf_init(&records);
	gtab_buf_init(&events);
	gtab_buf_init(&want_records);
	gtab_buf_init(&want_events);
	assert_int_equal(gtab_source_from_bytes(name, bytes, &source, NULL), GTAB_OK);
	if (gtab_decoder_open_with(source, &options, &decoder, NULL) == GTAB_OK &&
	    gtab_csv_open(decoder, GTAB_TEXT("a"), &csv_options, &csv, NULL) == GTAB_OK) {
		put_reading(decoder, csv, &got);
		sort_out(gtab_buf_text(&got), &want_records, &want_events);
		for (decoder->cut = 1; decoder->cut < bytes.len; decoder->cut++) {
			put_reading(decoder, csv, &got);
			sort_out(gtab_buf_text(&got), &records, &events);
			if (!gtab_text_equal(gtab_buf_text(&records),
					     gtab_buf_text(&want_records)) ||
			    !gtab_text_equal(gtab_buf_text(&events), gtab_buf_text(&want_events)))
				fail_msg("%s, cut at %llu:\n%.*s\n%.*s", name,
					 (unsigned long long)decoder->cut,
					 GTAB_TEXT_ARG(gtab_buf_text(&got)),
					 GTAB_TEXT_ARG(gtab_buf_text(&want_records)));
		}
	}
	gtab_stream_free(csv);
	gtab_decoder_free(decoder);
	gtab_source_free(source);
	gtab_buf_clear(&got);
	gtab_buf_clear(&records);
	gtab_buf_clear(&events);
	gtab_buf_clear(&want_records);
	gtab_buf_clear(&want_events);
}

/* ---- files that are there ---- */

static size_t n_files;

static int
on_file(const char *path, const struct stat *info, int type, struct FTW *at)
{
	static char bytes[FILE_MAX];
	const gtab_text suffix = gtab_text_of(path + at->base);
	FILE *file;
	size_t len;

	if (type != FTW_F || info->st_size > FILE_MAX ||
	    !(gtab_text_ends(suffix, GTAB_TEXT(".csv")) ||
	      gtab_text_ends(suffix, GTAB_TEXT(".out"))))
		return 0;
	file = fopen(path, "rb");
	assert_non_null(file);
	len = fread(bytes, 1, sizeof(bytes), file);
	fclose(file);
	n_files++;
	check_cuts(path, (gtab_text){ bytes, len }, (gtab_decoder_options){ 0 });
	return 0;
}

static void
test_files(void **state)
{
	const char *samples = getenv("SAMPLES");
	const char *shared = getenv("SHARED");

	(void)state;
	if (samples == NULL)
		skip();
	assert_int_equal(nftw(samples, on_file, 8, FTW_PHYS), 0);
	assert_int_equal(nftw("tests/cli", on_file, 8, FTW_PHYS), 0);
	if (shared != NULL && shared[0] != '\0')
		nftw(shared, on_file, 8, FTW_PHYS);
	assert_true(n_files > 20);
}

/* ---- each encoding, with what a cut may fall into ---- */

static const struct {
	const char *converter;
	gtab_encoding encoding;
	const char *text;
} encoded[] = {
	{ "UTF-8", GTAB_UTF8, "名,\"a\r\nb\"\"c\",😀\r\n吕梁,é,\"\"\r\n" },
	{ "UTF-16LE", GTAB_UTF16LE, "名,\"a\r\nb\"\"c\",😀\r\n吕梁,é,1\r\n" },
	{ "UTF-16BE", GTAB_UTF16BE, "名,\"a\r\nb\"\"c\",😀\r\n吕梁,é,1\r\n" },
	{ "UTF-32LE", GTAB_UTF32LE, "名,\"a\r\nb\",😀\r\n吕梁,é,1\r\n" },
	{ "UTF-32BE", GTAB_UTF32BE, "名,\"a\r\nb\",😀\r\n吕梁,é,1\r\n" },
	{ "GB18030", GTAB_GB18030, "名,\"a\r\nb\"\"c\",😀\r\n吕梁镕,é,1\r\n" },
	{ "Big5", GTAB_BIG5, "名稱,\"a\r\nb\"\"c\",功\r\n許功蓋,x,1\r\n" },
	{ "EUC-JP", GTAB_EUC_JP, "名前,\"a\r\nb\",ｶﾅ\r\n漢字かな,丂,1\r\n" },
	{ "Shift_JIS", GTAB_SHIFT_JIS, "名前,\"a\r\nb\",ｶﾅ\r\n漢字ソ表,x,1\r\n" },
	{ "windows-949", GTAB_EUC_KR, "이름,\"a\r\nb\"\r\n김치똠,1\r\n" },
	{ "windows-1252", GTAB_WINDOWS_1252, "né,\"a\r\nb\"\r\n€ œuvre,1\r\n" },
};

static void
test_encodings(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(encoded); i++) {
		char bytes[512];
		UErrorCode code = U_ZERO_ERROR;
		const int32_t len = ucnv_convert(encoded[i].converter, "UTF-8", bytes,
						 sizeof(bytes), encoded[i].text, -1, &code);

		assert_true(U_SUCCESS(code));
		check_cuts(encoded[i].converter, (gtab_text){ bytes, (size_t)len },
			   (gtab_decoder_options){ .encoding = encoded[i].encoding });
	}
}

/* ---- bad bytes, marked, skipped or in lines of another encoding ---- */

static const struct {
	gtab_encoding encoding;
	gtab_bad_byte_mode mode;
	const char *bytes;
} bad[] = {
	{ GTAB_UTF8, GTAB_BAD_BYTE_MARK, "甲,\xFF,乙\r\n\xE5\xA5,\xED\xA0\x80,a\n\xC2" },
	{ GTAB_UTF8, GTAB_BAD_BYTE_SKIP, "甲,\xFF,乙\r\n\xE5\xA5,\xED\xA0\x80,a\n\xC2" },
	{ GTAB_UTF8, GTAB_BAD_BYTE_STOP, "甲,乙\r\n\xE5\xA5,a\n" },
	{ GTAB_GB18030, GTAB_BAD_BYTE_MARK, "\xBC\xD7,\xFF,\x80\r\n\x81\x30\x81,\xD2\n\xBC" },
	{ GTAB_GB18030, GTAB_BAD_BYTE_SKIP, "\xBC\xD7,\xFF,\x80\r\n\x81\x30\x81,\xD2\n\xBC" },
	{ GTAB_GB18030, GTAB_BAD_BYTE_SKIP, "d rows=\x85" },
	{ GTAB_BIG5, GTAB_BAD_BYTE_MARK, "\xA6\x57,\xFF,a\r\n\xA6\x20,b\n\xA6" },
	{ GTAB_WINDOWS_1252, GTAB_BAD_BYTE_MARK, "\xE9,\x81,a\r\n\x8D" },
	{ GTAB_MIXED, GTAB_BAD_BYTE_STOP, "名,a\r\n\xBC\xD7,b\r\n乙,c\n\xBC\xD7\xD2\xD2,d\n" },
	{ GTAB_MIXED, GTAB_BAD_BYTE_MARK, "名,a\r\n\xBC\xD7,b\r\n\xFF,c\n\xBC\xD7,d\n" },
};

static void
test_bad_bytes(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		check_cuts(bad[i].bytes, gtab_text_of(bad[i].bytes),
			   (gtab_decoder_options){ .encoding = bad[i].encoding,
						   .on_bad_byte = bad[i].mode });
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_encodings),
		cmocka_unit_test(test_bad_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
