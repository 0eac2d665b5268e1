/* SPDX-License-Identifier: MIT */
/* Waivers: failures that were explained, for exactly the relation and the values they were explained for. */

#include "check/waiver_internal.h"

#include <gtab/map.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "check/check_internal.h"

enum { RULE, REPORTER, PERIOD, RELATION, VALUES, REASON, WHO, DATE, N_FIELDS };

static const struct {
	const char *name;
	const char *chinese;
	bool is_required;
} fields[N_FIELDS] = {
	[RULE] = { "rule", "规则", true },      [REPORTER] = { "reporter", "填报单位", false },
	[PERIOD] = { "period", "时期", false }, [RELATION] = { "relation", "关系", true },
	[VALUES] = { "values", "数值", true },  [REASON] = { "reason", "原因", true },
	[WHO] = { "who", "说明人", true },      [DATE] = { "date", "日期", false },
};

/*
 * by_values  rule, relation and values to a waiver; by_row: rule and the row, the start of values
 * next       others of the same key
 */
struct gtab_waivers {
	gtab_arena arena;
	gtab_text (*items)[N_FIELDS];
	size_t *next;
	size_t n;
	size_t size;
	gtab_map *by_values;
	gtab_map *by_row;
};

/* ---- reading ---- */

static gtab_status
find_columns(const gtab_row *header, const char *name, size_t *column_of, gtab_error *err)
{
	for (size_t f = 0; f < N_FIELDS; f++) {
		column_of[f] = SIZE_MAX;
		for (size_t i = 0; i < header->n_cells; i++) {
			const gtab_text cell = gtab_text_trim(header->cells[i].text);

			if (gtab_text_equal(cell, gtab_text_of(fields[f].name)) ||
			    gtab_text_equal(cell, gtab_text_of(fields[f].chinese)))
				column_of[f] = i;
		}
		if (column_of[f] == SIZE_MAX && fields[f].is_required) {
			gtab_error_set(err, GTAB_EUSAGE, _("the waivers have no column %s (%s)"),
				       fields[f].name, fields[f].chinese);
			return gtab_error_at(err, name, header->place.line_no, 0);
		}
	}
	return GTAB_OK;
}

static bool
grow(gtab_waivers *w)
{
	const size_t size = w->size == 0 ? 32 : w->size * 2;
	void *more;

	if (w->n < w->size)
		return true;
	more = realloc(w->items, size * sizeof(*w->items));
	if (more != NULL)
		w->items = more;
	else
		return false;
	more = realloc(w->next, size * sizeof(*w->next));
	if (more != NULL)
		w->next = more;
	w->size = more == NULL ? w->size : size;
	return more != NULL;
}

/* Texts in one key. */
static void
put_key(gtab_buf *key, const gtab_text *parts, size_t n)
{
	gtab_buf_truncate(key, 0);
	for (size_t i = 0; i < n; i++) {
		gtab_buf_put(key, parts[i]);
		gtab_buf_putc(key, '\n');
	}
}

/* What stands before the figures in values: the row. */
static gtab_text
row_of(gtab_text values)
{
	return gtab_text_slice(values, 0, gtab_text_find(values, GTAB_TEXT(": ")));
}

static gtab_status
index_waiver(gtab_waivers *w, gtab_buf *key)
{
	gtab_text *const fields_of = w->items[w->n];
	const gtab_text by_values[] = { fields_of[RULE], fields_of[RELATION], fields_of[VALUES] };
	const gtab_text by_row[] = { fields_of[RULE], row_of(fields_of[VALUES]) };
	size_t first;
	gtab_status st;

	put_key(key, by_values, 3);
	st = key->failed ? GTAB_ENOMEM
			 : gtab_map_add(w->by_values, gtab_buf_text(key), w->n, &first);
	if (st != GTAB_OK)
		return st;
	w->next[w->n] = SIZE_MAX;
	if (first != w->n) { /* of another reporter or period */
		w->next[w->n] = w->next[first];
		w->next[first] = w->n;
	}
	put_key(key, by_row, 2);
	return key->failed ? GTAB_ENOMEM : gtab_map_add(w->by_row, gtab_buf_text(key), w->n, NULL);
}

static gtab_status
take_row(gtab_waivers *w, const gtab_row *row, const size_t *column_of, const char *name,
	 gtab_buf *key, gtab_error *err)
{
	gtab_status st;
	bool is_blank = true;

	if (!grow(w))
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t f = 0; f < N_FIELDS; f++) {
		const gtab_text cell = column_of[f] < row->n_cells
					       ? gtab_text_trim(row->cells[column_of[f]].text)
					       : GTAB_TEXT("");

		is_blank = is_blank && cell.len == 0;
		w->items[w->n][f] = gtab_arena_copy(&w->arena, cell);
	}
	for (size_t f = 0; !is_blank && f < N_FIELDS; f++) {
		if (!fields[f].is_required || w->items[w->n][f].len > 0)
			continue;
		gtab_error_set(err, GTAB_EUSAGE, _("this waiver has no %s (%s)"), fields[f].name,
			       fields[f].chinese);
		return gtab_error_at(err, name, row->place.line_no, 0);
	}
	if (is_blank)
		return GTAB_OK;
	st = w->arena.failed ? GTAB_ENOMEM : index_waiver(w, key);
	w->n++;
	return st == GTAB_OK ? GTAB_OK : gtab_error_set(err, st, NULL);
}

static gtab_status
read_rows(gtab_waivers *w, gtab_stream *rows, const char *name, gtab_error *err)
{
	size_t column_of[N_FIELDS];
	const gtab_row *row;
	gtab_buf key;
	gtab_status st = gtab_stream_next(rows, &row, err);

	if (st == GTAB_END) {
		gtab_error_set(err, GTAB_EUSAGE, _("the waivers have no header"));
		return gtab_error_at(err, name, 1, 0);
	}
	if (st == GTAB_OK)
		st = find_columns(row, name, column_of, err);
	gtab_buf_init(&key);
	while (st == GTAB_OK && (st = gtab_stream_next(rows, &row, err)) == GTAB_OK)
		st = take_row(w, row, column_of, name, &key, err);
	gtab_buf_clear(&key);
	return st == GTAB_END ? GTAB_OK : st;
}

gtab_status
gtab_waivers_read(gtab_stream *rows, const char *name, gtab_waivers **out, gtab_error *err)
{
	gtab_waivers *const w = calloc(1, sizeof(*w));
	gtab_status st = GTAB_ENOMEM;

	*out = NULL;
	if (w == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	gtab_arena_init(&w->arena);
	if (gtab_map_new(&w->by_values) == GTAB_OK && gtab_map_new(&w->by_row) == GTAB_OK)
		st = read_rows(w, rows, name, err);
	else
		gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK)
		*out = w;
	else
		gtab_waivers_free(w);
	return st;
}

void
gtab_waivers_free(gtab_waivers *w)
{
	if (w == NULL)
		return;
	gtab_arena_clear(&w->arena);
	free(w->items);
	free(w->next);
	gtab_map_free(w->by_values);
	gtab_map_free(w->by_row);
	free(w);
}

/* ---- writing ---- */

static void
put_cell(gtab_text text, bool is_last, gtab_buf *out)
{
	gtab_buf_putc(out, '"');
	while (text.len > 0) {
		const size_t end = gtab_text_find(text, GTAB_TEXT("\""));

		gtab_buf_put(out, gtab_text_slice(text, 0, end));
		if (end < text.len)
			gtab_buf_put(out, GTAB_TEXT("\"\""));
		text = gtab_text_slice(text, end + 1, text.len);
	}
	gtab_buf_put(out, is_last ? GTAB_TEXT("\"\n") : GTAB_TEXT("\","));
}

void
gtab_waivers_put_head(gtab_buf *out)
{
	for (size_t f = 0; f < N_FIELDS; f++)
		gtab_buf_printf(out, "%s%s", fields[f].name, f + 1 == N_FIELDS ? "\n" : ",");
}

void
gtab_waivers_put(const gtab_finding *finding, gtab_text period, gtab_buf *out)
{
	put_cell(finding->rule, false, out);
	put_cell(finding->reporter, false, out);
	put_cell(period, false, out);
	put_cell(finding->relation, false, out);
	put_cell(finding->values, false, out);
	gtab_buf_put(out, GTAB_TEXT(",,\n"));
}

/* ---- excusing ---- */

/* Whether a waiver is of this reporter and period; blank is any. */
static bool
is_of(const gtab_text *waiver, gtab_text reporter, gtab_text period)
{
	return (waiver[REPORTER].len == 0 || gtab_same_text(waiver[REPORTER], reporter)) &&
	       (waiver[PERIOD].len == 0 || gtab_same_text(waiver[PERIOD], period));
}

gtab_waiver_state
gtab_waivers_find(const gtab_waivers *w, const gtab_finding *finding, gtab_text period,
		  gtab_buf *key, gtab_waiver *out)
{
	const gtab_text by_values[] = { finding->rule, finding->relation, finding->values };
	const gtab_text by_row[] = { finding->rule, row_of(finding->values) };
	size_t i;

	put_key(key, by_values, 3);
	for (i = gtab_map_get(w->by_values, gtab_buf_text(key)); i != SIZE_MAX; i = w->next[i]) {
		if (!is_of(w->items[i], finding->reporter, period))
			continue;
		*out = (gtab_waiver){ w->items[i][REASON], w->items[i][WHO], w->items[i][DATE] };
		return GTAB_WAIVER_HOLDS;
	}
	put_key(key, by_row, 2);
	i = gtab_map_get(w->by_row, gtab_buf_text(key));
	if (i == SIZE_MAX || !is_of(w->items[i], finding->reporter, period))
		return GTAB_WAIVER_NONE;
	*out = (gtab_waiver){ w->items[i][REASON], w->items[i][WHO], w->items[i][DATE] };
	return gtab_text_equal(w->items[i][RELATION], finding->relation)
		       ? GTAB_WAIVER_OTHER_VALUES
		       : GTAB_WAIVER_OTHER_RELATION;
}
