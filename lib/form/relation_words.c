/* SPDX-License-Identifier: MIT */
/* A relation in words: what a clerk would say it asks. Conditions and functions stand as they were written. */

#include "base/i18n.h"
#include "form/relation_internal.h"

/* ---- what a reference means ---- */

static void
put_columns(const gtab_pick *p, gtab_buf *out)
{
	switch (p->kind) {
	case GTAB_PICK_NAME: gtab_buf_put(out, p->first); break;
	case GTAB_PICK_CODE: gtab_buf_printf(out, _("column %.*s"), GTAB_TEXT_ARG(p->first)); break;
	case GTAB_PICK_RANGE:
		gtab_buf_printf(out, _("columns %.*s to %.*s"), GTAB_TEXT_ARG(p->first),
				GTAB_TEXT_ARG(p->last));
		break;
	case GTAB_PICK_ALL:
	case GTAB_PICK_CLASS: gtab_buf_put(out, gtab_text_of(_("all columns of figures"))); break;
	case GTAB_PICK_NONE: break;
	}
}

static const char *
class_words(gtab_row_class row_class)
{
	switch (row_class) {
	case GTAB_ROW_TOTAL: return _("the total rows (合计)");
	case GTAB_ROW_SUBTOTAL: return _("the subtotal rows (小计)");
	case GTAB_ROW_PART: return _("the part rows (其中)");
	case GTAB_ROW_CUMULATIVE: return _("the cumulative rows (累计)");
	case GTAB_ROW_DETAIL:
	case GTAB_ROW_SECTION:
	case GTAB_ROW_CONTEXT: break;
	}
	return _("the detail rows (明细)");
}

static void
put_rows(const gtab_pick *p, gtab_buf *out)
{
	switch (p->kind) {
	case GTAB_PICK_NAME:
		gtab_buf_printf(out, _("the row %.*s"), GTAB_TEXT_ARG(p->first));
		break;
	case GTAB_PICK_CODE: gtab_buf_printf(out, _("row %.*s"), GTAB_TEXT_ARG(p->first)); break;
	case GTAB_PICK_RANGE:
		gtab_buf_printf(out, _("rows %.*s to %.*s"), GTAB_TEXT_ARG(p->first),
				GTAB_TEXT_ARG(p->last));
		break;
	case GTAB_PICK_ALL:
	case GTAB_PICK_CLASS:
		gtab_buf_put(out,
			     gtab_text_of(class_words(p->kind == GTAB_PICK_ALL ? GTAB_ROW_DETAIL
									       : p->row_class)));
		break;
	case GTAB_PICK_NONE: break;
	}
}

static const char *
when_words(gtab_when when)
{
	switch (when) {
	case GTAB_PREVIOUS: return _(" of the period before");
	case GTAB_LAST_YEAR: return _(" of the same period last year");
	case GTAB_YEAR_END: return _(" at the end of last year");
	case GTAB_NOW:
	case GTAB_N_WHENS: break;
	}
	return "";
}

/* A row goes before a column, a table before both: table 表2: row 05, column 4. */
static void
put_place(const gtab_ref *ref, gtab_buf *out)
{
	const bool has_row = ref->row.kind != GTAB_PICK_NONE && ref->filter == NULL;

	if (ref->table.len > 0)
		gtab_buf_printf(out, _("table %.*s: "), GTAB_TEXT_ARG(ref->table));
	if (has_row)
		put_rows(&ref->row, out);
	if (has_row && ref->column.kind != GTAB_PICK_NONE)
		gtab_buf_put(out, gtab_text_of(_(", ")));
	put_columns(&ref->column, out);
	if (!has_row && ref->column.kind == GTAB_PICK_NONE)
		gtab_buf_put(out, gtab_text_of(class_words(GTAB_ROW_DETAIL)));
	gtab_buf_put(out, gtab_text_of(when_words(ref->when)));
	if (ref->filter != NULL)
		gtab_buf_printf(out, _(" where %.*s"), GTAB_TEXT_ARG(ref->filter->source));
}

static bool
is_many(const gtab_ref *ref)
{
	const gtab_pick *const picks[] = { &ref->row, &ref->column };

	for (size_t i = 0; i < 2; i++) {
		if (picks[i]->kind == GTAB_PICK_RANGE || picks[i]->kind == GTAB_PICK_ALL ||
		    picks[i]->kind == GTAB_PICK_CLASS)
			return true;
	}
	return ref->filter != NULL;
}

/* ---- sides ---- */

/* Several cells beside = are summed; beside an inequality each of them is meant. */
static void
put_ref(const gtab_ref *ref, gtab_cmp cmp, gtab_buf *out)
{
	gtab_buf place;
	gtab_text words;

	gtab_buf_init(&place);
	put_place(ref, &place);
	words = gtab_buf_text(&place);
	if (!is_many(ref) && !ref->is_sum)
		gtab_buf_put(out, words);
	else if (ref->is_sum || cmp == GTAB_CMP_EQ || cmp == GTAB_CMP_NE)
		gtab_buf_printf(out, _("the sum of %.*s"), GTAB_TEXT_ARG(words));
	else
		gtab_buf_printf(out, _("each of %.*s"), GTAB_TEXT_ARG(words));
	out->failed = out->failed || place.failed;
	gtab_buf_clear(&place);
}

static bool
is_one(gtab_decimal d)
{
	return gtab_decimal_compare(d, gtab_decimal_from_int(1)) == 0;
}

static void
put_term(const gtab_term *t, bool is_first, gtab_cmp cmp, gtab_buf *out)
{
	const bool is_negative = gtab_decimal_sign(t->factor) < 0;
	const gtab_decimal factor = is_negative ? gtab_decimal_negate(t->factor) : t->factor;

	if (is_negative)
		gtab_buf_put(out, is_first ? GTAB_TEXT("−") : GTAB_TEXT(" − "));
	else if (!is_first)
		gtab_buf_put(out, GTAB_TEXT(" + "));
	if (!is_one(factor)) {
		gtab_decimal_put(factor, out);
		gtab_buf_put(out, GTAB_TEXT(" × "));
	}
	switch (t->kind) {
	case GTAB_TERM_REF: put_ref(&t->ref, cmp, out); break;
	case GTAB_TERM_NUMBER:
	case GTAB_TERM_INTEGER: gtab_decimal_put(t->number, out); break;
	case GTAB_TERM_TEXT:
		if (t->text.len > 0)
			gtab_buf_printf(out, "“%.*s”", GTAB_TEXT_ARG(t->text));
		else
			gtab_buf_put(out, gtab_text_of(_("empty")));
		break;
	case GTAB_TERM_CALL: gtab_buf_put(out, t->source); break;
	}
}

/* Whether a side is nothing but references added up, two at least. */
static bool
is_plain_sum(const gtab_side *side, gtab_cmp cmp)
{
	for (const gtab_term *t = side->terms; t != NULL; t = t->next) {
		const bool is_each = is_many(&t->ref) && cmp != GTAB_CMP_EQ && cmp != GTAB_CMP_NE;

		if (t->kind != GTAB_TERM_REF || !is_one(t->factor) || is_each)
			return false;
	}
	return side->terms != NULL && side->terms->next != NULL;
}

static void
put_side(const gtab_side *side, gtab_cmp cmp, gtab_buf *out)
{
	gtab_buf list;

	if (!is_plain_sum(side, cmp)) {
		for (const gtab_term *t = side->terms; t != NULL; t = t->next)
			put_term(t, t == side->terms, cmp, out);
		return;
	}
	gtab_buf_init(&list);
	for (const gtab_term *t = side->terms; t != NULL; t = t->next) {
		if (t != side->terms)
			gtab_buf_put(&list, gtab_text_of(_(" and ")));
		put_place(&t->ref, &list);
	}
	gtab_buf_printf(out, _("the sum of %.*s"), GTAB_TEXT_ARG(gtab_buf_text(&list)));
	out->failed = out->failed || list.failed;
	gtab_buf_clear(&list);
}

/* ---- the relation ---- */

static const char *
cmp_words(gtab_cmp cmp)
{
	switch (cmp) {
	case GTAB_CMP_EQ: return _("%.*s must be %.*s");
	case GTAB_CMP_NE: return _("%.*s must not be %.*s");
	case GTAB_CMP_GE: return _("%.*s must be %.*s or more");
	case GTAB_CMP_LE: return _("%.*s must be %.*s or less");
	case GTAB_CMP_GT: return _("%.*s must be more than %.*s");
	case GTAB_CMP_LT: return _("%.*s must be less than %.*s");
	case GTAB_CMP_NONE: break;
	}
	return "%.*s %.*s";
}

static void
put_scope(const gtab_relation *r, gtab_scope scope, gtab_buf *out)
{
	gtab_buf columns;

	if (r->grouping == GTAB_GROUP_UNIT)
		gtab_buf_put(out, gtab_text_of(_("for each reporting unit: ")));
	if (r->grouping == GTAB_GROUP_COLUMN) {
		gtab_buf_init(&columns);
		put_columns(&r->group_column, &columns);
		gtab_buf_printf(out, _("for the rows of each %.*s: "),
				GTAB_TEXT_ARG(gtab_buf_text(&columns)));
		gtab_buf_clear(&columns);
	}
	if (scope == GTAB_SCOPE_ROWS)
		gtab_buf_put(out, gtab_text_of(_("in every row: ")));
	if (scope == GTAB_SCOPE_COLUMNS && r->scope_columns.kind == GTAB_PICK_NONE)
		gtab_buf_put(out, gtab_text_of(_("in every column of figures: ")));
	if (scope == GTAB_SCOPE_COLUMNS && r->scope_columns.kind != GTAB_PICK_NONE) {
		gtab_buf_init(&columns);
		put_columns(&r->scope_columns, &columns);
		gtab_buf_printf(out, _("in %.*s: "), GTAB_TEXT_ARG(gtab_buf_text(&columns)));
		gtab_buf_clear(&columns);
	}
}

void
gtab_relation_words(const gtab_relation *r, gtab_scope scope, gtab_buf *out)
{
	gtab_buf left, right;

	gtab_buf_init(&left);
	gtab_buf_init(&right);
	put_side(r->left, r->cmp, &left);
	put_side(r->right, r->cmp, &right);
	put_scope(r, scope, out);
	if (r->condition != NULL)
		gtab_buf_printf(out, _("where %.*s: "), GTAB_TEXT_ARG(r->condition->source));
	gtab_buf_printf(out, cmp_words(r->cmp), GTAB_TEXT_ARG(gtab_buf_text(&left)),
			GTAB_TEXT_ARG(gtab_buf_text(&right)));
	out->failed = out->failed || left.failed || right.failed;
	gtab_buf_clear(&left);
	gtab_buf_clear(&right);
}

/* ---- options ---- */

void
gtab_relation_tolerance_words(const gtab_relation_options *o, gtab_buf *out)
{
	gtab_buf amount;

	gtab_buf_init(&amount);
	gtab_decimal_put(o->amount, &amount);
	switch (o->tolerance) {
	case GTAB_TOLERANCE_NONE:
		gtab_buf_put(out, gtab_text_of(_("exactly; figures printed rounded are compared as "
						 "the ranges they stand for")));
		break;
	case GTAB_TOLERANCE_ABSOLUTE:
		gtab_buf_printf(out, _("the sides may differ by %.*s"),
				GTAB_TEXT_ARG(gtab_buf_text(&amount)));
		break;
	case GTAB_TOLERANCE_PERCENT:
		gtab_buf_printf(out, _("the sides may differ by %.*s%% of the left one"),
				GTAB_TEXT_ARG(gtab_buf_text(&amount)));
		break;
	case GTAB_TOLERANCE_PRINTED:
		gtab_buf_put(out,
			     gtab_text_of(_("each figure may be off by half a unit of its last "
					    "printed place")));
		break;
	}
	if (o->is_rounding)
		gtab_buf_printf(out, _("; both sides are rounded to %d places first"), o->rounding);
	out->failed = out->failed || amount.failed;
	gtab_buf_clear(&amount);
}

const char *
gtab_relation_missing_words(const gtab_relation *r)
{
	switch (r->options.if_missing) {
	case GTAB_IF_MISSING_DEFAULT: break;
	case GTAB_IF_MISSING_SKIP: return _("with a figure missing it cannot be checked");
	case GTAB_IF_MISSING_ZERO: return _("a missing figure counts as 0");
	case GTAB_IF_MISSING_REQUIRED: return _("a missing figure is an error");
	}
	if (r->cmp == GTAB_CMP_EQ || r->cmp == GTAB_CMP_NE)
		return _("with a figure missing it cannot be checked");
	return _(
		"a missing figure counts as 0 on the smaller side; on the larger side it cannot be "
		"checked");
}

static void
put_month(int month_no, gtab_buf *out)
{
	gtab_buf_printf(out, "%04d-%02d", month_no / 12, month_no % 12 + 1);
}

void
gtab_relation_period_words(const gtab_relation_options *o, gtab_buf *out)
{
	if (o->first_month == 0 && o->last_month == 0)
		return;
	if (o->first_month != 0)
		put_month(o->first_month, out);
	gtab_buf_put(out, GTAB_TEXT("–"));
	if (o->last_month != 0)
		put_month(o->last_month, out);
}
