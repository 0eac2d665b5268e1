/* SPDX-License-Identifier: MIT */
/* The second pass over a table in blocks: cleaned side by side, handed out in order, a batch of rows a block. */

#include <stdlib.h>

#include "base/i18n.h"
#include "table/bulk_internal.h"

struct gtab_clean_job {
	const gtab_bulk *bulk;
	const gtab_bulk_part *part;
	gtab_block block;
	gtab_cleaner cleaner;
	gtab_held held;
	gtab_row *rows;
	gtab_cell *cells; /* of all rows, one after the other */
	size_t n_rows;
	size_t n_rows_max;
	gtab_status st;
	gtab_error err;
};

/* ---- one block ---- */

static gtab_status
make_room(gtab_clean_job *job)
{
	const size_t n = job->part->n_rows;
	const size_t n_columns = job->bulk->table->n_columns;
	gtab_row *rows;
	gtab_cell *cells;

	if (n <= job->n_rows_max)
		return GTAB_OK;
	rows = reallocarray(job->rows, n, sizeof(*rows));
	if (rows == NULL)
		return GTAB_ENOMEM;
	job->rows = rows;
	cells = reallocarray(job->cells, n * n_columns, sizeof(*cells));
	if (cells == NULL)
		return GTAB_ENOMEM;
	job->cells = cells;
	job->n_rows_max = n;
	return GTAB_OK;
}

/* What stood in the block is not what the first pass counted. */
static gtab_status
has_changed(const gtab_clean_job *job, gtab_error *err)
{
	gtab_error_set(err, GTAB_EINPUT, _("the input changed while it was read"));
	return gtab_error_at(err, job->bulk->table->name.ptr, 0, 0);
}

static gtab_status
clean_record(gtab_clean_job *job, const gtab_row *record)
{
	gtab_cleaner *c = &job->cleaner;
	gtab_status st;

	if (!job->part->is_rows) {
		const gtab_record_kind kind =
			gtab_layout_kind(&c->table->layout, &c->record_state, record);

		if (kind != GTAB_RECORD_DATA)
			return gtab_cleaner_pass_by(c, kind, record, &job->err);
	}
	if (job->n_rows == job->part->n_rows)
		return has_changed(job, &job->err);
	c->cells = job->cells + job->n_rows * c->table->n_columns;
	st = gtab_clean_row(c, record, &job->err);
	job->rows[job->n_rows++] = c->row;
	job->held.row_no = job->n_rows;
	c->row_idx++;
	return st;
}

static gtab_status
clean_block(gtab_clean_job *job)
{
	const gtab_row *record;
	gtab_status st = gtab_block_reread(job->bulk->table->source, job->part->offset,
					   job->part->len, &job->block.raw, &job->err);

	if (st != GTAB_OK)
		return st;
	if (make_room(job) != GTAB_OK)
		return gtab_error_set(&job->err, GTAB_ENOMEM, NULL);
	st = gtab_block_open(&job->block, job->bulk->start.format, job->part->place);
	while (st == GTAB_OK && (st = gtab_block_next(&job->block, &record)) == GTAB_OK)
		if ((st = clean_record(job, record)) != GTAB_OK)
			return st;
	if (st == GTAB_ENOMEM || job->held.failed)
		return gtab_error_set(&job->err, GTAB_ENOMEM, NULL);
	return st == GTAB_END && job->n_rows == job->part->n_rows ? GTAB_OK
								  : has_changed(job, &job->err);
}

static void
run_clean(void *ctx)
{
	gtab_clean_job *job = ctx;

	gtab_arena_reset(&job->cleaner.arena);
	gtab_held_reset(&job->held);
	job->n_rows = 0;
	job->cleaner.row_idx = job->part->row_idx;
	job->cleaner.record_state = job->part->state;
	job->st = clean_block(job);
}

/* ---- all blocks ---- */

static void
free_ring(gtab_bulk *b)
{
	for (size_t i = 0; b->ring != NULL && i < b->n_ring; i++) {
		gtab_clean_job *job = &b->ring[i];

		gtab_block_clear(&job->block);
		gtab_cleaner_clear(&job->cleaner);
		gtab_held_clear(&job->held);
		free(job->rows);
		free(job->cells);
	}
	free(b->ring);
	b->ring = NULL;
}

/* Jobs for the run; in order one is enough, and its cleaner remembers the rows above. */
static gtab_status
make_ring(gtab_bulk *b)
{
	const size_t n_threads = b->in_order ? 1 : b->n_jobs;

	b->n_ring = n_threads == 1 ? 1 : 2 * n_threads;
	b->ring = calloc(b->n_ring, sizeof(*b->ring));
	for (size_t i = 0; b->ring != NULL && i < b->n_ring; i++) {
		gtab_clean_job *job = &b->ring[i];

		job->bulk = b;
		gtab_cleaner_init(&job->cleaner, b->table);
		job->cleaner.held = &job->held;
		job->cleaner.stands_alone = !b->in_order;
		if (!gtab_cleaner_ready(&job->cleaner, &b->table->arena))
			return GTAB_ENOMEM;
	}
	return b->ring == NULL ? GTAB_ENOMEM : GTAB_OK;
}

/* Threads begin with the first pull, so that none are there when a tool forks before it. */
static gtab_status
start(gtab_bulk *b, gtab_error *err)
{
	const size_t n_threads = b->in_order ? 1 : b->n_jobs;
	gtab_status st = b->ring == NULL ? make_ring(b) : GTAB_OK;

	for (size_t i = 0; st == GTAB_OK && i < b->n_ring; i++)
		gtab_cleaner_rewind(&b->ring[i].cleaner);
	if (st == GTAB_OK)
		st = gtab_crew_new(n_threads < b->n_parts ? n_threads : b->n_parts, b->ring,
				   b->n_ring, sizeof(*b->ring), run_clean, &b->crew);
	return st == GTAB_OK ? GTAB_OK : gtab_error_set(err, st, NULL);
}

static void
give_ahead(gtab_bulk *b)
{
	gtab_clean_job *job;

	while (b->next_part < b->n_parts && (job = gtab_crew_vacant(b->crew)) != NULL) {
		job->part = &b->parts[b->next_part++];
		gtab_crew_give(b->crew);
	}
}

/* Let go of the batch at hand and take the next one. Remarks that stand behind its last row come before. */
static gtab_status
next_job(gtab_bulk *b, gtab_error *err)
{
	gtab_status st = b->crew == NULL ? start(b, err) : GTAB_OK;

	if (st != GTAB_OK)
		return st;
	if (b->now != NULL) {
		gtab_held_tell(&b->now->held, SIZE_MAX, b->table);
		gtab_crew_release(b->crew);
	}
	give_ahead(b);
	b->now = gtab_crew_take(b->crew);
	b->next_row = 0;
	return b->now == NULL ? GTAB_END : GTAB_OK;
}

/* Stand before a row that is left, in the batch at hand or a later one. A batch that met trouble hands out what it has. */
static gtab_status
seek_row(gtab_bulk *b, gtab_error *err)
{
	gtab_status st = GTAB_OK;

	while (st == GTAB_OK && (b->now == NULL || b->next_row == b->now->n_rows)) {
		if (b->now != NULL && b->now->st != GTAB_OK) {
			if (err != NULL)
				*err = b->now->err;
			return b->now->st;
		}
		st = next_job(b, err);
	}
	return st;
}

gtab_status
gtab_bulk_next(gtab_bulk *b, const gtab_row **row_out, gtab_error *err)
{
	const gtab_status st = seek_row(b, err);

	if (st != GTAB_OK)
		return st;
	gtab_held_tell(&b->now->held, b->next_row, b->table);
	*row_out = &b->now->rows[b->next_row++];
	return GTAB_OK;
}

gtab_status
gtab_bulk_next_batch(gtab_bulk *b, const gtab_row **rows_out, size_t *n_out, gtab_error *err)
{
	const gtab_status st = seek_row(b, err);

	if (st != GTAB_OK)
		return st;
	*rows_out = b->now->rows + b->next_row;
	*n_out = b->now->n_rows - b->next_row;
	gtab_held_tell(&b->now->held, b->now->n_rows - 1, b->table);
	b->next_row = b->now->n_rows;
	return GTAB_OK;
}

void
gtab_bulk_rewind(gtab_bulk *b)
{
	gtab_crew_free(b->crew);
	b->crew = NULL;
	b->now = NULL;
	b->next_part = 0;
	b->next_row = 0;
}

void
gtab_bulk_free(gtab_bulk *b)
{
	if (b == NULL)
		return;
	gtab_bulk_rewind(b);
	free_ring(b);
	free(b->parts);
	free(b);
}
