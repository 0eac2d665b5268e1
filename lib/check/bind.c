/* SPDX-License-Identifier: MIT */
/* A relation bound to a table: its scope, its groups, and what each range beside an inequality stands for. */

#include "check/bind_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "form/name_internal.h"

#include <gtab/period.h>

/* What both sides and the condition of a relation pick, the left terms first. */
struct parts {
	gtab_picked *picked;
	size_t n_left;
	size_t n;
	gtab_shape body;
	gtab_shape of_condition;
};

static size_t
count_terms(const gtab_side *side)
{
	size_t n = 0;

	for (const gtab_term *t = side->terms; t != NULL; t = t->next)
		n++;
	return n;
}

static gtab_status
pick_all(gtab_binder *b, const gtab_relation *r, struct parts *out)
{
	const gtab_side *const sides[] = { r->left, r->right };
	gtab_status st = GTAB_OK;
	size_t n = 0;

	out->n_left = count_terms(r->left);
	out->n = out->n_left + count_terms(r->right);
	out->picked = gtab_arena_array(b->arena, out->n, sizeof(*out->picked));
	if (out->picked == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < 2; i++) {
		for (const gtab_term *t = sides[i]->terms; st == GTAB_OK && t != NULL; t = t->next)
			st = gtab_pick_term(b, t, &out->body, &out->picked[n++]);
	}
	return st;
}

/* ---- scope ---- */

static gtab_status
check_shapes(gtab_binder *b, const gtab_relation *r, const struct parts *p)
{
	const gtab_shape *const s = &p->body;
	const gtab_shape *const c = &p->of_condition;

	if (!s->has_row && !s->has_column && !s->has_cell && !s->has_scalar)
		return gtab_binder_refuse(b, _("it names no row, column or cell"));
	if (s->has_row && s->has_column)
		return gtab_binder_refuse(
			b, _("it has a row beside a column: say which cell is meant, "
			     "as 05行4栏"));
	if (s->has_cell && (s->has_row || s->has_column) && r->scope == GTAB_SCOPE_AUTO)
		return gtab_binder_refuse(
			b, _("it has a single cell beside a whole row or column: say "
			     "which cell is meant, as 05行4栏"));
	if ((c->has_row && c->has_column) || (c->has_row && s->has_column) ||
	    (c->has_column && s->has_row))
		return gtab_binder_refuse(b, _("its condition looks at a row beside a column: say "
					       "which cell is meant, as 05行4栏"));
	if (s->has_cell && (c->has_row || c->has_column))
		return gtab_binder_refuse(b, _("its condition looks at a whole row or column, the "
					       "relation at a cell: say which cell is meant"));
	return GTAB_OK;
}

static gtab_scope
natural_scope(const struct parts *p)
{
	if (p->body.has_row || p->of_condition.has_row)
		return GTAB_SCOPE_COLUMNS;
	if (p->body.has_column || p->of_condition.has_column)
		return GTAB_SCOPE_ROWS;
	return GTAB_SCOPE_ONCE;
}

static gtab_status
decide_scope(gtab_binder *b, const gtab_relation *r, const struct parts *p, gtab_bound *out)
{
	gtab_index_list columns = b->figures;
	gtab_status st = check_shapes(b, r, p);

	if (st != GTAB_OK)
		return st;
	out->scope = natural_scope(p);
	if (r->scope != GTAB_SCOPE_AUTO && r->scope != out->scope)
		return gtab_binder_refuse(b, _("its scope does not fit its references: 每行 is for "
					       "columns, 每列 for rows, 一次 for cells"));
	if (out->scope == GTAB_SCOPE_COLUMNS && r->scope_columns.kind != GTAB_PICK_NONE)
		st = gtab_bind_columns(b, &r->scope_columns, &columns);
	if (st == GTAB_OK && out->scope == GTAB_SCOPE_COLUMNS && columns.n == 0)
		st = gtab_binder_lacks(b, _("the table has no numeric column"));
	out->columns = columns.items;
	out->n_columns = columns.n;
	out->is_deferred = out->scope == GTAB_SCOPE_ROWS &&
			   (p->body.has_cell || p->body.has_scalar || p->of_condition.has_cell ||
			    p->of_condition.has_scalar);
	return st;
}

/* ---- texts ---- */

/* A relation between texts is one between two cells, or a cell and a text. */
static gtab_status
check_text(gtab_binder *b, const gtab_relation *r, gtab_bound *bound)
{
	bool is_text = false;

	for (const gtab_side *s = r->left; s != NULL; s = s == r->left ? r->right : NULL)
		is_text = is_text || (s->terms->kind == GTAB_TERM_TEXT && s->terms->next == NULL);
	bound->is_text = is_text;
	if (!is_text || r->cmp == GTAB_CMP_EQ || r->cmp == GTAB_CMP_NE)
		return GTAB_OK;
	return gtab_binder_refuse(b, _("texts are compared with = and ≠ only: %.*s"),
				  GTAB_TEXT_ARG(r->source));
}

static bool
is_one_cell(const gtab_bound_side *side)
{
	return side->n == 1 &&
	       (side->terms[0].kind == GTAB_BOUND_CELL || side->terms[0].kind == GTAB_BOUND_TEXT);
}

/* ---- sides ---- */

/* The term whose members are meant one by one: a range beside an inequality. */
static gtab_status
find_spread(gtab_binder *b, const gtab_relation *r, const struct parts *p, const gtab_picked **out)
{
	*out = NULL;
	if (r->cmp == GTAB_CMP_EQ || r->cmp == GTAB_CMP_NE)
		return GTAB_OK;
	for (size_t i = 0; i < p->n; i++) {
		const gtab_picked *const one = &p->picked[i];

		if (one->is_made || one->term->ref.is_sum || b->grouping != NULL ||
		    (gtab_picked_n(one) < 2 && one->term->ref.filter == NULL))
			continue;
		if (*out != NULL)
			return gtab_binder_refuse(b,
						  _("two ranges stand beside an inequality: write "
						    "和() around one whose sum is meant"));
		*out = one;
	}
	return GTAB_OK;
}

/* One bound for each member of the spread term, or one; appended to **next. */
static gtab_status
make_bounds(gtab_binder *b, const struct parts *p, const gtab_picked *spread,
	    const gtab_bound *like, gtab_bound ***next)
{
	const size_t n = spread == NULL ? 1 : gtab_picked_n(spread);

	for (size_t k = 0; k < n; k++) {
		gtab_bound *const made = gtab_arena_get(b->arena, sizeof(*made));

		if (made == NULL)
			return GTAB_ENOMEM;
		*made = *like;
		if (gtab_bind_picked(b, p->picked, p->n_left, spread, k, &made->left) != GTAB_OK ||
		    gtab_bind_picked(b, p->picked + p->n_left, p->n - p->n_left, spread, k,
				     &made->right) != GTAB_OK)
			return GTAB_ENOMEM;
		made->is_text =
			made->is_text || (gtab_bind_are_texts(b, &made->left, &made->right) &&
					  (like->relation->cmp == GTAB_CMP_EQ ||
					   like->relation->cmp == GTAB_CMP_NE));
		if (made->is_text && (!is_one_cell(&made->left) || !is_one_cell(&made->right)))
			return gtab_binder_refuse(b,
						  _("only one cell is compared with a text: %.*s"),
						  GTAB_TEXT_ARG(like->relation->source));
		**next = made;
		*next = &made->next;
	}
	return GTAB_OK;
}

/* A deferred relation looks at every row again. */
static void
need_all_rows(gtab_binder *b)
{
	for (size_t i = 0; b->has_rows && i < b->rows.n; i++)
		b->rows.rows[i].is_needed = true;
	b->needs_rows = true;
}

/* Where no column of the table itself stands, there is no row to look for in another. */
static gtab_status
sum_side_columns(struct parts *p)
{
	gtab_status st = GTAB_OK;

	if (p->body.has_column || !p->body.has_side_column)
		return GTAB_OK;
	for (size_t i = 0; st == GTAB_OK && i < p->n; i++) {
		const gtab_picked *const one = &p->picked[i];

		if (one->side != NULL && one->has_column && !one->has_row)
			st = gtab_picked_sum_column(&p->picked[i]);
	}
	p->body.has_scalar = true;
	return st;
}

/* Bind to the whole table, or to the group that is set. */
static gtab_status
bind_here(gtab_binder *b, const gtab_relation *r, gtab_text rule, gtab_bound ***next)
{
	gtab_bound bound = { .relation = r, .rule = rule };
	struct parts parts = { 0 };
	const gtab_picked *spread;
	gtab_status st;

	b->is_counted = false;
	st = pick_all(b, r, &parts);
	if (st == GTAB_OK)
		st = sum_side_columns(&parts);
	if (st == GTAB_OK && r->condition != NULL)
		st = gtab_bind_condition(b, r->condition, &parts.of_condition, &bound.condition);
	if (st == GTAB_OK)
		st = decide_scope(b, r, &parts, &bound);
	if (st == GTAB_OK)
		st = check_text(b, r, &bound);
	if (st == GTAB_OK)
		st = find_spread(b, r, &parts, &spread);
	if (st != GTAB_OK)
		return st;
	if (bound.is_deferred)
		need_all_rows(b);
	bound.is_counted = b->is_counted;
	bound.group = b->grouping == NULL ? GTAB_TEXT("") : b->grouping->items[b->group].name;
	bound.left.source = r->left->source;
	bound.right.source = r->right->source;
	return make_bounds(b, &parts, spread, &bound, next);
}

/* ---- groups ---- */

/* The column that tells reporting units apart. GTAB_END when there is none: the table is of one unit. */
static gtab_status
find_unit_column(gtab_binder *b, size_t *out)
{
	static const char *const names[] = { "填报单位",     "报送单位",   "单位名称", "填报机关",
					     "县（市、区）", "县(市、区)", "区县",     "县区",
					     "市县",         "地区",       "单位" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const gtab_known_name *first;
		const gtab_known_name *second;

		*out = gtab_names_find(&b->names, gtab_text_of(names[i]), GTAB_AXIS_COLUMN, &first,
				       &second);
		if (*out != GTAB_MAP_NONE)
			return GTAB_OK;
	}
	return GTAB_END;
}

static gtab_status
find_group_column(gtab_binder *b, const gtab_relation *r, size_t *out)
{
	gtab_index_list columns;
	gtab_status st;

	if (r->grouping == GTAB_GROUP_UNIT)
		return find_unit_column(b, out);
	st = gtab_bind_columns(b, &r->group_column, &columns);
	if (st == GTAB_OK && columns.n != 1)
		return gtab_binder_refuse(b, _("每组 takes one column"));
	if (st == GTAB_OK)
		*out = columns.items[0];
	return st;
}

/* The first group that lacks what the relation names, and how many others do. */
static gtab_status
tell_lacking(gtab_binder *b, gtab_text group, size_t n)
{
	gtab_text why = gtab_arena_copy(b->arena, gtab_buf_text(&b->problem));

	if (why.ptr == NULL)
		return GTAB_ENOMEM;
	if (n == 1)
		return gtab_binder_lacks(b, _("in the group %.*s, %.*s"), GTAB_TEXT_ARG(group),
					 GTAB_TEXT_ARG(why));
	return gtab_binder_lacks(b,
				 ngettext_("in the group %.*s and %zu other, %.*s",
					   "in the group %.*s and %zu others, %.*s", n - 1),
				 GTAB_TEXT_ARG(group), n - 1, GTAB_TEXT_ARG(why));
}

static gtab_status
bind_each_group(gtab_binder *b, const gtab_relation *r, gtab_text rule, gtab_groups *groups,
		gtab_bound ***next)
{
	gtab_text lacking = GTAB_TEXT("");
	gtab_text why = GTAB_TEXT("");
	size_t n_lacking = 0;
	gtab_status st = GTAB_OK;

	b->grouping = groups;
	for (b->group = 0; b->group < groups->n && (st == GTAB_OK || st == GTAB_END); b->group++) {
		b->group_value = groups->items[b->group].name;
		st = bind_here(b, r, rule, next);
		if (st != GTAB_END)
			continue;
		if (n_lacking++ == 0) {
			lacking = groups->items[b->group].name;
			why = gtab_arena_copy(b->arena, gtab_buf_text(&b->problem));
		}
	}
	b->grouping = NULL;
	b->group_value = GTAB_TEXT("");
	if ((st != GTAB_OK && st != GTAB_END) || n_lacking == 0)
		return st;
	gtab_buf_truncate(&b->problem, 0);
	gtab_buf_put(&b->problem, why);
	return tell_lacking(b, lacking, n_lacking);
}

static gtab_status
bind_groups(gtab_binder *b, const gtab_relation *r, gtab_text rule, gtab_bound ***next)
{
	gtab_groups *groups;
	size_t column = GTAB_MAP_NONE;
	gtab_status st = find_group_column(b, r, &column);

	if (st == GTAB_END && r->grouping == GTAB_GROUP_UNIT)
		return bind_here(b, r, rule, next);
	if (st != GTAB_OK)
		return st;
	groups = gtab_binder_groups(b, column);
	if (groups == NULL)
		return GTAB_ENOMEM;
	if (!groups->is_read) {
		gtab_bound *unused = NULL;
		gtab_bound **unused_next = &unused;

		b->needs_rows = true; /* bind once for the filters that it asks for */
		bind_here(b, r, rule, &unused_next);
		return GTAB_OK;
	}
	return bind_each_group(b, r, rule, groups, next);
}

/* ---- periods ---- */

/* Whether the relation is for the table's period, by its last month; one that is not known may be. */
static bool
is_of_period(const gtab_binder *b, const gtab_relation_options *options)
{
	int first, last;

	if (!gtab_period_months(gtab_table_context_get(b->table, "period"), &first, &last))
		return true;
	return (options->first_month == 0 || last >= options->first_month) &&
	       (options->last_month == 0 || last <= options->last_month);
}

/* The first reference of a relation, when all of them name tables; "" otherwise. */
static gtab_text
first_table(const gtab_relation *r)
{
	const gtab_side *const sides[] = { r->left, r->right };
	gtab_text first = GTAB_TEXT("");

	for (size_t i = 0; i < 2; i++) {
		for (const gtab_term *t = sides[i]->terms; t != NULL; t = t->next) {
			if (t->kind != GTAB_TERM_REF)
				continue;
			if (t->ref.table.len == 0)
				return GTAB_TEXT("");
			if (first.len == 0)
				first = t->ref.table;
		}
	}
	return first;
}

/* A relation all of whose references name tables is run once: where the first of them is checked. */
static bool
is_run_elsewhere(gtab_binder *b, const gtab_relation *r)
{
	const gtab_text table = first_table(r);
	const gtab_side_table *const side =
		table.len == 0 ? NULL : gtab_side_get(b, table, GTAB_NOW);

	return side != NULL && side->st == GTAB_OK && !side->is_self && side->is_checked;
}

gtab_status
gtab_bind(gtab_binder *b, const gtab_relation *relation, gtab_text rule, gtab_bound **out)
{
	gtab_bound **next = out;

	*out = NULL;
	b->lacks_table = NULL;
	b->lacks_field = false;
	b->if_missing = relation->options.if_missing;
	if (!is_of_period(b, &relation->options) || is_run_elsewhere(b, relation))
		return GTAB_OK;
	if (relation->grouping != GTAB_GROUP_NONE)
		return bind_groups(b, relation, rule, &next);
	return bind_here(b, relation, rule, &next);
}
