/* SPDX-License-Identifier: MIT */

/*
 * Any bytes as a table, read record by record and in small blocks: the same rows at the same places, the same remarks, or
 * the same trouble. The first byte chooses the size of a block.
 */

#include <gtab/clean.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void
put_remark(void *ctx, const gtab_remark *remark)
{
	gtab_buf_printf(ctx, "%d %s %llu %.*s|%.*s|%.*s\n", remark->kind,
			remark->rule == NULL ? "" : remark->rule,
			(unsigned long long)remark->place.line_no, GTAB_TEXT_ARG(remark->message),
			GTAB_TEXT_ARG(remark->before), GTAB_TEXT_ARG(remark->after));
}

static void
put_table(gtab_table *table, gtab_buf *out, gtab_error *err)
{
	const gtab_row *row;
	size_t n_columns;
	const gtab_column *columns = gtab_table_columns(table, &n_columns);
	gtab_status st;

	for (size_t i = 0; i < n_columns; i++)
		gtab_buf_printf(out, "%.*s %d,", GTAB_TEXT_ARG(columns[i].name), columns[i].type);
	while ((st = gtab_table_next(table, &row, err)) == GTAB_OK) {
		gtab_buf_printf(out, "\n%llu/%llu", (unsigned long long)row->place.line_no,
				(unsigned long long)row->place.record_no);
		for (size_t i = 0; i < row->n_cells; i++) {
			gtab_buf_putc(out, '\t');
			gtab_buf_put(out, row->cells[i].text);
		}
	}
	gtab_buf_printf(out, "\n%d", st);
}

/* All that a reading gives, as one text. */
static void
read_table(gtab_text bytes, gtab_table_options options, gtab_buf *out)
{
	gtab_source *source = NULL;
	gtab_table *table = NULL;
	gtab_error err = { 0 };
	gtab_status st;

	options.on_remark = put_remark;
	options.ctx = out;
	options.csv.cell_max = 1 << 11;
	if (gtab_source_from_bytes("fuzz", bytes, &source, NULL) != GTAB_OK)
		return;
	st = gtab_table_open(source, &options, &table, &err);
	if (st == GTAB_OK)
		put_table(table, out, &err);
	gtab_buf_printf(out, "\n%d %llu:%llu %s", st, (unsigned long long)err.line_no,
			(unsigned long long)err.column_no, err.message);
	gtab_table_free(table);
	gtab_source_free(source);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const gtab_text bytes = { (const char *)data + 1, len - 1 };
	gtab_buf want, got;

	if (len < 2)
		return 0;
	gtab_buf_init(&want);
	gtab_buf_init(&got);
	read_table(bytes, (gtab_table_options){ .by_record = true }, &want);
	read_table(bytes,
		   (gtab_table_options){ .block_size = 8 + data[0], .n_jobs = 1 + data[0] % 2 },
		   &got);
	if (!want.failed && !got.failed &&
	    !gtab_text_equal(gtab_buf_text(&want), gtab_buf_text(&got))) {
		fprintf(stderr, "by record: %.*s\n\nin blocks: %.*s\n",
			GTAB_TEXT_ARG(gtab_buf_text(&want)), GTAB_TEXT_ARG(gtab_buf_text(&got)));
		abort();
	}
	gtab_buf_clear(&want);
	gtab_buf_clear(&got);
	return 0;
}
