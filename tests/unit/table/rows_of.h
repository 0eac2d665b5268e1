/* SPDX-License-Identifier: MIT */
#ifndef TESTS_UNIT_TABLE_ROWS_OF_H
#define TESTS_UNIT_TABLE_ROWS_OF_H

/* Rows for the tests, written as CSV. */

#include <gtab/input.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* The records of a CSV text, kept in the arena; at most max of them. */
static inline size_t
rows_of(const char *csv, gtab_arena *arena, const gtab_row **rows, size_t max)
{
	const gtab_csv_options options = { .delimiter = ',' };
	const gtab_row *row;
	gtab_source *source;
	gtab_decoder *decoder;
	gtab_stream *records;
	size_t n = 0;

	assert_int_equal(gtab_source_from_bytes("test", gtab_text_of(csv), &source, NULL), GTAB_OK);
	assert_int_equal(gtab_decoder_open(source, GTAB_UTF8, &decoder, NULL), GTAB_OK);
	assert_int_equal(gtab_csv_open(decoder, GTAB_TEXT("test"), &options, &records, NULL),
			 GTAB_OK);
	while (n < max && gtab_stream_next(records, &row, NULL) == GTAB_OK)
		rows[n++] = gtab_row_copy(arena, row);
	gtab_stream_free(records);
	gtab_decoder_free(decoder);
	gtab_source_free(source);
	return n;
}

#endif
