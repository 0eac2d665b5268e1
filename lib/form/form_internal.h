/* SPDX-License-Identifier: MIT */
#ifndef GTAB_FORM_INTERNAL_H
#define GTAB_FORM_INTERNAL_H

/* What form.c holds and form_schema.c and its neighbours fill. */

#include <gtab/buf.h>
#include <gtab/form.h>
#include <gtab/status.h>

/* One header that means a field: a name, title or alias, folded (name_internal.h). */
struct gtab_form_key {
	gtab_text folded;
	size_t field_idx;
};

/*
 * is_plain   a schema of others: no "gtab": 1
 * span       when it holds
 * primary    no fields: none
 * package    that the table is of; NULL for none
 * tables     of a package, owned; NULL: the form is its own only table
 */
struct gtab_form {
	gtab_arena arena; /* holds all the rest */
	gtab_text name;
	gtab_text title;
	gtab_text description;
	gtab_text form_no;
	gtab_text data_path;
	gtab_span span;
	bool is_plain;
	const gtab_form *package;
	gtab_form **tables;
	size_t n_tables;
	gtab_key primary;
	gtab_key *unique_keys;
	size_t n_unique_keys;
	gtab_foreign_key *foreign_keys;
	size_t n_foreign_keys;
	gtab_code_list *code_lists;
	size_t n_code_lists;
	gtab_fixed_row *rows;
	size_t n_rows;
	gtab_field *fields;
	size_t n_fields;
	struct gtab_form_key *keys;
	size_t n_keys;
	gtab_fields_match match;
	gtab_form_layout layout;
	gtab_text *relations;
	size_t n_relations;
	gtab_example *examples;
	size_t n_examples;
	bool parts_within;
	bool totals_sum;
	gtab_text *unchecked;
	size_t n_unchecked;
	size_t unchecked_size; /* room of unchecked */
};

/* An empty form; NULL when out of memory. */
gtab_form *gtab_form_new(void);
/* After the fields are read: make the keys by which headers find them. GTAB_OK, GTAB_ENOMEM. */
gtab_status gtab_form_index(gtab_form *f);

/* Whether a table is meant by a 表号, a name or a title, folded. */
bool gtab_form_answers_to(const gtab_form *f, gtab_text name);
/* Whether a table holds for a period, as the context has it; "" is any time. */
bool gtab_form_is_valid(const gtab_form *f, gtab_text period);

/* Append all of a file. GTAB_OK; GTAB_EINPUT, with errno as the failure set it; GTAB_ENOMEM. */
gtab_status gtab_form_read_file(const char *path, gtab_buf *out);
/* The same, with the error said and placed. */
gtab_status gtab_form_load_file(const char *path, gtab_buf *out, gtab_error *err);

/* Fill f, which is all zero but for its arena, from JSON; GTAB_EUSAGE with line or path, GTAB_ENOMEM. */
gtab_status gtab_form_fill(gtab_form *f, gtab_text json, const char *name, gtab_error *err);

#endif
