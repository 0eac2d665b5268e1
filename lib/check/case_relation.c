/* SPDX-License-Identifier: MIT */
/* A relation that was tried, as an edit of the case: what is linear in the cells of this table. */

#include "check/check_internal.h"

static const gtab_decimal zero = { 0, 0 };

static bool
is_linear(const gtab_bound_side *side)
{
	for (size_t i = 0; i < side->n; i++) {
		const gtab_bound_kind kind = side->terms[i].kind;

		if (kind == GTAB_BOUND_TEXT || kind == GTAB_BOUND_CALL)
			return false;
	}
	return true;
}

static bool
edit_cmp_of(gtab_cmp cmp, gtab_edit_cmp *out)
{
	switch (cmp) {
	case GTAB_CMP_EQ: *out = GTAB_EDIT_EQ; return true;
	case GTAB_CMP_GE: *out = GTAB_EDIT_GE; return true;
	case GTAB_CMP_GT: *out = GTAB_EDIT_GT; return true;
	case GTAB_CMP_LE: *out = GTAB_EDIT_LE; return true;
	case GTAB_CMP_LT: *out = GTAB_EDIT_LT; return true;
	default: return false;
	}
}

/* The width of a range; false when it has an open end. */
static bool
width_of(const gtab_range *r, gtab_decimal *out)
{
	return r->has_lower && r->has_upper && gtab_decimal_sub(r->upper, r->lower, out) == GTAB_OK;
}

/* What the sides may differ by: what was asked for, and half of what rounded figures leave open on both sides. */
static bool
tolerance_of(const gtab_failure *f, gtab_decimal *out)
{
	const gtab_relation_options *const options = &f->bound->relation->options;
	const gtab_decimal half = { 5, 1 };
	const gtab_decimal hundredth = { 1, 2 };
	gtab_decimal by = options->amount;
	gtab_decimal left;
	gtab_decimal right;

	*out = zero;
	if (f->outcome->by_range && (!width_of(&f->outcome->left_range, &left) ||
				     !width_of(&f->outcome->right_range, &right) ||
				     gtab_decimal_add(left, right, out) != GTAB_OK ||
				     gtab_decimal_mul(*out, half, out) != GTAB_OK))
		return false;
	if (options->tolerance == GTAB_TOLERANCE_PERCENT) {
		left = gtab_decimal_sign(f->outcome->left) < 0
			       ? gtab_decimal_negate(f->outcome->left)
			       : f->outcome->left;
		if (gtab_decimal_mul(left, by, &by) != GTAB_OK ||
		    gtab_decimal_mul(by, hundredth, &by) != GTAB_OK)
			return false;
	} else if (options->tolerance != GTAB_TOLERANCE_ABSOLUTE) {
		return true;
	}
	return gtab_decimal_add(*out, by, out) == GTAB_OK;
}

/* One cell of the table; one that is nil or missing counts as 0 and is no figure. */
static void
add_cell(gtab_case *c, const gtab_here *here, size_t row, size_t column, gtab_decimal factor)
{
	const gtab_relation_run *const run = here->run;
	gtab_eval_term value = { .factor = factor };
	const gtab_kept_row *kept;
	size_t slot = GTAB_MAP_NONE;

	row = row == GTAB_MAP_NONE ? here->row_idx : row;
	column = column == GTAB_MAP_NONE ? here->column : column;
	if (row != GTAB_MAP_NONE)
		slot = run->binder.rows.rows[row].slot;
	gtab_figures_get(&run->figures, slot, column, &value);
	if (value.value.kind != GTAB_VALUE_NUMBER)
		return;
	kept = slot == GTAB_MAP_NONE ? NULL : &run->figures.rows[slot];
	gtab_case_term(c,
		       gtab_case_figure(c, &run->binder.columns[column], column,
					kept == NULL ? here->row->place : kept->place,
					kept == NULL
						? gtab_row_label(here->row, run->binder.label_col)
						: kept->label,
					value.value.number),
		       factor);
}

/* A cell of another table is not in question here: what it counts for, taken from the constant of the edit. */
static bool
take_side_cell(const gtab_failure *f, const gtab_bound_term *t, bool is_right,
	       gtab_decimal *constant)
{
	const gtab_eval_term value = gtab_instance_value(f->here, t, &f->bound->relation->options);
	const gtab_decimal factor = is_right ? gtab_decimal_negate(t->factor) : t->factor;
	gtab_decimal product;

	return value.value.kind != GTAB_VALUE_NUMBER ||
	       (gtab_decimal_mul(value.value.number, factor, &product) == GTAB_OK &&
		gtab_decimal_sub(*constant, product, constant) == GTAB_OK);
}

/* Terms of a side; constants are taken from the constant of the edit. */
static bool
add_side(gtab_case *c, const gtab_failure *f, const gtab_bound_side *side, bool is_right,
	 gtab_decimal *constant)
{
	const gtab_here *const here = f->here;

	for (size_t i = 0; i < side->n; i++) {
		const gtab_bound_term *const t = &side->terms[i];
		const gtab_decimal factor = is_right ? gtab_decimal_negate(t->factor) : t->factor;
		gtab_decimal product;

		if (t->side != NULL) {
			if (!take_side_cell(f, t, is_right, constant))
				return false;
			continue;
		}
		if (t->kind == GTAB_BOUND_CELL) {
			add_cell(c, here, t->row, t->column, factor);
			continue;
		}
		if (t->kind == GTAB_BOUND_CELLS) {
			for (size_t k = 0; k < t->rows->n; k++)
				add_cell(c, here, t->rows->items[k], t->column, factor);
			continue;
		}
		if (gtab_decimal_mul(t->number, factor, &product) != GTAB_OK ||
		    gtab_decimal_sub(*constant, product, constant) != GTAB_OK)
			return false;
	}
	return true;
}

void
gtab_case_relation(gtab_case *c, const gtab_failure *f)
{
	const gtab_bound *const bound = f->bound;
	gtab_decimal constant = zero;
	gtab_decimal tolerance;
	gtab_edit_cmp cmp;

	/* figures printed rounded say too little of what they should be */
	if (f->outcome->by_range && f->outcome->verdict == GTAB_FAIL)
		return;
	if (bound->is_text || f->outcome->required != NULL ||
	    bound->relation->options.is_rounding || !edit_cmp_of(bound->relation->cmp, &cmp) ||
	    !is_linear(&bound->left) || !is_linear(&bound->right) || !tolerance_of(f, &tolerance))
		return;
	gtab_case_begin(c, cmp);
	if (!add_side(c, f, &bound->left, false, &constant) ||
	    !add_side(c, f, &bound->right, true, &constant))
		gtab_case_term(c, GTAB_NO_POSITION, zero);
	gtab_case_end(c, constant, tolerance, f->outcome->verdict == GTAB_FAIL);
}
