/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TOOLS_JOBS_H
#define GTAB_TOOLS_JOBS_H

/* The same work on many operands, by several threads, with results in the order of the operands. */

#include <stdbool.h>
#include <stddef.h>

/*
 * work  called once for each i below n, by any thread
 * take  called by the caller's thread, for 0, 1, 2 … as soon as their work is done; false: no more is needed, and
 *       work that has not begun never does
 */
typedef struct cli_jobs {
	size_t n;
	void (*work)(void *ctx, size_t i);
	bool (*take)(void *ctx, size_t i);
	void *ctx;
} cli_jobs;

/* Run them with so many threads; work never runs far ahead of take. Without threads to be had it runs all the same. */
void cli_run_jobs(const cli_jobs *jobs, size_t n_threads);

/* -j N: "" or NULL is one thread a processor; false when it is no number from 1 to 256. */
bool cli_threads_of(const char *argument, size_t *out);

#endif
