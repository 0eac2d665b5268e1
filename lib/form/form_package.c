/* SPDX-License-Identifier: MIT */
/* A Data Package as a form of several tables: one of each resource that has a schema. */

#include <errno.h>
#include <string.h>

#include "base/i18n.h"
#include "form/form_json_internal.h"

/* A path of the standard is relative, with / and without .., so that a package reads nothing outside its folder. */
bool
gtab_form_is_local(gtab_text path)
{
	return path.len > 0 && path.ptr[0] != '/' && !gtab_text_starts(path, GTAB_TEXT("..")) &&
	       gtab_text_find(path, GTAB_TEXT("/..")) == path.len &&
	       gtab_text_find(path, GTAB_TEXT("://")) == path.len;
}

/* path beside the file that is read, in the memory of r->f and with a NUL behind it. */
bool
gtab_form_beside(struct gtab_form_reader *r, gtab_text path, gtab_text *out)
{
	const char *const slash = strrchr(r->file, '/');
	gtab_buf whole;

	gtab_buf_init(&whole);
	if (slash != NULL)
		gtab_buf_put(&whole, (gtab_text){ r->file, (size_t)(slash + 1 - r->file) });
	gtab_buf_put(&whole, path);
	*out = whole.failed ? (gtab_text){ NULL, 0 }
			    : gtab_arena_copy(&r->f->arena, gtab_buf_text(&whole));
	gtab_buf_clear(&whole);
	return out->ptr != NULL || gtab_form_no_memory(r);
}

/* Where the data are: one file beside the package, else nowhere that could be opened. */
static bool
read_data_path(struct gtab_form_reader *r, const json_t *o)
{
	const json_t *const v = json_object_get(o, "path");
	const json_t *const only = json_array_size(v) == 1 ? json_array_get(v, 0) : v;
	const gtab_text path = gtab_text_of(json_string_value(only));

	r->f->data_path = GTAB_TEXT("");
	return !gtab_form_is_local(path) || gtab_form_beside(r, path, &r->f->data_path);
}

/* A schema in a file of its own; its messages name that file. */
static bool
read_schema_file(struct gtab_form_reader *r, gtab_text path)
{
	struct gtab_form_reader own = { .f = r->f, .err = r->err };
	gtab_text file;
	gtab_buf json;
	json_t *root = NULL;

	if (!gtab_form_is_local(path))
		return gtab_form_misshapen(r, "schema", _("an object, or a path beside this file"));
	if (!gtab_form_beside(r, path, &file))
		return false;
	own.file = file.ptr;
	gtab_buf_init(&json);
	own.st = gtab_form_read_file(file.ptr, &json);
	if (own.st == GTAB_EINPUT)
		gtab_error_set(r->err, own.st, _("cannot read the form: %s"), strerror(errno));
	else if (own.st != GTAB_OK)
		gtab_error_set(r->err, own.st, NULL);
	else
		root = gtab_form_load(&own, gtab_buf_text(&json), file.ptr);
	if (root == NULL || !gtab_form_read_schema(&own, root))
		gtab_error_at(r->err, file.ptr, 0, 0);
	json_decref(root);
	gtab_buf_clear(&json);
	gtab_buf_clear(&own.path);
	r->st = own.st;
	return r->st == GTAB_OK;
}

static bool
read_table_schema(struct gtab_form_reader *r, const json_t *resource)
{
	json_t *const schema = json_object_get(resource, "schema");
	size_t len;
	bool ok;

	if (json_is_string(schema))
		return read_schema_file(r, gtab_text_of(json_string_value(schema)));
	len = gtab_form_enter(r, "schema");
	ok = gtab_form_read_schema(r, schema);
	gtab_form_leave(r, len);
	return ok;
}

/* One resource as a table. The name of the resource is what foreign keys and relations call it. */
static bool
read_table(struct gtab_form_reader *package, json_t *resource, gtab_form *table)
{
	struct gtab_form_reader r = *package;
	gtab_text name = GTAB_TEXT("");
	gtab_text title = GTAB_TEXT("");
	bool ok;

	r.f = table;
	ok = gtab_form_get_text(&r, resource, "name", &name) &&
	     gtab_form_get_text(&r, resource, "title", &title);
	if (ok && name.len == 0)
		ok = gtab_form_misshapen(&r, "name", _("a string that is not empty"));
	ok = ok && read_data_path(&r, resource) && read_table_schema(&r, resource);
	table->name = name;
	table->title = table->title.len == 0 ? title : table->title;
	package->path = r.path;
	package->st = r.st;
	return ok;
}

static bool
read_tables(struct gtab_form_reader *r, const json_t *list)
{
	gtab_form *const f = r->f;
	bool ok = true;

	for (size_t i = 0; ok && i < json_array_size(list); i++) {
		json_t *const resource = json_array_get(list, i);
		const size_t len = gtab_form_enter_item(r, i);

		if (!json_is_object(resource))
			ok = gtab_form_misshapen(r, "", _("an object with name and schema"));
		else if (json_object_get(resource, "schema") != NULL) {
			gtab_form *const table = gtab_form_new();

			f->tables[f->n_tables] = table;
			f->n_tables += table != NULL;
			if (table != NULL)
				table->package = f;
			ok = table == NULL ? gtab_form_no_memory(r)
					   : read_table(r, resource, table);
		}
		gtab_form_leave(r, len);
	}
	if (ok && f->n_tables == 0)
		ok = gtab_form_misshapen(r, "", _("a list with a resource that has a schema"));
	return ok;
}

static bool
has_field(const gtab_form *table, gtab_text name)
{
	for (size_t i = 0; i < table->n_fields; i++) {
		if (gtab_text_equal(table->fields[i].name, name))
			return true;
	}
	return false;
}

/* The reference of a foreign key must be a table of the package and fields of it. */
static const char *
wrong_reference(const gtab_form *package, const gtab_foreign_key *key)
{
	const gtab_form *const other = gtab_form_find_table(package, key->table);

	if (key->table.len == 0)
		return NULL;
	if (other == NULL)
		return "resource";
	for (size_t i = 0; i < key->key.n_fields; i++) {
		if (!has_field(other, key->names[i]))
			return "fields";
	}
	return NULL;
}

static bool
check_references(struct gtab_form_reader *r)
{
	for (size_t i = 0; i < r->f->n_tables; i++) {
		const gtab_form *const table = r->f->tables[i];

		for (size_t k = 0; k < table->n_foreign_keys; k++) {
			const char *const wrong = wrong_reference(r->f, &table->foreign_keys[k]);

			if (wrong == NULL)
				continue;
			gtab_buf_truncate(&r->path, 0);
			gtab_buf_printf(&r->path, "/%.*s/foreignKeys/%zu/reference",
					GTAB_TEXT_ARG(table->name), k);
			return gtab_form_misshapen(r, wrong,
						   *wrong == 'r' ? _("the name of a resource")
								 : _("the name of a field"));
		}
	}
	return true;
}

bool
gtab_form_read_package(struct gtab_form_reader *r, const json_t *o)
{
	const json_t *const list = json_object_get(o, "resources");
	size_t len;
	bool ok;

	if (!json_is_array(list))
		return gtab_form_misshapen(r, "resources", _("a list of resources"));
	if (!gtab_form_get_text(r, o, "name", &r->f->name) ||
	    !gtab_form_get_text(r, o, "title", &r->f->title))
		return false;
	r->f->tables =
		gtab_arena_array(&r->f->arena, json_array_size(list) + 1, sizeof(*r->f->tables));
	if (r->f->tables == NULL)
		return gtab_form_no_memory(r);
	len = gtab_form_enter(r, "resources");
	ok = read_tables(r, list);
	gtab_form_leave(r, len);
	return ok && check_references(r);
}
