/* SPDX-License-Identifier: MIT */
#ifndef GTAB_CHECK_FINGERPRINT_INTERNAL_H
#define GTAB_CHECK_FINGERPRINT_INTERNAL_H

/*
 * Sets of texts that keep 16 bytes a text, however long it is: a million keys are 16 MB. Two texts have one
 * fingerprint by a chance of 2^-128; where equality makes a finding it is verified by reading again (keys.c), and
 * where inequality does, it cannot be wrong.
 */

#include <gtab/text.h>

typedef struct gtab_fingerprint {
	uint64_t high;
	uint64_t low;
} gtab_fingerprint;

gtab_fingerprint gtab_fingerprint_of(gtab_text t);

/* Zero it; gtab_fingerprints_clear() when done. failed: out of memory, remembered. */
typedef struct gtab_fingerprints {
	gtab_fingerprint *items;
	size_t n;
	size_t size;
	bool is_sorted;
	bool failed;
} gtab_fingerprints;

void gtab_fingerprints_clear(gtab_fingerprints *set);
/* Room for exactly n, where it is known: growing by halves would cost more. */
void gtab_fingerprints_reserve(gtab_fingerprints *set, size_t n);
void gtab_fingerprints_add(gtab_fingerprints *set, gtab_fingerprint f);
/* In place, by the bits, which are as good as random: linear. Call before has(). */
void gtab_fingerprints_sort(gtab_fingerprints *set);
bool gtab_fingerprints_has(const gtab_fingerprints *set, gtab_fingerprint f);
/* Of a sorted set, keep one each of those that are there more than once. */
void gtab_fingerprints_keep_twins(gtab_fingerprints *set);

#endif
