/* SPDX-License-Identifier: MIT */
/* A JSON Schema held against one value. Depth is bounded by jansson, which reads 2048 levels. */

#include "form/json_schema_internal.h"

#include <stdio.h>
#include <string.h>

#include "form/pattern_internal.h"

/* ---- types and values ---- */

static bool
is_type(const json_t *value, const char *type)
{
	if (strcmp(type, "integer") == 0)
		return json_is_integer(value) ||
		       (json_is_real(value) &&
			json_real_value(value) == (double)(long long)json_real_value(value));
	return strcmp(type, "object") == 0    ? json_is_object(value)
	       : strcmp(type, "array") == 0   ? json_is_array(value)
	       : strcmp(type, "string") == 0  ? json_is_string(value)
	       : strcmp(type, "number") == 0  ? json_is_number(value)
	       : strcmp(type, "boolean") == 0 ? json_is_boolean(value)
	       : strcmp(type, "null") == 0    ? json_is_null(value)
					      : false;
}

static bool
holds_type(const json_t *types, const json_t *value)
{
	if (json_is_string(types))
		return is_type(value, json_string_value(types));
	for (size_t i = 0; i < json_array_size(types); i++) {
		const char *const type = json_string_value(json_array_get(types, i));

		if (type != NULL && is_type(value, type))
			return true;
	}
	return !json_is_array(types);
}

static bool
is_same(const json_t *a, const json_t *b)
{
	if (json_is_number(a) && json_is_number(b))
		return json_number_value(a) == json_number_value(b);
	return json_equal(a, b);
}

static bool
holds_enum(const json_t *values, const json_t *value)
{
	for (size_t i = 0; i < json_array_size(values); i++) {
		if (is_same(json_array_get(values, i), value))
			return true;
	}
	return !json_is_array(values);
}

/* ---- sizes ---- */

/* A bound on a size or a figure: keyword, what it bounds, which way. */
static bool
holds_bound(const json_t *schema, const char *key, double size, int sign, bool is_open)
{
	const json_t *const bound = json_object_get(schema, key);
	const double over = (size - json_number_value(bound)) * sign;

	return !json_is_number(bound) || (is_open ? over < 0 : over <= 0);
}

static bool
holds_number(const json_t *schema, const json_t *value)
{
	const double n = json_number_value(value);

	return holds_bound(schema, "minimum", n, -1, false) &&
	       holds_bound(schema, "maximum", n, 1, false) &&
	       holds_bound(schema, "exclusiveMinimum", n, -1, true) &&
	       holds_bound(schema, "exclusiveMaximum", n, 1, true);
}

/* As everywhere in JSON Schema, a pattern need only match a part. */
static bool
holds_pattern(const json_t *schema, gtab_text text)
{
	const char *const written = json_string_value(json_object_get(schema, "pattern"));
	gtab_pattern *pattern = NULL;
	char whole[1024];
	bool matches = true;

	if (written == NULL || snprintf(whole, sizeof(whole), "[\\s\\S]*(?:%s)[\\s\\S]*",
					written) >= (int)sizeof(whole))
		return true;
	if (gtab_pattern_new(gtab_text_of(whole), &pattern, NULL) == GTAB_OK)
		gtab_pattern_match(pattern, text, &matches);
	gtab_pattern_free(pattern);
	return matches;
}

static bool
holds_string(const json_t *schema, const json_t *value)
{
	const gtab_text text = { json_string_value(value), json_string_length(value) };
	const double n = (double)gtab_utf8_count(text);

	return holds_bound(schema, "minLength", n, -1, false) &&
	       holds_bound(schema, "maxLength", n, 1, false) && holds_pattern(schema, text);
}

/* ---- arrays and objects ---- */

static bool
has_twins(const json_t *array)
{
	for (size_t i = 1; i < json_array_size(array); i++) {
		for (size_t j = 0; j < i; j++) {
			if (is_same(json_array_get(array, i), json_array_get(array, j)))
				return true;
		}
	}
	return false;
}

static bool
holds_array(const json_t *schema, const json_t *value)
{
	const json_t *const items = json_object_get(schema, "items");
	const double n = (double)json_array_size(value);

	if (!holds_bound(schema, "minItems", n, -1, false) ||
	    !holds_bound(schema, "maxItems", n, 1, false) ||
	    (json_is_true(json_object_get(schema, "uniqueItems")) && has_twins(value)))
		return false;
	for (size_t i = 0; items != NULL && i < json_array_size(value); i++) {
		if (!gtab_json_schema_holds(items, json_array_get(value, i)))
			return false;
	}
	return true;
}

static bool
holds_required(const json_t *names, const json_t *value)
{
	for (size_t i = 0; i < json_array_size(names); i++) {
		const char *const name = json_string_value(json_array_get(names, i));

		if (name != NULL && json_object_get(value, name) == NULL)
			return false;
	}
	return true;
}

static bool
holds_properties(const json_t *schema, const json_t *value)
{
	const json_t *const properties = json_object_get(schema, "properties");
	const json_t *const others = json_object_get(schema, "additionalProperties");
	const char *key;
	json_t *item;

	json_object_foreach((json_t *)value, key, item)
	{
		const json_t *const own = json_object_get(properties, key);
		const json_t *const sub = own != NULL ? own : others;

		if (sub != NULL && !gtab_json_schema_holds(sub, item))
			return false;
	}
	return true;
}

static bool
holds_object(const json_t *schema, const json_t *value)
{
	const double n = (double)json_object_size(value);

	return holds_bound(schema, "minProperties", n, -1, false) &&
	       holds_bound(schema, "maxProperties", n, 1, false) &&
	       holds_required(json_object_get(schema, "required"), value) &&
	       holds_properties(schema, value);
}

/* ---- combinations ---- */

/* How many of a list of schemas hold. */
static size_t
count_holding(const json_t *schemas, const json_t *value)
{
	size_t n = 0;

	for (size_t i = 0; i < json_array_size(schemas); i++)
		n += gtab_json_schema_holds(json_array_get(schemas, i), value);
	return n;
}

static bool
holds_combinations(const json_t *schema, const json_t *value)
{
	const json_t *const all = json_object_get(schema, "allOf");
	const json_t *const any = json_object_get(schema, "anyOf");
	const json_t *const one = json_object_get(schema, "oneOf");
	const json_t *const not = json_object_get(schema, "not");

	return (all == NULL || count_holding(all, value) == json_array_size(all)) &&
	       (any == NULL || count_holding(any, value) > 0) &&
	       (one == NULL || count_holding(one, value) == 1) &&
	       (not == NULL || !gtab_json_schema_holds(not, value));
}

static bool
holds_own(const json_t *schema, const json_t *value)
{
	if (json_is_number(value))
		return holds_number(schema, value);
	if (json_is_string(value))
		return holds_string(schema, value);
	if (json_is_array(value))
		return holds_array(schema, value);
	return !json_is_object(value) || holds_object(schema, value);
}

bool
gtab_json_schema_holds(const json_t *schema, const json_t *value)
{
	const json_t *const constant = json_object_get(schema, "const");

	if (json_is_boolean(schema))
		return json_is_true(schema);
	return holds_type(json_object_get(schema, "type"), value) &&
	       holds_enum(json_object_get(schema, "enum"), value) &&
	       (constant == NULL || is_same(constant, value)) && holds_own(schema, value) &&
	       holds_combinations(schema, value);
}

/* ---- what is not checked ---- */

static bool
is_in(const char *key, const char *const *list)
{
	while (*list != NULL && strcmp(*list, key) != 0)
		list++;
	return *list != NULL;
}

typedef bool unknown_fn(void *ctx, const char *path);

/* Each schema of an object of schemas, or of a list of them. */
static bool
each_below(json_t *schemas, const char *path, unknown_fn *fn, void *ctx)
{
	const char *key;
	json_t *sub;
	char below[1024 + 8];
	size_t i;
	bool ok = true;

	json_object_foreach(schemas, key, sub)
	{
		snprintf(below, sizeof(below), "%.800s/%.200s", path, key);
		ok = ok && gtab_json_schema_unknown(sub, below, fn, ctx);
	}
	json_array_foreach(schemas, i, sub)
	{
		snprintf(below, sizeof(below), "%.800s/%zu", path, i);
		ok = ok && gtab_json_schema_unknown(sub, below, fn, ctx);
	}
	return ok;
}

bool
gtab_json_schema_unknown(const json_t *schema, const char *path, unknown_fn *fn, void *ctx)
{
	static const char *const checked[] = { "type",
					       "enum",
					       "const",
					       "minimum",
					       "maximum",
					       "exclusiveMinimum",
					       "exclusiveMaximum",
					       "minLength",
					       "maxLength",
					       "pattern",
					       "minItems",
					       "maxItems",
					       "uniqueItems",
					       "required",
					       "minProperties",
					       "maxProperties",
					       "title",
					       "description",
					       "default",
					       "examples",
					       "$schema",
					       "$id",
					       "$comment",
					       NULL };
	static const char *const one[] = { "items", "additionalProperties", "not", NULL };
	static const char *const several[] = { "properties", "allOf", "anyOf", "oneOf", NULL };
	const char *key;
	json_t *v;
	char below[1024 + 8];
	bool ok = true;

	json_object_foreach((json_t *)schema, key, v)
	{
		snprintf(below, sizeof(below), "%.800s/%.200s", path, key);
		if (is_in(key, one))
			ok = ok && gtab_json_schema_unknown(v, below, fn, ctx);
		else if (is_in(key, several))
			ok = ok && each_below(v, below, fn, ctx);
		else if (!is_in(key, checked))
			ok = ok && fn(ctx, below);
	}
	return ok;
}
