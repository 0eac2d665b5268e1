/* SPDX-License-Identifier: MIT */
/* A block of the body is a piece; the first has what stands above it as well, the last what stands below. */

#include "output/book/sheet_data.h"

#include "output/book/deflate.h"
#include "output/book/ordered.h"

#include <stdlib.h>

/* What a thread has for itself. */
struct worker {
	gtab_body_reader *reader;
	gtab_deflater *deflater;
	gtab_buf xml;
};

struct result {
	gtab_buf packed;
	gtab_piece piece;
};

struct run {
	const gtab_sheet_data *data;
	size_t first_block, n_pieces;
	bool has_blocks;
	uint64_t n_rows; /* written */
	gtab_piece_fn *fn;
	void *ctx;
};

/* ---- which blocks ---- */

/* The blocks that have rows in the sheet's window: the first, and how many. */
static size_t
find_blocks(const gtab_book_sheet *s, size_t *n_out)
{
	const uint64_t end = s->window.first_row + s->window.n_rows;
	size_t n_blocks, first = 0, n = 0;
	const gtab_body_block *const blocks = gtab_body_blocks(s->body, &n_blocks);

	while (first < n_blocks &&
	       blocks[first].first_row + blocks[first].n_rows <= s->window.first_row)
		first++;
	while (first + n < n_blocks && blocks[first + n].first_row < end)
		n++;
	*n_out = s->window.n_rows > 0 ? n : 0;
	return first;
}

size_t
gtab_sheet_data_n_pieces(const gtab_sheet_data *data)
{
	size_t n;

	find_blocks(data->sheet, &n);
	return n > 0 ? n : 1;
}

uint64_t
gtab_sheet_data_len(const gtab_sheet_data *data)
{
	uint64_t len = data->head.len + data->tail.len;
	size_t n_blocks, n;
	const size_t first = find_blocks(data->sheet, &n);
	const gtab_body_block *const blocks = gtab_body_blocks(data->sheet->body, &n_blocks);

	for (size_t i = 0; i < n; i++)
		len += blocks[first + i].xml_len;
	return len;
}

/* ---- one piece ---- */

static void
put_row(const gtab_sheet_data *data, const gtab_sheet_row *row, gtab_buf *xml, gtab_piece *piece)
{
	gtab_row_xml(data->names, row, xml);
	piece->n_rows++;
	if (data->has_digests)
		gtab_digest_row(&piece->digest, row);
}

static void
put_frame(const gtab_sheet_data *data, const gtab_frame *frame, gtab_buf *xml, gtab_piece *piece)
{
	for (size_t i = 0; i < frame->n_rows; i++)
		put_row(data, &frame->rows[i], xml, piece);
}

static gtab_status
put_block(const gtab_sheet_data *data, struct worker *w, size_t block, gtab_piece *piece,
	  gtab_error *err)
{
	gtab_sheet_row row;
	gtab_status st = gtab_body_open_block(w->reader, data->sheet->body, block,
					      &data->sheet->window, err);

	if (st != GTAB_OK)
		return st;
	while ((st = gtab_body_next(w->reader, &row, err)) == GTAB_OK)
		put_row(data, &row, &w->xml, piece);
	return st == GTAB_END ? GTAB_OK : st;
}

static gtab_status
make_xml(const struct run *run, struct worker *w, size_t number, gtab_piece *piece, gtab_error *err)
{
	const gtab_sheet_data *const data = run->data;
	gtab_status st = GTAB_OK;

	gtab_buf_truncate(&w->xml, 0);
	gtab_digest_init(&piece->digest);
	piece->n_rows = 0;
	if (number == 0) {
		gtab_buf_put(&w->xml, data->head);
		put_frame(data, &data->sheet->above, &w->xml, piece);
	}
	if (run->has_blocks)
		st = put_block(data, w, run->first_block + number, piece, err);
	piece->is_last = number + 1 == run->n_pieces;
	if (piece->is_last) {
		put_frame(data, &data->sheet->below, &w->xml, piece);
		gtab_buf_put(&w->xml, data->tail);
	}
	if (st == GTAB_OK && w->xml.failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	return st;
}

/* A worker's tools are made when it begins: most sheets need one worker alone. */
static gtab_status
equip(const struct run *run, struct worker *w)
{
	gtab_status st = GTAB_OK;

	if (w->reader == NULL)
		st = gtab_body_reader_new(&w->reader);
	if (st == GTAB_OK && w->deflater == NULL)
		st = gtab_deflater_new(run->data->level, &w->deflater);
	return st;
}

static gtab_status
make_piece(void *ctx, void *worker, size_t number, void *result, gtab_error *err)
{
	const struct run *const run = ctx;
	struct worker *const w = worker;
	struct result *const r = result;
	gtab_status st = equip(run, w);

	if (st != GTAB_OK)
		return gtab_error_set(err, st, NULL);
	st = make_xml(run, w, number, &r->piece, err);
	if (st != GTAB_OK)
		return st;
	gtab_buf_truncate(&r->packed, 0);
	st = gtab_deflate(w->deflater, gtab_buf_text(&w->xml), r->piece.is_last, &r->packed);
	r->piece.raw_len = w->xml.len;
	r->piece.packed_len = r->packed.len;
	r->piece.crc = gtab_crc32(0, gtab_buf_text(&w->xml));
	return st == GTAB_OK ? st : gtab_error_set(err, st, NULL);
}

static gtab_status
take_piece(void *ctx, size_t number, void *result, gtab_error *err)
{
	struct run *const run = ctx;
	const struct result *const r = result;

	(void)number;
	run->n_rows += r->piece.n_rows;
	return run->fn(run->ctx, gtab_buf_text(&r->packed), &r->piece, err);
}

/* ---- all of them ---- */

static void
clear(struct worker *workers, size_t n_workers, struct result *results, size_t n_results)
{
	for (size_t i = 0; workers != NULL && i < n_workers; i++) {
		gtab_body_reader_free(workers[i].reader);
		gtab_deflater_free(workers[i].deflater);
		gtab_buf_clear(&workers[i].xml);
	}
	for (size_t i = 0; results != NULL && i < n_results; i++)
		gtab_buf_clear(&results[i].packed);
	free(workers);
	free(results);
}

static gtab_status
run_pieces(struct run *run, size_t n_threads, gtab_error *err)
{
	const size_t n_results = gtab_ordered_results(n_threads);
	struct worker *const workers = calloc(n_threads, sizeof(*workers));
	struct result *const results = calloc(n_results, sizeof(*results));
	void **const pointers = calloc(n_threads + n_results, sizeof(*pointers));
	gtab_status st = GTAB_ENOMEM;

	if (workers != NULL && results != NULL && pointers != NULL) {
		for (size_t i = 0; i < n_threads; i++)
			pointers[i] = &workers[i];
		for (size_t i = 0; i < n_results; i++)
			pointers[n_threads + i] = &results[i];
		st = gtab_ordered_run(&(gtab_ordered){ .n_jobs = run->n_pieces,
						       .n_threads = n_threads,
						       .work = make_piece,
						       .take = take_piece,
						       .ctx = run,
						       .workers = pointers,
						       .results = pointers + n_threads },
				      err);
	} else {
		gtab_error_set(err, st, NULL);
	}
	clear(workers, n_threads, results, n_results);
	free(pointers);
	return st;
}

gtab_status
gtab_sheet_data_write(const gtab_sheet_data *data, size_t n_threads, gtab_piece_fn *fn, void *ctx,
		      gtab_error *err)
{
	struct run run = { .data = data, .fn = fn, .ctx = ctx };
	size_t n_blocks;
	gtab_status st;

	run.first_block = find_blocks(data->sheet, &n_blocks);
	run.has_blocks = n_blocks > 0;
	run.n_pieces = n_blocks > 0 ? n_blocks : 1;
	if (n_threads > run.n_pieces)
		n_threads = run.n_pieces;
	st = run_pieces(&run, n_threads > 0 ? n_threads : 1, err);
	if (st == GTAB_OK && run.n_rows != data->sheet->setup.n_rows)
		return gtab_error_set(err, GTAB_EINTERNAL, NULL);
	return st;
}
