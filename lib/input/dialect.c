/* SPDX-License-Identifier: MIT */
/* The dialect: which delimiter the head of a file speaks for. */

#include "input/dialect_internal.h"

#include <string.h>

#include "input/record_scan_internal.h"

enum { RECORDS_MAX = 200, FIELDS_MAX = 1024 };

static size_t
count_fields(gtab_text record, char delimiter)
{
	gtab_record_scan scan;

	gtab_scan_start(&scan, delimiter);
	gtab_scan_record(&scan, record);
	return scan.n_cells < FIELDS_MAX ? scan.n_cells : FIELDS_MAX - 1;
}

/* Take one record with its line end off the head. */
static gtab_text
take_record(gtab_text *head, char delimiter)
{
	gtab_record_scan scan;
	gtab_text record;

	gtab_scan_start(&scan, delimiter);
	gtab_scan_record(&scan, *head);
	record = gtab_text_slice(*head, 0, scan.len);
	*head = gtab_text_slice(*head, scan.len, head->len);
	if (!gtab_text_take(head, GTAB_TEXT("\r\n")) && head->len > 0)
		*head = gtab_text_slice(*head, 1, head->len);
	return record;
}

/* The share of records that have the most frequent number of fields, in parts of 1000; 0 when that number is 1. */
static size_t
consistency(gtab_text head, char delimiter)
{
	size_t n_with[FIELDS_MAX] = { 0 };
	size_t n_records = 0, best = 1;

	while (head.len > 0 && n_records < RECORDS_MAX) {
		const gtab_text record = take_record(&head, delimiter);

		if (gtab_text_is_blank(record))
			continue;
		n_records++;
		n_with[count_fields(record, delimiter)]++;
	}
	for (size_t n = 1; n < FIELDS_MAX; n++)
		if (n_with[n] > n_with[best])
			best = n;
	return best == 1 ? 0 : 1000 * n_with[best] / n_records;
}

bool
gtab_dialect_sep_line(gtab_text head, char *delimiter_out, size_t *len_out)
{
	gtab_text rest = head;

	if (!gtab_text_take(&rest, GTAB_TEXT("sep=")) || rest.len < 2 ||
	    memchr("\"\r\n", rest.ptr[0], 4) != NULL)
		return false;
	*delimiter_out = rest.ptr[0];
	rest = gtab_text_slice(rest, 1, rest.len);
	if (!gtab_text_take(&rest, GTAB_TEXT("\r\n")) && !gtab_text_take(&rest, GTAB_TEXT("\n")) &&
	    !gtab_text_take(&rest, GTAB_TEXT("\r")))
		return false;
	*len_out = head.len - rest.len;
	return true;
}

char
gtab_dialect_delimiter(gtab_text head)
{
	static const char candidates[] = { ',', '\t', ';', '|' };
	size_t best_score = 0;
	char best = ',';

	for (size_t i = 0; i < sizeof(candidates); i++) {
		const size_t score = consistency(head, candidates[i]);

		if (score > best_score) {
			best_score = score;
			best = candidates[i];
		}
	}
	return best;
}
