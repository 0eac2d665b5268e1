/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_DECODER_INTERNAL_H
#define GTAB_INPUT_DECODER_INTERNAL_H

/*
 * The inside of gtab_decoder: decode_block.c turns a block of bytes into text, encoding_decide.c settles which encoding
 * that is, decoder.c hands blocks out and goes on behind bad bytes.
 */

#include <gtab/buf.h>
#include <gtab/input.h>

#include <unicode/ucnv.h>

#include "input/text_place_internal.h"

enum { GTAB_DECODER_BLOCK = 65536, GTAB_DECODER_CERTAIN = 1000 };

struct gtab_decoder {
	gtab_source *source;
	gtab_decoder_options options;
	gtab_encoding encoding;
	int certainty;
	UConverter *converter; /* NULL for UTF-8 */
	uint64_t first;        /* offset of the first byte of text, behind a mark */
	uint64_t offset;       /* of the next byte to read */
	bool is_believed; /* a large file is read as its head speaks; bad_utf8 is why it is no UTF-8 */
	uint64_t bad_utf8;
	uint64_t end;          /* what lies behind is not read; UINT64_MAX: read all */
	uint64_t cut;          /* a test ends a block here, as if it were full; 0: nowhere */
	gtab_text_place place; /* of the next character; kept only where events need it */
	bool owes_mark;        /* a bad byte's U+FFFD comes next */
	char *kept;            /* bytes at the end of the last block that are not whole yet */
	size_t n_kept;
	gtab_buf text; /* a block of GTAB_MIXED */
	char in[GTAB_DECODER_BLOCK];
	UChar wide[GTAB_DECODER_BLOCK];
	char out[3 * GTAB_DECODER_BLOCK]; /* a UTF-16 unit needs 3 bytes at most */
	bool is_over;
};

/*
 * Read and decode one block, which may be empty. GTAB_END at the end. GTAB_EENCODING leaves the place of the bad byte in
 * bad_out and no message.
 */
gtab_status gtab_decoder_block(gtab_decoder *d, gtab_text *block_out, uint64_t *bad_out,
			       gtab_error *err);

/* The trouble of a byte at this offset: what it is, where it stands. Returns GTAB_EENCODING. */
gtab_status gtab_decoder_bad_byte(gtab_decoder *d, uint64_t bad, gtab_error *err);

/* A byte that the encoding we believed in does not allow: which one got further, and where it stopped. */
gtab_status gtab_decoder_disappointed(gtab_decoder *d, uint64_t bad, gtab_error *err);

/* Settle the encoding, decided or wanted, and stand at the beginning. */
gtab_status gtab_decoder_settle(gtab_decoder *d, gtab_encoding wanted, gtab_error *err);

#endif
