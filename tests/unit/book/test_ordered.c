/* SPDX-License-Identifier: MIT */
/* Results come in order, whatever the threads; the first trouble is the one that is told. */

#include "output/book/ordered.h"

#include "workbook.h"

#include <stdatomic.h>

enum { N_JOBS = 500, N_THREADS = 4 };

struct work {
	size_t bad_job, other_bad_job, bad_take;
	size_t n_taken;
	atomic_size_t n_begun;
};

static gtab_status
work(void *ctx, void *worker, size_t job, void *result, gtab_error *err)
{
	struct work *const w = ctx;

	(void)worker;
	atomic_fetch_add(&w->n_begun, 1);
	for (volatile unsigned spin = 0; spin < (job * 7919) % 3000; spin++)
		;
	if (job == w->bad_job || job == w->other_bad_job)
		return gtab_error_set(err, GTAB_EOUTPUT, "job %zu", job);
	*(size_t *)result = job;
	return GTAB_OK;
}

static gtab_status
take(void *ctx, size_t job, void *result, gtab_error *err)
{
	struct work *const w = ctx;

	assert_int_equal(job, w->n_taken);
	assert_int_equal(*(size_t *)result, job);
	if (job == w->bad_take)
		return gtab_error_set(err, GTAB_EINPUT, "take %zu", job);
	w->n_taken++;
	return GTAB_OK;
}

static gtab_status
run(struct work *w, size_t n_jobs, size_t n_threads, gtab_error *err)
{
	size_t slots[64];
	void *workers[N_THREADS] = { NULL }, *results[64];

	assert_true(gtab_ordered_results(n_threads) <= 64);
	for (size_t i = 0; i < 64; i++)
		results[i] = &slots[i];
	return gtab_ordered_run(&(gtab_ordered){ .n_jobs = n_jobs,
						 .n_threads = n_threads,
						 .work = work,
						 .take = take,
						 .ctx = w,
						 .workers = workers,
						 .results = results },
				err);
}

static void
test_order(void **state)
{
	(void)state;
	for (size_t n = 1; n <= N_THREADS; n++) {
		struct work w = { SIZE_MAX, SIZE_MAX, SIZE_MAX, 0, 0 };

		assert_int_equal(run(&w, N_JOBS, n, NULL), GTAB_OK);
		assert_int_equal(w.n_taken, N_JOBS);
		assert_int_equal(w.n_begun, N_JOBS);
	}
}

static void
test_trouble(void **state)
{
	(void)state;
	for (size_t n = 1; n <= N_THREADS; n++) {
		struct work w = { 100, 101, SIZE_MAX, 0, 0 };
		gtab_error err;

		assert_int_equal(run(&w, N_JOBS, n, &err), GTAB_EOUTPUT);
		assert_string_equal(err.message, "job 100");
		assert_int_equal(w.n_taken, 100);
		assert_true(w.n_begun < N_JOBS);
		w = (struct work){ SIZE_MAX, SIZE_MAX, 200, 0, 0 };
		assert_int_equal(run(&w, N_JOBS, n, &err), GTAB_EINPUT);
		assert_string_equal(err.message, "take 200");
		assert_int_equal(w.n_taken, 200);
		assert_true(w.n_begun < N_JOBS);
	}
}

static void
test_few(void **state)
{
	struct work w = { SIZE_MAX, SIZE_MAX, SIZE_MAX, 0, 0 };

	(void)state;
	assert_int_equal(run(&w, 0, N_THREADS, NULL), GTAB_OK);
	assert_int_equal(run(&w, 1, N_THREADS, NULL), GTAB_OK);
	assert_int_equal(w.n_taken, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_trouble),
		cmocka_unit_test(test_few),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
