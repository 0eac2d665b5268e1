/* SPDX-License-Identifier: MIT */
#ifndef GTAB_BASE_CREW_INTERNAL_H
#define GTAB_BASE_CREW_INTERNAL_H

/*
 * A crew: threads that work on jobs at the same time, whose results come back in the order the jobs were given. The jobs
 * stand in a ring that the caller owns; the caller fills one, gives it, and takes the oldest when it is done. While it
 * would wait it works on a job itself, so a crew of one thread is the caller alone, and is no different to use.
 *
 *	while (…) {
 *		while ((job = gtab_crew_vacant(crew)) != NULL && fill(job))
 *			gtab_crew_give(crew);
 *		if ((job = gtab_crew_take(crew)) == NULL)
 *			break;
 *		use(job);
 *		gtab_crew_release(crew);
 *	}
 */

#include <gtab/status.h>
#include <stddef.h>

typedef struct gtab_crew gtab_crew;

/* Do a job. Called on any thread, for different jobs at the same time. */
typedef void gtab_crew_fn(void *job);

/*
 * n_threads  threads that work, the caller's among them; where the system gives fewer, fewer do
 * ring, n_jobs, job_size  an array of jobs, borrowed for the life of the crew
 *
 * Returns GTAB_OK or GTAB_ENOMEM.
 */
gtab_status gtab_crew_new(size_t n_threads, void *ring, size_t n_jobs, size_t job_size,
			  gtab_crew_fn *work, gtab_crew **out);

/* The job to fill next; NULL while every one is given or taken. */
void *gtab_crew_vacant(gtab_crew *crew);
/* Hand over the job that gtab_crew_vacant() showed. */
void gtab_crew_give(gtab_crew *crew);
/* The oldest job that was given, done; the same one until it is released. NULL when none is left. */
void *gtab_crew_take(gtab_crew *crew);
/* The job that was taken is vacant again. */
void gtab_crew_release(gtab_crew *crew);

/* Wait for what is under way and end the threads; jobs not begun are not done. NULL is fine. */
void gtab_crew_free(gtab_crew *crew);

/* Processors this process may run on, 1 at least. */
size_t gtab_crew_n_processors(void);

#endif
