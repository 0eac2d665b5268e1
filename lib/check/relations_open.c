/* SPDX-License-Identifier: MIT */
/*
 * Opening relations: from the form, the command line and the table's own notes, parsed and bound. The rows of
 * the table are read beforehand only when a relation names one.
 */

#include <gtab/relation.h>

#include <string.h>

#include "base/i18n.h"
#include "check/check_internal.h"

/* ---- where relation lines come from ---- */

/*
 * A text with relation lines.
 *
 * name   what trouble calls it
 * rules  what stands before the / of its rules: the form's name, "relations", "printed"
 * place  of the note, for printed ones
 */
struct origin {
	gtab_text text;
	const char *name;
	gtab_text rules;
	bool is_printed;
	gtab_place place;
	size_t n_ids;
};

typedef gtab_status origin_fn(gtab_relation_run *run, struct origin *origin, gtab_error *err);

/* The form's relations, line by line under one count of ids. */
static gtab_status
each_of_form(gtab_relation_run *run, const gtab_form *form, origin_fn *fn, gtab_error *err)
{
	struct origin origin = { .rules = gtab_form_name(form), .name = gtab_form_name(form).ptr };
	gtab_status st = GTAB_OK;
	size_t n;
	const gtab_text *const lines = gtab_form_relations(form, &n);

	for (size_t i = 0; st == GTAB_OK && i < n; i++) {
		origin.text = lines[i];
		st = fn(run, &origin, err);
	}
	return st;
}

/* The relations that the table's own notes print. */
static gtab_status
each_printed(gtab_relation_run *run, gtab_table *table, origin_fn *fn, gtab_error *err)
{
	struct origin origin = { .rules = GTAB_TEXT("printed"), .is_printed = true };
	gtab_status st = GTAB_OK;
	size_t n;
	const gtab_context_line *const lines = gtab_table_context(table, &n);

	for (size_t i = 0; st == GTAB_OK && i < n; i++) {
		if (!gtab_relation_in_note(lines[i].value, &origin.text))
			continue;
		origin.place = lines[i].place;
		st = fn(run, &origin, err);
	}
	return st;
}

/* Call fn with every text of relations that the options name. */
static gtab_status
each_origin(gtab_relation_run *run, gtab_table *table, const gtab_check_options *options,
	    origin_fn *fn, gtab_error *err)
{
	gtab_status st = GTAB_OK;

	if (options->form != NULL)
		st = each_of_form(run, options->form, fn, err);
	if (st == GTAB_OK && options->relations.len > 0) {
		struct origin origin = { .text = options->relations,
					 .name = options->relations_name,
					 .rules = GTAB_TEXT("relations") };

		st = fn(run, &origin, err);
	}
	if (st == GTAB_OK && options->printed)
		st = each_printed(run, table, fn, err);
	return st;
}

/* ---- what cannot be run ---- */

/* A printed line that is no relation we can run is told, not stumbled over. */
static void
report_unread(gtab_relation_run *run, const struct origin *origin, gtab_text part, gtab_text why)
{
	run->sink->counts->n_not_run++;
	gtab_relation_report_whole(
		run, origin->place, GTAB_NOTE, GTAB_TEXT("printed/not-checked"),
		gtab_finding_text(run->sink, _("the printed relation %.*s is not checked: %.*s"),
				  GTAB_TEXT_ARG(part), GTAB_TEXT_ARG(why)));
}

/* ---- binding ---- */

static void use_side(gtab_relation_run *run, const gtab_bound_side *side, bool is_text);

/* See that what a term looks at is kept: the figure of its cell, and for a text or a count its text. */
static void
use_term(gtab_relation_run *run, const gtab_bound_term *t, bool is_text)
{
	const bool is_cell = t->kind == GTAB_BOUND_CELL || t->kind == GTAB_BOUND_CELLS;

	if (is_cell && is_text)
		gtab_figures_use_text(&run->figures, t->column);
	if (is_cell)
		gtab_figures_use(&run->figures, t->column);
	for (size_t i = 0; i < t->n_args; i++)
		use_side(run, &t->args[i], t->function == GTAB_FN_COUNT);
}

static void
use_side(gtab_relation_run *run, const gtab_bound_side *side, bool is_text)
{
	for (size_t i = 0; i < side->n; i++)
		use_term(run, &side->terms[i], is_text);
}

static void
use_condition(gtab_relation_run *run, const gtab_bound_condition *c)
{
	for (; c != NULL; c = c->next) {
		for (size_t i = 0; i < c->n_left; i++)
			use_side(run, &c->left[i], c->is_text);
		for (size_t i = 0; i < c->n_right; i++)
			use_side(run, &c->right[i], c->is_text);
		use_condition(run, c->first);
	}
}

static bool
has_call(const gtab_bound_side *side)
{
	for (size_t i = 0; i < side->n; i++) {
		if (side->terms[i].kind == GTAB_BOUND_CALL)
			return true;
	}
	return false;
}

/* The columns that a relation on rows runs over; of their texts only texts and counts speak. */
static void
use_columns(gtab_relation_run *run, const gtab_bound *b)
{
	const bool is_text =
		b->is_text || b->condition != NULL || has_call(&b->left) || has_call(&b->right);

	for (size_t i = 0; b->scope == GTAB_SCOPE_COLUMNS && i < b->n_columns; i++) {
		gtab_figures_use(&run->figures, b->columns[i]);
		if (is_text)
			gtab_figures_use_text(&run->figures, b->columns[i]);
	}
}

/* Put bounds where they run, and see that what they look at is kept. */
static void
schedule(gtab_relation_run *run, gtab_bound *bounds)
{
	while (bounds != NULL) {
		gtab_bound *const next = bounds->next;
		gtab_bound ***const tail = bounds->scope == GTAB_SCOPE_ROWS && !bounds->is_deferred
						   ? &run->by_row_next
						   : &run->at_end_next;

		use_side(run, &bounds->left, bounds->is_text);
		use_side(run, &bounds->right, bounds->is_text);
		use_condition(run, bounds->condition);
		use_columns(run, bounds);
		bounds->next = NULL;
		**tail = bounds;
		*tail = &bounds->next;
		bounds = next;
	}
}

/* "form/A01", kept as long as the relation. */
static gtab_text
rule_of(gtab_relation_run *run, const struct origin *origin, const gtab_relation *relation)
{
	const gtab_text rule = gtab_finding_text(
		run->sink, "%.*s/%.*s", GTAB_TEXT_ARG(origin->rules), GTAB_TEXT_ARG(relation->id));

	return gtab_arena_copy(&run->arena, rule);
}

/* A relation that can be bound to no table: trouble when a person gave it, a note when it is printed. */
static gtab_status
refuse(gtab_relation_run *run, const struct origin *origin, const gtab_relation *relation,
       gtab_error *err)
{
	const gtab_text why = gtab_buf_text(&run->binder.problem);

	if (origin->is_printed) {
		report_unread(run, origin, relation->source, why);
		return GTAB_OK;
	}
	gtab_error_set(err, GTAB_EUSAGE, "%.*s: %.*s", GTAB_TEXT_ARG(relation->source),
		       GTAB_TEXT_ARG(why));
	gtab_error_at(err, origin->name, relation->line_no, relation->column_no);
	return GTAB_EUSAGE;
}

/* The table has no such column or row: one finding, and the other relations run. */
static void
report_lacking(gtab_relation_run *run, const struct origin *origin, const gtab_relation *relation,
	       gtab_text rule)
{
	const gtab_text why = gtab_buf_text(&run->binder.problem);

	gtab_relation_report_whole(
		run, origin->place, GTAB_ERROR, rule,
		gtab_finding_text(run->sink, _("the relation %.*s cannot be checked: %.*s"),
				  GTAB_TEXT_ARG(relation->source), GTAB_TEXT_ARG(why)));
}

static gtab_status
bind_one(gtab_relation_run *run, const struct origin *origin, const gtab_relation *relation,
	 gtab_error *err)
{
	const gtab_text rule = rule_of(run, origin, relation);
	gtab_bound *bounds;
	gtab_status st;

	if (rule.ptr == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	st = gtab_bind(&run->binder, relation, rule, &bounds);
	if (st == GTAB_EUSAGE)
		return refuse(run, origin, relation, err);
	if (st == GTAB_ENOMEM || st == GTAB_EINTERNAL)
		return gtab_error_set(err, st, NULL);
	run->sink->counts->n_relations++;
	schedule(run, bounds);
	if (st == GTAB_END)
		report_lacking(run, origin, relation, rule);
	return GTAB_OK;
}

/* Parse and bind all that a text holds. */
static gtab_status
bind_origin(gtab_relation_run *run, struct origin *origin, gtab_error *err)
{
	gtab_relation_reader reader = { .text = origin->text,
					.name = origin->name,
					.names = &run->binder.names,
					.arena = &run->arena,
					.n_ids = origin->n_ids };
	gtab_relation *relation;
	gtab_text part;
	gtab_error why = { 0 };
	gtab_status st;

	while ((st = gtab_relation_next(&reader, &relation, &part, &why)) != GTAB_END) {
		if (st == GTAB_EUSAGE && origin->is_printed) {
			report_unread(run, origin, part, gtab_text_of(why.message));
			continue;
		}
		for (; st == GTAB_OK && relation != NULL; relation = relation->next)
			st = bind_one(run, origin, relation, &why);
		if (st != GTAB_OK) {
			if (err != NULL)
				*err = why;
			return st;
		}
	}
	origin->n_ids = reader.n_ids;
	return GTAB_OK;
}

/* Whether the relations of a text ask for rows, or use a name that only a row could have. */
static gtab_status
look_for_rows(gtab_relation_run *run, struct origin *origin, gtab_error *err)
{
	gtab_relation_reader reader = { .text = origin->text,
					.name = origin->name,
					.names = &run->binder.names,
					.arena = &run->arena };
	gtab_relation *relation;
	gtab_bound *bounds;
	gtab_status st;

	(void)err;
	while ((st = gtab_relation_next(&reader, &relation, NULL, NULL)) != GTAB_END) {
		if (st != GTAB_OK) { /* perhaps a label that reads like something else */
			run->binder.needs_rows = true;
			run->binder.needs_labels = true;
		}
		for (; st == GTAB_OK && relation != NULL; relation = relation->next)
			gtab_bind(&run->binder, relation, GTAB_TEXT(""), &bounds);
	}
	return GTAB_OK;
}

/* ---- opening ---- */

/* The most operands that one relation has. */
static size_t
longest(const gtab_relation_run *run)
{
	const gtab_bound *const lists[] = { run->by_row, run->at_end };
	size_t most = 0;

	for (size_t i = 0; i < 2; i++) {
		for (const gtab_bound *b = lists[i]; b != NULL; b = b->next)
			most = b->left.n + b->right.n > most ? b->left.n + b->right.n : most;
	}
	return most;
}

static gtab_status
init(gtab_relation_run *run, gtab_table *table, const gtab_check_options *options,
     gtab_finding_sink *sink)
{
	gtab_status st;

	*run = (gtab_relation_run){ .sink = sink };
	run->by_row_next = &run->by_row;
	run->at_end_next = &run->at_end;
	gtab_arena_init(&run->arena);
	st = gtab_binder_init(&run->binder, table, options->form, &run->arena);
	if (st == GTAB_OK)
		st = gtab_figures_init(&run->figures, run->binder.columns, run->binder.n_columns,
				       options->form);
	return st;
}

/* Read the rows for what the relations ask for: again, when a label that is known now makes another of them. */
static gtab_status
look_ahead(gtab_relation_run *run, gtab_table *table, const gtab_check_options *options,
	   gtab_error *err)
{
	gtab_binder *const b = &run->binder;
	gtab_status st;

	while ((st = each_origin(run, table, options, look_for_rows, err)) == GTAB_OK &&
	       gtab_binder_is_unread(b)) {
		st = gtab_binder_read_rows(b, err);
		if (st != GTAB_OK)
			return st;
	}
	if (st == GTAB_OK && b->needs_tree && gtab_row_index_find_children(&b->rows) != GTAB_OK)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	return st;
}

gtab_status
gtab_relations_open(gtab_relation_run *run, gtab_table *table, const gtab_check_options *options,
		    gtab_finding_sink *sink, gtab_error *err)
{
	gtab_status st = init(run, table, options, sink);

	if (st != GTAB_OK)
		return gtab_error_set(err, st, NULL);
	st = look_ahead(run, table, options, err);
	if (st == GTAB_OK)
		st = each_origin(run, table, options, bind_origin, err);
	if (st != GTAB_OK)
		return st;
	st = gtab_figures_prepare(&run->figures, &run->binder.rows);
	run->terms = gtab_arena_array(&run->arena, longest(run), sizeof(*run->terms));
	if (st != GTAB_OK || run->terms == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	return GTAB_OK;
}

void
gtab_relations_clear(gtab_relation_run *run)
{
	gtab_binder_clear(&run->binder);
	gtab_figures_clear(&run->figures);
	gtab_arena_clear(&run->arena);
}
