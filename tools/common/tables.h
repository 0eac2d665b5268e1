/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TOOLS_TABLES_H
#define GTAB_TOOLS_TABLES_H

/*
 * Reading the operands: every tool opens its input the same way, and says the same about it.
 */

#include <gtab/clean.h>

#include "common/cli.h"

/* The options by which all tools read. Give them targets with CLI_READING_OPTIONS, then cli_reading_open(). */
typedef struct cli_reading {
	const char *form_name;     /* -f; NULL: a built-in one that fits is looked for */
	const char *encoding_name; /* --encoding; NULL: decided by the bytes */
	const char *delimiter;     /* --delimiter; NULL: decided by evidence */
	const char *quote;         /* --quote; NULL: decided by evidence */
	const char *cell_max;      /* --max-cell, bytes */
	int on_bad_byte;           /* --on-bad-byte, a gtab_bad_byte_mode */
	bool is_mixed;             /* --mixed */
	const char *decimal;       /* --decimal, a mark */
	bool is_verbose;           /* -v */
	const char *sheet;         /* --sheet, a name or a number */
	const char *jobs;          /* -j; NULL: a thread a processor */
	const char *header;        /* --header, lines or none */
	cli_list tables;           /* --table, a number or all; NAME=FILE is for the tool */
	bool names_tables;         /* the tool takes NAME=FILE */
	const char *table;         /* which, when --table says no number; NULL: the first */
	gtab_form *form;
	gtab_table_options options;
} cli_reading;

extern const char *const cli_bad_byte_modes[]; /* stop, mark, skip */

#define CLI_READING_OPTIONS(r)                                                                     \
	{ 'f', "form", "FORM", N_("read by this form: its name, or a path"),                       \
	  .text = &(r)->form_name },                                                               \
		{ '\0', "encoding", "NAME",                                                        \
		  N_("utf-8, gb18030, big5 …; else decided by the bytes"),                         \
		  .text = &(r)->encoding_name },                                                   \
		{ '\0', "mixed", NULL, NULL, .flag = &(r)->is_mixed },                             \
		{ '\0',                                                                            \
		  "on-bad-byte",                                                                   \
		  "WHAT",                                                                          \
		  N_("stop (default), mark it as U+FFFD, or skip it"),                             \
		  .choice = &(r)->on_bad_byte,                                                     \
		  .choices = cli_bad_byte_modes },                                                 \
		{ '\0', "delimiter", "CHAR", N_("between cells: , ; | : tab; else by evidence"),   \
		  .text = &(r)->delimiter },                                                       \
		{ '\0', "quote", "CHAR", NULL, .text = &(r)->quote },                              \
		{ 'v', "verbose", NULL, N_("tell how each file is read: encoding, delimiter"),     \
		  .flag = &(r)->is_verbose },                                                      \
		{ '\0', "max-cell", "BYTES", NULL, .text = &(r)->cell_max },                       \
		{ '\0', "decimal", "MARK", N_("decimal mark of figures: . (default) or ,"),        \
		  .text = &(r)->decimal },                                                         \
		{ 'j', "jobs", "N", NULL, .text = &(r)->jobs },                                    \
		{ '\0', "header", "LINES", NULL, .text = &(r)->header },                           \
		{ '\0', "table", "N", NULL, .list = &(r)->tables },                                \
		{ '\0', "stack", NULL, NULL, .flag = &(r)->options.stacks },                       \
	{                                                                                          \
		'\0', "sheet", "NAME", N_("of a workbook: this sheet, by name or number"),         \
			.text = &(r)->sheet                                                        \
	}

/* Open the form and settle the encoding. GTAB_EUSAGE for an unknown one. */
gtab_status cli_reading_open(cli_reading *r, gtab_error *err);
void cli_reading_close(cli_reading *r);

/*
 * Call fn with every table of one operand: one for a raw file, several for a `#gtab 1` stream.
 * Stops at the first status that is not GTAB_OK.
 */
typedef gtab_status cli_table_fn(void *ctx, gtab_table *table, gtab_error *err);
gtab_status cli_each_table(const cli_reading *r, const char *operand, cli_table_fn *fn, void *ctx,
			   gtab_error *err);

/*
 * A gtab_remark_fn for tools that write a table: refusals and warnings to stderr as findings, refusals counted.
 *
 * log  changes go here as CSV rows, if not NULL
 */
typedef struct cli_remarks {
	cli *cli;
	FILE *log;
	gtab_buf line;
	gtab_buf scratch;
} cli_remarks;

void cli_on_remark(void *ctx, const gtab_remark *remark);
void cli_remarks_clear(cli_remarks *r);

/*
 * Tables written one after the other to one output. Zero it; cli_table_out_clear() when done, or to begin another.
 *
 * header  of the first table, to see whether another may follow it
 */
typedef struct cli_table_out {
	FILE *stream;
	gtab_buf header;
	gtab_buf scratch;
} cli_table_out;

/*
 * A writer for the next table. With keep, tables come with their context and may differ; without, those of one header
 * follow each other, and another header is GTAB_EUSAGE: no tool could read the file.
 */
gtab_status cli_table_out_open(cli_table_out *o, const gtab_table *table, bool keep,
			       gtab_csv_writer **out, gtab_error *err);
void cli_table_out_clear(cli_table_out *o);

/* DIR/STEM.EXTENSION for an operand, in out, with a NUL behind it. "-" has the stem "stdin". */
void cli_output_path(gtab_buf *out, const char *folder, const char *operand, const char *extension);

#endif
