/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TABLE_CONTEXT_INTERNAL_H
#define GTAB_TABLE_CONTEXT_INTERNAL_H

#include <gtab/arena.h>
#include <gtab/table.h>

/* Context lines as they are gathered; texts live in the arena. */
typedef struct gtab_context {
	gtab_context_line *lines;
	size_t n_lines;
	size_t n_lines_max;
	gtab_arena *arena;
	bool failed;
} gtab_context;

void gtab_context_init(gtab_context *c, gtab_arena *arena);
void gtab_context_clear(gtab_context *c);

/* Keep a line; key and value are copied. */
void gtab_context_add(gtab_context *c, gtab_text key, gtab_text value, gtab_place place);
gtab_text gtab_context_find(const gtab_context *c, gtab_text key); /* "" when absent */

/* Whether a cell reads `label：value` with a label that stands in the head of a form (填报单位, 表号, …). */
bool gtab_context_is_head_cell(gtab_text cell);

/* Whether a cell reads like part of the signature line: 单位负责人：, 填表人：, 报出日期：… */
bool gtab_context_is_signature_cell(gtab_text cell);

/* Whether a line beginning with this cell is a note: 注：, 备注：, 说明：, 数据来源：… */
bool gtab_context_is_note_cell(gtab_text cell);

/* Whether a cell is nothing but a period: 二〇一五年. */
bool gtab_context_is_period_cell(gtab_text cell);

/* What a cell is to a line around the table; a label without a value may have it in the next cell. */
typedef enum gtab_cell_say {
	GTAB_CELL_OTHER, /* nothing that such a line holds */
	GTAB_CELL_SAYS,  /* a label with its value, a value beside its label, a written period */
	GTAB_CELL_WANTS  /* a label whose value has not come */
} gtab_cell_say;

/* What a cell that is not blank says behind one that said `before`; GTAB_CELL_OTHER for the first. */
gtab_cell_say gtab_context_next_cell(gtab_cell_say before, gtab_text cell,
				     bool (*is_labelled)(gtab_text cell));

/* Keep what the cells of one line above the header say: reporter, unit, form-no, period, title, or head. */
void gtab_context_add_head_row(gtab_context *c, const gtab_row *row);

/* Keep the cells of a note (key "note") or signature line (key "signature"), an entry each; a value joins its label. */
void gtab_context_add_cells(gtab_context *c, gtab_text key, const gtab_row *row);

#endif
