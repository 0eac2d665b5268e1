/* SPDX-License-Identifier: MIT */
/* Merged cells of the stub, by the way an export writes them. */

#include "table/merge_internal.h"

#include <string.h>

#include "table/label_internal.h"
#include "table/profile_internal.h"

/* Length and ends of a text: two that differ here differ; two that agree are taken for the same. Never 0. */
static uint64_t
looks_of(gtab_text t)
{
	uint32_t ends[2] = { 0, 0 };
	const size_t n = t.len < sizeof(ends[0]) ? t.len : sizeof(ends[0]);

	memcpy(&ends[0], t.ptr, n);
	memcpy(&ends[1], t.ptr + t.len - n, n);
	return ((uint64_t)ends[0] << 32 | ends[1]) ^ (uint64_t)t.len << 20 ^ 1;
}

/* A text that does not begin as figures and dates do. */
static bool
is_label(gtab_text cell)
{
	uint32_t cp;

	cell = gtab_text_trim(cell);
	if (cell.len == 0)
		return false;
	cp = gtab_utf8_next(&cell);
	return !(cp >= '0' && cp <= '9') && !(cp >= 0xFF10 && cp <= 0xFF19);
}

/* Totals and parts begin something of their own. */
static bool
is_detail(const gtab_row *record, size_t n_stub)
{
	for (size_t col = 0; col < n_stub && col < record->n_cells; col++) {
		const gtab_text cell = record->cells[col].text;

		if (!gtab_text_is_blank(cell) && gtab_label_is_of_row(cell))
			return false;
	}
	return true;
}

static void
add_cell(gtab_merge *m, size_t col, gtab_text cell, bool is_left_blank)
{
	if (gtab_text_is_blank(cell)) {
		m->columns[col].is_unmerged |= !is_left_blank || m->columns[col].n_texts == 0;
		m->columns[col].n_below++;
		return;
	}
	/* a text may stand again where the one left of it begins anew */
	m->columns[col].is_unmerged |= is_left_blank && looks_of(cell) == m->columns[col].last;
	m->columns[col].last = looks_of(cell);
	m->columns[col].n_texts++;
}

/* Count a row in. n_stub: columns left of the first figure. */
static void
add_row(gtab_merge *m, const gtab_row *record, size_t n_stub)
{
	bool is_left_blank = true; /* all cells left of this one that do more than count */

	if (!is_detail(record, n_stub))
		return;
	for (size_t col = 0; col < GTAB_LABEL_COLUMNS && col < n_stub; col++) {
		const gtab_text cell =
			col < record->n_cells ? record->cells[col].text : GTAB_TEXT("");

		if (!is_label(cell))
			m->labels &= ~(1u << col);
		if (col < GTAB_MERGE_COLUMNS)
			add_cell(m, col, cell, is_left_blank);
		if (!gtab_text_is_blank(cell))
			is_left_blank = is_left_blank && (m->counters >> col & 1) != 0;
	}
}

static bool
is_counter(const gtab_layout *layout, size_t col)
{
	gtab_column_type type;

	return gtab_type_of_name(layout->paths[col], &type) && type == GTAB_COLUMN_CODE;
}

/* Columns at the left that may name rows: up to the first figures that are no numbers of rows and no years. */
static size_t
count_stub(const gtab_layout *layout)
{
	size_t n = layout->n_cols > 0;

	while (n < layout->n_cols && (!layout->is_figures[n] || is_counter(layout, n)))
		n++;
	return n;
}

gtab_merge
gtab_merge_see(const gtab_layout *layout, const gtab_row *const *head, size_t n)
{
	const size_t n_stub = count_stub(layout);
	gtab_record_state state = { false };
	gtab_merge m = { .labels = 0 };

	for (size_t col = 0; col < n_stub && col < GTAB_LABEL_COLUMNS; col++)
		m.labels |= 1u << col;
	for (size_t col = 0; col < n_stub && col < GTAB_LABEL_COLUMNS; col++)
		m.counters |= (unsigned)is_counter(layout, col) << col;
	for (size_t i = 0; i < n; i++) {
		const gtab_record_kind kind = gtab_layout_kind(layout, &state, head[i]);

		if (kind == GTAB_RECORD_OTHER)
			break;
		if (kind == GTAB_RECORD_DATA)
			add_row(&m, head[i], n_stub);
	}
	return m;
}

bool
gtab_merge_is(const gtab_merge *m, size_t col)
{
	return col < GTAB_MERGE_COLUMNS && !m->columns[col].is_unmerged &&
	       m->columns[col].n_texts > 0 && m->columns[col].n_below > 0 &&
	       m->labels >> (col + 1) != 0;
}
