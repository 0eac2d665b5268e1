/* SPDX-License-Identifier: MIT */
/* Look-ups in the tables of Han characters. */

#include "normalize/han_internal.h"

/* The place of cp in a sorted string of n units, or n. */
static size_t
find(const char16_t *sorted, size_t n, uint32_t cp)
{
	size_t low = 0;
	size_t high = n;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (sorted[middle] < cp)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && sorted[low] == cp ? low : n;
}

bool
gtab_han_is_in(const char16_t *sorted, size_t n, uint32_t cp)
{
	return find(sorted, n, cp) < n;
}

uint32_t
gtab_han_fold(uint32_t cp)
{
	const size_t at = cp < gtab_hant[0] ? gtab_n_hant : find(gtab_hant, gtab_n_hant, cp);

	return at < gtab_n_hant ? gtab_hans[at] : cp;
}
