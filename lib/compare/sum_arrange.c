/* SPDX-License-Identifier: MIT */
/* The order of the superior's table, and the sums of its rows: 小计 by the division above, 合计 of all. */

#include "base/i18n.h"
#include "compare/sum_internal.h"

#include <gtab/normalize.h>

/* ---- the division above ---- */

/* The code of the city of a county's, or of the province of a city's; "" when there is none. */
static gtab_text
code_above(gtab_sum *s, const gtab_division_list *divisions, gtab_text code)
{
	const gtab_division *const known = gtab_division_get(divisions, code);
	char above[] = "000000";

	if (known != NULL)
		return known->parent;
	if (code.len < 6)
		return GTAB_TEXT("");
	for (size_t i = 0; i < (code.ptr[4] == '0' && code.ptr[5] == '0' ? 2 : 4); i++)
		above[i] = code.ptr[i];
	return gtab_arena_copy(&s->grid.arena, gtab_text_of(above));
}

static gtab_text
code_of(const gtab_division_list *divisions, const gtab_sum_reporter *r)
{
	const gtab_division *found;
	gtab_division_match match;

	if (r->code.len > 0)
		return r->code;
	match = gtab_division_find(divisions, r->name, GTAB_TEXT(""), &found);
	if (match == GTAB_DIVISION_EXACT || match == GTAB_DIVISION_SHORT)
		return found->code;
	return GTAB_TEXT("");
}

/* The name of a division: by the list of reporters, else by the national one, else its code. */
static gtab_text
name_of(const gtab_sum *s, const gtab_division_list *divisions, gtab_text code)
{
	const gtab_division *const known = gtab_division_get(divisions, code);

	for (size_t i = 0; i < s->n_reporters; i++)
		if (gtab_text_equal(s->reporters[i].code, code))
			return s->reporters[i].name;
	return known != NULL ? known->name : code;
}

/* The name of the group of each reporter, "" for none; one without is told. */
static gtab_status
find_groups(gtab_sum *s, gtab_text *groups, gtab_error *err)
{
	gtab_division_list *divisions = NULL;

	if (gtab_divisions_new(&divisions) != GTAB_OK)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t i = 0; i < s->n_reporters; i++) {
		const gtab_sum_reporter *const r = &s->reporters[i];
		const gtab_text code = code_of(divisions, r);

		if (code.len > 0) {
			const gtab_text above = code_above(s, divisions, code);

			groups[i] = gtab_arena_copy(&s->grid.arena, name_of(s, divisions, above));
			continue;
		}
		gtab_buf_printf(&s->words,
				_("%.*s is in no group: no division, or several, have this name; "
				  "give its code in the list of reporters"),
				GTAB_TEXT_ARG(r->name));
		gtab_sum_tell(s, GTAB_WARNING, "sum/group", GTAB_TEXT(""), r->name, GTAB_TEXT(""));
	}
	gtab_divisions_free(divisions);
	return s->grid.arena.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}

/* ---- sums of rows ---- */

/* A sum of rows is without what its rows are without. */
static bool
add_lacks(gtab_sum *s, gtab_grid_cell *sum, const gtab_grid_lack *lacks)
{
	for (; lacks != NULL; lacks = lacks->next) {
		gtab_grid_lack *const lack = gtab_arena_get(&s->grid.arena, sizeof(*lack));

		if (lack == NULL)
			return false;
		*lack = *lacks;
		lack->next = sum->lacks;
		sum->lacks = lack;
	}
	return true;
}

static gtab_status
add_row(gtab_sum *s, size_t to, size_t from, gtab_error *err)
{
	for (size_t col = 0; col < s->grid.n_columns; col++) {
		const gtab_grid_cell *const part = gtab_grid_peek(&s->grid, from, col);
		gtab_grid_cell *sum;
		gtab_status st;

		if (s->grid.columns[col].use != GTAB_GRID_SUM)
			continue;
		sum = gtab_grid_cell_at(&s->grid, to, col);
		if (sum == NULL || (part != NULL && !add_lacks(s, sum, part->lacks)))
			return gtab_error_set(err, GTAB_ENOMEM, NULL);
		if (part == NULL)
			continue;
		st = gtab_amount_add(&sum->amount, &part->amount);
		if (st != GTAB_OK)
			return gtab_error_set(err, st,
					      _("a sum has more digits than can be kept exactly"));
	}
	return GTAB_OK;
}

/* A row of sums: its name, and its group in the column before. */
static size_t
make_sum_row(gtab_sum *s, gtab_text group, gtab_text name, gtab_row_class row_class)
{
	const size_t n_names = s->options.has_groups ? 2 : 1;
	gtab_grid_cell *cell;
	size_t row;

	gtab_buf_truncate(&s->key, 0);
	gtab_buf_printf(&s->key, "\x1f%.*s\x1f%.*s", GTAB_TEXT_ARG(group), GTAB_TEXT_ARG(name));
	row = s->key.failed ? GTAB_MAP_NONE : gtab_grid_row_of(&s->grid, gtab_buf_text(&s->key));
	if (row == GTAB_MAP_NONE)
		return row;
	s->grid.rows[row].row_class = row_class;
	cell = gtab_grid_cell_at(&s->grid, row, n_names - 1);
	if (cell == NULL)
		return GTAB_MAP_NONE;
	gtab_grid_add_text(&s->grid, cell, GTAB_GRID_KEY, name);
	if (s->options.has_groups)
		gtab_grid_add_text(&s->grid, &s->grid.rows[row].cells[0], GTAB_GRID_KEY, group);
	return row;
}

/* ---- the order ---- */

typedef struct arrangement {
	gtab_sum *s;
	gtab_text *groups;
	bool *is_done;
	size_t *order;
	size_t n;
} arrangement;

/* The row of reporter i, put in its place; one that sent nothing has a row of nothing. */
static gtab_status
place_reporter(arrangement *a, size_t i, size_t *row_out)
{
	gtab_sum *const s = a->s;
	const size_t row = gtab_grid_row_of(&s->grid, s->reporters[i].name);
	const size_t n_names = s->options.has_groups ? 2 : 1;
	gtab_grid_cell *cell = NULL;

	if (row != GTAB_MAP_NONE)
		cell = gtab_grid_cell_at(&s->grid, row, n_names - 1);
	if (cell == NULL)
		return GTAB_ENOMEM;
	gtab_grid_add_text(&s->grid, cell, GTAB_GRID_KEY, s->reporters[i].name);
	if (s->options.has_groups)
		gtab_grid_add_text(&s->grid, &s->grid.rows[row].cells[0], GTAB_GRID_KEY,
				   a->groups[i]);
	a->is_done[i] = true;
	a->order[a->n++] = row;
	*row_out = row;
	return GTAB_OK;
}

/* All reporters of the group of reporter first, and their 小计. */
static gtab_status
place_group(arrangement *a, size_t first, gtab_error *err)
{
	gtab_sum *const s = a->s;
	const gtab_text group = a->groups[first];
	size_t sum = GTAB_MAP_NONE, row;
	gtab_status st = GTAB_OK;

	if (group.len > 0) {
		sum = make_sum_row(s, group, GTAB_TEXT("小计"), GTAB_ROW_SUBTOTAL);
		st = sum == GTAB_MAP_NONE ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
	}
	for (size_t i = first; st == GTAB_OK && i < s->n_reporters; i++) {
		if (a->is_done[i] || !gtab_text_equal(a->groups[i], group))
			continue;
		st = place_reporter(a, i, &row);
		if (st == GTAB_OK && sum != GTAB_MAP_NONE)
			st = add_row(s, sum, row, err);
	}
	if (st == GTAB_OK && sum != GTAB_MAP_NONE)
		a->order[a->n++] = sum;
	return st;
}

static gtab_status
place_total(arrangement *a, gtab_error *err)
{
	gtab_sum *const s = a->s;
	const size_t total = make_sum_row(s, GTAB_TEXT(""), GTAB_TEXT("合计"), GTAB_ROW_TOTAL);
	gtab_status st = GTAB_OK;

	if (total == GTAB_MAP_NONE)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t i = 0; st == GTAB_OK && i < a->n; i++)
		if (s->grid.rows[a->order[i]].row_class != GTAB_ROW_SUBTOTAL)
			st = add_row(s, total, a->order[i], err);
	if (s->options.total == GTAB_TOTAL_ABOVE) {
		for (size_t i = a->n; i > 0; i--)
			a->order[i] = a->order[i - 1];
		a->order[0] = total;
	} else {
		a->order[a->n] = total;
	}
	a->n++;
	return st;
}

gtab_status
gtab_sum_arrange(gtab_sum *s, size_t **order_out, size_t *n_out, gtab_error *err)
{
	const size_t n = s->n_reporters;
	arrangement a = { .s = s };
	gtab_status st = GTAB_OK;

	a.groups = gtab_arena_array(&s->grid.arena, n + 1, sizeof(*a.groups));
	a.is_done = gtab_arena_array(&s->grid.arena, n + 1, sizeof(*a.is_done));
	a.order = gtab_arena_array(&s->grid.arena, 2 * n + 1, sizeof(*a.order));
	if (a.groups == NULL || a.is_done == NULL || a.order == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (s->options.has_groups)
		st = find_groups(s, a.groups, err);
	for (size_t i = 0; st == GTAB_OK && i < n; i++)
		if (!a.is_done[i])
			st = place_group(&a, i, err);
	if (st == GTAB_OK && s->options.total != GTAB_TOTAL_NONE)
		st = place_total(&a, err);
	*order_out = a.order;
	*n_out = a.n;
	return st;
}
