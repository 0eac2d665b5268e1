/* SPDX-License-Identifier: MIT */

/* Any bytes through decoder and CSV reader: no crash, and reading again gives the same rows. */

#include <gtab/input.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* How many cells and bytes the rows hold; a failed stream counts up to where it failed. */
static size_t
count(gtab_stream *csv)
{
	const gtab_row *row;
	size_t n = 0;

	while (gtab_stream_next(csv, &row, NULL) == GTAB_OK)
		for (size_t i = 0; i < row->n_cells; i++)
			n += 1 + row->cells[i].text.len;
	return n;
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
	    gtab_csv_open(decoder, GTAB_TEXT("fuzz"), &options, &csv, NULL) == GTAB_OK) {
		const size_t first = count(csv);

		if (gtab_stream_rewind(csv, NULL) == GTAB_OK && count(csv) != first)
			abort();
	}
	gtab_stream_free(csv);
	gtab_decoder_free(decoder);
	gtab_source_free(source);
	return 0;
}
