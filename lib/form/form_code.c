/* SPDX-License-Identifier: MIT */
/* What a field says of codes, identifiers and lists: its class, the width of a code, what stands between items. */

#include "base/i18n.h"
#include "form/form_json_internal.h"

#include <string.h>

enum { N_DIGITS_MAX = 64 };

/* Classes that are no identifier stand above the identifiers. */
enum { CLASS_NONE = GTAB_IDENTIFIER_NONE, CLASS_LABEL = 100, CLASS_CODE };

static const struct gtab_form_choice classes[] = {
	{ "label", CLASS_LABEL },
	{ "code", CLASS_CODE },
	{ "uscc", GTAB_IDENTIFIER_USCC },
	{ "citizen-id", GTAB_IDENTIFIER_CITIZEN },
	{ "org-code", GTAB_IDENTIFIER_ORG },
	{ "division", GTAB_IDENTIFIER_DIVISION },
	{ NULL, 0 },
};

static bool
take(const char **p, const char *word)
{
	const size_t len = strlen(word);

	if (strncmp(*p, word, len) != 0)
		return false;
	*p += len;
	return true;
}

/* The n of a pattern that means n digits, \d{6} or [0-9]{6}, with or without ^ and $; 0 for any other. */
static size_t
digits_of_pattern(const char *p)
{
	size_t n = 0;

	take(&p, "^");
	if ((!take(&p, "\\d") && !take(&p, "[0-9]")) || !take(&p, "{"))
		return 0;
	while (*p >= '0' && *p <= '9' && n <= N_DIGITS_MAX)
		n = n * 10 + (size_t)(*p++ - '0');
	if (!take(&p, "}"))
		return 0;
	take(&p, "$");
	return *p == '\0' && n <= N_DIGITS_MAX ? n : 0;
}

/* The width that the constraints give a code: a pattern of n digits, or the same least and greatest length. */
static size_t
width_of(const json_t *constraints)
{
	const char *const pattern = json_string_value(json_object_get(constraints, "pattern"));
	const json_int_t least = json_integer_value(json_object_get(constraints, "minLength"));
	const json_int_t most = json_integer_value(json_object_get(constraints, "maxLength"));

	if (pattern != NULL)
		return digits_of_pattern(pattern);
	return least == most && least > 0 && least <= N_DIGITS_MAX ? (size_t)least : 0;
}

/* A list says what stands between its items; ; without saying. */
static bool
read_list(struct gtab_form_reader *r, const json_t *o, gtab_field *field)
{
	const char *const type = json_string_value(json_object_get(o, "type"));
	gtab_text delimiter = GTAB_TEXT(";");

	if (type == NULL || strcmp(type, "list") != 0)
		return true;
	if (!gtab_form_get_text(r, o, "delimiter", &delimiter))
		return false;
	if (delimiter.len != 1 || strchr(",;/|", delimiter.ptr[0]) == NULL)
		return gtab_form_misshapen(r, "delimiter", _("one of , ; / |"));
	field->list_delimiter = delimiter.ptr[0];
	return true;
}

bool
gtab_form_read_code(struct gtab_form_reader *r, const json_t *o, gtab_field *field)
{
	int class = CLASS_NONE;

	if (!gtab_form_get_choice(r, o, "class", classes, &class) || !read_list(r, o, field))
		return false;
	field->is_label = class == CLASS_LABEL;
	field->is_code = class == CLASS_CODE;
	if (class < CLASS_LABEL)
		field->identifier = (gtab_identifier) class;
	if (field->is_code)
		field->n_digits = width_of(json_object_get(o, "constraints"));
	return true;
}
