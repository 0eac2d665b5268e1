/* SPDX-License-Identifier: MIT */
/* A workbook that is not as meant is not handed over: damaged bytes, other cells, missing parts. */

#include "output/book/read_back.h"

#include "output/book/writer_process.h"
#include "workbook.h"

#include <signal.h>
#include <sys/wait.h>

/* A small workbook made by the writer itself, and the digest of what was sent. */
struct made {
	char *bytes;
	size_t len;
	gtab_digest digest;
};

static void
send_rows(gtab_writer *w)
{
	const gtab_sheet_style plain = { .font = GTAB_FONT_BODY };
	const uint32_t style = gtab_styles_get(gtab_writer_styles(w), &plain);
	const gtab_sheet_width widths[] = { { 80, false }, { 80, false } };
	const gtab_sheet_setup setup = { .name = GTAB_TEXT("表"),
					 .widths = widths,
					 .n_cols = 2,
					 .n_rows = 20,
					 .body_first = 1,
					 .body_last = 19 };

	assert_int_equal(gtab_writer_sheet(w, &setup, NULL), GTAB_OK);
	for (uint32_t i = 0; i < 20; i++) {
		const gtab_sheet_cell cells[] = {
			{ GTAB_SHEET_TEXT, style, GTAB_TEXT("立案"), { 0 } },
			{ GTAB_SHEET_NUMBER, style, GTAB_TEXT("504.5"), { 0 } },
		};
		const gtab_sheet_row row = {
			.row_idx = i, .height = 24, .cells = cells, .n_cells = 2
		};

		assert_int_equal(gtab_writer_row(w, &row, NULL), GTAB_OK);
	}
}

static struct made
make(void)
{
	struct made m = { 0 };
	gtab_writer *w;
	size_t n;

	assert_int_equal(gtab_writer_start(1425168000, &w, NULL), GTAB_OK);
	send_rows(w);
	assert_int_equal(gtab_writer_end(w, GTAB_TEXT("标题"), NULL), GTAB_OK);
	m.len = (size_t)lseek(gtab_writer_fd(w), 0, SEEK_END);
	m.bytes = malloc(m.len);
	assert_int_equal(pread(gtab_writer_fd(w), m.bytes, m.len, 0), m.len);
	m.digest = gtab_writer_digests(w, &n)[0];
	assert_int_equal(n, 1);
	gtab_writer_free(w);
	return m;
}

static gtab_status
read_back(const struct made *m, size_t len, const gtab_digest *digests, size_t n_sheets)
{
	char path[64];
	const int fd = as_file(m->bytes, len, path);
	gtab_error err = { 0 };
	const gtab_status st = gtab_read_back(path, digests, n_sheets, &err);

	close(fd);
	assert_int_equal(st != GTAB_OK, err.message[0] != '\0');
	return st;
}

static void
test_whole(void **state)
{
	struct made m = make();

	(void)state;
	assert_int_equal(m.digest.n_rows, 20);
	assert_int_equal(m.digest.n_cells, 40);
	assert_int_equal(read_back(&m, m.len, &m.digest, 1), GTAB_OK);
	free(m.bytes);
}

static void
test_not_as_meant(void **state)
{
	struct made m = make();
	gtab_digest other[2] = { m.digest, m.digest };

	(void)state;
	other[0].n_cells++;
	assert_int_equal(read_back(&m, m.len, other, 1), GTAB_EOUTPUT);
	other[0] = m.digest;
	other[0].hash ^= 1;
	assert_int_equal(read_back(&m, m.len, other, 1), GTAB_EOUTPUT);
	other[0] = m.digest;
	assert_int_equal(read_back(&m, m.len, other, 2), GTAB_EOUTPUT);
	assert_int_equal(read_back(&m, m.len, other, 0), GTAB_EOUTPUT);
	free(m.bytes);
}

/* Cut short anywhere, it is no workbook. */
static void
test_cut(void **state)
{
	struct made m = make();

	(void)state;
	for (size_t len = 0; len < m.len; len += 37)
		assert_int_equal(read_back(&m, len, &m.digest, 1), GTAB_EOUTPUT);
	free(m.bytes);
}

/* Where the compressed bytes of a part begin, and how many there are. */
static size_t
find_data(const struct made *m, const char *name, size_t *len_out)
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
	static const char *const parts[] = { "xl/worksheets/sheet1.xml", "xl/styles.xml",
					     "[Content_Types].xml", "docProps/core.xml" };
	struct made m = make();

	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		size_t len;
		const size_t at = find_data(&m, parts[i], &len);

		for (size_t k = at; k < at + len; k += 11) {
			m.bytes[k] ^= 0x10;
			assert_int_equal(read_back(&m, m.len, &m.digest, 1), GTAB_EOUTPUT);
			m.bytes[k] ^= 0x10;
		}
	}
	free(m.bytes);
}

/* A part that the relationships name under another name in the directory. */
static void
test_missing_part(void **state)
{
	struct made m = make();
	char *at = m.bytes;

	(void)state;
	while ((at = memmem(at, m.len - (size_t)(at - m.bytes), "xl/styles.xml", 13)) != NULL)
		memcpy(at, "xl/stylez.xml", 13);
	assert_int_equal(read_back(&m, m.len, &m.digest, 1), GTAB_EOUTPUT);
	free(m.bytes);
}

/* ---- the writer's end ---- */

/* The child is gone: the next sends fail with a sentence, and nothing hangs or dies of SIGPIPE. */
static void
test_child_killed(void **state)
{
	gtab_writer *w;
	gtab_error err = { 0 };
	gtab_status st = GTAB_OK;
	char command[128];

	(void)state;
	assert_int_equal(gtab_writer_start(1, &w, NULL), GTAB_OK);
	snprintf(command, sizeof(command), "kill -9 $(cat /proc/%d/task/%d/children)",
		 (int)getpid(), (int)getpid());
	/* the shell is a child too, and last in the list: it ends with the other */
	assert_int_not_equal(system(command), -1);
	send_rows(w);
	st = gtab_writer_end(w, GTAB_TEXT(""), &err);
	assert_int_equal(st, GTAB_ENOMEM);
	assert_true(err.message[0] != '\0');
	gtab_writer_free(w);
}

/* Given up half-way: the child ends. */
static void
test_given_up(void **state)
{
	gtab_writer *w;

	(void)state;
	assert_int_equal(gtab_writer_start(1, &w, NULL), GTAB_OK);
	send_rows(w);
	gtab_writer_free(w);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no child is left */
}

/* A duplicate name is refused by libxlsxwriter: its complaint stays off our stderr and comes as an error. */
static void
test_refused_sheet(void **state)
{
	const gtab_sheet_width width = { 80, false };
	const gtab_sheet_setup setup = {
		.name = GTAB_TEXT("同"), .widths = &width, .n_cols = 1, .n_rows = 1
	};
	gtab_writer *w;
	gtab_error err = { 0 };

	(void)state;
	assert_int_equal(gtab_writer_start(1, &w, NULL), GTAB_OK);
	assert_int_equal(gtab_writer_sheet(w, &setup, &err), GTAB_OK);
	assert_int_equal(gtab_writer_sheet(w, &setup, &err), GTAB_OK);
	assert_int_equal(gtab_writer_end(w, GTAB_TEXT(""), &err), GTAB_EINTERNAL);
	assert_non_null(strstr(err.message, "同"));
	gtab_writer_free(w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),        cmocka_unit_test(test_not_as_meant),
		cmocka_unit_test(test_cut),          cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_missing_part), cmocka_unit_test(test_child_killed),
		cmocka_unit_test(test_given_up),     cmocka_unit_test(test_refused_sheet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
