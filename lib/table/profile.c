/* SPDX-License-Identifier: MIT */
/* The profile of a column: what its cells are like, and the type they speak for where no form decides. */

#include "table/profile_internal.h"

#include <string.h>

#include "table/label_internal.h"

enum { TRIES_BEFORE_TEXT = 64, PROSE_WIDTH = 24 };

/* Text columns are told early, so that long texts are not tried as figures a million times. */
bool
gtab_profile_is_text(const gtab_profile *p)
{
	return p->is_text || (p->is_first && p->n_silent >= TRIES_BEFORE_TEXT);
}

/* A cell that is a figure, a mark of missing or a date has been met. */
static bool
has_spoken(const gtab_profile *p)
{
	return p->n_numbers + p->n_periods + p->n_marks > 0;
}

static size_t
widest_line(gtab_text cell)
{
	size_t width = 0;

	while (cell.len > 0) {
		const size_t end = gtab_text_find(cell, GTAB_TEXT("\n"));
		const size_t line = gtab_text_width(gtab_text_slice(cell, 0, end));

		width = line > width ? line : width;
		cell = gtab_text_slice(cell, end + 1, cell.len);
	}
	return width;
}

/* No character is wider than it has bytes, and none of three bytes or four is wider than two columns. */
static size_t
widest_possible(gtab_text cell)
{
	size_t n_long = 0;

	for (size_t i = 0; i < cell.len; i++)
		n_long += (unsigned char)cell.ptr[i] >= 0xE0;
	return cell.len - n_long;
}

/* Most cells show at once that they are not the widest. */
static void
add_width(gtab_profile *p, gtab_text cell)
{
	size_t width;

	if (cell.len <= p->width_chars || widest_possible(cell) <= p->width_chars)
		return;
	width = widest_line(cell);
	p->width_chars = width > p->width_chars ? width : p->width_chars;
}

/*
 * How long a cell would be as a clean label: spaces and the width of full-width forms count for nothing, so that a
 * column that was cleaned speaks for the same type again.
 */
static size_t
prose_width(gtab_text cell)
{
	size_t width = 0;

	while (cell.len > 0) {
		const gtab_text at = cell;
		const uint32_t cp = gtab_utf8_next(&cell);

		if (cp >= 0xFF01 && cp <= 0xFF5E)
			width++;
		else if (!gtab_is_space(cp))
			width += gtab_text_width(gtab_text_slice(at, 0, at.len - cell.len));
	}
	return width;
}

static gtab_status
add_unit(gtab_profile *p, gtab_text unit, gtab_arena *arena)
{
	if (unit.len == 0) {
		p->n_unitless++;
		return GTAB_OK;
	}
	if (p->odd_unit.len == 0 && !gtab_is_unit(unit))
		p->odd_unit = gtab_arena_copy(arena, unit);
	if (p->unit.len == 0)
		p->unit = gtab_arena_copy(arena, unit);
	else if (!gtab_text_equal(p->unit, unit))
		p->is_mixed = true;
	return arena->failed ? GTAB_ENOMEM : GTAB_OK;
}

static bool
has_many_digits(gtab_decimal d)
{
	static const int64_t limit =
		INT64_C(1000000000000000); /* 10^15: more digits than Excel keeps */

	return d.coefficient >= limit || d.coefficient <= -limit;
}

/* 2015, ２０１５, 二〇一五, but not 2,015. */
static bool
is_year(const gtab_number *n, gtab_text cell)
{
	return n->unit.len == 0 && gtab_utf8_count(cell) == 4 && n->value.scale == 0 &&
	       n->value.coefficient >= 1900 && n->value.coefficient <= 2100;
}

static gtab_status
add_number(gtab_profile *p, const gtab_number *n, gtab_text cell, gtab_arena *arena)
{
	p->n_numbers++;
	p->n_zeros += n->n_zeros > 0 ||
		      (n->unit.len == 0 && n->value.scale == 0 && has_many_digits(n->value));
	p->n_years += is_year(n, cell);
	p->n_float_tail += n->value.scale == 1 && n->value.coefficient % 10 == 0;
	p->has_bounds |= n->has_lower || n->has_upper;
	p->n_scale = n->value.scale > p->n_scale ? n->value.scale : p->n_scale;
	return add_unit(p, n->unit, arena);
}

/* 2010-11, a month to us and a year of accounts to a British office. */
static void
add_period(gtab_profile *p, const gtab_period *period)
{
	p->n_periods++;
	if (period->kind != GTAB_PERIOD_MONTH || (period->year + 1) % 100 != period->month)
		return;
	if (p->n_year_pairs++ == 0)
		p->year_pair = period->year;
	p->has_year_pairs |= p->year_pair != period->year;
}

/* Letters, digits and Han characters are left by every rule, but 空 is a mark. */
static bool
is_solid(gtab_text trimmed)
{
	const unsigned char c = (unsigned char)trimmed.ptr[0];

	if (c >= 0xE4 && c <= 0xE9)
		return c != 0xE7 || !gtab_text_starts(trimmed, GTAB_TEXT("空"));
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool
begins_part(gtab_text trimmed)
{
	return trimmed.len >= 3 && memcmp(trimmed.ptr, "其", 3) == 0 &&
	       gtab_label_take_parts(&trimmed) > 0;
}

/* 1900 to 2100. */
static bool
is_plain_year(gtab_text digits)
{
	return digits.len == 4 && (gtab_text_starts(digits, GTAB_TEXT("19")) ||
				   gtab_text_starts(digits, GTAB_TEXT("20")) ||
				   gtab_text_equal(digits, GTAB_TEXT("2100")));
}

/* add_number() for a figure that is nothing but digits, as most are. */
static void
add_plain_number(gtab_profile *p, int scale, gtab_text trimmed)
{
	enum { MANY_DIGITS = 16 };
	const size_t n_digits = trimmed.len - (trimmed.ptr[0] == '-');

	p->n_numbers++;
	p->n_unitless++;
	p->n_zeros += scale == 0 && n_digits >= MANY_DIGITS;
	p->n_years += scale == 0 && is_plain_year(trimmed);
	p->n_float_tail += scale == 1 && trimmed.ptr[trimmed.len - 1] == '0';
	p->n_scale = scale > p->n_scale ? scale : p->n_scale;
}

/* What a cell is if it is no text. */
static gtab_status
count_value(gtab_profile *p, gtab_text trimmed, const gtab_number_options *options,
	    gtab_arena *arena)
{
	gtab_number number;
	gtab_period period;
	int scale;

	if (options->decimal_mark != ',' && gtab_number_is_clean(trimmed, &scale))
		add_plain_number(p, scale, trimmed);
	else if (gtab_date_is_clean(trimmed))
		p->n_periods++;
	else if (gtab_missing_of(trimmed) != GTAB_PRESENT)
		p->n_marks++;
	else if (gtab_number_parse_as(trimmed, options, &number, NULL, NULL) == GTAB_OK)
		return add_number(p, &number, trimmed, arena);
	else if (gtab_period_parse(trimmed, &period, NULL, NULL) == GTAB_OK)
		add_period(p, &period);
	else
		p->n_prose += prose_width(trimmed) > PROSE_WIDTH;
	return GTAB_OK;
}

gtab_status
gtab_profile_add(gtab_profile *p, gtab_text cell, const gtab_number_options *options,
		 gtab_arena *arena)
{
	const gtab_text trimmed = gtab_text_trim(cell);
	gtab_status st = GTAB_OK;

	if (trimmed.len == 0)
		return GTAB_OK;
	p->n_filled++;
	p->n_solid += is_solid(trimmed);
	p->n_parts += begins_part(trimmed);
	add_width(p, trimmed);
	if (p->identifier != GTAB_IDENTIFIER_NONE)
		p->n_identifiers += gtab_identifier_looks_so(p->identifier, trimmed);
	if (!gtab_profile_is_text(p))
		st = count_value(p, trimmed, options, arena);
	p->n_silent += !has_spoken(p);
	return st;
}

static void
merge_counts(gtab_profile *p, const gtab_profile *below)
{
	p->n_silent += has_spoken(p) ? 0 : below->n_silent;
	p->n_filled += below->n_filled;
	p->n_solid += below->n_solid;
	p->n_parts += below->n_parts;
	p->n_marks += below->n_marks;
	p->n_numbers += below->n_numbers;
	p->n_zeros += below->n_zeros;
	p->n_prose += below->n_prose;
	p->n_periods += below->n_periods;
	p->n_years += below->n_years;
	p->n_float_tail += below->n_float_tail;
	p->n_unitless += below->n_unitless;
	p->n_identifiers += below->n_identifiers;
	p->has_bounds |= below->has_bounds;
	p->n_scale = below->n_scale > p->n_scale ? below->n_scale : p->n_scale;
	p->width_chars = below->width_chars > p->width_chars ? below->width_chars : p->width_chars;
}

static void
merge_year_pairs(gtab_profile *p, const gtab_profile *below)
{
	if (below->n_year_pairs == 0)
		return;
	if (p->n_year_pairs == 0)
		p->year_pair = below->year_pair;
	p->has_year_pairs |= below->has_year_pairs || p->year_pair != below->year_pair;
	p->n_year_pairs += below->n_year_pairs;
}

static gtab_status
merge_units(gtab_profile *p, const gtab_profile *below, gtab_arena *arena)
{
	if (p->odd_unit.len == 0 && below->odd_unit.len > 0)
		p->odd_unit = gtab_arena_copy(arena, below->odd_unit);
	if (p->unit.len == 0 && below->unit.len > 0)
		p->unit = gtab_arena_copy(arena, below->unit);
	p->is_mixed |=
		below->is_mixed || (below->unit.len > 0 && !gtab_text_equal(p->unit, below->unit));
	return arena->failed ? GTAB_ENOMEM : GTAB_OK;
}

/* The figures of a column whose head says that it is text count for nothing. */
static void
forget_figures(gtab_profile *p)
{
	*p = (gtab_profile){ .is_first = p->is_first,
			     .is_text = p->is_text,
			     .n_filled = p->n_filled,
			     .n_silent = p->n_silent,
			     .n_solid = p->n_solid,
			     .n_parts = p->n_parts,
			     .identifier = p->identifier,
			     .n_identifiers = p->n_identifiers,
			     .width_chars = p->width_chars };
}

gtab_status
gtab_profile_merge(gtab_profile *p, const gtab_profile *below, gtab_arena *arena)
{
	gtab_status st;

	merge_counts(p, below);
	merge_year_pairs(p, below);
	st = merge_units(p, below, arena);
	if (gtab_profile_is_text(p))
		forget_figures(p);
	return st;
}

static bool
ends_with_any(gtab_text name, const gtab_text *ends, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (gtab_label_ends(name, ends[i]))
			return true;
	return false;
}

bool
gtab_type_of_name(gtab_text name, gtab_column_type *out)
{
	static const gtab_text codes[] = {
		GTAB_TEXT("序号"), GTAB_TEXT("编号"),   GTAB_TEXT("代码"), GTAB_TEXT("编码"),
		GTAB_TEXT("文号"), GTAB_TEXT("证号"),   GTAB_TEXT("号码"), GTAB_TEXT("行次"),
		GTAB_TEXT("电话"), GTAB_TEXT("邮编"),   GTAB_TEXT("账号"), GTAB_TEXT("卡号"),
		GTAB_TEXT("案号"), GTAB_TEXT("身份证"), GTAB_TEXT("code"), GTAB_TEXT("栏次"),
	};
	static const gtab_text dates[] = { GTAB_TEXT("日期"), GTAB_TEXT("年月"),
					   GTAB_TEXT("年月日") };
	static const gtab_text labels[] = {
		GTAB_TEXT("项目"), GTAB_TEXT("指标"), GTAB_TEXT("名称"), GTAB_TEXT("姓名"),
		GTAB_TEXT("单位"), GTAB_TEXT("地区"), GTAB_TEXT("部门"), GTAB_TEXT("类别"),
		GTAB_TEXT("机构"), GTAB_TEXT("主体"), GTAB_TEXT("类型"), GTAB_TEXT("省份"),
		GTAB_TEXT("区县"), GTAB_TEXT("县区"), GTAB_TEXT("区域"), GTAB_TEXT("乡镇"),
	};

	if (ends_with_any(name, codes, sizeof(codes) / sizeof(codes[0])))
		*out = GTAB_COLUMN_CODE;
	else if (ends_with_any(name, dates, sizeof(dates) / sizeof(dates[0])))
		*out = GTAB_COLUMN_PERIOD;
	else if (ends_with_any(name, labels, sizeof(labels) / sizeof(labels[0])))
		*out = GTAB_COLUMN_LABEL;
	else
		return false;
	return true;
}

/* 来信, 来访, 电话: counts of reports by the way they came in, and no numbers to dial. */
static bool
counts_calls(const gtab_profile *p, gtab_text name, size_t n_present)
{
	const size_t n_digits_max = 4;
	const size_t at = gtab_text_find(name, GTAB_TEXT("电话"));

	return (at == 0 || name.ptr[at - 1] == '|') && gtab_text_ends(name, GTAB_TEXT("电话")) &&
	       n_present > 0 && p->n_numbers == n_present && p->n_zeros == 0 &&
	       p->width_chars <= n_digits_max;
}

gtab_column_type
gtab_profile_type(const gtab_profile *p, gtab_text name, bool is_leftmost)
{
	const size_t n_present = p->n_filled - p->n_marks;
	const size_t n_dates = p->n_periods + p->n_years;
	gtab_column_type type;
	const bool is_named = gtab_type_of_name(name, &type);

	if (is_named && type == GTAB_COLUMN_CODE && !counts_calls(p, name, n_present))
		return type;
	if (p->has_year_pairs && p->n_year_pairs == p->n_periods) /* 2009-10, 2010-11: years */
		return GTAB_COLUMN_TEXT;
	if (is_named && type == GTAB_COLUMN_PERIOD && n_dates * 3 >= n_present * 2 && n_dates > 0)
		return type;
	if (n_present > 0 && n_dates == n_present && (p->n_periods > 0 || is_leftmost))
		return GTAB_COLUMN_PERIOD;
	/* a mistyped figure among figures is told; a sentence among them says that the column is text */
	if (p->n_numbers > 0 && p->n_numbers * 3 >= n_present * 2 && p->n_prose * 20 <= n_present)
		return p->n_zeros * 4 >= p->n_numbers ? GTAB_COLUMN_CODE : GTAB_COLUMN_NUMBER;
	return is_named && type == GTAB_COLUMN_LABEL ? type : GTAB_COLUMN_TEXT;
}
