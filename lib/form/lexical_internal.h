/* SPDX-License-Identifier: MIT */
#ifndef GTAB_FORM_LEXICAL_INTERNAL_H
#define GTAB_FORM_LEXICAL_INTERNAL_H

/*
 * Cells as the standard reads them (Table Schema v2, "Field Types"): no repair, no rules of ours. What is not
 * written as the field says is no value of it.
 */

#include <gtab/buf.h>
#include <gtab/decimal.h>
#include <gtab/form.h>

#include <jansson.h>

/*
 * A value as constraints and keys compare it.
 *
 * text    equal values have equal texts; borrowed from the cell or the reader, until its next reading
 * order   figures by value, times by their moment; where has_order
 * length  characters of a string; items of a list, an array, an object
 * json    of an object, an array or a geojson; the reader's
 */
typedef struct gtab_logical {
	gtab_text text;
	bool has_order;
	gtab_decimal order;
	size_t length;
	const json_t *json;
} gtab_logical;

/* Zero it; gtab_lexical_clear() when done. buf.failed: out of memory, and what was read is not to be trusted. */
typedef struct gtab_lexical_reader {
	gtab_buf buf;
	json_t *json;
} gtab_lexical_reader;

void gtab_lexical_clear(gtab_lexical_reader *r);

/* Whether a cell means that there is no value. */
bool gtab_lexical_is_missing(const gtab_lexical *lexical, gtab_text cell);

/* Read one cell that is not missing; false when it is no value of the field's type and format. */
bool gtab_lexical_read(gtab_lexical_reader *r, const gtab_field *field, gtab_text cell,
		       gtab_logical *out);

/* Append what such a cell must be, translated: "a date as %d/%m/%Y". */
void gtab_lexical_put_expected(const gtab_field *field, gtab_buf *out);

/* A bound of the field (form.h, gtab_limits) by its order; false for "". */
bool gtab_limit_of(const gtab_field *field, gtab_text written, gtab_decimal *out);

/* A figure, with as many places as were printed; for the rules of cells, which keep them. */
bool gtab_lexical_decimal(const gtab_field *field, gtab_text cell, gtab_decimal *out);
/* A date, a month or a year. */
bool gtab_lexical_period(const gtab_field *field, gtab_text cell, gtab_period *out);
/* Whether figures of the field are written otherwise than 1234.5: by these reads, and not by the rules of cells. */
bool gtab_lexical_has_marks(const gtab_lexical *lexical);
/* Whether a schema says anything of how cells are written, or which mean missing, that is not the standard's default. */
bool gtab_lexical_is_declared(const gtab_lexical *lexical);

/* ---- shared by the files that read ---- */

/*
 * A point of time. Parts that a format has not are those of 1900-01-01 00:00:00.
 *
 * nanos           of the second
 * offset_seconds  east of UTC; 0 where none is written
 */
typedef struct gtab_moment {
	int64_t year;
	int month;
	int day;
	int hour;
	int minute;
	int second;
	int64_t nanos;
	int64_t offset_seconds;
} gtab_moment;

bool gtab_lexical_number(const gtab_lexical *lexical, gtab_text cell, bool is_integer,
			 gtab_buf *buf, gtab_logical *out);
bool gtab_lexical_moment(gtab_field_type type, gtab_text format, gtab_text cell, gtab_moment *out);
/* A cell by a pattern of strptime, all of it (strptime.c). */
bool gtab_strptime(gtab_text format, gtab_text cell, gtab_moment *out);
/* Whether a pattern has only directives that gtab_strptime() knows. */
bool gtab_strptime_knows(gtab_text format);
bool gtab_lexical_duration(gtab_text cell, gtab_decimal *seconds_out);
/* object, array, geopoint, geojson. */
bool gtab_lexical_json(gtab_lexical_reader *r, const gtab_field *field, gtab_text cell,
		       gtab_logical *out);

/* Digits at the start of t, min to max of them, as a number; t moves past them. */
bool gtab_lexical_take_digits(gtab_text *t, size_t min, size_t max, int64_t *out);

#endif
