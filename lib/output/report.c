/* SPDX-License-Identifier: MIT */
/* Findings as text for a terminal, CSV for a spreadsheet, JSON Lines for a program. */

#include <gtab/output.h>

#include "base/i18n.h"
#include "output/mask_internal.h"

/* Ids of severities and keys are ASCII and never translated. */
static const char *const severity_ids[] = {
	[GTAB_NOTE] = "note", [GTAB_WARNING] = "warning", [GTAB_ERROR] = "error"
};
static const char *const severity_words[] = {
	[GTAB_NOTE] = N_("note"), [GTAB_WARNING] = N_("warning"), [GTAB_ERROR] = N_("error")
};

/* The texts of a finding by key, in the order of the columns behind the place. */
static const struct {
	const char *key;
	size_t offset;
} texts[] = {
	{ "reporter", offsetof(gtab_finding, reporter) },
	{ "row", offsetof(gtab_finding, row_label) },
	{ "field", offsetof(gtab_finding, column_label) },
	{ "cell", offsetof(gtab_finding, cell) },
	{ "found", offsetof(gtab_finding, found) },
	{ "operator", offsetof(gtab_finding, op) },
	{ "expected", offsetof(gtab_finding, expected) },
	{ "difference", offsetof(gtab_finding, difference) },
	{ "message", offsetof(gtab_finding, message) },
};

enum { N_TEXTS = sizeof(texts) / sizeof(texts[0]) };

static gtab_text
text_of(const gtab_finding *f, size_t i)
{
	return *(const gtab_text *)(const void *)((const char *)f + texts[i].offset);
}

/* ---- text ---- */

/* Control characters would move the cursor of whoever reads the report. */
static void
put_printable(gtab_text t, gtab_buf *out)
{
	for (size_t i = 0; i < t.len; i++) {
		const unsigned char c = (unsigned char)t.ptr[i];

		if (c == '\n')
			gtab_buf_put(out, GTAB_TEXT("⏎"));
		else if (c < 0x20 || c == 0x7F)
			gtab_buf_printf(out, "\\x%02x", c);
		else
			gtab_buf_putc(out, t.ptr[i]);
	}
}

static void
put_masked(gtab_text t, gtab_buf *out)
{
	gtab_buf masked;

	gtab_buf_init(&masked);
	gtab_mask_put(t, &masked);
	put_printable(gtab_buf_text(&masked), out);
	out->failed |= masked.failed;
	gtab_buf_clear(&masked);
}

static void
put_operands(const gtab_finding *f, gtab_buf *out)
{
	for (size_t i = 0; i < f->n_operands; i++) {
		gtab_buf_put(out, i == 0 ? GTAB_TEXT("    ") : GTAB_TEXT("; "));
		put_printable(f->operands[i].label, out);
		if (f->operands[i].cell.len > 0)
			gtab_buf_printf(out, " %.*s", GTAB_TEXT_ARG(f->operands[i].cell));
		gtab_buf_put(out, GTAB_TEXT(" = "));
		put_masked(f->operands[i].value, out);
	}
	if (f->n_operands > 0)
		gtab_buf_putc(out, '\n');
}

static void
put_text(const gtab_finding *f, gtab_buf *out)
{
	if (f->place.source.len > 0) {
		put_printable(f->place.source, out);
		if (f->place.line_no > 0)
			gtab_buf_printf(out, ":%llu", (unsigned long long)f->place.line_no);
		if (f->column_no > 0)
			gtab_buf_printf(out, ":%llu", (unsigned long long)f->column_no);
		gtab_buf_put(out, GTAB_TEXT(": "));
	}
	gtab_buf_printf(out, "%s: ", _(severity_words[f->severity]));
	put_masked(f->message, out);
	gtab_buf_printf(out, " [%.*s]\n", GTAB_TEXT_ARG(f->rule));
	put_operands(f, out);
}

/* ---- CSV ---- */

/* label cell = value, one a line: what a cell of a spreadsheet can show. */
static void
put_csv_operands(const gtab_finding *f, gtab_buf *out)
{
	gtab_buf cell;

	gtab_buf_init(&cell);
	for (size_t i = 0; i < f->n_operands; i++) {
		if (i > 0)
			gtab_buf_putc(&cell, '\n');
		gtab_buf_put(&cell, f->operands[i].label);
		gtab_buf_putc(&cell, ' ');
		gtab_buf_put(&cell, f->operands[i].cell);
		gtab_buf_put(&cell, GTAB_TEXT(" = "));
		gtab_mask_put(f->operands[i].value, &cell);
	}
	gtab_csv_put(out, gtab_buf_text(&cell));
	out->failed |= cell.failed;
	gtab_buf_clear(&cell);
}

static void
put_csv(const gtab_finding *f, gtab_buf *out)
{
	gtab_buf masked;

	gtab_buf_init(&masked);
	gtab_buf_printf(out, "%s,", severity_ids[f->severity]);
	gtab_csv_put(out, f->rule);
	gtab_buf_putc(out, ',');
	gtab_csv_put(out, f->place.source);
	gtab_buf_printf(out, ",%llu,%llu", (unsigned long long)f->place.line_no,
			(unsigned long long)f->column_no);
	for (size_t i = 0; i < N_TEXTS; i++) {
		gtab_buf_truncate(&masked, 0);
		gtab_mask_put(text_of(f, i), &masked);
		gtab_buf_putc(out, ',');
		gtab_csv_put(out, gtab_buf_text(&masked));
	}
	gtab_buf_putc(out, ',');
	put_csv_operands(f, out);
	gtab_buf_putc(out, '\n');
	out->failed |= masked.failed;
	gtab_buf_clear(&masked);
}

static void
put_csv_head(gtab_buf *out)
{
	gtab_buf_put(out, GTAB_TEXT("severity,rule,file,line,column"));
	for (size_t i = 0; i < N_TEXTS; i++)
		gtab_buf_printf(out, ",%s", texts[i].key);
	gtab_buf_put(out, GTAB_TEXT(",operands\n"));
}

/* ---- JSON Lines (RFC 8259) ---- */

static void
put_json_string(gtab_text t, gtab_buf *out)
{
	gtab_buf masked;

	gtab_buf_init(&masked);
	gtab_mask_put(t, &masked);
	gtab_buf_putc(out, '"');
	for (size_t i = 0; i < masked.len; i++) {
		const unsigned char c = (unsigned char)masked.ptr[i];

		if (c == '"' || c == '\\')
			gtab_buf_printf(out, "\\%c", c);
		else if (c < 0x20)
			gtab_buf_printf(out, "\\u%04x", c);
		else
			gtab_buf_putc(out, masked.ptr[i]);
	}
	gtab_buf_putc(out, '"');
	out->failed |= masked.failed;
	gtab_buf_clear(&masked);
}

static void
put_json_member(const char *key, gtab_text value, gtab_buf *out)
{
	gtab_buf_printf(out, ",\"%s\":", key);
	put_json_string(value, out);
}

static void
put_json_operands(const gtab_finding *f, gtab_buf *out)
{
	gtab_buf_put(out, GTAB_TEXT(",\"operands\":["));
	for (size_t i = 0; i < f->n_operands; i++) {
		gtab_buf_put(out, i == 0 ? GTAB_TEXT("{\"label\":") : GTAB_TEXT(",{\"label\":"));
		put_json_string(f->operands[i].label, out);
		put_json_member("cell", f->operands[i].cell, out);
		put_json_member("value", f->operands[i].value, out);
		gtab_buf_putc(out, '}');
	}
	gtab_buf_putc(out, ']');
}

static void
put_json(const gtab_finding *f, gtab_buf *out)
{
	gtab_buf_printf(out, "{\"severity\":\"%s\"", severity_ids[f->severity]);
	put_json_member("rule", f->rule, out);
	put_json_member("file", f->place.source, out);
	gtab_buf_printf(out, ",\"line\":%llu,\"column\":%llu", (unsigned long long)f->place.line_no,
			(unsigned long long)f->column_no);
	for (size_t i = 0; i < N_TEXTS; i++)
		put_json_member(texts[i].key, text_of(f, i), out);
	put_json_operands(f, out);
	gtab_buf_put(out, GTAB_TEXT("}\n"));
}

/* ---- the three ---- */

void
gtab_report_put(gtab_report_format format, const gtab_finding *finding, gtab_buf *out)
{
	switch (format) {
	case GTAB_REPORT_TEXT: put_text(finding, out); break;
	case GTAB_REPORT_CSV: put_csv(finding, out); break;
	case GTAB_REPORT_JSONL: put_json(finding, out); break;
	}
}

void
gtab_report_head(gtab_report_format format, gtab_buf *out)
{
	if (format == GTAB_REPORT_CSV)
		put_csv_head(out);
}
