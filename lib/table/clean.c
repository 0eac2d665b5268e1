/* SPDX-License-Identifier: MIT */
/*
 * The clean table: opens a source, reads it once to settle what it is, then hands out its rows. The first pass keeps
 * only counts, so memory does not grow with the rows.
 */

#include "table/clean_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "table/bulk_internal.h"

/* ---- the head ---- */

/* Copies of the first records, to find the layout from. */
static gtab_status
read_head(gtab_table *t, gtab_arena *arena, const gtab_row **head, size_t *n_out, gtab_error *err)
{
	const gtab_row *record;
	gtab_status st = GTAB_OK;

	*n_out = 0;
	while (*n_out < GTAB_HEAD_RECORDS && (st = gtab_table_record(t, &record, err)) == GTAB_OK) {
		head[*n_out] = gtab_row_copy(arena, record);
		if (head[(*n_out)++] == NULL)
			return gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	return st == GTAB_END ? GTAB_OK : st;
}

/* Without a form given, a built-in one that fits the header is taken, and told. */
static gtab_status
find_form(gtab_table *t, gtab_error *err)
{
	gtab_text *names, ignored;
	gtab_status st;

	if (t->form != NULL || !t->options.finds_form)
		return GTAB_OK;
	names = gtab_arena_array(&t->arena, t->header.n_cols, sizeof(*names));
	if (names == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t col = 0; col < t->header.n_cols; col++)
		gtab_header_split_unit(t->header.paths[col], &names[col], &ignored);
	st = gtab_form_match(names, t->header.n_cols, &t->own_form, err);
	if (st != GTAB_OK)
		return st == GTAB_END ? GTAB_OK : st;
	t->form = t->own_form;
	gtab_remark_say(t,
			(gtab_remark){ .kind = GTAB_REMARK_NOTE,
				       .rule = "form",
				       .place = { t->name, 0, 0 } },
			_("read as form %.*s, which fits its header"),
			GTAB_TEXT_ARG(gtab_form_name(t->form)));
	return GTAB_OK;
}

/* Cells of the longest header line: an export may leave out the blank ones at a line's end. */
static size_t
count_header_cells(const gtab_layout *layout, const gtab_row *const *head, size_t n)
{
	size_t n_cells = 0;

	for (size_t i = 0; i < n; i++) {
		const uint64_t record_no = head[i]->place.record_no;

		if (record_no >= layout->first_header &&
		    record_no < layout->first_header + layout->n_header &&
		    head[i]->n_cells > n_cells)
			n_cells = head[i]->n_cells;
	}
	return layout->n_header == 0 ? layout->n_cols : n_cells;
}

/* Of a form of several tables, choose by what stands above a header found by rule of thumb, and by the header. */
static gtab_status
choose_by_head(gtab_table *t, const gtab_row *const *head, size_t n, gtab_error *err)
{
	gtab_layout layout;
	gtab_context context;
	gtab_status st;

	if (t->options.form == NULL || t->form != NULL)
		return GTAB_OK;
	st = gtab_layout_find(head, n, &(gtab_layout_options){ .header = t->options.header },
			      &t->arena, &layout, err);
	if (st != GTAB_OK)
		return st;
	gtab_context_init(&context, &t->arena);
	for (size_t i = 0; i < n && head[i]->place.record_no < layout.first_header; i++)
		gtab_context_add_head_row(&context, head[i]);
	st = context.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL)
			    : gtab_table_choose(t, &context,
						&(gtab_header){ .paths = layout.paths,
								.n_cols = layout.n_cols },
						err);
	gtab_context_clear(&context);
	return st;
}

/* Layout and header of a raw export, from its first records. */
static gtab_status
find_layout(gtab_table *t, gtab_error *err)
{
	gtab_layout_options options = { NULL, t->options.header,
					t->options.table_no == GTAB_TABLES_AS_ONE };
	const gtab_row *head[GTAB_HEAD_RECORDS];
	gtab_arena arena;
	size_t n = 0;
	gtab_status st;

	gtab_arena_init(&arena);
	st = read_head(t, &arena, head, &n, err);
	if (st == GTAB_OK)
		st = choose_by_head(t, head, n, err);
	options.form = t->form;
	if (st == GTAB_OK)
		st = gtab_layout_find(head, n, &options, &t->arena, &t->layout, err);
	if (st == GTAB_OK) {
		t->header_cells = count_header_cells(&t->layout, head, n);
		t->merge = gtab_merge_see(&t->layout, head, n);
	}
	if (st == GTAB_EMALFORMED)
		gtab_error_at(err, t->name.ptr, 0, 0);
	gtab_arena_clear(&arena);
	return st;
}

static void
free_forms(gtab_table *t)
{
	gtab_row_classes_clear(t);
	gtab_form_free(t->vintage);
	gtab_form_free(t->own_form);
	t->vintage = NULL;
	t->own_form = NULL;
}

/* ---- opening ---- */

static gtab_status
ready_rows(gtab_table *t, gtab_error *err)
{
	if (!gtab_cleaner_ready(&t->cleaner, &t->arena) || t->context.failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (t->decoder != NULL)
		gtab_table_hear_decoder(t);
	if (t->options.replay != NULL) {
		const gtab_status st = gtab_replay_begin(t->options.replay, gtab_table_source(t),
							 t->n_columns, t->n_rows, err);

		if (st != GTAB_OK)
			return st;
	}
	return gtab_table_rewind_records(t, err);
}

/* Units that stand in the headers are context too, so that `unit[NAME]` reaches the next tool. */
static void
add_unit_lines(gtab_table *t)
{
	for (size_t i = 0; i < t->n_columns && !t->is_kept; i++) {
		gtab_buf key;

		if (t->columns[i].unit.len == 0)
			continue;
		gtab_buf_init(&key);
		gtab_buf_printf(&key, "unit[%.*s]", GTAB_TEXT_ARG(t->columns[i].name));
		gtab_context_add(&t->context, gtab_buf_text(&key), t->columns[i].unit,
				 (gtab_place){ t->name, 0, 0 });
		gtab_buf_clear(&key);
	}
}

/* Of blocks side by side the header is that of the first. */
static void
take_header(gtab_table *t)
{
	const size_t n_blocks = t->options.stacks ? t->layout.n_blocks : 1;
	const size_t width = (t->layout.n_cols + n_blocks - 1) / n_blocks;

	t->view = (gtab_view){ .n_blocks = n_blocks, .width = width };
	t->header = (gtab_header){ .paths = t->layout.paths,
				   .printed = t->layout.printed,
				   .n_cols = width };
	if (n_blocks > 1) /* a column of the table is several of the file */
		t->header.source_nos =
			gtab_arena_array(&t->arena, width, sizeof(*t->header.source_nos));
	if (t->header_cells > width)
		t->header_cells = width;
}

static gtab_status
settle_table(gtab_table *t, gtab_error *err)
{
	gtab_status st;

	t->view = (gtab_view){ .n_blocks = 1 };
	t->merge = (gtab_merge){ 0 };
	t->cleaner.above = NULL; /* of the table before: its memory is used anew */
	t->origin_col = GTAB_MAP_NONE;
	t->section_column = GTAB_MAP_NONE;
	if (t->decoder != NULL)
		gtab_decoder_set_events(t->decoder, NULL, NULL); /* the first pass only measures */
	st = gtab_stream_rewind(t->records, err);
	t->form = t->options.form == NULL || gtab_form_n_tables(t->options.form) > 1
			  ? NULL
			  : gtab_form_table(t->options.form, 0);
	if (st == GTAB_OK)
		st = t->is_kept ? gtab_kept_open(t, err) : find_layout(t, err);
	if (st == GTAB_OK && t->is_kept && t->options.form != NULL && t->form == NULL)
		st = gtab_table_choose(t, &t->context, &t->header, err);
	if (st != GTAB_OK)
		return st;
	if (!t->is_kept)
		take_header(t);
	st = find_form(t, err);
	if (st == GTAB_OK)
		st = gtab_table_measure(t, err);
	if (st != GTAB_OK)
		return st;
	add_unit_lines(t);
	return ready_rows(t, err);
}

/* Forget the table, so that the next one may be settled, from record first on. */
static void
leave_table(gtab_table *t, uint64_t first)
{
	gtab_bulk_free(t->bulk);
	t->bulk = NULL;
	t->first_record = first;
	t->last_record = UINT64_MAX;
	gtab_context_clear(&t->context);
	gtab_arena_reset(&t->arena);
	free_forms(t);
	t->form = NULL;
}

static gtab_status
refuse_several(const gtab_table *t, gtab_error *err)
{
	gtab_error_set(err, GTAB_EMALFORMED,
		       _("another table begins here; say --table 1 or --table 2 to read one of "
			 "them, or --table all if it is all one table"));
	return gtab_error_at(err, t->name.ptr, t->other_line, 0);
}

/* The table asked for, of those that stand below one another. What is said of those before it is nobody's concern. */
static gtab_status
settle_wanted(gtab_table *t, gtab_error *err)
{
	const size_t wanted = t->options.table_no;
	gtab_remark_fn *const on_remark = t->options.on_remark;
	gtab_status st = GTAB_OK;

	if (t->is_kept || wanted == GTAB_TABLES_AS_ONE)
		return settle_table(t, err);
	for (size_t no = 1; st == GTAB_OK; no++) {
		t->options.on_remark = no < wanted ? NULL : on_remark;
		st = settle_table(t, err);
		if (st != GTAB_OK || no == wanted)
			break;
		if (wanted == 0 && t->other_at > 0)
			st = refuse_several(t, err);
		else if (wanted == 0)
			break;
		else if (t->other_at == 0)
			st = gtab_error_set(err, GTAB_EUSAGE,
					    _("there is no table %zu; tables in this file: %zu"),
					    wanted, no);
		else
			leave_table(t, t->other_at);
	}
	t->options.on_remark = on_remark;
	return st;
}

static gtab_status
open_csv(gtab_table *t, gtab_error *err)
{
	const gtab_decoder_options options = { .encoding = t->options.encoding,
					       .on_bad_byte = t->options.on_bad_byte };
	const gtab_status st = gtab_decoder_open_with(t->source, &options, &t->decoder, err);

	return st == GTAB_OK ? gtab_csv_open(t->decoder, t->name, &t->options.csv, &t->records, err)
			     : st;
}

static gtab_status
open_sheet(gtab_table *t, gtab_error *err)
{
	const gtab_xlsx_options options = { .sheet = t->options.sheet,
					    .sheet_no = t->options.sheet_no,
					    .cell_max = t->options.csv.cell_max };

	return gtab_xlsx_open(t->source, &options, &t->records, err);
}

static gtab_status
nothing_in(const gtab_table *t, gtab_error *err)
{
	if (t->is_sheet)
		gtab_error_set(err, GTAB_EMALFORMED, _("sheet %.*s is empty; see --sheet"),
			       GTAB_TEXT_ARG(gtab_xlsx_facts_get(t->records).sheet));
	else
		gtab_error_set(err, GTAB_EMALFORMED, _("the file is empty"));
	return gtab_error_at(err, t->name.ptr, 0, 0);
}

static gtab_status
open_records(gtab_table *t, gtab_error *err)
{
	const gtab_row *first;
	gtab_status st;

	t->is_sheet = gtab_xlsx_claims(t->source);
	st = t->is_sheet ? open_sheet(t, err) : open_csv(t, err);
	if (st == GTAB_OK)
		st = gtab_stream_next(t->records, &first, err);
	if (st == GTAB_END)
		return nothing_in(t, err);
	t->is_kept = st == GTAB_OK && first->row_class == GTAB_ROW_CONTEXT;
	if (t->is_kept) /* its figures have their normal form */
		t->options.number = (gtab_number_options){ .off = t->options.rules_off };
	return st;
}

gtab_status
gtab_table_open(gtab_source *source, const gtab_table_options *options, gtab_table **out,
		gtab_error *err)
{
	gtab_table *t = calloc(1, sizeof(*t));
	gtab_status st;

	*out = NULL;
	if (t == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	t->options = *options;
	t->options.number.off = options->rules_off;
	t->source = source;
	t->name = gtab_source_name(source);
	t->first_record = 1;
	t->last_record = UINT64_MAX;
	gtab_arena_init(&t->arena);
	gtab_context_init(&t->context, &t->arena);
	gtab_cleaner_init(&t->cleaner, t);
	st = open_records(t, err);
	if (st == GTAB_OK && t->decoder != NULL)
		gtab_table_tell_reading(t);
	if (st == GTAB_OK)
		st = settle_wanted(t, err);
	if (st == GTAB_OK && !t->is_kept)
		gtab_table_tell_layout(t);
	if (st != GTAB_OK) {
		gtab_table_free(t);
		return st;
	}
	*out = t;
	return GTAB_OK;
}

gtab_status
gtab_table_advance(gtab_table *t, gtab_error *err)
{
	gtab_status st;

	if (!t->is_kept || t->is_over)
		return GTAB_END;
	leave_table(t, t->last_record + 1);
	st = settle_table(t, err);
	t->is_over = st != GTAB_OK;
	return st;
}

void
gtab_table_free(gtab_table *t)
{
	if (t == NULL)
		return;
	gtab_bulk_free(t->bulk);
	gtab_stream_free(t->records);
	gtab_decoder_free(t->decoder);
	free_forms(t);
	gtab_context_clear(&t->context);
	gtab_arena_clear(&t->arena);
	gtab_cleaner_clear(&t->cleaner);
	free(t);
}

/* ---- what the table says of itself ---- */

const gtab_column *
gtab_table_columns(const gtab_table *t, size_t *n_out)
{
	*n_out = t->n_columns;
	return t->columns;
}

const gtab_context_line *
gtab_table_context(const gtab_table *t, size_t *n_out)
{
	*n_out = t->context.n_lines;
	return t->context.lines;
}

gtab_text
gtab_table_context_get(const gtab_table *t, const char *key)
{
	return gtab_context_find(&t->context, gtab_text_of(key));
}

gtab_text
gtab_table_source(const gtab_table *t)
{
	const gtab_text kept = gtab_table_context_get(t, "source");

	return kept.len > 0 ? kept : t->name;
}

size_t
gtab_table_n_rows(const gtab_table *t)
{
	return t->n_rows;
}

size_t
gtab_table_find(const gtab_table *t, gtab_text name)
{
	for (size_t i = 0; i < t->n_columns; i++)
		if (gtab_text_equal(t->columns[i].name, name))
			return i;
	return GTAB_MAP_NONE;
}

const gtab_form *
gtab_table_form(const gtab_table *t)
{
	return t->form;
}

size_t
gtab_table_label_column(const gtab_table *t)
{
	return t->label_col == GTAB_MAP_NONE ? GTAB_MAP_NONE : t->plans[t->label_col].column;
}

bool
gtab_table_is_kept(const gtab_table *t)
{
	return t->is_kept;
}

/* ---- rows ---- */

gtab_status
gtab_table_next(gtab_table *t, const gtab_row **row_out, gtab_error *err)
{
	const gtab_row *record;
	gtab_status st;

	if (t->bulk != NULL)
		return gtab_bulk_next(t->bulk, row_out, err);
	st = gtab_table_data_record(t, false, &record, err);
	gtab_arena_reset(&t->cleaner.arena);
	if (st == GTAB_OK)
		st = gtab_clean_row(&t->cleaner, record, err);
	if (st != GTAB_OK)
		return st;
	t->cleaner.row_idx++;
	*row_out = &t->cleaner.row;
	return GTAB_OK;
}

gtab_status
gtab_table_next_batch(gtab_table *t, const gtab_row **rows_out, size_t *n_out, gtab_error *err)
{
	if (t->bulk != NULL)
		return gtab_bulk_next_batch(t->bulk, rows_out, n_out, err);
	*n_out = 1;
	return gtab_table_next(t, rows_out, err);
}

gtab_status
gtab_table_rewind(gtab_table *t, gtab_error *err)
{
	return gtab_table_rewind_records(t, err);
}

void
gtab_table_set_remarks(gtab_table *t, gtab_remark_fn *on_remark, void *ctx)
{
	t->options.on_remark = on_remark;
	t->options.ctx = ctx;
}
