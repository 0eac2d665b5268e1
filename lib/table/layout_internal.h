/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TABLE_LAYOUT_INTERNAL_H
#define GTAB_TABLE_LAYOUT_INTERNAL_H

/*
 * Where things stand in a raw export. Found once, from the first records (layout.c and the files it calls), then asked
 * for every record while it goes by (record_kind.c).
 */

#include <gtab/explain.h>
#include <gtab/form.h>

#include "table/context_internal.h"

enum {
	GTAB_HEADER_LINES_MAX = 3,
	GTAB_HEADER_LINES_KEPT =
		GTAB_HEADER_LINES_MAX + 2, /* and the unit line and the number line */
	GTAB_HEAD_LINES_KEPT = 8
};

/*
 * What the person or the form settles; the rules of thumb decide the rest.
 *
 * form    decides where a header fits its fields; may be NULL
 * header  the header lines by their line numbers, both 0 when nobody said
 * is_one_table  whatever looks like another table below is rows
 */
typedef struct gtab_layout_options {
	const gtab_form *form;
	gtab_header_lines header;
	bool is_one_table;
} gtab_layout_options;

/*
 * Records are counted from 1 as in gtab_place.
 *
 * first_header, n_header  the header lines; what stands above them is context. n_header 0: there is no header, and
 *              first_header is the first row
 * header_rule  by which rule they were found
 * unit_line    record of a line of units under the header; 0 when there is none. Its units stand in the paths
 * number_line  record of the 甲乙丙123 line; 0 when there is none
 * paths        header paths, one a column, elements joined by |; a | of the source is \|. "" when a column has none
 * printed      what the number line prints, one a column; NULL when there is none
 * n_cols       columns of the header; later records may have more
 * is_figures   whether the first records show figures in the column, one a column
 * header_lines copies of the header lines, the unit line and the number line, to know them again after a page break
 * has_only_data  the form is a schema of others, which know no notes and sections: below the header all is data
 * head_lines   copies of the lines above the header, for the same
 * first_section  record of a section heading that stands above the header; 0 when there is none
 * n_blocks     tables of the same header side by side; 1 for the usual one
 * header_line  line of the first header line, as editors count
 * first_row    record of the first line below them that is not blank; 0 when there is none among the first
 * has_marked_rows  rows begin with ① or (1), as footnotes do elsewhere
 * lonely_pair  line of a row like 甲,1 that was taken for data though it may be a number line; 0 for none
 */
typedef struct gtab_layout {
	uint64_t first_header;
	uint64_t n_header;
	gtab_layout_rule header_rule;
	uint64_t unit_line;
	uint64_t number_line;
	const gtab_text *paths;
	const gtab_text *printed;
	size_t n_cols;
	const bool *is_figures;
	size_t n_figures;
	const gtab_row *header_lines[GTAB_HEADER_LINES_KEPT];
	size_t n_header_lines;
	const gtab_row *head_lines[GTAB_HEAD_LINES_KEPT];
	size_t n_head_lines;
	uint64_t first_section;
	bool has_only_data;
	size_t n_blocks;
	uint64_t header_line;
	bool is_one_table;
	uint64_t first_row;
	bool has_marked_rows;
	uint64_t lonely_pair;
} gtab_layout;

/*
 * Remembered across records. Zero it before the first.
 *
 * in_notes  the notes have begun
 * gap       first record of the blank and lone lines above this one; 0 when a row stands right above
 * rule      by which rule the last record was judged
 */
typedef struct gtab_record_state {
	bool in_notes;
	uint64_t gap;
	gtab_layout_rule rule;
} gtab_record_state;

/* Whether nothing above tells on the lines below: they are judged as if they were the first under the header. */
static inline bool
gtab_record_state_is_plain(const gtab_record_state *state)
{
	return !state->in_notes && state->gap == 0;
}

/*
 * Find the layout from the first records.
 *
 * head   copies of the first n records
 * arena  where paths and copies live
 *
 * Returns GTAB_OK; GTAB_EMALFORMED when no table is found; GTAB_EUSAGE when the header lines asked for are not there;
 * GTAB_ENOMEM.
 */
gtab_status gtab_layout_find(const gtab_row *const *head, size_t n,
			     const gtab_layout_options *options, gtab_arena *arena,
			     gtab_layout *out, gtab_error *err);

/* What a record is. GTAB_RECORD_OTHER: another table begins, at state->gap. Work in the order of its cells. */
gtab_record_kind gtab_layout_kind(const gtab_layout *layout, gtab_record_state *state,
				  const gtab_row *record);

/* Cells of a record up to its last that is not blank. */
size_t gtab_record_width(const gtab_row *record);
/* Cells that are not blank. */
size_t gtab_count_filled(const gtab_row *record);
/* The first cell that is not blank; "" when all are. */
gtab_text gtab_first_filled(const gtab_row *record);

/*
 * Move a unit from above into the last element, when that has none: 立案（件）|合计 is 立案|合计（件）. See header_unit.c.
 */
void gtab_header_hoist_unit(gtab_buf *path);

/*
 * The header paths of n_lines header records: 数量|件数. Blank cells right of a text belong to it (a merged group) when
 * the next line divides them; equal elements on the way down are one. See header.c.
 *
 * out  n_cols texts in the arena; NULL on failure
 */
const gtab_text *gtab_header_paths(const gtab_row *const *lines, size_t n_lines, size_t n_cols,
				   gtab_arena *arena);

/* 单位：件 in the corner of a header line: no heading, but context. */
bool gtab_is_labelled_corner(const gtab_row *line);

/* A figure or a mark of missing, blank among them: what a header line does not hold. */
bool gtab_looks_like_data(gtab_text cell);

/* Whether a group of the lines, a text with blanks right of it, lies over col, for a line below to divide. */
bool gtab_header_is_divisible(const gtab_row *const *lines, size_t n_lines, size_t col,
			      size_t n_cols);

/* Whether `next` divides the groups of the header lines above it, and so is a header line itself. */
bool gtab_header_goes_on(const gtab_row *const *lines, size_t n_lines, const gtab_row *next,
			 size_t n_cols);

/* ---- under the header: under_header.c ---- */

/* 甲 乙 丙 | 1 2 3. below is the next record, or NULL. */
bool gtab_is_number_line(const gtab_row *record, const gtab_row *below);
/* What it prints over each of n_cols columns; NULL on failure. */
const gtab_text *gtab_printed_numbers(const gtab_row *line, size_t n_cols, gtab_arena *arena);

/* A line of nothing but units: ,万元,万人,%. */
bool gtab_is_unit_line(const gtab_row *record);
/* The paths with the units of such a line in brackets behind them, where they have none. NULL on failure. */
const gtab_text *gtab_paths_with_units(const gtab_text *paths, size_t n_cols, const gtab_row *line,
				       gtab_arena *arena);

/* ---- sections: section.c ---- */

/* 一、 （一） 第一: what a section heading begins with. */
bool gtab_begins_with_ordinal(gtab_text cell);
/* A text alone in the column of 序号, over the rows below. */
bool gtab_is_section_line(const gtab_layout *layout, const gtab_row *record);

#endif
