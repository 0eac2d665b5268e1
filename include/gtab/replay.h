/* SPDX-License-Identifier: MIT */
#ifndef GTAB_REPLAY_H
#define GTAB_REPLAY_H

/*
 * A log of changes, to be applied again: exactly those changes, each only where the cell is still as logged.
 * What a line of the file is (header, data, note) is not replayed but found again, and must come out as logged.
 */

#include <gtab/input.h>

typedef struct gtab_replay gtab_replay;

/*
 * Read a log that gtab-norm --log wrote (gtab_change_log_head). All of it is kept in memory.
 *
 * Trouble: GTAB_EMALFORMED with line and column for what is no such log; GTAB_EINPUT, GTAB_ENOMEM.
 */
gtab_status gtab_replay_open(gtab_source *log, gtab_replay **out, gtab_error *err);
void gtab_replay_free(gtab_replay *r); /* NULL is fine */

/*
 * After the last table: whether every logged change was applied. GTAB_EMALFORMED for the first that was not, with
 * its line in the log.
 */
gtab_status gtab_replay_finish(const gtab_replay *r, gtab_error *err);

#endif
