/* SPDX-License-Identifier: MIT */
/* The source: bytes of a file, a spooled pipe, or memory, read at any offset as often as needed. */

#include "input/source_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

struct gtab_source {
	char *name;
	int fd; /* -1: the bytes are in memory */
	gtab_text bytes;
	bool is_file; /* a regular file, not a spool */
	struct stat stat;
};

static gtab_status
cannot_read(const char *name, int number, gtab_error *err)
{
	gtab_error_set(err, GTAB_EINPUT, _("cannot read it: %s"), strerror(number));
	gtab_error_at(err, name, 0, 0);
	return GTAB_EINPUT;
}

/* An unlinked file in TMPDIR; -1 and errno when there can be none. */
static int
open_spool(void)
{
	const char *folder = getenv("TMPDIR");
	char path[4096];
	int fd;

	if (folder == NULL || folder[0] == '\0')
		folder = "/tmp";
	if (snprintf(path, sizeof(path), "%s/gtab-XXXXXX", folder) >= (int)sizeof(path)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	fd = mkostemp(path, O_CLOEXEC);
	if (fd >= 0)
		unlink(path);
	return fd;
}

static bool
write_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		const ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		}
	}
	return true;
}

/* Copy what can be read once to where it can be read again. The spool's descriptor, or -1 with err filled. */
static int
spool(int from, const char *name, gtab_error *err)
{
	char block[65536];
	const int to = open_spool();
	ssize_t n = 0;

	if (to < 0) {
		gtab_error_set(err, GTAB_EINPUT, _("cannot make a temporary file for it: %s"),
			       strerror(errno));
		gtab_error_at(err, name, 0, 0);
		return -1;
	}
	while ((n = read(from, block, sizeof(block))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 || !write_all(to, block, (size_t)n)) {
			cannot_read(name, errno, err);
			close(to);
			return -1;
		}
	}
	return to;
}

static gtab_status
source_new(const char *name, gtab_source **out, gtab_error *err)
{
	gtab_source *s = calloc(1, sizeof(*s));

	*out = s;
	if (s == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	s->fd = -1;
	s->name = strdup(name);
	return s->name == NULL ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}

/* Find out what s->fd is, and spool it when it cannot be read twice. */
static gtab_status
settle(gtab_source *s, gtab_error *err)
{
	int spooled;

	if (fstat(s->fd, &s->stat) != 0)
		return cannot_read(s->name, errno, err);
	if (S_ISDIR(s->stat.st_mode))
		return cannot_read(s->name, EISDIR, err);
	s->is_file = S_ISREG(s->stat.st_mode);
	if (s->is_file && lseek(s->fd, 0, SEEK_CUR) == 0)
		return GTAB_OK;
	spooled = spool(s->fd, s->name, err);
	if (spooled < 0)
		return GTAB_EINPUT;
	close(s->fd);
	s->fd = spooled;
	return GTAB_OK;
}

gtab_status
gtab_source_open(const char *name, gtab_source **out, gtab_error *err)
{
	gtab_source *s;
	gtab_status st = source_new(name, &s, err);

	if (st == GTAB_OK) {
		s->fd = strcmp(name, "-") == 0 ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
					       : open(name, O_RDONLY | O_CLOEXEC);
		st = s->fd < 0 ? cannot_read(name, errno, err) : settle(s, err);
	}
	if (st != GTAB_OK) {
		gtab_source_free(s);
		s = NULL;
	}
	*out = s;
	return st;
}

gtab_status
gtab_source_from_bytes(const char *name, gtab_text bytes, gtab_source **out, gtab_error *err)
{
	const gtab_status st = source_new(name, out, err);

	if (st != GTAB_OK) {
		gtab_source_free(*out);
		*out = NULL;
		return st;
	}
	(*out)->bytes = bytes;
	return GTAB_OK;
}

gtab_text
gtab_source_name(const gtab_source *s)
{
	return gtab_text_of(s->name);
}

bool
gtab_source_is_file(const gtab_source *s, uint64_t *device_out, uint64_t *inode_out)
{
	if (!s->is_file)
		return false;
	*device_out = (uint64_t)s->stat.st_dev;
	*inode_out = (uint64_t)s->stat.st_ino;
	return true;
}

static size_t
read_memory(gtab_text bytes, uint64_t offset, char *out, size_t size)
{
	const size_t left = offset >= bytes.len ? 0 : bytes.len - (size_t)offset;
	const size_t n = left < size ? left : size;

	if (n > 0)
		memcpy(out, bytes.ptr + offset, n);
	return n;
}

gtab_status
gtab_source_read(gtab_source *s, uint64_t offset, char *out, size_t size, size_t *n_out,
		 gtab_error *err)
{
	size_t n = 0;

	if (s->fd < 0) {
		*n_out = read_memory(s->bytes, offset, out, size);
		return GTAB_OK;
	}
	while (n < size) {
		const ssize_t got = pread(s->fd, out + n, size - n, (off_t)(offset + n));

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return cannot_read(s->name, errno, err);
		if (got == 0)
			break;
		n += (size_t)got;
	}
	*n_out = n;
	return GTAB_OK;
}

void
gtab_source_free(gtab_source *s)
{
	if (s == NULL)
		return;
	if (s->fd >= 0)
		close(s->fd);
	free(s->name);
	free(s);
}
