/* SPDX-License-Identifier: MIT */
/* What foreign keys refer to: the keys of other tables of a form, read before the tables are checked. */

#include <stdlib.h>

#include "check/check_internal.h"

/* The values of some fields of one table, for all foreign keys that look for them. */
typedef struct known_key {
	const gtab_form *table;
	const gtab_foreign_key *key; /* the first that asked */
	gtab_fingerprints set;
	bool is_read;
} known_key;

struct gtab_references {
	gtab_arena arena;
	const gtab_form *form;
	known_key *keys;
	size_t n_keys;
};

/* The table that a foreign key of `from` refers to; NULL when the form has none of that name. */
static const gtab_form *
target(const gtab_form *form, const gtab_form *from, const gtab_foreign_key *key)
{
	const gtab_form *const found = gtab_form_find_table(form, key->table);

	if (key->table.len == 0)
		return from;
	return found;
}

static bool
same_names(const gtab_foreign_key *a, const gtab_foreign_key *b)
{
	if (a->key.n_fields != b->key.n_fields)
		return false;
	for (size_t i = 0; i < a->key.n_fields; i++) {
		if (!gtab_text_equal(a->names[i], b->names[i]))
			return false;
	}
	return true;
}

static known_key *
find_key(const gtab_references *r, const gtab_form *table, const gtab_foreign_key *key)
{
	for (size_t i = 0; i < r->n_keys; i++) {
		if (gtab_text_equal(gtab_form_name(r->keys[i].table), gtab_form_name(table)) &&
		    same_names(r->keys[i].key, key))
			return &r->keys[i];
	}
	return NULL;
}

/* Note what the foreign keys of one table refer to: of itself, or of others. */
static void
ask(gtab_references *r, const gtab_form *from, bool of_itself)
{
	size_t n;
	const gtab_foreign_key *const keys = gtab_form_foreign_keys(from, &n);

	for (size_t i = 0; i < n; i++) {
		const gtab_form *const table = target(r->form, from, &keys[i]);

		if (table == NULL || (keys[i].table.len == 0) != of_itself ||
		    find_key(r, table, &keys[i]) != NULL)
			continue;
		r->keys[r->n_keys++] = (known_key){ .table = table, .key = &keys[i] };
	}
}

static gtab_status
new_references(const gtab_form *form, size_t n_keys, gtab_references **out)
{
	gtab_references *const r = calloc(1, sizeof(*r));

	*out = r;
	if (r == NULL)
		return GTAB_ENOMEM;
	gtab_arena_init(&r->arena);
	r->form = form;
	r->keys = gtab_arena_array(&r->arena, n_keys, sizeof(*r->keys));
	return r->keys == NULL ? GTAB_ENOMEM : GTAB_OK;
}

gtab_status
gtab_references_new(const gtab_form *form, gtab_references **out, gtab_error *err)
{
	size_t n_keys = 0;
	gtab_status st;

	for (size_t i = 0; i < gtab_form_n_tables(form); i++) {
		size_t n;

		gtab_form_foreign_keys(gtab_form_table(form, i), &n);
		n_keys += n;
	}
	st = new_references(form, n_keys, out);
	if (st != GTAB_OK) {
		gtab_references_free(*out);
		*out = NULL;
		return gtab_error_set(err, st, NULL);
	}
	for (size_t i = 0; i < gtab_form_n_tables(form); i++)
		ask(*out, gtab_form_table(form, i), false);
	return GTAB_OK;
}

void
gtab_references_free(gtab_references *r)
{
	if (r == NULL)
		return;
	for (size_t i = 0; i < r->n_keys; i++)
		gtab_fingerprints_clear(&r->keys[i].set);
	gtab_arena_clear(&r->arena);
	free(r);
}

bool
gtab_references_are_needed(const gtab_references *r)
{
	return r->n_keys > 0;
}

bool
gtab_references_lack(const gtab_references *r, gtab_text table)
{
	for (size_t i = 0; i < r->n_keys; i++) {
		if (gtab_text_equal(gtab_form_name(r->keys[i].table), table) && !r->keys[i].is_read)
			return true;
	}
	return false;
}

const gtab_fingerprints *
gtab_references_find(const gtab_references *references, const gtab_foreign_key *key)
{
	for (size_t i = 0; references != NULL && i < references->n_keys; i++) {
		const known_key *const k = &references->keys[i];

		if (k->is_read && same_names(k->key, key) &&
		    (key->table.len == 0 ||
		     gtab_form_find_table(references->form, key->table) == k->table))
			return &k->set;
	}
	return NULL;
}

/* ---- reading a table ---- */

/* The fields of the table that the names are. */
static const size_t *
columns_of(gtab_field_check *c, const gtab_foreign_key *key)
{
	size_t n;
	const gtab_field *const fields = gtab_form_fields(c->form, &n);
	size_t *const idxs = gtab_arena_array(&c->arena, key->key.n_fields, sizeof(*idxs));
	bool is_lacking;

	for (size_t i = 0; idxs != NULL && i < key->key.n_fields; i++) {
		size_t field = 0;

		while (field < n && !gtab_text_equal(fields[field].name, key->names[i]))
			field++;
		idxs[i] = field;
	}
	return idxs == NULL ? NULL : gtab_key_columns(c, idxs, key->key.n_fields, &is_lacking);
}

/* What one reading of a table gathers: the keys of it, and where their columns are. */
typedef struct gathering {
	gtab_field_check fields;
	known_key **keys;
	const size_t **columns;
	size_t n;
} gathering;

/* A second file of one table adds its values to those of the first. */
static gtab_status
begin(gathering *g, gtab_references *r, const gtab_form *form)
{
	g->keys = gtab_arena_array(&g->fields.arena, r->n_keys, sizeof(*g->keys));
	g->columns = gtab_arena_array(&g->fields.arena, r->n_keys, sizeof(*g->columns));
	if (g->keys == NULL || g->columns == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < r->n_keys; i++) {
		known_key *const k = &r->keys[i];
		const size_t *columns;

		if (!gtab_text_equal(gtab_form_name(k->table), gtab_form_name(form)))
			continue;
		columns = columns_of(&g->fields, k->key);
		k->is_read = true;
		if (columns == NULL)
			continue;
		for (size_t n = 0; n < k->key->key.n_fields; n++)
			g->fields.keys.is_keyed[columns[n]] = true;
		g->keys[g->n] = k;
		g->columns[g->n++] = columns;
	}
	return GTAB_OK;
}

static gtab_status
gather_row(gtab_key_check *keys, gtab_field_check *c, const gtab_row *row)
{
	gathering *const g = (gathering *)(void *)c; /* its first member */

	(void)row;
	for (size_t i = 0; i < g->n; i++) {
		gtab_fingerprints *const set = &g->keys[i]->set;

		if (gtab_key_text(c, g->columns[i], g->keys[i]->key->key.n_fields, &keys->scratch))
			gtab_fingerprints_add(set,
					      gtab_fingerprint_of(gtab_buf_text(&keys->scratch)));
		if (set->failed)
			return GTAB_ENOMEM;
	}
	return keys->scratch.failed ? GTAB_ENOMEM : GTAB_OK;
}

static gtab_status
read_rows(gathering *g, gtab_table *table, gtab_error *err)
{
	const gtab_row *row;
	gtab_status st = GTAB_OK;

	for (size_t i = 0; i < g->n; i++)
		gtab_fingerprints_reserve(&g->keys[i]->set,
					  g->keys[i]->set.n + gtab_table_n_rows(table));
	while (g->n > 0 && st == GTAB_OK && (st = gtab_table_next(table, &row, err)) == GTAB_OK) {
		if (gtab_fields_again(&g->fields, row, gather_row) != GTAB_OK)
			st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	for (size_t i = 0; i < g->n; i++)
		gtab_fingerprints_sort(&g->keys[i]->set);
	if (st == GTAB_END)
		st = gtab_table_rewind(table, err);
	return st;
}

/* Read the keys of r that are those of the table. */
static gtab_status
gather(gtab_references *r, gtab_table *table, gtab_error *err)
{
	gtab_check_counts counts = { 0 };
	gtab_finding_sink sink = { .counts = &counts };
	gathering g = { .n = 0 };
	gtab_status st;

	gtab_arena_init(&sink.arena);
	st = gtab_fields_open_rows(&g.fields, table, gtab_table_form(table), &sink, err);
	if (st == GTAB_OK && begin(&g, r, gtab_table_form(table)) != GTAB_OK)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK)
		st = read_rows(&g, table, err);
	gtab_fields_clear(&g.fields);
	gtab_arena_clear(&sink.arena);
	return st;
}

gtab_status
gtab_references_add(gtab_references *r, gtab_table *table, gtab_error *err)
{
	return gtab_table_form(table) == NULL ? GTAB_OK : gather(r, table, err);
}

gtab_status
gtab_references_of_itself(const gtab_form *form, gtab_table *table, gtab_references **out,
			  gtab_error *err)
{
	size_t n;
	gtab_status st;

	gtab_form_foreign_keys(form, &n);
	st = new_references(form, n, out);
	if (st != GTAB_OK)
		return gtab_error_set(err, st, NULL);
	ask(*out, form, true);
	return gather(*out, table, err);
}
