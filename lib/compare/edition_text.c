/* SPDX-License-Identifier: MIT */
/* When two texts say the same, and where they do not: a comma typed again is no change. */

#include <gtab/normalize.h>

#include <stdlib.h>

#include "compare/edition_internal.h"

enum { PAIRS_MAX = 512 };

static bool
is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* Punctuation and symbols of ASCII, U+2000 to U+206F, CJK, and its half-width and small forms. */
static bool
is_mark(uint32_t cp)
{
	return (cp < 0x80 && !is_digit(cp) && !(cp >= 'A' && cp <= 'Z') &&
		!(cp >= 'a' && cp <= 'z')) ||
	       (cp >= 0x2000 && cp <= 0x206F) || (cp >= 0x3001 && cp <= 0x3003) ||
	       (cp >= 0x3008 && cp <= 0x301F) || (cp >= 0xFE30 && cp <= 0xFE6F) ||
	       (cp >= 0xFF61 && cp <= 0xFF65) || cp == 0xB7 || cp == GTAB_BAD_BYTE;
}

/* Full-width forms of ASCII. */
static uint32_t
narrow(uint32_t cp)
{
	return cp >= 0xFF01 && cp <= 0xFF5E ? cp - 0xFEE0 : cp;
}

void
gtab_edition_fold(gtab_text in, gtab_buf *out)
{
	uint32_t last = 0;

	while (in.len > 0) {
		const uint32_t cp = gtab_fold_simplified_cp(narrow(gtab_utf8_next(&in)));
		const bool is_of_figure =
			is_digit(last) && (cp == '.' || cp == '%' || cp == '/' || cp == '-');

		if (gtab_is_space(cp))
			continue;
		if (!is_mark(cp) || is_of_figure)
			gtab_buf_put_cp(out, cp);
		last = cp;
	}
}

/* Cut the first phrase off a text, with its mark. */
static gtab_text
take_phrase(gtab_text *rest)
{
	gtab_text left = *rest;

	while (left.len > 0) {
		const uint32_t cp = gtab_utf8_next(&left);

		if (cp == 0x3002 || cp == 0xFF1B || cp == ';' || cp == '\n' || cp == 0xFF0C)
			break;
	}
	left = gtab_text_slice(*rest, 0, rest->len - left.len);
	*rest = gtab_text_slice(*rest, left.len, rest->len);
	return left;
}

void
gtab_edition_put_phrases(gtab_text text, gtab_text other, gtab_buf *out)
{
	const size_t start = out->len;
	gtab_map *known = NULL;
	gtab_buf folded;

	gtab_buf_init(&folded);
	if (gtab_map_new(&known) != GTAB_OK)
		out->failed = true;
	while (!out->failed && other.len > 0) {
		gtab_buf_truncate(&folded, 0);
		gtab_edition_fold(take_phrase(&other), &folded);
		out->failed |= gtab_map_add(known, gtab_buf_text(&folded), 0, NULL) != GTAB_OK;
	}
	while (!out->failed && text.len > 0) {
		const gtab_text phrase = take_phrase(&text);

		gtab_buf_truncate(&folded, 0);
		gtab_edition_fold(phrase, &folded);
		if (folded.len == 0 || gtab_map_get(known, gtab_buf_text(&folded)) != GTAB_MAP_NONE)
			continue;
		if (out->len > start)
			gtab_buf_putc(out, ' ');
		gtab_buf_put(out, gtab_text_trim(phrase));
	}
	out->failed |= folded.failed;
	gtab_buf_clear(&folded);
	gtab_map_free(known);
}

static int
compare_pairs(const void *a, const void *b)
{
	const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* The sorted pairs of a text's neighbouring characters, of so many as fit. */
static size_t
pairs_of(gtab_text text, uint64_t *pairs)
{
	uint64_t last = 0;
	size_t n = 0;

	while (text.len > 0 && n < PAIRS_MAX) {
		const uint64_t cp = gtab_utf8_next(&text);

		pairs[n++] = last << 32 | cp;
		last = cp;
	}
	qsort(pairs, n, sizeof(*pairs), compare_pairs);
	return n;
}

unsigned
gtab_edition_likeness(gtab_text a, gtab_text b)
{
	uint64_t pairs_a[PAIRS_MAX], pairs_b[PAIRS_MAX];
	const size_t n_a = pairs_of(a, pairs_a), n_b = pairs_of(b, pairs_b);
	size_t i = 0, j = 0, n_both = 0;

	while (i < n_a && j < n_b) {
		const bool is_same = pairs_a[i] == pairs_b[j];
		const bool steps_a = pairs_a[i] <= pairs_b[j];

		n_both += is_same;
		j += is_same || !steps_a;
		i += steps_a;
	}
	return n_a + n_b == 0 ? 0 : (unsigned)(200 * n_both / (n_a + n_b));
}
