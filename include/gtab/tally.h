/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TALLY_H
#define GTAB_TALLY_H

/*
 * Counting lists by group: how many powers of each 职权类别 and 实施主体. Rows are streamed; what is held is a line for
 * each group.
 */

#include <gtab/sum.h>

typedef struct gtab_tally gtab_tally;

/*
 * All texts are borrowed for the life of the tally. Fields are named as the header or the form names them.
 *
 * by      fields whose values make the groups, with commas between them; one at least
 * across  a field whose values become columns; "" for none
 * sums    fields that are added up, beside the count; "" for none
 * count   a field that holds counts already, as in a tally that is tallied again; "": each row counts one
 * total   where 合计 stands
 * on_finding  told at gtab_tally_finish(); may be NULL. Rules: tally/spelling, tally/not-counted, tally/blank,
 *         sum/missing-part
 */
typedef struct gtab_tally_options {
	gtab_text by;
	gtab_text across;
	gtab_text sums;
	gtab_text count;
	gtab_sum_total total;
	gtab_finding_fn *on_finding;
	void *ctx;
} gtab_tally_options;

/* GTAB_OK, GTAB_ENOMEM; GTAB_EUSAGE for more fields than 16. */
gtab_status gtab_tally_new(const gtab_tally_options *options, gtab_tally **out, gtab_error *err);
void gtab_tally_free(gtab_tally *t); /* NULL is fine */

/*
 * Count the rows of a table, which is pulled to its end: details, not 合计, 小计, 累计 nor 其中. A value that the form
 * knows by another spelling counts as what the form calls it.
 *
 * Returns GTAB_OK; GTAB_EUSAGE for a field it has not, or one to be added up that is no amount; GTAB_EOVERFLOW; trouble
 * of the table.
 */
gtab_status gtab_tally_add(gtab_tally *t, gtab_table *table, gtab_error *err);

/*
 * The groups, in the order they were met, with the count, 项数, and the sums; all of it belongs to the tally.
 * GTAB_OK, GTAB_ENOMEM, GTAB_EOVERFLOW; GTAB_EMALFORMED when no table was added.
 */
gtab_status gtab_tally_finish(gtab_tally *t, gtab_sum_result *out, gtab_error *err);

#endif
