/* SPDX-License-Identifier: MIT */
/* Groups by the values that make them: a hash of the values' bytes, no text is built for a row that is counted. */

#include <stdlib.h>
#include <string.h>

#include "compare/tally_internal.h"

/* Eight bytes at a time, multiplied to twice the width and folded. */
static uint64_t
mix(uint64_t a, uint64_t b)
{
	__extension__ const unsigned __int128 product = (unsigned __int128)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t
hash_text(uint64_t h, gtab_text text)
{
	const uint64_t factor = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t word;
	size_t i = 0;

	h ^= text.len;
	for (; i + 8 <= text.len; i += 8) {
		memcpy(&word, text.ptr + i, 8);
		h = mix(h ^ word, factor);
	}
	word = 0;
	if (i < text.len)
		memcpy(&word, text.ptr + i, text.len - i);
	return mix(h ^ word, UINT64_C(0xd1b54a32d192ed03));
}

static uint64_t
hash_names(const gtab_text *names, size_t n)
{
	uint64_t h = UINT64_C(0x2545f4914f6cdd1d);

	for (size_t i = 0; i < n; i++)
		h = hash_text(h, names[i]);
	return h;
}

static bool
has_names(const gtab_tally_group *group, const gtab_text *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!gtab_text_equal(group->names[i], names[i]))
			return false;
	return true;
}

/* The slot of the values, which is free where they are new. */
static size_t *
find_slot(const gtab_tally *t, uint64_t hash, const gtab_text *names)
{
	size_t i = (size_t)hash & (t->n_slots - 1);

	while (t->slots[i] != 0) {
		const gtab_tally_group *const group = &t->groups[t->slots[i] - 1];

		if (group->hash == hash && has_names(group, names, t->by.n))
			break;
		i = (i + 1) & (t->n_slots - 1);
	}
	return &t->slots[i];
}

static bool
grow(gtab_tally *t)
{
	const size_t n_slots = t->n_slots == 0 ? 256 : 4 * t->n_slots;
	size_t *slots = calloc(n_slots, sizeof(*slots));
	gtab_tally_group *groups = reallocarray(t->groups, n_slots / 2, sizeof(*groups));

	if (groups != NULL)
		t->groups = groups;
	if (slots == NULL || groups == NULL) {
		free(slots);
		return false;
	}
	free(t->slots);
	t->slots = slots;
	t->n_slots = n_slots;
	t->n_groups_max = n_slots / 2;
	for (size_t i = 0; i < t->n_groups; i++)
		*find_slot(t, groups[i].hash, groups[i].names) = i + 1;
	return true;
}

static size_t
make_group(gtab_tally *t, uint64_t hash, const gtab_text *names)
{
	const size_t made = t->n_groups;
	gtab_tally_group group = { .hash = hash, .same_as = made };
	gtab_text *copies = gtab_arena_array(&t->arena, t->by.n, sizeof(*copies));

	if (copies == NULL)
		return GTAB_MAP_NONE;
	for (size_t i = 0; i < t->by.n; i++)
		copies[i] = gtab_arena_copy(&t->arena, names[i]);
	group.names = copies;
	group.sums = gtab_arena_array(&t->arena, t->sums.n + 1, sizeof(*group.sums));
	group.n_lacking = gtab_arena_array(&t->arena, t->sums.n + 1, sizeof(*group.n_lacking));
	if (t->arena.failed)
		return GTAB_MAP_NONE;
	t->groups[made] = group;
	t->n_groups++;
	*find_slot(t, hash, names) = made + 1;
	return made;
}

/* What the form calls a value; the value itself when it does not know it. */
static gtab_text
spelling_of(const gtab_field *field, gtab_text written)
{
	for (size_t i = 0; field != NULL && i < field->n_values; i++)
		if (gtab_text_equal(field->values[i].written, written))
			return field->values[i].value;
	return written;
}

/* A new combination of values counts where its usual spelling does. */
static size_t
settle_spelling(gtab_tally *t, size_t made)
{
	gtab_text usual[GTAB_TALLY_FIELDS_MAX];
	size_t same;

	for (size_t i = 0; i < t->by.n; i++)
		usual[i] = spelling_of(t->fields[i], t->groups[made].names[i]);
	if (has_names(&t->groups[made], usual, t->by.n))
		return made;
	same = gtab_tally_group_of(t, usual);
	if (same != GTAB_MAP_NONE)
		t->groups[made].same_as = same;
	return same;
}

size_t
gtab_tally_group_of(gtab_tally *t, const gtab_text *names)
{
	const uint64_t hash = hash_names(names, t->by.n);
	size_t found;

	if (t->n_groups == t->n_groups_max && !grow(t))
		return GTAB_MAP_NONE;
	found = *find_slot(t, hash, names);
	if (found != 0)
		return t->groups[found - 1].same_as;
	found = make_group(t, hash, names);
	return found == GTAB_MAP_NONE ? found : settle_spelling(t, found);
}
