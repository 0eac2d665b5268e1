/* SPDX-License-Identifier: MIT */
/*
 * A byte slip: in a GBK text the lead byte A1 of a mark (。is A1 A3) became "?", so the bytes behind it
 * were paired anew until one in the range of ASCII put them right, and a later pass made full-width
 * marks half-width. 付。”這話 so becomes 付?!边@話.
 */

#include "normalize/glyph_internal.h"
#include "normalize/han_internal.h"
#include "normalize/repair_internal.h"

#include <string.h>
#include <uchar.h>

enum { CHARACTERS_MAX = 24, SOUND_MIN = 8, LOST_LEAD = 0xA1 };

/* Bytes from the lost one on; their number is odd while the last waits for its trail. */
struct stream {
	unsigned char bytes[2 * CHARACTERS_MAX + 2];
	size_t n;
};

static bool
push_pair(struct stream *s, gtab_text character)
{
	gtab_buf pair;
	bool is_pair;

	gtab_buf_init(&pair);
	is_pair = gtab_gbk_encode(character, &pair) && pair.len == 2;
	if (is_pair)
		memcpy(s->bytes + s->n, pair.ptr, 2);
	s->n += is_pair ? 2 : 0;
	gtab_buf_clear(&pair);
	return is_pair;
}

/*
 * A half-width mark right behind the "?" was full-width: ! was A3 A1. Not so a second "?", which may as well
 * stand for bytes that were no character.
 */
static bool
push_widened(struct stream *s, uint32_t cp)
{
	if (s->n != 1 || cp == 0 || cp >= 0x80 || strchr("!;,:()", (int)cp) == NULL)
		return false;
	s->bytes[s->n++] = 0xA3;
	s->bytes[s->n++] = (unsigned char)(cp | 0x80);
	return true;
}

/* The one common traditional character that begins with the lead byte and is read so; 0 for none or two. */
static uint32_t
by_reading(unsigned char lead, gtab_text reading)
{
	gtab_text lines = { gtab_han_readings, gtab_han_readings_len };
	uint32_t found = 0;
	gtab_buf line;

	gtab_buf_init(&line);
	gtab_buf_putc(&line, '\n');
	gtab_buf_put(&line, reading);
	lines = gtab_text_slice(lines, gtab_text_find(lines, gtab_buf_text(&line)) + line.len,
				lines.len);
	gtab_buf_clear(&line);
	while (lines.len > 0 && gtab_is_han(gtab_peek(lines))) {
		struct stream pair = { .n = 0 };
		const gtab_text before = lines;
		const uint32_t cp = gtab_utf8_next(&lines);

		if (!push_pair(&pair, gtab_text_slice(before, 0, before.len - lines.len)) ||
		    pair.bytes[0] != lead)
			continue;
		if (found != 0)
			return 0;
		found = cp;
	}
	return found;
}

/* "?dòng)": the trail byte and the bracket became "?", but the note behind names the character. */
static uint32_t
take_noted(const struct stream *s, gtab_text *rest)
{
	gtab_text after = *rest;
	const gtab_text reading = after;

	if (!gtab_pinyin_take(&after))
		return 0;

	const uint32_t cp = by_reading(s->bytes[s->n - 1],
				       gtab_text_slice(reading, 0, reading.len - after.len));
	if (cp == 0 || !gtab_text_take(&after, GTAB_TEXT(")")))
		return 0;
	*rest = after;
	return cp;
}

/* Whether what the bytes give reads well: a mark, then marks and common characters. */
static bool
reads_well(gtab_text t)
{
	static const char32_t marks[] = U"。、“”‘’《》〈〉「」『』【】〔〕—…·";
	bool is_first = true;

	for (; t.len > 0; is_first = false) {
		const uint32_t cp = gtab_utf8_next(&t);
		bool is_mark = cp >= 0xFF01 && cp <= 0xFF5E;

		for (const char32_t *p = marks; *p != 0; p++)
			is_mark |= *p == cp;
		if (is_first ? !is_mark : !is_mark && !gtab_han_is_common(cp))
			return false;
	}
	return !is_first;
}

/* Append the pairs of the stream, and a last character that a note gave; false when they do not read well. */
static bool
put_stream(const struct stream *s, uint32_t last, gtab_buf *out)
{
	const size_t start = out->len;
	const gtab_text bytes = { (const char *)s->bytes, s->n & ~(size_t)1 };

	if (!gtab_gbk_decode(bytes, out))
		return false;
	if (last != 0)
		gtab_buf_put_cp(out, last);
	if (reads_well(gtab_buf_from(out, start)))
		return true;
	gtab_buf_truncate(out, start);
	return false;
}

/* Whether the text behind a repair is sound: no further "?", letter or rare character near, but for notes. */
static bool
goes_on_well(gtab_text t)
{
	for (int i = 0; i < SOUND_MIN && t.len > 0; i++) {
		const uint32_t cp = gtab_utf8_next(&t);

		if (cp == '(' && gtab_pinyin_take(&t))
			continue;
		if (gtab_is_han(cp) ? !gtab_han_is_common(cp) : !gtab_is_common_mark(cp))
			return false;
		if (cp == '?' || (cp >= 0x40 && cp <= 0x7E))
			return false;
	}
	return true;
}

/* Take a slip that begins behind a "?"; on success its repair is appended. */
static bool
take_slip(gtab_text *rest, gtab_buf *out)
{
	struct stream s = { .bytes = { LOST_LEAD }, .n = 1 };
	gtab_text ahead = *rest;
	uint32_t last = 0;

	for (int i = 0; i < CHARACTERS_MAX && ahead.len > 0 && s.n % 2 == 1 && last == 0; i++) {
		const gtab_text before = ahead;
		const uint32_t cp = gtab_utf8_next(&ahead);

		if (push_widened(&s, cp))
			continue;
		if (cp >= 0x40 && cp <= 0x7E)
			s.bytes[s.n++] = (unsigned char)cp;
		else if (cp == '?' && s.n > 1)
			last = take_noted(&s, &ahead);
		else if (cp < 0x80 ||
			 !push_pair(&s, gtab_text_slice(before, 0, before.len - ahead.len)))
			return false;
		if (cp == '?' && last == 0)
			return false;
	}
	if ((s.n % 2 == 1 && last == 0) || s.n < 3 || !goes_on_well(ahead) ||
	    !put_stream(&s, last, out))
		return false;
	*rest = ahead;
	return true;
}

/* Behind a "?" that is not repaired others may come of the same slip, up to the next sentence at least. */
static void
skip_sentence(gtab_text *t)
{
	while (t->len > 0) {
		const uint32_t cp = gtab_utf8_next(t);

		if (cp == U'。' || cp == '\n')
			return;
	}
}

bool
gtab_slip_undo(gtab_text t, gtab_buf *out)
{
	const size_t start = out->len;
	gtab_text kept = t;
	bool is_found = false;

	while (t.len > 0) {
		const gtab_text before = t;
		const size_t len = out->len;

		if (gtab_utf8_next(&t) != '?')
			continue;
		gtab_buf_put(out, gtab_text_slice(kept, 0, (size_t)(before.ptr - kept.ptr)));
		if (take_slip(&t, out)) {
			kept = t;
			is_found = true;
		} else {
			gtab_buf_truncate(out, len);
			skip_sentence(&t);
		}
	}
	if (is_found)
		gtab_buf_put(out, kept);
	else
		gtab_buf_truncate(out, start);
	return is_found;
}
