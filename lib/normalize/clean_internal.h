/* SPDX-License-Identifier: MIT */
#ifndef GTAB_NORMALIZE_CLEAN_INTERNAL_H
#define GTAB_NORMALIZE_CLEAN_INTERNAL_H

#include <stdint.h>

enum { GTAB_CLEAN_HAN_FIRST = 0xE4, GTAB_CLEAN_HAN_LAST = 0xE9 };

/*
 * Han characters of which no rule takes notice, U+4E00 to U+9FFF by the three bytes of their UTF-8: a bit for the last
 * byte in a word for the other two. Left out are those that mojibake begins with, and 着, 利 and 锟, of which every word
 * in doubt.c holds one.
 */
extern const uint64_t gtab_clean_han[GTAB_CLEAN_HAN_LAST - GTAB_CLEAN_HAN_FIRST + 1][64];

#endif
