/* SPDX-License-Identifier: MIT */
/* Sets of fingerprints: sorted in place, found again, twins kept once each. */

#include "check/fingerprint_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static gtab_fingerprint
of_number(size_t n)
{
	char text[32];

	snprintf(text, sizeof(text), "%zu", n);
	return gtab_fingerprint_of(gtab_text_of(text));
}

/* Many enough for every depth of the sort; every tenth twice, every hundredth three times. */
static void
test_set(void **state)
{
	enum { N = 20000 };
	gtab_fingerprints set = { 0 };

	(void)state;
	for (size_t i = 0; i < N; i++) {
		gtab_fingerprints_add(&set, of_number(i));
		if (i % 10 == 0)
			gtab_fingerprints_add(&set, of_number(i));
		if (i % 100 == 0)
			gtab_fingerprints_add(&set, of_number(i));
	}
	assert_false(set.failed);
	gtab_fingerprints_sort(&set);
	for (size_t i = 0; i < N; i++)
		assert_true(gtab_fingerprints_has(&set, of_number(i)));
	for (size_t i = N; i < 2 * N; i++)
		assert_false(gtab_fingerprints_has(&set, of_number(i)));
	gtab_fingerprints_keep_twins(&set);
	assert_int_equal(set.n, N / 10);
	for (size_t i = 0; i < N; i++)
		assert_int_equal(gtab_fingerprints_has(&set, of_number(i)), i % 10 == 0);
	gtab_fingerprints_clear(&set);
}

/* Equal texts only are equal: lengths, zeros and the place of a byte count. */
static void
test_texts(void **state)
{
	static const gtab_text texts[] = {
		GTAB_TEXT(""),
		GTAB_TEXT("\0"),
		GTAB_TEXT("\0\0"),
		GTAB_TEXT("a"),
		GTAB_TEXT("a\0"),
		GTAB_TEXT("ab"),
		GTAB_TEXT("ba"),
		GTAB_TEXT("12345678"),
		GTAB_TEXT("123456781"),
		GTAB_TEXT("1234567812345678"),
		GTAB_TEXT("8765432187654321"),
	};
	enum { N = sizeof(texts) / sizeof(texts[0]) };

	(void)state;
	for (size_t i = 0; i < N; i++) {
		for (size_t j = 0; j < N; j++) {
			const gtab_fingerprint a = gtab_fingerprint_of(texts[i]);
			const gtab_fingerprint b = gtab_fingerprint_of(texts[j]);

			assert_int_equal(a.high == b.high && a.low == b.low, i == j);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_set),
		cmocka_unit_test(test_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
