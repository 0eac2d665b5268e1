/* SPDX-License-Identifier: MIT */
/* A form in memory: making it, asking it, and finding the field that a header means. */

#include "form/form_internal.h"
#include "form/name_internal.h"

#include <gtab/normalize.h>

#include <stdlib.h>

/* Keep one more header of a field; a field without a title has no key for it. */
static void
add_key(gtab_form *f, gtab_text name, size_t field_idx)
{
	if (name.len == 0)
		return;
	f->keys[f->n_keys].folded = gtab_name_fold_copy(&f->arena, name);
	f->keys[f->n_keys++].field_idx = field_idx;
}

/* Names before titles before aliases: where two fields share a header, the earlier kind wins. */
gtab_status
gtab_form_index(gtab_form *f)
{
	size_t n_keys = 0;

	for (size_t i = 0; i < f->n_fields; i++)
		n_keys += 2 + f->fields[i].n_aliases;
	f->keys = gtab_arena_array(&f->arena, n_keys, sizeof(*f->keys));
	if (f->keys == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < f->n_fields; i++)
		add_key(f, f->fields[i].name, i);
	for (size_t i = 0; i < f->n_fields; i++)
		add_key(f, f->fields[i].title, i);
	for (size_t i = 0; i < f->n_fields; i++) {
		for (size_t j = 0; j < f->fields[i].n_aliases; j++)
			add_key(f, f->fields[i].aliases[j], i);
	}
	return f->arena.failed ? GTAB_ENOMEM : GTAB_OK;
}

gtab_form *
gtab_form_new(void)
{
	gtab_form *const f = calloc(1, sizeof(*f));

	if (f != NULL)
		gtab_arena_init(&f->arena);
	return f;
}

gtab_status
gtab_form_read(gtab_text json, const char *name, gtab_form **out, gtab_error *err)
{
	gtab_form *const f = gtab_form_new();
	gtab_status st;

	*out = NULL;
	if (f == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	st = gtab_form_fill(f, json, name, err);
	if (st == GTAB_OK)
		*out = f;
	else
		gtab_form_free(f);
	return st;
}

void
gtab_form_free(gtab_form *f)
{
	if (f == NULL)
		return;
	for (size_t i = 0; i < f->n_tables; i++)
		gtab_form_free(f->tables[i]);
	gtab_arena_clear(&f->arena);
	free(f);
}

/* ---- tables ---- */

size_t
gtab_form_n_tables(const gtab_form *f)
{
	return f->tables == NULL ? 1 : f->n_tables;
}

const gtab_form *
gtab_form_table(const gtab_form *f, size_t i)
{
	return f->tables == NULL ? f : f->tables[i];
}

/* What a question about the form is asked of. */
static const gtab_form *
first_table(const gtab_form *f)
{
	return gtab_form_table(f, 0);
}

static bool
same_name(gtab_text a, gtab_text b)
{
	return a.len > 0 && gtab_name_equal(a, b);
}

const gtab_form *
gtab_form_find_table(const gtab_form *f, gtab_text name)
{
	const gtab_form *by_no = NULL;

	for (size_t i = 0; i < gtab_form_n_tables(f); i++) {
		const gtab_form *const table = gtab_form_table(f, i);

		if (same_name(table->name, name))
			return table;
		if (by_no == NULL && same_name(table->form_no, name))
			by_no = table;
	}
	return by_no;
}

bool
gtab_form_answers_to(const gtab_form *f, gtab_text name)
{
	return same_name(f->name, name) || same_name(f->form_no, name) || same_name(f->title, name);
}

bool
gtab_form_is_valid(const gtab_form *f, gtab_text period)
{
	gtab_period p;

	return gtab_period_parse(period, &p, NULL, NULL) != GTAB_OK || gtab_span_has(f->span, &p);
}

gtab_text
gtab_form_no(const gtab_form *f)
{
	return f->form_no;
}

gtab_text
gtab_form_data_path(const gtab_form *f)
{
	return f->data_path;
}

bool
gtab_form_is_plain(const gtab_form *f)
{
	return first_table(f)->is_plain;
}

/* ---- headers ---- */

/* The first field that a header means as it stands, or GTAB_MAP_NONE. */
static size_t
find_whole(const gtab_form *f, gtab_text header)
{
	for (size_t i = 0; header.len > 0 && i < f->n_keys; i++) {
		if (gtab_name_match(header, f->keys[i].folded) == header.len)
			return f->keys[i].field_idx;
	}
	return GTAB_MAP_NONE;
}

/* The last element of a header path: 件数 of 数量|件数. */
static gtab_text
last_element(gtab_text path)
{
	gtab_text rest = path;

	for (;;) {
		const gtab_text next = gtab_name_suffix(rest, 1);

		if (next.len == 0)
			return rest;
		rest = next;
	}
}

/* The field that a path means, whole or by its last element. */
static size_t
find_path(const gtab_form *f, gtab_text path)
{
	const size_t found = find_whole(f, path);

	return found != GTAB_MAP_NONE ? found : find_whole(f, gtab_text_trim(last_element(path)));
}

/* If a header ends with a unit in brackets, as 人数（人）, drop it and say true. */
static bool
drop_unit(gtab_text *header)
{
	gtab_text rest = *header;
	gtab_text name;

	if (!gtab_text_take_end(&rest, GTAB_TEXT("）")) &&
	    !gtab_text_take_end(&rest, GTAB_TEXT(")")))
		return false;
	for (name = rest; name.len > 0;) {
		const size_t open = name.len;
		const uint32_t cp = gtab_utf8_last(&name);

		if (cp != '(' && cp != 0xFF08) /* （ */
			continue;
		if (!gtab_is_unit(gtab_text_slice(rest, open, rest.len)))
			return false;
		*header = gtab_text_trim(name);
		return true;
	}
	return false;
}

size_t
gtab_form_find(const gtab_form *f, gtab_text header)
{
	size_t found;

	f = first_table(f);
	header = gtab_text_trim(header);
	found = find_path(f, header);
	return found == GTAB_MAP_NONE && drop_unit(&header) ? find_path(f, header) : found;
}

gtab_text
gtab_form_name(const gtab_form *f)
{
	return f->name;
}

gtab_text
gtab_form_title(const gtab_form *f)
{
	return f->title;
}

gtab_text
gtab_form_description(const gtab_form *f)
{
	return f->description;
}

const gtab_field *
gtab_form_fields(const gtab_form *f, size_t *n_out)
{
	f = first_table(f);
	*n_out = f->n_fields;
	return f->fields;
}

gtab_fields_match
gtab_form_fields_match(const gtab_form *f)
{
	return first_table(f)->match;
}

bool
gtab_form_must_have(const gtab_form *f, size_t field_idx)
{
	f = first_table(f);
	switch (f->match) {
	case GTAB_MATCH_EXACT:
	case GTAB_MATCH_EQUAL:
	case GTAB_MATCH_SUBSET: return true;
	case GTAB_MATCH_SUPERSET:
	case GTAB_MATCH_PARTIAL: break;
	}
	return f->fields[field_idx].is_required;
}

const gtab_form_layout *
gtab_form_layout_of(const gtab_form *f)
{
	return &first_table(f)->layout;
}

const gtab_key *
gtab_form_primary_key(const gtab_form *f)
{
	f = first_table(f);
	return f->primary.n_fields == 0 ? NULL : &f->primary;
}

const gtab_fixed_row *
gtab_form_rows(const gtab_form *f, size_t *n_out)
{
	f = first_table(f);
	*n_out = f->n_rows;
	return f->rows;
}

const gtab_example *
gtab_form_examples(const gtab_form *f, size_t *n_out)
{
	f = first_table(f);
	*n_out = f->n_examples;
	return f->examples;
}

const gtab_key *
gtab_form_unique_keys(const gtab_form *f, size_t *n_out)
{
	f = first_table(f);
	*n_out = f->n_unique_keys;
	return f->unique_keys;
}

const gtab_foreign_key *
gtab_form_foreign_keys(const gtab_form *f, size_t *n_out)
{
	f = first_table(f);
	*n_out = f->n_foreign_keys;
	return f->foreign_keys;
}

const gtab_text *
gtab_form_relations(const gtab_form *f, size_t *n_out)
{
	f = first_table(f);
	*n_out = f->n_relations;
	return f->relations;
}

bool
gtab_form_parts_within(const gtab_form *f)
{
	return first_table(f)->parts_within;
}

bool
gtab_form_totals_sum(const gtab_form *f)
{
	return first_table(f)->totals_sum;
}

const gtab_text *
gtab_form_unchecked(const gtab_form *f, size_t *n_out)
{
	f = first_table(f);
	*n_out = f->n_unchecked;
	return f->unchecked;
}
