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
 * One cell that is probably wrong, and what it probably should be.
 *
 * group   changes of one group, from 1, belong together; groups stand in the order of their likelihood
 * is_tie  other groups are as likely as this one: none of them is more than a candidate
 * likely  what the cell should be; "" when only the cell is known
 * reason  ASCII id: "digits-swapped"; reason_words says it in the language of the messages
 */
typedef struct gtab_suspect {
	unsigned group;
	bool is_tie;
	gtab_text label;
	gtab_text cell;
	gtab_text found;
	gtab_text likely;
	gtab_text reason;
	gtab_text reason_words;
} gtab_suspect;

/*
 * rule       ASCII, "form/id" or "norm/number": never translated
 * column_no  field number in the file, 0 when the row or the file is meant
 * cell       A1 address; "" when no single cell is meant
 * found, expected, op, difference  as decimal texts for relations; "" where they do not apply
 * message    translated sentence
 * relation, values  of a failed relation: its text written in one way, and the row and figures that a waiver binds to
 * is_waived  it is excused: a note, whatever the relation's severity
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
	gtab_text relation;
	gtab_text values;
	bool is_waived;
	const gtab_operand *operands;
	size_t n_operands;
	const gtab_suspect *suspects;
	size_t n_suspects;
} gtab_finding;

typedef void gtab_finding_fn(void *ctx, const gtab_finding *finding);

/* A copy of finding with all it points to, in a. NULL when out of memory. */
gtab_finding *gtab_finding_copy(gtab_arena *a, const gtab_finding *finding);

#endif
