/* SPDX-License-Identifier: MIT */
/*
 * Bytes wait in a buffer, so that a small archive is one write. A part's lengths are known behind it: they are put
 * into its header, which waits too, or is in the file already.
 */

#include "output/book/zip_writer.h"

#include "base/i18n.h"

#include <errno.h>
#include <gtab/buf.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	HOLD_LEN = 262144,
	LOCAL_LEN = 30,
	LARGE_LEN = 20, /* the zip64 extra of a local header */
	DEFLATED = 8,
	VERSION = 20,
	VERSION_ZIP64 = 45,
	FIRST_DAY = 0x0021 /* 1980-01-01, the first a zip can name */
};

static const uint32_t LARGE = 0xFFFFFFFF; /* "look into the zip64 fields" */

struct gtab_zip {
	int fd;
	gtab_buf held;
	uint64_t held_at; /* where the held bytes begin in the file */
	gtab_arena arena;
	gtab_zip_part *parts;
	size_t n_parts, max_parts;
};

gtab_status
gtab_zip_new(int fd, gtab_zip **out, gtab_error *err)
{
	gtab_zip *const z = calloc(1, sizeof(*z));

	*out = z;
	if (z == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	z->fd = fd;
	gtab_buf_init(&z->held);
	gtab_arena_init(&z->arena);
	return GTAB_OK;
}

void
gtab_zip_free(gtab_zip *z)
{
	if (z == NULL)
		return;
	gtab_buf_clear(&z->held);
	gtab_arena_clear(&z->arena);
	free(z->parts);
	free(z);
}

/* ---- bytes ---- */

static gtab_status
write_at(const gtab_zip *z, gtab_text bytes, uint64_t at, gtab_error *err)
{
	while (bytes.len > 0) {
		const ssize_t n = pwrite(z->fd, bytes.ptr, bytes.len, (off_t)at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return gtab_error_set(err, GTAB_EOUTPUT, _("cannot write: %s"),
					      strerror(n < 0 ? errno : EIO));
		bytes = gtab_text_slice(bytes, (size_t)n, bytes.len);
		at += (uint64_t)n;
	}
	return GTAB_OK;
}

static gtab_status
write_held(gtab_zip *z, gtab_error *err)
{
	const gtab_status st = write_at(z, gtab_buf_text(&z->held), z->held_at, err);

	z->held_at += z->held.len;
	gtab_buf_truncate(&z->held, 0);
	return st;
}

static void
put_number(gtab_buf *out, uint64_t n, size_t n_bytes)
{
	for (; n_bytes > 0; n_bytes--, n >>= 8)
		gtab_buf_putc(out, (char)(n & 0xFF));
}

uint64_t
gtab_zip_at(const gtab_zip *z)
{
	return z->held_at + z->held.len;
}

/* Put bytes where room was left for them. */
static gtab_status
patch(gtab_zip *z, gtab_text bytes, uint64_t at, gtab_error *err)
{
	if (at < z->held_at)
		return write_at(z, bytes, at, err);
	memcpy(z->held.ptr + (at - z->held_at), bytes.ptr, bytes.len);
	return GTAB_OK;
}

/* ---- parts ---- */

static uint32_t
short_len(const gtab_zip_part *part, uint64_t len)
{
	return part->is_large ? LARGE : (uint32_t)len;
}

static void
put_local_header(gtab_buf *out, const gtab_zip_part *part)
{
	gtab_buf_put(out, GTAB_TEXT("PK\3\4"));
	put_number(out, part->is_large ? VERSION_ZIP64 : VERSION, 2);
	put_number(out, 0, 2); /* flags */
	put_number(out, DEFLATED, 2);
	put_number(out, 0, 2); /* time */
	put_number(out, FIRST_DAY, 2);
	put_number(out, part->crc, 4);
	put_number(out, short_len(part, part->packed_len), 4);
	put_number(out, short_len(part, part->raw_len), 4);
	put_number(out, part->name.len, 2);
	put_number(out, part->is_large ? LARGE_LEN : 0, 2);
	gtab_buf_put(out, part->name);
	if (!part->is_large)
		return;
	put_number(out, 1, 2);
	put_number(out, LARGE_LEN - 4, 2);
	put_number(out, part->raw_len, 8);
	put_number(out, part->packed_len, 8);
}

static gtab_zip_part *
add_part(gtab_zip *z, gtab_text name)
{
	if (z->n_parts == z->max_parts) {
		const size_t max = z->max_parts * 2 + 16;
		gtab_zip_part *const parts = realloc(z->parts, max * sizeof(*parts));

		if (parts == NULL)
			return NULL;
		z->parts = parts;
		z->max_parts = max;
	}
	gtab_zip_part *const part = &z->parts[z->n_parts];
	*part = (gtab_zip_part){ .name = gtab_arena_copy(&z->arena, name) };
	z->n_parts += part->name.ptr != NULL;
	return part->name.ptr != NULL ? part : NULL;
}

gtab_status
gtab_zip_begin(gtab_zip *z, gtab_text name, bool is_large, gtab_error *err)
{
	gtab_zip_part *const part = add_part(z, name);

	if (part == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	part->is_large = is_large;
	part->header_at = gtab_zip_at(z);
	put_local_header(&z->held, part);
	part->data_at = gtab_zip_at(z);
	return z->held.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}

gtab_status
gtab_zip_put(gtab_zip *z, gtab_text packed, gtab_error *err)
{
	gtab_status st = GTAB_OK;

	z->parts[z->n_parts - 1].packed_len += packed.len;
	if (z->held.len + packed.len > HOLD_LEN)
		st = write_held(z, err);
	if (st == GTAB_OK && packed.len > HOLD_LEN) {
		st = write_at(z, packed, z->held_at, err);
		z->held_at += packed.len;
		return st;
	}
	gtab_buf_put(&z->held, packed);
	if (st == GTAB_OK && z->held.failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	return st;
}

gtab_status
gtab_zip_end(gtab_zip *z, uint64_t raw_len, uint32_t crc, gtab_error *err)
{
	gtab_zip_part *const part = &z->parts[z->n_parts - 1];
	gtab_buf header;
	gtab_status st;

	part->raw_len = raw_len;
	part->crc = crc;
	if (!part->is_large && (raw_len >= LARGE || part->packed_len >= LARGE))
		return gtab_error_set(err, GTAB_EOVERFLOW, NULL);
	gtab_buf_init(&header);
	put_local_header(&header, part);
	st = header.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL)
			   : patch(z, gtab_buf_text(&header), part->header_at, err);
	gtab_buf_clear(&header);
	return st;
}

/* ---- the directory ---- */

static void
put_entry(gtab_buf *out, const gtab_zip_part *part)
{
	const bool is_far = part->header_at >= LARGE;
	const size_t extra_len = (part->is_large ? 16U : 0U) + (is_far ? 8U : 0U);

	gtab_buf_put(out, GTAB_TEXT("PK\1\2"));
	put_number(out, extra_len > 0 ? VERSION_ZIP64 : VERSION, 2); /* made by; 0: MS-DOS */
	put_number(out, extra_len > 0 ? VERSION_ZIP64 : VERSION, 2);
	put_number(out, 0, 2);
	put_number(out, DEFLATED, 2);
	put_number(out, 0, 2);
	put_number(out, FIRST_DAY, 2);
	put_number(out, part->crc, 4);
	put_number(out, short_len(part, part->packed_len), 4);
	put_number(out, short_len(part, part->raw_len), 4);
	put_number(out, part->name.len, 2);
	put_number(out, extra_len > 0 ? extra_len + 4 : 0, 2);
	put_number(out, 0, 10); /* comment, disk, attributes */
	put_number(out, is_far ? LARGE : part->header_at, 4);
	gtab_buf_put(out, part->name);
	if (extra_len == 0)
		return;
	put_number(out, 1, 2);
	put_number(out, extra_len, 2);
	if (part->is_large) {
		put_number(out, part->raw_len, 8);
		put_number(out, part->packed_len, 8);
	}
	if (is_far)
		put_number(out, part->header_at, 8);
}

static void
put_zip64_end(gtab_buf *out, uint64_t n, uint64_t at, uint64_t len)
{
	gtab_buf_put(out, GTAB_TEXT("PK\6\6"));
	put_number(out, 44, 8);
	put_number(out, VERSION_ZIP64, 2);
	put_number(out, VERSION_ZIP64, 2);
	put_number(out, 0, 8); /* disks */
	put_number(out, n, 8);
	put_number(out, n, 8);
	put_number(out, len, 8);
	put_number(out, at, 8);
	gtab_buf_put(out, GTAB_TEXT("PK\6\7"));
	put_number(out, 0, 4);
	put_number(out, at + len, 8);
	put_number(out, 1, 4);
}

static void
put_end(gtab_buf *out, uint64_t n, uint64_t at, uint64_t len)
{
	const bool is_large = n >= 0xFFFF || at >= LARGE || len >= LARGE;

	if (is_large)
		put_zip64_end(out, n, at, len);
	gtab_buf_put(out, GTAB_TEXT("PK\5\6"));
	put_number(out, 0, 4); /* disks */
	put_number(out, n >= 0xFFFF ? 0xFFFF : n, 2);
	put_number(out, n >= 0xFFFF ? 0xFFFF : n, 2);
	put_number(out, len >= LARGE ? LARGE : len, 4);
	put_number(out, at >= LARGE ? LARGE : at, 4);
	put_number(out, 0, 2); /* comment */
}

gtab_status
gtab_zip_finish(gtab_zip *z, gtab_error *err)
{
	const uint64_t at = gtab_zip_at(z);

	for (size_t i = 0; i < z->n_parts; i++)
		put_entry(&z->held, &z->parts[i]);
	put_end(&z->held, z->n_parts, at, gtab_zip_at(z) - at);
	return z->held.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : write_held(z, err);
}

const gtab_zip_part *
gtab_zip_parts(const gtab_zip *z, size_t *n_out)
{
	*n_out = z->n_parts;
	return z->parts;
}
