/* SPDX-License-Identifier: MIT */
#ifndef GTAB_ARENA_H
#define GTAB_ARENA_H

/*
 * Memory that lives and goes together: a row's cells, a form's names. Nothing in it is freed alone.
 */

#include <gtab/text.h>

typedef struct gtab_arena {
	struct gtab_arena_block *first;
	struct gtab_arena_block *now;
	bool failed; /* an allocation failed; later ones fail too */
} gtab_arena;

void gtab_arena_init(gtab_arena *a);
void gtab_arena_clear(gtab_arena *a); /* frees all; a is as after init */
void gtab_arena_reset(gtab_arena *a); /* forgets all, keeps the blocks for the next row */

/* size bytes, zeroed, aligned for any type; NULL when out of memory. Valid until reset or clear. */
void *gtab_arena_get(gtab_arena *a, size_t size);

/* n items of size bytes; NULL when out of memory or n * size overflows. */
void *gtab_arena_array(gtab_arena *a, size_t n, size_t size);

/* A copy of t in a, with a NUL behind its last byte. {NULL, 0} when out of memory. */
gtab_text gtab_arena_copy(gtab_arena *a, gtab_text t);

#endif
