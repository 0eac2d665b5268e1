/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TESTS_WORKBOOK_H
#define GTAB_TESTS_WORKBOOK_H

/*
 * Make a workbook of CSV text, and look into its parts: enough for libxlsxwriter's XML, which has one form.
 */

#include <gtab/book.h>
#include <minizip/unzip.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct workbook {
	char *bytes;
	size_t len;
} workbook;

/* Add a table of CSV text to a book. */
static inline gtab_status
add_csv(gtab_book *book, const char *csv, const gtab_book_options *options, const char *name,
	gtab_error *err)
{
	const gtab_table_options reading = { .form = options->form, .finds_form = true };
	gtab_source *source = NULL;
	gtab_table *table = NULL;
	gtab_status st = gtab_source_from_bytes("t.csv", gtab_text_of(csv), &source, err);

	if (st == GTAB_OK)
		st = gtab_table_open(source, &reading, &table, err);
	if (st == GTAB_OK)
		st = gtab_book_add(book, table, options, gtab_text_of(name), err);
	gtab_table_free(table);
	gtab_source_free(source);
	return st;
}

/* A workbook of one sheet by a maker of its own. making may be NULL. On failure its bytes are NULL. */
static inline gtab_status
make_book_as(const char *csv, const gtab_bookmaker_options *making,
	     const gtab_book_options *options, workbook *out, gtab_error *err)
{
	gtab_bookmaker *maker = NULL;
	gtab_book *book = NULL;
	gtab_status st = gtab_bookmaker_new(making, &maker, err);
	FILE *file;

	*out = (workbook){ 0 };
	if (st == GTAB_OK)
		st = gtab_book_open(maker, &book, err);
	if (st == GTAB_OK)
		st = add_csv(book, csv, options, "表", err);
	if (st == GTAB_OK) {
		file = open_memstream(&out->bytes, &out->len);
		st = gtab_book_finish(book, file, err);
		fclose(file);
	}
	gtab_book_free(book);
	gtab_bookmaker_free(maker);
	if (st != GTAB_OK) {
		free(out->bytes);
		*out = (workbook){ 0 };
	}
	return st;
}

static inline gtab_status
make_book(const char *csv, const gtab_book_options *options, workbook *out, gtab_error *err)
{
	return make_book_as(csv, NULL, options, out, err);
}

/* The bytes as a file that minizip can open by name; close fd when done. */
static inline int
as_file(const char *bytes, size_t len, char path[64])
{
	const int fd = memfd_create("book", 0);

	assert_int_equal(write(fd, bytes, len), len);
	snprintf(path, 64, "/proc/self/fd/%d", fd);
	return fd;
}

/* A part as a string to free; NULL when it is not there. */
static inline char *
read_part(const workbook *book, const char *name)
{
	char path[64];
	const int fd = as_file(book->bytes, book->len, path);
	unzFile zip = unzOpen64(path);
	unz_file_info64 info;
	char *part = NULL;

	if (zip != NULL && unzLocateFile(zip, name, 1) == UNZ_OK) {
		unzGetCurrentFileInfo64(zip, &info, NULL, 0, NULL, 0, NULL, 0);
		part = calloc(1, info.uncompressed_size + 1);
		assert_int_equal(unzOpenCurrentFile(zip), UNZ_OK);
		assert_int_equal(unzReadCurrentFile(zip, part, (unsigned)info.uncompressed_size),
				 info.uncompressed_size);
		unzCloseCurrentFile(zip);
	}
	unzClose(zip);
	close(fd);
	return part;
}

/* The XML of one cell, from <c to its end, to free; "" when there is none. */
static inline char *
cell_xml(const char *sheet, const char *address)
{
	char begin[32];
	const char *at, *end;

	snprintf(begin, sizeof(begin), "<c r=\"%s\"", address);
	at = strstr(sheet, begin);
	if (at == NULL)
		return strdup("");
	end = strchr(at, '>');
	if (end[-1] != '/')
		end = strstr(at, "</c>");
	return strndup(at, (size_t)(end - at));
}

/* What stands in a cell: its text, number or "=formula|value", to free. */
static inline char *
cell_value(const char *sheet, const char *address)
{
	char *xml = cell_xml(sheet, address);
	char *value = NULL;
	const char *formula = strstr(xml, "<f>");
	const char *at = strstr(xml, "<v>");

	if (at == NULL) {
		at = strstr(xml, "<t");
		at = at != NULL ? strchr(at, '>') - 2 : NULL;
	}
	const int len = at != NULL ? (int)strcspn(at + 3, "<") : 0;
	if (formula != NULL)
		assert_true(asprintf(&value, "=%.*s|%.*s", (int)strcspn(formula + 3, "<"),
				     formula + 3, len, at + 3) > 0);
	else
		value = strndup(at != NULL ? at + 3 : "", (size_t)len);
	free(xml);
	return value;
}

/* The n-th cell format of styles.xml that a cell names, to free. */
static inline char *
cell_format(const char *styles, const char *sheet, const char *address)
{
	char *xml = cell_xml(sheet, address);
	const char *style = strstr(xml, " s=\"");
	const char *at = strstr(styles, "<cellXfs");
	unsigned n = style != NULL ? (unsigned)atoi(style + 4) : 0;

	free(xml);
	for (at = strstr(at, "<xf "); n > 0; n--)
		at = strstr(at + 1, "<xf ");
	const char *next = strstr(at + 1, "<xf ");
	if (next == NULL)
		next = strstr(at, "</cellXfs>");
	return strndup(at, (size_t)(next - at));
}

/* The number format that a cell shows by: "#,##0"; "" for General. To free. */
static inline char *
cell_number_format(const char *styles, const char *sheet, const char *address)
{
	char *format = cell_format(styles, sheet, address);
	const int id = atoi(strstr(format, "numFmtId=\"") + 10);
	char wanted[48];
	const char *at;

	free(format);
	snprintf(wanted, sizeof(wanted), "<numFmt numFmtId=\"%d\" formatCode=\"", id);
	at = strstr(styles, wanted);
	if (at == NULL)
		return id == 0 ? strdup("") : NULL;
	at += strlen(wanted);
	return strndup(at, strcspn(at, "\""));
}

#endif
