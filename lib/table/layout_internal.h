/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TABLE_LAYOUT_INTERNAL_H
#define GTAB_TABLE_LAYOUT_INTERNAL_H

#include <gtab/form.h>

#include "table/context_internal.h"

/*
 * Where things stand in a raw export. Records are counted from 1 as in gtab_place.
 *
 * first_header, n_header  the header lines; what stands above them is context
 * number_line  record of the 甲乙丙123 line; 0 when there is none
 * paths        header paths, one a column, elements joined by |; a | of the source is \|. "" when a column has none
 * printed      what the number line prints, one a column; NULL when there is none
 * n_cols       columns of the header; later records may have more
 * header_lines copies of the header lines and of the number line, to know them again after a page break
 * has_only_data  the form is a schema of others, which know no notes and sections: below the header all is data
 * first_section  record of a section heading that stands above the header; 0 when there is none
 */
typedef struct gtab_layout {
	uint64_t first_header;
	uint64_t n_header;
	uint64_t number_line;
	const gtab_text *paths;
	const gtab_text *printed;
	size_t n_cols;
	const gtab_row *header_lines[4];
	size_t n_header_lines;
	uint64_t first_section;
	bool has_only_data;
} gtab_layout;

/* What one record of the file is. */
typedef enum gtab_record_kind {
	GTAB_RECORD_BLANK,
	GTAB_RECORD_HEAD,    /* title, reporter, unit: above the header */
	GTAB_RECORD_HEADER,  /* a header line, or the number line */
	GTAB_RECORD_REPEAT,  /* a header line again, after a page break */
	GTAB_RECORD_SECTION, /* 一、区发展和改革委员会: what the rows below belong to */
	GTAB_RECORD_DATA,
	GTAB_RECORD_NOTE,
	GTAB_RECORD_SIGNATURE
} gtab_record_kind;

/* Remembers across records whether the notes have begun. Zero it before the first record. */
typedef struct gtab_record_state {
	bool in_notes;
} gtab_record_state;

/* Whether nothing above tells on the lines below: they are judged as if they were the first under the header. */
static inline bool
gtab_record_state_is_plain(const gtab_record_state *state)
{
	return !state->in_notes;
}

/*
 * Find the layout from the first records.
 *
 * head   copies of the first n records
 * form   decides where a header fits its fields; may be NULL
 * arena  where paths live
 *
 * Returns GTAB_OK; GTAB_EMALFORMED when every record is blank; GTAB_ENOMEM.
 */
gtab_status gtab_layout_find(const gtab_row *const *head, size_t n, const gtab_form *form,
			     gtab_arena *arena, gtab_layout *out, gtab_error *err);

gtab_record_kind gtab_layout_kind(const gtab_layout *layout, gtab_record_state *state,
				  const gtab_row *record);

/* Cells of a record up to its last that is not blank. */
size_t gtab_record_width(const gtab_row *record);

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

/* A figure or a mark of missing, blank among them: what a header line does not hold. */
bool gtab_looks_like_data(gtab_text cell);

/* Whether `next` divides the groups of the header lines above it, and so is a header line itself. */
bool gtab_header_goes_on(const gtab_row *const *lines, size_t n_lines, const gtab_row *next,
			 size_t n_cols);

#endif
