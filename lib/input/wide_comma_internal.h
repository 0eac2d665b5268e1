/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_WIDE_COMMA_INTERNAL_H
#define GTAB_INPUT_WIDE_COMMA_INTERNAL_H

/*
 * ，(U+FF0C) as a delimiter has three bytes where everything else that divides records has one. Such a file is read with
 * each ，as the byte GTAB_DELIMITER_WIDE_COMMA, which no UTF-8 holds, and those inside quotes are put back.
 */

#include <gtab/buf.h>

void gtab_wide_comma_narrow(gtab_text text, gtab_buf *out);
void gtab_wide_comma_restore(gtab_text text, gtab_buf *out);

#endif
