/* SPDX-License-Identifier: MIT */
/* A skeleton that is not whole is not used: damaged bytes, missing parts, a child that died. */

#include "output/book/read_back.h"

#include "skeletons.h"

#include <signal.h>
#include <sys/wait.h>

static workbook
make(void)
{
	const struct request r = small_request();
	gtab_skeleton_process *p;
	workbook made;
	int fd;

	assert_int_equal(gtab_skeleton_process_new(&p, NULL), GTAB_OK);
	assert_int_equal(gtab_skeleton_ask(p, request_text(&r), &fd, NULL), GTAB_OK);
	made.len = (size_t)lseek(fd, 0, SEEK_END);
	made.bytes = malloc(made.len);
	assert_int_equal(pread(fd, made.bytes, made.len, 0), made.len);
	gtab_skeleton_process_free(p);
	return made;
}

static gtab_status
read_back(const workbook *m, size_t len, size_t n_sheets)
{
	char path[64];
	const int fd = as_file(m->bytes, len, path);
	gtab_error err = { 0 };
	const gtab_status st = gtab_read_back(path, n_sheets, &err);

	close(fd);
	assert_int_equal(st != GTAB_OK, err.message[0] != '\0');
	return st;
}

static void
test_whole(void **state)
{
	workbook m = make();

	(void)state;
	assert_int_equal(read_back(&m, m.len, 2), GTAB_OK);
	assert_int_equal(read_back(&m, m.len, 1), GTAB_EOUTPUT);
	assert_int_equal(read_back(&m, m.len, 3), GTAB_EOUTPUT);
	free(m.bytes);
}

/* Cut short anywhere, it is no workbook. */
static void
test_cut(void **state)
{
	workbook m = make();

	(void)state;
	for (size_t len = 0; len < m.len; len += 37)
		assert_int_equal(read_back(&m, len, 2), GTAB_EOUTPUT);
	free(m.bytes);
}

/* Where the compressed bytes of a part begin, and how many there are. */
static size_t
find_data(const workbook *m, const char *name, size_t *len_out)
{
	char path[64];
	const int fd = as_file(m->bytes, m->len, path);
	unzFile zip = unzOpen64(path);
	unz_file_info64 info;

	assert_int_equal(unzLocateFile(zip, name, 1), UNZ_OK);
	unzGetCurrentFileInfo64(zip, &info, NULL, 0, NULL, 0, NULL, 0);
	unzOpenCurrentFile(zip);
	const size_t at = (size_t)unzGetCurrentFileZStreamPos64(zip);
	unzCloseCurrentFile(zip);
	unzClose(zip);
	close(fd);
	*len_out = (size_t)info.compressed_size;
	return at;
}

/* Any changed byte of a part's data is noticed. */
static void
test_damaged(void **state)
{
	static const char *const parts[] = { "xl/worksheets/sheet2.xml", "xl/styles.xml",
					     "[Content_Types].xml", "docProps/core.xml" };
	workbook m = make();

	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		size_t len;
		const size_t at = find_data(&m, parts[i], &len);

		for (size_t k = at; k < at + len; k += 11) {
			m.bytes[k] ^= 0x10;
			assert_int_equal(read_back(&m, m.len, 2), GTAB_EOUTPUT);
			m.bytes[k] ^= 0x10;
		}
	}
	free(m.bytes);
}

/* A part that the relationships name under another name in the directory. */
static void
test_missing_part(void **state)
{
	workbook m = make();
	char *at = m.bytes;

	(void)state;
	while ((at = memmem(at, m.len - (size_t)(at - m.bytes), "xl/styles.xml", 13)) != NULL)
		memcpy(at, "xl/stylez.xml", 13);
	assert_int_equal(read_back(&m, m.len, 2), GTAB_EOUTPUT);
	free(m.bytes);
}

/* ---- the process ---- */

/* The child is gone: asking fails with a sentence, and nothing hangs or dies of SIGPIPE. It keeps failing. */
static void
test_child_killed(void **state)
{
	const struct request r = small_request();
	gtab_skeleton_process *p;
	gtab_error err = { 0 };
	char command[128];
	int fd;

	(void)state;
	assert_int_equal(gtab_skeleton_process_new(&p, NULL), GTAB_OK);
	snprintf(command, sizeof(command), "kill -9 $(cat /proc/%d/task/%d/children)",
		 (int)getpid(), (int)getpid());
	/* the shell is a child too, and last in the list: it ends with the other */
	assert_int_not_equal(system(command), -1);
	assert_int_equal(gtab_skeleton_ask(p, request_text(&r), &fd, &err), GTAB_ENOMEM);
	assert_true(err.message[0] != '\0');
	assert_int_equal(gtab_skeleton_ask(p, request_text(&r), &fd, &err), GTAB_ENOMEM);
	gtab_skeleton_process_free(p);
}

/* Never asked: the child ends with its parent's interest. */
static void
test_given_up(void **state)
{
	gtab_skeleton_process *p;

	(void)state;
	assert_int_equal(gtab_skeleton_process_new(&p, NULL), GTAB_OK);
	gtab_skeleton_process_free(p);
	gtab_skeleton_process_free(NULL);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no child is left */
}

/* What libxlsxwriter refuses, and complains of on its stderr, comes as an error and stays off ours. */
static void
test_refused(void **state)
{
	struct request r = small_request();
	gtab_skeleton_process *p;
	gtab_error err = { 0 };
	int fd;

	(void)state;
	r.sheets[0].header_first = 2000000;
	r.sheets[0].header_last = 2000000;
	assert_int_equal(gtab_skeleton_process_new(&p, NULL), GTAB_OK);
	assert_int_equal(gtab_skeleton_ask(p, request_text(&r), &fd, &err), GTAB_EINTERNAL);
	assert_true(err.message[0] != '\0');
	gtab_skeleton_process_free(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),        cmocka_unit_test(test_cut),
		cmocka_unit_test(test_damaged),      cmocka_unit_test(test_missing_part),
		cmocka_unit_test(test_child_killed), cmocka_unit_test(test_given_up),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
