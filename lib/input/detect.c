/* SPDX-License-Identifier: MIT */
/* Detection: the encoding that the first bytes prove, or that makes common characters of a sample. */

#include <string.h>

#include "input/encoding_internal.h"
#include "input/score_internal.h"

/* Characters every table has: a comma, a line end, a digit, a space. */
static bool
is_common(unsigned high, unsigned low)
{
	return high == 0 &&
	       (low == '\n' || low == '\r' || low == '\t' || (low >= ' ' && low < 0x7F));
}

/* UTF-8 with a stray NUL: UTF-16 that reads as valid UTF-8 is nearly all ASCII, and so half NUL. */
static bool
is_utf8_with_nul(gtab_text head)
{
	size_t n_nul = 0;

	for (size_t i = 0; i < head.len; i++)
		n_nul += head.ptr[i] == '\0';
	/* the head may end inside a character */
	return gtab_utf8_valid_len(head) + 4 > head.len && 8 * n_nul < head.len;
}

/* What speaks for one byte order of UTF-16. */
typedef struct utf16_evidence {
	size_t n_common;
	size_t n_control;
	bool has_line_end;
} utf16_evidence;

static void
add_evidence(utf16_evidence *e, unsigned high, unsigned low)
{
	e->n_common += is_common(high, low);
	e->n_control += high == 0 && low < '\t';
	e->has_line_end |= high == 0 && (low == '\n' || low == '\r');
}

/* One byte order is frequent, the other and control characters rare, and the line ends are written in it: not a stray NUL in other text. */
static bool
is_order(utf16_evidence it, utf16_evidence other, gtab_text head)
{
	const bool has_line_end = memchr(head.ptr, '\n', head.len) != NULL ||
				  memchr(head.ptr, '\r', head.len) != NULL;

	return it.n_common > 4 * (other.n_common + it.n_control) && 256 * it.n_common >= head.len &&
	       (it.has_line_end || !has_line_end);
}

/* UTF-16 without a mark: ASCII stands in every table, so one order of its bytes is frequent, the other absent. */
static gtab_encoding
utf16_by_pattern(gtab_text head)
{
	const unsigned char *p = (const unsigned char *)head.ptr;
	utf16_evidence le = { 0, 0, false }, be = { 0, 0, false };

	for (size_t i = 0; i + 1 < head.len; i += 2) {
		add_evidence(&le, p[i + 1], p[i]);
		add_evidence(&be, p[i], p[i + 1]);
	}
	if (is_order(le, be, head))
		return GTAB_UTF16LE;
	return is_order(be, le, head) ? GTAB_UTF16BE : GTAB_ENCODING_AUTO;
}

/* ---- UTF-32: three bytes of four are zero in every unit, or nearly; planes above 3 hold no characters of a table ---- */

static bool
is_utf32(gtab_text head, size_t high, size_t second)
{
	const unsigned char *p = (const unsigned char *)head.ptr;

	if (head.len < 8)
		return false;
	for (size_t i = 0; i + 4 <= head.len; i += 4)
		if (p[i + high] != 0 || p[i + second] > 3 || memcmp(p + i, "\0\0\0", 4) == 0)
			return false;
	return true;
}

static gtab_encoding
wide_by_pattern(gtab_text head)
{
	if (is_utf32(head, 3, 2))
		return GTAB_UTF32LE;
	if (is_utf32(head, 0, 1))
		return GTAB_UTF32BE;
	return utf16_by_pattern(head);
}

gtab_encoding
gtab_encoding_by_head(gtab_text head)
{
	static const gtab_encoding marked[] = { GTAB_UTF8_BOM, GTAB_UTF32LE, GTAB_UTF32BE,
						GTAB_UTF16LE, GTAB_UTF16BE };

	for (size_t i = 0; i < sizeof(marked) / sizeof(marked[0]); i++)
		if (gtab_text_starts(head, gtab_encoding_info_of(marked[i])->mark))
			return marked[i];
	if (head.len > 0 && memchr(head.ptr, 0, head.len) != NULL && !is_utf8_with_nul(head))
		return wide_by_pattern(head);
	return GTAB_ENCODING_AUTO;
}

/* ---- legacy encodings, by score ---- */

enum {
	EVIDENCE = 300,  /* below, nothing speaks for a reading */
	PLAUSIBLE = 500, /* from here on, a rival makes sense too */
	THIN_MARGIN = 100,
	ENOUGH = 48,      /* high bytes; of fewer no margin says much, and home is taken */
	HOME = 50,        /* what GB18030 is given: nearly every file of this trade is in it */
	KANA_SHARE = 150, /* running Japanese has more, Chinese none */
	KANA_SCORE = 1200,
	KANA_ENOUGH = 20, /* high bytes; a few Big5 characters can look like kana */
	WESTERN_SHARE = 800,
	KOREAN_SHARE = 980,
	KOREAN_PAIRS = 120, /* high bytes; Chinese leaves the Hangul rows long before */
	HANDFUL = 8,        /* characters: with no more of them nothing is certain */
	UNCERTAIN = 299
};

static int
score_of(const gtab_scores *s, gtab_encoding e)
{
	switch (e) {
	case GTAB_GB18030: return s->gb18030 < 0 ? -1 : s->gb18030 + HOME;
	case GTAB_BIG5: return s->big5;
	case GTAB_EUC_JP:
		return s->euc_jp >= KANA_SHARE && s->n_high >= KANA_ENOUGH ? KANA_SCORE : 0;
	case GTAB_EUC_KR:
		return s->euc_kr >= KOREAN_SHARE && s->n_high >= KOREAN_PAIRS ? s->euc_kr : 0;
	case GTAB_WINDOWS_1252: return s->windows_1252 >= WESTERN_SHARE ? s->windows_1252 : 0;
	default: return -1;
	}
}

gtab_verdict
gtab_encoding_by_score(gtab_text sample)
{
	static const gtab_encoding candidates[] = { GTAB_GB18030, GTAB_BIG5, GTAB_EUC_JP,
						    GTAB_EUC_KR, GTAB_WINDOWS_1252 };
	gtab_verdict v = { GTAB_GB18030, GTAB_ENCODING_AUTO, 0, false, false, false };
	gtab_scores scores;
	int best = EVIDENCE, second = 0;
	size_t n_chars;

	gtab_scores_count(sample, &scores);
	for (size_t i = 0; i < sizeof(candidates) / sizeof(candidates[0]); i++) {
		const int score = score_of(&scores, candidates[i]);

		if (score >= best) {
			second = best;
			v.rival = v.encoding;
			best = score;
			v.encoding = candidates[i];
		} else if (score > second) {
			second = score;
			v.rival = candidates[i];
		}
	}
	v.certainty = best - second;
	n_chars = v.encoding == GTAB_WINDOWS_1252 ? scores.n_high : scores.n_high / 2;
	if (n_chars <= HANDFUL && v.certainty > UNCERTAIN)
		v.certainty = UNCERTAIN;
	v.is_senseless = best == EVIDENCE && n_chars > HANDFUL;
	v.is_thin = second >= PLAUSIBLE && v.certainty < THIN_MARGIN && scores.n_high >= ENOUGH;
	v.is_mixed = scores.n_utf8_lines > 0 && 10 * scores.n_utf8_lines >= scores.n_other_lines &&
		     scores.n_other_lines > 0;
	return v;
}

/* ---- valid UTF-8 that need not be ---- */

static bool
is_ascii_letter(gtab_text t, size_t i)
{
	return i < t.len &&
	       ((t.ptr[i] >= 'a' && t.ptr[i] <= 'z') || (t.ptr[i] >= 'A' && t.ptr[i] <= 'Z'));
}

bool
gtab_encoding_may_be_gb18030(gtab_text text)
{
	const unsigned char *p = (const unsigned char *)text.ptr;
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (p[i] < 0x80)
			continue;
		/* é of Orléans stands beside letters; °A1 to ×F9 are the frequent characters */
		if (p[i] < 0xC3 || p[i] > 0xD7 || i + 1 == text.len || p[i + 1] < 0xA1 ||
		    is_ascii_letter(text, i - 1) || is_ascii_letter(text, i + 2))
			return false;
		n++;
		i++;
	}
	return n > 0 && n <= HANDFUL;
}
