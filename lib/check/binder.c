/* SPDX-License-Identifier: MIT */
/* What binding needs to know of a table: names of its columns, and what a pass over its rows finds out. */

#include <stdlib.h>

#include "check/bind_internal.h"
#include "check/check_internal.h"
#include "form/name_internal.h"

/* ---- the table's names ---- */

static gtab_status
add_column_name(gtab_binder *b, size_t idx, gtab_text name, int rank)
{
	return gtab_names_add(&b->names, name, b->columns[idx].name, GTAB_AXIS_COLUMN, idx, rank);
}

/* 人数（人） is a name of 人数 too. */
static gtab_status
add_with_unit(gtab_binder *b, size_t idx)
{
	const gtab_column *const column = &b->columns[idx];
	gtab_buf name;
	gtab_status st;

	if (column->unit.len == 0)
		return GTAB_OK;
	gtab_buf_init(&name);
	gtab_buf_printf(&name, "%.*s(%.*s)", GTAB_TEXT_ARG(column->name),
			GTAB_TEXT_ARG(column->unit));
	st = name.failed ? GTAB_ENOMEM : add_column_name(b, idx, gtab_buf_text(&name), 0);
	gtab_buf_clear(&name);
	return st;
}

/* What the form calls the column. */
static gtab_status
add_field_names(gtab_binder *b, size_t idx)
{
	const size_t field_idx = b->columns[idx].field_idx;
	size_t n_fields = 0;
	const gtab_field *field = b->form == NULL ? NULL : gtab_form_fields(b->form, &n_fields);
	gtab_status st;

	if (field_idx >= n_fields)
		return GTAB_OK;
	field += field_idx;
	st = add_column_name(b, idx, field->name, 1);
	if (st == GTAB_OK)
		st = add_column_name(b, idx, field->title, 1);
	for (size_t i = 0; st == GTAB_OK && i < field->n_aliases; i++)
		st = add_column_name(b, idx, field->aliases[i], 2);
	return st;
}

/* A column's path, the ends of the path, what the form calls it, and 甲 of the number line. */
static gtab_status
add_column(gtab_binder *b, size_t idx)
{
	const gtab_column *const column = &b->columns[idx];
	gtab_text end = gtab_name_suffix(column->name, 1);
	gtab_status st = add_column_name(b, idx, column->name, 0);

	for (; st == GTAB_OK && end.len > 0; end = gtab_name_suffix(end, 1))
		st = add_column_name(b, idx, end, 1);
	if (st == GTAB_OK)
		st = add_with_unit(b, idx);
	if (st == GTAB_OK)
		st = add_field_names(b, idx);
	if (st == GTAB_OK && column->printed_no.len > 0 &&
	    (column->printed_no.ptr[0] < '0' || column->printed_no.ptr[0] > '9'))
		st = add_column_name(b, idx, column->printed_no, 2);
	return st;
}

static bool
is_left_out(const gtab_binder *b, size_t field_idx)
{
	for (size_t i = 0; i < b->n_columns; i++) {
		if (b->columns[i].field_idx == field_idx)
			return false;
	}
	return true;
}

/* What the form calls a column that the table leaves out: a name all the same, whatever characters it holds. */
static gtab_status
add_left_out(gtab_binder *b, const gtab_field *field, size_t field_idx)
{
	const size_t idx = b->n_columns + field_idx;
	gtab_status st = gtab_names_add(&b->names, field->name, field->name, GTAB_AXIS_COLUMN, idx,
					GTAB_RANK_LEFT_OUT);

	if (st == GTAB_OK)
		st = gtab_names_add(&b->names, field->title, field->name, GTAB_AXIS_COLUMN, idx,
				    GTAB_RANK_LEFT_OUT);
	for (size_t i = 0; st == GTAB_OK && i < field->n_aliases; i++)
		st = gtab_names_add(&b->names, field->aliases[i], field->name, GTAB_AXIS_COLUMN,
				    idx, GTAB_RANK_LEFT_OUT);
	return st;
}

static gtab_status
add_all_left_out(gtab_binder *b)
{
	size_t n = 0;
	const gtab_field *const fields = b->form == NULL ? NULL : gtab_form_fields(b->form, &n);
	gtab_status st = GTAB_OK;

	for (size_t i = 0; st == GTAB_OK && i < n; i++) {
		if (is_left_out(b, i))
			st = add_left_out(b, &fields[i], i);
	}
	return st;
}

/* Numbers printed under the header, as they are compared. */
static gtab_status
add_numbers(gtab_binder *b)
{
	gtab_text *const numbers =
		gtab_arena_array(b->arena, b->n_columns, sizeof(*b->names.numbers));
	size_t n = 0;

	if (numbers == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < b->n_columns; i++) {
		const gtab_text printed = b->columns[i].printed_no;

		if (printed.len == 0 || printed.ptr[0] < '0' || printed.ptr[0] > '9')
			continue;
		numbers[n] = gtab_code_fold(b->arena, printed);
		if (numbers[n++].ptr == NULL)
			return GTAB_ENOMEM;
	}
	b->names.numbers = numbers;
	b->names.n_numbers = n;
	return GTAB_OK;
}

/* The column that 05行 refers to: the form's code, else 代码 or 行次, else the serial number. */
static size_t
find_code_column(const gtab_binder *b)
{
	static const char *const names[] = { "代码", "行次", "行号", "指标代码", "编码", "序号" };
	size_t n_fields = 0;
	const gtab_field *const fields =
		b->form == NULL ? NULL : gtab_form_fields(b->form, &n_fields);

	for (size_t i = 0; i < b->n_columns; i++) {
		if (b->columns[i].field_idx < n_fields && fields[b->columns[i].field_idx].is_code)
			return i;
	}
	for (size_t n = 0; n < sizeof(names) / sizeof(names[0]); n++) {
		for (size_t i = 0; i < b->n_columns; i++) {
			if (gtab_text_equal(b->columns[i].name, gtab_text_of(names[n])))
				return i;
		}
	}
	return GTAB_MAP_NONE;
}

gtab_status
gtab_binder_init(gtab_binder *b, gtab_table *table, const gtab_form *form, gtab_arena *arena)
{
	gtab_status st;

	*b = (gtab_binder){ .arena = arena,
			    .table = table,
			    .form = form,
			    .label_col = gtab_table_label_column(table) };
	b->columns = gtab_table_columns(table, &b->n_columns);
	gtab_names_init(&b->names);
	gtab_buf_init(&b->problem);
	gtab_buf_init(&b->key);
	st = gtab_row_index_init(&b->rows);
	b->figures.items = gtab_arena_array(arena, b->n_columns, sizeof(*b->figures.items));
	if (st != GTAB_OK || b->figures.items == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; st == GTAB_OK && i < b->n_columns; i++) {
		const gtab_column *const column = &b->columns[i];

		if (column->role != GTAB_COLUMN_VALUE)
			continue;
		st = add_column(b, i);
		if (column->type == GTAB_COLUMN_NUMBER && !column->is_stub)
			b->figures.items[b->figures.n++] = i;
	}
	if (st == GTAB_OK)
		st = add_all_left_out(b);
	b->code_col = find_code_column(b);
	return st == GTAB_OK ? add_numbers(b) : st;
}

void
gtab_binder_clear(gtab_binder *b)
{
	for (gtab_filter *f = b->filters; f != NULL; f = f->next)
		free(f->rows.items);
	for (gtab_groups *g = b->groups, *next; g != NULL; g = next) {
		next = g->next;
		gtab_groups_clear(g);
	}
	for (gtab_side_table *side = b->sides; side != NULL; side = side->next)
		gtab_side_clear(side);
	gtab_map_free(b->keys);
	gtab_map_free(b->twin_keys);
	gtab_buf_clear(&b->key);
	gtab_names_clear(&b->names);
	gtab_row_index_clear(&b->rows);
	gtab_buf_clear(&b->problem);
}

/* ---- a pass over the rows ---- */

gtab_groups *
gtab_binder_groups(gtab_binder *b, size_t column)
{
	gtab_groups *g = b->groups;

	while (g != NULL && g->column != column)
		g = g->next;
	if (g != NULL)
		return g;
	g = gtab_arena_get(b->arena, sizeof(*g));
	if (g == NULL || gtab_groups_init(g, column) != GTAB_OK)
		return NULL;
	g->next = b->groups;
	b->groups = g;
	return g;
}

bool
gtab_binder_is_unread(const gtab_binder *b)
{
	bool is_unread = b->needs_rows && !b->has_rows;

	for (const gtab_filter *f = b->filters; f != NULL; f = f->next)
		is_unread = is_unread || (f->condition != NULL && !f->is_read);
	for (const gtab_groups *g = b->groups; g != NULL; g = g->next)
		is_unread = is_unread || !g->is_read;
	for (const gtab_side_table *side = b->sides; side != NULL; side = side->next)
		is_unread = is_unread || (side->table != NULL && side->st == GTAB_OK &&
					  gtab_binder_is_unread(&side->binder));
	return is_unread;
}

static gtab_status
try_filters(gtab_binder *b, const gtab_row *row, size_t idx)
{
	gtab_status st = GTAB_OK;

	if (row->row_class != GTAB_ROW_DETAIL)
		return GTAB_OK;
	for (gtab_filter *f = b->filters; st == GTAB_OK && f != NULL; f = f->next) {
		gtab_verdict verdict;

		if (f->is_read || f->condition == NULL)
			continue;
		verdict = gtab_condition_of_row(f->condition, row);
		if (verdict == GTAB_PASS)
			st = gtab_index_list_add(&f->rows, idx);
		f->n_unknown += verdict == GTAB_UNKNOWN;
	}
	return st;
}

/* Another table's row by what tells it from others. */
static gtab_status
add_key(gtab_binder *b, const gtab_row *row, size_t idx)
{
	size_t kept;
	gtab_status st;

	if (b->keys == NULL || row->row_class == GTAB_ROW_SECTION)
		return GTAB_OK;
	gtab_buf_truncate(&b->key, 0);
	gtab_binder_put_key(b, row, &b->key);
	if (b->key.failed)
		return GTAB_ENOMEM;
	st = gtab_map_add(b->keys, gtab_buf_text(&b->key), idx, &kept);
	if (st == GTAB_OK && kept != idx)
		st = gtab_map_add(b->twin_keys, gtab_buf_text(&b->key), idx, NULL);
	return st;
}

static gtab_status
take_row(gtab_binder *b, const gtab_row *row, size_t idx)
{
	gtab_status st = GTAB_OK;

	if (!b->has_rows)
		st = gtab_row_index_add(&b->rows, b->needs_labels ? &b->names : NULL, row,
					b->label_col, b->code_col);
	if (st == GTAB_OK)
		st = add_key(b, row, idx);
	if (st == GTAB_OK)
		st = try_filters(b, row, idx);
	for (gtab_groups *g = b->groups; st == GTAB_OK && g != NULL; g = g->next) {
		if (!g->is_read)
			st = gtab_groups_add(g, &b->rows, idx, row, b->label_col);
	}
	return st;
}

gtab_status
gtab_binder_read_rows(gtab_binder *b, gtab_error *err)
{
	const gtab_row *row;
	size_t idx = 0;
	gtab_status st;

	while ((st = gtab_table_next(b->table, &row, err)) == GTAB_OK) {
		st = take_row(b, row, idx++);
		if (st != GTAB_OK)
			return gtab_error_set(err, st, NULL);
	}
	if (st == GTAB_END)
		st = gtab_table_rewind(b->table, err);
	b->has_rows = true;
	for (gtab_filter *f = b->filters; f != NULL; f = f->next)
		f->is_read = f->condition != NULL;
	for (gtab_groups *g = b->groups; g != NULL; g = g->next)
		g->is_read = true;
	return st;
}
