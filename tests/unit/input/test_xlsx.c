/* SPDX-License-Identifier: MIT */
/* The workbook reader: the rows of a sheet, which sheet is read, and workbooks of other makers. */

#include "xlsx_parts.h"

#include <xlsxwriter.h>

/* ---- cells ---- */

static const struct {
	const char *sheet, *rows;
	unsigned n_unsaved;
} sheet_cases[] = {
	{ SHEET(""), "", 0 },
	{ "<worksheet><sheetData/></worksheet>", "", 0 },
	{ SHEET("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"),
	  "1:单位|立案\n", 0 },
	{ SHEET("<row r='1'><c r='A1' t='s'><v>2</v></c><c r='B1' t='s'><v>3</v></c></row>"),
	  "1: 行\r\n二 \n", 0 },
	{ SHEET("<row><c><v>1</v></c><c/><c t='n'><v>2</v></c></row><row><c><v>3</v></c></row>"),
	  "1:1||2\n2:3\n", 0 },
	{ SHEET("<row r='2'><c r='C2'><v>1</v></c><c><v>2</v></c><c r='Z2' s='1'/></row>"),
	  "1:\n2:||1|2\n", 0 },
	{ SHEET("<row r='1'><c r='A1'><v>1</v></c></row><row r='2'/><row r='3' ht='20'><c r='A3'/>"
		"</row><row r='4'><c r='A4'><v>4</v></c></row><row r='5'><c r='A5'/></row>"),
	  "1:1\n2:\n3:\n4:4\n", 0 },
	{ SHEET("<row r='1'><c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>0</v></c>"
		"<c r='C1' t='e'><v>#DIV/0!</v></c><c r='D1' t='str'><f>A1</f><v>_x7532_</v></c>"
		"<c r='E1' t='d'><v>2015-03-01T00:00:00</v></c>"
		"<c r='F1' t='d'><v>2015-03-01T14:30:00.000Z</v></c></row>"),
	  "1:TRUE|FALSE|#DIV/0!|甲|2015-03-01|2015-03-01 14:30:00\n", 0 },
	{ SHEET("<row r='1'><c r='A1' t='inlineStr'><is><t>甲</t></is></c><c r='B1' t='inlineStr'>"
		"<is><r><t>乙_x000A_</t></r><r><t>丙</t></r><rPh><t>bing</t></rPh></is></c></row>"),
	  "1:甲|乙\n丙\n", 0 },
	{ SHEET("<row r='1'><c r='A1' s='1'><v>42064</v></c><c r='B1' s='2'><v>0.27</v></c>"
		"<c r='C1' s='99'><v>5</v></c></row>"),
	  "1:2015-03-01|27%|5\n", 0 },
	{ SHEET("<row r='1'><c r='A1'><f>1+1</f><v>2</v></c><c r='B1'><f>1+1</f></c>"
		"<c r='C1'><f>1+1</f><v/></c><c r='D1' t='str'><f>\"\"</f><v></v></c>"
		"<c r='E1' t='str'><f>\"a\"</f></c></row>"),
	  "1:2\n", 3 },
	{ "<x:worksheet xmlns:x='urn:x'><x:sheetData><x:row r='1'><x:c r='A1' t='inlineStr'><x:is>"
	  "<x:t>甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>",
	  "1:甲\n", 0 },
	{ "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n" SHEET(
		  "<row r='1'><c r='A1' t='str'><v>&lt;&#30002;&gt;<![CDATA[&]]></v></c></row>"),
	  "1:<甲>&\n", 0 },
	/* merged cells are as in the file; what stands behind the data is not read as data */
	{ "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'/></row></sheetData>"
	  "<mergeCells><mergeCell ref='A1:B1'/></mergeCells><extLst><ext><row r='9'><c r='A9'><v>9"
	  "</v></c></row></ext></extLst></worksheet>",
	  "1:1\n", 0 },
};

static void
test_sheets_of_xml(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(sheet_cases); i++) {
		bytes file = zip_with(P_SHEET, sheet_cases[i].sheet);
		outcome o;

		run(file, NULL, &o);
		assert_int_equal(o.status, GTAB_OK);
		assert_text(gtab_buf_text(&o.rows), sheet_cases[i].rows);
		assert_int_equal(o.facts.n_unsaved, sheet_cases[i].n_unsaved);
		gtab_buf_clear(&o.rows);
		free(file.ptr);
	}
}

/* Blank rows come as such up to a thousand; row numbers are right either way. */
static void
test_gaps(void **state)
{
	static const struct {
		const char *sheet;
		size_t n_rows;
	} cases[] = {
		{ SHEET("<row r='1'><c><v>1</v></c></row><row r='1002'><c><v>2</v></c></row>"),
		  1002 },
		{ SHEET("<row r='1'><c><v>1</v></c></row><row r='1003'><c><v>2</v></c></row>"), 2 },
		{ SHEET("<row r='1001'><c><v>2</v></c></row>"), 1001 },
		{ SHEET("<row r='1048576'><c r='XFD1048576'><v>2</v></c></row>"), 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		bytes file = zip_with(P_SHEET, cases[i].sheet);
		size_t n = 0;
		outcome o;

		run(file, NULL, &o);
		for (size_t at = 0; at < o.rows.len; at++)
			n += o.rows.ptr[at] == '\n';
		assert_int_equal(n, cases[i].n_rows);
		gtab_buf_clear(&o.rows);
		free(file.ptr);
	}
}

/* ---- which sheet ---- */

#define MIXED                                                                                      \
	BOOK("", "<sheet name='藏' state='hidden' r:id='r1'/><sheet name='图' r:id='r9'/>"       \
		 "<sheet name='处分' r:id='r2'/>")
#define HIDDEN                                                                                     \
	BOOK("", "<sheet name='藏' state='veryHidden' r:id='r1'/><sheet name='图' r:id='r9'/>")

static const struct {
	const char *book;
	gtab_xlsx_options options;
	const char *rows;     /* NULL: refused */
	const char *sentence; /* and so */
} choice_cases[] = {
	{ NULL, { .sheet = NULL }, "1:单位\n", NULL },
	{ NULL, { .sheet = "处分" }, "1:2\n", NULL },
	{ NULL, { .sheet_no = 2 }, "1:2\n", NULL },
	{ NULL, { .sheet_no = 3 }, NULL, "no sheet 3; its sheets are 立案, 处分" },
	{ NULL, { .sheet = "处" }, NULL, "no sheet 处; its sheets are 立案, 处分" },
	{ MIXED, { .sheet = NULL }, "1:2\n", NULL }, /* the first that is to be seen */
	{ MIXED, { .sheet_no = 1 }, "1:单位\n", NULL },
	{ MIXED, { .sheet = "图" }, NULL, "sheet 图 is a chart or a dialog" },
	{ HIDDEN, { .sheet = NULL }, "1:单位\n", NULL }, /* there is no other */
};

static void
test_choice(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(choice_cases); i++) {
		bytes file = zip_with(choice_cases[i].book == NULL ? N_PARTS : P_BOOK,
				      choice_cases[i].book);
		outcome o;

		run(file, &choice_cases[i].options, &o);
		if (choice_cases[i].rows == NULL)
			assert_trouble(&o, GTAB_EUSAGE, choice_cases[i].sentence);
		else
			assert_text(gtab_buf_text(&o.rows), choice_cases[i].rows);
		gtab_buf_clear(&o.rows);
		free(file.ptr);
	}
}

static void
test_list(void **state)
{
	bytes file = zip_with(P_BOOK, MIXED);
	const gtab_xlsx_sheet *sheets;
	gtab_source *source;
	gtab_arena arena;
	size_t n;

	(void)state;
	gtab_arena_init(&arena);
	gtab_source_from_bytes("甲.xlsx", (gtab_text){ file.ptr, file.len }, &source, NULL);
	assert_true(gtab_xlsx_claims(source));
	assert_int_equal(gtab_xlsx_sheets(source, &arena, &sheets, &n, NULL), GTAB_OK);
	assert_int_equal(n, 3);
	assert_text(sheets[0].name, "藏");
	assert_true(sheets[0].is_hidden && sheets[0].is_table);
	assert_text(sheets[1].name, "图");
	assert_true(!sheets[1].is_hidden && !sheets[1].is_table);
	assert_true(!sheets[2].is_hidden && sheets[2].is_table);
	gtab_arena_clear(&arena);
	gtab_source_free(source);
	free(file.ptr);
}

/* ---- workbooks of libxlsxwriter ---- */

static void
write_sheet(lxw_workbook *book)
{
	lxw_worksheet *sheet = workbook_add_worksheet(book, "案件");
	lxw_format *date = workbook_add_format(book), *bold = workbook_add_format(book);
	lxw_rich_string_tuple plain = { NULL, "立" }, thick = { bold, "案" };
	lxw_rich_string_tuple *both[] = { &plain, &thick, NULL };
	lxw_row_col_options hidden = { .hidden = LXW_TRUE };
	lxw_datetime day = { 2015, 3, 1, 14, 30, 0 };

	format_set_num_format(date, "yyyy\"年\"m\"月\"d\"日\" h:mm");
	format_set_bold(bold);
	worksheet_set_column_opt(sheet, 2, 16383, 8, NULL, &hidden); /* C to XFD */
	worksheet_merge_range(sheet, 0, 0, 0, 2, "案件<统计>", NULL);
	worksheet_set_row_opt(sheet, 1, 15, NULL, &hidden);
	worksheet_write_string(sheet, 1, 0, "单位", NULL);
	worksheet_write_rich_string(sheet, 1, 1, both, NULL);
	worksheet_write_datetime(sheet, 2, 0, &day, date);
	worksheet_write_number(sheet, 2, 1, 1.1 + 2.2, NULL);
	worksheet_write_boolean(sheet, 2, 2, 1, NULL);
	worksheet_write_formula_num(sheet, 3, 0, "=SUM(B3:B3)", NULL, 3.3);
	worksheet_write_formula_str(sheet, 3, 1, "=A2", NULL, "单位");
	worksheet_write_string(sheet, 5, 0, "a\x01\n\"b\",_x0041_", NULL);
}

static bytes
write_book(uint8_t constant_memory)
{
	lxw_workbook_options options = { .constant_memory = constant_memory };
	bytes out;
	char path[64];
	const int fd = memfd_create("book", 0);
	lxw_workbook *book;

	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	book = workbook_new_opt(path, &options);
	write_sheet(book);
	worksheet_write_number(workbook_add_worksheet(book, NULL), 0, 0, 1, NULL);
	assert_int_equal(workbook_close(book), LXW_NO_ERROR);
	out.len = (size_t)lseek(fd, 0, SEEK_END);
	out.ptr = malloc(out.len);
	assert_int_equal(pread(fd, out.ptr, out.len, 0), out.len);
	close(fd);
	return out;
}

static void
test_libxlsxwriter(void **state)
{
	(void)state;
	for (uint8_t constant_memory = 0; constant_memory < 2; constant_memory++) {
		bytes file = write_book(constant_memory);
		outcome o;

		run(file, NULL, &o);
		assert_int_equal(o.status, GTAB_OK);
		/* P7 of dependencies.md: libxlsxwriter writes _x0041_ so that it is an escape */
		assert_text(gtab_buf_text(&o.rows), "1:案件<统计>\n2:单位|立案\n"
						    "3:2015-03-01 14:30|3.3|TRUE\n4:3.3|单位\n5:\n"
						    "6:a\x01\n\"b\",A\n");
		assert_int_equal(o.facts.sheet_no, 1);
		assert_int_equal(o.facts.n_other, 1);
		assert_int_equal(o.facts.n_hidden_rows, 1);
		assert_int_equal(o.facts.n_hidden_columns, 1); /* of those with a text in them */
		assert_int_equal(o.facts.n_unsaved, 0);
		gtab_buf_clear(&o.rows);
		free(file.ptr);
	}
}

/* A file that is read as it stands, not from memory. */
static void
test_file(void **state)
{
	bytes file = zip_with(N_PARTS, NULL);
	const int fd = memfd_create("book", 0);
	const gtab_row *row;
	gtab_source *source;
	gtab_stream *s;
	char path[64];

	(void)state;
	assert_int_equal(write(fd, file.ptr, file.len), file.len);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	assert_int_equal(gtab_source_open(path, &source, NULL), GTAB_OK);
	assert_int_equal(gtab_xlsx_open(source, NULL, &s, NULL), GTAB_OK);
	assert_text(gtab_xlsx_facts_get(s).sheet, "立案");
	assert_int_equal(gtab_stream_next(s, &row, NULL), GTAB_OK);
	assert_text(row->cells[0].text, "单位");
	assert_text(row->place.source, path);
	gtab_stream_free(s);
	gtab_source_free(source);
	close(fd);
	free(file.ptr);
}

/* ---- zip64, as Apache POI writes it for parts of any size (POI issue 1018) ---- */

static void
put(bytes *b, uint64_t n, size_t len)
{
	for (; len-- > 0; n >>= 8)
		b->ptr[b->len++] = (char)n;
}

static uint64_t
number(const char *p, size_t len)
{
	uint64_t n = 0;

	while (len-- > 0)
		n = n << 8 | (unsigned char)p[len];
	return n;
}

/* One entry of a directory, its sizes and offset moved into the zip64 field. Its length in the old one. */
static size_t
put_zip64_entry(bytes *b, const char *entry)
{
	const size_t name_len = (size_t)number(entry + 28, 2);

	memcpy(b->ptr + b->len, entry, 46 + name_len);
	memset(b->ptr + b->len + 20, 0xFF, 8); /* sizes */
	b->ptr[b->len + 30] = 28;              /* length of the field */
	b->ptr[b->len + 31] = 0;
	memset(b->ptr + b->len + 42, 0xFF, 4); /* offset */
	b->len += 46 + name_len;
	put(b, 1, 2);
	put(b, 24, 2);
	put(b, number(entry + 24, 4), 8);
	put(b, number(entry + 20, 4), 8);
	put(b, number(entry + 42, 4), 8);
	return 46 + name_len + (size_t)number(entry + 30, 2) + (size_t)number(entry + 32, 2);
}

/* The same zip with the directory and the end records of a zip64. Takes file. */
static bytes
as_zip64(bytes file)
{
	const char *const end = file.ptr + file.len - 22;
	const uint64_t n = number(end + 10, 2), at = number(end + 16, 4);
	bytes out = { malloc(2 * file.len + 100), at };
	const char *entry = file.ptr + at;
	uint64_t end64;

	memcpy(out.ptr, file.ptr, at);
	for (uint64_t i = 0; i < n; i++)
		entry += put_zip64_entry(&out, entry);
	end64 = out.len;
	put(&out, 0x06064B50, 4);
	put(&out, 44, 8);
	put(&out, 0, 12);
	put(&out, n, 8);
	put(&out, n, 8);
	put(&out, end64 - at, 8);
	put(&out, at, 8);
	put(&out, 0x07064B50, 4);
	put(&out, 0, 4);
	put(&out, end64, 8);
	put(&out, 1, 4);
	put(&out, 0x06054B50, 4);
	put(&out, UINT64_MAX, 8);
	put(&out, UINT64_MAX, 8);
	put(&out, 3, 2);
	put(&out, 0x41420A, 3); /* a comment */
	free(file.ptr);
	return out;
}

static void
test_zip64(void **state)
{
	bytes file = as_zip64(zip_with(N_PARTS, NULL));
	outcome o;

	(void)state;
	run(file, NULL, &o);
	assert_int_equal(o.status, GTAB_OK);
	assert_text(gtab_buf_text(&o.rows), "1:单位\n");
	gtab_buf_clear(&o.rows);
	free(file.ptr);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sheets_of_xml), cmocka_unit_test(test_gaps),
		cmocka_unit_test(test_choice),        cmocka_unit_test(test_list),
		cmocka_unit_test(test_libxlsxwriter), cmocka_unit_test(test_file),
		cmocka_unit_test(test_zip64),
	};

	return cmocka_run_group_tests_name("input/xlsx", tests, NULL, NULL);
}
