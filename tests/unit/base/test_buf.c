/* SPDX-License-Identifier: MIT */
/* Growing bytes, arenas and maps: what is put in comes out, and a failed allocation is remembered. */

#include <gtab/arena.h>
#include <gtab/buf.h>
#include <gtab/map.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static void
check_buf(const gtab_buf *b, const char *want)
{
	if (!gtab_text_equal(gtab_buf_text(b), gtab_text_of(want)))
		fail_msg("\"%.*s\", not \"%s\"", GTAB_TEXT_ARG(gtab_buf_text(b)), want);
}

/* ---- buf ---- */

static void
test_buf_appends(void **state)
{
	gtab_buf b;

	(void)state;
	gtab_buf_init(&b);
	assert_int_equal(gtab_buf_text(&b).len, 0);
	assert_non_null(gtab_buf_text(&b).ptr);
	gtab_buf_put(&b, (gtab_text){ NULL, 0 });
	assert_null(b.ptr);
	gtab_buf_put(&b, GTAB_TEXT("合"));
	gtab_buf_putc(&b, ',');
	gtab_buf_put_uint(&b, 0);
	gtab_buf_putc(&b, ',');
	gtab_buf_put_uint(&b, UINT64_MAX);
	gtab_buf_printf(&b, ",%s%d", "计", -5);
	gtab_buf_printf(&b, "%s", "");
	check_buf(&b, "合,0,18446744073709551615,计-5");
	assert_int_equal(gtab_buf_from(&b, b.len).len, 0);
	assert_true(gtab_text_equal(gtab_buf_from(&b, b.len - 2), GTAB_TEXT("-5")));
	gtab_buf_truncate(&b, 3);
	check_buf(&b, "合");
	assert_false(b.failed);
	gtab_buf_clear(&b);
	assert_null(b.ptr);
	assert_int_equal(b.len + b.size, 0);
}

static const struct {
	uint32_t cp;
	const char *want;
} cp_cases[] = {
	{ 'a', "a" },
	{ 0x7F, "\x7F" },
	{ 0x80, "\xC2\x80" },
	{ 0x7FF, "\xDF\xBF" },
	{ 0x800, "\xE0\xA0\x80" },
	{ 0x5408, "合" },
	{ 0xFFFF, "\xEF\xBF\xBF" },
	{ 0x10000, "\xF0\x90\x80\x80" },
	{ 0x20BB7, "𠮷" },
	{ 0x10FFFF, "\xF4\x8F\xBF\xBF" },
};

static void
test_buf_code_points(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cp_cases); i++) {
		gtab_buf b;

		gtab_buf_init(&b);
		gtab_buf_put_cp(&b, cp_cases[i].cp);
		check_buf(&b, cp_cases[i].want);
		gtab_buf_clear(&b);
	}
}

static void
test_buf_grows(void **state)
{
	gtab_buf b;

	(void)state;
	gtab_buf_init(&b);
	for (size_t i = 0; i < 100000; i++)
		gtab_buf_putc(&b, (char)('a' + i % 26));
	assert_int_equal(b.len, 100000);
	for (size_t i = 0; i < b.len; i++)
		assert_int_equal(b.ptr[i], 'a' + i % 26);
	gtab_buf_clear(&b);
}

/* Once failed, appending does nothing, and what was there stays. */
static void
test_buf_fails(void **state)
{
	gtab_buf b;

	(void)state;
	gtab_buf_init(&b);
	gtab_buf_put(&b, GTAB_TEXT("abc"));
	assert_false(gtab_buf_reserve(&b, SIZE_MAX - 3));
	assert_true(b.failed);
	gtab_buf_put(&b, GTAB_TEXT("def"));
	gtab_buf_putc(&b, 'g');
	gtab_buf_put_cp(&b, 'g');
	gtab_buf_put_uint(&b, 7);
	gtab_buf_printf(&b, "%d", 7);
	check_buf(&b, "abc");
	assert_false(gtab_buf_reserve(&b, 1));
	gtab_buf_clear(&b);
	assert_false(b.failed);
	gtab_buf_init(&b);
	assert_false(gtab_buf_reserve(&b, SIZE_MAX));
	gtab_buf_clear(&b);
}

/* ---- arena ---- */

static void
test_arena_gives(void **state)
{
	static const size_t sizes[] = { 0, 1, 15, 16, 17, 4000, 4096, 4097, 100000, 3 };
	gtab_arena a;

	(void)state;
	gtab_arena_init(&a);
	for (size_t round = 0; round < 3; round++) {
		unsigned char *got[COUNT(sizes)];

		for (size_t i = 0; i < COUNT(sizes); i++) {
			got[i] = gtab_arena_get(&a, sizes[i]);
			assert_non_null(got[i]);
			assert_int_equal((uintptr_t)got[i] % _Alignof(max_align_t), 0);
			for (size_t k = 0; k < sizes[i]; k++)
				assert_int_equal(got[i][k], 0);
			memset(got[i], (int)i + 1, sizes[i]);
		}
		for (size_t i = 0; i < COUNT(sizes); i++)
			for (size_t k = 0; k < sizes[i]; k++)
				assert_int_equal(got[i][k], i + 1);
		gtab_arena_reset(&a);
	}
	gtab_arena_clear(&a);
	assert_null(a.first);
}

/* A reset forgets, and keeps the blocks: the same rows again need no new memory. */
static void
test_arena_reset_keeps(void **state)
{
	struct gtab_arena_block *first;
	void *one;
	gtab_arena a;

	(void)state;
	gtab_arena_init(&a);
	gtab_arena_reset(&a);
	one = gtab_arena_get(&a, 10);
	first = a.first;
	for (int i = 0; i < 1000; i++)
		gtab_arena_get(&a, 100);
	gtab_arena_reset(&a);
	assert_ptr_equal(gtab_arena_get(&a, 10), one);
	assert_ptr_equal(a.first, first);
	gtab_arena_clear(&a);
}

static void
test_arena_copies(void **state)
{
	static const gtab_text texts[] = {
		GTAB_TEXT("合计"), GTAB_TEXT(""), GTAB_TEXT("a\0b"), { NULL, 0 }
	};
	gtab_arena a;

	(void)state;
	gtab_arena_init(&a);
	for (size_t i = 0; i < COUNT(texts); i++) {
		const gtab_text copy = gtab_arena_copy(&a, texts[i]);

		assert_non_null(copy.ptr);
		assert_ptr_not_equal(copy.ptr, texts[i].ptr);
		assert_true(gtab_text_equal(copy, texts[i]));
		assert_int_equal(copy.ptr[copy.len], '\0');
	}
	gtab_arena_clear(&a);
}

static void
test_arena_fails(void **state)
{
	gtab_arena a;

	(void)state;
	gtab_arena_init(&a);
	assert_null(gtab_arena_array(&a, SIZE_MAX / 2, 3));
	assert_true(a.failed);
	assert_null(gtab_arena_get(&a, 1)); /* later ones fail too */
	assert_null(gtab_arena_copy(&a, GTAB_TEXT("a")).ptr);
	gtab_arena_reset(&a);
	assert_non_null(gtab_arena_get(&a, 1));
	assert_null(gtab_arena_get(&a, SIZE_MAX));
	gtab_arena_reset(&a);
	assert_null(gtab_arena_get(&a, SIZE_MAX - 20));
	gtab_arena_reset(&a);
	assert_non_null(gtab_arena_array(&a, 0, 8));
	gtab_arena_clear(&a);
}

/* ---- map ---- */

static void
test_map_small(void **state)
{
	gtab_map *m;
	size_t kept = 99;

	(void)state;
	assert_int_equal(gtab_map_new(&m), GTAB_OK);
	assert_true(gtab_map_get(m, GTAB_TEXT("合计")) == GTAB_MAP_NONE);
	assert_int_equal(gtab_map_add(m, GTAB_TEXT("合计"), 7, &kept), GTAB_OK);
	assert_int_equal(kept, 7);
	assert_int_equal(gtab_map_add(m, GTAB_TEXT("合计"), 8, &kept), GTAB_OK);
	assert_int_equal(kept, 7); /* the earlier one stays */
	assert_int_equal(gtab_map_add(m, GTAB_TEXT(""), 0, NULL), GTAB_OK);
	assert_int_equal(gtab_map_add(m, GTAB_TEXT("a\0b"), 3, NULL), GTAB_OK);
	assert_int_equal(gtab_map_get(m, GTAB_TEXT("合计")), 7);
	assert_int_equal(gtab_map_get(m, (gtab_text){ NULL, 0 }), 0);
	assert_int_equal(gtab_map_get(m, GTAB_TEXT("a\0b")), 3);
	assert_true(gtab_map_get(m, GTAB_TEXT("a")) == GTAB_MAP_NONE);
	assert_true(gtab_map_get(m, GTAB_TEXT("a\0c")) == GTAB_MAP_NONE);
	gtab_map_free(m);
	gtab_map_free(NULL);
}

/* Keys are copied: the caller's buffer changes under them. */
static void
test_map_grows(void **state)
{
	enum { N = 20000 };
	gtab_map *m;
	char key[32];

	(void)state;
	assert_int_equal(gtab_map_new(&m), GTAB_OK);
	for (size_t i = 0; i < N; i++) {
		const int len = snprintf(key, sizeof(key), "%zu行", i * 7919);

		assert_int_equal(gtab_map_add(m, (gtab_text){ key, (size_t)len }, i, NULL),
				 GTAB_OK);
	}
	for (size_t i = 0; i < N; i++) {
		const int len = snprintf(key, sizeof(key), "%zu行", i * 7919);

		if (gtab_map_get(m, (gtab_text){ key, (size_t)len }) != i)
			fail_msg("key %s", key);
		assert_true(gtab_map_get(m, (gtab_text){ key, (size_t)len - 1 }) == GTAB_MAP_NONE);
	}
	gtab_map_free(m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_buf_appends),  cmocka_unit_test(test_buf_code_points),
		cmocka_unit_test(test_buf_grows),    cmocka_unit_test(test_buf_fails),
		cmocka_unit_test(test_arena_gives),  cmocka_unit_test(test_arena_reset_keeps),
		cmocka_unit_test(test_arena_copies), cmocka_unit_test(test_arena_fails),
		cmocka_unit_test(test_map_small),    cmocka_unit_test(test_map_grows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
