/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_PART_STREAM_H
#define GTAB_OUTPUT_BOOK_PART_STREAM_H

/*
 * The bytes of one part of a package, inflated by zlib itself: minizip stops when it has as many bytes as it
 * expects, and then neither the end of the deflate stream nor, when it came early, the CRC is looked at.
 */

#include <gtab/text.h>
#include <minizip/unzip.h>

typedef struct gtab_part_stream gtab_part_stream;

/* Begin with the zip's current file. NULL when it cannot be read or memory is out. */
gtab_part_stream *gtab_part_open(unzFile zip);

/* The next bytes, borrowed until the next call; empty at the end, or when the data is damaged. */
gtab_text gtab_part_next(gtab_part_stream *s);

/* Whether all was read and size, CRC-32 and the end of the compressed data are as the directory says. Frees s. */
bool gtab_part_close(gtab_part_stream *s);

#endif
