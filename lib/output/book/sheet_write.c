/* SPDX-License-Identifier: MIT */
/* A sheet from top to bottom. */

#include "output/book/sheet_write.h"

#include "base/i18n.h"
#include "output/book/page_fit.h"
#include "output/book/sheet_cells.h"

/* What goes down the sheet: the maker of rows, and where they are sent. */
struct pen {
	gtab_cell_maker maker;
	gtab_writer *writer;
	gtab_arena arena;
	uint64_t height; /* of all rows so far, points */
	gtab_error *err;
};

static gtab_status
send(struct pen *pen, gtab_status made, const gtab_sheet_row *row)
{
	if (made != GTAB_OK)
		return gtab_error_set(pen->err, made, NULL);
	pen->height += row->height;
	const gtab_status st = gtab_writer_row(pen->writer, row, pen->err);
	gtab_arena_reset(&pen->arena);
	return st;
}

static gtab_status
write_lines(struct pen *pen, const gtab_sheet_line *lines, size_t n, uint32_t first_row)
{
	gtab_status st = GTAB_OK;

	for (size_t i = 0; st == GTAB_OK && i < n; i++) {
		gtab_sheet_row row;

		st = gtab_make_line(&pen->maker, &lines[i], first_row + (uint32_t)i, &row);
		st = send(pen, st, &row);
	}
	return st;
}

static gtab_status
write_header(struct pen *pen)
{
	const gtab_sheet_plan *const p = pen->maker.plan;
	gtab_status st = GTAB_OK;

	for (uint32_t i = 0; st == GTAB_OK && i < p->body_first - p->header_first; i++) {
		gtab_sheet_row row;

		st = gtab_make_header(&pen->maker, i, &row);
		st = send(pen, st, &row);
	}
	return st;
}

static gtab_status
write_rows(struct pen *pen, gtab_table *table)
{
	const gtab_row *source;
	uint64_t row_no = 0;
	gtab_status st;

	while ((st = gtab_table_next(table, &source, pen->err)) == GTAB_OK) {
		gtab_sheet_row row;

		if (row_no == pen->maker.plan->n_rows)
			break;
		st = gtab_make_row(&pen->maker, source, row_no++, &row);
		if ((st = send(pen, st, &row)) != GTAB_OK)
			return st;
	}
	if (st == GTAB_OK || (st == GTAB_END && row_no < pen->maker.plan->n_rows))
		return gtab_error_set(pen->err, GTAB_EINPUT,
				      _("the input changed while it was read"));
	return st == GTAB_END ? GTAB_OK : st;
}

gtab_status
gtab_sheet_write(gtab_sheet_plan *plan, gtab_table *table, const gtab_totals *totals,
		 gtab_text name, gtab_writer *writer, gtab_error *err)
{
	struct pen pen = { .writer = writer, .err = err };
	gtab_sheet_setup setup;
	gtab_status st = gtab_plan_setup(plan, name, &setup);

	gtab_arena_init(&pen.arena);
	pen.maker = (gtab_cell_maker){ .plan = plan,
				       .styles = gtab_writer_styles(writer),
				       .totals = totals,
				       .arena = &pen.arena };
	st = st == GTAB_OK ? gtab_writer_sheet(writer, &setup, err) : gtab_error_set(err, st, NULL);
	if (st == GTAB_OK)
		st = write_lines(&pen, plan->above, plan->n_above, 0);
	if (st == GTAB_OK)
		st = write_header(&pen);
	if (st == GTAB_OK)
		st = write_rows(&pen, table);
	if (st == GTAB_OK)
		st = write_lines(&pen, plan->below, plan->n_below, plan->below_first);
	if (st == GTAB_OK)
		st = gtab_writer_sheet_end(writer, gtab_page_is_one(plan, pen.height), err);
	gtab_arena_clear(&pen.arena);
	return st;
}
