/* SPDX-License-Identifier: MIT */
#ifndef TESTS_UNIT_TABLE_DUMP_H
#define TESTS_UNIT_TABLE_DUMP_H

/* A table opened from memory and written down in a few characters, so that a case is a line. */

#include <gtab/clean.h>
#include <gtab/output.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

typedef struct opened {
	gtab_source *source;
	gtab_table *table; /* NULL when it could not be opened */
	gtab_status status;
	gtab_error err;
	gtab_buf remarks;
} opened;

/* Remarks as kind:rule line.column before>after, a line each: c changed, n note, w warning, r refused. */
static inline void
dump_remark(void *ctx, const gtab_remark *remark)
{
	gtab_buf *out = ctx;

	gtab_buf_putc(out, "cnwr"[remark->kind]);
	gtab_buf_putc(out, ':');
	if (remark->kind == GTAB_REMARK_CHANGED)
		gtab_rule_set_put(remark->rules, out);
	else
		gtab_buf_put(out, gtab_text_of(remark->rule));
	gtab_buf_printf(out, " %llu.%zu", (unsigned long long)remark->place.line_no,
			remark->column == NULL ? 0 : remark->column->source_no);
	if (remark->before.len > 0 || remark->after.len > 0)
		gtab_buf_printf(out, " %.*s>%.*s", GTAB_TEXT_ARG(remark->before),
				GTAB_TEXT_ARG(remark->after));
	assert_true((remark->message.len > 0) == (remark->kind != GTAB_REMARK_CHANGED));
	gtab_buf_putc(out, ';');
}

/* Open bytes, which must outlive it, under a file name. */
static inline void
open_bytes(opened *o, const char *name, gtab_text bytes)
{
	gtab_table_options options = { .on_remark = dump_remark, .ctx = &o->remarks };

	memset(o, 0, sizeof(*o));
	gtab_buf_init(&o->remarks);
	assert_int_equal(gtab_source_from_bytes(name, bytes, &o->source, NULL), GTAB_OK);
	o->status = gtab_table_open(o->source, &options, &o->table, &o->err);
}

static inline void
close_bytes(opened *o)
{
	gtab_table_free(o->table);
	gtab_source_free(o->source);
	gtab_buf_clear(&o->remarks);
}

/* Columns as name(unit):type, * behind a stub, <owner behind a companion, #printed number. */
static inline void
dump_columns(const gtab_table *t, gtab_buf *out)
{
	size_t n;
	const gtab_column *columns = gtab_table_columns(t, &n);

	for (size_t i = 0; i < n; i++) {
		const gtab_column *column = &columns[i];

		gtab_buf_put(out, i == 0 ? GTAB_TEXT("") : GTAB_TEXT(" "));
		gtab_buf_put(out, column->name);
		if (column->unit.len > 0)
			gtab_buf_printf(out, "(%.*s)", GTAB_TEXT_ARG(column->unit));
		gtab_buf_printf(out, ":%c", "tlcnp"[column->type]);
		if (column->is_stub)
			gtab_buf_putc(out, '*');
		if (column->printed_no.len > 0)
			gtab_buf_printf(out, "#%.*s", GTAB_TEXT_ARG(column->printed_no));
		if (column->role != GTAB_COLUMN_VALUE) {
			gtab_buf_printf(out, "<%zu", column->owner);
			assert_int_equal(column->source_no, columns[column->owner].source_no);
		} else {
			assert_int_equal(column->owner, i);
		}
	}
}

/* Rows as class and cells, a ; behind each: d detail, t total, s subtotal, p part and level, c cumulative. ! refused. */
static inline gtab_status
dump_rows(gtab_table *t, gtab_buf *out, gtab_error *err)
{
	const gtab_row *row;
	gtab_status st;
	size_t n_columns, n_rows = 0;

	gtab_table_columns(t, &n_columns);
	for (; (st = gtab_table_next(t, &row, err)) == GTAB_OK; n_rows++) {
		assert_int_equal(row->n_cells, n_columns);
		gtab_buf_putc(out, "dtspcS#"[row->row_class]);
		if (row->row_class == GTAB_ROW_PART)
			gtab_buf_put_uint(out, row->level);
		else
			assert_int_equal(row->level, 0);
		for (size_t i = 0; i < row->n_cells; i++) {
			gtab_buf_putc(out, i == 0 ? ' ' : ',');
			if (row->cells[i].kind == GTAB_CELL_REFUSED)
				gtab_buf_putc(out, '!');
			gtab_buf_put(out, row->cells[i].text);
		}
		gtab_buf_putc(out, ';');
	}
	if (st == GTAB_END)
		assert_int_equal(n_rows, gtab_table_n_rows(t));
	return st;
}

/* The table as CSV, as gtab-norm writes it. */
static inline void
dump_csv(gtab_table *t, gtab_csv_style style, gtab_buf *out)
{
	gtab_csv_writer *writer;
	const gtab_row *row;
	char *bytes = NULL;
	size_t len = 0;
	FILE *f = open_memstream(&bytes, &len);

	assert_non_null(f);
	assert_int_equal(gtab_csv_writer_open(f, t, style, &writer, NULL), GTAB_OK);
	while (gtab_table_next(t, &row, NULL) == GTAB_OK)
		assert_int_equal(gtab_csv_writer_row(writer, row, NULL), GTAB_OK);
	assert_int_equal(gtab_csv_writer_finish(writer, NULL), GTAB_OK);
	gtab_csv_writer_free(writer);
	assert_int_equal(fclose(f), 0);
	gtab_buf_put(out, (gtab_text){ bytes, len });
	free(bytes);
}

#endif
