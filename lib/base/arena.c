/* SPDX-License-Identifier: MIT */
/* Arena: blocks that double in size, handed out from the front, kept across resets. */

#include <gtab/arena.h>

#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 4096 };

struct gtab_arena_block {
	struct gtab_arena_block *next;
	size_t size;
	size_t used;
	_Alignas(max_align_t) unsigned char bytes[];
};

void
gtab_arena_init(gtab_arena *a)
{
	*a = (gtab_arena){ NULL, NULL, false };
}

void
gtab_arena_clear(gtab_arena *a)
{
	struct gtab_arena_block *block = a->first;

	while (block != NULL) {
		struct gtab_arena_block *next = block->next;

		free(block);
		block = next;
	}
	gtab_arena_init(a);
}

void
gtab_arena_reset(gtab_arena *a)
{
	a->now = a->first;
	a->failed = false;
	if (a->now != NULL)
		a->now->used = 0;
}

/* Make a block with room for size the current one: the next kept block if it is large enough, or a new one. */
static bool
add_block(gtab_arena *a, size_t size)
{
	struct gtab_arena_block *block = a->now == NULL ? NULL : a->now->next;
	size_t room = a->now == NULL ? FIRST_BLOCK : a->now->size * 2;

	if (block == NULL || block->size < size) {
		room = room < size ? size : room;
		block = room > SIZE_MAX - sizeof(*block) ? NULL : malloc(sizeof(*block) + room);
		if (block == NULL)
			return false;
		block->size = room;
		block->next = a->now == NULL ? NULL : a->now->next;
		if (a->now == NULL)
			a->first = block;
		else
			a->now->next = block;
	}
	block->used = 0;
	a->now = block;
	return true;
}

void *
gtab_arena_get(gtab_arena *a, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	void *got;

	if (a->failed || size > SIZE_MAX - align) {
		a->failed = true;
		return NULL;
	}
	size = (size + align - 1) / align * align;
	if ((a->now == NULL || a->now->size - a->now->used < size) && !add_block(a, size)) {
		a->failed = true;
		return NULL;
	}
	got = a->now->bytes + a->now->used;
	a->now->used += size;
	return memset(got, 0, size);
}

void *
gtab_arena_array(gtab_arena *a, size_t n, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(n, size, &total)) {
		a->failed = true;
		return NULL;
	}
	return gtab_arena_get(a, total);
}

gtab_text
gtab_arena_copy(gtab_arena *a, gtab_text t)
{
	char *copy = t.len == SIZE_MAX ? NULL : gtab_arena_get(a, t.len + 1);

	if (copy == NULL) {
		a->failed = true;
		return (gtab_text){ NULL, 0 };
	}
	if (t.len > 0)
		memcpy(copy, t.ptr, t.len);
	return (gtab_text){ copy, t.len };
}
