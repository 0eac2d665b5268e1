/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TOOLS_OUTLET_H
#define GTAB_TOOLS_OUTLET_H

/*
 * Where the results of a check go: reports, and messages on stderr. An outlet passes them on at once, or keeps them
 * until it is their turn, when several operands are checked at a time.
 */

#include <gtab/report.h>

#include "common/cli.h"

/*
 * reports    all that are written; borrowed
 * wants_rows  some report shows rows
 * summary    where the closing line of a table goes; NULL: stderr, as a note
 * kept       not NULL: everything is kept there, and nothing passed on
 * n_errors   findings of severity error that were told
 */
typedef struct outlet {
	cli *cli;
	gtab_report *const *reports;
	size_t n_reports;
	bool wants_rows;
	FILE *summary;
	struct outlet_tape *kept;
	size_t n_errors;
	bool failed; /* out of memory */
} outlet;

void outlet_note(outlet *o, gtab_place place, gtab_text words);
void outlet_begin(outlet *o, const gtab_table *table);
void outlet_row(outlet *o, const gtab_row *row);
void outlet_finding(outlet *o, const gtab_finding *finding);
/* words: the closing line */
void outlet_end(outlet *o, const gtab_check_counts *counts, gtab_text words);
/* At once: an operand that cannot be read is told when its turn comes. */
void outlet_unread(outlet *o, gtab_text source, const gtab_error *err);

/* ---- keeping ---- */

typedef struct outlet_tape outlet_tape;

outlet_tape *outlet_tape_new(void); /* NULL when out of memory */
void outlet_tape_free(outlet_tape *tape);
/* Pass on to o what tape holds, and empty it. */
void outlet_play(outlet_tape *tape, outlet *o);

#endif
