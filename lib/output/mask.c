/* SPDX-License-Identifier: MIT */
/* Citizen numbers in messages and reports: found by their check character, shown without their middle. */

#include "output/mask_internal.h"

#include <gtab/normalize.h>

enum { ID_LEN = 18, SHOWN = 4 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_citizen_number(gtab_text t, size_t at)
{
	if (t.len - at < ID_LEN || (at > 0 && is_digit(t.ptr[at - 1])) ||
	    (t.len - at > ID_LEN && is_digit(t.ptr[at + ID_LEN])))
		return false;
	return gtab_citizen_sum_holds(gtab_text_slice(t, at, at + ID_LEN));
}

void
gtab_mask_put(gtab_text t, gtab_buf *out)
{
	size_t done = 0;

	for (size_t at = 0; at < t.len; at++) {
		if (!is_digit(t.ptr[at]) || !is_citizen_number(t, at))
			continue;
		gtab_buf_put(out, gtab_text_slice(t, done, at + SHOWN));
		gtab_buf_put(out, GTAB_TEXT("********"));
		done = at + ID_LEN - SHOWN;
		at += ID_LEN - 1;
	}
	gtab_buf_put(out, gtab_text_slice(t, done, t.len));
}
