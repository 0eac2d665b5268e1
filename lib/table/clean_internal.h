/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TABLE_CLEAN_INTERNAL_H
#define GTAB_TABLE_CLEAN_INTERNAL_H

/*
 * The inside of gtab_table, shared by the files that make it: columns.c decides the columns, clean_row.c makes one row,
 * kept.c reads what `gtab-norm -k` wrote, clean.c joins them.
 */

#include <gtab/clean.h>

#include "table/label_internal.h"
#include "table/layout_internal.h"
#include "table/merge_internal.h"
#include "table/profile_internal.h"
#include "table/replay_internal.h"
#include "table/view_internal.h"

/* Where the cells of one column of the file go. Indexes into the table's columns, GTAB_MAP_NONE for none. */
typedef struct gtab_cell_plan {
	size_t column;
	size_t unit;
	size_t lower;
	size_t upper;
	bool drops_float_tail; /* every figure ends in .0, so the tail says nothing */
	size_t n_digits;       /* of a code, by the form; 0 when free */
	char list_delimiter;   /* of a list, by the form; '\0' for none */
	bool is_filled_down;   /* a merged stub column */
	bool may_be_clean; /* a cell can be told to be clean without its neighbours and options */
	bool makes_companions; /* the file has none of them */
	bool is_date;          /* declared to hold dates: only there is a day number a date */
	const gtab_field *
		declared; /* where its form says how cells are written, or which mean missing; or NULL */
	bool is_merged;  /* and that by the way the export writes it */
	bool is_counter; /* 序号 and codes: what they say is of one row alone */
} gtab_cell_plan;

/* A header as it comes from the file or a `#gtab 1` stream, before the cells had their say. */
typedef struct gtab_header {
	const gtab_text *paths;
	const gtab_text *printed;      /* NULL: no number line */
	const gtab_column_type *types; /* NULL: to be decided */
	const uint64_t *source_nos;    /* NULL: 1, 2, 3 … */
	size_t n_cols;
} gtab_header;

enum { GTAB_HEAD_RECORDS = 64 }; /* the layout is found from these */

/*
 * Remarks that wait for their rows. Zero it before use; texts are copied.
 *
 * row_no  row of the batch, from 0, before which the next remark is told
 */
typedef struct gtab_held {
	struct gtab_held_remark *list;
	size_t n;
	size_t n_max;
	size_t n_told;
	size_t row_no;
	gtab_arena arena;
	bool failed;
} gtab_held;

void gtab_held_keep(gtab_held *h, const gtab_remark *remark);
/* Tell those that come before row row_no or right with it. */
void gtab_held_tell(gtab_held *h, size_t row_no, const gtab_table *t);
void gtab_held_reset(gtab_held *h);
void gtab_held_clear(gtab_held *h);

/*
 * What is at hand while rows go by. The table it cleans by is only read, so that several cleaners may share it.
 *
 * arena    what the row at hand points to
 * scratch  the cell at hand; `mended` a repaired text before it is normalized, `simple` and simplified
 * section  the heading of the section that the row is in
 * above    last value of each stub column, in `above_arena`
 * stands_alone  no row needs those above it, so none is remembered
 * held     where remarks wait; NULL: they are told at once
 */
typedef struct gtab_cleaner {
	const gtab_table *table;
	bool stands_alone;
	gtab_held *held;
	gtab_record_state record_state;
	gtab_nesting nesting;
	uint64_t row_idx;
	gtab_arena arena;
	gtab_buf scratch;
	gtab_buf mended;
	gtab_buf simple;
	gtab_buf section;
	gtab_cell *cells;
	gtab_cell *blank; /* a row of none */
	gtab_cell *above;
	gtab_arena above_arena;
	gtab_row row;
} gtab_cleaner;

struct gtab_table {
	gtab_table_options options;
	gtab_source *source;
	gtab_text name;        /* of the source */
	gtab_decoder *decoder; /* NULL for a workbook */
	gtab_stream *records;
	gtab_form *own_form; /* found by its header; freed here */
	gtab_form *
		vintage; /* the form as it was in the table's period, where it differs; freed here */
	gtab_map *
		fixed_names; /* rows that the form gives a class, by folded code or label; or NULL */
	size_t fixed_code_col; /* field that holds the codes of such rows, or GTAB_MAP_NONE */
	const gtab_form *form;

	gtab_arena arena; /* all that lives as long as the table */
	gtab_context context;
	gtab_layout layout;
	bool is_sheet;         /* the records come from a workbook; decoder is NULL */
	bool is_kept;          /* a table of a `#gtab 1` stream */
	bool is_over;          /* of its tables none is left */
	uint64_t first_record; /* of this table; records before are skipped */
	uint64_t last_record;  /* `#end` of a kept table; UINT64_MAX otherwise */
	gtab_header header;
	gtab_column *columns;
	size_t n_columns;
	gtab_cell_plan *plans; /* one a column of the file */
	size_t origin_col;     /* field of #origin in a kept table, or GTAB_MAP_NONE */
	size_t label_col;      /* field that names the rows, or GTAB_MAP_NONE */
	size_t n_rows;
	bool has_figures;    /* a column of figures ends the stub */
	uint64_t other_at;   /* record where another table begins; 0 for none */
	uint64_t other_line; /* and its line */
	gtab_merge merge;
	gtab_view view;
	size_t section_column; /* where section headings go; GTAB_MAP_NONE without any */
	size_t header_cells;   /* raw cells of the header record, to see ragged rows */

	gtab_cleaner cleaner;   /* of rows that are cleaned one after the other */
	struct gtab_bulk *bulk; /* that reads the table in blocks; NULL: record by record */
};

/* Say what was assumed of the layout where it may be wrong, and what decides. */
void gtab_table_tell_layout(const gtab_table *t);

/* Leave out columns without a header that hold nothing, in header and profiles (n of them). GTAB_OK, GTAB_ENOMEM. */
gtab_status gtab_columns_drop_empty(gtab_table *t, gtab_profile *profiles, size_t n,
				    gtab_error *err);

/* Decide the columns from header, profiles (n_cols of them) and form. GTAB_OK, GTAB_ENOMEM. */
gtab_status gtab_columns_decide(gtab_table *t, const gtab_profile *profiles, gtab_error *err);

/*
 * Set t->form to the table of a form of several that the data are. GTAB_OK; GTAB_EUSAGE naming the tables.
 *
 * context, header  of the table, as far as they can be known before a form is chosen
 */
gtab_status gtab_table_choose(gtab_table *t, const gtab_context *context, const gtab_header *header,
			      gtab_error *err);

/* Rows that the form gives a class (row_classes.c). GTAB_OK, GTAB_ENOMEM. The row that a record is; NULL for none. */
gtab_status gtab_row_classes_open(gtab_table *t);
void gtab_row_classes_clear(gtab_table *t);
const gtab_fixed_row *gtab_row_class_of(gtab_cleaner *c, const gtab_row *record);

/* Split a unit off a header path: 数量|人数（人） is 数量|人数 and 人. "" when there is none. */
void gtab_header_split_unit(gtab_text path, gtab_text *name_out, gtab_text *unit_out);

/* Take a code column for identifiers where its header and most of its cells say so, and tell it (identifier_guess.c). */
void gtab_identifier_guess(const gtab_table *t, gtab_column *column, const gtab_profile *profile);

/* A cleaner for this table, which it borrows. */
void gtab_cleaner_init(gtab_cleaner *c, const gtab_table *table);
/* Room for a row of the columns that were decided, in this arena. False when out of memory. */
bool gtab_cleaner_ready(gtab_cleaner *c, gtab_arena *arena);
/* As before the first row. */
void gtab_cleaner_rewind(gtab_cleaner *c);
void gtab_cleaner_clear(gtab_cleaner *c);

/*
 * What stands around the rows, as it goes by: kept in the first pass; in the second told, or held against the log that
 * is replayed.
 */
void gtab_table_keep_around(gtab_table *t, gtab_record_kind kind, const gtab_row *record);
gtab_status gtab_cleaner_pass_by(gtab_cleaner *c, gtab_record_kind kind, const gtab_row *record,
				 gtab_error *err);

/* Make c->row, of c->cells, from a data record. What it points to is added to c->arena. GTAB_OK or trouble. */
gtab_status gtab_clean_row(gtab_cleaner *c, const gtab_row *record, gtab_error *err);

/* Say which encoding was taken where that is not certain; and from now on, what the decoder does to bad bytes. */
void gtab_table_tell_reading(const gtab_table *t);
void gtab_table_hear_decoder(gtab_table *t);

/* Say what a person would want to know of the sheet: which one it is, hidden rows, formulas without a saved result. */
void gtab_table_tell_sheet(const gtab_table *t);

/* The record with damaged texts put back, in the arena; itself where none is. Telling it is for the second pass. */
const gtab_row *gtab_damage_mend(const gtab_table *t, const gtab_row *record, gtab_arena *arena);
void gtab_damage_tell(const gtab_cleaner *c, const gtab_row *record);

/*
 * Log what the layout did to a line (layout_log.c), or hold it against the log that is replayed: header names,
 * lines set apart, headers left out.
 */
gtab_status gtab_layout_log_header(const gtab_cleaner *c, const gtab_row *record, gtab_error *err);
gtab_status gtab_layout_log_line(const gtab_cleaner *c, const gtab_row *record, gtab_rule rule,
				 gtab_error *err);

/* Hand a remark over, if anyone listens. */
void gtab_remark_make(const gtab_table *t, const gtab_remark *remark);
/* The same with a message in printf's way, written only when somebody listens. */
void gtab_remark_say(const gtab_table *t, gtab_remark remark, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The same for a row that a cleaner has at hand. */
void gtab_cleaner_tell(const gtab_cleaner *c, const gtab_remark *remark);
void gtab_cleaner_say(const gtab_cleaner *c, gtab_remark remark, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/*
 * Read a kept table's context lines and header. Starts at t->first_record; sets t->last_record and all that the
 * context says. GTAB_END when there is no further table; GTAB_EMALFORMED when it is cut short.
 */
gtab_status gtab_kept_open(gtab_table *t, gtab_error *err);

/* The next record of this table, context lines of a kept one left out. */
gtab_status gtab_table_record(gtab_table *t, const gtab_row **record_out, gtab_error *err);
/* The next data record, as much of it as is the table's. In the first pass what stands around the rows is kept. */
gtab_status gtab_table_data_record(gtab_table *t, bool is_first_pass, const gtab_row **record_out,
				   gtab_error *err);
gtab_status gtab_table_rewind_records(gtab_table *t, gtab_error *err);

/* The first pass over the table, whose header is known: count its cells, decide its columns. */
gtab_status gtab_table_measure(gtab_table *t, gtab_error *err);

/* Where a row of a kept table came from, by its #origin cell (file:line or file:line#row). */
gtab_place gtab_kept_place(const gtab_table *t, const gtab_row *record);

#endif
