/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_ENCODING_INTERNAL_H
#define GTAB_INPUT_ENCODING_INTERNAL_H

#include <gtab/input.h>

/* The encoding that a byte order mark or the NUL pattern of UTF-16 proves; else GTAB_ENCODING_AUTO. */
gtab_encoding gtab_encoding_by_head(gtab_text head);

#endif
