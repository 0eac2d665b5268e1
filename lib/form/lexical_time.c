/* SPDX-License-Identifier: MIT */
/* Dates, times and durations as the standard writes them: XML Schema, or a pattern, or "any". */

#include "form/lexical_internal.h"

#include <gtab/normalize.h>

bool
gtab_lexical_take_digits(gtab_text *t, size_t min, size_t max, int64_t *out)
{
	size_t n = 0;

	*out = 0;
	while (n < max && n < t->len && t->ptr[n] >= '0' && t->ptr[n] <= '9')
		*out = *out * 10 + (t->ptr[n++] - '0');
	*t = gtab_text_slice(*t, n, t->len);
	return n >= min;
}

/* ---- XML Schema ---- */

/* Two digits up to high. */
static bool
take_two(gtab_text *t, int high, int *out)
{
	int64_t n;

	if (!gtab_lexical_take_digits(t, 2, 2, &n) || n > high)
		return false;
	*out = (int)n;
	return true;
}

/* A year of four digits or more, perhaps before Christ. */
static bool
take_year(gtab_text *t, int64_t *out)
{
	const bool is_negative = gtab_text_take(t, GTAB_TEXT("-"));

	if (!gtab_lexical_take_digits(t, 4, 9, out))
		return false;
	*out = is_negative ? -*out : *out;
	return true;
}

/* Fractions of a second, to nine places. */
static bool
take_fraction(gtab_text *t, int64_t *nanos)
{
	size_t before;
	int64_t n, ignored;

	if (!gtab_text_take(t, GTAB_TEXT(".")))
		return true;
	before = t->len;
	if (!gtab_lexical_take_digits(t, 1, 9, &n))
		return false;
	for (size_t i = before - t->len; i < 9; i++)
		n *= 10;
	*nanos = n;
	gtab_lexical_take_digits(t, 0, SIZE_MAX, &ignored);
	return true;
}

/* Z or +08:00, or nothing. */
static bool
take_zone(gtab_text *t, int64_t *seconds)
{
	bool is_west;
	int hours, minutes;

	if (t->len == 0 || gtab_text_take(t, GTAB_TEXT("Z")))
		return true;
	is_west = gtab_text_take(t, GTAB_TEXT("-"));
	if (!is_west && !gtab_text_take(t, GTAB_TEXT("+")))
		return false;
	if (!take_two(t, 14, &hours) || !gtab_text_take(t, GTAB_TEXT(":")) ||
	    !take_two(t, 59, &minutes))
		return false;
	*seconds = (is_west ? -60 : 60) * (int64_t)(hours * 60 + minutes);
	return true;
}

static bool
take_date(gtab_text *t, gtab_moment *out)
{
	return gtab_lexical_take_digits(t, 4, 4, &out->year) && gtab_text_take(t, GTAB_TEXT("-")) &&
	       take_two(t, 12, &out->month) && gtab_text_take(t, GTAB_TEXT("-")) &&
	       take_two(t, 31, &out->day) && gtab_date_exists((int)out->year, out->month, out->day);
}

static bool
take_time(gtab_text *t, gtab_moment *out)
{
	return take_two(t, 24, &out->hour) && gtab_text_take(t, GTAB_TEXT(":")) &&
	       take_two(t, 59, &out->minute) && gtab_text_take(t, GTAB_TEXT(":")) &&
	       take_two(t, 59, &out->second) && take_fraction(t, &out->nanos) &&
	       (out->hour < 24 || (out->minute == 0 && out->second == 0 && out->nanos == 0));
}

static bool
read_default(gtab_field_type type, gtab_text cell, gtab_moment *out)
{
	bool ok;

	switch (type) {
	case GTAB_FIELD_DATE: ok = take_date(&cell, out); break;
	case GTAB_FIELD_TIME:
		ok = take_time(&cell, out) && take_zone(&cell, &out->offset_seconds);
		break;
	case GTAB_FIELD_DATETIME:
		ok = take_date(&cell, out) && gtab_text_take(&cell, GTAB_TEXT("T")) &&
		     take_time(&cell, out) && take_zone(&cell, &out->offset_seconds);
		break;
	case GTAB_FIELD_YEAR: ok = take_year(&cell, &out->year); break;
	case GTAB_FIELD_YEARMONTH:
		ok = take_year(&cell, &out->year) && gtab_text_take(&cell, GTAB_TEXT("-")) &&
		     take_two(&cell, 12, &out->month) && out->month > 0;
		break;
	default: ok = false;
	}
	return ok && cell.len == 0;
}

/* ---- any ---- */

/* Hours and minutes, perhaps seconds, perhaps a half of the day. */
static bool
read_any_time(gtab_text cell, gtab_moment *out)
{
	static const gtab_text patterns[] = { GTAB_TEXT("%H:%M:%S"),    GTAB_TEXT("%H:%M"),
					      GTAB_TEXT("%I:%M:%S %p"), GTAB_TEXT("%I:%M %p"),
					      GTAB_TEXT("%H:%M:%S.%f"), GTAB_TEXT("%H:%M:%S%z") };

	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++) {
		if (gtab_strptime(patterns[i], cell, out))
			return true;
	}
	*out = (gtab_moment){ .year = 1900, .month = 1, .day = 1 };
	return read_default(GTAB_FIELD_TIME, cell, out);
}

/* A date in any way that the rules of cells read. */
static bool
read_any_date(gtab_text cell, gtab_moment *out)
{
	gtab_period period;

	if (gtab_date_parse(cell, &period, NULL, NULL) != GTAB_OK)
		return false;
	*out = (gtab_moment){ .year = period.year, .month = period.month, .day = period.day };
	return true;
}

/* A date, alone or with a time behind T or a space. */
static bool
read_any(gtab_field_type type, gtab_text cell, gtab_moment *out)
{
	gtab_moment time = { .hour = 0 };
	size_t at;

	if (type == GTAB_FIELD_TIME)
		return read_any_time(cell, out);
	if (read_any_date(cell, out))
		return true;
	if (type != GTAB_FIELD_DATETIME)
		return false;
	at = gtab_text_find(cell, GTAB_TEXT("T"));
	if (at == cell.len)
		at = gtab_text_find(cell, GTAB_TEXT(" "));
	if (at == cell.len || !read_any_date(gtab_text_slice(cell, 0, at), out) ||
	    !read_any_time(gtab_text_trim(gtab_text_slice(cell, at + 1, cell.len)), &time))
		return false;
	time.year = out->year;
	time.month = out->month;
	time.day = out->day;
	*out = time;
	return true;
}

/* ---- all of them ---- */

bool
gtab_lexical_moment(gtab_field_type type, gtab_text format, gtab_text cell, gtab_moment *out)
{
	*out = (gtab_moment){ .year = 1900, .month = 1, .day = 1 };
	cell = gtab_text_trim(cell);
	if (type == GTAB_FIELD_YEAR || type == GTAB_FIELD_YEARMONTH || format.len == 0 ||
	    gtab_text_equal(format, GTAB_TEXT("default")))
		return read_default(type, cell, out);
	if (gtab_text_equal(format, GTAB_TEXT("any")))
		return read_any(type, cell, out);
	return gtab_strptime(format, cell, out);
}

bool
gtab_lexical_period(const gtab_field *field, gtab_text cell, gtab_period *out)
{
	gtab_moment m;

	if (!gtab_lexical_moment(field->type, field->lexical.format, cell, &m) || m.year < 1 ||
	    m.year > 9999)
		return false;
	*out = (gtab_period){ .kind = field->type == GTAB_FIELD_YEAR        ? GTAB_PERIOD_YEAR
				      : field->type == GTAB_FIELD_YEARMONTH ? GTAB_PERIOD_MONTH
									    : GTAB_PERIOD_DAY,
			      .year = (int)m.year,
			      .month = m.month,
			      .day = m.day };
	return true;
}

/* One count and its letter, if they stand here: 3Y. False for a count without any letter. */
static bool
take_part(gtab_text *t, const char *letter, int64_t *out)
{
	gtab_text rest = *t;
	int64_t n;

	*out = 0;
	if (!gtab_lexical_take_digits(&rest, 1, 9, &n) ||
	    !gtab_text_take(&rest, gtab_text_of(letter)))
		return false;
	*t = rest;
	*out = n;
	return true;
}

/* Seconds may have a fraction. */
static bool
take_seconds(gtab_text *t, int64_t *seconds, int64_t *nanos)
{
	gtab_text rest = *t;

	*seconds = 0;
	*nanos = 0;
	if (!gtab_lexical_take_digits(&rest, 1, 9, seconds) || !take_fraction(&rest, nanos) ||
	    !gtab_text_take(&rest, GTAB_TEXT("S"))) {
		*seconds = 0;
		*nanos = 0;
		return false;
	}
	*t = rest;
	return true;
}

/* Months count as the twelfth of a year of 365.2425 days, so that durations have an order. */
bool
gtab_lexical_duration(gtab_text cell, gtab_decimal *seconds_out)
{
	enum { MONTH_SECONDS = 2629746 };
	int64_t years, months, days, hours = 0, minutes = 0, seconds = 0, nanos = 0;
	bool has_any;
	bool is_negative;

	cell = gtab_text_trim(cell);
	is_negative = gtab_text_take(&cell, GTAB_TEXT("-"));
	if (!gtab_text_take(&cell, GTAB_TEXT("P")))
		return false;
	has_any = take_part(&cell, "Y", &years);
	has_any |= take_part(&cell, "M", &months);
	has_any |= take_part(&cell, "D", &days);
	if (gtab_text_take(&cell, GTAB_TEXT("T"))) {
		has_any = take_part(&cell, "H", &hours);
		has_any |= take_part(&cell, "M", &minutes);
		has_any |= take_seconds(&cell, &seconds, &nanos);
	}
	if (!has_any || cell.len > 0)
		return false;
	seconds_out->coefficient = (gtab_int128)(years * 12 + months) * MONTH_SECONDS +
				   (gtab_int128)days * 86400 + hours * 3600 + minutes * 60 +
				   seconds;
	seconds_out->coefficient = seconds_out->coefficient * 1000000000 + nanos;
	seconds_out->scale = 9;
	if (is_negative)
		*seconds_out = gtab_decimal_negate(*seconds_out);
	return true;
}
