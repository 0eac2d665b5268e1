/* SPDX-License-Identifier: MIT */
/*
 * Whether figures satisfy a relation. Each side is summed as a figure and as a range; an exact figure is a
 * range of one point, so that one comparison of ranges serves exact, tolerant and rounded figures.
 */

#include "check/evaluate_internal.h"

static bool
add(gtab_decimal *to, gtab_decimal d)
{
	return gtab_decimal_add(*to, d, to) == GTAB_OK;
}

static bool
times(gtab_decimal a, gtab_decimal b, gtab_decimal *out)
{
	return gtab_decimal_mul(a, b, out) == GTAB_OK;
}

/* Half a unit in the last place a figure is given to: 0.05 for 17.0. */
static gtab_decimal
half_place(const gtab_eval_term *t)
{
	const int places = t->places >= 0 ? t->places : t->value.number.scale;

	return (gtab_decimal){ 5, places < GTAB_SCALE_MAX ? places + 1 : GTAB_SCALE_MAX };
}

/* What a figure may be, by its bounds or, for ±舍入, by its printed places. */
static bool
range_of(const gtab_eval_term *t, const gtab_relation_options *options, gtab_range *out)
{
	const gtab_decimal number =
		t->value.kind == GTAB_VALUE_NUMBER ? t->value.number : gtab_decimal_from_int(0);
	gtab_decimal half;

	*out = (gtab_range){ true, true, number, number };
	if (t->value.kind != GTAB_VALUE_NUMBER || t->is_constant)
		return true;
	if (t->is_rounded || t->is_between) {
		*out = t->range;
		return true;
	}
	if (options->tolerance != GTAB_TOLERANCE_PRINTED)
		return true;
	half = half_place(t);
	if (options->is_truncated) /* cut off: up to a unit more */
		return add(&out->upper, half) && add(&out->upper, half);
	return add(&out->upper, half) && add(&out->lower, gtab_decimal_negate(half));
}

/* Add factor × range; a negative factor turns the ends around. */
static bool
add_range(gtab_range *to, gtab_decimal factor, gtab_range r)
{
	const bool is_turned = gtab_decimal_sign(factor) < 0;
	const bool has_lower = is_turned ? r.has_upper : r.has_lower;
	const bool has_upper = is_turned ? r.has_lower : r.has_upper;
	gtab_decimal lower = is_turned ? r.upper : r.lower;
	gtab_decimal upper = is_turned ? r.lower : r.upper;

	to->has_lower = to->has_lower && has_lower;
	to->has_upper = to->has_upper && has_upper;
	if (has_lower && (!times(lower, factor, &lower) || !add(&to->lower, lower)))
		return false;
	return !has_upper || (times(upper, factor, &upper) && add(&to->upper, upper));
}

/* Sum the figures, and what they may be: without by_range that is the same. */
bool
gtab_eval_total_of(gtab_eval_side side, const gtab_relation_options *options, bool by_range,
		   gtab_eval_total *out)
{
	const gtab_decimal zero = gtab_decimal_from_int(0);

	*out = (gtab_eval_total){ zero, { true, true, zero, zero } };
	for (size_t i = 0; i < side.n; i++) {
		const gtab_eval_term *const t = &side.terms[i];
		gtab_decimal product = zero;
		gtab_range range;

		if (t->value.kind == GTAB_VALUE_NUMBER &&
		    !times(t->value.number, t->factor, &product))
			return false;
		if (!add(&out->point, product))
			return false;
		if (by_range &&
		    (!range_of(t, options, &range) || !add_range(&out->range, t->factor, range)))
			return false;
	}
	if (!by_range)
		out->range = (gtab_range){ true, true, out->point, out->point };
	return true;
}

/* Let the range reach as far beyond its ends as the tolerance allows. */
static bool
widen(gtab_eval_total *left, const gtab_relation_options *options)
{
	gtab_decimal by = options->amount;

	if (options->tolerance == GTAB_TOLERANCE_PERCENT) {
		const gtab_decimal size = gtab_decimal_sign(left->point) < 0
						  ? gtab_decimal_negate(left->point)
						  : left->point;
		const gtab_decimal hundredth = { 1, 2 };

		if (!times(size, by, &by) || !times(by, hundredth, &by))
			return false;
	} else if (options->tolerance != GTAB_TOLERANCE_ABSOLUTE) {
		return true;
	}
	return add(&left->range.upper, by) && add(&left->range.lower, gtab_decimal_negate(by));
}

/* Whether a may be as large as b, or larger (strictly, when asked). */
static bool
may_reach(gtab_range a, gtab_range b, bool is_strict)
{
	int order;

	if (!a.has_upper || !b.has_lower)
		return true;
	order = gtab_decimal_compare(a.upper, b.lower);
	return is_strict ? order > 0 : order >= 0;
}

static bool
is_point(gtab_range r)
{
	return r.has_lower && r.has_upper && gtab_decimal_compare(r.lower, r.upper) == 0;
}

static bool
holds(gtab_cmp cmp, gtab_range left, gtab_range right)
{
	const bool may_be_equal = may_reach(left, right, false) && may_reach(right, left, false);

	switch (cmp) {
	case GTAB_CMP_EQ: return may_be_equal;
	case GTAB_CMP_NE: return !may_be_equal || !is_point(left) || !is_point(right);
	case GTAB_CMP_GE: return may_reach(left, right, false);
	case GTAB_CMP_GT: return may_reach(left, right, true);
	case GTAB_CMP_LE: return may_reach(right, left, false);
	case GTAB_CMP_LT: return may_reach(right, left, true);
	case GTAB_CMP_NONE: break;
	}
	return false;
}

/* Whether a missing term may be taken as 0: by the option, or since that makes the smaller side smaller. */
static bool
is_zero_if_missing(gtab_cmp cmp, gtab_if_missing rule, bool is_left, const gtab_eval_term *t)
{
	const bool is_added = gtab_decimal_sign(t->factor) > 0;

	if (rule == GTAB_IF_MISSING_ZERO)
		return true;
	if (rule != GTAB_IF_MISSING_DEFAULT)
		return false;
	switch (cmp) {
	case GTAB_CMP_GE:
	case GTAB_CMP_GT: return is_left != is_added;
	case GTAB_CMP_LE:
	case GTAB_CMP_LT: return is_left == is_added;
	default: return false;
	}
}

/* PASS when the side can be summed; else UNKNOWN, or FAIL with the term that is required. */
static gtab_verdict
look_for_missing(gtab_cmp cmp, gtab_if_missing rule, bool is_left, gtab_eval_side side,
		 const gtab_eval_term **required_out)
{
	gtab_verdict verdict = GTAB_PASS;

	for (size_t i = 0; i < side.n; i++) {
		const gtab_eval_term *const t = &side.terms[i];

		const bool is_missing = t->value.kind == GTAB_VALUE_MISSING || t->is_partial;

		if (is_missing && rule == GTAB_IF_MISSING_REQUIRED) {
			*required_out = t;
			return GTAB_FAIL;
		}
		if (t->value.kind == GTAB_VALUE_UNREADABLE ||
		    (is_missing && !is_zero_if_missing(cmp, rule, is_left, t)))
			verdict = GTAB_UNKNOWN;
	}
	return verdict;
}

bool
gtab_eval_has_range(gtab_eval_side side, bool *is_rounded)
{
	bool is_any = false;

	for (size_t i = 0; i < side.n; i++) {
		*is_rounded = *is_rounded || side.terms[i].is_rounded;
		is_any = is_any || side.terms[i].is_rounded || side.terms[i].is_between;
	}
	return is_any;
}

static void
round_sum(gtab_eval_total *s, int places)
{
	gtab_decimal_round(&s->point, places);
	if (s->range.has_lower)
		gtab_decimal_round(&s->range.lower, places);
	if (s->range.has_upper)
		gtab_decimal_round(&s->range.upper, places);
}

/* Sum both sides and compare them; false when a figure grows too large. */
static bool
compare(gtab_cmp cmp, const gtab_relation_options *options, gtab_eval_side left,
	gtab_eval_side right, bool has_range, gtab_outcome *out)
{
	gtab_eval_total l;
	gtab_eval_total r;

	if (!gtab_eval_total_of(left, options, has_range, &l) ||
	    !gtab_eval_total_of(right, options, has_range, &r))
		return false;
	if (options->is_rounding) {
		round_sum(&l, options->rounding);
		round_sum(&r, options->rounding);
	}
	if (gtab_decimal_sub(l.point, r.point, &out->difference) != GTAB_OK)
		return false;
	out->left = l.point;
	out->right = r.point;
	out->left_range = l.range;
	out->right_range = r.range;
	if (!widen(&l, options))
		return false;
	out->verdict = holds(cmp, l.range, r.range) ? GTAB_PASS : GTAB_FAIL;
	return true;
}

/* Whether a term adds to its side, and no less than nothing; one that is missing may be anything from 0. */
static bool
only_adds(gtab_eval_side side, bool may_miss)
{
	for (size_t i = 0; i < side.n; i++) {
		const gtab_eval_term *const t = &side.terms[i];
		const bool is_missing = t->value.kind == GTAB_VALUE_MISSING || t->is_partial;

		if (gtab_decimal_sign(t->factor) < 0 || t->value.kind == GTAB_VALUE_UNREADABLE ||
		    (is_missing && !may_miss) ||
		    (t->value.kind == GTAB_VALUE_NUMBER && gtab_decimal_sign(t->value.number) < 0))
			return false;
	}
	return true;
}

/*
 * Whether the left side is whole and the right one its parts, of which some are missing: these may make up for
 * parts that sum to less, never for parts that sum to more.
 */
static bool
is_breakdown(gtab_cmp cmp, gtab_if_missing rule, gtab_eval_side left, gtab_eval_side right)
{
	return cmp == GTAB_CMP_EQ && rule == GTAB_IF_MISSING_DEFAULT && only_adds(left, false) &&
	       only_adds(right, true);
}

gtab_outcome
gtab_evaluate(gtab_cmp cmp, const gtab_relation_options *options, gtab_eval_side left,
	      gtab_eval_side right)
{
	const gtab_if_missing rule = options->if_missing;
	gtab_outcome out = { .verdict = GTAB_UNKNOWN };
	bool has_range;
	bool is_open;
	const gtab_verdict of_left = look_for_missing(cmp, rule, true, left, &out.required);
	const gtab_verdict of_right =
		of_left == GTAB_FAIL ? GTAB_FAIL
				     : look_for_missing(cmp, rule, false, right, &out.required);

	if (of_left == GTAB_FAIL || of_right == GTAB_FAIL) {
		out.verdict = GTAB_FAIL;
		return out;
	}
	is_open = of_left == GTAB_UNKNOWN || of_right == GTAB_UNKNOWN;
	if (is_open && !is_breakdown(cmp, rule, left, right))
		return out;
	out.by_range = options->tolerance == GTAB_TOLERANCE_PRINTED;
	has_range = gtab_eval_has_range(left, &out.by_range);
	has_range = gtab_eval_has_range(right, &out.by_range) || has_range || out.by_range;
	if (is_open)
		cmp = GTAB_CMP_GE;
	if (!compare(cmp, options, left, right, has_range, &out)) {
		out.verdict = GTAB_UNKNOWN;
		out.is_overflow = true;
	}
	if (is_open && out.verdict == GTAB_PASS)
		out.verdict = GTAB_UNKNOWN;
	return out;
}
