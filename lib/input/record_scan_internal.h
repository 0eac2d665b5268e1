/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_RECORD_SCAN_INTERNAL_H
#define GTAB_INPUT_RECORD_SCAN_INTERNAL_H

#include <gtab/buf.h>

enum gtab_scan_state {
	GTAB_SCAN_FIELD_START,
	GTAB_SCAN_PLAIN,
	GTAB_SCAN_QUOTED,
	GTAB_SCAN_QUOTE,       /* behind a quote inside quotes: it closed, or is the first of two */
	GTAB_SCAN_AFTER_CLOSE, /* "a"b: what follows a closed quote is literal */
	GTAB_SCAN_CONTEXT      /* a # line, where neither quotes nor delimiters count */
};

/* The scan of one record, which may go on when more bytes have come. */
typedef struct gtab_record_scan {
	char delimiter;
	char quote;
	char last;          /* the byte before, to see CRLF as one */
	bool knows_context; /* a record that begins with # is context */
	bool is_stray;      /* the record needs gtab_scan_mend() before libcsv sees it */
	enum gtab_scan_state state;
	size_t len;     /* bytes of the record seen so far */
	size_t n_cells; /* cells begun */
	size_t cells_max;
	size_t cell_len; /* bytes of text in the cell being read */
	size_t cell_max;
	uint64_t n_lines;   /* line breaks inside the record */
	uint64_t cell_line; /* n_lines where the cell being read began */
} gtab_record_scan;

/* Begin a record, without limits; the caller may set the maxima and knows_context. */
void gtab_scan_start(gtab_record_scan *scan, char delimiter, char quote);

typedef enum gtab_scan_result {
	GTAB_SCAN_MORE,   /* the bytes are over, the record may not be */
	GTAB_SCAN_RECORD, /* it ends at scan->len, at a line end that is not part of it */
	GTAB_SCAN_LIMIT   /* more than cells_max cells, or a cell over cell_max */
} gtab_scan_result;

/* Go on at scan->len. */
gtab_scan_result gtab_scan_record(gtab_record_scan *scan, gtab_text bytes);

/* Length of the first field of a record, with its quotes; record.len when no delimiter follows. */
size_t gtab_scan_field(gtab_text record, char delimiter, char quote);

/* Append the record with every field quoted as RFC 4180 wants it. */
void gtab_scan_mend(gtab_text record, char delimiter, char quote, gtab_buf *out);

#endif
