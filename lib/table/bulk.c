/* SPDX-License-Identifier: MIT */
/* The first pass over a table in blocks: what they hold is measured side by side, and merged in order. */

#include "table/bulk_internal.h"

#include <stdlib.h>

enum { BLOCK_SIZE = 1 << 17 };

/* Where a block is measured that nobody yet knows the place of: no line of the head has such a number. */
static const gtab_place somewhere = { { "", 0 }, 1, UINT64_MAX / 2 };

typedef struct measure_job {
	const gtab_bulk *bulk;
	gtab_bulk_part part;
	gtab_block block;
	gtab_profiles profiles;
	gtab_arena arena;
	gtab_status st; /* GTAB_EMALFORMED: odd, or more than rows */
} measure_job;

/* ---- opening ---- */

gtab_status
gtab_bulk_new(gtab_table *t, gtab_bulk **out, gtab_error *err)
{
	gtab_block_start start;
	gtab_bulk *b;

	*out = NULL;
	/* a log is replayed in the order of the file; a part of it or of its records is for the reader of record */
	if (t->first_record > 1 || t->last_record != UINT64_MAX || gtab_view_is_partial(&t->view) ||
	    t->is_kept || t->is_sheet || t->options.by_record || t->options.replay != NULL ||
	    !gtab_csv_block_start(t->records, &start))
		return GTAB_OK;
	b = calloc(1, sizeof(*b));
	if (b == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	b->table = t;
	b->start = start;
	b->n_jobs = t->options.n_jobs == 0 ? gtab_crew_n_processors() : t->options.n_jobs;
	b->block_size = t->options.block_size == 0 ? BLOCK_SIZE : t->options.block_size;
	*out = b;
	return GTAB_OK;
}

/* ---- one block ---- */

/* Count the rows of a block that holds nothing else; GTAB_EMALFORMED when it does. */
static gtab_status
measure_rows(measure_job *job)
{
	const gtab_table *t = job->bulk->table;
	gtab_record_state state = { false };
	const gtab_row *record;
	gtab_status st = gtab_block_open(&job->block, job->bulk->start.format, somewhere);

	while (st == GTAB_OK && (st = gtab_block_next(&job->block, &record)) == GTAB_OK) {
		if (gtab_layout_kind(&t->layout, &state, record) != GTAB_RECORD_DATA)
			return GTAB_EMALFORMED;
		st = gtab_profiles_add(&job->profiles, record, SIZE_MAX, &t->options.number);
		job->part.n_rows++;
	}
	if (st == GTAB_END && !gtab_record_state_is_plain(&state))
		return GTAB_EMALFORMED;
	return st == GTAB_END ? GTAB_OK : st;
}

static void
run_measure(void *ctx)
{
	measure_job *job = ctx;

	job->st = measure_rows(job);
}

/* What the first pass is at: the place of the block that comes next. */
typedef struct measuring {
	gtab_bulk *bulk;
	gtab_profiles *profiles;
	gtab_place place;
	gtab_record_state state;
	gtab_error *err;
} measuring;

static gtab_status
keep_part(measuring *m, const gtab_bulk_part *part)
{
	gtab_bulk *b = m->bulk;

	if (b->n_parts == b->n_parts_max) {
		const size_t n = b->n_parts_max == 0 ? 16 : b->n_parts_max * 2;
		gtab_bulk_part *parts = realloc(b->parts, n * sizeof(*parts));

		if (parts == NULL)
			return GTAB_ENOMEM;
		b->parts = parts;
		b->n_parts_max = n;
	}
	b->parts[b->n_parts++] = *part;
	b->table->n_rows += part->n_rows;
	return GTAB_OK;
}

/* Measure a block in its place, one after the other: whatever it holds, and what that means for those below it. */
static gtab_status
measure_in_place(measuring *m, gtab_block *block, gtab_bulk_part *part)
{
	gtab_table *t = m->bulk->table;
	const gtab_row *record;
	gtab_status st = gtab_block_open(block, m->bulk->start.format, m->place);

	part->n_rows = 0;
	part->is_rows = true;
	part->state = m->state;
	while (st == GTAB_OK && (st = gtab_block_next(block, &record)) == GTAB_OK) {
		const gtab_record_kind kind = gtab_layout_kind(&t->layout, &m->state, record);

		if (kind == GTAB_RECORD_DATA) {
			st = gtab_profiles_add(m->profiles, record, SIZE_MAX, &t->options.number);
			part->n_rows++;
		} else if (kind == GTAB_RECORD_OTHER) {
			return GTAB_EMALFORMED; /* where it begins is not known here */
		} else {
			gtab_table_keep_around(t, kind, record);
			part->is_rows = false;
		}
	}
	m->place = block->place;
	return st == GTAB_END ? GTAB_OK : st;
}

/* Take in what a job found, or measure its block again where it stands. */
static gtab_status
merge(measuring *m, measure_job *job)
{
	gtab_block *block = &job->block;
	gtab_bulk_part *part = &job->part;
	gtab_status st;

	part->place = m->place;
	part->row_idx = m->bulk->table->n_rows;
	if (job->st == GTAB_OK && gtab_record_state_is_plain(&m->state)) {
		part->state = m->state;
		part->is_rows = true;
		m->place.line_no += block->place.line_no - somewhere.line_no;
		m->place.record_no += block->place.record_no - somewhere.record_no;
		st = gtab_profiles_merge(m->profiles, &job->profiles);
	} else {
		st = gtab_block_reread(m->bulk->table->source, part->offset, part->len, &block->raw,
				       m->err);
		if (st == GTAB_OK)
			st = measure_in_place(m, block, part);
	}
	return st == GTAB_OK ? keep_part(m, part) : st;
}

/* ---- all blocks ---- */

/* Where the block behind the last one begins. */
static uint64_t
next_offset(const gtab_bulk_part *part)
{
	return part->offset + part->len;
}

static gtab_status
read_part(const gtab_bulk *b, uint64_t offset, gtab_block *block, gtab_bulk_part *part,
	  gtab_error *err)
{
	const gtab_status st = gtab_block_read(b->table->source, offset, b->block_size,
					       b->start.format.quote, &block->raw, err);

	*part = (gtab_bulk_part){ .offset = offset, .len = block->raw.len };
	return st;
}

/* The blocks that hold the head, which is looked for by its place: one after the other. GTAB_END: there are no more. */
static gtab_status
measure_head(measuring *m, uint64_t *offset)
{
	gtab_block block = { .at = 0 };
	gtab_status st = GTAB_OK;

	while (st == GTAB_OK && m->place.record_no <= GTAB_HEAD_RECORDS) {
		gtab_bulk_part part;

		st = read_part(m->bulk, *offset, &block, &part, m->err);
		if (st != GTAB_OK)
			break;
		part.place = m->place;
		part.row_idx = m->bulk->table->n_rows;
		*offset = next_offset(&part);
		st = measure_in_place(m, &block, &part);
		if (st == GTAB_OK)
			st = keep_part(m, &part);
	}
	gtab_block_clear(&block);
	return st;
}

/* Fill a job with the next block. */
static gtab_status
fill(measuring *m, measure_job *job, uint64_t *offset)
{
	gtab_status st = read_part(m->bulk, *offset, &job->block, &job->part, m->err);

	if (st != GTAB_OK)
		return st;
	*offset = next_offset(&job->part);
	gtab_arena_reset(&job->arena);
	job->bulk = m->bulk;
	job->profiles.arena = &job->arena;
	return gtab_profiles_open_below(&job->profiles, m->profiles);
}

/* Read ahead as far as there are jobs, merge what is done, in turn. */
static gtab_status
measure_body(measuring *m, gtab_crew *crew, uint64_t offset)
{
	gtab_status ahead = GTAB_OK, st = GTAB_OK;
	measure_job *job;

	while (st == GTAB_OK) {
		while (ahead == GTAB_OK && (job = gtab_crew_vacant(crew)) != NULL)
			if ((ahead = fill(m, job, &offset)) == GTAB_OK)
				gtab_crew_give(crew);
		job = gtab_crew_take(crew);
		if (job == NULL)
			return ahead;
		st = merge(m, job);
		gtab_crew_release(crew);
	}
	return st;
}

static gtab_status
measure_with_crew(measuring *m, uint64_t offset)
{
	const size_t n_jobs = m->bulk->n_jobs == 1 ? 1 : 2 * m->bulk->n_jobs;
	measure_job *ring = calloc(n_jobs, sizeof(*ring));
	gtab_crew *crew = NULL;
	gtab_status st = ring == NULL ? GTAB_ENOMEM : GTAB_OK;

	if (st == GTAB_OK)
		st = gtab_crew_new(m->bulk->n_jobs, ring, n_jobs, sizeof(*ring), run_measure,
				   &crew);
	if (st == GTAB_OK)
		st = measure_body(m, crew, offset);
	gtab_crew_free(crew);
	for (size_t i = 0; ring != NULL && i < n_jobs; i++) {
		gtab_block_clear(&ring[i].block);
		gtab_profiles_clear(&ring[i].profiles);
		gtab_arena_clear(&ring[i].arena);
	}
	free(ring);
	return st;
}

gtab_status
gtab_bulk_measure(gtab_bulk *b, gtab_profiles *profiles, gtab_error *err)
{
	measuring m = { .bulk = b,
			.profiles = profiles,
			.place = { b->table->name, b->start.line_no, 1 },
			.err = err };
	uint64_t offset = b->start.offset;
	gtab_status st = measure_head(&m, &offset);

	if (st == GTAB_OK)
		st = measure_with_crew(&m, offset);
	return st == GTAB_ENOMEM ? gtab_error_set(err, st, NULL) : st;
}

/* A cell of a merged stub that is blank, a part, a section: such rows need those above them. */
static bool
needs_rows_above(const gtab_table *t, const gtab_profiles *profiles)
{
	if (t->section_column != GTAB_MAP_NONE)
		return true;
	if (t->label_col != GTAB_MAP_NONE && profiles->list[t->label_col].n_parts > 0)
		return true;
	for (size_t col = 0; col < t->header.n_cols; col++)
		if (t->plans[col].is_filled_down && profiles->list[col].n_solid < t->n_rows)
			return true;
	return false;
}

void
gtab_bulk_settle(gtab_bulk *b, const gtab_profiles *profiles)
{
	/* a simplifier is one thread's: what OpenCC keeps for it is not to be shared */
	b->in_order = b->table->options.simplifier != NULL || needs_rows_above(b->table, profiles);
}
