/* SPDX-License-Identifier: MIT */
/*
 * Dates and times by a pattern of strptime, as Python and C read them in the C locale. Our own, since libc's says
 * neither where it stopped short nor reads fractions, and follows the locale.
 */

#include "form/lexical_internal.h"

#include <string.h>
#include <strings.h>

static const char *const months[] = { "January",   "February", "March",    "April",
				      "May",       "June",     "July",     "August",
				      "September", "October",  "November", "December" };
static const char *const days[] = { "Sunday",   "Monday", "Tuesday", "Wednesday",
				    "Thursday", "Friday", "Saturday" };

/* What is read beside the moment itself. */
struct reading {
	gtab_moment *out;
	int64_t day_of_year;
	bool is_afternoon;
	bool has_half; /* %p stood there */
};

/* One of n names, whole or by its first three letters; which one. */
static bool
take_name(gtab_text *t, const char *const *names, size_t n, bool is_short, int *out)
{
	for (size_t i = 0; i < n; i++) {
		const size_t len = is_short ? 3 : strlen(names[i]);

		if (t->len < len || strncasecmp(t->ptr, names[i], len) != 0)
			continue;
		*t = gtab_text_slice(*t, len, t->len);
		*out = (int)i;
		return true;
	}
	return false;
}

/* A number of at most `max` digits between two bounds. */
static bool
take_within(gtab_text *t, size_t max, int64_t low, int64_t high, int *out)
{
	int64_t n;

	if (!gtab_lexical_take_digits(t, 1, max, &n) || n < low || n > high)
		return false;
	*out = (int)n;
	return true;
}

/* .300 or 300 behind the point of the pattern: digits of a second's fraction. */
static bool
take_fraction(gtab_text *t, int64_t *nanos_out)
{
	const size_t before = t->len;
	int64_t n;

	if (!gtab_lexical_take_digits(t, 1, 6, &n))
		return false;
	for (size_t i = before - t->len; i < 9; i++)
		n *= 10;
	*nanos_out = n;
	return true;
}

/* Z, +0800, +08:00 */
static bool
take_zone(gtab_text *t, int64_t *seconds_out)
{
	bool is_west;
	int64_t hours, minutes;

	if (gtab_text_take(t, GTAB_TEXT("Z")))
		return true;
	if (t->len == 0 || (t->ptr[0] != '+' && t->ptr[0] != '-'))
		return false;
	is_west = t->ptr[0] == '-';
	*t = gtab_text_slice(*t, 1, t->len);
	if (!gtab_lexical_take_digits(t, 2, 2, &hours))
		return false;
	gtab_text_take(t, GTAB_TEXT(":"));
	if (!gtab_lexical_take_digits(t, 2, 2, &minutes) || hours > 23 || minutes > 59)
		return false;
	*seconds_out = (hours * 60 + minutes) * (is_west ? -60 : 60);
	return true;
}

/* Two digits of a year: 69 to 99 are of the last century. */
static bool
take_short_year(gtab_text *t, int64_t *out)
{
	if (!gtab_lexical_take_digits(t, 2, 2, out))
		return false;
	*out += *out >= 69 ? 1900 : 2000;
	return true;
}

/* AM or PM, and 12 AM is midnight. */
static bool
take_half(gtab_text *t, struct reading *r)
{
	if (t->len < 2 || (strncasecmp(t->ptr, "am", 2) != 0 && strncasecmp(t->ptr, "pm", 2) != 0))
		return false;
	r->has_half = true;
	r->is_afternoon = t->ptr[0] == 'p' || t->ptr[0] == 'P';
	*t = gtab_text_slice(*t, 2, t->len);
	return true;
}

static bool
take_month(gtab_text *t, bool is_short, gtab_moment *out)
{
	int idx;

	if (!take_name(t, months, 12, is_short, &idx))
		return false;
	out->month = idx + 1;
	return true;
}

static bool take_all(gtab_text *format, gtab_text *t, struct reading *r);

static bool
take_pattern(const char *format, gtab_text *t, struct reading *r)
{
	gtab_text pattern = gtab_text_of(format);

	return take_all(&pattern, t, r);
}

/* What one directive asks for. */
static bool
take_directive(char directive, gtab_text *t, struct reading *r)
{
	gtab_moment *const out = r->out;
	int ignored;

	switch (directive) {
	case 'Y': return gtab_lexical_take_digits(t, 4, 4, &out->year);
	case 'y': return take_short_year(t, &out->year);
	case 'm': return take_within(t, 2, 1, 12, &out->month);
	case 'd':
	case 'e': return take_within(t, 2, 1, 31, &out->day);
	case 'H': return take_within(t, 2, 0, 23, &out->hour);
	case 'I': return take_within(t, 2, 1, 12, &out->hour);
	case 'M': return take_within(t, 2, 0, 59, &out->minute);
	case 'S': return take_within(t, 2, 0, 61, &out->second);
	case 'f': return take_fraction(t, &out->nanos);
	case 'p': return take_half(t, r);
	case 'j': return gtab_lexical_take_digits(t, 1, 3, &r->day_of_year);
	case 'B': return take_month(t, false, out);
	case 'b':
	case 'h': return take_month(t, true, out);
	case 'A': return take_name(t, days, 7, false, &ignored);
	case 'a': return take_name(t, days, 7, true, &ignored);
	case 'z': return take_zone(t, &out->offset_seconds);
	case 'Z': return gtab_text_take(t, GTAB_TEXT("UTC")) || gtab_text_take(t, GTAB_TEXT("GMT"));
	case 'D': return take_pattern("%m/%d/%y", t, r);
	case 'F': return take_pattern("%Y-%m-%d", t, r);
	case 'T': return take_pattern("%H:%M:%S", t, r);
	case 'R': return take_pattern("%H:%M", t, r);
	case '%': return gtab_text_take(t, GTAB_TEXT("%"));
	default: return false;
	}
}

bool
gtab_strptime_knows(gtab_text format)
{
	for (size_t i = 0; i < format.len; i++) {
		if (format.ptr[i] != '%')
			continue;
		if (++i == format.len || strchr("YymdeHIMSfpjBbhAazZDFTR%", format.ptr[i]) == NULL)
			return false;
	}
	return true;
}

static bool
skip_spaces(gtab_text *t)
{
	const size_t len = t->len;

	while (t->len > 0 && (t->ptr[0] == ' ' || t->ptr[0] == '\t' || t->ptr[0] == '\n'))
		*t = gtab_text_slice(*t, 1, t->len);
	return t->len < len;
}

/* White space of the pattern stands for any white space; other characters for themselves. */
static bool
take_all(gtab_text *format, gtab_text *t, struct reading *r)
{
	while (format->len > 0) {
		if (skip_spaces(format)) {
			if (!skip_spaces(t))
				return false;
			continue;
		}
		if (format->ptr[0] == '%' && format->len > 1) {
			if (!take_directive(format->ptr[1], t, r))
				return false;
			*format = gtab_text_slice(*format, 2, format->len);
			continue;
		}
		if (!gtab_text_take(t, gtab_text_slice(*format, 0, 1)))
			return false;
		*format = gtab_text_slice(*format, 1, format->len);
	}
	return true;
}

/* The month and day of the n-th day of the year. */
static bool
set_day_of_year(gtab_moment *m, int64_t n)
{
	for (m->month = 1; m->month <= 12; m->month++) {
		for (m->day = 1; gtab_date_exists((int)m->year, m->month, m->day); m->day++) {
			if (--n == 0)
				return true;
		}
	}
	return false;
}

bool
gtab_strptime(gtab_text format, gtab_text cell, gtab_moment *out)
{
	struct reading r = { .out = out };

	*out = (gtab_moment){ .year = 1900, .month = 1, .day = 1 };
	if (!take_all(&format, &cell, &r) || cell.len > 0)
		return false;
	if (r.has_half)
		out->hour = out->hour % 12 + (r.is_afternoon ? 12 : 0);
	if (r.day_of_year > 0 && !set_day_of_year(out, r.day_of_year))
		return false;
	return out->year > 0 && gtab_date_exists((int)out->year, out->month, out->day);
}
