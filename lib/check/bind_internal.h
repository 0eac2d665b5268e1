/* SPDX-License-Identifier: MIT */
#ifndef GTAB_CHECK_BIND_INTERNAL_H
#define GTAB_CHECK_BIND_INTERNAL_H

/* From what a relation says to the cells of one table. */

#include <gtab/clean.h>

#include "form/relation_internal.h"

/* ---- the rows of a table, found by code, label or class ---- */

typedef struct gtab_row_info {
	gtab_text code; /* folded; "" for none */
	gtab_row_class row_class;
	bool is_needed; /* a relation refers to it */
	size_t slot;    /* where figures.c keeps it */
} gtab_row_info;

/*
 * twins  codes that name a second row
 */
typedef struct gtab_row_index {
	gtab_arena arena;
	gtab_row_info *rows;
	size_t n;
	size_t size;
	gtab_map *codes;
	gtab_map *twins;
} gtab_row_index;

/* What names a row: its label, or where that is blank (合计 under 序号) its first text. "" for none. */
gtab_text gtab_row_label(const gtab_row *row, size_t label_col);

gtab_status gtab_row_index_init(gtab_row_index *index); /* GTAB_ENOMEM leaves it clearable */
void gtab_row_index_clear(gtab_row_index *index);

/*
 * Read all rows of the table once, and rewind it.
 *
 * names      labels go there; NULL: nobody asks for them
 * label_col, code_col  GTAB_MAP_NONE for none
 */
gtab_status gtab_row_index_read(gtab_row_index *index, gtab_names *names, gtab_table *table,
				size_t label_col, size_t code_col, gtab_error *err);

/* ---- binding ---- */

/*
 * A cell, or a number.
 *
 * row     ordinal from 0; GTAB_MAP_NONE: the row that is looked at
 * column  GTAB_MAP_NONE: the column that is looked at
 * factor  of the cell; for a number it is 1, and number what it is
 */
typedef struct gtab_bound_term {
	gtab_decimal factor;
	gtab_decimal number;
	bool is_constant;
	size_t row;
	size_t column;
} gtab_bound_term;

typedef struct gtab_bound_side {
	gtab_bound_term *terms;
	size_t n;
	gtab_text source;
} gtab_bound_side;

/*
 * A relation bound to cells; several for one relation where a range stands beside an inequality.
 *
 * rule        "case-tally/A01"
 * scope       never GTAB_SCOPE_AUTO
 * columns     GTAB_SCOPE_COLUMNS: those it runs over
 * is_counted  a column was found by counting, since none prints its number
 */
typedef struct gtab_bound {
	struct gtab_bound *next;
	const gtab_relation *relation;
	gtab_text rule;
	gtab_scope scope;
	const size_t *columns;
	size_t n_columns;
	gtab_bound_side left;
	gtab_bound_side right;
	bool is_counted;
} gtab_bound;

typedef struct gtab_index_list {
	size_t *items;
	size_t n;
} gtab_index_list;

/*
 * What binding needs to know of a table.
 *
 * has_rows    rows is filled
 * needs_rows  something asked for a row while has_rows was false: read the rows and bind again
 * needs_labels  and it may have been by its label
 * figures     numeric columns right of the stub: no code, serial number, year or companion
 * problem     translated sentence of the last failure
 */
typedef struct gtab_binder {
	gtab_arena *arena;
	const gtab_column *columns;
	size_t n_columns;
	const gtab_form *form;
	gtab_names names;
	gtab_row_index rows;
	bool has_rows;
	bool needs_rows;
	bool needs_labels;
	bool is_counted;
	gtab_index_list figures;
	gtab_buf problem;
} gtab_binder;

gtab_status gtab_binder_init(gtab_binder *b, gtab_table *table, const gtab_form *form,
			     gtab_arena *arena);
void gtab_binder_clear(gtab_binder *b);

/* Set the problem and return GTAB_END (the table lacks something) or GTAB_EUSAGE (the relation cannot be). */
gtab_status gtab_binder_lacks(gtab_binder *b, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
gtab_status gtab_binder_refuse(gtab_binder *b, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The rows or columns of a pick that is not NONE (bind_ref.c). Returns as gtab_bind(). */
gtab_status gtab_bind_rows(gtab_binder *b, const gtab_pick *pick, gtab_index_list *out);
gtab_status gtab_bind_columns(gtab_binder *b, const gtab_pick *pick, gtab_index_list *out);
/* Decide whether a bare name is a column or a row, and leave it as such. */
gtab_status gtab_bind_bare(gtab_binder *b, gtab_ref *ref);

/*
 * Bind one relation; *out is a list in b->arena. Rows it refers to are marked as needed.
 * Returns GTAB_OK; GTAB_END when the table lacks what it names, GTAB_EUSAGE when it can be bound to no
 * table (b->problem says why); GTAB_ENOMEM.
 */
gtab_status gtab_bind(gtab_binder *b, const gtab_relation *relation, gtab_text rule,
		      gtab_bound **out);

#endif
