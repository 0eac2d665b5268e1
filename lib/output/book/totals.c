/* SPDX-License-Identifier: MIT */
/*
 * Rows are seen as runs of detail rows between total rows: a segment for each stretch, with its exact sums.
 * What a total covers is then a range of segments.
 */

#include "output/book/totals.h"

#include "output/book/excel_limits.h"
#include "output/book/excel_number.h"

#include <gtab/decimal.h>
#include <stdlib.h>

enum { TOTALS_MAX = 1024 }; /* with more, a table is no report and its totals stay figures */

/* Detail rows that follow each other. */
struct run {
	uint64_t first, last;
};

/* What one column adds up to over some rows. is_known: every cell was a figure Excel holds, or nothing. */
struct sum {
	gtab_decimal value;
	size_t unit; /* id; 0 where the column has no companion with units */
	bool has_figure;
	bool is_known;
};

/* The rows between two totals. */
struct segment {
	size_t first_run, n_runs;
	struct sum *sums;
};

/* A total row: what it reports, and the segments it covers, from first up to before end. */
struct total {
	uint64_t row_no;
	gtab_row_class row_class;
	size_t place; /* the segment behind it */
	struct sum *reported;
	size_t first, end;
};

/* A column whose totals may be formulas. unit_col: the companion with its unit, or GTAB_MAP_NONE. */
struct summand {
	size_t col_idx, unit_col;
};

struct gtab_totals {
	gtab_arena arena;
	gtab_map *units; /* unit to id - 1 */
	size_t n_units;
	struct summand *summands;
	size_t n_summands;
	struct run *runs;
	size_t n_runs, max_runs;
	struct segment *segments;
	struct total *totals;
	size_t n_totals;
	uint64_t n_rows;
	bool is_off;
};

static bool
is_summand(const gtab_column *columns, size_t n, size_t i)
{
	if (columns[i].type != GTAB_COLUMN_NUMBER || columns[i].role != GTAB_COLUMN_VALUE)
		return false;
	for (size_t k = i + 1; k < n; k++) {
		const bool is_bound = columns[k].role == GTAB_COLUMN_LOWER_OF ||
				      columns[k].role == GTAB_COLUMN_UPPER_OF;
		if (is_bound && columns[k].owner == i)
			return false; /* printed rounded: adds up only by chance */
	}
	return true;
}

static size_t
find_unit(const gtab_column *columns, size_t n, size_t owner)
{
	for (size_t k = 0; k < n; k++) {
		if (columns[k].role == GTAB_COLUMN_UNIT_OF && columns[k].owner == owner)
			return k;
	}
	return GTAB_MAP_NONE;
}

static struct sum *
new_sums(gtab_totals *t)
{
	struct sum *const sums = gtab_arena_array(&t->arena, t->n_summands + 1, sizeof(*sums));

	for (size_t i = 0; sums != NULL && i < t->n_summands; i++)
		sums[i].is_known = true;
	return sums;
}

gtab_status
gtab_totals_new(const gtab_column *columns, size_t n_columns, gtab_totals **out)
{
	gtab_totals *const t = calloc(1, sizeof(*t));

	*out = t;
	if (t == NULL)
		return GTAB_ENOMEM;
	gtab_arena_init(&t->arena);
	t->summands = gtab_arena_array(&t->arena, n_columns + 1, sizeof(*t->summands));
	t->segments = gtab_arena_array(&t->arena, TOTALS_MAX + 1, sizeof(*t->segments));
	t->totals = gtab_arena_array(&t->arena, TOTALS_MAX, sizeof(*t->totals));
	if (t->arena.failed || gtab_map_new(&t->units) != GTAB_OK)
		goto fail;
	for (size_t i = 0; i < n_columns; i++) {
		if (is_summand(columns, n_columns, i))
			t->summands[t->n_summands++] =
				(struct summand){ i, find_unit(columns, n_columns, i) };
	}
	t->segments[0].sums = new_sums(t);
	if (t->segments[0].sums != NULL)
		return GTAB_OK;
fail:
	gtab_totals_free(t);
	*out = NULL;
	return GTAB_ENOMEM;
}

void
gtab_totals_free(gtab_totals *t)
{
	if (t == NULL)
		return;
	gtab_arena_clear(&t->arena);
	gtab_map_free(t->units);
	free(t->runs);
	free(t);
}

/* The id of a unit, from 1; 0 when out of memory. */
static size_t
unit_id(gtab_totals *t, gtab_text unit)
{
	size_t kept = 0;

	if (gtab_map_add(t->units, unit, t->n_units, &kept) != GTAB_OK) {
		t->arena.failed = true;
		return 0;
	}
	t->n_units += kept == t->n_units;
	return kept + 1;
}

/* What a cell adds. A figure with too many digits, or a leading zero, goes into the sheet as text: no summand. */
static struct sum
read_cell(gtab_totals *t, const struct summand *summand, const gtab_row *row)
{
	const gtab_cell *const cell = &row->cells[summand->col_idx];
	struct sum s = { .is_known = cell->kind == GTAB_CELL_EMPTY || cell->kind == GTAB_CELL_NIL };
	const bool has_unit = summand->unit_col != GTAB_MAP_NONE;

	if (cell->kind != GTAB_CELL_NUMBER)
		return s;
	s.has_figure = true;
	s.is_known = gtab_is_excel_number(cell->text) &&
		     gtab_decimal_parse(cell->text, &s.value) == GTAB_OK;
	if (has_unit)
		s.unit = unit_id(t, row->cells[summand->unit_col].text);
	return s;
}

static void
add_to(struct sum *sum, const struct sum *more)
{
	sum->is_known = sum->is_known && more->is_known;
	if (!more->has_figure)
		return;
	if (sum->has_figure && sum->unit != more->unit)
		sum->is_known = false; /* 件 and 人 do not add up */
	if (gtab_decimal_add(sum->value, more->value, &sum->value) != GTAB_OK)
		sum->is_known = false;
	sum->has_figure = true;
	sum->unit = more->unit;
}

/* One run more than a formula can name is kept, so that it shows that there are too many. */
static bool
add_run(gtab_totals *t, struct segment *segment, uint64_t row_no)
{
	struct run *last = segment->n_runs > 0 ? &t->runs[t->n_runs - 1] : NULL;

	if (last != NULL && last->last + 1 == row_no) {
		last->last = row_no;
		return true;
	}
	if (segment->n_runs > EXCEL_ARGUMENTS_MAX)
		return true;
	if (t->n_runs == t->max_runs) {
		const size_t max = t->max_runs * 2 + 16;
		struct run *const runs = realloc(t->runs, max * sizeof(*runs));

		if (runs == NULL)
			return false;
		t->runs = runs;
		t->max_runs = max;
	}
	t->runs[t->n_runs++] = (struct run){ row_no, row_no };
	segment->n_runs++;
	return true;
}

static gtab_status
add_detail(gtab_totals *t, const gtab_row *row)
{
	struct segment *const segment = &t->segments[t->n_totals];

	for (size_t i = 0; i < t->n_summands; i++) {
		const struct sum figure = read_cell(t, &t->summands[i], row);

		add_to(&segment->sums[i], &figure);
	}
	return add_run(t, segment, t->n_rows) && !t->arena.failed ? GTAB_OK : GTAB_ENOMEM;
}

static gtab_status
add_total(gtab_totals *t, const gtab_row *row)
{
	struct total *const total = &t->totals[t->n_totals];
	struct segment *const next = &t->segments[t->n_totals + 1];

	*total = (struct total){
		.row_no = t->n_rows,
		.row_class = row->row_class,
		.place = t->n_totals + 1,
		.reported = new_sums(t),
	};
	*next = (struct segment){ .first_run = t->n_runs, .sums = new_sums(t) };
	if (total->reported == NULL || next->sums == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < t->n_summands; i++)
		total->reported[i] = read_cell(t, &t->summands[i], row);
	t->n_totals++;
	return t->arena.failed ? GTAB_ENOMEM : GTAB_OK;
}

static bool
ends_segment(gtab_row_class c)
{
	return c == GTAB_ROW_TOTAL || c == GTAB_ROW_SUBTOTAL || c == GTAB_ROW_SECTION;
}

gtab_status
gtab_totals_add(gtab_totals *t, const gtab_row *row)
{
	gtab_status st = GTAB_OK;

	if (!t->is_off && ends_segment(row->row_class)) {
		t->is_off = t->n_totals == TOTALS_MAX;
		st = t->is_off ? GTAB_OK : add_total(t, row);
	} else if (!t->is_off && row->row_class == GTAB_ROW_DETAIL) {
		st = add_detail(t, row);
	}
	t->n_rows++;
	return st;
}

/* ---- what a total covers ---- */

static struct sum
sum_over(const gtab_totals *t, size_t summand, size_t first, size_t end)
{
	struct sum sum = { .is_known = true };

	for (size_t i = first; i < end; i++)
		add_to(&sum, &t->segments[i].sums[summand]);
	return sum;
}

static bool
adds_up(const gtab_totals *t, const struct total *total, size_t summand)
{
	const struct sum *const reported = &total->reported[summand];
	const struct sum sum = sum_over(t, summand, total->first, total->end);

	if (!reported->has_figure || !reported->is_known || !sum.has_figure || !sum.is_known)
		return false;
	return reported->unit == sum.unit && gtab_decimal_compare(reported->value, sum.value) == 0;
}

/* Whether a total's reach ends at that row: a total's at totals, a subtotal's at any. */
static bool
ends_reach(gtab_row_class of, gtab_row_class at)
{
	return of != GTAB_ROW_TOTAL || at == GTAB_ROW_TOTAL;
}

static size_t
reach_up(const gtab_totals *t, const struct total *total)
{
	size_t first = total->place - 1;

	while (first > 0 && !ends_reach(total->row_class, t->totals[first - 1].row_class))
		first--;
	return first;
}

static size_t
reach_down(const gtab_totals *t, const struct total *total)
{
	size_t end = total->place + 1;

	while (end <= t->n_totals && !ends_reach(total->row_class, t->totals[end - 1].row_class))
		end++;
	return end;
}

/* Take first..end for what total covers if more of its columns add up so than n_best. */
static void
try_reading(const gtab_totals *t, struct total *total, size_t first, size_t end, size_t *n_best)
{
	struct total reading = *total;
	size_t n = 0;

	reading.first = first;
	reading.end = end;
	for (size_t i = 0; i < t->n_summands; i++)
		n += adds_up(t, &reading, i);
	if (n > *n_best) {
		*n_best = n;
		*total = reading;
	}
}

gtab_status
gtab_totals_settle(gtab_totals *t)
{
	for (size_t i = 0; i < t->n_totals && !t->is_off; i++) {
		struct total *const total = &t->totals[i];
		size_t n_best = 0;

		if (total->row_class == GTAB_ROW_SECTION)
			continue;
		if (total->row_class == GTAB_ROW_TOTAL)
			try_reading(t, total, 0, t->n_totals + 1, &n_best);
		try_reading(t, total, reach_up(t, total), total->place, &n_best);
		try_reading(t, total, total->place, reach_down(t, total), &n_best);
	}
	return t->arena.failed ? GTAB_ENOMEM : GTAB_OK;
}

/* ---- the formula ---- */

static const struct total *
find_total(const gtab_totals *t, uint64_t row_no)
{
	size_t low = 0, high = t->n_totals;

	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (t->totals[middle].row_no < row_no)
			low = middle + 1;
		else
			high = middle;
	}
	return low < t->n_totals && t->totals[low].row_no == row_no ? &t->totals[low] : NULL;
}

static size_t
find_summand(const gtab_totals *t, size_t col_idx)
{
	for (size_t i = 0; i < t->n_summands; i++) {
		if (t->summands[i].col_idx == col_idx)
			return i;
	}
	return GTAB_MAP_NONE;
}

static void
put_address(gtab_buf *out, size_t col_idx, uint64_t row_idx)
{
	char letters[4];
	int n = 0;

	for (size_t rest = col_idx + 1; rest > 0 && n < 4; rest = (rest - 1) / 26)
		letters[n++] = (char)('A' + (rest - 1) % 26);
	while (n > 0)
		gtab_buf_putc(out, letters[--n]);
	gtab_buf_put_uint(out, row_idx + 1);
}

/* Append the ranges that total covers; false when they are too many. */
static bool
put_ranges(const gtab_totals *t, const struct total *total, size_t col_idx, uint32_t first_row,
	   gtab_buf *out)
{
	size_t n = 0;

	for (size_t i = total->first; i < total->end; i++) {
		const struct segment *const segment = &t->segments[i];

		for (size_t k = 0; k < segment->n_runs; k++) {
			const struct run *const run = &t->runs[segment->first_run + k];

			if (n++ > 0)
				gtab_buf_putc(out, ',');
			put_address(out, col_idx, first_row + run->first);
			if (run->last == run->first)
				continue;
			gtab_buf_putc(out, ':');
			put_address(out, col_idx, first_row + run->last);
		}
	}
	return n > 0 && n <= EXCEL_ARGUMENTS_MAX;
}

void
gtab_totals_formula(const gtab_totals *t, uint64_t row_no, size_t col_idx, uint32_t first_row,
		    gtab_buf *out)
{
	const size_t start = out->len;
	const struct total *const total = t->is_off ? NULL : find_total(t, row_no);
	const size_t summand = find_summand(t, col_idx);

	if (total == NULL || summand == GTAB_MAP_NONE || total->end == 0 ||
	    !adds_up(t, total, summand))
		return;
	gtab_buf_put(out, GTAB_TEXT("SUM("));
	const bool fits = put_ranges(t, total, col_idx, first_row, out);
	gtab_buf_putc(out, ')');
	if (!fits || out->len - start > EXCEL_FORMULA_MAX - 2)
		gtab_buf_truncate(out, start);
}
