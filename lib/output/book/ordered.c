/* SPDX-License-Identifier: MIT */
/*
 * Result slots stand in a ring: job n has slot n % n_slots. A thread takes the next job once its slot is free; the
 * caller waits for the slot of the next result.
 */

#include "output/book/ordered.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

enum { SLOTS_PER_THREAD = 3 };

struct slot {
	bool is_done;
	gtab_status status;
	gtab_error error;
};

struct run {
	const gtab_ordered *o;
	struct slot *slots;
	size_t n_slots;
	size_t next;  /* job to begin */
	size_t taken; /* jobs whose slots are free again */
	bool is_over; /* begin nothing more */
	pthread_mutex_t lock;
	pthread_cond_t changed;
};

struct thread {
	pthread_t id;
	struct run *run;
	void *worker;
};

size_t
gtab_ordered_results(size_t n_threads)
{
	return n_threads <= 1 ? 1 : n_threads * SLOTS_PER_THREAD;
}

static gtab_status
run_alone(const gtab_ordered *o, gtab_error *err)
{
	gtab_status st = GTAB_OK;

	for (size_t i = 0; st == GTAB_OK && i < o->n_jobs; i++) {
		st = o->work(o->ctx, o->workers[0], i, o->results[0], err);
		if (st == GTAB_OK && o->take != NULL)
			st = o->take(o->ctx, i, o->results[0], err);
	}
	return st;
}

/* The number of the next job, once there is room for its result; n_jobs when there is none. The lock is held. */
static size_t
next_job(struct run *r)
{
	while (!r->is_over && r->next < r->o->n_jobs && r->next - r->taken == r->n_slots)
		pthread_cond_wait(&r->changed, &r->lock);
	return r->is_over || r->next == r->o->n_jobs ? r->o->n_jobs : r->next++;
}

static void *
work(void *arg)
{
	const struct thread *const t = arg;
	struct run *const r = t->run;
	const gtab_ordered *const o = r->o;
	size_t job;

	pthread_mutex_lock(&r->lock);
	while ((job = next_job(r)) < o->n_jobs) {
		struct slot *const slot = &r->slots[job % r->n_slots];

		pthread_mutex_unlock(&r->lock);
		slot->error = (gtab_error){ .status = GTAB_OK };
		slot->status =
			o->work(o->ctx, t->worker, job, o->results[job % r->n_slots], &slot->error);
		pthread_mutex_lock(&r->lock);
		slot->is_done = true;
		r->is_over |= slot->status != GTAB_OK;
		pthread_cond_broadcast(&r->changed);
	}
	pthread_mutex_unlock(&r->lock);
	return NULL;
}

/* Wait for a job that was begun; GTAB_END when it was not, and never will be. */
static gtab_status
wait_for(struct run *r, size_t job, gtab_error *err)
{
	struct slot *const slot = &r->slots[job % r->n_slots];

	pthread_mutex_lock(&r->lock);
	while (!slot->is_done && !(r->is_over && r->next <= job))
		pthread_cond_wait(&r->changed, &r->lock);
	const bool was_begun = slot->is_done;
	pthread_mutex_unlock(&r->lock);
	if (!was_begun)
		return GTAB_END;
	if (slot->status != GTAB_OK && err != NULL)
		*err = slot->error;
	return slot->status;
}

static void
free_slot(struct run *r, size_t job)
{
	pthread_mutex_lock(&r->lock);
	r->slots[job % r->n_slots].is_done = false;
	r->taken++;
	pthread_cond_broadcast(&r->changed);
	pthread_mutex_unlock(&r->lock);
}

static gtab_status
take_all(struct run *r, gtab_error *err)
{
	const gtab_ordered *const o = r->o;
	gtab_status st = GTAB_OK;

	for (size_t i = 0; st == GTAB_OK && i < o->n_jobs; i++) {
		st = wait_for(r, i, err);
		if (st == GTAB_OK && o->take != NULL)
			st = o->take(o->ctx, i, o->results[i % r->n_slots], err);
		if (st == GTAB_OK)
			free_slot(r, i);
	}
	return st;
}

static gtab_status
run_threads(struct run *r, struct thread *threads, gtab_error *err)
{
	size_t n = 0;
	gtab_status st;

	for (; n < r->o->n_threads; n++) {
		threads[n] = (struct thread){ .run = r, .worker = r->o->workers[n] };
		if (pthread_create(&threads[n].id, NULL, work, &threads[n]) != 0)
			break;
	}
	st = n > 0 ? take_all(r, err) : run_alone(r->o, err);
	pthread_mutex_lock(&r->lock);
	r->is_over = true;
	pthread_cond_broadcast(&r->changed);
	pthread_mutex_unlock(&r->lock);
	while (n-- > 0)
		pthread_join(threads[n].id, NULL);
	return st;
}

gtab_status
gtab_ordered_run(const gtab_ordered *o, gtab_error *err)
{
	struct run r = { .o = o, .n_slots = gtab_ordered_results(o->n_threads) };
	struct thread *threads;
	gtab_status st;

	if (o->n_threads <= 1 || o->n_jobs <= 1)
		return run_alone(o, err);
	r.slots = calloc(r.n_slots, sizeof(*r.slots));
	threads = calloc(o->n_threads, sizeof(*threads));
	if (r.slots == NULL || threads == NULL) {
		free(r.slots);
		free(threads);
		return run_alone(o, err);
	}
	pthread_mutex_init(&r.lock, NULL);
	pthread_cond_init(&r.changed, NULL);
	st = run_threads(&r, threads, err);
	pthread_cond_destroy(&r.changed);
	pthread_mutex_destroy(&r.lock);
	free(r.slots);
	free(threads);
	return st;
}
