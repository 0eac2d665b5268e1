/* SPDX-License-Identifier: MIT */
#ifndef GTAB_COMPARE_AMOUNT_INTERNAL_H
#define GTAB_COMPARE_AMOUNT_INTERNAL_H

/* One figure that others are added to. Adding is associative, so that the sum of partial sums is the sum. */

#include <gtab/decimal.h>
#include <gtab/row.h>

/*
 * What a figure is. Of several that are added, the one further down stays; figures add up.
 *
 * NIL is a figure of none; the three behind it lack something, and a sum with one of them is short of it.
 * CLASH: units differ, or nothing is known of it on either side; it has no value.
 */
typedef enum gtab_amount_kind {
	GTAB_AMOUNT_ABSENT, /* nobody was asked */
	GTAB_AMOUNT_NIL,
	GTAB_AMOUNT_EMPTY,
	GTAB_AMOUNT_NOT_AVAILABLE,
	GTAB_AMOUNT_SUPPRESSED,
	GTAB_AMOUNT_FIGURE,
	GTAB_AMOUNT_CLASH
} gtab_amount_kind;

/*
 * lower, upper  where the true figure lies; equal to value unless it was printed rounded
 * is_rounded    some part of it was
 * has_lower, has_upper  false: open to that side (近4.5万)
 * unit          its own, where units differ down the column; "" else. Borrowed
 */
typedef struct gtab_amount {
	gtab_amount_kind kind;
	bool is_rounded;
	bool has_lower;
	bool has_upper;
	gtab_decimal value;
	gtab_decimal lower;
	gtab_decimal upper;
	gtab_text unit;
} gtab_amount;

/* The figure of a cell; lower and upper are the cells of its companions, NULL where it has none. */
gtab_amount gtab_amount_of(const gtab_cell *cell, const gtab_cell *lower, const gtab_cell *upper,
			   gtab_text unit);

/* Add part to *sum. GTAB_OK; GTAB_EOVERFLOW, with *sum as it was. */
gtab_status gtab_amount_add(gtab_amount *sum, const gtab_amount *part);

/* Whether a sum with this part is short of something. */
bool gtab_amount_is_lacking(const gtab_amount *part);

/* The cells of a figure in the clean table, texts in a: its own, and those of its companions. */
gtab_cell gtab_amount_cell(const gtab_amount *amount, gtab_arena *a);
gtab_cell gtab_amount_lower(const gtab_amount *amount, gtab_arena *a);
gtab_cell gtab_amount_upper(const gtab_amount *amount, gtab_arena *a);

#endif
