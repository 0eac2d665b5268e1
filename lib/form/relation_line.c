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

static bool
take_scope_word(struct line *line)
{
	gtab_lex *const l = &line->p.lex;

	if (gtab_lex_sees(l, "每组") || gtab_lex_sees(l, "每单位"))
		return gtab_lex_fail(l, l->at, _("每组 and 每单位 are not supported yet"));
	if (gtab_lex_take(l, "每行"))
		line->scope = GTAB_SCOPE_ROWS;
	else if (gtab_lex_take(l, "每列"))
		line->scope = GTAB_SCOPE_COLUMNS;
	else if (gtab_lex_take(l, "一次"))
		line->scope = GTAB_SCOPE_ONCE;
	else
		return true;
	if (line->scope == GTAB_SCOPE_ROWS && gtab_lex_peek(l) == '(')
		return gtab_lex_fail(l, l->at,
				     _("conditions (每行(…), 若 … 则) are not supported yet"));
	if (line->scope == GTAB_SCOPE_COLUMNS && !take_scope_columns(line))
		return false;
	return gtab_lex_take(l, ",") ||
	       gtab_lex_fail(l, l->at, _("a comma is expected behind the scope"));
}

/* Scope, and the conditions that are for later. */
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
	if (!take_scope_word(line))
		return false;
	if (gtab_lex_sees(l, "若") || gtab_lex_sees(l, "如果") || gtab_lex_sees(l, "if"))
		return gtab_lex_fail(l, l->at,
				     _("conditions (每行(…), 若 … 则) are not supported yet"));
	return true;
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
	cmp = gtab_lex_cmp(l);
	if (cmp == GTAB_CMP_NONE)
		return gtab_lex_fail(l, (gtab_lex_peek(l), l->at),
				     _("a comparison (=, ≥, ≤ …) is expected here"));
	for (; cmp != GTAB_CMP_NONE; left = right, cmp = gtab_lex_cmp(l)) {
		if (!gtab_parse_side(&line->p, &right) || !add_relations(line, cmp, left, right))
			return false;
	}
	return finish_chain(line, before == NULL ? line->first : before->next, start);
}

/* ---- options ---- */

/* Behind ±: 舍入, an amount, or a percentage. */
static bool
parse_tolerance(struct line *line)
{
	gtab_lex *const l = &line->p.lex;
	bool is_integer;

	if (gtab_lex_take(l, "舍入")) {
		line->options.tolerance = GTAB_TOLERANCE_PRINTED;
		return true;
	}
	if (!gtab_lex_number(l, &line->options.amount, &is_integer))
		return gtab_lex_fail(l, l->at,
				     _("an amount, a percentage or 舍入 is expected behind ±"));
	line->options.tolerance =
		gtab_lex_take(l, "%") ? GTAB_TOLERANCE_PERCENT : GTAB_TOLERANCE_ABSOLUTE;
	return true;
}

/* Behind 缺项: */
static bool
parse_if_missing(struct line *line)
{
	gtab_lex *const l = &line->p.lex;

	if (gtab_lex_take(l, "跳过"))
		line->options.if_missing = GTAB_IF_MISSING_SKIP;
	else if (gtab_lex_take(l, "按零"))
		line->options.if_missing = GTAB_IF_MISSING_ZERO;
	else if (gtab_lex_take(l, "必填"))
		line->options.if_missing = GTAB_IF_MISSING_REQUIRED;
	else
		return gtab_lex_fail(l, l->at, _("跳过, 按零 or 必填 is expected behind 缺项:"));
	return true;
}

/* One option; false when none stands here or it is wrong (then st says so). */
static bool
parse_option(struct line *line)
{
	gtab_lex *const l = &line->p.lex;

	if (gtab_lex_take(l, "[强制]"))
		line->options.severity = GTAB_ERROR;
	else if (gtab_lex_take(l, "[核实]"))
		line->options.severity = GTAB_WARNING;
	else if (gtab_lex_take(l, "[提示]"))
		line->options.severity = GTAB_NOTE;
	else if (gtab_lex_take(l, "±"))
		return parse_tolerance(line);
	else if (gtab_lex_take(l, "缺项:"))
		return parse_if_missing(line);
	else if (gtab_lex_sees(l, "期:") || gtab_lex_sees(l, "舍入:"))
		return gtab_lex_fail(l, l->at,
				     _("the options 期: and 舍入: are not supported yet"));
	else
		return false;
	return true;
}

/* Options in any order, then perhaps // and a message, then nothing. */
static bool
parse_tail(struct line *line)
{
	gtab_lex *const l = &line->p.lex;

	while (parse_option(line))
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
	} while (gtab_lex_take(l, ",") && !gtab_lex_sees(l, "[") && !gtab_lex_sees(l, "±") &&
		 !gtab_lex_sees(l, "缺项"));
	return parse_tail(line) && read_codes(line);
}

gtab_status
gtab_relation_next(gtab_relation_reader *r, gtab_relation **out, gtab_text *part_out,
		   gtab_error *err)
{
	struct line line = { .options = { .severity = GTAB_ERROR, .message = GTAB_TEXT("") } };
	gtab_lex *const l = &line.p.lex;

	*l = (gtab_lex){ .reader = r, .err = err };
	if (!gtab_parse_next_part(r, l, part_out))
		return GTAB_END;
	if (!parse_part(&line))
		return l->st;
	for (gtab_relation *relation = line.first; relation != NULL; relation = relation->next) {
		relation->scope = line.scope;
		relation->scope_columns = line.scope_columns;
		relation->options = line.options;
	}
	*out = line.first;
	return GTAB_OK;
}
