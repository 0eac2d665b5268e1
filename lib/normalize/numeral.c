/* SPDX-License-Identifier: MIT */
/*
 * Chinese numerals. ICU reads 一万三 as 10003 and takes nonsense such as 二百三千, so they are read
 * here, and ICU only spells the oracle's side of the test.
 */

#include "normalize/glyph_internal.h"

#include <uchar.h>

enum { MANY = 64 }; /* a place above any other: nothing was read yet */
enum { N_DIGITS_MAX = 17 };

typedef enum glyph_kind {
	GLYPH_NONE,
	GLYPH_ZERO,
	GLYPH_DIGIT, /* 1 to 9 */
	GLYPH_TENS,  /* 廿 卅 卌: 2 to 4 tens */
	GLYPH_PLACE, /* 十 百 千: 10^1 to 10^3 */
	GLYPH_SCALE  /* 万 亿: 10^4, 10^8 */
} glyph_kind;

typedef struct glyph {
	glyph_kind kind;
	int value;
	bool is_formal; /* 壹 佰: the digits of cheques, which are never written colloquially */
	bool is_pair;   /* 两 */
} glyph;

/* Glyphs of one kind: the first has value `first`, each next one `step` more. */
struct glyph_row {
	const char32_t *glyphs;
	int first;
	int step;
	glyph is;
};

static const struct glyph_row glyph_rows[] = {
	{ U"一二三四五六七八九", 1, 1, { .kind = GLYPH_DIGIT } },
	{ U"十百千", 1, 1, { .kind = GLYPH_PLACE } },
	{ U"万萬", 4, 0, { .kind = GLYPH_SCALE } },
	{ U"亿億", 8, 0, { .kind = GLYPH_SCALE } },
	{ U"〇零○◯", 0, 0, { .kind = GLYPH_ZERO } },
	{ U"两兩", 2, 0, { .kind = GLYPH_DIGIT, .is_pair = true } },
	{ U"廿卅卌", 2, 1, { .kind = GLYPH_TENS } },
	{ U"壹贰叁肆伍陆柒捌玖", 1, 1, { .kind = GLYPH_DIGIT, .is_formal = true } },
	{ U"拾佰仟", 1, 1, { .kind = GLYPH_PLACE, .is_formal = true } },
	{ U"壱貳參", 1, 1, { .kind = GLYPH_DIGIT, .is_formal = true } },
	{ U"弍参", 2, 1, { .kind = GLYPH_DIGIT, .is_formal = true } },
	{ U"貮叄", 2, 1, { .kind = GLYPH_DIGIT, .is_formal = true } },
	{ U"陸", 6, 0, { .kind = GLYPH_DIGIT, .is_formal = true } },
};

/* All of them in code order, since nearly all characters that are asked for are none. */
static const char32_t all_glyphs[] =
	U"○◯〇一七万三两九二五亿仟伍佰億兩八六十千卅卌叁参參叄四壱壹廿弍拾捌柒玖百肆萬貮貳贰陆陸零";

static bool
is_glyph(uint32_t cp)
{
	size_t low = 0, high = sizeof(all_glyphs) / sizeof(*all_glyphs) - 1;

	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (all_glyphs[middle] < cp)
			low = middle + 1;
		else
			high = middle;
	}
	return all_glyphs[low] == cp && cp != 0;
}

static glyph
glyph_of(uint32_t cp)
{
	if (!is_glyph(cp))
		return (glyph){ .kind = GLYPH_NONE };
	for (size_t i = 0; i < sizeof(glyph_rows) / sizeof(*glyph_rows); i++) {
		const struct glyph_row *row = &glyph_rows[i];
		glyph g = row->is;

		g.value = row->first;
		for (const char32_t *p = row->glyphs; *p != 0; p++, g.value += row->step)
			if (*p == cp)
				return g;
	}
	return (glyph){ .kind = GLYPH_NONE };
}

bool
gtab_is_zero_glyph(uint32_t cp)
{
	return glyph_of(cp).kind == GLYPH_ZERO;
}

bool
gtab_is_numeral(uint32_t cp)
{
	return is_glyph(cp);
}

size_t
gtab_numeral_span(gtab_text t)
{
	gtab_text rest = t;

	while (gtab_is_numeral(gtab_peek(rest)))
		gtab_utf8_next(&rest);
	return t.len - rest.len;
}

/*
 * 一五七九: digits only, at least two of them. 三四 and 五六七, each digit one more than the last, are "three or four"
 * to whoever wrote them.
 */
static bool
read_digit_by_digit(gtab_text t, uint64_t *out)
{
	enum { VAGUE_DIGITS_MAX = 3 };
	uint64_t n = 0;
	size_t n_digits = 0;
	bool is_ladder = true;

	for (; t.len > 0; n_digits++) {
		const glyph g = glyph_of(gtab_utf8_next(&t));

		if (g.kind > GLYPH_DIGIT || g.kind == GLYPH_NONE || g.is_pair)
			return false;
		if (n_digits == N_DIGITS_MAX)
			return false;
		is_ladder = is_ladder && (n_digits == 0 || (uint64_t)g.value == n % 10 + 1);
		is_ladder = is_ladder && g.value > 0;
		n = n * 10 + (uint64_t)g.value;
	}
	if (n_digits < 2 || (is_ladder && n_digits <= VAGUE_DIGITS_MAX))
		return false;
	*out = n;
	return true;
}

/*
 * A positional figure while it is read. Places fall from left to right; `lowest` is the last one
 * filled, counted within the part since 亿 (since 万 in `section`).
 */
typedef struct figure {
	uint64_t above;   /* what 亿 closed */
	uint64_t upper;   /* what 万 closed since */
	uint64_t section; /* below 10000 */
	int digit;        /* read, its place not known yet; 0 for none */
	bool has_zero;    /* 零 was read and must skip a place */
	bool has_pair;    /* the digit is 两 */
	bool is_formal;
	bool has_scale; /* 万 was read since 亿 */
	bool is_led;    /* 零 stood before the section */
	int lowest;
	int last_unit; /* place of the glyph just read, -1 when it was a digit or zero */
} figure;

/* Put n at a place of the section: below all that was filled, and 零 only where one is skipped. */
static bool
fill(figure *f, int n, int place)
{
	static const uint64_t worth[] = { 1, 10, 100, 1000 };

	if (place >= f->lowest - (f->has_zero ? 1 : 0))
		return false;
	f->is_led |= f->section == 0 && f->has_zero;
	f->section += (uint64_t)n * worth[place];
	f->lowest = place;
	f->digit = 0;
	f->has_zero = f->has_pair = false;
	f->last_unit = place;
	return true;
}

static bool
take_zero(figure *f)
{
	if (f->lowest == MANY || f->digit != 0 || f->has_zero)
		return false;
	f->has_zero = true;
	f->last_unit = -1;
	return true;
}

static bool
take_digit(figure *f, glyph g)
{
	if (f->digit != 0)
		return false;
	f->digit = g.value;
	f->has_pair = g.is_pair;
	return true;
}

/* 十 alone is one ten; 百 and 千 need their digit; 两 goes with 百 and 千 only. */
static bool
take_place(figure *f, int place)
{
	if (f->digit == 0 && place > 1)
		return false;
	if (f->has_pair && place == 1)
		return false;
	return fill(f, f->digit == 0 ? 1 : f->digit, place);
}

/* A digit left over before 万, 亿 or the end counts ones, unless 三百五 leaves its place open. */
static bool
fill_ones(figure *f)
{
	if (f->digit == 0)
		return !f->has_zero;
	if (f->has_pair && f->lowest != MANY)
		return false;
	return (f->last_unit <= 1 || f->lowest == MANY) && fill(f, f->digit, 0);
}

static bool
take_scale(figure *f, int scale)
{
	const bool is_pair = f->has_pair && f->section == 0;

	if (is_pair) /* 两万: nothing stands before 两 in its section */
		f->has_pair = false;
	if (!fill_ones(f))
		return false;
	if (scale == 4) {
		if (f->section == 0 || f->has_scale)
			return false;
		f->upper = f->section * 10000;
		f->has_scale = true;
	} else {
		if (f->above != 0 || f->upper + f->section == 0)
			return false;
		f->above = (f->upper + f->section) * 100000000;
		f->upper = 0;
		f->has_scale = false;
	}
	f->section = 0;
	f->is_led = false;
	f->lowest += scale;
	f->last_unit = scale;
	return true;
}

static bool
take_glyph(figure *f, glyph g)
{
	f->is_formal |= g.is_formal;
	switch (g.kind) {
	case GLYPH_NONE: return false;
	case GLYPH_ZERO: return take_zero(f);
	case GLYPH_DIGIT: return take_digit(f, g);
	case GLYPH_TENS: return f->digit == 0 && fill(f, g.value, 1);
	case GLYPH_PLACE: return take_place(f, g.value);
	case GLYPH_SCALE: return take_scale(f, g.value);
	}
	return false;
}

/* 一万三 is 13000, 三百五 is 350: the digit stands one place below the unit before it. */
static bool
fill_colloquial(figure *f)
{
	uint64_t worth = 1;

	if (f->digit == 0 || f->last_unit < 2 || f->is_formal || f->has_pair)
		return false;
	for (int i = 1; i < f->last_unit; i++)
		worth *= 10;
	f->section += (uint64_t)f->digit * worth;
	return true;
}

/* 一亿五千: 5000 more, or the 一亿五千万 that people say so? 一亿零五千 says it. */
static bool
is_cut_short(const figure *f)
{
	return f->above != 0 && f->section != 0 && !f->has_scale && !f->is_led;
}

static bool
read_positional(gtab_text t, uint64_t *out)
{
	figure f = { .lowest = MANY, .last_unit = -1 };

	while (t.len > 0)
		if (!take_glyph(&f, glyph_of(gtab_utf8_next(&t))))
			return false;
	if (is_cut_short(&f) || (!fill_colloquial(&f) && !fill_ones(&f)))
		return false;
	*out = f.above + f.upper + f.section;
	return true;
}

gtab_status
gtab_numeral_parse(gtab_text t, uint64_t *out)
{
	gtab_text rest = t;

	if (t.len == 0)
		return GTAB_EMALFORMED;
	if (gtab_is_zero_glyph(gtab_utf8_next(&rest)) && rest.len == 0) {
		*out = 0;
		return GTAB_OK;
	}
	return read_digit_by_digit(t, out) || read_positional(t, out) ? GTAB_OK : GTAB_EMALFORMED;
}
