/* SPDX-License-Identifier: MIT */
#ifndef GTAB_RELATION_H
#define GTAB_RELATION_H

/*
 * Relations (审核关系): the notation printed under statistical forms, made exact; gtab-relation(5).
 *
 * A relation is parsed against the columns and row labels of a table, because a name may hold any
 * character; see check.h for running it.
 */

#include <gtab/finding.h>
#include <gtab/status.h>

/* Which file of a reporter: X, X·上期, X·上年同期, X·上年末. */
typedef enum gtab_when {
	GTAB_NOW,
	GTAB_PREVIOUS,
	GTAB_LAST_YEAR,
	GTAB_YEAR_END,
	GTAB_N_WHENS
} gtab_when;

/* Whether a line of a note reads as relations (表内逻辑关系：01行≥02行；…), and which part of it. */
bool gtab_relation_in_note(gtab_text note, gtab_text *relations_out);

#endif
