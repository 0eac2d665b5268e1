/* SPDX-License-Identifier: MIT */
/* Two editions of a list, row by row: first by key, then those left over by name. */

#include "compare/edition_internal.h"

#include <stdlib.h>

#include "base/i18n.h"

enum {
	KEYS_MAX = 8,
	LIKELY_FROM = 60,      /* hundredths */
	LIKELY_PAIRS = 4000000 /* of rows dropped and added: more are not tried */
};

/*
 * key, name  folded, in the edition's arena
 * other      the row of the other edition; GTAB_MAP_NONE
 */
typedef struct item {
	const gtab_row *row;
	gtab_text key;
	gtab_text name;
	size_t other;
} item;

typedef struct edition {
	gtab_table *table;
	gtab_arena arena;
	const gtab_column *columns;
	size_t n_columns;
	size_t keys[KEYS_MAX];
	size_t n_keys;
	size_t label; /* the column of names */
	item *items;
	size_t n;
	gtab_map *by_key;
} edition;

typedef struct diff {
	edition old;
	edition now;
	size_t *column_of; /* of the new edition, for each of the old */
	gtab_edition_fn *say;
	void *ctx;
	gtab_edition_counts counts;
	gtab_buf before;
	gtab_buf after;
} diff;

const char *
gtab_edition_kind_id(gtab_edition_kind kind)
{
	static const char *const ids[] = { "added", "dropped", "changed", "recoded", "likely" };

	return ids[kind];
}

/* ---- what names a row ---- */

static gtab_status
find_given_keys(edition *e, gtab_text list, gtab_error *err)
{
	while (list.len > 0 && e->n_keys < KEYS_MAX) {
		const size_t end = gtab_text_find(list, GTAB_TEXT(","));
		const gtab_text name = gtab_text_trim(gtab_text_slice(list, 0, end));

		list = gtab_text_slice(list, end + 1, list.len);
		e->keys[e->n_keys] = gtab_table_find(e->table, name);
		if (e->keys[e->n_keys++] != GTAB_MAP_NONE)
			continue;
		gtab_error_set(err, GTAB_EUSAGE, _("it has no column %.*s"), GTAB_TEXT_ARG(name));
		gtab_error_at(err, gtab_table_source(e->table).ptr, 0, 0);
		return GTAB_EUSAGE;
	}
	return GTAB_OK;
}

/* 2: the form says that it is unique; 1: a code; 0: neither. 序号 only counts rows. */
static int
rank_of(const edition *e, const gtab_column *column)
{
	const gtab_form *const form = gtab_table_form(e->table);
	const gtab_field *field = NULL;

	if (form != NULL && column->field_idx != GTAB_MAP_NONE)
		field = &gtab_form_fields(form, &(size_t){ 0 })[column->field_idx];
	if (column->role != GTAB_COLUMN_VALUE || gtab_text_equal(column->name, GTAB_TEXT("序号")))
		return 0;
	if (field != NULL && field->is_unique)
		return 2;
	return column->type == GTAB_COLUMN_CODE;
}

static gtab_status
find_keys(edition *e, gtab_text list, gtab_error *err)
{
	int best = 0;

	e->label = gtab_table_label_column(e->table);
	if (list.len > 0)
		return find_given_keys(e, list, err);
	for (size_t i = 0; i < e->n_columns; i++) {
		if (rank_of(e, &e->columns[i]) <= best)
			continue;
		best = rank_of(e, &e->columns[i]);
		e->keys[0] = i;
		e->n_keys = 1;
	}
	if (e->n_keys == 0 && e->label != GTAB_MAP_NONE)
		e->keys[e->n_keys++] = e->label;
	if (e->n_keys > 0)
		return GTAB_OK;
	gtab_error_set(err, GTAB_EUSAGE,
		       _("no column names its rows; say which one does with --key FIELD"));
	gtab_error_at(err, gtab_table_source(e->table).ptr, 0, 0);
	return GTAB_EUSAGE;
}

/* ---- reading ---- */

static gtab_text
fold(edition *e, gtab_text text, gtab_buf *scratch)
{
	gtab_buf_truncate(scratch, 0);
	gtab_edition_fold(text, scratch);
	return gtab_arena_copy(&e->arena, gtab_buf_text(scratch));
}

static gtab_status
add_item(edition *e, const gtab_row *row, gtab_buf *scratch, gtab_error *err)
{
	item *const it = &e->items[e->n];
	size_t kept;

	it->row = gtab_row_copy(&e->arena, row);
	it->other = GTAB_MAP_NONE;
	gtab_buf_truncate(scratch, 0);
	for (size_t i = 0; i < e->n_keys; i++) {
		gtab_edition_fold(row->cells[e->keys[i]].text, scratch);
		gtab_buf_putc(scratch, '\x1f');
	}
	it->key = gtab_arena_copy(&e->arena, gtab_buf_text(scratch));
	if (e->label != GTAB_MAP_NONE)
		it->name = fold(e, row->cells[e->label].text, scratch);
	if (it->row == NULL || scratch->failed || e->arena.failed ||
	    gtab_map_add(e->by_key, it->key, e->n, &kept) != GTAB_OK)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (kept != e->n) {
		gtab_error_set(err, GTAB_EMALFORMED,
			       _("its key %.*s stands in line %llu too; say with --key what tells "
				 "rows apart"),
			       GTAB_TEXT_ARG(row->cells[e->keys[0]].text),
			       (unsigned long long)e->items[kept].row->place.line_no);
		gtab_error_at(err, row->place.source.ptr, row->place.line_no, 0);
		return GTAB_EMALFORMED;
	}
	e->n++;
	return GTAB_OK;
}

static bool
is_item(const gtab_row *row)
{
	return row->row_class == GTAB_ROW_DETAIL || row->row_class == GTAB_ROW_PART;
}

static gtab_status
read_edition(edition *e, gtab_table *table, gtab_text key, gtab_error *err)
{
	const gtab_row *row;
	gtab_buf scratch;
	gtab_status st;

	e->table = table;
	e->columns = gtab_table_columns(table, &e->n_columns);
	gtab_arena_init(&e->arena);
	gtab_buf_init(&scratch);
	e->items = gtab_arena_array(&e->arena, gtab_table_n_rows(table) + 1, sizeof(*e->items));
	if (e->items == NULL || gtab_map_new(&e->by_key) != GTAB_OK)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	st = find_keys(e, key, err);
	while (st == GTAB_OK && (st = gtab_table_next(table, &row, err)) == GTAB_OK)
		if (is_item(row) && e->n < gtab_table_n_rows(table))
			st = add_item(e, row, &scratch, err);
	gtab_buf_clear(&scratch);
	return st == GTAB_END ? GTAB_OK : st;
}

static void
clear_edition(edition *e)
{
	gtab_map_free(e->by_key);
	gtab_arena_clear(&e->arena);
}

/* ---- pairing ---- */

static void
pair(diff *d, size_t old, size_t now)
{
	d->old.items[old].other = now;
	d->now.items[now].other = old;
}

static void
pair_by_key(diff *d)
{
	for (size_t i = 0; i < d->old.n; i++) {
		const size_t found = gtab_map_get(d->now.by_key, d->old.items[i].key);

		if (found != GTAB_MAP_NONE)
			pair(d, i, found);
	}
}

/* Names that only one row of those left over has: 2 or more are no name to go by. */
static gtab_status
pair_by_name(diff *d, gtab_error *err)
{
	gtab_map *names = NULL;
	size_t *n_of = calloc(d->now.n + 1, sizeof(*n_of));
	gtab_status st = GTAB_OK;

	if (n_of == NULL || gtab_map_new(&names) != GTAB_OK)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t i = 0; st == GTAB_OK && i < d->now.n; i++) {
		const item *const it = &d->now.items[i];
		size_t kept;

		if (it->other != GTAB_MAP_NONE || it->name.len == 0)
			continue;
		if (gtab_map_add(names, it->name, i, &kept) != GTAB_OK)
			st = gtab_error_set(err, GTAB_ENOMEM, NULL);
		else
			n_of[kept]++;
	}
	for (size_t i = 0; st == GTAB_OK && i < d->old.n; i++) {
		const item *const it = &d->old.items[i];
		const size_t found = it->other != GTAB_MAP_NONE || it->name.len == 0
					     ? GTAB_MAP_NONE
					     : gtab_map_get(names, it->name);

		if (found != GTAB_MAP_NONE && n_of[found] == 1 &&
		    d->now.items[found].other == GTAB_MAP_NONE)
			pair(d, i, found);
	}
	gtab_map_free(names);
	free(n_of);
	return st;
}

/* ---- telling ---- */

static gtab_text
cell_text(const edition *e, const item *it, size_t column)
{
	return column == GTAB_MAP_NONE || e->n == 0 ? GTAB_TEXT("") : it->row->cells[column].text;
}

static gtab_text
key_text(const edition *e, const item *it)
{
	return cell_text(e, it, e->keys[0]);
}

static void
tell(diff *d, const gtab_edition_change *change)
{
	d->counts.n_by_kind[change->kind]++;
	d->say(d->ctx, change);
}

static void
tell_alone(diff *d, const edition *e, const item *it, gtab_edition_kind kind)
{
	const bool is_old = kind == GTAB_EDITION_DROPPED;
	const gtab_text name = cell_text(e, it, e->label);
	const gtab_edition_change change = { .kind = kind,
					     .key = key_text(e, it),
					     .before = is_old ? name : GTAB_TEXT(""),
					     .after = is_old ? GTAB_TEXT("") : name,
					     .old_line = is_old ? it->row->place.line_no : 0,
					     .new_line = is_old ? 0 : it->row->place.line_no };

	tell(d, &change);
}

static bool
is_same(diff *d, const gtab_cell *a, const gtab_cell *b)
{
	gtab_decimal x, y;

	if (gtab_text_equal(a->text, b->text))
		return true;
	if (a->kind == GTAB_CELL_NUMBER && b->kind == GTAB_CELL_NUMBER &&
	    gtab_decimal_parse(a->text, &x) == GTAB_OK &&
	    gtab_decimal_parse(b->text, &y) == GTAB_OK)
		return gtab_decimal_compare(x, y) == 0;
	if (a->kind != GTAB_CELL_TEXT || b->kind != GTAB_CELL_TEXT)
		return false;
	gtab_buf_truncate(&d->before, 0);
	gtab_buf_truncate(&d->after, 0);
	gtab_edition_fold(a->text, &d->before);
	gtab_edition_fold(b->text, &d->after);
	return gtab_text_equal(gtab_buf_text(&d->before), gtab_buf_text(&d->after));
}

/* The words for a changed cell: what differs of it; all of it where no phrase does, as when phrases were moved. */
static gtab_text
shown(gtab_text text, gtab_text other, gtab_buf *out)
{
	gtab_buf_truncate(out, 0);
	gtab_edition_put_phrases(text, other, out);
	return gtab_buf_text(out);
}

static bool
tell_field(diff *d, const item *old, const item *now, size_t column)
{
	const gtab_cell *const a = &old->row->cells[column];
	const gtab_cell *const b = &now->row->cells[d->column_of[column]];
	gtab_edition_change change = { .kind = GTAB_EDITION_CHANGED,
				       .key = key_text(&d->old, old),
				       .field = d->old.columns[column].name,
				       .before = a->text,
				       .after = b->text,
				       .old_line = old->row->place.line_no,
				       .new_line = now->row->place.line_no };

	if (is_same(d, a, b))
		return false;
	if (a->kind == GTAB_CELL_TEXT && b->kind == GTAB_CELL_TEXT) {
		change.before = shown(a->text, b->text, &d->before);
		change.after = shown(b->text, a->text, &d->after);
		if (change.before.len + change.after.len == 0) {
			change.before = a->text;
			change.after = b->text;
		}
	}
	tell(d, &change);
	return true;
}

static bool
is_key(const edition *e, size_t column)
{
	for (size_t i = 0; i < e->n_keys; i++)
		if (e->keys[i] == column)
			return true;
	return false;
}

static void
tell_pair(diff *d, const item *old)
{
	const item *const now = &d->now.items[old->other];
	const bool is_recoded = !gtab_text_equal(old->key, now->key);
	bool differs = is_recoded;

	if (is_recoded) {
		const gtab_edition_change change = { .kind = GTAB_EDITION_RECODED,
						     .key = key_text(&d->old, old),
						     .field = d->old.columns[d->old.keys[0]].name,
						     .before = key_text(&d->old, old),
						     .after = key_text(&d->now, now),
						     .old_line = old->row->place.line_no,
						     .new_line = now->row->place.line_no };

		tell(d, &change);
	}
	for (size_t i = 0; i < d->old.n_columns; i++) {
		if (d->column_of[i] == GTAB_MAP_NONE || is_key(&d->old, i) ||
		    gtab_text_equal(d->old.columns[i].name, GTAB_TEXT("序号")))
			continue;
		differs |= tell_field(d, old, now, i);
	}
	d->counts.n_changed += differs;
	d->counts.n_same += !differs;
}

/* ---- rows that are probably one ---- */

static void
put_key_and_name(const edition *e, const item *it, gtab_buf *out)
{
	gtab_buf_truncate(out, 0);
	gtab_buf_put(out, key_text(e, it));
	if (e->label != GTAB_MAP_NONE && !is_key(e, e->label)) {
		gtab_buf_putc(out, ' ');
		gtab_buf_put(out, cell_text(e, it, e->label));
	}
}

/* The added row whose name is most like that of a dropped one. */
static void
tell_likely(diff *d, const item *old)
{
	const item *best = NULL;
	unsigned likeness = LIKELY_FROM - 1;

	for (size_t i = 0; i < d->now.n; i++) {
		const item *const now = &d->now.items[i];
		unsigned found;

		if (now->other != GTAB_MAP_NONE || now->name.len == 0)
			continue;
		found = gtab_edition_likeness(old->name, now->name);
		if (found > likeness) {
			likeness = found;
			best = now;
		}
	}
	if (best == NULL)
		return;
	put_key_and_name(&d->old, old, &d->before);
	put_key_and_name(&d->now, best, &d->after);
	tell(d, &(gtab_edition_change){ .kind = GTAB_EDITION_LIKELY,
					.key = key_text(&d->old, old),
					.before = gtab_buf_text(&d->before),
					.after = gtab_buf_text(&d->after),
					.likeness = likeness,
					.old_line = old->row->place.line_no,
					.new_line = best->row->place.line_no });
}

static void
tell_all(diff *d)
{
	const size_t *const n = d->counts.n_by_kind;

	for (size_t i = 0; i < d->old.n; i++) {
		const item *const it = &d->old.items[i];

		if (it->other == GTAB_MAP_NONE)
			tell_alone(d, &d->old, it, GTAB_EDITION_DROPPED);
		else
			tell_pair(d, it);
	}
	for (size_t i = 0; i < d->now.n; i++)
		if (d->now.items[i].other == GTAB_MAP_NONE)
			tell_alone(d, &d->now, &d->now.items[i], GTAB_EDITION_ADDED);
	if (n[GTAB_EDITION_DROPPED] * n[GTAB_EDITION_ADDED] > LIKELY_PAIRS)
		return;
	for (size_t i = 0; i < d->old.n; i++)
		if (d->old.items[i].other == GTAB_MAP_NONE && d->old.items[i].name.len > 0)
			tell_likely(d, &d->old.items[i]);
}

/* ---- the columns of both ---- */

static size_t
column_in(const edition *now, const edition *old, const gtab_column *column)
{
	const size_t found = gtab_table_find(now->table, column->name);

	if (found != GTAB_MAP_NONE || column->field_idx == GTAB_MAP_NONE ||
	    gtab_table_form(now->table) == NULL || gtab_table_form(old->table) == NULL ||
	    !gtab_text_equal(gtab_form_name(gtab_table_form(now->table)),
			     gtab_form_name(gtab_table_form(old->table))))
		return found;
	for (size_t i = 0; i < now->n_columns; i++)
		if (now->columns[i].field_idx == column->field_idx &&
		    now->columns[i].role == column->role)
			return i;
	return GTAB_MAP_NONE;
}

static gtab_status
bind_columns(diff *d, gtab_error *err)
{
	d->column_of = gtab_arena_array(&d->old.arena, d->old.n_columns + 1, sizeof(size_t));
	if (d->column_of == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t i = 0; i < d->old.n_columns; i++)
		d->column_of[i] = column_in(&d->now, &d->old, &d->old.columns[i]);
	return GTAB_OK;
}

gtab_status
gtab_edition_diff(gtab_table *before, gtab_table *after, gtab_text key, gtab_edition_fn *say,
		  void *ctx, gtab_edition_counts *counts_out, gtab_error *err)
{
	diff d = { .say = say, .ctx = ctx };
	gtab_status st = read_edition(&d.old, before, key, err);

	if (st == GTAB_OK)
		st = read_edition(&d.now, after, key, err);
	if (st == GTAB_OK)
		st = bind_columns(&d, err);
	if (st == GTAB_OK) {
		pair_by_key(&d);
		st = pair_by_name(&d, err);
	}
	if (st == GTAB_OK) {
		tell_all(&d);
		d.counts.n_old = d.old.n;
		d.counts.n_new = d.now.n;
		*counts_out = d.counts;
		if (d.before.failed || d.after.failed)
			st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	clear_edition(&d.old);
	clear_edition(&d.now);
	gtab_buf_clear(&d.before);
	gtab_buf_clear(&d.after);
	return st;
}
