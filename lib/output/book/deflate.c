/* SPDX-License-Identifier: MIT */
/*
 * zlib is asked for a full flush and is reset between blocks, so that none refers to the one before. deflate_fast.h
 * does the same with ISA-L, several times faster.
 */

#include "output/book/deflate.h"

#include "output/book/deflate_fast.h"

#include <stdlib.h>
#include <zlib.h>

enum { SLACK = 64 }; /* more than a flush needs, whatever deflateBound() thinks of it */

struct gtab_deflater {
	gtab_fast_deflater *fast; /* NULL: by zlib */
	z_stream z;
	bool has_z;
};

gtab_status
gtab_deflater_new(int level, gtab_deflater **out)
{
	gtab_deflater *const d = calloc(1, sizeof(*d));

	*out = d;
	if (d == NULL)
		return GTAB_ENOMEM;
	if (gtab_fast_has_level(level))
		d->fast = gtab_fast_deflater_new(level);
	else
		d->has_z = deflateInit2(&d->z, level, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL,
					Z_DEFAULT_STRATEGY) == Z_OK;
	if (d->fast != NULL || d->has_z)
		return GTAB_OK;
	free(d);
	*out = NULL;
	return GTAB_ENOMEM;
}

void
gtab_deflater_free(gtab_deflater *d)
{
	if (d == NULL)
		return;
	gtab_fast_deflater_free(d->fast);
	if (d->has_z)
		deflateEnd(&d->z);
	free(d);
}

static gtab_status
deflate_by_zlib(gtab_deflater *d, gtab_text raw, bool is_last, gtab_buf *out)
{
	static unsigned char nothing;
	const size_t bound = deflateBound(&d->z, raw.len) + SLACK;
	int rc;

	if (raw.len > UINT32_MAX / 2)
		return GTAB_EINTERNAL;
	if (!gtab_buf_reserve(out, bound))
		return GTAB_ENOMEM;
	d->z.next_in = raw.len > 0 ? (z_const unsigned char *)raw.ptr : &nothing;
	d->z.avail_in = (uInt)raw.len;
	d->z.next_out = (unsigned char *)out->ptr + out->len;
	d->z.avail_out = (uInt)bound;
	rc = deflate(&d->z, is_last ? Z_FINISH : Z_FULL_FLUSH);
	if (rc != (is_last ? Z_STREAM_END : Z_OK) || d->z.avail_in > 0 || d->z.avail_out == 0)
		return GTAB_EINTERNAL;
	out->len += bound - d->z.avail_out;
	return deflateReset(&d->z) == Z_OK ? GTAB_OK : GTAB_EINTERNAL;
}

gtab_status
gtab_deflate(gtab_deflater *d, gtab_text raw, bool is_last, gtab_buf *out)
{
	return d->fast != NULL ? gtab_fast_deflate(d->fast, raw, is_last, out)
			       : deflate_by_zlib(d, raw, is_last, out);
}

/* ---- the way back ---- */

struct gtab_inflater {
	gtab_fast_inflater *fast; /* NULL: by zlib */
	z_stream z;
	bool has_z;
	gtab_buf raw;
};

gtab_status
gtab_inflater_new(gtab_inflater **out)
{
	gtab_inflater *const i = calloc(1, sizeof(*i));

	*out = i;
	if (i == NULL)
		return GTAB_ENOMEM;
	gtab_buf_init(&i->raw);
	if (gtab_fast_has_inflate())
		i->fast = gtab_fast_inflater_new();
	else
		i->has_z = inflateInit2(&i->z, -MAX_WBITS) == Z_OK;
	if (i->fast != NULL || i->has_z)
		return GTAB_OK;
	free(i);
	*out = NULL;
	return GTAB_ENOMEM;
}

void
gtab_inflater_free(gtab_inflater *i)
{
	if (i == NULL)
		return;
	gtab_fast_inflater_free(i->fast);
	if (i->has_z)
		inflateEnd(&i->z);
	gtab_buf_clear(&i->raw);
	free(i);
}

/* A byte more than wanted, so that data that goes on is noticed. */
static bool
inflate_by_zlib(z_stream *z, gtab_text packed, bool is_last, char *out, size_t room,
		size_t *len_out)
{
	int rc;

	if (inflateReset(z) != Z_OK || packed.len > UINT32_MAX || room > UINT32_MAX)
		return false;
	z->next_in = (z_const unsigned char *)packed.ptr;
	z->avail_in = (uInt)packed.len;
	z->next_out = (unsigned char *)out;
	z->avail_out = (uInt)room;
	rc = inflate(z, Z_SYNC_FLUSH);
	*len_out = room - z->avail_out;
	return rc == (is_last ? Z_STREAM_END : Z_OK) && z->avail_in == 0;
}

gtab_status
gtab_inflate(gtab_inflater *i, gtab_text packed, size_t raw_len, bool is_last, gtab_text *out)
{
	size_t len = 0;
	bool is_good;

	gtab_buf_truncate(&i->raw, 0);
	if (!gtab_buf_reserve(&i->raw, raw_len + 1))
		return GTAB_ENOMEM;
	if (i->fast != NULL)
		is_good =
			gtab_fast_inflate(i->fast, packed, is_last, i->raw.ptr, raw_len + 1, &len);
	else
		is_good = inflate_by_zlib(&i->z, packed, is_last, i->raw.ptr, raw_len + 1, &len);
	*out = (gtab_text){ i->raw.ptr, len };
	return is_good && len == raw_len ? GTAB_OK : GTAB_EMALFORMED;
}

/* ---- CRC-32 ---- */

uint32_t
gtab_crc32(uint32_t crc, gtab_text t)
{
	return gtab_fast_has_inflate()
		       ? gtab_fast_crc32(crc, t)
		       : (uint32_t)crc32_z(crc, (const unsigned char *)t.ptr, t.len);
}

uint32_t
gtab_crc32_join(uint32_t a, uint32_t b, uint64_t b_len)
{
	return (uint32_t)crc32_combine(a, b, (z_off_t)b_len);
}
