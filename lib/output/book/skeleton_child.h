/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_SKELETON_CHILD_H
#define GTAB_OUTPUT_BOOK_SKELETON_CHILD_H

/*
 * The child's work: a workbook with all but its rows. The only file, with formats.c, that calls libxlsxwriter.
 */

#include "output/book/skeleton_request.h"

#include <gtab/status.h>

/*
 * Make the workbook that a request describes. The first cells of its first sheet are blank ones, one of each style.
 *
 * path  where libxlsxwriter writes it: /proc/self/fd/N
 *
 * Returns GTAB_OK, or trouble with err filled.
 */
gtab_status gtab_skeleton_make(const gtab_skeleton_head *head, const gtab_sheet_style *styles,
			       const gtab_skeleton_sheet *sheets, const char *path,
			       gtab_error *err);

#endif
