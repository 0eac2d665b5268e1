/* SPDX-License-Identifier: MIT */
/*
 * Notes of pronunciation that a converter left behind characters: 权(quán)力. A note is told by its
 * tone mark and by being a syllable, so that 法(café) and 表(a) stay.
 */

#include "normalize/glyph_internal.h"
#include "normalize/repair_internal.h"

#include <string.h>
#include <uchar.h>

enum { SYLLABLE_MAX = 6 }; /* letters: zhuāng */

/* A syllable without its tone mark; ü is v. */
struct syllable {
	char letters[SYLLABLE_MAX + 1];
	size_t n_letters;
	int n_tones;
};

/* The letter below a tone mark, or 0. */
static char
toned_letter(uint32_t cp)
{
	static const struct {
		const char32_t *marked;
		char letter;
	} rows[] = {
		{ U"āáǎà", 'a' }, { U"ēéěè", 'e' }, { U"īíǐì", 'i' }, { U"ōóǒò", 'o' },
		{ U"ūúǔù", 'u' }, { U"ǖǘǚǜ", 'v' }, { U"ńňǹ", 'n' },  { U"ḿ", 'm' },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		for (const char32_t *p = rows[i].marked; *p != 0; p++)
			if (*p == cp)
				return rows[i].letter;
	return 0;
}

/* Add one code point of a syllable; false when it is none. */
static bool
add_letter(struct syllable *s, uint32_t cp)
{
	char letter = toned_letter(cp);

	if (letter != 0)
		s->n_tones++;
	else if (cp == U'ü')
		letter = 'v';
	else if (cp == U'ɑ')
		letter = 'a';
	else if (cp >= 'a' && cp <= 'z' && cp != 'v')
		letter = (char)cp;
	else if (s->n_letters > 0 && (cp == 0x0300 || cp == 0x0301 || cp == 0x0304 || cp == 0x030C))
		return ++s->n_tones > 0; /* the mark as a character of its own */
	if (letter == 0 || s->n_letters == SYLLABLE_MAX)
		return false;
	s->letters[s->n_letters++] = letter;
	return true;
}

static const char *
skip_initial(const char *letters)
{
	if (strchr("zcs", letters[0]) != NULL && letters[1] == 'h')
		return letters + 2;
	return strchr("bpmfdtnlgkhjqxrzcsyw", letters[0]) != NULL ? letters + 1 : letters;
}

static bool
is_final(const char *letters)
{
	static const char finals[] = " a ai an ang ao e ei en eng er i ia ian iang iao ie in ing "
				     "iong iu o ong ou u ua uai "
				     "uan uang ue ui un uo v ve ";
	char word[SYLLABLE_MAX + 3];
	const size_t n = strlen(letters);

	word[0] = ' ';
	memcpy(word + 1, letters, n);
	memcpy(word + 1 + n, " ", 2);
	return n > 0 && strstr(finals, word) != NULL;
}

/* m, n, ng, hng: interjections that have no vowel. */
static bool
is_vowelless(const char *letters)
{
	return strcmp(letters, "m") == 0 || strcmp(letters, "n") == 0 ||
	       strcmp(letters, "ng") == 0 || strcmp(letters, "hng") == 0;
}

bool
gtab_pinyin_take(gtab_text *t)
{
	struct syllable s = { .n_letters = 0 };
	gtab_text rest = *t;

	for (;;) {
		gtab_text ahead = rest;

		if (rest.len == 0 || !add_letter(&s, gtab_utf8_next(&ahead)))
			break;
		rest = ahead;
	}
	s.letters[s.n_letters] = '\0';
	if (s.n_tones != 1 || s.n_letters == 0)
		return false;
	if (!is_final(skip_initial(s.letters)) && !is_vowelless(s.letters))
		return false;
	*t = rest;
	return true;
}

static bool
take_note(gtab_text *t)
{
	gtab_text rest = *t;

	if (!gtab_text_take(&rest, GTAB_TEXT("(")) || !gtab_pinyin_take(&rest) ||
	    !gtab_text_take(&rest, GTAB_TEXT(")")))
		return false;
	*t = rest;
	return true;
}

bool
gtab_pinyin_drop(gtab_text t, gtab_buf *out)
{
	gtab_text kept = t; /* what follows the last note */
	bool is_found = false;

	while (t.len > 0) {
		if (!gtab_is_han(gtab_utf8_next(&t)))
			continue;
		for (gtab_text note = t; take_note(&note); t = kept = note) {
			gtab_buf_put(out, gtab_text_slice(kept, 0, (size_t)(t.ptr - kept.ptr)));
			is_found = true;
		}
	}
	if (is_found)
		gtab_buf_put(out, kept);
	return is_found;
}
