/* SPDX-License-Identifier: MIT */
#ifndef GTAB_CHECK_INTERNAL_H
#define GTAB_CHECK_INTERNAL_H

/* The inside of gtab_check, shared by the files that make it: check.c joins them. */

#include <gtab/check.h>

#include "check/bind_internal.h"
#include "check/case_internal.h"
#include "check/evaluate_internal.h"
#include "check/fingerprint_internal.h"
#include "check/violation_internal.h"
#include "form/json_schema_internal.h"
#include "form/lexical_internal.h"
#include "form/pattern_internal.h"

/* ---- findings on their way out (finding.c) ---- */

/*
 * Where findings go, and how many there were.
 *
 * arena   holds the texts of one finding; forgotten with the next
 * failed  out of memory: some finding lacks its texts
 * suspects  what is gathered for the search for suspects, and holds the findings meanwhile; NULL: nobody asked
 */
typedef struct gtab_finding_sink {
	gtab_finding_fn *fn;
	void *ctx;
	gtab_arena arena;
	bool failed;
	gtab_text reporter;
	gtab_text source; /* the file, for findings on the whole of it */
	gtab_text period;
	const gtab_waivers *waivers;
	gtab_buf scratch;
	gtab_check_counts *counts;
	gtab_case *suspects;
} gtab_finding_sink;

/* Count a finding and hand it over; its texts may be in sink->arena, which is empty afterwards. */
void gtab_finding_send(gtab_finding_sink *sink, gtab_finding *finding);
/* A translated sentence, in sink->arena. */
gtab_text gtab_finding_text(gtab_finding_sink *sink, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
gtab_text gtab_finding_decimal(gtab_finding_sink *sink, gtab_decimal d);
gtab_text gtab_finding_address(gtab_finding_sink *sink, const gtab_column *column,
			       gtab_place place);
/* A cell as findings show it: a citizen number, right or wrong, without its middle. */
gtab_text gtab_finding_shown(gtab_finding_sink *sink, const gtab_column *column, gtab_text cell);

/* ---- identifiers (identifiers.c) ---- */

/*
 * checked    the columns that hold identifiers
 * divisions  NULL when no column holds any
 */
typedef struct gtab_identifier_run {
	gtab_arena arena;
	const gtab_column *columns;
	size_t n_columns;
	size_t *checked;
	size_t n_checked;
	gtab_division_list *divisions;
	gtab_finding_sink *sink;
} gtab_identifier_run;

gtab_status gtab_identifiers_open(gtab_identifier_run *run, const gtab_table *table,
				  gtab_finding_sink *sink);
void gtab_identifiers_row(const gtab_identifier_run *run, const gtab_row *row);
void gtab_identifiers_clear(gtab_identifier_run *run);

/* ---- figures of a row, and of the rows kept for later (figures.c) ---- */

gtab_value gtab_value_of(const gtab_cell *cell);

/* A row some relation refers to. */
typedef struct gtab_kept_row {
	gtab_text key;
	gtab_text label;
	gtab_text code;
	gtab_place place;
} gtab_kept_row;

/*
 * slot_of     a column's place in a line of values; GTAB_MAP_NONE when no relation looks at it
 * used        the columns by their slots
 * lower_of, upper_of  the companions of a column, or GTAB_MAP_NONE
 * places      decimals of a column by the form, or -1
 * now         the line of the row that is looked at
 * kept        the lines of the rows that are needed later, one after the other
 * text_of     a column's place in a line of texts, as slot_of
 * texts       the texts of the kept rows, line by line
 */
typedef struct gtab_figures {
	gtab_arena arena;
	const gtab_column *columns;
	size_t n_columns;
	size_t *slot_of;
	size_t *used;
	size_t n_used;
	size_t *lower_of;
	size_t *upper_of;
	int *places;
	gtab_value *now;
	gtab_value *kept;
	size_t *text_of;
	size_t *text_columns;
	size_t n_texts;
	gtab_text *texts;
	gtab_kept_row *rows;
	size_t n_kept;
	gtab_text source; /* of the row kept last: most rows share it */
} gtab_figures;

/* form may be NULL */
gtab_status gtab_figures_init(gtab_figures *f, const gtab_column *columns, size_t n_columns,
			      const gtab_form *form);
void gtab_figures_clear(gtab_figures *f);
/* Keep column and its companions in every line. */
void gtab_figures_use(gtab_figures *f, size_t column);
/* Keep the text of column too, for those rows that are kept. */
void gtab_figures_use_text(gtab_figures *f, size_t column);
/* Make room, after the last use: index says which rows are needed and gets their slots. */
gtab_status gtab_figures_prepare(gtab_figures *f, gtab_row_index *index);
/* Read the used cells of a row into f->now. */
void gtab_figures_read(gtab_figures *f, const gtab_row *row);
/* Keep f->now as that slot, with the key by which other tables know the row, or "". GTAB_OK, GTAB_ENOMEM. */
gtab_status gtab_figures_keep(gtab_figures *f, size_t slot, const gtab_row *row, size_t label_col,
			      size_t code_col, gtab_text key);
/* The text of a kept row's cell; the column was asked for. */
gtab_text gtab_figures_text(const gtab_figures *f, size_t slot, size_t column);
/* A cell as an operand; slot GTAB_MAP_NONE is f->now. */
void gtab_figures_get(const gtab_figures *f, size_t slot, size_t column, gtab_eval_term *out);

/* ---- what fails, and what follows from it (root.c) ---- */

/* A cell of a failed relation: whose, and with which coefficient when all is brought to the left. */
typedef struct gtab_root_cell {
	const void *side;
	size_t row;
	size_t column;
	int sign; /* 1 or -1; 0: another coefficient, which explains nothing */
} gtab_root_cell;

/*
 * A failure kept until it is known what it follows from.
 *
 * difference  left minus right
 * edit        of the case, as gtab_case_pending() told it
 * n_left      of the cells, those of the left side
 * root        the failure it follows from, or GTAB_MAP_NONE
 */
typedef struct gtab_failed {
	gtab_finding *finding;
	gtab_decimal difference;
	size_t edit;
	gtab_cmp cmp;
	gtab_root_cell *cells;
	size_t n_cells;
	size_t n_left;
	size_t root;
	size_t next_below; /* of the same root */
	size_t first_below;
	size_t last_below;
} gtab_failed;

typedef struct gtab_roots {
	gtab_arena arena;
	gtab_failed *items;
	size_t n;
	size_t size;
	gtab_buf key;
} gtab_roots;

/* ---- relations (relations_open.c, relations.c, instance.c) ---- */

/*
 * The bound relations, and what runs them.
 *
 * by_row  run on each row; at_end: on kept rows, after the last
 * terms   room for the operands of one relation
 */
typedef struct gtab_relation_run {
	gtab_arena arena; /* bounds and parsed relations */
	gtab_binder binder;
	gtab_figures figures;
	gtab_bound *by_row;
	gtab_bound *at_end;
	gtab_bound **by_row_next;
	gtab_bound **at_end_next;
	gtab_eval_term *terms;
	gtab_finding_sink *sink;
	size_t row_idx;
	bool needs_keys;
	gtab_buf key; /* of the row that goes by */
	gtab_buf
		left_out; /* relations that want columns which the table may leave out: one note for all */
	gtab_roots roots;
} gtab_relation_run;

/*
 * Where a relation is tried.
 *
 * run      NULL: only row is known, figures are read from its cells
 * row      the row that goes by, or NULL
 * row_idx  the row that is looked at again after the last one, or GTAB_MAP_NONE
 * column   the column that is looked at, or GTAB_MAP_NONE
 * key      of the row, for finding it in other tables; "" when none is asked for
 * is_apart set when the relation turned out not to be about this row: it has no rows below it
 */
typedef struct gtab_here {
	const gtab_relation_run *run;
	const gtab_row *row;
	size_t row_idx;
	size_t column;
	gtab_text key;
	bool is_apart;
} gtab_here;

/* A term as an operand: a cell, a sum, the value of a function. */
gtab_eval_term gtab_instance_value(gtab_here *here, const gtab_bound_term *t,
				   const gtab_relation_options *options);
/* Row and column of a cell of another table; false when it has no such. */
bool gtab_instance_locate(const gtab_here *here, const gtab_bound_term *t, size_t *row_out,
			  size_t *column_out);
/* A term that is one cell or a text, as text; what is missing is "". */
gtab_text gtab_instance_text(const gtab_here *here, const gtab_bound_term *t);
/* Whether a and b are one text, but for width and spaces. */
bool gtab_same_text(gtab_text a, gtab_text b);
gtab_verdict gtab_instance_condition(gtab_here *here, const gtab_bound_condition *c);
/* A condition on the columns of a row. */
gtab_verdict gtab_condition_of_row(const gtab_bound_condition *c, const gtab_row *row);

/* Parse and bind all relations of options; may read the table once. Findings for what the table lacks. */
gtab_status gtab_relations_open(gtab_relation_run *run, gtab_table *table,
				const gtab_check_options *options, gtab_finding_sink *sink,
				gtab_error *err);
gtab_status gtab_relations_row(gtab_relation_run *run, const gtab_row *row);
void gtab_relations_finish(gtab_relation_run *run);
void gtab_relations_clear(gtab_relation_run *run);

/* One failure, in words (relation_finding.c); left and right are the operands. */
typedef struct gtab_failure {
	const gtab_bound *bound;
	const gtab_outcome *outcome;
	gtab_eval_side left;
	gtab_eval_side right;
	gtab_here *here;
} gtab_failure;

/* Take a relation that was tried, held or failed, into the case (case_relation.c). */
void gtab_case_relation(gtab_case *c, const gtab_failure *f);

/* Tell a failure, or that it is excused; counts which. */
void gtab_relation_report(gtab_relation_run *run, const gtab_failure *failure);

/* Where a cell of a relation is; column NULL: in a table that lacks it. */
typedef struct gtab_spot {
	gtab_place place;
	gtab_text code;
	gtab_text label;
	const gtab_column *column;
} gtab_spot;

gtab_spot gtab_relation_spot(const gtab_relation_run *run, const gtab_here *here,
			     const gtab_bound_term *t);
/* Keep a failure; its finding is copied. */
void gtab_roots_add(gtab_relation_run *run, const gtab_failure *f, gtab_finding *finding);
/* Send what is kept, with what follows from a failure below it. */
void gtab_roots_flush(gtab_roots *roots, gtab_finding_sink *sink);
void gtab_roots_clear(gtab_roots *roots);

/* A finding on a relation as a whole. */
void gtab_relation_report_whole(gtab_relation_run *run, gtab_place place, gtab_severity severity,
				gtab_text rule, gtab_text message);

/* ---- what a form says of columns, cells and keys (headers.c, fields.c, keys.c) ---- */

enum { GTAB_N_BOUNDS = 4 }; /* minimum, maximum, and the two that are not reached themselves */

/*
 * What is held against the cells of one column; NULL and false where the form asks nothing.
 *
 * field       NULL: the column is no field of the form
 * allowed     constraints.enum; categories: the form's; by logical text
 * codes       by folded code, label or alias the first of the form's list that is so written; next_code: by code the
 *             next one, GTAB_MAP_NONE at the end
 * usual       the spellings of "values", folded
 */
typedef struct gtab_field_rule {
	const gtab_field *field;
	gtab_map *allowed;
	gtab_map *categories;
	gtab_map *usual;
	gtab_map *codes;
	size_t *next_code;
	gtab_pattern *pattern;
	json_t *json_schema;
	bool has_bound[GTAB_N_BOUNDS];
	gtab_decimal bounds[GTAB_N_BOUNDS];
} gtab_field_rule;

typedef enum gtab_reading {
	GTAB_READING_VALUE,
	GTAB_READING_MISSING,
	GTAB_READING_WRONG, /* no value of the field's type */
	GTAB_READING_NONE /* nothing to be checked: a mark of missing, or what the cell rules refused and told */
} gtab_reading;

/*
 * Columns whose values must differ from row to row.
 *
 * set    a fingerprint a row; sorted at the end, those that stand there twice
 * seen   of those, where a text stood first; made while the rows are read again
 */
typedef struct gtab_unique_check {
	gtab_violation violation;
	const size_t *columns;
	size_t n_columns;
	gtab_fingerprints set;
	gtab_map *seen;
} gtab_unique_check;

/* Columns whose values must stand among `known`, which is the references' or the check's own. */
typedef struct gtab_reference_check {
	const gtab_foreign_key *key;
	const size_t *columns;
	size_t n_columns;
	const gtab_fingerprints *known;
} gtab_reference_check;

/* is_keyed: by column, whether any key looks at it. scratch: the values of one key, joined. */
typedef struct gtab_key_check {
	bool *is_keyed;
	gtab_unique_check *uniques;
	size_t n_uniques;
	gtab_reference_check *references;
	size_t n_references;
	gtab_references *own; /* of foreign keys into the same table */
	gtab_buf scratch;
} gtab_key_check;

/*
 * The rows that the form fixes.
 *
 * by_name   folded code, else label and aliases
 * seen      the line that each stood in; 0 not yet
 * code_col, label_col  GTAB_MAP_NONE for none
 */
typedef struct gtab_row_check {
	const gtab_fixed_row *rows;
	size_t n_rows;
	gtab_map *by_name;
	uint64_t *seen;
	size_t code_col;
	size_t label_col;
	bool has_codes;
} gtab_row_check;

/* period: of the table, where has_period. rules, values: by column. values: what keys compare of the row that is looked at; ptr NULL for none. */
typedef struct gtab_field_check {
	gtab_arena arena;
	gtab_arena row_arena;
	const gtab_form *form;
	bool is_plain;
	bool is_kept; /* the cells have been cleaned by a tool of ours */
	const gtab_column *columns;
	size_t n_columns;
	gtab_field_rule *rules;
	gtab_text *values;
	gtab_key_check keys;
	gtab_row_check rows;
	gtab_period period;
	bool has_period;
	gtab_lexical_reader reader;
	gtab_buf folded;
	gtab_finding_sink *sink;
} gtab_field_check;

/* Fills err. May read the table once, and rewinds it. */
gtab_status gtab_fields_open(gtab_field_check *c, gtab_table *table,
			     const gtab_check_options *options, gtab_finding_sink *sink,
			     gtab_error *err);
/* Only what is needed to read rows for their keys: no findings on columns, no keys. */
gtab_status gtab_fields_open_rows(gtab_field_check *c, gtab_table *table, const gtab_form *form,
				  gtab_finding_sink *sink, gtab_error *err);
gtab_status gtab_fields_row(gtab_field_check *c, const gtab_row *row);
void gtab_fields_clear(gtab_field_check *c);

/* The same row without findings: its keys' values, and fn with them. */
typedef gtab_status gtab_key_fn(gtab_key_check *keys, gtab_field_check *c, const gtab_row *row);
gtab_status gtab_fields_again(gtab_field_check *c, const gtab_row *row, gtab_key_fn *fn);

/* The field that a column is; NULL for none. */
const gtab_field *gtab_field_of(const gtab_field_check *c, size_t col);
/* "form/enum", in the sink's arena. */
gtab_text gtab_field_rule_id(const gtab_field_check *c, gtab_violation violation);
/*
 * The cell as findings quote it: of a plain schema as it stands in the file, unless a tool of ours cleaned it;
 * citizen numbers without their middle.
 */
gtab_text gtab_field_shown(const gtab_field_check *c, const gtab_row *row, size_t col);
/* A finding on one cell; texts may be in the sink's arena. */
void gtab_field_report(const gtab_field_check *c, const gtab_row *row, size_t col,
		       gtab_severity severity, gtab_violation violation, gtab_text expected,
		       gtab_text message);

/* Findings on the columns as a whole: absent, extra, out of order, misnamed. */
void gtab_headers_check(const gtab_field_check *c);

/* Code lists (codes.c). */
gtab_status gtab_codes_open(gtab_field_check *c, gtab_field_rule *rule);
void gtab_codes_cell(gtab_field_check *c, const gtab_row *row, size_t col);

/* Fixed rows (fixed_rows.c). */
gtab_status gtab_fixed_rows_open(gtab_field_check *c, gtab_table *table);
void gtab_fixed_rows_row(gtab_field_check *c, const gtab_row *row);
void gtab_fixed_rows_finish(gtab_field_check *c);

gtab_status gtab_keys_open(gtab_key_check *keys, gtab_field_check *c, gtab_table *table,
			   const gtab_references *references, gtab_error *err);
/* Fingerprints of the row's keys; findings for what a foreign key does not find. */
gtab_status gtab_keys_row(gtab_key_check *keys, gtab_field_check *c, const gtab_row *row);
/* After the last row. Reads the table again only where two rows may have the same key. */
gtab_status gtab_keys_finish(gtab_key_check *keys, gtab_field_check *c, gtab_table *table,
			     gtab_error *err);
void gtab_keys_clear(gtab_key_check *keys);

/* The values of some columns of the row as one text; false when one of them has none. */
bool gtab_key_text(const gtab_field_check *c, const size_t *columns, size_t n, gtab_buf *out);
/* The columns that are some fields; NULL with *is_lacking_out when the table has not all of them. */
const size_t *gtab_key_columns(gtab_field_check *c, const size_t *fields, size_t n,
			       bool *is_lacking_out);
/* What a foreign key's values must be among; NULL when that table was not given (references.c). */
const gtab_fingerprints *gtab_references_find(const gtab_references *references,
					      const gtab_foreign_key *key);
/* As gtab_references_add(), for the foreign keys of form into itself alone. */
gtab_status gtab_references_of_itself(const gtab_form *form, gtab_table *table,
				      gtab_references **out, gtab_error *err);

/* ---- totals and parts (totals.c) ---- */

enum { GTAB_TOTAL_LEVELS = 9 };

/* A row that others are compared with: the last of its level, or a total before its details. */
typedef struct gtab_marked_row {
	bool is_there;
	gtab_eval_term *terms; /* by figure */
	gtab_text *units;      /* by figure, in texts */
	gtab_arena texts;
	gtab_text label;
	gtab_place place;
} gtab_marked_row;

/* The details of a column added up. */
typedef struct gtab_running {
	gtab_decimal sum;
	gtab_text unit;
	bool is_started;
	bool is_unknown; /* a figure was missing, unreadable, rounded, of another unit, or too large */
	size_t *parts; /* the figures of the case that were added */
	size_t n_parts;
	size_t parts_size;
} gtab_running;

/*
 * What labels promise: a part is within the row above it, a total is the sum of the details.
 *
 * is_guess       no form asks for it: findings are notes
 * group          runs since the last subtotal
 * subtotals_lead the first subtotal came before its details, so all do
 */
typedef struct gtab_totals {
	gtab_arena arena;
	const gtab_column *columns;
	const size_t *figures;
	size_t n_figures;
	size_t *unit_of; /* by figure: the companion that holds its unit, or GTAB_MAP_NONE */
	gtab_text form;
	bool checks_parts;
	bool checks_sums;
	bool is_guess;
	size_t label_col;
	gtab_figures now;
	gtab_marked_row above[GTAB_TOTAL_LEVELS];
	gtab_marked_row total;
	gtab_marked_row subtotal;
	gtab_marked_row row; /* the one that is looked at */
	gtab_running *all;
	gtab_running *group;
	size_t n_all;
	size_t n_group;
	bool subtotals_lead;
	bool has_subtotal;
	bool has_tried_part;
	bool has_tried_sum;
	gtab_finding_sink *sink;
} gtab_totals;

/* figures: the columns to look at, which must outlive t. */
gtab_status gtab_totals_open(gtab_totals *t, gtab_table *table, const gtab_form *form,
			     const size_t *figures, size_t n_figures, gtab_finding_sink *sink);
gtab_status gtab_totals_row(gtab_totals *t, const gtab_row *row);
void gtab_totals_finish(gtab_totals *t);
void gtab_totals_clear(gtab_totals *t);

#endif
