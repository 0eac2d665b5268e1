/* SPDX-License-Identifier: MIT */
/* The profiles of all columns: counted record by record, or block by block and merged. */

#include <stdlib.h>
#include <string.h>

#include "table/layout_internal.h"
#include "table/profile_internal.h"

/* Columns beyond the header that later records turn out to have: without a header, but never lost. */
static gtab_status
widen(gtab_profiles *p, size_t n)
{
	gtab_profile *more;

	if (n <= p->n)
		return GTAB_OK;
	if (n > p->n_max) {
		more = realloc(p->list, n * sizeof(*more));
		if (more == NULL)
			return GTAB_ENOMEM;
		p->list = more;
		p->n_max = n;
	}
	for (; p->n < n; p->n++)
		p->list[p->n] = (gtab_profile){ .is_first = p->is_first };
	return GTAB_OK;
}

gtab_status
gtab_profiles_open(gtab_profiles *p, const gtab_text *paths, size_t n_cols, gtab_arena *arena)
{
	*p = (gtab_profiles){ .arena = arena, .is_first = true };
	if (widen(p, n_cols) != GTAB_OK)
		return GTAB_ENOMEM;
	for (size_t col = 0; col < n_cols; col++)
		p->list[col].identifier = gtab_identifier_of_name(paths[col]);
	return GTAB_OK;
}

gtab_status
gtab_profiles_open_below(gtab_profiles *p, const gtab_profiles *above)
{
	p->n = 0;
	if (widen(p, above->n) != GTAB_OK)
		return GTAB_ENOMEM;
	for (size_t col = 0; col < above->n; col++)
		p->list[col] = (gtab_profile){ .identifier = above->list[col].identifier,
					       .is_text = gtab_profile_is_text(&above->list[col]) };
	return GTAB_OK;
}

gtab_status
gtab_profiles_add(gtab_profiles *p, const gtab_row *record, size_t n_cols_max,
		  const gtab_number_options *number)
{
	const size_t width = gtab_record_width(record);
	const size_t n = width < n_cols_max ? width : n_cols_max;
	gtab_status st = widen(p, n);

	for (size_t col = 0; st == GTAB_OK && col < n; col++)
		st = gtab_profile_add(&p->list[col], record->cells[col].text, number, p->arena);
	return st;
}

gtab_status
gtab_profiles_merge(gtab_profiles *p, const gtab_profiles *below)
{
	gtab_status st = widen(p, below->n);

	for (size_t col = 0; st == GTAB_OK && col < below->n; col++)
		st = gtab_profile_merge(&p->list[col], &below->list[col], p->arena);
	return st;
}

void
gtab_profiles_clear(gtab_profiles *p)
{
	free(p->list);
}
