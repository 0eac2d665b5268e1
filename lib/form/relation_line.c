/* SPDX-License-Identifier: MIT */
/* One part of a relation line: prefix words, id, scope, chains, options, message. */

#include "form/relation_parse_internal.h"

#include "base/i18n.h"
#include "form/name_internal.h"

#include <stdio.h>

/* What is being made of a part. */
struct line {
	gtab_parse p;
	gtab_text id; /* as written; "" when the part has none */
	gtab_scope scope;
	gtab_pick scope_columns;
	gtab_grouping grouping;
	gtab_pick group_column;
	const gtab_condition *of_rows;   /* 每行(…) */
	const gtab_condition *condition; /* 若 … 则 */
	gtab_relation_options options;
	gtab_relation *first;
	gtab_relation *last;
};

/* ---- what stands before the chains ---- */

/* Letters, digits, _ . - up to a colon: A01: */
static void
take_id(struct line *line)
{
	gtab_lex *const l = &line->p.lex;
	const gtab_text rest = (gtab_lex_peek(l), gtab_lex_rest(l));
	size_t n = 0;

	while (n < rest.len &&
	       ((rest.ptr[n] >= 'A' && rest.ptr[n] <= 'Z') ||
		(rest.ptr[n] >= 'a' && rest.ptr[n] <= 'z') ||
		(n > 0 && ((rest.ptr[n] >= '0' && rest.ptr[n] <= '9') || rest.ptr[n] == '_' ||
			   rest.ptr[n] == '.' || rest.ptr[n] == '-'))))
		n++;
	if (n == 0)
		return;
	l->at += n;
	if (gtab_lex_take(l, ":"))
		line->id = gtab_text_slice(rest, 0, n);
	else
		l->at -= n;
}

/* 每列(#2-12): its columns. */
static bool
take_scope_columns(struct line *line)
{
	gtab_lex *const l = &line->p.lex;

	if (!gtab_lex_take(l, "("))
		return true;
	if (!gtab_parse_columns(&line->p, &line->scope_columns))
		return false;
	return gtab_lex_take(l, ")") || gtab_lex_fail(l, l->at, _(") is expected here"));
}

/* 每行(级别="县"): only those rows. */
static bool
take_row_condition(struct line *line)
{
	gtab_lex *const l = &line->p.lex;

	if (!gtab_lex_take(l, "("))
		return true;
	if (!gtab_parse_condition(&line->p, &line->of_rows))
		return false;
	return gtab_lex_take(l, ")") ||
	       gtab_lex_fail(l, (gtab_lex_peek(l), l->at), _(") is expected here"));
}

/* 每组(区县): the column whose values make the groups. */
static bool
take_group_column(struct line *line)
{
	gtab_lex *const l = &line->p.lex;

	if (!gtab_lex_take(l, "("))
		return gtab_lex_fail(l, (gtab_lex_peek(l), l->at),
				     _("每组 needs a column: 每组(区县)"));
	if (!gtab_parse_columns(&line->p, &line->group_column))
		return false;
	return gtab_lex_take(l, ")") ||
	       gtab_lex_fail(l, (gtab_lex_peek(l), l->at), _(") is expected here"));
}

/* One word of scope with what stands in its brackets; *is_there is false when none stands here. */
static bool
take_scope_word(struct line *line, bool *is_there)
{
	gtab_lex *const l = &line->p.lex;

	*is_there = true;
	if (gtab_lex_take(l, "每行")) {
		line->scope = GTAB_SCOPE_ROWS;
		return take_row_condition(line);
	}
	if (gtab_lex_take(l, "每列")) {
		line->scope = GTAB_SCOPE_COLUMNS;
		return take_scope_columns(line);
	}
	if (gtab_lex_take(l, "每组")) {
		line->grouping = GTAB_GROUP_COLUMN;
		return take_group_column(line);
	}
	if (gtab_lex_take(l, "每单位"))
		line->grouping = GTAB_GROUP_UNIT;
	else if (gtab_lex_take(l, "一次"))
		line->scope = GTAB_SCOPE_ONCE;
	else
		*is_there = false;
	return true;
}

/* 每组(区县), 每列(#2-4), … each with its comma. */
static bool
take_scope(struct line *line)
{
	gtab_lex *const l = &line->p.lex;
	bool is_there = true;

	while (is_there) {
		if (!take_scope_word(line, &is_there))
			return false;
		if (is_there && !gtab_lex_take(l, ","))
			return gtab_lex_fail(l, (gtab_lex_peek(l), l->at),
					     _("a comma is expected behind the scope"));
	}
	return true;
}

/* Take one of the words, given with those that stand before others they begin with. */
static bool
take_one_of(gtab_lex *l, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (gtab_lex_take(l, words[i]))
			return true;
	}
	return false;
}

/* 若 条件，则 */
static bool
take_condition(struct line *line)
{
	static const char *const if_words[] = { "如果", "若", "当", "if" };
	static const char *const then_words[] = { "则", "那么", "then" };
	gtab_lex *const l = &line->p.lex;
	bool is_then;

	if (!take_one_of(l, if_words, sizeof(if_words) / sizeof(if_words[0])))
		return true;
	if (!gtab_parse_condition(&line->p, &line->condition))
		return false;
	is_then = gtab_lex_take(l, "时");
	is_then = gtab_lex_take(l, ",") && is_then;
	is_then = take_one_of(l, then_words, sizeof(then_words) / sizeof(then_words[0])) || is_then;
	return is_then || gtab_lex_fail(l, (gtab_lex_peek(l), l->at), _("则 is expected here"));
}

/* Scope and condition; a name that begins like one of their words is a name. */
static bool
take_head(struct line *line)
{
	gtab_lex *const l = &line->p.lex;
	const size_t before = l->at;
	gtab_text name;

	if (gtab_lex_known(l, NULL, &name)) {
		l->at = before;
		return true;
	}
	return take_scope(line) && take_condition(line);
}

/* 每行(…) and 若 … together. */
static const gtab_condition *
whole_condition(struct line *line)
{
	gtab_arena *const arena = line->p.lex.reader->arena;
	gtab_condition *parts;

	if (line->of_rows == NULL || line->condition == NULL)
		return line->of_rows == NULL ? line->condition : line->of_rows;
	parts = gtab_arena_array(arena, 3, sizeof(*parts));
	if (parts == NULL) {
		gtab_lex_no_memory(&line->p.lex);
		return NULL;
	}
	parts[0] = (gtab_condition){ .kind = GTAB_CONDITION_AND,
				     .first = &parts[1],
				     .source = line->condition->source };
	parts[1] = *line->of_rows;
	parts[2] = *line->condition;
	parts[1].next = &parts[2];
	return &parts[0];
}

/* ---- chains ---- */

/* One relation at the end of the line's. */
static bool
add_relation(struct line *line, gtab_cmp cmp, const gtab_side *left, const gtab_side *right)
{
	gtab_relation *const relation =
		gtab_arena_get(line->p.lex.reader->arena, sizeof(*relation));

	if (relation == NULL)
		return gtab_lex_no_memory(&line->p.lex);
	relation->cmp = cmp;
	relation->left = left;
	relation->right = right;
	if (line->last == NULL)
		line->first = relation;
	else
		line->last->next = relation;
	line->last = relation;
	return true;
}

/* Each member of the left list against each of the right. */
static bool
add_relations(struct line *line, gtab_cmp cmp, const gtab_side *left, const gtab_side *right)
{
	for (const gtab_side *a = left; a != NULL; a = a->next) {
		for (const gtab_side *b = right; b != NULL; b = b->next) {
			if (!add_relation(line, cmp, a, b))
				return false;
		}
	}
	return true;
}

/* The id as written, or the next of A01, A02, … */
static bool
name_chain(struct line *line, gtab_text *out)
{
	gtab_relation_reader *const r = line->p.lex.reader;
	char id[32];

	*out = line->id;
	if (out->len > 0)
		return true;
	snprintf(id, sizeof(id), "A%02zu", ++r->n_ids);
	*out = gtab_arena_copy(r->arena, gtab_text_of(id));
	return out->ptr != NULL || gtab_lex_no_memory(&line->p.lex);
}

/* Give id, place and text to the relations from `relation` on. */
static bool
finish_chain(struct line *line, gtab_relation *relation, size_t start)
{
	const gtab_text source = gtab_lex_since(&line->p.lex, start);
	uint64_t line_no;
	uint64_t column_no;
	gtab_text id;

	if (!name_chain(line, &id))
		return false;
	gtab_lex_locate(&line->p.lex, start, &line_no, &column_no);
	for (; relation != NULL; relation = relation->next) {
		relation->id = id;
		relation->source = source;
		relation->line_no = line_no;
		relation->column_no = column_no;
	}
	return true;
}

/* side cmp side { cmp side } */
static bool
parse_chain(struct line *line)
{
	gtab_lex *const l = &line->p.lex;
	const size_t start = (gtab_lex_peek(l), l->at);
	gtab_relation *const before = line->last;
	gtab_side *left;
	gtab_side *right;
	gtab_cmp cmp;

	if (!gtab_parse_side(&line->p, &left))
		return false;
	if (!gtab_parse_right(&line->p, &cmp, &right))
		return false;
	if (cmp == GTAB_CMP_NONE)
		return gtab_lex_fail(l, (gtab_lex_peek(l), l->at),
				     _("a comparison (=, ≥, ≤ …) is expected here"));
	while (cmp != GTAB_CMP_NONE) {
		if (!add_relations(line, cmp, left, right))
			return false;
		left = right;
		if (!gtab_parse_right(&line->p, &cmp, &right))
			return false;
	}
	return finish_chain(line, before == NULL ? line->first : before->next, start);
}

/* ---- the tail ---- */

/* Options in any order, then perhaps // and a message, then nothing. */
static bool
parse_tail(struct line *line)
{
	gtab_lex *const l = &line->p.lex;

	while (gtab_parse_option(l, &line->options))
		;
	if (l->st != GTAB_OK)
		return false;
	if (gtab_lex_take(l, "//")) {
		line->options.message = gtab_text_trim(gtab_lex_rest(l));
		l->at = l->end;
	}
	return gtab_lex_peek(l) == 0 || gtab_lex_fail(l, l->at, _("an operator is expected here"));
}

/* ---- the part ---- */

/* A line without any mark or name is written by code: its integers are rows. */
static bool
read_codes(struct line *line)
{
	const gtab_text text = line->p.lex.reader->text;

	for (gtab_term *t = line->p.part_terms; t != NULL; t = t->next_in_part) {
		if (t->kind != GTAB_TERM_INTEGER)
			continue;
		if (!line->p.has_ref) {
			t->kind = GTAB_TERM_REF;
			t->ref.row = (gtab_pick){ .kind = GTAB_PICK_CODE, .first = t->source };
		} else if (t->source.len > 1 && t->source.ptr[0] == '0') {
			return gtab_lex_fail(
				&line->p.lex, (size_t)(t->source.ptr - text.ptr),
				_("%.*s is a number here, since the line has 行, 栏 or a name: "
				  "write %.*s行 or (06+07)行"),
				GTAB_TEXT_ARG(t->source), GTAB_TEXT_ARG(t->source));
		}
	}
	return true;
}

/* Whether what stands behind a comma is an option and no further relation. */
static bool
sees_option(gtab_lex *l)
{
	static const char *const words[] = { "[强制]", "[核实]", "[提示]", "±",
					     "缺项:",  "期:",    "舍入:" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (gtab_lex_sees(l, words[i]))
			return true;
	}
	return false;
}

static bool
parse_part(struct line *line)
{
	gtab_lex *const l = &line->p.lex;

	take_id(line);
	if (!take_head(line))
		return false;
	do {
		if (!parse_chain(line))
			return false;
	} while (gtab_lex_take(l, ",") && !sees_option(l));
	return parse_tail(line) && read_codes(line);
}

gtab_status
gtab_relation_next(gtab_relation_reader *r, gtab_relation **out, gtab_text *part_out,
		   gtab_error *err)
{
	struct line line = { .options = { .severity = GTAB_ERROR, .message = GTAB_TEXT("") } };
	gtab_lex *const l = &line.p.lex;
	const gtab_condition *condition;

	*l = (gtab_lex){ .reader = r, .err = err };
	if (!gtab_parse_next_part(r, l, part_out))
		return GTAB_END;
	if (!parse_part(&line))
		return l->st;
	condition = whole_condition(&line);
	if (l->st != GTAB_OK)
		return l->st;
	for (gtab_relation *relation = line.first; relation != NULL; relation = relation->next) {
		relation->scope = line.scope;
		relation->scope_columns = line.scope_columns;
		relation->grouping = line.grouping;
		relation->group_column = line.group_column;
		relation->condition = condition;
		relation->options = line.options;
	}
	*out = line.first;
	return GTAB_OK;
}
