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
 * form       may be NULL
 * relations  further relation lines, "" for none; name is what messages call their source
 * printed    also run the relations found in the table's own notes
 * suspects   look for what is probably wrong where relations fail; the findings of these are handed over at the end
 *            then, unless the table is so large that it is not searched
 */
typedef struct gtab_check_options {
	const gtab_form *form;
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
/* Look at one row, in order. Findings of the row alone are handed over at once. */
gtab_status gtab_check_row(gtab_check *c, const gtab_row *row, gtab_error *err);
/* After the last row: what needs several rows. counts_out may be NULL. */
gtab_status gtab_check_finish(gtab_check *c, gtab_check_counts *counts_out, gtab_error *err);
void gtab_check_free(gtab_check *c);

#endif
