/* SPDX-License-Identifier: MIT */
/* Forms: what is read, what is refused and how it is said, what is not checked, which header means what. */

#include <gtab/form.h>
#include <gtab/status.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static gtab_form *
read_form(const char *json)
{
	gtab_error err = { 0 };
	gtab_form *f;

	if (gtab_form_read(gtab_text_of(json), "dir/f.json", &f, &err) != GTAB_OK)
		print_error("%s\n", err.message);
	assert_non_null(f);
	return f;
}

static void
assert_text(gtab_text got, const char *want)
{
	if (!gtab_text_equal(got, gtab_text_of(want)))
		print_error("\"%.*s\" is not \"%s\"\n", GTAB_TEXT_ARG(got), want);
	assert_true(gtab_text_equal(got, gtab_text_of(want)));
}

/* ---- reading ---- */

static void
test_whole(void **state)
{
	gtab_form *const f = read_form(
		"{\"gtab\":1,\"title\":\"表\",\"fieldsMatch\":\"partial\",\"fields\":["
		"{\"name\":\"项目\",\"class\":\"label\",\"stub\":true,\"aliases\":[\"指标\"],"
		"\"constraints\":{\"required\":true,\"enum\":[\"a\",\"b\"]}},"
		"{\"name\":\"件数\",\"type\":\"integer\",\"unit\":\"件\",\"decimals\":0},"
		"{\"name\":\"类别\",\"values\":{\"其他\":[\"其他权力\"],\"许可\":[]},"
		"\"constraints\":{\"unique\":true}}],"
		"\"relations\":[\"件数≥0\"],\"totals\":{\"parts\":\"<=\",\"sum\":\"=\"},"
		"\"layout\":{\"title\":\"统计表\",\"orientation\":\"landscape\",\"list\":true}}");
	size_t n;
	const gtab_field *const fields = gtab_form_fields(f, &n);

	(void)state;
	assert_int_equal(n, 3);
	assert_text(gtab_form_name(f), "f");
	assert_text(gtab_form_title(f), "表");
	assert_int_equal(gtab_form_fields_match(f), GTAB_MATCH_PARTIAL);
	assert_true(fields[0].is_label && fields[0].is_stub && fields[0].is_required);
	assert_int_equal(fields[0].n_enum, 2);
	assert_int_equal(fields[0].decimals, -1);
	assert_int_equal(fields[1].type, GTAB_FIELD_INTEGER);
	assert_int_equal(fields[1].decimals, 0);
	assert_text(fields[1].unit, "件");
	assert_true(fields[2].is_unique);
	assert_int_equal(fields[2].n_values, 3);
	assert_text(fields[2].values[1].written, "其他权力");
	assert_text(fields[2].values[1].value, "其他");
	assert_text(gtab_form_relations(f, &n)[0], "件数≥0");
	assert_int_equal(n, 1);
	assert_true(gtab_form_parts_within(f) && gtab_form_totals_sum(f));
	assert_true(gtab_form_layout_of(f)->is_list);
	assert_int_equal(gtab_form_layout_of(f)->orientation, GTAB_LANDSCAPE);
	assert_true(gtab_form_must_have(f, 0));
	assert_false(gtab_form_must_have(f, 1));
	gtab_form_unchecked(f, &n);
	assert_int_equal(n, 0);
	gtab_form_free(f);
}

/* A plain Table Schema works, and properties of ours do not count in it. */
static void
test_plain(void **state)
{
	gtab_form *const f = read_form("{\"fields\":[{\"name\":\"id\",\"stub\":true,\"aliases\":3},"
				       "{\"name\":\"when\",\"type\":\"date\"}],"
				       "\"primaryKey\":[\"id\"],\"missingValues\":[\"\"],"
				       "\"owner\":\"x\"}");
	size_t n;
	const gtab_field *const fields = gtab_form_fields(f, &n);

	(void)state;
	assert_int_equal(gtab_form_fields_match(f), GTAB_MATCH_EXACT);
	assert_false(fields[0].is_stub);
	assert_true(fields[0].is_required);
	assert_int_equal(gtab_form_primary_key(f)->n_fields, 1);
	assert_int_equal(gtab_form_primary_key(f)->fields[0], 0);
	assert_true(gtab_form_is_plain(f));
	assert_int_equal(fields[1].type, GTAB_FIELD_DATE);
	gtab_form_unchecked(f, &n);
	assert_int_equal(n, 0);
	gtab_form_free(f);
}

/* ---- refusals ---- */

static void
test_refused(void **state)
{
	static const struct {
		const char *json;
		const char *message;
	} cases[] = {
		{ "[]", "bad form: /: expected an object with fields" },
		{ "{}", "bad form: /fields: expected a list of at least one field" },
		{ "{\"fields\":[]}", "bad form: /fields: expected a list of at least one field" },
		{ "{\"fields\":[3]}", "bad form: /fields/0: expected an object with a name" },
		{ "{\"fields\":[{}]}",
		  "bad form: /fields/0/name: expected a string that is not empty" },
		{ "{\"fields\":[{\"name\":3}]}", "bad form: /fields/0/name: expected a string" },
		{ "{\"gtab\":1,\"fields\":[{\"name\":\"a\"},{\"name\":\"a\"}]}",
		  "bad form: /fields/1/name: expected a name no other field has" },
		{ "{\"fields\":[{\"name\":\"a\",\"constraints\":[]}]}",
		  "bad form: /fields/0/constraints: expected an object" },
		{ "{\"fields\":[{\"name\":\"a\",\"constraints\":{\"required\":1}}]}",
		  "bad form: /fields/0/constraints/required: expected true or false" },
		{ "{\"gtab\":1,\"fields\":[{\"name\":\"a\",\"aliases\":\"b\"}]}",
		  "bad form: /fields/0/aliases: expected a list of strings" },
		{ "{\"gtab\":1,\"fields\":[{\"name\":\"a\",\"decimals\":-1}]}",
		  "bad form: /fields/0/decimals: expected a whole number from 0 to 18" },
		{ "{\"gtab\":1,\"fields\":[{\"name\":\"a\",\"class\":\"x\"}]}",
		  "bad form: /fields/0/class: expected one of \"label\", \"code\", "
		  "\"uscc\", \"citizen-id\", \"org-code\", \"division\"" },
		{ "{\"gtab\":1,\"fields\":[{\"name\":\"a\",\"values\":{\"b\":1}}]}",
		  "bad form: /fields/0/values/b: expected a list of strings" },
		{ "{\"gtab\":1,\"fields\":[{\"name\":\"a\"}],\"totals\":{\"parts\":\"=\"}}",
		  "bad form: /totals/parts: expected one of \"<=\"" },
		{ "{\"gtab\":1,\"fields\":[{\"name\":\"a\"}],\"layout\":{\"list\":\"yes\"}}",
		  "bad form: /layout/list: expected true or false" },
		{ "{\"gtab\":2,\"fields\":[{\"name\":\"a\"}]}",
		  "bad form: /gtab: expected a whole number from 1 to 1" },
		{ "{\"fields\":[{\"name\":\"a\"}],\"primaryKey\":\"b\"}",
		  "bad form: /primaryKey: expected the name of a field" },
		{ "{\"fields\":[{\"name\":\"a\",\"type\":\"integer\",\"constraints\":{\"minimum\":"
		  "5,\"maximum\":4}}]}",
		  "bad form: /fields/0/constraints/maximum: expected a bound above the minimum; no "
		  "value fits both" },
		{ "{\"fields\":[{\"name\":\"a\",\"type\":\"integer\",\"constraints\":{"
		  "\"exclusiveMinimum\":5,\"maximum\":5}}]}",
		  "bad form: /fields/0/constraints/maximum: expected a bound above the minimum; no "
		  "value fits both" },
		{ "{\"fields\":[{\"name\":\"a\",\"type\":\"date\",\"constraints\":{\"minimum\":\"1/"
		  "2/2020\"}}]}",
		  "bad form: /fields/0/constraints/minimum: expected a date, as 2024-01-26" },
		{ "{\"fields\":[{\"name\":\"a\",\"type\":\"string\",\"constraints\":{\"minLength\":"
		  "5,\"maxLength\":4}}]}",
		  "bad form: /fields/0/constraints/maxLength: expected a length not below "
		  "minLength; no value fits both" },
		{ "{\"fields\":[{\"name\":\"a\",\"type\":\"string\",\"constraints\":{\"pattern\":"
		  "\"(a\"}}]}",
		  "bad form: /fields/0/constraints/pattern: expected a regular expression; at "
		  "character 2: U_REGEX_MISMATCHED_PAREN" },
		{ "{\"fields\":[{\"name\":\"a\",\"type\":\"number\",\"groupChar\":\".\"}]}",
		  "bad form: /fields/0/groupChar: expected another character than decimalChar" },
		{ "{\"fields\":[{\"name\":\"a\",\"constraints\":{\"enum\":[]}}]}",
		  "bad form: /fields/0/constraints/enum: expected a list of at least one value" },
		{ "{\"fields\":[{\"name\":\"a\"}],\"missingValues\":[3,{}]}",
		  "bad form: /missingValues: expected a list of values, or of objects with a value "
		  "each" },
		{ "{\"fields\":[{\"name\":\"a\"}],\"uniqueKeys\":[[\"a\"],[\"b\"]]}",
		  "bad form: /uniqueKeys/1/key: expected the name of a field" },
		{ "{\"fields\":[{\"name\":\"a\"}],\"foreignKeys\":[{\"fields\":\"a\"}]}",
		  "bad form: /foreignKeys/0/reference: expected an object with resource and "
		  "fields" },
		{ "{\"fields\":[{\"name\":\"a\"}],\"foreignKeys\":[{\"fields\":\"a\",\"reference\":"
		  "{\"fields\":\"b\"}}]}",
		  "bad form: /foreignKeys/0/reference/fields: expected the name of a field" },
		{ "{\"fields\":[{\"name\":\"a\"}],\"foreignKeys\":[{\"fields\":\"a\",\"reference\":"
		  "{\"resource\":\"x\",\"fields\":[\"b\",\"c\"]}}]}",
		  "bad form: /foreignKeys/0/reference/fields: expected as many fields as the key "
		  "has" },
		{ "{\"resources\":[{\"name\":\"a\",\"path\":\"a.csv\"}]}",
		  "bad form: /resources: expected a list with a resource that has a schema" },
		{ "{\"resources\":[{\"name\":\"a\",\"schema\":{\"fields\":[{\"name\":\"b\"}],"
		  "\"foreignKeys\":[{\"fields\":\"b\","
		  "\"reference\":{\"resource\":\"x\",\"fields\":\"b\"}}]}}]}",
		  "bad form: /a/foreignKeys/0/reference/resource: expected the name of a "
		  "resource" },
		{ "{\"fields\":[{\"name\":\"a\"}],\"fieldsMatch\":\"all\"}",
		  "bad form: /fieldsMatch: expected one of \"exact\", \"equal\", \"subset\", "
		  "\"superset\", \"partial\"" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		gtab_error err = { 0 };
		gtab_form *f;

		assert_int_equal(gtab_form_read(gtab_text_of(cases[i].json), "f.json", &f, &err),
				 GTAB_EUSAGE);
		assert_null(f);
		assert_string_equal(err.message, cases[i].message);
		assert_string_equal(err.source, "f.json");
	}
}

/* What is no JSON has its line and column; one property twice is refused too. */
static void
test_syntax(void **state)
{
	gtab_error err = { 0 };
	gtab_form *f;

	(void)state;
	assert_int_equal(gtab_form_read(GTAB_TEXT("{\n \"fields\": [}\n"), "f.json", &f, &err),
			 GTAB_EUSAGE);
	assert_int_equal(err.line_no, 2);
	assert_int_equal(err.column_no, 13);
	assert_int_equal(gtab_form_read(GTAB_TEXT("{\"a\":1,\"a\":2}"), "f.json", &f, NULL),
			 GTAB_EUSAGE);
	assert_int_equal(gtab_form_read(GTAB_TEXT(""), "f.json", &f, NULL), GTAB_EUSAGE);
}

/* ---- vintages ---- */

/* Fields and keys of a period; a form that is the same at all times needs no other. */
static void
test_vintages(void **state)
{
	gtab_form *const f = read_form(
		"{\"gtab\":1,\"fields\":[{\"name\":\"a\",\"to\":\"2014\"},{\"name\":\"b\"},"
		"{\"name\":\"c\",\"from\":\"2015Q3\"}],\"primaryKey\":[\"b\",\"c\"],"
		"\"uniqueKeys\":[[\"b\"]],\"rows\":[{\"label\":\"x\",\"to\":2014},{\"label\":\"y\"}"
		"]}");
	static const struct {
		gtab_period period;
		bool is_now;
		const char *fields;
		size_t n_primary;
		size_t n_rows;
	} cases[] = {
		{ { .kind = GTAB_PERIOD_YEAR, .year = 2014 }, false, "ab", 0, 2 },
		{ { .kind = GTAB_PERIOD_YEAR, .year = 2015 }, false, "b", 0, 1 },
		{ { .kind = GTAB_PERIOD_MONTH, .year = 2015, .month = 7 }, false, "bc", 2, 1 },
		{ { .kind = GTAB_PERIOD_YEAR }, true, "bc", 2, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		gtab_form *at;
		size_t n;
		const gtab_field *fields;
		const gtab_key *key;

		assert_int_equal(gtab_form_at(f, cases[i].is_now ? NULL : &cases[i].period, &at),
				 GTAB_OK);
		fields = gtab_form_fields(at, &n);
		assert_int_equal(n, strlen(cases[i].fields));
		for (size_t j = 0; j < n; j++)
			assert_int_equal(fields[j].name.ptr[0], cases[i].fields[j]);
		key = gtab_form_primary_key(at);
		assert_int_equal(key == NULL ? 0 : key->n_fields, cases[i].n_primary);
		key = gtab_form_unique_keys(at, &n);
		assert_int_equal(n, 1);
		assert_text(gtab_form_fields(at, &n)[key->fields[0]].name, "b");
		gtab_form_rows(at, &n);
		assert_int_equal(n, cases[i].n_rows);
		gtab_form_free(at);
	}
	gtab_form_free(f);
}

/* ---- what is not checked ---- */

/* Formats of no standard, constraints on types that have none, keywords of JSON Schema beyond ours. */
static void
test_unchecked(void **state)
{
	static const char *const want[] = {
		"/fields/0/format",
		"/fields/1/constraints/minLength",
		"/fields/1/constraints/pattern",
		"/fields/2/constraints/jsonSchema/properties/a/$ref",
		"/fields/2/arrayItem",
		"/colour",
	};
	gtab_form *const f = read_form(
		"{\"gtab\":1,\"fields\":[{\"name\":\"a\",\"type\":\"string\",\"format\":"
		"\"postcode\"},"
		"{\"name\":\"b\",\"type\":\"number\",\"constraints\":{\"pattern\":\"x\","
		"\"minLength\":2}},"
		"{\"name\":\"c\",\"type\":\"object\",\"constraints\":{\"jsonSchema\":"
		"{\"properties\":{\"a\":{\"$ref\":\"#/b\"}}}},\"arrayItem\":{}}],\"colour\":[]}");
	size_t n;
	const gtab_text *const unchecked = gtab_form_unchecked(f, &n);

	(void)state;
	assert_int_equal(n, sizeof(want) / sizeof(want[0]));
	for (size_t i = 0; i < n; i++)
		assert_text(unchecked[i], want[i]);
	gtab_form_free(f);
}

/* ---- headers ---- */

static void
test_find(void **state)
{
	static const struct {
		const char *header;
		size_t want;
	} cases[] = {
		{ "项目", 0 },
		{ "项　目", 0 },
		{ "指标", 0 },
		{ "数量|件数", 1 },
		{ "人数（人）", 2 },
		{ "数量|人数(人)", 2 },
		{ "承诺时限(工作日)", 3 },
		{ "承诺时限（工作日）", 3 },
		{ "件数（累计）", GTAB_MAP_NONE },
		{ "件", GTAB_MAP_NONE },
		{ "", GTAB_MAP_NONE },
	};
	gtab_form *const f = read_form(
		"{\"gtab\":1,\"fields\":[{\"name\":\"项目\",\"aliases\":[\"指标\"]},"
		"{\"name\":\"件数\"},{\"name\":\"人数\"},{\"name\":\"承诺时限（工作日）\"}]}");

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_true(gtab_form_find(f, gtab_text_of(cases[i].header)) == cases[i].want);
	gtab_form_free(f);
}

/* ---- built-in forms ---- */

static void
test_builtin(void **state)
{
	gtab_error err = { 0 };
	size_t n_names;
	const char *const *const names = gtab_form_builtin_names(&n_names);

	(void)state;
	assert_true(n_names >= 3);
	for (size_t i = 0; i < n_names; i++) {
		gtab_form *f;
		size_t n;

		assert_int_equal(gtab_form_open(names[i], &f, &err), GTAB_OK);
		assert_text(gtab_form_name(f), names[i]);
		gtab_form_unchecked(f, &n);
		assert_int_equal(n, 0);
		gtab_form_free(f);
	}
}

static void
test_open(void **state)
{
	static const struct {
		const char *name;
		gtab_status status;
		const char *message;
	} cases[] = {
		{ "case-taly", GTAB_EUSAGE,
		  "no form is called case-taly; did you mean case-tally?" },
		{ "xyz", GTAB_EUSAGE, "no form is called xyz (a path holds a / or ends in .json)" },
		{ "./absent.json", GTAB_EINPUT, "cannot read the form: No such file or directory" },
		{ "/", GTAB_EINPUT, "cannot read the form: Is a directory" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		gtab_error err = { 0 };
		gtab_form *f;

		assert_int_equal(gtab_form_open(cases[i].name, &f, &err), cases[i].status);
		assert_null(f);
		assert_string_equal(err.message, cases[i].message);
	}
}

static void
test_match(void **state)
{
	static const struct {
		const char *header; /* separated by spaces */
		const char *form;   /* NULL: none fits */
	} cases[] = {
		{ "序号 项目 数量|件数 数量|人数 备注", "case-tally" },
		{ "项目 件数 人数", "case-tally" },
		{ "指标名称 计算单位 代码 数值", "statistical-return" },
		{ "指标名称 计量单位 代码 合计 甲县 乙县 丙县 丁县 戊县 己县",
		  "statistical-return" },
		/* with what somebody answers for, it is both lists in one; of forms that know as many, the smaller */
		{ "序号 职权编码 职权类别 职权名称 子项 实施依据 实施主体 承办机构 追责情形 备注",
		  "power-duty-list" },
		{ "序号 行使主体（责任主体） 职权名称 设定依据 追责情形 备注", "power-duty-list" },
		{ "序号 权力类型 事项名称 子项名称 备注", "power-list" },
		{ "实施单位 职权类别 可予处罚的违法行为 处罚种类 实施依据 流程图 备注",
		  "power-list" },
		{ "序号 职权类别 职权名称 责任事项 追责情形", "duty-list" },
		{ "单位 第一种形态|人次 第二种形态|人次 第三种形态|人次 第四种形态|人次 总人次",
		  "four-forms" },
		{ "单位 合计 备注", NULL },
		{ "列1 合计 男 女", NULL },
		{ "项目", NULL },
		{ "code name level parent", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		gtab_text rest = gtab_text_of(cases[i].header);
		gtab_text names[32];
		gtab_error err = { 0 };
		gtab_form *f;
		size_t n = 0;
		gtab_status st;

		while (rest.len > 0) {
			const size_t end = gtab_text_find(rest, GTAB_TEXT(" "));

			names[n++] = gtab_text_slice(rest, 0, end);
			rest = gtab_text_slice(rest, end + 1, rest.len);
		}
		st = gtab_form_match(names, n, &f, &err);
		assert_int_equal(st, cases[i].form == NULL ? GTAB_END : GTAB_OK);
		if (cases[i].form != NULL)
			assert_text(gtab_form_name(f), cases[i].form);
		gtab_form_free(f);
	}
}

/* Class, width and list of one field, beside "gtab": 1. */
static void
test_codes(void **state)
{
	static const struct {
		const char *field;
		gtab_identifier identifier;
		bool is_code;
		size_t n_digits;
		char list_delimiter;
	} cases[] = {
		{ "\"class\":\"uscc\"", GTAB_IDENTIFIER_USCC, false, 0, '\0' },
		{ "\"class\":\"citizen-id\"", GTAB_IDENTIFIER_CITIZEN, false, 0, '\0' },
		{ "\"class\":\"org-code\"", GTAB_IDENTIFIER_ORG, false, 0, '\0' },
		{ "\"class\":\"division\"", GTAB_IDENTIFIER_DIVISION, false, 0, '\0' },
		{ "\"class\":\"code\"", GTAB_IDENTIFIER_NONE, true, 0, '\0' },
		{ "\"class\":\"code\",\"constraints\":{\"minLength\":6,\"maxLength\":6}",
		  GTAB_IDENTIFIER_NONE, true, 6, '\0' },
		{ "\"class\":\"code\",\"constraints\":{\"minLength\":4,\"maxLength\":6}",
		  GTAB_IDENTIFIER_NONE, true, 0, '\0' },
		{ "\"class\":\"code\",\"constraints\":{\"pattern\":\"^[0-9]{12}$\"}",
		  GTAB_IDENTIFIER_NONE, true, 12, '\0' },
		{ "\"class\":\"code\",\"constraints\":{\"pattern\":\"\\\\d{6}\"}",
		  GTAB_IDENTIFIER_NONE, true, 6, '\0' },
		{ "\"class\":\"code\",\"constraints\":{\"pattern\":\"\\\\d{6}(\\\\d{3})?\"}",
		  GTAB_IDENTIFIER_NONE, true, 0, '\0' },
		/* without the class nothing is padded: a plain schema wants such a cell found */
		{ "\"constraints\":{\"pattern\":\"[0-9]{6}\"}", GTAB_IDENTIFIER_NONE, false, 0,
		  '\0' },
		{ "\"type\":\"list\"", GTAB_IDENTIFIER_NONE, false, 0, ';' },
		{ "\"type\":\"list\",\"delimiter\":\",\"", GTAB_IDENTIFIER_NONE, false, 0, ',' },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char json[512];
		gtab_form *f;
		const gtab_field *field;

		snprintf(json, sizeof(json), "{\"gtab\":1,\"fields\":[{\"name\":\"a\",%s}]}",
			 cases[i].field);
		f = read_form(json);
		field = gtab_form_fields(f, &(size_t){ 0 });
		assert_int_equal(field->identifier, cases[i].identifier);
		assert_int_equal(field->is_code, cases[i].is_code);
		assert_int_equal(field->n_digits, cases[i].n_digits);
		assert_int_equal(field->list_delimiter, cases[i].list_delimiter);
		gtab_form_free(f);
	}
}

/* Beside no "gtab": 1 they are nobody's. */
static void
test_codes_of_a_plain_schema(void **state)
{
	gtab_form *const f = read_form("{\"fields\":[{\"name\":\"a\",\"type\":\"list\","
				       "\"class\":\"uscc\"}]}");
	const gtab_field *const field = gtab_form_fields(f, &(size_t){ 0 });

	(void)state;
	assert_int_equal(field->identifier, GTAB_IDENTIFIER_NONE);
	assert_int_equal(field->list_delimiter, '\0');
	gtab_form_free(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),    cmocka_unit_test(test_plain),
		cmocka_unit_test(test_refused),  cmocka_unit_test(test_syntax),
		cmocka_unit_test(test_vintages), cmocka_unit_test(test_unchecked),
		cmocka_unit_test(test_find),     cmocka_unit_test(test_builtin),
		cmocka_unit_test(test_open),     cmocka_unit_test(test_match),
		cmocka_unit_test(test_codes),    cmocka_unit_test(test_codes_of_a_plain_schema),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
