/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_RECORD_SCAN_INTERNAL_H
#define GTAB_INPUT_RECORD_SCAN_INTERNAL_H

#include <gtab/buf.h>

enum gtab_scan_state {
	GTAB_SCAN_FIELD_START,
	GTAB_SCAN_PLAIN,
	GTAB_SCAN_QUOTED,
	GTAB_SCAN_QUOTE,      /* behind a quote inside quotes: it closed, or is the first of two */
	GTAB_SCAN_AFTER_CLOSE /* "a"b: what follows a closed quote is literal */
};

/* The scan of one record, which may go on when more bytes have come. */
typedef struct gtab_record_scan {
	char delimiter;
	char last;           /* the byte before, to see CRLF as one */
	bool is_stray;       /* the record needs gtab_scan_mend() before libcsv sees it */
	enum gtab_scan_state state;
	size_t len;          /* bytes of the record seen so far */
	size_t field_start;  /* where the field being read begins */
	uint64_t n_lines;    /* line breaks inside the record */
	uint64_t quote_line; /* n_lines when the last quote opened */
} gtab_record_scan;

void gtab_scan_start(gtab_record_scan *scan, char delimiter);

/*
 * Go on at scan->len. True: the record ends there, at a line end that is not part of it. False: bytes are over.
 */
bool gtab_scan_record(gtab_record_scan *scan, gtab_text bytes);

/* Append the record with every field quoted as RFC 4180 wants it. */
void gtab_scan_mend(gtab_text record, char delimiter, gtab_buf *out);

#endif
