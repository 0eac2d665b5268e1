/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_CONTENT_INTERNAL_H
#define GTAB_INPUT_CONTENT_INTERNAL_H

#include <gtab/text.h>

/* What to do about a file that begins with these bytes, translated; NULL when it may be text. */
const char *gtab_content_advice(gtab_text head);

#endif
