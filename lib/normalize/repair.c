/* SPDX-License-Identifier: MIT */
/*
 * Damaged text: one look tells which repairs a cell could need, and nearly all need none. Repairs run
 * until none applies, so that repairing twice is repairing once.
 */

#include "normalize/glyph_internal.h"
#include "normalize/han_internal.h"
#include "normalize/repair_internal.h"

enum { ROUNDS_MAX = 8 };

/* Characters that windows-1252 makes of the bytes above 7F. */
static bool
is_high_latin(uint32_t cp)
{
	return (cp >= 0x80 && cp <= 0x17E) || cp == 0x192 || cp == 0x2C6 || cp == 0x2DC ||
	       (cp >= 0x2013 && cp <= 0x203A) || cp == 0x20AC || cp == 0x2122;
}

/*
 * What GBK makes of a byte that ends a character of UTF-8 and one that begins the next: Han, kana and
 * the like, and much of its private area.
 */
static bool
goes_on_in_utf8(uint32_t cp)
{
	static const struct {
		uint16_t first, last;
	} ranges[] = {
		{ 0xA4, 0xA4 },     { 0xB0, 0xB0 },     { 0x391, 0x451 },   { 0x2032, 0x2033 },
		{ 0x2103, 0x2103 }, { 0x3040, 0x3129 }, { 0xE000, 0xE765 }, { 0xFF04, 0xFF04 },
		{ 0xFF41, 0xFF5A }, { 0xFFE0, 0xFFE1 },
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
		if (cp >= ranges[i].first && cp <= ranges[i].last)
			return true;
	return gtab_han_bytes_of(cp) == GTAB_HAN_TRAIL_LEAD;
}

/* The rules that two neighbouring characters could speak for. */
static gtab_rule_set
hint_of(uint32_t before, uint32_t cp)
{
	if (cp < 0x80 && before < 0x80)
		return before == '?' && cp > ' ' ? GTAB_RULE_BYTE_SLIP : 0;
	if (cp == '(')
		return gtab_is_han(before) ? GTAB_RULE_PINYIN : 0;
	if (before == '?')
		return GTAB_RULE_BYTE_SLIP;
	if (is_high_latin(before) && is_high_latin(cp))
		return GTAB_RULE_MOJIBAKE;
	return gtab_han_bytes_of(before) == GTAB_HAN_LEAD_TRAIL && goes_on_in_utf8(cp)
		       ? GTAB_RULE_MOJIBAKE
		       : 0;
}

static gtab_rule_set
hints_of(gtab_text t)
{
	gtab_rule_set hints = 0;
	uint32_t before = 0;

	if (gtab_is_ascii_without(t, '?'))
		return 0;
	while (t.len > 0) {
		const uint32_t cp = gtab_next(&t);

		hints |= hint_of(before, cp);
		before = cp;
	}
	return hints;
}

/* In the order they undo each other: what came last is undone first. */
static const struct {
	gtab_rule rule;
	bool (*undo)(gtab_text t, gtab_buf *out);
} repairs[] = {
	{ GTAB_RULE_MOJIBAKE, gtab_mojibake_undo },
	{ GTAB_RULE_BYTE_SLIP, gtab_slip_undo },
	{ GTAB_RULE_PINYIN, gtab_pinyin_drop },
};

/* Apply what is hinted at to *now, with *spare to write into. The rules that changed it. */
static gtab_rule_set
repair_round(gtab_buf *now, gtab_buf *spare, gtab_rule_set allowed)
{
	gtab_rule_set used = 0;

	for (size_t i = 0; i < sizeof(repairs) / sizeof(*repairs); i++) {
		const gtab_text text = gtab_buf_text(now);

		gtab_buf_truncate(spare, 0);
		if ((hints_of(text) & allowed & repairs[i].rule) == 0 ||
		    !repairs[i].undo(text, spare))
			continue;

		const gtab_buf swap = *now;
		*now = *spare;
		*spare = swap;
		used |= repairs[i].rule;
	}
	return used;
}

bool
gtab_text_repair(gtab_text in, gtab_rule_set allowed, gtab_buf *out, gtab_rule_set *rules)
{
	gtab_buf now, spare;
	gtab_rule_set used = 0;
	gtab_rule_set more = 1;

	if ((hints_of(in) & allowed) == 0)
		return false;
	gtab_buf_init(&now);
	gtab_buf_init(&spare);
	gtab_buf_put(&now, in);
	for (int i = 0; i < ROUNDS_MAX && more != 0; i++)
		used |= more = repair_round(&now, &spare, allowed);
	out->failed |= now.failed || spare.failed;
	if (used != 0)
		gtab_buf_put(out, gtab_buf_text(&now));
	gtab_buf_clear(&now);
	gtab_buf_clear(&spare);
	if (rules != NULL)
		*rules |= used;
	return used != 0 && !out->failed;
}
