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
