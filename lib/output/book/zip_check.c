/* SPDX-License-Identifier: MIT */
/* From the file's last bytes to its directory, and from each entry to the header before the part's bytes. */

#include "output/book/zip_check.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	END_LEN = 22,
	END64_LEN = 56,
	LOCATOR_LEN = 20,
	LOCAL_LEN = 30,
	HEADER_MAX = 1024,
	DEFLATED = 8,
	ZIP64_FIELD = 1
};

static const uint64_t UNKNOWN = 0xFFFFFFFF; /* the zip64 field has it */

/* Bytes of the file; `failed` once some were asked for that are not there. */
struct bytes {
	const unsigned char *at;
	size_t len;
	bool failed;
};

static bool
read_at(int fd, void *out, size_t len, uint64_t at)
{
	char *to = out;

	while (len > 0) {
		const ssize_t n = pread(fd, to, len, (off_t)at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		to += n;
		at += (uint64_t)n;
		len -= (size_t)n;
	}
	return true;
}

static uint64_t
take(struct bytes *b, size_t n_bytes)
{
	uint64_t n = 0;

	if (b->len < n_bytes) {
		b->failed = true;
		return 0;
	}
	for (size_t i = n_bytes; i-- > 0;)
		n = n << 8 | b->at[i];
	b->at += n_bytes;
	b->len -= n_bytes;
	return n;
}

static gtab_text
take_text(struct bytes *b, size_t len)
{
	const gtab_text t = { (const char *)b->at, len <= b->len ? len : 0 };

	b->failed |= len > b->len;
	b->at += t.len;
	b->len -= t.len;
	return t;
}

static void
skip(struct bytes *b, size_t len)
{
	take_text(b, len);
}

/* ---- a part's header ---- */

/* What both of its headers say of a part. */
struct said {
	uint64_t crc, packed_len, raw_len, header_at;
	gtab_text name;
};

/* The lengths and the place that a zip64 field has for those that were UNKNOWN, in its order. */
static void
take_zip64(struct bytes extra, struct said *s)
{
	uint64_t *const wanted[] = { &s->raw_len, &s->packed_len, &s->header_at };

	if (extra.len == 0)
		return;
	if (take(&extra, 2) != ZIP64_FIELD || take(&extra, 2) != extra.len) {
		s->name.len = 0;
		return;
	}
	for (size_t i = 0; i < 3; i++) {
		if (*wanted[i] == UNKNOWN)
			*wanted[i] = take(&extra, 8);
	}
	if (extra.failed || extra.len > 0)
		s->name.len = 0; /* no part has no name */
}

/* From the flags to the end of the name and the extra field, the same in both headers but for what is skipped. */
static struct said
take_said(struct bytes *b, size_t n_behind_extra_len)
{
	struct said s = { 0 };
	const bool is_plain = take(b, 2) == 0 && take(b, 2) == DEFLATED;

	skip(b, 4); /* time, date */
	s.crc = take(b, 4);
	s.packed_len = take(b, 4);
	s.raw_len = take(b, 4);
	const size_t name_len = (size_t)take(b, 2);
	const size_t extra_len = (size_t)take(b, 2);
	skip(b, n_behind_extra_len);
	if (n_behind_extra_len > 0)
		s.header_at = take(b, 4);
	s.name = take_text(b, name_len);
	const gtab_text extra = take_text(b, extra_len);
	take_zip64((struct bytes){ (const unsigned char *)extra.ptr, extra.len, false }, &s);
	if (!is_plain || b->failed)
		s.name.len = 0;
	return s;
}

static bool
is_same(const struct said *s, const gtab_zip_part *part)
{
	return gtab_text_equal(s->name, part->name) && s->crc == part->crc &&
	       s->packed_len == part->packed_len && s->raw_len == part->raw_len;
}

static bool
check_entry(struct bytes *b, const gtab_zip_part *part)
{
	if (take(b, 4) != 0x02014b50)
		return false;
	skip(b, 4); /* made by, version needed */
	const struct said s = take_said(b, 10);
	return is_same(&s, part) && s.header_at == part->header_at;
}

static bool
check_local(int fd, const gtab_zip_part *part)
{
	unsigned char header[HEADER_MAX];
	const size_t len = (size_t)(part->data_at - part->header_at);
	struct bytes b = { header, len, false };

	if (len > HEADER_MAX || len < LOCAL_LEN || !read_at(fd, header, len, part->header_at) ||
	    take(&b, 4) != 0x04034b50)
		return false;
	skip(&b, 2); /* version needed */
	const struct said s = take_said(&b, 0);
	return is_same(&s, part) && b.len == 0;
}

/* ---- the directory ---- */

struct directory {
	uint64_t at, len, n;
};

/* The zip64 record stands before its locator, that before the end record. */
static bool
find_zip64(int fd, uint64_t end_at, struct directory *out)
{
	unsigned char raw[END64_LEN + LOCATOR_LEN];
	struct bytes b = { raw, sizeof(raw), false };

	if (end_at < sizeof(raw) || !read_at(fd, raw, sizeof(raw), end_at - sizeof(raw)) ||
	    take(&b, 4) != 0x06064b50 || take(&b, 8) != END64_LEN - 12)
		return false;
	skip(&b, 20); /* versions, disks, entries on this disk */
	out->n = take(&b, 8);
	out->len = take(&b, 8);
	out->at = take(&b, 8);
	return take(&b, 4) == 0x07064b50 && take(&b, 4) == 0 && take(&b, 8) == end_at - sizeof(raw);
}

static bool
find_directory(int fd, struct directory *out)
{
	const off_t size = lseek(fd, 0, SEEK_END);
	unsigned char raw[END_LEN];
	struct bytes b = { raw, sizeof(raw), false };
	uint64_t end_at = (uint64_t)size - END_LEN;

	if (size < END_LEN || !read_at(fd, raw, sizeof(raw), end_at) || take(&b, 4) != 0x06054b50 ||
	    take(&b, 4) != 0)
		return false;
	const uint64_t n_here = take(&b, 2);
	out->n = take(&b, 2);
	out->len = take(&b, 4);
	out->at = take(&b, 4);
	if (n_here != out->n || take(&b, 2) != 0)
		return false;
	if (out->n == 0xFFFF || out->len == UNKNOWN || out->at == UNKNOWN) {
		if (!find_zip64(fd, end_at, out))
			return false;
		end_at -= END64_LEN + LOCATOR_LEN;
	}
	return out->len <= end_at && out->at == end_at - out->len;
}

static size_t
check_entries(int fd, struct bytes b, const gtab_zip_part *parts, size_t n)
{
	size_t i = 0;

	while (i < n && check_entry(&b, &parts[i]) && check_local(fd, &parts[i]))
		i++;
	return i == n && b.len > 0 ? 0 : i;
}

size_t
gtab_zip_check(int fd, const gtab_zip_part *parts, size_t n)
{
	struct directory d;
	unsigned char *entries;
	size_t n_good = 0;

	if (!find_directory(fd, &d) || d.n != n)
		return 0;
	entries = malloc((size_t)d.len + 1);
	if (entries != NULL && read_at(fd, entries, (size_t)d.len, d.at))
		n_good = check_entries(fd, (struct bytes){ entries, (size_t)d.len, false }, parts,
				       n);
	free(entries);
	return n_good;
}
