/* SPDX-License-Identifier: MIT */
/* Identifiers: numbers of the standards and of published lists, and what typists and Excel make of them. */

#include <gtab/normalize.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct id_case {
	const char *in;
	gtab_id_verdict want;
	const char *part; /* of the sentence */
};

static const struct id_case usccs[] = {
	{ "115113010087783353", GTAB_ID_VALID, "" },
	{ "11511301MB1550442U", GTAB_ID_VALID, "" },
	{ "1251130145225903XN", GTAB_ID_VALID, "" },
	{ "11511301MB1550442u", GTAB_ID_LOWER_CASE, "capitals" },
	{ "11511301mb1550442U", GTAB_ID_LOWER_CASE, "capitals" },
	{ "115113010087783354", GTAB_ID_BAD_CHECK, "does not fit" },
	{ "115113010087783335", GTAB_ID_BAD_CHECK, "does not fit" }, /* neighbours swapped */
	{ "115113010087783000", GTAB_ID_DAMAGED, "kept 15 digits" },
	{ "11511301MB155O442U", GTAB_ID_BAD_SHAPE, "none of I, O, S, V, Z" },
	{ "11511301008778335", GTAB_ID_BAD_SHAPE, "18 digits and capitals" },
	{ "1151130100877833530", GTAB_ID_BAD_SHAPE, "" },
	{ "11511301008778335\0", GTAB_ID_BAD_SHAPE, "" },
	{ "", GTAB_ID_BAD_SHAPE, "" },
	{ "统一社会信用", GTAB_ID_BAD_SHAPE, "" }, /* 18 bytes */
};

static const struct id_case citizens[] = {
	{ "11010519491231002X", GTAB_ID_VALID, "" },
	{ "440524188001010014", GTAB_ID_VALID, "" },
	{ "11010519491231002x", GTAB_ID_LOWER_CASE, "capital X" },
	{ "110105194912310021", GTAB_ID_BAD_CHECK, "does not fit" },
	{ "440524188001010000", GTAB_ID_DAMAGED, "kept 15 digits" },
	{ "110105491231002", GTAB_ID_VALID, "" }, /* as issued until 1999 */
	{ "110105491331002", GTAB_ID_BAD_SHAPE, "date of birth" },
	{ "11010519491231002", GTAB_ID_BAD_SHAPE, "17 digits" },
	{ "1101051949123100X2", GTAB_ID_BAD_SHAPE, "17 digits" },
	{ "110105490230002", GTAB_ID_BAD_SHAPE, "date of birth" },
	{ "170105491231002", GTAB_ID_BAD_SHAPE, "no province" },
	{ "4.40524E+17", GTAB_ID_BAD_SHAPE, "17 digits" },
	{ "", GTAB_ID_BAD_SHAPE, "" },
};

static const struct id_case orgs[] = {
	{ "008778335", GTAB_ID_VALID, "" },
	{ "00877833-5", GTAB_ID_VALID, "" },
	{ "MB1550442", GTAB_ID_VALID, "" },
	{ "45225903X", GTAB_ID_VALID, "" },
	{ "45225903-x", GTAB_ID_LOWER_CASE, "capitals" },
	{ "008778336", GTAB_ID_BAD_CHECK, "does not fit" },
	{ "00877833A", GTAB_ID_BAD_SHAPE, "a digit or X" },
	{ "0087783-35", GTAB_ID_BAD_SHAPE, "" },
	{ "00877833", GTAB_ID_BAD_SHAPE, "" },
	{ "00877833-", GTAB_ID_BAD_SHAPE, "" },
};

static void
run_cases(gtab_id_verdict (*check)(gtab_text, gtab_error *), const struct id_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const gtab_text in = gtab_text_of(cases[i].in);
		gtab_error err = { .status = GTAB_OK };
		const gtab_id_verdict verdict = check(in, &err);

		if (verdict != cases[i].want)
			fail_msg("%s: verdict %d", cases[i].in, (int)verdict);
		assert_int_equal(err.status == GTAB_OK, verdict == GTAB_ID_VALID);
		if (strstr(err.message, cases[i].part) == NULL)
			fail_msg("%s: %s", cases[i].in, err.message);
		if (in.len > 0) /* no sentence quotes a person's number */
			assert_null(strstr(err.message, cases[i].in));
		assert_int_equal(check(in, NULL), verdict);
	}
}

static void
test_uscc(void **state)
{
	(void)state;
	run_cases(gtab_uscc_check, usccs, sizeof(usccs) / sizeof(*usccs));
}

static void
test_citizen(void **state)
{
	(void)state;
	run_cases(gtab_citizen_check, citizens, sizeof(citizens) / sizeof(*citizens));
}

static void
test_org(void **state)
{
	(void)state;
	run_cases(gtab_org_code_check, orgs, sizeof(orgs) / sizeof(*orgs));
}

/* The sums find every mistyped digit and every swap of unlike neighbours. */
static void
test_every_slip_is_found(void **state)
{
	static const char good[] = "440524188001010014";

	(void)state;
	for (size_t at = 0; at < 17; at++) {
		char bad[sizeof(good)];

		for (char c = '0'; c <= '9'; c++) {
			memcpy(bad, good, sizeof(good));
			bad[at] = c;
			assert_int_equal(gtab_citizen_sum_holds(gtab_text_of(bad)), c == good[at]);
		}
		memcpy(bad, good, sizeof(good));
		bad[at] = good[at + 1];
		bad[at + 1] = good[at];
		assert_int_equal(gtab_citizen_sum_holds(gtab_text_of(bad)),
				 good[at] == good[at + 1]);
	}
}

/* The check character that the rest asks for, whatever stands there. */
static void
test_sum(void **state)
{
	static const struct {
		gtab_identifier kind;
		const char *in;
		char want;
	} cases[] = {
		{ GTAB_IDENTIFIER_USCC, "1251130145225903XA", 'N' },
		{ GTAB_IDENTIFIER_USCC, "1251130145225903xn", 'N' },
		{ GTAB_IDENTIFIER_USCC, "1251130145225903I", '\0' },
		{ GTAB_IDENTIFIER_CITIZEN, "110105194912310021", 'X' },
		{ GTAB_IDENTIFIER_CITIZEN, "440524188001010010", '4' },
		{ GTAB_IDENTIFIER_CITIZEN, "110105491231002", '\0' }, /* 15 digits have none */
		{ GTAB_IDENTIFIER_CITIZEN, "张三", '\0' },
		{ GTAB_IDENTIFIER_ORG, "00877833-1", '5' },
		{ GTAB_IDENTIFIER_ORG, "452259031", 'X' },
		{ GTAB_IDENTIFIER_DIVISION, "141181", '\0' },
		{ GTAB_IDENTIFIER_NONE, "1251130145225903XN", '\0' },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_int_equal(gtab_identifier_sum(cases[i].kind, gtab_text_of(cases[i].in)),
				 cases[i].want);
}

static void
test_mask(void **state)
{
	static const char *const cases[][2] = {
		{ "11010519491231002X", "1101********002X" },
		{ "110105194912310021", "1101********0021" }, /* a wrong one is a person's too */
		{ "110105491231002", "1101********1002" },
		{ "11010519491", "********" },
		{ "张三110105194912", "********" },
		{ "", "********" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		gtab_buf b;

		gtab_buf_init(&b);
		gtab_citizen_mask(gtab_text_of(cases[i][0]), &b);
		gtab_buf_putc(&b, '\0');
		assert_string_equal(b.ptr, cases[i][1]);
		gtab_buf_clear(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_uscc), cmocka_unit_test(test_citizen),
		cmocka_unit_test(test_org),  cmocka_unit_test(test_every_slip_is_found),
		cmocka_unit_test(test_sum),  cmocka_unit_test(test_mask),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
