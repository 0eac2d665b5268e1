/* SPDX-License-Identifier: MIT */
/* Marks of missing figures: which kind each is, and that figures and words are none. */

#include <gtab/normalize.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct {
	const char *in;
	gtab_missing want;
} cases[] = {
	{ "", GTAB_NOT_REPORTED },
	{ "  ", GTAB_NOT_REPORTED },
	{ "　", GTAB_NOT_REPORTED },
	{ "\u200B", GTAB_NOT_REPORTED },
	{ "空", GTAB_NOT_REPORTED },
	{ "—", GTAB_NIL },
	{ "－", GTAB_NIL },
	{ "–", GTAB_NIL },
	{ "-", GTAB_NIL },
	{ "--", GTAB_NIL },
	{ "——", GTAB_NIL },
	{ "/", GTAB_NIL },
	{ "无", GTAB_NIL },
	{ "　—　", GTAB_NIL },
	{ "N/A", GTAB_NOT_AVAILABLE },
	{ "#N/A", GTAB_NOT_AVAILABLE },
	{ "…", GTAB_NOT_AVAILABLE },
	{ "……", GTAB_NOT_AVAILABLE },
	{ "×", GTAB_SUPPRESSED },
	{ "***", GTAB_SUPPRESSED },
	{ "＊＊＊", GTAB_SUPPRESSED },
	{ "〇", GTAB_PRESENT },
	{ "0", GTAB_PRESENT },
	{ "0.0", GTAB_PRESENT },
	{ "504件", GTAB_PRESENT },
	{ "-1", GTAB_PRESENT },
	{ "无线电", GTAB_PRESENT },
	{ "- -", GTAB_PRESENT },
	{ "合计", GTAB_PRESENT },
	{ "x", GTAB_PRESENT },
	{ "\xFF", GTAB_PRESENT },
};

static void
test_kinds(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		if (gtab_missing_of(gtab_text_of(cases[i].in)) != cases[i].want)
			fail_msg("\"%s\"", cases[i].in);
}

static void
test_normal_forms(void **state)
{
	static const char *const forms[] = { [GTAB_PRESENT] = "",
					     [GTAB_NOT_REPORTED] = "",
					     [GTAB_NIL] = "-",
					     [GTAB_NOT_AVAILABLE] = "…",
					     [GTAB_SUPPRESSED] = "***" };

	(void)state;
	for (gtab_missing m = GTAB_PRESENT; m <= GTAB_SUPPRESSED; m++) {
		assert_true(gtab_text_equal(gtab_missing_text(m), gtab_text_of(forms[m])));
		if (m != GTAB_PRESENT)
			assert_int_equal(gtab_missing_of(gtab_missing_text(m)), m);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_normal_forms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
