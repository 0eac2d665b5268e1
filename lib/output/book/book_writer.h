/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_BOOK_WRITER_H
#define GTAB_OUTPUT_BOOK_BOOK_WRITER_H

/*
 * The child's work: records in, a workbook out. The only file, with formats.c, that calls libxlsxwriter.
 */

#include <gtab/status.h>

/*
 * Read records from a descriptor until the end record, and write the workbook.
 *
 * path     where libxlsxwriter writes it: /proc/self/fd/N
 * created  seconds since 1970, not 0
 *
 * Returns GTAB_OK, or trouble with err filled; GTAB_EINPUT when the records stop before their end.
 */
gtab_status gtab_book_write(int records_fd, const char *path, int64_t created, gtab_error *err);

#endif
