/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TABLE_MERGE_INTERNAL_H
#define GTAB_TABLE_MERGE_INTERNAL_H

#include "table/layout_internal.h"

enum { GTAB_MERGE_COLUMNS = 4, GTAB_LABEL_COLUMNS = 8 };

/*
 * Which of the leftmost columns hold merged cells, by the first records. An export writes the text of a merged cell
 * once, in its first row: so the first row has one, no text stands twice running, where there is none nothing stands left
 * of it, and a column further right names every row. A column that repeats its texts has blanks that mean something else.
 *
 * labels    a bit for each column of the stub that has a label in every row
 * counters  a bit for each column that only counts rows (序号), which a merge right of it does not heed
 */
typedef struct gtab_merge {
	unsigned labels;
	unsigned counters;
	struct {
		uint64_t last;    /* what its last text looks like */
		size_t n_texts;   /* cells with a text */
		size_t n_below;   /* blank cells below one */
		bool is_unmerged; /* something spoke against it */
	} columns[GTAB_MERGE_COLUMNS];
} gtab_merge;

/* Look at the rows among the first n records. */
gtab_merge gtab_merge_see(const gtab_layout *layout, const gtab_row *const *head, size_t n);

bool gtab_merge_is(const gtab_merge *m, size_t col);

#endif
