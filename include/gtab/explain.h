/* SPDX-License-Identifier: MIT */
#ifndef GTAB_EXPLAIN_H
#define GTAB_EXPLAIN_H

/*
 * Why a file was read as it was: what each of its lines was taken for, and by which rule.
 */

#include <gtab/row.h>
#include <gtab/status.h>

/* What one record of a file is. */
typedef enum gtab_record_kind {
	GTAB_RECORD_BLANK,
	GTAB_RECORD_HEAD,    /* title, reporter, unit: above the header */
	GTAB_RECORD_HEADER,  /* a header line, the unit line or the number line */
	GTAB_RECORD_REPEAT,  /* a head or header line again, after a page break */
	GTAB_RECORD_SECTION, /* 一、区发展和改革委员会: what the rows below belong to */
	GTAB_RECORD_DATA,
	GTAB_RECORD_NOTE,
	GTAB_RECORD_SIGNATURE,
	GTAB_RECORD_OTHER /* of another table in the same file */
} gtab_record_kind;

/* How sure a rule is: it cannot well be otherwise; hardly; it was guessed, and is told. */
typedef enum gtab_certainty { GTAB_SURE, GTAB_LIKELY, GTAB_GUESSED } gtab_certainty;

/* The rules of the layout. */
typedef enum gtab_layout_rule {
	GTAB_LAYOUT_BLANK,
	GTAB_LAYOUT_ABOVE_HEADER,
	GTAB_LAYOUT_HEADER_ASKED,
	GTAB_LAYOUT_HEADER_FORM,
	GTAB_LAYOUT_HEADER_FIGURES,
	GTAB_LAYOUT_HEADER_YEARS,
	GTAB_LAYOUT_HEADER_COUNTING,
	GTAB_LAYOUT_HEADER_TEXT,
	GTAB_LAYOUT_HEADER_LIKE_ROWS,
	GTAB_LAYOUT_HEADER_LOWER,
	GTAB_LAYOUT_NO_HEADER,
	GTAB_LAYOUT_CARD,
	GTAB_LAYOUT_UNIT_LINE,
	GTAB_LAYOUT_NUMBER_LINE,
	GTAB_LAYOUT_REPEATED_HEADER,
	GTAB_LAYOUT_REPEATED_HEAD,
	GTAB_LAYOUT_PAGE_MARK,
	GTAB_LAYOUT_SECTION,
	GTAB_LAYOUT_ROW_FIGURES,
	GTAB_LAYOUT_ROW_TEXT,
	GTAB_LAYOUT_ROW_LONE,
	GTAB_LAYOUT_NOTE_WORD,
	GTAB_LAYOUT_NOTE_MARK,
	GTAB_LAYOUT_NOTE_SPREAD,
	GTAB_LAYOUT_NOTE_GOES_ON,
	GTAB_LAYOUT_SIGNATURE,
	GTAB_LAYOUT_OTHER_HEADER,
	GTAB_LAYOUT_OTHER_TABLE,
	GTAB_LAYOUT_KEPT,
	GTAB_LAYOUT_RULES /* how many there are */
} gtab_layout_rule;

/*
 * id    ASCII, stable: "header-figures"
 * why   an English sentence that is in the catalogues
 */
typedef struct gtab_layout_rule_info {
	const char *id;
	gtab_certainty certainty;
	const char *why;
} gtab_layout_rule_info;

const gtab_layout_rule_info *gtab_layout_rule_get(gtab_layout_rule rule);

/* One record as it was judged. row is borrowed for the call. */
typedef struct gtab_judgement {
	gtab_record_kind kind;
	gtab_layout_rule rule;
	const gtab_row *row;
} gtab_judgement;

typedef gtab_status gtab_judgement_fn(void *ctx, const gtab_judgement *verdict, gtab_error *err);

/* The header lines of a file by their line numbers, from 1. Both 0: they are looked for. */
typedef struct gtab_header_lines {
	uint64_t first;
	uint64_t last;
	bool is_none; /* there is no header */
} gtab_header_lines;

#endif
