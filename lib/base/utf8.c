/* SPDX-License-Identifier: MIT */
/* UTF-8: code points, width on a Chinese page (UAX #11), edit distance. */

#include "base/utf8_internal.h"

#include <string.h>
#include <unicode/uchar.h>

/* Bytes of the sequence that this first byte promises; 0 when it begins none. */
static size_t
sequence_len(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first < 0xC2)
		return 0;
	if (first < 0xE0)
		return 2;
	if (first < 0xF0)
		return 3;
	return first < 0xF5 ? 4 : 0;
}

/* Second bytes that would make the sequence overlong, a surrogate, or above U+10FFFF. */
static bool
second_is_bad(unsigned char first, unsigned char second)
{
	return (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
	       (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
}

size_t
gtab_utf8_sequence(const unsigned char *p, size_t len)
{
	const size_t n = sequence_len(p[0]);

	if (n == 0 || n > len || (n > 1 && second_is_bad(p[0], p[1])))
		return 0;
	for (size_t i = 1; i < n; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	return n;
}

static uint32_t
code_point(const unsigned char *p, size_t n)
{
	static const unsigned char first_mask[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	uint32_t cp = p[0] & first_mask[n];

	for (size_t i = 1; i < n; i++)
		cp = cp << 6 | (p[i] & 0x3F);
	return cp;
}

/* A three-byte sequence without special cases: U+1000 to U+CFFF, which hold nearly all Han. */
static bool
is_plain_three(const unsigned char *p, size_t len)
{
	return p[0] > 0xE0 && p[0] < 0xED && len >= 3 && (p[1] & 0xC0) == 0x80 &&
	       (p[2] & 0xC0) == 0x80;
}

static uint32_t
advance(gtab_text *t, size_t n, uint32_t cp)
{
	t->ptr += n;
	t->len -= n;
	return cp;
}

uint32_t
gtab_utf8_next(gtab_text *t)
{
	const unsigned char *p = (const unsigned char *)t->ptr;
	size_t n;

	if (p[0] < 0x80)
		return advance(t, 1, p[0]);
	if (is_plain_three(p, t->len))
		return advance(t, 3, code_point(p, 3));
	n = gtab_utf8_sequence(p, t->len);
	return n == 0 ? advance(t, 1, GTAB_BAD_BYTE) : advance(t, n, code_point(p, n));
}

uint32_t
gtab_utf8_last(gtab_text *t)
{
	const unsigned char *p = (const unsigned char *)t->ptr;

	for (size_t n = 1; n <= 4 && n <= t->len; n++) {
		const unsigned char *at = p + t->len - n;

		if ((*at & 0xC0) == 0x80)
			continue;
		if (gtab_utf8_sequence(at, n) != n)
			break;
		t->len -= n;
		return code_point(at, n);
	}
	t->len--;
	return GTAB_BAD_BYTE;
}

size_t
gtab_utf8_count(gtab_text t)
{
	size_t n_cp = 0;

	for (size_t i = 0; i < t.len; i++)
		n_cp += ((unsigned char)t.ptr[i] & 0xC0) != 0x80;
	return n_cp;
}

static size_t
cp_width(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 0x20 && cp != 0x7F;
	if (cp >= 0x4E00 && cp <= 0x9FFF)
		return 2;
	switch (u_charType((UChar32)cp)) {
	case U_NON_SPACING_MARK:
	case U_ENCLOSING_MARK:
	case U_FORMAT_CHAR: return 0;
	default: break;
	}
	switch (u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH)) {
	case U_EA_WIDE:
	case U_EA_FULLWIDTH:
	case U_EA_AMBIGUOUS: return 2;
	default: return 1;
	}
}

static bool
is_trail(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* Take the ASCII characters and U+5000 to U+9FFF that t begins with, nearly all there are; their width. */
static size_t
take_plain_width(gtab_text *t)
{
	const char *const p = t->ptr;
	size_t i = 0, width = 0;

	while (i < t->len) {
		const unsigned char c = (unsigned char)p[i];

		if (c >= 0x20 && c < 0x7F) {
			i++;
			width++;
		} else if (c >= 0xE5 && c <= 0xE9 && t->len - i > 2 && is_trail(p[i + 1]) &&
			   is_trail(p[i + 2])) {
			i += 3;
			width += 2;
		} else {
			break;
		}
	}
	*t = gtab_text_slice(*t, i, t->len);
	return width;
}

size_t
gtab_text_width(gtab_text t)
{
	size_t width = take_plain_width(&t);

	while (t.len > 0) {
		const uint32_t cp = gtab_utf8_next(&t);

		width += cp == GTAB_BAD_BYTE ? 1 : cp_width(cp);
		width += take_plain_width(&t);
	}
	return width;
}

enum { DISTANCE_MAX_CP = 64 };

static size_t
code_points(gtab_text t, uint32_t out[DISTANCE_MAX_CP])
{
	size_t n = 0;

	while (t.len > 0 && n < DISTANCE_MAX_CP)
		out[n++] = gtab_utf8_next(&t);
	return n;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Drop what a and b have in common at both ends: it costs no edit. */
static void
drop_common(gtab_text *a, gtab_text *b)
{
	gtab_text x = *a, y = *b;

	while (x.len > 0 && y.len > 0 && gtab_utf8_next(&x) == gtab_utf8_next(&y)) {
		*a = x;
		*b = y;
	}
	x = *a;
	y = *b;
	while (x.len > 0 && y.len > 0 && gtab_utf8_last(&x) == gtab_utf8_last(&y)) {
		*a = x;
		*b = y;
	}
}

/* Restricted Damerau-Levenshtein over three rows of the matrix; where more than 64 differ, their heads are compared. */
size_t
gtab_text_distance(gtab_text a, gtab_text b, size_t max)
{
	uint32_t x[DISTANCE_MAX_CP], y[DISTANCE_MAX_CP];
	size_t rows[3][DISTANCE_MAX_CP + 1];
	size_t *now = rows[0];
	size_t n, m;

	drop_common(&a, &b);
	n = code_points(a, x);
	m = code_points(b, y);
	for (size_t j = 0; j <= m; j++)
		now[j] = j;
	for (size_t i = 1; i <= n; i++) {
		const size_t *above = rows[(i - 1) % 3], *above2 = rows[(i + 1) % 3];

		now = rows[i % 3];
		now[0] = i;
		for (size_t j = 1; j <= m; j++) {
			now[j] = least(least(above[j], now[j - 1]) + 1,
				       above[j - 1] + (x[i - 1] != y[j - 1]));
			if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
				now[j] = least(now[j], above2[j - 2] + 1);
		}
	}
	return now[m] <= max ? now[m] : max + 1;
}
