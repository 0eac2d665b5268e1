/* SPDX-License-Identifier: MIT */
/* A workbook is the same whether its rows are one block or many, and whoever makes them. */

#include "output/book/book_sheet.h"
#include "output/book/bookmaker.h"
#include "output/book/excel_limits.h"
#include "workbook.h"

#include <glob.h>

/* The workbook of a file, in blocks of so many bytes, by so many threads. */
static workbook
make(const char *path, size_t block_xml_len, size_t n_threads)
{
	const gtab_bookmaker_options options = { .n_threads = n_threads,
						 .verify = GTAB_VERIFY_FULL };
	const gtab_table_options reading = { .finds_form = true };
	gtab_bookmaker *maker;
	gtab_book *book;
	gtab_source *source;
	gtab_table *table;
	gtab_error err;
	workbook out = { 0 };

	assert_int_equal(gtab_bookmaker_new(&options, &maker, &err), GTAB_OK);
	if (block_xml_len > 0)
		maker->block_xml_len = block_xml_len;
	assert_int_equal(gtab_book_open(maker, &book, &err), GTAB_OK);
	assert_int_equal(gtab_source_open(path, &source, &err), GTAB_OK);
	assert_int_equal(gtab_table_open(source, &reading, &table, &err), GTAB_OK);
	assert_int_equal(gtab_book_add(book, table, NULL, GTAB_TEXT("表"), &err), GTAB_OK);
	gtab_table_free(table);
	gtab_source_free(source);
	FILE *const file = open_memstream(&out.bytes, &out.len);
	assert_int_equal(gtab_book_finish(book, file, &err), GTAB_OK);
	fclose(file);
	gtab_book_free(book);
	gtab_bookmaker_free(maker);
	return out;
}

static void
assert_same_part(const workbook *a, const workbook *b, const char *name)
{
	char *const x = read_part(a, name);
	char *const y = read_part(b, name);

	size_t at = 0;

	assert_non_null(x);
	while (x[at] != '\0' && x[at] == y[at])
		at++;
	if (x[at] != y[at])
		print_message("%s differs at byte %zu: %.200s\n%.200s\n", name, at, x + at, y + at);
	assert_true(x[at] == y[at]);
	free(x);
	free(y);
}

static void
check_file(const char *path)
{
	workbook small = make(path, 0, 1), bulk = make(path, 1, 3), alone = make(path, 1, 1);

	assert_int_equal(bulk.len, alone.len);
	assert_memory_equal(bulk.bytes, alone.bytes, bulk.len);
	assert_same_part(&small, &bulk, "xl/worksheets/sheet1.xml");
	assert_same_part(&small, &bulk, "xl/styles.xml");
	assert_same_part(&small, &bulk, "xl/workbook.xml");
	free(small.bytes);
	free(bulk.bytes);
	free(alone.bytes);
}

static void
test_samples(void **state)
{
	const char *const samples = getenv("SAMPLES") != NULL ? getenv("SAMPLES") : "samples";
	char pattern[4096];
	glob_t found;

	(void)state;
	snprintf(pattern, sizeof(pattern), "%s/*/*.csv", samples);
	assert_int_equal(glob(pattern, 0, NULL, &found), 0);
	assert_true(found.gl_pathc >= 5);
	for (size_t i = 0; i < found.gl_pathc; i++)
		check_file(found.gl_pathv[i]);
	globfree(&found);
}

/* ---- rows beyond one sheet ---- */

static const struct {
	uint64_t n_rows;
	size_t n_below;
	size_t n_sheets; /* 0: not without splitting */
	size_t n_sheets_split;
} needs[] = {
	{ 0, 0, 1, 1 },
	{ EXCEL_ROWS_MAX - 3, 0, 1, 1 },
	{ EXCEL_ROWS_MAX - 2, 0, 0, 2 },
	{ EXCEL_ROWS_MAX - 5, 2, 1, 1 },
	{ EXCEL_ROWS_MAX - 4, 2, 0, 2 },
	{ EXCEL_ROWS_MAX - 3, 2, 0, 2 },
	{ 2 * (EXCEL_ROWS_MAX - 3), 0, 0, 2 },
	{ 2 * (EXCEL_ROWS_MAX - 3), 1, 0, 3 },
	{ 3000000, 1, 0, 3 },
};

static void
test_needs(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(needs) / sizeof(*needs); i++) {
		const gtab_sheet_plan plan = { .n_rows = needs[i].n_rows,
					       .body_first = 3,
					       .n_below = needs[i].n_below };
		gtab_error err;
		size_t n;

		assert_int_equal(gtab_sheets_needed(&plan, true, &n, &err), GTAB_OK);
		assert_int_equal(n, needs[i].n_sheets_split);
		if (needs[i].n_sheets == 0)
			assert_int_equal(gtab_sheets_needed(&plan, false, &n, &err), GTAB_ELIMIT);
		else
			assert_int_equal(gtab_sheets_needed(&plan, false, &n, &err), GTAB_OK);
	}
}

/* A header and notes that leave no room for a row. */
static void
test_no_room(void **state)
{
	const gtab_sheet_plan plan = { .n_rows = 1, .body_first = 3, .n_below = EXCEL_ROWS_MAX };
	gtab_error err;
	size_t n;

	(void)state;
	assert_int_equal(gtab_sheets_needed(&plan, true, &n, &err), GTAB_ELIMIT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples),
		cmocka_unit_test(test_needs),
		cmocka_unit_test(test_no_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
