/* SPDX-License-Identifier: MIT */
/* 叠加: the rows of one table onto those of the others, by code or label, 其中 rows under the row they are a part of. */

#include "base/i18n.h"
#include "compare/sum_internal.h"

#include <gtab/normalize.h>

static const gtab_cell *
companion(const gtab_row *row, size_t column)
{
	return column == GTAB_MAP_NONE ? NULL : &row->cells[column];
}

static void
note_lack(gtab_sum *s, gtab_grid_cell *cell, gtab_amount_kind kind)
{
	gtab_grid_lack *const lack = gtab_arena_get(&s->grid.arena, sizeof(*lack));

	if (lack == NULL)
		return;
	*lack = (gtab_grid_lack){ cell->lacks, s->now, kind };
	cell->lacks = lack;
}

static gtab_status
add_figure(gtab_sum *s, const gtab_row *row, size_t col, gtab_grid_cell *cell, gtab_error *err)
{
	const gtab_sum_binding *const b = &s->bindings[col];
	gtab_text unit = b->own_unit;
	gtab_amount part;
	gtab_status st;

	if (b->unit != GTAB_MAP_NONE)
		unit = gtab_arena_copy(&s->grid.arena, row->cells[b->unit].text);
	part = gtab_amount_of(&row->cells[col], companion(row, b->lower), companion(row, b->upper),
			      unit);
	if (gtab_amount_is_lacking(&part))
		note_lack(s, cell, part.kind);
	st = gtab_amount_add(&cell->amount, &part);
	if (st == GTAB_OK)
		return GTAB_OK;
	gtab_error_set(err, st, _("a sum has more digits than can be kept exactly"));
	gtab_error_at(err, row->place.source.ptr, row->place.line_no, 0);
	return st;
}

gtab_status
gtab_sum_add_cells(gtab_sum *s, const gtab_row *row, size_t grid_row, gtab_error *err)
{
	for (size_t col = 0; col < s->n_bindings; col++) {
		const size_t column = s->bindings[col].column;
		gtab_grid_cell *cell;
		gtab_status st = GTAB_OK;

		if (column == GTAB_MAP_NONE)
			continue;
		cell = gtab_grid_cell_at(&s->grid, grid_row, column);
		if (cell == NULL)
			return gtab_error_set(err, GTAB_ENOMEM, NULL);
		if (s->grid.columns[column].use == GTAB_GRID_SUM)
			st = add_figure(s, row, col, cell, err);
		else
			gtab_grid_add_text(&s->grid, cell, s->grid.columns[column].use,
					   row->cells[col].text);
		if (st != GTAB_OK)
			return st;
	}
	return s->grid.arena.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}

/* ---- the key of a row ---- */

static unsigned
depth_of(const gtab_row *row)
{
	return row->level < GTAB_SUM_DEPTH ? row->level : GTAB_SUM_DEPTH - 1;
}

/* 01 is 1. */
static gtab_text
without_zeros(gtab_text code)
{
	gtab_text rest = code;

	for (size_t i = 0; i < code.len; i++)
		if (code.ptr[i] < '0' || code.ptr[i] > '9')
			return code;
	while (rest.len > 1 && rest.ptr[0] == '0')
		rest = gtab_text_slice(rest, 1, rest.len);
	return rest;
}

/* The cells that name it, in simplified characters; the label where it has no code. */
static void
put_names(gtab_sum *s, const gtab_row *row)
{
	const bool has_no_code = s->n_keys == 1 && s->label != GTAB_MAP_NONE &&
				 gtab_text_is_blank(row->cells[s->keys[0]].text);

	for (size_t i = 0; i < s->n_keys; i++) {
		const size_t column = has_no_code ? s->label : s->keys[i];

		gtab_buf_putc(&s->key, '\x1f');
		gtab_fold_simplified(without_zeros(row->cells[column].text), &s->key);
	}
}

/* The key of the row above that this one is a part of, then its own names. */
static void
put_key(gtab_sum *s, const gtab_row *row)
{
	const unsigned depth = depth_of(row);

	gtab_buf_truncate(&s->key, 0);
	if (depth > 0 && s->ancestors[depth - 1] != GTAB_MAP_NONE)
		gtab_buf_put(&s->key, s->grid.rows[s->ancestors[depth - 1]].key);
	put_names(s, row);
}

static void
tell_same_row(gtab_sum *s, const gtab_row *row)
{
	const gtab_text name = row->cells[s->keys[0]].text;

	gtab_buf_printf(&s->words,
			_("line %llu: row %.*s is there twice; rows of one name are added in the "
			  "order they stand in"),
			(unsigned long long)row->place.line_no, GTAB_TEXT_ARG(name));
	gtab_sum_tell(s, GTAB_WARNING, "sum/same-row", row->place.source, name, GTAB_TEXT(""));
}

/* The grid's row for the key in s->key; where this table had it already, that of its next turn. */
static size_t
find_row(gtab_sum *s, const gtab_row *row)
{
	const size_t len = s->key.len;
	size_t found = gtab_grid_row_of(&s->grid, gtab_buf_text(&s->key));

	for (unsigned turn = 2;
	     found != GTAB_MAP_NONE && s->grid.rows[found].table_no == s->n_tables; turn++) {
		if (turn == 2)
			tell_same_row(s, row);
		gtab_buf_truncate(&s->key, len);
		gtab_buf_printf(&s->key, "\x1e%u", turn);
		found = gtab_grid_row_of(&s->grid, gtab_buf_text(&s->key));
	}
	return s->key.failed ? GTAB_MAP_NONE : found;
}

/* ---- the table ---- */

/* Totals stand at the foot until a row that is none follows them. */
static void
note_foot(gtab_sum *s, size_t grid_row)
{
	if (s->grid.rows[grid_row].row_class == GTAB_ROW_TOTAL) {
		if (s->n_foot < GTAB_SUM_FOOT)
			s->foot[s->n_foot++] = grid_row;
		return;
	}
	for (size_t i = 0; i < s->n_foot; i++)
		s->grid.rows[s->foot[i]].is_inside = true;
	s->n_foot = 0;
}

static gtab_status
stack_row(gtab_sum *s, const gtab_row *row, gtab_error *err)
{
	const unsigned depth = depth_of(row);
	gtab_grid_row *to;
	size_t found;

	put_key(s, row);
	found = find_row(s, row);
	if (found == GTAB_MAP_NONE)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	to = &s->grid.rows[found];
	if (to->n_tables++ == 0) {
		to->row_class = row->row_class;
		to->level = row->level;
		to->line_no = row->place.line_no;
		to->parent = depth == 0 ? GTAB_MAP_NONE : s->ancestors[depth - 1];
	}
	to->table_no = s->n_tables;
	note_foot(s, found);
	s->ancestors[depth] = found;
	for (unsigned i = depth + 1; i < GTAB_SUM_DEPTH; i++)
		s->ancestors[i] = GTAB_MAP_NONE;
	return gtab_sum_add_cells(s, row, found, err);
}

gtab_status
gtab_sum_stack(gtab_sum *s, gtab_table *table, gtab_error *err)
{
	const gtab_row *row;
	gtab_status st = gtab_sum_find_keys(s, table, err);

	if (st == GTAB_OK)
		st = gtab_sum_bind(s, table, GTAB_TEXT(""), err);
	for (size_t i = 0; i < GTAB_SUM_DEPTH; i++)
		s->ancestors[i] = GTAB_MAP_NONE;
	s->n_foot = 0;
	s->label = gtab_table_label_column(table);
	while (st == GTAB_OK && (st = gtab_table_next(table, &row, err)) == GTAB_OK)
		if (row->row_class != GTAB_ROW_SECTION)
			st = stack_row(s, row, err);
	return st == GTAB_END ? GTAB_OK : st;
}
