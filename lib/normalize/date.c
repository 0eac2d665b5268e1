/* SPDX-License-Identifier: MIT */
/*
 * Dates and periods as offices write them, told apart by their tokens. ICU knows neither 二〇一五年
 * nor 民国104年, and invents a day where it is lenient, so it serves the test only.
 */

#include "base/i18n.h"
#include "normalize/date_internal.h"
#include "normalize/glyph_internal.h"
#include "normalize/number_internal.h"

#include <uchar.h>

enum { FIRST_COMPACT_YEAR = 1800, LAST_COMPACT_YEAR = 2199 };

typedef enum verdict {
	DATE_READ,
	DATE_NO_SHAPE,
	DATE_NO_YEAR,
	DATE_SHORT_YEAR,
	DATE_IMPOSSIBLE
} verdict;

static bool
is_at_end(const gtab_date_tokens *t)
{
	return t->at == t->n;
}

static bool
take(gtab_date_tokens *t, uint32_t cp)
{
	if (t->list[t->at].cp != cp)
		return false;
	t->at++;
	return true;
}

/* Take all signs of a word, or none. */
static bool
take_word(gtab_date_tokens *t, const char32_t *word)
{
	size_t n = 0;

	while (word[n] != 0 && t->at + n < t->n && t->list[t->at + n].cp == word[n])
		n++;
	if (word[n] != 0)
		return false;
	t->at += n;
	return true;
}

/* Take a number of at most n_digits_max digits. */
static bool
take_number(gtab_date_tokens *t, int n_digits_max, int *out)
{
	const gtab_date_token *token = &t->list[t->at];

	if (is_at_end(t) || token->cp != 0 || token->n_digits > n_digits_max)
		return false;
	*out = token->value;
	t->at++;
	return true;
}

static bool
take_year(gtab_date_tokens *t, int *out)
{
	const gtab_date_token *token = &t->list[t->at];

	if (take_word(t, U"民国")) {
		if (!take_number(t, 3, out) || *out == 0)
			return false;
		*out += 1911;
		return true;
	}
	return token->n_digits == 4 && take_number(t, 4, out);
}

/* 民国元年 is its first year. */
static bool
take_first_year(gtab_date_tokens *t, int *out)
{
	if (!take_word(t, U"民国元"))
		return false;
	*out = 1912;
	return true;
}

static verdict
end_as(gtab_period_kind kind, const gtab_date_tokens *t, gtab_period *p)
{
	p->kind = kind;
	return is_at_end(t) ? DATE_READ : DATE_NO_SHAPE;
}

/* 累计 and 份 behind a period say nothing that the period does not. */
static verdict
end_period(gtab_period_kind kind, gtab_date_tokens *t, gtab_period *p)
{
	take_word(t, U"累计");
	return end_as(kind, t, p);
}

/* 第一季度, 1季度, Q1, H1, 上半年; false when the tokens begin none of them. */
static bool
take_half_or_quarter(gtab_date_tokens *t, gtab_period *p)
{
	const size_t at = t->at;

	p->kind = GTAB_PERIOD_HALF;
	if (take_word(t, U"上半年") || take_word(t, U"下半年")) {
		p->part = t->list[at].cp == U'上' ? 1 : 2;
		return true;
	}
	if (take(t, 'H') && take_number(t, 1, &p->part))
		return true;
	p->kind = GTAB_PERIOD_QUARTER;
	if (take(t, 'Q') && take_number(t, 1, &p->part))
		return true;
	take(t, U'第');
	if (take_number(t, 1, &p->part) && take(t, U'季')) {
		take(t, U'度');
		return true;
	}
	t->at = at;
	return false;
}

/* 前三季度 is the months 1 to 9. */
static bool
take_first_quarters(gtab_date_tokens *t, gtab_period *p)
{
	const size_t at = t->at;
	int n = 0;

	if (take(t, U'前') && take_number(t, 1, &n) && take_word(t, U"季度") && n >= 2 && n <= 3) {
		p->month = 1;
		p->last_month = 3 * n;
		return true;
	}
	t->at = at;
	return false;
}

/* Behind the first month: 至9月, -9月份. */
static verdict
read_last_month(gtab_date_tokens *t, gtab_period *p)
{
	if (!take_number(t, 2, &p->last_month) || !take(t, U'月'))
		return DATE_NO_SHAPE;
	take(t, U'份');
	return end_period(GTAB_PERIOD_MONTHS, t, p);
}

static verdict
read_month(gtab_date_tokens *t, gtab_period *p)
{
	if (!take_number(t, 2, &p->month))
		return DATE_NO_SHAPE;
	if (take(t, '-'))
		return read_last_month(t, p);
	if (!take(t, U'月'))
		return DATE_NO_SHAPE;
	if (take(t, '-'))
		return read_last_month(t, p);
	if (take_number(t, 2, &p->day))
		return take(t, U'日') || take(t, U'号') ? end_as(GTAB_PERIOD_DAY, t, p)
							: DATE_NO_SHAPE;
	take(t, U'份');
	return end_period(GTAB_PERIOD_MONTH, t, p);
}

/* What may follow the year in words. */
static verdict
read_words(gtab_date_tokens *t, gtab_period *p)
{
	if (take_half_or_quarter(t, p))
		return end_period(p->kind, t, p);
	if (take_first_quarters(t, p))
		return end_period(GTAB_PERIOD_MONTHS, t, p);
	if (!take_word(t, U"全年"))
		take(t, U'度');
	take_word(t, U"累计");
	return is_at_end(t) ? end_as(GTAB_PERIOD_YEAR, t, p) : read_month(t, p);
}

/* What may follow the year and a mark: 2015-3, 2015.3.1, 2015/3/1, 2025-01/09, 2015-H1. */
static verdict
read_marked(gtab_date_tokens *t, uint32_t mark, gtab_period *p)
{
	const gtab_date_token *month = &t->list[t->at];

	if (mark == '-' && take_half_or_quarter(t, p))
		return end_as(p->kind, t, p);
	if (!take_number(t, 2, &p->month))
		return DATE_NO_SHAPE;
	if (is_at_end(t))
		return end_as(GTAB_PERIOD_MONTH, t, p);
	if (take(t, mark))
		return take_number(t, 2, &p->day) ? end_as(GTAB_PERIOD_DAY, t, p) : DATE_NO_SHAPE;
	if (mark != '-' || month->n_digits != 2 || !take(t, '/'))
		return DATE_NO_SHAPE;
	return take_number(t, 2, &p->last_month) ? end_as(GTAB_PERIOD_MONTHS, t, p) : DATE_NO_SHAPE;
}

/* 20150301, 201503; but 150301 is no day of 1503, nor its January. */
static bool
take_compact(gtab_date_tokens *t, gtab_period *p)
{
	const gtab_date_token *token = &t->list[0];
	int month_day = token->value;

	if (t->n != 1 || token->cp != 0 || (token->n_digits != 8 && token->n_digits != 6))
		return false;
	p->kind = GTAB_PERIOD_MONTH;
	if (token->n_digits == 8) {
		p->kind = GTAB_PERIOD_DAY;
		p->day = token->value % 100;
		month_day /= 100;
	}
	p->month = month_day % 100;
	p->year = month_day / 100;
	return p->year >= FIRST_COMPACT_YEAR && p->year <= LAST_COMPACT_YEAR;
}

/* Whether the tokens are a period but for the year: 5月1日, 上半年. */
static bool
lacks_year(const gtab_date_tokens *t)
{
	gtab_date_tokens again = *t;
	gtab_period p = { .kind = GTAB_PERIOD_YEAR };

	again.at = 0;
	return read_words(&again, &p) == DATE_READ && p.kind != GTAB_PERIOD_YEAR;
}

/* 15年3月, 15.3.1: of which century? */
static bool
has_short_year(const gtab_date_tokens *t)
{
	gtab_date_tokens again = *t;
	int n = 0;

	again.at = 0;
	if (!take_number(&again, 2, &n))
		return false;
	if (take(&again, U'年'))
		return true;

	const uint32_t mark = again.list[again.at].cp;
	return (take(&again, '-') || take(&again, '.') || take(&again, '/')) &&
	       take_number(&again, 2, &n) && take(&again, mark) && take_number(&again, 2, &n) &&
	       is_at_end(&again);
}

static verdict
refusal_of(const gtab_date_tokens *t)
{
	if (has_short_year(t))
		return DATE_SHORT_YEAR;
	return lacks_year(t) ? DATE_NO_YEAR : DATE_NO_SHAPE;
}

static verdict
read_tokens(gtab_date_tokens *t, gtab_period *p)
{
	if (take_compact(t, p))
		return DATE_READ;
	if (!take_first_year(t, &p->year) && !take_year(t, &p->year))
		return refusal_of(t);
	if (is_at_end(t))
		return end_as(GTAB_PERIOD_YEAR, t, p);
	if (take(t, U'年'))
		return read_words(t, p);

	const uint32_t mark = t->list[t->at].cp;
	if (take(t, '-') || take(t, '.') || take(t, '/'))
		return read_marked(t, mark, p);
	return take_half_or_quarter(t, p) ? end_period(p->kind, t, p) : DATE_NO_SHAPE;
}

static bool
exists(const gtab_period *p)
{
	switch (p->kind) {
	case GTAB_PERIOD_YEAR: return gtab_date_exists(p->year, 1, 1);
	case GTAB_PERIOD_HALF:
		return gtab_date_exists(p->year, 1, 1) && p->part >= 1 && p->part <= 2;
	case GTAB_PERIOD_QUARTER:
		return gtab_date_exists(p->year, 1, 1) && p->part >= 1 && p->part <= 4;
	case GTAB_PERIOD_MONTH: return gtab_date_exists(p->year, p->month, 1);
	case GTAB_PERIOD_DAY: return gtab_date_exists(p->year, p->month, p->day);
	case GTAB_PERIOD_MONTHS:
		return gtab_date_exists(p->year, p->month, 1) && p->last_month > p->month &&
		       p->last_month <= 12;
	}
	return false;
}

/* Only what the kind needs, so that periods compare byte for byte whatever was read on the way. */
static gtab_period
tidy(const gtab_period *p)
{
	const gtab_period_kind kind = p->kind;
	const bool has_month = kind >= GTAB_PERIOD_MONTH;

	return (gtab_period){
		.kind = kind,
		.year = p->year,
		.part = kind == GTAB_PERIOD_HALF || kind == GTAB_PERIOD_QUARTER ? p->part : 0,
		.month = has_month ? p->month : 0,
		.day = kind == GTAB_PERIOD_DAY ? p->day : 0,
		.last_month = kind == GTAB_PERIOD_MONTHS ? p->last_month : 0,
	};
}

/* Whether in is written as gtab_period_put() writes; 9 stands for any digit. */
static bool
is_normal_form(gtab_text in, gtab_period_kind kind)
{
	static const char *const forms[] = {
		[GTAB_PERIOD_YEAR] = "9999",      [GTAB_PERIOD_HALF] = "9999-H9",
		[GTAB_PERIOD_QUARTER] = "9999Q9", [GTAB_PERIOD_MONTH] = "9999-99",
		[GTAB_PERIOD_DAY] = "9999-99-99", [GTAB_PERIOD_MONTHS] = "9999-99/99",
	};
	const gtab_text form = gtab_text_of(forms[kind]);

	if (in.len != form.len)
		return false;
	for (size_t i = 0; i < in.len; i++)
		if (form.ptr[i] == '9' ? !gtab_is_digit((unsigned char)in.ptr[i])
				       : in.ptr[i] != form.ptr[i])
			return false;
	return true;
}

static gtab_status
refuse(gtab_text in, verdict why, gtab_error *err)
{
	const gtab_text quote = gtab_text_clip(in);
	const char *format =
		_("not a date or period: %.*s; write it as 2015-03-01, 2015-03 or 2015");

	if (err == NULL)
		return GTAB_EMALFORMED;
	if (why == DATE_NO_YEAR)
		format = _("no year: %.*s; write the year before it");
	if (why == DATE_SHORT_YEAR)
		format = _("the year has two digits: %.*s; write all four");
	if (why == DATE_IMPOSSIBLE)
		format = _("no such date: %.*s; see the source document");
	return gtab_error_set(err, GTAB_EMALFORMED, format, GTAB_TEXT_ARG(quote));
}

gtab_status
gtab_period_parse(gtab_text in, gtab_period *out, gtab_rule_set *rules, gtab_error *err)
{
	gtab_date_tokens t;
	gtab_period p = { .kind = GTAB_PERIOD_YEAR };
	verdict why = DATE_NO_SHAPE;

	if (gtab_date_tokenize(in, &t))
		why = read_tokens(&t, &p);
	if (why == DATE_READ && t.has_time && p.kind != GTAB_PERIOD_DAY)
		why = DATE_NO_SHAPE;
	if (why == DATE_READ && !exists(&p))
		why = DATE_IMPOSSIBLE;
	if (why != DATE_READ)
		return refuse(in, why, err);
	*out = tidy(&p);
	if (rules != NULL)
		*rules |= t.rules | (is_normal_form(in, p.kind) ? 0 : GTAB_RULE_DATE);
	return GTAB_OK;
}

gtab_status
gtab_date_parse(gtab_text in, gtab_period *out, gtab_rule_set *rules, gtab_error *err)
{
	gtab_period p;
	gtab_rule_set used = 0;
	const gtab_status st = gtab_period_parse(in, &p, &used, err);

	if (st != GTAB_OK)
		return st;
	if (p.kind != GTAB_PERIOD_DAY) {
		const gtab_text quote = gtab_text_clip(in);

		return gtab_error_set(err, GTAB_EMALFORMED,
				      _("not a whole date: %.*s; write year, month and day"),
				      GTAB_TEXT_ARG(quote));
	}
	*out = p;
	if (rules != NULL)
		*rules |= used;
	return GTAB_OK;
}
