/* SPDX-License-Identifier: MIT */
/* Citizen numbers in messages and reports: found by their check character, shown without their middle. */

#include "output/mask_internal.h"

enum { ID_LEN = 18, SHOWN = 4 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* GB 11643-1999: weights 2^(17-i) mod 11 and the check characters they lead to. */
static bool
check_holds(const char *id)
{
	static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	static const char checks[] = "10X98765432";
	const char last = id[ID_LEN - 1] == 'x' ? 'X' : id[ID_LEN - 1];
	int sum = 0;

	for (size_t i = 0; i + 1 < ID_LEN; i++)
		sum += weights[i] * (id[i] - '0');
	return checks[sum % 11] == last;
}

static bool
is_citizen_number(gtab_text t, size_t at)
{
	if (t.len - at < ID_LEN || (at > 0 && is_digit(t.ptr[at - 1])) ||
	    (t.len - at > ID_LEN && is_digit(t.ptr[at + ID_LEN])))
		return false;
	for (size_t i = 0; i + 1 < ID_LEN; i++)
		if (!is_digit(t.ptr[at + i]))
			return false;
	return check_holds(t.ptr + at);
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
