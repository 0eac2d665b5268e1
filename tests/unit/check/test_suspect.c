/* SPDX-License-Identifier: MIT */
/* Suspects: small tables that fail, and what can have happened to each. */

#include <gtab/suspect.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { FIGURES_MAX = 64, EDITS_MAX = 32, TERMS_MAX = 256 };

static struct {
	gtab_figure figures[FIGURES_MAX];
	gtab_edit edits[EDITS_MAX];
	gtab_edit_term terms[TERMS_MAX];
	gtab_suspect_problem problem;
} t;

/* Rows of figures: "639 71 600 22 / 500 10 480 10"; x! is trusted by one step. */
static void
read_figures(const char *text)
{
	size_t n = 0;
	size_t row = 0;
	size_t column = 0;

	while (*text != '\0') {
		const size_t len = strcspn(text, " ");

		if (*text == '/') {
			row++;
			column = 0;
		} else {
			const bool is_trusted = text[len - 1] == '!';

			t.figures[n] = (gtab_figure){ .row = row,
						      .column = column++,
						      .trust = is_trusted };
			assert_int_equal(gtab_decimal_parse((gtab_text){ text, len - is_trusted },
							    &t.figures[n].value),
					 GTAB_OK);
			n++;
		}
		text += len + strspn(text + len, " ");
	}
	t.problem.figures = t.figures;
	t.problem.n_figures = n;
}

/* "0=1+2+3 ; 4>5": numbers are figures, the left side has one. */
static void
read_edits(const char *text)
{
	size_t n_terms = 0;
	size_t n = 0;

	while (*text != '\0') {
		char *end;
		int factor = 1;
		gtab_edit *const e = &t.edits[n++];

		*e = (gtab_edit){ .terms = t.terms + n_terms };
		while (*text != ';' && *text != '\0') {
			t.terms[n_terms++] = (gtab_edit_term){ (size_t)strtol(text, &end, 10),
							       gtab_decimal_from_int(factor) };
			e->n_terms++;
			if (*end == '=' || *end == '>' || *end == '<')
				e->cmp = *end == '='   ? GTAB_EDIT_EQ
					 : *end == '>' ? GTAB_EDIT_GE
						       : GTAB_EDIT_LE;
			factor = -1;
			text = end + (*end == '\0' ? 0 : *end == ' ' ? 1 : 1);
			if (*end == ' ' || *end == '\0')
				text = end + strspn(end, " ");
		}
		text += strspn(text, "; ");
	}
	t.problem.edits = t.edits;
	t.problem.n_edits = n;
}

/* "digits-swapped 1:71→17", with "one of" where several are as likely; groups on lines of their own. */
static char *
told(void)
{
	gtab_suspicion *found;
	gtab_arena arena;
	gtab_buf out;
	size_t n;

	gtab_arena_init(&arena);
	gtab_buf_init(&out);
	assert_int_equal(gtab_suspects_find(&t.problem, &arena, &found, &n), GTAB_OK);
	for (size_t i = 0; i < n; i++) {
		gtab_buf_put(&out, i > 0 ? GTAB_TEXT(" ; ") : GTAB_TEXT(""));
		if (!found[i].is_certain)
			gtab_buf_put(&out, GTAB_TEXT("one of"));
		for (size_t k = 0; k < found[i].n_corrections; k++) {
			const gtab_correction *const c = &found[i].corrections[k];

			gtab_buf_printf(&out, "%s%s",
					out.len > 0 && out.ptr[out.len - 1] != ' ' ? " " : "",
					gtab_slip_id(c->slip));
			for (size_t j = 0; j < c->n_changes; j++) {
				gtab_buf_printf(&out, " %zu→", c->changes[j].figure);
				gtab_decimal_put(c->changes[j].value, &out);
			}
		}
		if (found[i].n_left_out > 0)
			gtab_buf_put(&out, GTAB_TEXT(" …"));
	}
	gtab_buf_putc(&out, '\0');
	gtab_arena_clear(&arena);
	return out.ptr;
}

/* A table of two rows and their sum: 0 total and three parts, in each row; the third row is the sum. */
#define TWO_WAY "0=1+2+3 ; 4=5+6+7 ; 8=9+10+11 ; 8=0+4 ; 9=1+5 ; 10=2+6 ; 11=3+7"

static const struct {
	const char *figures;
	const char *edits;
	const char *want;
} cases[] = {
	{ "693 71 600 22", "0=1+2+3", "" },
	/* alone, the total can be wrong as well as the part: both are said */
	{ "639 71 600 22", "0=1+2+3", "one of digits-swapped 1→17 digits-swapped 0→693" },
	{ "639 17! 600 22 / 10 4 5 1", "0=1+2+3", "" },
	{ "639 71! 600 22", "0=1+2+3", "one of digits-swapped 0→693 digits-swapped 1→17" },
	/* the total is in a relation that holds */
	{ "639 71 600 22 / 1000 361 0 0", "0=1+2+3 ; 4=0+5", "digits-swapped 1→17" },
	{ "639 17 600 22 / 110 71 39 0 / 749 88 639 22", TWO_WAY, "" },
	/* a row and a column: digits, sign, unit, point; and where no slip leads there */
	{ "639 71 600 22 / 110 71 38 1 / 749 88 638 23", TWO_WAY, "digits-swapped 1→17" },
	{ "639 17 600 52 / 110 71 38 1 / 749 88 638 23", TWO_WAY, "digit-wrong 3→22" },
	{ "639 17 60 22 / 110 71 38 1 / 749 88 638 23", TWO_WAY, "digit-missing 2→600" },
	{ "639 17 6500 22 / 110 71 38 1 / 749 88 638 23", TWO_WAY, "digit-extra 2→600" },
	{ "639 117 600 22 / 110 71 38 1 / 749 88 638 23", TWO_WAY, "digit-doubled 1→17" },
	{ "639 17 600 -22 / 110 71 38 1 / 749 88 638 23", TWO_WAY, "sign 3→22" },
	{ "639 17 600 220000 / 110 71 38 1 / 749 88 638 23", TWO_WAY, "unit 3→22" },
	{ "639 17 600000 22 / 110 71 38 1 / 749 88 638 23", TWO_WAY, "tenfold 2→600" },
	{ "639 17 987 22 / 110 71 38 1 / 749 88 638 23", TWO_WAY, "crossing 2→600" },
	/* places: 3906.40 as it is printed */
	{ "3906.40 812.30 95.10 2460.00 / 3906.40 0.00 0.00 0.00 / 7812.80 812.30 95.10 2640.00",
	  "0=1+2+3 ; 8=0+4 ; 9=1+5 ; 10=2+6 ; 11=3+7", "one of" },
	/* a point that was lost; and a figure that was rounded, of which nothing can be said for certain */
	{ "6.39 0.17 600 0.22 / 1.10 0.71 0.38 0.01 / 7.49 0.88 6.38 0.23", TWO_WAY,
	  "tenfold 2→6" },
	{ "2 5", "0=1", "one of" },
	{ "2 1.5 0.5 / 3 1.2 1.3", "0=1+2 ; 3=4+5", "one of" },
	/* cells of a row, of a column, a whole row */
	{ "639 600 17 22 / 110 71 38 1 / 749 88 638 23", TWO_WAY,
	  "interchanged 1→17 2→600 ; interchanged 1→17 2→600" },
	{ "639 71 600 22 / 110 17 38 1 / 749 88 638 23", TWO_WAY,
	  "interchanged 1→17 5→71 ; interchanged 1→17 5→71" },
	{ "22 639 17 600 / 110 71 38 1 / 749 88 638 23", TWO_WAY, "shifted 0→639 1→17 2→600 3→22" },
	/* totals made wrongly; each part is in a sum that holds */
	{ "656 17 600 22 / 110 71 38 1 / 749 88 638 23",
	  "0=1+2+3 ; 4=5+6+7 ; 9=1+5 ; 10=2+6 ; 11=3+7", "counted-twice 0→639" },
	{ "617 17 600 22 / 110 71 38 1 / 749 88 638 23",
	  "0=1+2+3 ; 4=5+6+7 ; 9=1+5 ; 10=2+6 ; 11=3+7", "left-out 0→639" },
	{ "80 10 12 13 15 / 22 0 0 0 0", "0=1+2+3+4 ; 5=1+2 ; 5>6 ; 3>9 ; 4>9",
	  "one of digit-wrong 0→50 digit-wrong 3→43 digit-wrong 4→45" },
	/* an inequality says little: what fits is listed */
	{ "9 24", "0>1", "one of interchanged 0→24 1→9 digit-extra 1→4 digit-extra 1→2" },
	/* two errors in two groups */
	{ "639 71 600 22 / 1000 361 0 0 / 11 4 5 1 / 31 20 0 0",
	  "0=1+2+3 ; 4=0+5 ; 8=9+10+11 ; 12=8+13",
	  "digits-swapped 1→17 ; one of digit-wrong 9→5 digit-wrong 10→6 digit-wrong 11→2" },
	{ "0 0 0", "0=1+2", "" },
};

static void
test_cases(void **state)
{
	size_t n_wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *out;

		read_figures(cases[i].figures);
		read_edits(cases[i].edits);
		out = told();
		if (strcmp(out, cases[i].want) != 0 && ++n_wrong > 0)
			print_error("%s | %s\n  wanted %s\n  found  %s\n", cases[i].figures,
				    cases[i].edits, cases[i].want, out);
		free(out);
	}
	assert_int_equal(n_wrong, 0);
}

/* Figures that are too large for exact sums: nothing is said rather than something wrong. */
static void
test_overflow(void **state)
{
	gtab_suspicion *found;
	gtab_arena arena;
	size_t n;

	(void)state;
	gtab_arena_init(&arena);
	read_figures("99999999999999999999999999999 1 1");
	read_edits("0=1+2");
	assert_int_equal(gtab_suspects_find(&t.problem, &arena, &found, &n), GTAB_EOVERFLOW);
	assert_int_equal(n, 0);
	gtab_arena_clear(&arena);
}

/* Three independent errors are one too many for an exhausted search: it says that it was cut. */
static void
test_limit(void **state)
{
	gtab_suspicion *found;
	gtab_arena arena;
	size_t n;

	(void)state;
	gtab_arena_init(&arena);
	read_figures("10 4 5 / 20 4 5 / 30 4 5 / 99 1 1");
	read_edits("0=1+2 ; 3=4+5 ; 6=7+8 ; 9=0+3+6");
	t.problem.n_nodes = 1;
	assert_int_equal(gtab_suspects_find(&t.problem, &arena, &found, &n), GTAB_OK);
	assert_int_equal(n, 1);
	assert_true(found[0].is_cut);
	assert_false(found[0].is_certain);
	t.problem.n_nodes = 0;
	gtab_arena_clear(&arena);
}

/* Two errors that no single change undoes: both are found, each by its slip. */
static void
test_two_errors(void **state)
{
	char *out;

	(void)state;
	read_figures("639 71 600 22 / 110 71 83 1 / 749 88 638 23");
	read_edits(TWO_WAY);
	out = told();
	assert_string_equal(out, "digits-swapped 1→17 6→38");
	free(out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases),
					    cmocka_unit_test(test_overflow),
					    cmocka_unit_test(test_limit),
					    cmocka_unit_test(test_two_errors) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
