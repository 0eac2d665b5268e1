/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_DEFLATE_H
#define GTAB_OUTPUT_BOOK_DEFLATE_H

/*
 * Raw deflate (RFC 1951) in blocks that know nothing of each other: threads can make them side by side, and what they
 * make can be joined end to end. By ISA-L at the lower levels where it was there when this was built, else by zlib.
 */

#include <gtab/buf.h>
#include <gtab/status.h>

enum { GTAB_DEFLATE_LEAST = 1, GTAB_DEFLATE_MOST = 9, GTAB_DEFLATE_DEFAULT = 1 };

typedef struct gtab_deflater gtab_deflater; /* for one thread at a time */

gtab_status gtab_deflater_new(int level, gtab_deflater **out); /* *out NULL on GTAB_ENOMEM */
void gtab_deflater_free(gtab_deflater *d);                     /* NULL is fine */

/*
 * Append raw, deflated. What is appended ends at a byte; is_last ends the stream.
 * Returns GTAB_OK, GTAB_ENOMEM, GTAB_EINTERNAL.
 */
gtab_status gtab_deflate(gtab_deflater *d, gtab_text raw, bool is_last, gtab_buf *out);

typedef struct gtab_inflater gtab_inflater;

gtab_status gtab_inflater_new(gtab_inflater **out); /* *out NULL on GTAB_ENOMEM */
void gtab_inflater_free(gtab_inflater *i);          /* NULL is fine */

/*
 * Inflate what one call of gtab_deflate() made.
 *
 * raw_len  bytes it must become
 * out      borrowed until the next call
 *
 * Returns GTAB_OK; GTAB_EMALFORMED when it is damaged or becomes more or fewer bytes; GTAB_ENOMEM.
 */
gtab_status gtab_inflate(gtab_inflater *i, gtab_text packed, size_t raw_len, bool is_last,
			 gtab_text *out);

/* The CRC-32 of zip (ISO 3309) of what crc is of, followed by t; 0 is that of nothing. */
uint32_t gtab_crc32(uint32_t crc, gtab_text t);

/* The CRC of a, then b, from those of both and the length of b. */
uint32_t gtab_crc32_join(uint32_t a, uint32_t b, uint64_t b_len);

#endif
