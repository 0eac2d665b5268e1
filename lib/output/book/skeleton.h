/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_SKELETON_H
#define GTAB_OUTPUT_BOOK_SKELETON_H

/*
 * Skeletons: the parts of a workbook as libxlsxwriter makes them, without rows, checked once and kept for every
 * workbook laid out alike.
 */

#include "output/book/book_sheet.h"

typedef enum gtab_part_kind {
	GTAB_PART_FIXED, /* the same in every workbook: packed bytes to copy */
	GTAB_PART_NAMED, /* with tokens, no sheet */
	GTAB_PART_SHEET
} gtab_part_kind;

/*
 * raw     the part; "" for a fixed one
 * packed  deflated; "" for others
 * sheet   number of a sheet from 0
 */
typedef struct gtab_skeleton_part {
	gtab_part_kind kind;
	gtab_text name;
	gtab_text raw;
	gtab_text packed;
	uint64_t raw_len;
	uint32_t crc;
	size_t sheet;
} gtab_skeleton_part;

/* style_ids: what the workbook calls each style. */
typedef struct gtab_skeleton {
	gtab_arena arena;
	gtab_skeleton_part *parts;
	size_t n_parts;
	uint32_t *style_ids;
	size_t n_styles;
	bool is_kept;
} gtab_skeleton;

/* The process that makes skeletons, and those it made. Several threads may ask. */
typedef struct gtab_skeletons gtab_skeletons;

/* Starts a child. created: seconds since 1970, not 0. GTAB_OK, GTAB_ENOMEM, GTAB_EINTERNAL. */
gtab_status gtab_skeletons_new(int64_t created, gtab_skeletons **out, gtab_error *err);
void gtab_skeletons_free(gtab_skeletons *s); /* NULL is fine */

/*
 * The skeleton of a workbook; give it back with gtab_skeleton_release().
 * Returns GTAB_OK, GTAB_ENOMEM, GTAB_EOUTPUT (no room for temporary files), GTAB_EINTERNAL.
 */
gtab_status gtab_skeleton_get(gtab_skeletons *s, const gtab_styles *styles,
			      const gtab_book_sheet *sheets, size_t n_sheets,
			      const gtab_skeleton **out, gtab_error *err);
void gtab_skeleton_release(const gtab_skeleton *skeleton); /* NULL is fine */

#endif
