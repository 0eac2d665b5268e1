/* SPDX-License-Identifier: MIT */
/* One side of a relation: a sum of terms with brackets multiplied out, or a 、 list of references. */

#include "form/relation_parse_internal.h"

#include "base/i18n.h"
#include "form/name_internal.h"

static bool parse_sum(gtab_parse *p, gtab_decimal factor, gtab_term_list *out);
static bool parse_term(gtab_parse *p, gtab_decimal factor, gtab_term_list *out);

static const char *const other_functions[] = { "计数", "count", "绝对值", "abs",
					       "最大", "max",   "最小",   "min" };

gtab_term *
gtab_parse_add(gtab_parse *p, gtab_term_list *list, gtab_term_kind kind, gtab_decimal factor,
	       size_t start)
{
	gtab_term *const term = gtab_arena_get(p->lex.reader->arena, sizeof(*term));

	if (term == NULL) {
		gtab_lex_no_memory(&p->lex);
		return NULL;
	}
	term->kind = kind;
	term->factor = factor;
	term->source = gtab_lex_since(&p->lex, start);
	term->next_in_part = p->part_terms;
	p->part_terms = term;
	if (list->last == NULL)
		list->first = term;
	else
		list->last->next = term;
	list->last = term;
	list->n++;
	p->has_ref = p->has_ref || kind == GTAB_TERM_REF;
	return term;
}

/* What may stand behind a reference in the whole language, and not yet in ours. */
static bool
refuse_later_parts(gtab_parse *p)
{
	static const char *const options[] = { "[强制]", "[核实]", "[提示]" };
	gtab_lex *const l = &p->lex;
	const uint32_t cp = gtab_lex_peek(l);

	if (cp == 0xB7) /* · */
		return gtab_lex_fail(l, l->at, _("other periods (·上期) are not supported yet"));
	if (cp == '/' && !gtab_lex_sees(l, "//"))
		return gtab_lex_fail(l, l->at, _("quotients are not supported yet"));
	if (cp == '!' && !gtab_lex_sees(l, "!="))
		return gtab_lex_fail(l, l->at, _("other tables (表2!) are not supported yet"));
	if (cp != '[')
		return true;
	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
		if (gtab_lex_sees(l, options[i]))
			return true;
	}
	return gtab_lex_fail(l, l->at, _("filters in [ ] are not supported yet"));
}

/* Take 之和 behind a term. */
static void
take_sum_word(gtab_parse *p, gtab_term_list *out)
{
	p->is_sum_word = gtab_lex_take(&p->lex, "之和");
	for (gtab_term *t = out->first; p->is_sum_word && t != NULL; t = t->next)
		t->ref.is_sum = true;
}

/* Keep ref as a term, and look at what stands behind it. */
static bool
add_ref(gtab_parse *p, gtab_decimal factor, gtab_ref ref, size_t start, gtab_term_list *out)
{
	gtab_term *const term = gtab_parse_add(p, out, GTAB_TERM_REF, factor, start);

	if (term == NULL)
		return false;
	term->ref = ref;
	return refuse_later_parts(p);
}

/* 交审计1表05行 names another table by its number, without a !. */
static bool
names_table(gtab_text name)
{
	const gtab_text word = GTAB_TEXT("表");
	const size_t at = gtab_text_find(name, word) + word.len;

	return at < name.len && name.ptr[at] >= '0' && name.ptr[at] <= '9';
}

/* A name without any mark: a column, or else a row. The next pass decides what it means. */
static bool
parse_name(gtab_parse *p, gtab_decimal factor, bool is_known, gtab_text name, gtab_term_list *out)
{
	const gtab_ref ref = { .column = { .kind = GTAB_PICK_NAME, .first = name },
			       .is_bare = true };
	gtab_lex *const l = &p->lex;
	const size_t start = l->at - name.len;

	if (!is_known && names_table(name))
		return gtab_lex_fail(l, start, _("other tables (%.*s) are not supported yet"),
				     GTAB_TEXT_ARG(name));
	return add_ref(p, factor, ref, start, out);
}

/* A number alone, or number * factor. */
static bool
parse_number(gtab_parse *p, gtab_decimal factor, gtab_term_list *out)
{
	gtab_lex *const l = &p->lex;
	const size_t start = l->at;
	gtab_decimal number;
	bool is_integer;
	gtab_term *term;

	if (!gtab_lex_number(l, &number, &is_integer))
		return false;
	if (gtab_lex_take(l, "*") || gtab_lex_take(l, "×") || gtab_lex_take(l, "∗")) {
		if (gtab_decimal_mul(factor, number, &factor) != GTAB_OK)
			return gtab_lex_fail(l, start, _("a number with too many digits"));
		return parse_term(p, factor, out);
	}
	term = gtab_parse_add(p, out, is_integer ? GTAB_TERM_INTEGER : GTAB_TERM_NUMBER, factor,
			      start);
	if (term == NULL)
		return false;
	term->number = number;
	return refuse_later_parts(p);
}

/* (4) is column 4 when the number line prints a 4. */
static bool
take_printed_number(gtab_parse *p, gtab_ref *ref)
{
	gtab_lex *const l = &p->lex;
	const gtab_names *const names = l->reader->names;
	const size_t before = l->at;
	gtab_text digits;

	if (names != NULL && gtab_lex_take(l, "(") && gtab_lex_integer(l, &digits) &&
	    gtab_lex_take(l, ")")) {
		for (size_t i = 0; i < names->n_numbers; i++) {
			if (gtab_name_match(digits, names->numbers[i]) != digits.len)
				continue;
			ref->column = (gtab_pick){ .kind = GTAB_PICK_CODE, .first = digits };
			return true;
		}
	}
	l->at = before;
	return false;
}

/* What begins with a bracket: a group of codes, a printed number, a sum. */
static bool
parse_bracket(gtab_parse *p, gtab_decimal factor, gtab_term_list *out)
{
	gtab_lex *const l = &p->lex;
	const size_t start = l->at;
	gtab_ref ref = { 0 };

	if (gtab_parse_sees_group(p))
		return gtab_parse_group(p, factor, out);
	if (take_printed_number(p, &ref))
		return add_ref(p, factor, ref, start, out);
	if (++p->depth > GTAB_RELATION_DEPTH_MAX)
		return gtab_lex_fail(l, start, _("brackets are nested too deeply"));
	gtab_lex_take(l, "(");
	if (!parse_sum(p, factor, out))
		return false;
	p->depth--;
	if (!gtab_lex_take(l, ")"))
		return gtab_lex_fail(l, start, _("this bracket is not closed"));
	return refuse_later_parts(p);
}

/* Behind 和(: what is summed. A column without rows means its cells in the 明细 rows. */
static bool
parse_sum_function(gtab_parse *p, gtab_decimal factor, size_t start, gtab_term_list *out)
{
	gtab_lex *const l = &p->lex;
	gtab_term_list inner = { 0 };
	gtab_ref *ref;

	if (!parse_term(p, factor, &inner))
		return false;
	ref = &inner.first->ref;
	if (inner.n != 1 || inner.first->kind != GTAB_TERM_REF ||
	    (ref->row.kind == GTAB_PICK_CODE && ref->column.kind == GTAB_PICK_NONE))
		return gtab_lex_fail(l, start, _("和() takes one column, range or class"));
	if (!gtab_lex_take(l, ")"))
		return gtab_lex_fail(l, start, _("this bracket is not closed"));
	if (ref->row.kind == GTAB_PICK_NONE && ref->column.kind != GTAB_PICK_RANGE) {
		ref->row.kind = GTAB_PICK_ALL;
		ref->is_bare = false;
	}
	ref->is_sum = true;
	inner.first->source = gtab_lex_since(l, start);
	if (out->last == NULL)
		out->first = inner.first;
	else
		out->last->next = inner.first;
	out->last = inner.last;
	out->n++;
	return true;
}

/* A function's name with its bracket; *is_there is false when none stands here. */
static bool
parse_function(gtab_parse *p, gtab_decimal factor, gtab_term_list *out, bool *is_there)
{
	gtab_lex *const l = &p->lex;
	const size_t start = (gtab_lex_peek(l), l->at);

	*is_there = true;
	if ((gtab_lex_take(l, "和") || gtab_lex_take(l, "sum")) && gtab_lex_take(l, "("))
		return parse_sum_function(p, factor, start, out);
	l->at = start;
	for (size_t i = 0; i < sizeof(other_functions) / sizeof(other_functions[0]); i++) {
		if (gtab_lex_take(l, other_functions[i]) && gtab_lex_peek(l) == '(')
			return gtab_lex_fail(l, start, _("the function %s() is not supported yet"),
					     other_functions[i]);
		l->at = start;
	}
	*is_there = false;
	return true;
}

/* What is no known name: a mark, a code, a number, a bracket, a function, an unknown name. */
static bool
parse_other(gtab_parse *p, gtab_decimal factor, gtab_term_list *out)
{
	gtab_lex *const l = &p->lex;
	const uint32_t cp = gtab_lex_peek(l);
	const size_t start = l->at;
	gtab_ref ref = { 0 };
	gtab_text name;
	bool is_there;

	if (!gtab_parse_marked(p, &ref, &is_there) ||
	    (!is_there && !gtab_parse_coded(p, &ref, &is_there)))
		return false;
	if (is_there)
		return add_ref(p, factor, ref, start, out);
	if (cp >= '0' && cp <= '9')
		return parse_number(p, factor, out);
	if (cp == '(')
		return parse_bracket(p, factor, out);
	if (!parse_function(p, factor, out, &is_there) || is_there)
		return l->st == GTAB_OK;
	if (gtab_lex_unknown(l, &name))
		return parse_name(p, factor, false, name, out);
	return gtab_lex_fail(l, l->at, _("a column, a row or a number is expected here"));
}

/* One term: names first, since a name may look like anything else. */
static bool
parse_term(gtab_parse *p, gtab_decimal factor, gtab_term_list *out)
{
	gtab_text name;

	if (gtab_lex_known(&p->lex, NULL, &name))
		return parse_name(p, factor, true, name, out);
	return parse_other(p, factor, out);
}

static bool
parse_sum(gtab_parse *p, gtab_decimal factor, gtab_term_list *out)
{
	char sign = gtab_lex_sign(&p->lex);

	do {
		if (!parse_term(p, sign == '-' ? gtab_decimal_negate(factor) : factor, out))
			return false;
		take_sum_word(p, out);
		sign = gtab_lex_sign(&p->lex);
	} while (sign != 0);
	return true;
}

/* ---- sides ---- */

/* 06、07、08行: a bare integer in a list is what the last member says its code is. */
static void
spread_axis(gtab_side *first, const gtab_term *last)
{
	const bool is_row = last->ref.row.kind == GTAB_PICK_CODE;

	if (last->kind != GTAB_TERM_REF || last->ref.is_bare ||
	    (is_row ? last->ref.column.kind : last->ref.row.kind) != GTAB_PICK_NONE)
		return;
	for (gtab_side *s = first; s != NULL; s = s->next) {
		const gtab_pick code = { .kind = GTAB_PICK_CODE, .first = s->terms->source };

		if (s->terms->kind != GTAB_TERM_INTEGER)
			continue;
		s->terms->kind = GTAB_TERM_REF;
		*(is_row ? &s->terms->ref.row : &s->terms->ref.column) = code;
	}
}

/* A list with 之和 behind it is one sum. */
static void
join_list(gtab_side *first, gtab_text source)
{
	gtab_term *last = first->terms;

	for (gtab_side *s = first->next; s != NULL; s = s->next) {
		last->next = s->terms;
		last = s->terms;
	}
	for (gtab_term *t = first->terms; t != NULL; t = t->next)
		t->ref.is_sum = true;
	first->next = NULL;
	first->source = source;
}

/* A sum up to the next 、 or comparison. A lone 0 is a number, never a code. */
static gtab_side *
parse_member(gtab_parse *p)
{
	const gtab_decimal one = gtab_decimal_from_int(1);
	gtab_side *const side = gtab_arena_get(p->lex.reader->arena, sizeof(*side));
	const size_t start = (gtab_lex_peek(&p->lex), p->lex.at);
	gtab_term_list terms = { 0 };

	if (side == NULL) {
		gtab_lex_no_memory(&p->lex);
		return NULL;
	}
	if (!parse_sum(p, one, &terms))
		return NULL;
	if (terms.n == 1 && terms.first->kind == GTAB_TERM_INTEGER &&
	    gtab_decimal_sign(terms.first->number) == 0)
		terms.first->kind = GTAB_TERM_NUMBER;
	side->terms = terms.first;
	side->source = gtab_lex_since(&p->lex, start);
	return side;
}

bool
gtab_parse_side(gtab_parse *p, gtab_side **out)
{
	gtab_lex *const l = &p->lex;
	const size_t start = (gtab_lex_peek(l), l->at);
	gtab_side *last = parse_member(p);

	*out = last;
	while (last != NULL && gtab_lex_peek(l) == 0x3001) { /* 、 */
		if (last->terms->next != NULL)
			return gtab_lex_fail(l, l->at, _("a list with 、 holds references only"));
		gtab_lex_take(l, "、");
		last->next = parse_member(p);
		last = last->next;
	}
	if (last == NULL)
		return false;
	if (*out != last) {
		if (last->terms->next != NULL)
			return gtab_lex_fail(l, start, _("a list with 、 holds references only"));
		spread_axis(*out, last->terms);
		if (p->is_sum_word)
			join_list(*out, gtab_lex_since(l, start));
	}
	return true;
}
