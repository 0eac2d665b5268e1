/* SPDX-License-Identifier: MIT */
/* Conditions of a relation: comparisons joined by 且 and 或, behind 若, in 每行(…) and in filters. */

#include "form/relation_parse_internal.h"

#include "base/i18n.h"

static const char *const and_words[] = { "并且", "而且", "同时", "且", "and", "&&" };
static const char *const or_words[] = { "或者", "或", "or", "||" };

/* Words that compare with 空 and need no right side. */
static const struct {
	const char *word;
	gtab_cmp cmp;
} empty_tests[] = {
	{ "不为空", GTAB_CMP_NE }, { "不是空", GTAB_CMP_NE }, { "非空", GTAB_CMP_NE },
	{ "为已填", GTAB_CMP_NE }, { "已填", GTAB_CMP_NE },   { "为空", GTAB_CMP_EQ },
	{ "为未填", GTAB_CMP_EQ }, { "未填", GTAB_CMP_EQ },
};

static const struct {
	const char *word;
	gtab_cmp cmp;
} equal_words[] = { { "不为", GTAB_CMP_NE },
		    { "不是", GTAB_CMP_NE },
		    { "为", GTAB_CMP_EQ },
		    { "是", GTAB_CMP_EQ } };

static bool
take_any(gtab_lex *l, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (gtab_lex_take(l, words[i]))
			return true;
	}
	return false;
}

static gtab_condition *
new_condition(gtab_parse *p, gtab_condition_kind kind, size_t start)
{
	gtab_condition *const out = gtab_arena_get(p->lex.reader->arena, sizeof(*out));

	if (out == NULL) {
		gtab_lex_no_memory(&p->lex);
		return NULL;
	}
	out->kind = kind;
	out->source = gtab_lex_since(&p->lex, start);
	return out;
}

/* ---- comparisons ---- */

/* The right side of 为空. */
static bool
make_empty(gtab_parse *p, size_t start, gtab_side **out)
{
	gtab_term_list terms = { 0 };

	*out = gtab_arena_get(p->lex.reader->arena, sizeof(**out));
	if (*out == NULL)
		return gtab_lex_no_memory(&p->lex);
	if (gtab_parse_add(p, &terms, GTAB_TERM_TEXT, gtab_decimal_from_int(1), start) == NULL)
		return false;
	(*out)->terms = terms.first;
	(*out)->source = gtab_text_of("空");
	return true;
}

bool
gtab_parse_right(gtab_parse *p, gtab_cmp *cmp, gtab_side **right)
{
	gtab_lex *const l = &p->lex;
	const size_t start = (gtab_lex_peek(l), l->at);

	for (size_t i = 0; i < sizeof(empty_tests) / sizeof(empty_tests[0]); i++) {
		if (!gtab_lex_take(l, empty_tests[i].word))
			continue;
		*cmp = empty_tests[i].cmp;
		return make_empty(p, start, right);
	}
	*cmp = gtab_lex_cmp(l);
	for (size_t i = 0;
	     *cmp == GTAB_CMP_NONE && i < sizeof(equal_words) / sizeof(equal_words[0]); i++) {
		if (gtab_lex_take(l, equal_words[i].word))
			*cmp = equal_words[i].cmp;
	}
	return *cmp == GTAB_CMP_NONE || gtab_parse_side(p, right);
}

/* side cmp side { cmp side }: 1≤级别≤3 is both. */
static bool
parse_comparison(gtab_parse *p, gtab_condition **out)
{
	gtab_lex *const l = &p->lex;
	const size_t start = (gtab_lex_peek(l), l->at);
	gtab_condition *last = NULL;
	gtab_side *left;
	gtab_side *right = NULL;
	gtab_cmp cmp;

	*out = NULL;
	if (!gtab_parse_side(p, &left))
		return false;
	for (;;) {
		gtab_condition *one;

		if (!gtab_parse_right(p, &cmp, &right))
			return false;
		if (cmp == GTAB_CMP_NONE && *out == NULL)
			return gtab_lex_fail(l, (gtab_lex_peek(l), l->at),
					     _("a comparison (=, ≥, ≤ …) is expected here"));
		if (cmp == GTAB_CMP_NONE)
			break;
		one = new_condition(p, GTAB_CONDITION_COMPARE, start);
		if (one == NULL)
			return false;
		one->cmp = cmp;
		one->left = left;
		one->right = right;
		if (last == NULL)
			*out = one;
		else
			last->next = one;
		last = one;
		left = right;
	}
	if (last == *out)
		return true;
	last = *out;
	*out = new_condition(p, GTAB_CONDITION_AND, start);
	if (*out != NULL)
		(*out)->first = last;
	return *out != NULL;
}

/* ---- 且, 或, brackets ---- */

static bool parse_or(gtab_parse *p, gtab_condition **out);

/* A condition in brackets; *is_there is false, and nothing taken, when the bracket is of figures. */
static bool
parse_bracketed(gtab_parse *p, gtab_condition **out, bool *is_there)
{
	gtab_lex *const l = &p->lex;
	gtab_error *const err = l->err;
	const gtab_parse before = *p;
	bool is_condition;

	*is_there = false;
	if (gtab_lex_peek(l) != '(' || ++p->depth > GTAB_RELATION_DEPTH_MAX)
		return true;
	l->err = NULL;
	gtab_lex_take(l, "(");
	is_condition =
		parse_or(p, out) && gtab_lex_take(l, ")") && gtab_lex_cmp(l) == GTAB_CMP_NONE;
	l->err = err;
	if (l->st == GTAB_ENOMEM)
		return gtab_lex_no_memory(l);
	if (is_condition) {
		p->depth--;
		*is_there = true;
		return true;
	}
	*p = before;
	return true;
}

static bool
parse_primary(gtab_parse *p, gtab_condition **out)
{
	bool is_there;

	if (!parse_bracketed(p, out, &is_there))
		return false;
	return is_there || parse_comparison(p, out);
}

typedef bool parse_fn(gtab_parse *p, gtab_condition **out);

/* What `inner` reads, joined by any of the words. */
static bool
parse_joined(gtab_parse *p, parse_fn *inner, const char *const *words, size_t n_words,
	     gtab_condition_kind kind, gtab_condition **out)
{
	const size_t start = (gtab_lex_peek(&p->lex), p->lex.at);
	gtab_condition *first;
	gtab_condition *last;

	if (!inner(p, &first))
		return false;
	*out = last = first;
	while (take_any(&p->lex, words, n_words)) {
		if (!inner(p, &last->next))
			return false;
		last = last->next;
	}
	if (last == first)
		return true;
	*out = new_condition(p, kind, start);
	if (*out != NULL)
		(*out)->first = first;
	return *out != NULL;
}

static bool
parse_and(gtab_parse *p, gtab_condition **out)
{
	return parse_joined(p, parse_primary, and_words, sizeof(and_words) / sizeof(and_words[0]),
			    GTAB_CONDITION_AND, out);
}

static bool
parse_or(gtab_parse *p, gtab_condition **out)
{
	return parse_joined(p, parse_and, or_words, sizeof(or_words) / sizeof(or_words[0]),
			    GTAB_CONDITION_OR, out);
}

bool
gtab_parse_condition(gtab_parse *p, const gtab_condition **out)
{
	const bool was_in_condition = p->lex.in_condition;
	gtab_condition *made;
	bool is_done;

	p->lex.in_condition = true;
	is_done = parse_or(p, &made);
	p->lex.in_condition = was_in_condition;
	*out = is_done ? made : NULL;
	return is_done;
}
