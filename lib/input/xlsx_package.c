/* SPDX-License-Identifier: MIT */
/* The package of a workbook (ECMA-376 part 2): parts of a zip, inflated straight from the source, never extracted. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include <gtab/map.h>

#include "base/i18n.h"
#include "input/source_internal.h"
#include "input/xlsx_internal.h"

enum { RATIO_MAX = 100, RATIO_FREE = 100 * 1024, BLOCK = 65536, LOCAL_LEN = 30 };
enum { METHOD_STORED = 0, METHOD_DEFLATED = 8 };

#define PART_MAX (UINT64_C(4) << 30)

/*
 * name   of the part being read; `reading` is NULL when none is
 * at     where its next packed bytes stand, n_left how many; n_read inflated so far
 */
struct gtab_package {
	gtab_source *source;
	gtab_zip zip;
	gtab_map *names;
	gtab_zip_entry *parts; /* their names are in zip */
	size_t n_parts;
	char name[GTAB_PART_NAME_MAX];
	const gtab_zip_entry *reading;
	uint64_t at;
	uint64_t n_left;
	uint64_t n_read;
	uLong crc;
	z_stream z;
	bool z_is_ready;
	bool is_over;
	unsigned char raw[BLOCK];
};

/* ---- trouble ---- */

static gtab_status
no_memory(gtab_error *err)
{
	return gtab_error_set(err, GTAB_ENOMEM, NULL);
}

gtab_status
gtab_package_damaged(const gtab_package *p, gtab_text part, const char *what, gtab_error *err)
{
	gtab_error_set(err, GTAB_EMALFORMED,
		       _("the workbook is damaged (%.*s: %s); open it in a spreadsheet program and "
			 "save it again"),
		       GTAB_TEXT_ARG(part), what);
	gtab_error_at(err, gtab_source_name(p->source).ptr, 0, 0);
	return GTAB_EMALFORMED;
}

/* A zip may lock its parts one by one; what Excel locks is a compound file, and does not come here. */
static gtab_status
locked(const gtab_package *p, gtab_error *err)
{
	gtab_error_set(err, GTAB_EENCODING,
		       _("the workbook is locked with a password; open it, take the password away "
			 "and save it again"));
	gtab_error_at(err, gtab_source_name(p->source).ptr, 0, 0);
	return GTAB_EENCODING;
}

/* sentence  with one %s, for the part being read */
static gtab_status
over_limit(const gtab_package *p, const char *sentence, gtab_error *err)
{
	gtab_error_set(err, GTAB_ELIMIT, sentence, p->name);
	gtab_error_at(err, gtab_source_name(p->source).ptr, 0, 0);
	return GTAB_ELIMIT;
}

/* ---- the directory ---- */

/* A part's name as the map knows it: lower case, slashes, none at the front; some writers use backslashes. */
static gtab_text
fold_name(gtab_text name, char out[GTAB_PART_NAME_MAX])
{
	gtab_text_take(&name, GTAB_TEXT("/"));
	if (name.len >= GTAB_PART_NAME_MAX)
		name.len = GTAB_PART_NAME_MAX - 1;
	for (size_t i = 0; i < name.len; i++) {
		const char c = name.ptr[i];

		out[i] = c == '\\' ? '/' : c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	out[name.len] = '\0';
	return (gtab_text){ out, name.len };
}

static gtab_status
list_part(gtab_package *p, gtab_text *rest, gtab_error *err)
{
	char folded[GTAB_PART_NAME_MAX];
	gtab_zip_entry *const part = &p->parts[p->n_parts];
	size_t kept;

	if (!gtab_zip_take(rest, part))
		return gtab_zip_bad(p->source, err);
	if (gtab_map_add(p->names, fold_name(part->name, folded), p->n_parts, &kept) != GTAB_OK)
		return no_memory(err);
	if (kept != p->n_parts)
		return gtab_package_damaged(p, part->name, _("is there twice"), err);
	p->n_parts++;
	return GTAB_OK;
}

static gtab_status
list_parts(gtab_package *p, gtab_error *err)
{
	gtab_status st = gtab_zip_open(p->source, &p->zip, err);
	gtab_text rest = gtab_buf_text(&p->zip.directory);

	if (st != GTAB_OK)
		return st;
	p->parts = calloc(p->zip.n_entries + 1, sizeof(*p->parts));
	if (p->parts == NULL || gtab_map_new(&p->names) != GTAB_OK)
		return no_memory(err);
	while (st == GTAB_OK && p->n_parts < p->zip.n_entries)
		st = list_part(p, &rest, err);
	return st;
}

gtab_status
gtab_package_open(gtab_source *source, gtab_package **out, gtab_error *err)
{
	gtab_package *p = calloc(1, sizeof(*p));
	gtab_status st;

	*out = NULL;
	if (p == NULL)
		return no_memory(err);
	p->source = source;
	p->z_is_ready = inflateInit2(&p->z, -MAX_WBITS) == Z_OK; /* no zlib header */
	st = p->z_is_ready ? list_parts(p, err) : no_memory(err);
	if (st != GTAB_OK) {
		gtab_package_free(p);
		return st;
	}
	*out = p;
	return GTAB_OK;
}

void
gtab_package_free(gtab_package *p)
{
	if (p == NULL)
		return;
	if (p->z_is_ready)
		inflateEnd(&p->z);
	gtab_map_free(p->names);
	gtab_buf_clear(&p->zip.directory);
	free(p->parts);
	free(p);
}

gtab_text
gtab_package_source(const gtab_package *p)
{
	return gtab_source_name(p->source);
}

/* NULL: there is none of that name. */
static const gtab_zip_entry *
find_part(const gtab_package *p, gtab_text name)
{
	char folded[GTAB_PART_NAME_MAX];
	const size_t i = gtab_map_get(p->names, fold_name(name, folded));

	return i == GTAB_MAP_NONE ? NULL : &p->parts[i];
}

bool
gtab_package_has(const gtab_package *p, gtab_text part)
{
	return find_part(p, part) != NULL;
}

/* ---- reading a part ---- */

static gtab_status
check_limits(const gtab_package *p, const gtab_zip_entry *part, gtab_error *err)
{
	if (part->size > PART_MAX)
		return over_limit(
			p, _("%s is larger than 4 GiB; gtab does not read such a workbook"), err);
	if (part->size > RATIO_FREE && part->size / RATIO_MAX > part->packed)
		return over_limit(p,
				  _("%s would unpack to more than 100 times its size, as in a "
				    "zip bomb; if the workbook is sound, save the sheet as CSV"),
				  err);
	return GTAB_OK;
}

/* Where the packed bytes begin, behind the local header (§4.3.7), and that they are all there. */
static gtab_status
find_data(gtab_package *p, const gtab_zip_entry *part, gtab_error *err)
{
	const gtab_text name = gtab_text_of(p->name);
	char head[LOCAL_LEN];
	gtab_status st;

	if (part->offset > p->zip.size || part->packed > p->zip.size - part->offset)
		return gtab_package_damaged(p, name, _("cannot be read"), err);
	st = gtab_zip_read(p->source, part->offset, head, LOCAL_LEN, err);
	if (st != GTAB_OK)
		return st;
	if (memcmp(head, "PK\x03\x04", 4) != 0)
		return gtab_package_damaged(p, name, _("cannot be read"), err);
	p->at = part->offset + LOCAL_LEN + gtab_zip_number(head + 26, 2) +
		gtab_zip_number(head + 28, 2);
	p->n_left = part->packed;
	return GTAB_OK;
}

gtab_status
gtab_package_begin(gtab_package *p, gtab_text name, gtab_error *err)
{
	const gtab_zip_entry *const part = find_part(p, name);
	gtab_status st;

	snprintf(p->name, sizeof(p->name), "%.*s", GTAB_TEXT_ARG(name));
	if (part == NULL)
		return gtab_package_damaged(p, name, _("is not there"), err);
	if (part->is_locked)
		return locked(p, err);
	if (part->method != METHOD_STORED && part->method != METHOD_DEFLATED)
		return gtab_package_damaged(p, name, _("is packed in an unknown way"), err);
	st = check_limits(p, part, err);
	if (st == GTAB_OK)
		st = find_data(p, part, err);
	inflateReset(&p->z);
	p->z.avail_in = 0;
	p->reading = part;
	p->n_read = 0;
	p->crc = crc32(0, NULL, 0);
	p->is_over = false;
	return st;
}

/* The next packed bytes into raw; *n_out is 0 when there are no more. */
static gtab_status
fill(gtab_package *p, size_t *n_out, gtab_error *err)
{
	const size_t want = p->n_left < BLOCK ? (size_t)p->n_left : BLOCK;
	const gtab_status st = gtab_source_read(p->source, p->at, (char *)p->raw, want, n_out, err);

	p->at += *n_out;
	p->n_left -= *n_out;
	return st;
}

static gtab_status
read_stored(gtab_package *p, char *out, size_t size, size_t *n_out, gtab_error *err)
{
	const size_t want = p->n_left < size ? (size_t)p->n_left : size;
	const gtab_status st = gtab_source_read(p->source, p->at, out, want, n_out, err);

	p->at += *n_out;
	p->n_left -= *n_out;
	p->is_over = p->n_left == 0;
	return st;
}

static gtab_status
inflate_some(gtab_package *p, char *out, size_t size, size_t *n_out, gtab_error *err)
{
	int rc = Z_OK;

	p->z.next_out = (unsigned char *)out;
	p->z.avail_out = (uInt)size;
	while (rc == Z_OK && p->z.avail_out > 0) {
		size_t n = p->z.avail_in;

		if (n == 0) {
			const gtab_status st = fill(p, &n, err);

			if (st != GTAB_OK)
				return st;
			p->z.next_in = p->raw;
			p->z.avail_in = (uInt)n;
		}
		if (n == 0)
			break;
		rc = inflate(&p->z, Z_NO_FLUSH);
	}
	p->is_over = rc == Z_STREAM_END;
	*n_out = size - p->z.avail_out;
	return rc == Z_MEM_ERROR ? no_memory(err) : GTAB_OK;
}

/* Neither longer than it says, nor, at its end, shorter or of another CRC. */
static bool
is_sound(const gtab_package *p, size_t n)
{
	if (p->n_read > p->reading->size)
		return false;
	return n > 0 || (p->is_over && p->n_read == p->reading->size && p->crc == p->reading->crc);
}

gtab_status
gtab_package_read(gtab_package *p, char *out, size_t size, size_t *n_out, gtab_error *err)
{
	gtab_status st = GTAB_OK;

	*n_out = 0;
	if (!p->is_over)
		st = p->reading->method == METHOD_STORED ? read_stored(p, out, size, n_out, err)
							 : inflate_some(p, out, size, n_out, err);
	if (st != GTAB_OK)
		return st;
	p->n_read += *n_out;
	p->crc = crc32(p->crc, (const unsigned char *)out, (uInt)*n_out);
	return is_sound(p, *n_out) ? GTAB_OK
				   : gtab_package_damaged(p, gtab_text_of(p->name),
							  _("its bytes are damaged"), err);
}
