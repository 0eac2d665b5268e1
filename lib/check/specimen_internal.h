/* SPDX-License-Identifier: MIT */
#ifndef GTAB_CHECK_SPECIMEN_INTERNAL_H
#define GTAB_CHECK_SPECIMEN_INTERNAL_H

/*
 * A form as a table without data, so that its relations can be bound before any table is there: a column a field,
 * a row for each that the form prints, or else for each that its relations name.
 */

#include "check/bind_internal.h"

/*
 * A relation of the form and what became of it.
 *
 * line_idx  the form's relation line that it stands in
 * part      as written
 * relation  NULL when it does not parse: problem says why
 * bounds    NULL when st is not GTAB_OK, or it is of another period
 * st        GTAB_OK; GTAB_END: the form lacks what it names; GTAB_EUSAGE: it can be bound to no table
 */
typedef struct gtab_specimen_relation {
	size_t line_idx;
	gtab_text part;
	const gtab_relation *relation;
	gtab_bound *bounds;
	gtab_status st;
	gtab_text problem;
} gtab_specimen_relation;

/*
 * A form as a table.
 *
 * vintage    the form as it was in the period; NULL: the same as ever
 * row_names  of each row its code or label, as words
 */
typedef struct gtab_specimen_table {
	struct gtab_specimen_table *next;
	gtab_arena *arena;
	gtab_form *vintage;
	gtab_buf csv;
	gtab_source *source;
	gtab_table *table;
	gtab_text *row_names;
	size_t n_rows;
	size_t rows_size;
} gtab_specimen_table;

/*
 * Make it, so that what relations name of it is there.
 *
 * asked  what relations of another table call it; "" for those of this one
 * lines  the relations
 *
 * Returns GTAB_OK, GTAB_ENOMEM, or what opening a table returns; gtab_specimen_table_clear() in any case.
 */
gtab_status gtab_specimen_table_open(gtab_specimen_table *t, gtab_arena *arena,
				     const gtab_form *form, gtab_text asked, gtab_text period,
				     gtab_text lines, gtab_error *err);
void gtab_specimen_table_clear(gtab_specimen_table *t);

/*
 * text    all relation lines
 * others  tables of the package, and of earlier times
 */
typedef struct gtab_specimen {
	gtab_arena arena;
	const gtab_form *form;
	gtab_text period;
	gtab_buf text;
	gtab_specimen_table own;
	gtab_specimen_table *others;
	gtab_binder binder;
	bool has_binder;
	gtab_specimen_relation *relations;
	size_t n_relations;
	size_t relations_size;
} gtab_specimen;

/*
 * Make it and bind relations to it.
 *
 * form    one table of a form; the others of its package are found by it
 * period  the time to look at, as 2015-06; "" for now
 * lines   n relation lines; they, like form, must outlive it
 *
 * Returns GTAB_OK, GTAB_ENOMEM, or what opening a table returns; gtab_specimen_clear() in any case.
 */
gtab_status gtab_specimen_open(gtab_specimen *s, const gtab_form *form, gtab_text period,
			       const gtab_text *lines, size_t n_lines, gtab_error *err);
void gtab_specimen_clear(gtab_specimen *s);

#endif
