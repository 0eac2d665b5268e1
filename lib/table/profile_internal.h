/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TABLE_PROFILE_INTERNAL_H
#define GTAB_TABLE_PROFILE_INTERNAL_H

#include <gtab/arena.h>
#include <gtab/normalize.h>
#include <gtab/table.h>

/*
 * What the cells of one column are like, counted in the first pass. Types, units and companions are decided from it.
 *
 * n_filled     cells that are not blank
 * n_marks      of those, marks of missing (— / 无 …)
 * n_numbers    figures; n_zeros of them with leading zeros or over 15 digits: more like codes
 * n_prose      cells that are no figure, mark or date, and longer than a mistyped one would be
 * n_periods    dates and periods that say so (年, month or day); n_years bare 1900 to 2100
 * n_year_pairs of the periods, months that may be pairs of years: 2010-11; year_pair is the first, and
 *              has_year_pairs says that there are different ones
 * n_float_tail figures that end in a lone .0
 * n_unitless   figures without a unit; the others have `unit`, or several when is_mixed
 * odd_unit     the first unit that is in no list: 名干部
 * identifier   what the header says the cells are; n_identifiers of them look so
 * has_bounds   some figure was printed rounded or approximate
 * n_silent     filled cells before the first that is a figure, a mark or a date: of many the column is text, and figures
 *              further down say nothing
 * n_solid      filled cells that no rule could empty
 * n_parts      cells that begin with 其中
 * is_first     no row stands above those counted here; is_text: those above say that the column is text
 */
typedef struct gtab_profile {
	bool is_first;
	bool is_text;
	size_t n_filled;
	size_t n_silent;
	size_t n_solid;
	size_t n_parts;
	size_t n_marks;
	size_t n_numbers;
	size_t n_zeros;
	size_t n_prose;
	size_t n_periods;
	size_t n_years;
	size_t n_year_pairs;
	int year_pair;
	bool has_year_pairs;
	size_t n_float_tail;
	size_t n_unitless;
	gtab_text unit;
	gtab_text odd_unit;
	bool is_mixed;
	gtab_identifier identifier;
	size_t n_identifiers;
	bool has_bounds;
	int n_scale;
	size_t width_chars;
} gtab_profile;

/* Count one raw cell in. Units are copied to the arena. GTAB_OK or GTAB_ENOMEM. */
gtab_status gtab_profile_add(gtab_profile *p, gtab_text cell, const gtab_number_options *number,
			     gtab_arena *arena);

/* Whether text stands so long at the head of the column that it is text, whatever comes. */
bool gtab_profile_is_text(const gtab_profile *p);

/*
 * Add what was counted in the rows below those of p. Merging is associative, and gives what counting all of them would.
 * Units are copied to the arena. GTAB_OK or GTAB_ENOMEM.
 */
gtab_status gtab_profile_merge(gtab_profile *p, const gtab_profile *below, gtab_arena *arena);

/*
 * The profiles of all columns of a table.
 *
 * n         columns of the header, and those beyond it that some record has
 * arena     where units are copied
 */
typedef struct gtab_profiles {
	gtab_profile *list;
	size_t n;
	size_t n_max;
	bool is_first;
	gtab_arena *arena;
} gtab_profiles;

/* Open for the first row, with what the headers promise. GTAB_OK, GTAB_ENOMEM; clear it on either. */
gtab_status gtab_profiles_open(gtab_profiles *p, const gtab_text *paths, size_t n_cols,
			       gtab_arena *arena);
/* The same for rows further down, knowing what is known from above; p is zero but for its arena, or is used again. */
gtab_status gtab_profiles_open_below(gtab_profiles *p, const gtab_profiles *above);
/* Count a record in, its first n_cols_max cells at most. */
gtab_status gtab_profiles_add(gtab_profiles *p, const gtab_row *record, size_t n_cols_max,
			      const gtab_number_options *number);
gtab_status gtab_profiles_merge(gtab_profiles *p, const gtab_profiles *below);
void gtab_profiles_clear(gtab_profiles *p);

/*
 * The type the cells speak for, by rule of thumb.
 *
 * name         header path without unit: 序号, 代码 and the like are codes whatever they hold
 * is_leftmost  the first column, where bare years name the rows
 */
gtab_column_type gtab_profile_type(const gtab_profile *p, gtab_text name, bool is_leftmost);

/* The type that a header alone settles (序号, 日期, 名称); false when it settles none. */
bool gtab_type_of_name(gtab_text name, gtab_column_type *out);

/* The identifiers that a header alone names (统一社会信用代码), and whether a cell looks like one of them. */
gtab_identifier gtab_identifier_of_name(gtab_text name);
bool gtab_identifier_looks_so(gtab_identifier kind, gtab_text cell);

#endif
