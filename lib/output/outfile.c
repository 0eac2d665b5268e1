/* SPDX-License-Identifier: MIT */
/* A file that appears whole under its name or not at all: a temporary beside it, fsync, rename. */

#include <gtab/output.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
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
	dev_t device;    /* where the temporary lies */
	gtab_outfile *next, *before;
};

/* Every file that has a temporary, for gtab_outfiles_abandon(). */
static struct {
	pthread_mutex_t lock;
	gtab_outfile *first;
} open_files = { PTHREAD_MUTEX_INITIALIZER, NULL };

/* The lock is held, here and below. */
static void
enlist(gtab_outfile *f)
{
	f->next = open_files.first;
	if (f->next != NULL)
		f->next->before = f;
	open_files.first = f;
}

/* The temporary is gone, or has become the file. */
static void
strike_off(gtab_outfile *f)
{
	if (f->before != NULL)
		f->before->next = f->next;
	else
		open_files.first = f->next;
	if (f->next != NULL)
		f->next->before = f->before;
	free(f->temporary);
	f->temporary = NULL;
}

void
gtab_outfiles_abandon(void)
{
	pthread_mutex_lock(&open_files.lock); /* for good */
	for (const gtab_outfile *f = open_files.first; f != NULL; f = f->next)
		unlink(f->temporary);
}

static gtab_status
cannot_write(const char *path, int number, gtab_error *err)
{
	if (number == ENOMEM)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
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

/* The mode a plain open() would give a new file. The lock keeps two threads from reading each other's 0. */
static mode_t
new_file_mode(void)
{
	const mode_t mask = umask(0);

	umask(mask);
	return 0666 & ~mask;
}

/* PATH.XXXXXX beside the target, under the lock: a temporary is never there unlisted. Its descriptor, or -1. */
static int
make_temporary(gtab_outfile *f)
{
	const size_t len = strlen(f->path);
	char *const name = malloc(len + sizeof(".XXXXXX"));
	int fd = -1;

	if (name == NULL)
		return -1;
	memcpy(name, f->path, len);
	memcpy(name + len, ".XXXXXX", sizeof(".XXXXXX"));
	fd = mkostemp(name, O_CLOEXEC);
	if (fd < 0) {
		free(name);
		return -1;
	}
	f->temporary = name;
	enlist(f);
	if (fchmod(fd, f->has_old ? f->old.st_mode & 07777 : new_file_mode()) == 0)
		return fd;
	close(fd);
	return -1;
}

static gtab_status
open_temporary(gtab_outfile *f, gtab_error *err)
{
	struct stat status;
	int fd, number;

	pthread_mutex_lock(&open_files.lock);
	fd = make_temporary(f);
	number = errno;
	pthread_mutex_unlock(&open_files.lock);
	if (fd < 0)
		return cannot_write(f->path, number, err);
	if (fstat(fd, &status) == 0)
		f->device = status.st_dev;
	f->stream = fdopen(fd, "w");
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

/* Flush, sync if wanted, close. stdout stays open. */
static gtab_status
close_stream(gtab_outfile *f, bool syncs, gtab_error *err)
{
	const char *name = f->path == NULL ? "-" : f->path;
	bool is_ok = fflush(f->stream) == 0 && !ferror(f->stream);
	int number = errno;

	if (is_ok && syncs && f->temporary != NULL && fsync(fileno(f->stream)) != 0) {
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

static gtab_status
take_its_name(gtab_outfile *f, gtab_error *err)
{
	int number = 0;

	if (f->temporary == NULL)
		return GTAB_OK;
	pthread_mutex_lock(&open_files.lock);
	if (rename(f->temporary, f->path) == 0)
		strike_off(f);
	else
		number = errno;
	pthread_mutex_unlock(&open_files.lock);
	return number == 0 ? GTAB_OK : cannot_write(f->path, number, err);
}

gtab_status
gtab_outfile_commit(gtab_outfile *f, gtab_error *err)
{
	gtab_status st = close_stream(f, true, err);
	const bool has_temporary = f->temporary != NULL;

	if (st == GTAB_OK)
		st = take_its_name(f, err);
	if (st == GTAB_OK && has_temporary)
		sync_folder(f->path);
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
	if (f->temporary != NULL) {
		pthread_mutex_lock(&open_files.lock);
		unlink(f->temporary);
		strike_off(f);
		pthread_mutex_unlock(&open_files.lock);
	}
	free(f->path);
	free(f);
}

/* ---- many at once ---- */

gtab_status
gtab_outfile_close(gtab_outfile *f, gtab_error *err)
{
	const gtab_status st = close_stream(f, false, err);

	if (st != GTAB_OK)
		gtab_outfile_discard(f);
	return st;
}

static bool
is_first_of_its_device(gtab_outfile *const *files, size_t i)
{
	for (size_t k = 0; k < i; k++) {
		if (files[k]->temporary != NULL && files[k]->device == files[i]->device)
			return false;
	}
	return files[i]->temporary != NULL;
}

static gtab_status
sync_device(const gtab_outfile *f, gtab_error *err)
{
	const int fd = open(f->temporary, O_RDONLY | O_CLOEXEC);
	const bool is_ok = fd >= 0 && syncfs(fd) == 0;
	const int number = errno;

	if (fd >= 0)
		close(fd);
	return is_ok ? GTAB_OK : cannot_write(f->path, number, err);
}

static size_t
folder_len(const char *path)
{
	const char *const slash = strrchr(path, '/');

	return slash == NULL ? 0 : (size_t)(slash - path) + 1;
}

static bool
share_folder(const gtab_outfile *a, const gtab_outfile *b)
{
	const size_t len = folder_len(a->path);

	return len == folder_len(b->path) && memcmp(a->path, b->path, len) == 0;
}

gtab_status
gtab_outfiles_commit(gtab_outfile *const *files, size_t n, gtab_error *err)
{
	gtab_status st = GTAB_OK;

	for (size_t i = 0; st == GTAB_OK && i < n; i++) {
		if (is_first_of_its_device(files, i))
			st = sync_device(files[i], err);
	}
	for (size_t i = 0; st == GTAB_OK && i < n; i++)
		st = take_its_name(files[i], err);
	for (size_t i = 0; st == GTAB_OK && i < n; i++) {
		if (files[i]->path != NULL && (i + 1 == n || files[i + 1]->path == NULL ||
					       !share_folder(files[i], files[i + 1])))
			sync_folder(files[i]->path);
	}
	for (size_t i = 0; i < n; i++)
		gtab_outfile_discard(files[i]);
	return st;
}
