/* SPDX-License-Identifier: MIT */
/* From paths to a merged header. */

#include "output/book/header_tree.h"

#include <string.h>

/* A column's path, taken apart; its texts are unescaped. */
struct path {
	gtab_text *parts;
	size_t n_parts;
};

/* Byte offset of the first | that no backslash protects; t.len when there is none. */
static size_t
find_bar(gtab_text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (t.ptr[i] == '\\' && i + 1 < t.len)
			i++;
		else if (t.ptr[i] == '|')
			return i;
	}
	return t.len;
}

/* Take the first element off rest, its escapes undone. */
static gtab_text
take_part(gtab_text *rest, gtab_arena *arena)
{
	const size_t end = find_bar(*rest);
	const gtab_text raw = gtab_text_slice(*rest, 0, end);
	char *const plain = gtab_arena_get(arena, raw.len + 1);
	size_t len = 0;

	*rest = gtab_text_slice(*rest, end + 1, rest->len);
	if (plain == NULL)
		return (gtab_text){ 0 };
	for (size_t i = 0; i < raw.len; i++) {
		if (raw.ptr[i] == '\\' && i + 1 < raw.len)
			i++;
		plain[len++] = raw.ptr[i];
	}
	return (gtab_text){ plain, len };
}

static size_t
count_parts(gtab_text name)
{
	size_t n = 1;

	for (size_t bar; (bar = find_bar(name)) < name.len; n++)
		name = gtab_text_slice(name, bar + 1, name.len);
	return n;
}

static bool
split(gtab_text name, gtab_arena *arena, struct path *out)
{
	const size_t n = count_parts(name);

	out->parts = gtab_arena_array(arena, n, sizeof(*out->parts));
	out->n_parts = out->parts != NULL ? n : 0;
	for (size_t i = 0; i < out->n_parts; i++)
		out->parts[i] = take_part(&name, arena);
	return !arena->failed;
}

/* A companion's path is one longer than its owner's: it moves up beside it. */
static void
move_beside_owner(struct path *path, const struct path *owner)
{
	if (path->n_parts < 2 || path->n_parts != owner->n_parts + 1)
		return;
	path->parts[path->n_parts - 2] = path->parts[path->n_parts - 1];
	path->n_parts--;
}

/* text（unit） */
static gtab_text
with_unit(gtab_text text, gtab_text unit, gtab_arena *arena)
{
	gtab_buf both;
	gtab_text copy = { 0 };

	gtab_buf_init(&both);
	gtab_buf_put(&both, text);
	gtab_buf_put(&both, GTAB_TEXT("（"));
	gtab_buf_put(&both, unit);
	gtab_buf_put(&both, GTAB_TEXT("）"));
	arena->failed |= both.failed;
	if (!both.failed)
		copy = gtab_arena_copy(arena, gtab_buf_text(&both));
	gtab_buf_clear(&both);
	return copy;
}

/* The path of a column as the header shows it. */
static bool
shown_path(const gtab_column *columns, size_t col_idx, gtab_text shown_unit, gtab_arena *arena,
	   struct path *out)
{
	const gtab_column *const column = &columns[col_idx];
	struct path owner;

	if (!split(column->name, arena, out))
		return false;
	if (column->role != GTAB_COLUMN_VALUE && column->owner != col_idx) {
		if (!split(columns[column->owner].name, arena, &owner))
			return false;
		move_beside_owner(out, &owner);
	}
	if (column->unit.len > 0 && !gtab_text_equal(column->unit, shown_unit)) {
		gtab_text *const leaf = &out->parts[out->n_parts - 1];
		*leaf = with_unit(*leaf, column->unit, arena);
	}
	return !arena->failed;
}

gtab_status
gtab_header_break_unit(gtab_header_cell *cell, gtab_arena *arena)
{
	const gtab_text t = cell->text, bracket = GTAB_TEXT("（");
	size_t at = t.len;

	for (size_t i = 1; i + bracket.len < t.len; i++) {
		if (gtab_text_starts(gtab_text_slice(t, i, t.len), bracket))
			at = i;
	}
	if (at == t.len || !gtab_text_ends(t, GTAB_TEXT("）")))
		return GTAB_OK;
	char *const broken = gtab_arena_get(arena, t.len + 1);
	if (broken == NULL)
		return GTAB_ENOMEM;
	memcpy(broken, t.ptr, at);
	broken[at] = '\n';
	memcpy(broken + at + 1, t.ptr + at, t.len - at);
	cell->text = (gtab_text){ broken, t.len + 1 };
	return GTAB_OK;
}

/* Whether both go on below level and agree down to it: then they stand under one merged cell. */
static bool
share_group(const struct path *a, const struct path *b, size_t level)
{
	if (a->n_parts <= level + 1 || b->n_parts <= level + 1)
		return false;
	for (size_t i = 0; i <= level; i++) {
		if (!gtab_text_equal(a->parts[i], b->parts[i]))
			return false;
	}
	return true;
}

static void
lay_level(const struct path *paths, size_t n, size_t level, gtab_header_tree *tree,
	  gtab_header_cell *cells)
{
	size_t col = 0;

	while (col < n) {
		const struct path *const path = &paths[col];
		size_t last = col;

		while (last + 1 < n && share_group(path, &paths[last + 1], level))
			last++;
		if (path->n_parts > level) {
			const bool is_leaf = path->n_parts == level + 1;
			cells[tree->n_cells++] = (gtab_header_cell){
				.place = { .first_row = (uint32_t)level,
					   .first_col = (uint32_t)col,
					   .last_row = is_leaf ? tree->n_rows - 1 : (uint32_t)level,
					   .last_col = (uint32_t)last },
				.text = path->parts[level],
			};
		}
		col = last + 1;
	}
}

gtab_status
gtab_header_tree_lay(const gtab_column *columns, size_t n, gtab_text shown_unit, gtab_arena *arena,
		     gtab_header_tree *out)
{
	struct path *const paths = gtab_arena_array(arena, n, sizeof(*paths));
	gtab_header_tree tree = { .n_rows = 1 };

	for (size_t i = 0; paths != NULL && i < n; i++) {
		if (!shown_path(columns, i, shown_unit, arena, &paths[i]))
			return GTAB_ENOMEM;
		if (paths[i].n_parts > tree.n_rows)
			tree.n_rows = (uint32_t)paths[i].n_parts;
	}
	gtab_header_cell *const cells = gtab_arena_array(arena, n * tree.n_rows, sizeof(*cells));
	if (paths == NULL || cells == NULL)
		return GTAB_ENOMEM;
	for (size_t level = 0; level < tree.n_rows; level++)
		lay_level(paths, n, level, &tree, cells);
	tree.cells = cells;
	*out = tree;
	return GTAB_OK;
}
