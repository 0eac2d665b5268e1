/* SPDX-License-Identifier: MIT */
/*
 * Findings as JUnit XML, as build servers read it: a suite a table, a failed case an error. Attributes are those that
 * the schemas of Ant and Jenkins require; a suite says its counts first, so its cases are kept until it ends.
 */

#include "base/i18n.h"
#include "output/report_internal.h"

static void
put_attribute(gtab_report *r, const char *name, gtab_text value, gtab_buf *out)
{
	gtab_buf_printf(out, " %s=\"", name);
	gtab_put_xml(gtab_report_shown(r, value), out);
	gtab_buf_putc(out, '"');
}

static void
put_open(gtab_report *r)
{
	gtab_buf_put(&r->line,
		     GTAB_TEXT("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites"));
	put_attribute(r, "name", gtab_text_of(r->options.tool), &r->line);
	gtab_buf_put(&r->line, GTAB_TEXT(">\n"));
}

/* file:line:cell, which is the finding's name */
static void
put_case_open(gtab_report *r, gtab_text rule, const gtab_finding *f, gtab_buf *out)
{
	gtab_buf_put(out, GTAB_TEXT("<testcase name=\""));
	gtab_put_xml(rule, out);
	if (f != NULL && f->cell.len > 0) {
		gtab_buf_putc(out, ' ');
		gtab_put_xml(f->cell, out);
	}
	gtab_buf_putc(out, '"');
	put_attribute(r, "classname",
		      gtab_reporter_of_file(f != NULL ? f->place.source : r->now.source), out);
	gtab_buf_put(out, GTAB_TEXT(" time=\"0\">"));
}

/* An error is a failure; warnings and notes are what a case says and passes. */
static void
put_finding(gtab_report *r, const gtab_finding *f)
{
	gtab_report text = { .options = { .shows_numbers = r->options.shows_numbers } };
	gtab_buf *const out = &r->held;
	const bool is_error = f->severity == GTAB_ERROR;

	gtab_report_text.finding(&text, f);
	put_case_open(r, f->rule, f, out);
	if (is_error) {
		gtab_buf_put(out, GTAB_TEXT("<failure"));
		put_attribute(r, "type", f->rule, out);
		put_attribute(r, "message", f->message, out);
		gtab_buf_putc(out, '>');
	} else {
		gtab_buf_put(out, GTAB_TEXT("<system-out>"));
	}
	gtab_put_xml(gtab_buf_text(&text.line), out);
	gtab_buf_put(out, is_error ? GTAB_TEXT("</failure></testcase>\n")
				   : GTAB_TEXT("</system-out></testcase>\n"));
	r->failed = r->failed || text.line.failed || text.scratch.failed;
	gtab_buf_clear(&text.line);
	gtab_buf_clear(&text.scratch);
}

/* What held is one case, what could not be checked one that is skipped. */
static size_t
put_others(gtab_report *r, const gtab_submission *s, gtab_buf *out)
{
	const gtab_check_counts *const n = &s->counts;

	if (n->n_unknown > 0) {
		put_case_open(r, GTAB_TEXT("unchecked"), NULL, out);
		gtab_buf_put(out, GTAB_TEXT("<skipped message=\""));
		gtab_buf_printf(out,
				ngettext_("%zu relation could not be checked",
					  "%zu relations could not be checked", n->n_unknown),
				n->n_unknown);
		gtab_buf_put(out, GTAB_TEXT("\"/></testcase>\n"));
	}
	put_case_open(r, GTAB_TEXT("held"), NULL, out);
	gtab_buf_put(out, GTAB_TEXT("<system-out>"));
	gtab_buf_printf(out, ngettext_("%zu relation held", "%zu relations held", n->n_pass),
			n->n_pass);
	gtab_buf_put(out, GTAB_TEXT("</system-out></testcase>\n"));
	return n->n_unknown > 0 ? 2 : 1;
}

static void
put_suite_open(gtab_report *r, const gtab_submission *s, size_t n_tests, size_t n_errors,
	       size_t n_skipped)
{
	gtab_buf *const out = &r->line;

	gtab_buf_put(out, GTAB_TEXT("<testsuite"));
	put_attribute(r, "name", s->source.len > 0 ? s->source : s->reporter, out);
	gtab_buf_put(out, GTAB_TEXT(" timestamp=\""));
	gtab_put_time(r->options.created, out);
	gtab_buf_printf(out,
			"\" hostname=\"localhost\" tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" "
			"skipped=\"%zu\" time=\"0\">\n<properties>",
			n_tests, s->n_by_severity[GTAB_ERROR], n_errors, n_skipped);
	if (s->reporter.len > 0) {
		gtab_buf_put(out, GTAB_TEXT("<property name=\"reporter\""));
		put_attribute(r, "value", s->reporter, out);
		gtab_buf_put(out, GTAB_TEXT("/>"));
	}
	gtab_buf_put(out, GTAB_TEXT("</properties>\n"));
}

static void
put_suite_close(gtab_report *r)
{
	gtab_buf_put(&r->line, gtab_buf_text(&r->held));
	gtab_buf_put(&r->line, GTAB_TEXT("<system-out/>\n<system-err/>\n</testsuite>\n"));
	gtab_buf_truncate(&r->held, 0);
}

static void
put_suite(gtab_report *r, const gtab_submission *s)
{
	size_t n = put_others(r, s, &r->held);

	for (size_t i = 0; i <= GTAB_ERROR; i++)
		n += s->n_by_severity[i];
	put_suite_open(r, s, n, 0, s->counts.n_unknown > 0 ? 1 : 0);
	put_suite_close(r);
}

/* A file that could not be read, or a table that was not sent, is an error and no failure. */
static void
put_absent(gtab_report *r, const gtab_submission *s)
{
	const char *const words = gtab_submission_verdict_words(s->verdict);

	put_suite_open(r, s, 1, 1, 0);
	put_case_open(r, gtab_text_of(gtab_submission_verdict_id(s->verdict)), NULL, &r->held);
	gtab_buf_put(&r->held, GTAB_TEXT("<error type=\"input\""));
	put_attribute(r, "message", s->message.len > 0 ? s->message : gtab_text_of(words),
		      &r->held);
	gtab_buf_put(&r->held, GTAB_TEXT("/></testcase>\n"));
	put_suite_close(r);
}

static void
put_finish(gtab_report *r)
{
	gtab_buf_put(&r->line, GTAB_TEXT("</testsuites>\n"));
}

const gtab_report_kind gtab_report_junit = { .open = put_open,
					     .finding = put_finding,
					     .end = put_suite,
					     .unread = put_absent,
					     .finish = put_finish };
