/* SPDX-License-Identifier: MIT */
/* Three sheets as a form's JSON; what a clerk typed wrong is told with its line and column. */

#include "form/form_write_internal.h"
#include "form/sheets_internal.h"

#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

/* What is read, and the first trouble. */
typedef struct reading {
	gtab_arena arena;
	gtab_error *err;
	gtab_status st;
	json_t *form;
	json_t *fields;
} reading;

static bool
no_memory(reading *r)
{
	r->st = gtab_error_set(r->err, GTAB_ENOMEM, NULL);
	return false;
}

/* A cell that is not what its column holds. */
static bool
refuse(reading *r, const gtab_sheet_rows *rows, size_t row, const char *header,
       const char *expected)
{
	const gtab_place *const place = &rows->places[row];
	const gtab_text found = gtab_sheet_cell(rows, row, header);
	char source[GTAB_ERROR_SOURCE_MAX];

	snprintf(source, sizeof(source), "%.*s", GTAB_TEXT_ARG(place->source));
	r->st = gtab_error_set(r->err, GTAB_EUSAGE, _("%s is \"%.*s\", expected %s"), header,
			       GTAB_TEXT_ARG(found), expected);
	gtab_error_at(r->err, source, place->line_no, 0);
	return false;
}

static json_t *
string_of(gtab_text t)
{
	return json_stringn(t.ptr, t.len);
}

/* Set a property from a value that this takes; NULL is out of memory. */
static bool
set(reading *r, json_t *owner, const char *key, json_t *value)
{
	return json_object_set_new(owner, key, value) == 0 || no_memory(r);
}

/* The object under a key, made when it is not there. */
static json_t *
child(json_t *owner, const char *key)
{
	json_t *const found = json_object_get(owner, key);

	if (found != NULL)
		return found;
	if (json_object_set_new(owner, key, json_object()) != 0)
		return NULL;
	return json_object_get(owner, key);
}

/* ---- cells ---- */

static json_t *
texts_of(gtab_text cell)
{
	json_t *const list = json_array();
	const gtab_text between = GTAB_TEXT(GTAB_SHEET_BETWEEN);

	while (list != NULL && cell.len > 0) {
		const size_t at = gtab_text_find(cell, between);
		const gtab_text item = gtab_text_trim(gtab_text_slice(cell, 0, at));

		if (item.len > 0)
			json_array_append_new(list, string_of(item));
		cell = gtab_text_slice(cell, at + between.len, cell.len);
	}
	return list;
}

static json_t *
json_of(gtab_text cell)
{
	return json_loadb(cell.ptr, cell.len, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, NULL);
}

static bool
read_number(reading *r, const gtab_sheet_rows *rows, size_t row,
	    const struct gtab_sheet_column *column, json_t *owner)
{
	json_t *const value = json_of(gtab_sheet_cell(rows, row, column->header));

	if (!json_is_number(value)) {
		json_decref(value);
		return refuse(r, rows, row, column->header, _("a number"));
	}
	return set(r, owner, column->key, value);
}

static bool
read_flag(reading *r, const gtab_sheet_rows *rows, size_t row,
	  const struct gtab_sheet_column *column, json_t *owner)
{
	const gtab_text cell = gtab_sheet_cell(rows, row, column->header);

	if (gtab_text_equal(cell, GTAB_TEXT("否")))
		return true;
	if (!gtab_text_equal(cell, GTAB_TEXT(GTAB_SHEET_YES)))
		return refuse(r, rows, row, column->header, _("是, 否 or nothing"));
	return set(r, owner, column->key, json_true());
}

/* Everything that had no column of its own. */
static bool
read_rest(reading *r, const gtab_sheet_rows *rows, size_t row, json_t *field)
{
	json_t *const rest = json_of(gtab_sheet_cell(rows, row, "其他"));
	const bool ok = json_is_object(rest) && json_object_update_recursive(field, rest) == 0;

	json_decref(rest);
	return ok || refuse(r, rows, row, "其他", _("a JSON object"));
}

static bool
read_cell(reading *r, const gtab_sheet_rows *rows, size_t row,
	  const struct gtab_sheet_column *column, json_t *field)
{
	const gtab_text cell = gtab_sheet_cell(rows, row, column->header);
	json_t *owner = field;

	if (cell.len == 0)
		return true;
	if (column->in_constraints)
		owner = child(field, "constraints");
	if (owner == NULL)
		return no_memory(r);
	switch (column->shape) {
	case GTAB_SHEET_TEXT:
	case GTAB_SHEET_TYPE:
	case GTAB_SHEET_CLASS:
		return set(r, owner, column->key, string_of(gtab_sheet_key(column->shape, cell)));
	case GTAB_SHEET_TEXTS: return set(r, owner, column->key, texts_of(cell));
	case GTAB_SHEET_NUMBER: return read_number(r, rows, row, column, owner);
	case GTAB_SHEET_FLAG: return read_flag(r, rows, row, column, owner);
	case GTAB_SHEET_JSON: break;
	}
	return read_rest(r, rows, row, field);
}

/* ---- sheets ---- */

static bool
read_field(reading *r, const gtab_sheet_rows *rows, size_t row)
{
	json_t *const field = json_object();

	if (json_array_append_new(r->fields, field) != 0)
		return no_memory(r);
	for (size_t i = 0; gtab_sheet_columns[i].header != NULL; i++) {
		if (!read_cell(r, rows, row, &gtab_sheet_columns[i], field))
			return false;
	}
	if (json_object_size(json_object_get(field, "constraints")) == 0)
		json_object_del(field, "constraints"); /* a 否 said nothing */
	if (json_object_get(field, "name") == NULL)
		return refuse(r, rows, row, "指标名称", _("a name"));
	return true;
}

static bool
read_relation(reading *r, const gtab_sheet_rows *rows, size_t row)
{
	const gtab_sheet_relation relation = { gtab_sheet_cell(rows, row, "编号"),
					       gtab_sheet_cell(rows, row, "关系"),
					       gtab_sheet_cell(rows, row, "性质"),
					       gtab_sheet_cell(rows, row, "说明") };
	json_t *relations;
	gtab_buf line;
	bool ok;

	if (relation.text.len == 0)
		return refuse(r, rows, row, "关系", _("a relation"));
	if (json_object_get(r->form, "relations") == NULL &&
	    !set(r, r->form, "relations", json_array()))
		return false;
	relations = json_object_get(r->form, "relations");
	gtab_buf_init(&line);
	gtab_sheet_relation_put(&relation, &line);
	ok = !line.failed && json_array_append_new(relations, string_of(gtab_buf_text(&line))) == 0;
	gtab_buf_clear(&line);
	return ok || no_memory(r);
}

/* A property of the form: JSON where the cell reads so and is no plain text, else a text. */
static bool
read_own_property(reading *r, gtab_text key, gtab_text cell)
{
	const gtab_text name = gtab_arena_copy(&r->arena, key);
	json_t *value = json_of(cell);

	if (name.ptr == NULL)
		return no_memory(r);
	if (value == NULL || (json_is_string(value)))
		value = string_of(cell);
	return set(r, r->form, name.ptr, value);
}

static json_t *
field_called(const reading *r, gtab_text name)
{
	for (size_t i = 0; i < json_array_size(r->fields); i++) {
		json_t *const field = json_array_get(r->fields, i);
		const json_t *const own = json_object_get(field, "name");

		if (gtab_text_equal((gtab_text){ json_string_value(own), json_string_length(own) },
				    name))
			return field;
	}
	return NULL;
}

static bool
append_allowed(reading *r, json_t *field, gtab_text item)
{
	json_t *const constraints = child(field, "constraints");

	if (constraints == NULL)
		return no_memory(r);
	if (json_object_get(constraints, "enum") == NULL &&
	    !set(r, constraints, "enum", json_array()))
		return false;
	return json_array_append_new(json_object_get(constraints, "enum"), string_of(item)) == 0 ||
	       no_memory(r);
}

static bool
read_item(reading *r, const gtab_sheet_rows *rows, size_t row)
{
	const gtab_text list = gtab_sheet_cell(rows, row, "字典");
	const gtab_text item = gtab_sheet_cell(rows, row, "项");
	const gtab_text written = gtab_sheet_cell(rows, row, "写法");
	const bool is_only =
		gtab_text_equal(gtab_sheet_cell(rows, row, "限定"), GTAB_TEXT(GTAB_SHEET_YES));
	json_t *field;
	json_t *values;

	if (gtab_text_equal(list, GTAB_TEXT(GTAB_SHEET_FORM)))
		return read_own_property(r, item, written);
	field = field_called(r, list);
	if (field == NULL)
		return refuse(r, rows, row, "字典", _("a 指标名称 or （表）"));
	if (item.len == 0)
		return refuse(r, rows, row, "项", _("a value"));
	if (is_only && !append_allowed(r, field, item))
		return false;
	if (is_only && written.len == 0)
		return true;
	values = child(field, "values");
	if (values == NULL ||
	    json_object_setn_new(values, item.ptr, item.len, texts_of(written)) != 0)
		return no_memory(r);
	return true;
}

typedef bool read_row_fn(reading *r, const gtab_sheet_rows *rows, size_t row);

static bool
read_sheet(reading *r, gtab_stream *sheet, const char *must, read_row_fn *read_row)
{
	gtab_sheet_rows rows;

	if (sheet == NULL)
		return true;
	r->st = gtab_sheet_rows_read(sheet, must, &r->arena, &rows, r->err);
	for (size_t i = 0; r->st == GTAB_OK && i < rows.n_rows; i++)
		read_row(r, &rows, i);
	return r->st == GTAB_OK;
}

/* The form's own properties come before its fields, as people write forms. */
static bool
put_in_order(reading *r, gtab_buf *out)
{
	json_t *const ordered = json_object();
	bool ok = ordered != NULL;
	const char *key;
	json_t *value;

	json_object_foreach(r->form, key, value)
	{
		if (strcmp(key, "relations") != 0)
			ok = ok && json_object_set(ordered, key, value) == 0;
	}
	ok = ok && json_object_set(ordered, "fields", r->fields) == 0;
	value = json_object_get(r->form, "relations");
	if (value != NULL)
		ok = ok && json_object_set(ordered, "relations", value) == 0;
	ok = ok && gtab_form_put_json(ordered, out);
	json_decref(ordered);
	return ok || no_memory(r);
}

gtab_status
gtab_sheets_read(gtab_stream *sheets[GTAB_N_SHEETS], gtab_buf *json_out, gtab_error *err)
{
	reading r = { .err = err, .st = GTAB_OK, .form = json_object(), .fields = json_array() };

	gtab_arena_init(&r.arena);
	if (r.form == NULL || r.fields == NULL)
		no_memory(&r);
	else if (set(&r, r.form, "gtab", json_integer(1)) &&
		 read_sheet(&r, sheets[GTAB_SHEET_FIELDS], "指标名称", read_field) &&
		 read_sheet(&r, sheets[GTAB_SHEET_RELATIONS], "关系", read_relation) &&
		 read_sheet(&r, sheets[GTAB_SHEET_LISTS], "字典", read_item))
		put_in_order(&r, json_out);
	json_decref(r.form);
	json_decref(r.fields);
	gtab_arena_clear(&r.arena);
	return r.st;
}
