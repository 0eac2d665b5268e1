/* SPDX-License-Identifier: MIT */
#ifndef GTAB_CHECK_LINEAR_INTERNAL_H
#define GTAB_CHECK_LINEAR_INTERNAL_H

/* Systems of linear equations and inequalities, decided exactly, in whole numbers. Knows of no form. */

#include <gtab/arena.h>
#include <gtab/decimal.h>

typedef enum gtab_linear_kind {
	GTAB_LINEAR_ZERO,     /* the row is 0 */
	GTAB_LINEAR_AT_LEAST, /* it is 0 or more */
	GTAB_LINEAR_ABOVE     /* it is more than 0 */
} gtab_linear_kind;

/* c[0] x0 + … + c[n-1] xn-1 + c[n], for a system of n variables. */
typedef struct gtab_linear_row {
	gtab_int128 *c;
	gtab_linear_kind kind;
} gtab_linear_row;

typedef enum gtab_solvable {
	GTAB_SOLVABLE,
	GTAB_UNSOLVABLE,
	GTAB_UNDECIDED /* the numbers or the rows become too many */
} gtab_solvable;

/*
 * Whether some numbers satisfy all rows: equations are eliminated (Gauss), then inequalities (Fourier 1826,
 * Motzkin 1936), always the variable that makes the fewest new rows.
 *
 * a  for the work; its memory grows
 */
gtab_solvable gtab_linear_solve(gtab_arena *a, const gtab_linear_row *rows, size_t n,
				size_t n_vars);

/* Whether the other rows imply the row: that they cannot hold while it does not. */
gtab_solvable gtab_linear_without(gtab_arena *a, const gtab_linear_row *rows, size_t n,
				  size_t n_vars, const gtab_linear_row *row);

/* The row times -1; NULL in c when out of memory. */
gtab_linear_row gtab_linear_negate(gtab_arena *a, const gtab_linear_row *row, size_t n_vars,
				   gtab_linear_kind kind);

/* Divide a row by what all its numbers share; the first of an equation is made positive. */
void gtab_linear_reduce(gtab_linear_row *row, size_t n_vars);

#endif
