/* SPDX-License-Identifier: MIT */
/* The rows of a table by code, label and class, and the tree of their codes. */

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
	free(index->first_child);
	free(index->next_child);
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
add_code(gtab_row_index *index, gtab_text code, size_t idx, gtab_row_info *info)
{
	size_t kept;
	gtab_status st;

	info->code = gtab_code_fold(&index->arena, code);
	if (info->code.ptr == NULL)
		return GTAB_ENOMEM;
	if (info->code.len == 0)
		return GTAB_OK;
	while (info->n_zeros < code.len && code.ptr[info->n_zeros] == '0')
		info->n_zeros++;
	st = gtab_map_add(index->codes, info->code, idx, &kept);
	if (st == GTAB_OK && kept != idx)
		st = gtab_map_add(index->twins, info->code, idx, NULL);
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

gtab_status
gtab_add_label(gtab_names *names, gtab_text label, size_t idx)
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

gtab_status
gtab_row_index_add(gtab_row_index *index, gtab_names *names, const gtab_row *row, size_t label_col,
		   size_t code_col)
{
	const size_t idx = index->n;
	gtab_row_info *const info = new_row(index);
	gtab_status st = GTAB_OK;

	if (info == NULL)
		return GTAB_ENOMEM;
	*info = (gtab_row_info){ .code = GTAB_TEXT(""), .row_class = row->row_class };
	if (code_col < row->n_cells)
		st = add_code(index, row->cells[code_col].text, idx, info);
	if (st == GTAB_OK && names != NULL)
		st = gtab_add_label(names, gtab_row_label(row, label_col), idx);
	return st;
}

/* ---- the tree of codes ---- */

/* The row whose code is the longest that this one begins with, zeros and all, or GTAB_MAP_NONE. */
static size_t
row_above(const gtab_row_index *index, const gtab_row_info *row)
{
	for (size_t len = row->code.len; len-- > 1;) {
		const gtab_text start = gtab_text_slice(row->code, 0, len);
		const size_t above = gtab_map_get(index->codes, start);

		if (above != GTAB_MAP_NONE && index->rows[above].n_zeros == row->n_zeros)
			return above;
	}
	return GTAB_MAP_NONE;
}

gtab_status
gtab_row_index_find_children(gtab_row_index *index)
{
	if (index->first_child != NULL || index->n == 0)
		return GTAB_OK;
	index->first_child = malloc(index->n * sizeof(*index->first_child));
	index->next_child = malloc(index->n * sizeof(*index->next_child));
	if (index->first_child == NULL || index->next_child == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < index->n; i++)
		index->first_child[i] = index->next_child[i] = GTAB_MAP_NONE;
	for (size_t i = index->n; i-- > 0;) {
		const size_t above = row_above(index, &index->rows[i]);

		if (above == GTAB_MAP_NONE)
			continue;
		index->next_child[i] = index->first_child[above];
		index->first_child[above] = i;
	}
	return GTAB_OK;
}
