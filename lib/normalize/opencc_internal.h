/* SPDX-License-Identifier: MIT */
#ifndef GTAB_NORMALIZE_OPENCC_INTERNAL_H
#define GTAB_NORMALIZE_OPENCC_INTERNAL_H

/*
 * OpenCC, asked only where a phrase decides (乾隆, 乾淨) and loaded only then, so that neither building
 * nor starting gtab needs it.
 */

#include <gtab/buf.h>

typedef struct gtab_opencc gtab_opencc;

/*
 * Load the library and its table from Taiwan's traditional to simplified characters, which alone tells
 * 看著 from 著名. NULL when it is not installed, or out of memory. Free with gtab_opencc_close().
 */
gtab_opencc *gtab_opencc_open(void);
void gtab_opencc_close(gtab_opencc *o); /* NULL is fine */

/* Append in converted. False when the library failed; out is as before then. */
bool gtab_opencc_convert(gtab_opencc *o, gtab_text in, gtab_buf *out);

#endif
