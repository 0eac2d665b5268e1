/* SPDX-License-Identifier: MIT */
#ifndef GTAB_STREAM_H
#define GTAB_STREAM_H

/*
 * The row stream: a stage is pulled from, and pulls from the stage upstream of it.
 */

#include <gtab/row.h>
#include <gtab/status.h>

typedef struct gtab_stream gtab_stream;

/*
 * Pull the next row.
 *
 * row_out  set on GTAB_OK only. Borrowed: valid until the next call on s.
 *          Keep one longer with gtab_row_copy().
 * err      filled on failure only; may be NULL.
 *
 * Returns GTAB_OK; GTAB_END once the rows are over, and ever after; or the status of the trouble.
 * A failed stream keeps failing with it.
 */
gtab_status gtab_stream_next(gtab_stream *s, const gtab_row **row_out, gtab_error *err);

/* Go back to the first row. Every stage of ours can: input that cannot seek is spooled. */
gtab_status gtab_stream_rewind(gtab_stream *s, gtab_error *err);

/* Free the stage and all upstream of it. NULL is fine. */
void gtab_stream_free(gtab_stream *s);

#endif
