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

/* gtab_utf8_next(), with ASCII and most Han characters decoded in place. */
static inline uint32_t
gtab_next(gtab_text *t)
{
	const unsigned char *p = (const unsigned char *)t->ptr;

	if (p[0] >= 0xE3 && p[0] <= 0xE9 && t->len >= 3 && (p[1] & 0xC0) == 0x80 &&
	    (p[2] & 0xC0) == 0x80) {
		t->ptr += 3;
		t->len -= 3;
		return (p[0] & 15U) << 12 | (p[1] & 63U) << 6 | (p[2] & 63U);
	}
	if (p[0] >= 0x80)
		return gtab_utf8_next(t);
	t->ptr++;
	t->len--;
	return p[0];
}

/* Whether t is ASCII without c: many cells are, and need no look at their characters. */
static inline bool
gtab_is_ascii_without(gtab_text t, char c)
{
	unsigned char high = 0;
	bool has = false;

	for (size_t i = 0; i < t.len; i++) {
		high |= (unsigned char)t.ptr[i];
		has |= t.ptr[i] == c;
	}
	return high < 0x80 && !has;
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

static inline bool
gtab_is_line_break(uint32_t cp)
{
	return cp == '\n' || cp == '\r' || cp == 0x2028 || cp == 0x2029;
}

/* Printable ASCII without a space: no character of it changes in a label or code. */
static inline bool
gtab_is_plain_ascii(gtab_text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (t.ptr[i] <= ' ' || t.ptr[i] > '~')
			return false;
	return true;
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
