/* SPDX-License-Identifier: MIT */
/*
 * The clean table: opens a source, reads it once to settle what it is, then hands out its rows. The first pass keeps
 * only counts, so memory does not grow with the rows.
 */

#include "table/clean_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

enum { HEAD_RECORDS = 64 };

/* ---- records of this table ---- */

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

/* Rows from here on belong to the section that this record heads. */
static void
begin_section(gtab_table *t, const gtab_row *record)
{
	gtab_buf *section = &t->cleaner.section;

	gtab_buf_truncate(section, 0);
	gtab_label_normalize(record->cells[0].text, section, NULL);
	t->section_column = 0;
}

static void
tell_repeat(const gtab_table *t, const gtab_row *record)
{
	gtab_remark_make(t, &(gtab_remark){ .kind = GTAB_REMARK_NOTE,
					    .rule = "repeated-header",
					    .place = record->place,
					    .message = gtab_text_of(
						    _("the header stands here again; left out")) });
}

/* Keep what stands around the rows. */
static void
keep_around(gtab_context *around, gtab_record_kind kind, const gtab_row *record)
{
	if (kind == GTAB_RECORD_HEAD)
		gtab_context_add_head_row(around, record);
	else if (kind == GTAB_RECORD_NOTE)
		gtab_context_add_cells(around, GTAB_TEXT("note"), record);
	else if (kind == GTAB_RECORD_SIGNATURE)
		gtab_context_add_cells(around, GTAB_TEXT("signature"), record);
}

/* Tell of a record that is no row of the table; with a log to be replayed, hold it against that. */
static gtab_status
tell_around(gtab_table *t, gtab_record_kind kind, const gtab_row *record, gtab_error *err)
{
	const gtab_layout *const layout = &t->layout;

	switch (kind) {
	case GTAB_RECORD_HEADER:
		if (record->place.record_no == layout->first_header + layout->n_header - 1)
			return gtab_layout_log_header(t, record, err);
		return record->place.record_no == layout->number_line
			       ? gtab_layout_log_line(t, record, GTAB_RULE_HEADER, err)
			       : GTAB_OK;
	case GTAB_RECORD_HEAD:
	case GTAB_RECORD_NOTE:
	case GTAB_RECORD_SIGNATURE: return gtab_layout_log_line(t, record, GTAB_RULE_CONTEXT, err);
	case GTAB_RECORD_SECTION: return gtab_layout_log_line(t, record, GTAB_RULE_SECTION, err);
	case GTAB_RECORD_REPEAT:
		tell_repeat(t, record);
		return gtab_layout_log_line(t, record, GTAB_RULE_REPEAT, err);
	case GTAB_RECORD_BLANK:
	case GTAB_RECORD_DATA: break;
	}
	return GTAB_OK;
}

/* The next data record; what stands around the rows is handed to `around`, or told where that is NULL. */
static gtab_status
data_record(gtab_table *t, gtab_context *around, const gtab_row **record_out, gtab_error *err)
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
		if (kind == GTAB_RECORD_SECTION)
			begin_section(t, record);
		if (around != NULL)
			keep_around(around, kind, record);
		else if ((st = tell_around(t, kind, record, err)) != GTAB_OK)
			return st;
	}
	return st;
}

/* ---- the first pass ---- */

static gtab_status
rewind_records(gtab_table *t, gtab_error *err)
{
	gtab_cleaner_rewind(&t->cleaner);
	return gtab_stream_rewind(t->records, err);
}

/* Copies of the first records, to find the layout from. */
static gtab_status
read_head(gtab_table *t, gtab_arena *arena, const gtab_row **head, size_t *n_out, gtab_error *err)
{
	const gtab_row *record;
	gtab_status st = GTAB_OK;

	*n_out = 0;
	while (*n_out < HEAD_RECORDS &&
	       (st = gtab_stream_next(t->records, &record, err)) == GTAB_OK) {
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

	t->form = t->options.form;
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
	return n_cells;
}

/* Layout and header of a raw export, from its first records. */
static gtab_status
find_layout(gtab_table *t, gtab_error *err)
{
	const gtab_row *head[HEAD_RECORDS];
	gtab_arena arena;
	size_t n = 0;
	gtab_status st;

	gtab_arena_init(&arena);
	st = read_head(t, &arena, head, &n, err);
	if (st == GTAB_OK)
		st = gtab_layout_find(head, n, t->options.form, &t->arena, &t->layout, err);
	if (st == GTAB_OK)
		t->header_cells = count_header_cells(&t->layout, head, n);
	if (st == GTAB_EMALFORMED)
		gtab_error_at(err, t->name.ptr, 0, 0);
	gtab_arena_clear(&arena);
	return st;
}

/* Columns beyond the header that later records turn out to have: without a header, but never lost. */
static gtab_status
widen(gtab_profile **profiles, size_t *n_profiles, size_t width, gtab_error *err)
{
	gtab_profile *more;

	if (width <= *n_profiles)
		return GTAB_OK;
	more = realloc(*profiles, width * sizeof(*more));
	if (more == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	memset(more + *n_profiles, 0, (width - *n_profiles) * sizeof(*more));
	*profiles = more;
	*n_profiles = width;
	return GTAB_OK;
}

/* Profiles that know what their headers promise; NULL when out of memory. */
static gtab_profile *
new_profiles(const gtab_header *header)
{
	gtab_profile *profiles = calloc(header->n_cols, sizeof(*profiles));

	for (size_t col = 0; profiles != NULL && col < header->n_cols; col++)
		profiles[col].identifier = gtab_identifier_of_name(header->paths[col]);
	return profiles;
}

static gtab_status
profile_record(gtab_table *t, gtab_profile **profiles, size_t *n_profiles, const gtab_row *record,
	       gtab_error *err)
{
	size_t width = gtab_record_width(record);
	gtab_status st;

	if (t->is_kept && width > t->header.n_cols)
		width = t->header.n_cols; /* #origin is no column */
	st = widen(profiles, n_profiles, width, err);
	for (size_t col = 0; st == GTAB_OK && col < width; col++)
		st = gtab_profile_add(&(*profiles)[col], record->cells[col].text,
				      &t->options.number, &t->arena);
	return st == GTAB_ENOMEM ? gtab_error_set(err, st, NULL) : st;
}

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

/* Read every record once: count cells in, gather what stands around the rows. */
static gtab_status
profile_all(gtab_table *t, gtab_error *err)
{
	size_t n_profiles = t->header.n_cols;
	gtab_profile *profiles = new_profiles(&t->header);
	const gtab_row *record;
	gtab_status st =
		profiles == NULL ? gtab_error_set(err, GTAB_ENOMEM, NULL) : rewind_records(t, err);

	t->n_rows = 0;
	while (st == GTAB_OK && (st = data_record(t, &t->context, &record, err)) == GTAB_OK) {
		t->n_rows++;
		st = profile_record(t, &profiles, &n_profiles, record, err);
	}
	if (st == GTAB_END && t->is_sheet)
		gtab_table_tell_sheet(t);
	if (st == GTAB_END)
		st = widen_header(t, n_profiles, err);
	if (st == GTAB_OK)
		st = gtab_columns_decide(t, profiles, err);
	free(profiles);
	return st;
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
	return rewind_records(t, err);
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

static gtab_status
settle_table(gtab_table *t, gtab_error *err)
{
	gtab_status st;

	t->origin_col = GTAB_MAP_NONE;
	t->section_column = GTAB_MAP_NONE;
	if (t->decoder != NULL)
		gtab_decoder_set_events(t->decoder, NULL, NULL); /* the first pass only measures */
	st = gtab_stream_rewind(t->records, err);
	if (st == GTAB_OK)
		st = t->is_kept ? gtab_kept_open(t, err) : find_layout(t, err);
	if (st != GTAB_OK)
		return st;
	if (!t->is_kept)
		t->header = (gtab_header){ .paths = t->layout.paths,
					   .printed = t->layout.printed,
					   .n_cols = t->layout.n_cols };
	st = find_form(t, err);
	if (st == GTAB_OK)
		st = profile_all(t, err);
	if (st != GTAB_OK)
		return st;
	add_unit_lines(t);
	return ready_rows(t, err);
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
open_records(gtab_table *t, gtab_error *err)
{
	const gtab_row *first;
	gtab_status st;

	t->is_sheet = gtab_xlsx_claims(t->source);
	st = t->is_sheet ? open_sheet(t, err) : open_csv(t, err);
	if (st == GTAB_OK)
		st = gtab_stream_next(t->records, &first, err);
	if (st == GTAB_END) {
		gtab_error_set(err, GTAB_EMALFORMED, _("the file is empty"));
		return gtab_error_at(err, t->name.ptr, 0, 0);
	}
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
		st = settle_table(t, err);
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
	t->first_record = t->last_record + 1;
	t->last_record = UINT64_MAX;
	gtab_context_clear(&t->context);
	gtab_arena_reset(&t->arena);
	gtab_form_free(t->own_form);
	t->own_form = NULL;
	t->form = NULL;
	t->cleaner.above = NULL;
	st = settle_table(t, err);
	t->is_over = st != GTAB_OK;
	return st;
}

void
gtab_table_free(gtab_table *t)
{
	if (t == NULL)
		return;
	gtab_stream_free(t->records);
	gtab_decoder_free(t->decoder);
	gtab_form_free(t->own_form);
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
	gtab_status st = data_record(t, NULL, &record, err);

	if (st == GTAB_OK)
		st = gtab_clean_row(&t->cleaner, record, err);
	if (st != GTAB_OK)
		return st;
	t->cleaner.row_idx++;
	*row_out = &t->cleaner.row;
	return GTAB_OK;
}

gtab_status
gtab_table_rewind(gtab_table *t, gtab_error *err)
{
	return rewind_records(t, err);
}

void
gtab_table_set_remarks(gtab_table *t, gtab_remark_fn *on_remark, void *ctx)
{
	t->options.on_remark = on_remark;
	t->options.ctx = ctx;
}
