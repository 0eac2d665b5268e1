/* SPDX-License-Identifier: MIT */
/* Rows beyond what a sheet holds go on to the next, below the same lines and the same header. */

#include "output/book/book_sheet.h"

#include "base/i18n.h"
#include "output/book/excel_limits.h"
#include "output/book/page_fit.h"

#include <inttypes.h>

/* ---- how many ---- */

/* Rows of the table that the next sheet takes of n_left. The last leaves room for what stands below. */
static uint64_t
rows_of_next(const gtab_sheet_plan *p, uint64_t n_left)
{
	const uint64_t room = EXCEL_ROWS_MAX - p->body_first;

	if (n_left + p->n_below <= room)
		return n_left;
	return n_left <= room ? n_left - 1 : room;
}

gtab_status
gtab_sheets_needed(const gtab_sheet_plan *p, bool may_split, size_t *n_out, gtab_error *err)
{
	const uint64_t n = p->body_first + p->n_rows + p->n_below;
	uint64_t n_left = p->n_rows;

	if (p->body_first + p->n_below >= EXCEL_ROWS_MAX || (n > EXCEL_ROWS_MAX && !may_split))
		return gtab_error_set(err, GTAB_ELIMIT,
				      _("the sheet would have %" PRIu64
					" rows, title, header and notes included; Excel holds %d"),
				      n, EXCEL_ROWS_MAX);
	for (*n_out = 1; rows_of_next(p, n_left) < n_left; (*n_out)++)
		n_left -= rows_of_next(p, n_left);
	return GTAB_OK;
}

/* ---- laying them ---- */

static void
set_rows(const gtab_sheet_plan *p, gtab_book_sheet *s)
{
	const uint64_t n_filtered =
		p->filter_row_no == GTAB_MAP_NONE ? 0 : p->filter_row_no + 1 - s->window.first_row;
	const uint64_t n = n_filtered < s->window.n_rows ? n_filtered : s->window.n_rows;

	s->setup.n_rows = (uint32_t)(p->body_first + s->window.n_rows + s->below.n_rows);
	s->setup.body_last = (uint32_t)(p->body_first + s->window.n_rows) - 1;
	if (p->is_list && p->filter_row_no != GTAB_MAP_NONE &&
	    p->filter_row_no >= s->window.first_row)
		s->setup.filter_last = (uint32_t)(p->body_first + n) - 1;
}

static uint64_t
frame_height(const gtab_frame *frame)
{
	uint64_t height = 0;

	for (size_t i = 0; i < frame->n_rows; i++)
		height += frame->rows[i].height;
	return height;
}

static gtab_status
add_block_height(gtab_body_reader *r, uint64_t *height, gtab_error *err)
{
	gtab_sheet_row row;
	gtab_status st;

	while ((st = gtab_body_next(r, &row, err)) == GTAB_OK)
		*height += row.height;
	return st == GTAB_END ? GTAB_OK : st;
}

static gtab_status
add_body_height(const gtab_book_sheet *s, uint64_t *height, gtab_error *err)
{
	gtab_body_reader *r;
	size_t n_blocks;
	gtab_status st = gtab_body_reader_new(&r);

	gtab_body_blocks(s->body, &n_blocks);
	if (st != GTAB_OK)
		return gtab_error_set(err, st, NULL);
	for (size_t i = 0; st == GTAB_OK && i < n_blocks; i++) {
		st = gtab_body_open_block(r, s->body, i, &s->window, err);
		if (st == GTAB_OK)
			st = add_block_height(r, height, err);
	}
	gtab_body_reader_free(r);
	return st;
}

/* Rows are looked at only where they are few enough for one page at their least height. */
static gtab_status
set_one_page(const gtab_sheet_plan *p, gtab_book_sheet *s, gtab_error *err)
{
	uint64_t height = frame_height(&s->above) + frame_height(&s->below);
	gtab_status st;

	if (!gtab_page_is_one(p, height + s->window.n_rows * p->row_pt))
		return GTAB_OK;
	st = add_body_height(s, &height, err);
	s->setup.is_one_page = st == GTAB_OK && gtab_page_is_one(p, height);
	return st;
}

static gtab_status
lay_frames(const gtab_sheet_plan *p, gtab_book_sheet *sheets, size_t n, gtab_body *body,
	   gtab_totals *totals, gtab_styles *styles, gtab_arena *arena, gtab_error *err)
{
	const gtab_body_window *const last = &sheets[n - 1].window;
	gtab_frame above;
	gtab_status st = gtab_frame_above(p, styles, arena, &above);

	if (st != GTAB_OK || n > 1) { /* a formula over several sheets is no use to a reader */
		gtab_totals_free(totals);
		totals = NULL;
	}
	if (st != GTAB_OK)
		return gtab_error_set(err, st, NULL);
	for (size_t i = 0; i < n; i++)
		sheets[i].above = above;
	st = gtab_body_settle(body, n > 1, styles, totals, err);
	if (st != GTAB_OK)
		return st;
	st = gtab_frame_below(p, (uint32_t)(p->body_first + last->n_rows), styles, arena,
			      &sheets[n - 1].below);
	return st == GTAB_OK ? st : gtab_error_set(err, st, NULL);
}

static gtab_status
lay_sheet(const gtab_sheet_plan *p, gtab_book_sheet *s, gtab_arena *arena, gtab_error *err)
{
	if (gtab_plan_setup(p, arena, &s->setup) != GTAB_OK)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	set_rows(p, s);
	return set_one_page(p, s, err);
}

gtab_status
gtab_sheets_lay(const gtab_sheet_plan *p, gtab_body *body, gtab_totals *totals, gtab_styles *styles,
		gtab_arena *arena, gtab_book_sheet *sheets, size_t n, gtab_error *err)
{
	uint64_t first_row = 0;
	gtab_status st;

	for (size_t i = 0; i < n; i++) {
		const uint64_t n_rows = rows_of_next(p, p->n_rows - first_row);

		sheets[i] = (gtab_book_sheet){ .body = body,
					       .window = { first_row, n_rows, p->body_first } };
		first_row += n_rows;
	}
	st = lay_frames(p, sheets, n, body, totals, styles, arena, err);
	for (size_t i = 0; st == GTAB_OK && i < n; i++)
		st = lay_sheet(p, &sheets[i], arena, err);
	return st;
}
