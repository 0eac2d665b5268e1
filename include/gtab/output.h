/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_H
#define GTAB_OUTPUT_H

/*
 * Output: the clean table as CSV, remarks on it, files whole or not at all. Findings: see report.h.
 */

#include <gtab/clean.h>
#include <gtab/finding.h>
#include <stdio.h>

/* ---- a file that appears whole under its name, or not at all ---- */

typedef struct gtab_outfile gtab_outfile;

/*
 * Begin a file. A regular or absent target is written as a temporary beside it and renamed at the end; a
 * target that is no regular file (/dev/full, a FIFO) is written directly. NULL or "-" is stdout.
 * GTAB_EOUTPUT, with the path, when the folder is absent or read-only.
 */
gtab_status gtab_outfile_open(const char *path, gtab_outfile **out, gtab_error *err);
FILE *gtab_outfile_stream(gtab_outfile *f);
/* Whether the target is that file, by device and inode. */
bool gtab_outfile_is(const gtab_outfile *f, uint64_t device, uint64_t inode);
/* Flush, fsync, rename. On failure the old file is as it was and the temporary is gone. Takes f. */
gtab_status gtab_outfile_commit(gtab_outfile *f, gtab_error *err);
/* Drop what was written; the old file stays. NULL is fine. */
void gtab_outfile_discard(gtab_outfile *f);

/*
 * Many files at once: gtab_outfile_close() each, then commit them together, with one sync instead of one for each.
 * Flush and close; on failure f is discarded.
 */
gtab_status gtab_outfile_close(gtab_outfile *f, gtab_error *err);

/*
 * Sync the file systems, then rename all in order. Takes the n files. A rename that fails stops it: that file and
 * those behind it are as they were.
 */
gtab_status gtab_outfiles_commit(gtab_outfile *const *files, size_t n, gtab_error *err);

/*
 * The process is about to end: take away every temporary there is. Nothing can be opened or committed from then on;
 * who tries, waits for the end. Not for a signal handler.
 */
void gtab_outfiles_abandon(void);

/*
 * A stream whose UTF-8 reaches `to` in another encoding: GTAB_UTF8_BOM, or GTAB_GB18030. fclose() it before `to` is
 * committed, and look at the result: what cannot be written shows there. GTAB_OK, GTAB_ENOMEM, GTAB_EOUTPUT.
 */
gtab_status gtab_encoded_open(FILE *to, gtab_encoding encoding, FILE **out, gtab_error *err);

/* ---- the clean table as CSV (RFC 4180 quoting only where needed, LF) ---- */

typedef struct gtab_csv_writer gtab_csv_writer;

typedef enum gtab_csv_style {
	GTAB_CSV_PLAIN, /* header and rows */
	GTAB_CSV_KEEP,  /* `#gtab 1`, context, `#origin`, `#end` around them (gtab-norm -k) */
	GTAB_CSV_ROWS   /* rows alone: they follow those of a table with the same header */
} gtab_csv_style;

/* Borrows out and table. */
gtab_status gtab_csv_writer_open(FILE *out, const gtab_table *table, gtab_csv_style style,
				 gtab_csv_writer **writer_out, gtab_error *err);
/* The same for a table that was made; borrows what head points to. */
gtab_status gtab_csv_writer_open_made(FILE *out, const gtab_table_head *head, gtab_csv_style style,
				      gtab_csv_writer **writer_out, gtab_error *err);
/* Append the header line of a table, without its LF. */
void gtab_csv_put_header(gtab_buf *out, const gtab_table *table);
gtab_status gtab_csv_writer_row(gtab_csv_writer *w, const gtab_row *row, gtab_error *err);
/* After the last row: notes and `#end`. */
gtab_status gtab_csv_writer_finish(gtab_csv_writer *w, gtab_error *err);
void gtab_csv_writer_free(gtab_csv_writer *w);

/* One field with its quotes where needed, appended. */
void gtab_csv_put(gtab_buf *out, gtab_text field);

/* ---- remarks ---- */

/*
 * A note, warning or refusal as a finding of rule "norm/RULE". False for GTAB_REMARK_CHANGED.
 *
 * scratch  holds texts of the finding: valid until it changes; its old content is dropped
 */
bool gtab_remark_finding(const gtab_remark *remark, gtab_buf *scratch, gtab_finding *out);

/*
 * Append a change as a CSV row: file, line, column, field, rule, before, after; the header of those; and the row that
 * stands before the changes of each table, of rule "input", which says of what shape it is.
 */
void gtab_change_log_put(const gtab_remark *change, gtab_buf *out);
void gtab_change_log_head(gtab_buf *out);
void gtab_change_log_begin(const gtab_table *table, gtab_buf *out);

#endif
