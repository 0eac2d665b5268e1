/* SPDX-License-Identifier: MIT */
#ifndef GTAB_FORM_RELATION_INTERNAL_H
#define GTAB_FORM_RELATION_INTERNAL_H

/*
 * A relation as it was written: what relation_parse.c makes and lib/check/bind.c binds to a table.
 *
 * A side is a sum of terms: brackets and factors are multiplied out, a list and a chain are taken apart into
 * relations of one comparison each. What is not linear (quotients, 最大) is a term with sides of its own.
 */

#include <gtab/decimal.h>
#include <gtab/finding.h>
#include <gtab/map.h>
#include <gtab/relation.h>

/* ---- the names a relation may use ---- */

typedef enum gtab_axis { GTAB_AXIS_COLUMN, GTAB_AXIS_ROW } gtab_axis;

/*
 * One way to write a column or a row.
 *
 * folded  as gtab_name_fold() makes it
 * shown   as messages list it: the column's path, the row's label
 * rank    0 for the whole name, 1 for a part of it or an alias, 2 for what the number line prints,
 *         GTAB_RANK_LEFT_OUT for what the form has and the table not; where a name fits several, the lowest is meant
 */
enum { GTAB_RANK_LEFT_OUT = 9 };

typedef struct gtab_known_name {
	gtab_text folded;
	gtab_text shown;
	size_t idx;
	gtab_axis axis;
	int rank;
} gtab_known_name;

/* Texts live in the arena. n_numbers > 0: columns have numbers printed under their header. */
typedef struct gtab_names {
	gtab_arena arena;
	gtab_known_name *items;
	size_t n;
	size_t size;
	const gtab_text *numbers;
	size_t n_numbers;
} gtab_names;

void gtab_names_init(gtab_names *names);
void gtab_names_clear(gtab_names *names);
/* GTAB_OK or GTAB_ENOMEM. A name that is blank is not added. */
gtab_status gtab_names_add(gtab_names *names, gtab_text name, gtab_text shown, gtab_axis axis,
			   size_t idx, int rank);

/* The longest known name at the start of t that ends where is_end says; bytes of t it takes, 0 for none. */
size_t gtab_names_longest(const gtab_names *names, gtab_text t, const gtab_axis *axis,
			  bool (*is_end)(gtab_text before, gtab_text rest));

/*
 * What `written` means on that axis: the index; GTAB_MAP_NONE when nothing fits, or with *second_out set
 * to another name that fits as well as *first_out.
 */
size_t gtab_names_find(const gtab_names *names, gtab_text written, gtab_axis axis,
		       const gtab_known_name **first_out, const gtab_known_name **second_out);
/* The name with the fewest edits from written, as shown; "" when all are far from it. */
gtab_text gtab_names_nearest(const gtab_names *names, gtab_text written, gtab_axis axis);

/* Take 一、 （一） 1. ① at the start of t; a number without a mark behind it is no ordinal. */
bool gtab_take_ordinal(gtab_text *t);
/* A row's label without what only its place in the table gave it: 其中：, 一、, （一）, 1. and the like. */
gtab_text gtab_label_core(gtab_text label);
/* A row code as codes are compared: 01, 1 and １ are "1". In a; {NULL, 0} when out of memory. */
gtab_text gtab_code_fold(gtab_arena *a, gtab_text code);

/* ---- a relation ---- */

typedef enum gtab_pick_kind {
	GTAB_PICK_NONE,
	GTAB_PICK_ALL,   /* * */
	GTAB_PICK_CODE,  /* 05行, 4栏, #4 */
	GTAB_PICK_RANGE, /* 02至14行, #3-7 */
	GTAB_PICK_NAME,
	GTAB_PICK_CLASS /* @*明细 */
} gtab_pick_kind;

/* Which rows, or which columns. first, last as written. */
typedef struct gtab_pick {
	gtab_pick_kind kind;
	gtab_text first;
	gtab_text last;
	gtab_row_class row_class;
} gtab_pick;

/*
 * is_bare  a name without 行, 栏, @ or #: a column (it stands in `column`), or else a row
 * is_sum   和() or 之和: the sum of what it picks, also beside an inequality
 * filter   [条件]: of the 明细 rows those that meet it; NULL for none
 * table    another table of the package, by its name or 表号; "" for the one that is checked
 * when     the same in an earlier file
 */
typedef struct gtab_ref {
	gtab_text table;
	gtab_when when;
	gtab_pick row;
	gtab_pick column;
	bool is_bare;
	bool is_sum;
	const struct gtab_condition *filter;
} gtab_ref;

typedef enum gtab_term_kind {
	GTAB_TERM_REF,
	GTAB_TERM_NUMBER,
	GTAB_TERM_INTEGER, /* a bare integer: a number, or a row code when the line is written by code */
	GTAB_TERM_TEXT, /* "县": compared letter by letter, but for width and spaces; 空 is "" */
	GTAB_TERM_CALL  /* a function of sides */
} gtab_term_kind;

typedef enum gtab_function {
	GTAB_FN_COUNT,    /* 计数: the cells that are filled in */
	GTAB_FN_ABS,      /* 绝对值 */
	GTAB_FN_MAX,      /* 最大 */
	GTAB_FN_MIN,      /* 最小 */
	GTAB_FN_QUOTIENT, /* the first side by the second */
	GTAB_FN_CHILDREN  /* 下级: the sum over the rows right below the one that is looked at */
} gtab_function;

/* factor × ref, factor × number, or factor × function(args). text is that of GTAB_TERM_TEXT. */
typedef struct gtab_term {
	struct gtab_term *next;
	struct gtab_term *next_in_part; /* all terms of the part, for reading integers as codes */
	gtab_term_kind kind;
	gtab_decimal factor;
	gtab_decimal number;
	gtab_ref ref;
	gtab_text text;
	gtab_function function;
	const struct gtab_side *args;
	gtab_text source;
} gtab_term;

/* source as written; next: another member of a 、 list. */
typedef struct gtab_side {
	struct gtab_side *next;
	gtab_term *terms;
	gtab_text source;
} gtab_side;

typedef enum gtab_cmp {
	GTAB_CMP_NONE,
	GTAB_CMP_EQ,
	GTAB_CMP_NE,
	GTAB_CMP_GE,
	GTAB_CMP_LE,
	GTAB_CMP_GT,
	GTAB_CMP_LT
} gtab_cmp;

typedef enum gtab_condition_kind {
	GTAB_CONDITION_COMPARE, /* any of left against right; of a 、 list on the right any for =, all else */
	GTAB_CONDITION_AND,
	GTAB_CONDITION_OR
} gtab_condition_kind;

/* 级别="县" 且 件数>0. next: the next of those that the one above joins. */
typedef struct gtab_condition {
	struct gtab_condition *next;
	struct gtab_condition *first; /* AND, OR: what they join */
	gtab_condition_kind kind;
	gtab_cmp cmp;
	const gtab_side *left;
	const gtab_side *right;
	gtab_text source;
} gtab_condition;

typedef enum gtab_scope {
	GTAB_SCOPE_AUTO,
	GTAB_SCOPE_ROWS,    /* 每行 */
	GTAB_SCOPE_COLUMNS, /* 每列 */
	GTAB_SCOPE_ONCE     /* 一次 */
} gtab_scope;

/* Whether the relation holds for the whole table, or for each part of it as for a table of its own. */
typedef enum gtab_grouping {
	GTAB_GROUP_NONE,
	GTAB_GROUP_COLUMN, /* 每组(区县) */
	GTAB_GROUP_UNIT    /* 每单位: by the column that names the reporting unit */
} gtab_grouping;

typedef enum gtab_tolerance {
	GTAB_TOLERANCE_NONE,
	GTAB_TOLERANCE_ABSOLUTE, /* ±0.5 */
	GTAB_TOLERANCE_PERCENT,  /* ±1%: of the left side */
	GTAB_TOLERANCE_PRINTED   /* ±舍入: half a unit in the last printed place */
} gtab_tolerance;

typedef enum gtab_if_missing {
	GTAB_IF_MISSING_DEFAULT, /* by the comparison: relations.md, Values */
	GTAB_IF_MISSING_SKIP,
	GTAB_IF_MISSING_ZERO,
	GTAB_IF_MISSING_REQUIRED
} gtab_if_missing;

typedef struct gtab_relation_options {
	gtab_severity severity;
	gtab_tolerance tolerance;
	gtab_decimal amount; /* of the tolerance */
	gtab_if_missing if_missing;
	bool is_rounding; /* 舍入:N: both sides are rounded to `rounding` places before they are compared */
	int rounding;
	bool is_truncated; /* 舍入:截断: figures were cut off, not rounded */
	int first_month;   /* 期:2013-2018, by gtab_month_no(); 0: since ever, until now */
	int last_month;
	gtab_text message; /* behind //; "" for none */
} gtab_relation_options;

/* One comparison. id is shared by the relations of a chain or list; source is the chain as written. */
typedef struct gtab_relation {
	struct gtab_relation *next;
	gtab_text id;
	gtab_text source;
	uint64_t line_no;
	uint64_t column_no;
	gtab_scope scope;
	gtab_pick scope_columns;
	gtab_grouping grouping;
	gtab_pick group_column;
	const gtab_condition *condition; /* 若, and that of 每行(…); NULL for none */
	gtab_cmp cmp;
	const gtab_side *left;
	const gtab_side *right;
	gtab_relation_options options;
} gtab_relation;

const char *gtab_cmp_text(gtab_cmp cmp); /* "≥" */

/* ---- in words, of the language of the messages (relation_words.c) ---- */

/* Append what it asks; scope is the one it was bound with, or GTAB_SCOPE_AUTO when it is not known. */
void gtab_relation_words(const gtab_relation *r, gtab_scope scope, gtab_buf *out);
void gtab_relation_tolerance_words(const gtab_relation_options *o, gtab_buf *out);
/* Borrowed for ever. */
const char *gtab_relation_missing_words(const gtab_relation *r);
/* 2013-01–2018-12, with an open end "2013-01–"; nothing for always. */
void gtab_relation_period_words(const gtab_relation_options *o, gtab_buf *out);

/*
 * Append a relation written in one way: whatever way two relations were written, they are the same when their texts
 * are. It reads as the same relation again. Id, severity and message are no part of it.
 */
void gtab_relation_put(const gtab_relation *r, gtab_buf *out);

/* ---- reading ---- */

/*
 * Where relation lines are read from, and what is made.
 *
 * text, name  all lines, and what messages call them
 * names       what references may mean; NULL: every name is taken up to the next operator
 * names_of    the names of another table, behind 表2!; NULL when there is none such. May itself be NULL
 * arena       holds what is made; it borrows text
 * n_ids       ids given so far: A01, A02, …
 */
typedef struct gtab_relation_reader {
	gtab_text text;
	const char *name;
	const gtab_names *names;
	const gtab_names *(*names_of)(void *ctx, gtab_text table);
	void *ctx;
	gtab_arena *arena;
	size_t at;
	size_t n_ids;
} gtab_relation_reader;

/*
 * Read the next part (up to a line's end or ；) that is neither blank nor a comment. *out is its relations, in
 * order, at least one. After trouble the next call goes on with the next part.
 *
 * part_out  the part as written; set also on GTAB_EUSAGE; may be NULL
 *
 * Returns GTAB_OK; GTAB_END; GTAB_EUSAGE for a part that is no relation, or is one of a kind that is not
 * supported yet (line and column of the character that shows it); GTAB_ENOMEM.
 */
gtab_status gtab_relation_next(gtab_relation_reader *r, gtab_relation **out, gtab_text *part_out,
			       gtab_error *err);

#endif
