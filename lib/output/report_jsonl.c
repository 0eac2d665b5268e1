/* SPDX-License-Identifier: MIT */
/* Findings as JSON Lines (RFC 8259): the record as it is, for programs and for the annotated workbook. */

#include "output/report_internal.h"

static void
put_member(gtab_report *r, const char *key, gtab_text value)
{
	gtab_buf_printf(&r->line, ",\"%s\":", key);
	gtab_put_json_string(gtab_report_shown(r, value), &r->line);
}

static void
put_operands(gtab_report *r, const gtab_finding *f)
{
	gtab_buf *const out = &r->line;

	gtab_buf_put(out, GTAB_TEXT(",\"operands\":["));
	for (size_t i = 0; i < f->n_operands; i++) {
		gtab_buf_put(out, i == 0 ? GTAB_TEXT("{\"label\":") : GTAB_TEXT(",{\"label\":"));
		gtab_put_json_string(gtab_report_shown(r, f->operands[i].label), out);
		put_member(r, "cell", f->operands[i].cell);
		put_member(r, "value", f->operands[i].value);
		gtab_buf_putc(out, '}');
	}
	gtab_buf_putc(out, ']');
}

static void
put_suspects(gtab_report *r, const gtab_finding *f)
{
	gtab_buf *const out = &r->line;

	gtab_buf_put(out, GTAB_TEXT(",\"suspects\":["));
	for (size_t i = 0; i < f->n_suspects; i++) {
		const gtab_suspect *const s = &f->suspects[i];

		gtab_buf_printf(out, "%s{\"group\":%u,\"tie\":%s", i == 0 ? "" : ",", s->group,
				s->is_tie ? "true" : "false");
		put_member(r, "label", s->label);
		put_member(r, "cell", s->cell);
		put_member(r, "found", s->found);
		put_member(r, "likely", s->likely);
		put_member(r, "reason", s->reason);
		put_member(r, "words", s->reason_words);
		gtab_buf_putc(out, '}');
	}
	gtab_buf_putc(out, ']');
}

static void
put_finding(gtab_report *r, const gtab_finding *f)
{
	gtab_buf *const out = &r->line;

	gtab_buf_printf(out, "{\"severity\":\"%s\"", gtab_severity_ids[f->severity]);
	put_member(r, "rule", f->rule);
	gtab_buf_put(out, GTAB_TEXT(",\"file\":"));
	gtab_put_json_string(f->place.source, out);
	gtab_buf_printf(out, ",\"line\":%llu,\"column\":%llu", (unsigned long long)f->place.line_no,
			(unsigned long long)f->column_no);
	for (size_t i = 0; gtab_finding_key(i) != NULL; i++)
		put_member(r, gtab_finding_key(i), gtab_finding_text_at(f, i));
	put_operands(r, f);
	if (f->n_suspects > 0)
		put_suspects(r, f);
	gtab_buf_put(out, GTAB_TEXT("}\n"));
}

const gtab_report_kind gtab_report_jsonl = { .finding = put_finding };
