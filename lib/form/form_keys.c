/* SPDX-License-Identifier: MIT */
/* The keys of a schema, out of JSON: primary, unique, foreign. */

#include "base/i18n.h"
#include "form/form_json_internal.h"

static size_t
find_field(const gtab_form *f, gtab_text name)
{
	for (size_t i = 0; i < f->n_fields; i++) {
		if (gtab_text_equal(f->fields[i].name, name))
			return i;
	}
	return GTAB_MAP_NONE;
}

/* Names under key, as numbers of fields; n_fields 0 when absent. */
static bool
read_key(struct gtab_form_reader *r, const json_t *o, const char *key, gtab_key *out)
{
	gtab_text *names = NULL;
	size_t n = 0;
	size_t *fields;

	if (!gtab_form_get_names(r, o, key, &names, &n))
		return false;
	fields = gtab_arena_array(&r->f->arena, n, sizeof(*fields));
	if (fields == NULL)
		return gtab_form_no_memory(r);
	for (size_t i = 0; i < n; i++) {
		fields[i] = find_field(r->f, names[i]);
		if (fields[i] == GTAB_MAP_NONE)
			return gtab_form_misshapen(r, key, _("the name of a field"));
	}
	*out = (gtab_key){ fields, n };
	return true;
}

/* Its cells are required; a key of one field is named as such in findings too. */
static bool
read_primary(struct gtab_form_reader *r, const json_t *o)
{
	if (!read_key(r, o, "primaryKey", &r->f->primary))
		return false;
	for (size_t i = 0; i < r->f->primary.n_fields; i++)
		r->f->fields[r->f->primary.fields[i]].is_required = true;
	return true;
}

/* Each element is a list of names; a lone name counts as one. */
static bool
read_unique(struct gtab_form_reader *r, const json_t *o)
{
	const json_t *const list = json_object_get(o, "uniqueKeys");
	const size_t n = json_array_size(list);
	bool ok = true;

	if (list != NULL && n == 0)
		return gtab_form_misshapen(r, "uniqueKeys", _("a list of keys"));
	r->f->unique_keys = gtab_arena_array(&r->f->arena, n, sizeof(gtab_key));
	if (r->f->unique_keys == NULL)
		return gtab_form_no_memory(r);
	for (size_t i = 0; ok && i < n; i++) {
		const size_t len = gtab_form_enter(r, "uniqueKeys");
		json_t *const holder = json_pack("{sO}", "key", json_array_get(list, i));
		gtab_key *const key = &r->f->unique_keys[i];

		gtab_form_enter_item(r, i);
		ok = holder == NULL ? gtab_form_no_memory(r) : read_key(r, holder, "key", key);
		if (ok && key->n_fields == 0)
			ok = gtab_form_misshapen(r, "", _("a list of names of fields"));
		json_decref(holder);
		gtab_form_leave(r, len);
	}
	r->f->n_unique_keys = n;
	return ok;
}

/* The names of a self-reference are fields of this table; those of others are looked up when all are read. */
static bool
read_reference(struct gtab_form_reader *r, const json_t *o, gtab_foreign_key *out)
{
	const size_t len = gtab_form_enter(r, "reference");
	gtab_text *names = NULL;
	gtab_key own = { NULL, 0 };
	size_t n = 0;
	bool ok = gtab_form_get_text(r, o, "resource", &out->table);

	if (gtab_text_equal(out->table, GTAB_TEXT("self")))
		out->table = GTAB_TEXT("");
	if (ok && out->table.len == 0)
		ok = read_key(r, o, "fields", &own);
	ok = ok && gtab_form_get_names(r, o, "fields", &names, &n);
	if (ok && n != out->key.n_fields)
		ok = gtab_form_misshapen(r, "fields", _("as many fields as the key has"));
	out->names = names;
	gtab_form_leave(r, len);
	return ok;
}

static bool
read_foreign_key(struct gtab_form_reader *r, const json_t *o, gtab_foreign_key *out)
{
	json_t *reference;

	if (!json_is_object(o))
		return gtab_form_misshapen(r, "", _("an object with fields and reference"));
	if (!read_key(r, o, "fields", &out->key) ||
	    !gtab_form_get_object(r, o, "reference", &reference))
		return false;
	if (out->key.n_fields == 0)
		return gtab_form_misshapen(r, "fields", _("a list of names of fields"));
	if (reference == NULL)
		return gtab_form_misshapen(r, "reference", _("an object with resource and fields"));
	return read_reference(r, reference, out);
}

static bool
read_foreign(struct gtab_form_reader *r, const json_t *o)
{
	const json_t *const list = json_object_get(o, "foreignKeys");
	const size_t n = json_array_size(list);
	bool ok = true;

	if (list != NULL && !json_is_array(list))
		return gtab_form_misshapen(r, "foreignKeys", _("a list of foreign keys"));
	r->f->foreign_keys = gtab_arena_array(&r->f->arena, n, sizeof(gtab_foreign_key));
	if (r->f->foreign_keys == NULL)
		return gtab_form_no_memory(r);
	for (size_t i = 0; ok && i < n; i++) {
		const size_t len = gtab_form_enter(r, "foreignKeys");

		gtab_form_enter_item(r, i);
		ok = read_foreign_key(r, json_array_get(list, i), &r->f->foreign_keys[i]);
		gtab_form_leave(r, len);
	}
	r->f->n_foreign_keys = n;
	return ok;
}

bool
gtab_form_read_keys(struct gtab_form_reader *r, const json_t *o)
{
	return read_primary(r, o) && read_unique(r, o) && read_foreign(r, o);
}
