/* SPDX-License-Identifier: MIT */
/* The record scanner: finds where a record ends, as Excel reads quotes, and mends stray ones for libcsv. */

#include "input/record_scan_internal.h"

void
gtab_scan_start(gtab_record_scan *scan, char delimiter, char quote)
{
	*scan = (gtab_record_scan){ .delimiter = delimiter,
				    .quote = quote,
				    .state = GTAB_SCAN_FIELD_START,
				    .n_cells = 1,
				    .cells_max = SIZE_MAX,
				    .cell_max = SIZE_MAX };
}

static enum gtab_scan_state
after_quote(const gtab_record_scan *scan, char c)
{
	if (c == scan->quote)
		return GTAB_SCAN_QUOTED; /* doubled: one quote of text */
	return c == scan->delimiter ? GTAB_SCAN_FIELD_START : GTAB_SCAN_AFTER_CLOSE;
}

/* The state behind c, which is no line end outside quotes. */
static enum gtab_scan_state
step(const gtab_record_scan *scan, char c)
{
	switch (scan->state) {
	case GTAB_SCAN_FIELD_START:
		if (c == scan->quote)
			return GTAB_SCAN_QUOTED;
		if (c == '#' && scan->len == 0 && scan->knows_context)
			return GTAB_SCAN_CONTEXT;
		break;
	case GTAB_SCAN_QUOTED: return c == scan->quote ? GTAB_SCAN_QUOTE : GTAB_SCAN_QUOTED;
	case GTAB_SCAN_QUOTE: return after_quote(scan, c);
	case GTAB_SCAN_AFTER_CLOSE:
		return c == scan->delimiter ? GTAB_SCAN_FIELD_START : GTAB_SCAN_AFTER_CLOSE;
	case GTAB_SCAN_CONTEXT: return GTAB_SCAN_CONTEXT;
	case GTAB_SCAN_PLAIN: break;
	}
	return c == scan->delimiter ? GTAB_SCAN_FIELD_START : GTAB_SCAN_PLAIN;
}

static bool
is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* Count the line breaks inside quotes: LF, CRLF and CR are one each. */
static void
count_line(gtab_record_scan *scan, char c)
{
	if (is_line_end(c) && !(c == '\n' && scan->last == '\r'))
		scan->n_lines++;
	scan->last = c;
}

/* Count the byte that brought scan to its state: quotes around a cell are no text of it, of two inside one is. */
static void
count_byte(gtab_record_scan *scan, enum gtab_scan_state before)
{
	if (scan->state == GTAB_SCAN_FIELD_START) {
		scan->n_cells++;
		scan->cell_len = 0;
		scan->cell_line = scan->n_lines;
	} else if (scan->state != GTAB_SCAN_QUOTE &&
		   !(scan->state == GTAB_SCAN_QUOTED && before == GTAB_SCAN_FIELD_START)) {
		scan->cell_len++;
	}
	scan->is_stray |= scan->state == GTAB_SCAN_AFTER_CLOSE;
	scan->len++;
}

/* Step over the text that changes no state, which is most of a table. */
static void
skip_text(gtab_record_scan *scan, gtab_text bytes)
{
	const char stop = scan->state == GTAB_SCAN_QUOTED ? scan->quote : scan->delimiter;
	size_t i = scan->len;

	if (scan->state != GTAB_SCAN_PLAIN && scan->state != GTAB_SCAN_QUOTED)
		return;
	while (i < bytes.len && bytes.ptr[i] != stop && !is_line_end(bytes.ptr[i]))
		i++;
	if (i == scan->len)
		return;
	scan->last = bytes.ptr[i - 1];
	scan->cell_len += i - scan->len;
	scan->len = i;
}

static bool
is_over_limit(const gtab_record_scan *scan)
{
	return scan->cell_len > scan->cell_max || scan->n_cells > scan->cells_max;
}

gtab_scan_result
gtab_scan_record(gtab_record_scan *scan, gtab_text bytes)
{
	while (scan->len < bytes.len) {
		const enum gtab_scan_state before = scan->state;
		const char c = bytes.ptr[scan->len];

		if (is_line_end(c) && before != GTAB_SCAN_QUOTED)
			return GTAB_SCAN_RECORD;
		count_line(scan, c);
		scan->state = step(scan, c);
		count_byte(scan, before);
		skip_text(scan, bytes);
		if (is_over_limit(scan))
			return GTAB_SCAN_LIMIT;
	}
	return GTAB_SCAN_MORE;
}

size_t
gtab_scan_field(gtab_text record, char delimiter, char quote)
{
	gtab_record_scan scan;

	gtab_scan_start(&scan, delimiter, quote);
	for (size_t i = 0; i < record.len; i++) {
		scan.state = step(&scan, record.ptr[i]);
		if (scan.state == GTAB_SCAN_FIELD_START)
			return i;
	}
	return record.len;
}

/* Append one field's text in quotes libcsv reads back as what Excel shows: quotes around the start dropped. */
static void
mend_field(gtab_text field, char quote, gtab_buf *out)
{
	bool in_quotes = field.len > 0 && field.ptr[0] == quote;

	gtab_buf_putc(out, quote);
	for (size_t i = in_quotes; i < field.len; i++) {
		const char c = field.ptr[i];

		if (c == quote && in_quotes) {
			in_quotes = i + 1 < field.len && field.ptr[i + 1] == quote;
			if (!in_quotes)
				continue; /* the quote that closes; what follows is literal */
			i++;
		}
		if (c == quote)
			gtab_buf_putc(out, quote);
		gtab_buf_putc(out, c);
	}
	gtab_buf_putc(out, quote);
}

void
gtab_scan_mend(gtab_text record, char delimiter, char quote, gtab_buf *out)
{
	for (;;) {
		const size_t len = gtab_scan_field(record, delimiter, quote);

		mend_field(gtab_text_slice(record, 0, len), quote, out);
		if (len == record.len)
			return;
		gtab_buf_putc(out, delimiter);
		record = gtab_text_slice(record, len + 1, record.len);
	}
}
