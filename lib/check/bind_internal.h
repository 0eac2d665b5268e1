/* SPDX-License-Identifier: MIT */
#ifndef GTAB_CHECK_BIND_INTERNAL_H
#define GTAB_CHECK_BIND_INTERNAL_H

/* From what a relation says to the cells of one table. */

#include <gtab/check.h>

#include "form/relation_internal.h"

/* ---- the rows of a table, found by code, label or class ---- */

/* Indexes of rows or columns. One that grows (size > 0) is freed by its owner, others live in an arena. */
typedef struct gtab_index_list {
	size_t *items;
	size_t n;
	size_t size;
} gtab_index_list;

gtab_status gtab_index_list_add(gtab_index_list *list, size_t idx); /* GTAB_OK or GTAB_ENOMEM */

typedef struct gtab_row_info {
	gtab_text code; /* folded; "" for none */
	size_t n_zeros; /* that folding took off it */
	gtab_row_class row_class;
	bool is_needed; /* a relation refers to it */
	size_t slot;    /* where figures.c keeps it */
} gtab_row_info;

/*
 * twins   codes that name a second row
 * first_child, next_child  the tree of codes (0101 below 01), GTAB_MAP_NONE at its ends; NULL until
 *         gtab_row_index_find_children()
 */
typedef struct gtab_row_index {
	gtab_arena arena;
	gtab_row_info *rows;
	size_t n;
	size_t size;
	gtab_map *codes;
	gtab_map *twins;
	size_t *first_child;
	size_t *next_child;
} gtab_row_index;

/* What names a row: its label, or where that is blank (合计 under 序号) its first text. "" for none. */
gtab_text gtab_row_label(const gtab_row *row, size_t label_col);

gtab_status gtab_row_index_init(gtab_row_index *index); /* GTAB_ENOMEM leaves it clearable */
void gtab_row_index_clear(gtab_row_index *index);

/*
 * Take in the next row: its code, its class, and its label into names.
 *
 * names      NULL: nobody asks for labels
 * label_col, code_col  GTAB_MAP_NONE for none
 */
gtab_status gtab_row_index_add(gtab_row_index *index, gtab_names *names, const gtab_row *row,
			       size_t label_col, size_t code_col);
/* The whole label as a name of row idx, and what it is without 其中： and ordinals. */
gtab_status gtab_add_label(gtab_names *names, gtab_text label, size_t idx);

/* Which rows stand right below which: of the codes that a code begins with, the longest is above it. */
gtab_status gtab_row_index_find_children(gtab_row_index *index);

/* ---- filters and groups: found out row by row while the rows are read ---- */

/*
 * The 明细 rows that meet a condition.
 *
 * key        its text
 * group      what 本组 means in it; "" where it does not
 * is_read    all rows were seen
 * n_unknown  rows for which it could not be told
 */
typedef struct gtab_filter {
	struct gtab_filter *next;
	gtab_text key;
	gtab_text group;
	const struct gtab_bound_condition *condition;
	bool is_read;
	gtab_index_list rows;
	size_t n_unknown;
} gtab_filter;

/* One group: its value as first written, and its rows but section headings. */
typedef struct gtab_group {
	gtab_text name;
	gtab_index_list rows;
	gtab_names names;
} gtab_group;

/*
 * The rows by the values of a column.
 *
 * codes  "group code" to row; twins as in gtab_row_index
 */
typedef struct gtab_groups {
	struct gtab_groups *next;
	size_t column;
	bool is_read;
	gtab_arena arena;
	gtab_map *ids;
	gtab_group *items;
	size_t n;
	size_t size;
	gtab_map *codes;
	gtab_map *twins;
	gtab_buf key;
} gtab_groups;

gtab_status gtab_groups_init(gtab_groups *g, size_t column);
void gtab_groups_clear(gtab_groups *g);
/* Take in row idx, which is in index already. */
gtab_status gtab_groups_add(gtab_groups *g, const gtab_row_index *index, size_t idx,
			    const gtab_row *row, size_t label_col);
/* The row of that folded code in a group, or GTAB_MAP_NONE; *is_twin when there is another. */
size_t gtab_groups_find_code(gtab_groups *g, size_t group, gtab_text code, bool *is_twin);

/* ---- what a relation becomes ---- */

typedef enum gtab_bound_kind {
	GTAB_BOUND_CONSTANT,
	GTAB_BOUND_CELL,
	GTAB_BOUND_CELLS, /* the sum of a column over many rows */
	GTAB_BOUND_TEXT,
	GTAB_BOUND_CALL
} gtab_bound_kind;

/*
 * A number, a cell, cells, a text, or a function of such.
 *
 * number  of a constant: it is factor × number; for 计数(*) the count
 * side    the other table that row and column are of; NULL: the one that is checked
 * row     ordinal from 0; GTAB_MAP_NONE: the row that is looked at, of another table the one with its key
 * column  GTAB_MAP_NONE: the column that is looked at, of another table the one like it
 * rows    of GTAB_BOUND_CELLS
 * text    of GTAB_BOUND_TEXT, folded
 */
typedef struct gtab_bound_term {
	gtab_decimal factor;
	gtab_decimal number;
	gtab_bound_kind kind;
	size_t row;
	size_t column;
	const gtab_index_list *rows;
	gtab_text text;
	struct gtab_side_table *side;
	gtab_function function;
	const struct gtab_bound_side *args;
	size_t n_args;
	gtab_text source;
} gtab_bound_term;

typedef struct gtab_bound_side {
	gtab_bound_term *terms;
	size_t n;
	gtab_text source;
} gtab_bound_side;

/* A comparison of each left side with any (=) or all of the right sides, or others joined. */
typedef struct gtab_bound_condition {
	struct gtab_bound_condition *next;
	struct gtab_bound_condition *first;
	gtab_condition_kind kind;
	gtab_cmp cmp;
	bool is_text;
	gtab_bound_side *left;
	size_t n_left;
	gtab_bound_side *right;
	size_t n_right;
} gtab_bound_condition;

/*
 * A relation bound to cells; several for one relation where a range stands beside an inequality, or for groups.
 *
 * rule        "case-tally/A01"
 * scope       never GTAB_SCOPE_AUTO
 * columns     GTAB_SCOPE_COLUMNS: those it runs over
 * condition   NULL: always
 * group       name of the group it is bound to; "" for none
 * is_text     its sides are texts
 * is_deferred GTAB_SCOPE_ROWS, but other rows take part: it runs after the last one
 * is_counted  a column was found by counting, since none prints its number
 */
typedef struct gtab_bound {
	struct gtab_bound *next;
	const gtab_relation *relation;
	gtab_text rule;
	gtab_scope scope;
	const size_t *columns;
	size_t n_columns;
	const gtab_bound_condition *condition;
	gtab_text group;
	gtab_bound_side left;
	gtab_bound_side right;
	bool is_text;
	bool is_deferred;
	bool is_counted;
} gtab_bound;

/* ---- binding ---- */

/*
 * What binding needs to know of a table.
 *
 * has_rows    rows is filled
 * needs_rows  something asked for a row while has_rows was false: read the rows and bind again
 * needs_labels  and it may have been by its label
 * needs_tree  something asked for the rows below a row
 * in_condition  names may mean lines of the table's head too: 报表小类
 * filters, groups  that were asked for; those that is_read have their rows
 * grouping    the groups of which `group` is bound to; NULL: the whole table
 * group_value what 本组 means; "" outside groups
 * find_table, sides  other tables, and those found so far; err is where trouble with one goes
 * if_missing   of the relation that is bound
 * lacks_field  the last failure was that the table leaves out a column that the form lets it leave out
 * lacks_table  the last failure was that this one cannot be had; NULL: another
 * keys, twin_keys    of another table: its rows by key, and keys of several; NULL for the one that is checked
 * figures     numeric columns right of the stub: no code, serial number, year or companion
 * problem     translated sentence of the last failure
 */
typedef struct gtab_binder {
	gtab_arena *arena;
	gtab_table *table;
	const gtab_column *columns;
	size_t n_columns;
	const gtab_form *form;
	size_t label_col;
	size_t code_col;
	gtab_names names;
	gtab_row_index rows;
	bool has_rows;
	bool needs_rows;
	bool needs_labels;
	bool needs_tree;
	bool in_condition;
	bool is_counted;
	gtab_filter *filters;
	gtab_groups *groups;
	gtab_groups *grouping;
	size_t group;
	gtab_text group_value;
	gtab_find_table_fn *find_table;
	void *find_ctx;
	struct gtab_side_table *sides;
	gtab_if_missing if_missing;
	bool lacks_field;
	struct gtab_side_table *lacks_table;
	gtab_error *err;
	gtab_map *keys;
	gtab_map *twin_keys;
	gtab_buf key;
	gtab_index_list figures;
	gtab_buf problem;
} gtab_binder;

gtab_status gtab_binder_init(gtab_binder *b, gtab_table *table, const gtab_form *form,
			     gtab_arena *arena);
void gtab_binder_clear(gtab_binder *b);

/* ---- other tables (side.c) ---- */

/*
 * Another table that relations refer to.
 *
 * st          GTAB_OK; GTAB_END: it cannot be had, why says why; else trouble, in the binder's err
 * is_self     it is the table that is checked
 * is_checked  it is checked itself
 * is_not_given  no file was given that it could be
 * figures     the rows that are needed of it
 * column_of   for each column of the table that is checked, the one like it, or GTAB_MAP_NONE
 * is_keyed    some relation looks for rows by key
 * n_unmatched rows without their like in it, and the key of the first
 */
typedef struct gtab_side_table {
	struct gtab_side_table *next;
	gtab_text name;
	gtab_when when;
	gtab_status st;
	gtab_text why;
	bool is_self;
	bool is_checked;
	bool is_not_given;
	bool is_keyed;
	gtab_table *table;
	gtab_binder binder;
	struct gtab_figures *figures;
	size_t *column_of;
	size_t n_unmatched;
	gtab_text first_unmatched;
} gtab_side_table;

/* The table of that name and time, looked for the first time it is asked for. NULL when out of memory. */
gtab_side_table *gtab_side_get(gtab_binder *b, gtab_text name, gtab_when when);
void gtab_side_clear(gtab_side_table *side);
/*
 * Ready the binder of a side for the group that b is bound to: 本组, and if is_by_column its own rows of that group,
 * by the column of the same name.
 */
gtab_status gtab_side_enter_group(gtab_binder *b, gtab_side_table *side, bool is_by_column);
/* Append what tells a row from others across files: its code, or else its stub. */
void gtab_binder_put_key(const gtab_binder *b, const gtab_row *row, gtab_buf *out);

/* Read all rows of the table once, and rewind it: for codes, labels, filters and groups. */
gtab_status gtab_binder_read_rows(gtab_binder *b, gtab_error *err);
/* Whether rows, a filter or groups were asked for and not read yet. */
bool gtab_binder_is_unread(const gtab_binder *b);

/* Set the problem and return GTAB_END (the table lacks something) or GTAB_EUSAGE (the relation cannot be). */
gtab_status gtab_binder_lacks(gtab_binder *b, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
gtab_status gtab_binder_refuse(gtab_binder *b, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The groups by a column, asked for when they are not there yet. NULL when out of memory. */
gtab_groups *gtab_binder_groups(gtab_binder *b, size_t column);
/* n indexes in b->arena, none yet. */
gtab_status gtab_binder_new_list(gtab_binder *b, size_t n, gtab_index_list *out);

/* Whether a reference is to a column of this table that the form has and the table leaves out. */
bool gtab_binder_is_left_out(const gtab_binder *b, const gtab_ref *ref);

/* What the table's head says of a name: its context line of that key, or 报表小类：2 in another. */
bool gtab_bind_head(gtab_binder *b, gtab_text name, gtab_text *value_out);
/* The rows or columns of a pick that is not NONE (bind_ref.c). Returns as gtab_bind(). */
gtab_status gtab_bind_rows(gtab_binder *b, const gtab_pick *pick, gtab_index_list *out);
gtab_status gtab_bind_columns(gtab_binder *b, const gtab_pick *pick, gtab_index_list *out);
/* Decide whether a bare name is a column or a row, and leave it as such. */
gtab_status gtab_bind_bare(gtab_binder *b, gtab_ref *ref);

/*
 * What the references of a relation look at. A scalar is a sum or function over rows that the relation itself
 * names all of: it may stand beside anything. A column of another table is by row where columns are.
 */
typedef struct gtab_shape {
	bool has_side_column;
	bool has_row;
	bool has_column;
	bool has_cell;
	bool has_scalar;
} gtab_shape;

/*
 * A term and what it picks: rows × columns, or made, a function or text that is bound already.
 */
typedef struct gtab_picked {
	const gtab_term *term;
	bool has_row;
	bool has_column;
	bool is_made;
	gtab_side_table *side;
	gtab_index_list rows;
	gtab_index_list columns;
	gtab_bound_term made;
} gtab_picked;

/* What a term picks; shape gains what it looks at (bind_term.c). Returns as gtab_bind(). */
gtab_status gtab_pick_term(gtab_binder *b, const gtab_term *term, gtab_shape *shape,
			   gtab_picked *out);
size_t gtab_picked_n(const gtab_picked *p);
/* Make a column of another table the sum over its 明细 rows. */
gtab_status gtab_picked_sum_column(gtab_picked *p);
/* A side from what its terms picked; of `spread` only member k is taken, others are summed. */
gtab_status gtab_bind_picked(gtab_binder *b, const gtab_picked *picked, size_t n,
			     const gtab_picked *spread, size_t k, gtab_bound_side *out);
/* A side all of whose ranges are summed. */
gtab_status gtab_bind_side(gtab_binder *b, const gtab_side *side, gtab_shape *shape,
			   gtab_bound_side *out);

/* bind_condition.c; returns as gtab_bind(). */
gtab_status gtab_bind_condition(gtab_binder *b, const gtab_condition *condition, gtab_shape *shape,
				const gtab_bound_condition **out);
/* Whether both sides are cells of columns that hold no figures: they are compared as texts. */
bool gtab_bind_are_texts(const gtab_binder *b, const gtab_bound_side *left,
			 const gtab_bound_side *right);
/* The 明细 rows that meet a filter; while they are not read yet, none, and b->needs_rows is set. */
gtab_status gtab_bind_filter(gtab_binder *b, const gtab_condition *filter, gtab_index_list *out);

/*
 * Bind one relation; *out is a list in b->arena. Rows it refers to are marked as needed.
 *
 * Returns GTAB_OK (for a relation of other years *out is NULL); GTAB_END when the table lacks what it names,
 * or a group does (then *out are those of the other groups); GTAB_EUSAGE when it can be bound to no table
 * (b->problem says why); GTAB_ENOMEM.
 */
gtab_status gtab_bind(gtab_binder *b, const gtab_relation *relation, gtab_text rule,
		      gtab_bound **out);

#endif
