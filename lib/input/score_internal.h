/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_SCORE_INTERNAL_H
#define GTAB_INPUT_SCORE_INTERNAL_H

#include <gtab/text.h>

/*
 * How well bytes that are no UTF-8 read in each legacy encoding. Chinese bytes are often strictly valid in several, so
 * what decides is the share of characters that people use: level 1 of GB 2312-80 and of Big5 hold nearly all running
 * text, and a wrong reading scatters over the rest.
 *
 * Shares from 0 to 1000; -1 where the bytes are not valid in that encoding at all.
 */
typedef struct gtab_scores {
	int gb18030;         /* characters of GB 2312 level 1 among the Han */
	int big5;            /* characters of Big5 level 1 among the Han */
	int euc_jp;          /* kana among the double bytes */
	int euc_kr;          /* leads of the Hangul rows among the double bytes */
	int windows_1252;    /* high bytes that stand alone between ASCII, as accented letters do */
	size_t n_high;       /* bytes above 0x7F seen: how much the shares rest on */
	size_t n_utf8_lines; /* lines that are UTF-8 and hold two wide characters or more */
	size_t n_other_lines; /* lines that are neither UTF-8 nor ASCII */
} gtab_scores;

/* Score a sample; a character cut at its end counts for nothing. */
void gtab_scores_count(gtab_text sample, gtab_scores *out);

#endif
