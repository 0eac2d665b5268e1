/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_READ_BACK_H
#define GTAB_OUTPUT_BOOK_READ_BACK_H

/*
 * Is the workbook that came out the one that was meant? libxlsxwriter does not notice a full disk under its
 * temporary files (dependencies.md P1), so its word is not taken for it.
 */

#include "output/book/digest.h"

#include <gtab/status.h>

/*
 * Read a workbook: every part inflated and its CRC compared, every part but binary ones parsed as XML; content
 * types and relationships name parts that are there, and no part lacks a type; each sheet holds what its digest says.
 *
 * path     a file that can seek: /proc/self/fd/N
 * sheets   digests of the sheets in order
 *
 * Returns GTAB_OK; GTAB_EOUTPUT, naming the part, for what is not as meant; GTAB_ENOMEM.
 */
gtab_status gtab_read_back(const char *path, const gtab_digest *sheets, size_t n_sheets,
			   gtab_error *err);

#endif
