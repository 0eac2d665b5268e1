/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_DIALECT_INTERNAL_H
#define GTAB_INPUT_DIALECT_INTERNAL_H

#include <gtab/text.h>

/* Excel's own hint, a first line `sep=;`: the delimiter, and the bytes of the line with its end. */
bool gtab_dialect_sep_line(gtab_text head, char *delimiter_out, size_t *len_out);

/*
 * The delimiter among , TAB ; | under which most records of the head have the same number of fields.
 * The comma when none divides anything.
 */
char gtab_dialect_delimiter(gtab_text head);

#endif
