/* SPDX-License-Identifier: MIT */

/* Workers that take the next operand, and a caller that takes their results in order. */

#include "common/jobs.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { THREADS_MAX = 256, AHEAD = 8 };

/*
 * is_done   by job modulo n_slots: what take waits for
 * n_slots   how far work may be ahead of take
 */
struct pool {
	const cli_jobs *jobs;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	bool *is_done;
	size_t n_slots;
	size_t n_begun;
	size_t n_taken;
	bool is_over;
};

/* The next job, when there is one and take is near enough; n when all have begun. */
static size_t
begin(struct pool *p)
{
	size_t i;

	pthread_mutex_lock(&p->lock);
	while (!p->is_over && p->n_begun < p->jobs->n && p->n_begun - p->n_taken >= p->n_slots)
		pthread_cond_wait(&p->changed, &p->lock);
	i = p->is_over || p->n_begun == p->jobs->n ? p->jobs->n : p->n_begun++;
	pthread_mutex_unlock(&p->lock);
	return i;
}

static void *
work(void *arg)
{
	struct pool *const p = arg;
	size_t i;

	while ((i = begin(p)) < p->jobs->n) {
		p->jobs->work(p->jobs->ctx, i);
		pthread_mutex_lock(&p->lock);
		p->is_done[i % p->n_slots] = true;
		pthread_cond_broadcast(&p->changed);
		pthread_mutex_unlock(&p->lock);
	}
	return NULL;
}

static void
await(struct pool *p, size_t i)
{
	pthread_mutex_lock(&p->lock);
	while (!p->is_done[i % p->n_slots])
		pthread_cond_wait(&p->changed, &p->lock);
	pthread_mutex_unlock(&p->lock);
}

static void
take_all(struct pool *p)
{
	bool goes_on = true;

	for (size_t i = 0; goes_on && i < p->jobs->n; i++) {
		await(p, i);
		goes_on = p->jobs->take(p->jobs->ctx, i);
		pthread_mutex_lock(&p->lock);
		p->is_done[i % p->n_slots] = false;
		p->n_taken++;
		p->is_over = !goes_on;
		pthread_cond_broadcast(&p->changed);
		pthread_mutex_unlock(&p->lock);
	}
}

static void
run_here(const cli_jobs *jobs)
{
	for (size_t i = 0; i < jobs->n; i++) {
		jobs->work(jobs->ctx, i);
		if (!jobs->take(jobs->ctx, i))
			return;
	}
}

void
cli_run_jobs(const cli_jobs *jobs, size_t n_threads)
{
	struct pool p = { .jobs = jobs, .n_slots = n_threads * AHEAD };
	pthread_t threads[THREADS_MAX];
	size_t n = 0;

	p.is_done = n_threads > 1 ? calloc(p.n_slots, sizeof(*p.is_done)) : NULL;
	if (p.is_done == NULL) {
		run_here(jobs);
		return;
	}
	pthread_mutex_init(&p.lock, NULL);
	pthread_cond_init(&p.changed, NULL);
	while (n < n_threads && n < THREADS_MAX && pthread_create(&threads[n], NULL, work, &p) == 0)
		n++;
	if (n > 0)
		take_all(&p);
	else
		run_here(jobs);
	while (n > 0)
		pthread_join(threads[--n], NULL);
	pthread_cond_destroy(&p.changed);
	pthread_mutex_destroy(&p.lock);
	free(p.is_done);
}

bool
cli_threads_of(const char *argument, size_t *out)
{
	const long n_processors = sysconf(_SC_NPROCESSORS_ONLN);
	char *end;
	long n;

	if (argument == NULL || argument[0] == '\0') {
		*out = n_processors > 0 && n_processors <= THREADS_MAX ? (size_t)n_processors : 1;
		return true;
	}
	n = strtol(argument, &end, 10);
	if (*end != '\0' || n < 1 || n > THREADS_MAX)
		return false;
	*out = (size_t)n;
	return true;
}
