/* SPDX-License-Identifier: MIT */
/*
 * Findings as SARIF 2.1.0 (OASIS, 27 March 2020). Results are written as they come; the tool with its rules, which are
 * known only then, stands at the end: the members of a JSON object have no order.
 */

#include "output/report_internal.h"

static void
put_string(gtab_report *r, const char *before, gtab_text t)
{
	gtab_buf_put(&r->line, gtab_text_of(before));
	gtab_put_json_string(gtab_report_shown(r, t), &r->line);
}

/* A path as a URI reference (RFC 3986 §4.1): what may stand in a path stays, the rest is escaped. */
static void
put_uri(gtab_text path, gtab_buf *out)
{
	for (size_t i = 0; i < path.len; i++) {
		const unsigned char c = (unsigned char)path.ptr[i];
		const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
				      (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '_' ||
				      c == '.' || c == '~';

		if (is_plain)
			gtab_buf_putc(out, (char)c);
		else
			gtab_buf_printf(out, "%%%02X", c);
	}
}

static void
put_physical(gtab_text source, uint64_t line_no, gtab_buf *out)
{
	gtab_buf_put(out, GTAB_TEXT("\"physicalLocation\":{\"artifactLocation\":{\"uri\":\""));
	put_uri(gtab_text_equal(source, GTAB_TEXT("-")) ? GTAB_TEXT("stdin") : source, out);
	gtab_buf_put(out, GTAB_TEXT("\"}"));
	if (line_no > 0)
		gtab_buf_printf(out, ",\"region\":{\"startLine\":%llu}",
				(unsigned long long)line_no);
	gtab_buf_putc(out, '}');
}

/* A cell is a logical location: B4 of the table. */
static void
put_logical(gtab_report *r, gtab_text cell, gtab_text label)
{
	put_string(r, "\"logicalLocations\":[{\"name\":", cell);
	if (label.len > 0)
		put_string(r, ",\"decoratedName\":", label);
	gtab_buf_put(&r->line, GTAB_TEXT(",\"kind\":\"cell\"}]"));
}

static void
put_locations(gtab_report *r, const gtab_finding *f)
{
	gtab_buf *const out = &r->line;

	if (f->place.source.len == 0)
		return;
	gtab_buf_put(out, GTAB_TEXT(",\"locations\":[{"));
	put_physical(f->place.source, f->place.line_no, out);
	if (f->cell.len > 0) {
		gtab_buf_putc(out, ',');
		put_logical(r, f->cell, f->row_label);
	}
	gtab_buf_put(out, GTAB_TEXT("}]"));
}

/* Operands are related locations, each with its value as the message. */
static void
put_related(gtab_report *r, const gtab_finding *f)
{
	gtab_buf *const out = &r->line;
	size_t n = 0;

	for (size_t i = 0; i < f->n_operands; i++) {
		const gtab_operand *const o = &f->operands[i];

		if (o->cell.len == 0)
			continue;
		gtab_buf_printf(out, "%s{\"id\":%zu,", n == 0 ? ",\"relatedLocations\":[" : ",",
				n + 1);
		n++;
		put_physical(f->place.source, 0, out);
		gtab_buf_putc(out, ',');
		put_logical(r, o->cell, o->label);
		put_string(r, ",\"message\":{\"text\":", o->value);
		gtab_buf_put(out, GTAB_TEXT("}}"));
	}
	if (n > 0)
		gtab_buf_putc(out, ']');
}

/* What SARIF has no place for: the finding's own keys. */
static void
put_properties(gtab_report *r, const gtab_finding *f)
{
	gtab_buf *const out = &r->line;

	gtab_buf_printf(out, ",\"properties\":{\"column\":%llu", (unsigned long long)f->column_no);
	for (size_t i = 0; gtab_finding_key(i + 1) != NULL; i++) {
		gtab_buf_printf(out, ",\"%s\":", gtab_finding_key(i));
		put_string(r, "", gtab_finding_text_at(f, i));
	}
	for (size_t i = 0; i < f->n_suspects; i++) {
		gtab_buf *const words = &r->held;

		gtab_buf_truncate(words, 0);
		gtab_put_suspect(r, &f->suspects[i], words);
		gtab_buf_put(out, i == 0 ? GTAB_TEXT(",\"suspects\":[") : GTAB_TEXT(","));
		gtab_put_json_string(gtab_buf_text(words), out);
	}
	gtab_buf_put(out, f->n_suspects > 0 ? GTAB_TEXT("]}") : GTAB_TEXT("}"));
}

static void
put_open(gtab_report *r)
{
	gtab_buf_put(&r->line,
		     GTAB_TEXT("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\","
			       "\"version\":\"2.1.0\",\"runs\":[{\"results\":["));
}

static void
put_finding(gtab_report *r, const gtab_finding *f)
{
	gtab_buf *const out = &r->line;

	gtab_buf_put(out, r->n_written == 0 ? GTAB_TEXT("\n{") : GTAB_TEXT(",\n{"));
	put_string(r, "\"ruleId\":", f->rule);
	gtab_buf_printf(out, ",\"ruleIndex\":%zu,\"level\":\"%s\"",
			gtab_map_get(r->totals.rule_map, f->rule), gtab_severity_ids[f->severity]);
	put_string(r, ",\"message\":{\"text\":", f->message);
	gtab_buf_putc(out, '}');
	put_locations(r, f);
	put_related(r, f);
	put_properties(r, f);
	gtab_buf_putc(out, '}');
}

static void
put_rules(gtab_report *r)
{
	for (size_t i = 0; i < r->totals.n_rules; i++) {
		put_string(r, i == 0 ? "\n{\"id\":" : ",\n{\"id\":", r->totals.rules[i].rule);
		gtab_buf_putc(&r->line, '}');
	}
}

/* Files that could not be read are notifications of the run (SARIF §3.20). */
static void
put_invocation(gtab_report *r)
{
	gtab_buf *const out = &r->line;
	size_t n = 0;

	gtab_buf_put(out, GTAB_TEXT("\"invocations\":[{\"executionSuccessful\":"));
	gtab_buf_put(out, gtab_totals_count(&r->totals, GTAB_SUBMISSION_UNCHECKED) == 0
				  ? GTAB_TEXT("true")
				  : GTAB_TEXT("false"));
	for (size_t i = 0; i < r->totals.n_submissions; i++) {
		const gtab_submission *const s = &r->totals.submissions[i];

		if (s->message.len == 0)
			continue;
		put_string(r,
			   n++ == 0 ? ",\"toolExecutionNotifications\":[\n{\"level\":\"error\","
				      "\"message\":"
				      "{\"text\":"
				    : ",\n{\"level\":\"error\",\"message\":{\"text\":",
			   s->message);
		gtab_buf_put(out, GTAB_TEXT("},\"locations\":[{"));
		put_physical(s->source, 0, out);
		gtab_buf_put(out, GTAB_TEXT("}]}"));
	}
	gtab_buf_put(out, n > 0 ? GTAB_TEXT("]}]") : GTAB_TEXT("}]"));
}

static void
put_finish(gtab_report *r)
{
	gtab_buf *const out = &r->line;

	gtab_buf_put(out, GTAB_TEXT("],\n"));
	put_invocation(r);
	put_string(r, ",\n\"tool\":{\"driver\":{\"name\":", gtab_text_of(r->options.tool));
	gtab_buf_put(out, GTAB_TEXT(",\"version\":\"" GTAB_VERSION "\",\"rules\":["));
	put_rules(r);
	gtab_buf_put(out, GTAB_TEXT("]}}}]}\n"));
}

const gtab_report_kind gtab_report_sarif = { .open = put_open,
					     .finding = put_finding,
					     .finish = put_finish };
