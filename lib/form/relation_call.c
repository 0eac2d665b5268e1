/* SPDX-License-Identifier: MIT */
/* Terms of a relation that are no plain references: functions, quotients, texts. */

#include "form/relation_parse_internal.h"

#include "base/i18n.h"
#include "form/name_internal.h"

static const struct {
	const char *name;
	gtab_function function;
} functions[] = {
	{ "计数", GTAB_FN_COUNT }, { "count", GTAB_FN_COUNT },   { "绝对值", GTAB_FN_ABS },
	{ "abs", GTAB_FN_ABS },    { "最大值", GTAB_FN_MAX },    { "最大", GTAB_FN_MAX },
	{ "max", GTAB_FN_MAX },    { "最小值", GTAB_FN_MIN },    { "最小", GTAB_FN_MIN },
	{ "min", GTAB_FN_MIN },    { "下级", GTAB_FN_CHILDREN },
};

static const char *const empty_words[] = { "空白", "空值", "空" };

static gtab_side *
new_side(gtab_parse *p, const gtab_term_list *terms, size_t start)
{
	gtab_side *const side = gtab_arena_get(p->lex.reader->arena, sizeof(*side));

	if (side == NULL) {
		gtab_lex_no_memory(&p->lex);
		return NULL;
	}
	side->terms = terms->first;
	side->source = gtab_lex_since(&p->lex, start);
	return side;
}

/* ---- quotients and products ---- */

/* Make what stands in terms one term: itself divided by what stands here. */
static bool
parse_divisor(gtab_parse *p, size_t start, gtab_term_list *terms)
{
	gtab_term_list divisor = { 0 };
	gtab_term_list quotient = { 0 };
	gtab_side *const above = new_side(p, terms, start);
	gtab_side *below;
	size_t divisor_at;
	gtab_term *term;

	if (above == NULL || !(gtab_lex_take(&p->lex, "/") || gtab_lex_take(&p->lex, "÷")))
		return false;
	divisor_at = (gtab_lex_peek(&p->lex), p->lex.at);
	if (!gtab_parse_factor(p, &divisor))
		return false;
	below = new_side(p, &divisor, divisor_at);
	term = gtab_parse_add(p, &quotient, GTAB_TERM_CALL, gtab_decimal_from_int(1), start);
	if (below == NULL || term == NULL)
		return false;
	term->function = GTAB_FN_QUOTIENT;
	term->args = above;
	above->next = below;
	*terms = quotient;
	return true;
}

/* Behind terms and a *: a number. */
static bool
parse_multiplier(gtab_parse *p, gtab_term_list *terms)
{
	gtab_lex *const l = &p->lex;
	const size_t start = (gtab_lex_peek(l), l->at);
	gtab_decimal number;
	bool is_integer;

	if (!gtab_lex_number(l, &number, &is_integer) || gtab_lex_sees(l, "行") ||
	    gtab_lex_sees(l, "栏") || gtab_lex_sees(l, "列"))
		return l->st == GTAB_OK &&
		       gtab_lex_fail(l, start, _("a reference is multiplied by numbers only"));
	if (gtab_lex_take(l, "%") && gtab_decimal_shift(number, -2, &number) != GTAB_OK)
		return gtab_lex_fail(l, l->at, _("a number with too many digits"));
	for (gtab_term *t = terms->first; t != NULL; t = t->next) {
		if (gtab_decimal_mul(t->factor, number, &t->factor) != GTAB_OK)
			return gtab_lex_fail(l, l->at, _("a number with too many digits"));
	}
	return true;
}

bool
gtab_parse_products(gtab_parse *p, size_t start, gtab_term_list *terms)
{
	gtab_lex *const l = &p->lex;

	for (;;) {
		if ((gtab_lex_sees(l, "/") && !gtab_lex_sees(l, "//")) || gtab_lex_sees(l, "÷")) {
			if (!parse_divisor(p, start, terms))
				return false;
		} else if (gtab_lex_take(l, "*") || gtab_lex_take(l, "×") ||
			   gtab_lex_take(l, "∗")) {
			if (!parse_multiplier(p, terms))
				return false;
		} else {
			return true;
		}
	}
}

/* ---- functions ---- */

static bool
close_bracket(gtab_parse *p, size_t start)
{
	return gtab_lex_take(&p->lex, ")") ||
	       gtab_lex_fail(&p->lex, start, _("this bracket is not closed"));
}

/* Behind 和(: what is summed. A column without rows means its cells in the 明细 rows. */
static bool
parse_sum_function(gtab_parse *p, gtab_decimal factor, size_t start, gtab_term_list *out)
{
	gtab_lex *const l = &p->lex;
	gtab_term_list inner = { 0 };
	gtab_ref *ref;

	if (!gtab_parse_factor(p, &inner))
		return false;
	ref = &inner.first->ref;
	if (inner.n != 1 || inner.first->kind != GTAB_TERM_REF ||
	    (ref->row.kind == GTAB_PICK_CODE && ref->column.kind == GTAB_PICK_NONE))
		return gtab_lex_fail(l, start, _("和() takes one column, range or class"));
	if (!close_bracket(p, start))
		return false;
	if (ref->row.kind == GTAB_PICK_NONE && ref->column.kind != GTAB_PICK_RANGE) {
		ref->row.kind = GTAB_PICK_ALL;
		ref->is_bare = false;
	}
	ref->is_sum = true;
	inner.first->factor = factor;
	inner.first->source = gtab_lex_since(l, start);
	gtab_parse_append(out, inner.first, inner.last, 1);
	return true;
}

/* 清单 or 清单[条件]: the rows of a table; *is_there is false when there is no table of that name. */
static bool
parse_counted_table(gtab_parse *p, gtab_ref *ref, bool *is_there)
{
	gtab_lex *const l = &p->lex;
	gtab_relation_reader *const r = l->reader;
	const gtab_names *const names = r->names;
	const size_t before = (gtab_lex_peek(l), l->at);
	gtab_text name;
	bool is_done;

	*is_there = false;
	if (r->names_of == NULL || gtab_lex_known(l, NULL, &name) || !gtab_lex_unknown(l, &name) ||
	    (gtab_lex_peek(l) != ')' && gtab_lex_peek(l) != '[') ||
	    (r->names = r->names_of(r->ctx, name)) == NULL) {
		r->names = names;
		l->at = before;
		return true;
	}
	*is_there = true;
	ref->table = name;
	is_done = gtab_parse_filter(p, ref);
	r->names = names;
	return is_done;
}

/* Behind 计数(: a table, * or [条件] for rows, a column, a range or a class for cells. */
static bool
parse_counted(gtab_parse *p, gtab_term_list *out)
{
	gtab_lex *const l = &p->lex;
	const size_t start = (gtab_lex_peek(l), l->at);
	gtab_ref ref = { .row = { .kind = GTAB_PICK_ALL } };
	gtab_term *term;
	bool is_there;

	if (!parse_counted_table(p, &ref, &is_there))
		return false;
	if (is_there || gtab_lex_take(l, "*") || gtab_lex_peek(l) == '[') {
		if (!is_there && !gtab_parse_filter(p, &ref))
			return false;
		term = gtab_parse_add(p, out, GTAB_TERM_REF, gtab_decimal_from_int(1), start);
		if (term != NULL)
			term->ref = ref;
		return term != NULL;
	}
	if (!gtab_parse_factor(p, out))
		return false;
	if (out->n != 1 || out->first->kind != GTAB_TERM_REF)
		return gtab_lex_fail(l, start,
				     _("计数() takes one column, range or class, or *[…]"));
	if (out->first->ref.row.kind == GTAB_PICK_NONE &&
	    out->first->ref.column.kind != GTAB_PICK_RANGE) {
		out->first->ref.row.kind = GTAB_PICK_ALL;
		out->first->ref.is_bare = false;
	}
	return true;
}

/* 计数(立案、处分) is of the cells of a row, where 计数(立案) is of a column. */
static void
count_cells_of_row(gtab_side *args)
{
	for (gtab_side *s = args; s != NULL; s = s->next) {
		gtab_ref *const ref = &s->terms->ref;

		if (ref->row.kind == GTAB_PICK_ALL && ref->filter == NULL &&
		    ref->column.kind != GTAB_PICK_NONE)
			ref->row.kind = GTAB_PICK_NONE;
	}
}

/* One argument of a function as a side. */
static gtab_side *
parse_argument(gtab_parse *p, gtab_function function)
{
	const size_t start = (gtab_lex_peek(&p->lex), p->lex.at);
	gtab_term_list terms = { 0 };

	if (function == GTAB_FN_COUNT ? !parse_counted(p, &terms) : !gtab_parse_sum(p, &terms))
		return NULL;
	return new_side(p, &terms, start);
}

/* Behind 最大(: arguments up to the bracket. */
static bool
parse_arguments(gtab_parse *p, gtab_function function, gtab_decimal factor, size_t start,
		gtab_term_list *out)
{
	gtab_lex *const l = &p->lex;
	gtab_side *const first = parse_argument(p, function);
	gtab_side *last = first;
	gtab_term *term;

	while (last != NULL && (gtab_lex_take(l, ",") || gtab_lex_take(l, "、"))) {
		last->next = parse_argument(p, function);
		last = last->next;
	}
	if (last == NULL || !close_bracket(p, start))
		return false;
	if (first != last && function == GTAB_FN_COUNT)
		count_cells_of_row(first);
	else if (first != last && function != GTAB_FN_MAX && function != GTAB_FN_MIN)
		return gtab_lex_fail(l, start,
				     _("only 最大(), 最小() and 计数() take several arguments"));
	term = gtab_parse_add(p, out, GTAB_TERM_CALL, factor, start);
	if (term == NULL)
		return false;
	term->function = function;
	term->args = first;
	return true;
}

bool
gtab_parse_function(gtab_parse *p, gtab_decimal factor, gtab_term_list *out, bool *is_there)
{
	gtab_lex *const l = &p->lex;
	const size_t start = (gtab_lex_peek(l), l->at);
	bool is_done;

	*is_there = true;
	if (++p->depth > GTAB_RELATION_DEPTH_MAX)
		return gtab_lex_fail(l, start, _("brackets are nested too deeply"));
	for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++) {
		if (gtab_lex_take(l, functions[i].name) && gtab_lex_take(l, "(")) {
			is_done = parse_arguments(p, functions[i].function, factor, start, out);
			p->depth--;
			return is_done;
		}
		l->at = start;
	}
	if ((gtab_lex_take(l, "和") || gtab_lex_take(l, "sum")) && gtab_lex_take(l, "(")) {
		is_done = parse_sum_function(p, factor, start, out);
		p->depth--;
		return is_done;
	}
	p->depth--;
	l->at = start;
	*is_there = false;
	return true;
}

/* ---- texts ---- */

/* The next character whatever it is, folded and taken; 0 at the end. */
static uint32_t
take_character(gtab_lex *l)
{
	gtab_text rest = gtab_lex_rest(l);
	uint32_t cp;

	if (rest.len == 0)
		return 0;
	cp = gtab_name_fold_cp(gtab_utf8_next(&rest));
	l->at = l->end - rest.len;
	return cp;
}

/* “2”(调整表): what a code means may stand behind it. */
static void
skip_remark(gtab_lex *l)
{
	const size_t before = l->at;
	uint32_t cp = '(';

	if (!gtab_lex_take(l, "("))
		return;
	while (cp != 0 && cp != ')')
		cp = take_character(l);
	if (cp == 0)
		l->at = before;
}

/* Behind a quotation mark: up to the next. Quotation marks of one width or another are one. */
static bool
take_quoted(gtab_lex *l, size_t start, uint32_t mark, gtab_text *out)
{
	const size_t from = l->at;
	size_t to = from;
	uint32_t cp = take_character(l);

	for (; cp != 0 && cp != mark; cp = take_character(l))
		to = l->at;
	if (cp == 0)
		return gtab_lex_fail(l, start, _("this text is not closed"));
	*out = gtab_text_trim(gtab_text_slice(l->reader->text, from, to));
	skip_remark(l);
	return true;
}

bool
gtab_parse_text(gtab_parse *p, gtab_term_list *out, bool *is_there)
{
	gtab_lex *const l = &p->lex;
	const size_t start = (gtab_lex_peek(l), l->at);
	const uint32_t cp = gtab_lex_peek(l);
	gtab_text text = GTAB_TEXT("");
	gtab_term *term;

	*is_there = cp == '"' || cp == '\'';
	if (*is_there && (take_character(l), !take_quoted(l, start, cp, &text)))
		return false;
	for (size_t i = 0; !*is_there && i < sizeof(empty_words) / sizeof(empty_words[0]); i++)
		*is_there = gtab_lex_take(l, empty_words[i]);
	if (!*is_there)
		return true;
	term = gtab_parse_add(p, out, GTAB_TERM_TEXT, gtab_decimal_from_int(1), start);
	if (term != NULL)
		term->text = text;
	return term != NULL;
}
