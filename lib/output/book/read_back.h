/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_READ_BACK_H
#define GTAB_OUTPUT_BOOK_READ_BACK_H

/*
 * Is what libxlsxwriter made a whole package? It does not notice a full disk under its temporary files
 * (dependencies.md P1), so its word is not taken for it.
 */

#include <gtab/status.h>
#include <stddef.h>

/*
 * Read a workbook: every part inflated and its CRC compared, every part but binary ones parsed as XML; content
 * types and relationships name parts that are there, and no part lacks a type.
 *
 * path  a file that can seek: /proc/self/fd/N
 *
 * Returns GTAB_OK; GTAB_EOUTPUT, naming the part, for what is not as meant; GTAB_ENOMEM.
 */
gtab_status gtab_read_back(const char *path, size_t n_sheets, gtab_error *err);

#endif
