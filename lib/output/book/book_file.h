/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_BOOK_FILE_H
#define GTAB_OUTPUT_BOOK_BOOK_FILE_H

/*
 * A workbook put together in a file: the skeleton's parts, and the sheets' rows between them.
 */

#include "output/book/skeleton.h"
#include "output/book/template.h"

#include <gtab/book.h>

/* What the file is made of, and how. */
typedef struct gtab_book_file {
	const gtab_skeleton *skeleton;
	gtab_template_values values;
	size_t n_threads;
	int level;
	gtab_verify_mode verify;
} gtab_book_file;

/*
 * Write it, and verify it as f->verify says.
 *
 * fd  can seek, and be read as well; what it held is dropped
 *
 * Returns GTAB_OK, GTAB_EOUTPUT, GTAB_ENOMEM, GTAB_EINTERNAL.
 */
gtab_status gtab_book_file_write(const gtab_book_file *f, int fd, gtab_error *err);

#endif
