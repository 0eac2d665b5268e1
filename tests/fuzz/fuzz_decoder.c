/* SPDX-License-Identifier: MIT */

/*
 * Any bytes in any encoding: what comes out is UTF-8, and the same wherever the bytes are cut into blocks. The first two
 * bytes choose encoding, mode and cut.
 */

#include <stdlib.h>

#include "input/decoder_internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* All text of one pass; false when it ends in trouble. */
static bool
decode(gtab_decoder *d, gtab_buf *out)
{
	gtab_text block;
	gtab_status st = gtab_decoder_rewind(d, NULL);

	gtab_buf_truncate(out, 0);
	while (st == GTAB_OK && (st = gtab_decoder_next(d, &block, NULL)) == GTAB_OK) {
		if (gtab_utf8_valid_len(block) != block.len)
			abort();
		gtab_buf_put(out, block);
	}
	return st == GTAB_END;
}

static void
compare(gtab_decoder *d, size_t cut)
{
	gtab_buf whole, parts;
	bool is_whole;

	gtab_buf_init(&whole);
	gtab_buf_init(&parts);
	is_whole = decode(d, &whole);
	d->cut = cut;
	if (decode(d, &parts) != is_whole ||
	    (is_whole && !gtab_text_equal(gtab_buf_text(&whole), gtab_buf_text(&parts))))
		abort();
	gtab_buf_clear(&whole);
	gtab_buf_clear(&parts);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	gtab_source *source = NULL;
	gtab_decoder *decoder = NULL;
	gtab_decoder_options options;

	if (len < 2)
		return 0;
	options = (gtab_decoder_options){ .encoding = data[0] % (GTAB_MIXED + 1),
					  .on_bad_byte = data[1] % 3 };
	if (gtab_source_from_bytes("fuzz", (gtab_text){ (const char *)data + 2, len - 2 }, &source,
				   NULL) == GTAB_OK &&
	    gtab_decoder_open_with(source, &options, &decoder, NULL) == GTAB_OK)
		compare(decoder, data[1] % (len - 1));
	gtab_decoder_free(decoder);
	gtab_source_free(source);
	return 0;
}
