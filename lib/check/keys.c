/* SPDX-License-Identifier: MIT */
/*
 * Keys: values that must differ from row to row, or stand in another table. 16 bytes a row and key are kept. Rows
 * whose fingerprints meet are looked at again, text by text, so no finding rests on a fingerprint.
 */

#include "base/i18n.h"
#include "check/check_internal.h"

/* ---- which columns ---- */

const size_t *
gtab_key_columns(gtab_field_check *c, const size_t *fields, size_t n, bool *is_lacking_out)
{
	size_t *const columns = gtab_arena_array(&c->arena, n, sizeof(*columns));

	*is_lacking_out = false;
	for (size_t i = 0; columns != NULL && i < n; i++) {
		size_t col = 0;

		while (col < c->n_columns && (c->columns[col].field_idx != fields[i] ||
					      c->columns[col].role != GTAB_COLUMN_VALUE))
			col++;
		if (col == c->n_columns)
			*is_lacking_out = true;
		columns[i] = col;
	}
	return *is_lacking_out ? NULL : columns;
}

static void
mark_keyed(gtab_key_check *keys, const size_t *columns, size_t n)
{
	for (size_t i = 0; i < n; i++)
		keys->is_keyed[columns[i]] = true;
}

/* ---- opening ---- */

/* A key whose columns are absent has been told as such, one finding a column. */
static void
add_unique(gtab_key_check *keys, gtab_field_check *c, gtab_violation violation, gtab_key key,
	   size_t n_rows)
{
	gtab_unique_check *const u = &keys->uniques[keys->n_uniques];
	bool is_lacking;
	const size_t *const columns = gtab_key_columns(c, key.fields, key.n_fields, &is_lacking);

	if (columns == NULL)
		return;
	*u = (gtab_unique_check){ .violation = violation,
				  .columns = columns,
				  .n_columns = key.n_fields };
	gtab_fingerprints_reserve(&u->set, n_rows);
	mark_keyed(keys, columns, key.n_fields);
	keys->n_uniques++;
}

static bool
is_same_key(gtab_key key, size_t field)
{
	return key.n_fields == 1 && key.fields[0] == field;
}

/* The fields that are unique alone, unless they are a key as it is. */
static gtab_status
add_unique_fields(gtab_key_check *keys, gtab_field_check *c, size_t n_rows)
{
	const gtab_key *const primary = gtab_form_primary_key(c->form);
	size_t n;
	const gtab_field *const fields = gtab_form_fields(c->form, &n);

	for (size_t i = 0; i < n; i++) {
		size_t *const field = gtab_arena_array(&c->arena, 1, sizeof(*field));

		if (field == NULL)
			return GTAB_ENOMEM;
		*field = i;
		if (fields[i].is_unique && !(primary != NULL && is_same_key(*primary, i)))
			add_unique(keys, c, GTAB_VIOLATION_UNIQUE, (gtab_key){ field, 1 }, n_rows);
	}
	return GTAB_OK;
}

static gtab_status
open_uniques(gtab_key_check *keys, gtab_field_check *c, size_t n_rows)
{
	const gtab_key *const primary = gtab_form_primary_key(c->form);
	size_t n_keys, n_fields;
	const gtab_key *const unique = gtab_form_unique_keys(c->form, &n_keys);
	gtab_status st;

	gtab_form_fields(c->form, &n_fields);
	keys->uniques = gtab_arena_array(&c->arena, n_fields + n_keys + 1, sizeof(*keys->uniques));
	if (keys->uniques == NULL)
		return GTAB_ENOMEM;
	st = add_unique_fields(keys, c, n_rows);
	if (primary != NULL)
		add_unique(keys, c, GTAB_VIOLATION_PRIMARY_KEY, *primary, n_rows);
	for (size_t i = 0; i < n_keys; i++)
		add_unique(keys, c, GTAB_VIOLATION_UNIQUE_KEY, unique[i], n_rows);
	for (size_t i = 0; i < keys->n_uniques; i++)
		st = keys->uniques[i].set.failed ? GTAB_ENOMEM : st;
	return st;
}

/* The field that a foreign key begins with, for messages. */
static gtab_text
first_name(const gtab_field_check *c, const gtab_foreign_key *key)
{
	return gtab_form_fields(c->form, &(size_t){ 0 })[key->key.fields[0]].name;
}

static void
report_unknown_table(const gtab_field_check *c, const gtab_foreign_key *key)
{
	gtab_finding finding = { .severity = GTAB_WARNING, .column_label = first_name(c, key) };

	finding.rule = gtab_field_rule_id(c, GTAB_VIOLATION_FOREIGN_KEY);
	finding.message =
		gtab_finding_text(c->sink,
				  _("the foreign key of %.*s is not checked: the table %.*s it "
				    "refers to is not given"),
				  GTAB_TEXT_ARG(finding.column_label), GTAB_TEXT_ARG(key->table));
	gtab_finding_send(c->sink, &finding);
}

static void
add_reference(gtab_key_check *keys, gtab_field_check *c, const gtab_foreign_key *key,
	      const gtab_references *references)
{
	const bool is_own = key->table.len == 0;
	gtab_reference_check *const r = &keys->references[keys->n_references];
	bool is_lacking;

	*r = (gtab_reference_check){ .key = key, .n_columns = key->key.n_fields };
	r->columns = gtab_key_columns(c, key->key.fields, key->key.n_fields, &is_lacking);
	if (r->columns == NULL)
		return;
	r->known = gtab_references_find(is_own ? keys->own : references, key);
	if (r->known == NULL) {
		report_unknown_table(c, key);
		return;
	}
	mark_keyed(keys, r->columns, r->n_columns);
	keys->n_references++;
}

static gtab_status
open_references(gtab_key_check *keys, gtab_field_check *c, gtab_table *table,
		const gtab_references *references, gtab_error *err)
{
	size_t n;
	const gtab_foreign_key *const foreign = gtab_form_foreign_keys(c->form, &n);
	bool has_own = false;

	keys->references = gtab_arena_array(&c->arena, n, sizeof(*keys->references));
	if (keys->references == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t i = 0; i < n; i++)
		has_own |= foreign[i].table.len == 0;
	if (has_own) {
		const gtab_status st = gtab_references_of_itself(c->form, table, &keys->own, err);

		if (st != GTAB_OK)
			return st;
	}
	for (size_t i = 0; i < n; i++)
		add_reference(keys, c, &foreign[i], references);
	return GTAB_OK;
}

gtab_status
gtab_keys_open(gtab_key_check *keys, gtab_field_check *c, gtab_table *table,
	       const gtab_references *references, gtab_error *err)
{
	if (open_uniques(keys, c, gtab_table_n_rows(table)) != GTAB_OK)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	return open_references(keys, c, table, references, err);
}

void
gtab_keys_clear(gtab_key_check *keys)
{
	for (size_t i = 0; i < keys->n_uniques; i++) {
		gtab_fingerprints_clear(&keys->uniques[i].set);
		gtab_map_free(keys->uniques[i].seen);
	}
	gtab_references_free(keys->own);
	gtab_buf_clear(&keys->scratch);
	*keys = (gtab_key_check){ 0 };
}

/* ---- rows ---- */

/* A key of one column is its text; of several, each with its length before it. */
bool
gtab_key_text(const gtab_field_check *c, const size_t *columns, size_t n, gtab_buf *out)
{
	gtab_buf_truncate(out, 0);
	for (size_t i = 0; i < n; i++) {
		const gtab_text value = c->values[columns[i]];

		if (value.ptr == NULL)
			return false;
		if (n > 1) {
			gtab_buf_put_uint(out, value.len);
			gtab_buf_putc(out, ':');
		}
		gtab_buf_put(out, value);
	}
	return true;
}

/* The values of a key as the person wrote them: 2024, 甲县. In the sink's arena. */
static gtab_text
shown_key(const gtab_field_check *c, const gtab_row *row, const size_t *columns, size_t n)
{
	gtab_buf buf;
	gtab_text out;

	gtab_buf_init(&buf);
	for (size_t i = 0; i < n; i++) {
		gtab_buf_put(&buf, i == 0 ? GTAB_TEXT("") : GTAB_TEXT(", "));
		gtab_buf_put(&buf, gtab_field_shown(c, row, columns[i]));
	}
	out = gtab_arena_copy(&c->sink->arena, gtab_buf_text(&buf));
	c->sink->failed |= buf.failed;
	gtab_buf_clear(&buf);
	return out;
}

static void
check_reference(gtab_key_check *keys, const gtab_field_check *c, const gtab_row *row,
		const gtab_reference_check *r)
{
	gtab_text shown;

	if (!gtab_key_text(c, r->columns, r->n_columns, &keys->scratch) ||
	    gtab_fingerprints_has(r->known, gtab_fingerprint_of(gtab_buf_text(&keys->scratch))))
		return;
	shown = shown_key(c, row, r->columns, r->n_columns);
	gtab_field_report(
		c, row, r->columns[0], GTAB_ERROR, GTAB_VIOLATION_FOREIGN_KEY, GTAB_TEXT(""),
		r->key->table.len == 0
			? gtab_finding_text(c->sink, _("%.*s is no %.*s of this table"),
					    GTAB_TEXT_ARG(shown), GTAB_TEXT_ARG(r->key->names[0]))
			: gtab_finding_text(c->sink, _("%.*s is no %.*s of the table %.*s"),
					    GTAB_TEXT_ARG(shown), GTAB_TEXT_ARG(r->key->names[0]),
					    GTAB_TEXT_ARG(r->key->table)));
}

gtab_status
gtab_keys_row(gtab_key_check *keys, gtab_field_check *c, const gtab_row *row)
{
	bool has_failed = false;

	for (size_t i = 0; i < keys->n_uniques; i++) {
		gtab_unique_check *const u = &keys->uniques[i];

		if (gtab_key_text(c, u->columns, u->n_columns, &keys->scratch))
			gtab_fingerprints_add(&u->set,
					      gtab_fingerprint_of(gtab_buf_text(&keys->scratch)));
		has_failed |= u->set.failed;
	}
	for (size_t i = 0; i < keys->n_references; i++)
		check_reference(keys, c, row, &keys->references[i]);
	return has_failed || keys->scratch.failed ? GTAB_ENOMEM : GTAB_OK;
}

/* ---- keys that stand twice ---- */

static void
report_twin(const gtab_field_check *c, const gtab_row *row, const gtab_unique_check *u,
	    size_t first_line)
{
	const gtab_text shown = shown_key(c, row, u->columns, u->n_columns);

	gtab_field_report(c, row, u->columns[0], GTAB_ERROR, u->violation, GTAB_TEXT(""),
			  gtab_finding_text(c->sink, _("%.*s stands in line %zu already"),
					    GTAB_TEXT_ARG(shown), first_line));
}

/* A row of the second reading: the text decides, the fingerprint only says which rows to look at. */
static gtab_status
verify_row(gtab_key_check *keys, gtab_field_check *c, const gtab_row *row)
{
	const size_t line_no = (size_t)row->place.line_no;

	for (size_t i = 0; i < keys->n_uniques; i++) {
		gtab_unique_check *const u = &keys->uniques[i];
		gtab_text text;
		size_t first;

		if (u->set.n == 0 || !gtab_key_text(c, u->columns, u->n_columns, &keys->scratch))
			continue;
		text = gtab_buf_text(&keys->scratch);
		if (!gtab_fingerprints_has(&u->set, gtab_fingerprint_of(text)))
			continue;
		if (gtab_map_add(u->seen, text, line_no, &first) != GTAB_OK)
			return GTAB_ENOMEM;
		if (first != line_no)
			report_twin(c, row, u, first);
	}
	return keys->scratch.failed ? GTAB_ENOMEM : GTAB_OK;
}

/* Whether any key may stand twice. */
static bool
find_twins(gtab_key_check *keys)
{
	bool has_twins = false;

	for (size_t i = 0; i < keys->n_uniques; i++) {
		gtab_fingerprints_sort(&keys->uniques[i].set);
		gtab_fingerprints_keep_twins(&keys->uniques[i].set);
		has_twins |= keys->uniques[i].set.n > 0;
	}
	return has_twins;
}

gtab_status
gtab_keys_finish(gtab_key_check *keys, gtab_field_check *c, gtab_table *table, gtab_error *err)
{
	const gtab_row *row;
	gtab_status st;

	if (!find_twins(keys))
		return GTAB_OK;
	for (size_t i = 0; i < keys->n_uniques; i++) {
		if (gtab_map_new(&keys->uniques[i].seen) != GTAB_OK)
			return gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	st = gtab_table_rewind(table, err);
	while (st == GTAB_OK && (st = gtab_table_next(table, &row, err)) == GTAB_OK) {
		if (gtab_fields_again(c, row, verify_row) != GTAB_OK)
			return gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	return st == GTAB_END ? GTAB_OK : st;
}
