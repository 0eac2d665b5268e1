/* SPDX-License-Identifier: MIT */
/* Linear systems decided exactly: equations, strict and other bounds, what is implied, numbers that grow too large. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "check/linear_internal.h"

enum { VARS = 3, ROWS = 6 };

/* Rows as x y z constant, and = > (above 0) or G (at least 0); the last row of `implied` is asked for. */
typedef struct {
	const char *name;
	struct {
		long c[VARS + 1];
		char kind;
	} rows[ROWS];
	gtab_solvable want;
} system_case;

static const system_case solvable[] = {
	{ "nothing", { { { 0 }, 0 } }, GTAB_SOLVABLE },
	{ "x=y+1, x=y-1",
	  { { { 1, -1, 0, -1 }, '=' }, { { 1, -1, 0, 1 }, '=' } },
	  GTAB_UNSOLVABLE },
	{ "x=y+1, y=z, z=x-1",
	  { { { 1, -1, 0, -1 }, '=' }, { { 0, 1, -1, 0 }, '=' }, { { -1, 0, 1, 1 }, '=' } },
	  GTAB_SOLVABLE },
	{ "x=y+1, y=z, z=x",
	  { { { 1, -1, 0, -1 }, '=' }, { { 0, 1, -1, 0 }, '=' }, { { -1, 0, 1, 0 }, '=' } },
	  GTAB_UNSOLVABLE },
	{ "x>5, x<3", { { { 1, 0, 0, -5 }, '>' }, { { -1, 0, 0, 3 }, '>' } }, GTAB_UNSOLVABLE },
	{ "x>=3, x<=3", { { { 1, 0, 0, -3 }, 'G' }, { { -1, 0, 0, 3 }, 'G' } }, GTAB_SOLVABLE },
	{ "x>=3, x<3", { { { 1, 0, 0, -3 }, 'G' }, { { -1, 0, 0, 3 }, '>' } }, GTAB_UNSOLVABLE },
	{ "x=y+z, y>=0, z>=1, x<1",
	  { { { 1, -1, -1, 0 }, '=' },
	    { { 0, 1, 0, 0 }, 'G' },
	    { { 0, 0, 1, -1 }, 'G' },
	    { { -1, 0, 0, 1 }, '>' } },
	  GTAB_UNSOLVABLE },
	{ "the same with x<=1",
	  { { { 1, -1, -1, 0 }, '=' },
	    { { 0, 1, 0, 0 }, 'G' },
	    { { 0, 0, 1, -1 }, 'G' },
	    { { -1, 0, 0, 1 }, 'G' } },
	  GTAB_SOLVABLE },
	{ "2x=1: halves are numbers", { { { 2, 0, 0, -1 }, '=' } }, GTAB_SOLVABLE },
	{ "x>y, y>z, z>x",
	  { { { 1, -1, 0, 0 }, '>' }, { { 0, 1, -1, 0 }, '>' }, { { -1, 0, 1, 0 }, '>' } },
	  GTAB_UNSOLVABLE },
	{ "x>=y, y>=z, z>=x",
	  { { { 1, -1, 0, 0 }, 'G' }, { { 0, 1, -1, 0 }, 'G' }, { { -1, 0, 1, 0 }, 'G' } },
	  GTAB_SOLVABLE },
	{ "3x=y, 7y=z, 21x=z-1",
	  { { { 3, -1, 0, 0 }, '=' }, { { 0, 7, -1, 0 }, '=' }, { { 21, 0, -1, 1 }, '=' } },
	  GTAB_UNSOLVABLE },
};

static const system_case implied[] = {
	{ "x=z of x=y, y=z",
	  { { { 1, -1, 0, 0 }, '=' }, { { 0, 1, -1, 0 }, '=' }, { { 1, 0, -1, 0 }, '=' } },
	  GTAB_UNSOLVABLE },
	{ "not x=y of x>=y",
	  { { { 1, -1, 0, 0 }, 'G' }, { { 1, -1, 0, 0 }, '=' } },
	  GTAB_SOLVABLE },
	{ "x=y of x>=y, x<=y",
	  { { { 1, -1, 0, 0 }, 'G' }, { { -1, 1, 0, 0 }, 'G' }, { { 1, -1, 0, 0 }, '=' } },
	  GTAB_UNSOLVABLE },
	{ "x>=y of x=y+z, z>=0",
	  { { { 1, -1, -1, 0 }, '=' }, { { 0, 0, 1, 0 }, 'G' }, { { 1, -1, 0, 0 }, 'G' } },
	  GTAB_UNSOLVABLE },
	{ "not x>y of the same",
	  { { { 1, -1, -1, 0 }, '=' }, { { 0, 0, 1, 0 }, 'G' }, { { 1, -1, 0, 0 }, '>' } },
	  GTAB_SOLVABLE },
	{ "x>=x of nothing", { { { 0, 0, 0, 0 }, 'G' } }, GTAB_UNSOLVABLE },
};

static size_t
read_rows(gtab_arena *a, const system_case *c, gtab_linear_row *out)
{
	size_t n = 0;

	for (; n < ROWS && c->rows[n].kind != 0; n++) {
		out[n].c = gtab_arena_array(a, VARS + 1, sizeof(*out[n].c));
		out[n].kind = c->rows[n].kind == '='   ? GTAB_LINEAR_ZERO
			      : c->rows[n].kind == '>' ? GTAB_LINEAR_ABOVE
						       : GTAB_LINEAR_AT_LEAST;
		for (size_t i = 0; i <= VARS; i++)
			out[n].c[i] = c->rows[n].c[i];
	}
	return n;
}

static void
solves(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(solvable) / sizeof(solvable[0]); i++) {
		gtab_linear_row rows[ROWS];
		gtab_arena a;

		gtab_arena_init(&a);
		const size_t n = read_rows(&a, &solvable[i], rows);
		if (gtab_linear_solve(&a, rows, n, VARS) != solvable[i].want)
			fail_msg("%s", solvable[i].name);
		gtab_arena_clear(&a);
	}
}

static void
implies(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(implied) / sizeof(implied[0]); i++) {
		gtab_linear_row rows[ROWS];
		gtab_arena a;

		gtab_arena_init(&a);
		const size_t n = read_rows(&a, &implied[i], rows);
		if (gtab_linear_without(&a, rows, n - 1, VARS, &rows[n - 1]) != implied[i].want)
			fail_msg("%s", implied[i].name);
		gtab_arena_clear(&a);
	}
}

/* Numbers that no longer fit are never taken for an answer. */
static void
gives_up(void **state)
{
	const gtab_int128 large = (gtab_int128)1 << 120;
	gtab_int128 c[2][VARS + 1] = { { large, 3, 0, 1 }, { 5, large + 1, 0, 0 } };
	const gtab_linear_row rows[] = { { c[0], GTAB_LINEAR_ZERO }, { c[1], GTAB_LINEAR_ZERO } };
	gtab_arena a;

	(void)state;
	gtab_arena_init(&a);
	assert_int_equal(gtab_linear_solve(&a, rows, 2, VARS), GTAB_UNDECIDED);
	gtab_arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(solves),
		cmocka_unit_test(implies),
		cmocka_unit_test(gives_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
