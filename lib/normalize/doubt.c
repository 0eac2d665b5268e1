/* SPDX-License-Identifier: MIT */
/* What in a text gives reason to doubt it. Nothing is changed for a doubt; it becomes a warning. */

#include "base/i18n.h"
#include "normalize/glyph_internal.h"
#include "normalize/han_internal.h"
#include "normalize/number_internal.h"
#include "normalize/repair_internal.h"

#include <uchar.h>

/* ---- text that is lost ---- */

static bool
take_lost(gtab_text *t, gtab_doubt *out)
{
	static const char *const marks[] = { "\uFFFD", "锟斤拷", "锟斤", "ï¿½" };
	const gtab_text whole = *t;
	bool is_taken = true;

	while (is_taken) {
		is_taken = false;
		for (size_t i = 0; !is_taken && i < sizeof(marks) / sizeof(*marks); i++)
			is_taken = gtab_text_take(t, gtab_text_of(marks[i]));
	}
	out->kind = GTAB_DOUBT_LOST;
	return t->len < whole.len;
}

/* ---- bytes that slipped ---- */

/* "?xiàng)": the bracket that opens the note is gone. */
static bool
take_orphan_note(gtab_text *t)
{
	gtab_text rest = *t;

	if (!gtab_text_take(&rest, GTAB_TEXT("?")) || !gtab_pinyin_take(&rest) ||
	    !gtab_text_take(&rest, GTAB_TEXT(")")))
		return false;
	*t = rest;
	return true;
}

/* One slip may leave several such notes, with a letter or two between: 域?qū)m?xiàng). */
static bool
take_slip(gtab_text *t, gtab_doubt *out)
{
	const gtab_text whole = *t;
	gtab_text rest = *t;

	out->kind = GTAB_DOUBT_BYTE_SLIP;
	for (size_t n_between = 0; n_between <= 2 && n_between <= t->len; n_between++) {
		rest = gtab_text_slice(*t, n_between, t->len);
		if (t->len == whole.len && n_between > 0)
			break;
		if (!take_orphan_note(&rest))
			continue;
		*t = rest;
		n_between = (size_t)-1; /* and look again from here */
	}
	return t->len < whole.len;
}

/* ---- text that was misread ---- */

static bool
is_private(uint32_t cp)
{
	return (cp >= 0xE000 && cp <= 0xF8FF) || (cp >= 0xF0000 && cp <= 0x10FFFD);
}

/* Whether what stands behind 涓 can be the rest of it: 枃 where a pair was lost between them. */
static bool
goes_on_in_gbk(uint32_t cp)
{
	const gtab_han_bytes bytes = gtab_han_bytes_of(cp);

	return is_private(cp) || bytes == GTAB_HAN_TRAIL_LEAD ||
	       (bytes == GTAB_HAN_TRAIL_TRAIL && !gtab_han_is_common(cp));
}

/* A run of what GBK makes of UTF-8, half of it rare at least: 涓枃. */
static bool
take_gbk_mojibake(gtab_text *t)
{
	gtab_text rest = *t;
	int n = 0;
	int n_rare = 0;

	if (gtab_han_bytes_of(gtab_utf8_next(&rest)) != GTAB_HAN_LEAD_TRAIL ||
	    !goes_on_in_gbk(gtab_peek(rest)))
		return false;
	for (rest = *t; rest.len > 0; n++) {
		const uint32_t cp = gtab_peek(rest);

		if (!is_private(cp) && gtab_han_bytes_of(cp) == GTAB_HAN_NO_UTF8)
			break;
		n_rare += !gtab_han_is_common(cp);
		gtab_utf8_next(&rest);
	}
	if (n_rare * 2 < n)
		return false;
	*t = rest;
	return true;
}

/* What stands behind é, ä, å only where bytes were misread: neither ’ nor a dash. */
static bool
is_stray_trail(uint32_t cp)
{
	static const char32_t strays[] = U"€‚ƒ„†‡ˆ‰Š‹ŒŽ‘“•˜™š›œžŸ¡¢£¤¥¦§¨©ª¬®¯±²³´µ¶¹º¼½¾¿";

	for (const char32_t *p = strays; *p != 0; p++)
		if (*p == cp)
			return true;
	return cp >= 0x80 && cp <= 0x9F;
}

static bool
take_1252_mojibake(gtab_text *t)
{
	gtab_text rest = *t;
	const uint32_t lead = gtab_utf8_next(&rest);
	const gtab_text behind_lead = rest;

	if (lead != 0xC3 && lead != 0xC2 && (lead < 0xE2 || lead > 0xE9) && lead != 0xEF)
		return false;
	while (is_stray_trail(gtab_peek(rest)))
		gtab_utf8_next(&rest);
	if (rest.len == behind_lead.len)
		return false;
	*t = rest;
	return true;
}

static bool
take_mojibake(gtab_text *t, gtab_doubt *out)
{
	out->kind = GTAB_DOUBT_MOJIBAKE;
	return take_1252_mojibake(t) || take_gbk_mojibake(t);
}

static bool
take_private(gtab_text *t, gtab_doubt *out)
{
	const gtab_text whole = *t;

	out->kind = GTAB_DOUBT_PRIVATE;
	while (is_private(gtab_peek(*t)))
		gtab_utf8_next(t);
	return t->len < whole.len;
}

/* ---- words that are written wrong ---- */

/*
 * 着 and 著, 权力 and 权利: what converters and typists confuse in these documents (domain.md §4). A word
 * counts only where `not_behind` does not follow: 明显着重.
 */
static bool
take_misspelt(gtab_text *t, gtab_doubt *out)
{
	static const struct {
		const char *written, *wanted, *not_behind;
	} words[] = {
		{ "显着", "显著", "重手眼力想" }, { "顯着", "顯著", "重手眼力想" },
		{ "卓着", "卓著", "" },           { "昭着", "昭著", "" },
		{ "权利类", "权力类", "型别" },   { "其他权利", "其他权力", "人" },
		{ "权利清单", "权力清单", "" },   { "行政权利", "行政权力", "" },
	};

	out->kind = GTAB_DOUBT_SPELLING;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		const gtab_text exceptions = gtab_text_of(words[i].not_behind);
		gtab_text rest = *t;

		if (!gtab_text_take(&rest, gtab_text_of(words[i].written)))
			continue;

		gtab_text next = rest;
		if (next.len > 0)
			gtab_utf8_next(&next);
		next = gtab_text_slice(rest, 0, rest.len - next.len);
		if (next.len > 0 && gtab_text_find(exceptions, next) < exceptions.len)
			continue;
		*t = rest;
		out->wanted = gtab_text_of(words[i].wanted);
		return true;
	}
	return false;
}

/* ---- codes ---- */

static bool
take_digits(gtab_text *t, size_t n_max)
{
	size_t n = 0;

	while (n < t->len && gtab_is_digit((unsigned char)t->ptr[n]))
		n++;
	*t = gtab_text_slice(*t, n, t->len);
	return n > 0 && n <= n_max;
}

static bool
take_english_month(gtab_text *t)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
					      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

	for (size_t i = 0; i < sizeof(months) / sizeof(*months); i++)
		if (gtab_text_take(t, gtab_text_of(months[i])))
			return true;
	return false;
}

/* 4-Mar, 4-Mar-15. */
static bool
is_day_month(gtab_text t)
{
	if (!take_digits(&t, 2) || !gtab_text_take(&t, GTAB_TEXT("-")) || !take_english_month(&t))
		return false;
	return t.len == 0 ||
	       (gtab_text_take(&t, GTAB_TEXT("-")) && take_digits(&t, 4) && t.len == 0);
}

/* Jan-02. */
static bool
is_month_year(gtab_text t)
{
	return take_english_month(&t) && gtab_text_take(&t, GTAB_TEXT("-")) && take_digits(&t, 4) &&
	       t.len == 0;
}

/* 1月2日. */
static bool
is_chinese_day(gtab_text t)
{
	return take_digits(&t, 2) && gtab_text_take(&t, GTAB_TEXT("月")) && take_digits(&t, 2) &&
	       gtab_text_take(&t, GTAB_TEXT("日")) && t.len == 0;
}

/* 2001/1/2, 2001年1月2日 and 2001-01-02 00:00:00, but not 2001-01-02, which may well be a code. */
static bool
is_whole_date(gtab_text t)
{
	gtab_text rest = t;
	gtab_period p;

	return take_digits(&rest, 4) && rest.len > 0 && (rest.ptr[0] != '-' || rest.len > 6) &&
	       gtab_date_parse(t, &p, NULL, NULL) == GTAB_OK;
}

bool
gtab_code_doubt(gtab_text code, gtab_doubt *out)
{
	code = gtab_trim_all(code);
	if (!is_day_month(code) && !is_month_year(code) && !is_chinese_day(code) &&
	    !is_whole_date(code))
		return false;
	*out = (gtab_doubt){ GTAB_DOUBT_DATE, code, GTAB_TEXT("") };
	return true;
}

/* ---- one after the other ---- */

typedef bool take_fn(gtab_text *t, gtab_doubt *out);

static bool
take_any(gtab_text *t, gtab_doubt *out)
{
	return take_lost(t, out) || take_mojibake(t, out) || take_private(t, out);
}

/* What may begin with cp; for nearly all characters nothing does. */
static take_fn *
taker_of(uint32_t cp)
{
	switch (cp) {
	case '?': return take_slip;
	case U'显':
	case U'顯':
	case U'卓':
	case U'昭':
	case U'权':
	case U'其':
	case U'行': return take_misspelt;
	case 0xC2:
	case 0xC3:
	case U'锟':
	case 0xFFFD: return take_any;
	default: break;
	}
	if (cp < 0x100)
		return cp >= 0xE2 && cp <= 0xEF ? take_any : NULL;
	return gtab_han_bytes_of(cp) == GTAB_HAN_LEAD_TRAIL || is_private(cp) ? take_any : NULL;
}

bool
gtab_doubt_next(gtab_text *rest, gtab_doubt *out)
{
	if (gtab_is_ascii_without(*rest, '?'))
		return false;
	while (rest->len > 0) {
		const gtab_text whole = *rest;
		take_fn *const take = taker_of(gtab_next(rest));
		gtab_text behind = whole;
		gtab_doubt found = { .wanted = GTAB_TEXT("") };

		if (take == NULL || !take(&behind, &found))
			continue;
		found.part = gtab_text_slice(whole, 0, whole.len - behind.len);
		*rest = behind;
		*out = found;
		return true;
	}
	return false;
}

/* ---- what is said of them ---- */

static const struct {
	const char *id;
	const char *sentence; /* the part, and for spelling what was meant */
} kinds[] = {
	[GTAB_DOUBT_LOST] = { "lost-text",
			      N_("text was lost here before: %.*s; see the source document") },
	[GTAB_DOUBT_MOJIBAKE] = { "mojibake", N_("%.*s was read in the wrong encoding and cannot "
						 "be put back with "
						 "certainty; see the source document") },
	[GTAB_DOUBT_BYTE_SLIP] = { "byte-slip",
				   N_("bytes are missing here: %.*s; see the source document") },
	[GTAB_DOUBT_PRIVATE] = { "private-use",
				 N_("%.*s is a private-use character, which others cannot read") },
	[GTAB_DOUBT_SPELLING] = { "spelling", N_("%.*s: %.*s was probably meant") },
	[GTAB_DOUBT_DATE] = { "code-date",
			      N_("%.*s is a date where a code should be: a spreadsheet changed it; "
				 "export the column as text") },
};

const char *
gtab_doubt_id(gtab_doubt_kind kind)
{
	return kinds[kind].id;
}

void
gtab_doubt_put(const gtab_doubt *doubt, gtab_buf *out)
{
	const gtab_text part = gtab_text_clip(doubt->part);

	if (doubt->kind == GTAB_DOUBT_SPELLING)
		gtab_buf_printf(out, _("%.*s: %.*s was probably meant"), GTAB_TEXT_ARG(part),
				GTAB_TEXT_ARG(doubt->wanted));
	else
		gtab_buf_printf(out, _(kinds[doubt->kind].sentence), GTAB_TEXT_ARG(part));
}
