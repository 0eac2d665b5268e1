/* SPDX-License-Identifier: MIT */
/* Divisions: the list against the file it was made of, names as offices write them, codes that died. */

#include <gtab/normalize.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static gtab_division_list *list;

static int
set_up(void **state)
{
	(void)state;
	return gtab_divisions_new(&list) == GTAB_OK ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	gtab_divisions_free(list);
	return 0;
}

static void
test_list(void **state)
{
	size_t n = 0;
	size_t n_of[3] = { 0 };
	const gtab_division *all = gtab_divisions_all(list, &n);

	(void)state;
	assert_int_equal(n, 3217);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(all[i].code.len, 6);
		assert_true(all[i].name.len >= 6);
		assert_true(i == 0 || memcmp(all[i - 1].code.ptr, all[i].code.ptr, 6) < 0);
		assert_ptr_equal(gtab_division_get(list, all[i].code), &all[i]);
		assert_int_equal(gtab_division_get(list, all[i].parent) == NULL,
				 all[i].level == GTAB_DIVISION_PROVINCE);
		n_of[all[i].level]++;
	}
	assert_int_equal(n_of[GTAB_DIVISION_PROVINCE], 34);
	assert_int_equal(n_of[GTAB_DIVISION_CITY], 337);
	assert_int_equal(n_of[GTAB_DIVISION_COUNTY], 2846);
}

/* One line of divisions.csv: code,name,level,parent. */
static void
expect_line(const char *line, const gtab_division *d)
{
	static const char *const levels[] = { "province", "city", "county" };
	char want[256];

	snprintf(want, sizeof(want), "%.*s,%.*s,%s,%.*s\n", GTAB_TEXT_ARG(d->code),
		 GTAB_TEXT_ARG(d->name), levels[d->level], GTAB_TEXT_ARG(d->parent));
	assert_string_equal(line, want);
}

static int
order_of_lines(const void *a, const void *b)
{
	return memcmp(a, b, 6);
}

static void
test_list_is_the_file(void **state)
{
	static char lines[4096][256];
	const char *folder = getenv("GTAB_SHARED_DATA");
	char path[512];
	size_t n = 0;
	size_t n_all = 0;
	const gtab_division *all = gtab_divisions_all(list, &n_all);
	FILE *f;

	(void)state;
	snprintf(path, sizeof(path), "%s/divisions.csv",
		 folder != NULL ? folder : "../shared/data");
	f = fopen(path, "r");
	if (f == NULL)
		skip();
	assert_non_null(fgets(lines[0], sizeof(lines[0]), f)); /* the header */
	while (n < 4096 && fgets(lines[n], sizeof(lines[n]), f) != NULL)
		n++;
	fclose(f);
	qsort(lines, n, sizeof(lines[0]), order_of_lines);
	assert_int_equal(n, n_all);
	for (size_t i = 0; i < n; i++)
		expect_line(lines[i], &all[i]);
}

static const struct {
	const char *name;
	const char *within;
	gtab_division_match want;
	const char *code; /* of what is found; "" for nothing */
} cases[] = {
	{ "孝义市", "", GTAB_DIVISION_EXACT, "141181" },
	{ " 孝义市　", "", GTAB_DIVISION_EXACT, "141181" },
	{ "孝义", "", GTAB_DIVISION_SHORT, "141181" },
	{ "孝義市", "", GTAB_DIVISION_SHORT, "141181" },
	{ "孝 义 市", "", GTAB_DIVISION_SHORT, "141181" },
	{ "吕梁", "", GTAB_DIVISION_SHORT, "141100" },
	{ "吕梁市孝义市", "", GTAB_DIVISION_SHORT, "141181" },
	{ "山西省吕梁市孝义市", "", GTAB_DIVISION_SHORT, "141181" },
	{ "山西吕梁孝义", "", GTAB_DIVISION_SHORT, "141181" },
	{ "北京市朝阳区", "", GTAB_DIVISION_SHORT, "110105" },
	{ "朝阳区", "", GTAB_DIVISION_AMBIGUOUS, "110105" },
	{ "朝阳区", "220100", GTAB_DIVISION_EXACT, "220104" },
	{ "朝阳区", "110000", GTAB_DIVISION_EXACT, "110105" },
	{ "吉林", "", GTAB_DIVISION_AMBIGUOUS, "220000" },
	{ "延边", "", GTAB_DIVISION_SHORT, "222400" },
	{ "新疆", "", GTAB_DIVISION_SHORT, "650000" },
	{ "内蒙古", "", GTAB_DIVISION_SHORT, "150000" },
	{ "兴县", "", GTAB_DIVISION_EXACT, "141123" },
	{ "兴", "", GTAB_DIVISION_NONE, "" },
	{ "孝仪市", "141100", GTAB_DIVISION_NEAREST, "141181" },
	{ "石家庄氏", "", GTAB_DIVISION_NEAREST, "130100" },
	{ "孝义市", "110000", GTAB_DIVISION_NONE, "" },
	{ "县局机关", "", GTAB_DIVISION_NONE, "" },
	{ "合计", "", GTAB_DIVISION_NONE, "" },
	{ "", "", GTAB_DIVISION_NONE, "" },
	{ "\xFF", "", GTAB_DIVISION_NONE, "" },
};

static void
test_find(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const gtab_division *d = NULL;
		const gtab_division_match match = gtab_division_find(
			list, gtab_text_of(cases[i].name), gtab_text_of(cases[i].within), &d);

		if (match != cases[i].want)
			fail_msg("%s: %d", cases[i].name, (int)match);
		assert_true(gtab_text_equal(d == NULL ? GTAB_TEXT("") : d->code,
					    gtab_text_of(cases[i].code)));
	}
}

/* Every division is found by its own name within its parent. */
static void
test_find_all(void **state)
{
	size_t n = 0;
	const gtab_division *all = gtab_divisions_all(list, &n);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		const gtab_division *d = NULL;

		if (gtab_division_find(list, all[i].name, all[i].parent, &d) != GTAB_DIVISION_EXACT)
			fail_msg("%.*s", GTAB_TEXT_ARG(all[i].name));
		assert_ptr_equal(d, &all[i]);
	}
}

static void
test_changes(void **state)
{
	const gtab_division_change *c = gtab_division_change_of(GTAB_TEXT("142301"));

	(void)state;
	assert_non_null(c);
	assert_true(gtab_text_equal(c->new_code, GTAB_TEXT("141181")));
	assert_true(gtab_text_equal(c->old_name, GTAB_TEXT("孝义市")));
	assert_int_equal(c->year, 2003);
	assert_null(gtab_division_change_of(GTAB_TEXT("141181")));
	assert_null(gtab_division_change_of(GTAB_TEXT("")));
	for (int code = 140000; code < 160000;
	     code++) { /* each new code lives, each old one is dead */
		char text[16];

		snprintf(text, sizeof(text), "%d", code);
		c = gtab_division_change_of(gtab_text_of(text));
		if (c == NULL)
			continue;
		assert_non_null(gtab_division_get(list, c->new_code));
		assert_null(gtab_division_get(list, c->old_code));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list),    cmocka_unit_test(test_list_is_the_file),
		cmocka_unit_test(test_find),    cmocka_unit_test(test_find_all),
		cmocka_unit_test(test_changes),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
