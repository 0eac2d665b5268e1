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
 * places      the form's decimals for it; -1: as many as it was printed with
 */
typedef struct gtab_eval_term {
	gtab_decimal factor;
	gtab_value value;
	bool is_constant;
	bool is_rounded;
	int places;
	gtab_range range;
} gtab_eval_term;

typedef struct gtab_eval_side {
	const gtab_eval_term *terms;
	size_t n;
} gtab_eval_side;

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

gtab_outcome gtab_evaluate(gtab_cmp cmp, const gtab_relation_options *options, gtab_eval_side left,
			   gtab_eval_side right);

#endif
