/* SPDX-License-Identifier: MIT */
/* What a form asks of a field's values: constraints and categories, out of JSON; contradictions are refused. */

#include "base/i18n.h"
#include "form/form_json_internal.h"
#include "form/json_schema_internal.h"
#include "form/lexical_internal.h"
#include "form/pattern_internal.h"

#include <stdlib.h>

/* Table Schema v2, "Constraints". */
static const struct gtab_property constraint_properties[] = {
	{ "required", GTAB_PROPERTY_READ },
	{ "unique", GTAB_PROPERTY_READ },
	{ "enum", GTAB_PROPERTY_READ },
	{ "pattern", GTAB_PROPERTY_READ },
	{ "minLength", GTAB_PROPERTY_READ },
	{ "maxLength", GTAB_PROPERTY_READ },
	{ "minimum", GTAB_PROPERTY_READ },
	{ "maximum", GTAB_PROPERTY_READ },
	{ "exclusiveMinimum", GTAB_PROPERTY_READ },
	{ "exclusiveMaximum", GTAB_PROPERTY_READ },
	{ "jsonSchema", GTAB_PROPERTY_READ },
	{ NULL, GTAB_PROPERTY_READ },
};

/* ---- bounds ---- */

/* A bound in the field's own terms; a figure may stand as JSON writes it though the cells have a decimal comma. */
static bool
read_value(const gtab_field *field, gtab_text written, gtab_decimal *out)
{
	gtab_lexical_reader reader = { .json = NULL };
	gtab_logical value = { .has_order = false };
	gtab_field plain = *field;
	bool ok = gtab_lexical_read(&reader, field, written, &value);

	plain.lexical.format = GTAB_TEXT("");
	plain.lexical.decimal_char = GTAB_TEXT(".");
	plain.lexical.group_char = GTAB_TEXT("");
	if (!ok)
		ok = gtab_lexical_read(&reader, &plain, written, &value);
	*out = value.order;
	gtab_lexical_clear(&reader);
	return ok && value.has_order;
}

bool
gtab_limit_of(const gtab_field *field, gtab_text written, gtab_decimal *out)
{
	return written.len > 0 && read_value(field, written, out);
}

static bool
has_order(gtab_field_type type)
{
	switch (type) {
	case GTAB_FIELD_NUMBER:
	case GTAB_FIELD_INTEGER:
	case GTAB_FIELD_DATE:
	case GTAB_FIELD_TIME:
	case GTAB_FIELD_DATETIME:
	case GTAB_FIELD_DURATION:
	case GTAB_FIELD_YEAR:
	case GTAB_FIELD_YEARMONTH: return true;
	default: return false;
	}
}

static bool
has_length(gtab_field_type type)
{
	return type == GTAB_FIELD_STRING || type == GTAB_FIELD_ANY || type == GTAB_FIELD_ARRAY ||
	       type == GTAB_FIELD_OBJECT || type == GTAB_FIELD_LIST;
}

/* One bound; the standard has none for texts, and there it is told as not checked. */
static bool
read_bound(struct gtab_form_reader *r, const json_t *o, const char *key, const gtab_field *field,
	   gtab_text *out)
{
	gtab_text written = GTAB_TEXT("");
	gtab_decimal ignored;
	gtab_buf expected;
	bool ok;

	if (!gtab_form_get_scalar(r, o, key, &written) || written.len == 0)
		return r->st == GTAB_OK;
	if (!has_order(field->type))
		return gtab_form_note_unchecked(r, key);
	*out = written;
	if (read_value(field, written, &ignored))
		return true;
	gtab_buf_init(&expected);
	gtab_lexical_put_expected(field, &expected);
	gtab_buf_putc(&expected, '\0');
	ok = expected.failed ? gtab_form_no_memory(r) : gtab_form_misshapen(r, key, expected.ptr);
	gtab_buf_clear(&expected);
	return ok;
}

/* No value can satisfy two bounds that cross. */
static bool
refuse_crossed(struct gtab_form_reader *r, const gtab_field *field)
{
	const gtab_limits *const l = &field->limits;
	const gtab_text lows[] = { l->minimum, l->exclusive_minimum };
	const gtab_text highs[] = { l->maximum, l->exclusive_maximum };

	for (size_t i = 0; i < 4; i++) {
		const bool is_open = i != 0; /* one of the two bounds is not reached itself */
		gtab_decimal low, high;
		int order;

		if (!gtab_limit_of(field, lows[i / 2], &low) ||
		    !gtab_limit_of(field, highs[i % 2], &high))
			continue;
		order = gtab_decimal_compare(low, high);
		if (order > 0 || (order == 0 && is_open))
			return gtab_form_misshapen(
				r, i % 2 == 0 ? "maximum" : "exclusiveMaximum",
				_("a bound above the minimum; no value fits both"));
	}
	return true;
}

static bool
read_bounds(struct gtab_form_reader *r, const json_t *o, gtab_field *field)
{
	gtab_limits *const l = &field->limits;

	return read_bound(r, o, "minimum", field, &l->minimum) &&
	       read_bound(r, o, "maximum", field, &l->maximum) &&
	       read_bound(r, o, "exclusiveMinimum", field, &l->exclusive_minimum) &&
	       read_bound(r, o, "exclusiveMaximum", field, &l->exclusive_maximum) &&
	       refuse_crossed(r, field);
}

/* ---- lengths ---- */

static bool
read_length(struct gtab_form_reader *r, const json_t *o, const char *key, const gtab_field *field,
	    size_t *out)
{
	int length = -1;

	*out = GTAB_NO_LENGTH;
	if (!gtab_form_get_int(r, o, key, 0, INT32_MAX, &length) || length < 0)
		return r->st == GTAB_OK;
	if (!has_length(
		    field->type)) /* the standard has a length of texts and of what holds others */
		return gtab_form_note_unchecked(r, key);
	*out = (size_t)length;
	return true;
}

static bool
read_lengths(struct gtab_form_reader *r, const json_t *o, gtab_field *field)
{
	gtab_limits *const l = &field->limits;

	if (!read_length(r, o, "minLength", field, &l->min_length) ||
	    !read_length(r, o, "maxLength", field, &l->max_length))
		return false;
	if (l->min_length != GTAB_NO_LENGTH && l->min_length > l->max_length)
		return gtab_form_misshapen(r, "maxLength",
					   _("a length not below minLength; no value fits both"));
	return true;
}

/* ---- patterns and JSON Schemas ---- */

static bool
read_pattern(struct gtab_form_reader *r, const json_t *o, gtab_field *field)
{
	gtab_pattern *pattern = NULL;
	gtab_error why = { 0 };
	gtab_status st;

	if (!gtab_form_get_text(r, o, "pattern", &field->limits.pattern) ||
	    field->limits.pattern.len == 0)
		return r->st == GTAB_OK;
	if (field->type != GTAB_FIELD_STRING && field->type != GTAB_FIELD_ANY) {
		field->limits.pattern = GTAB_TEXT("");
		return gtab_form_note_unchecked(r, "pattern");
	}
	st = gtab_pattern_new(field->limits.pattern, &pattern, &why);
	gtab_pattern_free(pattern);
	if (st == GTAB_ENOMEM)
		return gtab_form_no_memory(r);
	return st == GTAB_OK || gtab_form_misshapen(r, "pattern", why.message);
}

/* Keywords of it that are not checked are told one by one. */
static bool
note_keyword(void *ctx, const char *path)
{
	return gtab_form_note_unchecked(ctx, path);
}

static bool
read_json_schema(struct gtab_form_reader *r, const json_t *o, gtab_field *field)
{
	json_t *schema;
	char *dumped;

	if (!gtab_form_get_object(r, o, "jsonSchema", &schema) || schema == NULL)
		return r->st == GTAB_OK;
	if (field->type != GTAB_FIELD_OBJECT && field->type != GTAB_FIELD_ARRAY &&
	    field->type != GTAB_FIELD_GEOJSON)
		return gtab_form_note_unchecked(r, "jsonSchema");
	dumped = json_dumps(schema, JSON_COMPACT);
	if (dumped != NULL)
		field->limits.json_schema = gtab_arena_copy(&r->f->arena, gtab_text_of(dumped));
	free(dumped);
	if (dumped == NULL || field->limits.json_schema.ptr == NULL)
		return gtab_form_no_memory(r);
	return gtab_json_schema_unknown(schema, "jsonSchema", note_keyword, r);
}

/* ---- values ---- */

static bool
read_enum(struct gtab_form_reader *r, const json_t *o, gtab_field *field)
{
	gtab_text *texts = NULL;

	if (!gtab_form_get_scalars(r, o, "enum", &texts, &field->n_enum))
		return false;
	field->enum_values = texts;
	if (texts != NULL && field->n_enum == 0)
		return gtab_form_misshapen(r, "enum", _("a list of at least one value"));
	return true;
}

static bool
read_categories(struct gtab_form_reader *r, const json_t *o, gtab_field *field)
{
	gtab_text *texts = NULL;

	if (!gtab_form_get_labelled(r, o, "categories", &texts, &field->limits.n_categories) ||
	    !gtab_form_get_bool(r, o, "categoriesOrdered", &field->limits.is_ordered))
		return false;
	field->limits.categories = texts;
	if (texts != NULL && field->limits.n_categories == 0)
		return gtab_form_misshapen(r, "categories", _("a list of at least one value"));
	return true;
}

bool
gtab_form_read_constraints(struct gtab_form_reader *r, json_t *o, gtab_field *field)
{
	json_t *constraints;
	size_t len;
	bool ok;

	field->limits.min_length = field->limits.max_length = GTAB_NO_LENGTH;
	if (!read_categories(r, o, field) ||
	    !gtab_form_get_object(r, o, "constraints", &constraints))
		return false;
	if (constraints == NULL)
		return true;
	len = gtab_form_enter(r, "constraints");
	ok = gtab_form_get_bool(r, constraints, "required", &field->is_required) &&
	     gtab_form_get_bool(r, constraints, "unique", &field->is_unique) &&
	     read_enum(r, constraints, field) && read_bounds(r, constraints, field) &&
	     read_lengths(r, constraints, field) && read_pattern(r, constraints, field) &&
	     read_json_schema(r, constraints, field) &&
	     gtab_form_note_others(r, constraints, constraint_properties);
	gtab_form_leave(r, len);
	return ok;
}
