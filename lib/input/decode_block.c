/* SPDX-License-Identifier: MIT */
/* One block of bytes to UTF-8, cut at whole characters: UTF-8 is checked in place, the rest goes through ICU. */

#include "input/decoder_internal.h"

#include <string.h>
#include <unicode/ustring.h>

#include "input/gb18030_internal.h"
#include "input/source_internal.h"

enum { BLOCK = GTAB_DECODER_BLOCK, CHAR_MAX_LEN = 4 };

/* Keep what the block ends with in the middle of a character, or of a line, for the next one. */
static void
keep_tail(gtab_decoder *d, size_t whole, size_t len)
{
	d->n_kept = len - whole;
	memcpy(d->kept, d->in + whole, d->n_kept);
}

static gtab_status
next_utf8(gtab_decoder *d, size_t len, bool is_last, gtab_text *block_out, uint64_t *bad_out)
{
	const size_t valid = gtab_utf8_valid_len((gtab_text){ d->in, len });

	if (valid < len && (is_last || len - valid >= CHAR_MAX_LEN)) {
		*bad_out = d->offset - (len - valid);
		return GTAB_EENCODING;
	}
	keep_tail(d, valid, len);
	*block_out = (gtab_text){ d->in, valid };
	return GTAB_OK;
}

/* Length of the character that the first byte promises in GB18030. */
static size_t
gb18030_len(const unsigned char *p, size_t left)
{
	if (p[0] <= 0x80 || p[0] == 0xFF)
		return 1;
	return left > 1 && p[1] >= '0' && p[1] <= '9' ? 4 : 2;
}

static size_t
whole_gb18030(const unsigned char *p, size_t len)
{
	size_t whole = 0;

	while (whole < len) {
		const size_t n = gb18030_len(p + whole, len - whole);

		if (n > len - whole)
			break;
		whole += n;
	}
	return whole;
}

static size_t
whole_utf16(const unsigned char *p, size_t len, size_t high_byte)
{
	const size_t whole = len - len % 2;

	/* a lead surrogate waits for its trail */
	return whole > 0 && (p[whole - 2 + high_byte] & 0xFC) == 0xD8 ? whole - 2 : whole;
}

/* Length of the character that a byte of Big5, EUC or Shift_JIS begins: half-width kana and control characters are one. */
static size_t
double_byte_len(gtab_encoding e, unsigned char lead)
{
	if (lead < 0x80 || (e == GTAB_SHIFT_JIS && lead >= 0xA0 && lead <= 0xDF) ||
	    (e == GTAB_EUC_JP && lead < 0xA1 && lead != 0x8E && lead != 0x8F))
		return 1;
	return e == GTAB_EUC_JP && lead == 0x8F ? 3 : 2;
}

static size_t
whole_double_byte(gtab_encoding e, const unsigned char *p, size_t len)
{
	size_t whole = 0, n;

	while (whole < len && (n = double_byte_len(e, p[whole])) <= len - whole)
		whole += n;
	return whole;
}

/* How much of the block is whole characters. Only those are converted, so that ICU's state never spans blocks. */
static size_t
whole_len(const gtab_decoder *d, size_t len)
{
	const unsigned char *p = (const unsigned char *)d->in;

	switch (d->encoding) {
	case GTAB_GB18030: return whole_gb18030(p, len);
	case GTAB_UTF16LE: return whole_utf16(p, len, 1);
	case GTAB_UTF16BE: return whole_utf16(p, len, 0);
	case GTAB_UTF32LE:
	case GTAB_UTF32BE: return len - len % 4;
	case GTAB_WINDOWS_1252: return len;
	default: return whole_double_byte(d->encoding, p, len);
	}
}

/* GB18030 by its table; false where ICU is to say what is wrong. */
static bool
decode_gb18030(gtab_decoder *d, size_t whole, size_t *n_out)
{
	return d->encoding == GTAB_GB18030 &&
	       gtab_gb18030_decode((gtab_text){ d->in, whole }, d->out, n_out) == whole;
}

static gtab_status
next_converted(gtab_decoder *d, size_t len, bool is_last, gtab_text *block_out, uint64_t *bad_out)
{
	const size_t whole = is_last ? len : whole_len(d, len);
	const char *from = d->in;
	UChar *to = d->wide;
	UErrorCode code = U_ZERO_ERROR;
	size_t n_decoded;
	int32_t n = 0;

	if (decode_gb18030(d, whole, &n_decoded)) {
		keep_tail(d, whole, len);
		*block_out = (gtab_text){ d->out, n_decoded };
		return GTAB_OK;
	}
	ucnv_toUnicode(d->converter, &to, d->wide + BLOCK, &from, d->in + whole, NULL, true, &code);
	if (U_FAILURE(code)) {
		char invalid[8];
		int8_t n_invalid = sizeof(invalid);
		UErrorCode ignored = U_ZERO_ERROR;

		ucnv_getInvalidChars(d->converter, invalid, &n_invalid, &ignored);
		ucnv_resetToUnicode(
			d->converter); /* or half a character would stand before the next block */
		*bad_out = d->offset - (uint64_t)(d->in + len - from) - (uint64_t)n_invalid;
		return GTAB_EENCODING;
	}
	if (d->encoding == GTAB_GB18030)
		gtab_gb18030_update(d->wide, (size_t)(to - d->wide));
	u_strToUTF8(d->out, sizeof(d->out), &n, d->wide, (int32_t)(to - d->wide), &code);
	if (U_FAILURE(code)) {
		*bad_out = d->offset - len;
		return GTAB_EENCODING;
	}
	keep_tail(d, whole, len);
	*block_out = (gtab_text){ d->out, (size_t)n };
	return GTAB_OK;
}

/*
 * A file that mixes UTF-8 and GB18030 changes between lines: each is read as UTF-8 if it is valid, else as GB18030, and
 * that is told.
 */
static gtab_status
mixed_line(gtab_decoder *d, gtab_text line, uint64_t offset)
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t n_wide, n = 0;

	if (gtab_utf8_valid_len(line) == line.len) {
		gtab_buf_put(&d->text, line);
		gtab_text_place_move(&d->place, line);
		return GTAB_OK;
	}
	n_wide = ucnv_toUChars(d->converter, d->wide, BLOCK, line.ptr, (int32_t)line.len, &code);
	if (U_FAILURE(code))
		return GTAB_EENCODING;
	gtab_gb18030_update(d->wide, (size_t)n_wide);
	u_strToUTF8(d->out, sizeof(d->out), &n, d->wide, n_wide, &code);
	if (d->options.on_event != NULL)
		d->options.on_event(d->options.ctx,
				    &(gtab_decoder_event){ .is_rescue = true,
							   .offset = offset,
							   .line_no = d->place.line_no,
							   .column_no = 1 });
	gtab_buf_put(&d->text, (gtab_text){ d->out, (size_t)n });
	gtab_text_place_move(&d->place, (gtab_text){ d->out, (size_t)n });
	return GTAB_OK;
}

static gtab_status
next_mixed(gtab_decoder *d, size_t len, bool is_last, gtab_text *block_out, uint64_t *bad_out)
{
	gtab_text rest = { d->in, len };

	gtab_buf_truncate(&d->text, 0);
	while (rest.len > 0) {
		const size_t end = gtab_text_find(rest, GTAB_TEXT("\n"));
		const gtab_text line = gtab_text_slice(rest, 0, end + 1);
		const uint64_t offset = d->offset - rest.len;

		if (end == rest.len && !is_last && rest.len < BLOCK / 2)
			break;
		if (mixed_line(d, line, offset) != GTAB_OK) {
			if (rest.len <
			    len) { /* what was told of the lines before it is told once */
				d->is_over = false;
				break;
			}
			*bad_out = offset + gtab_utf8_valid_len(line);
			return GTAB_EENCODING;
		}
		rest = gtab_text_slice(rest, line.len, rest.len);
	}
	keep_tail(d, len - rest.len, len);
	*block_out = gtab_buf_text(&d->text);
	return d->text.failed ? GTAB_ENOMEM : GTAB_OK;
}

static gtab_status
decode_block(gtab_decoder *d, size_t len, gtab_text *block_out, uint64_t *bad_out)
{
	if (d->encoding == GTAB_MIXED)
		return next_mixed(d, len, d->is_over, block_out, bad_out);
	return d->converter == NULL ? next_utf8(d, len, d->is_over, block_out, bad_out)
				    : next_converted(d, len, d->is_over, block_out, bad_out);
}

/* How much more goes into the block. */
static size_t
room_of(const gtab_decoder *d)
{
	const size_t room = BLOCK - d->n_kept;
	const bool is_cut = d->cut > d->offset && d->cut - d->offset < room && d->end == UINT64_MAX;

	return is_cut ? (size_t)(d->cut - d->offset) : room;
}

/* Read and decode one block. GTAB_EENCODING leaves the place of the bad byte in bad_out and no message. */
gtab_status
gtab_decoder_block(gtab_decoder *d, gtab_text *block_out, uint64_t *bad_out, gtab_error *err)
{
	const size_t room = room_of(d);
	const size_t want = d->end - d->offset < room ? (size_t)(d->end - d->offset) : room;
	size_t n_read, len;
	gtab_status st;

	if (d->is_over)
		return GTAB_END;
	memcpy(d->in, d->kept, d->n_kept);
	st = gtab_source_read(d->source, d->offset, d->in + d->n_kept, want, &n_read, err);
	if (st != GTAB_OK)
		return st;
	len = d->n_kept + n_read;
	d->n_kept = 0;
	d->offset += n_read;
	d->is_over = n_read < room;
	return decode_block(d, len, block_out, bad_out);
}
