/* SPDX-License-Identifier: MIT */
#ifndef GTAB_CHECK_EVALUATE_INTERNAL_H
#define GTAB_CHECK_EVALUATE_INTERNAL_H

/* Whether figures satisfy a relation: relations.md, Values and Verdicts. Knows of no table. */

#include "form/relation_internal.h"

typedef enum gtab_value_kind {
	GTAB_VALUE_NUMBER,
	GTAB_VALUE_NIL,     /* counts as 0 */
	GTAB_VALUE_MISSING, /* not reported, not available, suppressed */
	GTAB_VALUE_UNREADABLE
} gtab_value_kind;

typedef struct gtab_value {
	gtab_decimal number;
	gtab_value_kind kind;
} gtab_value;

/* What a figure may be: bounds that are absent have no end. */
typedef struct gtab_range {
	bool has_lower;
	bool has_upper;
	gtab_decimal lower;
	gtab_decimal upper;
} gtab_range;

/*
 * factor × value.
 *
 * is_rounded  it was printed rounded, and range is what it may be
 * is_between  it lies within range, since it was computed and has no end (1/3)
 * is_partial  it was computed from several figures, and one that is missing was taken as 0
 * places      the form's decimals for it; -1: as many as it was printed with
 */
typedef struct gtab_eval_term {
	gtab_decimal factor;
	gtab_value value;
	bool is_constant;
	bool is_rounded;
	bool is_between;
	bool is_partial;
	int places;
	gtab_range range;
} gtab_eval_term;

typedef struct gtab_eval_side {
	const gtab_eval_term *terms;
	size_t n;
} gtab_eval_side;

/* A side summed up: as a figure, and what it may be; an exact figure is a range of one point. */
typedef struct gtab_eval_total {
	gtab_decimal point;
	gtab_range range;
} gtab_eval_total;

/* Sum a side, missing figures as 0; without has_range the range is the point. False: too large. */
bool gtab_eval_total_of(gtab_eval_side side, const gtab_relation_options *options, bool has_range,
			gtab_eval_total *out);
/* Whether any term is a range; *is_rounded becomes true when one was printed rounded. */
bool gtab_eval_has_range(gtab_eval_side side, bool *is_rounded);

typedef enum gtab_verdict { GTAB_PASS, GTAB_FAIL, GTAB_UNKNOWN } gtab_verdict;

/*
 * left, right, difference  set for PASS and FAIL, unless required is
 * required     the term 缺项:必填 asks for and that is missing; NULL for none
 * by_range     rounded figures: the ranges of the two sides were compared
 * is_overflow  unknown, since the figures are too large to be computed exactly
 */
typedef struct gtab_outcome {
	gtab_verdict verdict;
	gtab_decimal left;
	gtab_decimal right;
	gtab_decimal difference;
	const gtab_eval_term *required;
	bool by_range;
	bool is_overflow;
	gtab_range left_range;
	gtab_range right_range;
} gtab_outcome;

/* Whether figures satisfy a relation. */
gtab_outcome gtab_evaluate(gtab_cmp cmp, const gtab_relation_options *options, gtab_eval_side left,
			   gtab_eval_side right);

/* ---- figures made of others, as one term: factor 1, is_constant false ---- */

/* Their sum. Nil counts as 0, missing too (is_partial); one that cannot be read makes it unreadable. */
gtab_eval_term gtab_eval_sum(gtab_eval_side side, const gtab_relation_options *options);
/* A number that is exact, as a term. */
gtab_eval_term gtab_eval_number(gtab_decimal number);
/* The difference from 0. */
gtab_eval_term gtab_eval_abs(gtab_eval_term of);
/* The larger (is_max) or smaller of two. */
gtab_eval_term gtab_eval_extreme(gtab_eval_term a, gtab_eval_term b, bool is_max);
/*
 * a by b, exact when it ends within 20 places, else between two neighbours at the 20th: for figures below 10^15
 * no comparison turns out otherwise for that. Unreadable when b may be 0.
 */
gtab_eval_term gtab_eval_quotient(gtab_eval_term a, gtab_eval_term b);

#endif
