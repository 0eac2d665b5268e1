/* SPDX-License-Identifier: MIT */
/*
 * Cells that are clean already, told at one look: nearly all cells of a list are. What is not known here is left to
 * the rules, so a new rule that changes one of these characters takes it out below; test_clean_cell holds the two to
 * each other.
 */

#include "normalize/clean_internal.h"
#include "normalize/glyph_internal.h"

/* ---- figures, dates, codes ---- */

enum { DIGITS_MAX = 18 };

bool
gtab_number_is_clean(gtab_text t, int *scale_out)
{
	const char *p = t.ptr;
	const char *const end = t.ptr + t.len;
	const char *first, *point = NULL;
	bool has_value = false;

	if (p == end)
		return false;
	first = p += *p == '-';
	for (; p < end; p++) {
		if (*p == '.' && point == NULL)
			point = p;
		else if (!gtab_is_digit((unsigned char)*p))
			return false;
		has_value |= *p > '0';
	}
	if (first == end || end - first > DIGITS_MAX || first == point || end - 1 == point)
		return false;
	if ((*first == '0' && end - first > 1 && first + 1 != point) ||
	    (first > t.ptr && !has_value))
		return false; /* 007, -0 */
	*scale_out = point == NULL ? 0 : (int)(end - point - 1);
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

/* What an ASCII character is to a text. */
enum {
	IS_CLEAN = 1,
	IS_INNER_SPACE = 2, /* texts keep it inside, labels do not */
	IS_BRACKET = 4      /* behind a Han character it may open a note of pronunciation */
};

/* A ? may be what is left of lost text. */
static int
kind_of_ascii(unsigned char c)
{
	if (c > '?' && c <= '~')
		return IS_CLEAN;
	if (c == ' ' || c == '\t' || c == '\n')
		return IS_INNER_SPACE;
	if (c == '(')
		return IS_BRACKET;
	return c > ' ' && c < '?' ? IS_CLEAN : 0;
}

static bool
is_clean_ascii(const unsigned char *p, const unsigned char *start, int allowed)
{
	const int kind = kind_of_ascii(p[0]);

	return (kind & allowed) != 0 || (kind == IS_BRACKET && (p == start || p[-1] < 0x80));
}

/* A character of three bytes that is neither Han nor clean but alone is no other. */
static bool
is_clean_three(const unsigned char *p, bool after_lone)
{
	const uint32_t cp = (p[0] & 15U) << 12 | (p[1] & 63U) << 6 | (p[2] & 63U);

	return is_clean_mark(cp) || (!after_lone && is_lone_mark(cp));
}

static bool
is_clean(gtab_text t, int allowed)
{
	const unsigned char *p = (const unsigned char *)t.ptr;
	const unsigned char *const start = p;
	const unsigned char *const end = p + t.len;
	bool after_lone = false;

	if (t.len > 0 && (p[0] <= ' ' || end[-1] <= ' '))
		return false;
	while (p < end) {
		if (p[0] < 0x80) {
			if (!is_clean_ascii(p, start, allowed))
				return false;
			p++;
			after_lone = false;
			continue;
		}
		if (p[0] < 0xE2 || p[0] > 0xEF || end - p < 3 ||
		    (((p[1] ^ 0x80U) | (p[2] ^ 0x80U)) & 0xC0) != 0)
			return false;
		if (p[0] >= GTAB_CLEAN_HAN_FIRST && p[0] <= GTAB_CLEAN_HAN_LAST
			    ? (gtab_clean_han[p[0] - GTAB_CLEAN_HAN_FIRST][p[1] & 63] >>
				       (p[2] & 63) &
			       1) == 0
			    : !is_clean_three(p, after_lone))
			return false;
		after_lone = p[0] == 0xE2;
		p += 3;
	}
	return true;
}

bool
gtab_text_is_clean(gtab_text t)
{
	return is_clean(t, IS_CLEAN | IS_INNER_SPACE);
}

bool
gtab_label_is_clean(gtab_text t)
{
	return is_clean(t, IS_CLEAN);
}
