/* SPDX-License-Identifier: MIT */
#ifndef GTAB_NORMALIZE_NUMBER_INTERNAL_H
#define GTAB_NORMALIZE_NUMBER_INTERNAL_H

/* What the parts of the number rule hand each other. */

#include <gtab/normalize.h>

/* A cell while it is read: what is left of it, and the rules met so far. */
typedef struct gtab_reader {
	gtab_text rest;
	gtab_rule_set rules;
} gtab_reader;

void gtab_reader_skip_space(gtab_reader *r);

/* If what is left begins with word, take it and note the rules. */
bool gtab_reader_take(gtab_reader *r, gtab_text word, gtab_rule_set rules);

/*
 * Digits and scale words, without sign and unit. Places are powers of ten: the last printed digit
 * of 62.7万 stands at place 3.
 */
typedef struct gtab_figure {
	gtab_decimal value;
	int n_zeros;
	int place;       /* of the last printed digit */
	int open_place;  /* what 余 leaves open lies below it: 2 in 2700余 */
	bool is_over;    /* 余 or 多 stood in or behind it */
	bool is_rounded; /* a scale word stands behind arabic digits: 62.7万 */
	bool is_scaled;  /* a scale word was multiplied */
	bool is_numeral; /* Chinese numerals */
} gtab_figure;

/* Take a figure. GTAB_OK; GTAB_EMALFORMED when there is none; GTAB_EOVERFLOW. */
gtab_status gtab_figure_read(gtab_reader *r, gtab_figure *out);

/*
 * Read all that is left as an amount in 元, 角 and 分: 12元5角, 三元五角二分, 人民币壹万伍仟零叁拾元整. False, with r as
 * it was, when it is none or has only one of them behind arabic digits, which the unit list reads.
 */
bool gtab_money_read(gtab_reader *r, gtab_number *out);

typedef enum gtab_approx {
	GTAB_APPROX_NONE,
	GTAB_APPROX_FROM, /* 逾 超过 以上: the figure is the lower bound */
	GTAB_APPROX_TO,   /* 近 不足 以下: the upper */
	GTAB_APPROX_ABOUT /* 约 左右 */
} gtab_approx;

/* Take a word of approximation from either end; false when both ends have one. */
bool gtab_approx_take(gtab_reader *r, gtab_approx *out);

/* Whether a word of approximation can begin with cp. */
bool gtab_approx_begins(uint32_t cp);

/* Set the bounds of out, whose value is set, by how f was printed. GTAB_OK, GTAB_EOVERFLOW. */
gtab_status gtab_approx_bound(const gtab_figure *f, gtab_approx approx, gtab_number *out);

/*
 * Read all of t as the unit behind a figure: 件（次） is 件次. Behind Chinese numerals only known
 * units are, and none that also names departments (二处, 三班); behind digits short Han words are.
 */
bool gtab_unit_read(gtab_text t, bool is_numeral, gtab_text *out);

/* Whether t is a unit as it stands in the list, with no word of scale and no other spelling. */
bool gtab_unit_is_listed(gtab_text t);

/* Whether t is what a spreadsheet makes of a long number: 4.40524E+17. */
bool gtab_is_scientific(gtab_text t);

/* Read -?digits(.digits)? without leading zeros, up to 18 characters behind the sign; false for all else. */
bool gtab_number_read_plain(gtab_text t, gtab_decimal *out);

/* Fill err with why gtab_number_parse() refuses in, and return status. */
gtab_status gtab_number_refuse(gtab_text in, gtab_status status, gtab_error *err);

/* The beginning of t, short enough to be quoted in a message. */
gtab_text gtab_text_clip(gtab_text t);

#endif
