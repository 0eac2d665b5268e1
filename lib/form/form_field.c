/* SPDX-License-Identifier: MIT */
/* One field of a form, out of JSON. */

#include "base/i18n.h"
#include "form/form_json_internal.h"

#include <string.h>

const struct gtab_form_choice gtab_form_types[] = {
	{ "any", GTAB_FIELD_ANY },
	{ "string", GTAB_FIELD_STRING },
	{ "number", GTAB_FIELD_NUMBER },
	{ "integer", GTAB_FIELD_INTEGER },
	{ "boolean", GTAB_FIELD_BOOLEAN },
	{ "object", GTAB_FIELD_OBJECT },
	{ "array", GTAB_FIELD_ARRAY },
	{ "list", GTAB_FIELD_LIST },
	{ "datetime", GTAB_FIELD_DATETIME },
	{ "date", GTAB_FIELD_DATE },
	{ "time", GTAB_FIELD_TIME },
	{ "year", GTAB_FIELD_YEAR },
	{ "yearmonth", GTAB_FIELD_YEARMONTH },
	{ "duration", GTAB_FIELD_DURATION },
	{ "geopoint", GTAB_FIELD_GEOPOINT },
	{ "geojson", GTAB_FIELD_GEOJSON },
	{ NULL, 0 },
};

/* What the items of a list may be. */
static const struct gtab_form_choice item_types[] = {
	{ "string", GTAB_FIELD_STRING },     { "integer", GTAB_FIELD_INTEGER },
	{ "boolean", GTAB_FIELD_BOOLEAN },   { "number", GTAB_FIELD_NUMBER },
	{ "datetime", GTAB_FIELD_DATETIME }, { "date", GTAB_FIELD_DATE },
	{ "time", GTAB_FIELD_TIME },         { NULL, 0 },
};

const char *
gtab_field_type_id(gtab_field_type type)
{
	size_t i = 0;

	while (gtab_form_types[i].word != NULL && gtab_form_types[i].value != (int)type)
		i++;
	return gtab_form_types[i].word;
}

/* Table Schema v2, "Field". */
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
	{ "categories", GTAB_PROPERTY_READ },
	{ "categoriesOrdered", GTAB_PROPERTY_READ },
	{ "missingValues", GTAB_PROPERTY_READ },
	{ "decimalChar", GTAB_PROPERTY_READ },
	{ "trueValues", GTAB_PROPERTY_READ },
	{ "falseValues", GTAB_PROPERTY_READ },
	{ "delimiter", GTAB_PROPERTY_READ },
	{ "itemType", GTAB_PROPERTY_READ },
	{ "arrayItem",
	  GTAB_PROPERTY_ASKED }, /* of frictionless, and in schemas that are published */
	{ "aliases", GTAB_PROPERTY_OURS },
	{ "unit", GTAB_PROPERTY_OURS },
	{ "decimals", GTAB_PROPERTY_OURS },
	{ "stub", GTAB_PROPERTY_OURS },
	{ "class", GTAB_PROPERTY_OURS },
	{ "values", GTAB_PROPERTY_OURS },
	{ "codeList", GTAB_PROPERTY_OURS },
	{ "from", GTAB_PROPERTY_OURS },
	{ "to", GTAB_PROPERTY_OURS },
	{ NULL, GTAB_PROPERTY_READ },
};

/* ---- how its values are written ---- */

static const gtab_text true_words[] = { GTAB_TEXT("true"), GTAB_TEXT("True"), GTAB_TEXT("TRUE"),
					GTAB_TEXT("1") };
static const gtab_text false_words[] = { GTAB_TEXT("false"), GTAB_TEXT("False"), GTAB_TEXT("FALSE"),
					 GTAB_TEXT("0") };

/* Field properties that are absent. */
static void
set_lexical_defaults(const struct gtab_form_reader *r, gtab_lexical *lexical)
{
	*lexical = (gtab_lexical){ .format = GTAB_TEXT(""),
				   .decimal_char = GTAB_TEXT("."),
				   .group_char = GTAB_TEXT(""),
				   .true_values = true_words,
				   .n_true = sizeof(true_words) / sizeof(true_words[0]),
				   .false_values = false_words,
				   .n_false = sizeof(false_words) / sizeof(false_words[0]),
				   .delimiter = GTAB_TEXT(","),
				   .item_type = GTAB_FIELD_STRING,
				   .missing = r->missing,
				   .n_missing = r->n_missing };
}

/* Words that replace the default ones when they are there. */
static bool
read_words(struct gtab_form_reader *r, const json_t *o, const char *key, const gtab_text **out,
	   size_t *n_out)
{
	gtab_text *words = NULL;

	if (!gtab_form_get_labelled(r, o, key, &words, n_out))
		return false;
	if (words != NULL)
		*out = words;
	return true;
}

/* A mark that splits or groups digits cannot be a digit or a sign. */
static bool
read_mark(struct gtab_form_reader *r, const json_t *o, const char *key, gtab_text *out)
{
	if (!gtab_form_get_text(r, o, key, out))
		return false;
	if (out->len > 0 && strpbrk(out->ptr, "0123456789+-") != NULL)
		return gtab_form_misshapen(r, key, _("a character that is no digit and no sign"));
	return true;
}

static const char *const formats[][6] = {
	[GTAB_FIELD_STRING] = { "email", "uri", "binary", "uuid" },
	[GTAB_FIELD_GEOPOINT] = { "array", "object" },
	[GTAB_FIELD_GEOJSON] = { "topojson" },
};

/* Whether the standard has such a format. Dates and times have any pattern of strptime. */
static bool
is_format(gtab_field_type type, const char *format)
{
	if (*format == '\0' || strcmp(format, "default") == 0)
		return true;
	if (type == GTAB_FIELD_DATE || type == GTAB_FIELD_TIME || type == GTAB_FIELD_DATETIME)
		return true;
	for (size_t i = 0; type < sizeof(formats) / sizeof(formats[0]) && formats[type][i] != NULL;
	     i++) {
		if (strcmp(formats[type][i], format) == 0)
			return true;
	}
	return false;
}

/* fmt: stood before patterns in version 0. What a version of another day or program calls a format is told. */
static bool
read_format(struct gtab_form_reader *r, const json_t *o, gtab_field *field)
{
	if (!gtab_form_get_text(r, o, "format", &field->lexical.format))
		return false;
	gtab_text_take(&field->lexical.format, GTAB_TEXT("fmt:"));
	if (field->lexical.format.len == 0 || is_format(field->type, field->lexical.format.ptr))
		return true;
	field->lexical.format = GTAB_TEXT("");
	return gtab_form_note_unchecked(r, "format");
}

bool
gtab_form_read_lexical(struct gtab_form_reader *r, const json_t *o, gtab_field *field)
{
	gtab_lexical *const lexical = &field->lexical;
	int item_type = GTAB_FIELD_STRING;
	bool is_bare = true;

	set_lexical_defaults(r, lexical);
	if (!read_format(r, o, field) || !read_mark(r, o, "decimalChar", &lexical->decimal_char) ||
	    !read_mark(r, o, "groupChar", &lexical->group_char) ||
	    !gtab_form_get_bool(r, o, "bareNumber", &is_bare) ||
	    !read_words(r, o, "trueValues", &lexical->true_values, &lexical->n_true) ||
	    !read_words(r, o, "falseValues", &lexical->false_values, &lexical->n_false) ||
	    !gtab_form_get_text(r, o, "delimiter", &lexical->delimiter) ||
	    !gtab_form_get_choice(r, o, "itemType", item_types, &item_type) ||
	    !read_words(r, o, "missingValues", &lexical->missing, &lexical->n_missing))
		return false;
	lexical->has_affixes = !is_bare;
	lexical->item_type = (gtab_field_type)item_type;
	if (lexical->decimal_char.len == 0)
		return gtab_form_misshapen(r, "decimalChar", _("a string that is not empty"));
	if (lexical->delimiter.len == 0)
		return gtab_form_misshapen(r, "delimiter", _("a string that is not empty"));
	if (gtab_text_equal(lexical->decimal_char, lexical->group_char))
		return gtab_form_misshapen(r, "groupChar", _("another character than decimalChar"));
	return true;
}

/* ---- properties of ours ---- */

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
	if (field->list_delimiter != '\0')
		field->lexical.delimiter =
			gtab_arena_copy(&r->f->arena, (gtab_text){ &field->list_delimiter, 1 });
	return gtab_form_read_code_list_name(r, o, field) &&
	       gtab_form_get_span(r, o, &field->span) &&
	       (values == NULL || read_values(r, o, field));
}

bool
gtab_form_read_field(struct gtab_form_reader *r, json_t *o, gtab_field *field)
{
	int type = GTAB_FIELD_ANY;

	field->decimals = -1;
	if (!json_is_object(o))
		return gtab_form_misshapen(r, "", _("an object with a name"));
	if (!gtab_form_get_text(r, o, "name", &field->name) ||
	    !gtab_form_get_text(r, o, "title", &field->title))
		return false;
	if (field->name.len == 0)
		return gtab_form_misshapen(r, "name", _("a string that is not empty"));
	if (!gtab_form_get_choice(r, o, "type", gtab_form_types, &type))
		return false;
	field->type = (gtab_field_type)type;
	return gtab_form_read_lexical(r, o, field) && gtab_form_read_constraints(r, o, field) &&
	       (!r->is_ours || read_ours(r, o, field)) &&
	       gtab_form_note_others(r, o, field_properties);
}
