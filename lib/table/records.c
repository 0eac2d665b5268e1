/* SPDX-License-Identifier: MIT */
/* The records of one table, record by record: what is not its own is stepped over, what stands around its rows kept. */

#include "table/clean_internal.h"

#include "table/bulk_internal.h"

gtab_status
gtab_table_record(gtab_table *t, const gtab_row **record_out, gtab_error *err)
{
	gtab_status st;

	do
		st = gtab_stream_next(t->records, record_out, err);
	while (st == GTAB_OK && ((*record_out)->place.record_no < t->first_record ||
				 ((*record_out)->row_class == GTAB_ROW_CONTEXT &&
				  (*record_out)->place.record_no < t->last_record)));
	return st == GTAB_OK && (*record_out)->place.record_no >= t->last_record ? GTAB_END : st;
}

/* 单位：件 in the corner of the header. */
static void
keep_corner(gtab_table *t, const gtab_row *record)
{
	gtab_row corner = *record;

	if (t->layout.n_header < 2 || !gtab_is_labelled_corner(record))
		return;
	corner.n_cells = 1;
	gtab_context_add_head_row(&t->context, &corner);
}

void
gtab_table_keep_around(gtab_table *t, gtab_record_kind kind, const gtab_row *record)
{
	if (t->view.block > 0)
		return; /* kept when the first block went by */
	record = gtab_damage_mend(t, record, &t->arena);
	switch (kind) {
	case GTAB_RECORD_HEAD: gtab_context_add_head_row(&t->context, record); break;
	case GTAB_RECORD_NOTE: gtab_context_add_note(&t->context, record); break;
	case GTAB_RECORD_SIGNATURE:
		gtab_context_add_cells(&t->context, GTAB_TEXT("signature"), record);
		break;
	case GTAB_RECORD_HEADER: keep_corner(t, record); break;
	case GTAB_RECORD_SECTION: t->section_column = 0; break;
	case GTAB_RECORD_DATA:
	case GTAB_RECORD_REPEAT:
	case GTAB_RECORD_BLANK:
	case GTAB_RECORD_OTHER: break;
	}
}

static void
see_other_table(gtab_table *t, const gtab_row *record)
{
	t->other_at = t->cleaner.record_state.gap;
	t->other_line = record->place.line_no;
}

/* The next data record. In the first pass what stands around the rows is kept. */
static gtab_status
whole_record(gtab_table *t, bool is_first_pass, const gtab_row **record_out, gtab_error *err)
{
	gtab_status st;

	while ((st = gtab_table_record(t, record_out, err)) == GTAB_OK) {
		const gtab_row *record = *record_out;
		gtab_record_kind kind;

		if (t->is_kept) {
			if (record->place.record_no == t->layout.first_header)
				continue;
			return GTAB_OK;
		}
		kind = gtab_layout_kind(&t->layout, &t->cleaner.record_state, record);
		if (kind == GTAB_RECORD_DATA)
			return GTAB_OK;
		if (kind == GTAB_RECORD_OTHER) {
			see_other_table(t, record);
			return GTAB_END;
		}
		if (is_first_pass)
			gtab_table_keep_around(t, kind, record);
		else if (t->view.block == 0 &&
			 (st = gtab_cleaner_pass_by(&t->cleaner, kind, record, err)) != GTAB_OK)
			return st;
	}
	return st;
}

/* To the first record again, for the next of several blocks side by side. */
static gtab_status
next_block(gtab_table *t, gtab_error *err)
{
	t->cleaner.record_state = (gtab_record_state){ false };
	t->cleaner.nesting = (gtab_nesting){ 0, { 0 } };
	t->view.block++;
	gtab_buf_truncate(&t->cleaner.section, 0);
	return gtab_stream_rewind(t->records, err);
}

gtab_status
gtab_table_data_record(gtab_table *t, bool is_first_pass, const gtab_row **record_out,
		       gtab_error *err)
{
	const gtab_row *whole;
	gtab_status st = GTAB_OK;

	while (st == GTAB_OK) {
		st = whole_record(t, is_first_pass, &whole, err);
		if (st == GTAB_OK) {
			*record_out = gtab_view_is_partial(&t->view) ? gtab_view_of(&t->view, whole)
								     : whole;
			if (*record_out != NULL)
				return GTAB_OK;
		} else if (st == GTAB_END && t->view.block + 1 < t->view.n_blocks) {
			st = next_block(t, err);
		}
	}
	return st;
}

gtab_status
gtab_table_rewind_records(gtab_table *t, gtab_error *err)
{
	gtab_cleaner_rewind(&t->cleaner);
	t->view.block = 0;
	if (t->bulk == NULL)
		return gtab_stream_rewind(t->records, err);
	gtab_bulk_rewind(t->bulk);
	return GTAB_OK;
}
