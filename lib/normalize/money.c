/* SPDX-License-Identifier: MIT */
/* Amounts in 元, 角 and 分, as vouchers and cheques have them: 12元5角, 壹万伍仟零叁拾元伍角整. */

#include "normalize/glyph_internal.h"
#include "normalize/number_internal.h"

/* A denomination and the place of ten it stands at. */
struct coin {
	const char *name;
	const char *formal; /* another way to write it, or NULL */
	int place;
};

static const struct coin coins[] = {
	{ "元", "圆", 0 },
	{ "角", NULL, -1 },
	{ "分", NULL, -2 },
};

enum { N_COINS = sizeof(coins) / sizeof(*coins) };

static bool
take_coin(gtab_reader *r, const struct coin *coin)
{
	return gtab_text_take(&r->rest, gtab_text_of(coin->name)) ||
	       (coin->formal != NULL && gtab_text_take(&r->rest, gtab_text_of(coin->formal)));
}

/* Only cells that hold 角 or 分 behind something can be sums of coins; most money cells are 12.50元. */
static bool
may_be(gtab_text t)
{
	while (gtab_text_take_end(&t, GTAB_TEXT("整")) || gtab_text_take_end(&t, GTAB_TEXT("正")))
		;
	return gtab_text_ends(t, GTAB_TEXT("角")) || gtab_text_ends(t, GTAB_TEXT("分"));
}

/* Whether a figure says how many of a coin there are: a whole number, below ten for 角 and 分. */
static bool
counts_coins(const gtab_figure *f, const struct coin *coin)
{
	if (f->is_over || f->value.scale != 0 || gtab_decimal_sign(f->value) < 0)
		return false;
	return coin->place == 0 ? !f->is_rounded
				: gtab_decimal_compare(f->value, gtab_decimal_from_int(10)) < 0;
}

/* Add the figure at the place of its coin; the sum gets the places of the coin. */
static bool
add_coin(gtab_decimal *sum, const gtab_figure *f, const struct coin *coin)
{
	const gtab_decimal worth = { f->value.coefficient, -coin->place };

	return gtab_decimal_add(*sum, worth, sum) == GTAB_OK;
}

/* 零 between coins stands for those left out: 12元零5分. */
static void
skip_zero(gtab_reader *r)
{
	gtab_text rest = r->rest;

	if (rest.len > 0 && gtab_is_zero_glyph(gtab_utf8_next(&rest)) && rest.len > 0)
		r->rest = rest;
}

/* Take the coins from large to small, each at most once; how many there were, or 0 when it is no amount. */
static int
take_coins(gtab_reader *r, gtab_decimal *sum)
{
	int n_coins = 0;

	for (size_t i = 0; i < N_COINS && r->rest.len > 0;) {
		gtab_reader ahead = *r;
		gtab_figure f = { .n_zeros = 0 };

		if (n_coins > 0)
			skip_zero(&ahead);
		if (gtab_figure_read(&ahead, &f) != GTAB_OK)
			break;
		gtab_reader_skip_space(&ahead);
		while (i < N_COINS && !take_coin(&ahead, &coins[i]))
			i++;
		if (i == N_COINS || !counts_coins(&f, &coins[i]) || !add_coin(sum, &f, &coins[i]))
			return 0;
		gtab_reader_skip_space(&ahead);
		*r = ahead;
		n_coins++;
		i++;
	}
	return n_coins;
}

bool
gtab_money_read(gtab_reader *r, gtab_number *out)
{
	gtab_reader ahead = *r;
	gtab_number n = { .unit = GTAB_TEXT("元") };
	int n_coins;

	if (!may_be(ahead.rest))
		return false;
	gtab_reader_take(&ahead, GTAB_TEXT("人民币"), GTAB_RULE_UNIT);
	gtab_reader_skip_space(&ahead);
	n_coins = take_coins(&ahead, &n.value);
	while (gtab_text_take(&ahead.rest, GTAB_TEXT("整")) ||
	       gtab_text_take(&ahead.rest, GTAB_TEXT("正")))
		;
	if (n_coins < 2 || ahead.rest.len > 0)
		return false;
	ahead.rules |= GTAB_RULE_MONEY | GTAB_RULE_UNIT;
	*r = ahead;
	*out = n;
	return true;
}
