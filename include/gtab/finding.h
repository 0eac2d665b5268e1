/* SPDX-License-Identifier: MIT */
#ifndef GTAB_FINDING_H
#define GTAB_FINDING_H

/*
 * Findings: what is wrong with the data. They are results, not trouble: work goes on.
 */

#include <gtab/row.h>

typedef enum gtab_severity { GTAB_NOTE, GTAB_WARNING, GTAB_ERROR } gtab_severity;

/* One cell that took part: its label (05行 数值, 财务收支审计), address and value as printed. */
typedef struct gtab_operand {
	gtab_text label;
	gtab_text cell;
	gtab_text value;
} gtab_operand;

/*
 * rule       ASCII, "form/id" or "norm/number": never translated
 * column_no  field number in the file, 0 when the row or the file is meant
 * cell       A1 address; "" when no single cell is meant
 * found, expected, op, difference  as decimal texts for relations; "" where they do not apply
 * message    translated sentence
 * All texts are borrowed for the call that hands the finding over.
 */
typedef struct gtab_finding {
	gtab_severity severity;
	gtab_text rule;
	gtab_place place;
	uint64_t column_no;
	gtab_text reporter;
	gtab_text row_label;
	gtab_text column_label;
	gtab_text cell;
	gtab_text found;
	gtab_text expected;
	gtab_text op;
	gtab_text difference;
	gtab_text message;
	const gtab_operand *operands;
	size_t n_operands;
} gtab_finding;

typedef void gtab_finding_fn(void *ctx, const gtab_finding *finding);

#endif
