/* SPDX-License-Identifier: MIT */
/* The directory by zip_check.c, the bytes by pread and inflate, the XML by expat. */

#include "output/book/verify.h"

#include "base/i18n.h"
#include "output/book/deflate.h"
#include "output/book/ordered.h"
#include "output/book/sheet_reader.h"
#include "output/book/zip_check.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What a thread has for itself, from part to part. */
struct worker {
	gtab_inflater *inflater;
	gtab_buf packed;
};

struct verify {
	int fd;
	const gtab_written_part *parts;
	const gtab_zip_part *zip_parts;
	size_t n;
	bool is_full;
	size_t n_threads;
	struct worker *workers; /* n_threads */
	void **pointers;        /* to them, and room for results, of which there are none */
};

/* A part whose pieces are being inflated. at: where each begins in the file. */
struct part_run {
	const struct verify *v;
	const gtab_written_part *part;
	const gtab_zip_part *zip;
	const gtab_piece *pieces;
	size_t n_pieces;
	uint64_t *at;
};

static gtab_status
wrong(const gtab_zip_part *part, const char *what, gtab_error *err)
{
	return gtab_error_set(err, GTAB_EOUTPUT,
			      _("what was written is not what was meant (%.*s: %s)"),
			      GTAB_TEXT_ARG(part->name), what);
}

/* ---- the directory ---- */

static gtab_status
check_directory(const struct verify *v, gtab_error *err)
{
	errno = 0; /* tells want of memory from damage */
	const size_t n_good = gtab_zip_check(v->fd, v->zip_parts, v->n);

	if (n_good < v->n && errno == ENOMEM)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	return n_good == v->n ? GTAB_OK
			      : wrong(&v->zip_parts[n_good], _("its bytes are damaged"), err);
}

/* ---- XML ---- */

static void
count_merge(void *ctx, const XML_Char *name, const XML_Char **attributes)
{
	(void)attributes;
	*(size_t *)ctx += strcmp(name, "mergeCell") == 0;
}

static bool
parse(XML_Parser parser, gtab_text text, bool is_last)
{
	return XML_Parse(parser, text.ptr, (int)text.len, is_last) == XML_STATUS_OK;
}

static gtab_status
parse_failed(XML_Parser parser, const gtab_zip_part *zip, gtab_error *err)
{
	const enum XML_Error code = XML_GetErrorCode(parser);

	return code == XML_ERROR_NO_MEMORY ? gtab_error_set(err, GTAB_ENOMEM, NULL)
					   : wrong(zip, XML_ErrorString(code), err);
}

/* Two texts that together are a document; n_merges of its elements are mergeCell. */
static gtab_status
check_xml(gtab_text a, gtab_text b, size_t n_merges, const gtab_zip_part *zip, gtab_error *err)
{
	const XML_Parser parser = XML_ParserCreate(NULL);
	size_t n_found = 0;
	gtab_status st = GTAB_OK;

	if (parser == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	XML_SetUserData(parser, &n_found);
	XML_SetStartElementHandler(parser, count_merge);
	if (!parse(parser, a, false) || !parse(parser, b, true))
		st = parse_failed(parser, zip, err);
	else if (n_found != n_merges)
		st = wrong(zip, _("does not hold what was written"), err);
	XML_ParserFree(parser);
	return st;
}

/* The rows of a piece, without what stands around them in a sheet's first and last. */
static gtab_text
rows_of(const struct part_run *run, size_t number, gtab_text raw)
{
	const size_t first = number == 0 ? run->part->head.len : 0;
	const size_t last = number + 1 == run->n_pieces ? run->part->tail.len : 0;

	return gtab_text_slice(raw, first, raw.len - last);
}

static gtab_status
check_rows(const struct part_run *run, gtab_text rows, const gtab_digest *meant, gtab_error *err)
{
	const XML_Parser parser = XML_ParserCreate(NULL);
	gtab_sheet_reader *reader = NULL;
	gtab_digest found;
	gtab_status st = GTAB_OK;

	if (parser == NULL || gtab_sheet_reader_new(parser, &reader) != GTAB_OK) {
		if (parser != NULL)
			XML_ParserFree(parser);
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	if (!parse(parser, GTAB_TEXT("<sheetData>"), false) || !parse(parser, rows, false) ||
	    !parse(parser, GTAB_TEXT("</sheetData>"), true))
		st = parse_failed(parser, run->zip, err);
	if (!gtab_sheet_reader_finish(reader, &found) && st == GTAB_OK)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK && !gtab_digest_equal(&found, meant))
		st = wrong(run->zip, _("does not hold what was written"), err);
	XML_ParserFree(parser);
	return st;
}

/* ---- bytes ---- */

static gtab_status
read_packed(const struct part_run *run, uint64_t at, size_t len, gtab_buf *out, gtab_error *err)
{
	gtab_buf_truncate(out, 0);
	if (!gtab_buf_reserve(out, len))
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	while (out->len < len) {
		const ssize_t n = pread(run->v->fd, out->ptr + out->len, len - out->len,
					(off_t)(at + out->len));

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return wrong(run->zip, n < 0 ? strerror(errno) : _("cannot be read"), err);
		out->len += (size_t)n;
	}
	return GTAB_OK;
}

static gtab_status
check_piece(void *ctx, void *worker, size_t number, void *result, gtab_error *err)
{
	const struct part_run *const run = ctx;
	struct worker *const w = worker;
	const gtab_piece *const piece = &run->pieces[number];
	gtab_text raw;
	gtab_status st = GTAB_OK;

	(void)result;
	if (w->inflater == NULL && gtab_inflater_new(&w->inflater) != GTAB_OK)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	st = read_packed(run, run->at[number], piece->packed_len, &w->packed, err);
	if (st != GTAB_OK)
		return st;
	st = gtab_inflate(w->inflater, gtab_buf_text(&w->packed), piece->raw_len, piece->is_last,
			  &raw);
	if (st == GTAB_ENOMEM)
		return gtab_error_set(err, st, NULL);
	if (st != GTAB_OK || gtab_crc32(0, raw) != piece->crc)
		return wrong(run->zip, _("its bytes are damaged"), err);
	if (run->part->pieces == NULL)
		return run->part->is_xml ? check_xml(raw, GTAB_TEXT(""), 0, run->zip, err)
					 : GTAB_OK;
	return run->v->is_full ? check_rows(run, rows_of(run, number, raw), &piece->digest, err)
			       : GTAB_OK;
}

/* Where the pieces begin; false when they are not as long as their part. */
static bool
place_pieces(struct part_run *run)
{
	uint64_t at = run->zip->data_at, raw_len = 0;

	for (size_t i = 0; i < run->n_pieces; i++) {
		run->at[i] = at;
		at += run->pieces[i].packed_len;
		raw_len += run->pieces[i].raw_len;
	}
	return at == run->zip->data_at + run->zip->packed_len && raw_len == run->zip->raw_len;
}

static gtab_status
check_pieces(struct part_run *run, gtab_error *err)
{
	const struct verify *const v = run->v;

	return gtab_ordered_run(&(gtab_ordered){ .n_jobs = run->n_pieces,
						 .n_threads = v->n_threads < run->n_pieces
								      ? v->n_threads
								      : run->n_pieces,
						 .work = check_piece,
						 .ctx = run,
						 .workers = v->pointers,
						 .results = v->pointers + v->n_threads },
				err);
}

static gtab_status
check_part(const struct verify *v, size_t number, gtab_error *err)
{
	const gtab_written_part *const part = &v->parts[number];
	const gtab_zip_part *const zip = &v->zip_parts[number];
	const gtab_piece alone = { .packed_len = (size_t)zip->packed_len,
				   .raw_len = (size_t)zip->raw_len,
				   .crc = zip->crc,
				   .is_last = true };
	struct part_run run = { .v = v,
				.part = part,
				.zip = zip,
				.pieces = part->pieces != NULL ? part->pieces : &alone,
				.n_pieces = part->pieces != NULL ? part->n_pieces : 1 };
	gtab_status st;

	run.at = calloc(run.n_pieces, sizeof(*run.at));
	if (run.at == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	st = place_pieces(&run) ? check_pieces(&run, err)
				: wrong(zip, _("its bytes are damaged"), err);
	free(run.at);
	if (st == GTAB_OK && part->pieces != NULL)
		st = check_xml(part->head, part->tail, part->n_merges, zip, err);
	return st;
}

static void
clear(struct verify *v)
{
	for (size_t i = 0; v->workers != NULL && i < v->n_threads; i++) {
		gtab_inflater_free(v->workers[i].inflater);
		gtab_buf_clear(&v->workers[i].packed);
	}
	free(v->workers);
	free(v->pointers);
}

gtab_status
gtab_verify(int fd, const gtab_written_part *parts, const gtab_zip_part *zip_parts, size_t n,
	    bool is_full, size_t n_threads, gtab_error *err)
{
	struct verify v = { .fd = fd,
			    .parts = parts,
			    .zip_parts = zip_parts,
			    .n = n,
			    .is_full = is_full,
			    .n_threads = n_threads > 0 ? n_threads : 1 };
	gtab_status st;

	v.workers = calloc(v.n_threads, sizeof(*v.workers));
	v.pointers = calloc(v.n_threads + gtab_ordered_results(v.n_threads), sizeof(*v.pointers));
	st = v.workers != NULL && v.pointers != NULL ? check_directory(&v, err)
						     : gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t i = 0; st == GTAB_OK && i < v.n_threads; i++)
		v.pointers[i] = &v.workers[i];
	for (size_t i = 0; st == GTAB_OK && i < n; i++)
		st = check_part(&v, i, err);
	clear(&v);
	return st;
}
