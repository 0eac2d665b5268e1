/* SPDX-License-Identifier: MIT */
/*
 * Traditional characters to simplified ones: for matching by a table alone, for output by the part of it
 * that no phrase overrules, and by OpenCC where one does.
 */

#include "normalize/glyph_internal.h"
#include "normalize/han_internal.h"
#include "normalize/opencc_internal.h"

#include <gtab/normalize.h>

#include <stdlib.h>

struct gtab_simplifier {
	gtab_opencc *opencc; /* NULL: not asked yet, or not installed */
	bool was_asked;
};

typedef uint32_t fold_fn(uint32_t cp);

static bool
is_asked(uint32_t cp)
{
	return gtab_han_is_in(gtab_hant_asks, gtab_n_hant_asks, cp);
}

/* The simplified form of cp where it is the same in every phrase. */
static uint32_t
fold_sure(uint32_t cp)
{
	const uint32_t folded = gtab_han_fold(cp);

	if (folded == cp || is_asked(cp) || gtab_han_is_in(gtab_hant_keeps, gtab_n_hant_keeps, cp))
		return cp;
	return folded;
}

/* Append in character by character; whether one changed. */
static bool
put_folded(gtab_text in, fold_fn *fold, gtab_buf *out)
{
	gtab_text kept = in; /* what follows the last change */
	bool is_changed = false;

	while (in.len > 0) {
		const size_t len = in.len;
		const uint32_t cp = gtab_next(&in);
		const uint32_t folded = cp < 0x3400 || cp >= GTAB_HAN_END ? cp : fold(cp);

		if (folded == cp)
			continue;
		gtab_buf_put(out, gtab_text_slice(kept, 0, kept.len - len));
		gtab_buf_put_cp(out, folded);
		kept = in;
		is_changed = true;
	}
	gtab_buf_put(out, kept);
	return is_changed;
}

void
gtab_fold_simplified(gtab_text in, gtab_buf *out)
{
	put_folded(in, gtab_han_fold, out);
}

uint32_t
gtab_fold_simplified_cp(uint32_t cp)
{
	return gtab_han_fold(cp);
}

gtab_status
gtab_simplifier_new(gtab_simplifier **out)
{
	*out = calloc(1, sizeof(**out));
	return *out == NULL ? GTAB_ENOMEM : GTAB_OK;
}

void
gtab_simplifier_free(gtab_simplifier *s)
{
	if (s == NULL)
		return;
	gtab_opencc_close(s->opencc);
	free(s);
}

/* Whether cp is written in simplified text only: a form of the table that Big5 does not count as common. */
static bool
is_simplified_only(uint32_t cp)
{
	if (cp < GTAB_HAN_FIRST || (gtab_han_nibble(cp) & 2) != 0)
		return false;
	for (size_t i = 0; i < gtab_n_hant; i++)
		if (gtab_hans[i] == cp)
			return true;
	return false;
}

/* How a cell is written, as far as 么 or 著 in it must know: both scripts use them. */
typedef enum script {
	SCRIPT_UNDECIDED, /* no character that a phrase decides, or nothing that shows the script */
	SCRIPT_TRADITIONAL, /* a phrase decides */
	SCRIPT_MIXED        /* so it does, but OpenCC would take 显著 for 显着 */
} script;

static script
script_of(gtab_text in)
{
	bool asks = false;
	bool is_traditional = false;

	for (gtab_text rest = in; rest.len > 0;) {
		const uint32_t cp = gtab_utf8_next(&rest);

		if (cp < 0x3400 || cp == GTAB_BAD_BYTE)
			continue;
		asks |= is_asked(cp);
		is_traditional |=
			is_asked(cp) ? (gtab_han_nibble(cp) & 1) == 0 : fold_sure(cp) != cp;
	}
	if (!asks || !is_traditional)
		return SCRIPT_UNDECIDED;
	while (in.len > 0)
		if (is_simplified_only(gtab_utf8_next(&in)))
			return SCRIPT_MIXED;
	return SCRIPT_TRADITIONAL;
}

static bool
is_in(uint32_t cp, gtab_text set)
{
	while (set.len > 0)
		if (gtab_utf8_next(&set) == cp)
			return true;
	return false;
}

/*
 * 著 is 着 behind a verb (看著, 隨著) and before 力 重 手, and stays in what is written or plain to see (原著, 顯著, 著名).
 * OpenCC turns whatever its list of phrases lacks, 原著 among it; here what neither list has stays, and is not sure.
 */
static uint32_t
decide_zhu(uint32_t before, uint32_t after, bool *is_sure)
{
	static const gtab_text stays_behind = GTAB_TEXT("显原名专论巨译编合遗土昭卓拙新所较");
	static const gtab_text stays_before = GTAB_TEXT("名作者述称稱书書录錄");
	static const gtab_text turns_behind =
		GTAB_TEXT("看听说穿衣随沿接有为朝本跟借顺向对凭带拿抱围绕执意味当");
	static const gtab_text turns_before = GTAB_TEXT("力重手眼落急火想陆陸装裝色实實");

	if (is_in(before, stays_behind) || is_in(after, stays_before))
		return U'著';
	if (is_in(before, turns_behind) || is_in(after, turns_before))
		return U'着';
	*is_sure = false;
	return U'著';
}

/*
 * Append in: what OpenCC says where it is asked, the table elsewhere. False when they do not go together.
 *
 * is_sure  set to false when a 著 was left as it is for want of a reason
 */
static bool
put_merged(gtab_text in, gtab_text converted, gtab_buf *out, bool *is_sure)
{
	const size_t start = out->len;
	uint32_t before = 0;

	while (in.len > 0 && converted.len > 0) {
		const uint32_t cp = gtab_utf8_next(&in);
		uint32_t theirs = gtab_utf8_next(&converted);
		gtab_text rest = in;

		if (cp == U'著')
			theirs = decide_zhu(before, rest.len > 0 ? gtab_utf8_next(&rest) : 0,
					    is_sure);
		before = is_asked(cp) ? theirs : fold_sure(cp);
		gtab_buf_put_cp(out, before);
	}
	if (in.len == converted.len)
		return true;
	gtab_buf_truncate(out, start);
	return false;
}

static bool
ask_opencc(gtab_simplifier *s, gtab_text in, gtab_buf *out, bool *is_sure)
{
	gtab_buf converted;
	bool is_told;

	if (!s->was_asked)
		s->opencc = gtab_opencc_open();
	s->was_asked = true;
	if (s->opencc == NULL || gtab_utf8_valid_len(in) < in.len)
		return false;
	gtab_buf_init(&converted);
	is_told = gtab_opencc_convert(s->opencc, in, &converted) &&
		  put_merged(in, gtab_buf_text(&converted), out, is_sure);
	out->failed |= converted.failed;
	gtab_buf_clear(&converted);
	return is_told;
}

bool
gtab_simplify(gtab_simplifier *s, gtab_text in, gtab_buf *out, gtab_rule_set *rules)
{
	const size_t start = out->len;
	const script written = script_of(in);
	bool is_sure = true;
	const bool is_asked_well =
		written == SCRIPT_TRADITIONAL && ask_opencc(s, in, out, &is_sure);
	bool is_changed;

	if (is_asked_well)
		is_changed = !gtab_text_equal(gtab_buf_from(out, start), in);
	else
		is_changed = put_folded(in, fold_sure, out);
	if (rules != NULL && is_changed)
		*rules |= GTAB_RULE_SIMPLIFY;
	return (is_asked_well && is_sure) || written == SCRIPT_UNDECIDED;
}
