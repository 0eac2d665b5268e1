/* SPDX-License-Identifier: MIT */
/* A file that appears whole under its name or not at all: a temporary beside it, fsync, rename. */

#include <gtab/output.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

struct gtab_outfile {
	char *path;      /* the final name, symbolic links resolved; NULL for stdout */
	char *temporary; /* NULL when the target is written directly */
	FILE *stream;
	bool has_old;
	struct stat old; /* the target as it was */
};

static gtab_status
cannot_write(const char *path, int number, gtab_error *err)
{
	gtab_error_set(err, GTAB_EOUTPUT, _("cannot write it: %s"), strerror(number));
	gtab_error_at(err, path, 0, 0);
	return GTAB_EOUTPUT;
}

/* A symlink's target is replaced, not the link. An absent file keeps the name it was given. */
static char *
resolve(const char *path)
{
	char *real = realpath(path, NULL);

	return real != NULL || errno != ENOENT ? real : strdup(path);
}

/* The mode a plain open() would give a new file. */
static mode_t
new_file_mode(void)
{
	const mode_t mask = umask(0);

	umask(mask);
	return 0666 & ~mask;
}

static gtab_status
open_temporary(gtab_outfile *f, gtab_error *err)
{
	const size_t len = strlen(f->path);
	int fd;

	f->temporary = malloc(len + sizeof(".XXXXXX"));
	if (f->temporary == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	memcpy(f->temporary, f->path, len);
	memcpy(f->temporary + len, ".XXXXXX", sizeof(".XXXXXX"));
	fd = mkostemp(f->temporary, O_CLOEXEC);
	if (fd < 0) {
		const int number = errno;

		free(f->temporary);
		f->temporary = NULL;
		return cannot_write(f->path, number, err);
	}
	f->stream = fchmod(fd, f->has_old ? f->old.st_mode & 07777 : new_file_mode()) == 0
			    ? fdopen(fd, "w")
			    : NULL;
	if (f->stream != NULL)
		return GTAB_OK;
	close(fd);
	return cannot_write(f->path, errno, err);
}

static gtab_status
open_target(gtab_outfile *f, const char *path, gtab_error *err)
{
	f->path = resolve(path);
	if (f->path == NULL)
		return cannot_write(path, errno, err);
	f->has_old = stat(f->path, &f->old) == 0;
	if (f->has_old && S_ISDIR(f->old.st_mode))
		return cannot_write(path, EISDIR, err);
	if (!f->has_old || S_ISREG(f->old.st_mode))
		return open_temporary(f, err);
	f->stream = fopen(f->path, "we");
	return f->stream == NULL ? cannot_write(path, errno, err) : GTAB_OK;
}

gtab_status
gtab_outfile_open(const char *path, gtab_outfile **out, gtab_error *err)
{
	gtab_outfile *f = calloc(1, sizeof(*f));
	gtab_status st = GTAB_OK;

	*out = NULL;
	if (f == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (path == NULL || strcmp(path, "-") == 0) {
		f->stream = stdout;
		f->has_old = fstat(STDOUT_FILENO, &f->old) == 0;
	} else {
		st = open_target(f, path, err);
	}
	if (st != GTAB_OK) {
		gtab_outfile_discard(f);
		return st;
	}
	*out = f;
	return GTAB_OK;
}

FILE *
gtab_outfile_stream(gtab_outfile *f)
{
	return f->stream;
}

bool
gtab_outfile_is(const gtab_outfile *f, uint64_t device, uint64_t inode)
{
	return f->has_old && S_ISREG(f->old.st_mode) && (uint64_t)f->old.st_dev == device &&
	       (uint64_t)f->old.st_ino == inode;
}

/* Make the new name last through a power cut, as far as the file system lets us. */
static void
sync_folder(const char *path)
{
	char folder[PATH_MAX];
	const char *slash = strrchr(path, '/');
	const size_t len = slash == NULL ? 0 : (size_t)(slash - path) + 1;
	int fd;

	if (len >= sizeof(folder))
		return;
	memcpy(folder, path, len);
	memcpy(folder + len, ".", 2);
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

static gtab_status
close_stream(gtab_outfile *f, gtab_error *err)
{
	const char *name = f->path == NULL ? "-" : f->path;
	bool is_ok = fflush(f->stream) == 0 && !ferror(f->stream);
	int number = errno;

	if (is_ok && f->temporary != NULL && fsync(fileno(f->stream)) != 0) {
		is_ok = false;
		number = errno;
	}
	if (f->stream != stdout && fclose(f->stream) != 0 && is_ok) {
		is_ok = false;
		number = errno;
	}
	f->stream = NULL;
	return is_ok ? GTAB_OK : cannot_write(name, number == 0 ? EIO : number, err);
}

gtab_status
gtab_outfile_commit(gtab_outfile *f, gtab_error *err)
{
	gtab_status st = close_stream(f, err);

	if (st == GTAB_OK && f->temporary != NULL) {
		if (rename(f->temporary, f->path) == 0) {
			sync_folder(f->path);
			free(f->temporary);
			f->temporary = NULL;
		} else {
			st = cannot_write(f->path, errno, err);
		}
	}
	gtab_outfile_discard(f);
	return st;
}

void
gtab_outfile_discard(gtab_outfile *f)
{
	if (f == NULL)
		return;
	if (f->stream != NULL && f->stream != stdout)
		fclose(f->stream);
	if (f->temporary != NULL)
		unlink(f->temporary);
	free(f->temporary);
	free(f->path);
	free(f);
}
