/* SPDX-License-Identifier: MIT */
/* One instance of a relation: what its terms are worth in a row, a column or a group. */

#include "check/check_internal.h"
#include "form/name_internal.h"

static const gtab_relation_options plain_options = { .severity = GTAB_ERROR };

static const gtab_eval_term unreadable = { .factor = { 1, 0 },
					   .value = { .kind = GTAB_VALUE_UNREADABLE },
					   .places = -1 };

/* ---- cells ---- */

/* Where figures keeps the row of a term; GTAB_MAP_NONE for the row that goes by. */
static size_t
slot_of(const gtab_here *here, size_t row)
{
	if (row == GTAB_MAP_NONE)
		row = here->row_idx;
	return row == GTAB_MAP_NONE ? GTAB_MAP_NONE : here->run->binder.rows.rows[row].slot;
}

/* The row of another table that has the key of the row that is looked at, or GTAB_MAP_NONE. */
static size_t
row_of_key(const gtab_here *here, const gtab_side_table *side)
{
	const gtab_relation_run *const run = here->run;
	const gtab_text key =
		here->row_idx == GTAB_MAP_NONE
			? here->key
			: run->figures.rows[run->binder.rows.rows[here->row_idx].slot].key;

	return gtab_map_get(side->binder.twin_keys, key) == GTAB_MAP_NONE
		       ? gtab_map_get(side->binder.keys, key)
		       : GTAB_MAP_NONE;
}

bool
gtab_instance_locate(const gtab_here *here, const gtab_bound_term *t, size_t *row_out,
		     size_t *column_out)
{
	*row_out = t->row == GTAB_MAP_NONE ? row_of_key(here, t->side) : t->row;
	*column_out = t->column != GTAB_MAP_NONE      ? t->column
		      : here->column != GTAB_MAP_NONE ? t->side->column_of[here->column]
						      : GTAB_MAP_NONE;
	return *row_out != GTAB_MAP_NONE && *column_out != GTAB_MAP_NONE;
}

/* A cell of another table; without its like there it is not known. */
static gtab_eval_term
side_value(const gtab_here *here, const gtab_bound_term *t)
{
	gtab_eval_term out = { .factor = t->factor,
			       .value = { .kind = GTAB_VALUE_UNREADABLE },
			       .places = -1 };
	size_t row;
	size_t column;

	if (gtab_instance_locate(here, t, &row, &column))
		gtab_figures_get(t->side->figures, t->side->binder.rows.rows[row].slot, column,
				 &out);
	return out;
}

static gtab_eval_term
cell_value(const gtab_here *here, size_t row, size_t column, gtab_decimal factor)
{
	gtab_eval_term out = { .factor = factor, .places = -1 };

	if (column == GTAB_MAP_NONE)
		column = here->column;
	if (here->run == NULL)
		out.value = gtab_value_of(&here->row->cells[column]);
	else
		gtab_figures_get(&here->run->figures, slot_of(here, row), column, &out);
	return out;
}

gtab_text
gtab_instance_text(const gtab_here *here, const gtab_bound_term *t)
{
	const size_t column = t->column == GTAB_MAP_NONE ? here->column : t->column;

	if (t->kind == GTAB_BOUND_TEXT)
		return t->text;
	if (t->side != NULL) {
		size_t side_row;
		size_t side_column;

		if (!gtab_instance_locate(here, t, &side_row, &side_column))
			return GTAB_TEXT("");
		return gtab_figures_text(t->side->figures, t->side->binder.rows.rows[side_row].slot,
					 side_column);
	}
	if (t->row == GTAB_MAP_NONE && here->row != NULL)
		return here->row->cells[column].text;
	return gtab_figures_text(&here->run->figures, slot_of(here, t->row), column);
}

/* ---- sums ---- */

/* sum + t, both being what terms are worth. */
static void
add_to(gtab_eval_term *sum, gtab_eval_term t, const gtab_relation_options *options)
{
	const gtab_eval_term both[] = { *sum, t };

	*sum = gtab_eval_sum((gtab_eval_side){ both, 2 }, options);
}

/* Cell i of a column over many rows, without its factor. */
static gtab_eval_term
member_value(const gtab_here *here, const gtab_bound_term *t, size_t i)
{
	gtab_bound_term cell = *t;

	cell.row = t->rows->items[i];
	cell.factor = gtab_decimal_from_int(1);
	return t->side != NULL ? side_value(here, &cell)
			       : cell_value(here, cell.row, cell.column, cell.factor);
}

/* A column over many rows. */
static gtab_eval_term
sum_of_cells(gtab_here *here, const gtab_bound_term *t, const gtab_relation_options *options)
{
	gtab_eval_term sum = gtab_eval_number(gtab_decimal_from_int(0));

	for (size_t i = 0; i < t->rows->n; i++)
		add_to(&sum, member_value(here, t, i), options);
	sum.factor = t->factor;
	return sum;
}

static gtab_eval_term
sum_of_side(gtab_here *here, const gtab_bound_side *side, const gtab_relation_options *options)
{
	gtab_eval_term sum = gtab_eval_number(gtab_decimal_from_int(0));

	for (size_t i = 0; i < side->n; i++)
		add_to(&sum, gtab_instance_value(here, &side->terms[i], options), options);
	return sum;
}

/* The sum over the rows below the one that is looked at. */
static gtab_eval_term
sum_of_children(gtab_here *here, const gtab_bound_term *t, const gtab_relation_options *options)
{
	const gtab_row_index *const rows = &here->run->binder.rows;
	const gtab_bound_term *const cell = &t->args[0].terms[0];
	gtab_eval_term sum = gtab_eval_number(gtab_decimal_from_int(0));
	size_t child =
		here->row_idx == GTAB_MAP_NONE ? GTAB_MAP_NONE : rows->first_child[here->row_idx];

	here->is_apart = here->is_apart || child == GTAB_MAP_NONE;
	for (; child != GTAB_MAP_NONE; child = rows->next_child[child])
		add_to(&sum, cell_value(here, child, cell->column, cell->factor), options);
	return sum;
}

/* ---- functions ---- */

/* How many cells of a side are filled in. */
static int64_t
count_cells(gtab_here *here, const gtab_bound_side *side)
{
	int64_t n = 0;

	for (size_t i = 0; i < side->n; i++) {
		const gtab_bound_term *const t = &side->terms[i];
		const size_t n_rows = t->kind == GTAB_BOUND_CELLS ? t->rows->n : 1;

		for (size_t k = 0; k < n_rows; k++) {
			gtab_bound_term cell = *t;

			cell.kind = GTAB_BOUND_CELL;
			if (t->kind == GTAB_BOUND_CELLS)
				cell.row = t->rows->items[k];
			n += gtab_instance_text(here, &cell).len > 0;
		}
	}
	return n;
}

static gtab_eval_term
count_all(gtab_here *here, const gtab_bound_term *t)
{
	int64_t n = 0;

	for (size_t i = 0; i < t->n_args; i++)
		n += count_cells(here, &t->args[i]);
	return gtab_eval_number(gtab_decimal_from_int(n));
}

/* The largest or smallest of the sides; of a list of cells, of these. */
static gtab_eval_term
extreme(gtab_here *here, const gtab_bound_term *t, const gtab_relation_options *options)
{
	const bool is_max = t->function == GTAB_FN_MAX;
	const gtab_bound_term *const first = t->args[0].n == 1 ? &t->args[0].terms[0] : NULL;
	gtab_eval_term out = unreadable;

	if (t->n_args == 1 && first != NULL && first->kind == GTAB_BOUND_CELLS) {
		for (size_t i = 0; i < first->rows->n; i++) {
			gtab_eval_term one = gtab_eval_number(gtab_decimal_from_int(0));

			add_to(&one, member_value(here, first, i), options);
			out = i == 0 ? one : gtab_eval_extreme(out, one, is_max);
		}
		return out;
	}
	for (size_t i = 0; i < t->n_args; i++) {
		const gtab_eval_term one = sum_of_side(here, &t->args[i], options);

		out = i == 0 ? one : gtab_eval_extreme(out, one, is_max);
	}
	return out;
}

static gtab_eval_term
call_value(gtab_here *here, const gtab_bound_term *t, const gtab_relation_options *options)
{
	gtab_eval_term out = unreadable;

	switch (t->function) {
	case GTAB_FN_COUNT: out = count_all(here, t); break;
	case GTAB_FN_ABS: out = gtab_eval_abs(sum_of_side(here, &t->args[0], options)); break;
	case GTAB_FN_MAX:
	case GTAB_FN_MIN: out = extreme(here, t, options); break;
	case GTAB_FN_CHILDREN: out = sum_of_children(here, t, options); break;
	case GTAB_FN_QUOTIENT:
		out = gtab_eval_quotient(sum_of_side(here, &t->args[0], options),
					 sum_of_side(here, &t->args[1], options));
		break;
	}
	/* with a figure missing, how large it is depends on more than the sign */
	if (out.is_partial && t->function != GTAB_FN_CHILDREN &&
	    options->if_missing != GTAB_IF_MISSING_ZERO &&
	    options->if_missing != GTAB_IF_MISSING_REQUIRED)
		out = unreadable;
	out.factor = t->factor;
	return out;
}

gtab_eval_term
gtab_instance_value(gtab_here *here, const gtab_bound_term *t, const gtab_relation_options *options)
{
	switch (t->kind) {
	case GTAB_BOUND_CELL:
		if (t->side != NULL)
			return side_value(here, t);
		return cell_value(here, t->row, t->column, t->factor);
	case GTAB_BOUND_CONSTANT: break;
	case GTAB_BOUND_CELLS: return sum_of_cells(here, t, options);
	case GTAB_BOUND_CALL: return call_value(here, t, options);
	case GTAB_BOUND_TEXT: return unreadable;
	}
	return (gtab_eval_term){ .factor = t->factor,
				 .value = { t->number, GTAB_VALUE_NUMBER },
				 .is_constant = true };
}

/* ---- conditions ---- */

bool
gtab_same_text(gtab_text a, gtab_text b)
{
	if (a.len == 0 || b.len == 0)
		return gtab_text_is_blank(a) && gtab_text_is_blank(b);
	for (;;) {
		uint32_t x = 0;
		uint32_t y = 0;

		while (a.len > 0 && gtab_is_space(x = gtab_utf8_next(&a)))
			x = 0;
		while (b.len > 0 && gtab_is_space(y = gtab_utf8_next(&b)))
			y = 0;
		if (gtab_name_fold_cp(x) != gtab_name_fold_cp(y))
			return false;
		if (x == 0)
			return true;
	}
}

static gtab_verdict
compare_sides(gtab_here *here, const gtab_bound_condition *c, const gtab_bound_side *left,
	      const gtab_bound_side *right)
{
	gtab_eval_term sums[2];
	bool is_same;

	if (c->is_text) {
		is_same = gtab_same_text(gtab_instance_text(here, &left->terms[0]),
					 gtab_instance_text(here, &right->terms[0]));
		return is_same == (c->cmp == GTAB_CMP_EQ) ? GTAB_PASS : GTAB_FAIL;
	}
	sums[0] = sum_of_side(here, left, &plain_options);
	sums[1] = sum_of_side(here, right, &plain_options);
	return gtab_evaluate(c->cmp, &plain_options, (gtab_eval_side){ &sums[0], 1 },
			     (gtab_eval_side){ &sums[1], 1 })
		.verdict;
}

/* a and b, or a or b; what is not known stays so unless the other decides. */
static gtab_verdict
join(gtab_verdict a, gtab_verdict b, bool is_and)
{
	const gtab_verdict decides = is_and ? GTAB_FAIL : GTAB_PASS;

	if (a == decides || b == decides)
		return decides;
	return a == GTAB_UNKNOWN || b == GTAB_UNKNOWN ? GTAB_UNKNOWN : a;
}

static gtab_verdict
compare_lists(gtab_here *here, const gtab_bound_condition *c)
{
	gtab_verdict all = GTAB_PASS;

	for (size_t i = 0; i < c->n_left; i++) {
		gtab_verdict one = c->cmp == GTAB_CMP_EQ ? GTAB_FAIL : GTAB_PASS;

		for (size_t k = 0; k < c->n_right; k++)
			one = join(one, compare_sides(here, c, &c->left[i], &c->right[k]),
				   c->cmp != GTAB_CMP_EQ);
		all = join(all, one, true);
	}
	return all;
}

gtab_verdict
gtab_instance_condition(gtab_here *here, const gtab_bound_condition *c)
{
	gtab_verdict out = c->kind == GTAB_CONDITION_AND ? GTAB_PASS : GTAB_FAIL;

	if (c->kind == GTAB_CONDITION_COMPARE)
		return compare_lists(here, c);
	for (const gtab_bound_condition *part = c->first; part != NULL; part = part->next)
		out = join(out, gtab_instance_condition(here, part), c->kind == GTAB_CONDITION_AND);
	return out;
}

gtab_verdict
gtab_condition_of_row(const gtab_bound_condition *c, const gtab_row *row)
{
	gtab_here here = { .row = row, .row_idx = GTAB_MAP_NONE, .column = GTAB_MAP_NONE };

	return gtab_instance_condition(&here, c);
}
