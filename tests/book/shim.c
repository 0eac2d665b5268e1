/* SPDX-License-Identifier: MIT */

/*
 * Preloaded into a tool: the N-th call of a kind fails, in each process for itself, and a file says that it did.
 *
 *	FAULT=KIND:N FAULT_HIT=FILE LD_PRELOAD=shim.so gtab-xlsx ...
 *
 * Kinds: write (write, pwrite, ENOSPC), short (half of a write goes out, the next fails), flip (a byte of a pwrite is
 * another), fsync (fsync, syncfs), rename, malloc (and calloc, realloc), read (pread), thread (pthread_create).
 */

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *old, size_t size);

/* n: calls until the fault, 0 when it is over; below 0 before the environment was read */
static long n = -1;
static char kind[16];

static void
read_environment(void)
{
	const char *const fault = getenv("FAULT");
	const char *const colon = fault != NULL ? strchr(fault, ':') : NULL;

	n = 0;
	if (colon == NULL || (size_t)(colon - fault) >= sizeof(kind))
		return;
	memcpy(kind, fault, (size_t)(colon - fault));
	n = strtol(colon + 1, NULL, 10);
}

static bool
is_hit(const char *what)
{
	if (n < 0)
		read_environment();
	if (n == 0 || strcmp(kind, what) != 0 || __atomic_sub_fetch(&n, 1, __ATOMIC_SEQ_CST) != 0)
		return false;
	const char *const file = getenv("FAULT_HIT");
	if (file != NULL)
		syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT, 0600));
	return true;
}

static bool
fails(const char *what, int number)
{
	if (!is_hit(what))
		return false;
	errno = number;
	return true;
}

ssize_t
write(int fd, const void *bytes, size_t len)
{
	return fails("write", ENOSPC) ? -1 : syscall(SYS_write, fd, bytes, len);
}

/* After half a write the disk is full for good. */
static ssize_t
write_short(int fd, const void *bytes, size_t len, off_t at)
{
	static bool is_full;

	if (is_full) {
		errno = ENOSPC;
		return -1;
	}
	is_full = is_hit("short");
	return syscall(SYS_pwrite64, fd, bytes, is_full ? len / 2 : len, at);
}

ssize_t
pwrite(int fd, const void *bytes, size_t len, off_t at)
{
	if (fails("write", ENOSPC))
		return -1;
	if (len > 0 && is_hit("flip")) {
		const char other = (char)(((const char *)bytes)[len / 2] ^ 4);

		syscall(SYS_pwrite64, fd, bytes, len, at);
		syscall(SYS_pwrite64, fd, &other, 1, at + (off_t)(len / 2));
		return (ssize_t)len;
	}
	return write_short(fd, bytes, len, at);
}

ssize_t
pwrite64(int fd, const void *bytes, size_t len, off_t at)
{
	return pwrite(fd, bytes, len, at);
}

ssize_t
pread(int fd, void *bytes, size_t len, off_t at)
{
	return fails("read", EIO) ? -1 : syscall(SYS_pread64, fd, bytes, len, at);
}

ssize_t
pread64(int fd, void *bytes, size_t len, off_t at)
{
	return pread(fd, bytes, len, at);
}

int
fsync(int fd)
{
	return fails("fsync", EIO) ? -1 : (int)syscall(SYS_fsync, fd);
}

int
syncfs(int fd)
{
	return fails("fsync", EIO) ? -1 : (int)syscall(SYS_syncfs, fd);
}

int
rename(const char *from, const char *to)
{
	return fails("rename", EIO) ? -1 : (int)syscall(SYS_rename, from, to);
}

void *
malloc(size_t size)
{
	return fails("malloc", ENOMEM) ? NULL : __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
	return fails("malloc", ENOMEM) ? NULL : __libc_calloc(count, size);
}

void *
realloc(void *old, size_t size)
{
	return fails("malloc", ENOMEM) ? NULL : __libc_realloc(old, size);
}

int
pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
	       void *arg)
{
	static int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

	if (is_hit("thread"))
		return EAGAIN;
	if (real == NULL)
		real = (int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *),
				void *))dlsym(RTLD_NEXT, "pthread_create");
	return real(thread, attributes, start, arg);
}
