/* SPDX-License-Identifier: MIT */
/* The decoder: hands out a source as blocks of UTF-8, says where a bad byte stands, and goes on behind it if told to. */

#include "input/decoder_internal.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "input/encoding_internal.h"
#include "input/source_internal.h"

/* ---- where a bad byte stands ---- */

/* Decode again only what stands before the bad byte, to count its line and column. */
static gtab_text_place
locate(gtab_decoder *d, uint64_t bad)
{
	gtab_text_place place = { 1, 1, 0 };
	gtab_text block;
	uint64_t ignored;

	d->end = bad;
	if (gtab_decoder_rewind(d, NULL) == GTAB_OK)
		while (gtab_decoder_block(d, &block, &ignored, NULL) == GTAB_OK)
			gtab_text_place_move(&place, block);
	d->end = UINT64_MAX;
	return place;
}

gtab_status
gtab_decoder_bad_byte(gtab_decoder *d, uint64_t bad, gtab_error *err)
{
	gtab_text_place place;
	char byte = 0;
	size_t n;

	if (err == NULL)
		return GTAB_EENCODING;
	gtab_source_read(d->source, bad, &byte, 1, &n, NULL);
	place = locate(d, bad);
	gtab_error_set(
		err, GTAB_EENCODING,
		_("byte 0x%02X at offset %llu is no %s; name the encoding with --encoding, or "
		  "export the file again"),
		(unsigned)(unsigned char)byte, (unsigned long long)bad,
		gtab_encoding_name(d->encoding));
	gtab_error_at(err, gtab_source_name(d->source).ptr, place.line_no, place.column_no);
	err->offset = bad;
	return GTAB_EENCODING;
}

/* ---- going on behind a bad byte ---- */

/* Hand out the good bytes before it; the mark, or nothing, stands for it in the next block. */
static gtab_status
recover(gtab_decoder *d, uint64_t start, uint64_t bad, gtab_text *block_out, gtab_error *err)
{
	gtab_decoder_event event = { .offset = bad };
	uint64_t ignored;
	size_t n;
	gtab_status st;

	gtab_source_read(d->source, bad, (char *)&event.byte, 1, &n, NULL);
	d->offset = start;
	d->n_kept = 0;
	d->is_over = false;
	d->end = bad;
	st = gtab_decoder_block(d, block_out, &ignored, err);
	d->end = UINT64_MAX;
	d->is_over = false;
	d->n_kept = 0;
	d->offset = bad + gtab_encoding_info_of(d->encoding)->unit;
	d->owes_mark = d->options.on_bad_byte == GTAB_BAD_BYTE_MARK;
	if (st != GTAB_OK)
		return st;
	if (d->encoding != GTAB_MIXED)
		gtab_text_place_move(&d->place, *block_out);
	event.line_no = d->place.line_no;
	event.column_no = d->place.column_no;
	if (d->options.on_event != NULL)
		d->options.on_event(d->options.ctx, &event);
	return GTAB_OK;
}

static gtab_status
next_recovering(gtab_decoder *d, gtab_text *block_out, gtab_error *err)
{
	const uint64_t start = d->offset - d->n_kept;
	uint64_t bad = 0;
	gtab_status st;

	if (d->owes_mark) {
		d->owes_mark = false;
		*block_out = GTAB_TEXT("\xEF\xBF\xBD");
		d->place.column_no++;
		return GTAB_OK;
	}
	st = gtab_decoder_block(d, block_out, &bad, err);
	if (st == GTAB_OK && d->encoding != GTAB_MIXED)
		gtab_text_place_move(&d->place, *block_out);
	return st == GTAB_EENCODING ? recover(d, start, bad, block_out, err) : st;
}

gtab_status
gtab_decoder_open_with(gtab_source *source, const gtab_decoder_options *options, gtab_decoder **out,
		       gtab_error *err)
{
	gtab_decoder *d = calloc(1, sizeof(*d));
	gtab_status st;

	*out = NULL;
	if (d == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	d->source = source;
	d->options = *options;
	d->options.on_event = NULL; /* deciding reads it too, and is not what is told */
	d->end = UINT64_MAX;
	d->certainty = GTAB_DECODER_CERTAIN;
	gtab_buf_init(&d->text);
	d->kept = malloc(GTAB_DECODER_BLOCK);
	st = d->kept == NULL ? gtab_error_set(err, GTAB_ENOMEM, NULL)
			     : gtab_decoder_settle(d, options->encoding, err);
	if (st != GTAB_OK) {
		gtab_decoder_free(d);
		return st;
	}
	d->options.on_event = options->on_event;
	*out = d;
	return GTAB_OK;
}

gtab_status
gtab_decoder_open(gtab_source *source, gtab_encoding encoding, gtab_decoder **out, gtab_error *err)
{
	const gtab_decoder_options options = { .encoding = encoding };

	return gtab_decoder_open_with(source, &options, out, err);
}

gtab_encoding
gtab_decoder_encoding(const gtab_decoder *d)
{
	return d->encoding;
}

int
gtab_decoder_certainty(const gtab_decoder *d)
{
	return d->certainty;
}

void
gtab_decoder_set_events(gtab_decoder *d, gtab_decoder_fn *on_event, void *ctx)
{
	d->options.on_event = on_event;
	d->options.ctx = ctx;
}

gtab_status
gtab_decoder_next(gtab_decoder *d, gtab_text *block_out, gtab_error *err)
{
	const bool recovers = d->options.on_bad_byte != GTAB_BAD_BYTE_STOP;
	uint64_t bad = 0;
	gtab_status st;

	do
		st = recovers ? next_recovering(d, block_out, err)
			      : gtab_decoder_block(d, block_out, &bad, err);
	while (st == GTAB_OK && block_out->len == 0);
	if (st != GTAB_EENCODING)
		return st;
	return d->is_believed ? gtab_decoder_disappointed(d, bad, err)
			      : gtab_decoder_bad_byte(d, bad, err);
}

/* A mark at the front is no text. */
static size_t
mark_len(gtab_encoding e, gtab_text head)
{
	const gtab_text mark = gtab_encoding_info_of(e)->mark;

	return mark.len > 0 && gtab_text_starts(head, mark) ? mark.len : 0;
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
	d->first = mark_len(d->encoding, (gtab_text){ mark, n });
	d->offset = d->first;
	d->n_kept = 0;
	d->is_over = false;
	d->owes_mark = false;
	d->place = (gtab_text_place){ 1, 1, 0 };
	return GTAB_OK;
}

void
gtab_decoder_free(gtab_decoder *d)
{
	if (d == NULL)
		return;
	ucnv_close(d->converter);
	gtab_buf_clear(&d->text);
	free(d->kept);
	free(d);
}
