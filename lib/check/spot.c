/* SPDX-License-Identifier: MIT */
/* Where the cells of an instance are. */

#include "check/check_internal.h"

/* Of a cell of another table; one that has no like there has no place. */
static gtab_spot
spot_of_side(const gtab_here *here, const gtab_bound_term *t)
{
	const gtab_side_table *const side = t->side;
	gtab_spot out = { 0 };
	const gtab_kept_row *kept;
	size_t row;
	size_t column;

	if (!gtab_instance_locate(here, t, &row, &column))
		return out;
	kept = &side->figures->rows[side->binder.rows.rows[row].slot];
	out.column = &side->binder.columns[column];
	out.place = kept->place;
	out.code = kept->code;
	out.label = kept->label;
	return out;
}

gtab_spot
gtab_relation_spot(const gtab_relation_run *run, const gtab_here *here, const gtab_bound_term *t)
{
	const size_t column = t->column == GTAB_MAP_NONE ? here->column : t->column;
	const size_t row = t->row == GTAB_MAP_NONE ? here->row_idx : t->row;
	gtab_spot out = { 0 };

	if (t->side != NULL)
		return spot_of_side(here, t);
	out.column = &run->binder.columns[column];
	if (row == GTAB_MAP_NONE) {
		out.place = here->row->place;
		out.label = gtab_row_label(here->row, run->binder.label_col);
	} else {
		const gtab_kept_row *const kept =
			&run->figures.rows[run->binder.rows.rows[row].slot];

		out.place = kept->place;
		out.code = kept->code;
		out.label = kept->label;
	}
	return out;
}
