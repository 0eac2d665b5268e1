/* SPDX-License-Identifier: MIT */
/* Forms as three sheets and back: nothing is lost, and what a clerk typed wrong is told. */

#include <gtab/form.h>
#include <gtab/input.h>
#include <gtab/sheets.h>

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct opened {
	gtab_source *source;
	gtab_decoder *decoder;
	gtab_stream *rows;
} opened;

static void
open_csv(opened *o, const char *name, gtab_text csv)
{
	gtab_error err = { 0 };

	assert_int_equal(gtab_source_from_bytes(name, csv, &o->source, &err), GTAB_OK);
	assert_int_equal(gtab_decoder_open(o->source, GTAB_UTF8, &o->decoder, &err), GTAB_OK);
	assert_int_equal(gtab_csv_open(o->decoder, gtab_text_of(name),
				       &(gtab_csv_options){ .delimiter = ',' }, &o->rows, &err),
			 GTAB_OK);
}

static void
close_csv(opened *o)
{
	gtab_stream_free(o->rows);
	gtab_decoder_free(o->decoder);
	gtab_source_free(o->source);
}

static gtab_status
read_sheets(const gtab_text csv[GTAB_N_SHEETS], gtab_buf *json, gtab_error *err)
{
	opened o[GTAB_N_SHEETS] = { 0 };
	gtab_stream *rows[GTAB_N_SHEETS] = { 0 };
	gtab_status st;

	for (int i = 0; i < (int)GTAB_N_SHEETS; i++) {
		if (csv[i].len == 0)
			continue;
		open_csv(&o[i], gtab_sheets_name((gtab_sheet_kind)i), csv[i]);
		rows[i] = o[i].rows;
	}
	st = gtab_sheets_read(rows, json, err);
	for (int i = 0; i < (int)GTAB_N_SHEETS; i++)
		close_csv(&o[i]);
	return st;
}

static bool
is_same_json(gtab_text a, gtab_text b)
{
	json_t *const x = json_loadb(a.ptr, a.len, 0, NULL);
	json_t *const y = json_loadb(b.ptr, b.len, 0, NULL);
	const bool is_same = x != NULL && y != NULL && json_equal(x, y);

	json_decref(x);
	json_decref(y);
	return is_same;
}

static void
there_and_back(gtab_text form)
{
	gtab_buf csv[GTAB_N_SHEETS], json;
	gtab_text texts[GTAB_N_SHEETS];
	gtab_error err = { 0 };

	for (int i = 0; i < (int)GTAB_N_SHEETS; i++)
		gtab_buf_init(&csv[i]);
	gtab_buf_init(&json);
	assert_int_equal(gtab_sheets_put(form, csv, &err), GTAB_OK);
	for (int i = 0; i < (int)GTAB_N_SHEETS; i++)
		texts[i] = gtab_buf_text(&csv[i]);
	assert_int_equal(read_sheets(texts, &json, &err), GTAB_OK);
	if (!is_same_json(form, gtab_buf_text(&json)))
		fail_msg("%.*s\ncame back as\n%.*s", GTAB_TEXT_ARG(form),
			 GTAB_TEXT_ARG(gtab_buf_text(&json)));
	for (int i = 0; i < (int)GTAB_N_SHEETS; i++)
		gtab_buf_clear(&csv[i]);
	gtab_buf_clear(&json);
}

/* Every shape: in its column, in 其他, in 字典, of the form itself; relations with and without their parts. */
static const char whole[] =
	"{\"gtab\": 1, \"name\": \"x\", \"title\": \"统计表，“甲”\", \"fieldsMatch\": \"partial\","
	" \"totals\": {\"sum\": \"=\"}, \"layout\": {\"list\": true, \"title\": \"42\"},"
	" \"fields\": ["
	"{\"name\": \"地区\", \"class\": \"label\", \"stub\": true, \"aliases\": [\"单位\", "
	"\"区\\n县\"]},"
	"{\"name\": \"码\", \"type\": \"string\", \"class\": \"code\","
	" \"constraints\": {\"required\": true, \"unique\": true, \"pattern\": \"\\\\d{6}\"}},"
	"{\"name\": \"类\", \"constraints\": {\"enum\": [\"甲\", \"乙\"]},"
	" \"values\": {\"甲\": [\"a\", \"1\"], \"丙\": []}},"
	"{\"name\": \"金额\", \"type\": \"number\", \"unit\": \"万元\", \"decimals\": 2,"
	" \"constraints\": {\"minimum\": 0, \"maximum\": 1.5}},"
	"{\"name\": \"怪\", \"type\": \"geopoint\", \"aliases\": [\"一；二\"], \"stub\": false,"
	" \"constraints\": {\"enum\": [1, 2], \"required\": false}, \"x\": {\"y\": [null]}}],"
	" \"relations\": [\"B1: 合计 = 甲 + 乙 ±0.5 [核实] // 合计不对\", \"05=06+07\","
	" \"甲≥乙 [提示]；甲≥丙\", \"# held 3 times\", \"每行, 甲≥0 缺项:必填\"]}";

static void
test_whole(void **state)
{
	(void)state;
	there_and_back(gtab_text_of(whole));
	there_and_back(GTAB_TEXT("{\"gtab\": 1, \"fields\": [{\"name\": \"a\"}]}"));
}

static void
test_builtin(void **state)
{
	size_t n;
	const char *const *const names = gtab_form_builtin_names(&n);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		gtab_buf json;

		gtab_buf_init(&json);
		assert_int_equal(gtab_form_text(names[i], &json, NULL), GTAB_OK);
		there_and_back(gtab_buf_text(&json));
		gtab_buf_clear(&json);
	}
}

static void
test_refused(void **state)
{
	static const struct {
		const char *fields, *relations, *lists; /* "": not there */
		const char *says;
	} cases[] = {
		{ "名称,类型\na,整数\n", "", "", "none has a cell 指标名称" },
		{ "指标名称,小数位\na,两位\n", "", "", "小数位 is \"两位\", expected a number" },
		{ "指标名称,必填\na,必须\n", "", "", "expected 是, 否 or nothing" },
		{ "指标名称,其他\na,{\n", "", "", "expected a JSON object" },
		{ "指标名称,类型\n,整数\n", "", "", "expected a name" },
		{ "指标名称\na\n", "编号,关系\nA01,\n", "", "expected a relation" },
		{ "指标名称\na\n", "", "字典,项\nb,x\n", "expected a 指标名称" },
		{ "指标名称\na\n", "", "字典,项\na,\n", "expected a value" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const gtab_text csv[] = { gtab_text_of(cases[i].fields),
					  gtab_text_of(cases[i].relations),
					  gtab_text_of(cases[i].lists) };
		gtab_error err = { 0 };
		gtab_buf json;

		gtab_buf_init(&json);
		assert_int_equal(read_sheets(csv, &json, &err), GTAB_EUSAGE);
		if (strstr(err.message, cases[i].says) == NULL)
			fail_msg("\"%s\" does not say \"%s\"", err.message, cases[i].says);
		gtab_buf_clear(&json);
	}
}

/* As a clerk types it: a title above, columns in another order, only some of them, blank rows. */
static void
test_typed(void **state)
{
	const gtab_text csv[] = {
		GTAB_TEXT("案件统计表,,\n类型,指标名称,必填\n文本,地区,是\n,,\n整数,件数,否\n"),
		GTAB_TEXT("关系,性质\n件数≥0,强制\n"),
		GTAB_TEXT("字典,项,写法,限定\n（表）,title,案件统计表,\n地区,东县,东；E,是\n"),
	};
	gtab_error err = { 0 };
	gtab_buf json;

	(void)state;
	gtab_buf_init(&json);
	assert_int_equal(read_sheets(csv, &json, &err), GTAB_OK);
	assert_true(is_same_json(
		gtab_buf_text(&json),
		GTAB_TEXT("{\"gtab\": 1, \"title\": \"案件统计表\", \"fields\": ["
			  "{\"name\": \"地区\", \"type\": \"string\", \"constraints\": "
			  "{\"required\": true,"
			  " \"enum\": [\"东县\"]}, \"values\": {\"东县\": [\"东\", \"E\"]}},"
			  "{\"name\": \"件数\", \"type\": \"integer\"}],"
			  " \"relations\": [\"件数≥0 [强制]\"]}")));
	gtab_buf_clear(&json);
}

static void
test_no_form(void **state)
{
	static const char *const texts[] = { "",
					     "[",
					     "[]",
					     "{}",
					     "{\"fields\": [1]}",
					     "{\"fields\": [{}], \"relations\": \"a\"}",
					     "{\"fields\": [{}], \"relations\": [1]}" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		gtab_buf csv[GTAB_N_SHEETS];
		gtab_error err = { 0 };

		for (int j = 0; j < (int)GTAB_N_SHEETS; j++)
			gtab_buf_init(&csv[j]);
		assert_int_equal(gtab_sheets_put(gtab_text_of(texts[i]), csv, &err), GTAB_EUSAGE);
		for (int j = 0; j < (int)GTAB_N_SHEETS; j++)
			gtab_buf_clear(&csv[j]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),   cmocka_unit_test(test_builtin),
		cmocka_unit_test(test_refused), cmocka_unit_test(test_typed),
		cmocka_unit_test(test_no_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
