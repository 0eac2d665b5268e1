/* SPDX-License-Identifier: MIT */
/* Figures made of others, for relations that are not linear: absolute values, extremes, quotients. */

#include "check/evaluate_internal.h"

/* Places a quotient is computed to, and those it is shown with. */
enum { QUOTIENT_PLACES = 20, SHOWN_PLACES = 10 };

static const gtab_eval_term unreadable = { .factor = { 1, 0 },
					   .value = { .kind = GTAB_VALUE_UNREADABLE },
					   .places = -1 };

/* A computed figure with the range it lies in. */
static gtab_eval_term
computed(const gtab_eval_total *s, bool is_rounded, bool is_between, bool is_partial)
{
	return (gtab_eval_term){ .factor = gtab_decimal_from_int(1),
				 .value = { s->point, GTAB_VALUE_NUMBER },
				 .is_rounded = is_rounded,
				 .is_between = is_between,
				 .is_partial = is_partial,
				 .places = -1,
				 .range = s->range };
}

gtab_eval_term
gtab_eval_number(gtab_decimal number)
{
	return (gtab_eval_term){ .factor = gtab_decimal_from_int(1),
				 .value = { number, GTAB_VALUE_NUMBER },
				 .places = -1,
				 .range = { true, true, number, number } };
}

gtab_eval_term
gtab_eval_sum(gtab_eval_side side, const gtab_relation_options *options)
{
	bool is_rounded = options->tolerance == GTAB_TOLERANCE_PRINTED;
	bool is_partial = false;
	const bool has_range = gtab_eval_has_range(side, &is_rounded) || is_rounded;
	gtab_eval_total sum;

	for (size_t i = 0; i < side.n; i++) {
		if (side.terms[i].value.kind == GTAB_VALUE_UNREADABLE)
			return unreadable;
		is_partial = is_partial || side.terms[i].is_partial ||
			     side.terms[i].value.kind == GTAB_VALUE_MISSING;
	}
	if (!gtab_eval_total_of(side, options, has_range, &sum))
		return unreadable;
	return computed(&sum, is_rounded, has_range && !is_rounded, is_partial);
}

/* The figure of a term that is a number, with its range. */
static gtab_eval_total
sum_of(const gtab_eval_term *t)
{
	const bool has_range = t->is_rounded || t->is_between;

	return (gtab_eval_total){
		t->value.number,
		has_range ? t->range : (gtab_range){ true, true, t->value.number, t->value.number }
	};
}

gtab_eval_term
gtab_eval_abs(gtab_eval_term of)
{
	gtab_eval_total s;
	bool is_across;

	if (of.value.kind == GTAB_VALUE_UNREADABLE)
		return of;
	s = sum_of(&of);
	is_across = (!s.range.has_lower || gtab_decimal_sign(s.range.lower) < 0) &&
		    (!s.range.has_upper || gtab_decimal_sign(s.range.upper) > 0);
	if (!is_across && s.range.has_upper && gtab_decimal_sign(s.range.upper) <= 0) {
		const gtab_range turned = { true, s.range.has_lower,
					    gtab_decimal_negate(s.range.upper),
					    gtab_decimal_negate(s.range.lower) };

		s.range = turned;
	} else if (is_across) {
		const gtab_decimal below = gtab_decimal_negate(s.range.lower);

		s.range.has_upper = s.range.has_upper && s.range.has_lower;
		if (s.range.has_upper && gtab_decimal_compare(below, s.range.upper) > 0)
			s.range.upper = below;
		s.range.has_lower = true;
		s.range.lower = gtab_decimal_from_int(0);
	}
	if (gtab_decimal_sign(s.point) < 0)
		s.point = gtab_decimal_negate(s.point);
	return computed(&s, of.is_rounded, of.is_between, of.is_partial);
}

/* The larger or smaller of two ends; of an end that is not there the answer is not known either way. */
static void
extreme_end(bool has_a, gtab_decimal a, bool has_b, gtab_decimal b, bool is_max, bool any_is_enough,
	    bool *has_out, gtab_decimal *out)
{
	const bool is_a = has_a && (!has_b || (gtab_decimal_compare(a, b) > 0) == is_max);

	*has_out = any_is_enough ? has_a || has_b : has_a && has_b;
	*out = is_a ? a : b;
}

gtab_eval_term
gtab_eval_extreme(gtab_eval_term a, gtab_eval_term b, bool is_max)
{
	gtab_eval_total x;
	gtab_eval_total y;
	gtab_eval_total out;

	if (a.value.kind == GTAB_VALUE_UNREADABLE || b.value.kind == GTAB_VALUE_UNREADABLE)
		return unreadable;
	x = sum_of(&a);
	y = sum_of(&b);
	out.point = (gtab_decimal_compare(x.point, y.point) > 0) == is_max ? x.point : y.point;
	extreme_end(x.range.has_lower, x.range.lower, y.range.has_lower, y.range.lower, is_max,
		    is_max, &out.range.has_lower, &out.range.lower);
	extreme_end(x.range.has_upper, x.range.upper, y.range.has_upper, y.range.upper, is_max,
		    !is_max, &out.range.has_upper, &out.range.upper);
	return computed(&out, a.is_rounded || b.is_rounded, a.is_between || b.is_between,
			a.is_partial || b.is_partial);
}

/* a / b rounded down to QUOTIENT_PLACES places; false when the figures are too large. */
static bool
divide(gtab_decimal a, gtab_decimal b, gtab_decimal *out, bool *is_exact)
{
	gtab_int128 p;
	gtab_int128 q;

	a = gtab_decimal_trim(a);
	b = gtab_decimal_trim(b);
	if (b.scale > 0 && gtab_decimal_shift(a, b.scale, &a) != GTAB_OK)
		return false;
	a = gtab_decimal_trim(a);
	p = b.coefficient < 0 ? -a.coefficient : a.coefficient;
	q = b.coefficient < 0 ? -b.coefficient : b.coefficient;
	for (out->scale = a.scale; out->scale < QUOTIENT_PLACES && p % q != 0; out->scale++) {
		if (__builtin_mul_overflow(p, (gtab_int128)10, &p))
			return false;
	}
	*is_exact = p % q == 0;
	out->coefficient = p / q - (p % q < 0 ? 1 : 0);
	return true;
}

/* The ends of what a / b may be. */
static bool
divide_range(const gtab_eval_total *a, const gtab_eval_total *b, gtab_eval_total *out,
	     bool *is_exact)
{
	const gtab_decimal ends[] = { a->range.lower, a->range.upper };
	const gtab_decimal by[] = { b->range.lower, b->range.upper };
	const gtab_decimal step = { 1, QUOTIENT_PLACES };

	out->range.has_lower = out->range.has_upper = true;
	for (size_t i = 0; i < 4; i++) {
		gtab_decimal lower;
		gtab_decimal upper;
		bool is_end_exact;

		if (!divide(ends[i / 2], by[i % 2], &lower, &is_end_exact))
			return false;
		upper = lower;
		if (!is_end_exact && gtab_decimal_add(upper, step, &upper) != GTAB_OK)
			return false;
		*is_exact = *is_exact && is_end_exact;
		if (i == 0 || gtab_decimal_compare(lower, out->range.lower) < 0)
			out->range.lower = lower;
		if (i == 0 || gtab_decimal_compare(upper, out->range.upper) > 0)
			out->range.upper = upper;
	}
	return true;
}

gtab_eval_term
gtab_eval_quotient(gtab_eval_term a, gtab_eval_term b)
{
	bool is_exact = true;
	gtab_eval_total x;
	gtab_eval_total y;
	gtab_eval_total out;

	if (a.value.kind == GTAB_VALUE_UNREADABLE || b.value.kind == GTAB_VALUE_UNREADABLE)
		return unreadable;
	x = sum_of(&a);
	y = sum_of(&b);
	if (!x.range.has_lower || !x.range.has_upper || !y.range.has_lower || !y.range.has_upper ||
	    gtab_decimal_sign(y.range.lower) * gtab_decimal_sign(y.range.upper) <= 0 ||
	    !divide(x.point, y.point, &out.point, &is_exact) ||
	    !divide_range(&x, &y, &out, &is_exact))
		return unreadable;
	gtab_decimal_round(&out.point, SHOWN_PLACES);
	return computed(&out, a.is_rounded || b.is_rounded,
			a.is_between || b.is_between || !is_exact, a.is_partial || b.is_partial);
}
