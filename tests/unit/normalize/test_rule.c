/* SPDX-License-Identifier: MIT */
/* The registry: in bit order, and each example does what it says and names its rule. */

#include <gtab/normalize.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
run_number(gtab_text in, gtab_buf *out, gtab_rule_set *rules)
{
	const gtab_missing m = gtab_missing_of(in);
	gtab_number n;

	if (m != GTAB_PRESENT) {
		gtab_buf_put(out, gtab_missing_text(m));
		*rules |= GTAB_RULE_MISSING;
		return;
	}
	assert_int_equal(gtab_number_parse(in, &n, rules, NULL), GTAB_OK);
	gtab_number_put(&n, out);
}

static void
run_date(gtab_text in, gtab_buf *out, gtab_rule_set *rules)
{
	gtab_period p;

	assert_int_equal(gtab_period_parse(in, &p, rules, NULL), GTAB_OK);
	gtab_period_put(&p, out);
}

static void
run_code(gtab_text in, gtab_buf *out, gtab_rule_set *rules)
{
	assert_int_equal(gtab_code_normalize(in, out, rules, NULL), GTAB_OK);
}

static const struct {
	const char *kind;
	void (*run)(gtab_text in, gtab_buf *out, gtab_rule_set *rules);
} kinds[] = {
	{ "number", run_number },          { "date", run_date }, { "text", gtab_text_normalize },
	{ "label", gtab_label_normalize }, { "code", run_code },
};

static void
run_example(const gtab_rule_info *rule)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		gtab_rule_set used = 0;
		gtab_buf b;

		if (strcmp(kinds[i].kind, rule->kind) != 0)
			continue;
		gtab_buf_init(&b);
		kinds[i].run(gtab_text_of(rule->in), &b, &used);
		gtab_buf_putc(&b, '\0');
		assert_string_equal(b.ptr, rule->out);
		assert_true((used & rule->bit) != 0);
		gtab_buf_clear(&b);
		return;
	}
	fail_msg("%s: no kind %s", rule->id, rule->kind);
}

static void
test_examples(void **state)
{
	size_t n = 0;
	const gtab_rule_info *rules = gtab_rule_list(&n);

	(void)state;
	for (size_t i = 0; i < n; i++)
		if (rules[i].kind != NULL)
			run_example(&rules[i]);
}

static void
test_bits_in_order(void **state)
{
	size_t n = 0;
	const gtab_rule_info *rules = gtab_rule_list(&n);

	(void)state;
	assert_int_equal(n, 16);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(rules[i].bit, 1U << i);
		assert_true(strspn(rules[i].id, "abcdefghijklmnopqrstuvwxyz-") ==
			    strlen(rules[i].id));
	}
}

static void
test_set_put(void **state)
{
	gtab_buf b;

	(void)state;
	gtab_buf_init(&b);
	gtab_rule_set_put(0, &b);
	assert_int_equal(b.len, 0);
	gtab_buf_put(&b, GTAB_TEXT("x"));
	gtab_rule_set_put(GTAB_RULE_UNIT | GTAB_RULE_WIDTH, &b);
	assert_true(gtab_text_equal(gtab_buf_text(&b), GTAB_TEXT("xwidth+unit")));
	gtab_buf_clear(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples),
		cmocka_unit_test(test_bits_in_order),
		cmocka_unit_test(test_set_put),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
