/* SPDX-License-Identifier: MIT */
/* Balances found among series, from columns written as they would stand in a table. */

#include <gtab/infer.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* rows of figures, "." where nothing was reported; balances as "0=1+2" with the times each held */
static const struct {
	const char *rows;
	const char *want;
} cases[] = {
	/* a total before its parts, and behind them */
	{ "3 1 2\n 7 3 4\n 9 4 5\n", "0=1+2 (3)\n" },
	{ "1 2 3\n 3 4 7\n 4 5 9\n", "2=0+1 (3)\n" },
	/* subtotals: 总计 = 小计 + 小计 */
	{ "10 3 1 2 7 3 4\n 12 5 2 3 7 1 6\n 20 9 8 1 11 5 6\n",
	  "0=1+4 (3)\n1=2+3 (3)\n4=5+6 (3)\n" },
	{ "1 2 3 3 4 7 10\n 2 3 5 1 6 7 12\n 8 1 9 5 6 11 20\n",
	  "2=0+1 (3)\n5=3+4 (3)\n6=2+5 (3)\n" },
	/* one that was always 0 belongs to the run */
	{ "3 1 2 0\n 7 3 4 0\n 9 4 5 0\n", "0=1+2+3 (3)\n" },
	/* parts apart from each other */
	{ "3 1 50 2\n 7 3 11 4\n 9 4 32 5\n 5 4 17 1\n 8 2 31 6\n", "0=1+3 (5)\n" },
	/* a total in the middle, and a subtotal whose parts are sorted apart */
	{ "1 2 6 3\n 4 1 14 9\n 2 2 9 5\n 7 1 8 0\n 3 8 13 2\n", "2=0+1+3 (5)\n" },
	{ "3 1 10 2 7\n 5 4 8 1 3\n 9 3 11 6 2\n 7 2 13 5 6\n 2 1 10 1 8\n 6 4 7 2 1\n",
	  "0=1+3 (6)\n2=0+4 (6)\n" },
	/* as many observations as unknowns prove nothing */
	{ "3 1 50 2\n 7 3 11 4\n 9 4 32 5\n", "" },
	/* not reported: that row proves nothing, the others do */
	{ "3 1 2\n 7 . 4\n 9 4 5\n 5 1 4\n", "0=1+2 (3)\n" },
	/* once wrong, never drafted */
	{ "3 1 2\n 7 3 4\n 9 4 5\n 9 4 6\n", "" },
	/* seen too rarely, with one sum only, or with nothing to add */
	{ "3 1 2\n 7 3 4\n", "" },
	{ "3 1 2\n 3 1 2\n 3 1 2\n 3 1 2\n", "" },
	{ "1 1 0\n 2 2 0\n 3 3 0\n 4 4 0\n", "" },
	{ "0 0 0\n 0 0 0\n 0 0 0\n", "" },
	/* negative parts */
	{ "-1 1 -2\n 7 3 4\n 9 10 -1\n", "0=1+2 (3)\n" },
	{ "", "" },
};

enum { N_MAX = 128 };

static gtab_observations
read_rows(const char *rows, int64_t *values, bool *is_known)
{
	gtab_observations o = { .values = values, .is_known = is_known };
	size_t n = 0;
	char *end;

	while (*rows != '\0') {
		if (*rows == '\n')
			o.n_observations++;
		if (*rows == ' ' || *rows == '\n') {
			rows++;
			continue;
		}
		is_known[n] = *rows != '.';
		if (is_known[n])
			values[n++] = strtoll(rows, &end, 10);
		else
			values[n++] = 0, end = (char *)rows + 1;
		rows = end;
	}
	o.n_series = o.n_observations == 0 ? 0 : n / o.n_observations;
	return o;
}

static void
put_balance(const gtab_balance *b, gtab_buf *out)
{
	gtab_buf_printf(out, "%zu=", b->total);
	for (size_t i = 0; i < b->n_parts; i++)
		gtab_buf_printf(out, "%s%zu", i == 0 ? "" : "+", b->parts[i]);
	gtab_buf_printf(out, " (%zu)\n", b->n_held);
}

static void
test_balances(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int64_t values[N_MAX];
		bool is_known[N_MAX];
		const gtab_observations o = read_rows(cases[i].rows, values, is_known);
		gtab_balance *found;
		size_t n;
		gtab_arena a;
		gtab_buf out;

		gtab_arena_init(&a);
		gtab_buf_init(&out);
		assert_int_equal(gtab_balances_find(&o, &a, &found, &n), GTAB_OK);
		for (size_t j = 0; j < n; j++)
			put_balance(&found[j], &out);
		gtab_buf_putc(&out, '\0');
		assert_string_equal(out.ptr, cases[i].want);
		gtab_buf_clear(&out);
		gtab_arena_clear(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_balances),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
