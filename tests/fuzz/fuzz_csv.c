/* SPDX-License-Identifier: MIT */

/* Any bytes through decoder and CSV reader: reading again, and in other blocks, gives the same cells at the same places. */

#include <stdlib.h>

#include "input/decoder_internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* All records of one pass as one text; what failed ends with its status and line. */
static void
put_records(gtab_stream *csv, gtab_buf *out)
{
	const gtab_row *row;
	gtab_error err = { 0 };
	gtab_status st = gtab_stream_rewind(csv, &err);

	gtab_buf_truncate(out, 0);
	while (st == GTAB_OK && (st = gtab_stream_next(csv, &row, &err)) == GTAB_OK) {
		gtab_buf_put_uint(out, row->place.line_no);
		for (size_t i = 0; i < row->n_cells; i++) {
			if (gtab_utf8_valid_len(row->cells[i].text) != row->cells[i].text.len)
				abort();
			gtab_buf_putc(out, '\0');
			gtab_buf_put(out, row->cells[i].text);
		}
		gtab_buf_putc(out, '\n');
	}
	gtab_buf_printf(out, "%d %llu", st, (unsigned long long)err.line_no);
}

static void
compare(gtab_decoder *decoder, gtab_stream *csv, size_t cut)
{
	gtab_buf first, again;

	gtab_buf_init(&first);
	gtab_buf_init(&again);
	put_records(csv, &first);
	decoder->cut = cut;
	put_records(csv, &again);
	if (!gtab_text_equal(gtab_buf_text(&first), gtab_buf_text(&again)))
		abort();
	gtab_buf_clear(&first);
	gtab_buf_clear(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const gtab_text bytes = { (const char *)data, len };
	const gtab_csv_options options = { .cell_max = 1 << 12 };
	gtab_source *source = NULL;
	gtab_decoder *decoder = NULL;
	gtab_stream *csv = NULL;

	if (gtab_source_from_bytes("fuzz", bytes, &source, NULL) == GTAB_OK &&
	    gtab_decoder_open(source, GTAB_ENCODING_AUTO, &decoder, NULL) == GTAB_OK &&
	    gtab_csv_open(decoder, GTAB_TEXT("fuzz"), &options, &csv, NULL) == GTAB_OK)
		compare(decoder, csv, (7 * len + data[len / 2]) % len);
	gtab_stream_free(csv);
	gtab_decoder_free(decoder);
	gtab_source_free(source);
	return 0;
}
