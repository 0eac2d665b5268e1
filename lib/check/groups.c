/* SPDX-License-Identifier: MIT */
/* The rows of a table by the values of a column, for relations that hold in each group. */

#include "check/bind_internal.h"

#include <stdlib.h>

gtab_status
gtab_index_list_add(gtab_index_list *list, size_t idx)
{
	if (list->n == list->size) {
		const size_t size = list->size == 0 ? 16 : list->size * 2;
		size_t *const more = size > SIZE_MAX / sizeof(*more)
					     ? NULL
					     : realloc(list->items, size * sizeof(*more));

		if (more == NULL)
			return GTAB_ENOMEM;
		list->items = more;
		list->size = size;
	}
	list->items[list->n++] = idx;
	return GTAB_OK;
}

gtab_status
gtab_groups_init(gtab_groups *g, size_t column)
{
	*g = (gtab_groups){ .column = column };
	gtab_arena_init(&g->arena);
	gtab_buf_init(&g->key);
	if (gtab_map_new(&g->ids) != GTAB_OK || gtab_map_new(&g->codes) != GTAB_OK)
		return GTAB_ENOMEM;
	return gtab_map_new(&g->twins);
}

void
gtab_groups_clear(gtab_groups *g)
{
	for (size_t i = 0; i < g->n; i++) {
		free(g->items[i].rows.items);
		gtab_names_clear(&g->items[i].names);
	}
	free(g->items);
	gtab_map_free(g->ids);
	gtab_map_free(g->codes);
	gtab_map_free(g->twins);
	gtab_buf_clear(&g->key);
	gtab_arena_clear(&g->arena);
	*g = (gtab_groups){ 0 };
}

static gtab_group *
new_group(gtab_groups *g, gtab_text name)
{
	if (g->n == g->size) {
		const size_t size = g->size == 0 ? 16 : g->size * 2;
		gtab_group *const more = size > SIZE_MAX / sizeof(*more)
						 ? NULL
						 : realloc(g->items, size * sizeof(*more));

		if (more == NULL)
			return NULL;
		g->items = more;
		g->size = size;
	}
	g->items[g->n] = (gtab_group){ .name = gtab_arena_copy(&g->arena, name) };
	gtab_names_init(&g->items[g->n].names);
	return g->arena.failed ? NULL : &g->items[g->n++];
}

/* "3 05": a group and a code in one key. */
static gtab_text
code_key(gtab_groups *g, size_t group, gtab_text code)
{
	gtab_buf_truncate(&g->key, 0);
	gtab_buf_printf(&g->key, "%zu %.*s", group, GTAB_TEXT_ARG(code));
	return gtab_buf_text(&g->key);
}

static gtab_status
add_code(gtab_groups *g, size_t group, gtab_text code, size_t idx)
{
	const gtab_text key = code_key(g, group, code);
	size_t kept;
	gtab_status st;

	if (g->key.failed)
		return GTAB_ENOMEM;
	st = gtab_map_add(g->codes, key, idx, &kept);
	if (st == GTAB_OK && kept != idx)
		st = gtab_map_add(g->twins, key, idx, NULL);
	return st;
}

gtab_status
gtab_groups_add(gtab_groups *g, const gtab_row_index *index, size_t idx, const gtab_row *row,
		size_t label_col)
{
	const gtab_row_info *const info = &index->rows[idx];
	const gtab_text value = row->cells[g->column].text;
	gtab_status st;
	size_t id;

	if (info->row_class == GTAB_ROW_SECTION || value.len == 0)
		return GTAB_OK;
	st = gtab_map_add(g->ids, value, g->n, &id);
	if (st == GTAB_OK && id == g->n && new_group(g, value) == NULL)
		st = GTAB_ENOMEM;
	if (st == GTAB_OK)
		st = gtab_index_list_add(&g->items[id].rows, idx);
	if (st == GTAB_OK)
		st = gtab_add_label(&g->items[id].names, gtab_row_label(row, label_col), idx);
	if (st == GTAB_OK && info->code.len > 0)
		st = add_code(g, id, info->code, idx);
	return st;
}

size_t
gtab_groups_find_code(gtab_groups *g, size_t group, gtab_text code, bool *is_twin)
{
	const gtab_text key = code_key(g, group, code);

	*is_twin = gtab_map_get(g->twins, key) != GTAB_MAP_NONE;
	return gtab_map_get(g->codes, key);
}
