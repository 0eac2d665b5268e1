/* SPDX-License-Identifier: MIT */
/* A log of changes read back: which cell, what it was, what it became; and whether the file still has it so. */

#include "table/replay_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gtab/buf.h>
#include <gtab/map.h>

#include "base/i18n.h"

enum { LOG_FILE, LOG_LINE, LOG_COLUMN, LOG_FIELD, LOG_RULE, LOG_BEFORE, LOG_AFTER, LOG_WIDTH };

/* One row of the log. */
typedef struct entry {
	gtab_text before;
	gtab_text after;
	uint64_t log_line;
	bool is_used;
} entry;

struct gtab_replay {
	gtab_arena arena;
	gtab_text name; /* of the log */
	gtab_map *by_cell;
	entry *entries;
	size_t n;
	size_t size;
	gtab_buf key;
};

/* The place of what was refused; a source need not end with a NUL. */
static gtab_status
at(gtab_error *err, gtab_text source, uint64_t line_no, uint64_t column_no)
{
	char name[GTAB_ERROR_SOURCE_MAX];

	snprintf(name, sizeof(name), "%.*s", GTAB_TEXT_ARG(source));
	gtab_error_at(err, name, line_no, column_no);
	return GTAB_EMALFORMED;
}

/* As much of a cell as a message quotes. */
static gtab_text
clip(gtab_text t)
{
	enum { CLIP_MAX = 60 };

	return t.len <= CLIP_MAX
		       ? t
		       : gtab_text_slice(t, 0,
					 gtab_utf8_valid_len(gtab_text_slice(t, 0, CLIP_MAX)));
}

/* ---- reading the log ---- */

static gtab_text
key_of(gtab_replay *r, gtab_text source, gtab_text line, gtab_text field)
{
	gtab_buf_truncate(&r->key, 0);
	gtab_buf_put(&r->key, source);
	gtab_buf_putc(&r->key, '\0');
	gtab_buf_put(&r->key, line);
	gtab_buf_putc(&r->key, '\0');
	gtab_buf_put(&r->key, field);
	return gtab_buf_text(&r->key);
}

static bool
make_room(gtab_replay *r)
{
	const size_t size = r->size == 0 ? 256 : 2 * r->size;
	entry *more;

	if (r->n < r->size)
		return true;
	more = realloc(r->entries, size * sizeof(*more));
	if (more == NULL)
		return false;
	r->entries = more;
	r->size = size;
	return true;
}

/* A cell that was changed and then filled down has two rows; the last one is what became of it. */
static gtab_status
add_entry(gtab_replay *r, const gtab_row *row)
{
	const gtab_cell *const cells = row->cells;
	const gtab_text key =
		key_of(r, cells[LOG_FILE].text, cells[LOG_LINE].text, cells[LOG_FIELD].text);
	size_t idx;

	if (r->key.failed || !make_room(r) || gtab_map_add(r->by_cell, key, r->n, &idx) != GTAB_OK)
		return GTAB_ENOMEM;
	r->n += idx == r->n;
	r->entries[idx] = (entry){ .before = gtab_arena_copy(&r->arena, cells[LOG_BEFORE].text),
				   .after = gtab_arena_copy(&r->arena, cells[LOG_AFTER].text),
				   .log_line = row->place.line_no };
	return r->arena.failed ? GTAB_ENOMEM : GTAB_OK;
}

static bool
is_head(const gtab_row *row)
{
	static const char *const names[LOG_WIDTH] = { "file", "line",   "column", "field",
						      "rule", "before", "after" };

	for (size_t i = 0; i < LOG_WIDTH && row->n_cells == LOG_WIDTH; i++)
		if (!gtab_text_equal(row->cells[i].text, gtab_text_of(names[i])))
			return false;
	return row->n_cells == LOG_WIDTH;
}

static gtab_status
refuse_log(const gtab_replay *r, uint64_t line_no, gtab_error *err)
{
	gtab_error_set(err, GTAB_EMALFORMED,
		       _("this is no log of changes: it begins file,line,column,field,rule,before,"
			 "after and has these seven in each row"));
	return at(err, r->name, line_no, 0);
}

static gtab_status
read_rows(gtab_replay *r, gtab_stream *rows, gtab_error *err)
{
	const gtab_row *row;
	gtab_status st = gtab_stream_next(rows, &row, err);

	if (st == GTAB_END || (st == GTAB_OK && !is_head(row)))
		return refuse_log(r, 1, err);
	while (st == GTAB_OK && (st = gtab_stream_next(rows, &row, err)) == GTAB_OK) {
		if (row->n_cells != LOG_WIDTH)
			return refuse_log(r, row->place.line_no, err);
		if (add_entry(r, row) != GTAB_OK)
			return gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	return st == GTAB_END ? GTAB_OK : st;
}

gtab_status
gtab_replay_open(gtab_source *log, gtab_replay **out, gtab_error *err)
{
	const gtab_csv_options csv = { .delimiter = ',' };
	gtab_replay *r = calloc(1, sizeof(*r));
	gtab_decoder *decoder = NULL;
	gtab_stream *rows = NULL;
	gtab_status st = GTAB_OK;

	*out = r;
	if (r == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	gtab_arena_init(&r->arena);
	r->name = gtab_arena_copy(&r->arena, gtab_source_name(log));
	if (r->arena.failed || gtab_map_new(&r->by_cell) != GTAB_OK)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK)
		st = gtab_decoder_open(log, GTAB_ENCODING_AUTO, &decoder, err);
	if (st == GTAB_OK)
		st = gtab_csv_open(decoder, r->name, &csv, &rows, err);
	if (st == GTAB_OK)
		st = read_rows(r, rows, err);
	gtab_stream_free(rows);
	gtab_decoder_free(decoder);
	if (st == GTAB_OK)
		return GTAB_OK;
	gtab_replay_free(r);
	*out = NULL;
	return st;
}

void
gtab_replay_free(gtab_replay *r)
{
	if (r == NULL)
		return;
	gtab_map_free(r->by_cell);
	gtab_arena_clear(&r->arena);
	gtab_buf_clear(&r->key);
	free(r->entries);
	free(r);
}

/* ---- applying it ---- */

static entry *
find(gtab_replay *r, gtab_place place, const gtab_column *column)
{
	const gtab_text field = column == NULL ? GTAB_TEXT("") : column->name;
	char line[24];
	size_t idx;

	snprintf(line, sizeof(line), "%llu", (unsigned long long)place.line_no);
	idx = gtab_map_get(r->by_cell, key_of(r, place.source, gtab_text_of(line), field));
	return idx == GTAB_MAP_NONE ? NULL : &r->entries[idx];
}

static gtab_status
refuse_cell(const entry *e, gtab_place place, const gtab_column *column, gtab_text found,
	    gtab_error *err)
{
	const gtab_text name = column == NULL ? GTAB_TEXT("") : column->name;
	const gtab_text logged = clip(e->before);
	const gtab_text here = clip(found);

	gtab_error_set(err, GTAB_EMALFORMED,
		       _("%.*s: not as logged: the log has \"%.*s\", the file \"%.*s\"; normalize "
			 "the file anew"),
		       GTAB_TEXT_ARG(name), GTAB_TEXT_ARG(logged), GTAB_TEXT_ARG(here));
	return at(err, place.source, place.line_no, column == NULL ? 0 : column->source_no);
}

gtab_status
gtab_replay_cell(gtab_replay *r, gtab_place place, const gtab_column *column, gtab_text found,
		 gtab_text *out, gtab_error *err)
{
	entry *const e = find(r, place, column);

	*out = found;
	if (r->key.failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (e == NULL)
		return GTAB_OK;
	if (!gtab_text_equal(e->before, found))
		return refuse_cell(e, place, column, found, err);
	e->is_used = true;
	*out = e->after;
	return GTAB_OK;
}

gtab_status
gtab_replay_confirm(gtab_replay *r, gtab_place place, const gtab_column *column, gtab_text found,
		    gtab_text after, gtab_error *err)
{
	entry *const e = find(r, place, column);

	if (r->key.failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (e != NULL && !gtab_text_equal(e->before, found))
		return refuse_cell(e, place, column, found, err);
	if (e != NULL && gtab_text_equal(e->after, after)) {
		e->is_used = true;
		return GTAB_OK;
	}
	gtab_error_set(
		err, GTAB_EMALFORMED,
		_("this line was read otherwise when the log was made; give the form and the "
		  "options of that run"));
	return at(err, place.source, place.line_no, column == NULL ? 0 : column->source_no);
}

gtab_status
gtab_replay_begin(gtab_replay *r, gtab_text source, size_t n_columns, uint64_t n_rows,
		  gtab_error *err)
{
	const gtab_place place = { source, 0, 0 };
	entry *const e = find(r, place, NULL);
	char shape[64];

	snprintf(shape, sizeof(shape), "columns=%zu rows=%llu", n_columns,
		 (unsigned long long)n_rows);
	if (e != NULL && gtab_text_equal(e->after, gtab_text_of(shape))) {
		e->is_used = true;
		return GTAB_OK;
	}
	if (e == NULL)
		gtab_error_set(err, GTAB_EMALFORMED, _("%.*s is a log of other files"),
			       GTAB_TEXT_ARG(r->name));
	else
		gtab_error_set(err, GTAB_EMALFORMED,
			       _("the table is not as logged: %.*s then, %s now; give the form and "
				 "the options of that run, or normalize the file anew"),
			       GTAB_TEXT_ARG(e->after), shape);
	return at(err, source, 0, 0);
}

gtab_status
gtab_replay_finish(const gtab_replay *r, gtab_error *err)
{
	for (size_t i = 0; i < r->n; i++) {
		if (r->entries[i].is_used)
			continue;
		gtab_error_set(err, GTAB_EMALFORMED,
			       _("this change was not applied: no cell of the files that were read "
				 "is in its place"));
		return at(err, r->name, r->entries[i].log_line, 0);
	}
	return GTAB_OK;
}
