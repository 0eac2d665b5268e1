/* SPDX-License-Identifier: MIT */
/* The dialect: which delimiter and which quotes the head of a file speaks for, and how clearly. */

#include "input/dialect_internal.h"

#include <string.h>

#include "input/wide_comma_internal.h"

enum { CERTAIN = 1000, THIN = 200, LATE_PERCENT = 60, POOR = 100, POOR_SHARE = 4 };

/*
 * percent  what its score counts for: a colon stands in times, a full-width comma in prose, a bar in the joined headers
 *          that gtab writes itself, a tab in nothing else
 */
static const struct {
	char delimiter;
	int percent;
} candidates[] = { { ',', 100 },
		   { '\t', 110 },
		   { ';', 100 },
		   { '|', 70 },
		   { ':', 45 },
		   { GTAB_DELIMITER_WIDE_COMMA, 60 },
		   { GTAB_DELIMITER_NONE, 100 } };

enum { N_CANDIDATES = sizeof(candidates) / sizeof(candidates[0]) };

typedef struct reading {
	char delimiter;
	char quote;
	gtab_dialect_score score;
} reading;

bool
gtab_dialect_sep_line(gtab_text head, char *delimiter_out, size_t *len_out)
{
	gtab_text rest = head;
	char delimiter = GTAB_DELIMITER_WIDE_COMMA;

	if (!gtab_text_take(&rest, GTAB_TEXT("sep=")) || rest.len < 2 ||
	    memchr("\"\r\n", rest.ptr[0], 4) != NULL)
		return false;
	if (!gtab_text_take(&rest, GTAB_TEXT("，"))) {
		delimiter = rest.ptr[0];
		rest = gtab_text_slice(rest, 1, rest.len);
	}
	if (!gtab_text_take(&rest, GTAB_TEXT("\r\n")) && !gtab_text_take(&rest, GTAB_TEXT("\n")) &&
	    !gtab_text_take(&rest, GTAB_TEXT("\r")))
		return false;
	*delimiter_out = delimiter;
	*len_out = head.len - rest.len;
	return true;
}

/* How often each byte stands in a head. */
typedef struct byte_counts {
	size_t of[256];
} byte_counts;

static void
count_bytes(gtab_text head, byte_counts *out)
{
	*out = (byte_counts){ { 0 } };
	for (size_t i = 0; i < head.len; i++)
		out->of[(unsigned char)head.ptr[i]]++;
}

/* A delimiter stands in many lines. */
static bool
is_candidate(const byte_counts *counts, char delimiter)
{
	const size_t n = counts->of[(unsigned char)delimiter];

	return n > 0 && 8 * n >= counts->of['\n'] + counts->of['\r'] / 2;
}

/* Single quotes are quotes where cells begin and end with them, more of them than with double ones. */
static bool
is_quote(const gtab_dialect_score *single, const gtab_dialect_score *other)
{
	return single->n_quoted > other->n_quoted && single->n_stray == 0 &&
	       (single->score >= other->score || 2 * single->n_quoted >= single->n_records);
}

static reading
read_with(gtab_text head, bool is_whole, char delimiter, char quote)
{
	reading r = { delimiter, quote == 0 ? '"' : quote, { 0 } };
	reading single = { delimiter, '\'', { 0 } };

	r.score = gtab_dialect_score_of(head, is_whole, delimiter, r.quote);
	if (quote != 0 || head.len == 0 || memchr(head.ptr, '\'', head.len) == NULL)
		return r;
	single.score = gtab_dialect_score_of(head, is_whole, delimiter, single.quote);
	return is_quote(&single.score, &r.score) ? single : r;
}

/* Readings of each candidate, with what is known of them beforehand counted in. */
static size_t
read_candidates(gtab_text head, gtab_text narrow, bool is_whole, const gtab_csv_options *given,
		reading *readings)
{
	byte_counts counts, narrow_counts;
	size_t n = 0;

	count_bytes(head, &counts);
	count_bytes(narrow, &narrow_counts);

	for (size_t i = 0; i < N_CANDIDATES; i++) {
		const char delimiter = candidates[i].delimiter;
		const bool is_wide = delimiter == GTAB_DELIMITER_WIDE_COMMA;

		if (delimiter != GTAB_DELIMITER_NONE &&
		    !is_candidate(is_wide ? &narrow_counts : &counts, delimiter))
			continue;
		readings[n] = read_with(is_wide ? narrow : head, is_whole, delimiter, given->quote);
		readings[n].score.score = readings[n].score.score * candidates[i].percent / 100;
		n++;
	}
	return n;
}

/* The header is a record too: a delimiter that is seen only below the line where another one's table begins is none. */
static void
discount_late(reading *readings, size_t n, int best)
{
	size_t first = SIZE_MAX;

	for (size_t i = 0; i < n; i++)
		if (3 * readings[i].score.score >= best && readings[i].score.start < first)
			first = readings[i].score.start;
	for (size_t i = 0; i < n; i++)
		if (readings[i].score.start > first)
			readings[i].score.score = readings[i].score.score * LATE_PERCENT / 100;
}

/* A delimiter that few lines have, and those not alike, stands in prose: each line is one cell, and that is told. */
static bool
is_prose(const reading *r)
{
	return r->delimiter != GTAB_DELIMITER_NONE && r->score.score < POOR &&
	       r->score.n_one >= POOR_SHARE * (r->score.n_records - r->score.n_one);
}

static int
best_score(const reading *readings, size_t n)
{
	int best = 0;

	for (size_t i = 0; i < n; i++)
		if (readings[i].score.score > best)
			best = readings[i].score.score;
	return best;
}

/* Nothing divides the lines: each is a cell. The comma says so too where no line has one. */
static gtab_csv_dialect
one_column(const reading *none, bool has_comma)
{
	return (gtab_csv_dialect){ has_comma ? GTAB_DELIMITER_NONE : ',', none->quote, CERTAIN, 0,
				   false };
}

/* The best of n readings, of which the last is one cell a line. */
static gtab_csv_dialect
choose(const reading *readings, size_t n, bool has_comma)
{
	gtab_csv_dialect d = { .certainty = CERTAIN };
	int best = 0, second = 0;

	for (size_t i = 0; i < n; i++) {
		const int score = is_prose(&readings[i]) ? 0 : readings[i].score.score;

		if (score > best) {
			second = best;
			d.rival = d.delimiter;
			best = score;
			d.delimiter = readings[i].delimiter;
			d.quote = readings[i].quote;
		} else if (score > second) {
			second = score;
			d.rival = readings[i].delimiter;
		}
	}
	if (best == 0 || (d.delimiter == GTAB_DELIMITER_NONE && second == 0))
		return one_column(&readings[n - 1], has_comma);
	d.certainty = CERTAIN - CERTAIN * second / best;
	d.is_thin = d.certainty < THIN;
	return d;
}

/* The delimiter is known, and perhaps the quotes: what is not is found. */
static gtab_csv_dialect
complete(gtab_text head, bool is_whole, const gtab_csv_options *given)
{
	const reading r = read_with(head, is_whole, given->delimiter, given->quote);

	return (gtab_csv_dialect){ given->delimiter, r.quote, CERTAIN, 0, false };
}

gtab_csv_dialect
gtab_dialect_find(gtab_text head, bool is_whole, const gtab_csv_options *given)
{
	reading readings[N_CANDIDATES];
	gtab_csv_dialect d;
	gtab_buf narrow;
	size_t n;

	if (head.len == 0)
		head = GTAB_TEXT("");
	gtab_buf_init(&narrow);
	if (gtab_text_find(head, GTAB_TEXT("，")) < head.len)
		gtab_wide_comma_narrow(head, &narrow);
	if (given->delimiter == GTAB_DELIMITER_WIDE_COMMA && narrow.len > 0)
		head = gtab_buf_text(&narrow);
	if (given->delimiter != 0) {
		d = complete(head, is_whole, given);
	} else {
		n = read_candidates(head, gtab_buf_text(&narrow), is_whole, given, readings);
		discount_late(readings, n, best_score(readings, n));
		d = choose(readings, n, memchr(head.ptr, ',', head.len) != NULL);
	}
	gtab_buf_clear(&narrow);
	return d;
}
