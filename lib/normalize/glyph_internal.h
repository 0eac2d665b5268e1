/* SPDX-License-Identifier: MIT */
#ifndef GTAB_NORMALIZE_GLYPH_INTERNAL_H
#define GTAB_NORMALIZE_GLYPH_INTERNAL_H

/* Classes of characters that several cell rules ask for; small enough to inline. */

#include <gtab/normalize.h>

/* The first code point of t, or 0 when t is empty; t stays where it is. */
static inline uint32_t
gtab_peek(gtab_text t)
{
	if (t.len == 0)
		return 0;
	return (unsigned char)t.ptr[0] < 0x80 ? (unsigned char)t.ptr[0] : gtab_utf8_next(&t);
}

/* U+FF01 to U+FF5E as the ASCII they stand for, anything else as it is. */
static inline uint32_t
gtab_narrow(uint32_t cp)
{
	return cp >= 0xFF01 && cp <= 0xFF5E ? cp - 0xFEE0 : cp;
}

static inline bool
gtab_is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static inline bool
gtab_is_han(uint32_t cp)
{
	return cp == 0x3007 || (cp >= 0x3400 && cp <= 0x4DBF) || (cp >= 0x4E00 && cp <= 0x9FFF) ||
	       (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0x20000 && cp <= 0x3FFFF);
}

/*
 * Characters that take no room and carry nothing in a table: zero-width spaces, soft hyphen, and
 * the direction marks that Windows dialogs put around copied numbers. The joiners U+200C and U+200D
 * stay, since they change letters in some scripts.
 */
static inline bool
gtab_is_invisible(uint32_t cp)
{
	return cp == 0xAD || cp == 0x200B || cp == 0x200E || cp == 0x200F ||
	       (cp >= 0x202A && cp <= 0x202E) || cp == 0x2060 || cp == 0xFEFF;
}

/* As gtab_text_trim(), and drops invisible characters at both ends too. */
gtab_text gtab_trim_all(gtab_text t);

/* Bytes of the Chinese numerals that t begins with: 一, 佰, 廿, 〇, 万. */
size_t gtab_numeral_span(gtab_text t);

/* Whether cp is one of them. */
bool gtab_is_numeral(uint32_t cp);

/* Whether cp is a Chinese zero: 零, 〇 and the circles typed for it. */
bool gtab_is_zero_glyph(uint32_t cp);

#endif
