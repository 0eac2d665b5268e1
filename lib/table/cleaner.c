/* SPDX-License-Identifier: MIT */
/* The life of a cleaner: what it holds while rows go by; clean_row.c is what it does. */

#include "table/clean_internal.h"

void
gtab_cleaner_init(gtab_cleaner *c, const gtab_table *table)
{
	*c = (gtab_cleaner){ .table = table };
}

bool
gtab_cleaner_ready(gtab_cleaner *c, gtab_arena *arena)
{
	c->cells = gtab_arena_array(arena, c->table->n_columns, sizeof(*c->cells));
	c->above = gtab_arena_array(arena, c->table->header.n_cols, sizeof(*c->above));
	return !arena->failed;
}

void
gtab_cleaner_rewind(gtab_cleaner *c)
{
	c->record_state = (gtab_record_state){ false };
	c->nesting = (gtab_nesting){ 0, { 0 } };
	c->row_idx = 0;
	gtab_buf_truncate(&c->section, 0);
	for (size_t col = 0; c->above != NULL && col < c->table->header.n_cols; col++)
		c->above[col] = (gtab_cell){ 0 };
}

void
gtab_cleaner_clear(gtab_cleaner *c)
{
	gtab_arena_clear(&c->arena);
	gtab_arena_clear(&c->above_arena);
	gtab_buf_clear(&c->scratch);
	gtab_buf_clear(&c->mended);
	gtab_buf_clear(&c->simple);
	gtab_buf_clear(&c->section);
}
