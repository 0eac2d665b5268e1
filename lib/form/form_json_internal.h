/* SPDX-License-Identifier: MIT */
#ifndef GTAB_FORM_JSON_INTERNAL_H
#define GTAB_FORM_JSON_INTERNAL_H

/*
 * Reading typed properties out of JSON. The first property of a wrong shape sets st and the error, with its
 * path and what was expected; an absent one leaves *out alone. Every function says whether all is well.
 */

#include "form/form_internal.h"

#include <gtab/buf.h>

#include <jansson.h>

/*
 * file     the file that is read, for its messages and to find others beside it
 * path     of the object being read: /fields/3
 * is_ours  "gtab": 1 stands in the schema
 * missing  of the schema, for fields that have none of their own
 */
struct gtab_form_reader {
	gtab_form *f;
	gtab_error *err;
	const char *file;
	gtab_buf path;
	gtab_status st;
	bool is_ours;
	const gtab_text *missing;
	size_t n_missing;
};

/* One word and the number it stands for. */
struct gtab_form_choice {
	const char *word;
	int value;
};

/* Who minds a property: */
enum gtab_property_kind {
	GTAB_PROPERTY_READ,  /* read, or for people only */
	GTAB_PROPERTY_OURS,  /* read beside "gtab": 1 */
	GTAB_PROPERTY_ASKED, /* of the standard and not checked: goes to f->unchecked */
	GTAB_PROPERTY_UNKNOWN
};

struct gtab_property {
	const char *key;
	enum gtab_property_kind kind;
};

/* Go into a property and come back: leave takes what enter returned. */
size_t gtab_form_enter(struct gtab_form_reader *r, const char *key);
size_t gtab_form_enter_item(struct gtab_form_reader *r, size_t idx);
void gtab_form_leave(struct gtab_form_reader *r, size_t len);

/* Fail at property key of the object being read ("" for itself). expected is a translated noun phrase. */
bool gtab_form_misshapen(struct gtab_form_reader *r, const char *key, const char *expected);
bool gtab_form_no_memory(struct gtab_form_reader *r);

bool gtab_form_get_text(struct gtab_form_reader *r, const json_t *o, const char *key,
			gtab_text *out);
bool gtab_form_get_bool(struct gtab_form_reader *r, const json_t *o, const char *key, bool *out);
bool gtab_form_get_int(struct gtab_form_reader *r, const json_t *o, const char *key, int min,
		       int max, int *out);
bool gtab_form_get_texts(struct gtab_form_reader *r, const json_t *o, const char *key,
			 gtab_text **out, size_t *n_out);
/* Of a list of strings, or of numbers and truth values as JSON writes them; objects and lists as compact JSON. */
bool gtab_form_get_scalars(struct gtab_form_reader *r, const json_t *o, const char *key,
			   gtab_text **out, size_t *n_out);
/* One such value. */
bool gtab_form_get_scalar(struct gtab_form_reader *r, const json_t *o, const char *key,
			  gtab_text *out);
/* Values that may have a label: ["a", "b"] or [{"value": "a", "label": "A"}]; the values. */
bool gtab_form_get_labelled(struct gtab_form_reader *r, const json_t *o, const char *key,
			    gtab_text **out, size_t *n_out);
/* A string, or a list of strings: the spelling of version 1 and that of version 2. */
bool gtab_form_get_names(struct gtab_form_reader *r, const json_t *o, const char *key,
			 gtab_text **out, size_t *n_out);
/* choices end with a NULL word. */
bool gtab_form_get_choice(struct gtab_form_reader *r, const json_t *o, const char *key,
			  const struct gtab_form_choice *choices, int *out);
/* *out is NULL when absent. */
bool gtab_form_get_object(struct gtab_form_reader *r, const json_t *o, const char *key,
			  json_t **out);

/* Remember property key of the object being read as not checked. */
bool gtab_form_note_unchecked(struct gtab_form_reader *r, const char *key);
/* The same for each property of o that `known` (ends with a NULL key) does not call read. */
bool gtab_form_note_others(struct gtab_form_reader *r, json_t *o,
			   const struct gtab_property *known);

/* Read one element of "fields" (form_field.c); how its values are written; what is asked of them (form_limits.c). */
bool gtab_form_read_field(struct gtab_form_reader *r, json_t *o, gtab_field *field);
/* Read what it says of codes, identifiers and lists, beside "gtab": 1 (form_code.c). */
bool gtab_form_read_code(struct gtab_form_reader *r, const json_t *o, gtab_field *field);
bool gtab_form_read_lexical(struct gtab_form_reader *r, const json_t *o, gtab_field *field);
bool gtab_form_read_constraints(struct gtab_form_reader *r, json_t *o, gtab_field *field);

/* "from" and "to" of an object, each a period: the span of both, ends included. */
bool gtab_form_get_span(struct gtab_form_reader *r, const json_t *o, gtab_span *out);
/* "codeLists" of a schema, before its fields are read (form_codes.c); "codeList" of a field. */
bool gtab_form_read_code_lists(struct gtab_form_reader *r, const json_t *o);
bool gtab_form_read_code_list_name(struct gtab_form_reader *r, const json_t *o, gtab_field *field);
/* "rows" (form_rows.c); "examples" (form_examples.c). */
bool gtab_form_read_rows(struct gtab_form_reader *r, const json_t *o);
bool gtab_form_read_examples(struct gtab_form_reader *r, const json_t *o);
/* path beside the file that is read, with a NUL behind it; false with the error set. */
bool gtab_form_beside(struct gtab_form_reader *r, gtab_text path, gtab_text *out);
bool gtab_form_is_local(gtab_text path);

/* primaryKey, uniqueKeys, foreignKeys of a schema whose fields are read (form_keys.c). */
bool gtab_form_read_keys(struct gtab_form_reader *r, const json_t *o);

/* A whole schema (form_schema.c); a package of them (form_package.c). */
bool gtab_form_read_schema(struct gtab_form_reader *r, json_t *o);
bool gtab_form_read_package(struct gtab_form_reader *r, const json_t *o);
/* The JSON of a file; NULL with r->st and the error set. */
json_t *gtab_form_load(struct gtab_form_reader *r, gtab_text json, const char *name);

extern const struct gtab_form_choice gtab_form_types[];

#endif
