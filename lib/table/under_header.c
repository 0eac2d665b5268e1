/* SPDX-License-Identifier: MIT */
/* Lines between the header and the rows: 甲 乙 丙 1 2 3, and units alone. */

#include "table/layout_internal.h"

#include <gtab/buf.h>
#include <gtab/normalize.h>

#include "table/clean_internal.h"

/* ---- the number line ---- */

/* The number printed in a cell of the number line: 3, (3), （3）; -1 for anything else. */
static int64_t
printed_number(gtab_text cell)
{
	int64_t number = 0;

	cell = gtab_text_trim(cell);
	if (gtab_text_take(&cell, GTAB_TEXT("(")) || gtab_text_take(&cell, GTAB_TEXT("（")))
		if (!gtab_text_take_end(&cell, GTAB_TEXT(")")))
			gtab_text_take_end(&cell, GTAB_TEXT("）"));
	if (cell.len == 0 || cell.len > 5)
		return -1;
	while (cell.len > 0) {
		uint32_t cp = gtab_utf8_next(&cell);

		if (cp >= 0xFF10 && cp <= 0xFF19)
			cp = cp - 0xFF10 + '0';
		if (cp < '0' || cp > '9')
			return -1;
		number = number * 10 + (int64_t)(cp - '0');
	}
	return number;
}

/* 甲, 乙, 丙 … alone, or as the beginning of a longer cell: 乙类. */
static bool
begins_with_stem(gtab_text cell, bool alone)
{
	static const gtab_text stems[] = { GTAB_TEXT("甲"), GTAB_TEXT("乙"), GTAB_TEXT("丙"),
					   GTAB_TEXT("丁"), GTAB_TEXT("戊"), GTAB_TEXT("己") };

	cell = gtab_text_trim(cell);
	for (size_t i = 0; i < sizeof(stems) / sizeof(stems[0]); i++)
		if (alone ? gtab_text_equal(cell, stems[i]) : gtab_text_starts(cell, stems[i]))
			return true;
	return false;
}

/* 栏次 before 1 2 3 says the same as 甲. */
static bool
names_numbers(gtab_text cell)
{
	cell = gtab_text_trim(cell);
	return gtab_text_equal(cell, GTAB_TEXT("栏次")) || gtab_text_equal(cell, GTAB_TEXT("欄次"));
}

/* * or ** over a column of the stub, as budgets print it. */
static bool
is_starred(gtab_text cell)
{
	size_t n = 0;

	for (cell = gtab_text_trim(cell); cell.len > 0; n++) {
		const uint32_t cp = gtab_utf8_next(&cell);

		if (cp != '*' && cp != 0xFF0A)
			return false;
	}
	return n > 0 && n < 3;
}

/*
 * Stems over the stub and over remarks at the end, numbers counting up from 1 between. Without 甲 the row may as well be
 * data, and is left as such; so is 甲 with 乙 below it, for then they name rows. Stars stand for names that are kept
 * back as well: they say 甲 only over two numbers or more.
 */
bool
gtab_is_number_line(const gtab_row *record, const gtab_row *below)
{
	size_t n_stems = 0, n_stars = 0, n_filled = 0;
	int64_t want = 1;

	for (size_t i = 0; i < record->n_cells; i++) {
		const gtab_text cell = record->cells[i].text;

		if (gtab_text_is_blank(cell))
			continue;
		n_filled++;
		if (begins_with_stem(cell, true) || (n_filled == 1 && names_numbers(cell)))
			n_stems++;
		else if (is_starred(cell))
			n_stars++;
		else if (n_stems + n_stars > 0 && printed_number(cell) == want)
			want++;
		else
			return false;
	}
	return (n_stems > 0 ? n_filled > 1 : n_stars > 0 && want > 2) &&
	       !(below != NULL && begins_with_stem(gtab_first_filled(below), false));
}

const gtab_text *
gtab_printed_numbers(const gtab_row *line, size_t n_cols, gtab_arena *arena)
{
	gtab_text *printed = gtab_arena_array(arena, n_cols, sizeof(*printed));

	for (size_t col = 0; printed != NULL && col < n_cols; col++) {
		const gtab_text cell =
			col < line->n_cells ? gtab_text_trim(line->cells[col].text) : GTAB_TEXT("");
		const int64_t number = printed_number(cell);
		gtab_buf plain;

		gtab_buf_init(&plain);
		if (number >= 0)
			gtab_buf_put_uint(&plain, (uint64_t)number);
		else if (!is_starred(cell))
			gtab_buf_put(&plain, cell);
		printed[col] = gtab_arena_copy(arena, gtab_buf_text(&plain));
		gtab_buf_clear(&plain);
	}
	return printed;
}

/* ---- the unit line ---- */

/* 万元, （万元）, (%): the unit without its brackets; "" for what is none. */
static gtab_text
unit_of(gtab_text cell)
{
	cell = gtab_text_trim(cell);
	if (gtab_text_take(&cell, GTAB_TEXT("（")) || gtab_text_take(&cell, GTAB_TEXT("(")))
		if (!gtab_text_take_end(&cell, GTAB_TEXT("）")))
			gtab_text_take_end(&cell, GTAB_TEXT(")"));
	cell = gtab_text_trim(cell);
	return cell.len > 0 && gtab_is_unit(cell) ? cell : GTAB_TEXT("");
}

/* 单位 and 计量单位 at the left say what the line is. */
static bool
names_units(gtab_text cell)
{
	cell = gtab_text_trim(cell);
	return gtab_text_equal(cell, GTAB_TEXT("单位")) ||
	       gtab_text_equal(cell, GTAB_TEXT("計量單位")) ||
	       gtab_text_equal(cell, GTAB_TEXT("計算單位")) ||
	       gtab_text_equal(cell, GTAB_TEXT("單位")) ||
	       gtab_text_equal(cell, GTAB_TEXT("计量单位")) ||
	       gtab_text_equal(cell, GTAB_TEXT("计算单位"));
}

bool
gtab_is_unit_line(const gtab_row *record)
{
	size_t n_units = 0;

	if (record->n_cells < 2 ||
	    (!gtab_text_is_blank(record->cells[0].text) && !names_units(record->cells[0].text)))
		return false;
	for (size_t col = 1; col < record->n_cells; col++) {
		if (gtab_text_is_blank(record->cells[col].text))
			continue;
		if (unit_of(record->cells[col].text).len == 0)
			return false;
		n_units++;
	}
	return n_units > 0;
}

const gtab_text *
gtab_paths_with_units(const gtab_text *paths, size_t n_cols, const gtab_row *line,
		      gtab_arena *arena)
{
	gtab_text *with = gtab_arena_array(arena, n_cols, sizeof(*with));

	for (size_t col = 0; with != NULL && col < n_cols; col++) {
		const gtab_text unit = col > 0 && col < line->n_cells
					       ? unit_of(line->cells[col].text)
					       : GTAB_TEXT("");
		gtab_text name, own;
		gtab_buf path;

		with[col] = paths[col];
		gtab_header_split_unit(paths[col], &name, &own);
		if (unit.len == 0 || own.len > 0)
			continue;
		gtab_buf_init(&path);
		gtab_buf_printf(&path, "%.*s（%.*s）", GTAB_TEXT_ARG(paths[col]),
				GTAB_TEXT_ARG(unit));
		with[col] = gtab_arena_copy(arena, gtab_buf_text(&path));
		arena->failed |= path.failed;
		gtab_buf_clear(&path);
	}
	return with;
}
