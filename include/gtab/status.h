/* SPDX-License-Identifier: MIT */
#ifndef GTAB_STATUS_H
#define GTAB_STATUS_H

/*
 * Status and error: how a function says that the work must stop.
 *
 * Trouble (no memory, no file, bytes that are not text) is a negative gtab_status and a filled
 * gtab_error. What is wrong with the data is not trouble: see finding.h.
 */

#include <stdint.h>

typedef enum gtab_status {
	GTAB_END = 1,         /* the rows are over */
	GTAB_OK = 0,          /* done */
	GTAB_ENOMEM = -1,     /* out of memory */
	GTAB_EINPUT = -2,     /* the input cannot be opened or read */
	GTAB_EENCODING = -3,  /* the input is not text in a known encoding */
	GTAB_EMALFORMED = -4, /* the input or the cell does not have the shape it must have */
	GTAB_ELIMIT = -5,     /* a limit is passed: cell size, columns */
	GTAB_EOVERFLOW = -6,  /* a number does not fit a gtab_decimal */
	GTAB_EUSAGE = -7,     /* the call, or the form it names, is wrong */
	GTAB_EOUTPUT = -8,    /* the output cannot be written */
	GTAB_EINTERNAL = -9   /* a fault of ours */
} gtab_status;

enum { GTAB_ERROR_SOURCE_MAX = 256, GTAB_ERROR_MESSAGE_MAX = 1024 };

/*
 * What stopped the work, and where. The caller holds it; the library fills it once, on failure.
 *
 * source     file as the person named it, "-" for stdin, "" when no file is meant
 * line_no    physical line from 1, 0 when unknown
 * column_no  character from 1 within the line, 0 when unknown
 * offset     byte from 0 in the file as it stands on disk; told for encoding trouble only
 * message    one translated sentence, lower case, no full stop; cut at a whole character
 */
typedef struct gtab_error {
	gtab_status status;
	char source[GTAB_ERROR_SOURCE_MAX];
	uint64_t line_no;
	uint64_t column_no;
	uint64_t offset;
	char message[GTAB_ERROR_MESSAGE_MAX];
} gtab_error;

/* The sentence of a status, translated; never NULL. Borrowed for ever. */
const char *gtab_status_message(gtab_status status);

/*
 * Fill err and return status, so that a failing function ends in `return gtab_error_set(…)`.
 *
 * err     may be NULL: nothing is filled
 * format  printf format of the message; NULL takes the sentence of the status
 */
gtab_status gtab_error_set(gtab_error *err, gtab_status status, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/*
 * Add the place to an error that has none yet, and return its status.
 *
 * source     file name, cut at the end when too long; NULL leaves it as it is
 * line_no, column_no  as in gtab_error
 */
gtab_status gtab_error_at(gtab_error *err, const char *source, uint64_t line_no,
			  uint64_t column_no);

#endif
