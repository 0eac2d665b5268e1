/* SPDX-License-Identifier: MIT */
/* Adding tables up, from the first table to the one that is made. */

#include <stdlib.h>

#include "base/i18n.h"
#include "compare/sum_internal.h"

static const char *const line_keys[GTAB_SUM_N_LINES] = {
	[GTAB_SUM_TITLE] = "title",
	[GTAB_SUM_FORM_NO] = "form-no",
	[GTAB_SUM_UNIT] = "unit",
	[GTAB_SUM_PERIOD] = "period",
};

gtab_status
gtab_sum_new(const gtab_sum_options *options, gtab_sum **out, gtab_error *err)
{
	gtab_sum *s = calloc(1, sizeof(*s));

	*out = s;
	if (s == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	s->options = *options;
	for (size_t i = 0; i < GTAB_SUM_N_LINES; i++)
		s->lines[i].key = line_keys[i];
	if (gtab_grid_init(&s->grid) != GTAB_OK || gtab_map_new(&s->reporter_of) != GTAB_OK ||
	    gtab_sum_expect(s, options->reporters) != GTAB_OK) {
		gtab_sum_free(s);
		*out = NULL;
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	return GTAB_OK;
}

void
gtab_sum_free(gtab_sum *s)
{
	if (s == NULL)
		return;
	gtab_grid_clear(&s->grid);
	gtab_map_free(s->reporter_of);
	free(s->reporters);
	free(s->bindings);
	free(s->keys);
	free(s->notes);
	free(s->told);
	gtab_buf_clear(&s->key);
	gtab_buf_clear(&s->words);
	free(s);
}

gtab_status
gtab_sum_add(gtab_sum *s, gtab_table *table, gtab_text reporter, gtab_error *err)
{
	gtab_status st;

	s->n_tables++;
	s->source = gtab_arena_copy(&s->grid.arena, gtab_table_source(table));
	if (!gtab_sum_has_reporters(s, table)) {
		s->now = gtab_sum_reporter_of(s, reporter);
		if (s->now == GTAB_MAP_NONE)
			return gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	st = gtab_sum_read_context(s, table, err);
	if (st != GTAB_OK)
		return st;
	return s->options.shape == GTAB_SUM_STACKED ? gtab_sum_stack(s, table, err)
						    : gtab_sum_add_submission(s, table, err);
}

/* ---- the columns that are made ---- */

static void
add_column(gtab_sum_result *r, gtab_column *columns, gtab_column column, size_t owner)
{
	column.owner = owner;
	column.source_no = r->head.n_columns + 1;
	column.field_idx = GTAB_MAP_NONE;
	columns[r->head.n_columns++] = column;
}

/* The name of a companion. */
static gtab_text
name_of(gtab_sum *s, gtab_text name, gtab_text suffix)
{
	gtab_text out;

	gtab_buf_truncate(&s->key, 0);
	gtab_buf_put(&s->key, name);
	gtab_buf_put(&s->key, suffix);
	out = gtab_arena_copy(&s->grid.arena, gtab_buf_text(&s->key));
	s->failed |= s->key.failed;
	return out;
}

static void
add_companion(gtab_sum *s, gtab_sum_result *r, gtab_column *columns, gtab_column_role role,
	      gtab_text suffix)
{
	size_t owner = r->head.n_columns - 1;
	gtab_column column = { .role = role, .type = GTAB_COLUMN_NUMBER };

	while (columns[owner].role != GTAB_COLUMN_VALUE)
		owner--;
	column.name = name_of(s, columns[owner].name, suffix);
	if (role == GTAB_COLUMN_UNIT_OF)
		column.type = GTAB_COLUMN_TEXT;
	add_column(r, columns, column, owner);
}

static gtab_status
make_columns(gtab_sum *s, gtab_sum_result *r, gtab_error *err)
{
	gtab_column *columns =
		gtab_arena_array(&s->grid.arena, 4 * s->grid.n_columns + 1, sizeof(*columns));

	if (columns == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	r->head.columns = columns;
	for (size_t i = 0; i < s->grid.n_columns; i++) {
		const gtab_grid_column *const from = &s->grid.columns[i];
		const gtab_column column = { .name = from->name,
					     .unit = from->has_units ? GTAB_TEXT("") : from->unit,
					     .type = from->type,
					     .is_stub = from->is_stub };

		add_column(r, columns, column, r->head.n_columns);
		if (from->has_units && from->use == GTAB_GRID_SUM)
			add_companion(s, r, columns, GTAB_COLUMN_UNIT_OF, GTAB_TEXT("|单位"));
		if (from->is_rounded && from->use == GTAB_GRID_SUM) {
			add_companion(s, r, columns, GTAB_COLUMN_LOWER_OF, GTAB_TEXT("|下限"));
			add_companion(s, r, columns, GTAB_COLUMN_UPPER_OF, GTAB_TEXT("|上限"));
		}
	}
	return GTAB_OK;
}

/* ---- its rows ---- */

static bool
is_cumulative(gtab_text name)
{
	return gtab_text_find(name, GTAB_TEXT("累计")) < name.len;
}

/* What the cell of a sum says, and its companions; returns how many cells that is. */
static size_t
put_sum(gtab_sum *s, const gtab_grid_column *column, const gtab_grid_row *row,
	const gtab_grid_cell *from, gtab_cell *cells)
{
	const gtab_amount none = { 0 };
	const bool is_left = gtab_sum_mixes_periods(s) &&
			     (row->row_class == GTAB_ROW_CUMULATIVE || is_cumulative(column->name));
	const gtab_amount *const amount = from == NULL || is_left ? &none : &from->amount;
	size_t n = 0;

	cells[n++] = gtab_amount_cell(amount, &s->grid.arena);
	if (column->has_units) {
		const gtab_text unit =
			amount->kind == GTAB_AMOUNT_FIGURE ? amount->unit : GTAB_TEXT("");

		cells[n++] = (gtab_cell){ unit, unit, GTAB_CELL_TEXT };
	}
	if (column->is_rounded) {
		cells[n++] = gtab_amount_lower(amount, &s->grid.arena);
		cells[n++] = gtab_amount_upper(amount, &s->grid.arena);
	}
	return n;
}

static void
make_row(gtab_sum *s, size_t idx, size_t n_cells, gtab_row *out)
{
	const gtab_grid_row *const row = &s->grid.rows[idx];
	gtab_cell *cells = gtab_arena_array(&s->grid.arena, n_cells + 1, sizeof(*cells));
	size_t n = 0;

	if (cells == NULL)
		return;
	for (size_t col = 0; col < s->grid.n_columns; col++) {
		const gtab_grid_cell *const from = gtab_grid_peek(&s->grid, idx, col);

		if (s->grid.columns[col].use == GTAB_GRID_SUM) {
			n += put_sum(s, &s->grid.columns[col], row, from, &cells[n]);
		} else {
			const gtab_text text = from == NULL ? GTAB_TEXT("") : from->text;

			cells[n++] = (gtab_cell){ text, text, GTAB_CELL_TEXT };
		}
	}
	*out = (gtab_row){
		.cells = cells, .n_cells = n, .row_class = row->row_class, .level = row->level
	};
}

/* Rows in the order they are made in, parts behind what they are a part of. */
typedef struct row_tree {
	const gtab_grid *grid;
	size_t *first; /* part of each row; the last item is for rows that are none */
	size_t *last;
	size_t *next;
	size_t *order;
	size_t n;
} row_tree;

static bool
grow_tree(row_tree *t, gtab_arena *a)
{
	const size_t n = t->grid->n_rows;

	t->first = gtab_arena_array(a, n + 1, sizeof(*t->first));
	t->last = gtab_arena_array(a, n + 1, sizeof(*t->last));
	t->next = gtab_arena_array(a, n + 1, sizeof(*t->next));
	t->order = gtab_arena_array(a, n + 1, sizeof(*t->order));
	if (t->first == NULL || t->last == NULL || t->next == NULL || t->order == NULL)
		return false;
	for (size_t i = 0; i <= n; i++)
		t->first[i] = t->last[i] = t->next[i] = GTAB_MAP_NONE;
	for (size_t i = 0; i < n; i++) {
		const size_t parent = t->grid->rows[i].parent;
		const size_t at = parent == GTAB_MAP_NONE ? n : parent;

		if (t->last[at] == GTAB_MAP_NONE)
			t->first[at] = i;
		else
			t->next[t->last[at]] = i;
		t->last[at] = i;
	}
	return true;
}

static void
put_branch(row_tree *t, size_t row)
{
	t->order[t->n++] = row;
	for (size_t i = t->first[row]; i != GTAB_MAP_NONE; i = t->next[i])
		put_branch(t, i); /* no deeper than GTAB_SUM_DEPTH */
}

/* 0: a part with nothing above it, which must not come to stand under another row; 1: a row; 2: a total at the foot. */
static int
turn_of(const gtab_grid_row *row)
{
	if (row->level > 0)
		return 0;
	return row->row_class == GTAB_ROW_TOTAL && !row->is_inside ? 2 : 1;
}

/* As the rows came, but totals that always stood at the foot stand there. */
static size_t *
order_as_they_came(gtab_sum *s, size_t *n_out)
{
	row_tree t = { .grid = &s->grid };

	if (!grow_tree(&t, &s->grid.arena))
		return NULL;
	for (int turn = 0; turn < 3; turn++)
		for (size_t i = t.first[s->grid.n_rows]; i != GTAB_MAP_NONE; i = t.next[i])
			if (turn_of(&s->grid.rows[i]) == turn)
				put_branch(&t, i);
	*n_out = t.n;
	return t.order;
}

static gtab_status
make_rows(gtab_sum *s, gtab_sum_result *r, gtab_error *err)
{
	size_t *order = NULL;
	gtab_row *rows;
	gtab_status st = GTAB_OK;

	if (s->options.shape == GTAB_SUM_STACKED)
		order = order_as_they_came(s, &r->n_rows);
	else
		st = gtab_sum_arrange(s, &order, &r->n_rows, err);
	if (st != GTAB_OK)
		return st;
	rows = gtab_arena_array(&s->grid.arena, r->n_rows + 1, sizeof(*rows));
	for (size_t i = 0; rows != NULL && order != NULL && i < r->n_rows; i++)
		make_row(s, order[i], r->head.n_columns, &rows[i]);
	r->rows = rows;
	return s->grid.arena.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}

gtab_status
gtab_sum_finish(gtab_sum *s, gtab_sum_result *out, gtab_error *err)
{
	gtab_sum_result r = { 0 };
	gtab_status st;

	if (s->n_tables == 0)
		return gtab_error_set(err, GTAB_EMALFORMED, _("there is no table to be added up"));
	gtab_sum_tell_reporters(s);
	st = make_columns(s, &r, err);
	if (st == GTAB_OK)
		st = make_rows(s, &r, err);
	gtab_sum_tell_cells(s);
	r.head.context = gtab_sum_make_context(s, &r.head.n_context);
	if (st == GTAB_OK && (s->failed || s->grid.arena.failed || r.head.context == NULL))
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t i = 0; st == GTAB_OK && s->options.on_finding != NULL && i < s->n_told; i++)
		s->options.on_finding(s->options.ctx, s->told[i]);
	if (st == GTAB_OK)
		*out = r;
	return st;
}
