/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TOOLS_GTAB_CHECK_PACKAGE_H
#define GTAB_TOOLS_GTAB_CHECK_PACKAGE_H

/*
 * The other tables that relations refer to: those of the package (--table, or the operands themselves), and
 * earlier files of the same reporter (--previous, --last-year, --year-end).
 */

#include <gtab/check.h>
#include <pthread.h>

#include "common/tables.h"

/* A file that may be asked for, and what it calls itself. */
typedef struct cli_candidate {
	char *path;
	gtab_text name; /* as --table has it; "" otherwise */
	gtab_text form_no;
	gtab_text stem;
	gtab_text reporter;
} cli_candidate;

typedef struct cli_candidates {
	cli_candidate *items;
	size_t n;
	size_t size;
	gtab_arena arena;
	bool is_read; /* form_no and reporter are there */
} cli_candidates;

/*
 * paths     of earlier files or folders, by gtab_when; NULL where none was given
 * lock      several operands ask at a time
 */
typedef struct cli_package {
	const char *paths[GTAB_N_WHENS];
	cli *tool;
	const cli_reading *reading;
	cli_candidates given;
	cli_candidates operands;
	cli_candidates earlier[GTAB_N_WHENS];
	pthread_mutex_t lock;
} cli_package;

/* Without operands, the tables given with --table NAME=FILE are the operands. GTAB_EUSAGE for a blank name or file. */
gtab_status cli_package_open(cli_package *p, cli *c, const cli_reading *reading, gtab_error *err);
void cli_package_close(cli_package *p);

/* The package as one operand sees it, and the tables that were opened for it. */
typedef struct cli_package_view {
	cli_package *package;
	const char *operand;
	const gtab_table *table; /* that is checked */
	struct cli_opened *opened;
} cli_package_view;

/* A gtab_find_table_fn; ctx is a cli_package_view. */
gtab_status cli_package_find(void *ctx, gtab_text name, gtab_when when, gtab_table **out,
			     bool *is_checked_out, gtab_error *err);
/* Close what was opened. */
void cli_package_view_clear(cli_package_view *view);

#endif
