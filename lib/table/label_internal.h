/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TABLE_LABEL_INTERNAL_H
#define GTAB_TABLE_LABEL_INTERNAL_H

#include <gtab/row.h>

enum { GTAB_LEVEL_MAX = 8 };

/*
 * The nesting of 其中 labels while rows go by. A label that begins 其中, and the deeper-indented labels after it, are
 * parts of the row above them (relations.md, Row classes).
 */
typedef struct gtab_nesting {
	unsigned level;                /* open levels */
	size_t indent[GTAB_LEVEL_MAX]; /* where the 其中 of each open level stands, in columns */
} gtab_nesting;

/* Width of the spaces before a label, in columns: an ideographic space is 2, a tab 4. */
size_t gtab_label_indent(gtab_text label);

/* Whether a label ends with a word in simplified characters, in either script; its spaces count for nothing. */
bool gtab_label_ends(gtab_text label, gtab_text word);

/* Take every leading 其中： (any colon, or none) off a trimmed label, and say how many there were. */
unsigned gtab_label_take_parts(gtab_text *label);

/* 合计, 小计, 累计, 其中：…: a label that only rows have. */
bool gtab_label_is_of_row(gtab_text label);

/* The level of a row with this raw label: 0, or its depth as a part. */
unsigned gtab_nesting_next(gtab_nesting *n, gtab_text label);

/*
 * The class a label promises: 合计 and its kin a total, 小计 a subtotal, 累计 cumulative, else a detail row. Spaces
 * inside count for nothing. 全市, 全省, 全县 alone are totals when is_edge, the first or the last row.
 */
gtab_row_class gtab_label_class(gtab_text label, bool is_edge);

#endif
