/* SPDX-License-Identifier: MIT */
/* The decoder: which encoding the bytes speak for, the text they hold, and where a bad byte stands. */

#include <gtab/buf.h>
#include <gtab/input.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))
#define T(literal)                                                                                 \
	{                                                                                          \
		"" literal, sizeof(literal) - 1                                                    \
	}

/* ---- running one ---- */

typedef struct outcome {
	gtab_status status;
	gtab_encoding encoding;
	gtab_buf text; /* all blocks; after a rewind the same again */
	gtab_error err;
} outcome;

static gtab_status
read_all(gtab_decoder *d, gtab_buf *out, gtab_error *err)
{
	gtab_text block;
	gtab_status st;

	while ((st = gtab_decoder_next(d, &block, err)) == GTAB_OK) {
		assert_true(block.len > 0);
		/* cut at a whole character */
		assert_int_equal(gtab_utf8_valid_len(block), block.len);
		gtab_buf_put(out, block);
	}
	return st == GTAB_END ? GTAB_OK : st;
}

static void
run(gtab_text bytes, gtab_encoding encoding, outcome *o)
{
	gtab_source *source;
	gtab_decoder *d = NULL;
	gtab_buf again;

	memset(o, 0, sizeof(*o));
	gtab_buf_init(&o->text);
	gtab_buf_init(&again);
	assert_int_equal(gtab_source_from_bytes("甲.csv", bytes, &source, NULL), GTAB_OK);
	o->status = gtab_decoder_open(source, encoding, &d, &o->err);
	if (o->status == GTAB_OK) {
		o->encoding = gtab_decoder_encoding(d);
		o->status = read_all(d, &o->text, &o->err);
	} else {
		assert_null(d);
	}
	if (o->status == GTAB_OK) {
		assert_int_equal(gtab_decoder_next(d, &(gtab_text){ NULL, 0 }, NULL), GTAB_END);
		assert_int_equal(gtab_decoder_rewind(d, NULL), GTAB_OK);
		assert_int_equal(read_all(d, &again, NULL), GTAB_OK);
		assert_true(gtab_text_equal(gtab_buf_text(&o->text), gtab_buf_text(&again)));
	}
	gtab_buf_clear(&again);
	gtab_decoder_free(d);
	gtab_source_free(source);
}

/* ---- what is text ---- */

#define AUTO GTAB_ENCODING_AUTO

static const struct {
	gtab_text bytes;
	gtab_encoding wanted, encoding;
	gtab_text text;
} good_cases[] = {
	{ T("a,b\n1,2\n"), AUTO, GTAB_UTF8, T("a,b\n1,2\n") },
	{ T("合计,1\n"), AUTO, GTAB_UTF8, T("合计,1\n") },
	{ T("\xEF\xBB\xBF合计,1\n"), AUTO, GTAB_UTF8_BOM, T("合计,1\n") },
	{ T("\xEF\xBB\xBF"), AUTO, GTAB_UTF8_BOM, T("") },
	{ T("\xEF\xBB\xBF合计\n"), GTAB_UTF8, GTAB_UTF8, T("合计\n") },
	{ T("合计\n"), GTAB_UTF8_BOM, GTAB_UTF8_BOM, T("合计\n") },
	{ T("a\n\xEF\xBB\xBF"
	    "b\n"),
	  AUTO, GTAB_UTF8,
	  T("a\n\uFEFF"
	    "b\n") }, /* files joined */
	{ T("\xF0\xA0\xAE\xB7\n"), AUTO, GTAB_UTF8, T("𠮷\n") },
	{ T("\xBA\xCF\xBC\xC6,1\n"), AUTO, GTAB_GB18030, T("合计,1\n") },
	{ T("\x95\x34\xB2\x35\x81\x39\xEE\x39\xBA\xCF\n"), AUTO, GTAB_GB18030, T("𠮷㐀合\n") },
	{ T("\x84\x31\x95\x33\xBA\xCF\n"), AUTO, GTAB_GB18030, T("合\n") }, /* its own mark */
	{ T("\x80\xBA\xCF\n"), AUTO, GTAB_GB18030, T("€合\n") },            /* code page 936 */
	{ T("\xFE\x59\xA6\xD9\n"), GTAB_GB18030, GTAB_GB18030, T("\u9FB4\uFE10\n") }, /* of 2022 */
	{ T("\xB2\xCE\xAD\x70\xA5\xF3\xBC\xC6,1\n"), AUTO, GTAB_BIG5, T("統計件數,1\n") },
	{ T("caf\xE9,d\xE9j\xE0\n"), AUTO, GTAB_WINDOWS_1252, T("café,déjà\n") },
	{ T("caf\xE9\n"), GTAB_WINDOWS_1252, GTAB_WINDOWS_1252, T("café\n") },
	{ T("\xA5\xC7\xA1\xBC\xA5\xBF\xA4\xC7\xA4\xB9\n"), GTAB_EUC_JP, GTAB_EUC_JP,
	  T("データです\n") },
	{ T("\xFF\xFE\0\0\x08\x54\0\0,\0\0\0"), AUTO, GTAB_UTF32LE, T("合,") },
	{ T("\0\0\x54\x08\0\0\0,\0\0\0\n"), AUTO, GTAB_UTF32BE, T("合,\n") },
	{ T("合计,1\n\xBA\xCF\xBC\xC6,2\n"), GTAB_MIXED, GTAB_MIXED, T("合计,1\n合计,2\n") },
	{ T("\xA8\xA6\xBA\xCF\n"), AUTO, GTAB_GB18030, T("é合\n") },
	{ T("\x81\x5C,\x81\x7C\n"), AUTO, GTAB_GB18030, T("乗,亅\n") }, /* trail bytes \ and | */
	{ T("\xFF\xFE\x08T\x8B\xA1\t\0"
	    "1\0\n\0"),
	  AUTO, GTAB_UTF16LE, T("合ꆋ\t1\n") },
	{ T("\xFF\xFE\x08\x54\xA1\x8B\t\0"
	    "1\0\n\0"),
	  AUTO, GTAB_UTF16LE, T("合计\t1\n") },
	{ T("\xFE\xFF\x54\x08\x8B\xA1\0\t\0"
	    "1\0\n"),
	  AUTO, GTAB_UTF16BE, T("合计\t1\n") },
	{ T("\x08\x54\xA1\x8B,\0"
	    "1\0\r\0\n\0"),
	  AUTO, GTAB_UTF16LE, T("合计,1\r\n") },
	{ T("\x54\x08\x8B\xA1\0,\0"
	    "1\0\r\0\n"),
	  AUTO, GTAB_UTF16BE, T("合计,1\r\n") },
	{ T("a\0,\0b\0\n\0"), AUTO, GTAB_UTF16LE, T("a,b\n") },
	{ T("\0a\0,\0b\0\n"), AUTO, GTAB_UTF16BE, T("a,b\n") },
	{ T("a\0,\0b\0"), AUTO, GTAB_UTF16LE, T("a,b") }, /* no line end at all */
	/* 上 and 不 hold bytes that look like line ends */
	{ T("\x0A\x4E\x0D\x4E,\0\x0A\x4E\n\0"), AUTO, GTAB_UTF16LE, T("上不,上\n") },
	{ T("\xFF\xFE\x42\xD8\xB7\xDF\n\0"), AUTO, GTAB_UTF16LE, T("𠮷\n") },
	{ T("\xFF\xFE"), AUTO, GTAB_UTF16LE, T("") },
	{ T("a\0b\0"), GTAB_UTF16LE, GTAB_UTF16LE, T("ab") },
	{ T("\xE5\x90\x88\xE8\xAE\xA1"), GTAB_GB18030, GTAB_GB18030, T("鍚堣\uE178") },
	/* a NUL among text is told by the reader, with its line and column */
	{ T("a,b\n1,\0"
	    "2\n3,4\n"),
	  AUTO, GTAB_UTF8,
	  T("a,b\n1,\0"
	    "2\n3,4\n") },
	{ T("a,b\n1,2\0\n3,4\n"), AUTO, GTAB_UTF8, T("a,b\n1,2\0\n3,4\n") },
	{ T("合计,b\n1,2\0\n3,4\n"), AUTO, GTAB_UTF8, T("合计,b\n1,2\0\n3,4\n") },
	{ T("\xBA\xCF,b\n1,\0"
	    "2\n3,4\n"),
	  AUTO, GTAB_GB18030,
	  T("合,b\n1,\0"
	    "2\n3,4\n") },
};

static void
test_good(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(good_cases); i++) {
		outcome o;

		run(good_cases[i].bytes, good_cases[i].wanted, &o);
		if (o.status != GTAB_OK || o.encoding != good_cases[i].encoding ||
		    !gtab_text_equal(gtab_buf_text(&o.text), good_cases[i].text))
			fail_msg("case %zu: status %d, %s, \"%.*s\" %s", i, o.status,
				 gtab_encoding_name(o.encoding),
				 GTAB_TEXT_ARG(gtab_buf_text(&o.text)), o.err.message);
		gtab_buf_clear(&o.text);
	}
}

/* ---- what is none ---- */

static const struct {
	gtab_text bytes;
	gtab_encoding wanted;
	gtab_status status;
	const char *says;
	uint64_t offset, line_no, column_no;
} bad_cases[] = {
	{ T(""), AUTO, GTAB_EMALFORMED, "empty", 0, 0, 0 },
	{ T(""), GTAB_GB18030, GTAB_EMALFORMED, "empty", 0, 0, 0 },
	{ T("PK\x03\x04\x14\0\6\0\x08\0"), AUTO, GTAB_EENCODING, ".xlsx", 0, 0, 0 },
	{ T("PK\x03\x04\x14\0\6\0\x08\0"), GTAB_UTF8, GTAB_EENCODING, ".xlsx", 0, 0, 0 },
	{ T("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), AUTO, GTAB_EENCODING, ".xls", 0, 0, 0 },
	{ T("%PDF-1.4\n"), AUTO, GTAB_EENCODING, "PDF", 0, 0, 0 },
	{ T("<html><body>"), AUTO, GTAB_EENCODING, "web page", 0, 0, 0 },
	{ T("\xEF\xBB\xBF \r\n <!DOCTYPE html>"), AUTO, GTAB_EENCODING, "web page", 0, 0, 0 },
	{ T("<TABLE border=1>"), AUTO, GTAB_EENCODING, "web page", 0, 0, 0 },
	{ T("<?xml version=\"1.0\"?>"), AUTO, GTAB_EENCODING, "XML", 0, 0, 0 },
	{ T("\x1F\x8B\x08\0\0\0\0\0"), AUTO, GTAB_EENCODING, "gzip", 0, 0, 0 },
	{ T("{\\rtf1\\ansi"), AUTO, GTAB_EENCODING, "RTF", 0, 0, 0 },
	{ T("\x89PNG\r\n\x1A\n"), AUTO, GTAB_EENCODING, "picture", 0, 0, 0 },
	{ T("\x7F"
	    "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0"),
	  AUTO, GTAB_EENCODING, "binary", 0, 0, 0 },
	{ T("\0\0\0\0\0\0\0\0"), AUTO, GTAB_EENCODING, "binary", 0, 0, 0 },
	/* neither UTF-8 nor GB18030: told for the one that came further */
	{ T("合计\n1,\xFF\n"), AUTO, GTAB_EENCODING, "0xFF at offset 9 is no UTF-8", 9, 2, 3 },
	{ T("\xBA\xCF\n\xBC\xC6,\xFF\n"), AUTO, GTAB_EENCODING, "0xFF at offset 6 is no GB18030", 6,
	  2, 3 },
	{ T("a\xFF"), AUTO, GTAB_EENCODING, "0xFF", 1, 1, 2 },
	{ T("\xFF"), AUTO, GTAB_EENCODING, "0xFF", 0, 1, 1 },
	/* by a mark, and no more: the mark decides */
	{ T("\xEF\xBB\xBF合\n\xBA\xCF\n"), AUTO, GTAB_EENCODING, "0xBA at offset 7", 7, 2, 1 },
	{ T("\xEF\xBB\xBF\xFF"), AUTO, GTAB_EENCODING, "0xFF", 3, 1, 1 },
	{ T("\xFF\xFE"
	    "a\0\n\0b"),
	  AUTO, GTAB_EENCODING, "0x62 at offset 6", 6, 2, 1 },
	{ T("\xFF\xFE"
	    "a\0\x42\xD8"
	    "b\0"),
	  AUTO, GTAB_EENCODING, "UTF-16LE", 4, 1, 2 },
	{ T("\xFF\xFE"
	    "a\0\xB7\xDF"
	    "b\0"),
	  AUTO, GTAB_EENCODING, "UTF-16LE", 4, 1, 2 },
	{ T("\xFF\xFE"
	    "a\0\x42\xD8"),
	  AUTO, GTAB_EENCODING, "UTF-16LE", 4, 1, 2 },
	{ T("\xFE\xFF\0a\xD8\x42\0b"), AUTO, GTAB_EENCODING, "UTF-16BE", 4, 1, 2 },
	/* cut short at the end */
	{ T("合\xE8\xAE"), GTAB_UTF8, GTAB_EENCODING, "0xE8", 3, 1, 2 },
	{ T("\xBA\xCF\xBC"), GTAB_GB18030, GTAB_EENCODING, "0xBC", 2, 1, 2 },
	{ T("\xBA\xCF\x81\x30\x81"), GTAB_GB18030, GTAB_EENCODING, "0x81", 2, 1, 2 },
	{ T("\xBA\xCF\n\x81\x30\x81\x20"), GTAB_GB18030, GTAB_EENCODING, "0x81", 3, 2, 1 },
	{ T("\xFE\x39\xFE\x39"), GTAB_GB18030, GTAB_EENCODING, "0xFE", 0, 1, 1 },
	/* lines end with LF, CRLF or CR */
	{ T("a\r\nb\r\n合\xFF"), GTAB_UTF8, GTAB_EENCODING, "0xFF", 9, 3, 2 },
	{ T("a\rb\r合\xFF"), GTAB_UTF8, GTAB_EENCODING, "0xFF", 7, 3, 2 },
	{ T("a\n\r\xFF"), GTAB_UTF8, GTAB_EENCODING, "0xFF", 3, 3, 1 },
};

static void
test_bad(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(bad_cases); i++) {
		outcome o;

		run(bad_cases[i].bytes, bad_cases[i].wanted, &o);
		if (o.status != bad_cases[i].status || o.err.offset != bad_cases[i].offset ||
		    o.err.line_no != bad_cases[i].line_no ||
		    o.err.column_no != bad_cases[i].column_no ||
		    strstr(o.err.message, bad_cases[i].says) == NULL)
			fail_msg("case %zu: status %d, %s, offset %llu, %llu:%llu: %s", i, o.status,
				 gtab_encoding_name(o.encoding), (unsigned long long)o.err.offset,
				 (unsigned long long)o.err.line_no,
				 (unsigned long long)o.err.column_no, o.err.message);
		assert_int_equal(o.err.status, o.status);
		assert_string_equal(o.err.source, "甲.csv");
		gtab_buf_clear(&o.text);
	}
}

/* Of a large file the head is believed; what it promises may fail further down, and is told as if all had been read. */
static void
test_bad_behind_head(void **state)
{
	enum { N_LINES = 20000 };
	static const gtab_text line =
		GTAB_TEXT("\xB6\xD4\xBD\xA8\xC9\xE8\xB9\xA4\xB3\xCC\xC9\xE8\xC1\xA2\xB5\xC4"
			  "\xD0\xED\xBF\xC9,"
			  "\xC1\xD9\xD2\xCA\xCA\xD0\xC9\xFA\xCC\xAC\xBB\xB7\xBE\xB3\xBE\xD6"
			  "\n"); /* 对建设工程设立的许可,临沂市生态环境局 */
	gtab_source *source;
	gtab_decoder *decoder;
	gtab_text block;
	gtab_error err = { 0 };
	gtab_buf file;
	gtab_status st;

	(void)state;
	gtab_buf_init(&file);
	for (int i = 0; i < N_LINES; i++)
		gtab_buf_put(&file, line);
	gtab_buf_put(&file, GTAB_TEXT("\xBA\xCF,\xFF\n"));
	assert_int_equal(gtab_source_from_bytes("甲.csv", gtab_buf_text(&file), &source, NULL),
			 GTAB_OK);
	assert_int_equal(gtab_decoder_open(source, GTAB_ENCODING_AUTO, &decoder, NULL), GTAB_OK);
	while ((st = gtab_decoder_next(decoder, &block, &err)) == GTAB_OK)
		;
	assert_int_equal(st, GTAB_EENCODING);
	assert_non_null(strstr(err.message, "0xFF"));
	assert_int_equal(err.offset, file.len - 2);
	assert_int_equal(err.line_no, N_LINES + 1);
	assert_int_equal(err.column_no, 3);
	gtab_decoder_free(decoder);
	gtab_source_free(source);
	gtab_buf_clear(&file);
}

/* ---- block edges ---- */

static const size_t edges[] = { 65536, 131072 };

/* Lines of 99 x and a line end, in the encoding, up to offset bytes; then what; then "z" and a line end. */
static void
build(gtab_buf *file, gtab_encoding e, size_t offset, gtab_text what, bool has_tail)
{
	const size_t unit = e == GTAB_UTF16LE || e == GTAB_UTF16BE ? 2 : 1;

	gtab_buf_truncate(file, 0);
	for (size_t i = 0; file->len + unit <= offset; i++) {
		if (e == GTAB_UTF16BE)
			gtab_buf_putc(file, '\0');
		gtab_buf_putc(file, i % 100 == 99 ? '\n' : 'x');
		if (e == GTAB_UTF16LE)
			gtab_buf_putc(file, '\0');
	}
	gtab_buf_put(file, what);
	if (!has_tail)
		return;
	gtab_buf_put(file, e == GTAB_UTF16LE   ? (gtab_text)T("z\0\n\0")
			   : e == GTAB_UTF16BE ? (gtab_text)T("\0z\0\n")
					       : (gtab_text)T("z\n"));
}

static const struct {
	gtab_encoding encoding;
	gtab_text bytes, text;
} edge_good[] = {
	{ GTAB_UTF8, T("\xC3\xA9"), T("é") },
	{ GTAB_UTF8, T("合计"), T("合计") },
	{ GTAB_UTF8, T("\xF0\xA0\xAE\xB7"), T("𠮷") },
	{ GTAB_GB18030, T("\xBA\xCF\xBC\xC6"), T("合计") },
	{ GTAB_GB18030, T("\x95\x34\xB2\x35"), T("𠮷") },
	{ GTAB_GB18030, T("\xBA\xCF\x81\x39\xEE\x39"), T("合㐀") },
	{ GTAB_UTF16LE, T("\x08\x54\xA1\x8B"), T("合计") },
	{ GTAB_UTF16LE, T("\x42\xD8\xB7\xDF"), T("𠮷") },
	{ GTAB_UTF16BE, T("\xD8\x42\xDF\xB7"), T("𠮷") },
};

static void
test_good_at_edges(void **state)
{
	gtab_buf file;

	(void)state;
	gtab_buf_init(&file);
	for (size_t i = 0; i < COUNT(edge_good); i++)
		for (size_t k = 0; k < COUNT(edges) * 12; k++) {
			const gtab_encoding e = edge_good[i].encoding;
			const bool is_wide = e == GTAB_UTF16LE || e == GTAB_UTF16BE;
			const size_t offset = (edges[k / 12] - 8 + k % 12) & ~(size_t)is_wide;
			const size_t n = is_wide ? offset / 2 : offset;
			gtab_text got;
			outcome o;

			build(&file, e, offset, edge_good[i].bytes, true);
			run(gtab_buf_text(&file), AUTO, &o);
			got = gtab_buf_text(&o.text);
			if (o.status != GTAB_OK || o.encoding != e ||
			    got.len != n + edge_good[i].text.len + 2)
				fail_msg("case %zu at %zu: status %d, %s, %zu bytes: %s", i, offset,
					 o.status, gtab_encoding_name(o.encoding), got.len,
					 o.err.message);
			assert_true(gtab_text_equal(gtab_text_slice(got, n, got.len - 2),
						    edge_good[i].text));
			assert_true(gtab_text_ends(got, GTAB_TEXT("z\n")));
			gtab_buf_clear(&o.text);
		}
	gtab_buf_clear(&file);
}

static const struct {
	gtab_encoding encoding;
	bool at_end; /* the file ends behind it */
	gtab_text bytes;
	size_t good; /* bytes of it that are fine */
	size_t n_cp; /* characters they are */
} edge_bad[] = {
	{ GTAB_UTF8, false, T("\xFF"), 0, 0 },
	{ GTAB_UTF8, false, T("\x80"), 0, 0 },
	{ GTAB_UTF8, false, T("\xE5"), 0, 0 },
	{ GTAB_UTF8, false, T("\xE5\x90"), 0, 0 },
	{ GTAB_UTF8, false, T("\xF0\xA0\xAE"), 0, 0 },
	{ GTAB_UTF8, false, T("\xED\xA0\x80"), 0, 0 },
	{ GTAB_UTF8, false, T("合\xE5\x90"), 3, 1 },
	{ GTAB_UTF8, true, T("\xE5"), 0, 0 },
	{ GTAB_UTF8, true, T("\xE5\x90"), 0, 0 },
	{ GTAB_UTF8, true, T("\xF0\xA0\xAE"), 0, 0 },
	{ GTAB_GB18030, false, T("\xFF"), 0, 0 },
	{ GTAB_GB18030, false, T("\x81\x20"), 0, 0 },
	{ GTAB_GB18030, false, T("\x81\x30"), 0, 0 },
	{ GTAB_GB18030, false, T("\x81\x30\x81"), 0, 0 },
	{ GTAB_GB18030, false, T("\x81\x30\x81\xFF"), 0, 0 },
	{ GTAB_GB18030, false, T("\xFE\x39\xFE\x39"), 0, 0 },
	{ GTAB_GB18030, false, T("\xBA\xCF\x81\x30\x20"), 2, 1 },
	{ GTAB_GB18030, true, T("\x81"), 0, 0 },
	{ GTAB_GB18030, true, T("\x81\x30"), 0, 0 },
	{ GTAB_GB18030, true, T("\x81\x30\x81"), 0, 0 },
	{ GTAB_UTF16LE, false, T("\x42\xD8"), 0, 0 },
	{ GTAB_UTF16LE, false, T("\xB7\xDF"), 0, 0 },
	{ GTAB_UTF16LE, false, T("\x08\x54\x42\xD8\x42\xD8\xB7\xDF"), 2, 1 },
	{ GTAB_UTF16LE, true, T("\x42\xD8"), 0, 0 },
	{ GTAB_UTF16LE, true, T("x"), 0, 0 },
	{ GTAB_UTF16LE, true, T("\x42\xD8\xB7"), 0, 0 },
	{ GTAB_UTF16BE, false, T("\xD8\x42"), 0, 0 },
	{ GTAB_UTF16BE, true, T("\xD8\x42\xDF"), 0, 0 },
};

static void
test_bad_at_edges(void **state)
{
	gtab_buf file;

	(void)state;
	gtab_buf_init(&file);
	for (size_t i = 0; i < COUNT(edge_bad); i++)
		for (size_t k = 0; k < COUNT(edges) * 14; k++) {
			const gtab_encoding e = edge_bad[i].encoding;
			const size_t unit = e == GTAB_UTF16LE || e == GTAB_UTF16BE ? 2 : 1;
			const size_t offset = (edges[k / 14] - 9 + k % 14) & ~(unit - 1);
			const size_t n = offset / unit;
			outcome o;

			build(&file, e, offset, edge_bad[i].bytes, !edge_bad[i].at_end);
			run(gtab_buf_text(&file), e, &o);
			if (o.status != GTAB_EENCODING ||
			    o.err.offset != offset + edge_bad[i].good ||
			    o.err.line_no != n / 100 + 1 ||
			    o.err.column_no != n % 100 + 1 + edge_bad[i].n_cp)
				fail_msg("case %zu at %zu: status %d, offset %llu, %llu:%llu: %s",
					 i, offset, o.status, (unsigned long long)o.err.offset,
					 (unsigned long long)o.err.line_no,
					 (unsigned long long)o.err.column_no, o.err.message);
			gtab_buf_clear(&o.text);
		}
	gtab_buf_clear(&file);
}

/* A CRLF across the edge is one line end, where a bad byte is counted. */
static void
test_lines_at_edges(void **state)
{
	static const gtab_text ends[] = { T("\r\n"), T("\r"), T("\n"), T("\n\r") };
	static const uint64_t want[] = { 1, 1, 1, 2 };
	gtab_buf file;

	(void)state;
	gtab_buf_init(&file);
	for (size_t i = 0; i < COUNT(ends); i++)
		for (size_t offset = 65532; offset < 65540; offset++) {
			outcome o;

			build(&file, GTAB_UTF8, offset, ends[i], false);
			gtab_buf_put(&file, (gtab_text)T("ab\xFF"));
			run(gtab_buf_text(&file), GTAB_UTF8, &o);
			assert_int_equal(o.err.offset, offset + ends[i].len + 2);
			assert_int_equal(o.err.line_no, offset / 100 + 1 + want[i]);
			assert_int_equal(o.err.column_no, 3);
			gtab_buf_clear(&o.text);
		}
	gtab_buf_clear(&file);
}

/* The sizes at which a block is just full, and the one after it empty. */
static void
test_sizes(void **state)
{
	gtab_buf file;

	(void)state;
	gtab_buf_init(&file);
	for (size_t size = 65530; size < 65540; size++) {
		static const gtab_encoding all[] = { GTAB_UTF8, GTAB_UTF8_BOM, GTAB_GB18030 };

		gtab_buf_truncate(&file, 0);
		while (file.len < size)
			gtab_buf_putc(&file, 'x');
		for (size_t i = 0; i < COUNT(all); i++) {
			outcome o;

			run(gtab_buf_text(&file), all[i], &o);
			assert_int_equal(o.status, GTAB_OK);
			assert_int_equal(o.text.len, size);
			gtab_buf_clear(&o.text);
		}
	}
	gtab_buf_clear(&file);
}

/* What only comes after the head decides too: the whole file is looked at. */
static void
test_late_evidence(void **state)
{
	gtab_buf file;
	outcome o;

	(void)state;
	gtab_buf_init(&file);
	build(&file, GTAB_UTF8, 200000, (gtab_text)T("\xBA\xCF"), true);
	run(gtab_buf_text(&file), AUTO, &o);
	assert_int_equal(o.status, GTAB_OK);
	assert_int_equal(o.encoding, GTAB_GB18030);
	gtab_buf_clear(&o.text);

	build(&file, GTAB_UTF8, 200000, (gtab_text)T("合计\xFF"), true);
	run(gtab_buf_text(&file), AUTO, &o);
	assert_int_equal(o.status, GTAB_EENCODING);
	assert_int_equal(o.err.offset, 200006);
	assert_int_equal(o.err.line_no, 2001);
	assert_int_equal(o.err.column_no, 3);
	gtab_buf_clear(&o.text);
	gtab_buf_clear(&file);
}

/* ---- names ---- */

static const struct {
	const char *name;
	bool known;
	gtab_encoding encoding;
} name_cases[] = {
	{ "utf-8", true, GTAB_UTF8 },
	{ "UTF8", true, GTAB_UTF8 },
	{ "utf_8", true, GTAB_UTF8 },
	{ "UTF-8-BOM", true, GTAB_UTF8_BOM },
	{ "utf-8-sig", true, GTAB_UTF8_BOM },
	{ "GBK", true, GTAB_GB18030 },
	{ "gb2312", true, GTAB_GB18030 },
	{ "GB-18030", true, GTAB_GB18030 },
	{ "cp936", true, GTAB_GB18030 },
	{ "Utf-16LE", true, GTAB_UTF16LE },
	{ "utf-16be", true, GTAB_UTF16BE },
	{ "auto", true, GTAB_ENCODING_AUTO },
	{ "", false, 0 },
	{ "latin1", true, GTAB_WINDOWS_1252 },
	{ "utf-80", false, 0 },
	{ "utf", false, 0 },
	{ "--", false, 0 },
};

static void
test_names(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(name_cases); i++) {
		gtab_encoding got = GTAB_UTF16BE;

		if (gtab_encoding_of(name_cases[i].name, &got) != name_cases[i].known ||
		    (name_cases[i].known && got != name_cases[i].encoding))
			fail_msg("\"%s\"", name_cases[i].name);
	}
	assert_string_equal(gtab_encoding_name(GTAB_GB18030), "GB18030");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_bad_behind_head),
		cmocka_unit_test(test_good_at_edges),
		cmocka_unit_test(test_bad_at_edges),
		cmocka_unit_test(test_lines_at_edges),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_late_evidence),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
