/* SPDX-License-Identifier: MIT */
/* Which totals are formulas, over which rows. */

#include "output/book/totals.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { ROWS_MAX = 12, FIRST_ROW = 4 }; /* the table begins in row 5 */

/*
 * A row is a letter for its class and a figure: d detail, t total, s subtotal, p part, c cumulative, h section.
 * "-" is nil, "?" a refused cell, "" empty; a letter behind the figure is its unit.
 * want: for each row the formula, "" for none.
 */
static const struct {
	const char *rows[ROWS_MAX];
	const char *want[ROWS_MAX];
} cases[] = {
	{ { "d1", "d2", "t3" }, { "", "", "SUM(B5:B6)" } },
	{ { "t3", "d1", "d2" }, { "SUM(B6:B7)" } },
	{ { "d1", "d2", "t4" }, { "" } }, /* off by one: a figure, untouched */
	{ { "d1", "p1", "d2", "t3" }, { "", "", "", "SUM(B5,B7)" } },
	{ { "d0.10", "d0.20", "t0.3" }, { "", "", "SUM(B5:B6)" } }, /* exact, unlike doubles */
	{ { "d1", "d2", "s3", "d4", "s4", "t7" },
	  { "", "", "SUM(B5:B6)", "", "SUM(B8)", "SUM(B5:B6,B8)" } },
	{ { "s3", "d1", "d2", "s4", "d4", "t7" },
	  { "SUM(B6:B7)", "", "", "SUM(B9)", "", "SUM(B6:B7,B9)" } },
	{ { "d1", "t1", "d2", "t2" },
	  { "", "SUM(B5)", "", "SUM(B7)" } }, /* since the total before */
	{ { "d1", "c9", "d2", "t3" }, { "", "", "", "SUM(B5,B7)" } },
	{ { "h", "d1", "s1", "h", "d2", "s2", "t3" },
	  { "", "", "SUM(B6)", "", "", "SUM(B9)", "SUM(B6,B9)" } },
	{ { "d1", "d-", "d", "t1" }, { "", "", "", "SUM(B5:B7)" } },
	{ { "d1", "d?", "t1" }, { "" } },
	{ { "d-", "d", "t0" }, { "" } }, /* nothing to add */
	{ { "d1", "d2", "t-" }, { "" } },
	{ { "d1件", "d2件", "t3件" }, { "", "", "SUM(B5:B6)" } },
	{ { "d1件", "d2人", "t3件" }, { "" } },
	{ { "d1件", "d2件", "t3人" }, { "" } },
	{ { "d1234567890123456", "t1234567890123456" }, { "" } }, /* text in the sheet */
	{ { "d007", "t7" }, { "" } },
	{ { "t0" }, { "" } },
};

static gtab_row_class
class_of(char letter)
{
	switch (letter) {
	case 't': return GTAB_ROW_TOTAL;
	case 's': return GTAB_ROW_SUBTOTAL;
	case 'p': return GTAB_ROW_PART;
	case 'c': return GTAB_ROW_CUMULATIVE;
	case 'h': return GTAB_ROW_SECTION;
	default: return GTAB_ROW_DETAIL;
	}
}

static gtab_cell
cell_of(gtab_text figure)
{
	gtab_cell cell = { .kind = GTAB_CELL_NUMBER, .text = figure };

	if (figure.len == 0)
		cell.kind = GTAB_CELL_EMPTY;
	else if (figure.ptr[0] == '-')
		cell.kind = GTAB_CELL_NIL;
	else if (figure.ptr[0] == '?')
		cell.kind = GTAB_CELL_REFUSED;
	return cell;
}

static void
add(gtab_totals *t, const char *source)
{
	const size_t n = strspn(source + 1, "0123456789.-?");
	const gtab_cell cells[] = { { .kind = GTAB_CELL_TEXT },
				    cell_of((gtab_text){ source + 1, n }),
				    { .kind = GTAB_CELL_TEXT,
				      .text = gtab_text_of(source + 1 + n) } };
	const gtab_row row = { .cells = cells, .n_cells = 3, .row_class = class_of(source[0]) };

	assert_int_equal(gtab_totals_add(t, &row), GTAB_OK);
}

static void
check(const gtab_totals *t, uint64_t row_no, const char *want)
{
	gtab_buf got;

	gtab_buf_init(&got);
	gtab_totals_formula(t, row_no, 1, FIRST_ROW, &got);
	gtab_buf_putc(&got, '\0');
	assert_string_equal(got.ptr, want != NULL ? want : "");
	gtab_buf_clear(&got);
}

static const gtab_column columns[] = {
	{ .type = GTAB_COLUMN_LABEL, .owner = 0 },
	{ .type = GTAB_COLUMN_NUMBER, .owner = 1 },
	{ .type = GTAB_COLUMN_TEXT, .role = GTAB_COLUMN_UNIT_OF, .owner = 1 },
};

static void
test_formulas(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		gtab_totals *t;
		size_t n = 0;

		assert_int_equal(gtab_totals_new(columns, 3, &t), GTAB_OK);
		for (; n < ROWS_MAX && cases[i].rows[n] != NULL; n++)
			add(t, cases[i].rows[n]);
		assert_int_equal(gtab_totals_settle(t), GTAB_OK);
		for (size_t k = 0; k < n; k++)
			check(t, k, cases[i].want[k]);
		gtab_totals_free(t);
	}
}

/* Figures printed rounded add up only by chance. */
static void
test_rounded(void **state)
{
	const gtab_column rounded[] = {
		{ .type = GTAB_COLUMN_LABEL, .owner = 0 },
		{ .type = GTAB_COLUMN_NUMBER, .owner = 1 },
		{ .type = GTAB_COLUMN_NUMBER, .role = GTAB_COLUMN_LOWER_OF, .owner = 1 },
	};
	gtab_totals *t;

	(void)state;
	assert_int_equal(gtab_totals_new(rounded, 3, &t), GTAB_OK);
	add(t, "d1");
	add(t, "t1");
	assert_int_equal(gtab_totals_settle(t), GTAB_OK);
	check(t, 1, "");
	gtab_totals_free(t);
}

/* A formula takes 255 arguments. */
static void
test_many_runs(void **state)
{
	(void)state;
	for (unsigned n_runs = 254; n_runs <= 257; n_runs++) {
		char total[16];
		gtab_totals *t;
		gtab_buf got;

		assert_int_equal(gtab_totals_new(columns, 3, &t), GTAB_OK);
		for (unsigned i = 0; i < n_runs; i++) {
			add(t, "d1");
			add(t, "p1");
		}
		snprintf(total, sizeof(total), "t%u", n_runs);
		add(t, total);
		assert_int_equal(gtab_totals_settle(t), GTAB_OK);
		gtab_buf_init(&got);
		gtab_totals_formula(t, (uint64_t)n_runs * 2, 1, FIRST_ROW, &got);
		assert_int_equal(got.len > 0, n_runs <= 255);
		gtab_buf_clear(&got);
		gtab_totals_free(t);
	}
}

/* More totals than any report has: all stay figures, and memory stays small. */
static void
test_many_totals(void **state)
{
	gtab_totals *t;

	(void)state;
	assert_int_equal(gtab_totals_new(columns, 3, &t), GTAB_OK);
	for (unsigned i = 0; i < 3000; i++)
		add(t, i % 2 == 0 ? "d1" : "s1");
	assert_int_equal(gtab_totals_settle(t), GTAB_OK);
	check(t, 1, "");
	gtab_totals_free(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_formulas),
		cmocka_unit_test(test_rounded),
		cmocka_unit_test(test_many_runs),
		cmocka_unit_test(test_many_totals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
