/* SPDX-License-Identifier: MIT */
/* One form at one time: the fields and rows that hold in a period. */

#include "form/form_internal.h"

#include <stdlib.h>

/* Whether something holds; without a period, what has no end does. */
static bool
holds(gtab_span span, const gtab_period *period)
{
	return period == NULL ? span.to == 0 : gtab_span_has(span, period);
}

static bool
is_timeless(gtab_span span)
{
	return span.from == 0 && span.to == 0;
}

static bool
has_times(const gtab_form *f)
{
	for (size_t i = 0; i < f->n_fields; i++) {
		if (!is_timeless(f->fields[i].span))
			return true;
	}
	for (size_t i = 0; i < f->n_rows; i++) {
		if (!is_timeless(f->rows[i].span))
			return true;
	}
	return false;
}

/* The fields that hold; new_idx says where each of f's went. */
static gtab_status
take_fields(gtab_form *out, const gtab_form *f, const gtab_period *period, size_t *new_idx)
{
	out->fields = gtab_arena_array(&out->arena, f->n_fields, sizeof(*out->fields));
	if (out->fields == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < f->n_fields; i++) {
		new_idx[i] = GTAB_MAP_NONE;
		if (!holds(f->fields[i].span, period))
			continue;
		new_idx[i] = out->n_fields;
		out->fields[out->n_fields++] = f->fields[i];
	}
	return GTAB_OK;
}

static gtab_status
take_rows(gtab_form *out, const gtab_form *f, const gtab_period *period)
{
	out->rows = gtab_arena_array(&out->arena, f->n_rows, sizeof(*out->rows));
	if (out->rows == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < f->n_rows; i++) {
		if (holds(f->rows[i].span, period))
			out->rows[out->n_rows++] = f->rows[i];
	}
	return GTAB_OK;
}

/* The same key by the new numbers; false when one of its fields does not hold. */
static bool
take_key(gtab_form *out, const gtab_key *key, const size_t *new_idx, gtab_key *taken)
{
	size_t *const fields = gtab_arena_array(&out->arena, key->n_fields, sizeof(*fields));

	for (size_t i = 0; fields != NULL && i < key->n_fields; i++) {
		fields[i] = new_idx[key->fields[i]];
		if (fields[i] == GTAB_MAP_NONE)
			return false;
	}
	*taken = (gtab_key){ fields, key->n_fields };
	return fields != NULL;
}

static gtab_status
take_keys(gtab_form *out, const gtab_form *f, const size_t *new_idx)
{
	if (f->primary.n_fields > 0 && !take_key(out, &f->primary, new_idx, &out->primary))
		out->primary = (gtab_key){ NULL, 0 };
	out->unique_keys =
		gtab_arena_array(&out->arena, f->n_unique_keys, sizeof(*out->unique_keys));
	out->foreign_keys =
		gtab_arena_array(&out->arena, f->n_foreign_keys, sizeof(*out->foreign_keys));
	if (out->unique_keys == NULL || out->foreign_keys == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < f->n_unique_keys; i++)
		out->n_unique_keys += take_key(out, &f->unique_keys[i], new_idx,
					       &out->unique_keys[out->n_unique_keys]);
	for (size_t i = 0; i < f->n_foreign_keys; i++) {
		gtab_foreign_key *const key = &out->foreign_keys[out->n_foreign_keys];

		*key = f->foreign_keys[i];
		out->n_foreign_keys += take_key(out, &f->foreign_keys[i].key, new_idx, &key->key);
	}
	return out->arena.failed ? GTAB_ENOMEM : GTAB_OK;
}

static gtab_status
take_all(gtab_form *out, const gtab_form *f, const gtab_period *period)
{
	size_t *const new_idx = gtab_arena_array(&out->arena, f->n_fields, sizeof(*new_idx));
	gtab_status st = new_idx == NULL ? GTAB_ENOMEM : take_fields(out, f, period, new_idx);

	if (st == GTAB_OK)
		st = take_rows(out, f, period);
	if (st == GTAB_OK)
		st = take_keys(out, f, new_idx);
	return st == GTAB_OK ? gtab_form_index(out) : st;
}

gtab_status
gtab_form_at(const gtab_form *f, const gtab_period *period, gtab_form **out)
{
	gtab_form *at;
	gtab_arena own;

	*out = NULL;
	if (!has_times(f))
		return GTAB_OK;
	at = gtab_form_new();
	if (at == NULL)
		return GTAB_ENOMEM;
	own = at->arena;
	*at = *f; /* all that does not change is borrowed */
	at->arena = own;
	at->keys = NULL;
	at->tables = NULL;
	at->n_keys = at->n_fields = at->n_rows = at->n_tables = 0;
	at->primary.n_fields = at->n_unique_keys = at->n_foreign_keys = 0;
	if (take_all(at, f, period) != GTAB_OK) {
		gtab_form_free(at);
		return GTAB_ENOMEM;
	}
	*out = at;
	return GTAB_OK;
}
