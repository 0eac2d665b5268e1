/* SPDX-License-Identifier: MIT */
/* Other tables that relations refer to: of the package, and of earlier times. */

#include <stdlib.h>

#include "base/i18n.h"
#include "check/check_internal.h"
#include "form/name_internal.h"

/* ---- keys ---- */

/* A serial number tells rows apart in one file, not across files. */
static bool
has_codes(const gtab_binder *b)
{
	return b->code_col != GTAB_MAP_NONE &&
	       !gtab_text_equal(b->columns[b->code_col].name, GTAB_TEXT("序号"));
}

void
gtab_binder_put_key(const gtab_binder *b, const gtab_row *row, gtab_buf *out)
{
	const size_t start = out->len;

	if (has_codes(b) && row->cells[b->code_col].text.len > 0) {
		gtab_text code = row->cells[b->code_col].text;

		while (code.len > 1 && code.ptr[0] == '0')
			code = gtab_text_slice(code, 1, code.len);
		gtab_name_fold(code, out);
		return;
	}
	for (size_t i = 0; i < b->n_columns; i++) {
		const gtab_column *const column = &b->columns[i];

		if (!column->is_stub || column->role != GTAB_COLUMN_VALUE ||
		    column->type == GTAB_COLUMN_NUMBER || column->type == GTAB_COLUMN_CODE)
			continue;
		if (out->len > start)
			gtab_buf_putc(out, '|');
		gtab_name_fold(gtab_label_core(row->cells[i].text), out);
	}
	if (out->len == start)
		gtab_name_fold(gtab_label_core(gtab_row_label(row, b->label_col)), out);
}

/* ---- columns ---- */

/* The column of the side that is like this one: by its printed number, else by its name. */
static size_t
column_like(gtab_side_table *side, const gtab_column *column)
{
	const gtab_known_name *first;
	const gtab_known_name *second;

	for (size_t i = 0; column->printed_no.len > 0 && i < side->binder.n_columns; i++) {
		if (gtab_text_equal(side->binder.columns[i].printed_no, column->printed_no))
			return i;
	}
	return gtab_names_find(&side->binder.names, column->name, GTAB_AXIS_COLUMN, &first,
			       &second);
}

static gtab_status
pair_columns(gtab_binder *b, gtab_side_table *side)
{
	side->column_of = gtab_arena_array(b->arena, b->n_columns, sizeof(*side->column_of));
	if (side->column_of == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < b->n_columns; i++)
		side->column_of[i] = b->columns[i].role == GTAB_COLUMN_VALUE
					     ? column_like(side, &b->columns[i])
					     : GTAB_MAP_NONE;
	return GTAB_OK;
}

/* ---- opening ---- */

/* Names of the table that is checked, by which a relation may call it: its 表号, else its file's stem. */
static bool
is_own_name(const gtab_binder *b, gtab_text name)
{
	const gtab_text no = gtab_table_context_get(b->table, "form-no");

	return no.len > 0 && gtab_same_text(no, name);
}

/* What find_table says, or that there are no other tables. */
static gtab_status
look_for(gtab_binder *b, gtab_side_table *side)
{
	gtab_error err = { 0 };
	gtab_status st;

	if (side->when == GTAB_NOW && is_own_name(b, side->name)) {
		side->is_self = true;
		return GTAB_OK;
	}
	side->is_not_given = b->find_table == NULL;
	if (b->find_table == NULL)
		st = gtab_error_set(
			&err, GTAB_END,
			side->when == GTAB_NOW
				? _("no other table was given (--table NAME=FILE)")
				: _("no earlier file was given (--previous, --last-year, "
				    "--year-end)"));
	else
		st = b->find_table(b->find_ctx, side->name, side->when, &side->table,
				   &side->is_checked, &err);
	if (st == GTAB_EUSAGE) { /* nobody was asked for it */
		side->is_not_given = true;
		st = GTAB_END;
	}
	side->is_self = st == GTAB_OK && side->table == NULL;
	if (st == GTAB_END)
		side->why = gtab_arena_copy(b->arena, gtab_text_of(err.message));
	else if (st != GTAB_OK && b->err != NULL)
		*b->err = err;
	return st;
}

static gtab_status
open_side(gtab_binder *b, gtab_side_table *side)
{
	gtab_status st;

	side->figures = gtab_arena_get(b->arena, sizeof(*side->figures));
	if (side->figures == NULL)
		return GTAB_ENOMEM;
	st = gtab_binder_init(&side->binder, side->table, gtab_table_form(side->table), b->arena);
	side->binder.needs_rows = side->binder.needs_labels = true;
	if (st == GTAB_OK)
		st = gtab_map_new(&side->binder.keys);
	if (st == GTAB_OK)
		st = gtab_map_new(&side->binder.twin_keys);
	if (st == GTAB_OK)
		st = gtab_binder_read_rows(&side->binder, b->err);
	if (st == GTAB_OK)
		st = gtab_figures_init(side->figures, side->binder.columns, side->binder.n_columns,
				       gtab_table_form(side->table));
	return st == GTAB_OK ? pair_columns(b, side) : st;
}

gtab_side_table *
gtab_side_get(gtab_binder *b, gtab_text name, gtab_when when)
{
	gtab_side_table *side = b->sides;

	while (side != NULL && (side->when != when || !gtab_same_text(side->name, name)))
		side = side->next;
	if (side != NULL)
		return side;
	side = gtab_arena_get(b->arena, sizeof(*side));
	if (side == NULL)
		return NULL;
	side->name = name;
	side->when = when;
	side->next = b->sides;
	b->sides = side;
	side->st = look_for(b, side);
	if (side->st == GTAB_OK && !side->is_self)
		side->st = open_side(b, side);
	return side;
}

void
gtab_side_clear(gtab_side_table *side)
{
	if (side->binder.arena == NULL)
		return;
	gtab_binder_clear(&side->binder);
	if (side->figures != NULL)
		gtab_figures_clear(side->figures);
}

/* ---- groups ---- */

gtab_status
gtab_side_enter_group(gtab_binder *b, gtab_side_table *side, bool is_by_column)
{
	gtab_binder *const s = &side->binder;
	const gtab_known_name *first;
	const gtab_known_name *second;
	size_t column;

	s->grouping = NULL;
	s->group_value = b->group_value;
	if (b->grouping == NULL || !is_by_column)
		return GTAB_OK;
	column = gtab_names_find(&s->names, b->columns[b->grouping->column].name, GTAB_AXIS_COLUMN,
				 &first, &second);
	if (column == GTAB_MAP_NONE)
		return GTAB_OK;
	s->grouping = gtab_binder_groups(s, column);
	if (s->grouping == NULL)
		return GTAB_ENOMEM;
	if (!s->grouping->is_read) {
		s->grouping = NULL;
		return GTAB_OK;
	}
	s->group = gtab_map_get(s->grouping->ids, b->group_value);
	if (s->group != GTAB_MAP_NONE)
		return GTAB_OK;
	s->grouping = NULL;
	return gtab_binder_lacks(b, _("the table %.*s has no row of it"),
				 GTAB_TEXT_ARG(side->name));
}
