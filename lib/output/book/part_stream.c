/* SPDX-License-Identifier: MIT */
/* A part, raw from minizip, through zlib. */

#include "output/book/part_stream.h"

#include <stdlib.h>
#include <zlib.h>

enum { BLOCK_LEN = 65536, STORED = 0 };

struct gtab_part_stream {
	unzFile zip;
	unz_file_info64 info;
	z_stream z;
	uint64_t size;
	uLong crc;
	bool is_stored, is_over, failed;
	unsigned char raw[BLOCK_LEN];
	unsigned char plain[BLOCK_LEN];
};

static bool
open_raw(gtab_part_stream *s)
{
	int method, level;

	if (unzGetCurrentFileInfo64(s->zip, &s->info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK ||
	    unzOpenCurrentFile2(s->zip, &method, &level, 1) != UNZ_OK)
		return false;
	s->is_stored = method == STORED;
	s->failed = method != STORED && method != Z_DEFLATED;
	return true;
}

gtab_part_stream *
gtab_part_open(unzFile zip)
{
	gtab_part_stream *const s = calloc(1, sizeof(*s));

	if (s == NULL)
		return NULL;
	s->zip = zip;
	s->crc = crc32(0, NULL, 0);
	if (inflateInit2(&s->z, -MAX_WBITS) == Z_OK && open_raw(s))
		return s;
	inflateEnd(&s->z);
	free(s);
	return NULL;
}

/* More compressed bytes for zlib; false at their end. */
static bool
fill(gtab_part_stream *s)
{
	const int n = unzReadCurrentFile(s->zip, s->raw, BLOCK_LEN);

	s->failed |= n < 0;
	s->z.next_in = s->raw;
	s->z.avail_in = n > 0 ? (uInt)n : 0;
	return n > 0;
}

static size_t
next_stored(gtab_part_stream *s)
{
	const int n = unzReadCurrentFile(s->zip, s->plain, BLOCK_LEN);

	s->failed |= n < 0;
	s->is_over = n <= 0;
	return n > 0 ? (size_t)n : 0;
}

static size_t
next_inflated(gtab_part_stream *s)
{
	int rc = Z_OK;

	s->z.next_out = s->plain;
	s->z.avail_out = BLOCK_LEN;
	while (rc == Z_OK && s->z.avail_out > 0) {
		if (s->z.avail_in == 0 && !fill(s))
			break;
		rc = inflate(&s->z, Z_NO_FLUSH);
	}
	s->is_over = rc == Z_STREAM_END;
	s->failed |= rc != Z_OK && rc != Z_STREAM_END;
	/* data that goes on behind its end, or ends before it */
	s->failed |= s->is_over && (s->z.avail_in > 0 || fill(s));
	s->failed |= !s->is_over && s->z.avail_out > 0;
	return BLOCK_LEN - s->z.avail_out;
}

gtab_text
gtab_part_next(gtab_part_stream *s)
{
	gtab_text block = { (const char *)s->plain, 0 };

	if (s->is_over || s->failed)
		return block;
	block.len = s->is_stored ? next_stored(s) : next_inflated(s);
	s->size += block.len;
	s->crc = crc32(s->crc, s->plain, (uInt)block.len);
	return block;
}

bool
gtab_part_close(gtab_part_stream *s)
{
	const bool is_good = s->is_over && !s->failed && s->size == s->info.uncompressed_size &&
			     s->crc == s->info.crc;

	unzCloseCurrentFile(s->zip);
	inflateEnd(&s->z);
	free(s);
	return is_good;
}
