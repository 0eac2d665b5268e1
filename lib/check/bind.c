/* SPDX-License-Identifier: MIT */
/* A relation bound to a table: its scope, and the cells of each side. */

#include "check/bind_internal.h"

#include <string.h>

#include "base/i18n.h"
#include "form/name_internal.h"

/* ---- the table's names ---- */

static gtab_status
add_column_name(gtab_binder *b, size_t idx, gtab_text name, int rank)
{
	return gtab_names_add(&b->names, name, b->columns[idx].name, GTAB_AXIS_COLUMN, idx, rank);
}

/* 人数（人） is a name of 人数 too. */
static gtab_status
add_with_unit(gtab_binder *b, size_t idx)
{
	const gtab_column *const column = &b->columns[idx];
	gtab_buf name;
	gtab_status st;

	if (column->unit.len == 0)
		return GTAB_OK;
	gtab_buf_init(&name);
	gtab_buf_printf(&name, "%.*s(%.*s)", GTAB_TEXT_ARG(column->name),
			GTAB_TEXT_ARG(column->unit));
	st = name.failed ? GTAB_ENOMEM : add_column_name(b, idx, gtab_buf_text(&name), 0);
	gtab_buf_clear(&name);
	return st;
}

/* What the form calls the column. */
static gtab_status
add_field_names(gtab_binder *b, size_t idx)
{
	const size_t field_idx = b->columns[idx].field_idx;
	size_t n_fields = 0;
	const gtab_field *field = b->form == NULL ? NULL : gtab_form_fields(b->form, &n_fields);
	gtab_status st;

	if (field_idx >= n_fields)
		return GTAB_OK;
	field += field_idx;
	st = add_column_name(b, idx, field->name, 1);
	if (st == GTAB_OK)
		st = add_column_name(b, idx, field->title, 1);
	for (size_t i = 0; st == GTAB_OK && i < field->n_aliases; i++)
		st = add_column_name(b, idx, field->aliases[i], 2);
	return st;
}

/* A column's path, the ends of the path, what the form calls it, and 甲 of the number line. */
static gtab_status
add_column(gtab_binder *b, size_t idx)
{
	const gtab_column *const column = &b->columns[idx];
	gtab_text end = gtab_name_suffix(column->name, 1);
	gtab_status st = add_column_name(b, idx, column->name, 0);

	for (; st == GTAB_OK && end.len > 0; end = gtab_name_suffix(end, 1))
		st = add_column_name(b, idx, end, 1);
	if (st == GTAB_OK)
		st = add_with_unit(b, idx);
	if (st == GTAB_OK)
		st = add_field_names(b, idx);
	if (st == GTAB_OK && column->printed_no.len > 0 &&
	    (column->printed_no.ptr[0] < '0' || column->printed_no.ptr[0] > '9'))
		st = add_column_name(b, idx, column->printed_no, 2);
	return st;
}

/* Numbers printed under the header, as they are compared. */
static gtab_status
add_numbers(gtab_binder *b)
{
	gtab_text *const numbers =
		gtab_arena_array(b->arena, b->n_columns, sizeof(*b->names.numbers));
	size_t n = 0;

	if (numbers == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < b->n_columns; i++) {
		const gtab_text printed = b->columns[i].printed_no;

		if (printed.len == 0 || printed.ptr[0] < '0' || printed.ptr[0] > '9')
			continue;
		numbers[n] = gtab_code_fold(b->arena, printed);
		if (numbers[n++].ptr == NULL)
			return GTAB_ENOMEM;
	}
	b->names.numbers = numbers;
	b->names.n_numbers = n;
	return GTAB_OK;
}

gtab_status
gtab_binder_init(gtab_binder *b, gtab_table *table, const gtab_form *form, gtab_arena *arena)
{
	gtab_status st;

	*b = (gtab_binder){ .arena = arena, .form = form };
	b->columns = gtab_table_columns(table, &b->n_columns);
	gtab_names_init(&b->names);
	gtab_buf_init(&b->problem);
	st = gtab_row_index_init(&b->rows);
	b->figures.items = gtab_arena_array(arena, b->n_columns, sizeof(*b->figures.items));
	if (st != GTAB_OK || b->figures.items == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; st == GTAB_OK && i < b->n_columns; i++) {
		const gtab_column *const column = &b->columns[i];

		if (column->role != GTAB_COLUMN_VALUE)
			continue;
		st = add_column(b, i);
		if (column->type == GTAB_COLUMN_NUMBER && !column->is_stub)
			b->figures.items[b->figures.n++] = i;
	}
	return st == GTAB_OK ? add_numbers(b) : st;
}

void
gtab_binder_clear(gtab_binder *b)
{
	gtab_names_clear(&b->names);
	gtab_row_index_clear(&b->rows);
	gtab_buf_clear(&b->problem);
}

/* ---- terms ---- */

/* What a term stands for: rows × columns; NONE for the one that is looked at. */
struct picked {
	const gtab_term *term;
	bool has_row;
	bool has_column;
	gtab_index_list rows;
	gtab_index_list columns;
};

static size_t
n_members(const struct picked *p)
{
	return (p->has_row ? p->rows.n : 1) * (p->has_column ? p->columns.n : 1);
}

static gtab_status
pick(gtab_binder *b, const gtab_term *term, struct picked *out)
{
	gtab_ref ref = term->ref;
	gtab_status st = GTAB_OK;

	*out = (struct picked){ .term = term };
	if (term->kind != GTAB_TERM_REF)
		return GTAB_OK;
	if (ref.is_bare)
		st = gtab_bind_bare(b, &ref);
	out->has_row = ref.row.kind != GTAB_PICK_NONE;
	out->has_column = ref.column.kind != GTAB_PICK_NONE;
	if (st == GTAB_OK && out->has_row)
		st = gtab_bind_rows(b, &ref.row, &out->rows);
	if (st == GTAB_OK && out->has_column)
		st = gtab_bind_columns(b, &ref.column, &out->columns);
	return st;
}

static size_t
count_terms(const gtab_side *side)
{
	size_t n = 0;

	for (const gtab_term *t = side->terms; t != NULL; t = t->next)
		n++;
	return n;
}

/* Both sides' terms, the left ones first. */
static gtab_status
pick_all(gtab_binder *b, const gtab_relation *r, struct picked **out, size_t *n_left_out,
	 size_t *n_out)
{
	const gtab_side *const sides[] = { r->left, r->right };
	gtab_status st = GTAB_OK;
	size_t n = 0;

	*n_left_out = count_terms(r->left);
	*n_out = *n_left_out + count_terms(r->right);
	*out = gtab_arena_array(b->arena, *n_out, sizeof(**out));
	if (*out == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < 2; i++) {
		for (const gtab_term *t = sides[i]->terms; st == GTAB_OK && t != NULL; t = t->next)
			st = pick(b, t, &(*out)[n++]);
	}
	return st;
}

/* ---- scope ---- */

/* The scope that the references have, and whether they can stand together. */
static gtab_status
scope_of(gtab_binder *b, const struct picked *picked, size_t n, gtab_scope *out)
{
	bool has_row = false;
	bool has_column = false;
	bool has_cell = false;

	for (size_t i = 0; i < n; i++) {
		has_cell = has_cell || (picked[i].has_row && picked[i].has_column);
		has_row = has_row || (picked[i].has_row && !picked[i].has_column);
		has_column = has_column || (!picked[i].has_row && picked[i].has_column);
	}
	if (!has_row && !has_column && !has_cell)
		return gtab_binder_refuse(b, _("it names no row, column or cell"));
	if (has_row && has_column)
		return gtab_binder_refuse(
			b, _("it has a row beside a column: say which cell is meant, "
			     "as 05行4栏"));
	if (has_cell && (has_row || has_column))
		return gtab_binder_refuse(
			b, _("it has a single cell beside a whole row or column: say "
			     "which cell is meant, as 05行4栏"));
	*out = has_cell ? GTAB_SCOPE_ONCE : has_row ? GTAB_SCOPE_COLUMNS : GTAB_SCOPE_ROWS;
	return GTAB_OK;
}

static gtab_status
decide_scope(gtab_binder *b, const gtab_relation *r, const struct picked *picked, size_t n,
	     gtab_bound *out)
{
	gtab_index_list columns = b->figures;
	gtab_status st = scope_of(b, picked, n, &out->scope);

	if (st != GTAB_OK)
		return st;
	if (r->scope != GTAB_SCOPE_AUTO && r->scope != out->scope)
		return gtab_binder_refuse(b, _("its scope does not fit its references: 每行 is for "
					       "columns, 每列 for rows, 一次 for cells"));
	if (out->scope == GTAB_SCOPE_COLUMNS && r->scope_columns.kind != GTAB_PICK_NONE)
		st = gtab_bind_columns(b, &r->scope_columns, &columns);
	if (st == GTAB_OK && out->scope == GTAB_SCOPE_COLUMNS && columns.n == 0)
		st = gtab_binder_lacks(b, _("the table has no numeric column"));
	out->columns = columns.items;
	out->n_columns = columns.n;
	return st;
}

/* ---- sides ---- */

/* Member i of a term: its cell, or the number itself. */
static gtab_bound_term
member(gtab_binder *b, const struct picked *p, size_t i)
{
	const size_t n_columns = p->has_column ? p->columns.n : 1;
	gtab_bound_term out = { .factor = p->term->factor,
				.number = p->term->number,
				.is_constant = p->term->kind != GTAB_TERM_REF,
				.row = GTAB_MAP_NONE,
				.column = GTAB_MAP_NONE };

	if (p->has_row) {
		out.row = p->rows.items[i / n_columns];
		if (b->has_rows)
			b->rows.rows[out.row].is_needed = true;
	}
	if (p->has_column)
		out.column = p->columns.items[i % n_columns];
	return out;
}

/* A side from its terms; of `spread` only member k is taken. */
static gtab_status
make_side(gtab_binder *b, const struct picked *picked, size_t n, const struct picked *spread,
	  size_t k, gtab_bound_side *out)
{
	size_t n_terms = 0;

	for (size_t i = 0; i < n; i++)
		n_terms += &picked[i] == spread ? 1 : n_members(&picked[i]);
	out->terms = gtab_arena_array(b->arena, n_terms, sizeof(*out->terms));
	if (out->terms == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < n; i++) {
		if (&picked[i] == spread) {
			out->terms[out->n++] = member(b, spread, k);
			continue;
		}
		for (size_t m = 0; m < n_members(&picked[i]); m++)
			out->terms[out->n++] = member(b, &picked[i], m);
	}
	return GTAB_OK;
}

/* The term whose members are meant one by one: a range beside an inequality. */
static gtab_status
find_spread(gtab_binder *b, const gtab_relation *r, const struct picked *picked, size_t n,
	    const struct picked **out)
{
	*out = NULL;
	if (r->cmp == GTAB_CMP_EQ || r->cmp == GTAB_CMP_NE)
		return GTAB_OK;
	for (size_t i = 0; i < n; i++) {
		if (n_members(&picked[i]) < 2 || picked[i].term->ref.is_sum)
			continue;
		if (*out != NULL)
			return gtab_binder_refuse(b,
						  _("two ranges stand beside an inequality: write "
						    "和() around one whose sum is meant"));
		*out = &picked[i];
	}
	return GTAB_OK;
}

gtab_status
gtab_bind(gtab_binder *b, const gtab_relation *relation, gtab_text rule, gtab_bound **out)
{
	gtab_bound bound = { .relation = relation, .rule = rule };
	gtab_bound **next = out;
	const struct picked *spread;
	struct picked *picked;
	size_t n_left;
	size_t n;
	gtab_status st;

	*out = NULL;
	b->is_counted = false;
	st = pick_all(b, relation, &picked, &n_left, &n);
	if (st == GTAB_OK)
		st = decide_scope(b, relation, picked, n, &bound);
	if (st == GTAB_OK)
		st = find_spread(b, relation, picked, n, &spread);
	if (st != GTAB_OK)
		return st;
	bound.is_counted = b->is_counted;
	bound.left.source = relation->left->source;
	bound.right.source = relation->right->source;
	for (size_t k = 0; k < (spread == NULL ? 1 : n_members(spread)); k++) {
		gtab_bound *const made = gtab_arena_get(b->arena, sizeof(*made));

		if (made == NULL)
			return GTAB_ENOMEM;
		*made = bound;
		if (make_side(b, picked, n_left, spread, k, &made->left) != GTAB_OK ||
		    make_side(b, picked + n_left, n - n_left, spread, k, &made->right) != GTAB_OK)
			return GTAB_ENOMEM;
		*next = made;
		next = &made->next;
	}
	return GTAB_OK;
}
