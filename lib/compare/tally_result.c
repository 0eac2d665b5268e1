/* SPDX-License-Identifier: MIT */
/* The groups as a table: a row a group, or a row and a column, with 合计. */

#include <stdlib.h>

#include "base/i18n.h"
#include "compare/tally_internal.h"

#define COUNT_NAME GTAB_TEXT("项数")
#define TOTAL_NAME GTAB_TEXT("合计")
#define BLANK_NAME GTAB_TEXT("（未填）")

/*
 * The table while it is made.
 *
 * n_names     columns of names
 * n_measures  the count, and what is added up
 * across      values that are columns, in the order they were met; n_across 1 without
 * lines       n_lines of n_across times n_measures sums each, 合计 last; names of those in `names`
 */
typedef struct crosstab {
	gtab_tally *t;
	size_t n_names;
	size_t n_measures;
	gtab_map *column_of;
	gtab_text *across;
	size_t n_across;
	gtab_map *line_of;
	const gtab_text **names;
	gtab_amount **lines;
	size_t n_lines;
	gtab_amount *total;
} crosstab;

static gtab_amount
amount_of_count(uint64_t n)
{
	const gtab_decimal value = gtab_decimal_from_int((int64_t)n);

	return (gtab_amount){ .kind = GTAB_AMOUNT_FIGURE,
			      .has_lower = true,
			      .has_upper = true,
			      .value = value,
			      .lower = value,
			      .upper = value };
}

/* Measure i of a group: the rows that were counted come first, unless a field holds the counts. */
static gtab_amount
measure_of(const gtab_tally *t, const gtab_tally_group *group, size_t i)
{
	if (t->has_count)
		return group->sums[i];
	return i == 0 ? amount_of_count(group->n_rows) : group->sums[i - 1];
}

/* The line of a group's names, made when it is new. */
static size_t
line_of(crosstab *c, const gtab_tally_group *group)
{
	gtab_tally *const t = c->t;
	size_t found;

	gtab_buf_truncate(&t->words, 0);
	for (size_t i = 0; i < c->n_names; i++) {
		gtab_buf_put(&t->words, group->names[i]);
		gtab_buf_putc(&t->words, '\x1f');
	}
	if (t->words.failed ||
	    gtab_map_add(c->line_of, gtab_buf_text(&t->words), c->n_lines, &found) != GTAB_OK)
		return GTAB_MAP_NONE;
	if (found < c->n_lines)
		return found;
	c->names[found] = group->names;
	c->lines[found] =
		gtab_arena_array(&t->arena, c->n_across * c->n_measures, sizeof(gtab_amount));
	c->n_lines++;
	return c->lines[found] == NULL ? GTAB_MAP_NONE : found;
}

static size_t
column_of(const crosstab *c, const gtab_tally_group *group)
{
	return c->t->has_across ? gtab_map_get(c->column_of, group->names[c->n_names]) : 0;
}

static bool
is_counted(const crosstab *c, size_t i)
{
	return c->t->groups[i].same_as == i && c->t->groups[i].n_rows > 0;
}

/* The values that are columns. */
static bool
find_columns(crosstab *c)
{
	size_t n = 0;

	for (size_t i = 0; c->t->has_across && i < c->t->n_groups; i++) {
		const gtab_text value = c->t->groups[i].names[c->n_names];
		size_t found;

		if (!is_counted(c, i))
			continue;
		if (gtab_map_add(c->column_of, value, n, &found) != GTAB_OK)
			return false;
		if (found == n)
			c->across[n++] = value;
	}
	c->n_across = c->t->has_across ? n : 1;
	return true;
}

static gtab_status
add_group(crosstab *c, const gtab_tally_group *group, gtab_error *err)
{
	const size_t line = line_of(c, group);
	const size_t column = column_of(c, group);

	if (line == GTAB_MAP_NONE)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t i = 0; i < c->n_measures; i++) {
		const gtab_amount part = measure_of(c->t, group, i);
		gtab_status st =
			gtab_amount_add(&c->lines[line][column * c->n_measures + i], &part);

		if (st == GTAB_OK)
			st = gtab_amount_add(&c->total[column * c->n_measures + i], &part);
		if (st != GTAB_OK)
			return gtab_error_set(err, st,
					      _("a sum has more digits than can be kept exactly"));
	}
	return GTAB_OK;
}

static gtab_status
fill(crosstab *c, gtab_error *err)
{
	gtab_arena *const a = &c->t->arena;
	const size_t n = c->t->n_groups + 1;
	gtab_status st = GTAB_OK;

	c->across = gtab_arena_array(a, n, sizeof(*c->across));
	c->names = gtab_arena_array(a, n, sizeof(*c->names));
	c->lines = gtab_arena_array(a, n, sizeof(*c->lines));
	if (gtab_map_new(&c->column_of) != GTAB_OK || gtab_map_new(&c->line_of) != GTAB_OK ||
	    a->failed || !find_columns(c))
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	c->total = gtab_arena_array(a, c->n_across * c->n_measures + 1, sizeof(*c->total));
	if (c->total == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t i = 0; st == GTAB_OK && i < c->t->n_groups; i++)
		if (is_counted(c, i))
			st = add_group(c, &c->t->groups[i], err);
	return st;
}

/* ---- columns ---- */

static gtab_text
measure_name(const gtab_tally *t, size_t i)
{
	if (t->has_count)
		return t->sums.names[i];
	return i == 0 ? COUNT_NAME : t->sums.names[i - 1];
}

static gtab_text
measure_unit(const gtab_tally *t, size_t i)
{
	if (t->has_count)
		return t->units[i];
	return i == 0 ? GTAB_TEXT("") : t->units[i - 1];
}

/* 行政许可, or 行政许可|金额 where there is more than the count. */
static gtab_text
cross_name(crosstab *c, gtab_text value, size_t measure)
{
	gtab_buf *const words = &c->t->words;

	gtab_buf_truncate(words, 0);
	gtab_buf_put(words, value.len > 0 ? value : BLANK_NAME);
	if (c->n_measures > 1) {
		gtab_buf_putc(words, '|');
		gtab_buf_put(words, measure_name(c->t, measure));
	}
	return gtab_arena_copy(&c->t->arena, gtab_buf_text(words));
}

static void
add_column(gtab_table_head *head, gtab_column *columns, gtab_column column)
{
	column.owner = head->n_columns;
	column.source_no = head->n_columns + 1;
	column.field_idx = GTAB_MAP_NONE;
	columns[head->n_columns++] = column;
}

static void
add_measures(crosstab *c, gtab_table_head *head, gtab_column *columns, gtab_text value)
{
	for (size_t i = 0; i < c->n_measures; i++) {
		const gtab_column column = { .name = c->t->has_across ? cross_name(c, value, i)
								      : measure_name(c->t, i),
					     .unit = measure_unit(c->t, i),
					     .type = GTAB_COLUMN_NUMBER };

		add_column(head, columns, column);
	}
}

static bool
make_columns(crosstab *c, gtab_table_head *head)
{
	gtab_tally *const t = c->t;
	gtab_column *columns = gtab_arena_array(
		&t->arena, c->n_names + (c->n_across + 1) * c->n_measures, sizeof(*columns));

	if (columns == NULL)
		return false;
	head->columns = columns;
	for (size_t i = 0; i < c->n_names; i++)
		add_column(head, columns,
			   (gtab_column){ .name = t->by.names[i],
					  .type = GTAB_COLUMN_LABEL,
					  .is_stub = true });
	for (size_t i = 0; i < c->n_across; i++)
		add_measures(c, head, columns, t->has_across ? c->across[i] : GTAB_TEXT(""));
	if (t->has_across)
		add_measures(c, head, columns, TOTAL_NAME);
	return !t->words.failed && !t->arena.failed;
}

/* ---- rows ---- */

/* None of a count is 0; of an amount nobody has it is nil. */
static gtab_cell
measure_cell(crosstab *c, const gtab_amount *amount, size_t measure)
{
	gtab_amount shown = *amount;

	if (shown.kind == GTAB_AMOUNT_ABSENT && measure == 0)
		shown = amount_of_count(0);
	else if (shown.kind == GTAB_AMOUNT_ABSENT)
		shown.kind = GTAB_AMOUNT_NIL;
	return gtab_amount_cell(&shown, &c->t->arena);
}

static gtab_status
make_row(crosstab *c, const gtab_text *names, const gtab_amount *sums, size_t n_cells,
	 gtab_row *out, gtab_error *err)
{
	gtab_cell *cells = gtab_arena_array(&c->t->arena, n_cells, sizeof(*cells));
	size_t n = 0;

	if (cells == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t i = 0; i < c->n_names; i++) {
		const gtab_text name = names != NULL ? names[i]
				       : i == 0      ? TOTAL_NAME
						     : GTAB_TEXT("");

		cells[n++] = (gtab_cell){ name, name, GTAB_CELL_TEXT };
	}
	for (size_t i = 0; i < c->n_across * c->n_measures; i++)
		cells[n++] = measure_cell(c, &sums[i], i % c->n_measures);
	for (size_t m = 0; c->t->has_across && m < c->n_measures; m++) {
		gtab_amount all = { 0 };
		gtab_status st = GTAB_OK;

		for (size_t i = 0; st == GTAB_OK && i < c->n_across; i++)
			st = gtab_amount_add(&all, &sums[i * c->n_measures + m]);
		if (st != GTAB_OK)
			return gtab_error_set(err, st,
					      _("a sum has more digits than can be kept exactly"));
		cells[n++] = measure_cell(c, &all, m);
	}
	*out = (gtab_row){ .cells = cells,
			   .n_cells = n,
			   .row_class = names == NULL ? GTAB_ROW_TOTAL : GTAB_ROW_DETAIL };
	return GTAB_OK;
}

static gtab_status
make_rows(crosstab *c, gtab_sum_result *r, gtab_error *err)
{
	const gtab_sum_total total = c->t->options.total;
	const size_t n_cells = r->head.n_columns;
	gtab_row *rows = gtab_arena_array(&c->t->arena, c->n_lines + 1, sizeof(*rows));
	gtab_status st = rows == NULL ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;

	r->rows = rows;
	if (st == GTAB_OK && total == GTAB_TOTAL_ABOVE)
		st = make_row(c, NULL, c->total, n_cells, &rows[r->n_rows++], err);
	for (size_t i = 0; st == GTAB_OK && i < c->n_lines; i++)
		st = make_row(c, c->names[i], c->lines[i], n_cells, &rows[r->n_rows++], err);
	if (st == GTAB_OK && total == GTAB_TOTAL_BELOW)
		st = make_row(c, NULL, c->total, n_cells, &rows[r->n_rows++], err);
	return st;
}

gtab_status
gtab_tally_finish(gtab_tally *t, gtab_sum_result *out, gtab_error *err)
{
	crosstab c = { .t = t,
		       .n_names = t->by.n - t->has_across,
		       .n_measures = t->sums.n + !t->has_count };
	gtab_sum_result r = { 0 };
	gtab_status st;

	if (t->n_tables == 0)
		return gtab_error_set(err, GTAB_EMALFORMED, _("there is no table to be added up"));
	st = gtab_tally_tell(t) ? fill(&c, err) : gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK && !make_columns(&c, &r.head))
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK)
		st = make_rows(&c, &r, err);
	gtab_map_free(c.column_of);
	gtab_map_free(c.line_of);
	if (st == GTAB_OK)
		*out = r;
	return st;
}
