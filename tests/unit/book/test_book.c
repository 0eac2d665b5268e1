/* SPDX-License-Identifier: MIT */
/* Whole workbooks: what stands in which cell and how it looks, read from the parts. */

#include "workbook.h"

static const gtab_book_options fixed = { .no_split = false };

static const char tally[] = "某市案件统计表,,,,,\n"
			    "填报单位：某市,,,,,计量单位：件、人\n"
			    "序号,项目,数量,,日期,备注\n"
			    ",,件数,人数（人）,,\n"
			    "1,立案,1504件,639,2015年3月1日,甲\n"
			    ",　其中：县处级,17件,—,2015年2月,\n"
			    ",　　　　乡科级,20件,…,,乙\n"
			    "2,处分,82件,40,1899年1月1日,\n"
			    ",合计,1586件,679,,\n"
			    "注：本表为样例。,,,,,\n"
			    "单位负责人：　　填表人：　　报出日期：,,,,,\n";

struct parts {
	workbook book;
	char *sheet, *styles, *workbook;
};

static void
open_parts(const char *csv, const gtab_book_options *options, struct parts *p)
{
	gtab_error err = { 0 };
	const gtab_status st = make_book(csv, options, &p->book, &err);

	if (st != GTAB_OK)
		print_message("%s\n", err.message);
	assert_int_equal(st, GTAB_OK);
	p->sheet = read_part(&p->book, "xl/worksheets/sheet1.xml");
	p->styles = read_part(&p->book, "xl/styles.xml");
	p->workbook = read_part(&p->book, "xl/workbook.xml");
	assert_non_null(p->sheet);
}

static void
close_parts(struct parts *p)
{
	free(p->book.bytes);
	free(p->sheet);
	free(p->styles);
	free(p->workbook);
}

static void
assert_value(const struct parts *p, const char *address, const char *want)
{
	char *value = cell_value(p->sheet, address);

	if (strcmp(value, want) != 0)
		print_message("%s\n", address);
	assert_string_equal(value, want);
	free(value);
}

static void
assert_number_format(const struct parts *p, const char *address, const char *want)
{
	char *format = cell_number_format(p->styles, p->sheet, address);

	assert_string_equal(format, want);
	free(format);
}

static void
assert_format_has(const struct parts *p, const char *address, const char *want)
{
	char *format = cell_format(p->styles, p->sheet, address);

	if (strstr(format, want) == NULL)
		print_message("%s: %s\n", address, format);
	assert_non_null(strstr(format, want));
	free(format);
}

static void
assert_has(const char *part, const char *want)
{
	if (strstr(part, want) == NULL)
		print_message("no %s\n", want);
	assert_non_null(strstr(part, want));
}

static const struct {
	const char *address, *value;
} tally_cells[] = {
	{ "A1", "某市案件统计表" },
	{ "A2", "填报单位：某市" },
	{ "A3", "序号" },
	{ "C3", "数量" },
	{ "C4", "件数（件）" },
	{ "D4", "人数（人）" },
	{ "A5", "1" },
	{ "B5", "立案" },
	{ "C5", "1504" },
	{ "E5", "42064" },
	{ "B6", "其中：县处级" },
	{ "D6", "—" },
	{ "E6", "2015年2月" },
	{ "B7", "乡科级" },
	{ "D7", "…" },
	{ "E8", "1899年1月1日" },
	{ "C9", "=SUM(C5,C8)|1586" },
	{ "D9", "=SUM(D5,D8)|679" },
	{ "E9", "" },
	{ "A10", "注：本表为样例。" },
};

static void
test_values(void **state)
{
	struct parts p;

	(void)state;
	open_parts(tally, &fixed, &p);
	for (size_t i = 0; i < sizeof(tally_cells) / sizeof(*tally_cells); i++)
		assert_value(&p, tally_cells[i].address, tally_cells[i].value);
	close_parts(&p);
}

static void
test_look(void **state)
{
	struct parts p;

	(void)state;
	open_parts(tally, &fixed, &p);
	assert_number_format(&p, "C5", "#,##0");
	assert_number_format(&p, "A5", "@");
	assert_number_format(&p, "E5", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;");
	assert_format_has(&p, "B6",
			  "horizontal=\"left\" vertical=\"center\" indent=\"2\" wrapText=\"1\"");
	assert_format_has(&p, "B7", "indent=\"7\"");
	assert_format_has(&p, "D6", "horizontal=\"center\"");
	assert_has(p.sheet, "<mergeCell ref=\"A1:F1\"/>");
	assert_has(p.sheet, "<mergeCell ref=\"C3:D3\"/>");
	assert_has(p.sheet, "<mergeCell ref=\"B3:B4\"/>");
	assert_has(p.sheet, "<mergeCell ref=\"A10:F10\"/>");
	assert_null(strstr(p.sheet, "<autoFilter"));
	close_parts(&p);
}

static void
test_print(void **state)
{
	struct parts p;

	(void)state;
	open_parts(tally, &fixed, &p);
	assert_has(p.sheet, "fitToPage=\"1\"");
	assert_has(p.sheet, "paperSize=\"9\"");
	assert_has(p.sheet, "ySplit=\"4\"");
	assert_has(p.sheet, "horizontalCentered=\"1\"");
	assert_has(p.sheet, "&amp;C&amp;\"宋体,常规\"&amp;14— &amp;P —");
	assert_has(p.workbook, "'表'!$3:$4</definedName>");
	assert_has(p.workbook, "'表'!$A$1:$F$11</definedName>");
	close_parts(&p);
}

/* Equal input, equal bytes. */
static void
test_same_bytes(void **state)
{
	workbook a, b;
	gtab_error err;

	(void)state;
	assert_int_equal(make_book(tally, &fixed, &a, &err), GTAB_OK);
	assert_int_equal(make_book(tally, &fixed, &b, &err), GTAB_OK);
	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.bytes, b.bytes, a.len);
	free(a.bytes);
	free(b.bytes);
}

/* A list: figures plain, a filter that leaves the total out, no formulas. */
static void
test_list(void **state)
{
	struct parts p;

	(void)state;
	open_parts("序号,职权编码,职权名称,备注\n"
		   "1,140118001000,许可,\n"
		   "2,140118002000,处罚,\n"
		   "合计,,2项,\n",
		   &fixed, &p);
	assert_has(p.sheet, "<autoFilter ref=\"A1:D3\"/>");
	assert_value(&p, "B2", "140118001000");
	assert_number_format(&p, "B2", "@");
	assert_has(p.sheet, "<is><t>140118001000</t></is>");
	assert_has(p.sheet, "numberStoredAsText=\"1\"");
	close_parts(&p);
}

/* A total that does not add up stays the figure it was; a long figure and a refused cell stay as found. */
static void
test_nothing_changed(void **state)
{
	struct parts p;

	(void)state;
	open_parts("项目,件数,金额（元）\n"
		   "甲,1,12345678901234567\n"
		   "乙,2,约一半的样子\n"
		   "丙,5,1\n"
		   "丁,7,0.50\n"
		   "戊,7,2\n"
		   "己,7,3\n"
		   "庚,7,4\n"
		   "辛,7,5\n"
		   "壬,7,6\n"
		   "癸,7,7\n"
		   "合计,4,1\n",
		   &fixed, &p);
	assert_value(&p, "B12", "4");
	assert_value(&p, "C2", "12345678901234567");
	assert_number_format(&p, "C2", "@");
	assert_value(&p, "C3", "约一半的样子");
	assert_format_has(&p, "C3", "applyFill=\"1\"");
	assert_number_format(&p, "C5", "#,##0.00");
	close_parts(&p);
}

static void
test_title_and_unit(void **state)
{
	const gtab_book_options options = { .title = GTAB_TEXT("另一个标题"),
					    .unit = GTAB_TEXT("起") };
	struct parts p;

	(void)state;
	open_parts(tally, &options, &p);
	assert_value(&p, "A1", "另一个标题");
	assert_has(p.sheet, "计量单位：起");
	close_parts(&p);
}

/* What Excel would misread or XML cannot hold comes through. */
static void
test_odd_texts(void **state)
{
	struct parts p;

	(void)state;
	open_parts("项目,说明\n"
		   "=1+1,_x0041_\n"
		   "a&b<c>,\"一\n二\"\n"
		   "𠮷,x\x01y\n",
		   &fixed, &p);
	assert_value(&p, "A2", "=1+1");
	assert_value(&p, "B2", "_x005F_x0041_");
	assert_value(&p, "A3", "a&amp;b&lt;c&gt;");
	assert_value(&p, "B3", "一\n二");
	assert_value(&p, "A4", "𠮷");
	assert_value(&p, "B4", "x_x0001_y");
	close_parts(&p);
}

static void
test_several_sheets(void **state)
{
	gtab_bookmaker *maker;
	gtab_book *book;
	gtab_error err;
	workbook out = { 0 };

	(void)state;
	assert_int_equal(gtab_bookmaker_new(NULL, &maker, &err), GTAB_OK);
	assert_int_equal(gtab_book_open(maker, &book, &err), GTAB_OK);
	for (int i = 0; i < 3; i++)
		assert_int_equal(add_csv(book, tally, &fixed, "同名", &err), GTAB_OK);
	FILE *file = open_memstream(&out.bytes, &out.len);
	assert_int_equal(gtab_book_finish(book, file, &err), GTAB_OK);
	fclose(file);
	gtab_book_free(book);
	gtab_bookmaker_free(maker);
	char *part = read_part(&out, "xl/workbook.xml");
	assert_has(part, "<sheet name=\"同名\"");
	assert_has(part, "<sheet name=\"同名 (3)\"");
	free(part);
	free(out.bytes);
}

/* ---- what cannot be ---- */

static void
test_long_text(void **state)
{
	static char csv[40000 + 64];
	gtab_error err = { 0 };
	workbook out;

	(void)state;
	strcpy(csv, "项目,说明\n甲,乙\n丙,");
	memset(csv + strlen(csv), 'x', 32767);
	assert_int_equal(make_book(csv, &fixed, &out, &err), GTAB_OK);
	free(out.bytes);
	strcat(csv, "x");
	assert_int_equal(make_book(csv, &fixed, &out, &err), GTAB_ELIMIT);
	assert_string_equal(err.source, "t.csv");
	assert_int_equal(err.line_no, 3);
	assert_int_equal(err.column_no, 2);
}

/* The same for a note, which is no cell of the table. */
static void
test_long_note(void **state)
{
	static char csv[40000 + 64];
	gtab_error err = { 0 };
	workbook out;

	(void)state;
	strcpy(csv, "项目,件数\n盗窃,1\n诈骗,2\n注：");
	memset(csv + strlen(csv), 'x', 32767);
	assert_int_equal(make_book(csv, &fixed, &out, &err), GTAB_ELIMIT);
	assert_int_equal(err.line_no, 4);
}

static void
test_no_table(void **state)
{
	gtab_bookmaker *maker;
	gtab_book *book;
	gtab_error err;
	char *bytes;
	size_t len;

	(void)state;
	assert_int_equal(gtab_bookmaker_new(NULL, &maker, &err), GTAB_OK);
	assert_int_equal(gtab_book_open(maker, &book, &err), GTAB_OK);
	FILE *file = open_memstream(&bytes, &len);
	assert_int_equal(gtab_book_finish(book, file, &err), GTAB_EUSAGE);
	fclose(file);
	assert_int_equal(len, 0);
	free(bytes);
	gtab_book_free(book);
	gtab_bookmaker_free(maker);
	gtab_book_free(NULL);
	gtab_bookmaker_free(NULL);
}

static void
test_bad_title(void **state)
{
	const gtab_book_options options = { .title = GTAB_TEXT("\xFF") };
	gtab_error err;
	workbook out;

	(void)state;
	assert_int_equal(make_book(tally, &options, &out, &err), GTAB_EUSAGE);
}

/* libxlsxwriter would take another folder without a word. */
static void
test_absent_tmpdir(void **state)
{
	gtab_error err = { 0 };
	workbook out;

	(void)state;
	char *const old = getenv("TMPDIR") != NULL ? strdup(getenv("TMPDIR")) : NULL;
	setenv("TMPDIR", "/nonexistent", 1);
	assert_int_equal(make_book(tally, &fixed, &out, &err), GTAB_EOUTPUT);
	assert_non_null(strstr(err.message, "/nonexistent"));
	if (old != NULL)
		setenv("TMPDIR", old, 1);
	else
		unsetenv("TMPDIR");
	free(old);
}

static void
test_full_disk(void **state)
{
	gtab_bookmaker *maker;
	gtab_book *book;
	gtab_error err = { 0 };
	FILE *full = fopen("/dev/full", "w");

	(void)state;
	assert_int_equal(gtab_bookmaker_new(NULL, &maker, &err), GTAB_OK);
	assert_int_equal(gtab_book_open(maker, &book, &err), GTAB_OK);
	assert_int_equal(add_csv(book, tally, &fixed, "表", &err), GTAB_OK);
	assert_int_equal(gtab_book_finish(book, full, &err), GTAB_EOUTPUT);
	gtab_book_free(book);
	gtab_bookmaker_free(maker);
	fclose(full);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),         cmocka_unit_test(test_look),
		cmocka_unit_test(test_print),          cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_list),           cmocka_unit_test(test_nothing_changed),
		cmocka_unit_test(test_title_and_unit), cmocka_unit_test(test_odd_texts),
		cmocka_unit_test(test_several_sheets), cmocka_unit_test(test_long_text),
		cmocka_unit_test(test_long_note),      cmocka_unit_test(test_no_table),
		cmocka_unit_test(test_bad_title),      cmocka_unit_test(test_absent_tmpdir),
		cmocka_unit_test(test_full_disk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
