/* SPDX-License-Identifier: MIT */
/* Row labels: what 合计, 小计, 累计 promise, and how 其中 and indents nest. */

#include "table/label_internal.h"

#include <uchar.h>

#include <gtab/normalize.h>

size_t
gtab_label_indent(gtab_text label)
{
	size_t columns = 0;

	while (label.len > 0) {
		const uint32_t cp = gtab_utf8_next(&label);

		if (!gtab_is_space(cp))
			break;
		columns += cp == 0x3000 ? 2 : cp == '\t' ? 4 : cp == 0x200B || cp == 0xFEFF ? 0 : 1;
	}
	return columns;
}

bool
gtab_label_ends(gtab_text label, gtab_text word)
{
	while (word.len > 0) {
		const uint32_t want = gtab_utf8_last(&word);

		label = gtab_text_trim(label);
		if (label.len == 0 || gtab_fold_simplified_cp(gtab_utf8_last(&label)) != want)
			return false;
	}
	return true;
}

/* 其中, with the spaces that a letter-spaced print puts inside. */
static bool
take_part_word(gtab_text *label)
{
	gtab_text rest = *label;

	if (!gtab_text_take(&rest, GTAB_TEXT("其")))
		return false;
	rest = gtab_text_trim(rest);
	if (!gtab_text_take(&rest, GTAB_TEXT("中")))
		return false;
	*label = rest;
	return true;
}

unsigned
gtab_label_take_parts(gtab_text *label)
{
	unsigned n = 0;

	*label = gtab_text_trim(*label);
	while (take_part_word(label)) {
		*label = gtab_text_trim(*label);
		if (!gtab_text_take(label, GTAB_TEXT("：")))
			gtab_text_take(label, GTAB_TEXT(":"));
		*label = gtab_text_trim(*label);
		n++;
	}
	return n;
}

static void
open_level(gtab_nesting *n, size_t indent)
{
	if (n->level < GTAB_LEVEL_MAX)
		n->indent[n->level++] = indent;
}

unsigned
gtab_nesting_next(gtab_nesting *n, gtab_text label)
{
	const size_t prefix_width = 6; /* of 其中：, under which the next parts are set */
	size_t indent;
	unsigned n_parts;

	if (n->level == 0 && !gtab_text_starts(gtab_text_trim(label), GTAB_TEXT("其")))
		return 0;
	indent = gtab_label_indent(label);
	n_parts = gtab_label_take_parts(&label);

	if (n_parts > 1) { /* a clean table says the depth in so many words */
		n->level = 0;
		while (n->level < n_parts && n->level < GTAB_LEVEL_MAX)
			open_level(n, 0);
		return n->level;
	}
	if (n_parts == 1) { /* nested only when set under the text of the part above */
		while (n->level > 0 && indent < n->indent[n->level - 1] + prefix_width)
			n->level--;
		open_level(n, indent);
		return n->level;
	}
	while (n->level > 0 && indent <= n->indent[n->level - 1])
		n->level--;
	return n->level;
}

/*
 * A label without any space, in simplified characters (小計 is 小计), in a small buffer; "" when it is too long to be one
 * of the words looked for.
 */
static gtab_text
squeeze(gtab_text label, char *out, size_t size)
{
	enum { LONGEST_CHARACTER = 4 };
	gtab_buf word = { out, 0, size, false }; /* never grows: there is room for each character */

	while (label.len > 0) {
		const uint32_t cp = gtab_utf8_next(&label);

		if (cp == GTAB_BAD_BYTE || gtab_is_space(cp))
			continue;
		if (size - word.len < LONGEST_CHARACTER)
			return GTAB_TEXT("");
		gtab_buf_put_cp(&word, gtab_fold_simplified_cp(cp));
	}
	return gtab_buf_text(&word);
}

/* 全市, 全省, 全县: 全 and one character. */
static bool
take_whole_area(gtab_text *label)
{
	gtab_text rest = *label;

	if (!gtab_text_take(&rest, GTAB_TEXT("全")) || rest.len == 0)
		return false;
	gtab_utf8_next(&rest);
	*label = rest;
	return true;
}

static bool
is_total_word(gtab_text word)
{
	static const gtab_text words[] = {
		GTAB_TEXT("合计"),
		GTAB_TEXT("总计"),
		GTAB_TEXT("总数"),
		GTAB_TEXT("共计"),
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (gtab_text_equal(word, words[i]))
			return true;
	return false;
}

static bool
is_whole_area(gtab_text word)
{
	return gtab_text_equal(word, GTAB_TEXT("全市")) ||
	       gtab_text_equal(word, GTAB_TEXT("全省")) || gtab_text_equal(word, GTAB_TEXT("全县"));
}

/* The character of three bytes at p; of other bytes anything. */
static uint32_t
three_bytes(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (u[0] & 15U) << 12 | (u[1] & 63U) << 6 | (u[2] & 63U);
}

/*
 * Whether a label could be one of the words below, by its first and last character: nearly none could. Both scripts,
 * as squeeze() folds them.
 */
static bool
may_be_class_word(gtab_text label)
{
	const gtab_text t = gtab_text_trim(label);

	if (t.len < sizeof("合计") - 1)
		return false;
	switch (three_bytes(t.ptr + t.len - 3)) {
	case U'计':
	case U'計':
	case U'数':
	case U'數':
	case U'市':
	case U'省':
	case U'县':
	case U'縣': return true;
	default: break;
	}
	switch (three_bytes(t.ptr)) {
	case U'累':
	case U'纍': return true;
	default: return false;
	}
}

gtab_row_class
gtab_label_class(gtab_text label, bool is_edge)
{
	char bytes[96];
	gtab_text word;

	if (!may_be_class_word(label))
		return GTAB_ROW_DETAIL;
	word = squeeze(label, bytes, sizeof(bytes));
	if (is_edge && is_whole_area(word))
		return GTAB_ROW_TOTAL;
	if (gtab_text_starts(word, GTAB_TEXT("累计")) || gtab_text_ends(word, GTAB_TEXT("累计")))
		return GTAB_ROW_CUMULATIVE;
	if (gtab_text_equal(word, GTAB_TEXT("小计")))
		return GTAB_ROW_SUBTOTAL;
	take_whole_area(&word);
	return is_total_word(word) ? GTAB_ROW_TOTAL : GTAB_ROW_DETAIL;
}

bool
gtab_label_is_of_row(gtab_text label)
{
	return gtab_label_class(label, false) != GTAB_ROW_DETAIL ||
	       gtab_label_take_parts(&label) > 0;
}
