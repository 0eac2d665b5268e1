/* SPDX-License-Identifier: MIT */
/*
 * Exact decimals. Every operation checks against 10^38 before it multiplies, never after, so that
 * nothing relies on what an overflow does; the common case, 64-bit coefficients, needs no division.
 */

#include <gtab/decimal.h>

enum { DIGITS_MAX = 38, DIGITS_FAST = 18 };

/* 10^0 to 10^19. */
static const uint64_t small_powers[] = {
	1U,
	10U,
	100U,
	1000U,
	10000U,
	100000U,
	1000000U,
	10000000U,
	100000000U,
	1000000000U,
	10000000000U,
	100000000000U,
	1000000000000U,
	10000000000000U,
	100000000000000U,
	1000000000000000U,
	10000000000000000U,
	100000000000000000U,
	1000000000000000000U,
	10000000000000000000U,
};

static gtab_int128
ten_to(int n)
{
	if (n < 20)
		return (gtab_int128)small_powers[n];
	return (gtab_int128)small_powers[19] * (gtab_int128)small_powers[n - 19];
}

static bool
is_small(gtab_int128 n)
{
	return n == (int64_t)n;
}

static gtab_int128
magnitude(gtab_int128 n)
{
	return n < 0 ? -n : n;
}

/* n × 10^places; false when that has more than 38 digits. */
static bool
scale_up(gtab_int128 n, int places, gtab_int128 *out)
{
	if (places > DIGITS_MAX || magnitude(n) >= ten_to(DIGITS_MAX - places))
		return false;
	*out = n * ten_to(places);
	return true;
}

gtab_decimal
gtab_decimal_from_int(int64_t n)
{
	return (gtab_decimal){ .coefficient = n };
}

/* What a figure looks like before its digits are valued. */
struct shape {
	gtab_text whole;
	gtab_text fraction;
	bool is_negative;
};

static gtab_text
take_digits(gtab_text *t)
{
	size_t n = 0;

	while (n < t->len && t->ptr[n] >= '0' && t->ptr[n] <= '9')
		n++;
	const gtab_text digits = gtab_text_slice(*t, 0, n);
	*t = gtab_text_slice(*t, n, t->len);
	return digits;
}

static bool
read_shape(gtab_text t, struct shape *out)
{
	struct shape s = { .is_negative = gtab_text_take(&t, GTAB_TEXT("-")) };

	s.whole = take_digits(&t);
	if (s.whole.len == 0)
		return false;
	if (gtab_text_take(&t, GTAB_TEXT("."))) {
		s.fraction = take_digits(&t);
		if (s.fraction.len == 0)
			return false;
	}
	*out = s;
	return t.len == 0;
}

static uint64_t
append_small(uint64_t n, gtab_text digits)
{
	for (size_t i = 0; i < digits.len; i++)
		n = n * 10 + (uint64_t)(digits.ptr[i] - '0');
	return n;
}

static bool
append_digits(gtab_int128 *n, gtab_text digits)
{
	for (size_t i = 0; i < digits.len; i++) {
		if (!scale_up(*n, 1, n))
			return false;
		*n += digits.ptr[i] - '0';
	}
	return true;
}

gtab_status
gtab_decimal_parse(gtab_text t, gtab_decimal *out)
{
	struct shape s;
	gtab_int128 n = 0;

	if (!read_shape(t, &s))
		return GTAB_EMALFORMED;
	if (s.fraction.len > GTAB_SCALE_MAX)
		return GTAB_EOVERFLOW;
	if (s.whole.len + s.fraction.len <= DIGITS_FAST)
		n = (gtab_int128)append_small(append_small(0, s.whole), s.fraction);
	else if (!append_digits(&n, s.whole) || !append_digits(&n, s.fraction))
		return GTAB_EOVERFLOW;
	out->coefficient = s.is_negative ? -n : n;
	out->scale = (int)s.fraction.len;
	return GTAB_OK;
}

/* Write n so that it ends before end, at least n_min digits; returns its first byte. */
static char *
write_digits(gtab_int128 n, int n_min, char *end)
{
	char *p = end;

	while (!is_small(n)) {
		*--p = (char)('0' + (int)(n % 10));
		n /= 10;
	}
	for (uint64_t rest = (uint64_t)n; rest > 0 || end - p < n_min; rest /= 10)
		*--p = (char)('0' + rest % 10);
	return p;
}

void
gtab_decimal_put(gtab_decimal d, gtab_buf *out)
{
	char bytes[DIGITS_MAX + 2]; /* digits, and a zero before the point */
	char *const end = bytes + sizeof(bytes);
	char *const first = write_digits(magnitude(d.coefficient), d.scale + 1, end);
	const size_t n_whole = (size_t)(end - first) - (size_t)d.scale;

	if (d.coefficient < 0)
		gtab_buf_putc(out, '-');
	gtab_buf_put(out, (gtab_text){ first, n_whole });
	if (d.scale > 0) {
		gtab_buf_putc(out, '.');
		gtab_buf_put(out, (gtab_text){ first + n_whole, (size_t)d.scale });
	}
}

/* Write d with more places; false when they do not fit. */
static bool
widen(gtab_decimal *d, int scale)
{
	return d->scale == scale || scale_up(d->coefficient, scale - d->scale, &d->coefficient);
}

/* Two coefficients of 38 digits add up to more than 2^127, so this is asked before they do. */
static bool
sum_fits(gtab_int128 a, gtab_int128 b)
{
	if ((is_small(a) && is_small(b)) || (a < 0) != (b < 0))
		return true;
	return magnitude(a) < ten_to(DIGITS_MAX) - magnitude(b);
}

gtab_status
gtab_decimal_add(gtab_decimal a, gtab_decimal b, gtab_decimal *out)
{
	const int scale = a.scale > b.scale ? a.scale : b.scale;

	if (!widen(&a, scale) || !widen(&b, scale) || !sum_fits(a.coefficient, b.coefficient))
		return GTAB_EOVERFLOW;
	*out = (gtab_decimal){ a.coefficient + b.coefficient, scale };
	return GTAB_OK;
}

gtab_status
gtab_decimal_sub(gtab_decimal a, gtab_decimal b, gtab_decimal *out)
{
	return gtab_decimal_add(a, gtab_decimal_negate(b), out);
}

static bool
product_fits(gtab_int128 a, gtab_int128 b)
{
	if (is_small(a) && is_small(b)) /* at most 2^126, below 10^38 */
		return true;
	return a == 0 || magnitude(b) <= (ten_to(DIGITS_MAX) - 1) / magnitude(a);
}

gtab_status
gtab_decimal_mul(gtab_decimal a, gtab_decimal b, gtab_decimal *out)
{
	if (a.scale + b.scale > GTAB_SCALE_MAX || !product_fits(a.coefficient, b.coefficient))
		return GTAB_EOVERFLOW;
	*out = (gtab_decimal){ a.coefficient * b.coefficient, a.scale + b.scale };
	return GTAB_OK;
}

gtab_status
gtab_decimal_shift(gtab_decimal d, int n, gtab_decimal *out)
{
	const int scale = d.scale - n;

	if (scale > GTAB_SCALE_MAX)
		return GTAB_EOVERFLOW;
	if (scale < 0 && !scale_up(d.coefficient, -scale, &d.coefficient))
		return GTAB_EOVERFLOW;
	*out = (gtab_decimal){ d.coefficient, scale < 0 ? 0 : scale };
	return GTAB_OK;
}

gtab_decimal
gtab_decimal_negate(gtab_decimal d)
{
	return (gtab_decimal){ -d.coefficient, d.scale };
}

static int
order(gtab_int128 a, gtab_int128 b)
{
	return (a > b) - (a < b);
}

/* The digits behind the point, signed, as a count of 10^-36: comparable at any scale. */
static gtab_int128
fraction_of(gtab_decimal d)
{
	return d.coefficient % ten_to(d.scale) * ten_to(GTAB_SCALE_MAX - d.scale);
}

int
gtab_decimal_compare(gtab_decimal a, gtab_decimal b)
{
	const int gap = a.scale - b.scale;

	if (gap == 0)
		return order(a.coefficient, b.coefficient);
	if (is_small(a.coefficient) && is_small(b.coefficient) && gap <= 18 && gap >= -18)
		return gap > 0 ? order(a.coefficient, b.coefficient * ten_to(gap))
			       : order(a.coefficient * ten_to(-gap), b.coefficient);

	const int whole = order(a.coefficient / ten_to(a.scale), b.coefficient / ten_to(b.scale));
	return whole != 0 ? whole : order(fraction_of(a), fraction_of(b));
}

int
gtab_decimal_sign(gtab_decimal d)
{
	return order(d.coefficient, 0);
}

gtab_decimal
gtab_decimal_trim(gtab_decimal d)
{
	while (d.scale > 0 && d.coefficient % 10 == 0) {
		d.coefficient /= 10;
		d.scale--;
	}
	return d;
}

void
gtab_decimal_round(gtab_decimal *d, int places)
{
	gtab_int128 unit = 1;
	gtab_int128 rest;

	if (d->scale <= places)
		return;
	for (int i = places; i < d->scale; i++)
		unit *= 10;
	rest = d->coefficient % unit;
	d->coefficient /= unit;
	if (rest >= unit / 2)
		d->coefficient++;
	else if (-rest >= unit / 2)
		d->coefficient--;
	d->scale = places;
}
