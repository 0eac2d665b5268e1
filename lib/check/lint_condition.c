/* SPDX-License-Identifier: MIT */
/*
 * Conditions that never hold: every way to make one true is tried, and none leaves texts that a field may have and
 * figures that exist. What is not linear is taken to hold.
 */

#include "check/lint_internal.h"

#include "base/i18n.h"
#include "form/name_internal.h"

enum { TRIES_MAX = 2000, ATOMS_MAX = 64 };

/* A cell is, or is not, a text. */
struct text_atom {
	size_t variable;
	gtab_text text; /* folded */
	bool is_equal;
};

/*
 * One way to make the condition true, as far as it is gone.
 *
 * unlisted  a text that no list of its field has, on the way; "" for none
 */
struct way {
	gtab_linter *l;
	gtab_lint_system *system;
	struct text_atom texts[ATOMS_MAX];
	size_t n_texts;
	size_t n_tries;
};

/* Conditions that must hold together. */
struct todo {
	const gtab_bound_condition *condition;
	const struct todo *next;
};

static bool can_hold(struct way *w, const struct todo *todo);

/* ---- texts ---- */

static bool
is_same(gtab_arena *a, gtab_text written, gtab_text folded)
{
	return gtab_text_equal(gtab_name_fold_copy(a, written), folded);
}

/* Whether the field's list has the text; true where it has no list. */
static bool
is_listed(struct way *w, const gtab_field *f, gtab_text folded)
{
	gtab_arena *const a = &w->l->scratch;
	bool is_known = f->n_enum == 0;

	for (size_t i = 0; i < f->n_enum; i++)
		is_known = is_known || is_same(a, f->enum_values[i], folded);
	if (f->codes == NULL || folded.len == 0)
		return is_known || folded.len == 0;
	for (size_t i = 0; i < f->codes->n_codes; i++) {
		const gtab_code *const c = &f->codes->codes[i];

		if (is_same(a, c->code, folded) || is_same(a, c->label, folded))
			return is_known;
		for (size_t k = 0; k < c->n_aliases; k++) {
			if (is_same(a, c->aliases[k], folded))
				return is_known;
		}
	}
	return false;
}

static const gtab_field *
field_of(const struct way *w, size_t variable)
{
	const size_t column = w->system->column_of[variable];
	size_t n;
	const gtab_field *const fields = gtab_form_fields(w->l->form, &n);
	const size_t idx = column == GTAB_MAP_NONE
				   ? GTAB_MAP_NONE
				   : w->l->specimen->binder.columns[column].field_idx;

	return idx < n ? &fields[idx] : NULL;
}

static bool
texts_agree(struct way *w)
{
	for (size_t i = 0; i < w->n_texts; i++) {
		const struct text_atom *const one = &w->texts[i];
		const gtab_field *const f = field_of(w, one->variable);

		if (one->is_equal && f != NULL && !is_listed(w, f, one->text))
			return false;
		for (size_t k = 0; k < i; k++) {
			const struct text_atom *const other = &w->texts[k];

			if (other->variable == one->variable &&
			    (one->is_equal || other->is_equal) &&
			    gtab_text_equal(one->text, other->text) !=
				    (one->is_equal && other->is_equal))
				return false;
		}
	}
	return true;
}

/* ---- figures ---- */

static bool
figures_exist(struct way *w)
{
	gtab_lint_system *const s = w->system;
	const size_t n = s->n_rows;
	gtab_linear_row *rows;
	gtab_solvable answer;

	for (size_t v = 0; v < s->n_vars; v++)
		gtab_lint_add_limits(s, w->l, v);
	rows = gtab_arena_array(s->a, s->n_rows, sizeof(*rows));
	for (size_t i = 0; rows != NULL && i < s->n_rows; i++)
		rows[i] = s->rows[i].row;
	answer = rows == NULL ? GTAB_UNDECIDED
			      : gtab_linear_solve(s->a, rows, s->n_rows, s->vars_size);
	s->n_rows = n;
	return answer != GTAB_UNSOLVABLE;
}

/* ---- ways ---- */

/* Take a comparison of one side with one side onto the way, and go on. */
static bool
with_pair(struct way *w, const gtab_bound_condition *c, const gtab_bound_side *left,
	  const gtab_bound_side *right)
{
	const gtab_bound_term *cell = left->terms;
	const gtab_bound_term *text = right->terms;
	gtab_linear_row row;

	if (!c->is_text) {
		if (gtab_lint_row_of(w->system, c->cmp, left, right, &row))
			gtab_lint_add(w->system, row, 0, GTAB_MAP_NONE);
		return true;
	}
	if (cell->kind == GTAB_BOUND_TEXT) {
		cell = right->terms;
		text = left->terms;
	}
	if (cell->kind != GTAB_BOUND_CELL || text->kind != GTAB_BOUND_TEXT ||
	    w->n_texts == ATOMS_MAX)
		return false;
	w->texts[w->n_texts++] = (struct text_atom){ gtab_lint_variable(w->system, cell),
						     text->text, c->cmp == GTAB_CMP_EQ };
	return true;
}

/* One left side with any (=) or all of the right ones. */
static bool
try_left(struct way *w, const gtab_bound_condition *c, const gtab_bound_side *left,
	 const struct todo *next)
{
	const size_t n_texts = w->n_texts;
	const size_t n_rows = w->system->n_rows;
	bool holds = false;

	if (c->cmp != GTAB_CMP_EQ) {
		for (size_t k = 0; k < c->n_right; k++)
			with_pair(w, c, left, &c->right[k]);
		holds = can_hold(w, next);
	}
	for (size_t k = 0; c->cmp == GTAB_CMP_EQ && !holds && k < c->n_right; k++) {
		w->n_texts = n_texts;
		w->system->n_rows = n_rows;
		with_pair(w, c, left, &c->right[k]);
		holds = can_hold(w, next);
	}
	w->n_texts = n_texts;
	w->system->n_rows = n_rows;
	return holds;
}

static bool
try_all(struct way *w, const gtab_bound_condition *part, const struct todo *next)
{
	const struct todo here = { part, next };

	if (part == NULL)
		return can_hold(w, next);
	if (part->next == NULL)
		return can_hold(w, &here);
	return try_all(w, part->next, &here);
}

static bool
can_hold(struct way *w, const struct todo *todo)
{
	const gtab_bound_condition *const c = todo == NULL ? NULL : todo->condition;
	bool holds = false;

	if (w->system->failed || w->n_tries++ > TRIES_MAX)
		return true;
	if (c == NULL)
		return texts_agree(w) && figures_exist(w);
	switch (c->kind) {
	case GTAB_CONDITION_AND: return try_all(w, c->first, todo->next);
	case GTAB_CONDITION_OR:
		for (const gtab_bound_condition *p = c->first; !holds && p != NULL; p = p->next) {
			const struct todo one = { p, todo->next };

			holds = can_hold(w, &one);
		}
		return holds;
	case GTAB_CONDITION_COMPARE: break;
	}
	for (size_t i = 0; !holds && i < c->n_left; i++)
		holds = try_left(w, c, &c->left[i], todo->next);
	return holds;
}

/* ---- a condition ---- */

static size_t
count_cells(const gtab_bound_condition *c)
{
	size_t n = 0;

	for (; c != NULL; c = c->next) {
		for (size_t i = 0; i < c->n_left; i++)
			n += c->left[i].n;
		for (size_t i = 0; i < c->n_right; i++)
			n += c->right[i].n;
		n += count_cells(c->first);
	}
	return n;
}

/* The conditions that c joins are not those beside it. */
static bool
never_holds(gtab_linter *l, const gtab_bound_condition *c)
{
	struct way *const w = gtab_arena_get(&l->scratch, sizeof(*w));
	const struct todo todo = { c, NULL };
	gtab_lint_system system = { .a = &l->scratch, .vars_size = count_cells(c) };
	bool holds = true;

	system.column_of =
		gtab_arena_array(&l->scratch, system.vars_size + 1, sizeof(*system.column_of));
	if (w == NULL || system.column_of == NULL || gtab_map_new(&system.variables) != GTAB_OK) {
		l->failed = true;
		return false;
	}
	*w = (struct way){ .l = l, .system = &system };
	holds = can_hold(w, &todo);
	l->failed = l->failed || system.failed;
	gtab_lint_system_clear(&system);
	return !holds;
}

void
gtab_lint_conditions(gtab_linter *l)
{
	const gtab_specimen *const s = l->specimen;

	for (size_t i = 0; i < s->n_relations; i++) {
		const gtab_specimen_relation *const r = &s->relations[i];

		if (r->st != GTAB_OK || r->bounds == NULL || r->bounds->condition == NULL ||
		    !never_holds(l, r->bounds->condition))
			continue;
		gtab_lint_at_relation(l, r);
		gtab_buf_printf(&l->message, _("the condition of %.*s never holds: %.*s"),
				GTAB_TEXT_ARG(r->relation->id),
				GTAB_TEXT_ARG(r->relation->condition->source));
		gtab_lint_tell(l, GTAB_WARNING, "lint/never");
	}
	for (const gtab_filter *f = s->binder.filters; f != NULL; f = f->next) {
		if (f->condition == NULL || !never_holds(l, f->condition))
			continue;
		for (size_t i = 0; i < s->n_relations; i++) {
			if (gtab_text_find(s->relations[i].part, f->key) ==
			    s->relations[i].part.len)
				continue;
			gtab_lint_at_relation(l, &s->relations[i]);
			gtab_buf_printf(&l->message, _("no row is ever as [%.*s] asks"),
					GTAB_TEXT_ARG(f->key));
			gtab_lint_tell(l, GTAB_WARNING, "lint/never");
		}
	}
	gtab_arena_reset(&l->scratch);
}
