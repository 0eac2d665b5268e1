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

	gtab_figures *const figures = t->side == NULL ? &run->figures : t->side->figures;

	if (is_cell && is_text)
		gtab_figures_use_text(figures, t->column);
	if (is_cell)
		gtab_figures_use(figures, t->column);
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

/* The columns of other tables that are like this one. */
static void
use_like_columns(gtab_relation_run *run, size_t column, bool is_text)
{
	for (gtab_side_table *side = run->binder.sides; side != NULL; side = side->next) {
		if (side->table == NULL || side->st != GTAB_OK)
			continue;
		gtab_figures_use(side->figures, side->column_of[column]);
		if (is_text)
			gtab_figures_use_text(side->figures, side->column_of[column]);
	}
}

/* The columns that a relation on rows runs over; of their texts only texts and counts speak. */
static void
use_columns(gtab_relation_run *run, const gtab_bound *b)
{
	const bool is_text =
		b->is_text || b->condition != NULL || has_call(&b->left) || has_call(&b->right);

	for (size_t i = 0; b->scope == GTAB_SCOPE_COLUMNS && i < b->n_columns; i++) {
		gtab_figures_use(&run->figures, b->columns[i]);
		use_like_columns(run, b->columns[i], is_text);
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
	const gtab_side_table *const table = run->binder.lacks_table;
	gtab_severity severity = GTAB_ERROR;

	if (table != NULL && origin->is_printed) {
		report_unread(run, origin, relation->source, why);
		return;
	}
	if (table != NULL &&
	    table->when != GTAB_NOW) { /* that an office sent nothing then is not its error now */
		severity = table->is_not_given ? GTAB_NOTE : GTAB_WARNING;
		run->sink->counts->n_unknown++;
	}
	if (run->binder.lacks_field) {
		run->sink->counts->n_unknown++;
		gtab_buf_printf(&run->left_out, "%s%.*s (%.*s)", run->left_out.len == 0 ? "" : "; ",
				GTAB_TEXT_ARG(rule), GTAB_TEXT_ARG(why));
		return;
	}
	gtab_relation_report_whole(
		run, origin->place, severity, rule,
		gtab_finding_text(run->sink, _("the relation %.*s cannot be checked: %.*s"),
				  GTAB_TEXT_ARG(relation->source), GTAB_TEXT_ARG(why)));
}

/* A printed relation between tables that are not there is a note, and not counted. */
static bool
is_told_unread(const gtab_relation_run *run, const struct origin *origin)
{
	return origin->is_printed && run->binder.lacks_table != NULL;
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
	if (bounds != NULL ||
	    (st == GTAB_END &&
	     !is_told_unread(run, origin))) /* not of other years, nor of another table */
		run->sink->counts->n_relations++;
	schedule(run, bounds);
	if (st == GTAB_END)
		report_lacking(run, origin, relation, rule);
	return GTAB_OK;
}

/* The names of another table, for reading what stands behind it. */
static const gtab_names *
names_of(void *ctx, gtab_text table)
{
	gtab_binder *const b = ctx;
	const gtab_side_table *const side = gtab_side_get(b, table, GTAB_NOW);

	if (side == NULL || side->st != GTAB_OK)
		return NULL;
	return side->is_self ? &b->names : &side->binder.names;
}

/* Parse and bind all that a text holds. */
static gtab_status
bind_origin(gtab_relation_run *run, struct origin *origin, gtab_error *err)
{
	gtab_relation_reader reader = { .text = origin->text,
					.name = origin->name,
					.names = &run->binder.names,
					.names_of = names_of,
					.ctx = &run->binder,
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
					.names_of = names_of,
					.ctx = &run->binder,
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
	gtab_buf_init(&run->key);
	gtab_buf_init(&run->left_out);
	gtab_arena_init(&run->roots.arena);
	gtab_buf_init(&run->roots.key);
	run->binder.find_table = options->find_table;
	run->binder.find_ctx = options->find_ctx;
	if (st == GTAB_OK)
		st = gtab_figures_init(&run->figures, run->binder.columns, run->binder.n_columns,
				       options->form);
	return st;
}

/* Whether it is this table itself that is still to be read. */
static bool
is_unread_alone(gtab_binder *b)
{
	gtab_side_table *const sides = b->sides;
	bool is_unread;

	b->sides = NULL;
	is_unread = gtab_binder_is_unread(b);
	b->sides = sides;
	return is_unread;
}

/* The rows of other tables that relations look at, read again. */
static gtab_status
keep_sides(gtab_relation_run *run, gtab_error *err)
{
	gtab_status st = GTAB_OK;

	for (gtab_side_table *side = run->binder.sides; st == GTAB_OK && side != NULL;
	     side = side->next) {
		gtab_binder *const b = &side->binder;
		const gtab_row *row;

		if (side->table == NULL || side->st != GTAB_OK)
			continue;
		run->needs_keys = run->needs_keys || side->is_keyed;
		st = gtab_figures_prepare(side->figures, &b->rows);
		for (size_t i = 0; st == GTAB_OK; i++) {
			st = gtab_table_next(side->table, &row, err);
			if (st != GTAB_OK || !b->rows.rows[i].is_needed)
				continue;
			gtab_figures_read(side->figures, row);
			st = gtab_figures_keep(side->figures, b->rows.rows[i].slot, row,
					       b->label_col, b->code_col, GTAB_TEXT(""));
		}
		if (st == GTAB_END)
			st = gtab_table_rewind(side->table, err);
	}
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
		if (is_unread_alone(b))
			st = gtab_binder_read_rows(b, err);
		for (gtab_side_table *side = b->sides; st == GTAB_OK && side != NULL;
		     side = side->next) {
			if (side->table != NULL && side->st == GTAB_OK &&
			    gtab_binder_is_unread(&side->binder))
				st = gtab_binder_read_rows(&side->binder, err);
		}
		if (st != GTAB_OK)
			return st;
	}
	for (const gtab_side_table *side = b->sides; st == GTAB_OK && side != NULL;
	     side = side->next) {
		if (side->st != GTAB_OK && side->st != GTAB_END)
			st = side->st;
	}
	if (st == GTAB_OK && b->needs_tree && gtab_row_index_find_children(&b->rows) != GTAB_OK)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	return st;
}

/* A return prints only some of the columns its form knows: what cannot be checked then is told in one note. */
static gtab_status
report_left_out(gtab_relation_run *run, const gtab_table *table, const gtab_check_options *options)
{
	const gtab_place place = { gtab_table_source(table), 0, 0 };
	const gtab_text all = gtab_buf_text(&run->left_out);

	if (run->left_out.failed)
		return GTAB_ENOMEM;
	if (all.len > 0)
		gtab_relation_report_whole(
			run, place, GTAB_NOTE,
			gtab_finding_text(run->sink, "%.*s/left-out",
					  GTAB_TEXT_ARG(gtab_form_name(options->form))),
			gtab_finding_text(run->sink, _("relations that cannot be checked: %.*s"),
					  GTAB_TEXT_ARG(all)));
	return GTAB_OK;
}

gtab_status
gtab_relations_open(gtab_relation_run *run, gtab_table *table, const gtab_check_options *options,
		    gtab_finding_sink *sink, gtab_error *err)
{
	gtab_status st = init(run, table, options, sink);

	run->binder.err = err;
	if (st != GTAB_OK)
		return gtab_error_set(err, st, NULL);
	st = look_ahead(run, table, options, err);
	if (st == GTAB_OK)
		st = each_origin(run, table, options, bind_origin, err);
	if (st != GTAB_OK)
		return st;
	if (report_left_out(run, table, options) != GTAB_OK)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	st = keep_sides(run, err);
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
	gtab_buf_clear(&run->key);
	gtab_buf_clear(&run->left_out);
	gtab_roots_clear(&run->roots);
	gtab_figures_clear(&run->figures);
	gtab_arena_clear(&run->arena);
}
