/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_SHEET_NAME_H
#define GTAB_OUTPUT_BOOK_SHEET_NAME_H

/*
 * Sheet names that Excel takes.
 */

#include <gtab/buf.h>
#include <gtab/map.h>

/*
 * Append a valid name, near to wanted, that no earlier call on the same map has given: at most 31 UTF-16
 * units, none of []:*?/\ (their full-width forms stand in), no control characters, no apostrophe at either
 * end, not "History", different from the others when case is folded.
 *
 * taken  folded names given so far; this one is added
 *
 * Returns GTAB_OK or GTAB_ENOMEM. Examples: "" is 表1; "a/b" twice is "a／b" and "a／b (2)".
 */
gtab_status gtab_sheet_name(gtab_map *taken, gtab_text wanted, gtab_buf *out);

#endif
