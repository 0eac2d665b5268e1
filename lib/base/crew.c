/* SPDX-License-Identifier: MIT */
/* Threads over a ring of jobs: given at one end, taken at the other in the same order, done in between by anyone. */

#include "base/crew_internal.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/* Jobs are numbered as they are given: n_taken <= n_begun <= n_given <= n_taken + n_jobs. */
struct gtab_crew {
	gtab_crew_fn *work;
	char *ring;
	size_t n_jobs;
	size_t job_size;
	pthread_mutex_t lock; /* guards all below */
	pthread_cond_t has_work;
	pthread_cond_t has_result;
	uint64_t n_given;
	uint64_t n_begun;
	uint64_t n_taken;
	bool is_over;
	bool *is_done; /* one a job */
	pthread_t *threads;
	size_t n_threads; /* that were started */
};

static void *
job_of(const gtab_crew *crew, uint64_t number)
{
	return crew->ring + (size_t)(number % crew->n_jobs) * crew->job_size;
}

/* Do the oldest job that nobody has begun. Called and left with the lock held. */
static void
do_one(gtab_crew *crew)
{
	const uint64_t number = crew->n_begun++;

	pthread_mutex_unlock(&crew->lock);
	crew->work(job_of(crew, number));
	pthread_mutex_lock(&crew->lock);
	crew->is_done[number % crew->n_jobs] = true;
	if (number == crew->n_taken)
		pthread_cond_signal(&crew->has_result);
}

static void *
run_thread(void *ctx)
{
	gtab_crew *crew = ctx;

	pthread_mutex_lock(&crew->lock);
	while (!crew->is_over) {
		if (crew->n_begun < crew->n_given)
			do_one(crew);
		else
			pthread_cond_wait(&crew->has_work, &crew->lock);
	}
	pthread_mutex_unlock(&crew->lock);
	return NULL;
}

/* Start up to n threads, with signals left to the caller's; a system that gives fewer is no trouble. */
static void
start_threads(gtab_crew *crew, size_t n)
{
	sigset_t all, old;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	while (crew->n_threads < n &&
	       pthread_create(&crew->threads[crew->n_threads], NULL, run_thread, crew) == 0)
		crew->n_threads++;
	pthread_sigmask(SIG_SETMASK, &old, NULL);
}

gtab_status
gtab_crew_new(size_t n_threads, void *ring, size_t n_jobs, size_t job_size, gtab_crew_fn *work,
	      gtab_crew **out)
{
	gtab_crew *crew = calloc(1, sizeof(*crew));
	const size_t n_helpers = n_threads > 1 ? n_threads - 1 : 0;

	*out = NULL;
	if (crew == NULL)
		return GTAB_ENOMEM;
	*crew = (gtab_crew){ .work = work, .ring = ring, .n_jobs = n_jobs, .job_size = job_size };
	crew->is_done = calloc(n_jobs, sizeof(*crew->is_done));
	crew->threads = calloc(n_helpers + 1, sizeof(*crew->threads));
	if (crew->is_done == NULL || crew->threads == NULL) {
		free(crew->is_done);
		free(crew->threads);
		free(crew);
		return GTAB_ENOMEM;
	}
	pthread_mutex_init(&crew->lock, NULL);
	pthread_cond_init(&crew->has_work, NULL);
	pthread_cond_init(&crew->has_result, NULL);
	start_threads(crew, n_helpers);
	*out = crew;
	return GTAB_OK;
}

void *
gtab_crew_vacant(gtab_crew *crew)
{
	/* only the caller's thread changes these two */
	return crew->n_given < crew->n_taken + crew->n_jobs ? job_of(crew, crew->n_given) : NULL;
}

void
gtab_crew_give(gtab_crew *crew)
{
	pthread_mutex_lock(&crew->lock);
	crew->is_done[crew->n_given % crew->n_jobs] = false;
	crew->n_given++;
	pthread_cond_signal(&crew->has_work);
	pthread_mutex_unlock(&crew->lock);
}

void *
gtab_crew_take(gtab_crew *crew)
{
	void *job = NULL;

	pthread_mutex_lock(&crew->lock);
	if (crew->n_taken < crew->n_given) {
		while (!crew->is_done[crew->n_taken % crew->n_jobs]) {
			if (crew->n_begun < crew->n_given)
				do_one(crew);
			else
				pthread_cond_wait(&crew->has_result, &crew->lock);
		}
		job = job_of(crew, crew->n_taken);
	}
	pthread_mutex_unlock(&crew->lock);
	return job;
}

void
gtab_crew_release(gtab_crew *crew)
{
	pthread_mutex_lock(&crew->lock);
	crew->n_taken++;
	pthread_mutex_unlock(&crew->lock);
}

void
gtab_crew_free(gtab_crew *crew)
{
	if (crew == NULL)
		return;
	pthread_mutex_lock(&crew->lock);
	crew->is_over = true;
	pthread_cond_broadcast(&crew->has_work);
	pthread_mutex_unlock(&crew->lock);
	for (size_t i = 0; i < crew->n_threads; i++)
		pthread_join(crew->threads[i], NULL);
	pthread_cond_destroy(&crew->has_result);
	pthread_cond_destroy(&crew->has_work);
	pthread_mutex_destroy(&crew->lock);
	free(crew->threads);
	free(crew->is_done);
	free(crew);
}

size_t
gtab_crew_n_processors(void)
{
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof(set), &set) != 0)
		return 1;
	return CPU_COUNT(&set) > 1 ? (size_t)CPU_COUNT(&set) : 1;
}
