/* SPDX-License-Identifier: MIT */
/* Intel's ISA-L: https://github.com/intel/isa-l. */

#include "output/book/deflate_fast.h"

#ifdef GTAB_HAS_ISAL

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <stdlib.h>

enum { LEVELS = 3, SLACK = 256 };

struct gtab_fast_deflater {
	struct isal_zstream z;
	uint32_t level;
	uint8_t *work;
	uint32_t work_len;
};

struct gtab_fast_inflater {
	struct inflate_state z;
};

bool
gtab_fast_has_level(int level)
{
	return level >= 1 && level <= LEVELS;
}

bool
gtab_fast_has_inflate(void)
{
	return true;
}

gtab_fast_deflater *
gtab_fast_deflater_new(int level)
{
	static const uint32_t lens[LEVELS] = { ISAL_DEF_LVL1_LARGE, ISAL_DEF_LVL2_LARGE,
					       ISAL_DEF_LVL3_LARGE };
	gtab_fast_deflater *const d = calloc(1, sizeof(*d));

	if (d == NULL)
		return NULL;
	d->level = (uint32_t)level;
	d->work_len = lens[level - 1];
	d->work = malloc(d->work_len);
	if (d->work != NULL)
		return d;
	free(d);
	return NULL;
}

void
gtab_fast_deflater_free(gtab_fast_deflater *d)
{
	if (d == NULL)
		return;
	free(d->work);
	free(d);
}

gtab_status
gtab_fast_deflate(gtab_fast_deflater *d, gtab_text raw, bool is_last, gtab_buf *out)
{
	const size_t bound = raw.len + raw.len / 1000 * 5 + SLACK; /* stored blocks at worst */

	if (raw.len > UINT32_MAX / 2)
		return GTAB_EINTERNAL;
	if (!gtab_buf_reserve(out, bound))
		return GTAB_ENOMEM;
	isal_deflate_init(&d->z);
	d->z.level = d->level;
	d->z.level_buf = d->work;
	d->z.level_buf_size = d->work_len;
	d->z.flush = is_last ? NO_FLUSH : FULL_FLUSH;
	d->z.end_of_stream = is_last;
	d->z.next_in = (uint8_t *)raw.ptr;
	d->z.avail_in = (uint32_t)raw.len;
	d->z.next_out = (uint8_t *)out->ptr + out->len;
	d->z.avail_out = (uint32_t)bound;
	if (isal_deflate(&d->z) != COMP_OK || d->z.avail_in > 0 || d->z.avail_out == 0)
		return GTAB_EINTERNAL;
	out->len += bound - d->z.avail_out;
	return GTAB_OK;
}

gtab_fast_inflater *
gtab_fast_inflater_new(void)
{
	return calloc(1, sizeof(gtab_fast_inflater));
}

void
gtab_fast_inflater_free(gtab_fast_inflater *i)
{
	free(i);
}

bool
gtab_fast_inflate(gtab_fast_inflater *i, gtab_text packed, bool is_last, char *out, size_t room,
		  size_t *len_out)
{
	isal_inflate_init(&i->z);
	i->z.next_in = (uint8_t *)packed.ptr;
	i->z.avail_in = (uint32_t)packed.len;
	i->z.next_out = (uint8_t *)out;
	i->z.avail_out = (uint32_t)room;
	if (packed.len > UINT32_MAX || room > UINT32_MAX || isal_inflate(&i->z) != ISAL_DECOMP_OK)
		return false;
	*len_out = room - i->z.avail_out;
	/* whole bytes may wait in its bit buffer: data behind the end */
	return i->z.avail_in == 0 && i->z.read_in_length < 8 &&
	       (i->z.block_state == ISAL_BLOCK_FINISH) == is_last;
}

uint32_t
gtab_fast_crc32(uint32_t crc, gtab_text t)
{
	return crc32_gzip_refl(crc, (const unsigned char *)t.ptr, t.len);
}

#else

#include <stdlib.h>

bool
gtab_fast_has_level(int level)
{
	(void)level;
	return false;
}

bool
gtab_fast_has_inflate(void)
{
	return false;
}

gtab_fast_deflater *
gtab_fast_deflater_new(int level)
{
	(void)level;
	return NULL;
}

void
gtab_fast_deflater_free(gtab_fast_deflater *d)
{
	(void)d;
}

gtab_status
gtab_fast_deflate(gtab_fast_deflater *d, gtab_text raw, bool is_last, gtab_buf *out)
{
	(void)d, (void)raw, (void)is_last, (void)out;
	return GTAB_EINTERNAL;
}

gtab_fast_inflater *
gtab_fast_inflater_new(void)
{
	return NULL;
}

void
gtab_fast_inflater_free(gtab_fast_inflater *i)
{
	(void)i;
}

bool
gtab_fast_inflate(gtab_fast_inflater *i, gtab_text packed, bool is_last, char *out, size_t room,
		  size_t *len_out)
{
	(void)i, (void)packed, (void)is_last, (void)out, (void)room, (void)len_out;
	return false;
}

uint32_t
gtab_fast_crc32(uint32_t crc, gtab_text t)
{
	(void)t;
	return crc;
}

#endif
