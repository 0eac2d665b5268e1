/* SPDX-License-Identifier: MIT */
/* The names a relation may use: known before it is read, since a name may hold any character. */

#include "form/name_internal.h"
#include "form/relation_internal.h"

#include <string.h>

void
gtab_names_init(gtab_names *names)
{
	memset(names, 0, sizeof(*names));
	gtab_arena_init(&names->arena);
}

void
gtab_names_clear(gtab_names *names)
{
	gtab_arena_clear(&names->arena);
	gtab_names_init(names);
}

/* Room for one more name. The list it outgrows stays in the arena: half the room again at most. */
static bool
grow(gtab_names *names)
{
	const size_t size = names->size == 0 ? 32 : names->size * 2;
	gtab_known_name *more;

	if (names->n < names->size)
		return true;
	more = gtab_arena_array(&names->arena, size, sizeof(*more));
	if (more == NULL)
		return false;
	if (names->n > 0)
		memcpy(more, names->items, names->n * sizeof(*more));
	names->items = more;
	names->size = size;
	return true;
}

gtab_status
gtab_names_add(gtab_names *names, gtab_text name, gtab_text shown, gtab_axis axis, size_t idx,
	       int rank)
{
	const gtab_text folded = gtab_name_fold_copy(&names->arena, name);

	if (folded.ptr == NULL || !grow(names))
		return GTAB_ENOMEM;
	if (folded.len > 0)
		names->items[names->n++] = (gtab_known_name){ folded, shown, idx, axis, rank };
	return GTAB_OK;
}

size_t
gtab_names_longest(const gtab_names *names, gtab_text t, const gtab_axis *axis,
		   bool (*is_end)(gtab_text before, gtab_text rest))
{
	size_t longest = 0;

	for (size_t i = 0; names != NULL && i < names->n; i++) {
		size_t len;

		if (axis != NULL && names->items[i].axis != *axis)
			continue;
		len = gtab_name_match(t, names->items[i].folded);
		if (len > longest &&
		    is_end(gtab_text_slice(t, 0, len), gtab_text_slice(t, len, t.len)))
			longest = len;
	}
	return longest;
}

size_t
gtab_names_find(const gtab_names *names, gtab_text written, gtab_axis axis,
		const gtab_known_name **first_out, const gtab_known_name **second_out)
{
	const gtab_known_name *first = NULL;
	const gtab_known_name *second = NULL;

	for (size_t i = 0; i < names->n; i++) {
		const gtab_known_name *const name = &names->items[i];

		if (name->axis != axis || gtab_name_match(written, name->folded) != written.len)
			continue;
		if (first == NULL || name->rank < first->rank) {
			first = name;
			second = NULL;
		} else if (name->rank == first->rank && name->idx != first->idx) {
			second = name;
		}
	}
	*first_out = first;
	*second_out = second;
	return first == NULL || second != NULL ? GTAB_MAP_NONE : first->idx;
}

gtab_text
gtab_names_nearest(const gtab_names *names, gtab_text written, gtab_axis axis)
{
	/* more than half of the characters wrong is another name */
	size_t best = gtab_utf8_count(written) / 2 + 1;
	gtab_text nearest = GTAB_TEXT("");

	for (size_t i = 0; i < names->n; i++) {
		const gtab_known_name *const name = &names->items[i];
		size_t distance;

		if (name->axis != axis || name->rank == GTAB_RANK_LEFT_OUT)
			continue;
		distance = gtab_name_distance(written, name->folded, best);
		if (distance < best) {
			best = distance;
			nearest = name->shown;
		}
	}
	return nearest;
}

/* Take 一二三… or digits, at least one of them. */
static bool
take_ordinal_digits(gtab_text *t)
{
	gtab_text rest = *t;
	size_t n = 0;

	while (rest.len > 0) {
		gtab_text next = rest;
		const uint32_t cp = gtab_name_fold_cp(gtab_utf8_next(&next));
		const bool is_numeral = cp == 0x4E00 || cp == 0x4E8C || cp == 0x4E09 ||
					cp == 0x56DB || cp == 0x4E94 || cp == 0x516D ||
					cp == 0x4E03 || cp == 0x516B || cp == 0x4E5D ||
					cp == 0x5341;

		if (!is_numeral && (cp < '0' || cp > '9'))
			break;
		rest = next;
		n++;
	}
	*t = rest;
	return n > 0;
}

/* Whether a full stop and a digit stand there: 1.5 is no ordinal. */
static bool
is_digit_pair(const char *stop)
{
	return stop[0] == '.' && stop[1] >= '0' && stop[1] <= '9';
}

bool
gtab_take_ordinal(gtab_text *t)
{
	static const char *const ends[] = { "、", "．", ".", "）", ")" };
	gtab_text rest = *t;
	gtab_text circled = *t;
	bool is_ordinal = false;

	if (circled.len > 0) {
		const uint32_t cp = gtab_utf8_next(&circled);

		if (cp >= 0x2460 && cp <= 0x2473) { /* ① to ⑳ */
			*t = circled;
			return true;
		}
	}
	if (!gtab_text_take(&rest, GTAB_TEXT("（")))
		gtab_text_take(&rest, GTAB_TEXT("("));
	if (!take_ordinal_digits(&rest))
		return false;
	for (size_t i = 0; !is_ordinal && i < sizeof(ends) / sizeof(ends[0]); i++)
		is_ordinal = gtab_text_take(&rest, gtab_text_of(ends[i]));
	if (!is_ordinal || (rest.len > 0 && is_digit_pair(rest.ptr - 1)))
		return false;
	*t = rest;
	return true;
}

/* Take 其中： with any colon or none. */
static bool
take_among(gtab_text *t)
{
	if (!gtab_text_take(t, GTAB_TEXT("其中")))
		return false;
	*t = gtab_text_trim(*t);
	if (!gtab_text_take(t, GTAB_TEXT("：")) && !gtab_text_take(t, GTAB_TEXT(":")))
		gtab_text_take(t, GTAB_TEXT("，"));
	return true;
}

gtab_text
gtab_label_core(gtab_text label)
{
	gtab_text t = gtab_text_trim(label);

	while (take_among(&t) || gtab_take_ordinal(&t))
		t = gtab_text_trim(t);
	return t.len == 0 ? gtab_text_trim(label) : t;
}

gtab_text
gtab_code_fold(gtab_arena *a, gtab_text code)
{
	gtab_text folded = gtab_name_fold_copy(a, code);

	for (size_t i = 0; i < folded.len; i++) {
		if (folded.ptr[i] < '0' || folded.ptr[i] > '9')
			return folded;
	}
	while (folded.len > 1 && folded.ptr[0] == '0')
		folded = gtab_text_slice(folded, 1, folded.len);
	return folded;
}
