/* SPDX-License-Identifier: MIT */
/* A table in blocks, whatever their size and however many threads, against the same read record by record. */

#include <ftw.h>

#include "dump.h"

/* ---- a table, written down with all it says ---- */

static void
put_columns(const gtab_table *t, gtab_buf *out)
{
	size_t n;
	const gtab_column *columns = gtab_table_columns(t, &n);

	dump_columns(t, out);
	for (size_t i = 0; i < n; i++)
		gtab_buf_printf(out, " %zu/%d/%zu", columns[i].width_chars, columns[i].n_scale,
				columns[i].field_idx);
	gtab_buf_putc(out, '\n');
}

static void
put_context(const gtab_table *t, gtab_buf *out)
{
	size_t n;
	const gtab_context_line *lines = gtab_table_context(t, &n);

	for (size_t i = 0; i < n; i++)
		gtab_buf_printf(out, "%.*s=%.*s@%llu\n", GTAB_TEXT_ARG(lines[i].key),
				GTAB_TEXT_ARG(lines[i].value),
				(unsigned long long)lines[i].place.line_no);
}

static void
put_row(const gtab_row *row, gtab_buf *out)
{
	gtab_buf_printf(out, "%llu#%llu %d %u:", (unsigned long long)row->place.line_no,
			(unsigned long long)row->place.record_no, (int)row->row_class, row->level);
	for (size_t i = 0; i < row->n_cells; i++)
		gtab_buf_printf(out, "%d<%.*s|%.*s>", (int)row->cells[i].kind,
				GTAB_TEXT_ARG(row->cells[i].text),
				GTAB_TEXT_ARG(row->cells[i].source));
	gtab_buf_putc(out, '\n');
}

static gtab_status
put_rows(gtab_table *t, gtab_buf *out, gtab_error *err)
{
	const gtab_row *row;
	gtab_status st;

	while ((st = gtab_table_next(t, &row, err)) == GTAB_OK)
		put_row(row, out);
	return st;
}

/* The same by batches, every other time a single row. Remarks on a batch come before all of it, so none are heard. */
static gtab_status
put_batches(gtab_table *t, gtab_buf *out, gtab_error *err)
{
	const gtab_row *rows;
	size_t n;
	gtab_status st;

	for (bool is_batch = true;; is_batch = !is_batch) {
		n = 1;
		st = is_batch ? gtab_table_next_batch(t, &rows, &n, err)
			      : gtab_table_next(t, &rows, err);
		if (st != GTAB_OK)
			return st;
		for (size_t i = 0; i < n; i++)
			put_row(&rows[i], out);
	}
}

static void
put_table(gtab_table *t, gtab_buf *out, gtab_error *err)
{
	const gtab_row *row;

	put_columns(t, out);
	put_context(t, out);
	gtab_buf_printf(out, "%d\n", (int)put_rows(t, out, err));
	if (gtab_table_rewind(t, err) == GTAB_OK && gtab_table_next(t, &row, err) == GTAB_OK &&
	    gtab_table_rewind(t, err) == GTAB_OK)
		put_rows(t, out, err); /* a pass that is begun and left changes nothing */
	gtab_table_set_remarks(t, NULL, NULL);
	if (gtab_table_rewind(t, err) == GTAB_OK)
		put_batches(t, out, err);
}

static void
put_source(gtab_source *source, gtab_table_options options, gtab_buf *out)
{
	gtab_table *t = NULL;
	gtab_error err = { 0 };
	gtab_status st;

	options.on_remark = dump_remark;
	options.ctx = out;
	st = gtab_table_open(source, &options, &t, &err);
	while (st == GTAB_OK) {
		put_table(t, out, &err);
		gtab_table_set_remarks(t, dump_remark, out);
		st = gtab_table_advance(t, &err);
	}
	gtab_buf_printf(out, "%d %llu %s\n", (int)st, (unsigned long long)err.line_no, err.message);
	gtab_table_free(t);
	assert_false(out->failed);
}

/* ---- both ways ---- */

static void
compare(gtab_source *source, gtab_table_options options, const char *what)
{
	static const struct {
		size_t n_jobs, block_size;
	} ways[] = { { 1, 0 }, { 1, 40 }, { 2, 1 }, { 2, 200 }, { 3, 1000 }, { 2, 0 } };
	gtab_buf want, got;

	gtab_buf_init(&want);
	gtab_buf_init(&got);
	options.by_record = true;
	put_source(source, options, &want);
	options.by_record = false;
	for (size_t i = 0; i < COUNT(ways); i++) {
		gtab_buf_truncate(&got, 0);
		options.n_jobs = ways[i].n_jobs;
		options.block_size = ways[i].block_size;
		put_source(source, options, &got);
		if (!gtab_text_equal(gtab_buf_text(&got), gtab_buf_text(&want)))
			fail_msg("%s: %zu threads, blocks of %zu:\n%.*s\nwanted:\n%.*s", what,
				 ways[i].n_jobs, ways[i].block_size,
				 GTAB_TEXT_ARG(gtab_buf_text(&got)),
				 GTAB_TEXT_ARG(gtab_buf_text(&want)));
	}
	gtab_buf_clear(&want);
	gtab_buf_clear(&got);
}

static void
compare_bytes(gtab_text bytes, const char *what)
{
	gtab_source *source;

	assert_int_equal(gtab_source_from_bytes(what, bytes, &source, NULL), GTAB_OK);
	compare(source, (gtab_table_options){ .finds_form = false }, what);
	compare(source, (gtab_table_options){ .finds_form = true }, what);
	gtab_source_free(source);
}

/* ---- known tables ---- */

static void
test_known(void **state)
{
	static const char *const tables[] = {
		"",
		"a",
		"a,b",
		"机关,件数\n甲局,1\n乙局,2\n",
		/* notes end the table, wherever a block does */
		"情况表\n机关,件数\n甲局,1\n\n乙局,2\n注：据月报\n另有3件\n丙局,4\n填表人：张三,\n",
		/* merged stubs, sections and parts look up */
		"序号,机关,件数\n1,甲局,1\n,乙局,2\n2,丙局,3\n,,4\n",
		"序号,机关,件数\n一、市直机关,,\n1,甲局,1\n2,乙局,2\n二、县区,,\n3,丙局,3\n",
		"项目,人数\n合计,9\n其中：男,5\n　　　　其中：干部,2\n女,4\n",
		/* a header after a page break; the first and the last row are edges */
		"机关,件数\n全市,9\n甲局,4\n机关,件数\n乙局,5\n全市,9\n",
		/* columns that later rows turn out to have, and rows that end early */
		"a,b\n1,2\n3,4,5\n6\n7,8,9,10\n",
		"a,b\n\"1\n2\",3\n\"x\"y,\"\"\"z\"\"\"\n4,5\n",
		"a,b\n1,\"open\n2,3\n",
		"a,b\n5\" pipe,1\n3,4\n5,6\n7,8\n",
		"#gtab 1\n#title: 甲\n件数,#origin\n1,a.csv:2\n#end rows=1\n",
		"a;b\n1,5;2\n",
		"sep=;\na;b\n1;2\n3;4\n",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(tables); i++)
		compare_bytes(gtab_text_of(tables[i]), tables[i]);
}

/* A column of which the first cells are text, and the last are figures: what counts must not depend on the blocks. */
static void
test_late_figures(void **state)
{
	(void)state;
	for (int n_texts = 62; n_texts < 67; n_texts++)
		for (int n_figures = 0; n_figures < 400; n_figures += 133) {
			gtab_buf table;

			gtab_buf_init(&table);
			gtab_buf_put(&table, GTAB_TEXT("名,值\n"));
			for (int i = 0; i < n_texts + n_figures; i++)
				gtab_buf_printf(&table, i < n_texts ? "甲%d,乙%d\n" : "甲%d,%d件\n",
						i, i);
			compare_bytes(gtab_buf_text(&table), "late figures");
			gtab_buf_clear(&table);
		}
}

/* ---- chance ---- */

static uint32_t
draw(uint32_t n)
{
	static uint64_t state = 20150301;

	state = state * 6364136223846793005U + 1442695040888963407U;
	return (uint32_t)(state >> 33) % n;
}

static void
put_random_table(gtab_buf *out)
{
	static const char *const cells[] = {
		"1",          "2,345",        "-3.50",      "甲局",       "乙 局",
		"合计",       "小计",         "其中：男",   "",           "",
		"—",          "空",           "12件",       "7名",        "62.7万",
		"2015-03-01", "2015年3月",    "00123",      "4.0",        "\u200B",
		"'",          "　",           "注：月报",   "填表人：李", "5\" x",
		"全市",       "一、市直机关", "权(quán)力", "涓枃",       "５０４",
		"不详",       "2010-11",      "名干部"
	};
	static const char *const headers[] = { "序号", "机关", "件数",   "日期", "项目",
					       "备注", "类别", "身份证", "值" };
	const uint32_t n_cols = 1 + draw(5), n_rows = draw(150), n_kinds = 1 + draw(31);

	if (draw(3) == 0)
		gtab_buf_put(out, GTAB_TEXT("处分情况表\n填报单位：甲局\n"));
	for (uint32_t col = 0; col < n_cols; col++)
		gtab_buf_printf(out, "%s%s", col == 0 ? "" : ",", headers[draw(COUNT(headers))]);
	for (uint32_t row = 0; row < n_rows; row++) {
		const uint32_t n = draw(20) == 0 ? draw(8) : n_cols;

		gtab_buf_put(out, draw(9) == 0 ? GTAB_TEXT("\r\n") : GTAB_TEXT("\n"));
		for (uint32_t col = 0; col < n; col++) {
			gtab_buf_put(out, col == 0 ? GTAB_TEXT("") : GTAB_TEXT(","));
			gtab_csv_put(out, gtab_text_of(cells[draw(n_kinds)]));
		}
	}
}

static void
test_random(void **state)
{
	(void)state;
	for (int i = 0; i < 80; i++) {
		gtab_buf table;

		gtab_buf_init(&table);
		put_random_table(&table);
		compare_bytes(gtab_buf_text(&table), "random");
		gtab_buf_clear(&table);
	}
}

/* ---- samples ---- */

static int n_samples;

static int
compare_file(const char *path, const struct stat *status, int kind, struct FTW *ftw)
{
	gtab_source *source;

	(void)status;
	(void)ftw;
	if (kind != FTW_F)
		return 0;
	assert_int_equal(gtab_source_open(path, &source, NULL), GTAB_OK);
	compare(source, (gtab_table_options){ .finds_form = true }, path);
	gtab_source_free(source);
	n_samples++;
	return 0;
}

static void
test_samples(void **state)
{
	const char *folder = getenv("SAMPLES");

	(void)state;
	if (folder == NULL)
		skip();
	assert_int_equal(nftw(folder, compare_file, 16, FTW_PHYS), 0);
	assert_true(n_samples > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_late_figures),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_samples),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
