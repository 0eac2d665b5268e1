/* SPDX-License-Identifier: MIT */
/* Values and verdicts: every row of relations.md, Cases, that is about figures; each option; each missing rule. */

#include "check/evaluate_internal.h"

#include <gtab/text.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { TERMS_MAX = 16 };

/*
 * "17 + 600 - ? + 36[35.5..36.5]": figures with signs; ? is missing, - alone nil, x unreadable; an empty
 * bound has no end.
 */
static size_t
read_side(const char *text, gtab_eval_term *terms)
{
	gtab_text rest = gtab_text_of(text);
	size_t n = 0;
	int sign = 1;

	while (rest.len > 0) {
		const size_t end = gtab_text_find(rest, GTAB_TEXT(" "));
		gtab_text word = gtab_text_slice(rest, 0, end);
		const size_t bounds = gtab_text_find(word, GTAB_TEXT("["));
		gtab_eval_term *const t = &terms[n];

		rest = gtab_text_slice(rest, end + 1, rest.len);
		if (n > 0 &&
		    (gtab_text_equal(word, GTAB_TEXT("+")) ||
		     (gtab_text_equal(word, GTAB_TEXT("-")) && rest.len > 0 && sign == 1))) {
			sign = word.ptr[0] == '-' ? -1 : 1;
			continue;
		}
		*t = (gtab_eval_term){ .factor = gtab_decimal_from_int(sign), .places = -1 };
		sign = 1;
		n++;
		if (bounds < word.len) {
			gtab_text range = gtab_text_slice(word, bounds + 1, word.len - 1);
			const size_t dots = gtab_text_find(range, GTAB_TEXT(".."));

			t->is_rounded = true;
			t->range.has_lower = gtab_decimal_parse(gtab_text_slice(range, 0, dots),
								&t->range.lower) == GTAB_OK;
			t->range.has_upper =
				gtab_decimal_parse(gtab_text_slice(range, dots + 2, range.len),
						   &t->range.upper) == GTAB_OK;
			word = gtab_text_slice(word, 0, bounds);
		}
		if (gtab_text_equal(word, GTAB_TEXT("?")))
			t->value.kind = GTAB_VALUE_MISSING;
		else if (gtab_text_equal(word, GTAB_TEXT("x")))
			t->value.kind = GTAB_VALUE_UNREADABLE;
		else if (gtab_text_equal(word, GTAB_TEXT("-")))
			t->value.kind = GTAB_VALUE_NIL;
		else
			assert_int_equal(gtab_decimal_parse(word, &t->value.number), GTAB_OK);
	}
	return n;
}

typedef struct {
	const char *left;
	gtab_cmp cmp;
	const char *right;
	gtab_verdict verdict;
	const char *difference; /* NULL: not looked at */
	gtab_tolerance tolerance;
	const char *amount;
	gtab_if_missing if_missing;
} eval_case;

/* without options */
static const struct {
	const char *left;
	gtab_cmp cmp;
	const char *right;
	gtab_verdict verdict;
	const char *difference;
} plain_cases[] = {
	/* relations.md, Cases */
	{ "639", GTAB_CMP_EQ, "17 + 600 + 22", GTAB_PASS, "0" },
	{ "639", GTAB_CMP_EQ, "71 + 600 + 22", GTAB_FAIL, "-54" },
	{ "639", GTAB_CMP_EQ, "17 + ? + 22", GTAB_UNKNOWN, NULL },
	{ "24", GTAB_CMP_GE, "9", GTAB_PASS, "15" },
	{ "286", GTAB_CMP_LE, "275 + 23", GTAB_PASS, "-12" },
	{ "627000[626500..627500]", GTAB_CMP_EQ,
	  "36 + 3024 + 25000[24500..25500] + 88000[87500..88500] + 97000[96500..97500] + "
	  "414000[413500..414500]",
	  GTAB_PASS, "-60" },
	{ "627000[626500..627500]", GTAB_CMP_EQ, "36 + 3024 + 25000 + 88000 + 97000 + 424000",
	  GTAB_FAIL, NULL },
	{ "3906.40", GTAB_CMP_GE, "812.30 + 95.10 + 2640.00", GTAB_PASS, "359.00" },

	/* a breakdown with a missing part: it may make up for less, not for more */
	{ "639", GTAB_CMP_EQ, "640 + ?", GTAB_FAIL, "-1" },
	{ "639", GTAB_CMP_EQ, "639 + ?", GTAB_UNKNOWN, NULL },
	{ "639", GTAB_CMP_EQ, "650 + -20 + ?", GTAB_UNKNOWN, NULL },
	{ "639", GTAB_CMP_EQ, "650 - ?", GTAB_UNKNOWN, NULL },
	{ "?", GTAB_CMP_EQ, "650 + 3", GTAB_UNKNOWN, NULL },
	{ "639", GTAB_CMP_EQ, "650 + x", GTAB_UNKNOWN, NULL },

	/* each comparison, on both sides of its edge */
	{ "5", GTAB_CMP_EQ, "5.0", GTAB_PASS, NULL },
	{ "5", GTAB_CMP_EQ, "5.01", GTAB_FAIL, "-0.01" },
	{ "5", GTAB_CMP_NE, "5", GTAB_FAIL, NULL },
	{ "5", GTAB_CMP_NE, "6", GTAB_PASS, NULL },
	{ "5", GTAB_CMP_GE, "5", GTAB_PASS, NULL },
	{ "5", GTAB_CMP_GE, "6", GTAB_FAIL, "-1" },
	{ "5", GTAB_CMP_LE, "4", GTAB_FAIL, "1" },
	{ "5", GTAB_CMP_LE, "5", GTAB_PASS, NULL },
	{ "5", GTAB_CMP_GT, "5", GTAB_FAIL, NULL },
	{ "5", GTAB_CMP_GT, "4", GTAB_PASS, NULL },
	{ "5", GTAB_CMP_LT, "5", GTAB_FAIL, NULL },
	{ "4", GTAB_CMP_LT, "5", GTAB_PASS, NULL },
	{ "5", GTAB_CMP_EQ, "9 - 4", GTAB_PASS, NULL },

	/* nil is 0; what cannot be read decides nothing */
	{ "-", GTAB_CMP_EQ, "0", GTAB_PASS, NULL },
	{ "5", GTAB_CMP_EQ, "5 + -", GTAB_PASS, NULL },
	{ "5", GTAB_CMP_GE, "x", GTAB_UNKNOWN, NULL },

	/* missing: 0 on the smaller side, unknown on the larger; a minus turns the side around */
	{ "5", GTAB_CMP_GE, "4 + ?", GTAB_PASS, "1" },
	{ "5", GTAB_CMP_GE, "6 + ?", GTAB_FAIL, "-1" },
	{ "?", GTAB_CMP_GE, "4", GTAB_UNKNOWN, NULL },
	{ "?", GTAB_CMP_LE, "4", GTAB_PASS, NULL },
	{ "5", GTAB_CMP_LE, "?", GTAB_UNKNOWN, NULL },
	{ "5", GTAB_CMP_GE, "6 - ?", GTAB_UNKNOWN, NULL },
	{ "?", GTAB_CMP_EQ, "?", GTAB_UNKNOWN, NULL },
	{ "?", GTAB_CMP_NE, "4", GTAB_UNKNOWN, NULL },

	/* one-sided ranges: 近4.5万, 2700余 */
	{ "45000[..45000]", GTAB_CMP_EQ, "44000", GTAB_PASS, NULL },
	{ "45000[..45000]", GTAB_CMP_EQ, "45001", GTAB_FAIL, NULL },
	{ "2700[2700..2799]", GTAB_CMP_EQ, "2750", GTAB_PASS, NULL },
	{ "2700[2700..2799]", GTAB_CMP_EQ, "2800", GTAB_FAIL, NULL },
	{ "100", GTAB_CMP_EQ, "2800 - 2700[2700..2799]", GTAB_PASS, NULL },
	{ "101", GTAB_CMP_EQ, "2800 - 2700[2700..2799]", GTAB_FAIL, NULL },
	{ "5[4..6]", GTAB_CMP_NE, "5", GTAB_PASS, NULL },

	/* what does not fit 38 digits decides nothing */
	{ "99999999999999999999999999999999999999", GTAB_CMP_EQ,
	  "99999999999999999999999999999999999999 + 99999999999999999999999999999999999999",
	  GTAB_UNKNOWN, NULL },
};

static const eval_case option_cases[] = {
	/* missing figures by option */
	{ "5", GTAB_CMP_EQ, "5 + x", GTAB_UNKNOWN, NULL, .if_missing = GTAB_IF_MISSING_ZERO },
	{ "5", GTAB_CMP_EQ, "5 + ?", GTAB_PASS, NULL, .if_missing = GTAB_IF_MISSING_ZERO },
	{ "5", GTAB_CMP_EQ, "4 + ?", GTAB_FAIL, "1", .if_missing = GTAB_IF_MISSING_ZERO },
	{ "5", GTAB_CMP_GE, "4 + ?", GTAB_UNKNOWN, NULL, .if_missing = GTAB_IF_MISSING_SKIP },
	{ "5", GTAB_CMP_GE, "4 + ?", GTAB_FAIL, NULL, .if_missing = GTAB_IF_MISSING_REQUIRED },

	/* tolerances */
	{ "10", GTAB_CMP_EQ, "10.5", GTAB_PASS, NULL, .tolerance = GTAB_TOLERANCE_ABSOLUTE,
	  .amount = "0.5" },
	{ "10", GTAB_CMP_EQ, "10.6", GTAB_FAIL, "-0.6", .tolerance = GTAB_TOLERANCE_ABSOLUTE,
	  .amount = "0.5" },
	{ "10", GTAB_CMP_GE, "10.5", GTAB_PASS, NULL, .tolerance = GTAB_TOLERANCE_ABSOLUTE,
	  .amount = "0.5" },
	{ "200", GTAB_CMP_EQ, "202", GTAB_PASS, NULL, .tolerance = GTAB_TOLERANCE_PERCENT,
	  .amount = "1" },
	{ "200", GTAB_CMP_EQ, "203", GTAB_FAIL, NULL, .tolerance = GTAB_TOLERANCE_PERCENT,
	  .amount = "1" },
	{ "-200", GTAB_CMP_EQ, "-202", GTAB_PASS, NULL, .tolerance = GTAB_TOLERANCE_PERCENT,
	  .amount = "1" },
	{ "100.0", GTAB_CMP_EQ, "33.3 + 33.3 + 33.3", GTAB_PASS, NULL,
	  .tolerance = GTAB_TOLERANCE_PRINTED },
	{ "100.0", GTAB_CMP_EQ, "33.3 + 33.3 + 33.0", GTAB_FAIL, NULL,
	  .tolerance = GTAB_TOLERANCE_PRINTED },
};

static void
check_case(const eval_case *c)
{
	gtab_relation_options options = { .severity = GTAB_ERROR,
					  .tolerance = c->tolerance,
					  .if_missing = c->if_missing };
	gtab_eval_term left[TERMS_MAX];
	gtab_eval_term right[TERMS_MAX];
	gtab_outcome out;

	if (c->amount != NULL)
		assert_int_equal(gtab_decimal_parse(gtab_text_of(c->amount), &options.amount),
				 GTAB_OK);
	out = gtab_evaluate(c->cmp, &options, (gtab_eval_side){ left, read_side(c->left, left) },
			    (gtab_eval_side){ right, read_side(c->right, right) });
	if (out.verdict != c->verdict)
		print_error("%s %s %s\n", c->left, gtab_cmp_text(c->cmp), c->right);
	assert_int_equal(out.verdict, c->verdict);
	if (c->difference != NULL) {
		gtab_decimal difference;

		assert_int_equal(gtab_decimal_parse(gtab_text_of(c->difference), &difference),
				 GTAB_OK);
		assert_int_equal(gtab_decimal_compare(out.difference, difference), 0);
	}
}

static void
test_verdicts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(plain_cases) / sizeof(plain_cases[0]); i++) {
		const eval_case c = { .left = plain_cases[i].left,
				      .cmp = plain_cases[i].cmp,
				      .right = plain_cases[i].right,
				      .verdict = plain_cases[i].verdict,
				      .difference = plain_cases[i].difference };

		check_case(&c);
	}
	for (size_t i = 0; i < sizeof(option_cases) / sizeof(option_cases[0]); i++)
		check_case(&option_cases[i]);
}

static void
test_details(void **state)
{
	const gtab_relation_options required = { .if_missing = GTAB_IF_MISSING_REQUIRED };
	const gtab_relation_options plain = { .severity = GTAB_ERROR };
	const gtab_relation_options printed = { .tolerance = GTAB_TOLERANCE_PRINTED };
	gtab_eval_term left[TERMS_MAX];
	gtab_eval_term right[TERMS_MAX];
	gtab_eval_side l = { left, read_side("5", left) };
	gtab_eval_side r = { right, read_side("4 + ?", right) };
	gtab_outcome out = gtab_evaluate(GTAB_CMP_EQ, &required, l, r);

	(void)state;
	assert_ptr_equal(out.required, &right[1]);
	r.n = read_side("4[3..5]", right);
	out = gtab_evaluate(GTAB_CMP_EQ, &plain, l, r);
	assert_true(out.by_range);
	assert_int_equal(gtab_decimal_compare(out.right_range.upper, gtab_decimal_from_int(5)), 0);
	r.n = read_side("9", right);
	right[0].places = 0; /* the form's decimals: 9 is 8.5 to 9.5 */
	out = gtab_evaluate(GTAB_CMP_EQ, &printed, l, r);
	assert_int_equal(gtab_decimal_compare(out.right_range.upper, (gtab_decimal){ 95, 1 }), 0);
	r.n = read_side("5", right);
	assert_false(gtab_evaluate(GTAB_CMP_EQ, &plain, l, r).by_range);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_verdicts),
		cmocka_unit_test(test_details),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
