/* SPDX-License-Identifier: MIT */
/* The rules of the layout in words: what --explain and the remarks say of them. */

#include <gtab/explain.h>

#include "base/i18n.h"

static const gtab_layout_rule_info rules[GTAB_LAYOUT_RULES] = {
	[GTAB_LAYOUT_BLANK] = { "blank", GTAB_SURE, N_("no cell holds anything") },
	[GTAB_LAYOUT_ABOVE_HEADER] = { "above-header", GTAB_SURE, N_("stands above the header") },
	[GTAB_LAYOUT_HEADER_ASKED] = { "header-asked", GTAB_SURE, N_("--header names it") },
	[GTAB_LAYOUT_HEADER_FORM] = { "header-form", GTAB_SURE, N_("has fields of the form") },
	[GTAB_LAYOUT_HEADER_FIGURES] = { "header-figures", GTAB_SURE,
					 N_("the first full line above the figures") },
	[GTAB_LAYOUT_HEADER_YEARS] = { "header-years", GTAB_LIKELY,
				       N_("years, over figures that are none") },
	[GTAB_LAYOUT_HEADER_COUNTING] = { "header-counting", GTAB_LIKELY,
					  N_("figures that count up, over other figures") },
	[GTAB_LAYOUT_HEADER_TEXT] = { "header-text", GTAB_LIKELY,
				      N_("the first full line; no figures below to tell it from a "
					 "row") },
	[GTAB_LAYOUT_HEADER_LIKE_ROWS] = { "header-like-rows", GTAB_GUESSED,
					   N_("the first full line, though it looks like the rows "
					      "below") },
	[GTAB_LAYOUT_HEADER_LOWER] = { "header-lower", GTAB_GUESSED,
				       N_("stands over the figures, which fuller lines above do "
					  "not") },
	[GTAB_LAYOUT_NO_HEADER] = { "no-header", GTAB_GUESSED,
				    N_("figures as in the rows below: no header") },
	[GTAB_LAYOUT_CARD] = { "card", GTAB_GUESSED,
			       N_("a card: names at the left, the values of one item beside "
				  "them") },
	[GTAB_LAYOUT_UNIT_LINE] = { "unit-line", GTAB_SURE, N_("units alone, under the header") },
	[GTAB_LAYOUT_NUMBER_LINE] = { "number-line", GTAB_SURE,
				      N_("numbers the columns: 甲 乙 1 2 3") },
	[GTAB_LAYOUT_REPEATED_HEADER] = { "repeated-header", GTAB_SURE,
					  N_("the header once more") },
	[GTAB_LAYOUT_REPEATED_HEAD] = { "repeated-head", GTAB_LIKELY,
					N_("a line from above the header once more") },
	[GTAB_LAYOUT_PAGE_MARK] = { "page-mark", GTAB_SURE,
				    N_("a page number or a mark that the table goes on") },
	[GTAB_LAYOUT_SECTION] = { "section", GTAB_LIKELY,
				  N_("a text alone in a column of numbers heads the rows below") },
	[GTAB_LAYOUT_ROW_FIGURES] = { "row-figures", GTAB_SURE, N_("figures in their columns") },
	[GTAB_LAYOUT_ROW_TEXT] = { "row-text", GTAB_LIKELY, N_("nothing speaks against a row") },
	[GTAB_LAYOUT_ROW_LONE] = { "row-lone", GTAB_LIKELY,
				   N_("one text alone: a row without figures") },
	[GTAB_LAYOUT_NOTE_WORD] = { "note-word", GTAB_SURE,
				    N_("begins as notes do: 注, 说明, Source") },
	[GTAB_LAYOUT_NOTE_MARK] = { "note-mark", GTAB_LIKELY,
				    N_("alone, and marked as footnotes are: ① (1)") },
	[GTAB_LAYOUT_NOTE_SPREAD] = { "note-spread", GTAB_LIKELY,
				      N_("a note that its commas took apart") },
	[GTAB_LAYOUT_NOTE_GOES_ON] = { "note-goes-on", GTAB_LIKELY,
				       N_("the notes have begun, and no figures stand here") },
	[GTAB_LAYOUT_SIGNATURE] = { "signature", GTAB_SURE,
				    N_("labels of a signature line: 负责人, 填表人") },
	[GTAB_LAYOUT_OTHER_HEADER] = { "other-header", GTAB_LIKELY,
				       N_("headings where the table has rows: another table") },
	[GTAB_LAYOUT_OTHER_TABLE] = { "other-table", GTAB_LIKELY, N_("belongs to another table") },
	[GTAB_LAYOUT_KEPT] = { "kept", GTAB_SURE, N_("gtab-norm -k wrote it so") },
};

const gtab_layout_rule_info *
gtab_layout_rule_get(gtab_layout_rule rule)
{
	return &rules[rule];
}
