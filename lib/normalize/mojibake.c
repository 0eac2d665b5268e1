/* SPDX-License-Identifier: MIT */
/*
 * Text that was decoded as another encoding than it was in, once or several times over. It goes back
 * as it came: to the bytes of the wrong encoding, and from them to text by the right one.
 */

#include "normalize/glyph_internal.h"
#include "normalize/han_internal.h"
#include "normalize/repair_internal.h"

#include <uchar.h>

enum { STEPS_MAX = 16, LATIN_HAN_MIN = 2, GBK_HAN_MIN = 2 };

/* windows-1252 from 0x80; 0 where it has no character, and Latin-1's control stands in. */
static const char16_t cp1252[32] = {
	0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* The byte of a character in windows-1252 or Latin-1, or -1. */
static int
byte_of(uint32_t cp)
{
	if (cp <= 0xFF)
		return (int)cp;
	for (size_t i = 0; i < sizeof(cp1252) / sizeof(*cp1252); i++)
		if (cp1252[i] == cp)
			return (int)(0x80 + i);
	return -1;
}

static bool
put_bytes_of_1252(gtab_text t, gtab_buf *out)
{
	while (t.len > 0) {
		const int byte = byte_of(gtab_utf8_next(&t));

		if (byte < 0)
			return false;
		gtab_buf_putc(out, (char)byte);
	}
	return true;
}

bool
gtab_is_common_mark(uint32_t cp)
{
	static const struct {
		uint16_t first, last;
	} ranges[] = {
		{ 0x20, 0x7E },     { 0xA0, 0xFF },     { 0x152, 0x153 },   { 0x160, 0x161 },
		{ 0x178, 0x178 },   { 0x17D, 0x17E },   { 0x2010, 0x2026 }, { 0x2030, 0x2033 },
		{ 0x2039, 0x203B }, { 0x20AC, 0x20AC }, { 0x2103, 0x2103 }, { 0x2116, 0x2122 },
		{ 0x2160, 0x217F }, { 0x2190, 0x2193 }, { 0x2200, 0x22FF }, { 0x2460, 0x249B },
		{ 0x25A0, 0x25CF }, { 0x3000, 0x301F }, { 0xFEFF, 0xFEFF }, { 0xFF01, 0xFF5E },
		{ 0xFFE5, 0xFFE5 },
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
		if (cp >= ranges[i].first && cp <= ranges[i].last)
			return true;
	return cp == '\t' || cp == '\n' || cp == '\r';
}

/* What a text is made of. */
struct makeup {
	size_t n_han;
	size_t n_rare;   /* Han characters that are not common */
	size_t n_level1; /* Han characters of GB 2312 level 1 */
	size_t n_odd;    /* other characters that published tables do not hold */
};

static struct makeup
look_at(gtab_text t)
{
	struct makeup m = { .n_han = 0 };

	while (t.len > 0) {
		const uint32_t cp = gtab_utf8_next(&t);

		if (gtab_is_han(cp)) {
			m.n_han++;
			m.n_rare += !gtab_han_is_common(cp);
			m.n_level1 += gtab_han_nibble(cp) & 1;
		} else {
			m.n_odd += !gtab_is_common_mark(cp);
		}
	}
	return m;
}

static bool
is_clean(gtab_text t)
{
	const struct makeup m = look_at(t);

	return m.n_rare == 0 && m.n_odd == 0;
}

static bool
has_high(gtab_text t)
{
	for (size_t i = 0; i < t.len; i++)
		if ((unsigned char)t.ptr[i] >= 0x80)
			return true;
	return false;
}

/* UTF-8 read as windows-1252: Ã© is é, ä¸­ is 中. */
static bool
from_1252(gtab_text t, gtab_buf *out)
{
	return put_bytes_of_1252(t, out) && has_high(gtab_buf_text(out)) &&
	       gtab_utf8_valid_len(gtab_buf_text(out)) == out->len;
}

/* UTF-8 read as GBK. Half of what is read so must be rare, which names and words are not. */
static bool
from_gbk(gtab_text t, gtab_buf *out)
{
	const struct makeup before = look_at(t);

	if (before.n_han + before.n_odd <= GBK_HAN_MIN || before.n_level1 * 2 > before.n_han)
		return false; /* n_odd: GBK's private area */
	return gtab_gbk_encode(t, out) && gtab_utf8_valid_len(gtab_buf_text(out)) == out->len &&
	       look_at(gtab_buf_text(out)).n_han >= GBK_HAN_MIN;
}

/* GBK read as windows-1252: ÖÐÎÄ is 中文. No language sets four such letters in a row. */
static bool
gbk_from_1252(gtab_text t, gtab_buf *out)
{
	gtab_buf bytes;
	struct makeup after;
	bool is_gbk;

	gtab_buf_init(&bytes);
	is_gbk = put_bytes_of_1252(t, &bytes) && gtab_gbk_decode(gtab_buf_text(&bytes), out);
	out->failed |= bytes.failed;
	gtab_buf_clear(&bytes);
	after = look_at(gtab_buf_text(out));
	return is_gbk && after.n_han >= LATIN_HAN_MIN && after.n_level1 == after.n_han;
}

/* One step back; false when there is none. out is emptied first. */
static bool
step_back(gtab_text t, gtab_buf *out)
{
	static bool (*const ways[])(gtab_text, gtab_buf *) = { from_1252, from_gbk, gbk_from_1252 };

	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		gtab_buf_truncate(out, 0);
		if (ways[i](t, out) && out->len < t.len)
			return true;
	}
	return false;
}

/* Step back as far as it goes, into *now. A text that is damaged still at the end is not certain. */
static bool
walk_back(gtab_buf *now, gtab_buf *next)
{
	int n_steps = 0;

	while (n_steps < STEPS_MAX && step_back(gtab_buf_text(now), next)) {
		const gtab_buf swap = *now;

		*now = *next;
		*next = swap;
		n_steps++;
	}
	return n_steps > 0 && is_clean(gtab_buf_text(now));
}

/* ï»¿ before a text that is whole: only its byte order mark was taken for characters, and nothing else begins so. */
static bool
drop_mark(gtab_text t, gtab_buf *out)
{
	if (!gtab_text_take(&t, GTAB_TEXT("ï»¿")))
		return false;
	gtab_buf_put(out, t);
	return !out->failed;
}

bool
gtab_mojibake_undo(gtab_text t, gtab_buf *out)
{
	gtab_buf now, next;
	bool is_found;

	gtab_buf_init(&now);
	gtab_buf_init(&next);
	gtab_buf_put(&now, t);
	is_found = walk_back(&now, &next);
	out->failed |= now.failed || next.failed;
	if (is_found) {
		gtab_text text = gtab_buf_text(&now);

		gtab_text_take(&text, GTAB_TEXT("\uFEFF")); /* the byte order mark, read as text */
		gtab_buf_put(out, text);
	}
	gtab_buf_clear(&now);
	gtab_buf_clear(&next);
	return is_found ? !out->failed : drop_mark(t, out);
}
