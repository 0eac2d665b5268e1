/* SPDX-License-Identifier: MIT */
/* Remarks of rows that are cleaned ahead, held back until their rows are handed out. */

#include <stdlib.h>

#include "table/clean_internal.h"

typedef struct gtab_held_remark {
	size_t row_no;
	gtab_remark remark;
} gtab_held_remark;

void
gtab_held_keep(gtab_held *h, const gtab_remark *remark)
{
	gtab_held_remark *slot;

	if (h->n == h->n_max) {
		const size_t n = h->n_max == 0 ? 64 : h->n_max * 2;
		gtab_held_remark *list = realloc(h->list, n * sizeof(*list));

		if (list == NULL) {
			h->failed = true;
			return;
		}
		h->list = list;
		h->n_max = n;
	}
	slot = &h->list[h->n++];
	*slot = (gtab_held_remark){ h->row_no, *remark };
	slot->remark.before = gtab_arena_copy(&h->arena, remark->before);
	slot->remark.after = gtab_arena_copy(&h->arena, remark->after);
	slot->remark.message = gtab_arena_copy(&h->arena, remark->message);
	h->failed |= h->arena.failed;
}

void
gtab_held_tell(gtab_held *h, size_t row_no, const gtab_table *t)
{
	while (h->n_told < h->n && h->list[h->n_told].row_no <= row_no)
		gtab_remark_make(t, &h->list[h->n_told++].remark);
}

void
gtab_held_reset(gtab_held *h)
{
	gtab_arena_reset(&h->arena);
	h->row_no = 0;
	h->n = h->n_told = 0;
	h->failed = false;
}

void
gtab_held_clear(gtab_held *h)
{
	gtab_arena_clear(&h->arena);
	free(h->list);
}
