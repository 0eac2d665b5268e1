/* SPDX-License-Identifier: MIT */
/*
 * Identifiers with rules of their own: check characters, and divisions that must exist. A column that a form
 * declares gets errors; one that was only guessed by its header gets warnings.
 */

#include "base/i18n.h"
#include "check/check_internal.h"

enum { DIVISION_CODE_LEN = 6 };

static bool
is_guess(const gtab_column *column)
{
	return column->field_idx == GTAB_MAP_NONE;
}

/* A finding on one cell; expected "" where nothing certain can be said. A person's number is never shown whole. */
static void
report(const gtab_identifier_run *run, const gtab_row *row, size_t col, gtab_severity severity,
       const char *rule, gtab_text expected, gtab_text message)
{
	const gtab_column *const column = &run->columns[col];
	gtab_finding finding = { .severity = severity == GTAB_ERROR && is_guess(column)
						     ? GTAB_WARNING
						     : severity,
				 .place = row->place,
				 .column_no = column->source_no,
				 .column_label = column->name,
				 .expected = expected,
				 .message = message };

	finding.found = gtab_finding_shown(run->sink, column, row->cells[col].text);
	finding.rule = gtab_finding_text(run->sink, "identifier/%s", rule);
	finding.cell = gtab_finding_address(run->sink, column, row->place);
	gtab_finding_send(run->sink, &finding);
}

/* ---- check characters ---- */

static void
check_sum(const gtab_identifier_run *run, const gtab_row *row, size_t col)
{
	static const char *const rules[] = { [GTAB_ID_LOWER_CASE] = "lower-case",
					     [GTAB_ID_BAD_SHAPE] = "shape",
					     [GTAB_ID_BAD_CHECK] = "check-character",
					     [GTAB_ID_DAMAGED] = "damaged" };
	const gtab_identifier kind = run->columns[col].identifier;
	const gtab_text text = row->cells[col].text;
	gtab_error why = { .status = GTAB_OK };
	const gtab_id_verdict verdict = gtab_identifier_check(kind, text, &why);
	gtab_text wanted = GTAB_TEXT("");
	gtab_text message;

	if (verdict == GTAB_ID_VALID)
		return;
	message = gtab_finding_text(run->sink, "%.*s: %s", GTAB_TEXT_ARG(run->columns[col].name),
				    why.message);
	if (verdict == GTAB_ID_BAD_CHECK) {
		wanted = gtab_finding_text(run->sink, "%c", gtab_identifier_sum(kind, text));
		message = gtab_finding_text(
			run->sink, _("%.*s: %s; if the others are right it is %.*s, not %c"),
			GTAB_TEXT_ARG(run->columns[col].name), why.message, GTAB_TEXT_ARG(wanted),
			text.ptr[text.len - 1]);
	}
	report(run, row, col, verdict == GTAB_ID_LOWER_CASE ? GTAB_WARNING : GTAB_ERROR,
	       rules[verdict], wanted, message);
}

/* ---- divisions ---- */

static bool
are_digits(gtab_text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (t.ptr[i] < '0' || t.ptr[i] > '9')
			return false;
	return t.len > 0;
}

/* The six digits that a code of any length stands for: 14 is 140000, 141181001000 lies in 141181. */
static bool
county_code(gtab_text code, char out[DIVISION_CODE_LEN])
{
	if (code.len != 2 && code.len != 4 && code.len != 6 && code.len != 9 && code.len != 12)
		return false;
	for (size_t i = 0; i < DIVISION_CODE_LEN; i++)
		out[i] = i < code.len ? code.ptr[i] : '0';
	return true;
}

/* The one code of the list that differs from this in one digit, or in two neighbours exchanged; NULL for none. */
static const gtab_division *
nearest_code(const gtab_division_list *list, gtab_text code)
{
	size_t n, n_near = 0;
	const gtab_division *const all = gtab_divisions_all(list, &n);
	const gtab_division *near = NULL;

	for (size_t i = 0; i < n; i++) {
		size_t n_other = 0, at = 0;

		for (size_t d = 0; d < DIVISION_CODE_LEN; d++) {
			at = all[i].code.ptr[d] != code.ptr[d] ? d : at;
			n_other += all[i].code.ptr[d] != code.ptr[d];
		}
		if (n_other == 1 || (n_other == 2 && all[i].code.ptr[at] == code.ptr[at - 1] &&
				     all[i].code.ptr[at - 1] == code.ptr[at])) {
			near = &all[i];
			n_near++;
		}
	}
	return n_near == 1 ? near : NULL;
}

static void
report_code(const gtab_identifier_run *run, const gtab_row *row, size_t col, gtab_text code)
{
	const gtab_text name = run->columns[col].name;
	const gtab_text text = row->cells[col].text;
	const gtab_division_change *const change = gtab_division_change_of(code);
	const gtab_division *const near =
		change == NULL ? nearest_code(run->divisions, code) : NULL;

	if (change != NULL)
		report(run, row, col, GTAB_WARNING, "division-renamed", change->new_code,
		       gtab_finding_text(run->sink,
					 _("%.*s: %.*s (%.*s) was given up in %d; since then it is "
					   "%.*s"),
					 GTAB_TEXT_ARG(name), GTAB_TEXT_ARG(code),
					 GTAB_TEXT_ARG(change->old_name), change->year,
					 GTAB_TEXT_ARG(change->new_code)));
	else if (near != NULL)
		report(run, row, col, GTAB_WARNING, "division-unknown", near->code,
		       gtab_finding_text(
			       run->sink,
			       _("%.*s: no division has the code %.*s in the list of 2022; "
				 "the nearest is %.*s (%.*s)"),
			       GTAB_TEXT_ARG(name), GTAB_TEXT_ARG(text), GTAB_TEXT_ARG(near->code),
			       GTAB_TEXT_ARG(near->name)));
	else
		report(run, row, col, GTAB_WARNING, "division-unknown", GTAB_TEXT(""),
		       gtab_finding_text(
			       run->sink,
			       _("%.*s: no division has the code %.*s in the list of 2022"),
			       GTAB_TEXT_ARG(name), GTAB_TEXT_ARG(text)));
}

static void
check_division_code(const gtab_identifier_run *run, const gtab_row *row, size_t col)
{
	char digits[DIVISION_CODE_LEN];
	const gtab_text code = { digits, DIVISION_CODE_LEN };

	if (!county_code(row->cells[col].text, digits))
		report(run, row, col, GTAB_ERROR, "shape", GTAB_TEXT(""),
		       gtab_finding_text(run->sink,
					 _("%.*s: a division code has 6 digits (or 2, 4, 9 or 12), "
					   "not %zu"),
					 GTAB_TEXT_ARG(run->columns[col].name),
					 row->cells[col].text.len));
	else if (gtab_division_get(run->divisions, code) == NULL)
		report_code(run, row, col, code);
}

static void
check_division_name(const gtab_identifier_run *run, const gtab_row *row, size_t col)
{
	const gtab_text name = run->columns[col].name;
	const gtab_text text = row->cells[col].text;
	const gtab_division *found = NULL;

	switch (gtab_division_find(run->divisions, text, GTAB_TEXT(""), &found)) {
	case GTAB_DIVISION_EXACT:
	case GTAB_DIVISION_SHORT:
	case GTAB_DIVISION_AMBIGUOUS: return; /* 朝阳区 is a name all the same */
	case GTAB_DIVISION_NEAREST:
		report(run, row, col, GTAB_WARNING, "division-unknown", found->name,
		       gtab_finding_text(run->sink,
					 _("%.*s: no division is called %.*s; the nearest is %.*s "
					   "(%.*s)"),
					 GTAB_TEXT_ARG(name), GTAB_TEXT_ARG(text),
					 GTAB_TEXT_ARG(found->name), GTAB_TEXT_ARG(found->code)));
		return;
	case GTAB_DIVISION_NONE: break;
	}
	report(run, row, col, GTAB_WARNING, "division-unknown", GTAB_TEXT(""),
	       gtab_finding_text(run->sink, _("%.*s: no division is called %.*s"),
				 GTAB_TEXT_ARG(name), GTAB_TEXT_ARG(text)));
}

/* ---- the run ---- */

gtab_status
gtab_identifiers_open(gtab_identifier_run *run, const gtab_table *table, gtab_finding_sink *sink)
{
	*run = (gtab_identifier_run){ .sink = sink };
	gtab_arena_init(&run->arena);
	run->columns = gtab_table_columns(table, &run->n_columns);
	run->checked = gtab_arena_array(&run->arena, run->n_columns, sizeof(*run->checked));
	if (run->checked == NULL)
		return GTAB_ENOMEM;
	for (size_t col = 0; col < run->n_columns; col++) {
		if (run->columns[col].identifier == GTAB_IDENTIFIER_NONE)
			continue;
		run->checked[run->n_checked++] = col;
		if (run->columns[col].identifier == GTAB_IDENTIFIER_DIVISION &&
		    run->divisions == NULL && gtab_divisions_new(&run->divisions) != GTAB_OK)
			return GTAB_ENOMEM;
	}
	return GTAB_OK;
}

void
gtab_identifiers_row(const gtab_identifier_run *run, const gtab_row *row)
{
	for (size_t i = 0; i < run->n_checked; i++) {
		const size_t col = run->checked[i];
		const gtab_cell *const cell = &row->cells[col];

		if (cell->kind == GTAB_CELL_REFUSED || gtab_missing_of(cell->text) != GTAB_PRESENT)
			continue;
		if (run->columns[col].identifier != GTAB_IDENTIFIER_DIVISION)
			check_sum(run, row, col);
		else if (are_digits(cell->text))
			check_division_code(run, row, col);
		else if (row->row_class == GTAB_ROW_DETAIL)
			check_division_name(run, row, col);
	}
}

void
gtab_identifiers_clear(gtab_identifier_run *run)
{
	gtab_divisions_free(run->divisions);
	gtab_arena_clear(&run->arena);
	*run = (gtab_identifier_run){ 0 };
}
