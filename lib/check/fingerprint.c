/* SPDX-License-Identifier: MIT */
/* Fingerprints of 128 bits, sorted in place. */

#include "check/fingerprint_internal.h"

#include <stdlib.h>
#include <string.h>

/* Odd numbers with half of their bits set, from the digits of the square roots of 2 and 3. */
#define MULTIPLIER_HIGH UINT64_C(0x6a09e667f3bcc909)
#define MULTIPLIER_LOW  UINT64_C(0xbb67ae8584caa73b)

enum { SMALL = 24, DIGIT_BITS = 8, N_DIGITS = 1 << DIGIT_BITS };

/* A product of 128 bits folded to 64, so that every bit of both counts. */
static uint64_t
mix(uint64_t a, uint64_t b)
{
	__extension__ const unsigned __int128 product = (unsigned __int128)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

gtab_fingerprint
gtab_fingerprint_of(gtab_text t)
{
	gtab_fingerprint f = { MULTIPLIER_LOW ^ t.len, MULTIPLIER_HIGH + t.len };

	while (t.len > 0) {
		const size_t n = t.len < 8 ? t.len : 8;
		uint64_t word = 0;

		memcpy(&word, t.ptr, n);
		f.high = mix(f.high ^ word, MULTIPLIER_HIGH) + MULTIPLIER_LOW;
		f.low = mix(f.low + word, MULTIPLIER_LOW) ^ (f.low << 1 | f.low >> 63);
		t = gtab_text_slice(t, n, t.len);
	}
	f.high = mix(f.high, f.low | 1) ^ f.low;
	f.low = mix(f.low ^ MULTIPLIER_HIGH, f.high | 1);
	return f;
}

void
gtab_fingerprints_clear(gtab_fingerprints *set)
{
	free(set->items);
	*set = (gtab_fingerprints){ 0 };
}

void
gtab_fingerprints_reserve(gtab_fingerprints *set, size_t n)
{
	gtab_fingerprint *more;

	if (n <= set->size || set->failed)
		return;
	more = n > SIZE_MAX / sizeof(*more) ? NULL : realloc(set->items, n * sizeof(*more));
	set->failed = more == NULL;
	if (more == NULL)
		return;
	set->items = more;
	set->size = n;
}

void
gtab_fingerprints_add(gtab_fingerprints *set, gtab_fingerprint f)
{
	if (set->n == set->size)
		gtab_fingerprints_reserve(set, set->size + set->size / 2 + 64);
	if (set->failed)
		return;
	set->items[set->n++] = f;
	set->is_sorted = false;
}

static int
compare(gtab_fingerprint a, gtab_fingerprint b)
{
	if (a.high != b.high)
		return a.high < b.high ? -1 : 1;
	return a.low == b.low ? 0 : a.low < b.low ? -1 : 1;
}

static void
sort_small(gtab_fingerprint *items, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		const gtab_fingerprint f = items[i];
		size_t at = i;

		for (; at > 0 && compare(items[at - 1], f) > 0; at--)
			items[at] = items[at - 1];
		items[at] = f;
	}
}

/* The digit of f that stands `depth` digits behind its first. */
static size_t
digit_of(gtab_fingerprint f, unsigned depth)
{
	const unsigned per_word = 64 / DIGIT_BITS;
	const uint64_t word = depth < per_word ? f.high : f.low;

	return word >> (64 - DIGIT_BITS * (depth % per_word + 1)) & (N_DIGITS - 1);
}

/* American flag sort: count the digits, then swap each item to where its digit's run begins. */
static void
sort_by(gtab_fingerprint *items, size_t n, unsigned depth)
{
	size_t next[N_DIGITS] = { 0 };
	size_t end[N_DIGITS];
	size_t start = 0;

	if (n <= SMALL || depth == 128 / DIGIT_BITS) {
		sort_small(items, n);
		return;
	}
	for (size_t i = 0; i < n; i++)
		next[digit_of(items[i], depth)]++;
	for (size_t d = 0; d < N_DIGITS; d++) {
		const size_t count = next[d];

		next[d] = start;
		start += count;
		end[d] = start;
	}
	for (size_t d = 0; d < N_DIGITS; d++) {
		while (next[d] < end[d]) {
			const gtab_fingerprint f = items[next[d]];
			const size_t to = digit_of(f, depth);

			items[next[d]] = items[next[to]];
			items[next[to]++] = f;
		}
	}
	for (size_t d = 0; d < N_DIGITS; d++)
		sort_by(items + (d == 0 ? 0 : end[d - 1]), end[d] - (d == 0 ? 0 : end[d - 1]),
			depth + 1);
}

void
gtab_fingerprints_sort(gtab_fingerprints *set)
{
	if (!set->is_sorted)
		sort_by(set->items, set->n, 0);
	set->is_sorted = true;
}

bool
gtab_fingerprints_has(const gtab_fingerprints *set, gtab_fingerprint f)
{
	size_t low = 0;
	size_t high = set->n;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const int order = compare(set->items[middle], f);

		if (order == 0)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

void
gtab_fingerprints_keep_twins(gtab_fingerprints *set)
{
	size_t n = 0;

	for (size_t i = 1; i < set->n; i++) {
		if (compare(set->items[i - 1], set->items[i]) == 0 &&
		    (n == 0 || compare(set->items[n - 1], set->items[i]) != 0))
			set->items[n++] = set->items[i];
	}
	set->n = n;
}
