/* SPDX-License-Identifier: MIT */
/* The rows that a form fixes: each there, once, called as the form calls it, and no others. */

#include "base/i18n.h"
#include "check/check_internal.h"
#include "form/name_internal.h"

/* ---- opening ---- */

static gtab_status
add_name(gtab_field_check *c, gtab_text name, size_t idx)
{
	gtab_buf_truncate(&c->folded, 0);
	gtab_name_fold(name, &c->folded);
	return c->folded.len == 0
		       ? GTAB_OK
		       : gtab_map_add(c->rows.by_name, gtab_buf_text(&c->folded), idx, NULL);
}

/* 01 and 1 are one code. */
static gtab_status
add_code(gtab_field_check *c, gtab_text code, size_t idx)
{
	const gtab_text folded = gtab_code_fold(&c->arena, code);

	return folded.ptr == NULL ? GTAB_ENOMEM : gtab_map_add(c->rows.by_name, folded, idx, NULL);
}

static gtab_status
add_row(gtab_field_check *c, size_t idx)
{
	const gtab_fixed_row *const fixed = &c->rows.rows[idx];
	gtab_status st;

	if (c->rows.has_codes)
		return fixed->code.len == 0 ? GTAB_OK : add_code(c, fixed->code, idx);
	st = add_name(c, gtab_label_core(fixed->label), idx);
	for (size_t i = 0; st == GTAB_OK && i < fixed->n_aliases; i++)
		st = add_name(c, gtab_label_core(fixed->aliases[i]), idx);
	return st;
}

static size_t
find_code_column(const gtab_field_check *c)
{
	for (size_t i = 0; i < c->n_columns; i++) {
		const gtab_field *const field = gtab_field_of(c, i);

		if (field != NULL && field->is_code)
			return i;
	}
	return GTAB_MAP_NONE;
}

gtab_status
gtab_fixed_rows_open(gtab_field_check *c, gtab_table *table)
{
	gtab_row_check *const r = &c->rows;
	gtab_status st = GTAB_OK;

	r->rows = gtab_form_rows(c->form, &r->n_rows);
	if (r->n_rows == 0)
		return GTAB_OK;
	r->code_col = find_code_column(c);
	r->label_col = gtab_table_label_column(table);
	for (size_t i = 0; r->code_col != GTAB_MAP_NONE && i < r->n_rows; i++)
		r->has_codes |= r->rows[i].code.len > 0;
	r->seen = gtab_arena_array(&c->arena, r->n_rows, sizeof(*r->seen));
	if (r->seen == NULL || gtab_map_new(&r->by_name) != GTAB_OK)
		return GTAB_ENOMEM;
	for (size_t i = 0; st == GTAB_OK && i < r->n_rows; i++)
		st = add_row(c, i);
	return c->folded.failed ? GTAB_ENOMEM : st;
}

/* ---- rows ---- */

static gtab_text
label_of(const gtab_field_check *c, const gtab_row *row)
{
	return gtab_label_core(gtab_row_label(row, c->rows.label_col));
}

/* The form's row that this one is; GTAB_MAP_NONE for none. */
static size_t
find_row(gtab_field_check *c, const gtab_row *row)
{
	gtab_text name;

	if (c->rows.has_codes) {
		gtab_arena_reset(&c->row_arena);
		name = gtab_code_fold(&c->row_arena, row->cells[c->rows.code_col].text);
		return name.ptr == NULL ? GTAB_MAP_NONE : gtab_map_get(c->rows.by_name, name);
	}
	gtab_buf_truncate(&c->folded, 0);
	gtab_name_fold(label_of(c, row), &c->folded);
	return gtab_map_get(c->rows.by_name, gtab_buf_text(&c->folded));
}

static void
report_row(gtab_field_check *c, const gtab_row *row, gtab_severity severity,
	   gtab_violation violation, gtab_text expected, gtab_text message)
{
	gtab_finding finding = { .severity = severity,
				 .place = row->place,
				 .row_label = gtab_row_label(row, c->rows.label_col),
				 .expected = expected,
				 .message = message };

	finding.rule = gtab_field_rule_id(c, violation);
	gtab_finding_send(c->sink, &finding);
}

/* What a row of the data is called in messages: 05 其他, or one of the two. */
static gtab_text
name_of(gtab_field_check *c, const gtab_row *row)
{
	const gtab_text label = gtab_row_label(row, c->rows.label_col);

	if (!c->rows.has_codes)
		return label;
	return gtab_finding_text(c->sink, "%.*s %.*s",
				 GTAB_TEXT_ARG(row->cells[c->rows.code_col].text),
				 GTAB_TEXT_ARG(label));
}

static bool
is_called(const gtab_fixed_row *fixed, gtab_text label)
{
	if (fixed->label.len == 0 || gtab_name_equal(gtab_label_core(fixed->label), label))
		return true;
	for (size_t i = 0; i < fixed->n_aliases; i++) {
		if (gtab_name_equal(gtab_label_core(fixed->aliases[i]), label))
			return true;
	}
	return false;
}

void
gtab_fixed_rows_row(gtab_field_check *c, const gtab_row *row)
{
	const gtab_fixed_row *fixed;
	size_t idx;

	if (c->rows.n_rows == 0 || row->row_class == GTAB_ROW_SECTION)
		return;
	idx = find_row(c, row);
	if (idx == GTAB_MAP_NONE) {
		report_row(c, row, GTAB_ERROR, GTAB_VIOLATION_EXTRA_ROW, GTAB_TEXT(""),
			   gtab_finding_text(c->sink, _("the form has no row %.*s"),
					     GTAB_TEXT_ARG(name_of(c, row))));
		return;
	}
	fixed = &c->rows.rows[idx];
	if (c->rows.seen[idx] != 0)
		report_row(c, row, GTAB_ERROR, GTAB_VIOLATION_REPEATED_ROW, GTAB_TEXT(""),
			   gtab_finding_text(c->sink, _("the row %.*s stands in line %llu already"),
					     GTAB_TEXT_ARG(name_of(c, row)),
					     (unsigned long long)c->rows.seen[idx]));
	else
		c->rows.seen[idx] = row->place.line_no;
	if (!is_called(fixed, label_of(c, row)))
		report_row(c, row, GTAB_WARNING, GTAB_VIOLATION_ROW_LABEL, fixed->label,
			   gtab_finding_text(c->sink, _("the row %.*s is called %.*s in the form"),
					     GTAB_TEXT_ARG(name_of(c, row)),
					     GTAB_TEXT_ARG(fixed->label)));
}

void
gtab_fixed_rows_finish(gtab_field_check *c)
{
	for (size_t i = 0; i < c->rows.n_rows; i++) {
		const gtab_fixed_row *const fixed = &c->rows.rows[i];
		gtab_finding finding = { .severity = GTAB_ERROR, .row_label = fixed->label };

		if (c->rows.seen[i] != 0 || fixed->is_optional)
			continue;
		finding.rule = gtab_field_rule_id(c, GTAB_VIOLATION_ABSENT_ROW);
		finding.message = gtab_finding_text(
			c->sink, _("the row %.*s%s%.*s is absent"), GTAB_TEXT_ARG(fixed->code),
			fixed->code.len > 0 && fixed->label.len > 0 ? " " : "",
			GTAB_TEXT_ARG(fixed->label));
		gtab_finding_send(c->sink, &finding);
	}
}
