/* SPDX-License-Identifier: MIT */
/* Patterns of forms, in the dialects they are written in; JSON Schemas of cells. */

#include "form/json_schema_internal.h"
#include "form/pattern_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void
test_patterns(void **state)
{
	static const struct {
		const char *pattern;
		const char *text;
		bool matches;
	} cases[] = {
		{ "[a-z]+", "abc", true },
		{ "[a-z]+", "abc1", false }, /* all of the value */
		{ "^\\d{14}$", "12345678901234", true },
		{ "a|b", "b", true },
		{ "[^[]+", "a]", true }, /* [ within brackets is a character */
		{ "[^[]+", "a[", false },
		{ "[]a]+", "]a", true },
		{ "[a&&b]+", "a&b", true },
		{ "\\i\\c*", "xs:int", true },
		{ "[县市区]{1,2}", "县", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		gtab_pattern *p;
		bool matches = !cases[i].matches;

		assert_int_equal(gtab_pattern_new(gtab_text_of(cases[i].pattern), &p, NULL),
				 GTAB_OK);
		assert_int_equal(gtab_pattern_match(p, gtab_text_of(cases[i].text), &matches),
				 GTAB_OK);
		if (matches != cases[i].matches)
			print_error("%s on %s\n", cases[i].pattern, cases[i].text);
		assert_int_equal(matches, cases[i].matches);
		gtab_pattern_free(p);
	}
}

/* Repetitions of repetitions end, undecided, instead of taking for ever. */
static void
test_pattern_limit(void **state)
{
	gtab_pattern *p;
	bool matches;

	(void)state;
	assert_int_equal(gtab_pattern_new(GTAB_TEXT("(a+)+b"), &p, NULL), GTAB_OK);
	assert_int_equal(gtab_pattern_match(p,
					    GTAB_TEXT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac"),
					    &matches),
			 GTAB_ELIMIT);
	gtab_pattern_free(p);
}

static void
test_json_schema(void **state)
{
	static const struct {
		const char *schema;
		const char *value;
		bool holds;
	} cases[] = {
		{ "{\"type\":\"object\",\"properties\":{\"value\":{\"type\":\"integer\"}}}",
		  "{\"value\":100}", true },
		{ "{\"type\":\"object\",\"properties\":{\"value\":{\"type\":\"integer\"}}}",
		  "{\"value\":\"bad\"}", false },
		{ "{\"required\":[\"a\"]}", "{\"b\":1}", false },
		{ "{\"additionalProperties\":false,\"properties\":{\"a\":{}}}", "{\"a\":1}", true },
		{ "{\"additionalProperties\":false,\"properties\":{\"a\":{}}}", "{\"b\":1}",
		  false },
		{ "{\"items\":{\"type\":\"string\",\"minLength\":2}}", "[\"ab\",\"c\"]", false },
		{ "{\"minItems\":1,\"maxItems\":2,\"uniqueItems\":true}", "[1,2]", true },
		{ "{\"uniqueItems\":true}", "[1,1.0]", false },
		{ "{\"items\":{\"enum\":[1,\"a\",null]}}", "[1,\"a\",null]", true },
		{ "{\"items\":{\"enum\":[1]}}", "[2]", false },
		{ "{\"items\":{\"minimum\":1,\"exclusiveMaximum\":3}}", "[1,2.5]", true },
		{ "{\"items\":{\"exclusiveMaximum\":3}}", "[3]", false },
		{ "{\"items\":{\"pattern\":\"b\"}}", "[\"abc\"]", true },
		{ "{\"items\":{\"pattern\":\"^b\"}}", "[\"abc\"]", false },
		{ "{\"items\":{\"type\":[\"integer\",\"null\"]}}", "[1,null]", true },
		{ "{\"items\":{\"type\":[\"integer\",\"null\"]}}", "[true]", false },
		{ "{\"items\":{\"oneOf\":[{\"type\":\"integer\"},{\"minimum\":5}]}}", "[6]",
		  false },
		{ "{\"items\":{\"anyOf\":[{\"type\":\"integer\"},{\"minimum\":5}]}}", "[6, 5.5]",
		  true },
		{ "{\"items\":{\"not\":{\"const\":0}}}", "[0]", false },
		{ "false", "[]", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		json_t *const schema = json_loads(cases[i].schema, JSON_DECODE_ANY, NULL);
		json_t *const value = json_loads(cases[i].value, 0, NULL);

		if (gtab_json_schema_holds(schema, value) != cases[i].holds)
			print_error("%s on %s\n", cases[i].schema, cases[i].value);
		assert_int_equal(gtab_json_schema_holds(schema, value), cases[i].holds);
		json_decref(schema);
		json_decref(value);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_patterns),
		cmocka_unit_test(test_pattern_limit),
		cmocka_unit_test(test_json_schema),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
