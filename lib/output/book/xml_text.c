/* SPDX-License-Identifier: MIT */
/* What XML cannot hold, and what Excel would misread, is escaped here and nowhere else. */

#include "output/book/xml_text.h"

#include <gtab/buf.h>
#include <string.h>

static const uint64_t ONES = UINT64_C(0x0101010101010101);

size_t
gtab_utf16_len(gtab_text t)
{
	size_t n = 0;

	for (size_t i = 0; i < t.len; i++) {
		const unsigned char c = (unsigned char)t.ptr[i];

		n += (c & 0xC0U) != 0x80; /* the first byte of a character */
		n += c >= 0xF0;           /* beyond U+FFFF: a pair */
	}
	return n;
}

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Whether t begins with what Excel reads as an escape: _xHHHH_. */
static bool
is_escape(gtab_text t)
{
	return t.len >= 7 && t.ptr[0] == '_' && t.ptr[1] == 'x' && is_hex(t.ptr[2]) &&
	       is_hex(t.ptr[3]) && is_hex(t.ptr[4]) && is_hex(t.ptr[5]) && t.ptr[6] == '_';
}

static bool
is_xml_char(uint32_t cp)
{
	return cp == '\t' || cp == '\n' || (cp >= 0x20 && cp != 0xFFFE && cp != 0xFFFF);
}

/* Of eight bytes at once: the high bit of each that is below n (n <= 0x80); one above such a byte may be wrong. */
static uint64_t
below(uint64_t bytes, unsigned char n)
{
	return (bytes - ONES * n) & ~bytes & ONES * 0x80;
}

static bool
byte_may_need_care(unsigned char c)
{
	return c < 0x20 || c == '_' || c == 0xEF; /* 0xEF begins U+F000 to U+FFFF */
}

/* A quick look at the bytes: false when no character of t can need anything. */
static bool
may_need_care(gtab_text t)
{
	size_t i = 0;

	for (; t.len - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
		uint64_t bytes;

		memcpy(&bytes, t.ptr + i, sizeof(bytes));
		if ((below(bytes, 0x20) | below(bytes ^ ONES * '_', 1) |
		     below(bytes ^ ONES * 0xEF, 1)) != 0)
			return true;
	}
	for (; i < t.len; i++) {
		if (byte_may_need_care((unsigned char)t.ptr[i]))
			return true;
	}
	return false;
}

static void
put_fit(gtab_buf *out, gtab_text rest)
{
	while (rest.len > 0) {
		const gtab_text before = rest;
		const uint32_t cp = gtab_utf8_next(&rest);

		if (cp == '\r') {
			gtab_text_take(&rest, GTAB_TEXT("\n"));
			gtab_buf_putc(out, '\n');
		} else if (!is_xml_char(cp) || is_escape(before)) {
			gtab_buf_printf(out, "_x%04X_", (unsigned)cp & 0xFFFFU);
		} else {
			gtab_buf_put(out, gtab_text_slice(before, 0, before.len - rest.len));
		}
	}
}

gtab_text
gtab_xml_text(gtab_text t, gtab_arena *arena)
{
	gtab_buf fit;
	gtab_text copy = { 0 };

	if (!may_need_care(t))
		return t;
	gtab_buf_init(&fit);
	put_fit(&fit, t);
	arena->failed |= fit.failed;
	if (!fit.failed)
		copy = gtab_arena_copy(arena, gtab_buf_text(&fit));
	gtab_buf_clear(&fit);
	return copy;
}
