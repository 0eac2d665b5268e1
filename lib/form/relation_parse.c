/* SPDX-License-Identifier: MIT */
/* One side of a relation: a sum of terms with brackets multiplied out, or a 、 list of references. */

#include "form/relation_parse_internal.h"

#include "base/i18n.h"
#include "form/name_internal.h"

static bool parse_sum(gtab_parse *p, gtab_decimal factor, gtab_term_list *out);
static bool parse_factor(gtab_parse *p, gtab_decimal factor, gtab_term_list *out);

void
gtab_parse_append(gtab_term_list *list, gtab_term *first, gtab_term *last, size_t n)
{
	if (n == 0)
		return;
	if (list->last == NULL)
		list->first = first;
	else
		list->last->next = first;
	list->last = last;
	list->n += n;
}

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
	gtab_parse_append(list, term, term, 1);
	p->has_ref = p->has_ref || kind == GTAB_TERM_REF;
	return term;
}

/* Whether a [ that stands here begins an option: [核实]. */
static bool
sees_option(gtab_lex *l)
{
	static const char *const options[] = { "[强制]", "[核实]", "[提示]" };

	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
		if (gtab_lex_sees(l, options[i]))
			return true;
	}
	return false;
}

/* X[条件]: a column's cells in the 明细 rows that meet the condition. */
bool
gtab_parse_filter(gtab_parse *p, gtab_ref *ref)
{
	gtab_lex *const l = &p->lex;
	const size_t start = (gtab_lex_peek(l), l->at);

	if (gtab_lex_peek(l) != '[' || sees_option(l))
		return true;
	if (ref->row.kind != GTAB_PICK_NONE && ref->row.kind != GTAB_PICK_ALL &&
	    ref->row.kind != GTAB_PICK_CLASS)
		return gtab_lex_fail(
			l, start, _("a filter in [ ] stands behind a column or a class of rows"));
	gtab_lex_take(l, "[");
	if (!gtab_parse_condition(p, &ref->filter))
		return false;
	if (!gtab_lex_take(l, "]"))
		return gtab_lex_fail(l, (gtab_lex_peek(l), l->at), _("] is expected here"));
	if (ref->row.kind == GTAB_PICK_NONE)
		ref->row.kind = GTAB_PICK_ALL;
	ref->is_bare = false;
	return true;
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
	gtab_term *term;

	if (!gtab_parse_filter(p, &ref) || !gtab_parse_when(p, &ref.when) ||
	    !gtab_parse_filter(p, &ref))
		return false;
	term = gtab_parse_add(p, out, GTAB_TERM_REF, factor, start);
	if (term == NULL)
		return false;
	term->ref = ref;
	return true;
}

/* A name without any mark: a column, or else a row; before ! or a code, a table. */
static bool
parse_name(gtab_parse *p, gtab_decimal factor, bool is_known, gtab_text name, gtab_term_list *out)
{
	gtab_lex *const l = &p->lex;
	const size_t start = l->at - name.len;
	const size_t table_len = is_known ? 0 : gtab_table_in_name(name);
	gtab_ref ref;
	bool is_there;

	if (!gtab_parse_in_table(p, name, &ref, &is_there))
		return false;
	if (is_there)
		return add_ref(p, factor, ref, start, out);
	if (table_len > 0) { /* 交审计1表05行 */
		l->at = start + table_len;
		return gtab_parse_coded_in_table(p, gtab_text_slice(name, 0, table_len), &ref) &&
		       add_ref(p, factor, ref, start, out);
	}
	ref = (gtab_ref){ .column = { .kind = GTAB_PICK_NAME, .first = name }, .is_bare = true };
	return add_ref(p, factor, ref, start, out);
}

/* 50% is 0.5. */
static bool
take_percent(gtab_lex *l, gtab_decimal *number, bool *is_integer)
{
	if (!gtab_lex_take(l, "%"))
		return true;
	*is_integer = false;
	return gtab_decimal_shift(*number, -2, number) == GTAB_OK ||
	       gtab_lex_fail(l, l->at, _("a number with too many digits"));
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

	if (!gtab_lex_number(l, &number, &is_integer) || !take_percent(l, &number, &is_integer))
		return false;
	if (gtab_lex_take(l, "*") || gtab_lex_take(l, "×") || gtab_lex_take(l, "∗")) {
		if (gtab_decimal_mul(factor, number, &factor) != GTAB_OK)
			return gtab_lex_fail(l, start, _("a number with too many digits"));
		return parse_factor(p, factor, out);
	}
	term = gtab_parse_add(p, out, is_integer ? GTAB_TERM_INTEGER : GTAB_TERM_NUMBER, factor,
			      start);
	if (term == NULL)
		return false;
	term->number = number;
	return true;
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
	if (!gtab_parse_text(p, out, &is_there) || is_there ||
	    !gtab_parse_function(p, factor, out, &is_there) || is_there)
		return l->st == GTAB_OK;
	if (gtab_lex_unknown(l, &name))
		return parse_name(p, factor, false, name, out);
	return gtab_lex_fail(l, l->at, _("a column, a row or a number is expected here"));
}

/* One factor: names first, since a name may look like anything else. */
static bool
parse_factor(gtab_parse *p, gtab_decimal factor, gtab_term_list *out)
{
	gtab_text name;

	if (gtab_lex_known(&p->lex, NULL, &name))
		return parse_name(p, factor, true, name, out);
	return parse_other(p, factor, out);
}

bool
gtab_parse_factor(gtab_parse *p, gtab_term_list *out)
{
	return parse_factor(p, gtab_decimal_from_int(1), out);
}

bool
gtab_parse_sum(gtab_parse *p, gtab_term_list *out)
{
	return parse_sum(p, gtab_decimal_from_int(1), out);
}

/* A factor with what multiplies or divides it. */
static bool
parse_term(gtab_parse *p, gtab_decimal factor, gtab_term_list *out)
{
	gtab_term_list terms = { 0 };
	const size_t start = (gtab_lex_peek(&p->lex), p->lex.at);

	if (!parse_factor(p, factor, &terms) || !gtab_parse_products(p, start, &terms))
		return false;
	gtab_parse_append(out, terms.first, terms.last, terms.n);
	return true;
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
