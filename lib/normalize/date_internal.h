/* SPDX-License-Identifier: MIT */
#ifndef GTAB_NORMALIZE_DATE_INTERNAL_H
#define GTAB_NORMALIZE_DATE_INTERNAL_H

/* What date_token.c hands date.c. */

#include <gtab/normalize.h>

enum { GTAB_DATE_TOKENS_MAX = 16 };

/* A number, or a sign that stands for itself. */
typedef struct gtab_date_token {
	uint32_t cp; /* half-width; a dash, 至 and 到 are all '-'; 0 for a number */
	int value;
	int n_digits;
} gtab_date_token;

/* The tokens of a cell, and how far they were read. */
typedef struct gtab_date_tokens {
	gtab_date_token list[GTAB_DATE_TOKENS_MAX + 1]; /* the last has a cp no form asks for */
	size_t n;
	size_t at;
	bool has_time; /* midnight stood behind it, and was dropped */
	gtab_rule_set rules;
} gtab_date_tokens;

/* False when in has no token, too many, or a number of more than eight digits. */
bool gtab_date_tokenize(gtab_text in, gtab_date_tokens *out);

#endif
