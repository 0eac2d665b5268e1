/* SPDX-License-Identifier: MIT */
/*
 * Root failures first, and below each what follows from it. A failure follows from an equality that fails too when
 * they share a cell, and the change of that cell which makes the equality hold makes this one hold as well. Of two
 * equalities that explain each other, the root is the one that the cell alone is the left side of, since it says
 * what the cell is; else the first.
 */

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "check/check_internal.h"

/* ---- keeping failures ---- */

static gtab_failed *
new_failed(gtab_roots *roots)
{
	if (roots->n == roots->size) {
		const size_t size = roots->size == 0 ? 16 : roots->size * 2;
		gtab_failed *const more = realloc(roots->items, size * sizeof(*more));

		if (more == NULL)
			return NULL;
		roots->items = more;
		roots->size = size;
	}
	roots->items[roots->n] = (gtab_failed){ .root = GTAB_MAP_NONE,
						.next_below = GTAB_MAP_NONE,
						.first_below = GTAB_MAP_NONE,
						.last_below = GTAB_MAP_NONE };
	return &roots->items[roots->n++];
}

/* The sign of a coefficient that is 1 or -1; 0 for others. */
static int
sign_of(gtab_decimal factor)
{
	gtab_decimal size = gtab_decimal_trim(factor);

	if (size.scale != 0 || (size.coefficient != 1 && size.coefficient != -1))
		return 0;
	return size.coefficient > 0 ? 1 : -1;
}

/* The cells of a side; one of functions and long sums has none, so that nothing is explained by it. */
static void
add_cells(const gtab_relation_run *run, const gtab_failure *f, const gtab_bound_side *side,
	  bool is_left, gtab_failed *out)
{
	for (size_t i = 0; i < side->n; i++) {
		const gtab_bound_term *const t = &side->terms[i];
		gtab_root_cell cell = { .side = t->side,
					.row = t->row,
					.column = t->column == GTAB_MAP_NONE ? f->here->column
									     : t->column };

		if (t->kind != GTAB_BOUND_CELL)
			continue;
		if (t->side != NULL && !gtab_instance_locate(f->here, t, &cell.row, &cell.column))
			continue;
		if (t->side == NULL && cell.row == GTAB_MAP_NONE)
			cell.row = f->here->row_idx == GTAB_MAP_NONE ? run->row_idx - 1
								     : f->here->row_idx;
		cell.sign = is_left ? sign_of(t->factor) : -sign_of(t->factor);
		out->cells[out->n_cells++] = cell;
	}
}

void
gtab_roots_add(gtab_relation_run *run, const gtab_failure *f, gtab_finding *finding)
{
	gtab_roots *const roots = &run->roots;
	gtab_failed *const failed = new_failed(roots);

	if (failed == NULL) {
		run->sink->failed = true;
		return;
	}
	failed->cells = gtab_arena_array(&roots->arena, f->bound->left.n + f->bound->right.n,
					 sizeof(*failed->cells));
	failed->finding = gtab_finding_copy(&roots->arena, finding);
	if (roots->arena.failed || failed->finding == NULL || failed->cells == NULL) {
		roots->n--;
		run->sink->failed = true;
		return;
	}
	gtab_arena_reset(&run->sink->arena);
	failed->edit = GTAB_NO_POSITION;
	if (run->sink->suspects != NULL && !finding->is_waived) {
		failed->edit = gtab_case_pending(run->sink->suspects);
		gtab_case_resume(run->sink->suspects, GTAB_NO_POSITION);
	}
	if (finding->is_waived || f->bound->is_text || f->outcome->required != NULL ||
	    f->outcome->by_range)
		return;
	failed->difference = f->outcome->difference;
	failed->cmp = f->bound->relation->cmp;
	add_cells(run, f, &f->bound->left, true, failed);
	failed->n_left = failed->n_cells;
	add_cells(run, f, &f->bound->right, false, failed);
}

/* ---- what follows from what ---- */

/* The change of a cell that makes an equality hold. */
static gtab_decimal
change_of(const gtab_failed *equality, const gtab_root_cell *cell)
{
	return cell->sign > 0 ? gtab_decimal_negate(equality->difference) : equality->difference;
}

static gtab_text
key_of(gtab_roots *roots, const gtab_root_cell *cell, const gtab_decimal *change)
{
	gtab_buf *const key = &roots->key;

	gtab_buf_truncate(key, 0);
	gtab_buf_printf(key, "%p %zu %zu ", cell->side, cell->row, cell->column);
	if (change != NULL)
		gtab_decimal_put(gtab_decimal_trim(*change), key);
	return gtab_buf_text(key);
}

/* Whether the cell is all that stands on the left of the equality. */
static bool
is_defined(const gtab_failed *f, size_t cell)
{
	return f->n_left == 1 && cell == 0;
}

/* Equalities by cell and change: the first, or the first that defines the cell. */
struct equalities {
	gtab_map *first;
	gtab_map *defining;
	gtab_map *by_cell; /* by the cell alone */
};

static bool
index_equality(gtab_roots *roots, size_t idx, struct equalities *e)
{
	const gtab_failed *const f = &roots->items[idx];
	gtab_status st = GTAB_OK;

	if (f->cmp != GTAB_CMP_EQ)
		return true;
	for (size_t i = 0; st == GTAB_OK && i < f->n_cells; i++) {
		gtab_decimal change;

		if (f->cells[i].sign == 0)
			continue;
		change = change_of(f, &f->cells[i]);
		st = gtab_map_add(e->first, key_of(roots, &f->cells[i], &change), idx, NULL);
		if (st == GTAB_OK && is_defined(f, i))
			st = gtab_map_add(e->defining, key_of(roots, &f->cells[i], &change), idx,
					  NULL);
		if (st == GTAB_OK)
			st = gtab_map_add(e->by_cell, key_of(roots, &f->cells[i], NULL), idx, NULL);
	}
	return st == GTAB_OK && !roots->key.failed;
}

/* The failure at the end of the chain that idx follows from. */
static size_t
last_root(const gtab_roots *roots, size_t idx)
{
	while (roots->items[idx].root != GTAB_MAP_NONE)
		idx = roots->items[idx].root;
	return idx;
}

static size_t
root_of_equality(gtab_roots *roots, size_t idx, const struct equalities *e)
{
	const gtab_failed *const f = &roots->items[idx];

	for (size_t i = 0; i < f->n_cells; i++) {
		gtab_decimal change;
		size_t defining;
		size_t root;

		if (f->cells[i].sign == 0)
			continue;
		change = change_of(f, &f->cells[i]);
		defining = gtab_map_get(e->defining, key_of(roots, &f->cells[i], &change));
		root = defining != GTAB_MAP_NONE
			       ? defining
			       : gtab_map_get(e->first, key_of(roots, &f->cells[i], &change));
		if (root != idx && last_root(roots, root) != idx)
			return root;
	}
	return GTAB_MAP_NONE;
}

/* Whether left minus right, changed by that much, is as the comparison says. */
static bool
holds_with(const gtab_failed *f, gtab_decimal change)
{
	gtab_decimal difference;
	int sign;

	if (gtab_decimal_add(f->difference, change, &difference) != GTAB_OK)
		return false;
	sign = gtab_decimal_sign(difference);
	switch (f->cmp) {
	case GTAB_CMP_EQ: return sign == 0;
	case GTAB_CMP_NE: return sign != 0;
	case GTAB_CMP_GE: return sign >= 0;
	case GTAB_CMP_GT: return sign > 0;
	case GTAB_CMP_LE: return sign <= 0;
	case GTAB_CMP_LT: return sign < 0;
	case GTAB_CMP_NONE: break;
	}
	return false;
}

/* The change that an equality asks of a cell they share. */
static bool
change_asked(const gtab_failed *equality, const gtab_root_cell *cell, gtab_decimal *out)
{
	for (size_t i = 0; i < equality->n_cells; i++) {
		const gtab_root_cell *const other = &equality->cells[i];

		if (other->sign == 0 || other->side != cell->side || other->row != cell->row ||
		    other->column != cell->column)
			continue;
		*out = change_of(equality, other);
		return true;
	}
	return false;
}

static size_t
root_of_inequality(gtab_roots *roots, size_t idx, const struct equalities *e)
{
	const gtab_failed *const f = &roots->items[idx];

	for (size_t i = 0; i < f->n_cells; i++) {
		const size_t root = gtab_map_get(e->by_cell, key_of(roots, &f->cells[i], NULL));
		gtab_decimal change;

		if (f->cells[i].sign == 0 || root == GTAB_MAP_NONE ||
		    !change_asked(&roots->items[root], &f->cells[i], &change))
			continue;
		if (f->cells[i].sign < 0)
			change = gtab_decimal_negate(change);
		if (holds_with(f, change))
			return root;
	}
	return GTAB_MAP_NONE;
}

static bool
find_roots(gtab_roots *roots)
{
	struct equalities e = { 0 };
	bool is_done = gtab_map_new(&e.first) == GTAB_OK && gtab_map_new(&e.defining) == GTAB_OK &&
		       gtab_map_new(&e.by_cell) == GTAB_OK;

	for (size_t i = 0; is_done && i < roots->n; i++)
		is_done = index_equality(roots, i, &e);
	for (size_t i = 0; is_done && i < roots->n; i++) {
		gtab_failed *const f = &roots->items[i];

		if (f->n_cells > 0)
			f->root = f->cmp == GTAB_CMP_EQ ? root_of_equality(roots, i, &e)
							: root_of_inequality(roots, i, &e);
	}
	gtab_map_free(e.first);
	gtab_map_free(e.defining);
	gtab_map_free(e.by_cell);
	return is_done;
}

/* ---- telling ---- */

/* Below the last root of each chain, in the order they were found. */
static void
put_below(gtab_roots *roots)
{
	for (size_t i = 0; i < roots->n; i++) {
		gtab_failed *const f = &roots->items[i];
		gtab_failed *root;

		if (f->root == GTAB_MAP_NONE)
			continue;
		root = &roots->items[last_root(roots, i)];
		if (root->last_below == GTAB_MAP_NONE)
			root->first_below = i;
		else
			roots->items[root->last_below].next_below = i;
		root->last_below = i;
	}
}

static void
tell(gtab_finding_sink *sink, const gtab_failed *f, const gtab_failed *root)
{
	gtab_finding finding = *f->finding;

	if (root != NULL)
		finding.message = gtab_finding_text(
			sink, _("%.*s (follows from %.*s, %.*s)"), GTAB_TEXT_ARG(finding.message),
			GTAB_TEXT_ARG(root->finding->cell), GTAB_TEXT_ARG(root->finding->rule));
	if (sink->suspects != NULL)
		gtab_case_resume(sink->suspects, f->edit);
	gtab_finding_send(sink, &finding);
}

void
gtab_roots_flush(gtab_roots *roots, gtab_finding_sink *sink)
{
	if (roots->n == 0)
		return;
	if (roots->n > 1) {
		sink->failed = !find_roots(roots) || sink->failed;
		put_below(roots);
	}
	for (size_t i = 0; i < roots->n; i++) {
		const gtab_failed *const f = &roots->items[i];

		if (f->root != GTAB_MAP_NONE)
			continue;
		tell(sink, f, NULL);
		for (size_t k = f->first_below; k != GTAB_MAP_NONE; k = roots->items[k].next_below)
			tell(sink, &roots->items[k], f);
	}
	roots->n = 0;
	gtab_arena_reset(&roots->arena);
}

void
gtab_roots_clear(gtab_roots *roots)
{
	free(roots->items);
	gtab_arena_clear(&roots->arena);
	gtab_buf_clear(&roots->key);
	*roots = (gtab_roots){ 0 };
}
