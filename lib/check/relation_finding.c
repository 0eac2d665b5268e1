/* SPDX-License-Identifier: MIT */
/* A failed relation in words: both sides, the difference, and every operand with its cell and value. */

#include "base/i18n.h"
#include "check/check_internal.h"

enum { OPERANDS_MAX = 200 };

/* Where a term's cell is, whether it was kept or is in the row that is looked at. */
struct spot {
	gtab_place place;
	gtab_text code;
	gtab_text label;
	const gtab_column *column;
};

static struct spot
spot_of(const gtab_relation_run *run, const gtab_failure *f, const gtab_bound_term *t)
{
	const size_t column = t->column == GTAB_MAP_NONE ? f->column : t->column;
	struct spot out = { .column = &run->binder.columns[column] };

	if (t->row == GTAB_MAP_NONE) {
		out.place = f->row->place;
		out.label = gtab_row_label(f->row, run->label_col);
	} else {
		const gtab_kept_row *const kept =
			&run->figures.rows[run->binder.rows.rows[t->row].slot];

		out.place = kept->place;
		out.code = kept->code;
		out.label = kept->label;
	}
	return out;
}

/* 5行 财务收支审计; with the column behind it where the row alone does not say which cell is meant. */
static gtab_text
operand_label(gtab_finding_sink *sink, const gtab_bound *bound, const gtab_bound_term *t,
	      const struct spot *spot)
{
	const gtab_text label = gtab_label_core(spot->label);
	const char *const code_mark = spot->code.len > 0 ? "行 " : "";

	if (t->row == GTAB_MAP_NONE)
		return gtab_arena_copy(&sink->arena, spot->column->name);
	if (bound->scope == GTAB_SCOPE_COLUMNS && bound->n_columns == 1)
		return gtab_finding_text(sink, "%.*s%s%.*s", GTAB_TEXT_ARG(spot->code), code_mark,
					 GTAB_TEXT_ARG(label));
	return gtab_finding_text(sink, "%.*s%s%.*s, %.*s", GTAB_TEXT_ARG(spot->code), code_mark,
				 GTAB_TEXT_ARG(label), GTAB_TEXT_ARG(spot->column->name));
}

static gtab_text
value_text(gtab_finding_sink *sink, const gtab_value *value)
{
	switch (value->kind) {
	case GTAB_VALUE_NUMBER: return gtab_finding_decimal(sink, value->number);
	case GTAB_VALUE_NIL: return GTAB_TEXT("-");
	case GTAB_VALUE_MISSING:
	case GTAB_VALUE_UNREADABLE: break;
	}
	return GTAB_TEXT("");
}

/* ---- operands ---- */

/* Operands of a finding as they are filled. */
struct operand_list {
	gtab_operand *items;
	size_t n;
	size_t n_left_out;
};

static void
add_operands(gtab_relation_run *run, const gtab_failure *f, const gtab_bound_side *side,
	     gtab_eval_side values, struct operand_list *list)
{
	for (size_t i = 0; i < side->n; i++) {
		struct spot spot;

		if (side->terms[i].is_constant)
			continue;
		if (list->n == OPERANDS_MAX) {
			list->n_left_out++;
			continue;
		}
		spot = spot_of(run, f, &side->terms[i]);
		list->items[list->n++] = (gtab_operand){
			operand_label(run->sink, f->bound, &side->terms[i], &spot),
			gtab_finding_address(run->sink, spot.column, spot.place),
			value_text(run->sink, &values.terms[i].value),
		};
	}
}

static void
list_operands(gtab_relation_run *run, const gtab_failure *f, gtab_finding *finding)
{
	struct operand_list list = { 0 };

	list.items = gtab_arena_array(&run->sink->arena, OPERANDS_MAX + 1, sizeof(*list.items));
	if (list.items == NULL)
		return;
	add_operands(run, f, &f->bound->left, f->left, &list);
	add_operands(run, f, &f->bound->right, f->right, &list);
	if (list.n_left_out > 0)
		list.items[list.n++] =
			(gtab_operand){ gtab_finding_text(run->sink, _("and %zu more"),
							  list.n_left_out),
					GTAB_TEXT(""), GTAB_TEXT("") };
	finding->operands = list.items;
	finding->n_operands = list.n;
}

/* ---- the sentence ---- */

/* What a side is called: its only cell, or the side as it was written. */
static gtab_text
side_name(gtab_relation_run *run, const gtab_failure *f, const gtab_bound_side *side)
{
	struct spot spot;

	if (side->n != 1 || side->terms[0].is_constant)
		return side->source;
	spot = spot_of(run, f, &side->terms[0]);
	return operand_label(run->sink, f->bound, &side->terms[0], &spot);
}

static bool
is_constant(const gtab_bound_side *side)
{
	for (size_t i = 0; i < side->n; i++) {
		if (!side->terms[i].is_constant)
			return false;
	}
	return true;
}

/* Both sides and their difference. */
static gtab_text
compare_in_words(gtab_relation_run *run, const gtab_failure *f, const gtab_finding *finding)
{
	const gtab_bound *const bound = f->bound;
	const gtab_text left = side_name(run, f, &bound->left);
	const gtab_text right = side_name(run, f, &bound->right);
	const bool is_equal = bound->relation->cmp == GTAB_CMP_EQ;

	if (is_constant(&bound->right))
		return gtab_finding_text(run->sink, _("%.*s is %.*s, must be %.*s %.*s"),
					 GTAB_TEXT_ARG(left), GTAB_TEXT_ARG(finding->found),
					 GTAB_TEXT_ARG(finding->op),
					 GTAB_TEXT_ARG(finding->expected));
	if (is_equal && bound->right.n > 1)
		return gtab_finding_text(
			run->sink, _("%.*s is %.*s, the parts sum to %.*s, difference %.*s"),
			GTAB_TEXT_ARG(left), GTAB_TEXT_ARG(finding->found),
			GTAB_TEXT_ARG(finding->expected), GTAB_TEXT_ARG(finding->difference));
	if (is_equal)
		return gtab_finding_text(
			run->sink, _("%.*s is %.*s, %.*s is %.*s, difference %.*s"),
			GTAB_TEXT_ARG(left), GTAB_TEXT_ARG(finding->found), GTAB_TEXT_ARG(right),
			GTAB_TEXT_ARG(finding->expected), GTAB_TEXT_ARG(finding->difference));
	return gtab_finding_text(
		run->sink, _("%.*s is %.*s, must be %.*s %.*s, which is %.*s; difference %.*s"),
		GTAB_TEXT_ARG(left), GTAB_TEXT_ARG(finding->found), GTAB_TEXT_ARG(finding->op),
		GTAB_TEXT_ARG(right), GTAB_TEXT_ARG(finding->expected),
		GTAB_TEXT_ARG(finding->difference));
}

/* 626500..627500; an end that is not known is left out. */
static gtab_text
range_text(gtab_finding_sink *sink, const gtab_range *r)
{
	const gtab_text none = GTAB_TEXT("");
	const gtab_text lower = r->has_lower ? gtab_finding_decimal(sink, r->lower) : none;
	const gtab_text upper = r->has_upper ? gtab_finding_decimal(sink, r->upper) : none;

	return gtab_finding_text(sink, "%.*s..%.*s", GTAB_TEXT_ARG(lower), GTAB_TEXT_ARG(upper));
}

/* What the writer of the relation says, the sentence, and how the figures were found and compared. */
static gtab_text
sentence(gtab_relation_run *run, const gtab_failure *f, const gtab_finding *finding)
{
	gtab_finding_sink *const sink = run->sink;
	const gtab_text said = f->bound->relation->options.message;
	gtab_text out = compare_in_words(run, f, finding);

	if (f->outcome->by_range) {
		const gtab_text left = range_text(sink, &f->outcome->left_range);
		const gtab_text right = range_text(sink, &f->outcome->right_range);

		out = gtab_finding_text(
			sink, _("%.*s (rounded figures, compared as %.*s and %.*s)"),
			GTAB_TEXT_ARG(out), GTAB_TEXT_ARG(left), GTAB_TEXT_ARG(right));
	}
	if (f->bound->is_counted)
		out = gtab_finding_text(sink,
					_("%.*s (columns counted from 1: none prints a number)"),
					GTAB_TEXT_ARG(out));
	if (said.len > 0)
		out = gtab_finding_text(sink, "%.*s: %.*s", GTAB_TEXT_ARG(said),
					GTAB_TEXT_ARG(out));
	return out;
}

/* ---- the finding ---- */

/* The first cell of the relation, which is where the finding points. */
static const gtab_bound_term *
first_cell(const gtab_bound *bound)
{
	const gtab_bound_side *const sides[] = { &bound->left, &bound->right };

	for (size_t s = 0; s < 2; s++) {
		for (size_t i = 0; i < sides[s]->n; i++) {
			if (!sides[s]->terms[i].is_constant)
				return &sides[s]->terms[i];
		}
	}
	return NULL;
}

/* The operand that 缺项:必填 asks for. */
static const gtab_bound_term *
required_term(const gtab_failure *f)
{
	const gtab_eval_term *const required = f->outcome->required;

	if (required >= f->left.terms && required < f->left.terms + f->left.n)
		return &f->bound->left.terms[required - f->left.terms];
	return &f->bound->right.terms[required - f->right.terms];
}

static void
point_at(gtab_relation_run *run, const gtab_failure *f, const gtab_bound_term *t,
	 gtab_finding *finding)
{
	const struct spot spot = spot_of(run, f, t);

	finding->place = spot.place;
	finding->column_no = spot.column->source_no;
	finding->column_label = spot.column->name;
	finding->row_label = spot.label;
	finding->cell = gtab_finding_address(run->sink, spot.column, spot.place);
}

void
gtab_relation_report(gtab_relation_run *run, const gtab_failure *f)
{
	gtab_finding_sink *const sink = run->sink;
	gtab_finding finding = { .severity = f->bound->relation->options.severity,
				 .rule = f->bound->rule };

	if (f->outcome->required != NULL) {
		const gtab_bound_term *const t = required_term(f);
		const struct spot spot = spot_of(run, f, t);
		const gtab_text label = operand_label(sink, f->bound, t, &spot);

		point_at(run, f, t, &finding);
		finding.message =
			gtab_finding_text(sink, _("%.*s is missing"), GTAB_TEXT_ARG(label));
	} else {
		point_at(run, f, first_cell(f->bound), &finding);
		finding.found = gtab_finding_decimal(sink, f->outcome->left);
		finding.expected = gtab_finding_decimal(sink, f->outcome->right);
		finding.difference = gtab_finding_decimal(sink, f->outcome->difference);
		finding.op = gtab_text_of(gtab_cmp_text(f->bound->relation->cmp));
		finding.message = sentence(run, f, &finding);
	}
	list_operands(run, f, &finding);
	gtab_finding_send(sink, &finding);
}

void
gtab_relation_report_whole(gtab_relation_run *run, gtab_place place, gtab_severity severity,
			   gtab_text rule, gtab_text message)
{
	gtab_finding finding = {
		.severity = severity, .rule = rule, .place = place, .message = message
	};

	gtab_finding_send(run->sink, &finding);
}
