/* SPDX-License-Identifier: MIT */
/* Every record of a file with what it was taken for, told while it goes by once more. */

#include "table/clean_internal.h"

/* The last line of a table that gtab-norm wrote is `#end`; another's is the first of the next. */
static bool
is_outside(const gtab_table *t, uint64_t record_no)
{
	return record_no < t->first_record || record_no > t->last_record ||
	       (record_no == t->last_record && !t->is_kept);
}

static gtab_record_kind
kind_of_kept(const gtab_table *t, const gtab_row *record)
{
	if (record->row_class == GTAB_ROW_CONTEXT)
		return GTAB_RECORD_HEAD;
	return record->place.record_no == t->layout.first_header ? GTAB_RECORD_HEADER
								 : GTAB_RECORD_DATA;
}

static gtab_judgement
judge(const gtab_table *t, gtab_record_state *state, const gtab_row *record)
{
	gtab_judgement j = { .row = record };

	if (is_outside(t, record->place.record_no)) {
		j.kind = GTAB_RECORD_OTHER;
		j.rule = GTAB_LAYOUT_OTHER_TABLE;
	} else if (t->is_kept) {
		j.kind = kind_of_kept(t, record);
		j.rule = GTAB_LAYOUT_KEPT;
	} else {
		j.kind = gtab_layout_kind(&t->layout, state, record);
		j.rule = state->rule;
	}
	return j;
}

gtab_status
gtab_table_explain(gtab_table *t, gtab_judgement_fn *fn, void *ctx, gtab_error *err)
{
	gtab_record_state state = { false };
	const gtab_row *record;
	gtab_status st = gtab_stream_rewind(t->records, err);

	while (st == GTAB_OK && (st = gtab_stream_next(t->records, &record, err)) == GTAB_OK) {
		const gtab_judgement j = judge(t, &state, record);

		st = fn(ctx, &j, err);
	}
	return st == GTAB_END ? gtab_table_rewind(t, err) : st;
}
