/* SPDX-License-Identifier: MIT */
/* What was reported beside what was summed, cell by cell. Figures that were printed rounded are held as intervals. */

#include "base/i18n.h"
#include "compare/sum_internal.h"

/*
 * The cell at hand.
 *
 * reported  what the superior's table says; NULL where it has no such cell
 */
typedef struct comparison {
	gtab_sum *sum;
	gtab_sum *table;
	gtab_text row;
	gtab_text column;
	uint64_t line_no;
	const gtab_grid_cell *summed;
	const gtab_amount *reported;
} comparison;

static gtab_text
decimal_text(gtab_sum *s, gtab_decimal value)
{
	gtab_text out;

	gtab_buf_truncate(&s->key, 0);
	gtab_decimal_put(value, &s->key);
	out = gtab_arena_copy(&s->grid.arena, gtab_buf_text(&s->key));
	s->failed |= s->key.failed;
	return out;
}

/* Tell what s->words holds of the cell at hand. */
static void
say(const comparison *c, gtab_severity severity, const char *rule, gtab_text found,
    gtab_text expected, gtab_text difference)
{
	gtab_sum *const s = c->sum;
	const gtab_finding finding = { .severity = severity,
				       .rule = gtab_text_of(rule),
				       .place = { .source = c->table->source,
						  .line_no = c->line_no },
				       .row_label = c->row,
				       .column_label = c->column,
				       .found = found,
				       .expected = expected,
				       .op = GTAB_TEXT("="),
				       .difference = difference,
				       .message = gtab_buf_text(&s->words) };

	s->failed |= s->words.failed;
	if (s->options.on_finding != NULL && !s->failed)
		s->options.on_finding(s->options.ctx, &finding);
	gtab_buf_truncate(&s->words, 0);
}

/* Nil is none. */
static gtab_amount
as_figure(const gtab_amount *amount)
{
	gtab_amount out = *amount;

	if (out.kind != GTAB_AMOUNT_NIL)
		return out;
	out.kind = GTAB_AMOUNT_FIGURE;
	out.value = out.lower = out.upper = gtab_decimal_from_int(0);
	out.has_lower = out.has_upper = true;
	return out;
}

static bool
may_be_equal(const gtab_amount *a, const gtab_amount *b)
{
	const bool is_below =
		a->has_upper && b->has_lower && gtab_decimal_compare(a->upper, b->lower) < 0;
	const bool is_above =
		a->has_lower && b->has_upper && gtab_decimal_compare(a->lower, b->upper) > 0;

	return !is_below && !is_above;
}

static gtab_status
tell_difference(const comparison *c, const gtab_amount *reported, const gtab_amount *summed,
		gtab_error *err)
{
	const gtab_text found = decimal_text(c->sum, reported->value);
	const gtab_text expected = decimal_text(c->sum, summed->value);
	gtab_decimal difference;
	gtab_text words;

	if (gtab_decimal_sub(reported->value, summed->value, &difference) != GTAB_OK)
		return gtab_error_set(err, GTAB_EOVERFLOW,
				      _("a sum has more digits than can be kept exactly"));
	words = decimal_text(c->sum, difference);
	gtab_buf_printf(&c->sum->words,
			_("%.*s, %.*s: %.*s is reported, the sum is %.*s, difference %.*s"),
			GTAB_TEXT_ARG(c->row), GTAB_TEXT_ARG(c->column), GTAB_TEXT_ARG(found),
			GTAB_TEXT_ARG(expected), GTAB_TEXT_ARG(words));
	if (c->summed->lacks != NULL)
		gtab_buf_put(&c->sum->words, gtab_text_of(_("; but the sum is short of parts")));
	say(c, c->summed->lacks == NULL ? GTAB_ERROR : GTAB_WARNING, "sum/differs", found, expected,
	    words);
	return GTAB_OK;
}

static gtab_status
compare_cell(const comparison *c, gtab_error *err)
{
	const gtab_amount reported = as_figure(c->reported);
	const gtab_amount summed = as_figure(&c->summed->amount);
	const bool has_reported = reported.kind == GTAB_AMOUNT_FIGURE;
	const bool has_sum = summed.kind == GTAB_AMOUNT_FIGURE;

	if (!has_reported && !has_sum)
		return GTAB_OK;
	if (has_reported && has_sum)
		return may_be_equal(&reported, &summed)
			       ? GTAB_OK
			       : tell_difference(c, &reported, &summed, err);
	gtab_buf_printf(&c->sum->words,
			has_sum ? _("%.*s, %.*s: there is a sum, and no figure is reported")
				: _("%.*s, %.*s: a figure is reported, and there is no sum"),
			GTAB_TEXT_ARG(c->row), GTAB_TEXT_ARG(c->column));
	say(c, GTAB_WARNING, "sum/unknown", GTAB_TEXT(""), GTAB_TEXT(""), GTAB_TEXT(""));
	return GTAB_OK;
}

static void
tell_row(comparison *c, const char *words)
{
	gtab_buf_printf(&c->sum->words, words, GTAB_TEXT_ARG(c->row));
	c->column = GTAB_TEXT("");
	say(c, GTAB_ERROR, "sum/row", GTAB_TEXT(""), GTAB_TEXT(""), GTAB_TEXT(""));
}

static gtab_status
compare_row(comparison *c, size_t row, size_t other, gtab_error *err)
{
	const gtab_grid *const grid = &c->sum->grid;
	const gtab_grid *const reported = &c->table->grid;
	gtab_status st = GTAB_OK;

	for (size_t col = 0; st == GTAB_OK && col < grid->n_columns; col++) {
		const size_t at = gtab_map_get(reported->column_of, grid->columns[col].name);
		const gtab_grid_cell *const cell =
			at == GTAB_MAP_NONE ? NULL : gtab_grid_peek(reported, other, at);

		c->summed = gtab_grid_peek(grid, row, col);
		if (grid->columns[col].use != GTAB_GRID_SUM || cell == NULL || c->summed == NULL)
			continue;
		c->column = grid->columns[col].name;
		c->reported = &cell->amount;
		st = compare_cell(c, err);
	}
	return st;
}

/* Columns of figures that one of the two has alone. */
static void
tell_columns(comparison *c, const gtab_grid *from, const gtab_grid *in, const char *words)
{
	for (size_t col = 0; col < from->n_columns; col++) {
		const gtab_text name = from->columns[col].name;

		if (from->columns[col].use != GTAB_GRID_SUM ||
		    gtab_map_get(in->column_of, name) != GTAB_MAP_NONE)
			continue;
		gtab_buf_printf(&c->sum->words, words, GTAB_TEXT_ARG(name));
		c->column = name;
		say(c, GTAB_ERROR, "sum/column", GTAB_TEXT(""), GTAB_TEXT(""), GTAB_TEXT(""));
	}
}

gtab_status
gtab_sum_compare(gtab_sum *s, gtab_sum *reported, gtab_error *err)
{
	comparison c = { .sum = s, .table = reported };
	gtab_status st = GTAB_OK;

	tell_columns(&c, &s->grid, &reported->grid,
		     _("column %.*s is in the sum and not reported"));
	tell_columns(&c, &reported->grid, &s->grid,
		     _("column %.*s is reported and not in the sum"));
	for (size_t i = 0; st == GTAB_OK && i < s->grid.n_rows; i++) {
		const size_t other = gtab_map_get(reported->grid.row_of, s->grid.rows[i].key);

		c.row = gtab_sum_row_name(s, i);
		c.line_no = other == GTAB_MAP_NONE ? 0 : reported->grid.rows[other].line_no;
		if (other == GTAB_MAP_NONE)
			tell_row(&c, _("row %.*s is in the sum and not reported"));
		else
			st = compare_row(&c, i, other, err);
	}
	for (size_t i = 0; st == GTAB_OK && i < reported->grid.n_rows; i++) {
		if (gtab_map_get(s->grid.row_of, reported->grid.rows[i].key) != GTAB_MAP_NONE)
			continue;
		c.row = gtab_sum_row_name(reported, i);
		c.line_no = reported->grid.rows[i].line_no;
		tell_row(&c, _("row %.*s is reported and not in the sum"));
	}
	if (st == GTAB_OK && (s->failed || s->grid.arena.failed))
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	return st;
}
