/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_WRITER_PROCESS_H
#define GTAB_OUTPUT_BOOK_WRITER_PROCESS_H

/*
 * The process that writes the workbook, seen from the one that sends it rows. libxlsxwriter can crash when
 * memory runs out, and prints to stderr: in a child of its own neither reaches us (dependencies.md §5.3).
 */

#include "output/book/digest.h"
#include "output/book/styles.h"

typedef struct gtab_writer gtab_writer;

/*
 * Start the child. created: seconds since 1970 for the document properties, not 0.
 * Returns GTAB_OK, GTAB_ENOMEM, GTAB_EINTERNAL (no process, no descriptor); *out NULL on failure.
 */
gtab_status gtab_writer_start(int64_t created, gtab_writer **out, gtab_error *err);

/* The workbook's styles: cells sent name them by number. */
gtab_styles *gtab_writer_styles(gtab_writer *w);

/*
 * Send a sheet, and then its rows from the top. When the child has failed they return its status: GTAB_EOUTPUT,
 * GTAB_ENOMEM, GTAB_EINTERNAL, with its sentence. A failed writer keeps failing.
 */
gtab_status gtab_writer_sheet(gtab_writer *w, const gtab_sheet_setup *setup, gtab_error *err);
gtab_status gtab_writer_row(gtab_writer *w, const gtab_sheet_row *row, gtab_error *err);

/* After a sheet's last row. is_one_page: print it on one page, a little smaller if need be. */
gtab_status gtab_writer_sheet_end(gtab_writer *w, bool is_one_page, gtab_error *err);

/* Close the workbook and wait for the child. title: of the document, fit for XML. */
gtab_status gtab_writer_end(gtab_writer *w, gtab_text title, gtab_error *err);

/* The workbook's bytes, once it is closed; the descriptor stays the writer's. */
int gtab_writer_fd(const gtab_writer *w);

/* What was sent, a digest for each sheet. */
const gtab_digest *gtab_writer_digests(const gtab_writer *w, size_t *n_out);

void gtab_writer_free(gtab_writer *w); /* ends the child if it still runs; NULL is fine */

#endif
