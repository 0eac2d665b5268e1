/* SPDX-License-Identifier: MIT */
/* What stands around the rows: what all tables have in common, who sent them, and what the sum is short of. */

#include <stdlib.h>

#include "base/i18n.h"
#include "compare/sum_internal.h"

static void
read_line(gtab_sum *s, gtab_sum_line *line, const gtab_table *table)
{
	const gtab_text value = gtab_table_context_get(table, line->key);

	if (!line->is_set)
		line->value = gtab_arena_copy(&s->grid.arena, value);
	else if (!gtab_text_equal(line->value, value))
		line->differs = true;
	line->is_set = true;
}

gtab_status
gtab_sum_keep_note(gtab_sum *s, gtab_text value)
{
	if (s->n_notes == s->n_notes_max) {
		const size_t max = s->n_notes == 0 ? 16 : 2 * s->n_notes;
		gtab_context_line *more = reallocarray(s->notes, max, sizeof(*more));

		if (more == NULL)
			return GTAB_ENOMEM;
		s->notes = more;
		s->n_notes_max = max;
	}
	s->notes[s->n_notes++] =
		(gtab_context_line){ .key = GTAB_TEXT("lacks"),
				     .value = gtab_arena_copy(&s->grid.arena, value) };
	return s->grid.arena.failed ? GTAB_ENOMEM : GTAB_OK;
}

/* The reporters of a sum that is summed again: names with ; between them. */
static gtab_status
read_reporters(gtab_sum *s, gtab_text list)
{
	while (list.len > 0) {
		const size_t end = gtab_text_find(list, GTAB_TEXT(";"));
		const size_t found = gtab_sum_reporter_of(s, gtab_text_slice(list, 0, end));

		if (found == GTAB_MAP_NONE)
			return GTAB_ENOMEM;
		s->reporters[found].n_tables++;
		list = gtab_text_slice(list, end + 1, list.len);
	}
	return GTAB_OK;
}

gtab_status
gtab_sum_read_context(gtab_sum *s, const gtab_table *table, gtab_error *err)
{
	const bool has_rows_of = gtab_sum_has_reporters(s, table);
	size_t n;
	const gtab_context_line *lines = gtab_table_context(table, &n);
	gtab_status st = GTAB_OK;
	bool has_list = false;

	for (size_t i = 0; i < GTAB_SUM_N_LINES; i++)
		read_line(s, &s->lines[i], table);
	for (size_t i = 0; i < n && st == GTAB_OK; i++) {
		if (gtab_text_equal(lines[i].key, GTAB_TEXT("lacks"))) {
			st = gtab_sum_keep_note(s, lines[i].value);
		} else if (!has_rows_of && gtab_text_equal(lines[i].key, GTAB_TEXT("reporters"))) {
			st = read_reporters(s, lines[i].value);
			has_list = true;
		}
	}
	if (!has_list && !has_rows_of)
		s->reporters[s->now].n_tables++;
	return st == GTAB_OK ? GTAB_OK : gtab_error_set(err, st, NULL);
}

bool
gtab_sum_mixes_periods(const gtab_sum *s)
{
	const gtab_sum_line *const line = &s->lines[GTAB_SUM_PERIOD];

	return line->differs || gtab_text_equal(line->value, GTAB_TEXT("mixed"));
}

/* ---- out ---- */

static gtab_text
list_reporters(gtab_sum *s)
{
	gtab_buf list;
	gtab_text out;

	gtab_buf_init(&list);
	for (size_t i = 0; i < s->n_reporters; i++) {
		for (size_t k = 0; k < s->reporters[i].n_tables; k++) {
			if (list.len > 0)
				gtab_buf_putc(&list, ';');
			gtab_buf_put(&list, s->reporters[i].name);
		}
	}
	out = gtab_arena_copy(&s->grid.arena, gtab_buf_text(&list));
	s->failed |= list.failed;
	gtab_buf_clear(&list);
	return out;
}

static void
put(gtab_context_line *lines, size_t *n, const char *key, gtab_text value)
{
	if (value.len > 0)
		lines[(*n)++] = (gtab_context_line){ .key = gtab_text_of(key), .value = value };
}

gtab_context_line *
gtab_sum_make_context(gtab_sum *s, size_t *n_out)
{
	gtab_context_line *lines =
		gtab_arena_array(&s->grid.arena, GTAB_SUM_N_LINES + 2 + s->n_notes, sizeof(*lines));
	size_t n = 0;

	if (lines == NULL)
		return NULL;
	put(lines, &n, "reporter", s->options.reporter);
	put(lines, &n, "reporters", list_reporters(s));
	for (size_t i = 0; i < GTAB_SUM_N_LINES; i++) {
		gtab_text value = s->lines[i].differs ? GTAB_TEXT("") : s->lines[i].value;

		if (i == GTAB_SUM_TITLE && s->options.title.len > 0)
			value = s->options.title;
		if (i == GTAB_SUM_PERIOD && gtab_sum_mixes_periods(s))
			value = GTAB_TEXT("mixed");
		put(lines, &n, s->lines[i].key, value);
	}
	for (size_t i = 0; i < s->n_notes; i++)
		lines[n++] = s->notes[i];
	*n_out = n;
	return lines;
}
