/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_VERIFY_H
#define GTAB_OUTPUT_BOOK_VERIFY_H

/*
 * Is the file the workbook that was meant? It is read back, every part inflated and held against what went into it.
 */

#include "output/book/sheet_data.h"
#include "output/book/zip_writer.h"

/*
 * A part as it was written, and what there is to hold it against.
 *
 * is_xml       parsed as XML, too: for one that is made anew for each workbook
 * pieces       of a sheet; NULL for others, which are one piece
 * head, tail   of a sheet
 * n_merges     of a sheet
 */
typedef struct gtab_written_part {
	bool is_xml;
	gtab_piece *pieces;
	size_t n_pieces, max_pieces;
	gtab_text head, tail;
	size_t n_merges;
} gtab_written_part;

/*
 * Verify a file.
 *
 * parts, zip_parts  n of each, in the order of the file
 * is_full           parse the rows, too, and compare the digests of the pieces
 *
 * Returns GTAB_OK; GTAB_EOUTPUT, naming the part; GTAB_ENOMEM.
 */
gtab_status gtab_verify(int fd, const gtab_written_part *parts, const gtab_zip_part *zip_parts,
			size_t n, bool is_full, size_t n_threads, gtab_error *err);

#endif
