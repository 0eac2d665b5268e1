/* SPDX-License-Identifier: MIT */
/* Part by part, in the order libxlsxwriter has them. What is written is noted down for the verification. */

#include "output/book/book_file.h"

#include "base/i18n.h"
#include "output/book/deflate.h"
#include "output/book/sheet_data.h"
#include "output/book/verify.h"
#include "output/book/zip_writer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const uint64_t LARGE_XML_LEN = UINT64_C(2) << 30; /* may pass the 4 GiB of a plain zip */

/* The file in hand. is_large: sheets have zip64 lengths, whatever they seem to need. */
struct assembly {
	const gtab_book_file *f;
	gtab_row_names *names;
	gtab_zip *zip;
	gtab_deflater *deflater;
	gtab_written_part *parts;
	gtab_arena arena; /* heads and tails of sheets */
	gtab_buf raw, packed;
	bool is_large;
	/* the sheet being written */
	gtab_written_part *part;
	uint64_t raw_len;
	uint32_t crc;
	gtab_error *err;
};

static gtab_status
no_memory(const struct assembly *a)
{
	return gtab_error_set(a->err, GTAB_ENOMEM, NULL);
}

/* ---- parts around the sheets ---- */

static gtab_status
put_whole(struct assembly *a, gtab_text name, gtab_text packed, uint64_t raw_len, uint32_t crc)
{
	gtab_status st = gtab_zip_begin(a->zip, name, false, a->err);

	if (st == GTAB_OK)
		st = gtab_zip_put(a->zip, packed, a->err);
	return st == GTAB_OK ? gtab_zip_end(a->zip, raw_len, crc, a->err) : st;
}

static gtab_status
put_named(struct assembly *a, const gtab_skeleton_part *part)
{
	gtab_status st;

	gtab_buf_truncate(&a->raw, 0);
	gtab_buf_truncate(&a->packed, 0);
	st = gtab_template_fill(part->raw, &a->f->values, &a->raw);
	if (st == GTAB_OK)
		st = gtab_deflate(a->deflater, gtab_buf_text(&a->raw), true, &a->packed);
	if (st != GTAB_OK)
		return gtab_error_set(a->err, st, NULL);
	a->part->is_xml = true;
	return put_whole(a, part->name, gtab_buf_text(&a->packed), a->raw.len,
			 gtab_crc32(0, gtab_buf_text(&a->raw)));
}

/* ---- sheets ---- */

static bool
note_piece(gtab_written_part *part, const gtab_piece *piece)
{
	if (part->n_pieces == part->max_pieces) {
		const size_t max = part->max_pieces * 2 + 1;
		gtab_piece *const pieces = realloc(part->pieces, max * sizeof(*pieces));

		if (pieces == NULL)
			return false;
		part->pieces = pieces;
		part->max_pieces = max;
	}
	part->pieces[part->n_pieces++] = *piece;
	return true;
}

static gtab_status
put_piece(void *ctx, gtab_text packed, const gtab_piece *piece, gtab_error *err)
{
	struct assembly *const a = ctx;

	if (!note_piece(a->part, piece))
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	a->crc = gtab_crc32_join(a->crc, piece->crc, piece->raw_len);
	a->raw_len += piece->raw_len;
	return gtab_zip_put(a->zip, packed, err);
}

/* The sheet's part without its rows, in two. */
static gtab_status
fill_sheet(struct assembly *a, const gtab_skeleton_part *part, const gtab_book_sheet *sheet)
{
	size_t rows_at;
	gtab_status st;

	gtab_buf_truncate(&a->raw, 0);
	st = gtab_template_fill_sheet(part->raw, sheet, &a->raw, &rows_at);
	if (st != GTAB_OK)
		return gtab_error_set(a->err, st, NULL);
	const gtab_text kept = gtab_arena_copy(&a->arena, gtab_buf_text(&a->raw));
	if (kept.ptr == NULL)
		return no_memory(a);
	a->part->head = gtab_text_slice(kept, 0, rows_at);
	a->part->tail = gtab_text_slice(kept, rows_at, kept.len);
	a->part->n_merges = gtab_sheet_n_merges(sheet);
	return GTAB_OK;
}

static gtab_status
put_sheet(struct assembly *a, const gtab_skeleton_part *part)
{
	const gtab_book_file *const f = a->f;
	const gtab_book_sheet *const sheet = &f->values.sheets[part->sheet];
	gtab_status st = fill_sheet(a, part, sheet);
	const gtab_sheet_data data = { .sheet = sheet,
				       .names = a->names,
				       .head = a->part->head,
				       .tail = a->part->tail,
				       .level = f->level,
				       .has_digests = f->verify == GTAB_VERIFY_FULL };

	a->raw_len = 0;
	a->crc = 0;
	if (st == GTAB_OK)
		st = gtab_zip_begin(a->zip, part->name,
				    a->is_large || gtab_sheet_data_len(&data) >= LARGE_XML_LEN,
				    a->err);
	if (st == GTAB_OK)
		st = gtab_sheet_data_write(&data, f->n_threads, put_piece, a, a->err);
	return st == GTAB_OK ? gtab_zip_end(a->zip, a->raw_len, a->crc, a->err) : st;
}

/* ---- the file ---- */

static gtab_status
put_part(struct assembly *a, const gtab_skeleton_part *part)
{
	switch (part->kind) {
	case GTAB_PART_FIXED:
		return put_whole(a, part->name, part->packed, part->raw_len, part->crc);
	case GTAB_PART_NAMED: return put_named(a, part);
	case GTAB_PART_SHEET:
		return part->sheet < a->f->values.n_sheets
			       ? put_sheet(a, part)
			       : gtab_error_set(a->err, GTAB_EINTERNAL, NULL);
	}
	return GTAB_EINTERNAL;
}

static size_t
most_cols(const gtab_template_values *values)
{
	size_t n = 0;

	for (size_t i = 0; i < values->n_sheets; i++)
		n = values->sheets[i].setup.n_cols > n ? values->sheets[i].setup.n_cols : n;
	return n;
}

static gtab_status
prepare(struct assembly *a, int fd)
{
	const gtab_skeleton *const k = a->f->skeleton;

	gtab_arena_init(&a->arena);
	gtab_buf_init(&a->raw);
	gtab_buf_init(&a->packed);
	a->parts = calloc(k->n_parts + 1, sizeof(*a->parts));
	if (a->parts == NULL || gtab_deflater_new(a->f->level, &a->deflater) != GTAB_OK ||
	    gtab_row_names_new(most_cols(&a->f->values), k->style_ids, k->n_styles, &a->names) !=
		    GTAB_OK)
		return no_memory(a);
	if (ftruncate(fd, 0) != 0)
		return gtab_error_set(a->err, GTAB_EOUTPUT, _("cannot write: %s"), strerror(errno));
	return gtab_zip_new(fd, &a->zip, a->err);
}

static void
clear(struct assembly *a)
{
	for (size_t i = 0; a->parts != NULL && i < a->f->skeleton->n_parts; i++)
		free(a->parts[i].pieces);
	free(a->parts);
	gtab_row_names_free(a->names);
	gtab_deflater_free(a->deflater);
	gtab_zip_free(a->zip);
	gtab_buf_clear(&a->raw);
	gtab_buf_clear(&a->packed);
	gtab_arena_clear(&a->arena);
}

static gtab_status
verify(const struct assembly *a, int fd)
{
	const gtab_verify_mode mode = a->f->verify;
	size_t n;
	const gtab_zip_part *const zip_parts = gtab_zip_parts(a->zip, &n);

	if (mode == GTAB_VERIFY_NONE)
		return GTAB_OK;
	return gtab_verify(fd, a->parts, zip_parts, n, mode == GTAB_VERIFY_FULL, a->f->n_threads,
			   a->err);
}

static gtab_status
assemble(struct assembly *a, int fd)
{
	const gtab_skeleton *const k = a->f->skeleton;
	gtab_status st = prepare(a, fd);

	for (size_t i = 0; st == GTAB_OK && i < k->n_parts; i++) {
		a->part = &a->parts[i];
		st = put_part(a, &k->parts[i]);
	}
	if (st == GTAB_OK)
		st = gtab_zip_finish(a->zip, a->err);
	if (st == GTAB_OK)
		st = verify(a, fd);
	clear(a);
	return st;
}

gtab_status
gtab_book_file_write(const gtab_book_file *f, int fd, gtab_error *err)
{
	struct assembly a = { .f = f, .err = err };
	const gtab_status st = assemble(&a, fd);

	if (st != GTAB_EOVERFLOW)
		return st;
	/* a sheet of markup alone passed what it seemed to need */
	a = (struct assembly){ .f = f, .err = err, .is_large = true };
	return assemble(&a, fd);
}
