/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_GB18030_INTERNAL_H
#define GTAB_INPUT_GB18030_INTERNAL_H

#include <stddef.h>
#include <unicode/ucnv.h>

/*
 * Give the 18 characters that GB 18030-2005 put into the private use area their places of GB 18030-2022: ICU 72 has the
 * older mapping.
 */
void gtab_gb18030_update(UChar *text, size_t n_units);

/* Make a converter stop at what it cannot read; but 0x80 alone in GB18030 is €, as in code page 936. */
void gtab_gb18030_stop_at_bad(UConverter *converter, UErrorCode *code);

#endif
