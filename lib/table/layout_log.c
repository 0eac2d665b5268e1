/* SPDX-License-Identifier: MIT */
/* What the layout did, as rows of the log: names that headers were given, lines that are not in the table. */

#include "table/clean_internal.h"

/* One change of the layout, told or held against the log. */
static gtab_status
log_change(const gtab_cleaner *c, gtab_remark change, gtab_error *err)
{
	gtab_replay *const replay = c->table->options.replay;

	change.kind = GTAB_REMARK_CHANGED;
	if (replay != NULL)
		return gtab_replay_confirm(replay, change.place, change.column, change.before,
					   change.after, err);
	gtab_cleaner_tell(c, &change);
	return GTAB_OK;
}

static void
put_name(const gtab_column *column, gtab_buf *out)
{
	gtab_buf_truncate(out, 0);
	gtab_buf_put(out, column->name);
	if (column->unit.len > 0)
		gtab_buf_printf(out, "（%.*s）", GTAB_TEXT_ARG(column->unit));
}

/* What the last header line has above a column: nothing for one that we added. */
static gtab_text
header_cell(const gtab_table *t, const gtab_row *record, size_t column)
{
	for (size_t col = 0; col < t->header.n_cols; col++)
		if (col < record->n_cells && t->plans[col].column == column)
			return record->cells[col].text;
	return GTAB_TEXT("");
}

gtab_status
gtab_layout_log_header(const gtab_cleaner *c, const gtab_row *record, gtab_error *err)
{
	const gtab_table *const t = c->table;
	gtab_status st = GTAB_OK;
	gtab_buf name;

	gtab_buf_init(&name);
	for (size_t i = 0; st == GTAB_OK && i < t->n_columns; i++) {
		const gtab_text before = header_cell(t, record, i);

		put_name(&t->columns[i], &name);
		if (!gtab_text_equal(before, gtab_buf_text(&name)))
			st = log_change(c,
					(gtab_remark){ .place = record->place,
						       .column = &t->columns[i],
						       .rules = GTAB_RULE_HEADER,
						       .before = before,
						       .after = gtab_buf_text(&name) },
					err);
	}
	if (name.failed)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	gtab_buf_clear(&name);
	return st;
}

gtab_status
gtab_layout_log_line(const gtab_cleaner *c, const gtab_row *record, gtab_rule rule, gtab_error *err)
{
	gtab_buf line;
	gtab_status st;

	if (c->table->options.replay == NULL && c->table->options.on_remark == NULL)
		return GTAB_OK;
	gtab_buf_init(&line);
	for (size_t i = 0; i < gtab_record_width(record); i++) {
		if (i > 0)
			gtab_buf_putc(&line, '|');
		gtab_buf_put(&line, record->cells[i].text);
	}
	st = line.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL)
			 : log_change(c,
				      (gtab_remark){ .place = record->place,
						     .rules = rule,
						     .before = gtab_buf_text(&line),
						     .after = GTAB_TEXT("") },
				      err);
	gtab_buf_clear(&line);
	return st;
}
