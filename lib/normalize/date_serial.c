/* SPDX-License-Identifier: MIT */
/* A spreadsheet's day numbers, for columns that a form declares to hold dates. */

#include "base/i18n.h"
#include "normalize/glyph_internal.h"
#include "normalize/number_internal.h"

/* Days before the 1st of March of year 0, by the way of counting that makes March the first month. */
enum {
	DAYS_400_YEARS = 146097,
	BEFORE_1900 = 693900, /* 1899-12-31: day 0 of the 1900 system, until its false leap day */
	BEFORE_1904 = 695361, /* 1904-01-01: day 0 of the 1904 system */
	FALSE_LEAP_DAY = 60,
	LAST_DAY = 3652364 /* 9999-12-31 */
};

/* A whole number, ".0" allowed behind it. */
static bool
read_days(gtab_text t, int64_t *out)
{
	gtab_number n;

	t = gtab_trim_all(t);
	if (gtab_is_digit(gtab_peek(t)))
		gtab_text_take_end(&t, GTAB_TEXT(".0"));
	if (t.len == 0 || gtab_number_parse(t, &n, NULL, NULL) != GTAB_OK)
		return false;
	if (n.value.scale != 0 || n.n_zeros > 0 || n.unit.len > 0 || n.has_lower || n.has_upper)
		return false;
	*out = (int64_t)n.value.coefficient;
	return n.value.coefficient >= 0 && n.value.coefficient <= LAST_DAY;
}

/* The Gregorian date of a day counted from 0000-03-01. */
static gtab_period
date_of(int64_t day)
{
	const int64_t era = day / DAYS_400_YEARS;
	const int64_t in_era = day % DAYS_400_YEARS;
	const int64_t year_of_era =
		(in_era - in_era / 1460 + in_era / 36524 - in_era / (DAYS_400_YEARS - 1)) / 365;
	const int64_t in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	const int64_t month = (5 * in_year + 2) / 153; /* 0 is March */

	return (gtab_period){
		.kind = GTAB_PERIOD_DAY,
		.year = (int)(era * 400 + year_of_era + (month >= 10)),
		.month = (int)(month < 10 ? month + 3 : month - 9),
		.day = (int)(in_year - (153 * month + 2) / 5 + 1),
	};
}

static bool
serial_date(int64_t serial, gtab_epoch epoch, gtab_period *out)
{
	int64_t day = serial + BEFORE_1904;

	if (epoch == GTAB_EPOCH_1900) {
		if (serial == 0 || serial == FALSE_LEAP_DAY)
			return false;
		day = serial + BEFORE_1900 - (serial > FALSE_LEAP_DAY);
	}
	if (day > LAST_DAY)
		return false;
	*out = date_of(day);
	return true;
}

gtab_status
gtab_period_from_serial(gtab_text in, gtab_epoch epoch, gtab_period *out, gtab_rule_set *rules,
			gtab_error *err)
{
	const gtab_text quote = gtab_text_clip(in);
	int64_t serial = 0;

	if (!read_days(in, &serial) || !serial_date(serial, epoch, out))
		return gtab_error_set(
			err, GTAB_EMALFORMED,
			_("not a spreadsheet's day number: %.*s; write it as 2015-03-01"),
			GTAB_TEXT_ARG(quote));
	if (rules != NULL)
		*rules |= GTAB_RULE_SERIAL;
	return GTAB_OK;
}
