/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_SHEET_LINES_H
#define GTAB_OUTPUT_BOOK_SHEET_LINES_H

/*
 * The lines above and below the grid: title, period, 表号 block, 填报单位 and 计量单位; notes, signature.
 */

#include "output/book/sheet_plan.h"

/*
 * Lay the lines of a plan whose columns have their widths: fills above, below and their heights.
 * Returns GTAB_OK or GTAB_ENOMEM.
 */
gtab_status gtab_plan_lay_lines(gtab_sheet_plan *p);

/*
 * Split a signature line where a new label begins: "单位负责人：  填表人：  报出日期：2015年  月  日" is three.
 *
 * out  room for as many as the text has colons, and one more
 *
 * Returns how many there are.
 */
size_t gtab_signature_split(gtab_text line, gtab_text *out);

#endif
