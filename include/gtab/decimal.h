/* SPDX-License-Identifier: MIT */
#ifndef GTAB_DECIMAL_H
#define GTAB_DECIMAL_H

/*
 * Exact decimals: coefficient × 10^-scale. The scale is the number of printed places and is kept:
 * 3906.40 has scale 2. Nothing rounds; what does not fit is GTAB_EOVERFLOW and leaves out alone.
 */

#include <gtab/buf.h>
#include <gtab/status.h>

__extension__ typedef __int128 gtab_int128;

enum { GTAB_SCALE_MAX = 36 };

typedef struct gtab_decimal {
	gtab_int128 coefficient; /* |coefficient| < 10^38 */
	int scale;               /* 0 to GTAB_SCALE_MAX */
} gtab_decimal;

gtab_decimal gtab_decimal_from_int(int64_t n);

/*
 * Read `-?digits(.digits)?`, ASCII, all of t. Returns GTAB_OK, GTAB_EMALFORMED, GTAB_EOVERFLOW.
 * Example: "-0.50" is coefficient -50, scale 2. "+5", ".5", "5.", "1e3", "" are malformed.
 */
gtab_status gtab_decimal_parse(gtab_text t, gtab_decimal *out);

/* Append d with exactly d.scale places: 3906.40, -0.5, 0. Zero has no sign. */
void gtab_decimal_put(gtab_decimal d, gtab_buf *out);

/* Sums have the larger scale, products the sum of scales. GTAB_OK or GTAB_EOVERFLOW. */
gtab_status gtab_decimal_add(gtab_decimal a, gtab_decimal b, gtab_decimal *out);
gtab_status gtab_decimal_sub(gtab_decimal a, gtab_decimal b, gtab_decimal *out);
gtab_status gtab_decimal_mul(gtab_decimal a, gtab_decimal b, gtab_decimal *out);

/* d × 10^n, n from -36 to 36; the scale falls to 0 before the coefficient grows. */
gtab_status gtab_decimal_shift(gtab_decimal d, int n, gtab_decimal *out);

gtab_decimal gtab_decimal_negate(gtab_decimal d);

/* Below 0, 0, above 0 as a is less than, equal to, greater than b by value: 1.0 equals 1. Never fails. */
int gtab_decimal_compare(gtab_decimal a, gtab_decimal b);
int gtab_decimal_sign(gtab_decimal d); /* -1, 0, 1 */

/* The same value with trailing zeros of the fraction dropped: 3906.40 becomes 3906.4. */
gtab_decimal gtab_decimal_trim(gtab_decimal d);

/* d to that many places, 0 or more, halves away from zero: 0.125 to 2 is 0.13. Fewer places stay as they are. */
void gtab_decimal_round(gtab_decimal *d, int places);

#endif
