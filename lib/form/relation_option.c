/* SPDX-License-Identifier: MIT */
/* Options at the end of a relation: severity, tolerance, missing figures, rounding, periods. */

#include "form/relation_parse_internal.h"

#include "base/i18n.h"

#include <gtab/period.h>

enum { ROUNDING_MAX = 10 };

static const struct {
	const char *word;
	gtab_severity severity;
} severities[] = { { "[强制]", GTAB_ERROR }, { "[核实]", GTAB_WARNING }, { "[提示]", GTAB_NOTE } };

static const struct {
	const char *word;
	gtab_if_missing rule;
} missing_rules[] = { { "跳过", GTAB_IF_MISSING_SKIP },
		      { "按零", GTAB_IF_MISSING_ZERO },
		      { "必填", GTAB_IF_MISSING_REQUIRED } };

/* Behind ±: 舍入, an amount, or a percentage. */
static bool
parse_tolerance(gtab_lex *l, gtab_relation_options *options)
{
	bool is_integer;

	if (gtab_lex_take(l, "舍入")) {
		options->tolerance = GTAB_TOLERANCE_PRINTED;
		return true;
	}
	if (!gtab_lex_number(l, &options->amount, &is_integer))
		return gtab_lex_fail(l, l->at,
				     _("an amount, a percentage or 舍入 is expected behind ±"));
	options->tolerance =
		gtab_lex_take(l, "%") ? GTAB_TOLERANCE_PERCENT : GTAB_TOLERANCE_ABSOLUTE;
	return true;
}

/* Behind 缺项: */
static bool
parse_if_missing(gtab_lex *l, gtab_relation_options *options)
{
	for (size_t i = 0; i < sizeof(missing_rules) / sizeof(missing_rules[0]); i++) {
		if (gtab_lex_take(l, missing_rules[i].word)) {
			options->if_missing = missing_rules[i].rule;
			return true;
		}
	}
	return gtab_lex_fail(l, l->at, _("跳过, 按零 or 必填 is expected behind 缺项:"));
}

/* Behind 舍入: 截断, or places. */
static bool
parse_rounding(gtab_lex *l, gtab_relation_options *options)
{
	const size_t start = (gtab_lex_peek(l), l->at);
	gtab_decimal places;
	bool is_integer;

	if (gtab_lex_take(l, "截断")) {
		options->is_truncated = true;
		if (options->tolerance == GTAB_TOLERANCE_NONE)
			options->tolerance = GTAB_TOLERANCE_PRINTED;
		return true;
	}
	if (!gtab_lex_number(l, &places, &is_integer) || !is_integer ||
	    gtab_decimal_compare(places, gtab_decimal_from_int(ROUNDING_MAX)) > 0)
		return gtab_lex_fail(
			l, start, _("截断 or a number of places up to %d is expected behind 舍入:"),
			ROUNDING_MAX);
	options->is_rounding = true;
	options->rounding = (int)places.coefficient;
	return true;
}

/* A whole number from low to high that has n digits, taken; 0 when none stands here. */
static int
take_digits(gtab_lex *l, size_t n_digits, int low, int high)
{
	const size_t before = l->at;
	gtab_text digits;
	int value = 0;

	if (gtab_lex_integer(l, &digits) && (n_digits == 0 || digits.len == n_digits)) {
		for (size_t i = 0; i < digits.len && value <= high; i++)
			value = value * 10 + (digits.ptr[i] - '0');
		if (value >= low && value <= high)
			return value;
	}
	l->at = before;
	return 0;
}

/* The month behind a year: -11, or 11月 behind 年; 0 when none stands here. */
static int
take_month(gtab_lex *l, bool has_mark)
{
	const size_t before = l->at;
	int month;

	if (!has_mark && gtab_lex_sign(l) != '-') {
		l->at = before;
		return 0;
	}
	month = take_digits(l, has_mark ? 0 : 2, 1, 12);
	if (month == 0 || (has_mark && !gtab_lex_take(l, "月"))) {
		l->at = before;
		return 0;
	}
	return month;
}

/*
 * 2019, 2019年, 2019-11, 2019年11月, as months counted from year 0: the first of them, or the last when is_end; 0 when
 * none stands here.
 */
static int
take_when(gtab_lex *l, bool is_end)
{
	const int year = take_digits(l, 4, 1900, 9999);
	int month;

	if (year == 0)
		return 0;
	month = take_month(l, gtab_lex_take(l, "年"));
	return gtab_month_no(year, month != 0 ? month : is_end ? 12 : 1);
}

static bool
takes_range(gtab_lex *l)
{
	const size_t before = l->at;

	if (gtab_lex_take(l, "至") || gtab_lex_sign(l) == '-')
		return true;
	l->at = before;
	return false;
}

/* Behind 期: 2013-2018, 2013至2018-06, 2015, 2019-12, 2013起, 2013-, 至2018, -2018. */
static bool
parse_when(gtab_lex *l, gtab_relation_options *options)
{
	const size_t start = (gtab_lex_peek(l), l->at);
	size_t after_first;

	options->first_month = take_when(l, false);
	after_first = l->at;
	if (options->first_month != 0 && gtab_lex_take(l, "起"))
		return true;
	if (takes_range(l)) {
		options->last_month = take_when(l, true);
	} else if (options->first_month != 0) {
		l->at = start;
		options->last_month = take_when(l, true);
		l->at = after_first;
	}
	if (options->first_month == 0 && options->last_month == 0)
		return gtab_lex_fail(l, start,
				     _("years or months are expected behind 期:, as 2013-2018, "
				       "2019-12起 or 至2018"));
	if (options->last_month != 0 && options->first_month > options->last_month)
		return gtab_lex_fail(l, start, _("these years run backwards"));
	return true;
}

bool
gtab_parse_option(gtab_lex *l, gtab_relation_options *options)
{
	for (size_t i = 0; i < sizeof(severities) / sizeof(severities[0]); i++) {
		if (gtab_lex_take(l, severities[i].word)) {
			options->severity = severities[i].severity;
			return true;
		}
	}
	if (gtab_lex_take(l, "±"))
		return parse_tolerance(l, options);
	if (gtab_lex_take(l, "缺项:"))
		return parse_if_missing(l, options);
	if (gtab_lex_take(l, "舍入:"))
		return parse_rounding(l, options);
	return gtab_lex_take(l, "期:") && parse_when(l, options);
}
