/* SPDX-License-Identifier: MIT */
/* A whole form out of JSON: a Table Schema (Data Package v2) and the properties of ours on it. */

#include "base/i18n.h"
#include "form/form_json_internal.h"

#include <errno.h>
#include <string.h>

static const struct gtab_property schema_properties[] = {
	{ "$schema", GTAB_PROPERTY_READ },     { "name", GTAB_PROPERTY_READ },
	{ "title", GTAB_PROPERTY_READ },       { "description", GTAB_PROPERTY_READ },
	{ "fields", GTAB_PROPERTY_READ },      { "fieldsMatch", GTAB_PROPERTY_READ },
	{ "primaryKey", GTAB_PROPERTY_READ },  { "uniqueKeys", GTAB_PROPERTY_READ },
	{ "foreignKeys", GTAB_PROPERTY_READ }, { "missingValues", GTAB_PROPERTY_READ },
	{ "gtab", GTAB_PROPERTY_READ },        { "relations", GTAB_PROPERTY_OURS },
	{ "totals", GTAB_PROPERTY_OURS },      { "layout", GTAB_PROPERTY_OURS },
	{ "formNo", GTAB_PROPERTY_OURS },      { "codeLists", GTAB_PROPERTY_OURS },
	{ "rows", GTAB_PROPERTY_OURS },        { "from", GTAB_PROPERTY_OURS },
	{ "to", GTAB_PROPERTY_OURS },          { "examples", GTAB_PROPERTY_OURS },
	{ NULL, GTAB_PROPERTY_READ },
};

static const struct gtab_property totals_properties[] = {
	{ "parts", GTAB_PROPERTY_READ },
	{ "sum", GTAB_PROPERTY_READ },
	{ NULL, GTAB_PROPERTY_READ },
};

static const struct gtab_property layout_properties[] = {
	{ "title", GTAB_PROPERTY_READ },        { "signature", GTAB_PROPERTY_READ },
	{ "list", GTAB_PROPERTY_READ },         { "orientation", GTAB_PROPERTY_READ },
	{ "header_lines", GTAB_PROPERTY_READ }, { NULL, GTAB_PROPERTY_READ },
};

static const struct gtab_form_choice matches[] = {
	{ "exact", GTAB_MATCH_EXACT },     { "equal", GTAB_MATCH_EQUAL },
	{ "subset", GTAB_MATCH_SUBSET },   { "superset", GTAB_MATCH_SUPERSET },
	{ "partial", GTAB_MATCH_PARTIAL }, { NULL, 0 },
};

static const struct gtab_form_choice orientations[] = {
	{ "auto", GTAB_BY_WIDTH },
	{ "portrait", GTAB_PORTRAIT },
	{ "landscape", GTAB_LANDSCAPE },
	{ NULL, 0 },
};

static const struct gtab_form_choice parts_choices[] = { { "<=", 1 }, { NULL, 0 } };
static const struct gtab_form_choice sum_choices[] = { { "=", 1 }, { NULL, 0 } };

/* "gtab": 1 makes the form ours; another number is a form of another time. */
static bool
read_version(struct gtab_form_reader *r, const json_t *o)
{
	int version = 0;

	if (!gtab_form_get_int(r, o, "gtab", 1, 1, &version))
		return false;
	r->is_ours = version == 1;
	r->f->is_plain = !r->is_ours;
	return true;
}

static bool
read_fields(struct gtab_form_reader *r, const json_t *o)
{
	const json_t *const list = json_object_get(o, "fields");
	const size_t n = json_array_size(list);
	const size_t len = gtab_form_enter(r, "fields");
	bool ok = true;

	if (n == 0)
		return gtab_form_misshapen(r, "", _("a list of at least one field"));
	r->f->fields = gtab_arena_array(&r->f->arena, n, sizeof(*r->f->fields));
	if (r->f->fields == NULL)
		return gtab_form_no_memory(r);
	r->f->n_fields = n;
	for (size_t i = 0; ok && i < n; i++) {
		const size_t item_len = gtab_form_enter_item(r, i);

		ok = gtab_form_read_field(r, json_array_get(list, i), &r->f->fields[i]);
		gtab_form_leave(r, item_len);
	}
	gtab_form_leave(r, len);
	return ok;
}

/* Two fields of one name cannot be told apart; version 1 of the standard allowed them. */
static bool
refuse_twins(struct gtab_form_reader *r)
{
	const gtab_form *const f = r->f;

	for (size_t i = 1; r->is_ours && i < f->n_fields; i++) {
		for (size_t j = 0; j < i; j++) {
			if (!gtab_text_equal(f->fields[i].name, f->fields[j].name))
				continue;
			gtab_form_enter(r, "fields");
			gtab_form_enter_item(r, i);
			return gtab_form_misshapen(r, "name", _("a name no other field has"));
		}
	}
	return true;
}

/* The standard's default is [""]. */
static bool
read_missing(struct gtab_form_reader *r, const json_t *o)
{
	static const gtab_text blank[] = { GTAB_TEXT("") };
	gtab_text *missing = NULL;

	r->missing = blank;
	r->n_missing = 1;
	if (json_object_get(o, "missingValues") == NULL)
		return true;
	if (!gtab_form_get_labelled(r, o, "missingValues", &missing, &r->n_missing))
		return false;
	r->missing = missing;
	return true;
}

static bool
read_totals(struct gtab_form_reader *r, const json_t *o)
{
	json_t *totals;
	size_t len;
	int parts = 0;
	int sum = 0;
	bool ok;

	if (!gtab_form_get_object(r, o, "totals", &totals))
		return false;
	len = gtab_form_enter(r, "totals");
	ok = gtab_form_get_choice(r, totals, "parts", parts_choices, &parts) &&
	     gtab_form_get_choice(r, totals, "sum", sum_choices, &sum) &&
	     gtab_form_note_others(r, totals, totals_properties);
	gtab_form_leave(r, len);
	r->f->parts_within = parts != 0;
	r->f->totals_sum = sum != 0;
	return ok;
}

static bool
read_layout(struct gtab_form_reader *r, const json_t *o)
{
	gtab_form_layout *const out = &r->f->layout;
	int orientation = GTAB_BY_WIDTH, n_header_lines = -1;
	json_t *layout;
	size_t len;
	bool ok;

	if (!gtab_form_get_object(r, o, "layout", &layout))
		return false;
	len = gtab_form_enter(r, "layout");
	ok = gtab_form_get_text(r, layout, "title", &out->title) &&
	     gtab_form_get_text(r, layout, "signature", &out->signature) &&
	     gtab_form_get_bool(r, layout, "list", &out->is_list) &&
	     gtab_form_get_choice(r, layout, "orientation", orientations, &orientation) &&
	     gtab_form_get_int(r, layout, "header_lines", 0, 3, &n_header_lines) &&
	     gtab_form_note_others(r, layout, layout_properties);
	gtab_form_leave(r, len);
	out->orientation = (gtab_orientation)orientation;
	out->says_header_lines = n_header_lines >= 0;
	out->n_header_lines = n_header_lines > 0 ? (size_t)n_header_lines : 0;
	return ok;
}

/* A list of one word is what drafts of the standard had. */
static bool
read_match(struct gtab_form_reader *r, const json_t *o)
{
	json_t *const v = json_object_get(o, "fieldsMatch");
	json_t *const only = json_array_size(v) == 1 ? json_array_get(v, 0) : v;
	int match = GTAB_MATCH_EXACT;
	json_t *const holder =
		only == NULL ? json_object() : json_pack("{sO}", "fieldsMatch", only);
	const bool ok = gtab_form_get_choice(r, holder, "fieldsMatch", matches, &match);

	json_decref(holder);
	r->f->match = (gtab_fields_match)match;
	return ok;
}

static bool
read_ours(struct gtab_form_reader *r, const json_t *o)
{
	return !r->is_ours ||
	       (gtab_form_get_text(r, o, "formNo", &r->f->form_no) &&
		gtab_form_get_span(r, o, &r->f->span) && gtab_form_read_rows(r, o) &&
		gtab_form_get_texts(r, o, "relations", &r->f->relations, &r->f->n_relations) &&
		read_totals(r, o) && read_layout(r, o) && gtab_form_read_examples(r, o));
}

bool
gtab_form_read_schema(struct gtab_form_reader *r, json_t *o)
{
	if (!json_is_object(o))
		return gtab_form_misshapen(r, "", _("an object with fields"));
	if (!read_version(r, o) || !gtab_form_get_text(r, o, "name", &r->f->name) ||
	    !gtab_form_get_text(r, o, "title", &r->f->title) ||
	    !gtab_form_get_text(r, o, "description", &r->f->description) || !read_match(r, o) ||
	    !read_missing(r, o) || (r->is_ours && !gtab_form_read_code_lists(r, o)) ||
	    !read_fields(r, o) || !refuse_twins(r) || !gtab_form_read_keys(r, o) ||
	    !read_ours(r, o) || !gtab_form_note_others(r, o, schema_properties))
		return false;
	return gtab_form_index(r->f) == GTAB_OK || gtab_form_no_memory(r);
}

/* A form without a name is called by its file: reports/audit.json is audit. */
static bool
name_by_file(struct gtab_form_reader *r)
{
	const char *const slash = strrchr(r->file, '/');
	gtab_text stem = gtab_text_of(slash == NULL ? r->file : slash + 1);

	if (r->f->name.len > 0)
		return true;
	gtab_text_take_end(&stem, GTAB_TEXT(".json"));
	r->f->name = gtab_arena_copy(&r->f->arena, stem);
	return r->f->name.ptr != NULL || gtab_form_no_memory(r);
}

/* What is no JSON, with its line and column. */
static gtab_status
refuse_syntax(const json_error_t *bad, const char *name, gtab_error *err)
{
	if (json_error_code(bad) == json_error_out_of_memory || errno == ENOMEM)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	gtab_error_set(err, GTAB_EUSAGE, _("bad form: not JSON: %s"), bad->text);
	gtab_error_at(err, name, bad->line > 0 ? (uint64_t)bad->line : 0,
		      bad->column > 0 ? (uint64_t)bad->column : 0);
	return GTAB_EUSAGE;
}

json_t *
gtab_form_load(struct gtab_form_reader *r, gtab_text json, const char *name)
{
	json_error_t bad;
	json_t *root;

	errno = 0; /* jansson tells most failed allocations as bad syntax */
	gtab_text_take(&json, GTAB_TEXT("\xEF\xBB\xBF"));
	root = json_loadb(json.ptr, json.len, JSON_REJECT_DUPLICATES, &bad);
	if (root == NULL)
		r->st = refuse_syntax(&bad, name, r->err);
	return root;
}

/* Published schemas list their example files as resources, beside the fields. */
static bool
is_package(const json_t *root)
{
	return json_object_get(root, "fields") == NULL &&
	       json_object_get(root, "resources") != NULL;
}

gtab_status
gtab_form_fill(gtab_form *f, gtab_text json, const char *name, gtab_error *err)
{
	struct gtab_form_reader r = { .f = f, .err = err, .file = name };
	json_t *const root = gtab_form_load(&r, json, name);

	if (root == NULL)
		return r.st;
	if (!(is_package(root) ? gtab_form_read_package(&r, root)
			       : gtab_form_read_schema(&r, root)) ||
	    !name_by_file(&r))
		gtab_error_at(err, name, 0, 0);
	gtab_buf_clear(&r.path);
	json_decref(root);
	return r.st;
}
