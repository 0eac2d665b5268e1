/* SPDX-License-Identifier: MIT */
/* What the rows of a form with fixed rows are to the sums: by the form, whatever their labels promise. */

#include "form/name_internal.h"
#include "form/relation_internal.h"
#include "table/clean_internal.h"

static gtab_status
add(gtab_table *t, gtab_text name, size_t idx)
{
	if (name.ptr == NULL)
		return GTAB_ENOMEM;
	return name.len == 0 ? GTAB_OK : gtab_map_add(t->fixed_names, name, idx, NULL);
}

static gtab_status
add_row(gtab_table *t, const gtab_fixed_row *row, size_t idx)
{
	gtab_status st;

	if (t->fixed_code_col != GTAB_MAP_NONE)
		return add(t, gtab_code_fold(&t->arena, row->code), idx);
	st = add(t, gtab_name_fold_copy(&t->arena, gtab_label_core(row->label)), idx);
	for (size_t i = 0; st == GTAB_OK && i < row->n_aliases; i++)
		st = add(t, gtab_name_fold_copy(&t->arena, gtab_label_core(row->aliases[i])), idx);
	return st;
}

/* The file's column of codes, where the form has one. */
static size_t
find_code_column(const gtab_table *t)
{
	const gtab_field *const fields = gtab_form_fields(t->form, &(size_t){ 0 });

	for (size_t col = 0; col < t->header.n_cols; col++) {
		const size_t field = t->columns[t->plans[col].column].field_idx;

		if (field != GTAB_MAP_NONE && fields[field].is_code)
			return col;
	}
	return GTAB_MAP_NONE;
}

gtab_status
gtab_row_classes_open(gtab_table *t)
{
	size_t n = 0;
	const gtab_fixed_row *const rows = t->form == NULL ? NULL : gtab_form_rows(t->form, &n);
	bool has_classes = false;
	gtab_status st = GTAB_OK;

	for (size_t i = 0; i < n; i++)
		has_classes |= rows[i].has_class;
	if (!has_classes)
		return GTAB_OK;
	t->fixed_code_col = find_code_column(t);
	st = gtab_map_new(&t->fixed_names);
	for (size_t i = 0; st == GTAB_OK && i < n; i++) {
		if (rows[i].has_class)
			st = add_row(t, &rows[i], i);
	}
	return st;
}

void
gtab_row_classes_clear(gtab_table *t)
{
	gtab_map_free(t->fixed_names);
	t->fixed_names = NULL;
}

const gtab_fixed_row *
gtab_row_class_of(gtab_cleaner *c, const gtab_row *record)
{
	const gtab_table *const t = c->table;
	const size_t col = t->fixed_names == NULL               ? GTAB_MAP_NONE
			   : t->fixed_code_col != GTAB_MAP_NONE ? t->fixed_code_col
								: t->label_col;
	gtab_text name;
	size_t idx;

	if (col >= record->n_cells)
		return NULL;
	name = record->cells[col].text;
	name = t->fixed_code_col != GTAB_MAP_NONE
		       ? gtab_code_fold(&c->arena, name)
		       : gtab_name_fold_copy(&c->arena, gtab_label_core(gtab_text_trim(name)));
	idx = name.ptr == NULL ? GTAB_MAP_NONE : gtab_map_get(t->fixed_names, name);
	return idx == GTAB_MAP_NONE ? NULL : &gtab_form_rows(t->form, &(size_t){ 0 })[idx];
}
