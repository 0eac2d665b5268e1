/* SPDX-License-Identifier: MIT */
/* A failed relation in words: both sides, the difference, and every operand with its cell and value. */

#include "base/i18n.h"
#include "check/check_internal.h"
#include "check/waiver_internal.h"

enum { OPERANDS_MAX = 200 };

/* 5行 财务收支审计; with the column behind it where the row alone does not say which cell is meant. */
static gtab_text
operand_label(gtab_finding_sink *sink, const gtab_bound *bound, const gtab_bound_term *t,
	      const gtab_spot *spot)
{
	const gtab_text label = gtab_label_core(spot->label);
	const char *const code_mark = spot->code.len > 0 ? "行 " : "";

	if (t->side != NULL && (t->row == GTAB_MAP_NONE || t->column != GTAB_MAP_NONE))
		return t->source;
	if (t->side != NULL && gtab_text_find(t->source, label) < t->source.len)
		return gtab_finding_text(sink, "%.*s, %.*s", GTAB_TEXT_ARG(t->source),
					 GTAB_TEXT_ARG(spot->column->name));
	if (t->side != NULL) /* 交审计2表01行, in one of several columns */
		return gtab_finding_text(sink, "%.*s %.*s, %.*s", GTAB_TEXT_ARG(t->source),
					 GTAB_TEXT_ARG(label), GTAB_TEXT_ARG(spot->column->name));
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
add_operand(struct operand_list *list, gtab_operand operand)
{
	if (list->n == OPERANDS_MAX)
		list->n_left_out++;
	else
		list->items[list->n++] = operand;
}

/* B7, or 上期.csv:B7 of another table. */
static gtab_text
address_of(gtab_finding_sink *sink, const gtab_bound_term *t, const gtab_spot *spot)
{
	const gtab_text cell = gtab_finding_address(sink, spot->column, spot->place);

	return t->side == NULL
		       ? cell
		       : gtab_finding_text(sink, "%.*s:%.*s", GTAB_TEXT_ARG(spot->place.source),
					   GTAB_TEXT_ARG(cell));
}

/* A cell as an operand; the text itself where texts are compared. */
static void
add_cell(gtab_relation_run *run, const gtab_failure *f, const gtab_bound_term *t,
	 struct operand_list *list)
{
	const gtab_spot spot = gtab_relation_spot(run, f->here, t);
	gtab_eval_term value;
	gtab_text text;

	if (spot.column == NULL) {
		add_operand(list, (gtab_operand){ t->source, GTAB_TEXT(""), GTAB_TEXT("") });
		return;
	}
	if (f->bound->is_text) {
		text = gtab_arena_copy(&run->sink->arena, gtab_instance_text(f->here, t));
	} else {
		value = gtab_instance_value(f->here, t, &f->bound->relation->options);
		text = value_text(run->sink, &value.value);
	}
	add_operand(list, (gtab_operand){
				  operand_label(run->sink, f->bound, t, &spot),
				  address_of(run->sink, t, &spot),
				  text,
			  });
}

/* The cells of a column in the rows below the one that is looked at. */
static void
add_children(gtab_relation_run *run, const gtab_failure *f, const gtab_bound_term *t,
	     struct operand_list *list)
{
	const gtab_row_index *const rows = &run->binder.rows;
	gtab_bound_term cell = *t;

	for (cell.row = rows->first_child[f->here->row_idx]; cell.row != GTAB_MAP_NONE;
	     cell.row = rows->next_child[cell.row])
		add_cell(run, f, &cell, list);
}

/* A sum over rows or a function: what it was worth, and for a function the cells it looks at. */
static void
add_side(gtab_relation_run *run, const gtab_failure *f, const gtab_bound_side *side,
	 struct operand_list *list)
{
	for (size_t i = 0; i < side->n; i++) {
		const gtab_bound_term *const t = &side->terms[i];
		gtab_eval_term value;

		if (t->kind == GTAB_BOUND_CELL)
			add_cell(run, f, t, list);
		if (t->kind == GTAB_BOUND_CELLS || t->kind == GTAB_BOUND_CALL) {
			value = gtab_instance_value(f->here, t, &f->bound->relation->options);
			add_operand(list, (gtab_operand){ t->source, GTAB_TEXT(""),
							  value_text(run->sink, &value.value) });
		}
		if (t->kind == GTAB_BOUND_CALL && t->function == GTAB_FN_CHILDREN)
			add_children(run, f, &t->args[0].terms[0], list);
		else
			for (size_t k = 0; k < t->n_args; k++)
				add_side(run, f, &t->args[k], list);
	}
}

static void
list_operands(gtab_relation_run *run, const gtab_failure *f, gtab_finding *finding)
{
	struct operand_list list = { 0 };

	list.items = gtab_arena_array(&run->sink->arena, OPERANDS_MAX + 1, sizeof(*list.items));
	if (list.items == NULL)
		return;
	add_side(run, f, &f->bound->left, &list);
	add_side(run, f, &f->bound->right, &list);
	if (list.n_left_out > 0)
		list.items[list.n++] =
			(gtab_operand){ gtab_finding_text(run->sink, _("and %zu more"),
							  list.n_left_out),
					GTAB_TEXT(""), GTAB_TEXT("") };
	finding->operands = list.items;
	finding->n_operands = list.n;
}

/* ---- the sentence ---- */

/* What a term is called: its cell, or the term as it was written. */
static gtab_text
term_name(gtab_relation_run *run, const gtab_failure *f, const gtab_bound_term *t)
{
	gtab_spot spot;

	if (t->kind != GTAB_BOUND_CELL)
		return t->source;
	spot = gtab_relation_spot(run, f->here, t);
	return spot.column == NULL ? t->source : operand_label(run->sink, f->bound, t, &spot);
}

/* What a side is called: its only cell, or the side as it was written. */
static gtab_text
side_name(gtab_relation_run *run, const gtab_failure *f, const gtab_bound_side *side)
{
	return side->n == 1 && side->terms[0].kind == GTAB_BOUND_CELL
		       ? term_name(run, f, &side->terms[0])
		       : side->source;
}

static bool
is_constant(const gtab_bound_side *side)
{
	for (size_t i = 0; i < side->n; i++) {
		if (side->terms[i].kind != GTAB_BOUND_CONSTANT &&
		    side->terms[i].kind != GTAB_BOUND_TEXT)
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

	if (bound->is_text && finding->expected.len == 0)
		return gtab_finding_text(run->sink,
					 bound->relation->cmp == GTAB_CMP_EQ
						 ? _("%.*s is %.*s, must be empty")
						 : _("%.*s%.*s is not filled in"),
					 GTAB_TEXT_ARG(left), GTAB_TEXT_ARG(finding->found));
	if (is_constant(&bound->right) || bound->is_text)
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
	if (f->bound->relation->condition != NULL)
		out = gtab_finding_text(sink, _("%.*s (where %.*s)"), GTAB_TEXT_ARG(out),
					GTAB_TEXT_ARG(f->bound->relation->condition->source));
	if (f->bound->group.len > 0)
		out = gtab_finding_text(sink, "%.*s: %.*s", GTAB_TEXT_ARG(f->bound->group),
					GTAB_TEXT_ARG(out));
	if (said.len > 0)
		out = gtab_finding_text(sink, "%.*s: %.*s", GTAB_TEXT_ARG(said),
					GTAB_TEXT_ARG(out));
	return out;
}

/* ---- the finding ---- */

/* The first cell of a side, in functions too; false when it has none. */
static bool
first_cell_of(const gtab_bound_side *side, gtab_bound_term *out)
{
	for (size_t i = 0; i < side->n; i++) {
		*out = side->terms[i];
		if (out->kind == GTAB_BOUND_CELLS)
			out->row = out->rows->items[0];
		if (out->kind == GTAB_BOUND_CELL || out->kind == GTAB_BOUND_CELLS)
			return true;
		for (size_t k = 0; k < side->terms[i].n_args; k++) {
			if (first_cell_of(&side->terms[i].args[k], out))
				return true;
		}
	}
	return false;
}

/* The first cell of the relation, which is where the finding points: in the table itself if it has one there. */
static bool
first_cell(const gtab_bound *bound, gtab_bound_term *out)
{
	gtab_bound_term of_right;
	bool is_there = first_cell_of(&bound->left, out);

	if (is_there && out->side == NULL)
		return true;
	if (!first_cell_of(&bound->right, &of_right))
		return is_there;
	if (!is_there || of_right.side == NULL)
		*out = of_right;
	return true;
}

/* The first cell of a term that is missing; false when it has none that can be pointed at. */
static bool
first_missing(const gtab_failure *f, const gtab_bound_term *t, gtab_bound_term *out)
{
	const size_t n_rows = t->kind == GTAB_BOUND_CELLS ? t->rows->n : 1;

	*out = *t;
	out->kind = GTAB_BOUND_CELL;
	for (size_t i = 0; t->kind == GTAB_BOUND_CELL || t->kind == GTAB_BOUND_CELLS; i++) {
		gtab_eval_term value;

		if (i == n_rows)
			return false;
		if (t->kind == GTAB_BOUND_CELLS)
			out->row = t->rows->items[i];
		value = gtab_instance_value(f->here, out, &f->bound->relation->options);
		if (value.value.kind == GTAB_VALUE_MISSING)
			return true;
	}
	for (size_t i = 0; i < t->n_args; i++) {
		for (size_t k = 0; k < t->args[i].n; k++) {
			if (first_missing(f, &t->args[i].terms[k], out))
				return true;
		}
	}
	return false;
}

/* The cell that 缺项:必填 asks for; false when it cannot be pointed at. */
static bool
required_cell(const gtab_failure *f, gtab_bound_term *out)
{
	const gtab_eval_term *const required = f->outcome->required;
	const bool is_left = required >= f->left.terms && required < f->left.terms + f->left.n;
	const gtab_bound_term *const t =
		is_left ? &f->bound->left.terms[required - f->left.terms]
			: &f->bound->right.terms[required - f->right.terms];

	return first_missing(f, t, out);
}

/* What the texts of a relation are, in the finding. */
static void
fill_texts(gtab_relation_run *run, const gtab_failure *f, gtab_finding *finding)
{
	gtab_arena *const a = &run->sink->arena;

	finding->found = gtab_arena_copy(a, gtab_instance_text(f->here, &f->bound->left.terms[0]));
	finding->expected =
		gtab_arena_copy(a, gtab_instance_text(f->here, &f->bound->right.terms[0]));
	finding->difference = GTAB_TEXT("");
}

static void
fill_figures(gtab_relation_run *run, const gtab_failure *f, gtab_finding *finding)
{
	finding->found = gtab_finding_decimal(run->sink, f->outcome->left);
	finding->expected = gtab_finding_decimal(run->sink, f->outcome->right);
	finding->difference = gtab_finding_decimal(run->sink, f->outcome->difference);
}

static void
point_at(gtab_relation_run *run, const gtab_failure *f, const gtab_bound_term *t,
	 gtab_finding *finding)
{
	const gtab_spot spot = gtab_relation_spot(run, f->here, t);

	if (spot.column == NULL)
		return;
	finding->place = spot.place;
	finding->column_no = spot.column->source_no;
	finding->column_label = spot.column->name;
	finding->row_label = spot.label;
	finding->cell = gtab_finding_address(run->sink, spot.column, spot.place);
}

/* ---- waivers ---- */

/* What a waiver binds to: the relation written in one way; the row, and every figure with its label. */
static void
put_binding(gtab_relation_run *run, const gtab_failure *f, gtab_finding *finding)
{
	gtab_finding_sink *const sink = run->sink;
	gtab_buf *const out = &sink->scratch;

	gtab_buf_truncate(out, 0);
	gtab_relation_put(f->bound->relation, out);
	finding->relation = gtab_arena_copy(&sink->arena, gtab_buf_text(out));
	gtab_buf_truncate(out, 0);
	gtab_buf_printf(out, "%.*s: ", GTAB_TEXT_ARG(finding->row_label));
	for (size_t i = 0; i < finding->n_operands; i++)
		gtab_buf_printf(out, "%s%.*s=%.*s", i == 0 ? "" : "; ",
				GTAB_TEXT_ARG(finding->operands[i].label),
				GTAB_TEXT_ARG(finding->operands[i].value));
	finding->values = gtab_arena_copy(&sink->arena, gtab_buf_text(out));
	sink->failed = sink->failed || out->failed;
}

/* Make an excused failure a note that says why; one whose waiver has expired says that. */
static bool
excuse(gtab_finding_sink *sink, gtab_finding *finding)
{
	gtab_waiver waiver = { 0 };
	gtab_waiver_state state = GTAB_WAIVER_NONE;

	if (sink->waivers != NULL)
		state = gtab_waivers_find(sink->waivers, finding, sink->period, &sink->scratch,
					  &waiver);
	if (state == GTAB_WAIVER_NONE)
		return false;
	if (state != GTAB_WAIVER_HOLDS) {
		finding->message = gtab_finding_text(
			sink,
			state == GTAB_WAIVER_OTHER_VALUES
				? _("%.*s (what %.*s explained on %.*s was for other figures)")
				: _("%.*s (what %.*s explained on %.*s was for another relation)"),
			GTAB_TEXT_ARG(finding->message), GTAB_TEXT_ARG(waiver.who),
			GTAB_TEXT_ARG(waiver.date));
		return false;
	}
	finding->is_waived = true;
	finding->severity = GTAB_NOTE;
	finding->message =
		gtab_finding_text(sink, _("explained: %.*s (%.*s; %.*s %.*s)"),
				  GTAB_TEXT_ARG(finding->message), GTAB_TEXT_ARG(waiver.reason),
				  GTAB_TEXT_ARG(waiver.who), GTAB_TEXT_ARG(waiver.date));
	return true;
}

void
gtab_relation_report(gtab_relation_run *run, const gtab_failure *f)
{
	gtab_finding_sink *const sink = run->sink;
	gtab_finding finding = { .severity = f->bound->relation->options.severity,
				 .rule = f->bound->rule };

	gtab_bound_term cell;

	if (f->outcome->required != NULL) {
		const bool is_cell = required_cell(f, &cell);
		const gtab_text name = is_cell ? term_name(run, f, &cell) : f->bound->left.source;

		finding.message =
			gtab_finding_text(sink, _("%.*s is missing"), GTAB_TEXT_ARG(name));
		if (is_cell)
			point_at(run, f, &cell, &finding);
	} else {
		if (first_cell(f->bound, &cell))
			point_at(run, f, &cell, &finding);
		if (f->bound->is_text)
			fill_texts(run, f, &finding);
		else
			fill_figures(run, f, &finding);
		finding.op = gtab_text_of(gtab_cmp_text(f->bound->relation->cmp));
		finding.message = sentence(run, f, &finding);
	}
	list_operands(run, f, &finding);
	put_binding(run, f, &finding);
	finding.reporter = sink->reporter;
	if (excuse(sink, &finding)) {
		sink->counts->n_waived++;
	} else {
		sink->counts->n_fail++;
		if (sink->suspects != NULL)
			gtab_case_relation(sink->suspects, f);
	}
	gtab_roots_add(run, f, &finding);
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
