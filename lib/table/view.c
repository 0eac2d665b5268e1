/* SPDX-License-Identifier: MIT */
/* The part of each record that is the table: empty columns left out, one block of several side by side. */

#include "table/view_internal.h"

#include "table/layout_internal.h"

bool
gtab_view_is_partial(const gtab_view *v)
{
	return v->n_blocks > 1 || v->fields != NULL;
}

static bool
is_blank_row(const gtab_row *row)
{
	for (size_t i = 0; i < row->n_cells; i++)
		if (!gtab_text_is_blank(row->cells[i].text))
			return false;
	return true;
}

/* What stands right of the last block belongs to it, so that nothing is lost. */
static gtab_row
block_of(const gtab_view *v, const gtab_row *record)
{
	const size_t first = v->block * v->width;
	const size_t end = v->block + 1 == v->n_blocks ? record->n_cells : first + v->width;
	gtab_row part = *record;

	part.n_cells = record->n_cells <= first ? 0
		       : record->n_cells < end  ? record->n_cells - first
						: end - first;
	part.cells = part.n_cells == 0 ? NULL : record->cells + first;
	return part;
}

const gtab_row *
gtab_view_of(gtab_view *v, const gtab_row *record)
{
	v->row = v->n_blocks > 1 ? block_of(v, record) : *record;
	if (v->n_blocks > 1 && is_blank_row(&v->row))
		return NULL;
	if (v->fields != NULL) {
		const gtab_row part = v->row;

		v->row.n_cells = 0;
		for (size_t i = 0; i < v->n_fields && v->fields[i] < part.n_cells; i++)
			v->cells[v->row.n_cells++] = part.cells[v->fields[i]];
		v->row.cells = v->cells;
	}
	return &v->row;
}

bool
gtab_view_keep(gtab_view *v, const size_t *fields, size_t n, gtab_arena *arena)
{
	v->cells = gtab_arena_array(arena, n, sizeof(*v->cells));
	v->fields = fields;
	v->n_fields = n;
	return v->cells != NULL;
}
