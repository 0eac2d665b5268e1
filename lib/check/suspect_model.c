/* SPDX-License-Identifier: MIT */
/* Figures and edits as integers of one scale: residuals, what holds, and the value an equality asks for. */

#include "check/suspect_internal.h"

#include <stdlib.h>

/* Larger figures leave no room for sums of products. */
static wide
model_max(void)
{
	return (wide)1000000000000000000 * 1000000;
}

static bool
scaled(gtab_decimal d, int scale, wide *out)
{
	*out = d.coefficient;
	for (int i = d.scale; i < scale; i++) {
		if (*out > model_max() || *out < -model_max())
			return false;
		*out *= 10;
	}
	return *out <= model_max() && *out >= -model_max();
}

static int
most(int a, int b)
{
	return a > b ? a : b;
}

/* The scales that hold all figures, factors and constants exactly. */
static void
settle_scales(model *m)
{
	const gtab_suspect_problem *const p = m->problem;

	for (size_t i = 0; i < p->n_figures; i++)
		m->scale = most(m->scale, p->figures[i].value.scale);
	for (size_t i = 0; i < p->n_edits; i++) {
		const gtab_edit *const e = &p->edits[i];

		m->scale = most(m->scale, most(e->constant.scale, e->tolerance.scale));
		for (size_t k = 0; k < e->n_terms; k++)
			m->factor_scale = most(m->factor_scale, e->terms[k].factor.scale);
	}
}

static gtab_status
read_figures(model *m)
{
	const gtab_suspect_problem *const p = m->problem;

	m->values = gtab_arena_array(m->arena, p->n_figures, sizeof(*m->values));
	if (m->values == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < p->n_figures; i++) {
		if (!scaled(p->figures[i].value, m->scale, &m->values[i]))
			return GTAB_EOVERFLOW;
	}
	return GTAB_OK;
}

static gtab_status
read_edits(model *m)
{
	const gtab_suspect_problem *const p = m->problem;
	size_t n_terms = 0;

	for (size_t i = 0; i < p->n_edits; i++)
		n_terms += p->edits[i].n_terms;
	m->edits = gtab_arena_array(m->arena, p->n_edits, sizeof(*m->edits));
	m->term_figures = gtab_arena_array(m->arena, n_terms, sizeof(*m->term_figures));
	m->term_factors = gtab_arena_array(m->arena, n_terms, sizeof(*m->term_factors));
	if (m->arena->failed)
		return GTAB_ENOMEM;
	n_terms = 0;
	for (size_t i = 0; i < p->n_edits; i++) {
		const gtab_edit *const e = &p->edits[i];
		edit_form *const form = &m->edits[i];

		*form = (edit_form){ .first = n_terms, .n = e->n_terms, .cmp = e->cmp };
		if (!scaled(e->constant, m->scale + m->factor_scale, &form->constant) ||
		    !scaled(e->tolerance, m->scale + m->factor_scale, &form->tolerance))
			return GTAB_EOVERFLOW;
		for (size_t k = 0; k < e->n_terms; k++, n_terms++) {
			m->term_figures[n_terms] = e->terms[k].figure;
			if (!scaled(e->terms[k].factor, m->factor_scale,
				    &m->term_factors[n_terms]) ||
			    m->term_factors[n_terms] > 1000000000 ||
			    m->term_factors[n_terms] < -1000000000)
				return GTAB_EOVERFLOW;
		}
	}
	return GTAB_OK;
}

/* Which edits each figure is in. */
static gtab_status
index_edits(model *m)
{
	const size_t n = m->problem->n_figures;
	size_t total = 0;

	m->of_first = gtab_arena_array(m->arena, n + 1, sizeof(*m->of_first));
	if (m->of_first == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < m->problem->n_edits; i++) {
		total += m->edits[i].n;
		for (size_t k = 0; k < m->edits[i].n; k++)
			m->of_first[m->term_figures[m->edits[i].first + k] + 1]++;
	}
	m->of_figure = gtab_arena_array(m->arena, total, sizeof(*m->of_figure));
	if (m->of_figure == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < n; i++)
		m->of_first[i + 1] += m->of_first[i];
	for (size_t i = m->problem->n_edits; i-- > 0;) {
		for (size_t k = 0; k < m->edits[i].n; k++)
			m->of_figure[--m->of_first[m->term_figures[m->edits[i].first + k] + 1]] = i;
	}
	for (size_t i = 0; i < n; i++)
		m->of_first[i] = m->of_first[i + 1];
	m->of_first[n] = total;
	return GTAB_OK;
}

/* Terms that one search may look at, some tenths of a second. */
enum { BUDGET = 20000000 };

static int
compare_places(size_t a1, size_t a2, size_t b1, size_t b2)
{
	if (a1 != b1)
		return a1 < b1 ? -1 : 1;
	return a2 < b2 ? -1 : a2 > b2 ? 1 : 0;
}

static int
compare_by_row(const void *a, const void *b, void *ctx)
{
	const gtab_figure *const f = ctx;
	const gtab_figure *const x = &f[*(const size_t *)a];
	const gtab_figure *const y = &f[*(const size_t *)b];

	return compare_places(x->row, x->column, y->row, y->column);
}

static int
compare_by_column(const void *a, const void *b, void *ctx)
{
	const gtab_figure *const f = ctx;
	const gtab_figure *const x = &f[*(const size_t *)a];
	const gtab_figure *const y = &f[*(const size_t *)b];

	return compare_places(x->column, x->row, y->column, y->row);
}

static gtab_status
order_figures(model *m)
{
	const size_t n = m->problem->n_figures;
	void *const figures = (void *)(uintptr_t)m->problem->figures;

	m->by_row = gtab_arena_array(m->arena, n, sizeof(*m->by_row));
	m->by_column = gtab_arena_array(m->arena, n, sizeof(*m->by_column));
	m->group_of = gtab_arena_array(m->arena, n, sizeof(*m->group_of));
	if (m->arena->failed)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < n; i++)
		m->by_row[i] = m->by_column[i] = i;
	qsort_r(m->by_row, n, sizeof(*m->by_row), compare_by_row, figures);
	qsort_r(m->by_column, n, sizeof(*m->by_column), compare_by_column, figures);
	return GTAB_OK;
}

gtab_status
model_init(model *m, const gtab_suspect_problem *problem, gtab_arena *a)
{
	gtab_status st;

	*m = (model){ .problem = problem, .arena = a, .budget = BUDGET };
	settle_scales(m);
	st = read_figures(m);
	if (st == GTAB_OK)
		st = read_edits(m);
	if (st == GTAB_OK)
		st = index_edits(m);
	if (st == GTAB_OK)
		st = order_figures(m);
	for (size_t i = 0; st == GTAB_OK && i < problem->n_edits; i++)
		m->edits[i].has_failed = !model_holds(m, &m->edits[i], m->values);
	return st;
}

wide
model_residual(const model *m, const edit_form *e, const wide *values)
{
	wide sum = -e->constant;

	for (size_t k = e->first; k < e->first + e->n; k++)
		sum += m->term_factors[k] * values[m->term_figures[k]];
	return sum;
}

bool
model_holds(const model *m, const edit_form *e, const wide *values)
{
	const wide r = model_residual(m, e, values);

	switch (e->cmp) {
	case GTAB_EDIT_EQ: return r <= e->tolerance && -r <= e->tolerance;
	case GTAB_EDIT_LE: return r <= e->tolerance;
	case GTAB_EDIT_GE: return -r <= e->tolerance;
	case GTAB_EDIT_LT: return r < e->tolerance;
	case GTAB_EDIT_GT: return -r < e->tolerance;
	}
	return true;
}

/* model_holds() on the model's own values, paid from the budget. */
static bool
still_holds(model *m, size_t edit)
{
	const edit_form *const e = &m->edits[edit];

	if (m->budget < e->n) {
		m->budget = 0;
		return false;
	}
	m->budget -= e->n;
	return model_holds(m, e, m->values);
}

/* Whether the edits of a changed figure hold. */
static bool
figure_holds(model *m, size_t figure)
{
	for (size_t i = m->of_first[figure]; i < m->of_first[figure + 1]; i++) {
		if (!still_holds(m, m->of_figure[i]))
			return false;
	}
	return true;
}

bool
model_accepts(model *m, const size_t *group, size_t n_group, const change *changes, size_t n)
{
	wide *const old = gtab_arena_array(m->arena, n, sizeof(*old));
	bool holds = old != NULL;

	if (old == NULL)
		return false;
	for (size_t i = 0; i < n; i++) {
		old[i] = m->values[changes[i].figure];
		m->values[changes[i].figure] = changes[i].value;
	}
	for (size_t i = 0; holds && i < n_group; i++)
		holds = still_holds(m, group[i]);
	for (size_t i = 0; holds && i < n; i++)
		holds = figure_holds(m, changes[i].figure);
	for (size_t i = n; i-- > 0;)
		m->values[changes[i].figure] = old[i];
	return holds;
}

/* ---- values from equalities ---- */

/* One equation in the figures of a set; the last coefficient is the right side. */
typedef struct equation {
	wide at[SET_MAX + 1];
} equation;

static equation
equation_of(const model *m, const edit_form *e, const size_t *set, size_t n_set)
{
	equation out = { .at = { 0 } };
	wide rest = -model_residual(m, e, m->values);

	for (size_t k = e->first; k < e->first + e->n; k++) {
		for (size_t i = 0; i < n_set; i++) {
			if (m->term_figures[k] != set[i])
				continue;
			out.at[i] += m->term_factors[k];
			rest += m->term_factors[k] * m->values[set[i]];
		}
	}
	out.at[n_set] = rest;
	return out;
}

/* Take the figures that earlier equations lead with out of e; false when it grows too large. */
static bool
reduce(equation *e, const equation *known, const bool *is_known, size_t n_set)
{
	for (size_t i = 0; i < n_set; i++) {
		const wide a = known[i].at[i];
		const wide b = e->at[i];

		if (!is_known[i] || b == 0)
			continue;
		for (size_t k = 0; k <= n_set; k++) {
			wide x;
			wide y;

			if (__builtin_mul_overflow(e->at[k], a, &x) ||
			    __builtin_mul_overflow(known[i].at[k], b, &y) ||
			    __builtin_sub_overflow(x, y, &e->at[k]))
				return false;
		}
	}
	return true;
}

static size_t
leading(const equation *e, size_t n_set)
{
	size_t i = 0;

	while (i < n_set && e->at[i] == 0)
		i++;
	return i;
}

/* The value of figure i, those behind it being settled; false when it is no whole number of the last place. */
static bool
settle_value(const equation *e, size_t i, size_t n_set, change *out)
{
	wide rest = e->at[n_set];

	for (size_t k = i + 1; k < n_set; k++) {
		wide product;

		if (__builtin_mul_overflow(e->at[k], out[k].value, &product) ||
		    __builtin_sub_overflow(rest, product, &rest))
			return false;
	}
	if (rest % e->at[i] != 0)
		return false;
	out[i].value = rest / e->at[i];
	return out[i].value <= model_max() && out[i].value >= -model_max();
}

bool
model_solve(const model *m, const size_t *group, size_t n_group, const size_t *set, size_t n_set,
	    change *out)
{
	equation known[SET_MAX];
	bool is_known[SET_MAX] = { false };
	size_t n_known = 0;

	for (size_t g = 0; g < n_group && n_known < n_set; g++) {
		const edit_form *const e = &m->edits[group[g]];
		equation now;
		size_t i;

		if (e->cmp != GTAB_EDIT_EQ)
			continue;
		now = equation_of(m, e, set, n_set);
		if (!reduce(&now, known, is_known, n_set))
			return false;
		i = leading(&now, n_set);
		if (i == n_set)
			continue;
		known[i] = now;
		is_known[i] = true;
		n_known++;
	}
	if (n_known < n_set)
		return false;
	for (size_t i = n_set; i-- > 0;) {
		out[i].figure = set[i];
		if (!settle_value(&known[i], i, n_set, out))
			return false;
	}
	return true;
}
