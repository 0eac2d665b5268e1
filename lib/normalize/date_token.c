/* SPDX-License-Identifier: MIT */
/*
 * A date cell cut into numbers and signs, so that widths, spaces, dashes and Chinese numerals are
 * settled before date.c tells the forms apart.
 */

#include "normalize/date_internal.h"

#include "normalize/glyph_internal.h"

#include <string.h>
#include <uchar.h>

enum { NUMBER_DIGITS_MAX = 8, NUMERAL_LEN_MAX = 48 };

static bool
take_arabic(gtab_text *rest, gtab_date_token *out, gtab_rule_set *rules)
{
	while (gtab_is_digit(gtab_narrow(gtab_peek(*rest)))) {
		const uint32_t cp = gtab_utf8_next(rest);

		if (++out->n_digits > NUMBER_DIGITS_MAX)
			return false;
		out->value = out->value * 10 + (int)(gtab_narrow(cp) - '0');
		*rules |= cp != gtab_narrow(cp) ? GTAB_RULE_WIDTH : 0;
	}
	return true;
}

/* 二O一五: a letter or a digit zero among Chinese digits. */
static bool
is_typed_zero(uint32_t cp)
{
	return gtab_narrow(cp) == '0' || gtab_narrow(cp) == 'O';
}

static bool
take_numeral(gtab_text *rest, gtab_date_token *out, gtab_rule_set *rules)
{
	char numeral[NUMERAL_LEN_MAX];
	size_t len = 0;
	uint64_t n = 0;

	while (gtab_is_numeral(gtab_peek(*rest)) || is_typed_zero(gtab_peek(*rest))) {
		gtab_text before = *rest;
		const uint32_t cp = gtab_utf8_next(rest);

		before.len -= rest->len;
		if (is_typed_zero(cp))
			before = GTAB_TEXT("〇");
		if (len + before.len > sizeof(numeral))
			return false;
		memcpy(numeral + len, before.ptr, before.len);
		len += before.len;
	}
	if (gtab_numeral_parse((gtab_text){ numeral, len }, &n) != GTAB_OK || n > 99999999)
		return false;
	*rules |= GTAB_RULE_NUMERAL;
	out->value = (int)n;
	for (out->n_digits = 1; n >= 10; n /= 10)
		out->n_digits++;
	return true;
}

static uint32_t
plain_sign(uint32_t cp)
{
	switch (gtab_narrow(cp)) {
	case U'–':
	case U'—':
	case U'―':
	case U'−':
	case '~':
	case U'〜':
	case U'至':
	case U'到': return '-';
	case U'國': return U'国';
	case 'q': return 'Q';
	case 'h': return 'H';
	default: return gtab_narrow(cp);
	}
}

static bool
take_token(gtab_text *rest, gtab_date_token *out, gtab_rule_set *rules)
{
	const uint32_t cp = gtab_peek(*rest);

	*out = (gtab_date_token){ .cp = 0 };
	if (cp == 0) /* a NUL byte, not a number */
		return false;
	if (gtab_is_digit(gtab_narrow(cp)))
		return take_arabic(rest, out, rules);
	if (gtab_is_numeral(cp))
		return take_numeral(rest, out, rules);
	out->cp = plain_sign(gtab_utf8_next(rest));
	*rules |= cp != gtab_narrow(cp) ? GTAB_RULE_WIDTH : 0;
	return true;
}

/* A time that says nothing: what exports put behind a date, 2015-03-01 00:00:00. */
static gtab_text
drop_midnight(gtab_text t, bool *had_time_out)
{
	static const char *const tails[] = { " 00:00:00", " 0:00:00", "T00:00:00", " 00:00",
					     " 0:00" };

	*had_time_out = false;
	for (size_t i = 0; !*had_time_out && i < sizeof(tails) / sizeof(*tails); i++)
		*had_time_out = gtab_text_take_end(&t, gtab_text_of(tails[i]));
	return t;
}

/* Every form begins with one of these or with a number; text is given up at its first sign. */
static bool
may_begin(uint32_t cp)
{
	for (const char32_t *p = U"民上下第前QqHh"; *p != 0; p++)
		if (*p == cp)
			return true;
	return gtab_is_digit(gtab_narrow(cp)) || gtab_is_numeral(cp);
}

bool
gtab_date_tokenize(gtab_text in, gtab_date_tokens *out)
{
	gtab_text rest = gtab_trim_all(in);

	out->n = out->at = 0;
	out->rules = rest.len != in.len ? GTAB_RULE_SPACE : 0;
	if (!may_begin(gtab_peek(rest)))
		return false;
	rest = drop_midnight(rest, &out->has_time);
	while (rest.len > 0) {
		gtab_text ahead = rest;
		const uint32_t cp = gtab_utf8_next(&ahead);

		if (gtab_is_space(cp) || gtab_is_invisible(cp)) {
			out->rules |= GTAB_RULE_SPACE;
			rest = ahead;
			continue;
		}
		if (out->n == GTAB_DATE_TOKENS_MAX)
			return false;
		if (!take_token(&rest, &out->list[out->n++], &out->rules))
			return false;
	}
	out->list[out->n] = (gtab_date_token){ .cp = GTAB_BAD_BYTE };
	return out->n > 0;
}
