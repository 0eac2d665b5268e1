/* SPDX-License-Identifier: MIT */
/* The life of a cleaner: what it holds while rows go by; clean_row.c is what it does. */

#include "base/i18n.h"
#include "table/clean_internal.h"

void
gtab_cleaner_init(gtab_cleaner *c, const gtab_table *table)
{
	*c = (gtab_cleaner){ .table = table };
}

/* What a row is before its cells come: its companions may stay so. */
static gtab_cell
blank_cell(gtab_column_type type)
{
	return (gtab_cell){ GTAB_TEXT(""), GTAB_TEXT(""),
			    type == GTAB_COLUMN_NUMBER ? GTAB_CELL_EMPTY : GTAB_CELL_TEXT };
}

bool
gtab_cleaner_ready(gtab_cleaner *c, gtab_arena *arena)
{
	const gtab_table *t = c->table;

	c->cells = gtab_arena_array(arena, t->n_columns, sizeof(*c->cells));
	c->blank = gtab_arena_array(arena, t->n_columns, sizeof(*c->blank));
	c->above = gtab_arena_array(arena, t->header.n_cols, sizeof(*c->above));
	for (size_t i = 0; !arena->failed && i < t->n_columns; i++)
		c->blank[i] = blank_cell(t->columns[i].type);
	return !arena->failed;
}

void
gtab_cleaner_rewind(gtab_cleaner *c)
{
	c->record_state = (gtab_record_state){ false };
	c->nesting = (gtab_nesting){ 0, { 0 } };
	c->row_idx = 0;
	gtab_buf_truncate(&c->section, 0);
	for (size_t col = 0; c->above != NULL && col < c->table->header.n_cols; col++)
		c->above[col] = (gtab_cell){ 0 };
}

void
gtab_cleaner_clear(gtab_cleaner *c)
{
	gtab_arena_clear(&c->arena);
	gtab_arena_clear(&c->above_arena);
	gtab_buf_clear(&c->scratch);
	gtab_buf_clear(&c->mended);
	gtab_buf_clear(&c->simple);
	gtab_buf_clear(&c->section);
}

/* Rows from here on belong to the section that this record heads. */
static void
begin_section(gtab_cleaner *c, const gtab_row *record)
{
	gtab_buf_truncate(&c->section, 0);
	record = gtab_damage_mend(c->table, record, &c->arena);
	gtab_label_normalize(record->cells[0].text, &c->section, NULL);
}

static void
tell_repeat(gtab_cleaner *c, const gtab_row *record)
{
	const gtab_layout_rule rule = c->record_state.rule;

	gtab_cleaner_say(c,
			 (gtab_remark){ .kind = GTAB_REMARK_NOTE,
					.rule = gtab_layout_rule_get(rule)->id,
					.place = record->place },
			 "%s",
			 rule == GTAB_LAYOUT_REPEATED_HEADER
				 ? _("the header stands here again; left out")
			 : rule == GTAB_LAYOUT_REPEATED_HEAD
				 ? _("a line from above the header stands here again; left out")
				 : _("a mark of the page; left out"));
}

static gtab_status
log_header(gtab_cleaner *c, const gtab_row *record, gtab_error *err)
{
	const gtab_layout *const layout = &c->table->layout;
	const uint64_t record_no = record->place.record_no;

	if (record_no == layout->first_header + layout->n_header - 1)
		return gtab_layout_log_header(c, record, err);
	return record_no == layout->number_line || record_no == layout->unit_line
		       ? gtab_layout_log_line(c, record, GTAB_RULE_HEADER, err)
		       : GTAB_OK;
}

gtab_status
gtab_cleaner_pass_by(gtab_cleaner *c, gtab_record_kind kind, const gtab_row *record,
		     gtab_error *err)
{
	gtab_damage_tell(c, record);
	switch (kind) {
	case GTAB_RECORD_HEADER: return log_header(c, record, err);
	case GTAB_RECORD_HEAD:
	case GTAB_RECORD_NOTE:
	case GTAB_RECORD_SIGNATURE: return gtab_layout_log_line(c, record, GTAB_RULE_CONTEXT, err);
	case GTAB_RECORD_SECTION:
		begin_section(c, record);
		return gtab_layout_log_line(c, record, GTAB_RULE_SECTION, err);
	case GTAB_RECORD_REPEAT:
		tell_repeat(c, record);
		return gtab_layout_log_line(c, record, GTAB_RULE_REPEAT, err);
	case GTAB_RECORD_BLANK:
	case GTAB_RECORD_OTHER:
	case GTAB_RECORD_DATA: break;
	}
	return GTAB_OK;
}
