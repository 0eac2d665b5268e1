/* SPDX-License-Identifier: MIT */
#ifndef GTAB_NORMALIZE_HAN_INTERNAL_H
#define GTAB_NORMALIZE_HAN_INTERNAL_H

/*
 * What is known of single Han characters, from tables made of ICU's and OpenCC's data (han_table.c).
 * No transliterator is opened at run time: 14 ms, and a tenth of the speed.
 */

#include <gtab/text.h>

#include <uchar.h>

enum { GTAB_HAN_FIRST = 0x4E00, GTAB_HAN_END = 0xA000 };

/* How a character's two GBK bytes could lie in UTF-8 text that was read as GBK. */
typedef enum gtab_han_bytes {
	GTAB_HAN_NO_UTF8,
	GTAB_HAN_LEAD_TRAIL, /* E4 B8: begins a character of three bytes; 涓 */
	GTAB_HAN_TRAIL_LEAD, /* AD E6: ends one and begins the next */
	GTAB_HAN_TRAIL_TRAIL /* 96 87: ends one; 枃 */
} gtab_han_bytes;

/* Traditional forms in code order, and the simplified form of each (ICU Hant-Hans). */
extern const char16_t gtab_hant[];
extern const char16_t gtab_hans[];
extern const size_t gtab_n_hant;

/* Characters whose simplified form a phrase decides, or OpenCC sees otherwise than ICU. Sorted. */
extern const char16_t gtab_hant_asks[];
extern const size_t gtab_n_hant_asks;

/* Characters that ICU folds and OpenCC leaves: 俱 is a word of its own. Sorted. */
extern const char16_t gtab_hant_keeps[];
extern const size_t gtab_n_hant_keeps;

/* Lines "dòng動凍棟\n", a line break first: common traditional forms by their reading (ICU Han-Latin). */
extern const char gtab_han_readings[];
extern const size_t gtab_han_readings_len;

/* Four bits a character: 1 GB 2312 level 1, 2 Big5 level 1, 4 and 8 a gtab_han_bytes. */
extern const uint32_t gtab_han_bits[(GTAB_HAN_END - GTAB_HAN_FIRST) / 8];

static inline unsigned
gtab_han_nibble(uint32_t cp)
{
	const uint32_t at = cp - GTAB_HAN_FIRST;

	if (cp < GTAB_HAN_FIRST || cp >= GTAB_HAN_END)
		return 0;
	return gtab_han_bits[at / 8] >> (at % 8 * 4) & 15;
}

/* Among the 3,755 of GB 2312 level 1 or the 5,401 of Big5 level 1. */
static inline bool
gtab_han_is_common(uint32_t cp)
{
	return (gtab_han_nibble(cp) & 3) != 0;
}

static inline gtab_han_bytes
gtab_han_bytes_of(uint32_t cp)
{
	return (gtab_han_bytes)(gtab_han_nibble(cp) >> 2);
}

/* Whether a sorted string of n units holds cp. */
bool gtab_han_is_in(const char16_t *sorted, size_t n, uint32_t cp);

/* The simplified form of a traditional character; cp itself when it has none. */
uint32_t gtab_han_fold(uint32_t cp);

#endif
