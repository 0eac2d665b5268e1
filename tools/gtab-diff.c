/* SPDX-License-Identifier: MIT */

/* gtab-diff: two editions of a list in, what was added, dropped and changed out. */

#include <gtab.h>

#include "common/tables.h"

typedef struct diff {
	cli cli;
	cli_reading reading;
	cli_remarks remarks;
	const char *key;
	FILE *out;
	gtab_buf line;
	gtab_table *before;
	bool has_before;
	bool has_after;
	gtab_edition_counts counts;
} diff;

static void
put_line_no(gtab_buf *out, uint64_t line_no)
{
	gtab_buf_putc(out, ',');
	if (line_no > 0)
		gtab_buf_put_uint(out, line_no);
}

static void
put_change(void *ctx, const gtab_edition_change *change)
{
	diff *d = ctx;
	const gtab_text texts[] = { change->key, change->field, change->before, change->after };

	gtab_buf_truncate(&d->line, 0);
	gtab_buf_put(&d->line, gtab_text_of(gtab_edition_kind_id(change->kind)));
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		gtab_buf_putc(&d->line, ',');
		gtab_csv_put(&d->line, texts[i]);
	}
	gtab_buf_putc(&d->line, ',');
	if (change->kind == GTAB_EDITION_LIKELY)
		gtab_buf_put_uint(&d->line, change->likeness);
	put_line_no(&d->line, change->old_line);
	put_line_no(&d->line, change->new_line);
	gtab_buf_putc(&d->line, '\n');
	fwrite(d->line.ptr, 1, d->line.len,
	       d->out); /* a failure shows when the file is committed */
}

/* By name, or as the same field of the form by which both are read. */
static bool
has_column(const gtab_table *table, const gtab_table *other, const gtab_column *column)
{
	const gtab_form *const form = gtab_table_form(table);
	const gtab_form *const same = gtab_table_form(other);
	size_t n;
	const gtab_column *columns = gtab_table_columns(table, &n);

	if (gtab_table_find(table, column->name) != GTAB_MAP_NONE)
		return true;
	if (column->field_idx == GTAB_MAP_NONE || form == NULL || same == NULL ||
	    !gtab_text_equal(gtab_form_name(form), gtab_form_name(same)))
		return false;
	for (size_t i = 0; i < n; i++)
		if (columns[i].field_idx == column->field_idx)
			return true;
	return false;
}

static void
tell_columns(const diff *d, const gtab_table *in, const gtab_table *not_in, const char *words)
{
	size_t n;
	const gtab_column *columns = gtab_table_columns(in, &n);

	for (size_t i = 0; i < n; i++)
		if (columns[i].role == GTAB_COLUMN_VALUE && !has_column(not_in, in, &columns[i]))
			cli_note(&d->cli, words, GTAB_TEXT_ARG(columns[i].name));
}

static gtab_status
only_first(const diff *d, const gtab_table *table)
{
	cli_note(&d->cli, _("%.*s: only its first table is compared"),
		 GTAB_TEXT_ARG(gtab_table_source(table)));
	return GTAB_END;
}

static gtab_status
second_table(void *ctx, gtab_table *table, gtab_error *err)
{
	diff *d = ctx;

	if (d->has_after)
		return only_first(d, table);
	d->has_after = true;
	tell_columns(d, d->before, table, _("column %.*s is in the old edition alone"));
	tell_columns(d, table, d->before, _("column %.*s is in the new edition alone"));
	return gtab_edition_diff(d->before, table, gtab_text_of(d->key), put_change, d, &d->counts,
				 err);
}

static gtab_status
first_table(void *ctx, gtab_table *table, gtab_error *err)
{
	diff *d = ctx;

	if (d->has_before)
		return only_first(d, table);
	d->has_before = true;
	d->before = table;
	return cli_each_table(&d->reading, d->cli.operands[1], second_table, d, err);
}

/* 335 - 12 dropped + 8 added = 331: and it must be so. */
static gtab_status
tell_counts(diff *d, gtab_error *err)
{
	const gtab_edition_counts *const n = &d->counts;
	const size_t n_dropped = n->n_by_kind[GTAB_EDITION_DROPPED];
	const size_t n_added = n->n_by_kind[GTAB_EDITION_ADDED];

	cli_note(&d->cli,
		 _("%zu old - %zu dropped + %zu added = %zu new; %zu changed, %zu the same"),
		 n->n_old, n_dropped, n_added, n->n_new, n->n_changed, n->n_same);
	d->cli.n_findings += n_dropped + n_added + n->n_changed;
	if (n->n_old + n_added != n->n_new + n_dropped ||
	    n->n_changed + n->n_same + n_dropped != n->n_old)
		return gtab_error_set(err, GTAB_EINTERNAL, NULL);
	return GTAB_OK;
}

static gtab_status
run(diff *d, gtab_error *err)
{
	gtab_outfile *out = NULL;
	gtab_status st = cli_reading_open(&d->reading, err);

	if (st == GTAB_OK)
		st = cli_open_output(&d->cli, NULL, &out, err);
	if (st == GTAB_OK) {
		d->out = gtab_outfile_stream(out);
		fputs("change,key,field,before,after,likeness,old_line,new_line\n", d->out);
		st = cli_each_table(&d->reading, d->cli.operands[0], first_table, d, err);
	}
	if (st == GTAB_OK)
		st = tell_counts(d, err);
	if (st == GTAB_OK && d->line.failed)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK)
		return gtab_outfile_commit(out, err);
	gtab_outfile_discard(out);
	return st;
}

int
main(int argc, char **argv)
{
	diff d = { 0 };
	const cli_option options[] = {
		CLI_READING_OPTIONS(&d.reading),
		{ '\0', "key", "FIELDS", N_("what names a row; else its code, or its label"),
		  .text = &d.key },
		CLI_END,
	};
	gtab_error err = { 0 };
	gtab_status st;

	d.cli = (cli){ .name = "gtab-diff",
		       .usage = "[OPTION]... OLD NEW",
		       .purpose = N_("Say what changed from one edition of a list to the next."),
		       .options = options,
		       .examples = "gtab-diff 清单2023.csv 清单2024.xlsx -o 调整.csv\n"
				   "gtab-diff --key 制度名称,文号 旧.csv 新.csv\n" };
	cli_parse(&d.cli, argc, argv);
	if (d.cli.n_operands != 2)
		cli_usage_error(&d.cli, _("it takes two editions, the old one first"));
	d.remarks.cli = &d.cli;
	d.reading.options.on_remark = cli_on_remark;
	d.reading.options.ctx = &d.remarks;
	st = run(&d, &err);
	cli_reading_close(&d.reading);
	cli_remarks_clear(&d.remarks);
	gtab_buf_clear(&d.line);
	return cli_finish(&d.cli, st, &err);
}
