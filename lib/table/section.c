/* SPDX-License-Identifier: MIT */
/* Section headings: a text merged over the table's width that says what the rows below belong to. */

#include "table/layout_internal.h"

#include <gtab/normalize.h>

#include "table/label_internal.h"
#include "table/profile_internal.h"

static bool
is_ordinal_end(gtab_text t)
{
	return gtab_text_equal(t, GTAB_TEXT("、")) || gtab_text_equal(t, GTAB_TEXT("）")) ||
	       gtab_text_equal(t, GTAB_TEXT(")")) || gtab_text_equal(t, GTAB_TEXT("."));
}

bool
gtab_begins_with_ordinal(gtab_text cell)
{
	static const gtab_text numerals = GTAB_TEXT("一二三四五六七八九十");
	size_t n = 0;

	cell = gtab_text_trim(cell);
	if (!gtab_text_take(&cell, GTAB_TEXT("（")) && !gtab_text_take(&cell, GTAB_TEXT("(")))
		gtab_text_take(&cell, GTAB_TEXT("第"));
	while (cell.len > 0) {
		gtab_text at = cell;
		const uint32_t cp = gtab_utf8_next(&cell);

		at.len -= cell.len;
		if (cp == GTAB_BAD_BYTE || gtab_text_find(numerals, at) == numerals.len)
			return n > 0 && is_ordinal_end(at);
		n++;
	}
	return false;
}

/*
 * A text alone in the first column, which is there for numbers (序号): merged over the table's width, it heads the rows
 * below. In a table whose first column names the rows, it would be a row without figures.
 */
bool
gtab_is_section_line(const gtab_layout *layout, const gtab_row *record)
{
	const gtab_text cell = record->n_cells == 0 ? GTAB_TEXT("") : record->cells[0].text;
	gtab_column_type type;
	gtab_number ignored;

	return layout->n_cols > 1 && !gtab_text_is_blank(cell) &&
	       gtab_type_of_name(layout->paths[0], &type) && type == GTAB_COLUMN_CODE &&
	       gtab_utf8_count(gtab_text_trim(cell)) > 3 &&
	       gtab_label_class(cell, false) == GTAB_ROW_DETAIL &&
	       gtab_number_parse(cell, &ignored, NULL, NULL) != GTAB_OK;
}
