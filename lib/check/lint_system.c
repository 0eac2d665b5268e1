/* SPDX-License-Identifier: MIT */
/* The figures of a form as variables of a linear system, its relations and limits as rows of it. */

#include "check/lint_internal.h"

#include <stdio.h>
#include <string.h>

/* Every cell that the relations name, as an upper bound of the variables. */
static size_t
count_cells(const gtab_specimen *specimen)
{
	size_t n = 0;

	for (size_t i = 0; i < specimen->n_relations; i++) {
		const gtab_bound *b = specimen->relations[i].bounds;

		for (; specimen->relations[i].st == GTAB_OK && b != NULL; b = b->next)
			n += b->left.n + b->right.n;
	}
	return n;
}

gtab_status
gtab_lint_system_init(gtab_lint_system *s, gtab_arena *a, const gtab_specimen *specimen)
{
	*s = (gtab_lint_system){ .a = a, .vars_size = count_cells(specimen) };
	s->column_of = gtab_arena_array(a, s->vars_size + 1, sizeof(*s->column_of));
	s->failed = s->column_of == NULL;
	return gtab_map_new(&s->variables);
}

void
gtab_lint_system_clear(gtab_lint_system *s)
{
	gtab_map_free(s->variables);
}

size_t
gtab_lint_variable(gtab_lint_system *s, const gtab_bound_term *cell)
{
	char key[80];
	size_t kept;

	snprintf(key, sizeof(key), "%p %zu %zu", (const void *)cell->side, cell->row, cell->column);
	if (gtab_map_add(s->variables, gtab_text_of(key), s->n_vars, &kept) != GTAB_OK ||
	    (kept == s->n_vars && s->n_vars == s->vars_size)) {
		s->failed = true;
		return 0;
	}
	if (kept == s->n_vars)
		s->column_of[s->n_vars++] = cell->side == NULL ? cell->column : GTAB_MAP_NONE;
	return kept;
}

/* 10^n, n at most 18. */
static gtab_int128
power_of_ten(int n)
{
	gtab_int128 out = 1;

	while (n-- > 0)
		out *= 10;
	return out;
}

enum { SCALE = 12 };

/* d as a whole number of 10^-12; false when it has more places or is too large. */
static bool
whole_of(gtab_decimal d, gtab_int128 *out)
{
	d = gtab_decimal_trim(d);
	return d.scale <= SCALE &&
	       !__builtin_mul_overflow(d.coefficient, power_of_ten(SCALE - d.scale), out);
}

static bool
add_number(gtab_int128 *to, gtab_decimal d, int sign)
{
	gtab_int128 n;

	return whole_of(d, &n) && !__builtin_add_overflow(*to, sign * n, to);
}

static bool
add_side(gtab_lint_system *s, const gtab_bound_side *side, int sign, gtab_linear_row *row)
{
	for (size_t i = 0; i < side->n; i++) {
		const gtab_bound_term *const t = &side->terms[i];
		gtab_decimal product = t->factor;

		if (t->kind == GTAB_BOUND_CONSTANT &&
		    (gtab_decimal_mul(t->factor, t->number, &product) != GTAB_OK ||
		     !add_number(&row->c[s->vars_size], product, sign)))
			return false;
		if (t->kind == GTAB_BOUND_CELL &&
		    !add_number(&row->c[gtab_lint_variable(s, t)], product, sign))
			return false;
		if (t->kind != GTAB_BOUND_CONSTANT && t->kind != GTAB_BOUND_CELL)
			return false;
	}
	return true;
}

bool
gtab_lint_row_of(gtab_lint_system *s, gtab_cmp cmp, const gtab_bound_side *left,
		 const gtab_bound_side *right, gtab_linear_row *out)
{
	const int sign = cmp == GTAB_CMP_LE || cmp == GTAB_CMP_LT ? -1 : 1;

	if (cmp == GTAB_CMP_NE || cmp == GTAB_CMP_NONE)
		return false;
	*out = (gtab_linear_row){ gtab_arena_array(s->a, s->vars_size + 1, sizeof(*out->c)),
				  GTAB_LINEAR_AT_LEAST };
	if (out->c == NULL) {
		s->failed = true;
		return false;
	}
	if (cmp == GTAB_CMP_EQ)
		out->kind = GTAB_LINEAR_ZERO;
	if (cmp == GTAB_CMP_GT || cmp == GTAB_CMP_LT)
		out->kind = GTAB_LINEAR_ABOVE;
	if (!add_side(s, left, sign, out) || !add_side(s, right, -sign, out))
		return false;
	gtab_linear_reduce(out, s->vars_size);
	return !s->failed;
}

void
gtab_lint_add(gtab_lint_system *s, gtab_linear_row row, size_t owner, size_t column)
{
	if (s->n_rows == s->rows_size) {
		const size_t size = s->rows_size == 0 ? 64 : 2 * s->rows_size;
		gtab_lint_row *const more = gtab_arena_array(s->a, size, sizeof(*more));

		s->failed = s->failed || more == NULL;
		if (more == NULL)
			return;
		if (s->n_rows > 0)
			memcpy(more, s->rows, s->n_rows * sizeof(*more));
		s->rows = more;
		s->rows_size = size;
	}
	s->rows[s->n_rows++] = (gtab_lint_row){ row, owner, column, 0 };
}

/* variable - limit, or limit - variable when it is an upper one. */
static void
add_limit(gtab_lint_system *s, size_t variable, gtab_text limit, bool is_upper,
	  gtab_linear_kind kind)
{
	gtab_linear_row row = { NULL, kind };
	gtab_decimal d;

	if (gtab_decimal_parse(limit, &d) != GTAB_OK)
		return;
	row.c = gtab_arena_array(s->a, s->vars_size + 1, sizeof(*row.c));
	if (row.c == NULL) {
		s->failed = true;
		return;
	}
	row.c[variable] = (is_upper ? -1 : 1) * power_of_ten(SCALE);
	if (!add_number(&row.c[s->vars_size], d, is_upper ? 1 : -1))
		return;
	gtab_linear_reduce(&row, s->vars_size);
	gtab_lint_add(s, row, GTAB_MAP_NONE, s->column_of[variable]);
}

void
gtab_lint_add_limits(gtab_lint_system *s, const gtab_linter *l, size_t variable)
{
	const gtab_binder *const b = &l->specimen->binder;
	const size_t column = s->column_of[variable];
	size_t n;
	const gtab_field *const fields = gtab_form_fields(l->form, &n);
	const gtab_limits *limits;

	if (column == GTAB_MAP_NONE || b->columns[column].field_idx >= n ||
	    b->columns[column].type != GTAB_COLUMN_NUMBER)
		return;
	limits = &fields[b->columns[column].field_idx].limits;
	add_limit(s, variable, limits->minimum, false, GTAB_LINEAR_AT_LEAST);
	add_limit(s, variable, limits->exclusive_minimum, false, GTAB_LINEAR_ABOVE);
	add_limit(s, variable, limits->maximum, true, GTAB_LINEAR_AT_LEAST);
	add_limit(s, variable, limits->exclusive_maximum, true, GTAB_LINEAR_ABOVE);
}
