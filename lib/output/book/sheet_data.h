/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_SHEET_DATA_H
#define GTAB_OUTPUT_BOOK_SHEET_DATA_H

/*
 * The part of one sheet, from its rows to deflated bytes: pieces of about 1 MB that know nothing of each other, made
 * by several threads.
 */

#include "output/book/book_sheet.h"
#include "output/book/digest.h"
#include "output/book/row_xml.h"

/* A piece of a part, as it was written. digest: of its rows, when it was asked for. */
typedef struct gtab_piece {
	size_t packed_len, raw_len;
	uint64_t n_rows;
	uint32_t crc;
	bool is_last;
	gtab_digest digest;
} gtab_piece;

/*
 * What is to be written.
 *
 * head, tail  the part before and behind its rows
 */
typedef struct gtab_sheet_data {
	const gtab_book_sheet *sheet;
	const gtab_row_names *names;
	gtab_text head, tail;
	int level; /* of compression, 1 to 9 */
	bool has_digests;
} gtab_sheet_data;

/* Called with each piece in order: its bytes, borrowed, and what they are. GTAB_OK, or trouble that stops it. */
typedef gtab_status gtab_piece_fn(void *ctx, gtab_text packed, const gtab_piece *piece,
				  gtab_error *err);

size_t gtab_sheet_data_n_pieces(const gtab_sheet_data *data);

/* Bytes of XML there will be, roughly. */
uint64_t gtab_sheet_data_len(const gtab_sheet_data *data);

/*
 * Write the part. The pieces are the same whatever n_threads.
 * Returns GTAB_OK, GTAB_ENOMEM, GTAB_EOUTPUT, GTAB_EINTERNAL, or what fn returned.
 */
gtab_status gtab_sheet_data_write(const gtab_sheet_data *data, size_t n_threads, gtab_piece_fn *fn,
				  void *ctx, gtab_error *err);

#endif
