/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_BLOCK_INTERNAL_H
#define GTAB_INPUT_BLOCK_INTERNAL_H

/*
 * Bulk input: blocks of whole records, each read by itself, so that several can be read at the same time. A block gives
 * the same records as the reader of csv_reader.c, at the same places, or says that it is odd; then the reader is asked.
 *
 * The bytes are cut at line ends outside quotes, counting quotes, in the encoding they came in. A stray quote can lead that
 * astray. So whoever splits a block finds out whether it ends where a record does: if all blocks before it did, it began
 * where a record does too.
 */

#include <gtab/input.h>

/* What all blocks of a file have in common. */
typedef struct gtab_block_format {
	gtab_encoding encoding; /* GTAB_UTF8 or GTAB_GB18030 */
	char delimiter;
	char quote;
	size_t cell_max;
} gtab_block_format;

/*
 * Where the plain part of a CSV stream begins, and how to read it in blocks.
 *
 * offset   of the first record in the source: behind a byte order mark and a `sep=` line
 * line_no  of the first record
 */
typedef struct gtab_block_start {
	gtab_block_format format;
	uint64_t offset;
	uint64_t line_no;
} gtab_block_start;

/* Where to begin with a CSV stream that was just opened or rewound; false when it is not plain enough. */
bool gtab_csv_block_start(const gtab_stream *csv, gtab_block_start *out);

/*
 * Read the block of whole records that begins at offset, about `size` bytes of them, into raw, which it replaces. The last
 * one holds all that is left. Returns GTAB_OK; GTAB_END behind the last; GTAB_EMALFORMED when no record ends within
 * reason; GTAB_EINPUT, GTAB_ENOMEM.
 */
gtab_status gtab_block_read(gtab_source *source, uint64_t offset, size_t size, char quote,
			    gtab_buf *raw, gtab_error *err);

/* Read the same block again, by its place. GTAB_OK, GTAB_EINPUT, GTAB_ENOMEM. */
gtab_status gtab_block_reread(gtab_source *source, uint64_t offset, size_t len, gtab_buf *raw,
			      gtab_error *err);

/* Bytes of whole records that this begins with, up to the last line end outside quotes; 0 when it holds none. */
size_t gtab_block_cut(gtab_text bytes, char quote);

/* The marks that are left: of the 64 bytes at hand, and of those behind. */
typedef struct gtab_block_marks {
	uint64_t word;
	const uint64_t *next;
	size_t word_at; /* offset of the 64 bytes at hand */
} gtab_block_marks;

/*
 * One block while it is split. Zero it once; it is used again for many blocks, and cleared at the end.
 *
 * place   line and record of the record that comes next
 * text    UTF-8, in `raw` or in `decoded`; quotes are taken out in place
 * marks   a bit for every byte of the text that may end a cell or begin a quoted one
 */
typedef struct gtab_block {
	gtab_block_format format;
	gtab_place place;
	gtab_buf raw;
	gtab_buf decoded;
	char *text;
	size_t len;
	size_t at;
	uint64_t *marks;
	size_t n_marks_max;
	gtab_block_marks left;
	gtab_cell *cells;
	size_t n_cells_max;
	gtab_row row;
} gtab_block;

/*
 * Begin to split the bytes in b->raw, whose first record has this place.
 * Returns GTAB_OK; GTAB_EMALFORMED when the block is odd: bytes that the encoding does not allow, a NUL; GTAB_ENOMEM.
 */
gtab_status gtab_block_open(gtab_block *b, gtab_block_format format, gtab_place place);

/*
 * The next record, valid until the block is opened again, but for its cells, which are for the next call to fill anew.
 * Returns GTAB_OK; GTAB_END; GTAB_EMALFORMED when the block is odd: a quote that is not closed in it, a cell over
 * cell_max, too many cells; GTAB_ENOMEM.
 */
gtab_status gtab_block_next(gtab_block *b, const gtab_row **record_out);

void gtab_block_clear(gtab_block *b);

/* ---- its parts ---- */

/*
 * Set a bit in marks for every delimiter, quote, LF and CR of the text: bit i % 64 of marks[i / 64]. False when it holds
 * a NUL.
 */
bool gtab_block_mark(const char *text, size_t len, char delimiter, char quote, uint64_t *marks);

#endif
