/* SPDX-License-Identifier: MIT */
/* References of a relation: @05, #3-7, [05,4], 05行4栏, 3至7栏, (1+2+…+8)行. */

#include "form/relation_parse_internal.h"

#include "base/i18n.h"
#include "form/name_internal.h"

static const struct {
	const char *word;
	gtab_row_class row_class;
} classes[] = {
	{ "明细", GTAB_ROW_DETAIL }, { "小计", GTAB_ROW_SUBTOTAL }, { "合计", GTAB_ROW_TOTAL },
	{ "总计", GTAB_ROW_TOTAL },  { "其中", GTAB_ROW_PART },     { "累计", GTAB_ROW_CUMULATIVE },
};

/* Take 至 or another word that joins the ends of a range. */
static bool
take_to(gtab_lex *l)
{
	return gtab_lex_take(l, "至") || gtab_lex_take(l, "到") || gtab_lex_take(l, "~");
}

/* Whether the very next byte begins a digit, with no space before it. */
static bool
is_digit_next(const gtab_lex *l)
{
	gtab_text rest = gtab_lex_rest(l);
	uint32_t cp;

	if (rest.len == 0)
		return false;
	cp = gtab_name_fold_cp(gtab_utf8_next(&rest));
	return cp >= '0' && cp <= '9';
}

/* The end of a range under @, # or [ ]: 至7, or -7 (spaces only where may_space). */
static bool
pick_range_end(gtab_parse *p, gtab_pick *pick, bool may_space)
{
	gtab_lex *const l = &p->lex;
	const size_t before = l->at;
	const bool is_space = gtab_lex_peek(l) != 0 && l->at != before;
	const size_t start = l->at;

	if (!take_to(l) && ((is_space && !may_space) || gtab_lex_sign(l) != '-' ||
			    (!may_space && !is_digit_next(l)))) {
		l->at = before;
		return true;
	}
	if (!gtab_lex_integer(l, &pick->last))
		return gtab_lex_fail(l, start, _("the end of a range is expected here"));
	pick->kind = GTAB_PICK_RANGE;
	return true;
}

/* Digits, and perhaps the end of a range; *is_there is false when no digit stands here. */
static bool
pick_codes(gtab_parse *p, gtab_pick *pick, bool may_space, bool *is_there)
{
	*is_there = gtab_lex_integer(&p->lex, &pick->first);
	if (!*is_there)
		return true;
	pick->kind = GTAB_PICK_CODE;
	return pick_range_end(p, pick, may_space);
}

/* Behind 「: a name up to 」. */
static bool
take_quoted(gtab_lex *l, gtab_text *out)
{
	const gtab_text rest = gtab_lex_rest(l);
	const size_t len = gtab_text_find(rest, GTAB_TEXT("」"));

	if (len == rest.len)
		return gtab_lex_fail(l, l->at, _("a name in 「」 is not closed"));
	*out = gtab_text_trim(gtab_text_slice(rest, 0, len));
	l->at += len;
	return gtab_lex_take(l, "」");
}

/* A name of that axis, known or not. */
static bool
pick_name(gtab_parse *p, gtab_axis axis, gtab_pick *pick)
{
	gtab_lex *const l = &p->lex;

	pick->kind = GTAB_PICK_NAME;
	if (gtab_lex_take(l, "「"))
		return take_quoted(l, &pick->first);
	if (gtab_lex_known(l, &axis, &pick->first) || gtab_lex_unknown(l, &pick->first))
		return true;
	return gtab_lex_fail(l, l->at,
			     axis == GTAB_AXIS_ROW ? _("a row is expected here")
						   : _("a column is expected here"));
}

/* The word behind @*. */
static bool
pick_class(gtab_parse *p, gtab_pick *pick)
{
	gtab_lex *const l = &p->lex;

	pick->kind = GTAB_PICK_CLASS;
	for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
		if (gtab_lex_take(l, classes[i].word)) {
			pick->row_class = classes[i].row_class;
			return true;
		}
	}
	return gtab_lex_fail(l, l->at, _("明细, 小计, 合计, 其中 or 累计 is expected behind @*"));
}

/* Behind @, or in place of the row of [ ]: *class, a label, codes. */
static bool
pick_row(gtab_parse *p, gtab_pick *pick, bool is_cell)
{
	const gtab_axis axis = GTAB_AXIS_ROW;
	bool is_there;

	if (gtab_lex_take(&p->lex, "*")) {
		pick->kind = GTAB_PICK_ALL;
		return is_cell && gtab_lex_peek(&p->lex) == ',' ? true : pick_class(p, pick);
	}
	if (gtab_lex_known(&p->lex, &axis, &pick->first)) {
		pick->kind = GTAB_PICK_NAME;
		return true;
	}
	if (!pick_codes(p, pick, is_cell, &is_there))
		return false;
	return is_there || pick_name(p, GTAB_AXIS_ROW, pick);
}

/* Behind #, or in place of the column of [ ]: *, codes, a name. */
static bool
pick_column(gtab_parse *p, gtab_pick *pick, bool is_cell)
{
	bool is_there;

	if (is_cell && gtab_lex_take(&p->lex, "*")) {
		pick->kind = GTAB_PICK_ALL;
		return true;
	}
	if (!pick_codes(p, pick, is_cell, &is_there))
		return false;
	return is_there || pick_name(p, GTAB_AXIS_COLUMN, pick);
}

/* Behind [: row , column ] */
static bool
parse_cell(gtab_parse *p, gtab_ref *ref)
{
	gtab_lex *const l = &p->lex;

	gtab_lex_take(l, "@");
	if (!pick_row(p, &ref->row, true))
		return false;
	if (!gtab_lex_take(l, ","))
		return gtab_lex_fail(l, l->at,
				     _("a cell is written [row,column]: , is expected here"));
	gtab_lex_take(l, "#");
	if (!pick_column(p, &ref->column, true))
		return false;
	if (!gtab_lex_take(l, "]"))
		return gtab_lex_fail(l, l->at, _("] is expected here"));
	return true;
}

/* Behind 「: a name of a column, or of a row. */
static bool
parse_quoted(gtab_parse *p, gtab_ref *ref)
{
	ref->column.kind = GTAB_PICK_NAME;
	ref->is_bare = true;
	return take_quoted(&p->lex, &ref->column.first);
}

bool
gtab_parse_marked(gtab_parse *p, gtab_ref *ref, bool *is_there)
{
	gtab_lex *const l = &p->lex;

	*is_there = true;
	if (gtab_lex_take(l, "@"))
		return pick_row(p, &ref->row, false);
	if (gtab_lex_take(l, "#"))
		return pick_column(p, &ref->column, false);
	if (gtab_lex_take(l, "["))
		return parse_cell(p, ref);
	if (gtab_lex_take(l, "「"))
		return parse_quoted(p, ref);
	*is_there = false;
	return true;
}

/* 行: the row pick; 栏 or 列: the column pick; NULL when neither stands here. */
static gtab_pick *
take_axis(gtab_parse *p, gtab_ref *ref)
{
	if (gtab_lex_take(&p->lex, "行"))
		return &ref->row;
	if (gtab_lex_take(&p->lex, "栏") || gtab_lex_take(&p->lex, "列"))
		return &ref->column;
	return NULL;
}

/* 1-8行 reads as a difference of a number and a row, and is meant as a range. */
static bool
refuse_dash_range(gtab_parse *p, size_t start, gtab_text first)
{
	gtab_lex *const l = &p->lex;
	const size_t before = l->at;
	gtab_text last;
	gtab_ref ref;

	if (gtab_lex_sign(l) == '-' && gtab_lex_integer(l, &last)) {
		const size_t axis_at = (gtab_lex_peek(l), l->at);

		if (take_axis(p, &ref) != NULL) {
			const gtab_text written = gtab_lex_since(l, start);
			const gtab_text axis = gtab_lex_since(l, axis_at);

			return gtab_lex_fail(
				l, start,
				_("%.*s is not clear: write %.*s至%.*s%.*s for a range, or "
				  "%.*s%.*s-%.*s%.*s for a difference"),
				GTAB_TEXT_ARG(written), GTAB_TEXT_ARG(first), GTAB_TEXT_ARG(last),
				GTAB_TEXT_ARG(axis), GTAB_TEXT_ARG(first), GTAB_TEXT_ARG(axis),
				GTAB_TEXT_ARG(last), GTAB_TEXT_ARG(axis));
		}
	}
	l->at = before;
	return true;
}

/* One of 05行, 02至14行, 4栏; *is_there is false, and nothing taken, when 行, 栏, 列 do not follow. */
static bool
parse_one_coded(gtab_parse *p, gtab_ref *ref, bool *is_there)
{
	gtab_lex *const l = &p->lex;
	const size_t start = (gtab_lex_peek(l), l->at);
	gtab_pick pick = { .kind = GTAB_PICK_CODE };
	gtab_pick *target;

	*is_there = false;
	if (!gtab_lex_integer(l, &pick.first))
		return true;
	if (take_to(l)) {
		pick.kind = GTAB_PICK_RANGE;
		if (!gtab_lex_integer(l, &pick.last))
			return gtab_lex_fail(l, l->at, _("the end of a range is expected here"));
	}
	target = take_axis(p, ref);
	if (target != NULL && target->kind == GTAB_PICK_NONE) {
		*target = pick;
		*is_there = true;
		return true;
	}
	if (pick.kind == GTAB_PICK_RANGE || target != NULL)
		return gtab_lex_fail(l, l->at, _("行, 栏 or 列 is expected here"));
	if (!refuse_dash_range(p, start, pick.first))
		return false;
	l->at = start;
	return true;
}

bool
gtab_parse_coded(gtab_parse *p, gtab_ref *ref, bool *is_there)
{
	bool is_cell;

	if (!parse_one_coded(p, ref, is_there) || !*is_there)
		return p->lex.st == GTAB_OK;
	if (!is_digit_next(&p->lex))
		return true;
	if (!parse_one_coded(p, ref, &is_cell)) /* 4栏 of 05行4栏 */
		return false;
	return is_cell || gtab_lex_fail(&p->lex, p->lex.at, _("行, 栏 or 列 is expected here"));
}

bool
gtab_parse_columns(gtab_parse *p, gtab_pick *pick)
{
	gtab_ref ref = { 0 };
	bool is_there;

	if (gtab_lex_take(&p->lex, "#"))
		return pick_column(p, pick, false);
	if (!gtab_parse_coded(p, &ref, &is_there))
		return false;
	if (!is_there)
		return pick_name(p, GTAB_AXIS_COLUMN, pick);
	*pick = ref.column;
	return pick->kind != GTAB_PICK_NONE ||
	       gtab_lex_fail(&p->lex, p->lex.at, _("a column is expected here"));
}

/* ---- groups ---- */

/* Bytes from ( to behind its ); 0 when it is not closed. */
static size_t
bracket_len(gtab_text t)
{
	gtab_text rest = t;
	size_t depth = 0;

	while (rest.len > 0) {
		const uint32_t cp = gtab_name_fold_cp(gtab_utf8_next(&rest));

		if (cp == '(')
			depth++;
		else if (cp == ')' && --depth == 0)
			return t.len - rest.len;
	}
	return 0;
}

/* Move behind the bracket that stands here; what 行, 栏, 列 says then, in an otherwise empty ref. */
static gtab_pick *
group_axis(gtab_parse *p, gtab_ref *ref)
{
	const size_t before = p->lex.at;
	gtab_pick *axis;

	p->lex.at += bracket_len(gtab_lex_rest(&p->lex));
	axis = p->lex.at == before ? NULL : take_axis(p, ref);
	p->lex.at = before;
	return axis;
}

bool
gtab_parse_sees_group(gtab_parse *p)
{
	gtab_ref ref = { 0 };

	return gtab_lex_peek(&p->lex) == '(' && group_axis(p, &ref) != NULL;
}

static bool
take_ellipsis(gtab_lex *l)
{
	return gtab_lex_take(l, "……") || gtab_lex_take(l, "…") || gtab_lex_take(l, "...") ||
	       gtab_lex_take(l, "⋯");
}

/* Behind an item: +…+8 makes it a range. The printed 士· is a worn +…. */
static bool
parse_ellipsis(gtab_parse *p, gtab_pick *pick)
{
	gtab_lex *const l = &p->lex;
	const size_t before = l->at;

	if (!gtab_lex_take(l, "士·")) {
		gtab_lex_sign(l);
		if (!take_ellipsis(l)) {
			l->at = before;
			return true;
		}
	}
	gtab_lex_sign(l);
	if (!gtab_lex_integer(l, &pick->last))
		return gtab_lex_fail(l, l->at, _("the end of a range is expected here"));
	pick->kind = GTAB_PICK_RANGE;
	return true;
}

/* One code of a group, or a range of them. */
static bool
parse_item(gtab_parse *p, gtab_pick *pick)
{
	gtab_lex *const l = &p->lex;

	*pick = (gtab_pick){ .kind = GTAB_PICK_CODE };
	if (!gtab_lex_integer(l, &pick->first))
		return gtab_lex_fail(l, l->at, _("a code is expected here"));
	if (!take_to(l))
		return parse_ellipsis(p, pick);
	pick->kind = GTAB_PICK_RANGE;
	return gtab_lex_integer(l, &pick->last) ||
	       gtab_lex_fail(l, l->at, _("the end of a range is expected here"));
}

bool
gtab_parse_group(gtab_parse *p, gtab_decimal factor, gtab_term_list *out)
{
	gtab_lex *const l = &p->lex;
	gtab_ref ref = { 0 };
	const bool is_row = group_axis(p, &ref) == &ref.row;
	char sign = '+';
	size_t n = 0;
	gtab_term *term = NULL;

	gtab_lex_take(l, "(");
	for (; sign == '+'; n++) {
		const size_t start = (gtab_lex_peek(l), l->at);
		gtab_pick pick;

		if (!parse_item(p, &pick))
			return false;
		term = gtab_parse_add(p, out, GTAB_TERM_REF, factor, start);
		if (term == NULL)
			return false;
		*(is_row ? &term->ref.row : &term->ref.column) = pick;
		term->ref.is_sum = n > 0 || gtab_lex_peek(l) == '+';
		sign = gtab_lex_sign(l);
	}
	if (!gtab_lex_take(l, ")"))
		return gtab_lex_fail(l, l->at, _("codes in brackets are joined by +, or as 5至11"));
	return take_axis(p, &ref) != NULL;
}
