/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TABLE_CONTEXT_INTERNAL_H
#define GTAB_TABLE_CONTEXT_INTERNAL_H

#include <gtab/arena.h>
#include <gtab/normalize.h>
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

/* ---- one cell: context_cell.c ---- */

/* The key of a label that may mean unit or reporter: 单位. The value decides: 单位：万元, 单位：财政局. */
extern const char gtab_context_either[];
const char *gtab_context_unit_or_reporter(gtab_text value);

/* Take a label of the head (填报单位, 表号, …) and its colon off the front; its key, or NULL when none stands there. */
const char *gtab_context_take_label(gtab_text *cell);
void gtab_context_take_seal(gtab_text *cell);
/* The same behind a name: 甲局（公章）. */
void gtab_context_take_end_seal(gtab_text *name);

/* Take a word in simplified characters off the front of a cell, in either script and with spaces inside: 表    號. */
bool gtab_context_take_word(gtab_text *cell, gtab_text word);

/* Whether a cell reads `label：value` with a label that stands in the head of a form. */
bool gtab_context_is_head_cell(gtab_text cell);
/* Whether that label is 表号, which printed forms have, or the cell is such a number alone. */
bool gtab_context_is_form_number(gtab_text cell);
/* 表3, 公开01表: the number of a form without its label. */
bool gtab_context_is_bare_form_number(gtab_text cell);
/* Nothing but a unit, in brackets or not: 万元, （件）, Numbers and percentages. */
bool gtab_context_is_unit_cell(gtab_text cell);
/* 附件1, 附表二：: above the title, and no title. */
bool gtab_context_is_attachment_mark(gtab_text cell);

/* Whether a cell is nothing but a period, in brackets or not: 二〇一五年, （2015年1-3月）. */
bool gtab_context_is_period_cell(gtab_text cell);
bool gtab_context_read_period(gtab_text cell, gtab_period *out);
/* One that no figure could be: 2015年1-3月, 2015-03, not a bare 2015. */
bool gtab_context_is_written_period(gtab_text cell);

/* Whether a cell reads like part of the signature line, in either script: 单位负责人：, 填表人：, 報出日期：… */
bool gtab_context_is_signature_cell(gtab_text cell);
/* The same without colons, `填表　審核　機關首長`: sure only when several stand on a line. Counts the labels in. */
bool gtab_context_is_bare_signature(gtab_text cell, size_t *n_labels);

/* Whether a line beginning with this cell is a note: 注：, 备注：, 说明：, 資料來源：, Source: … */
bool gtab_context_is_note_cell(gtab_text cell);
/* The same of a cell alone on its line, which needs no colon: 注 1.…, 中華民國105年4月編製, ****. */
bool gtab_context_is_lone_note(gtab_text cell);

/* Take what marks a footnote, ① or (1) or （1）, off the front of a cell. */
bool gtab_context_take_mark(gtab_text *cell);

/* **** or ———: a rule drawn in characters. */
bool gtab_context_is_drawn_rule(gtab_text cell);

/* 续表, 第2页 共5页. */
bool gtab_context_is_page_mark(gtab_text cell);

/* A cell up to its first space. */
gtab_text gtab_context_first_word(gtab_text cell);
/* `填报单位：` with nothing behind it: its value may stand in the next cell. */
bool gtab_context_wants_value(gtab_text cell);

/* What a cell is to a line around the table; a label without a value may have it in the next cell. */
typedef enum gtab_cell_say {
	GTAB_CELL_OTHER, /* nothing that such a line holds */
	GTAB_CELL_SAYS,  /* a label with its value, a value beside its label, a written period */
	GTAB_CELL_WANTS  /* a label whose value has not come */
} gtab_cell_say;

/* What a cell that is not blank says behind one that said `before`; GTAB_CELL_OTHER for the first. */
gtab_cell_say gtab_context_next_cell(gtab_cell_say before, gtab_text cell,
				     bool (*is_labelled)(gtab_text cell));

/* ---- lines: context.c ---- */

/* Keep what the cells of one line above the header say: reporter, unit, form-no, period, title, or head. */
void gtab_context_add_head_row(gtab_context *c, const gtab_row *row);

/* Keep the cells of a note (key "note") or signature line (key "signature"), an entry each; a value joins its label. */
void gtab_context_add_cells(gtab_context *c, gtab_text key, const gtab_row *row);
/* Keep a note: in one cell, or behind its label, or taken apart by its commas and whole again. */
void gtab_context_add_note(gtab_context *c, const gtab_row *row);

#endif
