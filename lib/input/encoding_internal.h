/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_ENCODING_INTERNAL_H
#define GTAB_INPUT_ENCODING_INTERNAL_H

#include <gtab/input.h>

/* name for people; converter for ICU, NULL when none is needed; byte order mark, "" for none; bytes of a code unit. */
typedef struct gtab_encoding_info {
	const char *name;
	const char *converter;
	gtab_text mark;
	size_t unit;
} gtab_encoding_info;

const gtab_encoding_info *gtab_encoding_info_of(gtab_encoding e);

/* The encoding that a byte order mark, or the NUL pattern of UTF-16 and UTF-32, proves; else GTAB_ENCODING_AUTO. */
gtab_encoding gtab_encoding_by_head(gtab_text head);

/*
 * What a sample that is no UTF-8 reads best as.
 *
 * rival      the next best, GTAB_ENCODING_AUTO for none
 * certainty  how far ahead it is, in thousandths of the characters
 * is_thin    the rival makes sense too: ask rather than guess
 * is_senseless  none makes common characters: ask too
 * is_mixed   a good part of the lines are UTF-8, and others are not: ask as well
 */
typedef struct gtab_verdict {
	gtab_encoding encoding;
	gtab_encoding rival;
	int certainty;
	bool is_thin;
	bool is_senseless;
	bool is_mixed;
} gtab_verdict;

gtab_verdict gtab_encoding_by_score(gtab_text sample);

/* Whether a short text that is UTF-8 may as well be a few common characters of GB18030: two bytes each in both. */
bool gtab_encoding_may_be_gb18030(gtab_text text);

#endif
