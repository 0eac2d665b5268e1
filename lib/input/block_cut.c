/* SPDX-License-Identifier: MIT */
/* Cutting bytes into blocks at line ends outside quotes. The only work on bulk input that one thread does alone. */

#include "input/block_internal.h"

#include <string.h>

#include "input/source_internal.h"

enum { BLOCK_MAX = 1 << 24 };

/*
 * Quotes are counted, whatever they are to the cell they stand in. In every encoding that is read in blocks the bytes of
 * a quote and of LF are no part of another character.
 */
size_t
gtab_block_cut(gtab_text bytes, char quote)
{
	const char *at = bytes.ptr;
	const char *const end = bytes.ptr + bytes.len;
	size_t cut = 0;

	for (bool in_quotes = false; at < end; in_quotes = !in_quotes) {
		const char *found = memchr(at, quote, (size_t)(end - at));
		const char *const stop = found == NULL ? end : found;
		const char *line_end = in_quotes ? NULL : memrchr(at, '\n', (size_t)(stop - at));

		if (line_end != NULL)
			cut = (size_t)(line_end - bytes.ptr) + 1;
		at = found == NULL ? end : found + 1;
	}
	return cut;
}

static gtab_status
read_bytes(gtab_source *source, uint64_t offset, size_t size, gtab_buf *raw, gtab_error *err)
{
	gtab_status st;

	gtab_buf_truncate(raw, 0);
	if (!gtab_buf_reserve(raw, size))
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	st = gtab_source_read(source, offset, raw->ptr, size, &raw->len, err);
	return st == GTAB_OK && raw->len == 0 ? GTAB_END : st;
}

gtab_status
gtab_block_read(gtab_source *source, uint64_t offset, size_t size, char quote, gtab_buf *raw,
		gtab_error *err)
{
	for (; size <= BLOCK_MAX; size *= 2) {
		const gtab_status st = read_bytes(source, offset, size, raw, err);
		size_t cut;

		if (st != GTAB_OK || raw->len < size)
			return st;
		cut = gtab_block_cut(gtab_buf_text(raw), quote);
		gtab_buf_truncate(raw, cut);
		if (cut > 0)
			return GTAB_OK;
	}
	return GTAB_EMALFORMED;
}

gtab_status
gtab_block_reread(gtab_source *source, uint64_t offset, size_t len, gtab_buf *raw, gtab_error *err)
{
	const gtab_status st = read_bytes(source, offset, len, raw, err);

	return st == GTAB_END ? GTAB_OK : st; /* what is missing shows when the rows are counted */
}
