/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_DEFLATE_FAST_H
#define GTAB_OUTPUT_BOOK_DEFLATE_FAST_H

/*
 * What ISA-L does for deflate.h. Built without it (no GTAB_HAS_ISAL), it has no level and is never asked.
 */

#include <gtab/buf.h>
#include <gtab/status.h>

typedef struct gtab_fast_deflater gtab_fast_deflater;
typedef struct gtab_fast_inflater gtab_fast_inflater;

bool gtab_fast_has_level(int level);
bool gtab_fast_has_inflate(void); /* and the CRC */

gtab_fast_deflater *gtab_fast_deflater_new(int level); /* NULL when out of memory */
void gtab_fast_deflater_free(gtab_fast_deflater *d);
gtab_status gtab_fast_deflate(gtab_fast_deflater *d, gtab_text raw, bool is_last, gtab_buf *out);

gtab_fast_inflater *gtab_fast_inflater_new(void); /* NULL when out of memory */
void gtab_fast_inflater_free(gtab_fast_inflater *i);
/* False when packed is damaged or does not end where it should. */
bool gtab_fast_inflate(gtab_fast_inflater *i, gtab_text packed, bool is_last, char *out,
		       size_t room, size_t *len_out);

uint32_t gtab_fast_crc32(uint32_t crc, gtab_text t);

#endif
