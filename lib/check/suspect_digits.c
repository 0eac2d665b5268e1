/* SPDX-License-Identifier: MIT */
/*
 * Slips of the hand in one figure. What is found is compared, digit by digit, with what should be there: edits of
 * distance 1 (Damerau 1964), the sign, the place of the point. A slip is the likelier the fewer of its kind could
 * have been made.
 */

#include "check/suspect_internal.h"

#include <string.h>

enum { DIGITS_MAX = 40, UNIT_PLACES = 4, TENFOLD_MAX = 3, USUAL_DIGITS = 4 };

typedef struct digits {
	char at[DIGITS_MAX];
	size_t n;
} digits;

static digits
digits_of(wide value)
{
	digits out = { .n = 0 };

	if (value < 0)
		value = -value;
	do {
		out.at[out.n++] = (char)('0' + (int)(value % 10));
		value /= 10;
	} while (value > 0 && out.n < DIGITS_MAX);
	for (size_t i = 0; i < out.n / 2; i++) {
		const char c = out.at[i];

		out.at[i] = out.at[out.n - 1 - i];
		out.at[out.n - 1 - i] = c;
	}
	return out;
}

static wide
value_of(const digits *d)
{
	wide out = 0;

	for (size_t i = 0; i < d->n; i++)
		out = out * 10 + (d->at[i] - '0');
	return out;
}

/* The first place where they differ. */
static size_t
first_difference(const digits *a, const digits *b)
{
	size_t i = 0;

	while (i < a->n && i < b->n && a->at[i] == b->at[i])
		i++;
	return i;
}

/* Whether longer without its digit i is shorter. */
static bool
is_without(const digits *longer, size_t i, const digits *shorter)
{
	return memcmp(longer->at + i + 1, shorter->at + i, shorter->n - i) == 0;
}

static gtab_slip
compare_same_length(const digits *found, const digits *likely)
{
	const size_t i = first_difference(found, likely);
	const size_t rest = found->n - i;

	if (i + 1 < found->n && found->at[i] == likely->at[i + 1] &&
	    found->at[i + 1] == likely->at[i] &&
	    memcmp(found->at + i + 2, likely->at + i + 2, rest - 2) == 0)
		return GTAB_SLIP_DIGITS_SWAPPED;
	return memcmp(found->at + i + 1, likely->at + i + 1, rest - 1) == 0 ? GTAB_SLIP_DIGIT_WRONG
									    : GTAB_SLIP_UNKNOWN;
}

static gtab_slip
compare_digits(const digits *found, const digits *likely)
{
	const size_t i = first_difference(found, likely);

	if (found->n == likely->n)
		return compare_same_length(found, likely);
	if (found->n + 1 == likely->n && is_without(likely, i, found))
		return GTAB_SLIP_DIGIT_MISSING;
	if (found->n != likely->n + 1 || !is_without(found, i, likely))
		return GTAB_SLIP_UNKNOWN;
	return i > 0 && found->at[i] == found->at[i - 1] ? GTAB_SLIP_DIGIT_DOUBLED
							 : GTAB_SLIP_DIGIT_EXTRA;
}

/* The n for which found is likely × 10^n, or 0. */
static int
tenfolds(wide found, wide likely)
{
	const bool is_more = found > likely;
	wide more = is_more ? found : likely;
	wide less = is_more ? likely : found;

	for (int n = 1; n <= UNIT_PLACES && less != 0; n++) {
		less *= 10;
		if (less == more)
			return is_more ? n : -n;
	}
	return 0;
}

/* How many slips of a kind can be made in a figure of n digits. */
static uint64_t
n_slips(gtab_slip slip, size_t n)
{
	switch (slip) {
	case GTAB_SLIP_DIGITS_SWAPPED: return n > 1 ? n - 1 : 1;
	case GTAB_SLIP_DIGIT_WRONG: return 9 * n;
	case GTAB_SLIP_DIGIT_MISSING:
	case GTAB_SLIP_DIGIT_DOUBLED: return n;
	case GTAB_SLIP_DIGIT_EXTRA: return 10 * (n + 1);
	case GTAB_SLIP_TENFOLD: return 2 * TENFOLD_MAX;
	case GTAB_SLIP_UNIT: return 2;
	default: return 1;
	}
}

static void
add_slip(slip_weight *to, gtab_slip slip, size_t n_digits, uint64_t *best)
{
	/* the hand slips at a digit: a longer figure has more of them, and four are usual */
	const bool is_of_hand = slip <= GTAB_SLIP_DIGIT_DOUBLED;
	const uint64_t weight = (UINT64_C(1) << WEIGHT_BITS) / USUAL_DIGITS *
				(is_of_hand ? n_digits : USUAL_DIGITS) / n_slips(slip, n_digits);

	to->weight += weight;
	if (weight <= *best)
		return;
	*best = weight;
	to->slip = slip;
}

slip_weight
weigh_slip(wide found, wide likely)
{
	slip_weight out = { GTAB_SLIP_UNKNOWN, 0 };
	const digits f = digits_of(found);
	const digits l = digits_of(likely);
	uint64_t best = 0;
	gtab_slip slip;
	int n;

	if (found == -likely) {
		add_slip(&out, GTAB_SLIP_SIGN, l.n, &best);
		return out;
	}
	if ((found < 0) != (likely < 0) && found != 0 && likely != 0)
		return out;
	slip = compare_digits(&f, &l);
	n = tenfolds(found < 0 ? -found : found, likely < 0 ? -likely : likely);
	if (slip != GTAB_SLIP_UNKNOWN)
		add_slip(&out, slip, l.n, &best);
	if (n == UNIT_PLACES || n == -UNIT_PLACES)
		add_slip(&out, GTAB_SLIP_UNIT, l.n, &best);
	else if (n != 0)
		add_slip(&out, GTAB_SLIP_TENFOLD, l.n, &best);
	return out;
}

/* ---- the other way: what one slip turns into found, as far as the slip leaves few figures to choose from ---- */

static void
keep_value(wide found, const digits *d, wide *out, size_t *n)
{
	const wide value = found < 0 ? -value_of(d) : value_of(d);

	if (value != found && *n < SLIPS_MAX)
		out[(*n)++] = value;
}

size_t
undo_slips(wide found, wide *out)
{
	const digits f = digits_of(found);
	size_t n = 0;

	for (size_t i = 0; i + 1 < f.n; i++) {
		digits d = f;

		d.at[i] = f.at[i + 1];
		d.at[i + 1] = f.at[i];
		if (d.at[0] != '0')
			keep_value(found, &d, out, &n);
	}
	for (size_t i = 0; f.n > 1 && i < f.n; i++) {
		digits d = f;

		if (i > 0 && f.at[i] == f.at[i - 1])
			continue; /* the same figure again */
		memmove(d.at + i, d.at + i + 1, f.n - i - 1);
		d.n--;
		keep_value(found, &d, out, &n);
	}
	if (found < 0 && n < SLIPS_MAX)
		out[n++] = -found;
	for (wide power = 100; power <= 10000 && found != 0 && n < SLIPS_MAX; power *= 10) {
		if (found % power == 0)
			out[n++] = found / power;
	}
	return n;
}
