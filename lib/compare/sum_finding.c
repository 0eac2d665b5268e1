/* SPDX-License-Identifier: MIT */
/* What is told of a sum: what it is short of, what was not added, and why. */

#include <stdlib.h>

#include "base/i18n.h"
#include "compare/sum_internal.h"

enum { NAMES_MAX = 5 };

void
gtab_sum_tell(gtab_sum *s, gtab_severity severity, const char *rule, gtab_text source,
	      gtab_text row, gtab_text column)
{
	const gtab_finding finding = { .severity = severity,
				       .rule = gtab_text_of(rule),
				       .place = { .source = source },
				       .row_label = row,
				       .column_label = column,
				       .message = gtab_buf_text(&s->words) };
	const gtab_finding *kept;

	if (s->n_told == s->n_told_max) {
		const size_t max = s->n_told == 0 ? 16 : 2 * s->n_told;
		const gtab_finding **more = reallocarray(s->told, max, sizeof(*more));

		s->failed |= more == NULL;
		if (more == NULL)
			return;
		s->told = more;
		s->n_told_max = max;
	}
	kept = gtab_finding_copy(&s->grid.arena, &finding);
	s->failed |= kept == NULL || s->words.failed;
	if (kept != NULL)
		s->told[s->n_told++] = kept;
	gtab_buf_truncate(&s->words, 0);
}

static const char *
words_of(gtab_amount_kind kind)
{
	if (kind == GTAB_AMOUNT_NOT_AVAILABLE)
		return _("not available");
	return kind == GTAB_AMOUNT_SUPPRESSED ? _("suppressed") : _("not reported");
}

static size_t
count_lacks(const gtab_grid_lack *lack)
{
	size_t n = 0;

	for (; lack != NULL; lack = lack->next)
		n++;
	return n;
}

/* 孝义市 (not reported), 汾阳市 (suppressed), and 3 more: in the order they came, which is the list's from its end. */
static void
put_lacks(gtab_sum *s, const gtab_grid_lack *lacks)
{
	const size_t n = count_lacks(lacks);
	const gtab_grid_lack *names[NAMES_MAX];
	const size_t n_names = n < NAMES_MAX ? n : NAMES_MAX;
	size_t at = n;

	for (; lacks != NULL; lacks = lacks->next)
		if (--at < n_names)
			names[at] = lacks;
	for (size_t i = 0; i < n_names; i++) {
		const gtab_text name = s->reporters[names[i]->reporter].name;

		gtab_buf_printf(&s->words, "%s%.*s (%s)", i == 0 ? "" : ", ", GTAB_TEXT_ARG(name),
				words_of(names[i]->kind));
	}
	if (n > n_names)
		gtab_buf_printf(&s->words, _(", and %zu more"), n - n_names);
}

/* Its first text: how a person knows the row. */
gtab_text
gtab_sum_row_name(const gtab_sum *s, size_t row)
{
	gtab_text name = GTAB_TEXT("");

	for (size_t col = 0; col < s->grid.n_columns && name.len == 0; col++) {
		const gtab_grid_cell *const cell = gtab_grid_peek(&s->grid, row, col);

		if (cell != NULL && s->grid.columns[col].use == GTAB_GRID_KEY &&
		    s->grid.columns[col].type != GTAB_COLUMN_CODE)
			name = cell->text;
	}
	return name.len > 0 ? name : gtab_text_trim(s->grid.rows[row].key);
}

static void
tell_cell(gtab_sum *s, size_t row, size_t col, const gtab_grid_cell *cell)
{
	const gtab_text name = gtab_sum_row_name(s, row);
	const gtab_text column = s->grid.columns[col].name;

	if (cell->amount.kind == GTAB_AMOUNT_CLASH) {
		gtab_buf_printf(
			&s->words,
			_("%.*s, %.*s: units differ, or figures are open on both sides; they "
			  "are not added and the cell is left empty"),
			GTAB_TEXT_ARG(name), GTAB_TEXT_ARG(column));
		gtab_sum_tell(s, GTAB_ERROR, "sum/clash", GTAB_TEXT(""), name, column);
	}
	if (cell->lacks == NULL || cell->amount.kind != GTAB_AMOUNT_FIGURE)
		return;
	gtab_buf_printf(&s->words, _("%.*s, %.*s: the sum is without "), GTAB_TEXT_ARG(name),
			GTAB_TEXT_ARG(column));
	put_lacks(s, cell->lacks);
	s->failed |= gtab_sum_keep_note(s, gtab_buf_text(&s->words)) != GTAB_OK;
	gtab_sum_tell(s, GTAB_WARNING, "sum/missing-part", GTAB_TEXT(""), name, column);
}

/* What sums before this one were short of, this one is short of too. */
static void
tell_notes(gtab_sum *s)
{
	for (size_t i = 0; i < s->n_notes; i++) {
		gtab_buf_put(&s->words, s->notes[i].value);
		gtab_sum_tell(s, GTAB_WARNING, "sum/missing-part", GTAB_TEXT(""), GTAB_TEXT(""),
			      GTAB_TEXT(""));
	}
}

static void
tell_column(gtab_sum *s, size_t col)
{
	const gtab_grid_column *const column = &s->grid.columns[col];

	if (column->use != GTAB_GRID_KEEP)
		return;
	gtab_buf_printf(&s->words,
			_("column %.*s is not added up: shares, rates and averages do not"),
			GTAB_TEXT_ARG(column->name));
	gtab_sum_tell(s, GTAB_NOTE, "sum/not-summed", GTAB_TEXT(""), GTAB_TEXT(""), column->name);
}

/* Rows that some tables lack, in one line, each with the number of tables that have it. */
static void
tell_rows(gtab_sum *s)
{
	size_t n = 0;

	gtab_buf_printf(&s->words, _("rows that not all of the %zu tables have: "), s->n_tables);
	for (size_t i = 0; i < s->grid.n_rows; i++) {
		if (s->grid.rows[i].n_tables == s->n_tables)
			continue;
		if (++n <= NAMES_MAX)
			gtab_buf_printf(&s->words, "%s%.*s (%zu)", n == 1 ? "" : ", ",
					GTAB_TEXT_ARG(gtab_sum_row_name(s, i)),
					s->grid.rows[i].n_tables);
	}
	if (n > NAMES_MAX)
		gtab_buf_printf(&s->words, _(", and %zu more"), n - NAMES_MAX);
	if (n > 0)
		gtab_sum_tell(s, GTAB_NOTE, "sum/missing-row", GTAB_TEXT(""), GTAB_TEXT(""),
			      GTAB_TEXT(""));
	gtab_buf_truncate(&s->words, 0);
}

static void
tell_periods(gtab_sum *s)
{
	if (!gtab_sum_mixes_periods(s))
		return;
	gtab_buf_put(&s->words, gtab_text_of(_("the tables are of several periods; 累计 is not "
					       "added up over them and left empty")));
	gtab_sum_tell(s, GTAB_WARNING, "sum/period", GTAB_TEXT(""), GTAB_TEXT(""), GTAB_TEXT(""));
}

void
gtab_sum_tell_cells(gtab_sum *s)
{
	tell_periods(s);
	for (size_t col = 0; col < s->grid.n_columns; col++)
		tell_column(s, col);
	if (s->options.shape == GTAB_SUM_STACKED)
		tell_rows(s);
	tell_notes(s);
	for (size_t row = 0; row < s->grid.n_rows; row++)
		for (size_t col = 0; col < s->grid.rows[row].n_cells; col++)
			tell_cell(s, row, col, &s->grid.rows[row].cells[col]);
}
