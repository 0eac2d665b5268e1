/* SPDX-License-Identifier: MIT */
/* Columns on a page of A4. */

#include "output/book/page_fit.h"

#include "output/book/measure.h"

enum {
	PORTRAIT_PX = 589,         /* 156 mm between the margins */
	LANDSCAPE_PX = 850,        /* 225 mm */
	PORTRAIT_TIGHT_PX = 654,   /* printed at 90 % */
	LANDSCAPE_TIGHT_PX = 1060, /* printed at 80 % */
	WIDE_PX = 1214,            /* printed at 70 %: better take some of the margins */
	PORTRAIT_WANT_PX = 720,    /* what wants no more than this is folded into portrait */
	PORTRAIT_LONG_PX = 900,    /* the same, when landscape would need a second page */
	PORTRAIT_PT = 638,         /* 225 mm */
	LANDSCAPE_PT = 442,        /* 156 mm */
	WIDE_ROOM_PX = 1009,       /* 267 mm: narrow margins */
	OVERRUN_PERCENT = 120,
	HEADER_PT = 28,
	COLUMN_MIN_PX = 48,
	TEXT_MIN_UNITS = 12,
	LABEL_MIN_UNITS = 16,
	CELL_LINES_MAX = 22, /* lines in the tallest row */
	TALL_TEXT_PX_MAX = 700
};

static size_t
most(size_t a, size_t b)
{
	return a > b ? a : b;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static uint32_t
to_px(size_t n_units)
{
	return gtab_units_px(n_units, GTAB_FONT_BODY) + CELL_PADDING_PX;
}

/* A long header may wrap: it does not ask for its whole length. */
static size_t
header_want_units(size_t n_units)
{
	return least(n_units, most(16, n_units / 3));
}

/* Widths of the headers that stand over one column alone. */
static void
measure_headers(const gtab_sheet_plan *p, size_t *units)
{
	for (size_t i = 0; i < p->header.n_cells; i++) {
		const gtab_header_cell *const cell = &p->header.cells[i];

		if (cell->place.first_col == cell->place.last_col)
			units[cell->place.first_col] =
				most(units[cell->place.first_col], gtab_text_units(cell->text));
	}
}

/* A header of up to five characters stays in one line, a longer one may take three, or five. */
static size_t
header_min_units(size_t n_units)
{
	return n_units <= 10 ? n_units : least(most(8, (n_units / 3 + 1) & ~(size_t)1), 14);
}

static size_t
text_min_units(const gtab_column *column, const gtab_plan_column *shown)
{
	const bool is_label = column->type == GTAB_COLUMN_LABEL;
	const size_t readable = is_label ? LABEL_MIN_UNITS : TEXT_MIN_UNITS;
	const size_t tall =
		least(shown->cell_units / CELL_LINES_MAX, (size_t)TALL_TEXT_PX_MAX * 15 / 120);

	return most(least(shown->text_units, readable), tall);
}

static gtab_share
ask(const gtab_column *column, const gtab_plan_column *shown, size_t header_units)
{
	const size_t want =
		most(most(shown->figure_units, shown->text_units), header_want_units(header_units));
	const size_t min = most(most(shown->figure_units, text_min_units(column, shown)),
				header_min_units(header_units));
	gtab_share share = { .min_px = to_px(min), .want_px = to_px(want) };

	if (share.min_px < COLUMN_MIN_PX)
		share.min_px = COLUMN_MIN_PX;
	if (share.want_px < share.min_px)
		share.want_px = share.min_px;
	return share;
}

/* Height of what stands around the rows, roughly: its texts are not laid yet. */
static uint64_t
frame_height(const gtab_sheet_plan *p)
{
	static const char *const keys[] = { "note", "head", "form-no", "period" };
	size_t n, n_lines = 3; /* title, 填报单位, signature */
	const gtab_context_line *const lines = gtab_table_context(p->table, &n);

	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++)
			n_lines += gtab_text_equal(lines[i].key, gtab_text_of(keys[k]));
	}
	return (n_lines + p->header.n_rows + p->has_printed_no) * HEADER_PT;
}

/* Whether rows of that height fill one page at most, printed a little smaller if need be. */
static bool
fits_page(const gtab_sheet_plan *p, uint64_t row_pt, uint64_t page_pt)
{
	return p->n_rows * row_pt + frame_height(p) <= page_pt * OVERRUN_PERCENT / 100;
}

/* By width; a table somewhat too wide stands upright if that saves a page. */
static bool
is_landscape(const gtab_sheet_plan *p, uint64_t wanted, uint64_t needed)
{
	const gtab_orientation asked = p->layout != NULL ? p->layout->orientation : GTAB_BY_WIDTH;
	const bool is_long = !fits_page(p, ROW_LEAST_PT, LANDSCAPE_PT);

	if (asked != GTAB_BY_WIDTH)
		return asked == GTAB_LANDSCAPE;
	if (is_long && needed <= PORTRAIT_TIGHT_PX && wanted <= PORTRAIT_LONG_PX)
		return false;
	return wanted > PORTRAIT_WANT_PX;
}

static uint32_t
choose_room(gtab_sheet_plan *p, uint64_t wanted, uint64_t needed)
{
	p->is_landscape = is_landscape(p, wanted, needed);
	if (p->is_landscape)
		return wanted > LANDSCAPE_PX ? LANDSCAPE_TIGHT_PX : LANDSCAPE_PX;
	return wanted > PORTRAIT_PX ? PORTRAIT_TIGHT_PX : PORTRAIT_PX;
}

/* Lower rows where they bring the table onto one page. */
static uint32_t
row_height(const gtab_sheet_plan *p)
{
	const uint64_t page_pt = p->is_landscape ? LANDSCAPE_PT : PORTRAIT_PT;
	const bool fits = fits_page(p, ROW_MIN_PT, page_pt);

	return !fits && fits_page(p, ROW_LEAST_PT, page_pt) ? ROW_LEAST_PT : ROW_MIN_PT;
}

gtab_status
gtab_page_fit(gtab_sheet_plan *p)
{
	size_t *const header_units = gtab_arena_array(&p->arena, p->n_columns, sizeof(size_t));
	gtab_share *const shares = gtab_arena_array(&p->arena, p->n_columns, sizeof(*shares));
	uint64_t wanted = 0, needed = 0;
	size_t n = 0;

	if (header_units == NULL || shares == NULL)
		return GTAB_ENOMEM;
	measure_headers(p, header_units);
	for (size_t i = 0; i < p->n_columns; i++) {
		const gtab_share share = ask(&p->columns[i], &p->shown[i], header_units[i]);

		p->shown[i].px = share.want_px;
		if (p->shown[i].is_hidden)
			continue;
		shares[n++] = share;
		wanted += share.want_px;
		needed += share.min_px;
	}
	gtab_share_room(shares, n, choose_room(p, wanted, needed));
	for (size_t i = p->n_columns; i-- > 0;) {
		if (!p->shown[i].is_hidden)
			p->shown[i].px = shares[--n].px;
	}
	p->row_pt = row_height(p);
	p->is_wide = p->is_landscape && gtab_plan_span_px(p, 0, p->n_columns - 1) > WIDE_PX;
	return GTAB_OK;
}

bool
gtab_page_is_one(const gtab_sheet_plan *p, uint64_t height_pt)
{
	const uint64_t table_px = gtab_plan_span_px(p, 0, p->n_columns - 1);
	const uint64_t page_pt = p->is_landscape ? LANDSCAPE_PT : PORTRAIT_PT;
	const uint64_t room_px = p->is_wide        ? WIDE_ROOM_PX
				 : p->is_landscape ? LANDSCAPE_PX
						   : PORTRAIT_PX;

	if (table_px > room_px) /* printed smaller already */
		height_pt = height_pt * room_px / table_px;
	return height_pt * 100 <= page_pt * OVERRUN_PERCENT;
}
