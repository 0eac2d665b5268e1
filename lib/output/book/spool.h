/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_SPOOL_H
#define GTAB_OUTPUT_BOOK_SPOOL_H

/*
 * Blocks of bytes kept for later: in memory while they are few, then in a file without a name in TMPDIR, which goes
 * with the process whatever ends it.
 */

#include <gtab/buf.h>
#include <gtab/status.h>

typedef struct gtab_spool gtab_spool;

gtab_status gtab_spool_new(gtab_spool **out, gtab_error *err); /* GTAB_OK or GTAB_ENOMEM */
void gtab_spool_free(gtab_spool *s);                           /* NULL is fine */

/* Keep a block; the first has number 0. GTAB_OK, GTAB_ENOMEM, GTAB_EOUTPUT when TMPDIR has no room. */
gtab_status gtab_spool_put(gtab_spool *s, gtab_text block, size_t *number_out, gtab_error *err);

/*
 * Get a block back; several threads may at once, each with a scratch of its own.
 *
 * out  borrowed from s, or from scratch until that changes
 *
 * Returns GTAB_OK, GTAB_ENOMEM, GTAB_EOUTPUT.
 */
gtab_status gtab_spool_get(const gtab_spool *s, size_t number, gtab_buf *scratch, gtab_text *out,
			   gtab_error *err);

/* A file without a name in TMPDIR (/tmp without one), for reading and writing; -1 with err filled. */
int gtab_temporary_file(gtab_error *err);

#endif
