/* SPDX-License-Identifier: MIT */
/* Which rows and columns of a table a reference picks, and what to say when it has none such. */

#include "base/i18n.h"
#include "check/bind_internal.h"
#include "form/name_internal.h"

#include <stdarg.h>
#include <stdio.h>

static void
set_problem(gtab_binder *b, const char *format, va_list args)
{
	char sentence[GTAB_ERROR_MESSAGE_MAX];

	vsnprintf(sentence, sizeof(sentence), format, args);
	gtab_buf_truncate(&b->problem, 0);
	gtab_buf_put(&b->problem, gtab_text_of(sentence));
}

gtab_status
gtab_binder_lacks(gtab_binder *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	set_problem(b, format, args);
	va_end(args);
	return GTAB_END;
}

gtab_status
gtab_binder_refuse(gtab_binder *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	set_problem(b, format, args);
	va_end(args);
	return GTAB_EUSAGE;
}

gtab_status
gtab_binder_new_list(gtab_binder *b, size_t n, gtab_index_list *out)
{
	*out = (gtab_index_list){ 0 };
	out->items = gtab_arena_array(b->arena, n, sizeof(*out->items));
	return out->items == NULL ? GTAB_ENOMEM : GTAB_OK;
}

static gtab_status
list_of_one(gtab_binder *b, size_t idx, gtab_index_list *out)
{
	if (gtab_binder_new_list(b, 1, out) != GTAB_OK)
		return GTAB_ENOMEM;
	out->items[out->n++] = idx;
	return GTAB_OK;
}

static gtab_status
copy_list(gtab_binder *b, const gtab_index_list *from, gtab_index_list *out)
{
	if (gtab_binder_new_list(b, from->n, out) != GTAB_OK)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < from->n; i++)
		out->items[out->n++] = from->items[i];
	return GTAB_OK;
}

/* ---- names ---- */

/* The names of the rows that are bound to: those of the group, or of the whole table. */
static const gtab_names *
row_names(const gtab_binder *b)
{
	return b->grouping == NULL ? &b->names : &b->grouping->items[b->group].names;
}

/* No column, or no row, has that name. */
static gtab_status
lacks_name(gtab_binder *b, gtab_text name, gtab_axis axis)
{
	const gtab_text nearest =
		gtab_names_nearest(axis == GTAB_AXIS_ROW ? row_names(b) : &b->names, name, axis);

	if (axis == GTAB_AXIS_COLUMN && b->in_condition && nearest.len > 0)
		return gtab_binder_lacks(
			b,
			_("there is no column %.*s; the nearest is %.*s; a text is written “%.*s”"),
			GTAB_TEXT_ARG(name), GTAB_TEXT_ARG(nearest), GTAB_TEXT_ARG(name));
	if (axis == GTAB_AXIS_COLUMN && b->in_condition)
		return gtab_binder_lacks(b, _("there is no column %.*s; a text is written “%.*s”"),
					 GTAB_TEXT_ARG(name), GTAB_TEXT_ARG(name));
	if (axis == GTAB_AXIS_COLUMN && nearest.len > 0)
		return gtab_binder_lacks(b, _("there is no column %.*s; the nearest is %.*s"),
					 GTAB_TEXT_ARG(name), GTAB_TEXT_ARG(nearest));
	if (axis == GTAB_AXIS_COLUMN)
		return gtab_binder_lacks(b, _("there is no column %.*s"), GTAB_TEXT_ARG(name));
	if (nearest.len > 0)
		return gtab_binder_lacks(b, _("there is no row %.*s; the nearest is %.*s"),
					 GTAB_TEXT_ARG(name), GTAB_TEXT_ARG(nearest));
	return gtab_binder_lacks(b, _("there is no row %.*s"), GTAB_TEXT_ARG(name));
}

/* The form has the column and the table not: no fault where the form lets it be left out. */
static gtab_status
leaves_out(gtab_binder *b, gtab_text name, size_t idx)
{
	const size_t field_idx = idx - b->n_columns;

	if (gtab_form_must_have(b->form, field_idx))
		return lacks_name(b, name, GTAB_AXIS_COLUMN);
	b->lacks_field = true;
	return gtab_binder_lacks(
		b, _("the table leaves out %.*s"),
		GTAB_TEXT_ARG(gtab_form_fields(b->form, &(size_t){ 0 })[field_idx].name));
}

bool
gtab_binder_is_left_out(const gtab_binder *b, const gtab_ref *ref)
{
	const gtab_known_name *first;
	const gtab_known_name *second;

	if (ref->table.len > 0 || ref->when != GTAB_NOW || ref->column.kind != GTAB_PICK_NAME)
		return false;
	gtab_names_find(&b->names, ref->column.first, GTAB_AXIS_COLUMN, &first, &second);
	return first != NULL && second == NULL && first->rank == GTAB_RANK_LEFT_OUT;
}

static gtab_status
find_name(gtab_binder *b, gtab_text name, gtab_axis axis, size_t *idx_out)
{
	const gtab_known_name *first;
	const gtab_known_name *second;

	*idx_out = gtab_names_find(axis == GTAB_AXIS_ROW ? row_names(b) : &b->names, name, axis,
				   &first, &second);
	if (*idx_out != GTAB_MAP_NONE && first->rank == GTAB_RANK_LEFT_OUT)
		return leaves_out(b, name, *idx_out);
	if (*idx_out != GTAB_MAP_NONE)
		return GTAB_OK;
	if (first == NULL)
		return lacks_name(b, name, axis);
	return gtab_binder_lacks(b, _("%.*s can mean %.*s or %.*s: write which"),
				 GTAB_TEXT_ARG(name), GTAB_TEXT_ARG(first->shown),
				 GTAB_TEXT_ARG(second->shown));
}

gtab_status
gtab_bind_bare(gtab_binder *b, gtab_ref *ref)
{
	const gtab_text name = ref->column.first;
	const gtab_known_name *first;
	const gtab_known_name *second;

	gtab_names_find(&b->names, name, GTAB_AXIS_COLUMN, &first, &second);
	ref->is_bare = false;
	if (first != NULL)
		return GTAB_OK;
	if (!b->has_rows) {
		b->needs_rows = true;
		b->needs_labels = true;
		return GTAB_OK;
	}
	gtab_names_find(&b->names, gtab_label_core(name), GTAB_AXIS_ROW, &first, &second);
	if (first == NULL)
		return GTAB_OK; /* an unknown column, then */
	ref->row = ref->column;
	ref->column = (gtab_pick){ .kind = GTAB_PICK_NONE };
	return GTAB_OK;
}

/* ---- columns ---- */

/* A column by its number: as printed under the header, or else counted without companions. */
static gtab_status
find_number(gtab_binder *b, gtab_text digits, size_t *idx_out)
{
	const gtab_text number = gtab_code_fold(b->arena, digits);
	size_t n = 0;

	if (number.ptr == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < b->n_columns; i++) {
		const gtab_column *const column = &b->columns[i];
		char count[24];

		if (column->role != GTAB_COLUMN_VALUE)
			continue;
		snprintf(count, sizeof(count), "%zu", ++n);
		if (b->names.n_numbers > 0 ? gtab_name_match(column->printed_no, number) !=
							     column->printed_no.len ||
						     column->printed_no.len == 0
					   : !gtab_text_equal(number, gtab_text_of(count)))
			continue;
		b->is_counted = b->is_counted || b->names.n_numbers == 0;
		*idx_out = i;
		return GTAB_OK;
	}
	if (b->names.n_numbers > 0)
		return gtab_binder_lacks(b, _("no column has the number %.*s under its header"),
					 GTAB_TEXT_ARG(number));
	return gtab_binder_lacks(b, _("there is no column %.*s: the table has %zu"),
				 GTAB_TEXT_ARG(number), n);
}

typedef gtab_status find_fn(gtab_binder *b, gtab_text digits, size_t *idx_out);

/* Both ends of a range, and a list with room for what lies between. */
static gtab_status
find_ends(gtab_binder *b, const gtab_pick *pick, find_fn *find, size_t *first_out, size_t *last_out,
	  gtab_index_list *out)
{
	gtab_status st = find(b, pick->first, first_out);

	if (st == GTAB_OK)
		st = find(b, pick->last, last_out);
	if (st != GTAB_OK)
		return st;
	if (*last_out < *first_out)
		return gtab_binder_refuse(b, _("the range %.*s to %.*s runs backwards"),
					  GTAB_TEXT_ARG(pick->first), GTAB_TEXT_ARG(pick->last));
	return gtab_binder_new_list(b, *last_out - *first_out + 1, out);
}

/* From one column to another, companions left out. */
static gtab_status
column_range(gtab_binder *b, const gtab_pick *pick, gtab_index_list *out)
{
	size_t first = 0;
	size_t last = 0;
	const gtab_status st = find_ends(b, pick, find_number, &first, &last, out);

	for (size_t i = first; st == GTAB_OK && i <= last; i++) {
		if (b->columns[i].role == GTAB_COLUMN_VALUE)
			out->items[out->n++] = i;
	}
	return st;
}

gtab_status
gtab_bind_columns(gtab_binder *b, const gtab_pick *pick, gtab_index_list *out)
{
	size_t idx = GTAB_MAP_NONE;
	gtab_status st = GTAB_OK;

	switch (pick->kind) {
	case GTAB_PICK_ALL: return copy_list(b, &b->figures, out);
	case GTAB_PICK_RANGE: return column_range(b, pick, out);
	case GTAB_PICK_CODE: st = find_number(b, pick->first, &idx); break;
	case GTAB_PICK_NAME: st = find_name(b, pick->first, GTAB_AXIS_COLUMN, &idx); break;
	case GTAB_PICK_CLASS:
	case GTAB_PICK_NONE: return GTAB_EINTERNAL;
	}
	return st == GTAB_OK ? list_of_one(b, idx, out) : st;
}

/* ---- rows ---- */

/* Rows that are bound to: how many, and the i-th. */
static size_t
n_rows(const gtab_binder *b)
{
	return b->grouping == NULL ? b->rows.n : b->grouping->items[b->group].rows.n;
}

static size_t
row_at(const gtab_binder *b, size_t i)
{
	return b->grouping == NULL ? i : b->grouping->items[b->group].rows.items[i];
}

/* The code with the fewest edits from this one; "" when all are far. */
static gtab_text
nearest_code(const gtab_binder *b, gtab_text code)
{
	size_t best = code.len;
	gtab_text nearest = GTAB_TEXT("");

	for (size_t i = 0; i < n_rows(b); i++) {
		const gtab_text other = b->rows.rows[row_at(b, i)].code;
		const size_t distance =
			other.len == 0 ? best : gtab_text_distance(code, other, best);

		if (distance < best) {
			best = distance;
			nearest = other;
		}
	}
	return nearest;
}

static gtab_status
lacks_code(gtab_binder *b, gtab_text code)
{
	const gtab_text nearest = nearest_code(b, code);

	if (nearest.len == 0)
		return gtab_binder_lacks(b, _("no row has the code %.*s"), GTAB_TEXT_ARG(code));
	return gtab_binder_lacks(b, _("no row has the code %.*s; the nearest is %.*s"),
				 GTAB_TEXT_ARG(code), GTAB_TEXT_ARG(nearest));
}

static gtab_status
find_code(gtab_binder *b, gtab_text digits, size_t *idx_out)
{
	const gtab_text code = gtab_code_fold(b->arena, digits);
	bool is_twin;

	if (code.ptr == NULL)
		return GTAB_ENOMEM;
	if (b->grouping != NULL) {
		*idx_out = gtab_groups_find_code(b->grouping, b->group, code, &is_twin);
	} else {
		*idx_out = gtab_map_get(b->rows.codes, code);
		is_twin = gtab_map_get(b->rows.twins, code) != GTAB_MAP_NONE;
	}
	if (*idx_out == GTAB_MAP_NONE)
		return lacks_code(b, code);
	if (is_twin)
		return gtab_binder_lacks(b, _("the code %.*s names more than one row"),
					 GTAB_TEXT_ARG(code));
	return GTAB_OK;
}

/* Whether a row is of the group that is bound to; its rows are sorted. */
static bool
is_in_group(const gtab_binder *b, size_t row)
{
	const gtab_index_list *const rows = &b->grouping->items[b->group].rows;
	size_t low = 0;
	size_t high = rows->n;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (rows->items[middle] == row)
			return true;
		if (rows->items[middle] < row)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* From one row to another in the order of the table. */
static gtab_status
row_range(gtab_binder *b, const gtab_pick *pick, gtab_index_list *out)
{
	size_t first = 0;
	size_t last = 0;
	const gtab_status st = find_ends(b, pick, find_code, &first, &last, out);

	for (size_t i = first; st == GTAB_OK && i <= last; i++) {
		if (b->rows.rows[i].row_class != GTAB_ROW_SECTION &&
		    (b->grouping == NULL || is_in_group(b, i)))
			out->items[out->n++] = i;
	}
	return st;
}

static gtab_status
rows_of_class(gtab_binder *b, gtab_row_class row_class, gtab_index_list *out)
{
	if (gtab_binder_new_list(b, n_rows(b), out) != GTAB_OK)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < n_rows(b); i++) {
		if (b->rows.rows[row_at(b, i)].row_class == row_class)
			out->items[out->n++] = row_at(b, i);
	}
	if (out->n == 0)
		return gtab_binder_lacks(b, _("no row is of the class that the relation names"));
	return GTAB_OK;
}

gtab_status
gtab_bind_rows(gtab_binder *b, const gtab_pick *pick, gtab_index_list *out)
{
	size_t idx = GTAB_MAP_NONE;
	gtab_status st = GTAB_OK;

	if (!b->has_rows) {
		b->needs_rows = true;
		b->needs_labels = b->needs_labels || pick->kind == GTAB_PICK_NAME;
		return list_of_one(b, 0, out);
	}
	switch (pick->kind) {
	case GTAB_PICK_ALL: return rows_of_class(b, GTAB_ROW_DETAIL, out);
	case GTAB_PICK_CLASS: return rows_of_class(b, pick->row_class, out);
	case GTAB_PICK_RANGE: return row_range(b, pick, out);
	case GTAB_PICK_CODE: st = find_code(b, pick->first, &idx); break;
	case GTAB_PICK_NAME:
		st = find_name(b, gtab_label_core(pick->first), GTAB_AXIS_ROW, &idx);
		break;
	case GTAB_PICK_NONE: return GTAB_EINTERNAL;
	}
	return st == GTAB_OK ? list_of_one(b, idx, out) : st;
}

/* ---- filters ---- */

/* The filter of that text and group, made when it is not there. NULL when out of memory. */
static gtab_filter *
get_filter(gtab_binder *b, const gtab_condition *condition)
{
	const bool is_of_group =
		gtab_text_find(condition->source, GTAB_TEXT("本组")) < condition->source.len;
	const gtab_text group = is_of_group ? b->group_value : GTAB_TEXT("");
	gtab_filter *f = b->filters;

	while (f != NULL &&
	       (!gtab_text_equal(f->key, condition->source) || !gtab_text_equal(f->group, group)))
		f = f->next;
	if (f != NULL)
		return f;
	f = gtab_arena_get(b->arena, sizeof(*f));
	if (f == NULL)
		return NULL;
	f->key = condition->source;
	f->group = group;
	f->next = b->filters;
	b->filters = f;
	return f;
}

gtab_status
gtab_bind_filter(gtab_binder *b, const gtab_condition *condition, gtab_index_list *out)
{
	gtab_filter *const f = get_filter(b, condition);
	gtab_shape shape = { 0 };
	gtab_status st = f == NULL ? GTAB_ENOMEM : GTAB_OK;

	*out = (gtab_index_list){ 0 };
	if (st == GTAB_OK && f->condition == NULL) {
		st = gtab_bind_condition(b, condition, &shape, &f->condition);
		if (st == GTAB_OK && (shape.has_row || shape.has_cell || shape.has_scalar)) {
			f->condition = NULL;
			return gtab_binder_refuse(b,
						  _("a filter looks at the columns of a row: %.*s"),
						  GTAB_TEXT_ARG(condition->source));
		}
	}
	if (st != GTAB_OK)
		return st;
	if (!f->is_read) {
		b->needs_rows = true;
		return GTAB_OK;
	}
	st = gtab_binder_new_list(b, f->rows.n, out);
	for (size_t i = 0; st == GTAB_OK && i < f->rows.n; i++) {
		if (b->grouping == NULL || is_in_group(b, f->rows.items[i]))
			out->items[out->n++] = f->rows.items[i];
	}
	return st;
}
