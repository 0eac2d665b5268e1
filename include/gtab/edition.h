/* SPDX-License-Identifier: MIT */
#ifndef GTAB_EDITION_H
#define GTAB_EDITION_H

/*
 * Two editions of a list: what was added, dropped and changed (动态调整, 立改废).
 */

#include <gtab/clean.h>

typedef enum gtab_edition_kind {
	GTAB_EDITION_ADDED,
	GTAB_EDITION_DROPPED,
	GTAB_EDITION_CHANGED, /* one field of a row that both have */
	GTAB_EDITION_RECODED, /* the same name under another key: one dropped and one added become one */
	GTAB_EDITION_LIKELY /* a dropped row and an added one whose names are alike: a suggestion, both still count */
} gtab_edition_kind;

enum { GTAB_N_EDITION_KINDS = GTAB_EDITION_LIKELY + 1 };

/* ASCII: "added", …. Borrowed for ever. */
const char *gtab_edition_kind_id(gtab_edition_kind kind);

/*
 * key     of the row, in the old edition where it has one
 * field   whose value changed; "" when the row is meant
 * before, after  values; names for ADDED and DROPPED; keys for RECODED; `key name` for LIKELY. Of a long text only the
 *         phrases that the other edition has not
 * likeness  LIKELY: in hundredths, of the names
 * old_line, new_line  where the rows stand; 0 for none
 */
typedef struct gtab_edition_change {
	gtab_edition_kind kind;
	gtab_text key;
	gtab_text field;
	gtab_text before;
	gtab_text after;
	unsigned likeness;
	uint64_t old_line;
	uint64_t new_line;
} gtab_edition_change;

/* Texts are borrowed for the call. */
typedef void gtab_edition_fn(void *ctx, const gtab_edition_change *change);

/* old − dropped + added = new; n_changed counts rows, n_by_kind lines. */
typedef struct gtab_edition_counts {
	size_t n_old;
	size_t n_new;
	size_t n_same;
	size_t n_changed;
	size_t n_by_kind[GTAB_N_EDITION_KINDS];
} gtab_edition_counts;

/*
 * Hold two tables against each other; both are pulled to their ends and held in memory. Rows 合计, 小计 and 累计 are no
 * items. Texts are the same when they differ in spaces, punctuation, width or script alone; figures when their values
 * are.
 *
 * key  fields that name a row, with commas between them; "": the form's unique field, else a code, else the label
 *
 * Returns GTAB_OK; GTAB_EUSAGE when there is no such field, or nothing that names the rows; GTAB_EMALFORMED when two rows
 * of an edition have one key (file and line); trouble of the tables; GTAB_ENOMEM.
 */
gtab_status gtab_edition_diff(gtab_table *before, gtab_table *after, gtab_text key,
			      gtab_edition_fn *say, void *ctx, gtab_edition_counts *counts_out,
			      gtab_error *err);

#endif
