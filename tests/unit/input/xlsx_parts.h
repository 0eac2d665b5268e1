/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TESTS_XLSX_PARTS_H
#define GTAB_TESTS_XLSX_PARTS_H

/* Workbooks put together part by part, and rows written down as one text to compare. */

#include <gtab/buf.h>
#include <gtab/xlsx.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>
#include <minizip/zip.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

typedef struct part {
	const char *name;
	const char *text; /* NULL: the part is left out */
} part;

typedef struct bytes {
	char *ptr;
	size_t len;
} bytes;

#define TYPES_OF(type)                                                                             \
	"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"             \
	"<Default Extension='rels' ContentType="                                                   \
	"'application/vnd.openxmlformats-package.relationships+xml'/>"                             \
	"<Override PartName='/xl/workbook.xml' ContentType='application/vnd." type "'/></Types>"
#define RELS(body)                                                                                 \
	"<Relationships "                                                                          \
	"xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" body               \
	"</Relationships>"
#define REL(id, type, target)                                                                      \
	"<Relationship Id='" id                                                                    \
	"' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/" type        \
	"' Target='" target "'/>"
#define BOOK(properties, sheets)                                                                   \
	"<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r="     \
	"'http://schemas.openxmlformats.org/officeDocument/2006/relationships'>" properties        \
	"<sheets>" sheets "</sheets></workbook>"
#define SHEET(data)   "<worksheet><sheetData>" data "</sheetData></worksheet>"
#define STRINGS(body) "<sst>" body "</sst>"

enum { P_TYPES, P_RELS, P_BOOK, P_BOOK_RELS, P_STRINGS, P_STYLES, P_SHEET, P_SHEET_2, N_PARTS };

/* Two sheets, 立案 and 处分; styles 0 General, 1 a date, 2 percent. */
static const part good_parts[N_PARTS] = {
	{ "[Content_Types].xml",
	  TYPES_OF("openxmlformats-officedocument.spreadsheetml.sheet.main+xml") },
	{ "_rels/.rels", RELS(REL("a", "officeDocument", "xl/workbook.xml")) },
	{ "xl/workbook.xml", BOOK("", "<sheet name='立案' sheetId='1' r:id='r1'/>"
				      "<sheet name='处分' sheetId='2' r:id='r2'/>") },
	{ "xl/_rels/workbook.xml.rels",
	  RELS(REL("r1", "worksheet", "worksheets/sheet1.xml")
		       REL("r2", "worksheet", "/xl/worksheets/sheet2.xml")
			       REL("r3", "sharedStrings", "sharedStrings.xml")
				       REL("r4", "styles", "../xl/styles.xml")) },
	{ "xl/sharedStrings.xml",
	  STRINGS("<si><t>单位</t></si><si><r><t>立</t></r><r><rPr><b/></rPr><t>案</t></r>"
		  "<rPh sb='0' eb='2'><t>li'an</t></rPh><phoneticPr fontId='1'/></si>"
		  "<si><t xml:space='preserve'> 行_x000D_\n_x4E8C_ </t></si><si><t/></si>") },
	{ "xl/styles.xml",
	  "<styleSheet><numFmts count='1'><numFmt numFmtId='176' "
	  "formatCode='yyyy\"年\"m\"月\"d\"日\"'/></numFmts>"
	  "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
	  "<cellXfs><xf numFmtId='0'/><xf numFmtId='176'/><xf numFmtId='9'/></cellXfs>"
	  "</styleSheet>" },
	{ "xl/worksheets/sheet1.xml", SHEET("<row r='1'><c r='A1' t='s'><v>0</v></c></row>") },
	{ "xl/worksheets/sheet2.xml", SHEET("<row r='1'><c r='A1'><v>2</v></c></row>") },
};

/* ---- zips ---- */

static inline void
zip_part(zipFile zip, const char *name, const char *data, size_t len, int method)
{
	assert_int_equal(zipOpenNewFileInZip(zip, name, NULL, NULL, 0, NULL, 0, NULL, method, 6),
			 ZIP_OK);
	assert_int_equal(zipWriteInFileInZip(zip, data, (unsigned)len), ZIP_OK);
	assert_int_equal(zipCloseFileInZip(zip), ZIP_OK);
}

/* A zip being made in memory. */
typedef struct zipping {
	int fd;
	zipFile zip;
} zipping;

static inline zipping
zip_begin(void)
{
	zipping z = { memfd_create("zip", 0), NULL };
	char path[64];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", z.fd);
	z.zip = zipOpen64(path, APPEND_STATUS_CREATE);
	assert_non_null(z.zip);
	return z;
}

/* To free. */
static inline bytes
zip_end(zipping z)
{
	bytes out;

	assert_int_equal(zipClose(z.zip, NULL), ZIP_OK);
	out.len = (size_t)lseek(z.fd, 0, SEEK_END);
	out.ptr = malloc(out.len);
	assert_int_equal(pread(z.fd, out.ptr, out.len, 0), out.len);
	close(z.fd);
	return out;
}

static inline bytes
zip_parts(const part *parts, size_t n)
{
	const zipping z = zip_begin();

	for (size_t i = 0; i < n; i++)
		if (parts[i].text != NULL)
			zip_part(z.zip, parts[i].name, parts[i].text, strlen(parts[i].text), 8);
	return zip_end(z);
}

/* The good workbook with one part put in place of another; text NULL leaves it out. */
static inline bytes
zip_with(size_t i, const char *text)
{
	part parts[N_PARTS];

	memcpy(parts, good_parts, sizeof(parts));
	if (i < N_PARTS)
		parts[i].text = text;
	return zip_parts(parts, N_PARTS);
}

/* ---- rows as text ---- */

typedef struct outcome {
	gtab_status status;
	gtab_buf rows; /* "3:甲|12\n" for row 3 */
	gtab_xlsx_facts facts;
	gtab_error err;
} outcome;

static inline void
write_row(const gtab_row *row, gtab_buf *out)
{
	assert_int_equal(row->place.line_no, row->place.record_no);
	gtab_buf_put_uint(out, row->place.record_no);
	for (size_t i = 0; i < row->n_cells; i++) {
		assert_int_equal(row->cells[i].kind, GTAB_CELL_RAW);
		assert_true(gtab_text_equal(row->cells[i].text, row->cells[i].source));
		gtab_buf_putc(out, i == 0 ? ':' : '|');
		gtab_buf_put(out, row->cells[i].text);
	}
	gtab_buf_putc(out, '\n');
}

static inline gtab_status
read_rows(gtab_stream *s, gtab_buf *out, gtab_error *err)
{
	const gtab_row *row;
	gtab_status st;

	gtab_buf_truncate(out, 0);
	while ((st = gtab_stream_next(s, &row, err)) == GTAB_OK)
		write_row(row, out);
	assert_int_equal(gtab_stream_next(s, &row, NULL), st); /* and so it stays */
	return st == GTAB_END ? GTAB_OK : st;
}

/* Read a sheet twice: what comes must be the same. */
static inline void
run(bytes file, const gtab_xlsx_options *options, outcome *o)
{
	gtab_source *source;
	gtab_stream *s = NULL;
	gtab_buf again;

	memset(o, 0, sizeof(*o));
	gtab_buf_init(&again);
	assert_int_equal(
		gtab_source_from_bytes("甲.xlsx", (gtab_text){ file.ptr, file.len }, &source, NULL),
		GTAB_OK);
	o->status = gtab_xlsx_open(source, options, &s, &o->err);
	assert_int_equal(o->status == GTAB_OK, s != NULL);
	if (s != NULL) {
		o->status = read_rows(s, &o->rows, &o->err);
		o->facts = gtab_xlsx_facts_get(s);
		o->facts.sheet = GTAB_TEXT("");
		if (gtab_stream_rewind(s, NULL) == GTAB_OK) {
			assert_int_equal(read_rows(s, &again, NULL), o->status);
			assert_true(
				gtab_text_equal(gtab_buf_text(&o->rows), gtab_buf_text(&again)));
		}
	}
	gtab_buf_clear(&again);
	gtab_stream_free(s);
	gtab_source_free(source);
}

static inline void
assert_text(gtab_text text, const char *want)
{
	char *got = strndup(text.len == 0 ? "" : text.ptr, text.len);

	assert_string_equal(got, want);
	free(got);
}

/* The sentence, and what must be said with every one. */
static inline void
assert_trouble(const outcome *o, gtab_status status, const char *sentence)
{
	if (o->status != status || strstr(o->err.message, sentence) == NULL)
		print_error("%d: %s\n", o->status, o->err.message);
	assert_int_equal(o->status, status);
	assert_non_null(strstr(o->err.message, sentence));
	assert_int_equal(o->err.status, status);
	assert_string_equal(o->err.source, "甲.xlsx");
}

#endif
