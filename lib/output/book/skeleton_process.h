/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_SKELETON_PROCESS_H
#define GTAB_OUTPUT_BOOK_SKELETON_PROCESS_H

/*
 * The process that makes skeletons, seen from the one that asks for them. libxlsxwriter can crash when memory runs
 * out, and prints to stderr: in a child of its own neither reaches us (dependencies.md §5.3).
 */

#include <gtab/status.h>
#include <gtab/text.h>

typedef struct gtab_skeleton_process gtab_skeleton_process;

/*
 * Start the child; best before there are threads. Returns GTAB_OK, GTAB_ENOMEM, GTAB_EINTERNAL (no process, no
 * descriptor); *out NULL on failure.
 */
gtab_status gtab_skeleton_process_new(gtab_skeleton_process **out, gtab_error *err);
void gtab_skeleton_process_free(gtab_skeleton_process *p); /* ends the child; NULL is fine */

/*
 * Ask for a skeleton and wait for it; one thread at a time.
 *
 * request  as skeleton_request.h says
 * fd_out   the workbook's bytes, until the next call; the descriptor stays the process's
 *
 * Returns GTAB_OK, GTAB_EOUTPUT, GTAB_ENOMEM, GTAB_EINTERNAL; a process that failed keeps failing.
 */
gtab_status gtab_skeleton_ask(gtab_skeleton_process *p, gtab_text request, int *fd_out,
			      gtab_error *err);

#endif
