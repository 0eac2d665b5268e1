/* SPDX-License-Identifier: MIT */
#ifndef GTAB_CHECK_H
#define GTAB_CHECK_H

/*
 * Checking a table: types and codes of the form, totals, relations.
 */

#include <gtab/clean.h>
#include <gtab/finding.h>
#include <gtab/relation.h>
#include <gtab/stream.h>

typedef struct gtab_check gtab_check;

/*
 * Find a table that a relation names.
 *
 * name  as the relation has it (表2, 清单); "" for the table that is checked
 * when  not GTAB_NOW where name is ""
 * out   borrowed until the check is freed; its rows are read and it is rewound. NULL: the table that is checked
 * is_checked_out  it is checked itself, so that relations which name it first are run there
 *
 * Returns GTAB_OK; GTAB_END when there is none or there are two, GTAB_EUSAGE when no file was given for that
 * time, err->message saying so; other trouble stops the check.
 */
typedef gtab_status gtab_find_table_fn(void *ctx, gtab_text name, gtab_when when, gtab_table **out,
				       bool *is_checked_out, gtab_error *err);

/* How often relations held, failed, or could not be decided (relations.md, Verdicts). */
typedef struct gtab_check_counts {
	size_t n_relations; /* written relations, after lists and chains are taken apart; totals and parts, one each */
	size_t n_pass; /* of those instances (a row, a column, a cell) that were tried */
	size_t n_fail;
	size_t n_unknown;
	size_t n_waived;   /* that failed, and a waiver excuses; not in n_fail */
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
 * Waivers (已说明): failures that were explained. CSV with a header: rule, reporter, period, relation, values,
 * reason, who, date, or 规则, 填报单位, 时期, 关系, 数值, 原因, 说明人, 日期, in any order. reporter and period may be
 * blank: any. A waiver excuses the failure whose relation, written in one way, and whose values are the same; when
 * either changes, it has expired.
 */
typedef struct gtab_waivers gtab_waivers;

/*
 * rows  raw, header first; borrowed, read to the end
 * name  what trouble calls them
 *
 * GTAB_EUSAGE, with line, for a header that lacks a column and a waiver without rule, relation, values, reason or who;
 * GTAB_ENOMEM; what reading the rows returns.
 */
gtab_status gtab_waivers_read(gtab_stream *rows, const char *name, gtab_waivers **out,
			      gtab_error *err);
void gtab_waivers_free(gtab_waivers *w);
/* The header of such a file, and the line that would excuse a finding, its reason and who still blank. */
void gtab_waivers_put_head(gtab_buf *out);
void gtab_waivers_put(const gtab_finding *finding, gtab_text period, gtab_buf *out);

/* What checking a table keeps of it. */
typedef enum gtab_check_memory {
	GTAB_KEEPS_NOTHING, /* rows go by */
	GTAB_KEEPS_ROWS,    /* those that relations name, or the codes and labels of all */
	GTAB_KEEPS_ALL
} gtab_check_memory;

/*
 * form       may be NULL
 * references what foreign keys into other tables look for; NULL: they are told as not checked
 * relations  further relation lines, "" for none; name is what messages call their source
 * printed    also run the relations found in the table's own notes
 * suspects   look for what is probably wrong where relations fail; the findings of these are handed over at the end
 *            then, unless the table is so large that it is not searched
 * waivers    failures that are excused; borrowed; NULL for none
 * find_table  NULL: there are no other tables; find_ctx is handed to it
 */
typedef struct gtab_check_options {
	const gtab_form *form;
	const gtab_references *references;
	gtab_text relations;
	const char *relations_name;
	bool printed;
	bool suspects;
	const gtab_waivers *waivers;
	gtab_find_table_fn *find_table;
	void *find_ctx;
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
/* What the relations keep, to be said beforehand. */
gtab_check_memory gtab_check_memory_of(const gtab_check *c);
void gtab_check_free(gtab_check *c);

#endif
