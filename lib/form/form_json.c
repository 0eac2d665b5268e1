/* SPDX-License-Identifier: MIT */
/* Typed properties out of JSON, with the path of what has the wrong shape. */

#include "form/form_json_internal.h"

#include "base/i18n.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t
gtab_form_enter(struct gtab_form_reader *r, const char *key)
{
	const size_t len = r->path.len;

	gtab_buf_putc(&r->path, '/');
	gtab_buf_put(&r->path, gtab_text_of(key));
	return len;
}

size_t
gtab_form_enter_item(struct gtab_form_reader *r, size_t idx)
{
	const size_t len = r->path.len;

	gtab_buf_putc(&r->path, '/');
	gtab_buf_put_uint(&r->path, idx);
	return len;
}

void
gtab_form_leave(struct gtab_form_reader *r, size_t len)
{
	gtab_buf_truncate(&r->path, len);
}

bool
gtab_form_no_memory(struct gtab_form_reader *r)
{
	r->st = gtab_error_set(r->err, GTAB_ENOMEM, NULL);
	return false;
}

bool
gtab_form_misshapen(struct gtab_form_reader *r, const char *key, const char *expected)
{
	const size_t len = r->path.len;

	if (*key != '\0')
		gtab_form_enter(r, key);
	if (r->path.failed)
		return gtab_form_no_memory(r);
	if (r->path.len == 0)
		gtab_buf_putc(&r->path, '/');
	r->st = gtab_error_set(r->err, GTAB_EUSAGE, _("bad form: %.*s: expected %s"),
			       GTAB_TEXT_ARG(gtab_buf_text(&r->path)), expected);
	gtab_form_leave(r, len);
	return false;
}

/* A JSON string as a text in the form's memory. */
static bool
copy_string(struct gtab_form_reader *r, const json_t *string, gtab_text *out)
{
	const gtab_text t = { json_string_value(string), json_string_length(string) };

	*out = gtab_arena_copy(&r->f->arena, t);
	return out->ptr != NULL || gtab_form_no_memory(r);
}

bool
gtab_form_get_text(struct gtab_form_reader *r, const json_t *o, const char *key, gtab_text *out)
{
	const json_t *const v = json_object_get(o, key);

	if (v == NULL)
		return true;
	if (!json_is_string(v))
		return gtab_form_misshapen(r, key, _("a string"));
	return copy_string(r, v, out);
}

bool
gtab_form_get_bool(struct gtab_form_reader *r, const json_t *o, const char *key, bool *out)
{
	const json_t *const v = json_object_get(o, key);

	if (v == NULL)
		return true;
	if (!json_is_boolean(v))
		return gtab_form_misshapen(r, key, _("true or false"));
	*out = json_is_true(v);
	return true;
}

bool
gtab_form_get_int(struct gtab_form_reader *r, const json_t *o, const char *key, int min, int max,
		  int *out)
{
	const json_t *const v = json_object_get(o, key);
	char expected[128];

	if (v == NULL)
		return true;
	if (!json_is_integer(v) || json_integer_value(v) < min || json_integer_value(v) > max) {
		snprintf(expected, sizeof(expected), _("a whole number from %d to %d"), min, max);
		return gtab_form_misshapen(r, key, expected);
	}
	*out = (int)json_integer_value(v);
	return true;
}

/* A value of any kind as the form means it: a string as it is, anything else as JSON writes it. */
static bool
copy_scalar(struct gtab_form_reader *r, const json_t *v, gtab_text *out)
{
	char *dumped;

	if (json_is_string(v))
		return copy_string(r, v, out);
	dumped = json_dumps(v, JSON_ENCODE_ANY | JSON_COMPACT | JSON_SORT_KEYS |
				       JSON_REAL_PRECISION(15));
	*out = dumped == NULL ? (gtab_text){ NULL, 0 }
			      : gtab_arena_copy(&r->f->arena, gtab_text_of(dumped));
	free(dumped);
	return out->ptr != NULL || gtab_form_no_memory(r);
}

bool
gtab_form_get_scalar(struct gtab_form_reader *r, const json_t *o, const char *key, gtab_text *out)
{
	const json_t *const v = json_object_get(o, key);

	if (v == NULL)
		return true;
	if (!json_is_string(v) && !json_is_number(v))
		return gtab_form_misshapen(r, key, _("a string or a number"));
	return copy_scalar(r, v, out);
}

typedef bool item_fn(struct gtab_form_reader *r, const json_t *item, gtab_text *out);

/* A list under key, item by item; take says false with the reader's error set, or unset for a wrong shape. */
static bool
get_list(struct gtab_form_reader *r, const json_t *o, const char *key, const char *expected,
	 item_fn *take, gtab_text **out, size_t *n_out)
{
	const json_t *const v = json_object_get(o, key);
	const size_t n = json_array_size(v);

	if (v == NULL)
		return true;
	if (!json_is_array(v))
		return gtab_form_misshapen(r, key, expected);
	*out = gtab_arena_array(&r->f->arena, n, sizeof(**out));
	if (*out == NULL)
		return gtab_form_no_memory(r);
	for (size_t i = 0; i < n; i++) {
		if (!take(r, json_array_get(v, i), &(*out)[i]))
			return r->st == GTAB_OK ? gtab_form_misshapen(r, key, expected) : false;
	}
	*n_out = n;
	return true;
}

static bool
take_labelled(struct gtab_form_reader *r, const json_t *item, gtab_text *out)
{
	const json_t *const value = json_is_object(item) ? json_object_get(item, "value") : item;

	return (json_is_string(value) || json_is_number(value)) && copy_scalar(r, value, out);
}

bool
gtab_form_get_scalars(struct gtab_form_reader *r, const json_t *o, const char *key, gtab_text **out,
		      size_t *n_out)
{
	return get_list(r, o, key, _("a list of values"), copy_scalar, out, n_out);
}

bool
gtab_form_get_labelled(struct gtab_form_reader *r, const json_t *o, const char *key,
		       gtab_text **out, size_t *n_out)
{
	return get_list(r, o, key, _("a list of values, or of objects with a value each"),
			take_labelled, out, n_out);
}

static bool
take_string(struct gtab_form_reader *r, const json_t *item, gtab_text *out)
{
	return json_is_string(item) && copy_string(r, item, out);
}

bool
gtab_form_get_names(struct gtab_form_reader *r, const json_t *o, const char *key, gtab_text **out,
		    size_t *n_out)
{
	const json_t *const v = json_object_get(o, key);

	if (!json_is_string(v))
		return gtab_form_get_texts(r, o, key, out, n_out);
	*out = gtab_arena_array(&r->f->arena, 1, sizeof(**out));
	if (*out == NULL)
		return gtab_form_no_memory(r);
	*n_out = 1;
	return copy_string(r, v, *out);
}

bool
gtab_form_get_texts(struct gtab_form_reader *r, const json_t *o, const char *key, gtab_text **out,
		    size_t *n_out)
{
	return get_list(r, o, key, _("a list of strings"), take_string, out, n_out);
}

/* "one of "a", "b"" into expected. */
static void
list_choices(const struct gtab_form_choice *choices, gtab_buf *expected)
{
	for (size_t i = 0; choices[i].word != NULL; i++)
		gtab_buf_printf(expected, "%s\"%s\"", i == 0 ? "" : _(", "), choices[i].word);
	gtab_buf_putc(expected, '\0');
}

bool
gtab_form_get_choice(struct gtab_form_reader *r, const json_t *o, const char *key,
		     const struct gtab_form_choice *choices, int *out)
{
	const json_t *const v = json_object_get(o, key);
	gtab_buf words;
	char expected[512];

	if (v == NULL)
		return true;
	for (size_t i = 0; json_is_string(v) && choices[i].word != NULL; i++) {
		if (strcmp(choices[i].word, json_string_value(v)) == 0) {
			*out = choices[i].value;
			return true;
		}
	}
	gtab_buf_init(&words);
	list_choices(choices, &words);
	snprintf(expected, sizeof(expected), _("one of %s"), words.failed ? "" : words.ptr);
	gtab_buf_clear(&words);
	return gtab_form_misshapen(r, key, expected);
}

bool
gtab_form_get_object(struct gtab_form_reader *r, const json_t *o, const char *key, json_t **out)
{
	*out = json_object_get(o, key);
	if (*out == NULL || json_is_object(*out))
		return true;
	return gtab_form_misshapen(r, key, _("an object"));
}

/* One end of a span: the first day of a period, or its last. */
static bool
get_day(struct gtab_form_reader *r, const json_t *o, const char *key,
	int (*day_of)(const gtab_period *p), int *out)
{
	gtab_text written = GTAB_TEXT("");
	gtab_period period;

	if (!gtab_form_get_scalar(r, o, key, &written) || written.len == 0)
		return r->st == GTAB_OK;
	if (gtab_period_parse(written, &period, NULL, NULL) != GTAB_OK)
		return gtab_form_misshapen(r, key, _("a period, as 2015, 2015-06 or 2015Q2"));
	*out = day_of(&period);
	return true;
}

bool
gtab_form_get_span(struct gtab_form_reader *r, const json_t *o, gtab_span *out)
{
	if (!get_day(r, o, "from", gtab_period_first_day, &out->from) ||
	    !get_day(r, o, "to", gtab_period_last_day, &out->to))
		return false;
	if (out->to != 0 && out->to < out->from)
		return gtab_form_misshapen(r, "to", _("a period not before \"from\""));
	return true;
}

/* Room for one more path in f->unchecked. */
static bool
grow_unchecked(gtab_form *f)
{
	const size_t size = f->unchecked_size == 0 ? 8 : f->unchecked_size * 2;
	gtab_text *more;

	if (f->n_unchecked < f->unchecked_size)
		return true;
	more = gtab_arena_array(&f->arena, size, sizeof(*more));
	if (more == NULL)
		return false;
	if (f->n_unchecked > 0)
		memcpy(more, f->unchecked, f->n_unchecked * sizeof(*more));
	f->unchecked = more;
	f->unchecked_size = size;
	return true;
}

bool
gtab_form_note_unchecked(struct gtab_form_reader *r, const char *key)
{
	gtab_form *const f = r->f;
	const size_t len = gtab_form_enter(r, key);
	const gtab_text path = gtab_arena_copy(&f->arena, gtab_buf_text(&r->path));
	const bool is_noted = path.ptr != NULL && !r->path.failed && grow_unchecked(f);

	gtab_form_leave(r, len);
	if (!is_noted)
		return gtab_form_no_memory(r);
	f->unchecked[f->n_unchecked++] = path;
	return true;
}

static enum gtab_property_kind
kind_of(const struct gtab_property *known, const char *key)
{
	while (known->key != NULL && strcmp(known->key, key) != 0)
		known++;
	return known->key == NULL ? GTAB_PROPERTY_UNKNOWN : known->kind;
}

bool
gtab_form_note_others(struct gtab_form_reader *r, json_t *o, const struct gtab_property *known)
{
	const char *key;
	json_t *value;

	json_object_foreach(o, key, value)
	{
		const enum gtab_property_kind kind = kind_of(known, key);

		if (kind == GTAB_PROPERTY_READ || kind == GTAB_PROPERTY_OURS)
			continue;
		if (kind == GTAB_PROPERTY_UNKNOWN && !r->is_ours)
			continue;
		if (!gtab_form_note_unchecked(r, key))
			return false;
	}
	return true;
}
