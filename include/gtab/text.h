/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TEXT_H
#define GTAB_TEXT_H

/*
 * Text: a borrowed run of UTF-8 bytes. Lengths are carried; NUL is a byte like any other.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct gtab_text {
	const char *ptr;
	size_t len; /* bytes */
} gtab_text;

/* A literal as a text: GTAB_TEXT("合计"). */
#define GTAB_TEXT(literal) ((gtab_text){ "" literal, sizeof(literal) - 1 })

/* The two arguments of printf's "%.*s". */
#define GTAB_TEXT_ARG(t) (int)(t).len, (t).ptr

/* What gtab_utf8_next() returns for a byte that begins no valid sequence. */
#define GTAB_BAD_BYTE UINT32_MAX

gtab_text gtab_text_of(const char *s); /* NULL is the empty text */
bool gtab_text_equal(gtab_text a, gtab_text b);
bool gtab_text_starts(gtab_text t, gtab_text prefix);
bool gtab_text_ends(gtab_text t, gtab_text suffix);

/* Byte offset of the first needle in t, or t.len when there is none. */
size_t gtab_text_find(gtab_text t, gtab_text needle);

/* If t begins with prefix, move t past it and say true. */
bool gtab_text_take(gtab_text *t, gtab_text prefix);

/* If t ends with suffix, drop it from t and say true. */
bool gtab_text_take_end(gtab_text *t, gtab_text suffix);

/* Bytes first..last-1 of t, both cut to t.len. */
gtab_text gtab_text_slice(gtab_text t, size_t first, size_t last);

/*
 * t without spaces of any kind at both ends: ASCII white space, U+00A0, U+1680, U+2000-200B,
 * U+2028-2029, U+202F, U+205F, U+2060, U+3000, U+FEFF.
 */
gtab_text gtab_text_trim(gtab_text t);
bool gtab_text_is_blank(gtab_text t); /* nothing but such spaces */
bool gtab_is_space(uint32_t cp);      /* one of the spaces above */

/* Take the first code point of t and move t past it. t must not be empty. GTAB_BAD_BYTE: one byte. */
uint32_t gtab_utf8_next(gtab_text *t);
/* Take the last code point of t and shorten t. t must not be empty. */
uint32_t gtab_utf8_last(gtab_text *t);
/* Length of the valid UTF-8 (RFC 3629) at the start of t; t.len when all of it is. */
size_t gtab_utf8_valid_len(gtab_text t);
size_t gtab_utf8_count(gtab_text t); /* code points */

/*
 * Columns on a Chinese screen or page: wide, full-width and ambiguous characters take 2, combining
 * marks 0, others 1 (UAX #11, Chinese context).
 */
size_t gtab_text_width(gtab_text t);

/* Edits (insert, drop, change, swap of neighbours) between a and b in code points, at most max + 1. */
size_t gtab_text_distance(gtab_text a, gtab_text b, size_t max);

#endif
