/* SPDX-License-Identifier: MIT */

/* Operands given to a crew one by one, and their results taken in order. */

#include "common/jobs.h"

#include <stdlib.h>

#include "base/crew_internal.h"

enum { THREADS_MAX = 256, JOBS_A_THREAD = 8 };

/* One operand's turn. */
struct job {
	const cli_jobs *jobs;
	size_t i;
};

static void
work(void *arg)
{
	const struct job *const job = arg;

	job->jobs->work(job->jobs->ctx, job->i);
}

static void
run_here(const cli_jobs *jobs)
{
	bool goes_on = true;

	for (size_t i = 0; goes_on && i < jobs->n; i++) {
		jobs->work(jobs->ctx, i);
		goes_on = jobs->take(jobs->ctx, i);
	}
}

static void
run_crew(const cli_jobs *jobs, gtab_crew *crew)
{
	size_t n_given = 0;
	bool goes_on = true;
	struct job *job;

	while (goes_on) {
		while (n_given < jobs->n && (job = gtab_crew_vacant(crew)) != NULL) {
			*job = (struct job){ jobs, n_given++ };
			gtab_crew_give(crew);
		}
		job = gtab_crew_take(crew);
		if (job == NULL)
			return;
		goes_on = jobs->take(jobs->ctx, job->i);
		gtab_crew_release(crew);
	}
}

void
cli_run_jobs(const cli_jobs *jobs, size_t n_threads)
{
	const size_t n_ring = n_threads * JOBS_A_THREAD;
	struct job *const ring = n_threads > 1 ? calloc(n_ring, sizeof(*ring)) : NULL;
	gtab_crew *crew = NULL;

	if (ring != NULL &&
	    gtab_crew_new(n_threads, ring, n_ring, sizeof(*ring), work, &crew) == GTAB_OK)
		run_crew(jobs, crew);
	else
		run_here(jobs);
	gtab_crew_free(crew);
	free(ring);
}

bool
cli_threads_of(const char *argument, size_t *out)
{
	char *end;
	long n;

	*out = gtab_crew_n_processors();
	if (argument == NULL || argument[0] == '\0')
		return true;
	n = strtol(argument, &end, 10);
	if (*end != '\0' || n < 1 || n > THREADS_MAX)
		return false;
	*out = (size_t)n;
	return true;
}
