/* SPDX-License-Identifier: MIT */
/* The clean table as CSV: UTF-8, LF, quotes only where needed; with `keep`, its context in # lines around the rows. */

#include <gtab/output.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/i18n.h"

enum { FLUSH_AT = 65536 };

struct gtab_csv_writer {
	FILE *out;
	gtab_table_head head;
	gtab_csv_style style;
	uint64_t n_rows;
	gtab_buf buf;
	gtab_buf origin; /* one row's, before its quotes */
};

/* Append a field in quotes to what has room for twice its length and them; where it ends. */
static char *
write_quoted(char *to, gtab_text field)
{
	*to++ = '"';
	for (size_t i = 0; i < field.len; i++) {
		if (field.ptr[i] == '"')
			*to++ = '"';
		*to++ = field.ptr[i];
	}
	*to++ = '"';
	return to;
}

static bool
asks_for_quotes(char c)
{
	return c == ',' || c == '"' || c == '\n' || c == '\r';
}

#ifdef __SSE2__

static inline bool
ask_for_quotes_16(__m128i bytes)
{
	const __m128i found =
		_mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(',')),
					  _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'))),
			     _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')),
					  _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r'))));

	return _mm_movemask_epi8(found) != 0;
}

static inline __m128i
load_16(const char *p)
{
	return _mm_loadu_si128((const __m128i *)(const void *)p);
}

static inline __m128i
load_8(const char *p)
{
	return _mm_loadl_epi64((const __m128i *)(const void *)p);
}

/* Eight bytes or more: whole groups, and the last group once more from the end. */
static bool
long_needs_quotes(gtab_text field)
{
	if (field.len < 16)
		return ask_for_quotes_16(
			_mm_unpacklo_epi64(load_8(field.ptr), load_8(field.ptr + field.len - 8)));
	for (size_t i = 0; i + 16 < field.len; i += 16)
		if (ask_for_quotes_16(load_16(field.ptr + i)))
			return true;
	return ask_for_quotes_16(load_16(field.ptr + field.len - 16));
}

#endif

/* Whether a field is written in quotes. */
static bool
needs_quotes(gtab_text field)
{
#ifdef __SSE2__
	if (field.len >= 8)
		return long_needs_quotes(field);
#endif
	for (size_t i = 0; i < field.len; i++)
		if (asks_for_quotes(field.ptr[i]))
			return true;
	return false;
}

/* The most that a field can take: all quotes, doubled, in quotes, and a comma. */
static size_t
room_for(gtab_text field)
{
	return 2 * field.len + 3;
}

static char *
write_plain(char *to, gtab_text field)
{
	if (field.len > 0)
		memcpy(to, field.ptr, field.len);
	return to + field.len;
}

void
gtab_csv_put(gtab_buf *out, gtab_text field)
{
	if (!gtab_buf_reserve(out, room_for(field)))
		return;
	out->len = (size_t)((needs_quotes(field) ? write_quoted(out->ptr + out->len, field)
						 : write_plain(out->ptr + out->len, field)) -
			    out->ptr);
}

/* In a table of one column a ; | or TAB would read as the delimiter, and an empty field as no row. */
static bool
misleads_alone(gtab_text field)
{
	for (size_t i = 0; i < field.len; i++)
		if (field.ptr[i] == ';' || field.ptr[i] == '|' || field.ptr[i] == '\t')
			return true;
	return field.len == 0;
}

/* Field i of n, with the comma before it. At a row's start a # would read as context. */
static char *
write_field(char *to, gtab_text field, size_t i, size_t n)
{
	const bool reads_as_context = i == 0 && gtab_text_starts(field, GTAB_TEXT("#"));

	if (i > 0)
		*to++ = ',';
	return reads_as_context || (n == 1 && misleads_alone(field)) || needs_quotes(field)
		       ? write_quoted(to, field)
		       : write_plain(to, field);
}

static void
put_field(gtab_buf *out, gtab_text field, size_t i, size_t n)
{
	if (gtab_buf_reserve(out, room_for(field)))
		out->len = (size_t)(write_field(out->ptr + out->len, field, i, n) - out->ptr);
}

/* The cells of a row, with room made for all of them at once. n is more than they are where a field follows. */
static void
put_cells(gtab_buf *out, const gtab_row *row, size_t n)
{
	size_t room = 0;
	char *to;

	for (size_t i = 0; i < row->n_cells; i++)
		room += room_for(row->cells[i].text);
	if (!gtab_buf_reserve(out, room))
		return;
	to = out->ptr + out->len;
	for (size_t i = 0; i < row->n_cells; i++)
		to = write_field(to, row->cells[i].text, i, n);
	out->len = (size_t)(to - out->ptr);
}

static gtab_status
flush(gtab_csv_writer *w, size_t at, gtab_error *err)
{
	if (w->buf.failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (w->buf.len < at)
		return GTAB_OK;
	errno = 0;
	if (fwrite(w->buf.ptr, 1, w->buf.len, w->out) != w->buf.len)
		return gtab_error_set(err, GTAB_EOUTPUT, _("cannot write the table: %s"),
				      strerror(errno == 0 ? EIO : errno));
	gtab_buf_truncate(&w->buf, 0);
	return GTAB_OK;
}

/* ---- context lines ---- */

static void
put_line(gtab_buf *out, gtab_text key, gtab_text value)
{
	gtab_buf_putc(out, '#');
	gtab_buf_put(out, key);
	gtab_buf_put(out, GTAB_TEXT(": "));
	for (size_t i = 0; i < value.len; i++) {
		if (value.ptr[i] == '\n')
			gtab_buf_put(out, GTAB_TEXT("\\n"));
		else if (value.ptr[i] == '\\')
			gtab_buf_put(out, GTAB_TEXT("\\\\"));
		else
			gtab_buf_putc(out, value.ptr[i]);
	}
	gtab_buf_putc(out, '\n');
}

static bool
is_any(gtab_text key, const char *const *keys)
{
	for (; *keys != NULL; keys++)
		if (gtab_text_equal(key, gtab_text_of(*keys)))
			return true;
	return false;
}

/* Keys that stand below the rows, and keys that are written anew from the columns. */
static const char *const keys_below[] = { "note", "signature", NULL };
static const char *const keys_made[] = { "source", "types", "source-columns", "numbers", NULL };

static void
put_context(gtab_csv_writer *w, bool below)
{
	const gtab_context_line *const lines = w->head.context;

	for (size_t i = 0; i < w->head.n_context; i++)
		if (is_any(lines[i].key, keys_below) == below && !is_any(lines[i].key, keys_made))
			put_line(&w->buf, lines[i].key, lines[i].value);
}

/* What a reader of these rows could not know from the header: types, source fields, printed numbers. */
static void
put_column_lines(gtab_csv_writer *w)
{
	const size_t n = w->head.n_columns;
	const gtab_column *const columns = w->head.columns;
	gtab_buf types, sources, numbers;
	bool has_numbers = false;

	gtab_buf_init(&types);
	gtab_buf_init(&sources);
	gtab_buf_init(&numbers);
	for (size_t i = 0; i < n; i++) {
		gtab_buf_put(&types, i == 0 ? GTAB_TEXT("") : GTAB_TEXT(","));
		gtab_buf_put(&types, gtab_column_type_id(columns[i].type));
		gtab_buf_put(&sources, i == 0 ? GTAB_TEXT("") : GTAB_TEXT(","));
		gtab_buf_put_uint(&sources, columns[i].source_no);
		gtab_buf_put(&numbers, i == 0 ? GTAB_TEXT("") : GTAB_TEXT(","));
		gtab_buf_put(&numbers, columns[i].printed_no);
		has_numbers |= columns[i].printed_no.len > 0;
	}
	put_line(&w->buf, GTAB_TEXT("types"), gtab_buf_text(&types));
	put_line(&w->buf, GTAB_TEXT("source-columns"), gtab_buf_text(&sources));
	if (has_numbers)
		put_line(&w->buf, GTAB_TEXT("numbers"), gtab_buf_text(&numbers));
	w->buf.failed |= types.failed || sources.failed || numbers.failed;
	gtab_buf_clear(&types);
	gtab_buf_clear(&sources);
	gtab_buf_clear(&numbers);
}

/* ---- the table ---- */

/* 人数（人）: a unit that is the same all down the column stays in its header. */
static void
put_column_name(gtab_buf *out, const gtab_column *column)
{
	gtab_buf_put(out, column->name);
	if (column->unit.len == 0)
		return;
	gtab_buf_put(out, GTAB_TEXT("（"));
	gtab_buf_put(out, column->unit);
	gtab_buf_put(out, GTAB_TEXT("）"));
}

static void
put_header(gtab_buf *out, const gtab_table_head *head)
{
	gtab_buf name;

	gtab_buf_init(&name);
	for (size_t i = 0; i < head->n_columns; i++) {
		gtab_buf_truncate(&name, 0);
		put_column_name(&name, &head->columns[i]);
		put_field(out, gtab_buf_text(&name), i, head->n_columns);
	}
	out->failed |= name.failed;
	gtab_buf_clear(&name);
}

/* What stands above the rows of a table that is read. */
static gtab_table_head
head_of(const gtab_table *table)
{
	gtab_table_head head = { .source = gtab_table_source(table) };

	head.columns = gtab_table_columns(table, &head.n_columns);
	head.context = gtab_table_context(table, &head.n_context);
	return head;
}

void
gtab_csv_put_header(gtab_buf *out, const gtab_table *table)
{
	const gtab_table_head head = head_of(table);

	put_header(out, &head);
}

gtab_status
gtab_csv_writer_open(FILE *out, const gtab_table *table, gtab_csv_style style,
		     gtab_csv_writer **writer_out, gtab_error *err)
{
	const gtab_table_head head = head_of(table);

	return gtab_csv_writer_open_made(out, &head, style, writer_out, err);
}

gtab_status
gtab_csv_writer_open_made(FILE *out, const gtab_table_head *head, gtab_csv_style style,
			  gtab_csv_writer **writer_out, gtab_error *err)
{
	gtab_csv_writer *w = calloc(1, sizeof(*w));

	*writer_out = w;
	if (w == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	w->out = out;
	w->head = *head;
	w->style = style;
	if (style == GTAB_CSV_KEEP) {
		gtab_buf_put(&w->buf, GTAB_TEXT("#gtab 1\n"));
		if (head->source.len > 0)
			put_line(&w->buf, GTAB_TEXT("source"), head->source);
		put_context(w, false);
		put_column_lines(w);
	}
	if (style != GTAB_CSV_ROWS) {
		put_header(&w->buf, head);
		gtab_buf_put(&w->buf,
			     style == GTAB_CSV_KEEP ? GTAB_TEXT(",#origin\n") : GTAB_TEXT("\n"));
	}
	return flush(w, FLUSH_AT, err);
}

/* file:line, with #row behind it where a spreadsheet shows another row; nothing for a row that was made. */
static void
put_origin(gtab_csv_writer *w, gtab_place place)
{
	gtab_buf_truncate(&w->origin, 0);
	if (place.line_no == 0) {
		gtab_buf_putc(&w->buf, ',');
		return;
	}
	gtab_buf_put(&w->origin, place.source);
	gtab_buf_putc(&w->origin, ':');
	gtab_buf_put_uint(&w->origin, place.line_no);
	if (place.record_no != place.line_no) {
		gtab_buf_putc(&w->origin, '#');
		gtab_buf_put_uint(&w->origin, place.record_no);
	}
	gtab_buf_putc(&w->buf, ',');
	gtab_csv_put(&w->buf, gtab_buf_text(&w->origin));
	w->buf.failed |= w->origin.failed;
}

gtab_status
gtab_csv_writer_row(gtab_csv_writer *w, const gtab_row *row, gtab_error *err)
{
	const bool keep = w->style == GTAB_CSV_KEEP;

	put_cells(&w->buf, row, row->n_cells + keep);
	if (keep)
		put_origin(w, row->place);
	gtab_buf_putc(&w->buf, '\n');
	w->n_rows++;
	return flush(w, FLUSH_AT, err);
}

gtab_status
gtab_csv_writer_finish(gtab_csv_writer *w, gtab_error *err)
{
	if (w->style == GTAB_CSV_KEEP) {
		put_context(w, true);
		gtab_buf_printf(&w->buf, "#end rows=%llu\n", (unsigned long long)w->n_rows);
	}
	return flush(w, 0, err);
}

void
gtab_csv_writer_free(gtab_csv_writer *w)
{
	if (w == NULL)
		return;
	gtab_buf_clear(&w->buf);
	gtab_buf_clear(&w->origin);
	free(w);
}
