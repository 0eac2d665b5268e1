/* SPDX-License-Identifier: MIT */
/* Blocks come back as they went, from memory and from the file behind it. */

#include "output/book/spool.h"

#include "workbook.h"

enum { N_BLOCKS = 30, BLOCK_LEN = 300000 };

static void
test_blocks(void **state)
{
	char *const block = malloc(BLOCK_LEN);
	gtab_spool *s;
	gtab_buf scratch;

	(void)state;
	gtab_buf_init(&scratch);
	assert_int_equal(gtab_spool_new(&s, NULL), GTAB_OK);
	for (size_t i = 0; i < N_BLOCKS; i++) {
		size_t number;

		memset(block, 'a' + (int)i, BLOCK_LEN);
		assert_int_equal(
			gtab_spool_put(s, (gtab_text){ block, BLOCK_LEN - i }, &number, NULL),
			GTAB_OK);
		assert_int_equal(number, i);
	}
	for (size_t i = N_BLOCKS; i-- > 0;) {
		gtab_text back;

		memset(block, 'a' + (int)i, BLOCK_LEN);
		assert_int_equal(gtab_spool_get(s, i, &scratch, &back, NULL), GTAB_OK);
		assert_int_equal(back.len, BLOCK_LEN - i);
		assert_memory_equal(back.ptr, block, back.len);
	}
	gtab_spool_free(s);
	gtab_spool_free(NULL);
	gtab_buf_clear(&scratch);
	free(block);
}

/* Nothing is written while there is little; then a folder that cannot be used is told. */
static void
test_no_folder(void **state)
{
	char *const old = getenv("TMPDIR") != NULL ? strdup(getenv("TMPDIR")) : NULL;
	char *const block = calloc(1, BLOCK_LEN);
	gtab_error err = { 0 };
	gtab_spool *s;
	size_t number, n = 0;

	(void)state;
	setenv("TMPDIR", "/nonexistent", 1);
	assert_int_equal(gtab_spool_new(&s, NULL), GTAB_OK);
	while (n < N_BLOCKS &&
	       gtab_spool_put(s, (gtab_text){ block, BLOCK_LEN }, &number, &err) == GTAB_OK)
		n++;
	assert_true(n > 5 && n < N_BLOCKS);
	assert_int_equal(err.status, GTAB_EOUTPUT);
	assert_non_null(strstr(err.message, "/nonexistent"));
	gtab_spool_free(s);
	if (old != NULL)
		setenv("TMPDIR", old, 1);
	else
		unsetenv("TMPDIR");
	free(old);
	free(block);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_no_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
