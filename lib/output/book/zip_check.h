/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_ZIP_CHECK_H
#define GTAB_OUTPUT_BOOK_ZIP_CHECK_H

/*
 * Does the directory of a zip file, and each part's own header, say what was written? Read by a reader of its own:
 * Debian 12's minizip takes zip64 lengths for 4,294,967,295 where a long has 64 bits.
 */

#include "output/book/zip_writer.h"

/* The first of the n parts that is not there as it should be; n when all are and nothing else is. errno may tell why. */
size_t gtab_zip_check(int fd, const gtab_zip_part *parts, size_t n);

#endif
