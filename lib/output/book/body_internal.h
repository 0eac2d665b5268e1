/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_BODY_INTERNAL_H
#define GTAB_OUTPUT_BOOK_BODY_INTERNAL_H

/*
 * How rows are packed. A row: a byte, 1 for a total or subtotal; then its cells. A cell: number of its look × 4 +
 * how it is packed. A text: a byte for its width in half-width characters, UNITS_MANY when it is more or has line
 * breaks; its length; its bytes. A figure: its length and digits. Numbers are LEB128.
 */

#include "output/book/body.h"

enum { UNITS_MANY = 255, NO_LOOK = UINT32_MAX };

typedef enum packed_kind { PACKED_BLANK, PACKED_TEXT, PACKED_NUMBER, PACKED_NONE } packed_kind;

/*
 * How cells of one column can look; the looks of a column are a list.
 *
 * style          without edges, before settling
 * n_uses         rows
 * n_units        a text wider than this wraps; UINT32_MAX for one that never does
 * style_no, last_style_no  in the rows, and in the last of a sheet
 */
typedef struct gtab_look {
	gtab_sheet_style style;
	size_t col;
	uint32_t next;
	uint64_t n_uses;
	uint32_t n_units;
	uint32_t style_no, last_style_no;
} gtab_look;

struct gtab_body {
	const gtab_sheet_plan *plan;
	gtab_spool *spool;
	size_t block_xml_len;
	size_t n_columns;
	gtab_look *looks;
	uint32_t n_looks, max_looks;
	uint32_t *first_look; /* by column */
	uint32_t *row_looks;  /* of the row added last */
	struct gtab_body_cell *cells;
	gtab_arena arena;
	gtab_buf packed; /* the block in hand */
	gtab_body_block block;
	gtab_body_block *blocks;
	size_t n_blocks, max_blocks;
	unsigned last_level;
	uint32_t row_pt; /* height of a row of one line */
	gtab_totals *totals;
};

#endif
