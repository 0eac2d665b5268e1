/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_BODY_H
#define GTAB_OUTPUT_BOOK_BODY_H

/*
 * The rows of a table between the pass that measures them and the writing: packed, in blocks that threads can take
 * one each. Widths, and with them alignments, heights and edges, come in when all rows are known.
 */

#include "output/book/sheet_plan.h"
#include "output/book/spool.h"
#include "output/book/styles.h"
#include "output/book/totals.h"

typedef struct gtab_body gtab_body;

/* A run of rows, counted from 0 in the table. xml_len: what they will become, roughly. */
typedef struct gtab_body_block {
	size_t number; /* in the spool */
	uint64_t first_row, n_rows;
	uint64_t xml_len;
} gtab_body_block;

/*
 * Begin. plan is borrowed until gtab_body_settle(), spool for longer. Returns GTAB_OK or GTAB_ENOMEM.
 *
 * block_xml_len  bytes of XML, roughly, after which a block ends: enough for deflate to learn, little enough for many
 *                threads
 */
gtab_status gtab_body_new(const gtab_sheet_plan *plan, gtab_spool *spool, size_t block_xml_len,
			  gtab_body **out, gtab_error *err);
void gtab_body_free(gtab_body *b); /* NULL is fine */

/* Keep the next row, all in order; it must fit a sheet. GTAB_OK, GTAB_ENOMEM, GTAB_EOUTPUT: no room in TMPDIR. */
gtab_status gtab_body_add(gtab_body *b, const gtab_row *row, gtab_error *err);

/*
 * After the last row, when the plan has its widths: give every cell its style.
 *
 * is_split  the rows go to several sheets
 * totals    taken; NULL when no cell becomes a formula. Freed with b
 *
 * Returns GTAB_OK, GTAB_ENOMEM, GTAB_EOUTPUT.
 */
gtab_status gtab_body_settle(gtab_body *b, bool is_split, gtab_styles *styles, gtab_totals *totals,
			     gtab_error *err);

const gtab_body_block *gtab_body_blocks(const gtab_body *b, size_t *n_out);

/* ---- reading them back; several threads may, each with a reader of its own ---- */

typedef struct gtab_body_reader gtab_body_reader;

gtab_status gtab_body_reader_new(gtab_body_reader **out); /* *out NULL on GTAB_ENOMEM */
void gtab_body_reader_free(gtab_body_reader *r);          /* NULL is fine */

/* Where rows stand in a sheet: row first_row of the table at row_idx; the last of n_rows is edged. */
typedef struct gtab_body_window {
	uint64_t first_row, n_rows;
	uint32_t row_idx;
} gtab_body_window;

/* Go to the first of a block's rows that stands in the window. GTAB_OK, GTAB_ENOMEM, GTAB_EOUTPUT. */
gtab_status gtab_body_open_block(gtab_body_reader *r, const gtab_body *b, size_t block,
				 const gtab_body_window *window, gtab_error *err);

/* The next row as it is to be written, borrowed until the next call. GTAB_OK, GTAB_END, GTAB_ENOMEM. */
gtab_status gtab_body_next(gtab_body_reader *r, gtab_sheet_row *out, gtab_error *err);

#endif
