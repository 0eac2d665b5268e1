/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_EXCEL_NUMBER_H
#define GTAB_OUTPUT_BOOK_EXCEL_NUMBER_H

/*
 * Figures and dates as Excel can hold them.
 */

#include <gtab/buf.h>
#include <gtab/period.h>

/*
 * Whether a plain decimal may stand in a cell as a number and say the same: at most 15 significant digits
 * (IEEE 754 keeps those), no leading zero that would be lost. 00042 and 12345678901234567 may not.
 */
bool gtab_is_excel_number(gtab_text decimal);

/*
 * The same number without zeros at the end of its decimals: 3906.4 for 3906.40, 5 for 5.00; 0 for -0.0. A part of
 * decimal, which must be an Excel number.
 */
gtab_text gtab_excel_decimal(gtab_text decimal);

/* Digits behind the point as printed: 2 for 3906.40. */
int gtab_printed_places(gtab_text decimal);

/* The number that Excel keeps for a plain decimal: the nearest double; 0, never -0. */
double gtab_excel_double(gtab_text decimal);

/*
 * The serial number of a day (ECMA-376 part 1 §18.17.4.1, 1900 system), 42064 for 2015-03-01.
 * False for a period that is no day, or before 1900-03-01, where Excel's calendar has a day too many.
 */
bool gtab_excel_date(const gtab_period *p, uint32_t *serial_out);

/* Append a period as a Chinese table prints it: 2015年, 2015年上半年, 2015年第一季度, 2015年3月, 2015年1-9月. */
void gtab_period_print(const gtab_period *p, gtab_buf *out);

#endif
