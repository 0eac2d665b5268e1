/* SPDX-License-Identifier: MIT */
#ifndef GTAB_CLEAN_H
#define GTAB_CLEAN_H

/*
 * The clean table: what every tool reads, whatever the file looked like.
 *
 * A raw export (title lines, merged header, notes, any encoding) and the output of gtab-norm come out the
 * same: columns with a path, a unit and a type; a context of named lines; rows of typed cells.
 */

#include <gtab/explain.h>
#include <gtab/form.h>
#include <gtab/input.h>
#include <gtab/normalize.h>
#include <gtab/replay.h>
#include <gtab/table.h>
#include <gtab/xlsx.h>

typedef struct gtab_table gtab_table;

/*
 * What is said about the input while it is read: a change to a cell, a cell refused, a row that is ragged.
 *
 * column     NULL when the whole row or file is meant
 * rules      which rules changed the cell (GTAB_REMARK_CHANGED)
 * before, after  the cell's text; "" when not about a cell
 * message    translated; "" for GTAB_REMARK_CHANGED
 */
typedef enum gtab_remark_kind {
	GTAB_REMARK_CHANGED, /* for the log */
	GTAB_REMARK_NOTE,    /* what was decided: the form chosen, a column named */
	GTAB_REMARK_WARNING,
	GTAB_REMARK_REFUSED /* exit status 1 */
} gtab_remark_kind;

typedef struct gtab_remark {
	gtab_remark_kind kind;
	const char *
		rule; /* ASCII id for warnings and refusals: "number", "ragged-row"; NULL for changes */
	gtab_place place;
	const gtab_column *column;
	gtab_rule_set rules;
	gtab_text before;
	gtab_text after;
	gtab_text message;
} gtab_remark;

typedef void gtab_remark_fn(void *ctx, const gtab_remark *remark);

/*
 * form      the form to read by; must outlive the table. NULL: none is given
 * form_table  of a form of several tables the one this is, by name or 表号; NULL: chosen by the table's own 表号, else
 *           by the name of its sheet or file, else by its header, and told
 * finds_form  without a form given, take the built-in one that fits the header, and say so; else rules of thumb
 * encoding, on_bad_byte, csv  see input.h
 * sheet, sheet_no  of a workbook, by name or by number from 1; NULL and 0: the first that is a table
 * tells_reading  say how each file is read (encoding, dialect), even where nothing is doubtful
 * header    the header lines where a person names them, or that there is none; else they are looked for
 * table_no  which of several tables that stand below one another: from 1, or GTAB_TABLES_AS_ONE; 0: there must be one
 * stacks    tables of one header side by side become one, the blocks one after the other from left to right
 * number    how figures are written: the decimal mark; never guessed. A `#gtab 1` stream has its own
 * simplifier  writes traditional characters of texts and labels as simplified ones; borrowed; NULL leaves them
 * rules_off  rules that may not take part: a cell that needs one stays as it is found, and is refused where its column
 *           has figures, dates or codes
 * replay    instead of the rules, the changes of this log are made; borrowed; NULL: the rules
 * n_jobs    threads that may work on one table, the caller's among them; 0: one a processor. What comes out, and in
 *           which order, does not depend on it
 * block_size  bytes of a file that a thread takes at a time; 0: 128 KiB
 * by_record  read record by record, as odd files are anyway, in one thread
 * on_remark called in the order of the rows while they are pulled, never while opening (but for notes and
 *           warnings on the whole file); NULL: nothing is said
 */
#define GTAB_TABLES_AS_ONE SIZE_MAX

typedef struct gtab_table_options {
	const gtab_form *form;
	const char *form_table;
	bool finds_form;
	gtab_encoding encoding;
	gtab_bad_byte_mode on_bad_byte;
	gtab_csv_options csv;
	bool tells_reading;
	const char *sheet;
	size_t sheet_no;
	gtab_header_lines header;
	size_t table_no;
	bool stacks;
	gtab_number_options number;
	gtab_simplifier *simplifier;
	gtab_rule_set rules_off;
	gtab_replay *replay;
	size_t n_jobs;
	size_t block_size;
	bool by_record;
	gtab_remark_fn *on_remark;
	void *ctx;
} gtab_table_options;

/*
 * Open a source and find its first table. Reads it once to settle layout, types, units and companions.
 * Takes nothing: source must outlive the reader.
 *
 * Trouble: see gtab_decoder_open(), gtab_csv_open(); GTAB_EMALFORMED when no table is found in it, when there are
 * several and nobody said which, or when a `#gtab 1` stream lacks its `#end` or its count of rows is wrong;
 * GTAB_EUSAGE when the header lines or the table asked for are not there.
 */
gtab_status gtab_table_open(gtab_source *source, const gtab_table_options *options,
			    gtab_table **out, gtab_error *err);

/*
 * A `#gtab 1` stream may hold several tables, one after the other; a raw file holds one. Move to the next.
 * Returns GTAB_OK, GTAB_END when there is none, or trouble.
 */
gtab_status gtab_table_advance(gtab_table *t, gtab_error *err);
void gtab_table_free(gtab_table *t);

/* Borrowed until gtab_table_advance() or gtab_table_free(), like all below. */
const gtab_column *gtab_table_columns(const gtab_table *t, size_t *n_out);
const gtab_context_line *gtab_table_context(const gtab_table *t, size_t *n_out);
/* The first context line of that key; "" when there is none. */
gtab_text gtab_table_context_get(const gtab_table *t, const char *key);
/* The file the table came from, as first named by the person, through pipes too. */
gtab_text gtab_table_source(const gtab_table *t);
size_t gtab_table_n_rows(const gtab_table *t);
/* The form it is read by: the one given, the one found, or NULL. */
const gtab_form *gtab_table_form(const gtab_table *t);
/* The column whose cells name the rows, or GTAB_MAP_NONE. */
size_t gtab_table_label_column(const gtab_table *t);
/* Whether it came as `#gtab 1`, so that a filter passes its context on. */
bool gtab_table_is_kept(const gtab_table *t);
/* The column of that name, or GTAB_MAP_NONE. */
size_t gtab_table_find(const gtab_table *t, gtab_text name);

/* The next row; rules as gtab_stream_next(). row->n_cells is always the number of columns. */
gtab_status gtab_table_next(gtab_table *t, const gtab_row **row_out, gtab_error *err);
/*
 * As many of the next rows as are at hand, one at least, and valid until the next pull; the remarks on all of them are
 * made before. Calls of this and of gtab_table_next() may alternate. Returns as that does.
 */
gtab_status gtab_table_next_batch(gtab_table *t, const gtab_row **rows_out, size_t *n_out,
				  gtab_error *err);
/* Back to the first row of this table; remarks are made again. */
gtab_status gtab_table_rewind(gtab_table *t, gtab_error *err);

/*
 * Tell of every record of the file, from the first to the last, what it was taken for and by which rule. The table is
 * at its first row then.
 */
gtab_status gtab_table_explain(gtab_table *t, gtab_judgement_fn *fn, void *ctx, gtab_error *err);

/* Set or change who hears the remarks, before the first row of a pass: NULL for one that only measures. */
void gtab_table_set_remarks(gtab_table *t, gtab_remark_fn *on_remark, void *ctx);

#endif
