/* SPDX-License-Identifier: MIT */
/* A relation as text again, written one way whatever way it was written: for waivers, and for showing it. */

#include "form/name_internal.h"
#include "form/relation_internal.h"

static void put_side(const gtab_side *side, gtab_buf *out);
static void put_condition(const gtab_condition *c, bool is_inner, gtab_buf *out);

static const char *const class_words[] = { "明细", "合计", "小计", "其中", "累计", "节" };
static const char *const function_words[] = { "计数", "绝对值", "最大", "最小", "", "下级" };
static const char *const when_words[] = { "", "·上期", "·上年同期", "·上年末" };

/* ---- references ---- */

/* Digits without the zeros before them: 05 and ５ are one code. */
static void
put_code(gtab_text code, gtab_buf *out)
{
	bool is_leading = true;

	while (code.len > 0) {
		const uint32_t cp = gtab_name_fold_cp(gtab_utf8_next(&code));

		is_leading = is_leading && cp == '0' && code.len > 0;
		if (!is_leading)
			gtab_buf_put_cp(out, cp);
	}
}

/* A name, between marks that any character may stand in. */
static void
put_name(gtab_text name, gtab_buf *out)
{
	gtab_buf_put(out, gtab_text_of("「"));
	gtab_name_fold(name, out);
	gtab_buf_put(out, gtab_text_of("」"));
}

static void
put_pick(const gtab_pick *pick, gtab_buf *out)
{
	switch (pick->kind) {
	case GTAB_PICK_NONE: break;
	case GTAB_PICK_ALL: gtab_buf_putc(out, '*'); break;
	case GTAB_PICK_CODE: put_code(pick->first, out); break;
	case GTAB_PICK_RANGE:
		put_code(pick->first, out);
		gtab_buf_putc(out, '-');
		put_code(pick->last, out);
		break;
	case GTAB_PICK_NAME: put_name(pick->first, out); break;
	case GTAB_PICK_CLASS: gtab_buf_printf(out, "*%s", class_words[pick->row_class]); break;
	}
}

static void
put_place(const gtab_ref *ref, gtab_buf *out)
{
	const bool has_row = ref->row.kind != GTAB_PICK_NONE;
	const bool has_column = ref->column.kind != GTAB_PICK_NONE;

	if (has_row && has_column) {
		gtab_buf_putc(out, '[');
		put_pick(&ref->row, out);
		gtab_buf_putc(out, ',');
		put_pick(&ref->column, out);
		gtab_buf_putc(out, ']');
	} else if (has_row) {
		if (ref->row.kind != GTAB_PICK_ALL)
			gtab_buf_putc(out, '@');
		put_pick(&ref->row, out);
	} else {
		if (ref->column.kind != GTAB_PICK_NAME)
			gtab_buf_putc(out, '#');
		put_pick(&ref->column, out);
	}
}

/* Of one cell a row there is nothing to sum. */
static bool
is_range(const gtab_ref *ref)
{
	return ref->row.kind == GTAB_PICK_ALL || ref->row.kind == GTAB_PICK_CLASS ||
	       ref->row.kind == GTAB_PICK_RANGE || ref->column.kind == GTAB_PICK_RANGE;
}

static void
put_ref(const gtab_ref *ref, gtab_buf *out)
{
	const bool is_sum = ref->is_sum && is_range(ref);

	if (is_sum)
		gtab_buf_put(out, gtab_text_of("和("));
	if (ref->table.len > 0) {
		gtab_name_fold(ref->table, out);
		gtab_buf_putc(out, '!');
	}
	put_place(ref, out);
	gtab_buf_put(out, gtab_text_of(when_words[ref->when]));
	if (ref->filter != NULL) {
		gtab_buf_putc(out, '[');
		put_condition(ref->filter, false, out);
		gtab_buf_putc(out, ']');
	}
	if (is_sum)
		gtab_buf_putc(out, ')');
}

/* ---- terms and sides ---- */

static void
put_call(const gtab_term *t, gtab_buf *out)
{
	const bool is_quotient = t->function == GTAB_FN_QUOTIENT;

	gtab_buf_printf(out, "%s(", function_words[t->function]);
	for (const gtab_side *s = t->args; s != NULL; s = s->next) {
		put_side(s, out);
		if (s->next != NULL)
			gtab_buf_put(out, gtab_text_of(is_quotient ? ")/(" : ","));
	}
	gtab_buf_putc(out, ')');
}

static void
put_factor(const gtab_term *t, bool is_first, gtab_buf *out)
{
	const bool is_negative = gtab_decimal_sign(t->factor) < 0;
	const gtab_decimal size = is_negative ? gtab_decimal_negate(t->factor) : t->factor;

	if (is_negative || !is_first)
		gtab_buf_putc(out, is_negative ? '-' : '+');
	if (gtab_decimal_compare(size, gtab_decimal_from_int(1)) == 0)
		return;
	gtab_decimal_put(gtab_decimal_trim(size), out);
	gtab_buf_putc(out, '*');
}

/* Behind a quotient: before it, a factor would be read as one of what is divided. */
static void
put_multiplier(gtab_decimal factor, gtab_buf *out)
{
	const gtab_decimal size = gtab_decimal_trim(
		gtab_decimal_sign(factor) < 0 ? gtab_decimal_negate(factor) : factor);

	if (gtab_decimal_compare(size, gtab_decimal_from_int(1)) == 0)
		return;
	gtab_buf_putc(out, '*');
	gtab_decimal_put(size, out);
}

static void
put_side(const gtab_side *side, gtab_buf *out)
{
	for (const gtab_term *t = side->terms; t != NULL; t = t->next) {
		const bool is_quotient =
			t->kind == GTAB_TERM_CALL && t->function == GTAB_FN_QUOTIENT;
		const gtab_term sign = { .factor = gtab_decimal_from_int(
						 gtab_decimal_sign(t->factor) < 0 ? -1 : 1) };

		put_factor(is_quotient ? &sign : t, t == side->terms, out);
		switch (t->kind) {
		case GTAB_TERM_REF: put_ref(&t->ref, out); break;
		case GTAB_TERM_TEXT:
			gtab_buf_putc(out, '"');
			gtab_name_fold(t->text, out);
			gtab_buf_putc(out, '"');
			break;
		case GTAB_TERM_CALL:
			put_call(t, out);
			if (is_quotient)
				put_multiplier(t->factor, out);
			break;
		case GTAB_TERM_NUMBER:
		case GTAB_TERM_INTEGER: gtab_decimal_put(gtab_decimal_trim(t->number), out); break;
		}
	}
}

static void
put_list(const gtab_side *side, gtab_buf *out)
{
	for (; side != NULL; side = side->next) {
		put_side(side, out);
		if (side->next != NULL)
			gtab_buf_put(out, gtab_text_of("、"));
	}
}

static void
put_condition(const gtab_condition *c, bool is_inner, gtab_buf *out)
{
	if (c->kind == GTAB_CONDITION_COMPARE) {
		put_list(c->left, out);
		gtab_buf_put(out, gtab_text_of(gtab_cmp_text(c->cmp)));
		put_list(c->right, out);
		return;
	}
	if (is_inner)
		gtab_buf_putc(out, '(');
	for (const gtab_condition *part = c->first; part != NULL; part = part->next) {
		put_condition(part, true, out);
		if (part->next != NULL)
			gtab_buf_put(out,
				     gtab_text_of(c->kind == GTAB_CONDITION_AND ? " 且 " : " 或 "));
	}
	if (is_inner)
		gtab_buf_putc(out, ')');
}

/* ---- the relation ---- */

static void
put_scope(const gtab_relation *r, gtab_buf *out)
{
	static const char *const words[] = { "", "每行", "每列", "一次" };

	if (r->grouping == GTAB_GROUP_UNIT)
		gtab_buf_put(out, gtab_text_of("每单位, "));
	if (r->grouping == GTAB_GROUP_COLUMN) {
		const gtab_ref column = { .column = r->group_column };

		gtab_buf_put(out, gtab_text_of("每组("));
		put_place(&column, out);
		gtab_buf_put(out, gtab_text_of("), "));
	}
	if (r->scope == GTAB_SCOPE_AUTO)
		return;
	gtab_buf_put(out, gtab_text_of(words[r->scope]));
	if (r->scope_columns.kind != GTAB_PICK_NONE) {
		const gtab_ref columns = { .column = r->scope_columns };

		gtab_buf_putc(out, '(');
		put_place(&columns, out);
		gtab_buf_putc(out, ')');
	}
	gtab_buf_put(out, gtab_text_of(", "));
}

static void
put_month(int month_no, gtab_buf *out)
{
	if (month_no != 0)
		gtab_buf_printf(out, "%04d-%02d", month_no / 12, month_no % 12 + 1);
}

static void
put_months(const gtab_relation_options *o, gtab_buf *out)
{
	if (o->first_month == 0 && o->last_month == 0)
		return;
	gtab_buf_put(out, gtab_text_of(" 期:"));
	put_month(o->first_month, out);
	gtab_buf_put(out, gtab_text_of(o->last_month == 0 ? "起" : "至"));
	put_month(o->last_month, out);
}

static void
put_options(const gtab_relation_options *o, gtab_buf *out)
{
	static const char *const missing[] = { "", " 缺项:跳过", " 缺项:按零", " 缺项:必填" };

	if (o->tolerance == GTAB_TOLERANCE_PRINTED)
		gtab_buf_put(out, gtab_text_of(" ±舍入"));
	else if (o->tolerance != GTAB_TOLERANCE_NONE) {
		gtab_buf_put(out, gtab_text_of(" ±"));
		gtab_decimal_put(gtab_decimal_trim(o->amount), out);
		if (o->tolerance == GTAB_TOLERANCE_PERCENT)
			gtab_buf_putc(out, '%');
	}
	gtab_buf_put(out, gtab_text_of(missing[o->if_missing]));
	if (o->is_truncated)
		gtab_buf_put(out, gtab_text_of(" 舍入:截断"));
	if (o->is_rounding) {
		gtab_buf_put(out, gtab_text_of(" 舍入:"));
		gtab_buf_printf(out, "%d", o->rounding);
	}
	put_months(o, out);
}

void
gtab_relation_put(const gtab_relation *r, gtab_buf *out)
{
	put_scope(r, out);
	if (r->condition != NULL) {
		gtab_buf_put(out, gtab_text_of("若 "));
		put_condition(r->condition, false, out);
		gtab_buf_put(out, gtab_text_of(" 则 "));
	}
	put_side(r->left, out);
	gtab_buf_put(out, gtab_text_of(gtab_cmp_text(r->cmp)));
	put_side(r->right, out);
	put_options(&r->options, out);
}
