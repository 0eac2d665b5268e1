/* SPDX-License-Identifier: MIT */
/* From the <v> of a cell to its text, digit by digit: no double, no locale, no rounding but Excel's 15 digits. */

#include <string.h>

#include "input/xlsx_internal.h"

enum { FIGURE_MAX = 64, DIGITS_MAX = 15, EXPONENT_MAX = 400, DAY_SECONDS = 86400 };
enum { DAYS_1904 = 1462, DAY_MAX = 2958465 }; /* 9999-12-31 */

/* 0.d1d2…dn × 10^point; no zero at either end, n is 0 for zero. */
struct figure {
	bool is_negative;
	int n;
	int point;
	char digits[FIGURE_MAX];
};

/* ---- reading ---- */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Digits with or without a point; how many in all. */
static size_t
take_digits(gtab_text *t, struct figure *f, bool *has_point_out)
{
	size_t n_all = 0;

	*has_point_out = false;
	for (; t->len > 0; *t = gtab_text_slice(*t, 1, t->len)) {
		const char c = t->ptr[0];

		if (c == '.' && !*has_point_out) {
			*has_point_out = true;
			continue;
		}
		if (!is_digit(c))
			break;
		n_all++;
		if (f->n > 0 || c != '0')
			f->digits[f->n++] = c;
		if (f->n > 0 && !*has_point_out)
			f->point++;
		else if (f->n == 0 && *has_point_out)
			f->point--;
	}
	return n_all;
}

static bool
take_exponent(gtab_text *t, int *exponent_out)
{
	const bool is_negative =
		(gtab_text_take(t, GTAB_TEXT("e-")) || gtab_text_take(t, GTAB_TEXT("E-")));
	int n = 0;

	if (!is_negative && !gtab_text_take(t, GTAB_TEXT("E+")) &&
	    !gtab_text_take(t, GTAB_TEXT("e+")) && !gtab_text_take(t, GTAB_TEXT("E")) &&
	    !gtab_text_take(t, GTAB_TEXT("e")))
		return false;
	if (t->len == 0)
		return false;
	for (; t->len > 0 && is_digit(t->ptr[0]) && n <= EXPONENT_MAX;
	     *t = gtab_text_slice(*t, 1, t->len))
		n = n * 10 + (t->ptr[0] - '0');
	*exponent_out = is_negative ? -n : n;
	return t->len == 0 && n <= EXPONENT_MAX;
}

static void
drop_zeros(struct figure *f)
{
	while (f->n > 0 && f->digits[f->n - 1] == '0')
		f->n--;
	if (f->n == 0)
		f->point = 0;
}

/* To 15 digits, halves up: more are the dust of binary arithmetic. */
static void
round_off(struct figure *f)
{
	bool carries;

	if (f->n <= DIGITS_MAX)
		return;
	carries = f->digits[DIGITS_MAX] >= '5';
	f->n = DIGITS_MAX;
	for (int i = DIGITS_MAX; carries && i-- > 0;) {
		carries = f->digits[i] == '9';
		f->digits[i] = carries ? '0' : (char)(f->digits[i] + 1);
	}
	if (carries) {
		f->digits[0] = '1';
		f->n = 1;
		f->point++;
	}
}

/* xsd:double as spreadsheet programs write it. Whole numbers written out in full are kept as they are. */
static bool
read_figure(gtab_text t, struct figure *f)
{
	bool has_point, is_whole;
	int exponent = 0;

	f->n = f->point = 0;
	if (t.len >= FIGURE_MAX)
		return false;
	f->is_negative = gtab_text_take(&t, GTAB_TEXT("-"));
	if (!f->is_negative)
		gtab_text_take(&t, GTAB_TEXT("+"));
	if (take_digits(&t, f, &has_point) == 0)
		return false;
	is_whole = !has_point && t.len == 0;
	if (t.len > 0 && !take_exponent(&t, &exponent))
		return false;
	f->point += exponent;
	if (!is_whole)
		round_off(f);
	drop_zeros(f);
	return true;
}

/* ---- writing figures ---- */

static void
put_zeros(gtab_buf *out, int n)
{
	while (n-- > 0)
		gtab_buf_putc(out, '0');
}

static void
put_digits(const struct figure *f, int first, int last, gtab_buf *out)
{
	if (last > f->n)
		last = f->n;
	if (first < last)
		gtab_buf_put(out, (gtab_text){ f->digits + first, (size_t)(last - first) });
}

static void
put_whole(const struct figure *f, int width, gtab_buf *out)
{
	const int n = f->point > 0 ? f->point : 0;

	put_zeros(out, (width > 1 ? width : 1) - n);
	put_digits(f, 0, n, out);
	put_zeros(out, f->n < n ? n - f->n : 0);
}

static void
put_places(const struct figure *f, int at_least, gtab_buf *out)
{
	const int has = f->n > f->point ? f->n - f->point : 0; /* digits behind the point */

	if (has == 0 && at_least == 0)
		return;
	gtab_buf_putc(out, '.');
	if (has > 0)
		put_zeros(out, f->point < 0 ? -f->point : 0);
	put_digits(f, f->point > 0 ? f->point : 0, f->n, out);
	put_zeros(out, at_least - has);
}

static void
put_figure(struct figure *f, const gtab_number_format *format, gtab_buf *out)
{
	if (f->n > 0)
		f->point += format->shift;
	if (f->is_negative && f->n > 0)
		gtab_buf_putc(out, '-');
	gtab_buf_put(out, format->before);
	put_whole(f, (int)format->n_whole, out);
	put_places(f, (int)format->places, out);
	gtab_buf_put(out, format->after);
}

/* ---- dates (ECMA-376 part 1 §18.17.4) ---- */

struct moment {
	int days;    /* serial, 1 is 1900-01-01 */
	int seconds; /* of the day */
};

/* Days and seconds of a figure; what is finer than a second is rounded where a time is shown. */
static bool
read_moment(const struct figure *f, const gtab_number_format *format, bool is_1904,
	    struct moment *out)
{
	uint64_t days = 0, part = 0, unit = 1, seconds;

	if (f->is_negative || f->point > 7)
		return false;
	for (int i = 0; i < f->point; i++)
		days = days * 10 + (i < f->n ? (uint64_t)(f->digits[i] - '0') : 0);
	for (int i = f->point; i < f->point + 12 && i < f->n; i++) {
		part = part * 10 + (i >= 0 ? (uint64_t)(f->digits[i] - '0') : 0);
		unit *= 10;
	}
	seconds = part * DAY_SECONDS;
	if (format->has_time || format->is_open)
		seconds += unit / 2;
	seconds /= unit;
	days += seconds / DAY_SECONDS;
	if (is_1904 && !format->is_elapsed)
		days += DAYS_1904;
	out->days = (int)days;
	out->seconds = (int)(seconds % DAY_SECONDS);
	return days <= DAY_MAX;
}

static void
put_two(gtab_buf *out, int n)
{
	gtab_buf_putc(out, (char)('0' + n / 10 % 10));
	gtab_buf_putc(out, (char)('0' + n % 10));
}

static void
put_time(int hours, int seconds, bool has_seconds, gtab_buf *out)
{
	if (hours > 99)
		gtab_buf_put_uint(out, (uint64_t)hours);
	else
		put_two(out, hours);
	gtab_buf_putc(out, ':');
	put_two(out, seconds / 60 % 60);
	if (has_seconds) {
		gtab_buf_putc(out, ':');
		put_two(out, seconds % 60);
	}
}

/*
 * Year, month and day of a serial. Excel counts two days that never were, 1900-01-00 and 1900-02-29: they are named as
 * it names them, and refused by whoever reads dates. Years begin in March here, so that the leap day comes last.
 */
static void
put_day(int serial, const gtab_number_format *format, gtab_buf *out)
{
	const int days = serial + (serial < 60) + (serial == 0) + 693899; /* since 0000-03-01 */
	const int era = days / 146097, of_era = days % 146097;
	const int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	const int of_year = of_era - (365 * year + year / 4 - year / 100);
	const int m = (5 * of_year + 2) / 153;
	const int day = serial == 0 ? 0 : serial == 60 ? 29 : of_year - (153 * m + 2) / 5 + 1;
	const int month = m < 10 ? m + 3 : m - 9;
	const int full_year = era * 400 + year + (m >= 10);
	const bool has_day =
		format->is_open || format->has_day || format->has_time || !format->has_year;

	put_two(out, full_year / 100);
	put_two(out, full_year % 100);
	if (!has_day && !format->has_month)
		return;
	gtab_buf_putc(out, '-');
	put_two(out, month);
	if (!has_day)
		return;
	gtab_buf_putc(out, '-');
	put_two(out, day);
}

/* A time alone where no day is shown, or none is meant; a day alone where the time is midnight or not shown. */
static void
put_moment(const struct moment *m, const gtab_number_format *format, gtab_buf *out)
{
	const bool shows_day =
		format->is_open || format->has_year || format->has_month || format->has_day;
	const bool has_time = format->has_time || (format->is_open && m->seconds != 0);
	const bool has_seconds = format->has_seconds || (format->is_open && m->seconds % 60 != 0);

	if (format->is_elapsed) {
		put_time(m->days * 24 + m->seconds / 3600, m->seconds, has_seconds, out);
	} else if (!shows_day || (m->days == 0 && has_time)) {
		put_time(m->seconds / 3600, m->seconds, has_seconds, out);
	} else {
		put_day(m->days, format, out);
		if (!has_time || m->seconds == 0)
			return;
		gtab_buf_putc(out, ' ');
		put_time(m->seconds / 3600, m->seconds, has_seconds, out);
	}
}

/* ---- a cell ---- */

void
gtab_xlsx_put_figure(gtab_text v, const gtab_number_format *format, bool is_1904, gtab_buf *out)
{
	static const gtab_number_format general;
	struct figure f;
	struct moment moment;

	v = gtab_text_trim(v);
	if (!read_figure(v, &f))
		gtab_buf_put(out, v);
	else if (!format->is_date)
		put_figure(&f, format, out);
	else if (read_moment(&f, format, is_1904, &moment))
		put_moment(&moment, format, out);
	else
		put_figure(&f, &general, out);
}

void
gtab_xlsx_put_iso_date(gtab_text v, gtab_buf *out)
{
	gtab_text date = gtab_text_trim(v), time;
	const size_t at = gtab_text_find(date, GTAB_TEXT("T"));

	time = gtab_text_slice(date, at + 1, date.len);
	gtab_text_take_end(&time, GTAB_TEXT("Z"));
	time = gtab_text_slice(time, 0, gtab_text_find(time, GTAB_TEXT(".000")));
	gtab_buf_put(out, gtab_text_slice(date, 0, at));
	if (time.len == 0 || gtab_text_equal(time, GTAB_TEXT("00:00:00")))
		return;
	gtab_buf_putc(out, ' ');
	gtab_buf_put(out, time);
}
