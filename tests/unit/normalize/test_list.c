/* SPDX-License-Identifier: MIT */
/* Lists in one cell, where a column is said to hold them. */

#include <gtab/normalize.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct {
	const char *in;
	const char *want; /* NULL: refused */
	const char *rules;
} cases[] = {
	{ "2,3,4", "2;3;4", "list" },
	{ "2、3、4", "2;3;4", "list" },
	{ "2；3", "2;3", "list" },
	{ "２，３", "2;3", "width+list" },
	{ "2/3", "2;3", "list" },
	{ " 2, 3 ", "2;3", "space+list" },
	{ "市、县", "市;县", "list" },
	{ "2;3;4", "2;3;4", "" },
	{ "2", "2", "" },
	{ "1-3,5", "1-3;5", "list" },
	{ "", NULL, "" },
	{ "2,,3", NULL, "" },
	{ "2,3,", NULL, "" },
	{ ",2", NULL, "" },
	{ "2 3", NULL, "" },
	{ "\"2\",3", NULL, "" },
	{ "＇2,3", NULL, "" },
};

static void
run_case(const char *in, const char *want, const char *rules_want)
{
	gtab_error err = { .status = GTAB_OK };
	gtab_rule_set rules = 0;
	gtab_buf b, used;
	const bool is_list = want != NULL;

	gtab_buf_init(&b);
	gtab_buf_init(&used);
	assert_int_equal(gtab_list_normalize(gtab_text_of(in), ';', &b, &rules, &err),
			 is_list ? GTAB_OK : GTAB_EMALFORMED);
	assert_int_equal(strstr(err.message, "not a list") == NULL, is_list);
	gtab_buf_putc(&b, '\0');
	assert_string_equal(b.ptr, is_list ? want : "");
	gtab_rule_set_put(rules, &used);
	gtab_buf_putc(&used, '\0');
	assert_string_equal(used.ptr, rules_want);
	gtab_buf_clear(&b);
	gtab_buf_clear(&used);
}

static void
test_lists(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		run_case(cases[i].in, cases[i].want, cases[i].rules);
		if (cases[i].want != NULL)
			run_case(cases[i].want, cases[i].want, "");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_lists) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
