/* SPDX-License-Identifier: MIT */
/*
 * One figure in any notation offices use, with its sign, its unit and the bounds its print allows.
 * Plain ASCII figures, nearly all there are, take a way of their own before anything else is tried.
 */

#include "normalize/number_internal.h"

#include "normalize/glyph_internal.h"

#include <uchar.h>

enum { PLAIN_DIGITS_MAX = 18 };

bool
gtab_number_read_plain(gtab_text t, gtab_decimal *out)
{
	const char *p = t.ptr;
	const char *const end = t.ptr + t.len;
	const char *point = NULL;
	const bool is_negative = p < end && *p == '-';
	int64_t n = 0;

	p += is_negative;
	if (p == end || end - p > PLAIN_DIGITS_MAX || *p == '.' || end[-1] == '.')
		return false;
	if (*p == '0' && end - p > 1 && p[1] != '.')
		return false;
	for (; p < end; p++) {
		if (*p >= '0' && *p <= '9')
			n = n * 10 + (*p - '0');
		else if (*p == '.' && point == NULL)
			point = p;
		else
			return false;
	}
	out->coefficient = is_negative ? -n : n;
	out->scale = point == NULL ? 0 : (int)(end - point - 1);
	return true;
}

/* 2015年 and 1840年 are years, 3年 a length of time. */
static bool
is_calendar_year(gtab_decimal value, gtab_text unit)
{
	return gtab_text_equal(unit, GTAB_TEXT("年")) && value.scale == 0 &&
	       value.coefficient >= 1000 && value.coefficient <= 2999;
}

/* 504件: a plain figure and a known unit, as most counts are written. */
static bool
read_counted(gtab_text t, gtab_number *out)
{
	size_t n = 0;
	gtab_number counted = { .n_zeros = 0 };

	while (n < t.len && (unsigned char)t.ptr[n] < 0x80)
		n++;
	counted.unit = gtab_text_slice(t, n, t.len);
	if (n == 0 || !gtab_number_read_plain(gtab_text_slice(t, 0, n), &counted.value))
		return false;
	if (!gtab_unit_is_listed(counted.unit) || is_calendar_year(counted.value, counted.unit))
		return false;
	*out = counted;
	return true;
}

void
gtab_reader_skip_space(gtab_reader *r)
{
	while (r->rest.len > 0) {
		gtab_text rest = r->rest;
		const uint32_t cp = gtab_utf8_next(&rest);

		if (!gtab_is_space(cp) && !gtab_is_invisible(cp))
			return;
		r->rest = rest;
		r->rules |= GTAB_RULE_SPACE;
	}
}

bool
gtab_reader_take(gtab_reader *r, gtab_text word, gtab_rule_set rules)
{
	if (!gtab_text_take(&r->rest, word))
		return false;
	r->rules |= rules;
	return true;
}

/* Most cells that hold no figure show it in their first character. */
static bool
may_begin(uint32_t cp)
{
	switch (gtab_narrow(cp)) {
	case '(':
	case '-':
	case '+':
	case '\'':
	case '=':
	case U'−':
	case U'–':
	case U'△':
	case U'▲':
	case U'¥':
	case U'￥':
	case U'£':
	case U'￡':
	case U'€':
	case '$':
	case 'H':
	case 'N':
	case 'U':
	case U'人': return true; /* HK$, NT$, US$, 人民币 */
	default: return gtab_approx_begins(cp) || gtab_is_numeral(cp);
	}
}

/* '00123 and ="00123" keep a spreadsheet from valuing the digits. */
static void
unwrap(gtab_reader *r)
{
	const gtab_text whole = r->rest;

	if (gtab_reader_take(r, GTAB_TEXT("'"), GTAB_RULE_APOSTROPHE))
		return;
	if (gtab_text_take(&r->rest, GTAB_TEXT("=\"")) &&
	    gtab_text_take_end(&r->rest, GTAB_TEXT("\"")))
		r->rules |= GTAB_RULE_APOSTROPHE;
	else
		r->rest = whole;
}

/* (12): an accountant's negative, brackets around all that is left. */
static bool
take_brackets(gtab_reader *r)
{
	gtab_text rest = r->rest;

	if (gtab_narrow(gtab_peek(rest)) != '(')
		return false;
	gtab_utf8_next(&rest);
	if (rest.len == 0 || gtab_narrow(gtab_utf8_last(&rest)) != ')')
		return false;
	r->rest = gtab_text_trim(rest);
	r->rules |= GTAB_RULE_SIGN;
	return true;
}

static bool
take_minus(gtab_reader *r)
{
	static const char *const marks[] = { "−", "–", "△", "▲" };

	if (gtab_reader_take(r, GTAB_TEXT("－"), GTAB_RULE_WIDTH) ||
	    gtab_text_take(&r->rest, GTAB_TEXT("-")))
		return true;
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (gtab_reader_take(r, gtab_text_of(marks[i]), GTAB_RULE_SIGN))
			return true;
	return false;
}

/* What stands before a figure. */
struct front {
	bool has_sign;
	bool is_negative;
	bool is_bracketed;
	gtab_text currency; /* the unit that a sign of money stands for; "" for none */
};

static void
take_sign(gtab_reader *r, struct front *front)
{
	if (gtab_is_digit(gtab_narrow(gtab_peek(r->rest))))
		return;
	front->is_bracketed = take_brackets(r);
	front->is_negative = front->is_bracketed || take_minus(r);
	front->has_sign = front->is_negative ||
			  gtab_reader_take(r, GTAB_TEXT("+"), GTAB_RULE_SIGN) ||
			  gtab_reader_take(r, GTAB_TEXT("＋"), GTAB_RULE_SIGN);
}

static void
take_currency(gtab_reader *r, struct front *front)
{
	static const struct {
		gtab_text sign;
		gtab_text unit;
	} signs[] = {
		{ GTAB_TEXT("¥"), GTAB_TEXT("元") },      { GTAB_TEXT("￥"), GTAB_TEXT("元") },
		{ GTAB_TEXT("人民币"), GTAB_TEXT("元") }, { GTAB_TEXT("£"), GTAB_TEXT("£") },
		{ GTAB_TEXT("￡"), GTAB_TEXT("£") },      { GTAB_TEXT("€"), GTAB_TEXT("€") },
		{ GTAB_TEXT("HK$"), GTAB_TEXT("港元") },  { GTAB_TEXT("NT$"), GTAB_TEXT("新台币") },
		{ GTAB_TEXT("US$"), GTAB_TEXT("美元") },  { GTAB_TEXT("$"), GTAB_TEXT("$") },
		{ GTAB_TEXT("＄"), GTAB_TEXT("$") },
	};

	if (gtab_is_digit(gtab_narrow(gtab_peek(r->rest))))
		return;
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (!gtab_reader_take(r, signs[i].sign, GTAB_RULE_UNIT))
			continue;
		front->currency = signs[i].unit;
		gtab_reader_skip_space(r);
		return;
	}
}

/* (12人) says aside that there are 12; (12), (12%) and (12元) are an accountant's negatives. */
static bool
is_aside(const struct front *front, gtab_text unit)
{
	return front->is_bracketed && unit.len > 0 && front->currency.len == 0 &&
	       !gtab_text_ends(unit, GTAB_TEXT("元"));
}

/* How far the mark behind a figure shifts it: 2 for %, 3 for ‰, 0 for none. */
static int
take_percent(gtab_reader *r)
{
	if (gtab_reader_take(r, GTAB_TEXT("％"), GTAB_RULE_PERCENT | GTAB_RULE_WIDTH) ||
	    gtab_reader_take(r, GTAB_TEXT("%"), GTAB_RULE_PERCENT))
		return 2;
	return gtab_reader_take(r, GTAB_TEXT("‰"), GTAB_RULE_PERCENT) ? 3 : 0;
}

/* What stands behind the figure: a percent mark or a unit, and nothing else. */
static bool
read_tail(gtab_reader *r, const gtab_figure *f, const struct front *front, gtab_number *n)
{
	const bool has_currency = front->currency.len > 0;

	gtab_reader_skip_space(r);
	const int n_percent = r->rest.len > 0 ? take_percent(r) : 0;

	if (n_percent > 0) {
		n->n_zeros = 0;
		return r->rest.len == 0 && !f->is_scaled && !f->is_over && !has_currency &&
		       gtab_decimal_shift(n->value, -n_percent, &n->value) == GTAB_OK;
	}
	if (has_currency && r->rest.len == 0)
		r->rest = front->currency;
	if (!gtab_unit_read(r->rest, f->is_numeral, &n->unit))
		return false;
	if (n->unit.len > 0)
		r->rules |= GTAB_RULE_UNIT;
	return !is_calendar_year(n->value, n->unit) && !is_aside(front, n->unit) &&
	       (!has_currency || gtab_text_equal(n->unit, front->currency));
}

static void
negate(gtab_number *n)
{
	const gtab_decimal lower = n->lower;

	n->value = gtab_decimal_negate(n->value);
	n->lower = gtab_decimal_negate(n->upper); /* of a rounded figure: both are set or none */
	n->upper = gtab_decimal_negate(lower);
}

static gtab_status
read_signed(gtab_reader *r, gtab_approx approx, gtab_number *n)
{
	gtab_figure f = { .n_zeros = 0 };
	struct front front = { .currency = GTAB_TEXT("") };
	gtab_status st;

	take_sign(r, &front);
	take_currency(r, &front);
	st = gtab_figure_read(r, &f);
	if (st != GTAB_OK)
		return st;
	n->value = f.value;
	n->n_zeros = f.n_zeros;
	if (front.has_sign && (f.is_numeral || f.is_over || approx != GTAB_APPROX_NONE))
		return GTAB_EMALFORMED; /* （一） numbers a heading */
	if (f.is_over && approx != GTAB_APPROX_NONE)
		return GTAB_EMALFORMED; /* 约300余 */
	if (!read_tail(r, &f, &front, n))
		return GTAB_EMALFORMED;
	st = gtab_approx_bound(&f, approx, n);
	if (st == GTAB_OK && front.is_negative)
		negate(n);
	return st;
}

static gtab_status
read_cell(gtab_reader *r, gtab_number *out)
{
	const size_t len = r->rest.len;
	gtab_number n = { .unit = GTAB_TEXT("") };
	gtab_approx approx = GTAB_APPROX_NONE;

	r->rest = gtab_trim_all(r->rest);
	if (r->rest.len != len)
		r->rules |= GTAB_RULE_SPACE;
	if (!gtab_is_digit(gtab_narrow(gtab_peek(r->rest)))) {
		if (!may_begin(gtab_peek(r->rest)))
			return GTAB_EMALFORMED;
		unwrap(r);
	}
	if (gtab_money_read(r, out))
		return GTAB_OK;
	if (!gtab_approx_take(r, &approx))
		return GTAB_EMALFORMED;

	const gtab_status st = read_signed(r, approx, &n);
	if (st == GTAB_OK)
		*out = n;
	return st;
}

gtab_status
gtab_number_parse(gtab_text in, gtab_number *out, gtab_rule_set *rules, gtab_error *err)
{
	gtab_reader r = { .rest = in };
	gtab_decimal value;
	gtab_status st;

	if (gtab_number_read_plain(in, &value)) {
		*out = (gtab_number){ .value = value, .unit = GTAB_TEXT("") };
		return GTAB_OK;
	}
	if (read_counted(in, out)) {
		r.rules = GTAB_RULE_UNIT;
		st = GTAB_OK;
	} else {
		st = read_cell(&r, out);
	}
	if (st != GTAB_OK)
		return err == NULL ? st : gtab_number_refuse(in, st, err);
	if (rules != NULL)
		*rules |= r.rules;
	return GTAB_OK;
}

void
gtab_number_put(const gtab_number *n, gtab_buf *out)
{
	gtab_decimal value = n->value;

	if (n->n_zeros > 0 && gtab_decimal_sign(value) < 0) {
		gtab_buf_putc(out, '-');
		value = gtab_decimal_negate(value);
	}
	for (int i = 0; i < n->n_zeros; i++)
		gtab_buf_putc(out, '0');
	gtab_decimal_put(value, out);
}
