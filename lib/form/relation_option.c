/* SPDX-License-Identifier: MIT */
/* Options at the end of a relation: severity, tolerance, missing figures, rounding, years. */

#include "form/relation_parse_internal.h"

#include "base/i18n.h"

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

/* Behind 舍入: places. */
static bool
parse_rounding(gtab_lex *l, gtab_relation_options *options)
{
	const size_t start = (gtab_lex_peek(l), l->at);
	gtab_decimal places;
	bool is_integer;

	if (!gtab_lex_number(l, &places, &is_integer) || !is_integer ||
	    gtab_decimal_compare(places, gtab_decimal_from_int(ROUNDING_MAX)) > 0)
		return gtab_lex_fail(l, start,
				     _("a number of places up to %d is expected behind 舍入:"),
				     ROUNDING_MAX);
	options->is_rounding = true;
	options->rounding = (int)places.coefficient;
	return true;
}

/* A year of four digits, and perhaps 年; 0 when none stands here. */
static int
take_year(gtab_lex *l)
{
	const size_t before = l->at;
	gtab_text digits;
	gtab_decimal year;
	bool is_integer;

	if (gtab_lex_integer(l, &digits)) {
		l->at = before;
		if (gtab_lex_number(l, &year, &is_integer) && is_integer &&
		    year.coefficient >= 1900 && year.coefficient <= 9999) {
			gtab_lex_take(l, "年");
			return (int)year.coefficient;
		}
	}
	l->at = before;
	return 0;
}

/* Behind 期: 2013-2018, 2013至2018, 2015, 2013起, 至2018. */
static bool
parse_years(gtab_lex *l, gtab_relation_options *options)
{
	const size_t start = (gtab_lex_peek(l), l->at);
	bool is_range;

	options->first_year = take_year(l);
	if (options->first_year != 0 && gtab_lex_take(l, "起"))
		return true;
	is_range = gtab_lex_take(l, "至") || gtab_lex_sign(l) == '-';
	options->last_year = is_range ? take_year(l) : options->first_year;
	if ((options->first_year == 0 && !is_range) || (is_range && options->last_year == 0))
		return gtab_lex_fail(
			l, start,
			_("years are expected behind 期:, as 2013-2018, 2013起 or 至2018"));
	if (options->first_year > options->last_year)
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
	return gtab_lex_take(l, "期:") && parse_years(l, options);
}
