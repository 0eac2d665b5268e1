/* SPDX-License-Identifier: MIT */
/* Codes: texts that look like numbers, and what spreadsheets make of them. Nothing is valued. */

#include "base/i18n.h"
#include "normalize/glyph_internal.h"
#include "normalize/number_internal.h"

#include <string.h>

enum { EXPANDED_MAX = 64 }; /* digits of a code that scientific notation hid */

static gtab_rule_set
put_plain(gtab_text rest, gtab_buf *out)
{
	gtab_rule_set used = 0;

	while (rest.len > 0) {
		const gtab_text before = rest;
		const uint32_t cp = gtab_utf8_next(&rest);

		if (gtab_is_line_break(cp)) {
			used |= GTAB_RULE_LINE_BREAK;
		} else if (gtab_is_space(cp) || gtab_is_invisible(cp)) {
			used |= GTAB_RULE_SPACE;
		} else if (cp != gtab_narrow(cp)) {
			gtab_buf_putc(out, (char)gtab_narrow(cp));
			used |= GTAB_RULE_WIDTH;
		} else {
			gtab_buf_put(out, gtab_text_slice(before, 0, before.len - rest.len));
		}
	}
	return used;
}

/* t without what keeps a spreadsheet from valuing it: '00123, ="00123". */
static gtab_text
unwrap(gtab_text t)
{
	for (;;) {
		gtab_text inner = t;

		if (!gtab_text_take(&inner, GTAB_TEXT("'")) &&
		    !(gtab_text_take(&inner, GTAB_TEXT("=\"")) &&
		      gtab_text_take_end(&inner, GTAB_TEXT("\""))))
			return t;
		t = inner;
	}
}

static bool
are_digits(gtab_text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (!gtab_is_digit((unsigned char)t.ptr[i]))
			return false;
	return t.len > 0;
}

/* What one code is while it is read. */
struct code {
	gtab_text text; /* in the output, or in `expanded` */
	gtab_rule_set rules;
	char expanded[EXPANDED_MAX];
};

/*
 * 1.75004000E+8: as many digits behind the point as the exponent counts, so none was lost. With fewer, the
 * zeros would be ours.
 */
static bool
expand(struct code *c)
{
	const size_t e = gtab_text_find(c->text, GTAB_TEXT("E")) < c->text.len
				 ? gtab_text_find(c->text, GTAB_TEXT("E"))
				 : gtab_text_find(c->text, GTAB_TEXT("e"));
	const gtab_text mantissa = gtab_text_slice(c->text, 0, e);
	const gtab_text exponent = gtab_text_slice(c->text, e + 2, c->text.len);
	size_t n = 0;

	if (mantissa.len < 3 || mantissa.len > EXPANDED_MAX || mantissa.ptr[1] != '.')
		return false;
	for (size_t i = 0; i < exponent.len && n < EXPANDED_MAX; i++)
		n = n * 10 + (size_t)(exponent.ptr[i] - '0');
	if (mantissa.len - 2 != n || mantissa.ptr[0] == '0')
		return false;
	c->expanded[0] = mantissa.ptr[0];
	memcpy(c->expanded + 1, mantissa.ptr + 2, n);
	c->text = (gtab_text){ c->expanded, n + 1 };
	c->rules |= GTAB_RULE_SCIENTIFIC;
	return true;
}

static void
drop_float_tail(struct code *c)
{
	gtab_text digits = c->text;

	if (!gtab_text_take_end(&digits, GTAB_TEXT(".0")) || !are_digits(digits))
		return;
	c->text = digits;
	c->rules |= GTAB_RULE_FLOAT_TAIL;
}

static gtab_status
refuse_damaged(gtab_text code, gtab_error *err)
{
	const gtab_text quote = gtab_text_clip(code);

	if (err == NULL)
		return GTAB_EMALFORMED;
	return gtab_error_set(err, GTAB_EMALFORMED,
			      _("%.*s was damaged by scientific notation: digits were lost; export "
				"the column as text"),
			      GTAB_TEXT_ARG(quote));
}

/* Append the code with zeros before it where it is too short for nothing but digits. */
static gtab_rule_set
put_padded(gtab_text code, size_t n_digits, gtab_buf *out)
{
	const size_t n_zeros = are_digits(code) && code.len < n_digits ? n_digits - code.len : 0;

	for (size_t i = 0; i < n_zeros; i++)
		gtab_buf_putc(out, '0');
	gtab_buf_put(out, code);
	return n_zeros > 0 ? GTAB_RULE_PAD : 0;
}

/* Make the code that stands in `plain` what it was before a spreadsheet had it. */
static gtab_status
mend(gtab_text plain, const gtab_code_options *options, struct code *c, gtab_error *err)
{
	c->text = unwrap(plain);
	if (c->text.len != plain.len)
		c->rules |= GTAB_RULE_APOSTROPHE;
	if (gtab_is_scientific(c->text) && !expand(c))
		return refuse_damaged(c->text, err);
	if (options != NULL && options->drops_float_tail)
		drop_float_tail(c);
	return GTAB_OK;
}

gtab_status
gtab_code_normalize_as(gtab_text in, const gtab_code_options *options, gtab_buf *out,
		       gtab_rule_set *rules, gtab_error *err)
{
	const size_t n_digits = options == NULL ? 0 : options->n_digits;
	struct code c = { .rules = 0 };
	gtab_buf plain;
	gtab_status st;

	gtab_buf_init(&plain);
	if (!gtab_is_plain_ascii(in)) {
		c.rules = put_plain(in, &plain);
		in = gtab_buf_text(&plain);
	}
	st = plain.failed ? GTAB_ENOMEM : mend(in, options, &c, err);
	if (st == GTAB_OK) {
		c.rules |= put_padded(c.text, n_digits, out);
		st = out->failed ? GTAB_ENOMEM : GTAB_OK;
	}
	if (st == GTAB_OK && rules != NULL)
		*rules |= c.rules;
	gtab_buf_clear(&plain);
	return st;
}

gtab_status
gtab_code_normalize(gtab_text in, gtab_buf *out, gtab_rule_set *rules, gtab_error *err)
{
	return gtab_code_normalize_as(in, NULL, out, rules, err);
}
