/* SPDX-License-Identifier: MIT */
/* Conditions bound to the cells, texts and head lines of a table. */

#include "check/bind_internal.h"

#include "base/i18n.h"
#include "form/name_internal.h"

/* ---- what the head says ---- */

/* 报表小类：2 in a line: what stands behind the name and its colon, up to a space. */
static bool
find_in_line(gtab_text line, gtab_text folded, gtab_text *value_out)
{
	for (gtab_text rest = line; rest.len > 0; gtab_utf8_next(&rest)) {
		const size_t len = gtab_name_match(rest, folded);
		gtab_text behind = gtab_text_trim(gtab_text_slice(rest, len, rest.len));
		gtab_text end;

		if (len == 0 || (!gtab_text_take(&behind, GTAB_TEXT("：")) &&
				 !gtab_text_take(&behind, GTAB_TEXT(":"))))
			continue;
		behind = gtab_text_trim(behind);
		for (end = behind; end.len > 0;) {
			gtab_text next = end;

			if (gtab_is_space(gtab_utf8_next(&next)))
				break;
			end = next;
		}
		*value_out = gtab_text_slice(behind, 0, behind.len - end.len);
		return true;
	}
	return false;
}

bool
gtab_bind_head(gtab_binder *b, gtab_text name, gtab_text *value_out)
{
	static const struct {
		const char *name;
		const char *key;
	} keys[] = { { "填报单位", "reporter" }, { "表号", "form-no" }, { "报告期", "period" } };
	const gtab_text folded = gtab_name_fold_copy(b->arena, name);
	size_t n;
	const gtab_context_line *const lines = gtab_table_context(b->table, &n);

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (!gtab_text_equal(folded, gtab_text_of(keys[i].name)))
			continue;
		*value_out = gtab_table_context_get(b->table, keys[i].key);
		if (value_out->len > 0)
			return true;
	}
	for (size_t i = 0; i < n; i++) {
		*value_out = lines[i].value;
		if (gtab_text_equal(lines[i].key, name) ||
		    find_in_line(lines[i].value, folded, value_out))
			return true;
	}
	return false;
}

/* ---- comparisons ---- */

static bool
is_literal(const gtab_side *side)
{
	const gtab_term *const t = side->terms;

	return t->next == NULL && (t->kind == GTAB_TERM_TEXT ||
				   (t->kind == GTAB_TERM_REF && t->ref.is_bare &&
				    gtab_text_equal(t->ref.column.first, GTAB_TEXT("本组"))));
}

/* The sides of a list; is_text when any is a text that was written. */
static gtab_status
bind_sides(gtab_binder *b, const gtab_side *side, gtab_shape *shape, gtab_bound_side **out,
	   size_t *n_out, bool *is_text)
{
	gtab_status st = GTAB_OK;
	size_t n = 0;

	for (const gtab_side *s = side; s != NULL; s = s->next)
		n++;
	*out = gtab_arena_array(b->arena, n, sizeof(**out));
	if (*out == NULL)
		return GTAB_ENOMEM;
	*n_out = 0;
	for (const gtab_side *s = side; st == GTAB_OK && s != NULL; s = s->next) {
		*is_text = *is_text || is_literal(s);
		st = gtab_bind_side(b, s, shape, &(*out)[(*n_out)++]);
	}
	return st;
}

/* What the head says is a text; where figures are compared it must be one. */
static gtab_status
make_figures(gtab_binder *b, gtab_bound_side *sides, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < sides[i].n; k++) {
			gtab_bound_term *const t = &sides[i].terms[k];

			if (t->kind != GTAB_BOUND_TEXT)
				continue;
			if (gtab_decimal_parse(t->text, &t->number) != GTAB_OK)
				return gtab_binder_lacks(b, _("%.*s is no figure"),
							 GTAB_TEXT_ARG(t->text));
			t->kind = GTAB_BOUND_CONSTANT;
		}
	}
	return GTAB_OK;
}

/* A side that is compared with a text is one cell or text. */
static gtab_status
check_texts(gtab_binder *b, const gtab_bound_side *sides, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (sides[i].n != 1 || (sides[i].terms[0].kind != GTAB_BOUND_CELL &&
					sides[i].terms[0].kind != GTAB_BOUND_TEXT))
			return gtab_binder_refuse(b,
						  _("only one cell is compared with a text: %.*s"),
						  GTAB_TEXT_ARG(sides[i].source));
	}
	return GTAB_OK;
}

static bool
is_text_cell(const gtab_binder *b, const gtab_bound_side *side)
{
	const gtab_bound_term *const t = side->terms;

	return side->n == 1 && t->kind == GTAB_BOUND_CELL && t->column != GTAB_MAP_NONE &&
	       b->columns[t->column].type != GTAB_COLUMN_NUMBER;
}

bool
gtab_bind_are_texts(const gtab_binder *b, const gtab_bound_side *left, const gtab_bound_side *right)
{
	return is_text_cell(b, left) && is_text_cell(b, right);
}

static gtab_status
bind_comparison(gtab_binder *b, const gtab_condition *c, gtab_shape *shape,
		gtab_bound_condition *out)
{
	gtab_status st = bind_sides(b, c->left, shape, &out->left, &out->n_left, &out->is_text);

	if (st == GTAB_OK)
		st = bind_sides(b, c->right, shape, &out->right, &out->n_right, &out->is_text);
	if (st != GTAB_OK)
		return st;
	out->is_text = out->is_text || (gtab_bind_are_texts(b, out->left, out->right) &&
					(c->cmp == GTAB_CMP_EQ || c->cmp == GTAB_CMP_NE));
	if (out->is_text && c->cmp != GTAB_CMP_EQ && c->cmp != GTAB_CMP_NE)
		return gtab_binder_refuse(b, _("texts are compared with = and ≠ only: %.*s"),
					  GTAB_TEXT_ARG(c->source));
	st = out->is_text ? check_texts(b, out->left, out->n_left)
			  : make_figures(b, out->left, out->n_left);
	if (st != GTAB_OK)
		return st;
	return out->is_text ? check_texts(b, out->right, out->n_right)
			    : make_figures(b, out->right, out->n_right);
}

static gtab_status
bind_any(gtab_binder *b, const gtab_condition *c, gtab_shape *shape, gtab_bound_condition **out)
{
	gtab_bound_condition *const made = gtab_arena_get(b->arena, sizeof(*made));
	gtab_bound_condition **next;
	gtab_status st = GTAB_OK;

	if (made == NULL)
		return GTAB_ENOMEM;
	made->kind = c->kind;
	made->cmp = c->cmp;
	*out = made;
	if (c->kind == GTAB_CONDITION_COMPARE)
		return bind_comparison(b, c, shape, made);
	next = &made->first;
	for (const gtab_condition *part = c->first; st == GTAB_OK && part != NULL;
	     part = part->next) {
		st = bind_any(b, part, shape, next);
		if (st == GTAB_OK)
			next = &(*next)->next;
	}
	return st;
}

gtab_status
gtab_bind_condition(gtab_binder *b, const gtab_condition *condition, gtab_shape *shape,
		    const gtab_bound_condition **out)
{
	const bool was_in_condition = b->in_condition;
	gtab_bound_condition *made = NULL;
	gtab_status st;

	b->in_condition = true;
	st = bind_any(b, condition, shape, &made);
	b->in_condition = was_in_condition;
	*out = st == GTAB_OK ? made : NULL;
	return st;
}
