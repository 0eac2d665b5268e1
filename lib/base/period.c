/* SPDX-License-Identifier: MIT */
/* Calendar facts and the normal form of a period, no finer than it was written. */

#include <gtab/period.h>

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool
gtab_date_exists(int year, int month, int day)
{
	static const int n_days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
		return false;
	return day <= n_days[month - 1] || (month == 2 && day == 29 && is_leap(year));
}

int
gtab_month_no(int year, int month)
{
	return year * 12 + month - 1;
}

/* Two digits of t behind `at`, in 1 to 12; 0 when they are not there. */
static int
month_at(gtab_text t, size_t at)
{
	int month;

	if (at + 2 > t.len || t.ptr[at] < '0' || t.ptr[at] > '1' || t.ptr[at + 1] < '0' ||
	    t.ptr[at + 1] > '9')
		return 0;
	month = (t.ptr[at] - '0') * 10 + (t.ptr[at + 1] - '0');
	return month <= 12 ? month : 0;
}

/* Four digits at the start of t; 0 when they are not there. */
static int
year_at_start(gtab_text t)
{
	int year = 0;

	for (size_t i = 0; i < 4; i++) {
		if (i >= t.len || t.ptr[i] < '0' || t.ptr[i] > '9')
			return 0;
		year = year * 10 + (t.ptr[i] - '0');
	}
	return year;
}

bool
gtab_period_months(gtab_text t, int *first_out, int *last_out)
{
	const int year = year_at_start(t);
	const char mark = t.len > 4 ? t.ptr[4] : '\0';
	const int part = t.len > 5 && mark == 'Q' ? t.ptr[5] - '0' : 0;
	const bool is_half = mark == '-' && t.len > 6 && t.ptr[5] == 'H';
	const int month = mark == '-' ? month_at(t, 5) : 0;
	int first = 1;
	int last = 12;

	if (year == 0)
		return false;
	if (part >= 1 && part <= 4) {
		first = part * 3 - 2;
		last = part * 3;
	} else if (is_half) {
		first = t.ptr[6] == '2' ? 7 : 1;
		last = first + 5;
	} else if (month != 0) {
		first = month;
		last = t.len > 7 && t.ptr[7] == '/' && month_at(t, 8) != 0 ? month_at(t, 8) : month;
	}
	*first_out = gtab_month_no(year, first);
	*last_out = gtab_month_no(year, last);
	return true;
}

static void
put_two(gtab_buf *out, int n)
{
	gtab_buf_putc(out, (char)('0' + n / 10 % 10));
	gtab_buf_putc(out, (char)('0' + n % 10));
}

/* A mark and two digits: "-03". */
static void
put_part(gtab_buf *out, char mark, int n)
{
	gtab_buf_putc(out, mark);
	put_two(out, n);
}

void
gtab_period_put(const gtab_period *p, gtab_buf *out)
{
	put_two(out, p->year / 100);
	put_two(out, p->year);
	switch (p->kind) {
	case GTAB_PERIOD_YEAR: return;
	case GTAB_PERIOD_HALF:
		gtab_buf_put(out, p->part == 1 ? GTAB_TEXT("-H1") : GTAB_TEXT("-H2"));
		return;
	case GTAB_PERIOD_QUARTER:
		gtab_buf_putc(out, 'Q');
		gtab_buf_putc(out, (char)('0' + p->part));
		return;
	case GTAB_PERIOD_MONTH:
	case GTAB_PERIOD_DAY:
	case GTAB_PERIOD_MONTHS: break;
	}
	put_part(out, '-', p->month);
	if (p->kind == GTAB_PERIOD_DAY)
		put_part(out, '-', p->day);
	if (p->kind == GTAB_PERIOD_MONTHS)
		put_part(out, '/', p->last_month);
}

/* The months that a period runs over. */
static void
months_of(const gtab_period *p, int *first, int *last)
{
	*first = p->month;
	*last = p->month;
	switch (p->kind) {
	case GTAB_PERIOD_YEAR:
		*first = 1;
		*last = 12;
		break;
	case GTAB_PERIOD_HALF:
		*first = 6 * p->part - 5;
		*last = 6 * p->part;
		break;
	case GTAB_PERIOD_QUARTER:
		*first = 3 * p->part - 2;
		*last = 3 * p->part;
		break;
	case GTAB_PERIOD_MONTHS: *last = p->last_month; break;
	case GTAB_PERIOD_MONTH:
	case GTAB_PERIOD_DAY: break;
	}
}

int
gtab_period_first_day(const gtab_period *p)
{
	int first, last;

	months_of(p, &first, &last);
	return p->year * 10000 + first * 100 + (p->kind == GTAB_PERIOD_DAY ? p->day : 1);
}

int
gtab_period_last_day(const gtab_period *p)
{
	int first, last;
	int day = 31;

	months_of(p, &first, &last);
	while (!gtab_date_exists(p->year, last, day))
		day--;
	return p->year * 10000 + last * 100 + (p->kind == GTAB_PERIOD_DAY ? p->day : day);
}

bool
gtab_span_has(gtab_span span, const gtab_period *p)
{
	const int first = gtab_period_first_day(p);

	return (span.from == 0 || first >= span.from) && (span.to == 0 || first <= span.to);
}
