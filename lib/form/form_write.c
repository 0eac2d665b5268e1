/* SPDX-License-Identifier: MIT */
/* A form's JSON in lines that people read and compare. */

#include "form/form_write_internal.h"

#include <stdlib.h>

static bool
put_value(const json_t *value, gtab_buf *out)
{
	char *const text = json_dumps(value, JSON_ENCODE_ANY);

	if (text == NULL)
		return false;
	gtab_buf_put(out, gtab_text_of(text));
	free(text);
	return true;
}

static bool
put_key(const char *key, gtab_buf *out)
{
	json_t *const string = json_string(key);
	const bool ok = string != NULL && put_value(string, out);

	json_decref(string);
	gtab_buf_put(out, GTAB_TEXT(": "));
	return ok;
}

/* A list with an item a line. */
static bool
put_list(const json_t *list, gtab_buf *out)
{
	const size_t n = json_array_size(list);
	bool ok = true;

	gtab_buf_put(out, GTAB_TEXT("[\n"));
	for (size_t i = 0; ok && i < n; i++) {
		gtab_buf_put(out, GTAB_TEXT("    "));
		ok = put_value(json_array_get(list, i), out);
		gtab_buf_put(out, i + 1 < n ? GTAB_TEXT(",\n") : GTAB_TEXT("\n"));
	}
	gtab_buf_put(out, GTAB_TEXT("  ]"));
	return ok;
}

bool
gtab_form_put_json(const json_t *form, gtab_buf *out)
{
	json_t *const members = (json_t *)form; /* jansson iterates over what is not const */
	bool is_first = true;
	bool ok = true;
	const char *key;
	json_t *value;

	gtab_buf_put(out, GTAB_TEXT("{"));
	json_object_foreach(members, key, value)
	{
		gtab_buf_put(out, is_first ? GTAB_TEXT("\n  ") : GTAB_TEXT(",\n  "));
		is_first = false;
		ok = ok && put_key(key, out) &&
		     (json_array_size(value) > 0 ? put_list(value, out) : put_value(value, out));
	}
	gtab_buf_put(out, GTAB_TEXT("\n}\n"));
	return ok && !out->failed;
}
