/* SPDX-License-Identifier: MIT */
/* The source: a file, a pipe and memory are read alike, at any offset, as often as needed. */

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "input/source_internal.h"

enum { N_BYTES = 200001 }; /* three blocks of a pipe and a bit */

static char content[N_BYTES];
static char folder[] = "/tmp/gtab-test-source-XXXXXX";
static char path[64];
static int saved_stdin;

static int
set_up(void **state)
{
	FILE *f;

	(void)state;
	for (size_t i = 0; i < N_BYTES; i++)
		content[i] = (char)(i * 31 + i / 251);
	if (mkdtemp(folder) == NULL)
		return -1;
	snprintf(path, sizeof(path), "%s/export.csv", folder);
	f = fopen(path, "wb");
	if (f == NULL || fwrite(content, 1, N_BYTES, f) != N_BYTES)
		return -1;
	saved_stdin = dup(STDIN_FILENO);
	return fclose(f);
}

static int
tear_down(void **state)
{
	(void)state;
	unlink(path);
	dup2(saved_stdin, STDIN_FILENO);
	return rmdir(folder);
}

static const struct {
	uint64_t offset;
	size_t size, want;
} read_cases[] = {
	{ 0, 10, 10 },
	{ 0, N_BYTES, N_BYTES },
	{ 0, N_BYTES + 5, N_BYTES }, /* fewer only at the end */
	{ 65530, 12, 12 },
	{ N_BYTES - 3, 10, 3 },
	{ N_BYTES, 10, 0 },
	{ N_BYTES + 1000, 10, 0 },
	{ UINT64_C(1) << 40, 10, 0 },
	{ 7, 0, 0 },
	{ 0, 1, 1 }, /* again from the front */
};

static void
check_reads(gtab_source *s)
{
	char *got = malloc(N_BYTES + 5);

	assert_non_null(got);
	for (size_t i = 0; i < sizeof(read_cases) / sizeof(*read_cases); i++) {
		size_t n = 99;

		assert_int_equal(gtab_source_read(s, read_cases[i].offset, got, read_cases[i].size,
						  &n, NULL),
				 GTAB_OK);
		assert_int_equal(n, read_cases[i].want);
		if (n > 0)
			assert_memory_equal(got, content + read_cases[i].offset, n);
	}
	free(got);
}

static void
test_file(void **state)
{
	uint64_t device, inode;
	struct stat on_disk;
	gtab_source *s;

	(void)state;
	assert_int_equal(gtab_source_open(path, &s, NULL), GTAB_OK);
	assert_true(gtab_text_equal(gtab_source_name(s), gtab_text_of(path)));
	assert_true(gtab_source_is_file(s, &device, &inode));
	assert_int_equal(stat(path, &on_disk), 0);
	assert_int_equal(device, on_disk.st_dev);
	assert_int_equal(inode, on_disk.st_ino);
	check_reads(s);
	gtab_source_free(s);
}

static void
test_memory(void **state)
{
	uint64_t device, inode;
	gtab_source *s;

	(void)state;
	assert_int_equal(gtab_source_from_bytes("内存", (gtab_text){ content, N_BYTES }, &s, NULL),
			 GTAB_OK);
	assert_true(gtab_text_equal(gtab_source_name(s), GTAB_TEXT("内存")));
	assert_false(gtab_source_is_file(s, &device, &inode));
	check_reads(s);
	gtab_source_free(s);
	assert_int_equal(gtab_source_from_bytes("", (gtab_text){ NULL, 0 }, &s, NULL), GTAB_OK);
	assert_int_equal(gtab_source_read(s, 0, (char[4]){ 0 }, 4, &(size_t){ 0 }, NULL), GTAB_OK);
	gtab_source_free(s);
	gtab_source_free(NULL);
}

/* Make fd the standard input, open it as "-", and check that all of it can be read, twice. */
static void
check_stdin(int fd)
{
	uint64_t device, inode;
	gtab_source *s;

	assert_true(dup2(fd, STDIN_FILENO) >= 0);
	close(fd);
	assert_int_equal(gtab_source_open("-", &s, NULL), GTAB_OK);
	assert_true(gtab_text_equal(gtab_source_name(s), GTAB_TEXT("-")));
	assert_false(gtab_source_is_file(s, &device, &inode));
	check_reads(s);
	check_reads(s);
	gtab_source_free(s);
	dup2(saved_stdin, STDIN_FILENO);
}

static void
test_pipe(void **state)
{
	FILE *p;
	char command[128];

	(void)state;
	snprintf(command, sizeof(command), "cat %s", path);
	p = popen(command, "r"); /* a pipe that comes in pieces */
	assert_non_null(p);
	check_stdin(dup(fileno(p)));
	assert_int_equal(pclose(p), 0);
}

/* A regular file on stdin is read where it is; one that was read in part counts from where it stands. */
static void
test_redirected(void **state)
{
	uint64_t device, inode;
	char got[4];
	size_t n;
	gtab_source *s;
	FILE *f = fopen(path, "rb");

	(void)state;
	assert_non_null(f);
	dup2(fileno(f), STDIN_FILENO);
	assert_int_equal(gtab_source_open("-", &s, NULL), GTAB_OK);
	assert_true(gtab_source_is_file(s, &device, &inode));
	check_reads(s);
	gtab_source_free(s);

	assert_int_equal(lseek(STDIN_FILENO, 100, SEEK_SET), 100);
	assert_int_equal(gtab_source_open("-", &s, NULL), GTAB_OK);
	assert_int_equal(gtab_source_read(s, 0, got, 4, &n, NULL), GTAB_OK);
	assert_memory_equal(got, content + 100, 4);
	gtab_source_free(s);
	dup2(saved_stdin, STDIN_FILENO);
	fclose(f);
}

/* An empty pipe is an empty source; that it is no table, the decoder says. */
static void
test_empty_pipe(void **state)
{
	int ends[2];
	char got;
	size_t n = 9;
	gtab_source *s;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	assert_int_equal(gtab_source_open("-", &s, NULL), GTAB_OK);
	assert_int_equal(gtab_source_read(s, 0, &got, 1, &n, NULL), GTAB_OK);
	assert_int_equal(n, 0);
	gtab_source_free(s);
	dup2(saved_stdin, STDIN_FILENO);
}

static void
test_trouble(void **state)
{
	static const struct {
		const char *name, *says;
	} cases[] = {
		{ "/nowhere/at/all.csv", "No such file" },
		{ "", "No such file" },
		{ "/tmp", "Is a directory" },
		{ "/proc/self/mem", NULL }, /* opens, and cannot be read at its start */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		gtab_source *s = (gtab_source *)content;
		gtab_error err;
		gtab_status st = gtab_source_open(cases[i].name, &s, &err);

		if (cases[i].says == NULL && st == GTAB_OK) {
			st = gtab_source_read(s, 0, (char[4]){ 0 }, 4, &(size_t){ 0 }, &err);
			gtab_source_free(s);
			s = NULL;
		}
		assert_int_equal(st, GTAB_EINPUT);
		assert_null(s);
		assert_int_equal(err.status, GTAB_EINPUT);
		assert_string_equal(err.source, cases[i].name);
		assert_int_equal(err.line_no, 0);
		if (cases[i].says != NULL)
			assert_non_null(strstr(err.message, cases[i].says));
	}
}

/* Standard input closed, and no room for the spool. */
static void
test_no_stdin_no_room(void **state)
{
	char *tmpdir = getenv("TMPDIR") == NULL ? NULL : strdup(getenv("TMPDIR"));
	int ends[2];
	gtab_error err;
	gtab_source *s;

	(void)state;
	close(STDIN_FILENO);
	assert_int_equal(gtab_source_open("-", &s, &err), GTAB_EINPUT);
	assert_null(s);
	assert_string_equal(err.source, "-");

	assert_int_equal(pipe(ends), 0);
	dup2(ends[0], STDIN_FILENO);
	close(ends[1]);
	setenv("TMPDIR", "/nowhere/at/all", 1);
	assert_int_equal(gtab_source_open("-", &s, &err), GTAB_EINPUT);
	assert_null(s);
	assert_non_null(strstr(err.message, "temporary"));
	if (tmpdir == NULL)
		unsetenv("TMPDIR");
	else
		setenv("TMPDIR", tmpdir, 1);
	free(tmpdir);
	if (ends[0] != STDIN_FILENO)
		close(ends[0]);
	dup2(saved_stdin, STDIN_FILENO);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_file),
		cmocka_unit_test(test_memory),
		cmocka_unit_test(test_pipe),
		cmocka_unit_test(test_redirected),
		cmocka_unit_test(test_empty_pipe),
		cmocka_unit_test(test_trouble),
		cmocka_unit_test(test_no_stdin_no_room),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
