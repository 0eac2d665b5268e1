/* SPDX-License-Identifier: MIT */
/*
 * Cells that are clean already, told at one look: nearly all cells of a list are. What is not known here is left to
 * the rules, so a new rule that changes one of these characters takes it out below; test_clean_cell holds the two to
 * each other.
 */

#include "normalize/glyph_internal.h"
#include "normalize/han_internal.h"
#include "normalize/number_internal.h"

#include <uchar.h>

/* ---- figures, dates, codes ---- */

bool
gtab_number_is_clean(gtab_text t, gtab_decimal *out)
{
	gtab_decimal value;

	if (t.len == 0 || t.ptr[0] > '9' || !gtab_number_read_plain(t, &value))
		return false;
	if (t.ptr[0] == '-' && value.coefficient == 0)
		return false;
	*out = value;
	return true;
}

static int
two_digits(const char *p)
{
	return (p[0] - '0') * 10 + (p[1] - '0');
}

bool
gtab_date_is_clean(gtab_text t)
{
	const char *p = t.ptr;

	if (t.len != 10 || p[4] != '-' || p[7] != '-')
		return false;
	for (size_t i = 0; i < t.len; i++)
		if (i != 4 && i != 7 && !gtab_is_digit((unsigned char)p[i]))
			return false;
	return gtab_date_exists(two_digits(p) * 100 + two_digits(p + 2), two_digits(p + 5),
				two_digits(p + 8));
}

/* Digits, capitals and hyphens are neither scientific notation nor what a spreadsheet makes of a date. */
bool
gtab_code_is_clean(gtab_text t)
{
	for (size_t i = 0; i < t.len; i++) {
		const char c = t.ptr[i];

		if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && c != '-')
			return false;
	}
	return true;
}

/* ---- texts ---- */

/*
 * Han characters of which no rule takes notice: those that mojibake begins with are left out, and every word in
 * doubt.c holds one of these three.
 */
static bool
is_clean_han(uint32_t cp)
{
	return cp >= GTAB_HAN_FIRST && cp < GTAB_HAN_END && cp != U'着' && cp != U'利' &&
	       cp != U'锟' && gtab_han_bytes_of(cp) != GTAB_HAN_LEAD_TRAIL;
}

/* Chinese punctuation that labels keep too: 、。《》 and ！（），：；？. */
static bool
is_clean_mark(uint32_t cp)
{
	static const uint32_t full_width = 1U << 0x01 | 1U << 0x08 | 1U << 0x09 | 1U << 0x0C |
					   1U << 0x1A | 1U << 0x1B | 1U << 0x1F;

	if (cp > 0x3000 && cp < 0x3040)
		return true;
	return cp >= 0xFF00 && cp < 0xFF20 && (full_width >> (cp - 0xFF00) & 1) != 0;
}

/* Quotation marks and dashes, which two in a row could be mojibake: “ ” ‘ ’ — …. */
static bool
is_lone_mark(uint32_t cp)
{
	return cp == 0x201C || cp == 0x201D || cp == 0x2018 || cp == 0x2019 || cp == 0x2014 ||
	       cp == 0x2026;
}

/* Printable ASCII, but for what may be lost text (?) or a note of pronunciation behind a Han character. */
static bool
is_clean_ascii(unsigned char c, unsigned char before)
{
	return c > ' ' && c <= '~' && c != '?' && (c != '(' || before < 0x80);
}

/* White space that texts keep inside, and labels do not. */
static bool
is_inner_space(unsigned char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static bool
is_clean(gtab_text t, bool keeps_space)
{
	const unsigned char *p = (const unsigned char *)t.ptr;
	const unsigned char *const end = p + t.len;
	bool after_lone = false;

	if (t.len > 0 && (p[0] <= ' ' || end[-1] <= ' '))
		return false;
	for (const unsigned char *const start = p; p < end;) {
		uint32_t cp;

		if (p[0] < 0x80) {
			if (!is_clean_ascii(p[0], p > start ? p[-1] : 0) &&
			    !(keeps_space && is_inner_space(p[0])))
				return false;
			p++;
			after_lone = false;
			continue;
		}
		if (p[0] < 0xE2 || p[0] > 0xEF || end - p < 3 || (p[1] & 0xC0) != 0x80 ||
		    (p[2] & 0xC0) != 0x80)
			return false;
		cp = (p[0] & 15U) << 12 | (p[1] & 63U) << 6 | (p[2] & 63U);
		if (!is_clean_han(cp) && !is_clean_mark(cp) && (after_lone || !is_lone_mark(cp)))
			return false;
		after_lone = p[0] == 0xE2;
		p += 3;
	}
	return true;
}

bool
gtab_text_is_clean(gtab_text t)
{
	return is_clean(t, true);
}

bool
gtab_label_is_clean(gtab_text t)
{
	return is_clean(t, false);
}
