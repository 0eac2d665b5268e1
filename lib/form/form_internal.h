/* SPDX-License-Identifier: MIT */
#ifndef GTAB_FORM_INTERNAL_H
#define GTAB_FORM_INTERNAL_H

/* What form.c holds and form_json.c fills. */

#include <gtab/form.h>
#include <gtab/status.h>

/* One header that means a field: a name, title or alias, folded (name_internal.h). */
struct gtab_form_key {
	gtab_text folded;
	size_t field_idx;
};

struct gtab_form {
	gtab_arena arena; /* holds all the rest */
	gtab_text name;
	gtab_text title;
	gtab_field *fields;
	size_t n_fields;
	struct gtab_form_key *keys;
	size_t n_keys;
	gtab_fields_match match;
	gtab_form_layout layout;
	gtab_text *relations;
	size_t n_relations;
	bool parts_within;
	bool totals_sum;
	gtab_text *unchecked;
	size_t n_unchecked;
	size_t unchecked_size; /* room of unchecked */
};

/* Fill f, which is all zero but for its arena, from JSON; GTAB_EUSAGE with line or path, GTAB_ENOMEM. */
gtab_status gtab_form_fill(gtab_form *f, gtab_text json, const char *name, gtab_error *err);

#endif
