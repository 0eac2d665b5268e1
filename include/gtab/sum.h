/* SPDX-License-Identifier: MIT */
#ifndef GTAB_SUM_H
#define GTAB_SUM_H

/*
 * Roll-ups (汇总): the tables of many reporters become the table of their superior.
 *
 * Only what may be added is added (gtab_column_adds_up). Adding is associative: the sum of partial sums is the sum.
 * Sums are exact, and those of rounded figures have bounds. A figure that is missing is never a nought: the sum is of
 * the others, and is told to be short.
 */

#include <gtab/clean.h>
#include <gtab/finding.h>

typedef struct gtab_sum gtab_sum;

typedef enum gtab_sum_shape {
	GTAB_SUM_STACKED,    /* 叠加: one table like those of the reporters, cell by cell */
	GTAB_SUM_BY_REPORTER /* a row for each reporter, and 合计 */
} gtab_sum_shape;

typedef enum gtab_sum_total { GTAB_TOTAL_BELOW, GTAB_TOTAL_ABOVE, GTAB_TOTAL_NONE } gtab_sum_total;

/*
 * All texts are borrowed for the life of the sum.
 *
 * key        fields that name a row, with commas between them; "": a code, or else the labels left of the figures
 * row_label  BY_REPORTER: the row of a submission that counts; "": its 合计, its only row, or else all of its rows
 *            side by side
 * reporters  who must send a table: a line each, a name, or the code of the division and the name with a comma
 *            between them; BY_REPORTER has its rows in this order
 * total      BY_REPORTER: where 合计 stands
 * has_groups  BY_REPORTER: 小计 by the division above: by the codes of `reporters`, or by the name
 * title, reporter  of the table that is made; ""
 * on_finding  what is told, at gtab_sum_finish(); may be NULL. Rules: sum/missing-part, sum/missing-reporter,
 *            sum/twice, sum/clash, sum/not-summed, sum/missing-row, sum/period, sum/same-row, sum/label
 */
typedef struct gtab_sum_options {
	gtab_sum_shape shape;
	gtab_text key;
	gtab_text row_label;
	gtab_text reporters;
	gtab_sum_total total;
	bool has_groups;
	gtab_text title;
	gtab_text reporter;
	gtab_finding_fn *on_finding;
	void *ctx;
} gtab_sum_options;

gtab_status gtab_sum_new(const gtab_sum_options *options, gtab_sum **out, gtab_error *err);
void gtab_sum_free(gtab_sum *s); /* NULL is fine */

/*
 * Add all rows of a table, which is pulled to its end.
 *
 * reporter  who sent it; copied
 *
 * Returns GTAB_OK; GTAB_EUSAGE when a field of the key is not there, or nothing names the rows; GTAB_EOVERFLOW;
 * trouble of the table.
 */
gtab_status gtab_sum_add(gtab_sum *s, gtab_table *table, gtab_text reporter, gtab_error *err);

/* The table that was made; all of it belongs to the sum. */
typedef struct gtab_sum_result {
	gtab_table_head head;
	const gtab_row *rows;
	size_t n_rows;
} gtab_sum_result;

/*
 * Say what there is to be said, and make the table. Nothing can be added then.
 * GTAB_OK, GTAB_ENOMEM, GTAB_EOVERFLOW; GTAB_EMALFORMED when no table was added.
 */
gtab_status gtab_sum_finish(gtab_sum *s, gtab_sum_result *out, gtab_error *err);

/*
 * Hold what was reported, itself a sum of one table, against a stacked sum: a finding for each cell in which they
 * differ (sum/differs), where one of the two has no figure (sum/unknown, a warning), and for rows and columns that one
 * has alone (sum/row, sum/column). Rounded figures differ when their bounds do not meet. Where the sum is short of parts,
 * a difference is a warning. Told by the on_finding of s. GTAB_OK, GTAB_ENOMEM, GTAB_EOVERFLOW.
 */
gtab_status gtab_sum_compare(gtab_sum *s, gtab_sum *reported, gtab_error *err);

#endif
