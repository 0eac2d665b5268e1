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

/* More of one bracket than of the other: a text was cut in two. */
static bool
is_unbalanced(gtab_text t)
{
	static const gtab_text pairs[][2] = {
		{ GTAB_TEXT("("), GTAB_TEXT(")") },   { GTAB_TEXT("["), GTAB_TEXT("]") },
		{ GTAB_TEXT("{"), GTAB_TEXT("}") },   { GTAB_TEXT("（"), GTAB_TEXT("）") },
		{ GTAB_TEXT("《"), GTAB_TEXT("》") }, { GTAB_TEXT("“"), GTAB_TEXT("”") }
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if ((gtab_text_find(t, pairs[i][0]) < t.len) !=
		    (gtab_text_find(t, pairs[i][1]) < t.len))
			return true;
	return false;
}

/* A mark between a figure and something else that is written without a space: 354|Paris, 合计，7 */
static bool
touches_figure(gtab_text t, gtab_text mark)
{
	size_t at;

	while ((at = gtab_text_find(t, mark)) < t.len) {
		const size_t after = at + mark.len;
		const bool is_tight = after < t.len && at > 0 && t.ptr[after] != ' ';

		if (is_tight && is_digit(t, at - 1) != is_digit(t, after))
			return true;
		t = gtab_text_slice(t, after, t.len);
	}
	return false;
}

/* What a delimiter of another dialect costs that stands in the text: the less it belongs in prose, the more. */
static int
cost_of_marks(gtab_text t)
{
	static const struct {
		gtab_text mark;
		int cost;
		int cost_beside_figure;
	} marks[] = { { GTAB_TEXT("\t"), 50, 50 },
		      { GTAB_TEXT("|"), 10, 35 },
		      { GTAB_TEXT(";"), 25, 35 },
		      { GTAB_TEXT(":"), 0, 25 },
		      { GTAB_TEXT("，"), 0, 15 } };
	int cost = 0;

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (gtab_text_find(t, marks[i].mark) < t.len)
			cost += touches_figure(t, marks[i].mark) ? marks[i].cost_beside_figure
								 : marks[i].cost;
	return cost;
}

/* A comma without a space behind it, and a full stop that does not end the text. */
static int
cost_of_prose(gtab_text t)
{
	const size_t comma = gtab_text_find(t, GTAB_TEXT(","));
	const size_t stop = gtab_text_find(t, GTAB_TEXT("。"));

	return 20 * (comma + 1 < t.len && t.ptr[comma + 1] != ' ') + 10 * (stop + 3 < t.len);
}

static int
text_worth(gtab_text t)
{
	int worth = WORDS - cost_of_marks(t) - cost_of_prose(t);

	if (is_unbalanced(t))
		worth -= 35;
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
