/* SPDX-License-Identifier: MIT */
/* What is put on the wire comes off it, whole or not at all. */

#include "output/book/wire.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const gtab_sheet_cell cells[] = {
	{ .kind = GTAB_SHEET_NONE },
	{ .kind = GTAB_SHEET_BLANK, .style = 7 },
	{ .kind = GTAB_SHEET_TEXT, .style = 1, .text = { "立案", 6 } },
	{ .kind = GTAB_SHEET_NUMBER, .style = 2, .text = { "3906.40", 7 } },
	{ .kind = GTAB_SHEET_FORMULA,
	  .style = 3,
	  .text = { "12", 2 },
	  .formula = { "SUM(A1:A2)", 10 } },
};
static const gtab_sheet_merge merges[] = { { 1, 2, 3, 4 }, { 5, 6, 7, 16383 } };
static const gtab_sheet_width widths[] = { { 80, false }, { 55, true } };

static void
put_all(gtab_buf *out)
{
	const gtab_wire_record records[] = {
		{ .kind = GTAB_WIRE_STYLE,
		  .style = { .font = GTAB_FONT_LINE, .bottom = GTAB_EDGE_MEDIUM } },
		{ .kind = GTAB_WIRE_SHEET,
		  .setup = { .name = { "表1", 4 },
			     .widths = widths,
			     .n_cols = 2,
			     .n_rows = 9,
			     .header_first = 1,
			     .header_last = 2,
			     .body_first = 3,
			     .body_last = 8,
			     .freeze_col = 1,
			     .filter_last = 7,
			     .is_landscape = true } },
		{ .kind = GTAB_WIRE_ROW,
		  .row = { .row_idx = 1048575,
			   .height = 24,
			   .merges = merges,
			   .n_merges = 2,
			   .cells = cells,
			   .n_cells = 5 } },
		{ .kind = GTAB_WIRE_SHEET_END, .is_one_page = true },
		{ .kind = GTAB_WIRE_END, .title = { "标题", 6 } },
	};

	for (size_t i = 0; i < sizeof(records) / sizeof(*records); i++)
		gtab_wire_put(out, &records[i]);
	assert_false(out->failed);
}

static void
check_row(const gtab_sheet_row *row)
{
	assert_int_equal(row->row_idx, 1048575);
	assert_int_equal(row->height, 24);
	assert_int_equal(row->n_merges, 2);
	assert_int_equal(row->merges[1].last_col, 16383);
	assert_int_equal(row->n_cells, 5);
	for (size_t i = 0; i < 5; i++) {
		assert_int_equal(row->cells[i].kind, cells[i].kind);
		assert_int_equal(row->cells[i].style, cells[i].style);
		assert_true(gtab_text_equal(row->cells[i].text, cells[i].text));
		assert_true(gtab_text_equal(row->cells[i].formula, cells[i].formula));
	}
}

static void
test_there_and_back(void **state)
{
	gtab_buf bytes;
	gtab_arena arena;
	gtab_wire_record r;

	(void)state;
	gtab_buf_init(&bytes);
	gtab_arena_init(&arena);
	put_all(&bytes);
	gtab_text rest = gtab_buf_text(&bytes);
	assert_int_equal(gtab_wire_take(&rest, &arena, &r), GTAB_OK);
	assert_int_equal(r.style.font, GTAB_FONT_LINE);
	assert_int_equal(r.style.bottom, GTAB_EDGE_MEDIUM);
	assert_int_equal(gtab_wire_take(&rest, &arena, &r), GTAB_OK);
	assert_true(gtab_text_equal(r.setup.name, GTAB_TEXT("表1")));
	assert_true(r.setup.widths[1].is_hidden && r.setup.widths[0].px == 80);
	assert_true(r.setup.is_landscape && !r.setup.is_wide && r.setup.filter_last == 7);
	assert_int_equal(gtab_wire_take(&rest, &arena, &r), GTAB_OK);
	check_row(&r.row);
	assert_int_equal(gtab_wire_take(&rest, &arena, &r), GTAB_OK);
	assert_true(r.is_one_page);
	assert_int_equal(gtab_wire_take(&rest, &arena, &r), GTAB_OK);
	assert_int_equal(r.kind, GTAB_WIRE_END);
	assert_true(gtab_text_equal(r.title, GTAB_TEXT("标题")));
	assert_int_equal(gtab_wire_take(&rest, &arena, &r), GTAB_END);
	gtab_arena_clear(&arena);
	gtab_buf_clear(&bytes);
}

/* A record cut anywhere waits for the rest. */
static void
test_cut(void **state)
{
	gtab_buf bytes;
	gtab_arena arena;
	gtab_wire_record r;

	(void)state;
	gtab_buf_init(&bytes);
	gtab_arena_init(&arena);
	put_all(&bytes);
	for (size_t len = 0; len < bytes.len; len++) {
		gtab_text rest = { bytes.ptr, len };
		gtab_status st;

		while ((st = gtab_wire_take(&rest, &arena, &r)) == GTAB_OK)
			;
		assert_int_equal(st, GTAB_END);
	}
	gtab_arena_clear(&arena);
	gtab_buf_clear(&bytes);
}

/* A changed byte is refused or read as something else, and never beyond the record (sanitizers look on). */
static void
test_damaged(void **state)
{
	gtab_buf bytes;
	gtab_arena arena;
	gtab_wire_record r;

	(void)state;
	gtab_buf_init(&bytes);
	gtab_arena_init(&arena);
	put_all(&bytes);
	for (size_t i = 0; i < bytes.len; i++) {
		gtab_text rest = gtab_buf_text(&bytes);

		bytes.ptr[i] ^= 0x55;
		while (gtab_wire_take(&rest, &arena, &r) == GTAB_OK)
			;
		bytes.ptr[i] ^= 0x55;
		gtab_arena_reset(&arena);
	}
	gtab_arena_clear(&arena);
	gtab_buf_clear(&bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
