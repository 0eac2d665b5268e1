/* SPDX-License-Identifier: MIT */
/*
 * Findings as one page that needs no network and no script to be read. The summary stands first and is known last, so
 * the sections of the submissions are kept until the end.
 */

#include <string.h>

#include "base/i18n.h"
#include "output/report_internal.h"

void
gtab_put_html(gtab_report *r, gtab_text t, gtab_buf *out)
{
	gtab_put_xml(gtab_report_shown(r, t), out);
}

void
gtab_put_html_words(const char *tag, const char *class_name, const char *words, gtab_buf *out)
{
	gtab_buf_printf(out, "<%s", tag);
	if (class_name != NULL)
		gtab_buf_printf(out, " class=\"%s\"", class_name);
	gtab_buf_putc(out, '>');
	gtab_put_xml(gtab_text_of(words), out);
	gtab_buf_printf(out, "</%s>", tag);
}

static void
put_number_cell(size_t n, gtab_buf *out)
{
	gtab_buf_printf(out, n > 0 ? "<td class=\"n\">%zu</td>" : "<td class=\"n zero\">%zu</td>",
			n);
}

static void
put_heading_row(const char *const *words, size_t n, gtab_buf *out)
{
	gtab_buf_put(out, GTAB_TEXT("<thead><tr>"));
	for (size_t i = 0; i < n; i++)
		gtab_put_html_words("th", NULL, _(words[i]), out);
	gtab_buf_put(out, GTAB_TEXT("</tr></thead>\n<tbody>\n"));
}

/* ---- the summary ---- */

/* How many submissions passed, failed, …: one box each, those that nobody has left out. */
static void
put_boxes(const gtab_report_totals *t, gtab_buf *out)
{
	gtab_buf_put(out, GTAB_TEXT("<ul class=\"boxes\">\n"));
	for (size_t v = 0; v < GTAB_N_SUBMISSION_VERDICTS; v++) {
		const size_t n = gtab_totals_count(t, (gtab_submission_verdict)v);

		if (n == 0 && v > GTAB_SUBMISSION_FAILED)
			continue;
		gtab_buf_printf(out, "<li class=\"%s\"><b>%zu</b> ",
				gtab_submission_verdict_id((gtab_submission_verdict)v), n);
		gtab_put_xml(
			gtab_text_of(gtab_submission_verdict_words((gtab_submission_verdict)v)),
			out);
		gtab_buf_put(out, GTAB_TEXT("</li>\n"));
	}
	gtab_buf_put(out, GTAB_TEXT("</ul>\n"));
}

static void
put_submission_row(gtab_report *r, const gtab_submission *s, gtab_buf *out)
{
	const char *const id = gtab_submission_verdict_id(s->verdict);

	gtab_buf_printf(out, "<tr class=\"%s\"><th scope=\"row\">", id);
	if (s->table_no > 0)
		gtab_buf_printf(out, "<a href=\"#t%zu\">", s->table_no);
	gtab_put_html(r, s->reporter, out);
	gtab_buf_put(out, s->table_no > 0 ? GTAB_TEXT("</a></th><td>") : GTAB_TEXT("</th><td>"));
	gtab_put_xml(s->source, out);
	gtab_buf_printf(out, "</td><td><span class=\"verdict %s\">", id);
	gtab_put_xml(gtab_text_of(gtab_submission_verdict_words(s->verdict)), out);
	gtab_buf_put(out, GTAB_TEXT("</span>"));
	if (s->message.len > 0) {
		gtab_buf_put(out, GTAB_TEXT(" <span class=\"why\">"));
		gtab_put_html(r, s->message, out);
		gtab_buf_put(out, GTAB_TEXT("</span>"));
	}
	gtab_buf_put(out, GTAB_TEXT("</td>"));
	for (int i = GTAB_ERROR; i >= GTAB_NOTE; i--)
		put_number_cell(s->n_by_severity[i], out);
	put_number_cell(s->counts.n_pass, out);
	put_number_cell(s->counts.n_fail, out);
	put_number_cell(s->counts.n_unknown, out);
	gtab_buf_put(out, GTAB_TEXT("</tr>\n"));
}

static void
put_by_reporter(gtab_report *r, gtab_buf *out)
{
	static const char *const words[] = {
		N_("reporter"),           N_("file"),  N_("result"),         N_("errors"),
		N_("warnings"),           N_("notes"), N_("relations held"), N_("relations failed"),
		N_("relations undecided")
	};

	gtab_put_html_words("h2", NULL, _("By reporter"), out);
	gtab_buf_put(out, GTAB_TEXT("<table class=\"list\">\n"));
	put_heading_row(words, sizeof(words) / sizeof(words[0]), out);
	for (size_t i = 0; i < r->totals.n_submissions; i++)
		put_submission_row(r, &r->totals.submissions[i], out);
	gtab_buf_put(out, GTAB_TEXT("</tbody></table>\n"));
}

static void
put_by_rule(gtab_report *r, gtab_buf *out)
{
	static const char *const words[] = { N_("rule"), N_("errors"), N_("warnings"),
					     N_("notes") };

	if (r->totals.n_rules == 0)
		return;
	gtab_put_html_words("h2", NULL, _("By rule"), out);
	gtab_buf_put(out, GTAB_TEXT("<table class=\"list\">\n"));
	put_heading_row(words, sizeof(words) / sizeof(words[0]), out);
	for (size_t i = 0; i < r->totals.n_rules; i++) {
		const gtab_rule_count *const rule = &r->totals.rules[i];

		gtab_buf_put(out, GTAB_TEXT("<tr><th scope=\"row\">"));
		gtab_put_xml(rule->rule, out);
		gtab_buf_put(out, GTAB_TEXT("</th>"));
		for (int s = GTAB_ERROR; s >= GTAB_NOTE; s--)
			put_number_cell(rule->n_by_severity[s], out);
		gtab_buf_put(out, GTAB_TEXT("</tr>\n"));
	}
	gtab_buf_put(out, GTAB_TEXT("</tbody></table>\n"));
}

/* What the script makes work: hidden where there is none. */
static void
put_filters(gtab_report *r, gtab_buf *out)
{
	gtab_buf_put(out, GTAB_TEXT("<form id=\"filters\" hidden>"));
	for (int s = GTAB_ERROR; s >= GTAB_NOTE; s--) {
		gtab_buf_printf(
			out,
			"<label><input type=\"checkbox\" name=\"severity\" value=\"%s\" checked> ",
			gtab_severity_ids[s]);
		gtab_put_xml(gtab_text_of(gtab_severity_words((gtab_severity)s)), out);
		gtab_buf_put(out, GTAB_TEXT("</label>\n"));
	}
	gtab_buf_put(out, GTAB_TEXT("<select name=\"rule\"><option value=\"\">"));
	gtab_put_xml(gtab_text_of(_("all rules")), out);
	gtab_buf_put(out, GTAB_TEXT("</option>"));
	for (size_t i = 0; i < r->totals.n_rules; i++) {
		gtab_buf_put(out, GTAB_TEXT("<option>"));
		gtab_put_xml(r->totals.rules[i].rule, out);
		gtab_buf_put(out, GTAB_TEXT("</option>"));
	}
	gtab_buf_put(out,
		     GTAB_TEXT("</select>\n<input type=\"search\" name=\"words\" placeholder=\""));
	gtab_put_xml(gtab_text_of(_("search the findings")), out);
	gtab_buf_put(out, GTAB_TEXT("\"> <output></output></form>\n"));
}

/* ---- the page ---- */

static void
put_head(gtab_report *r, gtab_buf *out)
{
	/* TRANSLATORS: the language of the page, as a tag of BCP 47: zh-CN */
	const char *const language = _("language-tag");
	const char *const tag = language[0] == 'l' ? "en" : language;
	size_t at;

	gtab_buf_printf(
		out,
		"<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
		tag);
	gtab_put_xml(gtab_text_of(_("Check report")), out);
	gtab_buf_put(out, GTAB_TEXT("</title>\n<style>\n"));
	gtab_buf_put(out, gtab_text_of(gtab_report_css));
	gtab_buf_put(out, GTAB_TEXT("</style>\n</head>\n<body>\n<header>\n"));
	gtab_put_html_words("h1", NULL, _("Check report"), out);
	gtab_buf_put(out, GTAB_TEXT("\n<p class=\"made\">"));
	at = out->len;
	gtab_put_time(r->options.created, out);
	if (out->len > at)
		out->ptr[at + strlen("2015-03-01")] = ' ';
	gtab_buf_printf(out, " UTC · %s %s · ", r->options.tool, GTAB_VERSION);
	gtab_buf_printf(out,
			ngettext_("%zu submission", "%zu submissions", r->totals.n_submissions),
			r->totals.n_submissions);
	gtab_buf_put(out, GTAB_TEXT("</p>\n"));
}

static void
put_finish(gtab_report *r)
{
	gtab_buf *const out = &r->line;

	put_head(r, out);
	put_boxes(&r->totals, out);
	gtab_buf_put(out, GTAB_TEXT("</header>\n<section id=\"summary\">\n"));
	put_by_reporter(r, out);
	put_by_rule(r, out);
	gtab_buf_put(out, GTAB_TEXT("</section>\n"));
	put_filters(r, out);
	gtab_buf_put(out, gtab_buf_text(&r->held));
	gtab_buf_put(out, GTAB_TEXT("<script>\n"));
	gtab_buf_put(out, gtab_text_of(gtab_report_js));
	gtab_buf_put(out, GTAB_TEXT("</script>\n</body>\n</html>\n"));
}

static void
put_end(gtab_report *r, const gtab_submission *s)
{
	gtab_put_html_submission(r, s, &r->held);
	gtab_report_drop_held(r);
}

const gtab_report_kind gtab_report_html = {
	.wants_rows = true, .finding = gtab_report_hold, .end = put_end, .finish = put_finish
};
