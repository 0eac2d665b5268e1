/* SPDX-License-Identifier: MIT */
/* Relations held against each other: those that cannot hold together, that say nothing new, or run in a circle. */

#include "check/lint_internal.h"

#include "base/i18n.h"

#include <string.h>

/* Beyond this many rows that hang together nothing is judged, and that is told. */
enum { GROUP_MAX = 160 };

/* ---- the system ---- */

/* Whether a relation always speaks, and of exact figures. */
static bool
is_plain(const gtab_specimen_relation *r)
{
	const gtab_relation *const rel = r->relation;

	return r->st == GTAB_OK && r->bounds != NULL && rel->condition == NULL &&
	       rel->grouping == GTAB_GROUP_NONE && rel->options.tolerance == GTAB_TOLERANCE_NONE &&
	       !rel->options.is_rounding;
}

static void
fill(gtab_linter *l, gtab_lint_system *s)
{
	const gtab_specimen *const specimen = l->specimen;

	for (size_t i = 0; i < specimen->n_relations; i++) {
		const gtab_specimen_relation *const r = &specimen->relations[i];
		gtab_linear_row row;

		for (const gtab_bound *b = r->bounds; is_plain(r) && b != NULL; b = b->next) {
			if (!b->is_text &&
			    gtab_lint_row_of(s, r->relation->cmp, &b->left, &b->right, &row))
				gtab_lint_add(s, row, i, GTAB_MAP_NONE);
		}
	}
	for (size_t v = 0; v < s->n_vars; v++)
		gtab_lint_add_limits(s, l, v);
}

static size_t
root_of(size_t *parent, size_t i)
{
	while (parent[i] != i)
		i = parent[i] = parent[parent[i]];
	return i;
}

/* Rows that share variables get one number. */
static void
find_groups(gtab_lint_system *s)
{
	size_t *const parent = gtab_arena_array(s->a, s->vars_size + 1, sizeof(*parent));

	s->failed = s->failed || parent == NULL;
	for (size_t v = 0; parent != NULL && v <= s->vars_size; v++)
		parent[v] = v;
	for (int pass = 0; parent != NULL && pass < 2; pass++) {
		for (size_t i = 0; i < s->n_rows; i++) {
			size_t first = s->vars_size; /* of a row without variables */

			for (size_t v = 0; v < s->n_vars; v++) {
				if (s->rows[i].row.c[v] == 0)
					continue;
				first = first == s->vars_size ? v : first;
				parent[root_of(parent, v)] = root_of(parent, first);
			}
			s->rows[i].group = root_of(parent, first);
		}
	}
}

/* ---- a set of rows ---- */

/* Numbers of rows; n at most GROUP_MAX. */
struct row_set {
	size_t items[GROUP_MAX];
	size_t n;
};

/* Solve the set without item `left_out` and, if asked is not NULL, with asked false. */
static gtab_solvable
solve(const gtab_lint_system *s, const struct row_set *set, size_t left_out,
      const gtab_linear_row *asked)
{
	gtab_linear_row rows[GROUP_MAX];
	gtab_solvable answer;
	gtab_arena work;
	size_t n = 0;

	for (size_t i = 0; i < set->n; i++) {
		if (i != left_out)
			rows[n++] = s->rows[set->items[i]].row;
	}
	gtab_arena_init(&work);
	answer = asked == NULL ? gtab_linear_solve(&work, rows, n, s->vars_size)
			       : gtab_linear_without(&work, rows, n, s->vars_size, asked);
	gtab_arena_clear(&work);
	return answer;
}

/* Leave out of the set whatever is not needed for its being unsolvable. */
static void
reduce(const gtab_lint_system *s, struct row_set *set, const gtab_linear_row *asked)
{
	for (size_t i = set->n; i-- > 0;) {
		if (solve(s, set, i, asked) != GTAB_UNSOLVABLE)
			continue;
		memmove(&set->items[i], &set->items[i + 1],
			(set->n - i - 1) * sizeof(set->items[0]));
		set->n--;
	}
}

/* A01: 合计=甲+乙; A02: …; the limits of 合计 */
static void
put_set(gtab_linter *l, const gtab_lint_system *s, const struct row_set *set)
{
	size_t n = 0;
	size_t last = GTAB_MAP_NONE;

	for (size_t i = 0; i < set->n; i++) {
		const gtab_lint_row *const row = &s->rows[set->items[i]];
		const gtab_relation *r;

		if (row->owner == GTAB_MAP_NONE) {
			gtab_buf_put(&l->message, gtab_text_of(n++ > 0 ? _("; ") : ""));
			gtab_buf_printf(
				&l->message, _("the limits of %.*s"),
				GTAB_TEXT_ARG(l->specimen->binder.columns[row->column].name));
			continue;
		}
		if (row->owner == last)
			continue;
		last = row->owner;
		r = l->specimen->relations[row->owner].relation;
		gtab_buf_put(&l->message, gtab_text_of(n++ > 0 ? _("; ") : ""));
		gtab_buf_printf(&l->message, "%.*s: %.*s", GTAB_TEXT_ARG(r->id),
				GTAB_TEXT_ARG(r->source));
	}
}

/* ---- contradictions ---- */

/* The last relation of the set is where it is told. */
static size_t
last_owner(const gtab_lint_system *s, const struct row_set *set)
{
	size_t owner = GTAB_MAP_NONE;

	for (size_t i = 0; i < set->n; i++) {
		if (s->rows[set->items[i]].owner != GTAB_MAP_NONE)
			owner = s->rows[set->items[i]].owner;
	}
	return owner;
}

static bool
tell_contradiction(gtab_linter *l, const gtab_lint_system *s, const struct row_set *group)
{
	struct row_set set = *group;
	size_t owner;

	if (solve(s, &set, GTAB_MAP_NONE, NULL) != GTAB_UNSOLVABLE)
		return false;
	reduce(s, &set, NULL);
	owner = last_owner(s, &set);
	if (owner == GTAB_MAP_NONE)
		return true;
	gtab_lint_at_relation(l, &l->specimen->relations[owner]);
	gtab_buf_put(&l->message, gtab_text_of(_("no figures satisfy these together: ")));
	put_set(l, s, &set);
	gtab_lint_tell(l, GTAB_ERROR, "lint/contradiction");
	return true;
}

/* ---- relations that say nothing new ---- */

static bool
is_same_row(const gtab_lint_system *s, const gtab_linear_row *a, const gtab_linear_row *b)
{
	return a->kind == b->kind && memcmp(a->c, b->c, (s->vars_size + 1) * sizeof(*a->c)) == 0;
}

/* An earlier relation with a row that is the same; GTAB_MAP_NONE for none. */
static size_t
find_same(const gtab_lint_system *s, size_t row)
{
	for (size_t i = 0; i < row; i++) {
		if (s->rows[i].owner != GTAB_MAP_NONE && s->rows[i].owner != s->rows[row].owner &&
		    is_same_row(s, &s->rows[i].row, &s->rows[row].row))
			return s->rows[i].owner;
	}
	return GTAB_MAP_NONE;
}

static size_t
count_rows(const gtab_lint_system *s, size_t owner)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_rows; i++)
		n += s->rows[i].owner == owner;
	return n;
}

static void
tell_same(gtab_linter *l, size_t owner, size_t same)
{
	const gtab_relation *const r = l->specimen->relations[owner].relation;
	const gtab_relation *const first = l->specimen->relations[same].relation;

	gtab_lint_at_relation(l, &l->specimen->relations[owner]);
	gtab_buf_printf(&l->message, _("%.*s: %.*s asks the same as %.*s: %.*s"),
			GTAB_TEXT_ARG(r->id), GTAB_TEXT_ARG(r->source), GTAB_TEXT_ARG(first->id),
			GTAB_TEXT_ARG(first->source));
	gtab_lint_tell(l, GTAB_WARNING, "lint/same");
}

static void
tell_implied(gtab_linter *l, const gtab_lint_system *s, size_t owner, const struct row_set *by)
{
	const gtab_relation *const r = l->specimen->relations[owner].relation;

	gtab_lint_at_relation(l, &l->specimen->relations[owner]);
	if (by->n == 0)
		gtab_buf_printf(&l->message, _("%.*s: %.*s always holds"), GTAB_TEXT_ARG(r->id),
				GTAB_TEXT_ARG(r->source));
	else
		gtab_buf_printf(&l->message, _("%.*s: %.*s follows from "), GTAB_TEXT_ARG(r->id),
				GTAB_TEXT_ARG(r->source));
	put_set(l, s, by);
	gtab_lint_tell(l, by->n == 0 ? GTAB_WARNING : GTAB_NOTE, "lint/implied");
}

static void
remove_row(struct row_set *set, size_t row)
{
	size_t n = 0;

	for (size_t i = 0; i < set->n; i++) {
		if (set->items[i] != row)
			set->items[n++] = set->items[i];
	}
	set->n = n;
}

/* Whether a relation of one row is the same as another, or follows from the others; then it leaves the group. */
static void
judge_row(gtab_linter *l, const gtab_lint_system *s, struct row_set *group, size_t row)
{
	const size_t owner = s->rows[row].owner;
	const size_t same = find_same(s, row);
	struct row_set others = *group;

	remove_row(&others, row);
	if (same != GTAB_MAP_NONE) {
		tell_same(l, owner, same);
	} else if (solve(s, &others, GTAB_MAP_NONE, &s->rows[row].row) == GTAB_UNSOLVABLE) {
		struct row_set by = others;

		reduce(s, &by, &s->rows[row].row);
		tell_implied(l, s, owner, &by);
	} else {
		return;
	}
	*group = others;
}

static void
judge_group(gtab_linter *l, const gtab_lint_system *s, size_t group)
{
	struct row_set set = { .n = 0 };
	size_t n = 0;

	for (size_t i = 0; i < s->n_rows; i++)
		n += s->rows[i].group == group;
	if (n > GROUP_MAX) {
		gtab_buf_put(&l->path, GTAB_TEXT("/relations"));
		gtab_buf_printf(&l->message,
				_("%zu comparisons and limits hang together: whether they "
				  "contradict each other is not judged beyond %d"),
				n, GROUP_MAX);
		gtab_lint_tell(l, GTAB_NOTE, "lint/undecided");
		return;
	}
	for (size_t i = 0; i < s->n_rows; i++) {
		if (s->rows[i].group == group)
			set.items[set.n++] = i;
	}
	if (tell_contradiction(l, s, &set))
		return; /* of what cannot hold everything follows */
	for (size_t i = s->n_rows; i-- > 0;) {
		if (s->rows[i].group == group && s->rows[i].owner != GTAB_MAP_NONE &&
		    count_rows(s, s->rows[i].owner) == 1)
			judge_row(l, s, &set, i);
	}
}

/* ---- circles ---- */

/* The variable that a relation computes: alone on its left side. GTAB_MAP_NONE when it computes none. */
static size_t
defined_by(const gtab_linter *l, gtab_lint_system *s, size_t owner)
{
	const gtab_specimen_relation *const r = &l->specimen->relations[owner];
	const gtab_bound *const b = r->bounds;

	if (!is_plain(r) || r->relation->cmp != GTAB_CMP_EQ || b->next != NULL || b->is_text ||
	    b->left.n != 1 || b->left.terms[0].kind != GTAB_BOUND_CELL)
		return GTAB_MAP_NONE;
	return gtab_lint_variable(s, &b->left.terms[0]);
}

/* defines: by row, the variable that it computes. way: the rows that lead to the one that is looked at. */
struct walk {
	gtab_linter *l;
	gtab_lint_system *s;
	size_t *defines;
	size_t way[GROUP_MAX];
	size_t n_way;
	bool *is_done;
};

static void
tell_cycle(struct walk *w, size_t from)
{
	struct row_set set = { .n = 0 };

	for (size_t i = from; i < w->n_way; i++)
		set.items[set.n++] = w->way[i];
	gtab_lint_at_relation(w->l, &w->l->specimen->relations[w->s->rows[set.items[0]].owner]);
	gtab_buf_put(&w->l->message,
		     gtab_text_of(_("these compute figures from each other in a circle: ")));
	put_set(w->l, w->s, &set);
	gtab_lint_tell(w->l, GTAB_WARNING, "lint/cycle");
}

static void
follow(struct walk *w, size_t row)
{
	for (size_t i = 0; i < w->n_way; i++) {
		if (w->way[i] == row) {
			if (w->n_way - i > 1)
				tell_cycle(w, i);
			return;
		}
	}
	if (w->is_done[row] || w->n_way == GROUP_MAX)
		return;
	w->way[w->n_way++] = row;
	for (size_t i = 0; i < w->s->n_rows; i++) {
		if (i != row && w->defines[i] != GTAB_MAP_NONE &&
		    w->defines[i] != w->defines[row] && w->s->rows[row].row.c[w->defines[i]] != 0 &&
		    find_same(w->s, i) == GTAB_MAP_NONE)
			follow(w, i);
	}
	w->n_way--;
	w->is_done[row] = true;
}

static void
judge_cycles(gtab_linter *l, gtab_lint_system *s)
{
	struct walk w = { .l = l,
			  .s = s,
			  .defines = gtab_arena_array(s->a, s->n_rows, sizeof(*w.defines)),
			  .is_done = gtab_arena_array(s->a, s->n_rows, sizeof(*w.is_done)) };

	if (w.defines == NULL || w.is_done == NULL) {
		s->failed = true;
		return;
	}
	for (size_t i = 0; i < s->n_rows; i++)
		w.defines[i] = s->rows[i].owner == GTAB_MAP_NONE
				       ? GTAB_MAP_NONE
				       : defined_by(l, s, s->rows[i].owner);
	for (size_t i = 0; i < s->n_rows; i++) {
		if (w.defines[i] != GTAB_MAP_NONE && find_same(s, i) == GTAB_MAP_NONE)
			follow(&w, i);
	}
}

/* ---- units ---- */

/* The unit of a term's column; "" when it has none, or is multiplied into another. */
static gtab_text
unit_of(const gtab_linter *l, const gtab_bound_term *t)
{
	size_t n;
	const gtab_field *const fields = gtab_form_fields(l->form, &n);
	size_t idx = GTAB_MAP_NONE;

	if (t->kind == GTAB_BOUND_CELL && t->side == NULL && t->column != GTAB_MAP_NONE &&
	    (gtab_decimal_compare(t->factor, gtab_decimal_from_int(1)) == 0 ||
	     gtab_decimal_compare(t->factor, gtab_decimal_from_int(-1)) == 0))
		idx = l->specimen->binder.columns[t->column].field_idx;
	return idx < n ? fields[idx].unit : GTAB_TEXT("");
}

/* Sums of 件 and 人, also where a sum is held against another unit. */
static void
judge_units(gtab_linter *l, const gtab_specimen_relation *r)
{
	for (const gtab_bound *b = r->bounds; b != NULL; b = b->next) {
		const gtab_bound_side *const sides[] = { &b->left, &b->right };
		const bool has_sum = b->left.n > 1 || b->right.n > 1;
		const gtab_bound_term *first = NULL;

		for (size_t i = 0; has_sum && i < 2; i++) {
			for (size_t k = 0; k < sides[i]->n; k++) {
				const gtab_bound_term *const t = &sides[i]->terms[k];
				const gtab_text unit = unit_of(l, t);

				if (unit.len == 0)
					continue;
				first = first == NULL ? t : first;
				if (gtab_text_equal(unit, unit_of(l, first)))
					continue;
				gtab_lint_at_relation(l, r);
				gtab_buf_printf(&l->message,
						_("%.*s: %.*s adds up units: %.*s is in %.*s, %.*s "
						  "in %.*s"),
						GTAB_TEXT_ARG(r->relation->id),
						GTAB_TEXT_ARG(r->relation->source),
						GTAB_TEXT_ARG(first->source),
						GTAB_TEXT_ARG(unit_of(l, first)),
						GTAB_TEXT_ARG(t->source), GTAB_TEXT_ARG(unit));
				gtab_lint_tell(l, GTAB_WARNING, "lint/unit");
				return;
			}
		}
	}
}

void
gtab_lint_relations(gtab_linter *l)
{
	gtab_lint_system s;

	if (gtab_lint_system_init(&s, &l->scratch, l->specimen) != GTAB_OK) {
		l->failed = true;
		return;
	}
	fill(l, &s);
	find_groups(&s);
	for (size_t i = 0; !s.failed && i < s.n_rows; i++) {
		bool is_first = true;

		for (size_t k = 0; is_first && k < i; k++)
			is_first = s.rows[k].group != s.rows[i].group;
		if (is_first)
			judge_group(l, &s, s.rows[i].group);
	}
	if (!s.failed)
		judge_cycles(l, &s);
	l->failed = l->failed || s.failed;
	gtab_lint_system_clear(&s);
	gtab_arena_reset(&l->scratch);
	for (size_t i = 0; i < l->specimen->n_relations; i++) {
		if (l->specimen->relations[i].st == GTAB_OK)
			judge_units(l, &l->specimen->relations[i]);
	}
}
