/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TABLE_VIEW_INTERNAL_H
#define GTAB_TABLE_VIEW_INTERNAL_H

#include <gtab/arena.h>
#include <gtab/row.h>

/*
 * The part of each record that is the table: all of it, without empty columns, or one of several blocks side by side.
 *
 * n_blocks  1 for the usual table; 0 before anything is known
 * width     fields of a block
 * block     the block that goes by
 * fields    which fields are kept, n_fields of them; NULL for all
 */
typedef struct gtab_view {
	size_t n_blocks;
	size_t width;
	size_t block;
	const size_t *fields;
	size_t n_fields;
	gtab_cell *cells;
	gtab_row row;
} gtab_view;

/* Whether a record is seen in part. */
bool gtab_view_is_partial(const gtab_view *v);

/* The record's part; NULL when it is blank in a block. Borrowed until the next call. */
const gtab_row *gtab_view_of(gtab_view *v, const gtab_row *record);

/* Keep n fields only. fields is borrowed. GTAB_ENOMEM is false. */
bool gtab_view_keep(gtab_view *v, const size_t *fields, size_t n, gtab_arena *arena);

#endif
