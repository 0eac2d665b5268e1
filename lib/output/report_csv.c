/* SPDX-License-Identifier: MIT */
/* Findings as CSV, for a spreadsheet: a row each, operands and suspects on lines of one cell. */

#include <gtab/output.h>

#include "output/report_internal.h"

static void
put_head(gtab_report *r)
{
	gtab_buf_put(&r->line, GTAB_TEXT("severity,rule,file,line,column"));
	for (size_t i = 0; gtab_finding_key(i) != NULL; i++)
		gtab_buf_printf(&r->line, ",%s", gtab_finding_key(i));
	gtab_buf_put(&r->line, GTAB_TEXT(",operands,suspects\n"));
}

/* Whether a spreadsheet would run the text as a formula (CWE-1236): it begins like one and is no figure. */
static bool
is_formula(gtab_text t)
{
	gtab_decimal figure;

	return t.len > 1 &&
	       (t.ptr[0] == '=' || t.ptr[0] == '+' || t.ptr[0] == '-' || t.ptr[0] == '@' ||
		t.ptr[0] == '\t' || t.ptr[0] == '\r') &&
	       gtab_decimal_parse(t, &figure) != GTAB_OK;
}

static void
put_field(gtab_report *r, gtab_text t, gtab_buf *out)
{
	gtab_buf guarded;

	if (!is_formula(t)) {
		gtab_csv_put(out, t);
		return;
	}
	gtab_buf_init(&guarded);
	gtab_buf_putc(&guarded, '\'');
	gtab_buf_put(&guarded, t);
	gtab_csv_put(out, gtab_buf_text(&guarded));
	r->failed = r->failed || guarded.failed;
	gtab_buf_clear(&guarded);
}

/* label cell = value, one a line */
static void
put_operands(gtab_report *r, const gtab_finding *f)
{
	gtab_buf *const cell = &r->held;

	gtab_buf_truncate(cell, 0);
	for (size_t i = 0; i < f->n_operands; i++) {
		if (i > 0)
			gtab_buf_putc(cell, '\n');
		gtab_buf_put(cell, gtab_report_shown(r, f->operands[i].label));
		gtab_buf_printf(cell, " %.*s = ", GTAB_TEXT_ARG(f->operands[i].cell));
		gtab_buf_put(cell, gtab_report_shown(r, f->operands[i].value));
	}
	put_field(r, gtab_buf_text(cell), &r->line);
}

static void
put_suspects(gtab_report *r, const gtab_finding *f)
{
	gtab_buf *const cell = &r->held;

	gtab_buf_truncate(cell, 0);
	for (size_t i = 0; i < f->n_suspects; i++) {
		if (i > 0)
			gtab_buf_putc(cell, f->suspects[i].group == f->suspects[i - 1].group
						    ? ';'
						    : '\n');
		gtab_put_suspect(r, &f->suspects[i], cell);
	}
	put_field(r, gtab_buf_text(cell), &r->line);
}

static void
put_finding(gtab_report *r, const gtab_finding *f)
{
	gtab_buf *const out = &r->line;

	gtab_buf_printf(out, "%s,", gtab_severity_ids[f->severity]);
	put_field(r, f->rule, out);
	gtab_buf_putc(out, ',');
	put_field(r, f->place.source, out);
	gtab_buf_printf(out, ",%llu,%llu", (unsigned long long)f->place.line_no,
			(unsigned long long)f->column_no);
	for (size_t i = 0; gtab_finding_key(i) != NULL; i++) {
		gtab_buf_putc(out, ',');
		put_field(r, gtab_report_shown(r, gtab_finding_text_at(f, i)), out);
	}
	gtab_buf_putc(out, ',');
	put_operands(r, f);
	gtab_buf_putc(out, ',');
	put_suspects(r, f);
	gtab_buf_putc(out, '\n');
}

const gtab_report_kind gtab_report_csv = { .open = put_head, .finding = put_finding };
