/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_STYLES_H
#define GTAB_OUTPUT_BOOK_STYLES_H

/*
 * The styles of one workbook, numbered as they are first used.
 */

#include "output/book/sheet.h"

#include <gtab/status.h>

typedef struct gtab_styles gtab_styles;

gtab_status gtab_styles_new(gtab_styles **out); /* *out NULL on GTAB_ENOMEM */
void gtab_styles_free(gtab_styles *s);          /* NULL is fine */

/* The number of a style, from 0; a new one is added. Out of memory: 0, and gtab_styles_failed(). */
uint32_t gtab_styles_get(gtab_styles *s, const gtab_sheet_style *style);
bool gtab_styles_failed(const gtab_styles *s);

/* All of them in order; borrowed until the next gtab_styles_get(). */
const gtab_sheet_style *gtab_styles_all(const gtab_styles *s, size_t *n_out);

#endif
