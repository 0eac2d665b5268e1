/* SPDX-License-Identifier: MIT */
/* Workbooks that are damaged, made to harm, or none at all: each is refused with what to do about it. */

#include "xlsx_parts.h"

/* ---- one part that is not as it should be ---- */

#define CELLS(cells) SHEET("<row r='3'>" cells "</row>")
#define TEN(x)       x x x x x x x x x x

static const struct {
	size_t part;
	const char *text; /* NULL: left out */
	gtab_status status;
	const char *sentence;
	uint64_t line_no;
} part_cases[] = {
	{ P_RELS, NULL, GTAB_EMALFORMED, "(_rels/.rels: is not there)", 0 },
	{ P_RELS, RELS(""), GTAB_EMALFORMED, "(_rels/.rels: leads to no workbook)", 0 },
	{ P_RELS, RELS(REL("a", "officeDocument", "../../etc/passwd")), GTAB_EMALFORMED,
	  "(etc/passwd: is not there)", 0 },
	{ P_BOOK, NULL, GTAB_EMALFORMED, "(xl/workbook.xml: is not there)", 0 },
	{ P_BOOK, "", GTAB_EMALFORMED, "(xl/workbook.xml: no element found)", 0 },
	{ P_BOOK, BOOK("", ""), GTAB_EMALFORMED, "(xl/workbook.xml: has no sheets)", 0 },
	{ P_BOOK, BOOK("", "<sheet name='a'/>"), GTAB_EMALFORMED, "a sheet without its part", 0 },
	{ P_BOOK, BOOK("", "<sheet name='a' r:id='r4'/>"), GTAB_EMALFORMED, "no sheet with a table",
	  0 },
	{ P_BOOK_RELS, NULL, GTAB_EMALFORMED, "(xl/_rels/workbook.xml.rels: is not there)", 0 },
	{ P_STRINGS, NULL, GTAB_EMALFORMED, "(xl/sharedStrings.xml: is not there)", 0 },
	{ P_STRINGS, "<sst><si><t>a</t></sst>", GTAB_EMALFORMED,
	  "(xl/sharedStrings.xml: mismatched tag)", 0 },
	{ P_STRINGS, STRINGS(""), GTAB_EMALFORMED, "there is no shared text 0", 1 },
	{ P_STYLES, "<styleSheet>\x01</styleSheet>", GTAB_EMALFORMED,
	  "(xl/styles.xml: not well-formed", 0 },
	{ P_SHEET, NULL, GTAB_EMALFORMED, "(xl/worksheets/sheet1.xml: is not there)", 0 },
	{ P_SHEET, "<worksheet><sheetData>", GTAB_EMALFORMED, "no element found", 0 },
	{ P_SHEET, CELLS("<c t='str'><v>\xB5\xA5</v></c>"), GTAB_EMALFORMED, "not well-formed", 3 },
	{ P_SHEET, CELLS("<c t='str'><v>&bad;</v></c>"), GTAB_EMALFORMED, "undefined entity", 3 },
	{ P_SHEET, CELLS("<c t='s'><v>99</v></c>"), GTAB_EMALFORMED, "no shared text 99", 3 },
	{ P_SHEET, CELLS("<c t='s'><v>-1</v></c>"), GTAB_EMALFORMED, "no shared text -1", 3 },
	{ P_SHEET, CELLS("<c t='s'><v>99999999999999999999</v></c>"), GTAB_EMALFORMED,
	  "no shared text 999999999999999", 3 },
	{ P_SHEET, CELLS("<c r='A4'/>"), GTAB_EMALFORMED, "no cell A4 in this row", 3 },
	{ P_SHEET, CELLS("<c r='a3'/>"), GTAB_EMALFORMED, "no cell a3 in this row", 3 },
	{ P_SHEET, CELLS("<c r='3'/>"), GTAB_EMALFORMED, "no cell 3 in this row", 3 },
	{ P_SHEET, CELLS("<c r='XFE3'/>"), GTAB_EMALFORMED, "no cell XFE3 in this row", 3 },
	{ P_SHEET, CELLS("<c r='ZZZZZZZZZZZZZZZZZZZZZZZZ3'/>"), GTAB_EMALFORMED,
	  "no cell ZZZZZZZZZZZZZZZ in this row", 3 },
	{ P_SHEET, CELLS("<c r='XFD3'/><c/>"), GTAB_EMALFORMED, "no cell XFE in this row", 3 },
	{ P_SHEET, CELLS("<c r='B3'/><c r='B3'/>"), GTAB_EMALFORMED, "cell B3 stands behind", 3 },
	{ P_SHEET, CELLS("<c r='B3'/><c r='A3'/>"), GTAB_EMALFORMED, "cell A3 stands behind", 3 },
	{ P_SHEET, SHEET("<row r='0'/>"), GTAB_EMALFORMED, "no row 0 on a sheet", 0 },
	{ P_SHEET, SHEET("<row r='1048577'/>"), GTAB_EMALFORMED, "no row 1048577 on a sheet", 0 },
	{ P_SHEET, SHEET("<row r='99999999999999999999999'/>"), GTAB_EMALFORMED,
	  "no row 999999999999999 on", 0 },
	{ P_SHEET, SHEET("<row r='-1'/>"), GTAB_EMALFORMED, "no row -1 on a sheet", 0 },
	{ P_SHEET, SHEET("<row r='1048576'/><row/>"), GTAB_EMALFORMED, "no row 1048577", 1048576 },
	{ P_SHEET, SHEET("<row r='7'/><row r='5'/>"), GTAB_EMALFORMED, "row 5 stands behind", 7 },
	{ P_SHEET, "<!DOCTYPE w [<!ENTITY a 'b'>]><worksheet><sheetData/></worksheet>",
	  GTAB_EMALFORMED, "document type declaration", 0 },
	{ P_STRINGS, "<!DOCTYPE sst SYSTEM 'file:///etc/passwd'><sst/>", GTAB_EMALFORMED,
	  "document type declaration", 0 },
	{ P_SHEET, TEN(TEN("<a>")), GTAB_ELIMIT, "sheet1.xml is nested more than 64 deep", 0 },
	{ P_TYPES, TEN(TEN("<a>")), GTAB_ELIMIT, "[Content_Types].xml is nested more than 64", 0 },
	{ P_TYPES, "", GTAB_EMALFORMED, "([Content_Types].xml: no element found)", 0 },
};

static void
test_parts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(part_cases); i++) {
		bytes file = zip_with(part_cases[i].part, part_cases[i].text);
		outcome o;

		run(file, NULL, &o);
		assert_trouble(&o, part_cases[i].status, part_cases[i].sentence);
		assert_int_equal(o.err.line_no, part_cases[i].line_no);
		gtab_buf_clear(&o.rows);
		free(file.ptr);
	}
}

/* ---- limits ---- */

static char *
repeat(const char *before, const char *middle, size_t n, const char *behind)
{
	char *out = NULL;
	size_t len;
	FILE *f = open_memstream(&out, &len);

	fputs(before, f);
	while (n-- > 0)
		fputs(middle, f);
	fputs(behind, f);
	fclose(f);
	return out;
}

static void
run_once(bytes file, const gtab_xlsx_options *options, gtab_status status, const char *sentence)
{
	outcome o;

	run(file, options, &o);
	if (status == GTAB_OK)
		assert_int_equal(o.status, GTAB_OK);
	else
		assert_trouble(&o, status, sentence);
	gtab_buf_clear(&o.rows);
	free(file.ptr);
}

static const struct {
	size_t part;
	const char *before, *middle;
	size_t n;
	const char *behind;
	gtab_status status;
	const char *sentence;
} limit_cases[] = {
	{ P_SHEET, "<worksheet><sheetData/>", " ", 2000000, "</worksheet>", GTAB_ELIMIT,
	  "sheet1.xml would unpack to more than 100 times its size" },
	{ P_SHEET, "<worksheet><sheetData/>", " ", 90000, "</worksheet>", GTAB_OK, NULL },
	{ P_SHEET, "<worksheet><sheetData><row><c t='str'><v>", "0123456789ab", 90000,
	  "</v></c></row></sheetData></worksheet>", GTAB_ELIMIT, "would unpack" },
	{ P_BOOK, "<workbook><sheets>", "<sheet name='a' id='r1'/>", 1001, "</sheets></workbook>",
	  GTAB_ELIMIT, "more than 1,000 sheets" },
	{ P_BOOK, "<workbook><sheets>", "<sheet name='a' id='r1'/>", 1000, "</sheets></workbook>",
	  GTAB_OK, NULL },
};

static void
test_limits(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(limit_cases); i++) {
		char *text = repeat(limit_cases[i].before, limit_cases[i].middle, limit_cases[i].n,
				    limit_cases[i].behind);

		run_once(zip_with(limit_cases[i].part, text), NULL, limit_cases[i].status,
			 limit_cases[i].sentence);
		free(text);
	}
}

/* Packed so that the ratio does not stop them first. */
static bytes
zip_stored_sheet(const char *text)
{
	const zipping z = zip_begin();

	for (size_t i = 0; i < N_PARTS; i++) {
		const char *data = i == P_SHEET ? text : good_parts[i].text;

		zip_part(z.zip, good_parts[i].name, data, strlen(data), 0);
	}
	return zip_end(z);
}

static void
test_long_cells(void **state)
{
	char *long_cell = repeat("<worksheet><sheetData><row><c t='str'><v>", "甲", 400000,
				 "</v></c></row></sheetData></worksheet>");
	char *long_tag = repeat("<worksheet><sheetData><row a='", "0123456789", 300000,
				"'/></sheetData></worksheet>");
	const gtab_xlsx_options more = { .cell_max = 1200000 }, less = { .cell_max = 5 };

	(void)state;
	run_once(zip_stored_sheet(long_cell), NULL, GTAB_ELIMIT, "longer than 1048576 bytes");
	run_once(zip_stored_sheet(long_cell), &more, GTAB_OK, NULL);
	run_once(zip_stored_sheet(long_tag), NULL, GTAB_ELIMIT, "tag longer than 1 MiB");
	run_once(zip_with(N_PARTS, NULL), &less, GTAB_ELIMIT, "longer than 5 bytes");
	free(long_cell);
	free(long_tag);
}

static void
test_many_parts(void **state)
{
	(void)state;
	for (int n = 992; n <= 993; n++) {
		const zipping z = zip_begin();

		for (size_t i = 0; i < N_PARTS; i++)
			zip_part(z.zip, good_parts[i].name, good_parts[i].text,
				 strlen(good_parts[i].text), 8);
		for (int i = 0; i < n; i++) {
			char name[32];

			snprintf(name, sizeof(name), "xl/media/%d.png", i);
			zip_part(z.zip, name, "", 0, 0);
		}
		run_once(zip_end(z), NULL, n == 992 ? GTAB_OK : GTAB_ELIMIT,
			 "more than 1,000 parts");
	}
}

/* ---- zips that lie ---- */

/* The sheet, said to be that long, to have that CRC, to be packed or locked that way. */
static bytes
zip_lie(uint64_t size, uLong crc, int method, uLong flags, const char *twice)
{
	const zipping z = zip_begin();
	const char *text = good_parts[P_SHEET].text;

	for (size_t i = 0; i < P_SHEET; i++)
		zip_part(z.zip, good_parts[i].name, good_parts[i].text, strlen(good_parts[i].text),
			 8);
	assert_int_equal(zipOpenNewFileInZip4_64(z.zip, good_parts[P_SHEET].name, NULL, NULL, 0,
						 NULL, 0, NULL, method, 0, 1, -15, 8, 0, NULL, 0, 0,
						 flags, size > UINT32_MAX),
			 ZIP_OK);
	zipWriteInFileInZip(z.zip, text, (unsigned)strlen(text));
	assert_int_equal(zipCloseFileInZipRaw64(z.zip, size, crc), ZIP_OK);
	if (twice != NULL)
		zip_part(z.zip, twice, "", 0, 0);
	return zip_end(z);
}

static void
test_lies(void **state)
{
	const char *text = good_parts[P_SHEET].text;
	const uint64_t len = strlen(text);
	const uLong crc = crc32(0, (const Bytef *)text, (uInt)len);

	(void)state;
	run_once(zip_lie(len, crc, 0, 0, NULL), NULL, GTAB_OK, NULL);
	run_once(zip_lie(len, crc + 1, 0, 0, NULL), NULL, GTAB_EMALFORMED, "bytes are damaged");
	run_once(zip_lie(len - 1, crc, 0, 0, NULL), NULL, GTAB_EMALFORMED, "its bytes are damaged");
	run_once(zip_lie(len + 1, crc, 0, 0, NULL), NULL, GTAB_EMALFORMED, "its bytes are damaged");
	run_once(zip_lie(UINT64_C(5) << 30, crc, 0, 0, NULL), NULL, GTAB_ELIMIT,
		 "larger than 4 GiB");
	run_once(zip_lie(len, crc, 8, 0, NULL), NULL, GTAB_EMALFORMED, "its bytes are damaged");
	run_once(zip_lie(len, crc, 0, 1, NULL), NULL, GTAB_EENCODING, "locked with a password");
	run_once(zip_lie(len, crc, 0, 0, "XL\\Workbook.XML"), NULL, GTAB_EMALFORMED,
		 "(XL\\Workbook.XML: is there twice)");
}

/* ---- cut, and changed ---- */

static void
test_cut(void **state)
{
	bytes file = zip_with(N_PARTS, NULL);

	(void)state;
	for (size_t len = 0; len < file.len; len++) {
		const bytes cut = { file.ptr, len };
		outcome o;

		run(cut, NULL, &o);
		assert_trouble(&o, GTAB_EMALFORMED, "cut off or damaged");
	}
	free(file.ptr);
}

/* Whatever byte is changed, it is read as it was or refused; nothing else can be, since CRCs are looked at. */
static void
test_changed(void **state)
{
	bytes file = zip_with(N_PARTS, NULL);

	(void)state;
	for (size_t i = 0; i < file.len; i++)
		for (int bit = 0; bit < 8; bit += 3) {
			outcome o;

			file.ptr[i] ^= (char)(1 << bit);
			run(file, NULL, &o);
			if (o.status == GTAB_OK && o.rows.len > 0)
				assert_text(gtab_buf_text(&o.rows), "1:单位\n");
			assert_int_equal(o.status < 0, o.err.message[0] != '\0');
			gtab_buf_clear(&o.rows);
			file.ptr[i] ^= (char)(1 << bit);
		}
	free(file.ptr);
}

/* ---- what is no workbook ---- */

static const struct {
	part parts[2];
	const char *sentence;
} package_cases[] = {
	{ { { "[Content_Types].xml",
	      TYPES_OF("openxmlformats-officedocument.wordprocessingml.document.main+xml") } },
	  "Word document (.docx)" },
	{ { { "[Content_Types].xml",
	      TYPES_OF("openxmlformats-officedocument.presentationml.presentation.main+xml") } },
	  "presentation (.pptx)" },
	{ { { "[Content_Types].xml", TYPES_OF("ms-excel.sheet.binary.macroEnabled.main") } },
	  "binary workbook (.xlsb)" },
	{ { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" } }, "OpenDocument" },
	{ { { "data.csv", "a,b\n" } }, "a zip file and no workbook" },
	{ { { NULL, NULL } }, "a zip file and no workbook" },
};

static void
test_other_packages(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(package_cases); i++)
		run_once(zip_parts(package_cases[i].parts, 2), NULL, GTAB_EENCODING,
			 package_cases[i].sentence);
}

enum { SECTOR = 512, N_SECTORS = 5 };

/* A compound file: the header, a FAT, two sectors of directory, the second one holding the name. */
static bytes
compound(const char *stream)
{
	bytes file = { calloc(N_SECTORS, SECTOR), N_SECTORS * SECTOR };
	char *const fat = file.ptr + SECTOR, *const entry = file.ptr + 4 * SECTOR + 128;

	memcpy(file.ptr, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
	file.ptr[30] = 9;
	file.ptr[48] = 1;          /* the directory begins in sector 1 */
	fat[4] = 3;                /* behind sector 1 comes 3 */
	memset(fat + 12, 0xFE, 4); /* and then nothing */
	fat[12] = (char)0xFE;
	memset(fat + 13, 0xFF, 3);
	for (size_t i = 0; stream[i] != '\0'; i++)
		entry[2 * i] = stream[i];
	entry[64] = (char)(2 * (strlen(stream) + 1));
	return file;
}

static const struct {
	const char *name, *stream, *sentence;
} compound_cases[] = {
	{ "甲.xlsx", "EncryptedPackage", "locked with a password" },
	{ "甲.xls", "Workbook", "old workbook (.xls)" },
	{ "甲.xls", "Book", "old workbook (.xls)" },
	{ "甲.ET", "Workbook", "WPS workbook (.et)" },
	{ "甲.et", "EncryptedPackage", "locked with a password" },
	{ "甲.doc", "WordDocument", "Word document" },
	{ "甲.ppt", "PowerPoint Document", "presentation" },
	{ "甲", "Workbooks", "old or locked Office file" },
};

static void
test_compound(void **state)
{
	static const size_t lengths[] = {
		8, 100, SECTOR, 2 * SECTOR, 4 * SECTOR, N_SECTORS * SECTOR
	};

	(void)state;
	for (size_t i = 0; i < COUNT(compound_cases); i++) {
		bytes file = compound(compound_cases[i].stream);

		for (size_t k = 0; k < COUNT(lengths); k++) {
			const size_t len = lengths[k]; /* cut off, it is still no workbook */
			gtab_source *source;
			gtab_stream *s;
			gtab_error err;

			gtab_source_from_bytes(compound_cases[i].name, (gtab_text){ file.ptr, len },
					       &source, NULL);
			assert_true(gtab_xlsx_claims(source));
			assert_int_equal(gtab_xlsx_open(source, NULL, &s, &err), GTAB_EENCODING);
			assert_null(s);
			if (len == file.len)
				assert_non_null(strstr(err.message, compound_cases[i].sentence));
			gtab_source_free(source);
		}
		free(file.ptr);
	}
}

/* Its sectors lead in a circle: the search ends all the same. */
static void
test_compound_circle(void **state)
{
	bytes file = compound("Workbooks");

	(void)state;
	memcpy(file.ptr + SECTOR + 12, "\x01\0\0", 4);
	run_once(file, NULL, GTAB_EENCODING, "old or locked Office file");
}

static void
test_claims(void **state)
{
	static const struct {
		gtab_text bytes;
		bool want;
	} cases[] = {
		{ { "PK\x03\x04", 4 }, true },
		{ { "PK\x05\x06", 4 }, true },
		{ { "PK\x01\x02", 4 }, false },
		{ { "PK", 2 }, false },
		{ { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8 }, true },
		{ { "\xD0\xCF\x11\xE0\xA1\xB1\x1A", 7 }, false },
		{ { "a,b\n", 4 }, false },
		{ { "", 0 }, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		gtab_source *source;

		gtab_source_from_bytes("甲", cases[i].bytes, &source, NULL);
		assert_int_equal(gtab_xlsx_claims(source), cases[i].want);
		gtab_source_free(source);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parts),      cmocka_unit_test(test_limits),
		cmocka_unit_test(test_long_cells), cmocka_unit_test(test_many_parts),
		cmocka_unit_test(test_lies),       cmocka_unit_test(test_cut),
		cmocka_unit_test(test_changed),    cmocka_unit_test(test_other_packages),
		cmocka_unit_test(test_compound),   cmocka_unit_test(test_compound_circle),
		cmocka_unit_test(test_claims),
	};

	return cmocka_run_group_tests_name("input/xlsx_hostile", tests, NULL, NULL);
}
