/* SPDX-License-Identifier: MIT */
/* The rows of a table by code, label and class: read only when a relation names a row. */

#include "check/bind_internal.h"

#include <stdlib.h>

#include "form/name_internal.h"

gtab_status
gtab_row_index_init(gtab_row_index *index)
{
	*index = (gtab_row_index){ 0 };
	gtab_arena_init(&index->arena);
	if (gtab_map_new(&index->codes) != GTAB_OK)
		return GTAB_ENOMEM;
	return gtab_map_new(&index->twins);
}

void
gtab_row_index_clear(gtab_row_index *index)
{
	gtab_arena_clear(&index->arena);
	free(index->rows);
	gtab_map_free(index->codes);
	gtab_map_free(index->twins);
	*index = (gtab_row_index){ 0 };
}

gtab_text
gtab_row_label(const gtab_row *row, size_t label_col)
{
	if (label_col < row->n_cells && row->cells[label_col].text.len > 0)
		return row->cells[label_col].text;
	for (size_t i = 0; i < row->n_cells; i++) {
		if (row->cells[i].kind == GTAB_CELL_TEXT && row->cells[i].text.len > 0)
			return row->cells[i].text;
	}
	return GTAB_TEXT("");
}

static gtab_row_info *
new_row(gtab_row_index *index)
{
	if (index->n == index->size) {
		const size_t size = index->size == 0 ? 64 : index->size * 2;
		gtab_row_info *const more = size > SIZE_MAX / sizeof(*more)
						    ? NULL
						    : realloc(index->rows, size * sizeof(*more));

		if (more == NULL)
			return NULL;
		index->rows = more;
		index->size = size;
	}
	return &index->rows[index->n++];
}

static gtab_status
add_code(gtab_row_index *index, gtab_text code, size_t idx, gtab_text *out)
{
	size_t kept;
	gtab_status st;

	*out = gtab_code_fold(&index->arena, code);
	if (out->ptr == NULL)
		return GTAB_ENOMEM;
	if (out->len == 0)
		return GTAB_OK;
	st = gtab_map_add(index->codes, *out, idx, &kept);
	if (st == GTAB_OK && kept != idx)
		st = gtab_map_add(index->twins, *out, idx, NULL);
	return st;
}

/* Digits alone name no row: 2015 in a relation is a number, and 05 a code. */
static bool
is_digits(gtab_text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (t.ptr[i] < '0' || t.ptr[i] > '9')
			return false;
	}
	return true;
}

/* The whole label, and what it is without 其中： and ordinals. */
static gtab_status
add_label(gtab_names *names, gtab_text label, size_t idx)
{
	const gtab_text core = gtab_label_core(label);
	const gtab_text shown = gtab_arena_copy(&names->arena, label);
	gtab_status st = GTAB_OK;

	if (shown.ptr == NULL)
		return GTAB_ENOMEM;
	if (!is_digits(label))
		st = gtab_names_add(names, label, shown, GTAB_AXIS_ROW, idx, 0);
	if (st == GTAB_OK && core.len != label.len && !is_digits(core))
		st = gtab_names_add(names, core, shown, GTAB_AXIS_ROW, idx, 1);
	return st;
}

static gtab_status
add_row(gtab_row_index *index, gtab_names *names, const gtab_row *row, size_t label_col,
	size_t code_col)
{
	const size_t idx = index->n;
	gtab_row_info *const info = new_row(index);
	gtab_status st = GTAB_OK;

	if (info == NULL)
		return GTAB_ENOMEM;
	*info = (gtab_row_info){ .code = GTAB_TEXT(""), .row_class = row->row_class };
	if (code_col < row->n_cells)
		st = add_code(index, row->cells[code_col].text, idx, &info->code);
	if (st == GTAB_OK && names != NULL)
		st = add_label(names, gtab_row_label(row, label_col), idx);
	return st;
}

gtab_status
gtab_row_index_read(gtab_row_index *index, gtab_names *names, gtab_table *table, size_t label_col,
		    size_t code_col, gtab_error *err)
{
	const gtab_row *row;
	gtab_status st;

	while ((st = gtab_table_next(table, &row, err)) == GTAB_OK) {
		st = add_row(index, names, row, label_col, code_col);
		if (st != GTAB_OK)
			return gtab_error_set(err, st, NULL);
	}
	return st == GTAB_END ? gtab_table_rewind(table, err) : st;
}
