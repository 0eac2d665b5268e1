/* SPDX-License-Identifier: MIT */
/* Cells as XML, one fact a case. */

#include "output/book/row_xml.h"

#include "output/book/excel_limits.h"
#include "workbook.h"

static const uint32_t style_ids[] = { 1, 63999 };

static const struct {
	gtab_sheet_cell cell;
	uint32_t row_idx;
	size_t col;
	const char *xml;
} cases[] = {
	{ { GTAB_SHEET_BLANK, 0, { 0 }, { 0 } }, 0, 0, "<c r=\"A1\" s=\"1\"/>" },
	{ { GTAB_SHEET_NUMBER, 1, GTAB_TEXT("-3906.4"), { 0 } },
	  8,
	  26,
	  "<c r=\"AA9\" s=\"63999\"><v>-3906.4</v></c>" },
	{ { GTAB_SHEET_TEXT, 0, GTAB_TEXT("立案"), { 0 } },
	  EXCEL_ROWS_MAX - 1,
	  EXCEL_COLUMNS_MAX - 1,
	  "<c r=\"XFD1048576\" s=\"1\" t=\"inlineStr\"><is><t>立案</t></is></c>" },
	{ { GTAB_SHEET_TEXT, 0, GTAB_TEXT("=1+1"), { 0 } },
	  0,
	  25,
	  "<c r=\"Z1\" s=\"1\" t=\"inlineStr\"><is><t>=1+1</t></is></c>" },
	{ { GTAB_SHEET_TEXT, 0, GTAB_TEXT("a&b<c>\"d'"), { 0 } },
	  9,
	  701,
	  "<c r=\"ZZ10\" s=\"1\" t=\"inlineStr\"><is><t>a&amp;b&lt;c&gt;\"d'</t></is></c>" },
	{ { GTAB_SHEET_TEXT, 0, GTAB_TEXT("&&"), { 0 } },
	  0,
	  702,
	  "<c r=\"AAA1\" s=\"1\" t=\"inlineStr\"><is><t>&amp;&amp;</t></is></c>" },
	{ { GTAB_SHEET_TEXT, 0, GTAB_TEXT(" 前"), { 0 } },
	  0,
	  0,
	  "<c r=\"A1\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> 前</t></is></c>" },
	{ { GTAB_SHEET_TEXT, 0, GTAB_TEXT("后\n"), { 0 } },
	  0,
	  0,
	  "<c r=\"A1\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">后\n</t></is></c>" },
	{ { GTAB_SHEET_FORMULA, 0, GTAB_TEXT("3"), GTAB_TEXT("SUM(A1:A2)") },
	  2,
	  0,
	  "<c r=\"A3\" s=\"1\"><f>SUM(A1:A2)</f><v>3</v></c>" },
};

static void
test_cells(void **state)
{
	gtab_row_names *names;
	gtab_sheet_cell *const cells = calloc(EXCEL_COLUMNS_MAX, sizeof(*cells));

	(void)state;
	assert_int_equal(gtab_row_names_new(EXCEL_COLUMNS_MAX, style_ids, 2, &names), GTAB_OK);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const gtab_sheet_row row = { .row_idx = cases[i].row_idx,
					     .height = 24,
					     .cells = cells,
					     .n_cells = cases[i].col + 1 };
		char want[512];
		gtab_buf out;

		gtab_buf_init(&out);
		cells[cases[i].col] = cases[i].cell;
		gtab_row_xml(names, &row, &out);
		gtab_buf_putc(&out, '\0');
		snprintf(want, sizeof(want), "<row r=\"%u\" ht=\"24\" customHeight=\"1\">%s</row>",
			 cases[i].row_idx + 1, cases[i].xml);
		assert_string_equal(out.ptr, want);
		gtab_buf_clear(&out);
		cells[cases[i].col] = (gtab_sheet_cell){ .kind = GTAB_SHEET_NONE };
	}
	gtab_row_names_free(names);
	gtab_row_names_free(NULL);
	free(cells);
}

/* The longest text of nothing but markup has room. */
static void
test_long(void **state)
{
	char *const text = malloc(EXCEL_CELL_UNITS_MAX);
	const gtab_sheet_cell cell = { GTAB_SHEET_TEXT, 0, { text, EXCEL_CELL_UNITS_MAX }, { 0 } };
	const gtab_sheet_row row = { .height = 409, .cells = &cell, .n_cells = 1 };
	gtab_row_names *names;
	gtab_buf out;

	(void)state;
	memset(text, '&', EXCEL_CELL_UNITS_MAX);
	gtab_buf_init(&out);
	assert_int_equal(gtab_row_names_new(1, style_ids, 1, &names), GTAB_OK);
	gtab_row_xml(names, &row, &out);
	assert_false(out.failed);
	assert_true(out.len > 5 * EXCEL_CELL_UNITS_MAX);
	assert_true(out.len <= out.size);
	gtab_row_names_free(names);
	gtab_buf_clear(&out);
	free(text);
}

static void
test_escaped(void **state)
{
	gtab_buf out;

	(void)state;
	gtab_buf_init(&out);
	gtab_put_escaped(&out, GTAB_TEXT("<\"a\"&'b'>"));
	gtab_put_address(&out, 2, 5);
	assert_true(
		gtab_text_equal(gtab_buf_text(&out), GTAB_TEXT("&lt;&quot;a&quot;&amp;'b'&gt;C6")));
	gtab_buf_clear(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_escaped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
