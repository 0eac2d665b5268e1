/* SPDX-License-Identifier: MIT */
/* Cells as the standard reads them: for each type and format what is a value, and what is none. */

#include "form/lexical_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Wrong: no value of the field. Else the text by which keys compare it; "=" when that is the cell itself. */
#define WRONG NULL
#define SAME  "="

typedef struct {
	const char *field; /* behind the name */
	const char *cell;
	const char *want;
} lexical_case;

static const lexical_case numbers[] = {
	{ "\"type\":\"number\"", "0", SAME },
	{ "\"type\":\"number\"", "1234", SAME },
	{ "\"type\":\"number\"", "-1.23", SAME },
	{ "\"type\":\"number\"", "+100000.00", "100000" },
	{ "\"type\":\"number\"", "007.50", "7.5" },
	{ "\"type\":\"number\"", ".5", "0.5" },
	{ "\"type\":\"number\"", "5.", "5" },
	{ "\"type\":\"number\"", " 5 ", "5" },
	{ "\"type\":\"number\"", "-0", "0" },
	{ "\"type\":\"number\"", "1E3", "1000" },
	{ "\"type\":\"number\"", "1.5e-3", "0.0015" },
	{ "\"type\":\"number\"", "nan", "NaN" },
	{ "\"type\":\"number\"", "-inf", "-INF" },
	{ "\"type\":\"number\"", "", WRONG },
	{ "\"type\":\"number\"", ".", WRONG },
	{ "\"type\":\"number\"", "+", WRONG },
	{ "\"type\":\"number\"", "--1", WRONG },
	{ "\"type\":\"number\"", "1,234", WRONG },
	{ "\"type\":\"number\"", "1 234", WRONG },
	{ "\"type\":\"number\"", "1e", WRONG },
	{ "\"type\":\"number\"", "1.2.3", WRONG },
	{ "\"type\":\"number\"", "95%", WRONG },
	{ "\"type\":\"number\"", "１２", WRONG },
	{ "\"type\":\"number\"", "infinity", WRONG },
	{ "\"type\":\"number\",\"decimalChar\":\",\",\"groupChar\":\" \"", "1 234,50", "1234.5" },
	{ "\"type\":\"number\",\"decimalChar\":\",\",\"groupChar\":\" \"", "1234.50", WRONG },
	{ "\"type\":\"number\",\"decimalChar\":\",\",\"groupChar\":\".\"", "1.234", "1234" },
	{ "\"type\":\"number\",\"decimalChar\":\",\"", "3,14", "3.14" },
	{ "\"type\":\"number\",\"groupChar\":\",\"", "1,234,567.8", "1234567.8" },
	{ "\"type\":\"number\",\"groupChar\":\",\"", ",1", WRONG },
	{ "\"type\":\"number\",\"groupChar\":\",\"", "1,", WRONG },
	{ "\"type\":\"number\",\"groupChar\":\",\"", "1,,2", WRONG },
	{ "\"type\":\"number\",\"bareNumber\":false", "95 %", "95" },
	{ "\"type\":\"number\",\"bareNumber\":false", "EUR -95.5", "-95.5" },
	{ "\"type\":\"number\",\"bareNumber\":false", "$.5", "0.5" },
	{ "\"type\":\"number\",\"bareNumber\":false", "none", WRONG },
	{ "\"type\":\"number\"", "123456789012345678901234567890123456789012345678901234567890",
	  "10000000000000000000000000000000000000" },
	{ "\"type\":\"integer\"", "42", SAME },
	{ "\"type\":\"integer\"", "-042", "-42" },
	{ "\"type\":\"integer\"", "4.0", WRONG },
	{ "\"type\":\"integer\"", "4e2", WRONG },
	{ "\"type\":\"integer\"", "NaN", WRONG },
	{ "\"type\":\"integer\"", "1,000", WRONG },
	{ "\"type\":\"integer\",\"groupChar\":\",\"", "1,000", "1000" },
	{ "\"type\":\"integer\",\"bareNumber\":false", "约 12 人", "12" },
};

static const lexical_case texts[] = {
	{ "\"type\":\"any\"", "x", SAME },
	{ "\"type\":\"string\"", " x ", SAME },
	{ "\"type\":\"string\",\"format\":\"email\"", "a.b+c@example.gouv.fr", SAME },
	{ "\"type\":\"string\",\"format\":\"email\"", "a@b", WRONG },
	{ "\"type\":\"string\",\"format\":\"email\"", "a b@c.fr", WRONG },
	{ "\"type\":\"string\",\"format\":\"email\"", "@c.fr", WRONG },
	{ "\"type\":\"string\",\"format\":\"email\"", "a@c..fr", WRONG },
	{ "\"type\":\"string\",\"format\":\"email\"", ".a@c.fr", WRONG },
	{ "\"type\":\"string\",\"format\":\"email\"", "a@c.fr.", WRONG },
	{ "\"type\":\"string\",\"format\":\"email\"", "a@b@c.fr", WRONG },
	{ "\"type\":\"string\",\"format\":\"uri\"", "https://example.org/a?b=1#c", SAME },
	{ "\"type\":\"string\",\"format\":\"uri\"", "urn:isbn:123", SAME },
	{ "\"type\":\"string\",\"format\":\"uri\"", "www.example.org", WRONG },
	{ "\"type\":\"string\",\"format\":\"uri\"", "http://", WRONG },
	{ "\"type\":\"string\",\"format\":\"uri\"", "http://a b", WRONG },
	{ "\"type\":\"string\",\"format\":\"binary\"", "aGVsbG8=", SAME },
	{ "\"type\":\"string\",\"format\":\"binary\"", "aGVsbG8", WRONG },
	{ "\"type\":\"string\",\"format\":\"binary\"", "aGV$bG8=", WRONG },
	{ "\"type\":\"string\",\"format\":\"uuid\"", "123e4567-e89b-12d3-a456-426614174000", SAME },
	{ "\"type\":\"string\",\"format\":\"uuid\"", "123e4567e89b12d3a456426614174000", WRONG },
	{ "\"type\":\"string\",\"format\":\"uuid\"", "123e4567-e89b-12d3-a456-42661417400g",
	  WRONG },
	{ "\"type\":\"boolean\"", "True", "true" },
	{ "\"type\":\"boolean\"", "0", "false" },
	{ "\"type\":\"boolean\"", "tRUE", WRONG },
	{ "\"type\":\"boolean\"", "yes", WRONG },
	{ "\"type\":\"boolean\",\"trueValues\":[\"oui\"],\"falseValues\":[\"non\"]", "non",
	  "false" },
	{ "\"type\":\"boolean\",\"trueValues\":[\"oui\"]", "true", WRONG },
	{ "\"type\":\"list\"", "a,b", SAME },
	{ "\"type\":\"list\",\"itemType\":\"integer\"", "1,2,x", WRONG },
	{ "\"type\":\"list\",\"itemType\":\"date\",\"delimiter\":\"; \"", "2024-01-01; 2024-02-30",
	  WRONG },
	{ "\"type\":\"list\",\"itemType\":\"date\",\"delimiter\":\"; \"", "2024-01-01; 2024-02-29",
	  SAME },
	{ "\"type\":\"object\"", "{\"a\":1}", SAME },
	{ "\"type\":\"object\"", "[1]", WRONG },
	{ "\"type\":\"object\"", "{a:1}", WRONG },
	{ "\"type\":\"array\"", "[1, \"a\"]", SAME },
	{ "\"type\":\"array\"", "{}", WRONG },
	{ "\"type\":\"geopoint\"", "90.50, 45.50", SAME },
	{ "\"type\":\"geopoint\"", "90.50,45.50", SAME },
	{ "\"type\":\"geopoint\"", "181,45", WRONG },
	{ "\"type\":\"geopoint\"", "90,91", WRONG },
	{ "\"type\":\"geopoint\"", "90", WRONG },
	{ "\"type\":\"geopoint\",\"format\":\"array\"", "[90.5, 45.5]", SAME },
	{ "\"type\":\"geopoint\",\"format\":\"array\"", "[90.5]", WRONG },
	{ "\"type\":\"geopoint\",\"format\":\"object\"", "{\"lon\": 90.5, \"lat\": 45.5}", SAME },
	{ "\"type\":\"geopoint\",\"format\":\"object\"", "{\"lon\": 90.5, \"lng\": 45.5}", WRONG },
	{ "\"type\":\"geojson\"", "{\"type\":\"Point\",\"coordinates\":[1,2]}", SAME },
	{ "\"type\":\"geojson\"", "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}",
	  SAME },
	{ "\"type\":\"geojson\"", "{\"type\":\"Polygon\",\"coordinates\":[[1,2]]}", WRONG },
	{ "\"type\":\"geojson\"", "{\"type\":\"Spot\"}", WRONG },
	{ "\"type\":\"geojson\",\"format\":\"topojson\"",
	  "{\"type\":\"Topology\",\"objects\":{},\"arcs\":[]}", SAME },
};

static const lexical_case times[] = {
	{ "\"type\":\"date\"", "1970-01-02", "86400" },
	{ "\"type\":\"date\"", "2024-02-29", "1709164800" },
	{ "\"type\":\"date\"", "2023-02-29", WRONG },
	{ "\"type\":\"date\"", "2024-2-9", WRONG },
	{ "\"type\":\"date\"", "29/02/2024", WRONG },
	{ "\"type\":\"date\"", "2024-02-29T00:00:00", WRONG },
	{ "\"type\":\"date\"", "2015年3月1日", WRONG },
	{ "\"type\":\"date\",\"format\":\"%d/%m/%Y\"", "02/01/1970", "86400" },
	{ "\"type\":\"date\",\"format\":\"fmt:%d/%m/%Y\"", "2/1/1970", "86400" },
	{ "\"type\":\"date\",\"format\":\"%d/%m/%Y\"", "31/04/2024", WRONG },
	{ "\"type\":\"date\",\"format\":\"%d/%m/%Y\"", "02/01/1970 ", "86400" },
	{ "\"type\":\"date\",\"format\":\"%d/%m/%Y\"", "02/01/70", WRONG },
	{ "\"type\":\"date\",\"format\":\"%d %B %y\"", "2 January 70", "86400" },
	{ "\"type\":\"date\",\"format\":\"%Y%m%d\"", "19700102", "86400" },
	{ "\"type\":\"date\",\"format\":\"%j/%Y\"", "2/1970", "86400" },
	{ "\"type\":\"date\",\"format\":\"any\"", "2 1 1970", WRONG },
	{ "\"type\":\"date\",\"format\":\"any\"", "1970年1月2日", "86400" },
	{ "\"type\":\"time\"", "15:00:00", "-2208934800" },
	{ "\"type\":\"time\"", "15:00:00.250", "-2208934799.75" },
	{ "\"type\":\"time\"", "15:00", WRONG },
	{ "\"type\":\"time\"", "25:00:00", WRONG },
	{ "\"type\":\"time\"", "15:60:00", WRONG },
	{ "\"type\":\"time\",\"format\":\"%H:%M\"", "15:00", "-2208934800" },
	{ "\"type\":\"time\",\"format\":\"%I:%M %p\"", "12:00 AM", "-2208988800" },
	{ "\"type\":\"time\",\"format\":\"any\"", "3:00 PM", "-2208934800" },
	{ "\"type\":\"datetime\"", "1970-01-01T00:00:01", "1" },
	{ "\"type\":\"datetime\"", "1970-01-01T08:00:00+08:00", "0" },
	{ "\"type\":\"datetime\"", "1970-01-01T00:00:00.5Z", "0.5" },
	{ "\"type\":\"datetime\"", "1970-01-01 00:00:00", WRONG },
	{ "\"type\":\"datetime\"", "1970-01-01", WRONG },
	{ "\"type\":\"datetime\",\"format\":\"%d/%m/%Y %H:%M:%S\"", "01/01/1970 00:00:01", "1" },
	{ "\"type\":\"datetime\",\"format\":\"%Y-%m-%dT%H:%M:%S%z\"", "1970-01-01T08:00:00+0800",
	  "0" },
	{ "\"type\":\"datetime\",\"format\":\"any\"", "1970-01-01 00:01", "60" },
	{ "\"type\":\"year\"", "1970", "0" },
	{ "\"type\":\"year\"", "70", WRONG },
	{ "\"type\":\"year\"", "1970年", WRONG },
	{ "\"type\":\"yearmonth\"", "1970-02", "2678400" },
	{ "\"type\":\"yearmonth\"", "1970-13", WRONG },
	{ "\"type\":\"yearmonth\"", "1970-00", WRONG },
	{ "\"type\":\"yearmonth\"", "1970/02", WRONG },
	{ "\"type\":\"duration\"", "P1D", "86400" },
	{ "\"type\":\"duration\"", "PT24H", "86400" },
	{ "\"type\":\"duration\"", "P1Y", "31556952" },
	{ "\"type\":\"duration\"", "P12M", "31556952" },
	{ "\"type\":\"duration\"", "-PT1.5S", "-1.5" },
	{ "\"type\":\"duration\"", "P", WRONG },
	{ "\"type\":\"duration\"", "P1DT", WRONG },
	{ "\"type\":\"duration\"", "1D", WRONG },
	{ "\"type\":\"duration\"", "P1H", WRONG },
};

static void
assert_case(const lexical_case *c)
{
	gtab_lexical_reader reader = { .json = NULL };
	gtab_logical value;
	gtab_form *form;
	char json[512];
	bool is_read;

	snprintf(json, sizeof(json), "{\"fields\":[{\"name\":\"a\",%s}]}", c->field);
	assert_int_equal(gtab_form_read(gtab_text_of(json), "f.json", &form, NULL), GTAB_OK);
	is_read = gtab_lexical_read(&reader, &gtab_form_fields(form, &(size_t){ 0 })[0],
				    gtab_text_of(c->cell), &value);
	if (is_read != (c->want != WRONG))
		print_error("%s: \"%s\" is %s\n", c->field, c->cell, is_read ? "read" : "refused");
	assert_int_equal(is_read, c->want != WRONG);
	if (is_read) {
		const char *const want = strcmp(c->want, SAME) == 0 ? c->cell : c->want;

		if (!gtab_text_equal(value.text, gtab_text_of(want)))
			print_error("%s: \"%s\" is \"%.*s\"\n", c->field, c->cell,
				    GTAB_TEXT_ARG(value.text));
		assert_true(gtab_text_equal(value.text, gtab_text_of(want)));
	}
	gtab_lexical_clear(&reader);
	gtab_form_free(form);
}

static void
test_numbers(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		assert_case(&numbers[i]);
}

static void
test_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_case(&texts[i]);
}

static void
test_times(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++)
		assert_case(&times[i]);
}

/* Items and characters are counted; nothing else has a length. */
static void
test_lengths(void **state)
{
	static const struct {
		const char *field;
		const char *cell;
		size_t length;
	} cases[] = {
		{ "\"type\":\"string\"", "县处级", 3 },
		{ "\"type\":\"list\"", "a,b,c", 3 },
		{ "\"type\":\"array\"", "[1,[2,3]]", 2 },
		{ "\"type\":\"object\"", "{\"a\":1}", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		gtab_lexical_reader reader = { .json = NULL };
		gtab_logical value;
		gtab_form *form;
		char json[512];

		snprintf(json, sizeof(json), "{\"fields\":[{\"name\":\"a\",%s}]}", cases[i].field);
		assert_int_equal(gtab_form_read(gtab_text_of(json), "f.json", &form, NULL),
				 GTAB_OK);
		assert_true(gtab_lexical_read(&reader, &gtab_form_fields(form, &(size_t){ 0 })[0],
					      gtab_text_of(cases[i].cell), &value));
		assert_int_equal(value.length, cases[i].length);
		gtab_lexical_clear(&reader);
		gtab_form_free(form);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_times),
		cmocka_unit_test(test_lengths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
