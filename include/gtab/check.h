/* SPDX-License-Identifier: MIT */
#ifndef GTAB_CHECK_H
#define GTAB_CHECK_H

/*
 * Checking a table: types and codes of the form, totals, relations.
 */

#include <gtab/clean.h>
#include <gtab/finding.h>

typedef struct gtab_check gtab_check;

/* How often relations held, failed, or could not be decided (relations.md, Verdicts). */
typedef struct gtab_check_counts {
	size_t n_relations; /* written relations, after lists and chains are taken apart; totals and parts, one each */
	size_t n_pass; /* of those instances (a row, a column, a cell) that were tried */
	size_t n_fail;
	size_t n_unknown;
	size_t n_not_run;  /* printed relations that are not checked; each is a note */
	size_t n_findings; /* of severity GTAB_ERROR */
	size_t n_warnings;
} gtab_check_counts;

/*
 * Values that foreign keys of one table look for in others. Fill it before the tables are checked: the keys of
 * a million rows take 16 MB.
 */
typedef struct gtab_references gtab_references;

/* For the foreign keys of all tables of a form, which must outlive it. GTAB_OK, GTAB_ENOMEM. */
gtab_status gtab_references_new(const gtab_form *form, gtab_references **out, gtab_error *err);
/* Whether any table refers to another, so that others must be read first. */
bool gtab_references_are_needed(const gtab_references *r);
/* Whether some foreign key refers to the form's table of that name, and its values have not been read. */
bool gtab_references_lack(const gtab_references *r, gtab_text table);
/*
 * Read the keys of a table, by the form it was opened with, and rewind it. A table none refers to is left alone.
 * Returns what reading the rows returns.
 */
gtab_status gtab_references_add(gtab_references *r, gtab_table *table, gtab_error *err);
void gtab_references_free(gtab_references *r);

/*
 * form       may be NULL
 * references what foreign keys into other tables look for; NULL: they are told as not checked
 * relations  further relation lines, "" for none; name is what messages call their source
 * printed    also run the relations found in the table's own notes
 * suspects   look for what is probably wrong where relations fail; the findings of these are handed over at the end
 *            then, unless the table is so large that it is not searched
 */
typedef struct gtab_check_options {
	const gtab_form *form;
	const gtab_references *references;
	gtab_text relations;
	const char *relations_name;
	bool printed;
	bool suspects;
	gtab_finding_fn *on_finding;
	void *ctx;
} gtab_check_options;

/*
 * Bind form and relations to a table. Takes nothing: table must outlive the check. When a relation names a
 * row, all rows are read once and the table is rewound: silence its remarks for that time
 * (gtab_table_set_remarks), or they are made twice.
 *
 * Returns GTAB_OK; GTAB_EUSAGE for a relation that does not parse, is not supported yet, or fits no table
 * (line and column of the offending character; a printed one is a note instead); what reading the rows returns.
 * A relation that names what the table lacks is one finding, not trouble.
 */
gtab_status gtab_check_open(gtab_table *table, const gtab_check_options *options, gtab_check **out,
			    gtab_error *err);
/* Whether the check finds itself what the table's own rules refuse: a plain schema has the word on its cells. */
bool gtab_check_covers(const gtab_form *form, const gtab_remark *remark);
/* Look at one row, in order. Findings of the row alone are handed over at once. */
gtab_status gtab_check_row(gtab_check *c, const gtab_row *row, gtab_error *err);
/*
 * After the last row: what needs several rows. Where two rows may have the same key, the table is read again:
 * silence its remarks for that time too. counts_out may be NULL.
 */
gtab_status gtab_check_finish(gtab_check *c, gtab_check_counts *counts_out, gtab_error *err);
void gtab_check_free(gtab_check *c);

#endif
