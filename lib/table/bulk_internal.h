/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TABLE_BULK_INTERNAL_H
#define GTAB_TABLE_BULK_INTERNAL_H

/*
 * A table read in blocks, by several threads. What comes out is what comes out record by record, in the same order.
 *
 * The first pass measures the blocks one beside the other and merges what they say, in order. A block that holds more
 * than rows (a header, notes, blank lines) is measured again by itself, in its place and knowing what stood above it.
 * The second pass cleans the blocks one beside the other, where the rows mean the same wherever they stand; where a row
 * needs those above it (merged cells, 其中, sections), one after the other.
 */

#include "base/crew_internal.h"
#include "input/block_internal.h"
#include "table/clean_internal.h"

/*
 * What the first pass found out about a block, for the second.
 *
 * place, row_idx, state  where its first record stands, how many rows are above it, and what those lines were
 * is_rows                it holds nothing but rows
 */
typedef struct gtab_bulk_part {
	uint64_t offset;
	size_t len;
	gtab_place place;
	uint64_t row_idx;
	size_t n_rows;
	gtab_record_state state;
	bool is_rows;
} gtab_bulk_part;

typedef struct gtab_clean_job gtab_clean_job;

typedef struct gtab_bulk {
	gtab_table *table;
	gtab_block_start start;
	size_t n_jobs;     /* threads that may work */
	size_t block_size; /* bytes */
	gtab_bulk_part *parts;
	size_t n_parts;
	size_t n_parts_max;
	bool in_order; /* a row may need those above it */

	/* while the second pass runs */
	gtab_crew *crew;
	gtab_clean_job *ring;
	size_t n_ring;
	size_t next_part;    /* to be given */
	gtab_clean_job *now; /* the one taken */
	size_t next_row;     /* of it */
} gtab_bulk;

/* A bulk reader for t, whose records were just rewound; NULL in *out when they are not for blocks. GTAB_OK, GTAB_ENOMEM. */
gtab_status gtab_bulk_new(gtab_table *t, gtab_bulk **out, gtab_error *err);
void gtab_bulk_free(gtab_bulk *b);

/*
 * The first pass: count all rows into profiles, gather what stands around them.
 * GTAB_OK; GTAB_EMALFORMED when a block is odd, and the pass is to be made record by record; or trouble.
 */
gtab_status gtab_bulk_measure(gtab_bulk *b, gtab_profiles *profiles, gtab_error *err);

/* The columns are decided: the second pass may begin, at the first row. */
void gtab_bulk_settle(gtab_bulk *b, const gtab_profiles *profiles);

/* The rows that come next, GTAB_END when there are none; remarks are made before them. */
gtab_status gtab_bulk_next_batch(gtab_bulk *b, const gtab_row **rows_out, size_t *n_out,
				 gtab_error *err);
/* The next one of them. */
gtab_status gtab_bulk_next(gtab_bulk *b, const gtab_row **row_out, gtab_error *err);
/* End the threads; the next pull begins with the first row. */
void gtab_bulk_rewind(gtab_bulk *b);

#endif
