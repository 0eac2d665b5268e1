/* SPDX-License-Identifier: MIT */
#ifndef GTAB_BASE_UTF8_INTERNAL_H
#define GTAB_BASE_UTF8_INTERNAL_H

#include <gtab/text.h>

/* Length of the valid sequence at p, which has len > 0 bytes; 0 when there is none. */
size_t gtab_utf8_sequence(const unsigned char *p, size_t len);

/* gtab_utf8_valid_len() without anything that not every processor has. */
size_t gtab_utf8_valid_len_plain(gtab_text t);

#endif
