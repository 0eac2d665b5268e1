/* SPDX-License-Identifier: MIT */
#ifndef GTAB_CHECK_LINT_INTERNAL_H
#define GTAB_CHECK_LINT_INTERNAL_H

/* The parts of gtab_form_lint(), which lint.c joins. */

#include <gtab/lint.h>

#include "check/linear_internal.h"
#include "check/specimen_internal.h"

/*
 * form      the table as it is at the time that is looked at
 * told      what was told: path, rule and message
 * when      the time, " (in 2014-01)", where the form has several
 * specimen  NULL while only fields are looked at
 * scratch   for one question
 */
typedef struct gtab_linter {
	const gtab_form *form;
	gtab_lint_fn *fn;
	void *ctx;
	gtab_map *told;
	size_t n_told;
	gtab_text when;
	gtab_specimen *specimen;
	gtab_arena scratch;
	gtab_buf path;
	gtab_buf message;
	gtab_buf key;
	bool failed;
} gtab_linter;

/* Tell what stands in l->path and l->message, once, and empty them. */
void gtab_lint_tell(gtab_linter *l, gtab_severity severity, const char *rule);
/* Set l->path to a relation line: /relations/3. */
void gtab_lint_at_relation(gtab_linter *l, const gtab_specimen_relation *r);

/* Headers and values of the fields (lint_fields.c). */
void gtab_lint_fields(gtab_linter *l);

/* ---- figures as variables (lint_system.c) ---- */

/*
 * owner  number of the specimen's relation; GTAB_MAP_NONE for a limit of a field, of `column`
 * group  rows that share variables, directly or by others, share it
 */
typedef struct gtab_lint_row {
	gtab_linear_row row;
	size_t owner;
	size_t column;
	size_t group;
} gtab_lint_row;

/* The linear relations that hold without condition, and the limits of fields. Lives in an arena. */
typedef struct gtab_lint_system {
	gtab_arena *a;
	gtab_map *variables; /* by "table row column" */
	size_t *column_of;   /* of a variable; GTAB_MAP_NONE for any, or of another table */
	size_t n_vars;
	size_t vars_size;
	gtab_lint_row *rows;
	size_t n_rows;
	size_t rows_size;
	bool failed;
} gtab_lint_system;

/* The variable of a term that is a cell, made when it is new. */
size_t gtab_lint_variable(gtab_lint_system *s, const gtab_bound_term *cell);
/*
 * left cmp right as a row for the variables so far; false when it is not linear, or is ≠. Its numbers are for as many
 * variables as vars_size.
 */
bool gtab_lint_row_of(gtab_lint_system *s, gtab_cmp cmp, const gtab_bound_side *left,
		      const gtab_bound_side *right, gtab_linear_row *out);
/* Append the rows that the limits of a variable's field are. */
void gtab_lint_add_limits(gtab_lint_system *s, const gtab_linter *l, size_t variable);
void gtab_lint_add(gtab_lint_system *s, gtab_linear_row row, size_t owner, size_t column);
gtab_status gtab_lint_system_init(gtab_lint_system *s, gtab_arena *a,
				  const gtab_specimen *specimen);
void gtab_lint_system_clear(gtab_lint_system *s);

/* Contradictions, relations that others imply, circles (lint_relations.c). */
void gtab_lint_relations(gtab_linter *l);
/* Conditions that never hold (lint_condition.c). */
void gtab_lint_conditions(gtab_linter *l);

#endif
