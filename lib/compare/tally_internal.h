/* SPDX-License-Identifier: MIT */
#ifndef GTAB_COMPARE_TALLY_INTERNAL_H
#define GTAB_COMPARE_TALLY_INTERNAL_H

#include <gtab/tally.h>

#include "compare/amount_internal.h"

enum { GTAB_TALLY_FIELDS_MAX = 16 };

/* A list of field names, and where they stand in the table at hand. */
typedef struct gtab_tally_fields {
	gtab_text names[GTAB_TALLY_FIELDS_MAX];
	size_t columns[GTAB_TALLY_FIELDS_MAX];
	size_t n;
} gtab_tally_fields;

/*
 * The rows of one combination of values, as they were written.
 *
 * names   in the tally's arena, by and across
 * same_as  the group in which they count: itself, or that of the form's spelling
 * sums    one for each field that is added up; n_lacking rows have no figure there
 */
typedef struct gtab_tally_group {
	uint64_t hash;
	const gtab_text *names;
	size_t same_as;
	uint64_t n_rows;
	gtab_amount *sums;
	uint64_t *n_lacking;
} gtab_tally_group;

/*
 * by      the fields of the groups, `across` last when has_across
 * sums    what is added up; the count first when has_count
 * slots   group numbers from 1, open addressing; 0 is free
 */
struct gtab_tally {
	gtab_tally_options options;
	gtab_arena arena;
	gtab_tally_fields by;
	bool has_across;
	gtab_tally_fields sums;
	bool has_count;
	gtab_text units[GTAB_TALLY_FIELDS_MAX]; /* of the sums */
	const gtab_field
		*fields[GTAB_TALLY_FIELDS_MAX]; /* the form's, of by, in the table at hand */
	gtab_tally_group *groups;
	size_t n_groups;
	size_t n_groups_max;
	size_t *slots;
	size_t n_slots; /* a power of two */
	size_t n_tables;
	uint64_t n_left; /* rows that are no details */
	gtab_buf words;
};

/* ---- tally_groups.c ---- */

/* The group in which a row with these values counts, made when it is new; GTAB_MAP_NONE when out of memory. */
size_t gtab_tally_group_of(gtab_tally *t, const gtab_text *names);

/* ---- tally_finding.c ---- */

/* What is told of a tally. False when out of memory. */
bool gtab_tally_tell(gtab_tally *t);

#endif
