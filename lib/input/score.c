/* SPDX-License-Identifier: MIT */
/* Scoring readings: which legacy encoding makes common characters of the bytes. */

#include "input/score_internal.h"

#include <string.h>

/* Counts over one way of cutting the bytes into characters. */
typedef struct tally {
	size_t n_pairs;  /* double bytes that are letters, not punctuation */
	size_t n_common; /* of those, the ones the encoding keeps for frequent characters */
	size_t n_bad;    /* bytes that the encoding does not allow */
} tally;

/* How one encoding cuts: the length of the character at p, 0 when it is none, and what it counts for. */
typedef size_t cut_fn(const unsigned char *p, size_t len, tally *t);

static bool
is_between(unsigned char c, unsigned char low, unsigned char high)
{
	return c >= low && c <= high;
}

static bool
is_gb_trail(unsigned char c)
{
	return is_between(c, 0x40, 0xFE) && c != 0x7F;
}

/*
 * GB 18030-2005: level 1 of GB 2312 is B0A1 to D7F9; rows A1 to A9 are punctuation and signs, but for the kana of A4 and A5,
 * which no Chinese table holds.
 */
static size_t
cut_gb18030(const unsigned char *p, size_t len, tally *t)
{
	if (p[0] == 0x80)
		return 1; /* the euro sign of code page 936 */
	if (!is_between(p[0], 0x81, 0xFE))
		return 0;
	if (len >= 4 && is_between(p[1], 0x30, 0x39)) {
		const bool is_whole = is_between(p[2], 0x81, 0xFE) && is_between(p[3], 0x30, 0x39);

		t->n_pairs += is_whole; /* rare characters, but bytes that hardly come by chance */
		t->n_common += is_whole;
		return is_whole ? 4 : 0;
	}
	if (!is_gb_trail(p[1]))
		return 0;
	if (is_between(p[0], 0xA1, 0xA9) && p[0] != 0xA4 && p[0] != 0xA5 && p[1] >= 0xA1)
		return 2;
	t->n_pairs++;
	t->n_common += is_between(p[0], 0xB0, 0xD7) && p[1] >= 0xA1;
	return 2;
}

/* Big5: A440 to C67E is level 1, A140 to A3FE punctuation. */
static size_t
cut_big5(const unsigned char *p, size_t len, tally *t)
{
	(void)len;
	if (!is_between(p[0], 0x81, 0xFE) ||
	    !(is_between(p[1], 0x40, 0x7E) || is_between(p[1], 0xA1, 0xFE)))
		return 0;
	if (is_between(p[0], 0xA1, 0xA3))
		return 2;
	t->n_pairs++;
	t->n_common += is_between(p[0], 0xA4, 0xC6);
	return 2;
}

/* EUC-JP (JIS X 0208 in two bytes, 0212 in three, half-width kana behind 8E): kana are rows A4 and A5. */
static size_t
cut_euc_jp(const unsigned char *p, size_t len, tally *t)
{
	if (p[0] == 0x8F)
		return len >= 3 && p[1] >= 0xA1 && p[2] >= 0xA1 ? 3 : 0;
	if (p[0] == 0x8E)
		return is_between(p[1], 0xA1, 0xDF) ? 2 : 0;
	if (!is_between(p[0], 0xA1, 0xFE) || !is_between(p[1], 0xA1, 0xFE))
		return 0;
	t->n_pairs++;
	t->n_common += is_between(p[0], 0xA4, 0xA5);
	return 2;
}

/* EUC-KR: Hangul syllables are rows B0 to C8. */
static size_t
cut_euc_kr(const unsigned char *p, size_t len, tally *t)
{
	(void)len;
	if (!is_between(p[0], 0xA1, 0xFE) || !is_between(p[1], 0xA1, 0xFE))
		return 0;
	if (p[0] < 0xB0)
		return 2;
	t->n_pairs++;
	t->n_common += is_between(p[0], 0xB0, 0xC8);
	return 2;
}

static int
share(size_t part, size_t whole)
{
	return whole == 0 ? 0 : (int)(1000 * part / whole);
}

/* A damaged byte or two do not speak against an encoding; one in fifty does. */
static int
score(gtab_text sample, cut_fn *cut)
{
	const unsigned char *p = (const unsigned char *)sample.ptr;
	tally t = { 0, 0, 0 };
	size_t i = 0;

	while (i < sample.len) {
		size_t n = 1;

		if (p[i] >= 0x80) {
			if (sample.len - i < 2)
				break; /* cut at the end of the sample */
			n = cut(p + i, sample.len - i, &t);
		}
		t.n_bad += n == 0;
		i += n == 0 ? 1 : n;
	}
	return 50 * t.n_bad > t.n_pairs ? -1 : share(t.n_common, t.n_pairs);
}

/* Letters, signs and quotation marks of western tables: À to ü without Ð × Þ ð ÷ þ ÿ, £ ° « » € ‘ to —. */
static bool
is_western(unsigned char c)
{
	static const unsigned char signs[] = { 0x80, 0x9C, 0xA0, 0xA3, 0xAB, 0xB0, 0xB7, 0xBB };

	for (size_t i = 0; i < sizeof(signs); i++)
		if (c == signs[i])
			return true;
	return is_between(c, 0x91, 0x97) ||
	       (is_between(c, 0xC0, 0xFC) && (c & 0xDF) != 0xD0 && (c & 0xDF) != 0xD7);
}

static bool
is_letter(gtab_text t, size_t i)
{
	return i < t.len &&
	       ((t.ptr[i] >= 'a' && t.ptr[i] <= 'z') || (t.ptr[i] >= 'A' && t.ptr[i] <= 'Z'));
}

/* One accented letter or sign between ASCII, or two letters in a word: Größe. Chinese comes in longer runs. */
static bool
is_western_run(gtab_text t, size_t start, size_t len)
{
	const unsigned char *p = (const unsigned char *)t.ptr + start;

	if (len == 1)
		return is_western(p[0]);
	return len == 2 && is_western(p[0]) && is_western(p[1]) && start > 0 &&
	       is_letter(t, start - 1) && is_letter(t, start + 2);
}

static int
score_windows_1252(gtab_text sample, size_t *n_high)
{
	static const char unused[] = "\x81\x8D\x8F\x90\x9D"; /* no characters in windows-1252 */
	size_t n_western = 0, len;

	*n_high = 0;
	for (size_t i = 0; i < sample.len; i += len) {
		for (len = 0; i + len < sample.len && (unsigned char)sample.ptr[i + len] >= 0x80;
		     len++)
			if (strchr(unused, sample.ptr[i + len]) != NULL)
				return -1;
		*n_high += len;
		n_western += is_western_run(sample, i, len) ? len : 0;
		len = len == 0 ? 1 : len;
	}
	return share(n_western, *n_high);
}

/* Sequences of three bytes or more in valid UTF-8: what Han characters are in it. */
static size_t
count_wide(gtab_text line)
{
	size_t n = 0;

	for (size_t i = 0; i < line.len; i++)
		n += (unsigned char)line.ptr[i] >= 0xE0;
	return n;
}

/* Two wide characters of a legacy encoding hardly ever make a line of valid UTF-8, so such lines tell of a mixture. */
static void
count_lines(gtab_text sample, gtab_scores *out)
{
	out->n_utf8_lines = out->n_other_lines = 0;
	while (sample.len > 0) {
		const size_t end = gtab_text_find(sample, GTAB_TEXT("\n"));
		const gtab_text line = gtab_text_slice(sample, 0, end);
		const bool is_valid = gtab_utf8_valid_len(line) == line.len;

		if (end == sample.len && !is_valid)
			return; /* perhaps cut at the end of the sample */
		out->n_utf8_lines += is_valid && count_wide(line) >= 2;
		out->n_other_lines += !is_valid;
		sample = gtab_text_slice(sample, end + 1, sample.len);
	}
}

void
gtab_scores_count(gtab_text sample, gtab_scores *out)
{
	out->windows_1252 = score_windows_1252(sample, &out->n_high);
	if (out->windows_1252 < 0) {
		out->n_high = 0;
		for (size_t i = 0; i < sample.len; i++)
			out->n_high += (unsigned char)sample.ptr[i] >= 0x80;
	}
	count_lines(sample, out);
	out->gb18030 = score(sample, cut_gb18030);
	out->big5 = score(sample, cut_big5);
	out->euc_jp = score(sample, cut_euc_jp);
	out->euc_kr = score(sample, cut_euc_kr);
}
