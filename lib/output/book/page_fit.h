/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_PAGE_FIT_H
#define GTAB_OUTPUT_BOOK_PAGE_FIT_H

#include "output/book/sheet_plan.h"

/*
 * Choose portrait or landscape and give each column its width: one A4 page wide, margins as GB/T 9704-2012
 * (turned for landscape), and print no smaller than needed. The header must be laid already.
 * Returns GTAB_OK or GTAB_ENOMEM.
 */
gtab_status gtab_page_fit(gtab_sheet_plan *p);

/*
 * Whether a sheet of that height runs over its first page by so little that all of it should go there: a
 * signature alone on a second page is no use to who signs it.
 */
bool gtab_page_is_one(const gtab_sheet_plan *p, uint64_t height_pt);

#endif
