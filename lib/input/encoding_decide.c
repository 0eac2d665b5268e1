/* SPDX-License-Identifier: MIT */
/* Which encoding a source is in: what its head proves, or else what reads to its end and makes sense. */

#include "input/decoder_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "input/content_internal.h"
#include "input/encoding_internal.h"
#include "input/gb18030_internal.h"
#include "input/source_internal.h"

enum { HEAD = 4096, SAMPLE = 262144 };

static gtab_status
use_encoding(gtab_decoder *d, gtab_encoding e, gtab_error *err)
{
	const char *name = gtab_encoding_info_of(e)->converter;
	UErrorCode code = U_ZERO_ERROR;

	ucnv_close(d->converter);
	d->converter = NULL;
	d->encoding = e;
	if (name != NULL) {
		d->converter = ucnv_open(name, &code);
		if (U_SUCCESS(code))
			gtab_gb18030_stop_at_bad(d->converter, &code);
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
		st = gtab_decoder_block(d, &block, bad_out, err);
	return st == GTAB_END ? use_encoding(d, e, err) : st;
}

/* Where in the sample the line begins that holds the byte at `bad`; bad itself when that is not seen. */
static size_t
line_start(gtab_text sample, size_t bad)
{
	size_t at = bad < sample.len ? bad : sample.len;

	while (at > 0 && sample.ptr[at - 1] != '\n')
		at--;
	return at == 0 ? bad : at;
}

/* What the file reads best as when it is no UTF-8, from the lines around the byte that says so and behind it. */
static gtab_status
score(gtab_decoder *d, uint64_t bad_utf8, gtab_verdict *out, gtab_error *err)
{
	char *bytes = malloc(SAMPLE);
	gtab_text sample = { bytes, 0 };
	const uint64_t start = bad_utf8 < SAMPLE / 2 ? 0 : bad_utf8 - HEAD;
	gtab_status st =
		bytes == NULL ? gtab_error_set(err, GTAB_ENOMEM, NULL)
			      : gtab_source_read(d->source, start, bytes, SAMPLE, &sample.len, err);

	if (st == GTAB_OK && start > 0) /* not in the middle of a character */
		sample = gtab_text_slice(sample, line_start(sample, (size_t)(bad_utf8 - start)),
					 sample.len);
	if (st == GTAB_OK)
		*out = gtab_encoding_by_score(sample);
	free(bytes);
	return st;
}

static gtab_status
refuse(const gtab_decoder *d, gtab_status st, const char *advice, gtab_error *err)
{
	gtab_error_set(err, st, "%s", advice);
	gtab_error_at(err, gtab_source_name(d->source).ptr, 0, 0);
	return st;
}

static gtab_status
ask(const gtab_decoder *d, const gtab_verdict *v, gtab_error *err)
{
	gtab_error_set(err, GTAB_EENCODING,
		       _("its bytes read well as %s and as %s; say which with --encoding"),
		       gtab_encoding_name(v->encoding), gtab_encoding_name(v->rival));
	return gtab_error_at(err, gtab_source_name(d->source).ptr, 0, 0);
}

/*
 * Some lines are UTF-8, others are not. Damage leaves no line that reads as GB18030 and makes sense; two files joined do.
 */
static gtab_status
ask_mixed(gtab_decoder *d, uint64_t bad_utf8, gtab_error *err)
{
	uint64_t ignored;

	if (d->options.on_bad_byte != GTAB_BAD_BYTE_STOP)
		return use_encoding(d, GTAB_UTF8, err);
	if (try_encoding(d, GTAB_MIXED, &ignored, NULL) == GTAB_EENCODING) {
		const gtab_status st = use_encoding(d, GTAB_UTF8, err);

		return st == GTAB_OK ? gtab_decoder_bad_byte(d, bad_utf8, err) : st;
	}
	gtab_error_set(err, GTAB_EENCODING,
		       _("some of its lines are UTF-8, others GB18030; read each by itself with "
			 "--mixed, or say "
			 "--encoding"));
	return gtab_error_at(err, gtab_source_name(d->source).ptr, 0, 0);
}

/* The best reading by score has a byte it does not allow: take what got furthest, and say where it stopped. */
static gtab_status
settle_for_damaged(gtab_decoder *d, gtab_encoding legacy, uint64_t bad_utf8, uint64_t bad_legacy,
		   gtab_error *err)
{
	/* where both fail at once, what was valid before it speaks for UTF-8 */
	const bool is_utf8 = bad_utf8 >= bad_legacy;
	const gtab_status st = use_encoding(d, is_utf8 ? GTAB_UTF8 : legacy, err);

	if (st != GTAB_OK || d->options.on_bad_byte != GTAB_BAD_BYTE_STOP)
		return st;
	return gtab_decoder_bad_byte(d, is_utf8 ? bad_utf8 : bad_legacy, err);
}

/* head is all of the file where that is short. */
gtab_status
gtab_decoder_disappointed(gtab_decoder *d, uint64_t bad, gtab_error *err)
{
	d->is_believed = false;
	return settle_for_damaged(d, d->encoding, d->bad_utf8, bad, err);
}

/* Whether there is more behind what was scored; then it is not read twice to be sure. */
static bool
is_large(gtab_decoder *d, uint64_t bad_utf8)
{
	char byte;
	size_t n = 0;

	return gtab_source_read(d->source, bad_utf8 + SAMPLE, &byte, 1, &n, NULL) == GTAB_OK &&
	       n > 0;
}

static gtab_status
decide(gtab_decoder *d, gtab_text head, gtab_error *err)
{
	static const gtab_verdict utf8_or_gb18030 = { .encoding = GTAB_UTF8,
						      .rival = GTAB_GB18030 };
	uint64_t bad_utf8 = 0, bad_legacy = 0;
	gtab_verdict verdict;
	gtab_status st = try_encoding(d, GTAB_UTF8, &bad_utf8, err);

	if (st == GTAB_OK && gtab_encoding_may_be_gb18030(head))
		return ask(d, &utf8_or_gb18030, err);
	if (st != GTAB_EENCODING)
		return st;
	st = score(d, bad_utf8, &verdict, err);
	if (st != GTAB_OK)
		return st;
	if (verdict.is_mixed)
		return ask_mixed(d, bad_utf8, err);
	if (verdict.is_thin)
		return ask(d, &verdict, err);
	if (verdict.is_senseless)
		return refuse(d, GTAB_EENCODING,
			      _("its bytes make sense in no encoding that is told by its bytes; "
				"say which "
				"it is with --encoding"),
			      err);
	d->certainty = verdict.certainty;
	if (d->options.on_bad_byte == GTAB_BAD_BYTE_STOP && is_large(d, bad_utf8)) {
		d->is_believed = true;
		d->bad_utf8 = bad_utf8;
		return use_encoding(d, verdict.encoding, err);
	}
	st = try_encoding(d, verdict.encoding, &bad_legacy, err);
	if (st != GTAB_EENCODING)
		return st;
	return settle_for_damaged(d, verdict.encoding, bad_utf8, bad_legacy, err);
}

/*
 * Control characters that no text has, too many for damage. A stray NUL among text is left to the reader, which
 * knows its line and column.
 */
static bool
is_binary(gtab_text head)
{
	size_t n_control = 0;

	for (size_t i = 0; i < head.len; i++) {
		const unsigned char c = (unsigned char)head.ptr[i];

		n_control += c < ' ' && !(c >= '\t' && c <= '\r');
	}
	return n_control > 4 && n_control > head.len / 16;
}

gtab_status
gtab_decoder_settle(gtab_decoder *d, gtab_encoding wanted, gtab_error *err)
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
	if (is_binary(head))
		return refuse(
			d, GTAB_EENCODING,
			_("this is a binary file, not a table in text; export the table as CSV"),
			err);
	return decide(d, head, err);
}
