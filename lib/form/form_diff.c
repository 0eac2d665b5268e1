/* SPDX-License-Identifier: MIT */
/* Two editions of a form held against each other, as JSON: what people would publish as its changes. */

#include <gtab/form_diff.h>

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/*
 * part, name  what the properties compared now belong to
 * path        of the property within it
 */
typedef struct comparison {
	gtab_form_change_fn *say;
	void *ctx;
	gtab_form_part part;
	gtab_text name;
	gtab_buf path;
	gtab_buf before;
	gtab_buf after;
} comparison;

static gtab_text
text_of(const json_t *string)
{
	return (gtab_text){ json_string_value(string), json_string_length(string) };
}

/* A string as it is, anything else as JSON; "" for what is not there. */
static gtab_text
shown(const json_t *value, gtab_buf *scratch)
{
	char *text;

	if (value == NULL)
		return GTAB_TEXT("");
	if (json_is_string(value))
		return text_of(value);
	text = json_dumps(value, JSON_ENCODE_ANY);
	gtab_buf_truncate(scratch, 0);
	gtab_buf_put(scratch, gtab_text_of(text));
	scratch->failed |= text == NULL;
	free(text);
	return gtab_buf_text(scratch);
}

static void
say(comparison *c, const json_t *before, const json_t *after)
{
	const gtab_form_change_kind kind = before == NULL  ? GTAB_FORM_ADDED
					   : after == NULL ? GTAB_FORM_DROPPED
							   : GTAB_FORM_CHANGED;
	const gtab_form_change change = { .kind = kind,
					  .part = c->part,
					  .name = c->name,
					  .property = gtab_buf_text(&c->path),
					  .before = shown(before, &c->before),
					  .after = shown(after, &c->after) };

	c->say(c->ctx, &change);
}

/* ---- properties ---- */

static bool
is_among(const char *key, const char *const *keys)
{
	while (*keys != NULL && strcmp(*keys, key) != 0)
		keys++;
	return *keys != NULL;
}

static void compare(comparison *c, json_t *before, json_t *after);

static void
compare_at(comparison *c, const char *key, json_t *before, json_t *after)
{
	const size_t len = c->path.len;

	gtab_buf_putc(&c->path, '/');
	gtab_buf_put(&c->path, gtab_text_of(key));
	compare(c, before, after);
	gtab_buf_truncate(&c->path, len);
}

/* The properties of two objects but for some: those of the old one, then those that are new. */
static void
compare_properties(comparison *c, json_t *before, json_t *after, const char *const *but)
{
	const char *key;
	json_t *value;

	json_object_foreach(before, key, value)
	{
		if (!is_among(key, but))
			compare_at(c, key, value, json_object_get(after, key));
	}
	json_object_foreach(after, key, value)
	{
		if (!is_among(key, but) && json_object_get(before, key) == NULL)
			compare_at(c, key, NULL, value);
	}
}

/* Objects are gone into, anything else is one value. */
static void
compare(comparison *c, json_t *before, json_t *after)
{
	static const char *const none[] = { NULL };

	if (json_is_object(before) && json_is_object(after))
		compare_properties(c, before, after, none);
	else if (before == NULL || after == NULL || !json_equal(before, after))
		say(c, before, after);
}

/* ---- the values of a field ---- */

static bool
holds_string(const json_t *list, gtab_text wanted)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		if (gtab_text_equal(text_of(json_array_get(list, i)), wanted))
			return true;
	}
	return false;
}

static void
say_value(comparison *c, gtab_form_change_kind kind, gtab_text value)
{
	const gtab_form_change change = { .kind = kind,
					  .part = GTAB_FORM_VALUE,
					  .name = c->name,
					  .property = value,
					  .before = GTAB_TEXT(""),
					  .after = GTAB_TEXT("") };

	c->say(c->ctx, &change);
}

/* Values of a that b lacks. */
static void
say_lacking(comparison *c, const json_t *a, const json_t *b, gtab_form_change_kind kind)
{
	for (size_t i = 0; i < json_array_size(a); i++) {
		const json_t *const value = json_array_get(a, i);

		if (json_is_string(value) && !holds_string(b, text_of(value)))
			say_value(c, kind, text_of(value));
	}
}

static void
compare_values(comparison *c, json_t *before, json_t *after)
{
	const json_t *const old_enum =
		json_object_get(json_object_get(before, "constraints"), "enum");
	const json_t *const new_enum =
		json_object_get(json_object_get(after, "constraints"), "enum");
	const char *key;
	json_t *value;
	json_t *const old_values = json_object_get(before, "values");
	json_t *const new_values = json_object_get(after, "values");

	say_lacking(c, old_enum, new_enum, GTAB_FORM_DROPPED);
	say_lacking(c, new_enum, old_enum, GTAB_FORM_ADDED);
	json_object_foreach(old_values, key, value)
	{
		if (json_object_get(new_values, key) == NULL)
			say_value(c, GTAB_FORM_DROPPED, gtab_text_of(key));
		else
			compare_at(c, key, value, json_object_get(new_values, key));
	}
	json_object_foreach(new_values, key, value)
	{
		if (json_object_get(old_values, key) == NULL)
			say_value(c, GTAB_FORM_ADDED, gtab_text_of(key));
	}
}

/* ---- fields ---- */

static json_t *
named(const json_t *fields, gtab_text name)
{
	for (size_t i = 0; i < json_array_size(fields); i++) {
		json_t *const field = json_array_get(fields, i);

		if (gtab_text_equal(text_of(json_object_get(field, "name")), name))
			return field;
	}
	return NULL;
}

/* The field that has the old name among its aliases and is new itself. */
static json_t *
renamed(const json_t *fields, const json_t *old_fields, gtab_text name)
{
	for (size_t i = 0; i < json_array_size(fields); i++) {
		json_t *const field = json_array_get(fields, i);

		if (holds_string(json_object_get(field, "aliases"), name) &&
		    named(old_fields, text_of(json_object_get(field, "name"))) == NULL)
			return field;
	}
	return NULL;
}

static void
say_field(comparison *c, gtab_form_change_kind kind, gtab_text before, gtab_text after)
{
	const gtab_form_change change = { .kind = kind,
					  .part = GTAB_FORM_FIELD,
					  .name = before.len > 0 ? before : after,
					  .property = GTAB_TEXT(""),
					  .before = before,
					  .after = after };

	c->say(c->ctx, &change);
}

/* enum and values are told one by one, so they are left out of the properties here. */
static void
compare_field(comparison *c, json_t *before, json_t *after)
{
	static const char *const but[] = { "name", "values", "constraints", NULL };
	static const char *const but_enum[] = { "enum", NULL };

	c->part = GTAB_FORM_FIELD;
	c->name = text_of(json_object_get(after, "name"));
	compare_properties(c, before, after, but);
	gtab_buf_put(&c->path, GTAB_TEXT("/constraints"));
	compare_properties(c, json_object_get(before, "constraints"),
			   json_object_get(after, "constraints"), but_enum);
	gtab_buf_truncate(&c->path, 0);
	gtab_buf_put(&c->path, GTAB_TEXT("/values"));
	compare_values(c, before, after);
	gtab_buf_truncate(&c->path, 0);
}

static void
compare_fields(comparison *c, const json_t *before, const json_t *after)
{
	for (size_t i = 0; i < json_array_size(before); i++) {
		json_t *const field = json_array_get(before, i);
		const gtab_text name = text_of(json_object_get(field, "name"));
		json_t *now = named(after, name);

		if (now == NULL && (now = renamed(after, before, name)) != NULL)
			say_field(c, GTAB_FORM_RENAMED, name,
				  text_of(json_object_get(now, "name")));
		if (now == NULL)
			say_field(c, GTAB_FORM_DROPPED, name, GTAB_TEXT(""));
		else
			compare_field(c, field, now);
	}
	for (size_t i = 0; i < json_array_size(after); i++) {
		json_t *const field = json_array_get(after, i);
		const gtab_text name = text_of(json_object_get(field, "name"));
		const json_t *const aliases = json_object_get(field, "aliases");
		bool is_old = named(before, name) != NULL;

		for (size_t j = 0; j < json_array_size(aliases) && !is_old; j++)
			is_old = named(before, text_of(json_array_get(aliases, j))) != NULL &&
				 named(after, text_of(json_array_get(aliases, j))) == NULL;
		if (!is_old)
			say_field(c, GTAB_FORM_ADDED, GTAB_TEXT(""), name);
	}
}

/* ---- relations ---- */

/* `A01` of `A01: 甲=乙`; "" when none is written. */
static gtab_text
id_of(gtab_text line)
{
	size_t n = 0;
	gtab_text rest;

	line = gtab_text_trim(line);
	while (n < line.len && ((line.ptr[n] >= 'A' && line.ptr[n] <= 'Z') ||
				(line.ptr[n] >= 'a' && line.ptr[n] <= 'z') ||
				(n > 0 && line.ptr[n] >= '0' && line.ptr[n] <= '9') ||
				(n > 0 && strchr("_-.", line.ptr[n]) != NULL)))
		n++;
	rest = gtab_text_trim(gtab_text_slice(line, n, line.len));
	if (n == 0 ||
	    !(gtab_text_starts(rest, GTAB_TEXT(":")) || gtab_text_starts(rest, GTAB_TEXT("："))))
		return GTAB_TEXT("");
	return gtab_text_slice(line, 0, n);
}

static const json_t *
relation_called(const json_t *relations, gtab_text id)
{
	for (size_t i = 0; id.len > 0 && i < json_array_size(relations); i++) {
		const json_t *const line = json_array_get(relations, i);

		if (gtab_text_equal(id_of(text_of(line)), id))
			return line;
	}
	return NULL;
}

static bool
is_comment(gtab_text line)
{
	line = gtab_text_trim(line);
	return line.len == 0 || gtab_text_starts(line, GTAB_TEXT("# ")) ||
	       gtab_text_starts(line, GTAB_TEXT("//"));
}

/* Lines of a that b has not: dropped or added, or changed when b has one of the same id (told once, from the old). */
static void
compare_relations(comparison *c, const json_t *a, const json_t *b, bool a_is_old)
{
	for (size_t i = 0; i < json_array_size(a); i++) {
		const json_t *const line = json_array_get(a, i);
		const json_t *same;

		if (is_comment(text_of(line)) || holds_string(b, text_of(line)))
			continue;
		c->name = id_of(text_of(line));
		same = relation_called(b, c->name);
		if (a_is_old)
			say(c, line, same);
		else if (same == NULL)
			say(c, NULL, line);
	}
}

/* ---- forms ---- */

static void
compare_forms(comparison *c, json_t *before, json_t *after)
{
	static const char *const but[] = { "fields", "relations", NULL };

	c->part = GTAB_FORM_ITSELF;
	c->name = GTAB_TEXT("");
	compare_properties(c, before, after, but);
	compare_fields(c, json_object_get(before, "fields"), json_object_get(after, "fields"));
	c->part = GTAB_FORM_RELATION;
	gtab_buf_truncate(&c->path, 0);
	compare_relations(c, json_object_get(before, "relations"),
			  json_object_get(after, "relations"), true);
	compare_relations(c, json_object_get(after, "relations"),
			  json_object_get(before, "relations"), false);
}

static json_t *
load(gtab_text json, gtab_error *err)
{
	json_error_t bad;
	json_t *const form = json_loadb(json.ptr, json.len, JSON_REJECT_DUPLICATES, &bad);

	if (form != NULL)
		return form;
	gtab_error_set(err, GTAB_EUSAGE, "%s", bad.text);
	gtab_error_at(err, NULL, (uint64_t)(bad.line > 0 ? bad.line : 0), 0);
	return NULL;
}

gtab_status
gtab_form_diff(gtab_text old_json, gtab_text new_json, gtab_form_change_fn *say_change, void *ctx,
	       gtab_error *err)
{
	comparison c = { .say = say_change, .ctx = ctx };
	json_t *const before = load(old_json, err);
	json_t *const after = before == NULL ? NULL : load(new_json, err);
	bool ok = true;

	gtab_buf_init(&c.path);
	gtab_buf_init(&c.before);
	gtab_buf_init(&c.after);
	if (after != NULL)
		compare_forms(&c, before, after);
	ok = !c.path.failed && !c.before.failed && !c.after.failed;
	gtab_buf_clear(&c.path);
	gtab_buf_clear(&c.before);
	gtab_buf_clear(&c.after);
	json_decref(before);
	json_decref(after);
	if (!ok)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	return after == NULL ? GTAB_EUSAGE : GTAB_OK;
}
