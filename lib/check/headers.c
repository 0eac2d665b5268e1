/* SPDX-License-Identifier: MIT */
/* What a form says of the columns: there or not, in its order, by its names. */

#include "base/i18n.h"
#include "check/check_internal.h"
#include "form/name_internal.h"

#include <gtab/normalize.h>

/* Edits between a header and the nearest name of a field, at most max + 1. */
static size_t
distance_to_field(const gtab_field *field, gtab_text header, size_t max)
{
	size_t best = gtab_name_distance(field->name, header, max);

	for (size_t i = 0; i < field->n_aliases; i++) {
		const size_t distance = gtab_name_distance(field->aliases[i], header, max);

		best = distance < best ? distance : best;
	}
	return best;
}

/* The header most like a field, of those that are no field; "" when none is like it. */
static gtab_text
nearest_header(const gtab_field_check *c, const gtab_field *field)
{
	size_t best = gtab_utf8_count(field->name) / 2 + 1;
	gtab_text nearest = GTAB_TEXT("");

	for (size_t i = 0; i < c->n_columns; i++) {
		size_t distance;

		if (c->columns[i].role != GTAB_COLUMN_VALUE || gtab_field_of(c, i) != NULL)
			continue;
		distance = distance_to_field(field, c->columns[i].name, best);
		if (distance < best) {
			best = distance;
			nearest = c->columns[i].name;
		}
	}
	return nearest;
}

static void
report_absent(const gtab_field_check *c, const gtab_field *field)
{
	const gtab_text nearest = nearest_header(c, field);
	gtab_finding finding = { .severity = GTAB_ERROR, .column_label = field->name };

	finding.rule = gtab_field_rule_id(c, GTAB_VIOLATION_ABSENT_COLUMN);
	finding.expected = field->name;
	finding.found = nearest;
	if (nearest.len > 0)
		finding.message = gtab_finding_text(
			c->sink, _("the column %.*s is absent; the nearest header is %.*s"),
			GTAB_TEXT_ARG(field->name), GTAB_TEXT_ARG(nearest));
	else
		finding.message = gtab_finding_text(c->sink, _("the column %.*s is absent"),
						    GTAB_TEXT_ARG(field->name));
	gtab_finding_send(c->sink, &finding);
}

static bool
has_column(const gtab_field_check *c, size_t field_idx)
{
	for (size_t i = 0; i < c->n_columns; i++) {
		if (c->columns[i].field_idx == field_idx)
			return true;
	}
	return false;
}

static void
check_absent(const gtab_field_check *c)
{
	size_t n;
	const gtab_field *const fields = gtab_form_fields(c->form, &n);

	for (size_t i = 0; i < n; i++) {
		if (gtab_form_must_have(c->form, i) && !has_column(c, i))
			report_absent(c, &fields[i]);
	}
}

static void
report_column(const gtab_field_check *c, size_t col, gtab_violation violation, gtab_text expected,
	      gtab_text message)
{
	gtab_finding finding = { .severity = GTAB_ERROR,
				 .column_no = c->columns[col].source_no,
				 .column_label = c->columns[col].name,
				 .expected = expected,
				 .message = message };

	finding.rule = gtab_field_rule_id(c, violation);
	gtab_finding_send(c->sink, &finding);
}

static void
report_extra(const gtab_field_check *c, size_t col)
{
	report_column(c, col, GTAB_VIOLATION_EXTRA_COLUMN, GTAB_TEXT(""),
		      gtab_finding_text(c->sink, _("the form has no field %.*s"),
					GTAB_TEXT_ARG(c->columns[col].name)));
}

/* Table Schema fieldsMatch: whether there may be more columns, and whether their order counts. */
static void
check_extra(const gtab_field_check *c)
{
	const gtab_fields_match match = gtab_form_fields_match(c->form);
	size_t last = 0;

	if (match == GTAB_MATCH_SUBSET || match == GTAB_MATCH_PARTIAL)
		return;
	for (size_t i = 0; i < c->n_columns; i++) {
		const size_t field_idx = c->columns[i].field_idx;

		if (c->columns[i].role != GTAB_COLUMN_VALUE)
			continue;
		if (field_idx == GTAB_MAP_NONE)
			report_extra(c, i);
		else if (match == GTAB_MATCH_EXACT && field_idx < last)
			report_column(
				c, i, GTAB_VIOLATION_COLUMN_ORDER, GTAB_TEXT(""),
				gtab_finding_text(c->sink,
						  _("the column %.*s is not in the form's order"),
						  GTAB_TEXT_ARG(c->columns[i].name)));
		else
			last = field_idx;
	}
}

/* Table Schema, partial: something at least must be what the form is about. */
static void
check_common(const gtab_field_check *c)
{
	gtab_finding finding = { .severity = GTAB_ERROR };

	if (gtab_form_fields_match(c->form) != GTAB_MATCH_PARTIAL)
		return;
	for (size_t i = 0; i < c->n_columns; i++) {
		if (gtab_field_of(c, i) != NULL)
			return;
	}
	finding.rule = gtab_field_rule_id(c, GTAB_VIOLATION_ABSENT_COLUMN);
	finding.message = gtab_finding_text(c->sink, "%s", _("no column is a field of the form"));
	gtab_finding_send(c->sink, &finding);
}

/* A schema of others knows its columns by their names alone: by a title, or in other letters, they are not right. */
static void
check_names(const gtab_field_check *c)
{
	gtab_buf name;

	gtab_buf_init(&name);
	for (size_t i = 0; gtab_form_is_plain(c->form) && i < c->n_columns; i++) {
		const gtab_field *const field = gtab_field_of(c, i);
		const gtab_column *const column = &c->columns[i];

		if (field == NULL || column->role != GTAB_COLUMN_VALUE)
			continue;
		gtab_buf_truncate(&name, 0);
		gtab_label_normalize(field->name, &name, NULL);
		if (gtab_text_equal(column->header, gtab_buf_text(&name)) ||
		    gtab_text_equal(column->header, field->name))
			continue;
		report_column(c, i, GTAB_VIOLATION_COLUMN_NAME, field->name,
			      gtab_finding_text(c->sink, _("the column %.*s should be called %.*s"),
						GTAB_TEXT_ARG(column->header),
						GTAB_TEXT_ARG(field->name)));
	}
	c->sink->failed |= name.failed;
	gtab_buf_clear(&name);
}

void
gtab_headers_check(const gtab_field_check *c)
{
	check_absent(c);
	check_common(c);
	check_extra(c);
	check_names(c);
}
