/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INFER_H
#define GTAB_INFER_H

/*
 * A form drafted from good files: fields, types, keys, usual values, and the balances that always hold, each
 * with the number of times it was seen to hold. A draft is for a person to read and mend; it proves nothing.
 */

#include <gtab/clean.h>

/*
 * total = sum of parts.
 *
 * parts    indices of series, ascending, n_parts of them (2 or more)
 * n_held   observations in which it held and something was to add: at least two parts were not 0
 */
typedef struct gtab_balance {
	size_t total;
	const size_t *parts;
	size_t n_parts;
	size_t n_held;
} gtab_balance;

/*
 * Series of figures observed together: the columns of a table over its rows, or its rows over its columns.
 *
 * values   n_observations × n_series, row by row: the figure times 10^scale, one scale for all
 * is_known the same shape: false where nothing was reported (nil is a known 0)
 */
typedef struct gtab_observations {
	const int64_t *values;
	const bool *is_known;
	size_t n_series;
	size_t n_observations;
} gtab_observations;

/*
 * The balances that hold in every observation that knows all their series, and held at least three times with
 * two different sums. Parts that stand side by side are looked for first; a total that is explained takes its
 * parts' place, so that 总计 = 小计 + 小计 is found over 小计 = 甲 + 乙. Time n_series^3 × a few observations.
 *
 * out  n_out balances in a's memory, totals from left to right
 *
 * Returns GTAB_OK or GTAB_ENOMEM.
 */
gtab_status gtab_balances_find(const gtab_observations *o, gtab_arena *a, gtab_balance **out,
			       size_t *n_out);

typedef struct gtab_infer gtab_infer;

gtab_status gtab_infer_new(gtab_infer **out);
void gtab_infer_free(gtab_infer *in);

/*
 * Look at one good table: pulls all its rows. Tables of one form have the same columns; one that lacks some
 * makes those optional. Keeps the figures of the first 2,000,000 cells, and 16 bytes a row for each key.
 */
gtab_status gtab_infer_table(gtab_infer *in, gtab_table *table, gtab_error *err);

/* Append the draft as JSON, a field a line; name is what the form shall be called. */
gtab_status gtab_infer_draft(gtab_infer *in, gtab_text name, gtab_buf *out, gtab_error *err);

#endif
