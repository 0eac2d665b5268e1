/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_XLSX_INTERNAL_H
#define GTAB_INPUT_XLSX_INTERNAL_H

/* What the files of the workbook reader share: package, XML, workbook, strings, formats, values. */

#include <expat.h>
#include <gtab/buf.h>
#include <gtab/xlsx.h>

enum { GTAB_XLSX_ROWS_MAX = 1048576, GTAB_XLSX_COLS_MAX = 16384, GTAB_PART_NAME_MAX = 512 };

/* ---- the zip's directory (xlsx_zip.c) ---- */

/*
 * One entry.
 *
 * name    borrowed from the directory
 * offset  of its local header; packed bytes behind it, size bytes when inflated, as the directory says
 */
typedef struct gtab_zip_entry {
	gtab_text name;
	uint64_t offset;
	uint64_t size;
	uint64_t packed;
	uint32_t crc;
	unsigned method;
	bool is_locked;
} gtab_zip_entry;

/* size of the source, and the directory's bytes, with n_entries in them if it is sound. */
typedef struct gtab_zip {
	uint64_t size;
	size_t n_entries;
	gtab_buf directory;
} gtab_zip;

/* zip is zeroed before, and its buffer to be cleared after, whatever comes. */
gtab_status gtab_zip_open(gtab_source *source, gtab_zip *zip, gtab_error *err);
/* The entry at the front of rest, which is moved past it. False: there is none. */
bool gtab_zip_take(gtab_text *rest, gtab_zip_entry *out);
/* All of len bytes at offset, or GTAB_EMALFORMED. */
gtab_status gtab_zip_read(gtab_source *source, uint64_t offset, char *out, size_t len,
			  gtab_error *err);
/* GTAB_EMALFORMED, said of the whole zip. */
gtab_status gtab_zip_bad(gtab_source *source, gtab_error *err);
/* A number of len bytes, lowest first. */
uint64_t gtab_zip_number(const char *p, size_t len);

/* ---- the package: parts of a zip, one read at a time (xlsx_package.c) ---- */

typedef struct gtab_package gtab_package;

/* Borrows source. Statuses as gtab_xlsx_open(). */
gtab_status gtab_package_open(gtab_source *source, gtab_package **out, gtab_error *err);
void gtab_package_free(gtab_package *p);
gtab_text gtab_package_source(const gtab_package *p);
/* Case does not count in the names of parts, nor does a leading slash (ECMA-376 part 2 §6.2.2.3). */
bool gtab_package_has(const gtab_package *p, gtab_text part);
/* Begin to read a part, leaving the one being read. */
gtab_status gtab_package_begin(gtab_package *p, gtab_text part, gtab_error *err);
/* The next bytes of it; *n_out is 0 at its end, which comes only if length and CRC are right. */
gtab_status gtab_package_read(gtab_package *p, char *out, size_t size, size_t *n_out,
			      gtab_error *err);
/* GTAB_EMALFORMED, said of a part; `what` is translated. */
gtab_status gtab_package_damaged(const gtab_package *p, gtab_text part, const char *what,
				 gtab_error *err);

/* ---- XML of a part (xlsx_xml.c) ---- */

/*
 * A part on its way through expat.
 *
 * on_start, on_end  get names without their prefix: "row" for <x:row>
 * collects          character data is appended to text while this is true; the reader empties text
 * text_max          bytes of text; beyond them it is GTAB_ELIMIT
 * line_no           for errors; 0: none
 */
typedef struct gtab_xml {
	gtab_package *package;
	void (*on_start)(struct gtab_xml *x, const char *name, const char **attributes);
	void (*on_end)(struct gtab_xml *x, const char *name);
	void *ctx;
	bool collects;
	gtab_buf text;
	size_t text_max;
	uint64_t line_no;
	char part[GTAB_PART_NAME_MAX];
	XML_Parser parser;
	uint64_t n_fed;
	unsigned depth;
	bool is_paused;
	gtab_status status;
	gtab_error *err;
} gtab_xml;

/* Begin a part: x holds package, handlers and ctx, and may have been begun before. Clear it on failure too. */
gtab_status gtab_xml_begin(gtab_xml *x, gtab_text part, gtab_error *err);
/* Parse until a handler pauses (GTAB_OK), the part is over (GTAB_END), or trouble. */
gtab_status gtab_xml_step(gtab_xml *x, gtab_error *err);
void gtab_xml_clear(gtab_xml *x);
/* A whole part: begin, step to its end, clear. GTAB_OK or trouble. */
gtab_status gtab_xml_read(gtab_xml *x, gtab_text part, gtab_error *err);

/* For handlers. Trouble stops the parse; only the first counts. */
void gtab_xml_pause(gtab_xml *x);
void gtab_xml_fail(gtab_xml *x, gtab_status status, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void gtab_xml_damaged(gtab_xml *x, const char *what);
/* The value of an attribute, whatever its prefix; NULL when it is not there. */
const char *gtab_xml_get(const char **attributes, const char *name);
bool gtab_xml_is_true(const char *value); /* "1", "true", "on"; NULL is false (§22.9.2.7) */
/* Decimal digits only, up to max. False for anything else. */
bool gtab_xml_uint(const char *value, uint64_t max, uint64_t *out);

/* ---- rich text, in <si> and <is> alike (xlsx_strings.c) ---- */

/* Call from the handlers of a reader; the text comes together in x->text, decoded. */
typedef struct gtab_rich_text {
	bool is_phonetic;
	size_t start; /* of the <t> being read */
} gtab_rich_text;

void gtab_rich_text_start(gtab_rich_text *r, gtab_xml *x, const char *name);
void gtab_rich_text_end(gtab_rich_text *r, gtab_xml *x, const char *name);
/* Decode _xHHHH_ in b from start on (§22.9.2.19); NUL and half surrogate pairs are left as written. */
void gtab_xlsx_unescape(gtab_buf *b, size_t start);

/* ---- shared strings (xlsx_strings.c) ---- */

typedef struct gtab_strings {
	gtab_buf bytes; /* of all, one behind the other */
	size_t *ends;
	size_t n;
	size_t n_max;
} gtab_strings;

gtab_status gtab_strings_read(gtab_strings *s, gtab_package *package, gtab_text part,
			      size_t cell_max, gtab_error *err);
void gtab_strings_clear(gtab_strings *s);
gtab_text gtab_strings_get(const gtab_strings *s, size_t i); /* i < s->n */

/* ---- number formats (xlsx_format.c, xlsx_styles.c) ---- */

/*
 * What a number format says of a figure.
 *
 * is_date   a date or a time; has_… tell which of its parts are shown
 * is_open   a date that is shown in other parts from country to country: its value tells which it has
 * shift     powers of ten by which the figure is shown larger: 2 for percent, -3 for thousands
 * places    decimals at least; n_whole digits before the point at least
 * before, after  words around the figure: "¥", "人", "%"
 */
typedef struct gtab_number_format {
	bool is_date;
	bool is_open;
	bool has_year;
	bool has_month;
	bool has_day;
	bool has_time;
	bool has_seconds;
	bool is_elapsed;
	int shift;
	unsigned places;
	unsigned n_whole;
	gtab_text before;
	gtab_text after;
} gtab_number_format;

/* Read a format code (§18.8.31). Its words live in a. False when out of memory. */
bool gtab_number_format_read(gtab_text code, gtab_arena *a, gtab_number_format *out);
/* Read the built-in format of that id (§18.8.30). True and a General one for ids that are none. */
bool gtab_number_format_builtin(uint64_t id, gtab_arena *a, gtab_number_format *out);

typedef struct gtab_xlsx_styles {
	gtab_arena arena;
	gtab_number_format *formats;
	size_t n_formats;
	size_t n_formats_max;
	uint32_t *of_style; /* format of each cell style (xf) */
	size_t n_styles;
	size_t n_styles_max;
} gtab_xlsx_styles;

gtab_status gtab_xlsx_styles_read(gtab_xlsx_styles *s, gtab_package *package, gtab_text part,
				  gtab_error *err);
void gtab_xlsx_styles_clear(gtab_xlsx_styles *s);
/* The format of a cell style; General when there is no such style. */
const gtab_number_format *gtab_xlsx_styles_get(const gtab_xlsx_styles *s, uint64_t style);

/* ---- values (xlsx_value.c) ---- */

/* Append what a figure's <v> is shown as; what is no figure is appended as it is. */
void gtab_xlsx_put_figure(gtab_text v, const gtab_number_format *format, bool is_1904,
			  gtab_buf *out);
/* Append an ISO 8601 date of a cell of type d: 2015-03-01T14:30:00.000Z as 2015-03-01 14:30:00. */
void gtab_xlsx_put_iso_date(gtab_text v, gtab_buf *out);

/* ---- the workbook part (xlsx_workbook.c) ---- */

/* id is the relationship to its part; part is empty where it leads to no table. */
typedef struct gtab_workbook_sheet {
	gtab_text name;
	gtab_text id;
	gtab_text part;
	bool is_hidden;
} gtab_workbook_sheet;

typedef struct gtab_workbook {
	gtab_arena arena;
	gtab_workbook_sheet *sheets;
	size_t n_sheets;
	gtab_text strings_part; /* empty: there are none */
	gtab_text styles_part;
	bool is_1904;
} gtab_workbook;

gtab_status gtab_workbook_read(gtab_workbook *w, gtab_package *package, gtab_error *err);
void gtab_workbook_clear(gtab_workbook *w);

/* ---- what is no workbook (xlsx_refuse.c) ---- */

/* GTAB_OK for a zip; GTAB_EENCODING with what to do for a compound file. */
gtab_status gtab_xlsx_refuse_compound(gtab_source *source, gtab_error *err);
/* GTAB_OK when the content types speak of a workbook, or of nothing known; else GTAB_EENCODING. */
gtab_status gtab_xlsx_refuse_package(gtab_package *package, gtab_error *err);

/* ---- sheet data (xlsx_sheet.c) ---- */

enum { GTAB_XLSX_COL_WORDS = GTAB_XLSX_COLS_MAX / 64 };

/*
 * The rows of a sheet that have a text, pulled one by one.
 *
 * text     of the row's cells, but for shared strings, which stay where they are
 * cells    up to the last with a text; starts of their texts in `text`, or GTAB_MAP_NONE for those elsewhere
 * row_no   from 1; 0 before the first row
 * n_hidden_rows, n_unsaved, unsaved_…  as in gtab_xlsx_facts
 * hidden_cols, used_cols  a bit for each column
 */
typedef struct gtab_sheet_rows {
	gtab_xml xml;
	const gtab_strings *strings;
	const gtab_xlsx_styles *styles;
	bool is_1904;
	gtab_buf text;
	gtab_cell *cells;
	size_t *starts;
	size_t n_cells;
	size_t n_cells_max;
	uint64_t row_no;
	bool is_in_data;
	bool is_hidden;
	size_t col; /* from 1, of the cell being read */
	int type;
	uint64_t style;
	bool has_formula;
	bool has_value;
	gtab_rich_text rich;
	uint64_t n_hidden_rows;
	uint64_t n_unsaved;
	uint64_t unsaved_row;
	uint64_t unsaved_column;
	uint64_t hidden_cols[GTAB_XLSX_COL_WORDS];
	uint64_t used_cols[GTAB_XLSX_COL_WORDS];
} gtab_sheet_rows;

/* Begin the sheet, or begin it again: s holds package, strings, styles. Counts are 0 again. */
gtab_status gtab_sheet_rows_begin(gtab_sheet_rows *s, gtab_text part, gtab_error *err);
/* The next row with a text is in s->cells until the next call. GTAB_OK, GTAB_END, or trouble. */
gtab_status gtab_sheet_rows_next(gtab_sheet_rows *s, gtab_error *err);
void gtab_sheet_rows_clear(gtab_sheet_rows *s);

#endif
