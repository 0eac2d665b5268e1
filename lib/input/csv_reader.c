/* SPDX-License-Identifier: MIT */
/*
 * The CSV reader: our scanner finds each record, libcsv takes it apart. libcsv pushes callbacks; no other file
 * knows. Records are handed to it one by one, so that a callback never has to stop the parse.
 */

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include <gtab/input.h>

#include "base/i18n.h"
#include "input/block_internal.h"
#include "input/decoder_internal.h"
#include "input/dialect_internal.h"
#include "input/record_scan_internal.h"
#include "input/stream_internal.h"
#include "input/text_place_internal.h"
#include "input/wide_comma_internal.h"

/* libcsv grows by 128 bytes if left alone: a long cell is moved thousands of times */
enum { CELL_MAX = 1024 * 1024, CELLS_MAX = 16384, PARSER_GROWTH = 65536, HEAD = 32768 };

#define NO_RECORD SIZE_MAX

typedef struct csv_reader {
	gtab_stream stream;
	gtab_decoder *decoder;
	gtab_text source;
	gtab_csv_options given;
	gtab_csv_dialect dialect;
	bool is_decided;
	size_t cell_max;
	bool is_gtab;      /* lines that begin with # are context */
	bool is_over;      /* the decoder has no more blocks */
	gtab_buf bytes;    /* decoded, not yet handed out */
	size_t at;         /* where the record at hand begins in bytes */
	size_t record_len; /* of the record handed out last, or NO_RECORD */
	uint64_t line_no;
	uint64_t record_no;
	struct csv_parser parser;
	bool parser_is_ready;
	gtab_arena arena; /* what the row being filled points to */
	gtab_buf mended;
	gtab_buf restored;
	gtab_cell *cells;
	size_t n_cells;
	size_t n_cells_max;
	bool failed; /* out of memory inside a callback, which cannot say so */
	gtab_row row;
} csv_reader;

/* ---- libcsv's side ---- */

static int
is_no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static bool
grow_cells(csv_reader *r)
{
	const size_t n = r->n_cells_max == 0 ? 16 : r->n_cells_max * 2;
	gtab_cell *cells = realloc(r->cells, n * sizeof(*cells));

	if (cells == NULL)
		return false;
	r->cells = cells;
	r->n_cells_max = n;
	return true;
}

static void
add_cell(csv_reader *r, gtab_text text)
{
	if (r->n_cells == r->n_cells_max && !grow_cells(r)) {
		r->failed = true;
		return;
	}
	r->cells[r->n_cells++] = (gtab_cell){ text, text, GTAB_CELL_RAW };
}

/* A copy of a field that may hold full-width commas inside its quotes. */
static gtab_text
restore(csv_reader *r, gtab_text field)
{
	gtab_buf_truncate(&r->restored, 0);
	gtab_wide_comma_restore(field, &r->restored);
	r->failed |= r->restored.failed;
	return gtab_arena_copy(&r->arena, gtab_buf_text(&r->restored));
}

static void
on_field(void *bytes, size_t len, void *ctx)
{
	csv_reader *r = ctx;
	const bool is_wide = r->dialect.delimiter == GTAB_DELIMITER_WIDE_COMMA;
	const gtab_text field = { bytes, len };
	const gtab_text text = is_wide ? restore(r, field) : gtab_arena_copy(&r->arena, field);

	add_cell(r, text);
	r->failed |= text.ptr == NULL;
}

static void
on_record(int c, void *ctx)
{
	(void)c;
	(void)ctx;
}

/* ---- trouble ---- */

static gtab_status
trouble_at(const csv_reader *r, uint64_t line_no, uint64_t column_no, gtab_status st,
	   const char *sentence, gtab_error *err)
{
	gtab_error_set(err, st, "%s", sentence);
	gtab_error_at(err, r->source.ptr, line_no, column_no);
	return st;
}

static gtab_status
unclosed_quote(const csv_reader *r, const gtab_record_scan *scan, gtab_error *err)
{
	return trouble_at(
		r, r->line_no + scan->cell_line, 0, GTAB_EMALFORMED,
		_("a quote opened on this line is never closed; close it, or double it if it "
		  "is part of the text"),
		err);
}

/* Too many cells, or a cell too long, which is told at the line where it began. */
static gtab_status
over_limit(const csv_reader *r, const gtab_record_scan *scan, gtab_error *err)
{
	const uint64_t line_no = r->line_no + scan->cell_line;

	if (scan->n_cells > scan->cells_max)
		return trouble_at(r, line_no, 0, GTAB_ELIMIT,
				  _("more than 16,384 cells in one row; is the delimiter right?"),
				  err);
	gtab_error_set(
		err, GTAB_ELIMIT,
		scan->state == GTAB_SCAN_QUOTED
			? _("a cell that begins in quotes on this line is longer than %zu bytes; "
			    "perhaps its quote is never closed")
			: _("a cell is longer than %zu bytes"),
		r->cell_max);
	gtab_error_at(err, r->source.ptr, line_no, 0);
	return GTAB_ELIMIT;
}

static gtab_status
nul_byte(const csv_reader *r, gtab_text record, const char *nul, gtab_error *err)
{
	gtab_text_place place = { r->line_no, 1, 0 };

	gtab_text_place_move(&place, gtab_text_slice(record, 0, (size_t)(nul - record.ptr)));
	return trouble_at(
		r, place.line_no, place.column_no, GTAB_EMALFORMED,
		_("a NUL byte stands here: the file is damaged, or no text; export it again"), err);
}

/* ---- one record ---- */

/* Append one more block. GTAB_END when the input is over. */
static gtab_status
read_more(csv_reader *r, gtab_error *err)
{
	gtab_text block;
	const gtab_status st = gtab_decoder_next(r->decoder, &block, err);

	if (st != GTAB_OK)
		return st;
	if (r->at > 0) {
		memmove(r->bytes.ptr, r->bytes.ptr + r->at, r->bytes.len - r->at);
		gtab_buf_truncate(&r->bytes, r->bytes.len - r->at);
		r->at = 0;
	}
	if (r->dialect.delimiter == GTAB_DELIMITER_WIDE_COMMA)
		gtab_wide_comma_narrow(block, &r->bytes);
	else
		gtab_buf_put(&r->bytes, block);
	return r->bytes.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}

/* Scan to the end of the record at r->at, reading on as needed. GTAB_END when nothing is left. */
static gtab_status
scan_record(csv_reader *r, gtab_record_scan *scan, gtab_error *err)
{
	gtab_scan_result found;

	gtab_scan_start(scan, r->dialect.delimiter, r->dialect.quote);
	scan->knows_context = r->is_gtab;
	scan->cell_max = r->cell_max;
	scan->cells_max = CELLS_MAX;
	while ((found = gtab_scan_record(scan, gtab_buf_from(&r->bytes, r->at))) ==
	       GTAB_SCAN_MORE) {
		const gtab_status st = r->is_over ? GTAB_END : read_more(r, err);

		if (st == GTAB_OK)
			continue;
		if (st != GTAB_END)
			return st;
		r->is_over = true;
		if (scan->state == GTAB_SCAN_QUOTED)
			return unclosed_quote(r, scan, err);
		return scan->len == 0 ? GTAB_END : GTAB_OK;
	}
	return found == GTAB_SCAN_LIMIT ? over_limit(r, scan, err) : GTAB_OK;
}

/*
 * Step over the record handed out last, whose cells may lie in `bytes` until now, and its line end: LF, CR, or CRLF, whose
 * LF may stand in the next block.
 */
static gtab_status
step_over(csv_reader *r, gtab_error *err)
{
	gtab_status st = GTAB_OK;
	gtab_text rest;

	if (r->record_len == NO_RECORD)
		return GTAB_OK;
	if (r->record_len + 2 > r->bytes.len - r->at && !r->is_over)
		st = read_more(r, err);
	if (st == GTAB_END)
		r->is_over = true;
	else if (st != GTAB_OK)
		return st;
	rest = gtab_buf_from(&r->bytes, r->at + r->record_len);
	r->record_len = NO_RECORD;
	if (!gtab_text_take(&rest, GTAB_TEXT("\r\n")) && rest.len > 0)
		rest = gtab_text_slice(rest, 1, rest.len);
	r->at = r->bytes.len - rest.len;
	return GTAB_OK;
}

/* A record without quotes is what stands between its delimiters: no copy, and the same cells as libcsv's. */
static void
split_plain(csv_reader *r, gtab_text record)
{
	const char *end;

	while ((end = memchr(record.ptr, r->dialect.delimiter, record.len)) != NULL) {
		const size_t len = (size_t)(end - record.ptr);

		add_cell(r, (gtab_text){ record.ptr, len });
		record = gtab_text_slice(record, len + 1, record.len);
	}
	add_cell(r, record);
}

/* Let libcsv take the record apart into r->cells. */
static gtab_status
parse_record(csv_reader *r, gtab_text record, bool is_stray, gtab_error *err)
{
	gtab_buf_truncate(&r->mended, 0);
	if (is_stray) {
		gtab_scan_mend(record, r->dialect.delimiter, r->dialect.quote, &r->mended);
		record = gtab_buf_text(&r->mended);
	}
	if (record.len == 0)
		on_field(NULL, 0, r);
	else if (csv_parse(&r->parser, record.ptr, record.len, on_field, on_record, r) !=
		 record.len)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	csv_fini(&r->parser, on_field, on_record, r);
	return r->failed || r->mended.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}

static gtab_status
context_line(csv_reader *r, gtab_text record, gtab_error *err)
{
	on_field((void *)(uintptr_t)record.ptr, record.len, r);
	return r->failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}

/* Fill r->cells from the record that was scanned. */
static gtab_status
read_cells(csv_reader *r, gtab_text record, const gtab_record_scan *scan, bool is_context,
	   gtab_error *err)
{
	const char *nul = record.len == 0 ? NULL : memchr(record.ptr, 0, record.len);

	gtab_arena_reset(&r->arena);
	r->n_cells = 0;
	r->failed = false;
	if (nul != NULL)
		return nul_byte(r, record, nul, err);
	if (is_context)
		return context_line(r, record, err);
	if (record.len == 0 || memchr(record.ptr, r->dialect.quote, record.len) != NULL)
		return parse_record(r, record, scan->is_stray, err);
	split_plain(r, record);
	return r->failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}

static gtab_status
csv_next(gtab_stream *s, const gtab_row **row_out, gtab_error *err)
{
	csv_reader *r = (csv_reader *)s;
	gtab_record_scan scan;
	gtab_text record;
	bool is_context;
	gtab_status st = step_over(r, err);

	if (st == GTAB_OK)
		st = scan_record(r, &scan, err);
	if (st != GTAB_OK)
		return st;
	record = gtab_text_slice(gtab_buf_from(&r->bytes, r->at), 0, scan.len);
	if (r->record_no == 0)
		r->is_gtab = gtab_text_equal(record, GTAB_TEXT("#gtab 1"));
	is_context = r->is_gtab && gtab_text_starts(record, GTAB_TEXT("#"));
	st = read_cells(r, record, &scan, is_context, err);
	if (st != GTAB_OK)
		return st;
	r->record_len = scan.len;
	r->record_no++;
	r->row = (gtab_row){ .cells = r->cells,
			     .n_cells = r->n_cells,
			     .row_class = is_context ? GTAB_ROW_CONTEXT : GTAB_ROW_DETAIL,
			     .place = { r->source, r->line_no, r->record_no } };
	r->line_no += scan.n_lines + 1;
	*row_out = &r->row;
	return GTAB_OK;
}

/* ---- opening and closing ---- */

/* The delimiter of a `sep=` line or of our own streams is no guess, and stands like one given. */
static void
decide(csv_reader *r, char said)
{
	const gtab_text head = gtab_buf_from(&r->bytes, r->at);
	gtab_csv_options given = r->given;

	if (given.delimiter == 0)
		given.delimiter = said;
	if (gtab_text_starts(head, GTAB_TEXT("#gtab 1")))
		given = (gtab_csv_options){ .delimiter =
						    given.delimiter == 0 ? ',' : given.delimiter,
					    .quote = '"' };
	r->dialect = gtab_dialect_find(head, r->is_over, &given);
	r->is_decided = true;
}

/* The head was read before it was known that its full-width commas divide it. */
static gtab_status
narrow_head(csv_reader *r, gtab_error *err)
{
	gtab_buf bytes;

	gtab_buf_init(&bytes);
	gtab_wide_comma_narrow(gtab_buf_text(&r->bytes), &bytes);
	gtab_buf_clear(&r->bytes);
	r->bytes = bytes;
	return bytes.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}

/* Blocks behind a bad byte may be short, so one is not always a head. */
static gtab_status
fill_head(csv_reader *r, gtab_error *err)
{
	gtab_status st = GTAB_OK;

	while (st == GTAB_OK && r->bytes.len < HEAD)
		st = read_more(r, err);
	r->is_over = st == GTAB_END;
	return r->is_over ? GTAB_OK : st;
}

/* Read the head and settle the dialect; step over a `sep=` line. */
static gtab_status
read_head(csv_reader *r, gtab_error *err)
{
	gtab_status st = fill_head(r, err);
	size_t len = 0;
	char said = 0;

	if (st != GTAB_OK)
		return st;
	if (gtab_dialect_sep_line(gtab_buf_text(&r->bytes), &said, &len)) {
		r->at = len; /* a line, but no row: a spreadsheet does not show it */
		r->line_no++;
	}
	if (!r->is_decided) {
		decide(r, said);
		if (r->dialect.delimiter == GTAB_DELIMITER_WIDE_COMMA) {
			r->at = said == GTAB_DELIMITER_WIDE_COMMA ? len - 2 : len;
			st = narrow_head(r, err);
		}
	}
	if (!r->parser_is_ready)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	csv_set_delim(&r->parser, (unsigned char)r->dialect.delimiter);
	csv_set_quote(&r->parser, (unsigned char)r->dialect.quote);
	return st;
}

static gtab_status
csv_rewind(gtab_stream *s, gtab_error *err)
{
	csv_reader *r = (csv_reader *)s;
	gtab_status st = gtab_decoder_rewind(r->decoder, err);

	gtab_buf_truncate(&r->bytes, 0);
	r->at = 0;
	r->record_len = NO_RECORD;
	r->line_no = 1;
	r->record_no = 0;
	r->is_gtab = false;
	r->is_over = false;
	return st == GTAB_OK ? read_head(r, err) : st;
}

static void
csv_free_stage(gtab_stream *s)
{
	csv_reader *r = (csv_reader *)s;

	if (r->parser_is_ready)
		csv_free(&r->parser);
	gtab_buf_clear(&r->bytes);
	gtab_buf_clear(&r->mended);
	gtab_buf_clear(&r->restored);
	gtab_arena_clear(&r->arena);
	free(r->cells);
	free(r);
}

/* libcsv as we want it: spaces kept, line ends ours (only csv_fini ends a record). */
static bool
ready_parser(csv_reader *r)
{
	if (csv_init(&r->parser, 0) != 0)
		return false;
	csv_set_space_func(&r->parser, is_no_space);
	csv_set_term_func(&r->parser, is_no_space);
	csv_set_blk_size(&r->parser, PARSER_GROWTH);
	return true;
}

gtab_status
gtab_csv_open(gtab_decoder *decoder, gtab_text source, const gtab_csv_options *options,
	      gtab_stream **out, gtab_error *err)
{
	csv_reader *r = calloc(1, sizeof(*r));
	gtab_status st;

	*out = NULL;
	if (r == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	r->stream = (gtab_stream){ .next = csv_next, .rewind = csv_rewind, .free = csv_free_stage };
	r->decoder = decoder;
	r->source = source;
	r->given = *options;
	r->cell_max = options->cell_max == 0 ? CELL_MAX : options->cell_max;
	r->parser_is_ready = ready_parser(r);
	st = csv_rewind(&r->stream, err);
	if (st != GTAB_OK) {
		csv_free_stage(&r->stream);
		return st;
	}
	*out = &r->stream;
	return GTAB_OK;
}

const gtab_csv_dialect *
gtab_csv_dialect_of(const gtab_stream *csv)
{
	return &((const csv_reader *)csv)->dialect;
}

bool
gtab_csv_block_start(const gtab_stream *csv, gtab_block_start *out)
{
	const csv_reader *r = (const csv_reader *)csv;
	const gtab_encoding e = r->decoder->encoding;

	if (e != GTAB_UTF8 && e != GTAB_UTF8_BOM && e != GTAB_GB18030)
		return false;
	if ((unsigned char)r->dialect.delimiter >= 0x80 || (unsigned char)r->dialect.quote >= 0x80)
		return false;
	*out = (gtab_block_start){ .format = { .encoding = e == GTAB_GB18030 ? e : GTAB_UTF8,
					       .delimiter = r->dialect.delimiter,
					       .quote = r->dialect.quote,
					       .cell_max = r->cell_max },
				   .offset = r->decoder->first + r->at, /* a `sep=` line is ASCII */
				   .line_no = r->line_no };
	return true;
}
