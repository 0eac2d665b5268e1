/* SPDX-License-Identifier: MIT */
#ifndef GTAB_REPORT_H
#define GTAB_REPORT_H

/*
 * Reports: findings for people, spreadsheets, programs and build servers, all from one record.
 *
 * A report hears, in this order, for each table: begin, its rows and findings as they come, end. Between tables it
 * may hear of a file that could not be read and of a reporter that sent nothing. What cannot be written is
 * remembered, and told by finish.
 */

#include <gtab/check.h>
#include <stdio.h>

typedef enum gtab_report_format {
	GTAB_REPORT_TEXT, /* file:line:col: severity: message [rule], operands and suspects below */
	GTAB_REPORT_CSV,  /* a row a finding, header first */
	GTAB_REPORT_JSONL, /* a JSON object a finding (RFC 8259) */
	GTAB_REPORT_SARIF, /* SARIF 2.1.0 (OASIS 2020) */
	GTAB_REPORT_JUNIT, /* JUnit XML: a test suite a table */
	GTAB_REPORT_HTML   /* one page that needs nothing else */
} gtab_report_format;

/* "text", "csv", …, in the order of the formats; ends with NULL. */
const char *const *gtab_report_formats(void);

/* The format that a path asks for: .txt .csv .jsonl .ndjson .sarif .json (SARIF) .xml (JUnit) .html .htm. False: none. */
bool gtab_report_format_of_path(const char *path, gtab_report_format *out);

/*
 * tool           who says so: "gtab-check"; borrowed
 * created        seconds since 1970, for the formats that have a date
 * shows_numbers  citizen numbers are not masked
 * has_colour     TEXT: for a terminal that shows colours
 * has_excerpt    TEXT: the row of the finding, and a mark under its cell; the rows must be told
 * has_bom        begin with the mark by which Excel knows UTF-8
 */
typedef struct gtab_report_options {
	gtab_report_format format;
	const char *tool;
	int64_t created;
	bool shows_numbers;
	bool has_colour;
	bool has_excerpt;
	bool has_bom;
} gtab_report_options;

/* A table as reports are told of it; all borrowed for the call. */
typedef struct gtab_report_table {
	gtab_text source;
	gtab_text reporter;
	gtab_text form; /* its name, "" for none */
	const gtab_column *columns;
	size_t n_columns;
	const gtab_context_line *context;
	size_t n_context;
} gtab_report_table;

gtab_report_table gtab_report_table_of(const gtab_table *table);

typedef struct gtab_report gtab_report;

/* Borrows out. GTAB_OK, GTAB_ENOMEM. */
gtab_status gtab_report_open(FILE *out, const gtab_report_options *options,
			     gtab_report **report_out, gtab_error *err);
/* Whether this report shows rows, so that telling them is worth the while. */
bool gtab_report_wants_rows(const gtab_report *r);

void gtab_report_begin(gtab_report *r, const gtab_report_table *table);
void gtab_report_row(gtab_report *r, const gtab_row *row);
/* A finding before the first begin, or behind an end, belongs to the table that follows. */
void gtab_report_finding(gtab_report *r, const gtab_finding *finding);
void gtab_report_end(gtab_report *r, const gtab_check_counts *counts);

/* A file that could not be read: its submission cannot be checked. */
void gtab_report_unread(gtab_report *r, gtab_text source, gtab_text message);
/* Somebody who should have sent a table, and did not. */
void gtab_report_missing(gtab_report *r, gtab_text reporter);

/* Write what stands at the end. GTAB_OK, GTAB_ENOMEM, GTAB_EOUTPUT. */
gtab_status gtab_report_finish(gtab_report *r, gtab_error *err);
void gtab_report_free(gtab_report *r);

/* One finding as text, with its operands and suspects below, for a stream of messages. Citizen numbers are masked. */
void gtab_report_put_text(const gtab_finding *finding, gtab_buf *out);

/* ---- how it went, by reporter ---- */

typedef enum gtab_submission_verdict {
	GTAB_SUBMISSION_PASSED,
	GTAB_SUBMISSION_FAILED,    /* it has errors */
	GTAB_SUBMISSION_UNCHECKED, /* it cannot be read, or no relation could be decided */
	GTAB_SUBMISSION_MISSING
} gtab_submission_verdict;

enum { GTAB_N_SUBMISSION_VERDICTS = GTAB_SUBMISSION_MISSING + 1 };

/* 通过, 未通过, 无法核对, 未报 in the language of the messages; and the ASCII id. Borrowed for ever. */
const char *gtab_submission_verdict_words(gtab_submission_verdict verdict);
const char *gtab_submission_verdict_id(gtab_submission_verdict verdict);

gtab_submission_verdict gtab_submission_verdict_of(size_t n_errors,
						   const gtab_check_counts *counts);

/*
 * One submission and how it went.
 *
 * source    "" for one that is missing
 * message   why it could not be read; ""
 * table_no  its place among the tables that were told, from 1; 0 for none
 */
typedef struct gtab_submission {
	gtab_text reporter;
	gtab_text source;
	gtab_text message;
	gtab_submission_verdict verdict;
	gtab_check_counts counts;
	size_t n_by_severity[GTAB_ERROR + 1];
	size_t table_no;
} gtab_submission;

/* All that a report was told of, in that order; borrowed until it is told of the next. */
const gtab_submission *gtab_report_submissions(const gtab_report *r, size_t *n_out);

/* Who sent it, when the table does not say: the file's name without folder and extension. */
gtab_text gtab_reporter_of_file(gtab_text source);

#endif
