/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_FORMATS_H
#define GTAB_OUTPUT_BOOK_FORMATS_H

#include "output/book/sheet.h"

#include <xlsxwriter.h>

/* A libxlsxwriter format that looks as style says; owned by the workbook. NULL when out of memory. */
lxw_format *gtab_format_new(lxw_workbook *workbook, const gtab_sheet_style *style);

#endif
