/* SPDX-License-Identifier: MIT */
/*
 * Reading what `gtab-norm -k` wrote: `#gtab 1`, `#key: value` lines, header, rows, `#end rows=N`. Without its `#end` a
 * table was cut short on the way, and is refused.
 */

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "table/clean_internal.h"

static bool
is_line(const gtab_row *record, gtab_text line)
{
	return record->row_class == GTAB_ROW_CONTEXT &&
	       gtab_text_equal(record->cells[0].text, line);
}

/* Undo \n and \\ of a value. */
static gtab_text
unescape(gtab_text value, gtab_arena *arena)
{
	char *out = gtab_arena_get(arena, value.len + 1);
	size_t len = 0;

	for (size_t i = 0; out != NULL && i < value.len; i++) {
		const bool is_escape = value.ptr[i] == '\\' && i + 1 < value.len;

		out[len++] = !is_escape                ? value.ptr[i]
			     : value.ptr[i + 1] == 'n' ? '\n'
						       : value.ptr[i + 1];
		i += is_escape;
	}
	return (gtab_text){ out, out == NULL ? 0 : len };
}

/* Where the key ends: behind the bracket of unit[NAME], whose name may hold a colon. */
static size_t
find_colon(gtab_text line)
{
	const size_t in_bracket = gtab_text_find(line, GTAB_TEXT("]: "));

	if (gtab_text_starts(line, GTAB_TEXT("#unit[")) && in_bracket < line.len)
		return in_bracket + 1;
	return gtab_text_find(line, GTAB_TEXT(": "));
}

static void
add_line(gtab_table *t, const gtab_row *record)
{
	const gtab_text line = record->cells[0].text;
	const size_t colon = find_colon(line);
	gtab_text value;

	if (colon == line.len)
		return; /* what a later version may add without a value */
	value = unescape(gtab_text_slice(line, colon + 2, line.len), &t->arena);
	if (!t->arena.failed)
		gtab_context_add(&t->context, gtab_text_slice(line, 1, colon), value,
				 record->place);
}

static gtab_status
cut_short(const gtab_table *t, gtab_error *err)
{
	gtab_error_set(
		err, GTAB_EMALFORMED,
		_("the table is cut short: its #end line is missing or counts other rows; the "
		  "command before this one in the pipe has failed"));
	gtab_error_at(err, t->name.ptr, 0, 0);
	return GTAB_EMALFORMED;
}

/* ---- the comma lists of `types`, `source-columns` and `numbers` ---- */

static gtab_text
take_item(gtab_text *list)
{
	const size_t end = gtab_text_find(*list, GTAB_TEXT(","));
	const gtab_text item = gtab_text_slice(*list, 0, end);

	*list = gtab_text_slice(*list, end + 1, list->len);
	return item;
}

static const gtab_text type_ids[] = {
	[GTAB_COLUMN_TEXT] = GTAB_TEXT("text"),     [GTAB_COLUMN_LABEL] = GTAB_TEXT("label"),
	[GTAB_COLUMN_CODE] = GTAB_TEXT("code"),     [GTAB_COLUMN_NUMBER] = GTAB_TEXT("number"),
	[GTAB_COLUMN_PERIOD] = GTAB_TEXT("period"),
};

gtab_text
gtab_column_type_id(gtab_column_type type)
{
	return type_ids[type];
}

/* What a later version may have written besides is text. */
static gtab_column_type
type_of_id(gtab_text id)
{
	for (size_t i = 0; i < sizeof(type_ids) / sizeof(type_ids[0]); i++)
		if (gtab_text_equal(type_ids[i], id))
			return (gtab_column_type)i;
	return GTAB_COLUMN_TEXT;
}

static const gtab_column_type *
read_types(gtab_table *t, size_t n_cols)
{
	gtab_text list = gtab_context_find(&t->context, GTAB_TEXT("types"));
	gtab_column_type *types;

	if (list.len == 0)
		return NULL;
	types = gtab_arena_array(&t->arena, n_cols, sizeof(*types));
	for (size_t i = 0; types != NULL && i < n_cols; i++)
		types[i] = type_of_id(take_item(&list));
	return types;
}

static const uint64_t *
read_source_columns(gtab_table *t, size_t n_cols)
{
	gtab_text list = gtab_context_find(&t->context, GTAB_TEXT("source-columns"));
	uint64_t *numbers;

	if (list.len == 0)
		return NULL;
	numbers = gtab_arena_array(&t->arena, n_cols, sizeof(*numbers));
	for (size_t i = 0; numbers != NULL && i < n_cols; i++) {
		const gtab_text item = take_item(&list);

		for (size_t d = 0;
		     d < item.len && item.ptr[d] >= '0' && item.ptr[d] <= '9' && d < 9; d++)
			numbers[i] = numbers[i] * 10 + (uint64_t)(item.ptr[d] - '0');
	}
	return numbers;
}

static const gtab_text *
read_printed(gtab_table *t, size_t n_cols)
{
	gtab_text list = gtab_context_find(&t->context, GTAB_TEXT("numbers"));
	gtab_text *printed;

	if (list.len == 0)
		return NULL;
	printed = gtab_arena_array(&t->arena, n_cols, sizeof(*printed));
	for (size_t i = 0; printed != NULL && i < n_cols; i++)
		printed[i] = take_item(&list);
	return printed;
}

/* ---- opening ---- */

static void
read_header(gtab_table *t, const gtab_row *record)
{
	size_t n_cols = record->n_cells;
	gtab_text *paths = gtab_arena_array(&t->arena, n_cols, sizeof(*paths));

	for (size_t col = 0; paths != NULL && col < record->n_cells; col++) {
		paths[col] = gtab_arena_copy(&t->arena, record->cells[col].text);
		if (gtab_text_equal(paths[col], GTAB_TEXT("#origin")))
			t->origin_col = n_cols = col;
	}
	t->layout = (gtab_layout){ .first_header = record->place.record_no,
				   .n_header = 1,
				   .n_cols = n_cols };
	t->header = (gtab_header){ .paths = paths, .n_cols = n_cols };
	t->header_cells = record->n_cells;
}

static bool
end_fits(gtab_text line, uint64_t n_rows)
{
	uint64_t n = 0;

	if (!gtab_text_take(&line, GTAB_TEXT("#end rows=")) || line.len == 0 || line.len > 18)
		return false;
	for (size_t i = 0; i < line.len; i++) {
		if (line.ptr[i] < '0' || line.ptr[i] > '9')
			return false;
		n = n * 10 + (uint64_t)(line.ptr[i] - '0');
	}
	return n == n_rows;
}

gtab_status
gtab_kept_open(gtab_table *t, gtab_error *err)
{
	const gtab_row *record;
	uint64_t n_rows = 0;
	bool has_begun = false, has_header = false;
	gtab_status st;

	while ((st = gtab_stream_next(t->records, &record, err)) == GTAB_OK) {
		if (record->place.record_no < t->first_record)
			continue;
		if (is_line(record, GTAB_TEXT("#gtab 1")) == has_begun)
			return cut_short(t, err); /* it must come first, and once */
		if (!has_begun) {
			has_begun = true;
		} else if (record->row_class != GTAB_ROW_CONTEXT) {
			if (!has_header)
				read_header(t, record);
			n_rows += has_header;
			has_header = true;
		} else if (gtab_text_starts(record->cells[0].text, GTAB_TEXT("#end "))) {
			t->last_record = record->place.record_no;
			break;
		} else {
			add_line(t, record);
		}
	}
	if (st == GTAB_END)
		return has_begun ? cut_short(t, err) : GTAB_END;
	if (st != GTAB_OK)
		return st;
	if (!has_header || !end_fits(record->cells[0].text, n_rows))
		return cut_short(t, err);
	t->header.types = read_types(t, t->header.n_cols);
	t->header.source_nos = read_source_columns(t, t->header.n_cols);
	t->header.printed = read_printed(t, t->header.n_cols);
	return t->arena.failed || t->context.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL)
						    : GTAB_OK;
}

/* ---- where a row came from ---- */

static uint64_t
take_number_end(gtab_text *t)
{
	uint64_t n = 0, unit = 1;

	while (t->len > 0 && t->ptr[t->len - 1] >= '0' && t->ptr[t->len - 1] <= '9' &&
	       unit < UINT64_MAX / 100) {
		n += (uint64_t)(t->ptr[t->len - 1] - '0') * unit;
		unit *= 10;
		t->len--;
	}
	return n;
}

/* file:line, or file:line#row where the two differ. */
static bool
read_origin(gtab_text origin, gtab_place *out)
{
	uint64_t row = take_number_end(&origin), line = row;

	if (gtab_text_take_end(&origin, GTAB_TEXT("#")))
		line = take_number_end(&origin);
	if (line == 0 || !gtab_text_take_end(&origin, GTAB_TEXT(":")))
		return false;
	*out = (gtab_place){ origin, line, row };
	return true;
}

gtab_place
gtab_kept_place(const gtab_table *t, const gtab_row *record)
{
	gtab_place place = record->place;

	if (t->origin_col < record->n_cells)
		read_origin(record->cells[t->origin_col].text, &place);
	return place;
}
