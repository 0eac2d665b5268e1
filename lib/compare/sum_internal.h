/* SPDX-License-Identifier: MIT */
#ifndef GTAB_COMPARE_SUM_INTERNAL_H
#define GTAB_COMPARE_SUM_INTERNAL_H

#include <gtab/sum.h>

#include "compare/grid_internal.h"

enum { GTAB_SUM_DEPTH = 9, GTAB_SUM_FOOT = 8 };

/*
 * One who sends tables.
 *
 * code     of its division; "" when it is not known
 * n_tables  how many came
 * is_expected  it must send one
 */
typedef struct gtab_sum_reporter {
	gtab_text name;
	gtab_text code;
	size_t n_tables;
	bool is_expected;
} gtab_sum_reporter;

/* What a column of the table at hand is added to, and the columns of its companions. */
typedef struct gtab_sum_binding {
	size_t column;      /* of the grid; GTAB_MAP_NONE for a companion */
	gtab_text own_unit; /* in the table's header; in the grid's arena */
	size_t unit;
	size_t lower;
	size_t upper;
} gtab_sum_binding;

/* A line of context, and whether all tables have the same. */
typedef struct gtab_sum_line {
	const char *key;
	gtab_text value;
	bool is_set;
	bool differs;
} gtab_sum_line;

enum { GTAB_SUM_TITLE, GTAB_SUM_FORM_NO, GTAB_SUM_UNIT, GTAB_SUM_PERIOD, GTAB_SUM_N_LINES };

/*
 * reporters, n_reporters  those that are expected first, in their order
 * bindings   of the table at hand
 * ancestors  keys of the last row of each level, in the table at hand
 * told       findings that are told at the end, as they were made
 * notes      lines `missing` and `lacks` of tables that are sums themselves, to be handed on
 */
struct gtab_sum {
	gtab_sum_options options;
	gtab_grid grid;
	gtab_map *reporter_of;
	gtab_sum_reporter *reporters;
	size_t n_reporters;
	size_t n_reporters_max;
	size_t n_tables;
	size_t now; /* reporter of the table at hand */
	gtab_text source;
	gtab_sum_binding *bindings;
	size_t n_bindings;
	size_t *keys; /* columns of the table at hand that name its rows */
	size_t n_keys;
	size_t label; /* its label column */
	size_t ancestors[GTAB_SUM_DEPTH];
	size_t foot[GTAB_SUM_FOOT]; /* totals with nothing but totals below them so far */
	size_t n_foot;
	gtab_sum_line lines[GTAB_SUM_N_LINES];
	gtab_context_line *notes;
	size_t n_notes;
	size_t n_notes_max;
	gtab_buf key;
	gtab_buf words;
	const gtab_finding **told;
	size_t n_told;
	size_t n_told_max;
	bool failed; /* out of memory */
};

/* ---- sum_reporters.c ---- */

/* The reporter of that name, made when it is new; GTAB_MAP_NONE when out of memory. */
size_t gtab_sum_reporter_of(gtab_sum *s, gtab_text name);
gtab_status gtab_sum_expect(gtab_sum *s, gtab_text list);
void gtab_sum_tell_reporters(gtab_sum *s);

/* ---- sum_columns.c ---- */

/*
 * Bind the columns of a table to those of the grid; with a prefix only what is added up, as `prefix|name`.
 * GTAB_OK, GTAB_ENOMEM.
 */
gtab_status gtab_sum_bind(gtab_sum *s, const gtab_table *table, gtab_text prefix, gtab_error *err);
/* Find the columns that name its rows, in s->keys. GTAB_OK, GTAB_EUSAGE, GTAB_ENOMEM. */
gtab_status gtab_sum_find_keys(gtab_sum *s, const gtab_table *table, gtab_error *err);

/* ---- sum_rows.c ---- */

/* Add the cells of one row to the grid's row, as its columns are bound. */
gtab_status gtab_sum_add_cells(gtab_sum *s, const gtab_row *row, size_t grid_row, gtab_error *err);
gtab_status gtab_sum_stack(gtab_sum *s, gtab_table *table, gtab_error *err);

/* ---- sum_by_reporter.c ---- */

/* Whether it is such a table itself: it has a column 填报单位, and a row for each. */
bool gtab_sum_has_reporters(const gtab_sum *s, const gtab_table *table);
gtab_status gtab_sum_add_submission(gtab_sum *s, gtab_table *table, gtab_error *err);
/* 小计 and 合计 as rows of the grid, and the order in which its rows stand: n indices, in the arena. */
gtab_status gtab_sum_arrange(gtab_sum *s, size_t **order_out, size_t *n_out, gtab_error *err);

/* ---- sum_context.c ---- */

/* What stands around the rows of a table: what all have in common, and what sums before this one were short of. */
gtab_status gtab_sum_read_context(gtab_sum *s, const gtab_table *table, gtab_error *err);
/* Hand on, in the table that is made, that it is short of something. GTAB_OK, GTAB_ENOMEM. */
gtab_status gtab_sum_keep_note(gtab_sum *s, gtab_text value);
bool gtab_sum_mixes_periods(const gtab_sum *s);
gtab_context_line *gtab_sum_make_context(gtab_sum *s, size_t *n_out); /* NULL when out of memory */

/* ---- sum_finding.c ---- */

/* Keep a finding to be told; what is empty in it is left out. The message is what s->words holds, which is emptied. */
void gtab_sum_tell(gtab_sum *s, gtab_severity severity, const char *rule, gtab_text source,
		   gtab_text row, gtab_text column);
/* Its first text: how a person knows a row of the grid. */
gtab_text gtab_sum_row_name(const gtab_sum *s, size_t row);
/* The findings on cells of the grid, and notes on rows and columns. */
void gtab_sum_tell_cells(gtab_sum *s);

#endif
