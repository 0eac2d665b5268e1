/* SPDX-License-Identifier: MIT */
/* Remarks on their way out: findings for what was refused or doubtful, a CSV row a change for the log. */

#include <gtab/output.h>

bool
gtab_remark_finding(const gtab_remark *remark, gtab_buf *scratch, gtab_finding *out)
{
	static const gtab_severity severities[] = { [GTAB_REMARK_NOTE] = GTAB_NOTE,
						    [GTAB_REMARK_WARNING] = GTAB_WARNING,
						    [GTAB_REMARK_REFUSED] = GTAB_ERROR };
	size_t rule_end, cell_end;

	if (remark->kind == GTAB_REMARK_CHANGED)
		return false;
	gtab_buf_truncate(scratch, 0);
	gtab_buf_printf(scratch, "norm/%s", remark->rule);
	rule_end = scratch->len;
	*out = (gtab_finding){ .severity = severities[remark->kind],
			       .place = remark->place,
			       .found = remark->before,
			       .message = remark->message };
	if (remark->column != NULL) {
		out->column_label = remark->column->name;
		if (remark->place.line_no > 0) {
			out->column_no = remark->column->source_no;
			gtab_cell_address(remark->column, remark->place, scratch);
		}
	}
	cell_end = scratch->len;
	if (remark->column != NULL && remark->column->identifier == GTAB_IDENTIFIER_CITIZEN)
		gtab_citizen_mask(remark->before, scratch);
	out->rule = gtab_text_slice(gtab_buf_text(scratch), 0, rule_end);
	out->cell = gtab_text_slice(gtab_buf_text(scratch), rule_end, cell_end);
	if (scratch->len > cell_end)
		out->found = gtab_buf_from(scratch, cell_end);
	return !scratch->failed;
}

void
gtab_change_log_head(gtab_buf *out)
{
	gtab_buf_put(out, GTAB_TEXT("file,line,column,field,rule,before,after\n"));
}

void
gtab_change_log_begin(const gtab_table *table, gtab_buf *out)
{
	size_t n_columns;

	gtab_table_columns(table, &n_columns);
	gtab_csv_put(out, gtab_table_source(table));
	gtab_buf_printf(out, ",0,0,,input,,columns=%zu rows=%zu\n", n_columns,
			gtab_table_n_rows(table));
}

void
gtab_change_log_put(const gtab_remark *change, gtab_buf *out)
{
	const gtab_column *const column = change->column;

	gtab_csv_put(out, change->place.source);
	gtab_buf_printf(out, ",%llu,%zu,", (unsigned long long)change->place.line_no,
			column == NULL ? 0 : column->source_no);
	gtab_csv_put(out, column == NULL ? GTAB_TEXT("") : column->name);
	gtab_buf_putc(out, ',');
	gtab_rule_set_put(change->rules, out);
	gtab_buf_putc(out, ',');
	gtab_csv_put(out, change->before);
	gtab_buf_putc(out, ',');
	gtab_csv_put(out, change->after);
	gtab_buf_putc(out, '\n');
}
