/* SPDX-License-Identifier: MIT */
/* Words of approximation, and the bounds that they and a rounded print give a figure. */

#include "normalize/glyph_internal.h"
#include "normalize/number_internal.h"

#include <uchar.h>

struct approx_word {
	const char *word;
	gtab_approx means;
};

bool
gtab_approx_begins(uint32_t cp)
{
	for (const char32_t *p = U"近将接约大不超逾多高低少至最"; *p != 0; p++)
		if (*p == cp)
			return true;
	return false;
}

static gtab_approx
take_prefix(gtab_reader *r)
{
	static const struct approx_word words[] = {
		{ "近", GTAB_APPROX_TO },       { "将近", GTAB_APPROX_TO },
		{ "接近", GTAB_APPROX_TO },     { "不足", GTAB_APPROX_TO },
		{ "不到", GTAB_APPROX_TO },     { "少于", GTAB_APPROX_TO },
		{ "低于", GTAB_APPROX_TO },     { "至多", GTAB_APPROX_TO },
		{ "最多", GTAB_APPROX_TO },     { "不超过", GTAB_APPROX_TO },
		{ "不多于", GTAB_APPROX_TO },   { "约为", GTAB_APPROX_ABOUT },
		{ "大约", GTAB_APPROX_ABOUT },  { "约", GTAB_APPROX_ABOUT },
		{ "逾", GTAB_APPROX_FROM },     { "超过", GTAB_APPROX_FROM },
		{ "超", GTAB_APPROX_FROM },     { "多于", GTAB_APPROX_FROM },
		{ "高于", GTAB_APPROX_FROM },   { "至少", GTAB_APPROX_FROM },
		{ "最少", GTAB_APPROX_FROM },   { "不少于", GTAB_APPROX_FROM },
		{ "不低于", GTAB_APPROX_FROM },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (gtab_reader_take(r, gtab_text_of(words[i].word), GTAB_RULE_APPROX))
			return words[i].means;
	return GTAB_APPROX_NONE;
}

static gtab_approx
take_suffix(gtab_reader *r)
{
	static const struct approx_word words[] = {
		{ "及以上", GTAB_APPROX_FROM }, { "以上", GTAB_APPROX_FROM },
		{ "及以下", GTAB_APPROX_TO },   { "以下", GTAB_APPROX_TO },
		{ "以内", GTAB_APPROX_TO },     { "左右", GTAB_APPROX_ABOUT },
		{ "上下", GTAB_APPROX_ABOUT },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (gtab_text_take_end(&r->rest, gtab_text_of(words[i].word))) {
			r->rules |= GTAB_RULE_APPROX;
			return words[i].means;
		}
	return GTAB_APPROX_NONE;
}

/* Whether t ends in a character that the words of take_suffix() end in. */
static bool
may_end(gtab_text t)
{
	if (t.len == 0 || (unsigned char)t.ptr[t.len - 1] < 0x80)
		return false;
	switch (gtab_utf8_last(&t)) {
	case U'上':
	case U'下':
	case U'内':
	case U'右': return true;
	default: return false;
	}
}

bool
gtab_approx_take(gtab_reader *r, gtab_approx *out)
{
	const gtab_text whole = r->rest;
	gtab_approx prefix = GTAB_APPROX_NONE;
	gtab_approx suffix = GTAB_APPROX_NONE;

	if (gtab_approx_begins(gtab_peek(whole)))
		prefix = take_prefix(r);
	if (may_end(whole))
		suffix = take_suffix(r);
	if (prefix != GTAB_APPROX_NONE && suffix != GTAB_APPROX_NONE)
		return false;
	*out = prefix != GTAB_APPROX_NONE ? prefix : suffix;
	if (prefix != GTAB_APPROX_NONE)
		gtab_reader_skip_space(r);
	return true;
}

/* value plus n at a power of ten. */
static gtab_status
add_at(gtab_decimal value, int n, int place, gtab_decimal *out)
{
	gtab_decimal step;
	const gtab_status st = gtab_decimal_shift(gtab_decimal_from_int(n), place, &step);

	return st != GTAB_OK ? st : gtab_decimal_add(value, step, out);
}

/* Half a unit of `place` on either side: 62.7万 is 626500 to 627500. */
static gtab_status
bound_around(int place, gtab_number *n)
{
	gtab_status st = add_at(n->value, -5, place - 1, &n->lower);

	if (st == GTAB_OK)
		st = add_at(n->value, 5, place - 1, &n->upper);
	n->has_lower = n->has_upper = st == GTAB_OK;
	return st;
}

/* 2700余 is 2700 to 2799; where the open place is no whole number, the next figure is the bound. */
static gtab_status
bound_over(int open_place, gtab_number *n)
{
	gtab_status st = add_at(n->value, 1, open_place, &n->upper);

	if (st == GTAB_OK && open_place > 0)
		st = add_at(n->upper, -1, 0, &n->upper);
	n->lower = n->value;
	n->has_lower = n->has_upper = st == GTAB_OK;
	return st;
}

/* The place of the last digit that is not 0: 2 for 300, -1 for 4.50; of 0 the last printed one. */
static int
rounded_place(gtab_decimal d)
{
	int place = -d.scale;

	while (d.coefficient != 0 && d.coefficient % 10 == 0) {
		d.coefficient /= 10;
		place++;
	}
	return place;
}

gtab_status
gtab_approx_bound(const gtab_figure *f, gtab_approx approx, gtab_number *out)
{
	if (f->is_over)
		return bound_over(f->open_place, out);
	switch (approx) {
	case GTAB_APPROX_FROM:
		out->has_lower = true;
		out->lower = out->value;
		return GTAB_OK;
	case GTAB_APPROX_TO:
		out->has_upper = true;
		out->upper = out->value;
		return GTAB_OK;
	case GTAB_APPROX_ABOUT: return bound_around(rounded_place(out->value), out);
	case GTAB_APPROX_NONE: break;
	}
	return f->is_rounded ? bound_around(f->place, out) : GTAB_OK;
}
