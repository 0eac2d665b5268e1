/* SPDX-License-Identifier: MIT */
/* Figures as relations read them: a line of decimals a row, and lines of the few rows needed at the end. */

#include "check/check_internal.h"

#include <gtab/normalize.h>
#include <string.h>

gtab_value
gtab_value_of(const gtab_cell *cell)
{
	gtab_value out = { .kind = GTAB_VALUE_UNREADABLE };
	gtab_missing missing;

	switch (cell->kind) {
	case GTAB_CELL_NIL: out.kind = GTAB_VALUE_NIL; return out;
	case GTAB_CELL_EMPTY:
	case GTAB_CELL_NOT_AVAILABLE:
	case GTAB_CELL_SUPPRESSED: out.kind = GTAB_VALUE_MISSING; return out;
	case GTAB_CELL_REFUSED: return out;
	case GTAB_CELL_NUMBER:
	case GTAB_CELL_PERIOD:
	case GTAB_CELL_TEXT:
	case GTAB_CELL_RAW: break;
	}
	if (gtab_decimal_parse(cell->text, &out.number) == GTAB_OK) {
		out.kind = GTAB_VALUE_NUMBER;
		return out;
	}
	missing = gtab_missing_of(cell->text); /* a column of text that a relation names */
	if (missing == GTAB_NIL)
		out.kind = GTAB_VALUE_NIL;
	else if (missing != GTAB_PRESENT)
		out.kind = GTAB_VALUE_MISSING;
	return out;
}

/* n indexes, all GTAB_MAP_NONE. */
static size_t *
new_indexes(gtab_arena *a, size_t n)
{
	size_t *const out = gtab_arena_array(a, n, sizeof(*out));

	for (size_t i = 0; out != NULL && i < n; i++)
		out[i] = GTAB_MAP_NONE;
	return out;
}

/* The decimals that the form gives a column; -1 for none. */
static int
places_of(const gtab_column *column, const gtab_form *form)
{
	size_t n_fields = 0;
	const gtab_field *const fields = form == NULL ? NULL : gtab_form_fields(form, &n_fields);

	return column->field_idx < n_fields ? fields[column->field_idx].decimals : -1;
}

gtab_status
gtab_figures_init(gtab_figures *f, const gtab_column *columns, size_t n_columns,
		  const gtab_form *form)
{
	*f = (gtab_figures){ .columns = columns, .n_columns = n_columns };
	gtab_arena_init(&f->arena);
	f->slot_of = new_indexes(&f->arena, n_columns);
	f->used = new_indexes(&f->arena, n_columns);
	f->text_of = new_indexes(&f->arena, n_columns);
	f->text_columns = new_indexes(&f->arena, n_columns);
	f->lower_of = new_indexes(&f->arena, n_columns);
	f->upper_of = new_indexes(&f->arena, n_columns);
	f->places = gtab_arena_array(&f->arena, n_columns, sizeof(*f->places));
	if (f->arena.failed)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < n_columns; i++) {
		f->places[i] = places_of(&columns[i], form);
		if (columns[i].role == GTAB_COLUMN_LOWER_OF)
			f->lower_of[columns[i].owner] = i;
		else if (columns[i].role == GTAB_COLUMN_UPPER_OF)
			f->upper_of[columns[i].owner] = i;
	}
	return GTAB_OK;
}

void
gtab_figures_clear(gtab_figures *f)
{
	gtab_arena_clear(&f->arena);
	*f = (gtab_figures){ 0 };
}

void
gtab_figures_use(gtab_figures *f, size_t column)
{
	if (column == GTAB_MAP_NONE || f->slot_of[column] != GTAB_MAP_NONE)
		return;
	f->slot_of[column] = f->n_used;
	f->used[f->n_used++] = column;
	gtab_figures_use(f, f->lower_of[column]);
	gtab_figures_use(f, f->upper_of[column]);
}

void
gtab_figures_use_text(gtab_figures *f, size_t column)
{
	if (column == GTAB_MAP_NONE || f->text_of[column] != GTAB_MAP_NONE)
		return;
	f->text_of[column] = f->n_texts;
	f->text_columns[f->n_texts++] = column;
}

gtab_status
gtab_figures_prepare(gtab_figures *f, gtab_row_index *index)
{
	size_t n_values;
	size_t n_texts;

	for (size_t i = 0; i < index->n; i++)
		index->rows[i].slot = index->rows[i].is_needed ? f->n_kept++ : GTAB_MAP_NONE;
	if (__builtin_mul_overflow(f->n_kept, f->n_used, &n_values) ||
	    __builtin_mul_overflow(f->n_kept, f->n_texts, &n_texts))
		return GTAB_ENOMEM;
	f->texts = gtab_arena_array(&f->arena, n_texts, sizeof(*f->texts));
	f->now = gtab_arena_array(&f->arena, f->n_used, sizeof(*f->now));
	f->kept = gtab_arena_array(&f->arena, n_values, sizeof(*f->kept));
	f->rows = gtab_arena_array(&f->arena, f->n_kept, sizeof(*f->rows));
	return f->arena.failed ? GTAB_ENOMEM : GTAB_OK;
}

void
gtab_figures_read(gtab_figures *f, const gtab_row *row)
{
	for (size_t i = 0; i < f->n_used; i++)
		f->now[i] = gtab_value_of(&row->cells[f->used[i]]);
}

gtab_status
gtab_figures_keep(gtab_figures *f, size_t slot, const gtab_row *row, size_t label_col,
		  size_t code_col, gtab_text key)
{
	gtab_kept_row *const kept = &f->rows[slot];

	if (f->n_used > 0)
		memcpy(f->kept + slot * f->n_used, f->now, f->n_used * sizeof(*f->now));
	kept->place = row->place;
	if (key.len > 0)
		kept->key = gtab_arena_copy(&f->arena, key);
	if (!gtab_text_equal(f->source, row->place.source))
		f->source = gtab_arena_copy(&f->arena, row->place.source);
	kept->place.source = f->source;
	for (size_t i = 0; i < f->n_texts; i++)
		f->texts[slot * f->n_texts + i] =
			gtab_arena_copy(&f->arena, row->cells[f->text_columns[i]].text);
	kept->label = gtab_arena_copy(&f->arena, gtab_row_label(row, label_col));
	if (code_col < row->n_cells)
		kept->code = gtab_arena_copy(&f->arena, row->cells[code_col].text);
	return f->arena.failed ? GTAB_ENOMEM : GTAB_OK;
}

/* The bound that a companion holds; false when the column has none or its cell is empty. */
static bool
get_bound(const gtab_figures *f, const gtab_value *line, size_t column, gtab_decimal *out)
{
	const gtab_value *value;

	if (column == GTAB_MAP_NONE)
		return false;
	value = &line[f->slot_of[column]];
	if (value->kind == GTAB_VALUE_NUMBER)
		*out = value->number;
	return value->kind == GTAB_VALUE_NUMBER;
}

void
gtab_figures_get(const gtab_figures *f, size_t slot, size_t column, gtab_eval_term *out)
{
	const gtab_value *const line = slot == GTAB_MAP_NONE ? f->now : f->kept + slot * f->n_used;

	out->value = line[f->slot_of[column]];
	out->places = f->places[column];
	out->range.has_lower = get_bound(f, line, f->lower_of[column], &out->range.lower);
	out->range.has_upper = get_bound(f, line, f->upper_of[column], &out->range.upper);
	out->is_rounded = out->value.kind == GTAB_VALUE_NUMBER &&
			  (out->range.has_lower || out->range.has_upper);
}

gtab_text
gtab_figures_text(const gtab_figures *f, size_t slot, size_t column)
{
	return f->texts[slot * f->n_texts + f->text_of[column]];
}
