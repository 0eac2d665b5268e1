/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_ORDERED_H
#define GTAB_OUTPUT_BOOK_ORDERED_H

/*
 * Jobs done side by side, their results taken one by one in order: what comes out is the same however many threads
 * there are.
 */

#include <gtab/status.h>
#include <stddef.h>

/*
 * work   do job number `job` into result; called by several threads at once, each with a worker of its own
 * take   take the result of the next job; called by the caller's thread alone, in order. May be NULL
 * workers, results  n_threads workers; gtab_ordered_results(n_threads) results, used again and again
 *
 * Both return GTAB_OK, or trouble with err filled: nothing more is begun then, and the trouble of the first such job
 * is the one that is returned.
 */
typedef struct gtab_ordered {
	size_t n_jobs;
	size_t n_threads;
	gtab_status (*work)(void *ctx, void *worker, size_t job, void *result, gtab_error *err);
	gtab_status (*take)(void *ctx, size_t job, void *result, gtab_error *err);
	void *ctx;
	void **workers;
	void **results;
} gtab_ordered;

size_t gtab_ordered_results(size_t n_threads);

/* With one thread, or where no other can be started, all is done by the caller's. */
gtab_status gtab_ordered_run(const gtab_ordered *o, gtab_error *err);

#endif
