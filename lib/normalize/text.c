/* SPDX-License-Identifier: MIT */
/*
 * Normal forms of free text and labels. Each changes representation only, and changes nothing when
 * it is run again.
 */

#include "normalize/glyph_internal.h"

#include <string.h>

static void
add_rules(gtab_rule_set *rules, gtab_rule_set more)
{
	if (rules != NULL)
		*rules |= more;
}

/* Whether a byte may begin something that free text does not keep; most cells have none. */
static bool
has_odd_byte(gtab_text t)
{
	for (size_t i = 0; i < t.len; i++) {
		const unsigned char byte = (unsigned char)t.ptr[i];

		if (byte == '\r' || byte == 0xC2 || byte == 0xE1 || byte == 0xE2)
			return true;
		if (byte == 0xEF && i + 1 < t.len && (unsigned char)t.ptr[i + 1] == 0xBB)
			return true;
	}
	return false;
}

/* Take a character of free text and append what it becomes; returns the rules that changed it. */
static gtab_rule_set
put_text_glyph(gtab_text *rest, gtab_buf *out)
{
	const gtab_text before = *rest;
	const uint32_t cp = gtab_utf8_next(rest);

	if (gtab_is_line_break(cp)) {
		if (cp == '\r')
			gtab_text_take(rest, GTAB_TEXT("\n"));
		gtab_buf_putc(out, '\n');
		return cp == '\n' ? 0 : GTAB_RULE_LINE_BREAK;
	}
	if (gtab_is_invisible(cp))
		return GTAB_RULE_SPACE;
	if (gtab_is_space(cp) && cp >= 0x80 && cp != 0x3000) {
		gtab_buf_putc(out, ' ');
		return GTAB_RULE_SPACE;
	}
	gtab_buf_put(out, gtab_text_slice(before, 0, before.len - rest->len));
	return 0;
}

void
gtab_text_normalize(gtab_text in, gtab_buf *out, gtab_rule_set *rules)
{
	gtab_text rest = gtab_trim_all(in);
	gtab_rule_set used = rest.len != in.len ? GTAB_RULE_SPACE : 0;

	if (has_odd_byte(rest))
		while (rest.len > 0)
			used |= put_text_glyph(&rest, out);
	else
		gtab_buf_put(out, rest);
	add_rules(rules, used);
}

/* White space between two characters of a label. */
struct gap {
	bool is_there;
	bool is_odd; /* more or other than one plain space */
	bool has_break;
};

static void
widen_gap(struct gap *gap, uint32_t cp)
{
	gap->is_odd |= gap->is_there || cp != ' ';
	gap->has_break |= gtab_is_line_break(cp);
	gap->is_there |= !gtab_is_invisible(cp);
}

/* Append what a gap becomes: nothing beside a Han character or at a line break, else one space. */
static gtab_rule_set
put_gap(const struct gap *gap, uint32_t before, uint32_t after, gtab_buf *out)
{
	if (gap->has_break)
		return GTAB_RULE_LINE_BREAK;
	if (gap->is_there && (gtab_is_han(before) || gtab_is_han(after)))
		return GTAB_RULE_LABEL;
	if (gap->is_there)
		gtab_buf_putc(out, ' ');
	return gap->is_odd ? GTAB_RULE_SPACE : 0;
}

static gtab_rule_set
put_closed_up(gtab_text rest, gtab_buf *out)
{
	gtab_rule_set used = 0;
	struct gap gap = { .is_there = false };
	uint32_t last = 0;

	while (rest.len > 0) {
		const gtab_text before = rest;
		const uint32_t cp = gtab_utf8_next(&rest);

		if (gtab_is_space(cp) || gtab_is_invisible(cp)) {
			widen_gap(&gap, cp);
			continue;
		}
		used |= put_gap(&gap, last, cp, out);
		gtab_buf_put(out, gtab_text_slice(before, 0, before.len - rest.len));
		gap = (struct gap){ .is_there = false };
		last = cp;
	}
	return used;
}

/* Whether a label shows the full-width cp, between these two, in half width. */
static bool
is_folded_in_label(uint32_t before, uint32_t cp, uint32_t after)
{
	const uint32_t narrow = gtab_narrow(cp);

	if (cp == narrow)
		return false;
	if (narrow == '.')
		return gtab_is_digit(before) && gtab_is_digit(gtab_narrow(after));
	return gtab_is_digit(narrow) || narrow == '%' || (narrow >= 'A' && narrow <= 'Z') ||
	       (narrow >= 'a' && narrow <= 'z');
}

/* Fold widths in what was appended since start, in place: half-width forms are shorter. */
static gtab_rule_set
fold_label(gtab_buf *out, size_t start)
{
	gtab_text rest = gtab_buf_from(out, start);
	gtab_rule_set used = 0;
	uint32_t last = 0;
	size_t len = start;

	while (rest.len > 0) {
		const gtab_text before = rest;
		const uint32_t cp = gtab_utf8_next(&rest);
		const size_t n = before.len - rest.len;

		if (is_folded_in_label(last, cp, gtab_peek(rest))) {
			last = gtab_narrow(cp);
			out->ptr[len++] = (char)last;
			used = GTAB_RULE_WIDTH;
		} else {
			memmove(out->ptr + len, before.ptr, n);
			last = cp;
			len += n;
		}
	}
	gtab_buf_truncate(out, len);
	return used;
}

void
gtab_label_normalize(gtab_text in, gtab_buf *out, gtab_rule_set *rules)
{
	const size_t start = out->len;
	const gtab_text trimmed = gtab_trim_all(in);
	gtab_rule_set used = trimmed.len != in.len ? GTAB_RULE_SPACE : 0;

	if (gtab_is_plain_ascii(trimmed)) {
		gtab_buf_put(out, trimmed);
	} else {
		used |= put_closed_up(trimmed, out);
		used |= fold_label(out, start);
	}
	add_rules(rules, used);
}
