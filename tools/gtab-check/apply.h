/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TOOLS_APPLY_H
#define GTAB_TOOLS_APPLY_H

/* --apply: the table with what is certainly meant in place of what is probably wrong, and a log of that. */

#include <gtab/finding.h>

#include "common/tables.h"

/*
 * Corrections of one table by cell; zero it, fixes_clear() when done.
 *
 * table, log  where they are written; log may be NULL
 */
typedef struct fixes {
	FILE *table;
	FILE *log;
	gtab_arena arena;
	gtab_map *by_cell;
	gtab_suspect *items;
	size_t n;
	size_t size;
	bool has_head; /* of the log */
	bool failed;
} fixes;

/* Keep the suspects of a finding that stand alone and have a value. */
void fixes_add(fixes *f, const gtab_finding *finding);
/* Read the table again and write it with the corrections; the log, and a note a cell. */
gtab_status fixes_write(fixes *f, const cli *c, gtab_table *table, gtab_error *err);
void fixes_clear(fixes *f);

#endif
