/* SPDX-License-Identifier: MIT */
/*
 * What a cell tells of the dialect that cut it: a figure, a date or a name says that it was cut where it was meant; a
 * stray bracket, quote or other delimiter says that it was not.
 */

#include <string.h>

#include "input/dialect_internal.h"

enum {
	TYPED = 100,
	QUOTED = 90,
	BLANK = 80,
	WORDS = 75,
	STRAY = 30, /* a quote that does not close, or text behind one that did */
	TYPED_MAX_LEN = 40
};

static bool
is_digit(gtab_text t, size_t i)
{
	return i < t.len && t.ptr[i] >= '0' && t.ptr[i] <= '9';
}

/* Signs of figures, dates and times besides digits. */
static bool
is_sign(char c)
{
	return c != '\0' && strchr("+-.,:/%() $eETZ", c) != NULL;
}

static bool
take_sign(gtab_text *t)
{
	static const gtab_text wide[] = { GTAB_TEXT("¥"),  GTAB_TEXT("￥"), GTAB_TEXT("€"),
					  GTAB_TEXT("£"),  GTAB_TEXT("％"), GTAB_TEXT("年"),
					  GTAB_TEXT("月"), GTAB_TEXT("日") };

	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (gtab_text_take(t, wide[i]))
			return true;
	if (!is_sign(t->ptr[0]))
		return false;
	*t = gtab_text_slice(*t, 1, t->len);
	return true;
}

/* Whether every comma in it is followed by three digits, or there is one only: 1,234,567 and 1,5, but not 1,2,3. */
static bool
has_sound_commas(gtab_text t)
{
	size_t n_commas = 0, n_groups = 0, at;

	while ((at = gtab_text_find(t, GTAB_TEXT(","))) < t.len) {
		size_t n_digits = 0;

		t = gtab_text_slice(t, at + 1, t.len);
		while (is_digit(t, n_digits))
			n_digits++;
		n_commas++;
		n_groups += n_digits == 3;
		if (n_digits == 0)
			return false;
	}
	return n_commas < 2 || n_commas == n_groups;
}

/* Digits, and nothing but signs that go with them. */
static bool
is_typed(gtab_text t)
{
	gtab_text rest = t;
	size_t n_digits = 0, n_signs = 0;

	if (t.len == 0 || t.len > TYPED_MAX_LEN)
		return false;
	while (rest.len > 0)
		if (is_digit(rest, 0)) {
			n_digits++;
			rest = gtab_text_slice(rest, 1, rest.len);
		} else if (!take_sign(&rest)) {
			return false;
		} else {
			n_signs++;
		}
	return n_digits > 0 && n_signs <= n_digits + 4 && has_sound_commas(t);
}

/* What stands in a text, found in one pass. Brackets: the number opened less the number closed. */
typedef struct traits {
	int n_brackets[6];
	bool has_tab;
	bool has_bar;
	bool has_semicolon;
	bool touches_figure; /* a mark written without spaces between a figure and something else: 354|Paris, 合计，7 */
	bool has_tight_comma;
	bool has_stop; /* 。that does not end it */
} traits;

static bool
is_between_figure(gtab_text t, size_t at, size_t len)
{
	const size_t after = at + len;

	return at > 0 && after < t.len && t.ptr[after] != ' ' &&
	       is_digit(t, at - 1) != is_digit(t, after);
}

static void
see_ascii(gtab_text t, size_t at, traits *out)
{
	switch (t.ptr[at]) {
	case '(': out->n_brackets[0]++; return;
	case ')': out->n_brackets[0]--; return;
	case '[': out->n_brackets[1]++; return;
	case ']': out->n_brackets[1]--; return;
	case '{': out->n_brackets[2]++; return;
	case '}': out->n_brackets[2]--; return;
	case '\t': out->has_tab = true; return;
	case '|': out->has_bar = true; break;
	case ';': out->has_semicolon = true; break;
	case ':': break;
	case ',': out->has_tight_comma |= at + 1 < t.len && t.ptr[at + 1] != ' '; return;
	default: return;
	}
	out->touches_figure |= is_between_figure(t, at, 1);
}

/* Three bytes that begin with E2, E3 or EF: Chinese punctuation, among others. */
static void
see_wide(gtab_text t, size_t at, traits *out)
{
	static const struct {
		gtab_text mark;
		int bracket;
		int step;
	} brackets[] = { { GTAB_TEXT("（"), 3, 1 }, { GTAB_TEXT("）"), 3, -1 },
			 { GTAB_TEXT("《"), 4, 1 }, { GTAB_TEXT("》"), 4, -1 },
			 { GTAB_TEXT("“"), 5, 1 },  { GTAB_TEXT("”"), 5, -1 } };
	const gtab_text here = gtab_text_slice(t, at, at + 3);

	for (size_t i = 0; i < sizeof(brackets) / sizeof(brackets[0]); i++)
		if (gtab_text_equal(here, brackets[i].mark))
			out->n_brackets[brackets[i].bracket] += brackets[i].step;
	out->touches_figure |=
		gtab_text_equal(here, GTAB_TEXT("，")) && is_between_figure(t, at, 3);
	out->has_stop |= gtab_text_equal(here, GTAB_TEXT("。")) && at + 3 < t.len;
}

static traits
traits_of(gtab_text t)
{
	traits found = { 0 };

	for (size_t at = 0; at < t.len; at++) {
		const unsigned char c = (unsigned char)t.ptr[at];

		if (c < 0x80)
			see_ascii(t, at, &found);
		else if (c == 0xE2 || c == 0xE3 || c == 0xEF)
			see_wide(t, at, &found);
	}
	return found;
}

/* A text that was cut in two has more of one bracket than of the other. */
static bool
is_unbalanced(const traits *found)
{
	for (size_t i = 0; i < sizeof(found->n_brackets) / sizeof(found->n_brackets[0]); i++)
		if (found->n_brackets[i] != 0)
			return true;
	return false;
}

/* What a delimiter of another dialect costs that stands in the text: the less it belongs in prose, the more. */
static int
cost_of(const traits *found)
{
	return 50 * found->has_tab + 10 * found->has_bar + 25 * found->has_semicolon +
	       20 * found->touches_figure + 20 * found->has_tight_comma + 10 * found->has_stop +
	       35 * is_unbalanced(found);
}

static int
text_worth(gtab_text t)
{
	const traits found = traits_of(t);
	int worth = WORDS - cost_of(&found);

	if (t.len > 1 && (t.ptr[0] == '"' || t.ptr[0] == '\'') && t.ptr[t.len - 1] == t.ptr[0])
		worth -= 30; /* the quotes of another dialect */
	return worth > 0 ? worth : 0;
}

bool
gtab_dialect_is_closed(gtab_text cell, char quote)
{
	const gtab_text trimmed = gtab_text_trim(cell);

	return trimmed.len >= 2 && trimmed.ptr[trimmed.len - 1] == quote;
}

static int
quoted_worth(gtab_text cell, char quote)
{
	const gtab_text trimmed = gtab_text_trim(cell);

	if (!gtab_dialect_is_closed(cell, quote))
		return STRAY;
	return is_typed(gtab_text_slice(trimmed, 1, trimmed.len - 1)) ? TYPED : QUOTED;
}

bool
gtab_dialect_is_typed(gtab_text cell, char quote)
{
	gtab_text t = gtab_text_trim(cell);

	if (t.len > 1 && t.ptr[0] == quote && t.ptr[t.len - 1] == quote)
		t = gtab_text_slice(t, 1, t.len - 1);
	return is_typed(t);
}

int
gtab_dialect_cell_worth(gtab_text cell, char quote)
{
	const gtab_text trimmed = gtab_text_trim(cell);

	if (trimmed.len == 0)
		return BLANK;
	if (cell.ptr[0] == quote)
		return quoted_worth(cell, quote);
	return is_typed(trimmed) ? TYPED : text_worth(trimmed);
}
