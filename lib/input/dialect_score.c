/* SPDX-License-Identifier: MIT */
/* How well a head reads in one dialect: are its records of one width, and do its cells look meant? */

#include "input/dialect_internal.h"
#include "input/record_scan_internal.h"

enum { RECORDS_MAX = 400, FIELDS_MAX = 1024, ONE_COLUMN = 300 };

/* What is left of a head, cut into records by one dialect. */
typedef struct head_reader {
	gtab_text rest;
	char delimiter;
	char quote;
	bool is_whole;
	bool is_open; /* the head ended inside quotes */
} head_reader;

/* Take one record with its line end off the head; false at its end, or at a record that may be cut. */
static bool
take_record(head_reader *h, gtab_text *record_out, size_t *n_fields_out)
{
	gtab_record_scan scan;
	gtab_scan_result found;

	if (h->rest.len == 0)
		return false;
	gtab_scan_start(&scan, h->delimiter, h->quote);
	found = gtab_scan_record(&scan, h->rest);
	h->is_open = scan.state == GTAB_SCAN_QUOTED;
	if (found == GTAB_SCAN_MORE && !h->is_whole)
		return false;
	*record_out = gtab_text_slice(h->rest, 0, scan.len);
	*n_fields_out = scan.n_cells < FIELDS_MAX ? scan.n_cells : FIELDS_MAX - 1;
	h->rest = gtab_text_slice(h->rest, scan.len, h->rest.len);
	if (!gtab_text_take(&h->rest, GTAB_TEXT("\r\n")) && h->rest.len > 0)
		h->rest = gtab_text_slice(h->rest, 1, h->rest.len);
	return true;
}

/* The width that most records have, of those that the delimiter divides; 1 when it divides none. */
static size_t
most_frequent(const size_t *n_with)
{
	size_t best = 1;

	for (size_t n = 2; n < FIELDS_MAX; n++)
		if (n_with[n] > 0 && (best == 1 || n_with[n] >= n_with[best]))
			best = n;
	return best;
}

static void
count_quotes(gtab_text cell, char quote, gtab_dialect_score *s)
{
	if (cell.len == 0 || cell.ptr[0] != quote)
		return;
	s->n_quoted += gtab_dialect_is_closed(cell, quote);
	s->n_stray += !gtab_dialect_is_closed(cell, quote);
}

/* The worth of a record's cells, added up. */
static size_t
cells_worth(const head_reader *h, gtab_text record, gtab_dialect_score *s)
{
	size_t worth = 0;

	for (;;) {
		const size_t len = gtab_scan_field(record, h->delimiter, h->quote);
		const gtab_text cell = gtab_text_slice(record, 0, len);

		worth += (size_t)gtab_dialect_cell_worth(cell, h->quote);
		count_quotes(cell, h->quote, s);
		if (len == record.len)
			return worth;
		record = gtab_text_slice(record, len + 1, record.len);
	}
}

/* One column: lines that are each a figure or a date, however many commas stand in them. */
static void
score_lines(head_reader h, gtab_dialect_score *s)
{
	gtab_text record;
	size_t n_fields, n_typed = 0;

	for (size_t n = 0; n < RECORDS_MAX && take_record(&h, &record, &n_fields); n++) {
		count_quotes(record, h.quote, s);
		n_typed += gtab_dialect_is_typed(record, h.quote);
	}
	s->start = 0;
	s->score = s->n_records == 0 ? 0 : (int)(ONE_COLUMN * n_typed / s->n_records);
}

/* Mean worth of the cells in records of that width, 0 to 100. */
static size_t
mean_worth(head_reader h, size_t width, gtab_dialect_score *s)
{
	const gtab_text head = h.rest;
	gtab_text record;
	size_t n_fields, worth = 0, n_cells = 0;

	for (size_t n = 0; n < RECORDS_MAX && take_record(&h, &record, &n_fields); n++) {
		if (n_fields != width || gtab_text_is_blank(record))
			continue;
		if (n_cells == 0)
			s->start = (size_t)(record.ptr - head.ptr);
		worth += cells_worth(&h, record, s);
		n_cells += width;
	}
	return n_cells == 0 ? 0 : worth / n_cells;
}

gtab_dialect_score
gtab_dialect_score_of(gtab_text head, bool is_whole, char delimiter, char quote)
{
	head_reader h = { head, delimiter, quote, is_whole, false };
	const head_reader begin = h;
	gtab_dialect_score s = { .start = head.len };
	size_t n_with[FIELDS_MAX] = { 0 };
	gtab_text record;
	size_t n_fields, width, against, share;

	while (s.n_records < RECORDS_MAX && take_record(&h, &record, &n_fields)) {
		if (gtab_text_is_blank(record))
			continue;
		s.n_records++;
		n_with[n_fields]++;
	}
	width = most_frequent(n_with);
	s.n_one = n_with[1];
	if (delimiter == GTAB_DELIMITER_NONE)
		score_lines(begin, &s);
	if (width == 1)
		return s;
	/* a title or a note is no record: it says less against a dialect than a record of another width */
	against = 3 * (s.n_records - n_with[width] - s.n_one) + s.n_one;
	share = 1000 * 3 * n_with[width] / (3 * n_with[width] + against);
	s.score = (int)(share * share / 1000 * mean_worth(begin, width, &s) / 100 * (width - 1) /
			width);
	if (h.is_open && is_whole)
		s.score /= 3;
	if (n_with[width] == 1 && s.n_records > 1)
		s.score /= 2; /* one record is of one width with no other */
	return s;
}
