/* SPDX-License-Identifier: MIT */
/* Counting the rows of lists by group, a batch at a time. */

#include "compare/tally_internal.h"

#include <stdlib.h>

#include "base/i18n.h"

/* ---- what was asked for ---- */

static bool
split_names(gtab_text list, gtab_tally_fields *out)
{
	while (list.len > 0) {
		const size_t end = gtab_text_find(list, GTAB_TEXT(","));

		if (out->n == GTAB_TALLY_FIELDS_MAX - 1)
			return false;
		out->names[out->n++] = gtab_text_trim(gtab_text_slice(list, 0, end));
		list = gtab_text_slice(list, end + 1, list.len);
	}
	return true;
}

gtab_status
gtab_tally_new(const gtab_tally_options *options, gtab_tally **out, gtab_error *err)
{
	gtab_tally *t = calloc(1, sizeof(*t));

	*out = t;
	if (t == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	t->options = *options;
	gtab_arena_init(&t->arena);
	gtab_buf_init(&t->words);
	t->has_count = options->count.len > 0;
	t->has_across = options->across.len > 0;
	if (t->has_count)
		t->sums.names[t->sums.n++] = options->count;
	if (!split_names(options->by, &t->by) || !split_names(options->sums, &t->sums)) {
		gtab_tally_free(t);
		*out = NULL;
		return gtab_error_set(err, GTAB_EUSAGE, _("more than %d fields to count by"),
				      GTAB_TALLY_FIELDS_MAX - 1);
	}
	if (t->has_across)
		t->by.names[t->by.n++] = options->across;
	return GTAB_OK;
}

void
gtab_tally_free(gtab_tally *t)
{
	if (t == NULL)
		return;
	gtab_arena_clear(&t->arena);
	gtab_buf_clear(&t->words);
	free(t->groups);
	free(t->slots);
	free(t);
}

/* ---- the columns of a table ---- */

/* By the name of the column, else by what the form calls its field. */
static size_t
find_column(const gtab_table *table, gtab_text name)
{
	const gtab_form *const form = gtab_table_form(table);
	size_t n;
	const gtab_column *columns = gtab_table_columns(table, &n);
	const size_t found = gtab_table_find(table, name);
	const size_t field =
		found != GTAB_MAP_NONE || form == NULL ? GTAB_MAP_NONE : gtab_form_find(form, name);

	if (field == GTAB_MAP_NONE)
		return found;
	for (size_t i = 0; i < n; i++)
		if (columns[i].field_idx == field && columns[i].role == GTAB_COLUMN_VALUE)
			return i;
	return GTAB_MAP_NONE;
}

static gtab_status
bind(const gtab_table *table, gtab_tally_fields *fields, gtab_error *err)
{
	for (size_t i = 0; i < fields->n; i++) {
		fields->columns[i] = find_column(table, fields->names[i]);
		if (fields->columns[i] != GTAB_MAP_NONE)
			continue;
		gtab_error_set(err, GTAB_EUSAGE, _("it has no column %.*s"),
			       GTAB_TEXT_ARG(fields->names[i]));
		gtab_error_at(err, gtab_table_source(table).ptr, 0, 0);
		return GTAB_EUSAGE;
	}
	return GTAB_OK;
}

/* What is added up must be an amount, and of one unit in all tables. */
static gtab_status
check_sums(gtab_tally *t, const gtab_table *table, gtab_error *err)
{
	const gtab_column *const columns = gtab_table_columns(table, &(size_t){ 0 });

	for (size_t i = 0; i < t->sums.n; i++) {
		const gtab_column *const column = &columns[t->sums.columns[i]];
		gtab_status st = GTAB_OK;

		if (!gtab_column_adds_up(column))
			st = gtab_error_set(
				err, GTAB_EUSAGE,
				_("column %.*s cannot be added up: it holds no amounts"),
				GTAB_TEXT_ARG(column->name));
		else if (t->units[i].len > 0 && column->unit.len > 0 &&
			 !gtab_text_equal(t->units[i], column->unit))
			st = gtab_error_set(
				err, GTAB_EUSAGE,
				_("column %.*s is in %.*s here, and in %.*s in an input before it"),
				GTAB_TEXT_ARG(column->name), GTAB_TEXT_ARG(column->unit),
				GTAB_TEXT_ARG(t->units[i]));
		if (st != GTAB_OK) {
			gtab_error_at(err, gtab_table_source(table).ptr, 0, 0);
			return st;
		}
		if (t->units[i].len == 0)
			t->units[i] = gtab_arena_copy(&t->arena, column->unit);
	}
	return GTAB_OK;
}

static void
find_fields(gtab_tally *t, const gtab_table *table)
{
	const gtab_column *const columns = gtab_table_columns(table, &(size_t){ 0 });
	const gtab_form *const form = gtab_table_form(table);

	for (size_t i = 0; i < t->by.n; i++) {
		const size_t field = columns[t->by.columns[i]].field_idx;

		t->fields[i] = form == NULL || field == GTAB_MAP_NONE
				       ? NULL
				       : &gtab_form_fields(form, &(size_t){ 0 })[field];
	}
}

/* ---- its rows ---- */

static gtab_status
add_sums(gtab_tally *t, gtab_tally_group *group, const gtab_row *row, gtab_error *err)
{
	for (size_t i = 0; i < t->sums.n; i++) {
		const gtab_amount part =
			gtab_amount_of(&row->cells[t->sums.columns[i]], NULL, NULL, GTAB_TEXT(""));
		const gtab_status st = gtab_amount_add(&group->sums[i], &part);

		group->n_lacking[i] += gtab_amount_is_lacking(&part);
		if (st != GTAB_OK) {
			gtab_error_set(err, st,
				       _("a sum has more digits than can be kept exactly"));
			gtab_error_at(err, row->place.source.ptr, row->place.line_no, 0);
			return st;
		}
	}
	return GTAB_OK;
}

static gtab_status
count_row(gtab_tally *t, const gtab_row *row, gtab_error *err)
{
	gtab_text names[GTAB_TALLY_FIELDS_MAX];
	size_t found;

	if (row->row_class != GTAB_ROW_DETAIL) {
		t->n_left++;
		return GTAB_OK;
	}
	for (size_t i = 0; i < t->by.n; i++)
		names[i] = row->cells[t->by.columns[i]].text;
	found = gtab_tally_group_of(t, names);
	if (found == GTAB_MAP_NONE)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	t->groups[found].n_rows++;
	return t->sums.n == 0 ? GTAB_OK : add_sums(t, &t->groups[found], row, err);
}

gtab_status
gtab_tally_add(gtab_tally *t, gtab_table *table, gtab_error *err)
{
	const gtab_row *rows;
	size_t n;
	gtab_status st = bind(table, &t->by, err);

	if (st == GTAB_OK)
		st = bind(table, &t->sums, err);
	if (st == GTAB_OK)
		st = check_sums(t, table, err);
	if (st != GTAB_OK)
		return st;
	find_fields(t, table);
	t->n_tables++;
	while (st == GTAB_OK && (st = gtab_table_next_batch(table, &rows, &n, err)) == GTAB_OK)
		for (size_t i = 0; i < n && st == GTAB_OK; i++)
			st = count_row(t, &rows[i], err);
	return st == GTAB_END ? GTAB_OK : st;
}
