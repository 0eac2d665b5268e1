/* SPDX-License-Identifier: MIT */
#ifndef GTAB_FORM_JSON_SCHEMA_INTERNAL_H
#define GTAB_FORM_JSON_SCHEMA_INTERNAL_H

/*
 * The JSON Schemas that a field of objects or arrays may have: types, values, sizes, properties, items and the
 * combinations; no references, no formats.
 */

#include <stdbool.h>

#include <jansson.h>

/* Whether value is as schema says; keywords that are not known say nothing. */
bool gtab_json_schema_holds(const json_t *schema, const json_t *value);

/* Call fn with the path of each keyword that is not checked; stops when it says false, and returns that. */
bool gtab_json_schema_unknown(const json_t *schema, const char *path,
			      bool (*fn)(void *ctx, const char *path), void *ctx);

#endif
