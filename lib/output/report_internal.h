/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_REPORT_INTERNAL_H
#define GTAB_OUTPUT_REPORT_INTERNAL_H

/* What the formats of reports share: report.c calls them, each writes in a file of its own. */

#include <gtab/map.h>
#include <gtab/report.h>

/* A rule that some finding names, and how often. */
typedef struct gtab_rule_count {
	gtab_text rule;
	size_t n_by_severity[GTAB_ERROR + 1];
} gtab_rule_count;

/* What adds up over all tables. Texts are in arena. */
typedef struct gtab_report_totals {
	gtab_arena arena;
	gtab_submission *submissions;
	size_t n_submissions;
	size_t submissions_size;
	gtab_map *rule_map;
	gtab_rule_count *rules;
	size_t n_rules;
	size_t rules_size;
} gtab_report_totals;

/* The rows of the table that is told, as far as a report can show them. */
typedef struct gtab_report_sheet {
	gtab_arena arena;
	const gtab_row **rows;
	size_t n_rows;
	size_t rows_size;
	size_t n_cells;
	bool is_cut; /* there were more */
} gtab_report_sheet;

/*
 * Functions of a format; each may be NULL. They append to r->line, which is written after each call.
 *
 * wants_rows  rows are kept in r->sheet
 */
typedef struct gtab_report_kind {
	bool wants_rows;
	void (*open)(gtab_report *r);
	void (*begin)(gtab_report *r, const gtab_report_table *table);
	void (*finding)(gtab_report *r, const gtab_finding *finding);
	void (*end)(gtab_report *r, const gtab_submission *submission);
	void (*unread)(gtab_report *r, const gtab_submission *submission);
	void (*finish)(gtab_report *r);
	void (*clear)(gtab_report *r);
} gtab_report_kind;

/*
 * line      what is written next
 * scratch   for gtab_report_shown()
 * held      what a format keeps back until a table or the report ends
 * findings  of the table that is told, for the formats that need them at its end; in held_arena
 */
struct gtab_report {
	const gtab_report_kind *kind;
	gtab_report_options options;
	FILE *out;
	bool failed; /* out of memory, or the stream */
	gtab_buf line;
	gtab_buf scratch;
	gtab_report_totals totals;
	gtab_report_sheet sheet;
	gtab_submission now;
	size_t n_tables;
	gtab_buf held;
	gtab_arena held_arena;
	gtab_finding **findings;
	size_t n_findings;
	size_t findings_size;
	gtab_report_table table;
	size_t n_written; /* findings, for separators */
};

extern const gtab_report_kind gtab_report_text;
extern const gtab_report_kind gtab_report_csv;
extern const gtab_report_kind gtab_report_jsonl;
extern const gtab_report_kind gtab_report_sarif;
extern const gtab_report_kind gtab_report_junit;
extern const gtab_report_kind gtab_report_html;

/* ---- what formats use (report.c) ---- */

extern const char *const gtab_severity_ids[];
const char *gtab_severity_words(gtab_severity severity);

/* t as the report may show it: masked, unless asked not to. Borrowed until the next call. */
gtab_text gtab_report_shown(gtab_report *r, gtab_text t);

/* The texts of a finding by key, in the order of the columns behind the place; NULL behind the last. */
const char *gtab_finding_key(size_t i);
gtab_text gtab_finding_text_at(const gtab_finding *f, size_t i);

/* items with room for one more behind n; NULL when out of memory, and items as they were. */
void *gtab_list_grow(void *items, size_t n, size_t *size, size_t item_size);

/* Keep a copy of a finding in r->findings. */
void gtab_report_hold(gtab_report *r, const gtab_finding *f);
void gtab_report_drop_held(gtab_report *r);

/* Text without what would move a cursor or turn a line: ⏎ for a line end, \x07 and \u202e for the others. */
void gtab_put_printable(gtab_text t, gtab_buf *out);
/* "likely: " before a suspect that stands alone, "one of: " before one of several, "perhaps: " before a lone candidate. */
const char *gtab_suspect_lead(const gtab_finding *f, const gtab_suspect *s);
/* 县处级 71→17（相邻数字颠倒）, or without what it should be; plain text. */
void gtab_put_suspect(gtab_report *r, const gtab_suspect *s, gtab_buf *out);
/* "…", JSON's escapes (RFC 8259) */
void gtab_put_json_string(gtab_text t, gtab_buf *out);
/* & < > " ' as XML and HTML need it; characters that XML 1.0 does not allow as U+FFFD */
void gtab_put_xml(gtab_text t, gtab_buf *out);
/* 2015-03-01T00:00:00, UTC */
void gtab_put_time(int64_t seconds, gtab_buf *out);

/* ---- totals (report_totals.c) ---- */

void gtab_totals_of_report_init(gtab_report_totals *t);
void gtab_totals_of_report_clear(gtab_report_totals *t);
bool gtab_totals_add_finding(gtab_report_totals *t, const gtab_finding *f);
bool gtab_totals_add_submission(gtab_report_totals *t, const gtab_submission *s);
size_t gtab_totals_count(const gtab_report_totals *t, gtab_submission_verdict verdict);

/* ---- rows kept to be shown (report_sheet.c) ---- */

void gtab_report_sheet_init(gtab_report_sheet *s);
void gtab_report_sheet_reset(gtab_report_sheet *s);
void gtab_report_sheet_clear(gtab_report_sheet *s);
bool gtab_report_sheet_add(gtab_report_sheet *s, const gtab_row *row);
/* The row of that record, or NULL: rows stand in the order of their records. */
const gtab_row *gtab_report_sheet_find(const gtab_report_sheet *s, uint64_t record_no);
/* Append the letters of a field: AB for 28. */
void gtab_put_column_letters(size_t source_no, gtab_buf *out);

/* ---- parts of the page (report_html.c, report_html_table.c) ---- */

/* Append the section of one submission: its findings, and its table with their cells coloured. */
void gtab_put_html_submission(gtab_report *r, const gtab_submission *s, gtab_buf *out);
/* t, masked where it must be, escaped. */
void gtab_put_html(gtab_report *r, gtab_text t, gtab_buf *out);
/* <TAG class="NAME">words</TAG>; class_name NULL for none. */
void gtab_put_html_words(const char *tag, const char *class_name, const char *words, gtab_buf *out);

/* ---- the style and script of the page, from report.css and report.js ---- */

extern const char gtab_report_css[];
extern const char gtab_report_js[];

#endif
