/* SPDX-License-Identifier: MIT */
/* The draft of a form as JSON: a Table Schema with our properties, to be read and mended by a person. */

#include "check/infer_internal.h"

#include "base/i18n.h"
#include "form/form_write_internal.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* Every json_..._set_new below takes its value, also when it fails, and fails on NULL. */

static json_t *
string_of(gtab_text t)
{
	return json_stringn(t.ptr == NULL ? "" : t.ptr, t.len);
}

static bool
set_text(json_t *o, const char *key, gtab_text t)
{
	return t.len == 0 || json_object_set_new(o, key, string_of(t)) == 0;
}

/* ---- fields ---- */

/* A column whose cells are all of one precision; runs of months and half-years have no type in the standard. */
static const char *
period_type(const struct gtab_infer_column *c)
{
	static const char *const types[] = {
		[GTAB_PERIOD_YEAR] = "year",      [GTAB_PERIOD_HALF] = "string",
		[GTAB_PERIOD_QUARTER] = "string", [GTAB_PERIOD_MONTH] = "yearmonth",
		[GTAB_PERIOD_DAY] = "date",       [GTAB_PERIOD_MONTHS] = "string"
	};
	const char *type = NULL;

	for (int kind = 0; kind <= (int)GTAB_PERIOD_MONTHS; kind++) {
		if (c->kinds[kind] > 0)
			type = type == NULL ? types[kind] : "string";
	}
	return type == NULL ? "date" : type;
}

static const char *
type_of(const struct gtab_infer_column *c)
{
	switch (gtab_infer_type(c)) {
	case GTAB_COLUMN_NUMBER: return c->most_scale == 0 ? "integer" : "number";
	case GTAB_COLUMN_PERIOD: return period_type(c);
	default: return "string";
	}
}

/* Few values, each several times: a list of usual ones. A long text is no category. */
static bool
has_usual_values(const struct gtab_infer_column *c)
{
	enum { LONG = 60, OFTEN = 3 };

	if (c->has_too_many || c->n_usual < 2 || c->n_labels > 0 ||
	    (gtab_infer_type(c) != GTAB_COLUMN_TEXT && gtab_infer_type(c) != GTAB_COLUMN_LABEL) ||
	    c->n_cells - c->n_missing < OFTEN * c->n_usual)
		return false;
	for (size_t i = 0; i < c->n_usual; i++) {
		if (c->usual_values[i].len > LONG)
			return false;
	}
	return true;
}

static bool
set_values(json_t *field, const struct gtab_infer_column *c)
{
	json_t *const values = json_object();
	bool ok = values != NULL;

	for (size_t i = 0; ok && i < c->n_usual; i++) {
		gtab_text v = c->usual_values[i];

		ok = json_object_setn_new(values, v.ptr, v.len, json_array()) == 0;
	}
	return json_object_set_new(field, "values", values) == 0 && ok;
}

static bool
set_constraints(const gtab_infer *in, json_t *field, const struct gtab_infer_column *c)
{
	enum { LEAST = 3 };
	const bool is_required =
		c->n_missing == 0 && c->n_cells >= LEAST && c->n_tables == in->n_tables;
	const bool is_key = c->is_unique && is_required && gtab_infer_type(c) == GTAB_COLUMN_CODE;
	json_t *constraints;

	if (!is_required)
		return true;
	constraints = json_object();
	if (json_object_set_new(field, "constraints", constraints) != 0)
		return false;
	return json_object_set_new(constraints, "required", json_true()) == 0 &&
	       (!is_key || json_object_set_new(constraints, "unique", json_true()) == 0);
}

static bool
set_class(json_t *field, const struct gtab_infer_column *c)
{
	const char *const class = c->n_labels > 0                          ? "label"
				  : gtab_infer_type(c) == GTAB_COLUMN_CODE ? "code"
									   : NULL;

	return class == NULL || json_object_set_new(field, "class", json_string(class)) == 0;
}

static bool
is_rounded_alike(const struct gtab_infer_column *c)
{
	return gtab_infer_type(c) == GTAB_COLUMN_NUMBER && c->most_scale > 0 &&
	       c->least_scale == c->most_scale;
}

static json_t *
draft_field(const gtab_infer *in, const struct gtab_infer_column *c)
{
	json_t *const field = json_object();
	const bool is_merged = c->is_stub && c->n_repeats > 0;

	if (field == NULL || !set_text(field, "name", c->name) ||
	    json_object_set_new(field, "type", json_string(type_of(c))) != 0 ||
	    (!c->units_differ && !set_text(field, "unit", c->unit)) ||
	    (is_rounded_alike(c) &&
	     json_object_set_new(field, "decimals", json_integer(c->most_scale)) != 0) ||
	    (is_merged && json_object_set_new(field, "stub", json_true()) != 0) ||
	    !set_class(field, c) || !set_constraints(in, field, c) ||
	    (has_usual_values(c) && !set_values(field, c))) {
		json_decref(field);
		return NULL;
	}
	return field;
}

static json_t *
draft_fields(const gtab_infer *in)
{
	json_t *const fields = json_array();

	for (size_t i = 0; fields != NULL && i < in->n_columns; i++) {
		if (json_array_append_new(fields, draft_field(in, in->columns[i])) != 0) {
			json_decref(fields);
			return NULL;
		}
	}
	return fields;
}

/* ---- relations ---- */

/* A name that could be taken for an expression stands in 「」. */
static void
put_name(gtab_buf *out, gtab_text name)
{
	static const char marks[] = "+-*/=<>()（）＋－—＝≥≤，、；;,。 ";
	gtab_text rest = name;
	bool is_plain = name.len > 0 && !(name.ptr[0] >= '0' && name.ptr[0] <= '9');

	while (rest.len > 0 && is_plain) {
		const gtab_text at = rest;

		gtab_utf8_next(&rest);
		is_plain = gtab_text_find(gtab_text_of(marks),
					  gtab_text_slice(at, 0, at.len - rest.len)) ==
			   sizeof(marks) - 1;
	}
	if (!is_plain)
		gtab_buf_put(out, GTAB_TEXT("「"));
	gtab_buf_put(out, name);
	if (!is_plain)
		gtab_buf_put(out, GTAB_TEXT("」"));
}

static void
put_column(const gtab_infer *in, size_t idx, gtab_buf *out)
{
	put_name(out, in->columns[idx]->name);
}

/* @05 by its code; @机构 by its label, without what marks it as a part. */
static void
put_row(const gtab_infer *in, size_t idx, gtab_buf *out)
{
	gtab_text name = in->tables->row_names[idx];

	while (gtab_text_take(&name, GTAB_TEXT("其中：")))
		;
	gtab_buf_putc(out, '@');
	if (in->rows_by_code)
		gtab_buf_put(out, name);
	else
		put_name(out, name);
}

typedef void put_fn(const gtab_infer *in, size_t idx, gtab_buf *out);

static void
put_balance(const gtab_infer *in, const gtab_balance *b, put_fn *put, gtab_buf *out)
{
	put(in, b->total, out);
	for (size_t i = 0; i < b->n_parts; i++) {
		gtab_buf_put(out, i == 0 ? GTAB_TEXT(" = ") : GTAB_TEXT(" + "));
		put(in, b->parts[i], out);
	}
}

/* Each relation behind a comment that says how often it was seen to hold. */
static bool
append_balances(const gtab_infer *in, json_t *relations, const gtab_balance *b, size_t n,
		put_fn *put)
{
	gtab_buf line;
	bool ok = true;

	gtab_buf_init(&line);
	for (size_t i = 0; ok && i < n; i++) {
		gtab_buf_printf(&line,
				ngettext_("# held %zu time", "# held %zu times", b[i].n_held),
				b[i].n_held);
		ok = json_array_append_new(relations, string_of(gtab_buf_text(&line))) == 0;
		gtab_buf_truncate(&line, 0);
		put_balance(in, &b[i], put, &line);
		ok = ok && !line.failed &&
		     json_array_append_new(relations, string_of(gtab_buf_text(&line))) == 0;
		gtab_buf_truncate(&line, 0);
	}
	gtab_buf_clear(&line);
	return ok;
}

static json_t *
draft_relations(gtab_infer *in)
{
	json_t *const relations = json_array();
	gtab_balance *columns = NULL;
	gtab_balance *rows = NULL;
	size_t n_columns = 0;
	size_t n_rows = 0;

	if (relations != NULL && gtab_infer_column_balances(in, &columns, &n_columns) == GTAB_OK &&
	    gtab_infer_row_balances(in, &rows, &n_rows) == GTAB_OK &&
	    append_balances(in, relations, columns, n_columns, put_column) &&
	    append_balances(in, relations, rows, n_rows, put_row))
		return relations;
	json_decref(relations);
	return NULL;
}

/* ---- the form ---- */

static bool
is_whole(const gtab_infer *in)
{
	for (size_t i = 0; i < in->n_columns; i++) {
		if (in->columns[i]->n_tables < in->n_tables)
			return false;
	}
	return true;
}

static bool
fill(gtab_infer *in, gtab_text name, json_t *form)
{
	const char *const match = is_whole(in) ? "subset" : "partial";
	json_t *relations;

	if (form == NULL || json_object_set_new(form, "gtab", json_integer(1)) != 0 ||
	    !set_text(form, "name", name) || !set_text(form, "title", in->title) ||
	    json_object_set_new(form, "fieldsMatch", json_string(match)) != 0 ||
	    json_object_set_new(form, "fields", draft_fields(in)) != 0)
		return false;
	relations = draft_relations(in);
	if (relations != NULL && json_array_size(relations) == 0) {
		json_decref(relations);
		return true;
	}
	return json_object_set_new(form, "relations", relations) == 0;
}

gtab_status
gtab_infer_draft(gtab_infer *in, gtab_text name, gtab_buf *out, gtab_error *err)
{
	json_t *const form = json_object();
	const bool ok = fill(in, name, form) && gtab_form_put_json(form, out);

	json_decref(form);
	return ok ? GTAB_OK : gtab_error_set(err, GTAB_ENOMEM, NULL);
}
