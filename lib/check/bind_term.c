/* SPDX-License-Identifier: MIT */
/* The terms of a relation bound to cells: references with all they pick, functions, texts. */

#include "check/bind_internal.h"

#include "base/i18n.h"
#include "form/name_internal.h"

/* A sum over more cells than this is one term, and findings give it as one operand. */
enum { MEMBERS_MAX = 200 };

size_t
gtab_picked_n(const gtab_picked *p)
{
	return (p->has_row ? p->rows.n : 1) * (p->has_column ? p->columns.n : 1);
}

/* ---- references ---- */

/* In a group a column means its sum: the rows of the group have no other place in a relation. */
static gtab_ref
ref_in_group(const gtab_binder *b, gtab_ref ref)
{
	if (b->grouping != NULL && ref.row.kind == GTAB_PICK_NONE &&
	    ref.column.kind != GTAB_PICK_NONE) {
		ref.row.kind = GTAB_PICK_ALL;
		ref.is_sum = true;
	}
	return ref;
}

static void
note_shape(const gtab_picked *p, const gtab_ref *ref, gtab_shape *shape)
{
	const bool is_many = ref->row.kind == GTAB_PICK_ALL || ref->row.kind == GTAB_PICK_CLASS ||
			     (ref->is_sum && ref->row.kind == GTAB_PICK_RANGE);

	if (p->has_row && p->has_column && is_many)
		shape->has_scalar = true;
	else if (p->has_row && p->has_column)
		shape->has_cell = true;
	else if (p->has_row)
		shape->has_row = true;
	else if (p->has_column)
		shape->has_column = true;
}

static gtab_status
pick_own(gtab_binder *b, gtab_ref ref, gtab_shape *shape, gtab_picked *out)
{
	gtab_status st = GTAB_OK;

	if (ref.is_bare)
		st = gtab_bind_bare(b, &ref);
	if (st != GTAB_OK)
		return st;
	ref = ref_in_group(b, ref);
	out->has_row = ref.row.kind != GTAB_PICK_NONE;
	out->has_column = ref.column.kind != GTAB_PICK_NONE;
	if (ref.filter != NULL)
		st = gtab_bind_filter(b, ref.filter, &out->rows);
	else if (out->has_row)
		st = gtab_bind_rows(b, &ref.row, &out->rows);
	if (st == GTAB_OK && out->has_column)
		st = gtab_bind_columns(b, &ref.column, &out->columns);
	note_shape(out, &ref, shape);
	return st;
}

/* The side's problem is that of b: which table it is said of. */
static gtab_status
pass_on(gtab_binder *b, const gtab_side_table *side, gtab_status st)
{
	gtab_text why;

	if (st != GTAB_END && st != GTAB_EUSAGE)
		return st;
	why = gtab_arena_copy(b->arena, gtab_buf_text(&side->binder.problem));
	if (why.ptr == NULL)
		return GTAB_ENOMEM;
	if (st == GTAB_EUSAGE)
		return gtab_binder_refuse(b, "%.*s", GTAB_TEXT_ARG(why));
	return gtab_binder_lacks(b, "%.*s: %.*s", GTAB_TEXT_ARG(gtab_table_source(side->table)),
				 GTAB_TEXT_ARG(why));
}

/* A reference to another table; the rows it may find by key are all kept. */
static gtab_status
pick_of_side(gtab_binder *b, gtab_side_table *side, gtab_ref ref, gtab_shape *shape,
	     gtab_picked *out)
{
	gtab_shape picked = { 0 };
	gtab_status st = gtab_side_enter_group(b, side, ref.filter == NULL);

	if (st != GTAB_OK)
		return st;
	out->side = side;
	st = pass_on(b, side, pick_own(&side->binder, ref, &picked, out));
	side->binder.grouping = NULL;
	side->binder.group_value = GTAB_TEXT("");
	shape->has_row = shape->has_row || picked.has_row;
	shape->has_cell = shape->has_cell || picked.has_cell;
	shape->has_scalar = shape->has_scalar || picked.has_scalar;
	if (picked.has_column && ref.when != GTAB_NOW)
		shape->has_column = true;
	shape->has_side_column = shape->has_side_column || picked.has_column;
	return st;
}

static gtab_status
pick_ref(gtab_binder *b, gtab_ref ref, gtab_shape *shape, gtab_picked *out)
{
	gtab_side_table *side;

	if (ref.table.len == 0 && ref.when == GTAB_NOW)
		return pick_own(b, ref, shape, out);
	side = gtab_side_get(b, ref.table, ref.when);
	if (side == NULL)
		return GTAB_ENOMEM;
	if (side->st == GTAB_END) {
		b->lacks_table = side;
		return gtab_binder_lacks(b, "%.*s", GTAB_TEXT_ARG(side->why));
	}
	if (side->st != GTAB_OK)
		return side->st;
	return side->is_self ? pick_own(b, ref, shape, out)
			     : pick_of_side(b, side, ref, shape, out);
}

gtab_status
gtab_picked_sum_column(gtab_picked *p)
{
	const gtab_pick all = { .kind = GTAB_PICK_ALL };

	p->has_row = true;
	return gtab_bind_rows(&p->side->binder, &all, &p->rows);
}

/* ---- functions ---- */

/* The bound sides of a function's arguments; one argument that picks several cells is a side for each. */
static gtab_status
bind_arguments(gtab_binder *b, const gtab_term *term, gtab_shape *shape, gtab_bound_term *out)
{
	gtab_bound_side *sides;
	gtab_picked picked;
	const gtab_side *arg;
	size_t n = 0;
	gtab_status st = GTAB_OK;

	for (arg = term->args; arg != NULL; arg = arg->next)
		n++;
	arg = term->args;
	if (n == 1 && arg->terms->next == NULL &&
	    (term->function == GTAB_FN_MAX || term->function == GTAB_FN_MIN)) {
		st = gtab_pick_term(b, arg->terms, shape, &picked);
		n = st == GTAB_OK && !picked.is_made ? gtab_picked_n(&picked) : 1;
		if (st != GTAB_OK)
			return st;
		if (n > 1 && n <= MEMBERS_MAX) {
			sides = gtab_arena_array(b->arena, n, sizeof(*sides));
			for (size_t i = 0; sides != NULL && st == GTAB_OK && i < n; i++)
				st = gtab_bind_picked(b, &picked, 1, &picked, i, &sides[i]);
			out->args = sides;
			out->n_args = n;
			return sides == NULL ? GTAB_ENOMEM : st;
		}
		n = 1;
	}
	sides = gtab_arena_array(b->arena, n, sizeof(*sides));
	if (sides == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; st == GTAB_OK && arg != NULL; arg = arg->next, i++)
		st = gtab_bind_side(b, arg, shape, &sides[i]);
	out->args = sides;
	out->n_args = n;
	return st;
}

/* 计数(*[…]) is the number of rows; of cells it is counted when they are known. */
static gtab_status
bind_count(gtab_binder *b, const gtab_term *term, gtab_shape *shape, gtab_bound_term *out)
{
	gtab_bound_side *side;
	gtab_picked picked;
	gtab_status st = gtab_pick_term(b, term->args->terms, shape, &picked);

	if (st != GTAB_OK)
		return st;
	if (picked.side != NULL && !picked.has_row)
		st = gtab_picked_sum_column(&picked);
	if (st != GTAB_OK)
		return st;
	if (!picked.has_column) {
		shape->has_row = false;
		shape->has_scalar = true;
		*out = (gtab_bound_term){ .factor = term->factor,
					  .kind = GTAB_BOUND_CONSTANT,
					  .number = gtab_decimal_from_int((int64_t)picked.rows.n),
					  .source = term->source };
		return gtab_decimal_mul(out->number, term->factor, &out->number);
	}
	side = gtab_arena_get(b->arena, sizeof(*side));
	if (side == NULL)
		return GTAB_ENOMEM;
	out->args = side;
	out->n_args = 1;
	return gtab_bind_picked(b, &picked, 1, NULL, 0, side);
}

static gtab_status
bind_call(gtab_binder *b, const gtab_term *term, gtab_shape *shape, gtab_picked *out)
{
	gtab_bound_term *const made = &out->made;
	gtab_status st;

	out->is_made = true;
	*made = (gtab_bound_term){ .factor = term->factor,
				   .kind = GTAB_BOUND_CALL,
				   .row = GTAB_MAP_NONE,
				   .column = GTAB_MAP_NONE,
				   .function = term->function,
				   .source = term->source };
	if (term->function == GTAB_FN_COUNT && term->args->next == NULL) {
		gtab_shape counted = { 0 };

		st = bind_count(b, term, &counted, made);
		shape->has_column = shape->has_column || counted.has_column;
		shape->has_row = shape->has_row || counted.has_row;
		shape->has_cell = shape->has_cell || counted.has_cell;
		shape->has_scalar = shape->has_scalar || counted.has_scalar;
		return st;
	}
	st = bind_arguments(b, term, shape, made);
	if (st != GTAB_OK || term->function != GTAB_FN_CHILDREN)
		return st;
	b->needs_tree = b->needs_rows = true;
	shape->has_scalar = true;
	if (made->args[0].n != 1 || made->args[0].terms[0].kind != GTAB_BOUND_CELL ||
	    made->args[0].terms[0].row != GTAB_MAP_NONE)
		return gtab_binder_refuse(b, _("下级() takes one column: 下级(件数)"));
	if (b->has_rows) { /* any row may be below another */
		for (size_t i = 0; i < b->rows.n; i++)
			b->rows.rows[i].is_needed = true;
	}
	return GTAB_OK;
}

/* ---- texts ---- */

static gtab_status
make_text(gtab_binder *b, const gtab_term *term, gtab_text text, gtab_picked *out)
{
	out->is_made = true;
	out->made = (gtab_bound_term){ .factor = term->factor,
				       .kind = GTAB_BOUND_TEXT,
				       .row = GTAB_MAP_NONE,
				       .column = GTAB_MAP_NONE,
				       .text = gtab_name_fold_copy(b->arena, text),
				       .source = term->source };
	return out->made.text.ptr == NULL ? GTAB_ENOMEM : GTAB_OK;
}

/* Whether a bare name in a condition is said in the table's head, and what. */
static bool
is_of_head(gtab_binder *b, const gtab_ref *ref, gtab_text *value)
{
	const bool is_here = ref->table.len == 0 && ref->when == GTAB_NOW;
	const gtab_known_name *column;
	const gtab_known_name *row;
	const gtab_known_name *second;

	if (!b->in_condition || !ref->is_bare || !is_here)
		return false;
	*value = b->group_value;
	if (value->len > 0 && gtab_text_equal(ref->column.first, GTAB_TEXT("本组")))
		return true;
	gtab_names_find(&b->names, ref->column.first, GTAB_AXIS_COLUMN, &column, &second);
	gtab_names_find(&b->names, gtab_label_core(ref->column.first), GTAB_AXIS_ROW, &row,
			&second);
	return (column == NULL || column->rank == GTAB_RANK_LEFT_OUT) && row == NULL &&
	       gtab_bind_head(b, ref->column.first, value);
}

/* 缺项:按零 takes a column that is left out for one with nothing in it. */
static bool
is_left_out_zero(const gtab_binder *b, const gtab_ref *ref)
{
	return b->if_missing == GTAB_IF_MISSING_ZERO && gtab_binder_is_left_out(b, ref);
}

static void
make_zero(const gtab_term *term, gtab_shape *shape, gtab_picked *out)
{
	out->is_made = true;
	out->made = (gtab_bound_term){ .factor = term->factor,
				       .kind = GTAB_BOUND_CONSTANT,
				       .row = GTAB_MAP_NONE,
				       .column = GTAB_MAP_NONE,
				       .source = term->source };
	shape->has_column = true;
}

gtab_status
gtab_pick_term(gtab_binder *b, const gtab_term *term, gtab_shape *shape, gtab_picked *out)
{
	gtab_text said;

	*out = (gtab_picked){ .term = term };
	switch (term->kind) {
	case GTAB_TERM_NUMBER:
	case GTAB_TERM_INTEGER: return GTAB_OK;
	case GTAB_TERM_TEXT: return make_text(b, term, term->text, out);
	case GTAB_TERM_CALL: return bind_call(b, term, shape, out);
	case GTAB_TERM_REF: break;
	}
	if (is_of_head(b, &term->ref, &said))
		return make_text(b, term, said, out);
	if (is_left_out_zero(b, &term->ref)) {
		make_zero(term, shape, out);
		return GTAB_OK;
	}
	return pick_ref(b, term->ref, shape, out);
}

/* ---- sides ---- */

static void
need_rows(gtab_binder *b, const gtab_index_list *rows)
{
	for (size_t i = 0; b->has_rows && i < rows->n; i++)
		b->rows.rows[rows->items[i]].is_needed = true;
}

/* Any row may be the one with the key that is looked for. */
static void
need_all_of(gtab_side_table *side)
{
	for (size_t i = 0; i < side->binder.rows.n; i++)
		side->binder.rows.rows[i].is_needed = true;
	side->is_keyed = true;
}

/* Member i of a term: its cell, or the number itself. */
static gtab_bound_term
member(gtab_binder *b, const gtab_picked *p, size_t i)
{
	const size_t n_columns = p->has_column ? p->columns.n : 1;
	gtab_bound_term out = { .factor = p->term->factor,
				.number = p->term->number,
				.kind = p->term->kind == GTAB_TERM_REF ? GTAB_BOUND_CELL
								       : GTAB_BOUND_CONSTANT,
				.row = GTAB_MAP_NONE,
				.column = GTAB_MAP_NONE,
				.source = p->term->source };

	out.side = p->side;
	if (p->side != NULL)
		b = &p->side->binder;
	if (p->has_row) {
		out.row = p->rows.items[i / n_columns];
		if (b->has_rows)
			b->rows.rows[out.row].is_needed = true;
	} else if (p->side != NULL) {
		need_all_of(p->side);
	}
	if (p->has_column)
		out.column = p->columns.items[i % n_columns];
	return out;
}

/* Whether a term stands for so many cells that it is kept as a list of rows. */
static bool
is_long(const gtab_picked *p)
{
	return p->has_row && p->rows.n > MEMBERS_MAX;
}

static size_t
n_terms_of(const gtab_picked *p)
{
	if (is_long(p))
		return p->has_column ? p->columns.n : 1;
	return gtab_picked_n(p);
}

/* One term for each column, over all its rows. */
static gtab_status
add_long(gtab_binder *b, const gtab_picked *p, gtab_bound_side *out)
{
	gtab_index_list *const rows = gtab_arena_get(b->arena, sizeof(*rows));

	if (rows == NULL)
		return GTAB_ENOMEM;
	*rows = p->rows;
	need_rows(p->side == NULL ? b : &p->side->binder, rows);
	for (size_t i = 0; i < n_terms_of(p); i++)
		out->terms[out->n++] = (gtab_bound_term){
			.factor = p->term->factor,
			.kind = GTAB_BOUND_CELLS,
			.row = GTAB_MAP_NONE,
			.column = p->has_column ? p->columns.items[i] : GTAB_MAP_NONE,
			.rows = rows,
			.side = p->side,
			.source = p->term->source,
		};
	return GTAB_OK;
}

gtab_status
gtab_bind_picked(gtab_binder *b, const gtab_picked *picked, size_t n, const gtab_picked *spread,
		 size_t k, gtab_bound_side *out)
{
	size_t n_terms = 0;
	gtab_status st = GTAB_OK;

	for (size_t i = 0; i < n; i++)
		n_terms += &picked[i] == spread || picked[i].is_made ? 1 : n_terms_of(&picked[i]);
	out->n = 0;
	out->terms = gtab_arena_array(b->arena, n_terms, sizeof(*out->terms));
	if (out->terms == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; st == GTAB_OK && i < n; i++) {
		if (picked[i].is_made)
			out->terms[out->n++] = picked[i].made;
		else if (&picked[i] == spread)
			out->terms[out->n++] = member(b, spread, k);
		else if (is_long(&picked[i]))
			st = add_long(b, &picked[i], out);
		else
			for (size_t m = 0; m < gtab_picked_n(&picked[i]); m++)
				out->terms[out->n++] = member(b, &picked[i], m);
	}
	return st;
}

gtab_status
gtab_bind_side(gtab_binder *b, const gtab_side *side, gtab_shape *shape, gtab_bound_side *out)
{
	gtab_picked *picked;
	size_t n = 0;
	gtab_status st = GTAB_OK;

	for (const gtab_term *t = side->terms; t != NULL; t = t->next)
		n++;
	picked = gtab_arena_array(b->arena, n, sizeof(*picked));
	if (picked == NULL)
		return GTAB_ENOMEM;
	n = 0;
	for (const gtab_term *t = side->terms; st == GTAB_OK && t != NULL; t = t->next)
		st = gtab_pick_term(b, t, shape, &picked[n++]);
	out->source = side->source;
	return st == GTAB_OK ? gtab_bind_picked(b, picked, n, NULL, 0, out) : st;
}
