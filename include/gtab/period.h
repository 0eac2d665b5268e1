/* SPDX-License-Identifier: MIT */
#ifndef GTAB_PERIOD_H
#define GTAB_PERIOD_H

/*
 * A date or a period, no finer than it was written: 2015, 2015-H1, 2015Q1, 2015-03, 2015-03-01,
 * 2025-01/09 (a run of months). Years 1 to 9999, Gregorian calendar.
 */

#include <gtab/buf.h>
#include <gtab/status.h>

typedef enum gtab_period_kind {
	GTAB_PERIOD_YEAR,
	GTAB_PERIOD_HALF,    /* part is 1 or 2 */
	GTAB_PERIOD_QUARTER, /* part is 1 to 4 */
	GTAB_PERIOD_MONTH,
	GTAB_PERIOD_DAY,
	GTAB_PERIOD_MONTHS /* month to last_month of one year */
} gtab_period_kind;

typedef struct gtab_period {
	gtab_period_kind kind;
	int year;
	int part;       /* half or quarter */
	int month;      /* 1 to 12 */
	int day;        /* 1 to 31 */
	int last_month; /* GTAB_PERIOD_MONTHS only */
} gtab_period;

/* Months counted from year 0, so that they can be compared: 2019-12 is 24239. */
int gtab_month_no(int year, int month);

/*
 * The months of a period in its ISO-like form, 2015Q1 from 2015-01 to 2015-03; whole or the first part of t.
 * False when t does not begin with a year.
 */
bool gtab_period_months(gtab_text t, int *first_out, int *last_out);

bool gtab_date_exists(int year, int month, int day); /* 2015-02-29 does not */

/* Append the ISO-like form named above: "2015", "2015-H1", "2015Q1", "2015-03", "2015-03-01", "2025-01/09". */
void gtab_period_put(const gtab_period *p, gtab_buf *out);

/* The first and the last day of a period as yyyymmdd: 20150101 and 20150331 of 2015Q1. */
int gtab_period_first_day(const gtab_period *p);
int gtab_period_last_day(const gtab_period *p);

/* From one day to another, both as yyyymmdd and within it; 0 where there is no end. */
typedef struct gtab_span {
	int from;
	int to;
} gtab_span;

/* Whether a period begins within a span: a year that a form was changed in belongs to its old form. */
bool gtab_span_has(gtab_span span, const gtab_period *p);

#endif
