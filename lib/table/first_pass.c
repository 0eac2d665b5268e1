/* SPDX-License-Identifier: MIT */
/* The first pass: every record is read once, in blocks where that can be; from the counts the columns are decided. */

#include "base/i18n.h"
#include "table/clean_internal.h"

#include "table/bulk_internal.h"

/* Names for the columns beyond the header are empty here; columns.c names them. */
static gtab_status
widen_header(gtab_table *t, size_t n_cols, gtab_error *err)
{
	gtab_text *paths, *printed;

	if (n_cols <= t->header.n_cols)
		return GTAB_OK;
	paths = gtab_arena_array(&t->arena, n_cols, sizeof(*paths));
	printed = gtab_arena_array(&t->arena, n_cols, sizeof(*printed));
	if (paths == NULL || printed == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t col = 0; col < n_cols; col++) {
		const bool is_old = col < t->header.n_cols;

		paths[col] = is_old ? t->header.paths[col] : GTAB_TEXT("");
		printed[col] = is_old && t->header.printed != NULL ? t->header.printed[col]
								   : GTAB_TEXT("");
	}
	t->header.paths = paths;
	t->header.printed = t->header.printed == NULL ? NULL : printed;
	t->header.n_cols = n_cols;
	return GTAB_OK;
}

/* Read every record once: count its cells, gather what stands around the rows. */
static gtab_status
profile_by_record(gtab_table *t, gtab_profiles *profiles, gtab_error *err)
{
	/* in a kept table #origin is no column */
	const size_t n_cols_max = t->is_kept ? t->header.n_cols : SIZE_MAX;
	const gtab_row *record;
	gtab_status st = gtab_table_rewind_records(t, err);

	t->n_rows = 0;
	t->other_at = 0;
	while (st == GTAB_OK && (st = gtab_table_data_record(t, true, &record, err)) == GTAB_OK) {
		t->n_rows++;
		st = gtab_profiles_add(profiles, record, n_cols_max, &t->options.number);
	}
	return st;
}

/* The same in blocks. GTAB_EMALFORMED: there is a block that only the reader of record understands; all is as before. */
static gtab_status
profile_in_blocks(gtab_table *t, gtab_profiles *profiles, gtab_error *err)
{
	const size_t n_lines = t->context.n_lines;
	gtab_status st = gtab_bulk_new(t, &t->bulk, err);

	if (st != GTAB_OK)
		return st;
	st = t->bulk == NULL ? GTAB_EMALFORMED : gtab_bulk_measure(t->bulk, profiles, err);
	if (st == GTAB_END)
		return st;
	gtab_bulk_free(t->bulk);
	t->bulk = NULL;
	t->context.n_lines = n_lines;
	t->section_column = GTAB_MAP_NONE;
	t->n_rows = 0;
	return st;
}

static gtab_status
open_profiles(const gtab_table *t, gtab_profiles *profiles, gtab_arena *arena)
{
	return gtab_profiles_open(profiles, t->header.paths, t->header.n_cols, arena);
}

/*
 * Record by record. Where another table turns out to begin, the lines above its header were taken for rows: the pass is
 * made again, up to there.
 */
static gtab_status
profile_in_order(gtab_table *t, gtab_profiles *profiles, gtab_error *err)
{
	const size_t n_lines = t->context.n_lines;
	gtab_status st = GTAB_OK;
	uint64_t other_at;

	do {
		gtab_profiles_clear(profiles);
		st = open_profiles(t, profiles, &t->arena);
		t->context.n_lines = n_lines;
		t->section_column = GTAB_MAP_NONE;
		other_at = t->other_at;
		if (other_at > 0)
			t->last_record = other_at;
		if (st == GTAB_OK)
			st = profile_by_record(t, profiles, err);
	} while (st == GTAB_END && t->other_at > 0);
	t->other_at = other_at;
	if (st == GTAB_END && t->is_sheet)
		gtab_table_tell_sheet(t);
	return st;
}

/* Empty columns are left out record by record. */
static gtab_status
drop_empty(gtab_table *t, gtab_profiles *profiles, gtab_error *err)
{
	const gtab_status st =
		t->is_kept ? GTAB_OK : gtab_columns_drop_empty(t, profiles->list, profiles->n, err);

	if (t->bulk != NULL && gtab_view_is_partial(&t->view)) {
		gtab_bulk_free(t->bulk);
		t->bulk = NULL;
	}
	return st;
}

/* The form as it was in the table's period; as it is now, and told, where the table names none. */
static gtab_status
take_vintage(gtab_table *t, gtab_error *err)
{
	gtab_period period;
	const bool has_period =
		gtab_period_parse(gtab_context_find(&t->context, GTAB_TEXT("period")), &period,
				  NULL, NULL) == GTAB_OK;

	if (t->form == NULL)
		return GTAB_OK;
	if (gtab_form_at(t->form, has_period ? &period : NULL, &t->vintage) != GTAB_OK)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (t->vintage == NULL)
		return GTAB_OK;
	t->form = t->vintage;
	if (!has_period)
		gtab_remark_say(t,
				(gtab_remark){ .kind = GTAB_REMARK_NOTE,
					       .rule = "form",
					       .place = { t->name, 0, 0 } },
				_("the table names no period: the form %.*s is taken as it is now"),
				GTAB_TEXT_ARG(gtab_form_name(t->form)));
	return GTAB_OK;
}

gtab_status
gtab_table_measure(gtab_table *t, gtab_error *err)
{
	gtab_profiles profiles;
	gtab_status st = open_profiles(t, &profiles, &t->arena);

	t->n_rows = 0;
	t->other_at = 0;
	if (st == GTAB_OK)
		st = gtab_stream_rewind(t->records, err);
	if (st == GTAB_OK)
		st = profile_in_blocks(t, &profiles, err);
	if (st == GTAB_EMALFORMED)
		st = profile_in_order(t, &profiles, err);
	if (st == GTAB_END)
		st = widen_header(t, profiles.n, err);
	if (st == GTAB_OK)
		st = drop_empty(t, &profiles, err);
	if (st == GTAB_OK)
		st = take_vintage(t, err);
	if (st == GTAB_OK)
		st = gtab_columns_decide(t, profiles.list, err);
	if (st == GTAB_OK && gtab_row_classes_open(t) != GTAB_OK)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK && t->bulk != NULL)
		gtab_bulk_settle(t->bulk, &profiles);
	gtab_profiles_clear(&profiles);
	return st == GTAB_ENOMEM ? gtab_error_set(err, st, NULL) : st;
}
