/* SPDX-License-Identifier: MIT */
/* A form's JSON as three sheets: each property in its column, the rest as JSON in 其他. */

#include "form/sheets_internal.h"

#include "base/i18n.h"

#include <gtab/output.h>

#include <stdlib.h>
#include <string.h>

static gtab_text
text_of(const json_t *string)
{
	return (gtab_text){ json_string_value(string), json_string_length(string) };
}

static bool
put_json(const json_t *value, gtab_buf *out)
{
	char *const text = json_dumps(value, JSON_ENCODE_ANY);

	if (text == NULL)
		return false;
	gtab_buf_put(out, gtab_text_of(text));
	free(text);
	return true;
}

static bool
holds_between(gtab_text t)
{
	return gtab_text_find(t, GTAB_TEXT(GTAB_SHEET_BETWEEN)) < t.len;
}

/* Strings without the mark between them, which a cell can hold; others stay in 其他. */
static bool
are_plain_texts(const json_t *list)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *const item = json_array_get(list, i);

		if (!json_is_string(item) || json_string_length(item) == 0 ||
		    holds_between(text_of(item)))
			return false;
	}
	return json_is_array(list);
}

static void
put_texts(const json_t *list, gtab_buf *out)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		if (i > 0)
			gtab_buf_put(out, GTAB_TEXT(GTAB_SHEET_BETWEEN));
		gtab_buf_put(out, text_of(json_array_get(list, i)));
	}
}

/* ---- 指标 ---- */

/* Whether a value of this shape can stand in its column and be read back as the same. */
static bool
fits(gtab_sheet_shape shape, const json_t *value)
{
	switch (shape) {
	case GTAB_SHEET_TEXT:
	case GTAB_SHEET_TYPE:
	case GTAB_SHEET_CLASS: return json_is_string(value) && json_string_length(value) > 0;
	case GTAB_SHEET_TEXTS: return json_array_size(value) > 0 && are_plain_texts(value);
	case GTAB_SHEET_NUMBER: return json_is_number(value);
	case GTAB_SHEET_FLAG: return json_is_true(value);
	case GTAB_SHEET_JSON: break;
	}
	return false;
}

static bool
put_value(gtab_sheet_shape shape, const json_t *value, gtab_buf *cell)
{
	switch (shape) {
	case GTAB_SHEET_TEXT:
	case GTAB_SHEET_TYPE:
	case GTAB_SHEET_CLASS:
		gtab_buf_put(cell, gtab_sheet_word(shape, text_of(value)));
		return true;
	case GTAB_SHEET_TEXTS: put_texts(value, cell); return true;
	case GTAB_SHEET_FLAG: gtab_buf_put(cell, GTAB_TEXT(GTAB_SHEET_YES)); return true;
	case GTAB_SHEET_NUMBER:
	case GTAB_SHEET_JSON: break;
	}
	return put_json(value, cell);
}

/* Move a property out of the field into its cell. */
static bool
take_property(const struct gtab_sheet_column *column, json_t *field, gtab_buf *cell)
{
	json_t *const constraints = json_object_get(field, "constraints");
	json_t *const owner = column->in_constraints ? constraints : field;
	const json_t *const value = json_object_get(owner, column->key);

	if (!fits(column->shape, value))
		return true;
	if (!put_value(column->shape, value, cell))
		return false;
	json_object_del(owner, column->key);
	if (json_is_object(constraints) && json_object_size(constraints) == 0)
		json_object_del(field, "constraints");
	return true;
}

static bool
put_cell(const struct gtab_sheet_column *column, json_t *field, gtab_buf *cell, gtab_buf *out)
{
	bool ok = true;

	gtab_buf_truncate(cell, 0);
	if (column->shape != GTAB_SHEET_JSON)
		ok = take_property(column, field, cell);
	else if (json_object_size(field) > 0)
		ok = put_json(field, cell);
	gtab_csv_put(out, gtab_buf_text(cell));
	return ok;
}

/* A copy of the field loses what has found its cell; what is left goes to 其他. */
static bool
put_field(const json_t *field, gtab_buf *cell, gtab_buf *out)
{
	json_t *const rest = json_deep_copy(field);
	bool ok = rest != NULL;

	for (size_t i = 0; ok && gtab_sheet_columns[i].header != NULL; i++) {
		if (i > 0)
			gtab_buf_putc(out, ',');
		ok = put_cell(&gtab_sheet_columns[i], rest, cell, out);
	}
	gtab_buf_putc(out, '\n');
	json_decref(rest);
	return ok;
}

static bool
put_fields(const json_t *fields, gtab_buf *cell, gtab_buf *out)
{
	bool ok = true;

	for (size_t i = 0; gtab_sheet_columns[i].header != NULL; i++)
		gtab_buf_printf(out, "%s%s", i == 0 ? "" : ",", gtab_sheet_columns[i].header);
	gtab_buf_putc(out, '\n');
	for (size_t i = 0; ok && i < json_array_size(fields); i++)
		ok = put_field(json_array_get(fields, i), cell, out);
	return ok;
}

/* ---- 审核关系 ---- */

static void
put_relation(gtab_text line, gtab_buf *scratch, gtab_buf *out)
{
	const gtab_sheet_relation r = gtab_sheet_relation_split(line, scratch);
	const gtab_text cells[] = { r.id, r.text, r.severity, r.message };

	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		if (i > 0)
			gtab_buf_putc(out, ',');
		gtab_csv_put(out, cells[i]);
	}
	gtab_buf_putc(out, '\n');
}

static void
put_relations(const json_t *relations, gtab_buf *scratch, gtab_buf *out)
{
	gtab_buf_put(out, GTAB_TEXT("编号,关系,性质,说明\n"));
	for (size_t i = 0; i < json_array_size(relations); i++)
		put_relation(text_of(json_array_get(relations, i)), scratch, out);
}

/* ---- 字典 ---- */

static void
put_item(gtab_text list, gtab_text item, gtab_text written, bool is_only, gtab_buf *out)
{
	gtab_csv_put(out, list);
	gtab_buf_putc(out, ',');
	gtab_csv_put(out, item);
	gtab_buf_putc(out, ',');
	gtab_csv_put(out, written);
	gtab_buf_put(out, is_only ? GTAB_TEXT("," GTAB_SHEET_YES "\n") : GTAB_TEXT(",\n"));
}

static bool
put_own_property(const char *key, const json_t *value, gtab_buf *cell, gtab_buf *out)
{
	bool ok = true;

	gtab_buf_truncate(cell, 0);
	if (json_is_string(value))
		gtab_buf_put(cell, text_of(value));
	else
		ok = put_json(value, cell);
	put_item(GTAB_TEXT(GTAB_SHEET_FORM), gtab_text_of(key), gtab_buf_text(cell), false, out);
	return ok;
}

static bool
put_own_properties(json_t *form, gtab_buf *cell, gtab_buf *out)
{
	bool ok = true;
	const char *key;
	json_t *value;

	json_object_foreach(form, key, value)
	{
		if (strcmp(key, "fields") != 0 && strcmp(key, "relations") != 0)
			ok = ok && put_own_property(key, value, cell, out);
	}
	return ok;
}

static void
put_list(const json_t *field, gtab_buf *cell, gtab_buf *out)
{
	const gtab_text name = text_of(json_object_get(field, "name"));
	const json_t *const only = json_object_get(json_object_get(field, "constraints"), "enum");
	json_t *const values = json_object_get(field, "values");
	const char *key;
	json_t *spellings;

	for (size_t i = 0; i < json_array_size(only); i++)
		put_item(name, text_of(json_array_get(only, i)), GTAB_TEXT(""), true, out);
	json_object_foreach(values, key, spellings)
	{
		gtab_buf_truncate(cell, 0);
		put_texts(spellings, cell);
		put_item(name, gtab_text_of(key), gtab_buf_text(cell), false, out);
	}
}

/* Lists of plain texts are rows of 字典; any other stays where it is and goes to 其他. */
static void
take_lists(json_t *field)
{
	json_t *const constraints = json_object_get(field, "constraints");

	json_object_del(field, "values");
	json_object_del(constraints, "enum");
	if (json_is_object(constraints) && json_object_size(constraints) == 0)
		json_object_del(field, "constraints");
}

static bool
has_plain_lists(json_t *field)
{
	const json_t *const only = json_object_get(json_object_get(field, "constraints"), "enum");
	json_t *const values = json_object_get(field, "values");
	const char *key;
	json_t *spellings;

	if (only != NULL && !are_plain_texts(only))
		return false;
	json_object_foreach(values, key, spellings)
	{
		if (!are_plain_texts(spellings) || *key == '\0')
			return false;
	}
	return values == NULL || json_is_object(values);
}

static bool
put_lists(json_t *form, json_t *fields, gtab_buf *cell, gtab_buf *out)
{
	gtab_buf_put(out, GTAB_TEXT("字典,项,写法,限定\n"));
	if (!put_own_properties(form, cell, out))
		return false;
	for (size_t i = 0; i < json_array_size(fields); i++) {
		json_t *const field = json_array_get(fields, i);

		if (!has_plain_lists(field))
			continue;
		put_list(field, cell, out);
		take_lists(field);
	}
	return true;
}

/* ---- all three ---- */

static bool
is_form(const json_t *form)
{
	const json_t *const fields = json_object_get(form, "fields");
	const json_t *const relations = json_object_get(form, "relations");

	for (size_t i = 0; i < json_array_size(fields); i++) {
		if (!json_is_object(json_array_get(fields, i)))
			return false;
	}
	for (size_t i = 0; i < json_array_size(relations); i++) {
		if (!json_is_string(json_array_get(relations, i)))
			return false;
	}
	return json_array_size(fields) > 0 && (relations == NULL || json_is_array(relations));
}

gtab_status
gtab_sheets_put(gtab_text json, gtab_buf out[GTAB_N_SHEETS], gtab_error *err)
{
	json_error_t bad;
	json_t *const form = json_loadb(json.ptr, json.len, JSON_REJECT_DUPLICATES, &bad);
	json_t *const fields = json_object_get(form, "fields");
	gtab_buf cell;
	bool ok;

	if (form == NULL) {
		gtab_error_set(err, GTAB_EUSAGE, "%s", bad.text);
		return gtab_error_at(err, NULL, (uint64_t)bad.line, 0);
	}
	if (!is_form(form)) {
		json_decref(form);
		return gtab_error_set(err, GTAB_EUSAGE, "%s",
				      _("it is no form: fields and relations are lists"));
	}
	gtab_buf_init(&cell);
	ok = put_lists(form, fields, &cell, &out[GTAB_SHEET_LISTS]) &&
	     put_fields(fields, &cell, &out[GTAB_SHEET_FIELDS]);
	put_relations(json_object_get(form, "relations"), &cell, &out[GTAB_SHEET_RELATIONS]);
	ok = ok && !cell.failed;
	for (int i = 0; i < (int)GTAB_N_SHEETS; i++)
		ok = ok && !out[i].failed;
	gtab_buf_clear(&cell);
	json_decref(form);
	return ok ? GTAB_OK : gtab_error_set(err, GTAB_ENOMEM, NULL);
}
