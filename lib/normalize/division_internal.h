/* SPDX-License-Identifier: MIT */
#ifndef GTAB_NORMALIZE_DIVISION_INTERNAL_H
#define GTAB_NORMALIZE_DIVISION_INTERNAL_H

#include <stddef.h>

/* Lines "141181孝义市\n" in the order of their codes. */
extern const char gtab_division_lines[];
extern const size_t gtab_division_lines_len;

#endif
