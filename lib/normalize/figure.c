/* SPDX-License-Identifier: MIT */
/*
 * The figure of a number cell: digits of either width in groups of three, scale words behind them
 * (62.7万, 62万7千, 3亿2000万), or Chinese numerals.
 */

#include "normalize/number_internal.h"

#include "normalize/glyph_internal.h"

#include <uchar.h>

/* Room for any figure a decimal can hold; more digits are an overflow whatever they are. */
enum { DIGITS_MAX = 80 };

/* Digits as ASCII, without the leading zeros that carry no value. */
struct digits {
	char ascii[DIGITS_MAX];
	size_t len;
	int n_zeros;
	bool is_full;
};

/* A run of digits with its fraction: the 62.7 of 62.7万. */
struct part {
	gtab_decimal value;
	int n_zeros;
	int n_whole; /* digits before the point, leading zeros too */
};

struct scale_word {
	const char *word;
	int power;
};

static bool
starts_with_digit(gtab_text t)
{
	return gtab_is_digit(gtab_narrow(gtab_peek(t)));
}

static void
push_digit(struct digits *d, char digit)
{
	if (d->len == 1 && d->ascii[0] == '0') {
		d->ascii[0] = digit;
		d->n_zeros++;
	} else if (d->len < DIGITS_MAX) {
		d->ascii[d->len++] = digit;
	} else {
		d->is_full = true;
	}
}

/* Take one digit, and invisible characters before it. */
static bool
take_digit(gtab_reader *r, struct digits *d)
{
	gtab_reader ahead = *r;
	uint32_t cp = gtab_peek(r->rest);

	if (gtab_is_digit(cp)) {
		push_digit(d, (char)cp);
		r->rest = gtab_text_slice(r->rest, 1, r->rest.len);
		return true;
	}
	while (ahead.rest.len > 0) {
		cp = gtab_utf8_next(&ahead.rest);
		if (!gtab_is_invisible(cp))
			break;
		ahead.rules |= GTAB_RULE_SPACE;
	}
	if (!gtab_is_digit(gtab_narrow(cp)))
		return false;
	if (cp != gtab_narrow(cp))
		ahead.rules |= GTAB_RULE_WIDTH;
	push_digit(d, (char)gtab_narrow(cp));
	*r = ahead;
	return true;
}

static int
take_run(gtab_reader *r, struct digits *d)
{
	int n = 0;

	while (take_digit(r, d))
		n++;
	return n;
}

/* What may stand between groups of three: ',' for both commas, ' ' for any space, 0 for neither. */
static uint32_t
take_separator(gtab_reader *r)
{
	const uint32_t cp = gtab_peek(r->rest);

	if (gtab_narrow(cp) != ',' && (!gtab_is_space(cp) || gtab_is_invisible(cp)))
		return 0;
	gtab_utf8_next(&r->rest);
	r->rules |= GTAB_RULE_GROUP;
	return gtab_narrow(cp) == ',' ? ',' : ' ';
}

/* The digits before the point; their count, or 0 when there are none or the groups are wrong. */
static int
take_whole(gtab_reader *r, struct digits *d)
{
	int n = take_run(r, d);
	uint32_t used = 0;

	while (n > 0) {
		gtab_reader ahead = *r;
		const uint32_t separator = take_separator(&ahead);

		if (separator == 0 || (separator == ' ' && !starts_with_digit(ahead.rest)))
			break;
		if (used == 0 ? n > 3 || d->ascii[0] == '0' || d->n_zeros > 0 : separator != used)
			return 0;
		if (take_run(&ahead, d) != 3)
			return 0;
		used = separator;
		n += 3;
		*r = ahead;
	}
	return n;
}

static void
take_fraction(gtab_reader *r, struct digits *d)
{
	gtab_reader ahead = *r;
	const size_t len = d->len;

	if (!gtab_reader_take(&ahead, GTAB_TEXT("．"), GTAB_RULE_WIDTH) &&
	    !gtab_text_take(&ahead.rest, GTAB_TEXT(".")))
		return;
	if (d->len < DIGITS_MAX)
		d->ascii[d->len++] = '.';
	if (take_run(&ahead, d) > 0)
		*r = ahead;
	else
		d->len = len; /* the point is left behind, and no unit begins with one */
}

static gtab_status
take_part(gtab_reader *r, struct part *out)
{
	struct digits d = { .len = 0 };

	out->n_whole = take_whole(r, &d);
	if (out->n_whole == 0)
		return GTAB_EMALFORMED;
	take_fraction(r, &d);
	out->n_zeros = d.n_zeros;
	return d.is_full ? GTAB_EOVERFLOW
			 : gtab_decimal_parse((gtab_text){ d.ascii, d.len }, &out->value);
}

/* Take one of n scale words; its power of ten, or 0. */
static int
take_scale(gtab_reader *r, const struct scale_word *words, size_t n)
{
	if (!gtab_is_numeral(gtab_peek(r->rest)))
		return 0;
	for (size_t i = 0; i < n; i++)
		if (gtab_reader_take(r, gtab_text_of(words[i].word), GTAB_RULE_SCALE))
			return words[i].power;
	return 0;
}

/*
 * 千 and 百 count only where a unit follows that does not begin with them: 12千元, 3千人. 5千克 has the unit
 * 千克, and 3千 may be 千克, 千米 or 千瓦 cut short.
 */
static int
take_bound_scale(gtab_reader *r)
{
	gtab_reader ahead = *r;
	int power = 0;

	if (gtab_reader_take(&ahead, GTAB_TEXT("千"), GTAB_RULE_SCALE))
		power = 3;
	else if (gtab_reader_take(&ahead, GTAB_TEXT("百"), GTAB_RULE_SCALE))
		power = 2;
	if (power == 0 || gtab_unit_is_listed(r->rest) || !gtab_unit_is_listed(ahead.rest))
		return 0;
	*r = ahead;
	return power;
}

static int
take_first_scale(gtab_reader *r)
{
	static const struct scale_word words[] = {
		{ "万亿", 12 }, { "萬億", 12 }, { "千亿", 11 }, { "百亿", 10 }, { "亿", 8 },
		{ "億", 8 },    { "千万", 7 },  { "百万", 6 },  { "万", 4 },    { "萬", 4 },
	};

	const int power = take_scale(r, words, sizeof(words) / sizeof(*words));

	return power > 0 ? power : take_bound_scale(r);
}

static int
take_lower_scale(gtab_reader *r)
{
	static const struct scale_word words[] = {
		{ "千万", 7 }, { "百万", 6 }, { "万", 4 }, { "萬", 4 }, { "千", 3 }, { "百", 2 },
	};

	return take_scale(r, words, sizeof(words) / sizeof(*words));
}

static bool
take_over(gtab_reader *r)
{
	return gtab_reader_take(r, GTAB_TEXT("余"), GTAB_RULE_APPROX) ||
	       gtab_reader_take(r, GTAB_TEXT("餘"), GTAB_RULE_APPROX) ||
	       gtab_reader_take(r, GTAB_TEXT("多"), GTAB_RULE_APPROX);
}

/* The place of the last digit that is not 0: 2 for 2700; digits behind the point all count. */
static int
last_place(gtab_decimal d)
{
	int place = -d.scale;

	while (d.scale == 0 && d.coefficient != 0 && d.coefficient % 10 == 0) {
		d.coefficient /= 10;
		place++;
	}
	return place;
}

/* Add 7千 behind 62万; digits without a word must fill the gap: 1万0005. */
static gtab_status
add_part(gtab_figure *f, const struct part *p, int power, int power_above)
{
	gtab_decimal worth;
	gtab_status st;

	if (power >= power_above || p->n_whole > power_above - power)
		return GTAB_EMALFORMED;
	if (power == 0 && p->n_whole < power_above)
		return GTAB_EMALFORMED;
	if (power > 0 && power < 4 && power_above > 4)
		return GTAB_EMALFORMED; /* 1亿5千: 千万 cut short? */
	st = gtab_decimal_shift(p->value, power, &worth);
	if (st == GTAB_OK)
		st = gtab_decimal_add(f->value, worth, &f->value);
	f->place = power - p->value.scale;
	f->is_rounded = power > 0;
	return st;
}

static gtab_status
take_lower_parts(gtab_reader *r, int power_above, gtab_figure *f)
{
	gtab_status st = GTAB_OK;

	while (st == GTAB_OK && f->place == power_above && starts_with_digit(r->rest)) {
		struct part p;

		st = take_part(r, &p);
		if (st != GTAB_OK)
			break;
		const int power = take_lower_scale(r);
		st = add_part(f, &p, power, power_above);
		power_above = power;
	}
	return st;
}

static gtab_status
apply_scale(gtab_figure *f, int power)
{
	f->n_zeros = 0;
	f->place += power;
	f->open_place += power;
	f->is_scaled = true;
	return gtab_decimal_shift(f->value, power, &f->value);
}

static gtab_status
read_arabic(gtab_reader *r, gtab_figure *f)
{
	struct part p;
	gtab_status st = take_part(r, &p);
	int power;

	if (st != GTAB_OK)
		return st;
	*f = (gtab_figure){ .value = p.value, .n_zeros = p.n_zeros, .place = -p.value.scale };
	f->open_place = last_place(p.value);
	f->is_over = take_over(r);
	gtab_reader_skip_space(r);
	power = take_first_scale(r);
	if (power == 0)
		return GTAB_OK;
	st = apply_scale(f, power);
	f->is_rounded = true;
	if (st != GTAB_OK || f->is_over)
		return st;
	f->is_over = take_over(r);
	f->open_place = f->place; /* 30万余 stays below 31万, 30余万 below 40万 */
	return f->is_over ? GTAB_OK : take_lower_parts(r, power, f);
}

/* 三十万余 leaves open what lies below 万, 三百余 what lies below 百. */
static int
numeral_open_place(gtab_text numeral, gtab_decimal value)
{
	switch (gtab_utf8_last(&numeral)) {
	case U'万':
	case U'萬': return 4;
	case U'亿':
	case U'億': return 8;
	default: return last_place(value);
	}
}

/*
 * The numeral that t begins with. Its last glyph may begin a unit, and the longest unit wins: 五千克 is 5
 * 千克. What 千 alone begins stays with the figure: 五千人.
 */
static gtab_text
numeral_of(gtab_text t)
{
	const gtab_text whole = gtab_text_slice(t, 0, gtab_numeral_span(t));
	gtab_text shorter = whole;

	if (whole.len == 0 || whole.len == t.len)
		return whole;
	gtab_utf8_last(&shorter);
	return shorter.len > 0 && gtab_unit_is_listed(gtab_text_slice(t, shorter.len, t.len))
		       ? shorter
		       : whole;
}

static gtab_status
read_numeral(gtab_reader *r, gtab_figure *f)
{
	const gtab_text numeral = numeral_of(r->rest);
	uint64_t n = 0;
	int power;

	if (gtab_numeral_parse(numeral, &n) != GTAB_OK)
		return GTAB_EMALFORMED;
	if (n > 0 && gtab_is_zero_glyph(gtab_peek(numeral)))
		return GTAB_EMALFORMED; /* 〇五 is a code, or half of a year */
	r->rest = gtab_text_slice(r->rest, numeral.len, r->rest.len);
	r->rules |= GTAB_RULE_NUMERAL;
	*f = (gtab_figure){ .value = gtab_decimal_from_int((int64_t)n), .is_numeral = true };
	f->open_place = numeral_open_place(numeral, f->value);
	f->is_over = take_over(r);
	power = f->is_over ? take_first_scale(r) : 0; /* 十余万 */
	return power > 0 ? apply_scale(f, power) : GTAB_OK;
}

gtab_status
gtab_figure_read(gtab_reader *r, gtab_figure *out)
{
	return starts_with_digit(r->rest) ? read_arabic(r, out) : read_numeral(r, out);
}
