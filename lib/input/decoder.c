/* SPDX-License-Identifier: MIT */
/* The decoder: blocks of bytes to blocks of UTF-8; UTF-8 is checked in place, the rest goes through ICU. */

#include <gtab/buf.h>

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include "base/i18n.h"
#include "input/content_internal.h"
#include "input/encoding_internal.h"
#include "input/source_internal.h"

enum { BLOCK = 65536, HEAD = 4096, PAIR = 2 };

struct gtab_decoder {
	gtab_source *source;
	gtab_encoding encoding;
	UConverter *converter; /* NULL for UTF-8 */
	uint64_t offset;       /* of the next byte to read */
	size_t n_kept;         /* bytes at the front of `in` that began a character */
	char in[BLOCK];
	UChar wide[BLOCK + PAIR];
	char out[3 * (BLOCK + PAIR)]; /* a UTF-16 unit needs 3 bytes at most */
	bool is_over;
};

static const char *
converter_name(gtab_encoding e)
{
	switch (e) {
	case GTAB_UTF16LE: return "UTF-16LE";
	case GTAB_UTF16BE: return "UTF-16BE";
	case GTAB_GB18030: return "gb18030";
	default: return NULL;
	}
}

static size_t
mark_len(gtab_encoding e, gtab_text head)
{
	switch (e) {
	case GTAB_UTF8:
	case GTAB_UTF8_BOM: return gtab_text_starts(head, GTAB_TEXT("\xEF\xBB\xBF")) ? 3 : 0;
	case GTAB_UTF16LE: return gtab_text_starts(head, GTAB_TEXT("\xFF\xFE")) ? 2 : 0;
	case GTAB_UTF16BE: return gtab_text_starts(head, GTAB_TEXT("\xFE\xFF")) ? 2 : 0;
	case GTAB_GB18030: return gtab_text_starts(head, GTAB_TEXT("\x84\x31\x95\x33")) ? 4 : 0;
	default: return 0;
	}
}

/* ---- one block ---- */

/* What the last block ended in the middle of a character is kept for the next; at the end it is a bad byte. */
static gtab_status
next_utf8(gtab_decoder *d, size_t len, bool is_last, gtab_text *block_out, uint64_t *bad_out)
{
	const size_t valid = gtab_utf8_valid_len((gtab_text){ d->in, len });

	if (valid < len && (is_last || len - valid > 3 || valid == 0)) {
		*bad_out = d->offset - (len - valid);
		return GTAB_EENCODING;
	}
	d->n_kept = len - valid;
	memcpy(d->out, d->in + valid,
	       d->n_kept); /* the block is handed out from `in`: keep its tail aside */
	*block_out = (gtab_text){ d->in, valid };
	return GTAB_OK;
}

static gtab_status
next_converted(gtab_decoder *d, size_t len, bool is_last, gtab_text *block_out, uint64_t *bad_out)
{
	const char *from = d->in;
	UChar *to = d->wide;
	UErrorCode code = U_ZERO_ERROR;
	int32_t n = 0;

	ucnv_toUnicode(d->converter, &to, d->wide + BLOCK + PAIR, &from, d->in + len, NULL, is_last,
		       &code);
	if (U_FAILURE(code)) {
		char invalid[8];
		int8_t n_invalid = sizeof(invalid);
		UErrorCode ignored = U_ZERO_ERROR;

		ucnv_getInvalidChars(d->converter, invalid, &n_invalid, &ignored);
		*bad_out = d->offset - (uint64_t)(d->in + len - from) - (uint64_t)n_invalid;
		return GTAB_EENCODING;
	}
	u_strToUTF8(d->out, sizeof(d->out), &n, d->wide, (int32_t)(to - d->wide), &code);
	if (U_FAILURE(code) && code != U_STRING_NOT_TERMINATED_WARNING) {
		*bad_out = d->offset - len;
		return GTAB_EENCODING;
	}
	*block_out = (gtab_text){ d->out, (size_t)n };
	return GTAB_OK;
}

/* Read and decode one block. GTAB_EENCODING leaves the place of the bad byte in bad_out and no message. */
static gtab_status
next_block(gtab_decoder *d, gtab_text *block_out, uint64_t *bad_out, gtab_error *err)
{
	size_t n_read, len;
	bool is_last;
	gtab_status st;

	if (d->is_over)
		return GTAB_END;
	memcpy(d->in, d->out, d->converter == NULL ? d->n_kept : 0);
	len = d->converter == NULL ? d->n_kept : 0;
	st = gtab_source_read(d->source, d->offset, d->in + len, BLOCK - len, &n_read, err);
	if (st != GTAB_OK)
		return st;
	d->offset += n_read;
	is_last = n_read < BLOCK - len;
	len += n_read;
	d->is_over = is_last;
	return d->converter == NULL ? next_utf8(d, len, is_last, block_out, bad_out)
				    : next_converted(d, len, is_last, block_out, bad_out);
}

/* ---- where a bad byte stands ---- */

static void
count_place(gtab_text block, uint64_t *line_no, uint64_t *column_no)
{
	for (size_t i = 0; i < block.len; i++) {
		*column_no += ((unsigned char)block.ptr[i] & 0xC0) != 0x80;
		if (block.ptr[i] == '\n') {
			*line_no += 1;
			*column_no = 1;
		}
	}
}

/* Decode again only what stands before the bad byte, to count its line and column. */
static void
locate(gtab_decoder *d, uint64_t bad, uint64_t *line_no, uint64_t *column_no)
{
	gtab_text block = GTAB_TEXT("");
	char byte[BLOCK];
	uint64_t at = 0;

	*line_no = 1;
	*column_no = 1;
	if (d->converter != NULL)
		ucnv_reset(d->converter);
	while (at < bad) {
		const size_t want = bad - at < BLOCK ? (size_t)(bad - at) : BLOCK;
		size_t n = 0, skip;
		uint64_t ignored;

		if (gtab_source_read(d->source, at, byte, want, &n, NULL) != GTAB_OK || n == 0)
			break;
		skip = at == 0 ? mark_len(d->encoding, (gtab_text){ byte, n }) : 0;
		memcpy(d->in, byte + skip, n - skip);
		at += n;
		block = (gtab_text){ d->in, n - skip };
		if (d->converter != NULL &&
		    next_converted(d, n - skip, false, &block, &ignored) != GTAB_OK)
			break;
		count_place(block, line_no, column_no);
	}
}

static gtab_status
bad_byte(gtab_decoder *d, uint64_t bad, gtab_error *err)
{
	uint64_t line_no, column_no;
	char byte = 0;
	size_t n;

	if (err == NULL)
		return GTAB_EENCODING;
	gtab_source_read(d->source, bad, &byte, 1, &n, NULL);
	locate(d, bad, &line_no, &column_no);
	gtab_error_set(
		err, GTAB_EENCODING,
		_("byte 0x%02X at offset %llu is no %s; name the encoding with --encoding, or "
		  "export the file again"),
		(unsigned)(unsigned char)byte, (unsigned long long)bad,
		gtab_encoding_name(d->encoding));
	gtab_error_at(err, gtab_source_name(d->source).ptr, line_no, column_no);
	err->offset = bad;
	return GTAB_EENCODING;
}

/* ---- opening: deciding the encoding ---- */

static gtab_status
use_encoding(gtab_decoder *d, gtab_encoding e, gtab_error *err)
{
	const char *name = converter_name(e);
	UErrorCode code = U_ZERO_ERROR;

	ucnv_close(d->converter);
	d->converter = NULL;
	d->encoding = e;
	if (name != NULL) {
		d->converter = ucnv_open(name, &code);
		if (U_SUCCESS(code))
			ucnv_setToUCallBack(d->converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL,
					    &code);
		if (U_FAILURE(code))
			return gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	return gtab_decoder_rewind(d, err);
}

/* Decode it all: GTAB_OK when every byte is allowed, else GTAB_EENCODING and the first that is not. */
static gtab_status
try_encoding(gtab_decoder *d, gtab_encoding e, uint64_t *bad_out, gtab_error *err)
{
	gtab_text block;
	gtab_status st = use_encoding(d, e, err);

	while (st == GTAB_OK)
		st = next_block(d, &block, bad_out, err);
	return st == GTAB_END ? use_encoding(d, e, err) : st;
}

static gtab_status
decide(gtab_decoder *d, gtab_error *err)
{
	uint64_t bad_utf8 = 0, bad_gb = 0;
	gtab_status st = try_encoding(d, GTAB_UTF8, &bad_utf8, err);

	if (st == GTAB_EENCODING)
		st = try_encoding(d, GTAB_GB18030, &bad_gb, err);
	if (st != GTAB_EENCODING)
		return st;
	if (bad_utf8 > bad_gb && use_encoding(d, GTAB_UTF8, err) == GTAB_OK)
		return bad_byte(d, bad_utf8, err);
	return bad_byte(d, bad_gb, err);
}

static gtab_status
refuse(const gtab_decoder *d, gtab_status st, const char *advice, gtab_error *err)
{
	gtab_error_set(err, st, "%s", advice);
	gtab_error_at(err, gtab_source_name(d->source).ptr, 0, 0);
	return st;
}

static gtab_status
settle(gtab_decoder *d, gtab_encoding wanted, gtab_error *err)
{
	char bytes[HEAD];
	gtab_text head = { bytes, 0 };
	gtab_status st = gtab_source_read(d->source, 0, bytes, HEAD, &head.len, err);
	const char *advice;

	if (st != GTAB_OK)
		return st;
	if (head.len == 0)
		return refuse(d, GTAB_EMALFORMED, _("the file is empty"), err);
	advice = gtab_content_advice(head);
	if (advice != NULL)
		return refuse(d, GTAB_EENCODING, advice, err);
	if (wanted == GTAB_ENCODING_AUTO)
		wanted = gtab_encoding_by_head(head);
	if (wanted != GTAB_ENCODING_AUTO)
		return use_encoding(d, wanted, err);
	if (memchr(bytes, 0, head.len) != NULL)
		return refuse(
			d, GTAB_EENCODING,
			_("this is a binary file, not a table in text; export the table as CSV"),
			err);
	return decide(d, err);
}

gtab_status
gtab_decoder_open(gtab_source *source, gtab_encoding encoding, gtab_decoder **out, gtab_error *err)
{
	gtab_decoder *d = calloc(1, sizeof(*d));
	gtab_status st;

	*out = NULL;
	if (d == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	d->source = source;
	st = settle(d, encoding, err);
	if (st != GTAB_OK) {
		gtab_decoder_free(d);
		return st;
	}
	*out = d;
	return GTAB_OK;
}

gtab_encoding
gtab_decoder_encoding(const gtab_decoder *d)
{
	return d->encoding;
}

gtab_status
gtab_decoder_next(gtab_decoder *d, gtab_text *block_out, gtab_error *err)
{
	uint64_t bad = 0;
	gtab_status st;

	do
		st = next_block(d, block_out, &bad, err);
	while (st == GTAB_OK && block_out->len == 0);
	return st == GTAB_EENCODING ? bad_byte(d, bad, err) : st;
}

gtab_status
gtab_decoder_rewind(gtab_decoder *d, gtab_error *err)
{
	char mark[4];
	size_t n;
	const gtab_status st = gtab_source_read(d->source, 0, mark, sizeof(mark), &n, err);

	if (st != GTAB_OK)
		return st;
	if (d->converter != NULL)
		ucnv_reset(d->converter);
	d->offset = mark_len(d->encoding, (gtab_text){ mark, n });
	d->n_kept = 0;
	d->is_over = false;
	return GTAB_OK;
}

void
gtab_decoder_free(gtab_decoder *d)
{
	if (d == NULL)
		return;
	ucnv_close(d->converter);
	free(d);
}
