/* SPDX-License-Identifier: MIT */
/* The only place where figures become doubles; see style.md, Numbers. */

#include "output/book/excel_number.h"

#include "output/book/excel_limits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIGURE_MAX = 64 }; /* a sign, 38 digits, a point; longer ones are no Excel number */

bool
gtab_is_excel_number(gtab_text decimal)
{
	size_t n_digits = 0, n_zeros = 0;

	gtab_text_take(&decimal, GTAB_TEXT("-"));
	if (decimal.len == 0 || decimal.len >= FIGURE_MAX - 1)
		return false;
	if (decimal.len > 1 && decimal.ptr[0] == '0' && decimal.ptr[1] != '.')
		return false;
	for (size_t i = 0; i < decimal.len; i++) {
		const char c = decimal.ptr[i];

		if (c == '.')
			continue;
		if (c < '0' || c > '9')
			return false;
		if (c == '0') {
			n_zeros += n_digits > 0; /* counts only if another digit follows */
			continue;
		}
		n_digits += n_zeros + 1;
		n_zeros = 0;
	}
	return n_digits <= EXCEL_DIGITS_MAX;
}

static bool
is_zero(gtab_text decimal)
{
	for (size_t i = 0; i < decimal.len; i++) {
		if (decimal.ptr[i] >= '1' && decimal.ptr[i] <= '9')
			return false;
	}
	return true;
}

gtab_text
gtab_excel_decimal(gtab_text decimal)
{
	if (memchr(decimal.ptr, '.', decimal.len) != NULL) {
		while (gtab_text_take_end(&decimal, GTAB_TEXT("0")))
			;
		gtab_text_take_end(&decimal, GTAB_TEXT("."));
	}
	if (decimal.ptr[0] == '-' && is_zero(decimal))
		gtab_text_take(&decimal, GTAB_TEXT("-"));
	return decimal;
}

int
gtab_printed_places(gtab_text decimal)
{
	const char *const point = decimal.len > 0 ? memchr(decimal.ptr, '.', decimal.len) : NULL;

	return point != NULL ? (int)(decimal.ptr + decimal.len - point - 1) : 0;
}

double
gtab_excel_double(gtab_text decimal)
{
	char figure[FIGURE_MAX];
	const size_t len = decimal.len < FIGURE_MAX - 1 ? decimal.len : FIGURE_MAX - 1;

	if (len > 0)
		memcpy(figure, decimal.ptr, len);
	figure[len] = '\0';
	return strtod(figure, NULL) + 0.0; /* -0 + 0 is 0 */
}

bool
gtab_excel_date(const gtab_period *p, uint32_t *serial_out)
{
	/* days before each month, counted from March, so that the leap day comes last */
	const int year = p->month > 2 ? p->year : p->year - 1;
	const int month = (p->month + 9) % 12;

	if (p->kind != GTAB_PERIOD_DAY || p->year < 1900 || p->year > 9999 || year < 1900)
		return false;
	const int days =
		year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + p->day;
	const int day_61 = 1900 * 365 + 1900 / 4 - 1900 / 100 + 1900 / 400 + 1; /* 1900-03-01 */
	*serial_out = (uint32_t)(days - day_61 + 61);
	return true;
}

void
gtab_period_print(const gtab_period *p, gtab_buf *out)
{
	static const char *const quarters[] = { "一", "二", "三", "四" };

	gtab_buf_printf(out, "%d年", p->year);
	switch (p->kind) {
	case GTAB_PERIOD_YEAR: break;
	case GTAB_PERIOD_HALF:
		gtab_buf_put(out, p->part == 1 ? GTAB_TEXT("上半年") : GTAB_TEXT("下半年"));
		break;
	case GTAB_PERIOD_QUARTER:
		gtab_buf_printf(out, "第%s季度", quarters[(p->part - 1) & 3]);
		break;
	case GTAB_PERIOD_MONTH: gtab_buf_printf(out, "%d月", p->month); break;
	case GTAB_PERIOD_DAY: gtab_buf_printf(out, "%d月%d日", p->month, p->day); break;
	case GTAB_PERIOD_MONTHS: gtab_buf_printf(out, "%d-%d月", p->month, p->last_month); break;
	}
}
