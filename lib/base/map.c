/* SPDX-License-Identifier: MIT */
/* Map from text to number: open addressing, FNV-1a, at most two thirds full. */

#include <gtab/map.h>

#include <stdlib.h>

struct slot {
	gtab_text key; /* ptr NULL: free */
	size_t value;
};

struct gtab_map {
	struct slot *slots;
	size_t n_slots; /* a power of two, or 0 */
	size_t n_used;
	gtab_arena keys;
};

static uint64_t
hash(gtab_text key)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < key.len; i++)
		h = (h ^ (unsigned char)key.ptr[i]) * UINT64_C(0x100000001b3);
	return h ^ h >> 32;
}

/* The slot that holds key, or the free one where it belongs. */
static struct slot *
find(struct slot *slots, size_t n_slots, gtab_text key)
{
	size_t i = (size_t)hash(key) & (n_slots - 1);

	while (slots[i].key.ptr != NULL && !gtab_text_equal(slots[i].key, key))
		i = (i + 1) & (n_slots - 1);
	return &slots[i];
}

static gtab_status
grow(gtab_map *m)
{
	const size_t n_slots = m->n_slots == 0 ? 16 : m->n_slots * 2;
	struct slot *slots = calloc(n_slots, sizeof(*slots));

	if (slots == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < m->n_slots; i++)
		if (m->slots[i].key.ptr != NULL)
			*find(slots, n_slots, m->slots[i].key) = m->slots[i];
	free(m->slots);
	m->slots = slots;
	m->n_slots = n_slots;
	return GTAB_OK;
}

gtab_status
gtab_map_new(gtab_map **out)
{
	*out = calloc(1, sizeof(**out));
	if (*out == NULL)
		return GTAB_ENOMEM;
	gtab_arena_init(&(*out)->keys);
	return GTAB_OK;
}

void
gtab_map_free(gtab_map *m)
{
	if (m == NULL)
		return;
	free(m->slots);
	gtab_arena_clear(&m->keys);
	free(m);
}

size_t
gtab_map_get(const gtab_map *m, gtab_text key)
{
	const struct slot *slot = m->n_slots == 0 ? NULL : find(m->slots, m->n_slots, key);

	return slot == NULL || slot->key.ptr == NULL ? GTAB_MAP_NONE : slot->value;
}

gtab_status
gtab_map_add(gtab_map *m, gtab_text key, size_t value, size_t *kept_out)
{
	struct slot *slot;

	if (3 * (m->n_used + 1) > 2 * m->n_slots && grow(m) != GTAB_OK)
		return GTAB_ENOMEM;
	slot = find(m->slots, m->n_slots, key);
	if (slot->key.ptr == NULL) {
		const gtab_text copy = gtab_arena_copy(&m->keys, key);

		if (copy.ptr == NULL)
			return GTAB_ENOMEM;
		*slot = (struct slot){ copy, value };
		m->n_used++;
	}
	if (kept_out != NULL)
		*kept_out = slot->value;
	return GTAB_OK;
}
