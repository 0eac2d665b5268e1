/* SPDX-License-Identifier: MIT */
/* Which column of a table is added to which: by its name, or else by the field of the form that both mean. */

#include <stdlib.h>

#include "base/i18n.h"
#include "compare/sum_internal.h"

static gtab_text
last_element(gtab_text path)
{
	size_t at = path.len;

	while (at > 0 && path.ptr[at - 1] != '|')
		at--;
	return gtab_text_slice(path, at, path.len);
}

/* 序号 only counts the rows of one file. */
static bool
is_ordinal(const gtab_column *column)
{
	const gtab_text name = last_element(column->name);

	return gtab_text_equal(name, GTAB_TEXT("序号")) || gtab_text_equal(name, GTAB_TEXT("编号"));
}

/* ---- what names a row ---- */

static void
add_key(gtab_sum *s, size_t column)
{
	s->keys[s->n_keys++] = column;
}

static gtab_status
find_given_keys(gtab_sum *s, const gtab_table *table, gtab_error *err)
{
	gtab_text rest = s->options.key;
	size_t n_columns;

	gtab_table_columns(table, &n_columns);
	while (rest.len > 0 && s->n_keys < n_columns) {
		const size_t end = gtab_text_find(rest, GTAB_TEXT(","));
		const gtab_text name = gtab_text_trim(gtab_text_slice(rest, 0, end));
		const size_t column = gtab_table_find(table, name);

		rest = gtab_text_slice(rest, end + 1, rest.len);
		if (column == GTAB_MAP_NONE) {
			gtab_error_set(err, GTAB_EUSAGE, _("it has no column %.*s"),
				       GTAB_TEXT_ARG(name));
			gtab_error_at(err, gtab_table_source(table).ptr, 0, 0);
			return GTAB_EUSAGE;
		}
		add_key(s, column);
	}
	return GTAB_OK;
}

static bool
may_name_rows(const gtab_column *column)
{
	return column->role == GTAB_COLUMN_VALUE && column->type != GTAB_COLUMN_NUMBER &&
	       !is_ordinal(column);
}

/* A code that says which row it is stands alone; else all the stub. */
static void
find_stub_keys(gtab_sum *s, const gtab_column *columns, size_t n)
{
	for (size_t i = 0; i < n && s->n_keys == 0; i++)
		if (columns[i].is_stub && columns[i].type == GTAB_COLUMN_CODE &&
		    may_name_rows(&columns[i]))
			add_key(s, i);
	if (s->n_keys > 0)
		return;
	for (size_t i = 0; i < n; i++)
		if (columns[i].is_stub && may_name_rows(&columns[i]))
			add_key(s, i);
}

gtab_status
gtab_sum_find_keys(gtab_sum *s, const gtab_table *table, gtab_error *err)
{
	size_t n;
	const gtab_column *columns = gtab_table_columns(table, &n);
	const size_t label = gtab_table_label_column(table);

	free(s->keys);
	s->n_keys = 0;
	s->keys = calloc(n + 1, sizeof(*s->keys));
	if (s->keys == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (s->options.key.len > 0)
		return find_given_keys(s, table, err);
	find_stub_keys(s, columns, n);
	if (s->n_keys == 0 && label != GTAB_MAP_NONE)
		add_key(s, label);
	if (s->n_keys > 0)
		return GTAB_OK;
	gtab_error_set(err, GTAB_EUSAGE,
		       _("no column names its rows; say which one does with --key FIELD"));
	gtab_error_at(err, gtab_table_source(table).ptr, 0, 0);
	return GTAB_EUSAGE;
}

/* ---- binding ---- */

static bool
is_key(const gtab_sum *s, size_t column)
{
	for (size_t i = 0; i < s->n_keys; i++)
		if (s->keys[i] == column)
			return true;
	return false;
}

static gtab_grid_use
use_of(const gtab_sum *s, const gtab_column *column, size_t idx)
{
	if (is_key(s, idx) || (column->is_stub && column->type != GTAB_COLUMN_NUMBER))
		return GTAB_GRID_KEY;
	if (column->type != GTAB_COLUMN_NUMBER)
		return GTAB_GRID_TEXT;
	return gtab_column_adds_up(column) ? GTAB_GRID_SUM : GTAB_GRID_KEEP;
}

static bool
is_bound(const gtab_sum *s, size_t n, size_t grid_column)
{
	for (size_t i = 0; i < n; i++)
		if (s->bindings[i].column == grid_column)
			return true;
	return false;
}

/* The key by which columns of other headers, but of the same field, find each other; "" for none. */
static gtab_text
field_key(const gtab_table *table, const gtab_column *column, gtab_buf *out)
{
	size_t n;
	const gtab_form *const form = gtab_table_form(table);

	gtab_buf_truncate(out, 0);
	if (form == NULL || column->field_idx == GTAB_MAP_NONE)
		return GTAB_TEXT("");
	gtab_buf_putc(out, '\x1f');
	gtab_buf_put(out, gtab_form_fields(form, &n)[column->field_idx].name);
	return gtab_buf_text(out);
}

/* The grid's column for column i, made when there is none. */
static size_t
grid_column_of(gtab_sum *s, const gtab_table *table, size_t i, const gtab_grid_column *model,
	       bool by_field)
{
	const gtab_column *const column = &gtab_table_columns(table, &(size_t){ 0 })[i];
	const gtab_text field = by_field ? field_key(table, column, &s->key) : GTAB_TEXT("");
	size_t found = gtab_map_get(s->grid.column_of, model->name);

	if (found == GTAB_MAP_NONE && field.len > 0) {
		found = gtab_map_get(s->grid.column_of, field);
		if (found != GTAB_MAP_NONE && is_bound(s, i, found))
			found = GTAB_MAP_NONE;
	}
	if (found != GTAB_MAP_NONE)
		return found;
	found = gtab_grid_column_of(&s->grid, model->name, model);
	if (found != GTAB_MAP_NONE && field.len > 0 &&
	    gtab_map_add(s->grid.column_of, field, found, NULL) != GTAB_OK)
		return GTAB_MAP_NONE;
	return found;
}

static void
bind_companions(gtab_sum *s, const gtab_column *columns, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		gtab_sum_binding *const owner = &s->bindings[columns[i].owner];

		if (columns[i].role == GTAB_COLUMN_UNIT_OF)
			owner->unit = i;
		else if (columns[i].role == GTAB_COLUMN_LOWER_OF)
			owner->lower = i;
		else if (columns[i].role == GTAB_COLUMN_UPPER_OF)
			owner->upper = i;
	}
}

/* Units beside the figures where a file has them there, or where headers differ. */
static void
settle_units(gtab_sum *s, const gtab_column *columns, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		gtab_sum_binding *const b = &s->bindings[i];
		gtab_grid_column *column;

		if (b->column == GTAB_MAP_NONE)
			continue;
		column = &s->grid.columns[b->column];
		b->own_unit = gtab_arena_copy(&s->grid.arena, columns[i].unit);
		if (b->unit != GTAB_MAP_NONE)
			column->has_units = true;
		else if (column->unit.len == 0)
			column->unit = b->own_unit;
		else if (columns[i].unit.len > 0 && !gtab_text_equal(column->unit, columns[i].unit))
			column->has_units = true;
		column->is_rounded |= b->lower != GTAB_MAP_NONE || b->upper != GTAB_MAP_NONE;
	}
}

/* prefix|name, or the name alone. */
static gtab_text
name_in_grid(gtab_sum *s, gtab_text prefix, gtab_text name)
{
	if (prefix.len == 0)
		return name;
	gtab_buf_truncate(&s->words, 0);
	gtab_buf_put(&s->words, prefix);
	gtab_buf_putc(&s->words, '|');
	gtab_buf_put(&s->words, name);
	return gtab_buf_text(&s->words);
}

static bool
bind_column(gtab_sum *s, const gtab_table *table, size_t i, gtab_text prefix)
{
	const gtab_column *const column = &gtab_table_columns(table, &(size_t){ 0 })[i];
	const gtab_grid_column model = { .name = name_in_grid(s, prefix, column->name),
					 .unit = column->unit,
					 .type = column->type,
					 .use = use_of(s, column, i),
					 .is_stub = column->is_stub };
	const bool is_wanted =
		column->role == GTAB_COLUMN_VALUE &&
		(s->options.shape == GTAB_SUM_STACKED || column->type == GTAB_COLUMN_NUMBER);

	if (!is_wanted)
		return true;
	s->bindings[i].column = grid_column_of(s, table, i, &model, prefix.len == 0);
	return s->bindings[i].column != GTAB_MAP_NONE;
}

gtab_status
gtab_sum_bind(gtab_sum *s, const gtab_table *table, gtab_text prefix, gtab_error *err)
{
	size_t n;
	const gtab_column *columns = gtab_table_columns(table, &n);
	bool is_bad = false;

	free(s->bindings);
	s->bindings = calloc(n + 1, sizeof(*s->bindings));
	s->n_bindings = n;
	if (s->bindings == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t i = 0; i < n; i++)
		s->bindings[i] = (gtab_sum_binding){ .column = GTAB_MAP_NONE,
						     .unit = GTAB_MAP_NONE,
						     .lower = GTAB_MAP_NONE,
						     .upper = GTAB_MAP_NONE };
	for (size_t i = 0; i < n && !is_bad; i++)
		is_bad = !bind_column(s, table, i, prefix);
	gtab_buf_truncate(&s->words, 0);
	gtab_buf_truncate(&s->key, 0);
	if (is_bad)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	bind_companions(s, columns, n);
	settle_units(s, columns, n);
	return s->grid.arena.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}
