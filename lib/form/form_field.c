/* SPDX-License-Identifier: MIT */
/* One field of a form, out of JSON. */

#include "base/i18n.h"
#include "form/form_json_internal.h"

#include <string.h>

/* A type of the standard that is kept but whose cells are not looked at. */
enum { TYPE_UNCHECKED = -1 };

static const struct gtab_form_choice types[] = {
	{ "any", GTAB_FIELD_ANY },
	{ "string", GTAB_FIELD_STRING },
	{ "number", GTAB_FIELD_NUMBER },
	{ "integer", GTAB_FIELD_INTEGER },
	{ "date", GTAB_FIELD_DATE },
	{ "yearmonth", GTAB_FIELD_DATE },
	{ "year", GTAB_FIELD_DATE },
	{ "boolean", TYPE_UNCHECKED },
	{ "object", TYPE_UNCHECKED },
	{ "array", TYPE_UNCHECKED },
	{ "list", TYPE_UNCHECKED },
	{ "datetime", TYPE_UNCHECKED },
	{ "time", TYPE_UNCHECKED },
	{ "duration", TYPE_UNCHECKED },
	{ "geopoint", TYPE_UNCHECKED },
	{ "geojson", TYPE_UNCHECKED },
	{ NULL, 0 },
};

/* Table Schema v2, "Field" and "Constraints"; decimalChar and the like are decided by the cell rules. */
static const struct gtab_property field_properties[] = {
	{ "name", GTAB_PROPERTY_READ },
	{ "type", GTAB_PROPERTY_READ },
	{ "title", GTAB_PROPERTY_READ },
	{ "description", GTAB_PROPERTY_READ },
	{ "example", GTAB_PROPERTY_READ },
	{ "rdfType", GTAB_PROPERTY_READ },
	{ "constraints", GTAB_PROPERTY_READ },
	{ "format", GTAB_PROPERTY_READ },
	{ "bareNumber", GTAB_PROPERTY_READ },
	{ "groupChar", GTAB_PROPERTY_READ },
	{ "categories", GTAB_PROPERTY_ASKED },
	{ "categoriesOrdered", GTAB_PROPERTY_READ },
	{ "missingValues", GTAB_PROPERTY_ASKED },
	{ "decimalChar", GTAB_PROPERTY_ASKED },
	{ "trueValues", GTAB_PROPERTY_ASKED },
	{ "falseValues", GTAB_PROPERTY_ASKED },
	{ "delimiter", GTAB_PROPERTY_ASKED },
	{ "itemType", GTAB_PROPERTY_ASKED },
	{ "aliases", GTAB_PROPERTY_OURS },
	{ "unit", GTAB_PROPERTY_OURS },
	{ "decimals", GTAB_PROPERTY_OURS },
	{ "stub", GTAB_PROPERTY_OURS },
	{ "class", GTAB_PROPERTY_OURS },
	{ "values", GTAB_PROPERTY_OURS },
	{ NULL, GTAB_PROPERTY_READ },
};

static const struct gtab_property constraint_properties[] = {
	{ "required", GTAB_PROPERTY_READ },
	{ "unique", GTAB_PROPERTY_READ },
	{ "enum", GTAB_PROPERTY_READ },
	{ "pattern", GTAB_PROPERTY_ASKED },
	{ "minLength", GTAB_PROPERTY_ASKED },
	{ "maxLength", GTAB_PROPERTY_ASKED },
	{ "minimum", GTAB_PROPERTY_ASKED },
	{ "maximum", GTAB_PROPERTY_ASKED },
	{ "exclusiveMinimum", GTAB_PROPERTY_ASKED },
	{ "exclusiveMaximum", GTAB_PROPERTY_ASKED },
	{ "jsonSchema", GTAB_PROPERTY_ASKED },
	{ NULL, GTAB_PROPERTY_READ },
};

/* The type, and its format where that is not the default one. */
static bool
read_type(struct gtab_form_reader *r, const json_t *o, gtab_field *field)
{
	int type = GTAB_FIELD_ANY;
	gtab_text format = GTAB_TEXT("default");

	if (!gtab_form_get_choice(r, o, "type", types, &type) ||
	    !gtab_form_get_text(r, o, "format", &format))
		return false;
	field->type = type == TYPE_UNCHECKED ? GTAB_FIELD_STRING : (gtab_field_type)type;
	if (type == TYPE_UNCHECKED && !gtab_form_note_unchecked(r, "type"))
		return false;
	if (!gtab_text_equal(format, GTAB_TEXT("default")) && format.len > 0)
		return gtab_form_note_unchecked(r, "format");
	return true;
}

/* Numbers in an enum are kept as the form writes them. */
static bool
read_enum(struct gtab_form_reader *r, const json_t *constraints, gtab_field *field)
{
	const json_t *const list = json_object_get(constraints, "enum");
	gtab_text *texts = NULL;

	if (json_array_size(list) > 0 && !json_is_string(json_array_get(list, 0)))
		return gtab_form_note_unchecked(r, "enum");
	if (!gtab_form_get_texts(r, constraints, "enum", &texts, &field->n_enum))
		return false;
	field->enum_values = texts;
	return true;
}

static bool
read_constraints(struct gtab_form_reader *r, const json_t *o, gtab_field *field)
{
	json_t *constraints;
	size_t len;
	bool ok;

	if (!gtab_form_get_object(r, o, "constraints", &constraints))
		return false;
	if (constraints == NULL)
		return true;
	len = gtab_form_enter(r, "constraints");
	ok = gtab_form_get_bool(r, constraints, "required", &field->is_required) &&
	     gtab_form_get_bool(r, constraints, "unique", &field->is_unique) &&
	     read_enum(r, constraints, field) &&
	     gtab_form_note_others(r, constraints, constraint_properties);
	gtab_form_leave(r, len);
	return ok;
}

static size_t
count_spellings(json_t *values)
{
	size_t n = 0;
	const char *key;
	json_t *spellings;

	json_object_foreach(values, key, spellings) n += 1 + json_array_size(spellings);
	return n;
}

/* One value and its other spellings: "其他": ["其他权力"]. */
static bool
read_spellings(struct gtab_form_reader *r, const json_t *values, const char *key, gtab_field *field,
	       gtab_spelling *out)
{
	const gtab_text value = gtab_arena_copy(&r->f->arena, gtab_text_of(key));
	gtab_text *written = NULL;
	size_t n = 0;

	if (value.ptr == NULL)
		return gtab_form_no_memory(r);
	if (!gtab_form_get_texts(r, values, key, &written, &n))
		return false;
	out[field->n_values++] = (gtab_spelling){ value, value };
	for (size_t i = 0; i < n; i++)
		out[field->n_values++] = (gtab_spelling){ written[i], value };
	return true;
}

static bool
read_values(struct gtab_form_reader *r, const json_t *o, gtab_field *field)
{
	const size_t len = gtab_form_enter(r, "values");
	json_t *const values = json_object_get(o, "values");
	gtab_spelling *spellings;
	const char *key;
	json_t *list;
	bool ok = true;

	spellings = gtab_arena_array(&r->f->arena, count_spellings(values), sizeof(*spellings));
	if (spellings == NULL)
		return gtab_form_no_memory(r);
	json_object_foreach(values, key, list) ok =
		ok && read_spellings(r, values, key, field, spellings);
	field->values = spellings;
	gtab_form_leave(r, len);
	return ok;
}

/* The properties that count beside "gtab": 1. */
static bool
read_ours(struct gtab_form_reader *r, const json_t *o, gtab_field *field)
{
	gtab_text *aliases = NULL;
	json_t *values;

	if (!gtab_form_get_texts(r, o, "aliases", &aliases, &field->n_aliases) ||
	    !gtab_form_get_text(r, o, "unit", &field->unit) ||
	    !gtab_form_get_int(r, o, "decimals", 0, 18, &field->decimals) ||
	    !gtab_form_get_bool(r, o, "stub", &field->is_stub) ||
	    !gtab_form_read_code(r, o, field) || !gtab_form_get_object(r, o, "values", &values))
		return false;
	field->aliases = aliases;
	return values == NULL || read_values(r, o, field);
}

bool
gtab_form_read_field(struct gtab_form_reader *r, json_t *o, gtab_field *field)
{
	field->decimals = -1;
	if (!json_is_object(o))
		return gtab_form_misshapen(r, "", _("an object with a name"));
	if (!gtab_form_get_text(r, o, "name", &field->name) ||
	    !gtab_form_get_text(r, o, "title", &field->title))
		return false;
	if (field->name.len == 0)
		return gtab_form_misshapen(r, "name", _("a string that is not empty"));
	return read_type(r, o, field) && read_constraints(r, o, field) &&
	       (!r->is_ours || read_ours(r, o, field)) &&
	       gtab_form_note_others(r, o, field_properties);
}
