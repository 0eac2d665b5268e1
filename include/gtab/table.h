/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TABLE_H
#define GTAB_TABLE_H

/*
 * The shape of a table: its columns and the lines around it.
 */

#include <gtab/buf.h>
#include <gtab/map.h>
#include <gtab/normalize.h>
#include <gtab/row.h>

typedef enum gtab_column_type {
	GTAB_COLUMN_TEXT,
	GTAB_COLUMN_LABEL, /* names and stub labels: letter-spacing is taken out */
	GTAB_COLUMN_CODE,  /* digits are kept, never valued: 序号, 代码 */
	GTAB_COLUMN_NUMBER,
	GTAB_COLUMN_PERIOD
} gtab_column_type;

/* Why a column has its type. */
typedef enum gtab_type_reason {
	GTAB_TYPE_BY_CELLS,
	GTAB_TYPE_BY_NAME, /* 序号, 名称, 日期 */
	GTAB_TYPE_BY_FORM,
	GTAB_TYPE_GIVEN /* by a `#types:` line */
} gtab_type_reason;

/* What a column is for. A companion stands right of the column it belongs to. */
typedef enum gtab_column_role {
	GTAB_COLUMN_VALUE,
	GTAB_COLUMN_UNIT_OF,  /* 数量|件数|单位: units differ down the column */
	GTAB_COLUMN_LOWER_OF, /* …|下限 of figures printed rounded */
	GTAB_COLUMN_UPPER_OF  /* …|上限 */
} gtab_column_role;

/*
 * name       header path without the unit: 数量|件数. Unique in the table.
 * header     the whole header path, with its unit: 数量|人数（人）
 * unit       人 of 人数（人）; "" for none
 * printed_no what the line under the header prints: 甲, 1; "" when there is no such line
 * owner      index of the column a companion belongs to; its own index otherwise
 * source_no  number of the field in the file it came from, from 1; a companion has its owner's; 0 where the column was
 *            stacked from several
 * is_stub    left of the figures: labels and codes of the row (主栏)
 * field_idx  the form's field, or GTAB_MAP_NONE
 * identifier  the identifiers it holds, by the form or, where field_idx is GTAB_MAP_NONE, by a guess
 * width_chars  widest cell of the column (gtab_text_width), line breaks apart
 * n_scale    most decimal places printed in a number column
 * n_filled   cells that are not blank; n_figures of them read as figures
 */
typedef struct gtab_column {
	gtab_text name;
	gtab_text header;
	gtab_text unit;
	gtab_text printed_no;
	gtab_column_type type;
	gtab_type_reason reason;
	gtab_column_role role;
	size_t owner;
	size_t source_no;
	bool is_stub;
	size_t field_idx;
	gtab_identifier identifier;
	size_t width_chars;
	int n_scale;
	size_t n_filled;
	size_t n_figures;
} gtab_column;

/* The ASCII id of a type, as `#types:` has it: "number". */
gtab_text gtab_column_type_id(gtab_column_type type);

/*
 * A line that is not data. Keys, ASCII: title, form-no (表号), reporter (填报单位), unit (计量单位), unit[NAME],
 * period, head (any other line above the header), note, signature; others are forwarded as they came.
 * place has line_no 0 where the line did not come from a file.
 */
typedef struct gtab_context_line {
	gtab_text key;
	gtab_text value;
	gtab_place place;
} gtab_context_line;

/*
 * What stands above the rows of a table that was made and not read.
 *
 * source  what its rows are said to come from, "" for nothing
 */
typedef struct gtab_table_head {
	gtab_text source;
	const gtab_column *columns;
	size_t n_columns;
	const gtab_context_line *context;
	size_t n_context;
} gtab_table_head;

/*
 * Whether the column's figures may be added up: numbers, but not companions, and none whose name or unit says
 * that they are shares, rates, averages or ranks (占比, 结案率, 人均收入, %, 元/人).
 */
bool gtab_column_adds_up(const gtab_column *column);

/* Append what a spreadsheet calls the column: 2 is B. */
void gtab_column_letters(const gtab_column *column, gtab_buf *out);
/* Append the address a spreadsheet shows: column 2 of record 7 is B7. Nothing for a column that has no single place. */
void gtab_cell_address(const gtab_column *column, gtab_place place, gtab_buf *out);

#endif
