/* SPDX-License-Identifier: MIT */
/* Reports of findings: what every format does alike. How each writes is in report_text.c and the files beside it. */

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/i18n.h"
#include "output/mask_internal.h"
#include "output/report_internal.h"

/* Ids of severities, formats and keys are ASCII and never translated. */
const char *const gtab_severity_ids[] = {
	[GTAB_NOTE] = "note", [GTAB_WARNING] = "warning", [GTAB_ERROR] = "error"
};
static const char *const severity_words[] = {
	[GTAB_NOTE] = N_("note"), [GTAB_WARNING] = N_("warning"), [GTAB_ERROR] = N_("error")
};
static const char *const format_names[] = {
	"text", "csv", "jsonl", "sarif", "junit", "html", NULL
};
static const gtab_report_kind *const kinds[] = {
	[GTAB_REPORT_TEXT] = &gtab_report_text,   [GTAB_REPORT_CSV] = &gtab_report_csv,
	[GTAB_REPORT_JSONL] = &gtab_report_jsonl, [GTAB_REPORT_SARIF] = &gtab_report_sarif,
	[GTAB_REPORT_JUNIT] = &gtab_report_junit, [GTAB_REPORT_HTML] = &gtab_report_html,
};

const char *
gtab_severity_words(gtab_severity severity)
{
	return _(severity_words[severity]);
}

const char *const *
gtab_report_formats(void)
{
	return format_names;
}

bool
gtab_report_format_of_path(const char *path, gtab_report_format *out)
{
	static const struct {
		const char *end;
		gtab_report_format format;
	} ends[] = {
		{ ".txt", GTAB_REPORT_TEXT },    { ".csv", GTAB_REPORT_CSV },
		{ ".jsonl", GTAB_REPORT_JSONL }, { ".ndjson", GTAB_REPORT_JSONL },
		{ ".sarif", GTAB_REPORT_SARIF }, { ".json", GTAB_REPORT_SARIF },
		{ ".xml", GTAB_REPORT_JUNIT },   { ".html", GTAB_REPORT_HTML },
		{ ".htm", GTAB_REPORT_HTML },
	};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		if (!gtab_text_ends(gtab_text_of(path), gtab_text_of(ends[i].end)))
			continue;
		*out = ends[i].format;
		return true;
	}
	return false;
}

gtab_report_table
gtab_report_table_of(const gtab_table *table)
{
	const gtab_form *const form = gtab_table_form(table);
	gtab_report_table out = {
		.source = gtab_table_source(table),
		.reporter = gtab_table_context_get(table, "reporter"),
		.form = form == NULL ? GTAB_TEXT("") : gtab_form_name(form),
	};

	out.columns = gtab_table_columns(table, &out.n_columns);
	out.context = gtab_table_context(table, &out.n_context);
	return out;
}

gtab_text
gtab_reporter_of_file(gtab_text source)
{
	size_t start = source.len;
	size_t end;

	while (start > 0 && source.ptr[start - 1] != '/')
		start--;
	for (end = source.len; end > start && source.ptr[end - 1] != '.'; end--)
		;
	return gtab_text_slice(source, start, end > start + 1 ? end - 1 : source.len);
}

/* ---- opening and closing ---- */

gtab_status
gtab_report_open(FILE *out, const gtab_report_options *options, gtab_report **report_out,
		 gtab_error *err)
{
	gtab_report *const r = calloc(1, sizeof(*r));

	*report_out = r;
	if (r == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	r->kind = kinds[options->format];
	r->options = *options;
	r->out = out;
	gtab_buf_init(&r->line);
	gtab_buf_init(&r->scratch);
	gtab_buf_init(&r->held);
	gtab_arena_init(&r->held_arena);
	gtab_totals_of_report_init(&r->totals);
	gtab_report_sheet_init(&r->sheet);
	if (options->has_bom)
		gtab_buf_put(&r->line, GTAB_TEXT("\xEF\xBB\xBF"));
	if (r->kind->open != NULL)
		r->kind->open(r);
	return GTAB_OK;
}

void
gtab_report_free(gtab_report *r)
{
	if (r == NULL)
		return;
	gtab_buf_clear(&r->line);
	gtab_buf_clear(&r->scratch);
	gtab_buf_clear(&r->held);
	gtab_arena_clear(&r->held_arena);
	gtab_totals_of_report_clear(&r->totals);
	gtab_report_sheet_clear(&r->sheet);
	free(r->findings);
	free(r);
}

bool
gtab_report_wants_rows(const gtab_report *r)
{
	return r->kind->wants_rows || r->options.has_excerpt;
}

/* Write what a format appended. */
static void
flush(gtab_report *r)
{
	r->failed = r->failed || r->line.failed;
	if (!r->failed && r->line.len > 0)
		fwrite(r->line.ptr, 1, r->line.len,
		       r->out); /* whoever closes the stream sees its errors */
	gtab_buf_truncate(&r->line, 0);
}

gtab_status
gtab_report_finish(gtab_report *r, gtab_error *err)
{
	if (r->kind->finish != NULL)
		r->kind->finish(r);
	flush(r);
	if (r->failed || r->scratch.failed || r->held.failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (ferror(r->out))
		return gtab_error_set(err, GTAB_EOUTPUT, NULL);
	return GTAB_OK;
}

/* ---- what is told ---- */

void
gtab_report_begin(gtab_report *r, const gtab_report_table *table)
{
	r->table = *table;
	r->n_tables++;
	if (gtab_report_wants_rows(r))
		gtab_report_sheet_reset(&r->sheet);
	if (r->kind->begin != NULL)
		r->kind->begin(r, table);
	flush(r);
}

void
gtab_report_row(gtab_report *r, const gtab_row *row)
{
	if (gtab_report_wants_rows(r) && !gtab_report_sheet_add(&r->sheet, row))
		r->failed = true;
}

void
gtab_report_finding(gtab_report *r, const gtab_finding *finding)
{
	r->now.n_by_severity[finding->severity]++;
	if (!gtab_totals_add_finding(&r->totals, finding))
		r->failed = true;
	r->kind->finding(r, finding);
	r->n_written++;
	flush(r);
}

/* The submission that was told; the next begins. */
static void
close_submission(gtab_report *r, void (*write)(gtab_report *, const gtab_submission *))
{
	if (!gtab_totals_add_submission(&r->totals, &r->now))
		r->failed = true;
	if (write != NULL)
		write(r, &r->now);
	r->now = (gtab_submission){ 0 };
	flush(r);
}

void
gtab_report_end(gtab_report *r, const gtab_check_counts *counts)
{
	gtab_submission *const s = &r->now;

	s->reporter = r->table.reporter.len > 0 ? r->table.reporter
						: gtab_reporter_of_file(r->table.source);
	s->source = r->table.source;
	s->counts = *counts;
	s->verdict = gtab_submission_verdict_of(s->n_by_severity[GTAB_ERROR], counts);
	s->table_no = r->n_tables;
	close_submission(r, r->kind->end);
}

void
gtab_report_unread(gtab_report *r, gtab_text source, gtab_text message)
{
	gtab_submission *const s = &r->now;

	s->reporter = gtab_reporter_of_file(source);
	s->source = source;
	s->message = message;
	s->verdict = GTAB_SUBMISSION_UNCHECKED;
	close_submission(r, r->kind->unread);
}

void
gtab_report_missing(gtab_report *r, gtab_text reporter)
{
	r->now.reporter = reporter;
	r->now.verdict = GTAB_SUBMISSION_MISSING;
	close_submission(r, r->kind->unread);
}

const gtab_submission *
gtab_report_submissions(const gtab_report *r, size_t *n_out)
{
	*n_out = r->totals.n_submissions;
	return r->totals.submissions;
}

/* ---- what formats use ---- */

gtab_text
gtab_report_shown(gtab_report *r, gtab_text t)
{
	if (r != NULL && r->options.shows_numbers)
		return t;
	gtab_buf_truncate(&r->scratch, 0);
	gtab_mask_put(t, &r->scratch);
	return gtab_buf_text(&r->scratch);
}

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

const char *
gtab_finding_key(size_t i)
{
	return i < sizeof(texts) / sizeof(texts[0]) ? texts[i].key : NULL;
}

gtab_text
gtab_finding_text_at(const gtab_finding *f, size_t i)
{
	return *(const gtab_text *)(const void *)((const char *)f + texts[i].offset);
}

void *
gtab_list_grow(void *items, size_t n, size_t *size, size_t item_size)
{
	const size_t bigger = *size == 0 ? 16 : *size * 2;
	size_t n_bytes;
	void *out;

	if (n < *size)
		return items;
	if (__builtin_mul_overflow(bigger, item_size, &n_bytes) ||
	    (out = realloc(items, n_bytes)) == NULL)
		return NULL;
	*size = bigger;
	return out;
}

void
gtab_report_hold(gtab_report *r, const gtab_finding *f)
{
	gtab_finding *const copy = gtab_finding_copy(&r->held_arena, f);
	gtab_finding **const list =
		gtab_list_grow(r->findings, r->n_findings, &r->findings_size, sizeof(*r->findings));

	if (list != NULL)
		r->findings = list;
	if (copy == NULL || list == NULL)
		r->failed = true;
	else
		r->findings[r->n_findings++] = copy;
}

void
gtab_report_drop_held(gtab_report *r)
{
	r->n_findings = 0;
	gtab_arena_reset(&r->held_arena);
}

/* ---- escapes ---- */

/* What moves a cursor or turns the direction of a line: CWE-150, CVE-2021-42574. */
static bool
is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp <= 0x9F) || cp == 0x061C || cp == 0x200E ||
	       cp == 0x200F || (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

void
gtab_put_printable(gtab_text t, gtab_buf *out)
{
	while (t.len > 0) {
		const gtab_text before = t;
		const uint32_t cp = gtab_utf8_next(&t);

		if (cp == '\n')
			gtab_buf_put(out, GTAB_TEXT("⏎"));
		else if (cp == GTAB_BAD_BYTE)
			gtab_buf_printf(out, "\\x%02x", (unsigned)(unsigned char)before.ptr[0]);
		else if (is_control(cp))
			gtab_buf_printf(out, cp < 0x100 ? "\\x%02x" : "\\u%04x", (unsigned)cp);
		else
			gtab_buf_put(out, gtab_text_slice(before, 0, before.len - t.len));
	}
}

const char *
gtab_suspect_lead(const gtab_finding *f, const gtab_suspect *s)
{
	if (!s->is_tie)
		return _("likely: ");
	return f->suspects[f->n_suspects - 1].group == 1 ? _("perhaps: ") : _("one of: ");
}

void
gtab_put_suspect(gtab_report *r, const gtab_suspect *s, gtab_buf *out)
{
	if (s->label.len == 0) { /* nothing to change: the reason says it all */
		gtab_put_printable(s->reason_words, out);
		return;
	}
	gtab_put_printable(gtab_report_shown(r, s->label), out);
	if (s->cell.len > 0)
		gtab_buf_printf(out, " %.*s", GTAB_TEXT_ARG(s->cell));
	if (s->likely.len > 0) {
		gtab_buf_putc(out, ' ');
		gtab_put_printable(gtab_report_shown(r, s->found), out);
		gtab_buf_put(out, GTAB_TEXT("→"));
		gtab_put_printable(gtab_report_shown(r, s->likely), out);
	}
	/* TRANSLATORS: brackets around the reason of a suspect, 县处级 71→17（相邻数字颠倒） */
	gtab_buf_printf(out, _(" (%.*s)"), GTAB_TEXT_ARG(s->reason_words));
}

void
gtab_put_json_string(gtab_text t, gtab_buf *out)
{
	gtab_buf_putc(out, '"');
	for (size_t i = 0; i < t.len; i++) {
		const unsigned char c = (unsigned char)t.ptr[i];

		if (c == '"' || c == '\\')
			gtab_buf_printf(out, "\\%c", c);
		else if (c < 0x20)
			gtab_buf_printf(out, "\\u%04x", c);
		else
			gtab_buf_putc(out, t.ptr[i]);
	}
	gtab_buf_putc(out, '"');
}

/* XML 1.0 §2.2, Char */
static bool
is_xml_char(uint32_t cp)
{
	return cp == '\t' || cp == '\n' || cp == '\r' ||
	       (cp >= 0x20 && cp != 0xFFFE && cp != 0xFFFF && cp != GTAB_BAD_BYTE);
}

void
gtab_put_xml(gtab_text t, gtab_buf *out)
{
	while (t.len > 0) {
		const gtab_text before = t;
		const uint32_t cp = gtab_utf8_next(&t);

		switch (cp) {
		case '&': gtab_buf_put(out, GTAB_TEXT("&amp;")); break;
		case '<': gtab_buf_put(out, GTAB_TEXT("&lt;")); break;
		case '>': gtab_buf_put(out, GTAB_TEXT("&gt;")); break;
		case '"': gtab_buf_put(out, GTAB_TEXT("&quot;")); break;
		case '\'': gtab_buf_put(out, GTAB_TEXT("&#39;")); break;
		default:
			if (is_xml_char(cp))
				gtab_buf_put(out, gtab_text_slice(before, 0, before.len - t.len));
			else
				gtab_buf_put(out, GTAB_TEXT("\xEF\xBF\xBD"));
		}
	}
}

void
gtab_put_time(int64_t seconds, gtab_buf *out)
{
	const time_t when = (time_t)seconds;
	struct tm day;
	char text[32];

	if (gmtime_r(&when, &day) != NULL &&
	    strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &day) > 0)
		gtab_buf_put(out, gtab_text_of(text));
}
