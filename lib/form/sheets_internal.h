/* SPDX-License-Identifier: MIT */
#ifndef GTAB_FORM_SHEETS_INTERNAL_H
#define GTAB_FORM_SHEETS_INTERNAL_H

/* The columns of the three sheets, which writing and reading share. */

#include <gtab/arena.h>
#include <gtab/sheets.h>

#include <jansson.h>

/* How a property stands in a cell. */
typedef enum gtab_sheet_shape {
	GTAB_SHEET_TEXT,
	GTAB_SHEET_TEXTS,  /* 甲；乙 */
	GTAB_SHEET_NUMBER, /* a JSON number */
	GTAB_SHEET_FLAG,   /* 是 for true, empty for absent */
	GTAB_SHEET_TYPE,   /* 整数 for integer */
	GTAB_SHEET_CLASS,  /* 代码 for code */
	GTAB_SHEET_JSON    /* whatever has no column of its own */
} gtab_sheet_shape;

/* in_constraints: the property stands in the field's "constraints". */
struct gtab_sheet_column {
	const char *header;
	const char *key;
	gtab_sheet_shape shape;
	bool in_constraints;
};

extern const struct gtab_sheet_column
	gtab_sheet_columns[]; /* of 指标, up to one without a header */

/* 整数 for "integer" and back; a word that is no such is itself. */
gtab_text gtab_sheet_word(gtab_sheet_shape shape, gtab_text key);
gtab_text gtab_sheet_key(gtab_sheet_shape shape, gtab_text word);

/* Between the items of a cell that holds several. */
#define GTAB_SHEET_BETWEEN "；"
/* 字典 of the form's own properties. */
#define GTAB_SHEET_FORM "（表）"
#define GTAB_SHEET_YES  "是"

/* ---- a relation's parts (sheets_relation.c) ---- */

/* id, severity and message are "" when the line has none; text is what is left. */
typedef struct gtab_sheet_relation {
	gtab_text id;
	gtab_text text;
	gtab_text severity; /* 强制 */
	gtab_text message;
} gtab_sheet_relation;

/*
 * Take one line of relations apart: `A01: 合计≥其他 [核实] // 合计偏小`. Several in one line, and comments, stay
 * whole in text.
 *
 * scratch  where text lives when something was taken out of its middle
 */
gtab_sheet_relation gtab_sheet_relation_split(gtab_text line, gtab_buf *scratch);

/* Append the line that the parts make. */
void gtab_sheet_relation_put(const gtab_sheet_relation *r, gtab_buf *out);

/* ---- rows by their headers (sheet_rows.c) ---- */

/*
 * A sheet read whole: header, rows, and where each came from.
 *
 * cells  n_rows × n_columns
 */
typedef struct gtab_sheet_rows {
	gtab_text *headers;
	gtab_text *cells;
	gtab_place *places;
	size_t n_columns;
	size_t n_rows;
} gtab_sheet_rows;

/*
 * Read all rows below the header: the first row that has `must` among its cells. Blank rows are passed over.
 * GTAB_EUSAGE when there is no such row.
 */
gtab_status gtab_sheet_rows_read(gtab_stream *sheet, const char *must, gtab_arena *a,
				 gtab_sheet_rows *out, gtab_error *err);

/* The cell of that row under a header; "" when the sheet has no such column. */
gtab_text gtab_sheet_cell(const gtab_sheet_rows *rows, size_t row, const char *header);

#endif
