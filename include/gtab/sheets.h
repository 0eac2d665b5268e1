/* SPDX-License-Identifier: MIT */
#ifndef GTAB_SHEETS_H
#define GTAB_SHEETS_H

/*
 * A form as the three sheets that clerks write in a spreadsheet:
 *
 * 指标      a field a row: 指标名称, 标题, 别名, 类型, 计量单位, 小数位, 主栏, 类别, 必填, 唯一, …
 * 审核关系  a relation a row: 编号, 关系, 性质, 说明
 * 字典      a value a row: 字典 (the field), 项 (the value), 写法 (how else it is written), 限定 (是: no other
 *           is allowed); and the form's own properties under （表）: title, fieldsMatch, layout, …
 *
 * What has no column of its own stands as JSON in 其他, so that nothing is lost either way.
 */

#include <gtab/buf.h>
#include <gtab/status.h>
#include <gtab/stream.h>

typedef enum gtab_sheet_kind {
	GTAB_SHEET_FIELDS,
	GTAB_SHEET_RELATIONS,
	GTAB_SHEET_LISTS,
	GTAB_N_SHEETS
} gtab_sheet_kind;

/* What the sheet is called, as a file (指标.csv) and as a sheet of a workbook: "指标". Borrowed for ever. */
const char *gtab_sheets_name(gtab_sheet_kind kind);

/*
 * Append a form's sheets as CSV, UTF-8 without a mark, LF.
 *
 * json  the form's text; GTAB_EUSAGE with its line when it is no JSON object with fields
 * out   one buffer for each kind
 */
gtab_status gtab_sheets_put(gtab_text json, gtab_buf out[GTAB_N_SHEETS], gtab_error *err);

/*
 * Append the form that sheets make, as JSON.
 *
 * sheets  raw rows of each kind (gtab_csv_open(), gtab_xlsx_open()); the fields must be there, the others may
 *         be NULL. Lines above the header are passed over. Borrowed; read to the end
 *
 * Returns GTAB_OK; GTAB_EUSAGE with file, line and what was expected; what reading the rows returns.
 */
gtab_status gtab_sheets_read(gtab_stream *sheets[GTAB_N_SHEETS], gtab_buf *json_out,
			     gtab_error *err);

#endif
