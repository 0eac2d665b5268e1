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

static void
run_repair(gtab_text in, gtab_buf *out, gtab_rule_set *rules)
{
	assert_true(gtab_text_repair(in, GTAB_RULES_ALL, out, rules));
}

static void
run_simplify(gtab_text in, gtab_buf *out, gtab_rule_set *rules)
{
	gtab_simplifier *s;

	assert_int_equal(gtab_simplifier_new(&s), GTAB_OK);
	assert_true(gtab_simplify(s, in, out, rules));
	gtab_simplifier_free(s);
}

/* The rules that are told more than the cell. */
static void
run_decimal_mark(gtab_text in, gtab_buf *out, gtab_rule_set *rules)
{
	const gtab_number_options options = { .decimal_mark = ',' };
	gtab_number n;

	assert_int_equal(gtab_number_parse_as(in, &options, &n, rules, NULL), GTAB_OK);
	gtab_number_put(&n, out);
}

static void
run_serial(gtab_text in, gtab_buf *out, gtab_rule_set *rules)
{
	gtab_period p;

	assert_int_equal(gtab_period_from_serial(in, GTAB_EPOCH_1900, &p, rules, NULL), GTAB_OK);
	gtab_period_put(&p, out);
}

static void
run_pad(gtab_text in, gtab_buf *out, gtab_rule_set *rules)
{
	const gtab_code_options options = { .n_digits = 12 };

	assert_int_equal(gtab_code_normalize_as(in, &options, out, rules, NULL), GTAB_OK);
}

static void
run_list(gtab_text in, gtab_buf *out, gtab_rule_set *rules)
{
	assert_int_equal(gtab_list_normalize(in, ';', out, rules, NULL), GTAB_OK);
}

/* How an example is read: by its kind, or by its id where the kind is NULL. */
static const struct {
	const char *kind;
	void (*run)(gtab_text in, gtab_buf *out, gtab_rule_set *rules);
} kinds[] = {
	{ "number", run_number },
	{ "date", run_date },
	{ "text", gtab_text_normalize },
	{ "label", gtab_label_normalize },
	{ "code", run_code },
	{ "repair", run_repair },
	{ "simplify", run_simplify },
	{ "decimal-mark", run_decimal_mark },
	{ "serial", run_serial },
	{ "pad", run_pad },
	{ "list", run_list },
};

/* Done with a whole column in sight, where tests of the table hold them. */
static bool
needs_column(const gtab_rule_info *rule)
{
	return rule->bit == GTAB_RULE_FLOAT_TAIL || rule->bit == GTAB_RULE_FILL_DOWN ||
	       (rule->bit & GTAB_RULES_LAYOUT) != 0;
}

static void
run_example(const gtab_rule_info *rule)
{
	const char *kind = rule->kind != NULL ? rule->kind : rule->id;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		gtab_rule_set used = 0;
		gtab_buf b;

		if (strcmp(kinds[i].kind, kind) != 0)
			continue;
		gtab_buf_init(&b);
		kinds[i].run(gtab_text_of(rule->in), &b, &used);
		gtab_buf_putc(&b, '\0');
		assert_string_equal(b.ptr, rule->out);
		assert_true((used & rule->bit) != 0);
		gtab_buf_clear(&b);
		return;
	}
	fail_msg("%s: no kind %s", rule->id, kind);
}

static void
test_examples(void **state)
{
	size_t n = 0;
	const gtab_rule_info *rules = gtab_rule_list(&n);

	(void)state;
	for (size_t i = 0; i < n; i++)
		if (!needs_column(&rules[i]))
			run_example(&rules[i]);
}

static void
test_bits_in_order(void **state)
{
	size_t n = 0;
	const gtab_rule_info *rules = gtab_rule_list(&n);

	(void)state;
	assert_int_equal(GTAB_RULES_ALL & GTAB_RULES_LAYOUT, 0);
	assert_int_equal(GTAB_RULES_ALL | GTAB_RULES_LAYOUT, (1U << n) - 1);
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
