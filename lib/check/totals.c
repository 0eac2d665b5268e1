/* SPDX-License-Identifier: MIT */
/*
 * What labels promise: a 其中 row is within the row it is part of, a 合计 is the sum of the rows. Rows are
 * compared as they go by; of those above, only the last of each level is kept.
 */

#include "base/i18n.h"
#include "check/check_internal.h"

static const gtab_relation_options plain_options = { .severity = GTAB_ERROR };

/* ---- opening ---- */

/* The companion that holds the units of a column. */
static size_t
find_unit_column(const gtab_column *columns, size_t n, size_t owner)
{
	for (size_t i = 0; i < n; i++) {
		if (columns[i].role == GTAB_COLUMN_UNIT_OF && columns[i].owner == owner)
			return i;
	}
	return GTAB_MAP_NONE;
}

static void
init_marked(gtab_totals *t, gtab_marked_row *row)
{
	gtab_arena_init(&row->texts);
	row->terms = gtab_arena_array(&t->arena, t->n_figures, sizeof(*row->terms));
	row->units = gtab_arena_array(&t->arena, t->n_figures, sizeof(*row->units));
}

static gtab_status
make_room(gtab_totals *t)
{
	for (size_t i = 0; i < GTAB_TOTAL_LEVELS; i++)
		init_marked(t, &t->above[i]);
	init_marked(t, &t->total);
	init_marked(t, &t->subtotal);
	init_marked(t, &t->row);
	t->all = gtab_arena_array(&t->arena, t->n_figures, sizeof(*t->all));
	t->group = gtab_arena_array(&t->arena, t->n_figures, sizeof(*t->group));
	t->unit_of = gtab_arena_array(&t->arena, t->n_figures, sizeof(*t->unit_of));
	return t->arena.failed ? GTAB_ENOMEM : GTAB_OK;
}

/* The columns whose figures may be added up: a 合计 under 占比 is no sum. */
static gtab_status
choose_figures(gtab_totals *t, const size_t *figures, size_t n)
{
	size_t *const chosen = gtab_arena_array(&t->arena, n, sizeof(*chosen));

	if (chosen == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < n; i++) {
		if (gtab_column_adds_up(&t->columns[figures[i]]))
			chosen[t->n_figures++] = figures[i];
	}
	t->figures = chosen;
	return GTAB_OK;
}

gtab_status
gtab_totals_open(gtab_totals *t, gtab_table *table, const gtab_form *form, const size_t *figures,
		 size_t n_figures, gtab_finding_sink *sink)
{
	gtab_row_index no_rows = { 0 };
	size_t n_columns;
	gtab_status st;

	*t = (gtab_totals){ .sink = sink };
	gtab_arena_init(&t->arena);
	t->columns = gtab_table_columns(table, &n_columns);
	t->label_col = gtab_table_label_column(table);
	t->is_guess = form == NULL;
	t->form = form == NULL ? GTAB_TEXT("guess") : gtab_form_name(form);
	t->checks_parts = form == NULL || gtab_form_parts_within(form);
	t->checks_sums = form == NULL || gtab_form_totals_sum(form);
	st = choose_figures(t, figures, n_figures);
	if (st == GTAB_OK)
		st = make_room(t);
	if (st == GTAB_OK)
		st = gtab_figures_init(&t->now, t->columns, n_columns, form);
	if (st != GTAB_OK)
		return st;
	for (size_t i = 0; i < t->n_figures; i++) {
		t->unit_of[i] = find_unit_column(t->columns, n_columns, t->figures[i]);
		gtab_figures_use(&t->now, t->figures[i]);
	}
	return gtab_figures_prepare(&t->now, &no_rows);
}

void
gtab_totals_clear(gtab_totals *t)
{
	for (size_t i = 0; i < GTAB_TOTAL_LEVELS; i++)
		gtab_arena_clear(&t->above[i].texts);
	gtab_arena_clear(&t->total.texts);
	gtab_arena_clear(&t->subtotal.texts);
	gtab_arena_clear(&t->row.texts);
	gtab_figures_clear(&t->now);
	gtab_arena_clear(&t->arena);
}

/* ---- rows ---- */

/* The row that is looked at: figures, units, label; texts are the row's own. */
static void
read_row(gtab_totals *t, const gtab_row *row)
{
	gtab_marked_row *const now = &t->row;

	gtab_figures_read(&t->now, row);
	for (size_t i = 0; i < t->n_figures; i++) {
		const size_t unit_col = t->unit_of[i];

		now->terms[i] = (gtab_eval_term){ .factor = gtab_decimal_from_int(1) };
		gtab_figures_get(&t->now, GTAB_MAP_NONE, t->figures[i], &now->terms[i]);
		now->units[i] = unit_col == GTAB_MAP_NONE ? t->columns[t->figures[i]].unit
							  : row->cells[unit_col].text;
	}
	now->label = gtab_row_label(row, t->label_col);
	now->place = row->place;
	now->is_there = true;
}

/* Keep the row that is looked at for those below it. */
static gtab_status
mark_row(const gtab_totals *t, gtab_marked_row *out)
{
	gtab_arena_reset(&out->texts);
	for (size_t i = 0; i < t->n_figures; i++) {
		out->terms[i] = t->row.terms[i];
		out->units[i] = t->unit_of[i] == GTAB_MAP_NONE
					? t->row.units[i]
					: gtab_arena_copy(&out->texts, t->row.units[i]);
	}
	out->label = gtab_arena_copy(&out->texts, t->row.label);
	out->place = t->row.place;
	out->place.source = gtab_arena_copy(&out->texts, t->row.place.source);
	out->is_there = true;
	return out->texts.failed ? GTAB_ENOMEM : GTAB_OK;
}

/* Count one comparison; those of one kind count as one relation. Guesses are told, not counted. */
static void
count(const gtab_totals *t, gtab_verdict verdict, bool *has_tried)
{
	gtab_check_counts *const counts = t->sink->counts;

	if (t->is_guess)
		return;
	if (!*has_tried)
		counts->n_relations++;
	*has_tried = true;
	if (verdict == GTAB_PASS)
		counts->n_pass++;
	else if (verdict == GTAB_UNKNOWN)
		counts->n_unknown++;
	else
		counts->n_fail++;
}

/* ---- what the search for suspects is told ---- */

/* A figure of a row as a figure of the case; GTAB_NO_POSITION for what is no number. */
static size_t
figure_of(const gtab_totals *t, const gtab_marked_row *row, size_t figure)
{
	const gtab_value *const value = &row->terms[figure].value;

	if (value->kind != GTAB_VALUE_NUMBER)
		return GTAB_NO_POSITION;
	return gtab_case_figure(t->sink->suspects, &t->columns[t->figures[figure]],
				t->figures[figure], row->place, row->label, value->number);
}

static void
tell_part(const gtab_totals *t, const gtab_marked_row *whole, size_t figure, gtab_verdict verdict)
{
	gtab_case *const c = t->sink->suspects;

	if (c == NULL || verdict == GTAB_UNKNOWN)
		return;
	gtab_case_begin(c, GTAB_EDIT_LE);
	gtab_case_term(c, figure_of(t, &t->row, figure), gtab_decimal_from_int(1));
	gtab_case_term(c, figure_of(t, whole, figure), gtab_decimal_from_int(-1));
	gtab_case_end(c, gtab_decimal_from_int(0), gtab_decimal_from_int(0), verdict == GTAB_FAIL);
}

static void
tell_sum(const gtab_totals *t, const gtab_marked_row *total, size_t figure, const gtab_running *sum,
	 gtab_verdict verdict)
{
	gtab_case *const c = t->sink->suspects;

	if (c == NULL || verdict == GTAB_UNKNOWN)
		return;
	gtab_case_begin(c, GTAB_EDIT_EQ);
	gtab_case_term(c, figure_of(t, total, figure), gtab_decimal_from_int(1));
	for (size_t i = 0; i < sum->n_parts; i++)
		gtab_case_term(c, sum->parts[i], gtab_decimal_from_int(-1));
	gtab_case_end(c, gtab_decimal_from_int(0), gtab_decimal_from_int(0), verdict == GTAB_FAIL);
}

/* Remember a part of a sum. */
static void
keep_part(gtab_totals *t, gtab_running *sum, size_t figure)
{
	if (sum->n_parts == sum->parts_size) {
		const size_t size = sum->parts_size == 0 ? 16 : 2 * sum->parts_size;
		size_t *const parts = gtab_arena_array(&t->arena, size, sizeof(*parts));

		if (parts == NULL)
			return;
		for (size_t i = 0; i < sum->n_parts; i++)
			parts[i] = sum->parts[i];
		sum->parts = parts;
		sum->parts_size = size;
	}
	sum->parts[sum->n_parts++] = figure;
}

static void
keep_parts(gtab_totals *t, size_t figure)
{
	size_t part;

	if (t->sink->suspects == NULL || t->row.terms[figure].value.kind != GTAB_VALUE_NUMBER)
		return;
	part = figure_of(t, &t->row, figure);
	if (part == GTAB_NO_POSITION && t->all[figure].n_parts > 0 &&
	    t->all[figure].parts[t->all[figure].n_parts - 1] == part)
		return; /* the case is over: one such part says so */
	keep_part(t, &t->all[figure], part);
	keep_part(t, &t->group[figure], part);
}

/* ---- findings ---- */

/* A finding at a figure of a row; found, expected and difference are texts already. */
static void
report(gtab_totals *t, const gtab_marked_row *row, size_t figure, const char *rule,
       gtab_finding *finding)
{
	gtab_finding_sink *const sink = t->sink;
	const gtab_column *const column = &t->columns[t->figures[figure]];

	finding->severity = t->is_guess ? GTAB_NOTE : GTAB_ERROR;
	finding->rule = gtab_finding_text(sink, "%.*s/%s", GTAB_TEXT_ARG(t->form), rule);
	finding->place = row->place;
	finding->column_no = column->source_no;
	finding->row_label = row->label;
	finding->column_label = column->name;
	finding->cell = gtab_finding_address(sink, column, row->place);
	if (t->is_guess)
		finding->message = gtab_finding_text(
			sink, _("%.*s (a guess from the labels: no form says so)"),
			GTAB_TEXT_ARG(finding->message));
	gtab_finding_send(sink, finding);
}

static gtab_operand
operand(gtab_totals *t, const gtab_marked_row *row, size_t figure)
{
	const gtab_eval_term *const term = &row->terms[figure];

	return (gtab_operand){
		gtab_label_core(row->label),
		gtab_finding_address(t->sink, &t->columns[t->figures[figure]], row->place),
		gtab_finding_decimal(t->sink, term->value.number),
	};
}

static void
report_part(gtab_totals *t, const gtab_marked_row *whole, size_t figure,
	    const gtab_outcome *outcome)
{
	const gtab_operand operands[] = { operand(t, &t->row, figure), operand(t, whole, figure) };
	gtab_finding finding = { .op = GTAB_TEXT("≤"), .operands = operands, .n_operands = 2 };

	finding.found = operands[0].value;
	finding.expected = operands[1].value;
	finding.difference = gtab_finding_decimal(t->sink, outcome->difference);
	finding.message = gtab_finding_text(
		t->sink, _("%.*s is %.*s, more than the %.*s of %.*s that it is part of"),
		GTAB_TEXT_ARG(operands[0].label), GTAB_TEXT_ARG(operands[0].value),
		GTAB_TEXT_ARG(operands[1].value), GTAB_TEXT_ARG(operands[1].label));
	report(t, &t->row, figure, "parts", &finding);
}

static void
report_sum(gtab_totals *t, const gtab_marked_row *total, size_t figure, gtab_decimal sum)
{
	const gtab_operand operands[] = { operand(t, total, figure) };
	gtab_finding finding = { .op = GTAB_TEXT("="), .operands = operands, .n_operands = 1 };
	gtab_decimal difference = { 0, 0 };

	if (gtab_decimal_sub(total->terms[figure].value.number, sum, &difference) == GTAB_OK)
		finding.difference = gtab_finding_decimal(t->sink, difference);
	finding.found = operands[0].value;
	finding.expected = gtab_finding_decimal(t->sink, sum);
	finding.message = gtab_finding_text(
		t->sink, _("%.*s is %.*s, the rows sum to %.*s, difference %.*s"),
		GTAB_TEXT_ARG(operands[0].label), GTAB_TEXT_ARG(finding.found),
		GTAB_TEXT_ARG(finding.expected), GTAB_TEXT_ARG(finding.difference));
	report(t, total, figure, "sum", &finding);
}

/* ---- parts ---- */

/* The nearest row above with a lower level. */
static const gtab_marked_row *
whole_of(const gtab_totals *t, unsigned level)
{
	while (level-- > 0) {
		if (t->above[level].is_there)
			return &t->above[level];
	}
	return NULL;
}

static void
compare_part(gtab_totals *t, const gtab_marked_row *whole, size_t figure)
{
	const gtab_eval_term *const part = &t->row.terms[figure];
	gtab_outcome outcome;

	if (part->value.kind != GTAB_VALUE_NUMBER)
		return;
	if (whole->terms[figure].value.kind != GTAB_VALUE_NUMBER) {
		count(t, GTAB_UNKNOWN, &t->has_tried_part);
		return;
	}
	if (!gtab_text_equal(t->row.units[figure], whole->units[figure]))
		return; /* 24项, of which 40人: two measures */
	outcome = gtab_evaluate(GTAB_CMP_LE, &plain_options, (gtab_eval_side){ part, 1 },
				(gtab_eval_side){ &whole->terms[figure], 1 });
	count(t, outcome.verdict, &t->has_tried_part);
	tell_part(t, whole, figure, outcome.verdict);
	if (outcome.verdict == GTAB_FAIL)
		report_part(t, whole, figure, &outcome);
}

/* Compare a part with what it is part of, and keep the row for the parts below it. */
static gtab_status
follow_parts(gtab_totals *t, const gtab_row *row)
{
	const unsigned level = row->level < GTAB_TOTAL_LEVELS ? row->level : GTAB_TOTAL_LEVELS - 1;
	const gtab_marked_row *const whole = whole_of(t, level);

	for (size_t i = 0; row->row_class == GTAB_ROW_PART && whole != NULL && i < t->n_figures;
	     i++)
		compare_part(t, whole, i);
	for (size_t i = level + 1; i < GTAB_TOTAL_LEVELS; i++)
		t->above[i].is_there = false;
	if (row->row_class == GTAB_ROW_SECTION) {
		t->above[0].is_there = false;
		return GTAB_OK;
	}
	return mark_row(t, &t->above[level]);
}

/* ---- sums ---- */

static void
start_group(gtab_totals *t)
{
	for (size_t i = 0; i < t->n_figures; i++)
		t->group[i] = (gtab_running){ .parts = t->group[i].parts,
					      .parts_size = t->group[i].parts_size };
	t->n_group = 0;
}

static void
add_figure(gtab_running *run, const gtab_eval_term *term, gtab_text unit, gtab_text kept_unit)
{
	if (!run->is_started)
		run->unit = kept_unit;
	else if (!gtab_text_equal(run->unit, unit))
		run->is_unknown = true;
	run->is_started = true;
	if (term->value.kind == GTAB_VALUE_NIL)
		return;
	if (term->value.kind != GTAB_VALUE_NUMBER || term->is_rounded ||
	    gtab_decimal_add(run->sum, term->value.number, &run->sum) != GTAB_OK)
		run->is_unknown = true;
}

/* The unit of a figure in memory that outlives the row; copied once for each sum. */
static gtab_text
keep_unit(gtab_totals *t, size_t figure, const gtab_running *run)
{
	if (run->is_started || t->unit_of[figure] == GTAB_MAP_NONE)
		return t->row.units[figure];
	return gtab_arena_copy(&t->arena, t->row.units[figure]);
}

static void
add_detail(gtab_totals *t)
{
	for (size_t i = 0; i < t->n_figures; i++) {
		const gtab_eval_term *const term = &t->row.terms[i];

		add_figure(&t->all[i], term, t->row.units[i], keep_unit(t, i, &t->all[i]));
		add_figure(&t->group[i], term, t->row.units[i], keep_unit(t, i, &t->group[i]));
		keep_parts(t, i);
	}
	t->n_all++;
	t->n_group++;
}

static void
compare_sums(gtab_totals *t, const gtab_marked_row *total, const gtab_running *sums)
{
	for (size_t i = 0; i < t->n_figures; i++) {
		const gtab_value *const value = &total->terms[i].value;
		gtab_verdict verdict = GTAB_UNKNOWN;

		if (value->kind == GTAB_VALUE_NUMBER && !sums[i].is_unknown &&
		    !total->terms[i].is_rounded && gtab_text_equal(total->units[i], sums[i].unit))
			verdict = gtab_decimal_compare(value->number, sums[i].sum) == 0 ? GTAB_PASS
											: GTAB_FAIL;
		count(t, verdict, &t->has_tried_sum);
		tell_sum(t, total, i, &sums[i], verdict);
		if (verdict == GTAB_FAIL)
			report_sum(t, total, i, sums[i].sum);
	}
}

/* A subtotal is of the rows since the last one, or, when the first stands above its rows, of those below. */
static gtab_status
follow_subtotal(gtab_totals *t)
{
	gtab_status st = GTAB_OK;

	if (!t->has_subtotal)
		t->subtotals_lead = t->n_group == 0;
	t->has_subtotal = true;
	if (!t->subtotals_lead) {
		if (t->n_group > 0)
			compare_sums(t, &t->row, t->group);
	} else {
		if (t->subtotal.is_there && t->n_group > 0)
			compare_sums(t, &t->subtotal, t->group);
		st = mark_row(t, &t->subtotal);
	}
	start_group(t);
	return st;
}

static gtab_status
follow_sums(gtab_totals *t, const gtab_row *row)
{
	switch (row->row_class) {
	case GTAB_ROW_DETAIL: add_detail(t); return GTAB_OK;
	case GTAB_ROW_SUBTOTAL: return follow_subtotal(t);
	case GTAB_ROW_TOTAL:
		if (t->n_all == 0)
			return mark_row(t, &t->total);
		compare_sums(t, &t->row, t->all);
		return GTAB_OK;
	default: return GTAB_OK;
	}
}

gtab_status
gtab_totals_row(gtab_totals *t, const gtab_row *row)
{
	gtab_status st = GTAB_OK;

	if (t->n_figures == 0 || (!t->checks_parts && !t->checks_sums))
		return GTAB_OK;
	read_row(t, row);
	if (t->checks_parts)
		st = follow_parts(t, row);
	if (st == GTAB_OK && t->checks_sums)
		st = follow_sums(t, row);
	return t->arena.failed ? GTAB_ENOMEM : st;
}

void
gtab_totals_finish(gtab_totals *t)
{
	if (t->total.is_there && t->n_all > 0)
		compare_sums(t, &t->total, t->all);
	if (t->subtotal.is_there && t->n_group > 0)
		compare_sums(t, &t->subtotal, t->group);
}
