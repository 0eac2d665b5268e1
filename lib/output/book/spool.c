/* SPDX-License-Identifier: MIT */
/* The first blocks stay in memory, so that a small table never touches the disk. */

#include "output/book/spool.h"

#include "base/i18n.h"
#include "output/book/deflate.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MEMORY_LEN = 4 << 20 };

/* bytes: the block; NULL when it lies in the file, from `at` on. */
struct block {
	char *bytes;
	uint64_t at;
	size_t len;
	uint32_t crc;
};

struct gtab_spool {
	int fd; /* -1 while there is no file */
	uint64_t end;
	size_t in_memory;
	struct block *blocks;
	size_t n_blocks, max_blocks;
};

gtab_status
gtab_spool_new(gtab_spool **out, gtab_error *err)
{
	gtab_spool *const s = calloc(1, sizeof(*s));

	*out = s;
	if (s == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	s->fd = -1;
	return GTAB_OK;
}

void
gtab_spool_free(gtab_spool *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->n_blocks; i++)
		free(s->blocks[i].bytes);
	free(s->blocks);
	if (s->fd >= 0)
		close(s->fd);
	free(s);
}

/* ---- the file ---- */

static gtab_status
temporary_failed(int number, gtab_error *err)
{
	return gtab_error_set(err, GTAB_EOUTPUT, _("a temporary file cannot be written: %s"),
			      strerror(number));
}

/* Where the file system has no files without names: one with a name, which is taken away at once. */
static int
open_and_unlink(const char *folder)
{
	char *path = NULL;
	int fd;

	if (asprintf(&path, "%s/gtab.XXXXXX", folder) < 0)
		return -1;
	fd = mkostemp(path, O_CLOEXEC);
	if (fd >= 0)
		unlink(path);
	free(path);
	return fd;
}

int
gtab_temporary_file(gtab_error *err)
{
	const char *folder = getenv("TMPDIR");
	int fd;

	if (folder == NULL || folder[0] == '\0')
		folder = "/tmp";
	fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL))
		fd = open_and_unlink(folder);
	if (fd < 0)
		gtab_error_set(err, GTAB_EOUTPUT,
			       _("the folder for temporary files %s cannot be used: %s"), folder,
			       strerror(errno));
	return fd;
}

static gtab_status
write_block(gtab_spool *s, gtab_text rest, gtab_error *err)
{
	if (s->fd < 0)
		s->fd = gtab_temporary_file(err);
	if (s->fd < 0)
		return GTAB_EOUTPUT;
	while (rest.len > 0) {
		const ssize_t n = pwrite(s->fd, rest.ptr, rest.len, (off_t)s->end);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return temporary_failed(n < 0 ? errno : EIO, err);
		rest = gtab_text_slice(rest, (size_t)n, rest.len);
		s->end += (uint64_t)n;
	}
	return GTAB_OK;
}

static gtab_status
read_block(const gtab_spool *s, const struct block *block, gtab_buf *scratch, gtab_error *err)
{
	gtab_buf_truncate(scratch, 0);
	if (!gtab_buf_reserve(scratch, block->len))
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	while (scratch->len < block->len) {
		const ssize_t n =
			pread(s->fd, scratch->ptr + scratch->len, block->len - scratch->len,
			      (off_t)(block->at + scratch->len));

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return gtab_error_set(err, GTAB_EOUTPUT,
					      _("a temporary file cannot be read back: %s"),
					      strerror(n < 0 ? errno : EIO));
		scratch->len += (size_t)n;
	}
	return gtab_crc32(0, gtab_buf_text(scratch)) == block->crc
		       ? GTAB_OK
		       : gtab_error_set(err, GTAB_EOUTPUT,
					_("a temporary file cannot be read back: %s"),
					strerror(EIO));
}

/* ---- blocks ---- */

static struct block *
add_block(gtab_spool *s)
{
	if (s->n_blocks == s->max_blocks) {
		const size_t max = s->max_blocks * 2 + 16;
		struct block *const blocks = realloc(s->blocks, max * sizeof(*blocks));

		if (blocks == NULL)
			return NULL;
		s->blocks = blocks;
		s->max_blocks = max;
	}
	s->blocks[s->n_blocks] = (struct block){ 0 };
	return &s->blocks[s->n_blocks];
}

static gtab_status
keep_in_memory(gtab_spool *s, struct block *block, gtab_text bytes, gtab_error *err)
{
	block->bytes = malloc(bytes.len > 0 ? bytes.len : 1);
	if (block->bytes == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (bytes.len > 0)
		memcpy(block->bytes, bytes.ptr, bytes.len);
	s->in_memory += bytes.len;
	return GTAB_OK;
}

gtab_status
gtab_spool_put(gtab_spool *s, gtab_text bytes, size_t *number_out, gtab_error *err)
{
	struct block *const block = add_block(s);
	gtab_status st;

	if (block == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	block->len = bytes.len;
	block->at = s->end;
	block->crc = gtab_crc32(0, bytes);
	if (s->fd < 0 && bytes.len <= MEMORY_LEN - s->in_memory)
		st = keep_in_memory(s, block, bytes, err);
	else
		st = write_block(s, bytes, err);
	*number_out = s->n_blocks;
	s->n_blocks += st == GTAB_OK;
	return st;
}

gtab_status
gtab_spool_get(const gtab_spool *s, size_t number, gtab_buf *scratch, gtab_text *out,
	       gtab_error *err)
{
	const struct block *const block = &s->blocks[number];
	gtab_status st = GTAB_OK;

	if (block->bytes == NULL)
		st = read_block(s, block, scratch, err);
	*out = (gtab_text){ block->bytes != NULL ? block->bytes : scratch->ptr, block->len };
	return st;
}
