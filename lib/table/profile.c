/* SPDX-License-Identifier: MIT */
/* The profile of a column: what its cells are like, and the type they speak for where no form decides. */

#include "table/profile_internal.h"

enum { TRIES_BEFORE_TEXT = 64, PROSE_WIDTH = 24 };

/* Text columns are told early, so that long texts are not tried as figures a million times. */
static bool
is_surely_text(const gtab_profile *p)
{
	return p->n_filled > TRIES_BEFORE_TEXT && p->n_numbers + p->n_periods == 0 &&
	       p->n_marks == 0;
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

/* A character is never wider than it has bytes, so most cells show at once that they are not the widest. */
static void
add_width(gtab_profile *p, gtab_text cell)
{
	size_t width;

	if (cell.len <= p->width_chars)
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

gtab_status
gtab_profile_add(gtab_profile *p, gtab_text cell, const gtab_number_options *options,
		 gtab_arena *arena)
{
	const gtab_text trimmed = gtab_text_trim(cell);
	gtab_number number;
	gtab_period period;

	if (trimmed.len == 0)
		return GTAB_OK;
	p->n_filled++;
	add_width(p, trimmed);
	if (p->identifier != GTAB_IDENTIFIER_NONE)
		p->n_identifiers += gtab_identifier_looks_so(p->identifier, trimmed);
	if (is_surely_text(p))
		return GTAB_OK;
	if (gtab_date_is_clean(trimmed))
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

static bool
ends_with_any(gtab_text name, const gtab_text *ends, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (gtab_text_ends(name, ends[i]))
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
		GTAB_TEXT("机构"), GTAB_TEXT("主体"), GTAB_TEXT("类型"),
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

gtab_column_type
gtab_profile_type(const gtab_profile *p, gtab_text name, bool is_leftmost)
{
	const size_t n_present = p->n_filled - p->n_marks;
	const size_t n_dates = p->n_periods + p->n_years;
	gtab_column_type type;
	const bool is_named = gtab_type_of_name(name, &type);

	if (is_named && type == GTAB_COLUMN_CODE)
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
