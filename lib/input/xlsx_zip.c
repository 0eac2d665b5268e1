/* SPDX-License-Identifier: MIT */
/*
 * The directory of a zip (PKWARE APPNOTE 6.3 §4.3), read by us and not by minizip: 1.1 misreads zip64 entries, which
 * Apache POI writes for every part of its streamed workbooks.
 */

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "input/source_internal.h"
#include "input/xlsx_internal.h"

enum { ENTRY_LEN = 46, END_LEN = 22, LOCATOR_LEN = 20, END64_LEN = 56, TAIL_MAX = END_LEN + 65535 };
enum { ENTRIES_MAX = 1000, DIRECTORY_MAX = 4 * 1024 * 1024, FLAG_LOCKED = 1 };

struct directory {
	uint64_t offset;
	uint64_t len;
	uint64_t n_entries;
};

gtab_status
gtab_zip_bad(gtab_source *source, gtab_error *err)
{
	gtab_error_set(err, GTAB_EMALFORMED,
		       _("the workbook is cut off or damaged (its zip directory cannot be read); "
			 "copy or download it again"));
	gtab_error_at(err, gtab_source_name(source).ptr, 0, 0);
	return GTAB_EMALFORMED;
}

gtab_status
gtab_zip_read(gtab_source *source, uint64_t offset, char *out, size_t len, gtab_error *err)
{
	size_t n;
	const gtab_status st = gtab_source_read(source, offset, out, len, &n, err);

	return st == GTAB_OK && n < len ? gtab_zip_bad(source, err) : st;
}

uint64_t
gtab_zip_number(const char *p, size_t len)
{
	uint64_t n = 0;

	while (len-- > 0)
		n = n << 8 | (unsigned char)p[len];
	return n;
}

/* Bit by bit from the top: is there a byte that far? */
static gtab_status
find_size(gtab_source *source, uint64_t *out, gtab_error *err)
{
	*out = 0;
	for (uint64_t step = UINT64_C(1) << 46; step > 0; step >>= 1) {
		char byte;
		size_t n;
		const gtab_status st = gtab_source_read(source, *out + step - 1, &byte, 1, &n, err);

		if (st != GTAB_OK)
			return st;
		*out += n > 0 ? step : 0;
	}
	return GTAB_OK;
}

/* ---- where it is ---- */

/* The end record of a zip64 (§4.3.14), whose place its locator tells, just before the end record at `end`. */
static gtab_status
read_end64(gtab_source *source, uint64_t end, struct directory *d, gtab_error *err)
{
	char record[END64_LEN];
	gtab_status st = end < LOCATOR_LEN ? gtab_zip_bad(source, err)
					   : gtab_zip_read(source, end - LOCATOR_LEN, record,
							   LOCATOR_LEN, err);

	if (st == GTAB_OK && memcmp(record, "PK\x06\x07", 4) != 0)
		return gtab_zip_bad(source, err);
	if (st == GTAB_OK)
		st = gtab_zip_read(source, gtab_zip_number(record + 8, 8), record, END64_LEN, err);
	if (st == GTAB_OK && memcmp(record, "PK\x06\x06", 4) != 0)
		return gtab_zip_bad(source, err);
	if (st == GTAB_OK)
		*d = (struct directory){ .n_entries = gtab_zip_number(record + 32, 8),
					 .len = gtab_zip_number(record + 40, 8),
					 .offset = gtab_zip_number(record + 48, 8) };
	return st;
}

/* Where the end record begins in the last bytes of the zip: it ends with a comment of a length it tells. */
static size_t
find_end(const char *tail, size_t len)
{
	for (size_t at = len < END_LEN ? 0 : len - END_LEN + 1; at-- > 0;)
		if (memcmp(tail + at, "PK\x05\x06", 4) == 0 &&
		    at + END_LEN + gtab_zip_number(tail + at + 20, 2) <= len)
			return at;
	return len;
}

/* What the end record tells, which stands in the last bytes of the zip. */
static gtab_status
find_directory(gtab_source *source, uint64_t size, struct directory *d, gtab_error *err)
{
	const size_t len = size < TAIL_MAX ? (size_t)size : TAIL_MAX;
	char *tail = malloc(len + 1);
	gtab_status st;
	size_t end;

	if (tail == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	st = gtab_zip_read(source, size - len, tail, len, err);
	end = st == GTAB_OK ? find_end(tail, len) : len;
	if (end < len) {
		*d = (struct directory){ .n_entries = gtab_zip_number(tail + end + 10, 2),
					 .len = gtab_zip_number(tail + end + 12, 4),
					 .offset = gtab_zip_number(tail + end + 16, 4) };
		if (d->n_entries == UINT16_MAX || d->len == UINT32_MAX || d->offset == UINT32_MAX)
			st = read_end64(source, size - len + end, d, err);
	} else if (st == GTAB_OK) {
		st = gtab_zip_bad(source, err);
	}
	free(tail);
	return st;
}

gtab_status
gtab_zip_open(gtab_source *source, gtab_zip *zip, gtab_error *err)
{
	struct directory d = { .n_entries = 0 };
	gtab_status st = find_size(source, &zip->size, err);

	if (st == GTAB_OK)
		st = find_directory(source, zip->size, &d, err);
	if (st != GTAB_OK)
		return st;
	zip->n_entries = (size_t)d.n_entries;
	if (d.n_entries > ENTRIES_MAX || d.len > DIRECTORY_MAX) {
		gtab_error_set(
			err, GTAB_ELIMIT,
			_("the zip file has more than 1,000 parts; gtab does not read such a "
			  "workbook"));
		gtab_error_at(err, gtab_source_name(source).ptr, 0, 0);
		return GTAB_ELIMIT;
	}
	if (!gtab_buf_reserve(&zip->directory, (size_t)d.len + 1))
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	zip->directory.len = (size_t)d.len;
	return gtab_zip_read(source, d.offset, zip->directory.ptr, (size_t)d.len, err);
}

/* ---- what is in it ---- */

/* The zip64 field of an entry (§4.5.3) holds, in this order, what did not fit its 32 bits. */
static void
read_zip64(gtab_text extra, gtab_zip_entry *entry)
{
	uint64_t *const wide[] = { &entry->size, &entry->packed, &entry->offset };

	while (extra.len >= 4) {
		const size_t len = (size_t)gtab_zip_number(extra.ptr + 2, 2);
		gtab_text field = gtab_text_slice(extra, 4, 4 + len);

		if (gtab_zip_number(extra.ptr, 2) == 1)
			for (size_t i = 0; i < 3; i++)
				if (*wide[i] == UINT32_MAX && field.len >= 8) {
					*wide[i] = gtab_zip_number(field.ptr, 8);
					field = gtab_text_slice(field, 8, field.len);
				}
		extra = gtab_text_slice(extra, 4 + len, extra.len);
	}
}

bool
gtab_zip_take(gtab_text *rest, gtab_zip_entry *out)
{
	const char *const head = rest->ptr;
	size_t name_len, extra_len, len;

	if (rest->len < ENTRY_LEN || memcmp(head, "PK\x01\x02", 4) != 0)
		return false;
	name_len = (size_t)gtab_zip_number(head + 28, 2);
	extra_len = (size_t)gtab_zip_number(head + 30, 2);
	len = ENTRY_LEN + name_len + extra_len + (size_t)gtab_zip_number(head + 32, 2);
	if (len > rest->len)
		return false;
	*out = (gtab_zip_entry){ .name = { head + ENTRY_LEN, name_len },
				 .is_locked = (head[8] & FLAG_LOCKED) != 0,
				 .method = (unsigned)gtab_zip_number(head + 10, 2),
				 .crc = (uint32_t)gtab_zip_number(head + 16, 4),
				 .packed = gtab_zip_number(head + 20, 4),
				 .size = gtab_zip_number(head + 24, 4),
				 .offset = gtab_zip_number(head + 42, 4) };
	read_zip64((gtab_text){ head + ENTRY_LEN + name_len, extra_len }, out);
	*rest = gtab_text_slice(*rest, len, rest->len);
	return true;
}
