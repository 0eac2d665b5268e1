/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TABLE_REPLAY_INTERNAL_H
#define GTAB_TABLE_REPLAY_INTERNAL_H

#include <gtab/normalize.h>
#include <gtab/replay.h>
#include <gtab/table.h>

/* Whether the log is of this file, and of a table of that shape. GTAB_OK, GTAB_EMALFORMED. */
gtab_status gtab_replay_begin(gtab_replay *r, gtab_text source, size_t n_columns, uint64_t n_rows,
			      gtab_error *err);

/*
 * What the log makes of a cell.
 *
 * column  NULL for a line
 * found  what the file has there
 * out    what the log made of it, borrowed from r; `found` where it says nothing
 *
 * GTAB_OK; GTAB_EMALFORMED where the cell is not as logged.
 */
gtab_status gtab_replay_cell(gtab_replay *r, gtab_place place, const gtab_column *column,
			     gtab_text found, gtab_text *out, gtab_error *err);

/* Whether the log has this change of the layout. GTAB_OK, GTAB_EMALFORMED. */
gtab_status gtab_replay_confirm(gtab_replay *r, gtab_place place, const gtab_column *column,
				gtab_text found, gtab_text after, gtab_error *err);

#endif
