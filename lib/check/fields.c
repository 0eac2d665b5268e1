/* SPDX-License-Identifier: MIT */
/* What a form says of columns and single cells: there or not, required, unique, of these values, whole. */

#include "base/i18n.h"
#include "check/check_internal.h"
#include "form/name_internal.h"

static const gtab_field *
field_of(const gtab_field_check *c, size_t col)
{
	size_t n;
	const gtab_field *const fields = gtab_form_fields(c->form, &n);

	return c->columns[col].field_idx < n ? &fields[c->columns[col].field_idx] : NULL;
}

/* ---- columns ---- */

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

		if (c->columns[i].role != GTAB_COLUMN_VALUE || field_of(c, i) != NULL)
			continue;
		distance = distance_to_field(field, c->columns[i].name, best);
		if (distance < best) {
			best = distance;
			nearest = c->columns[i].name;
		}
	}
	return nearest;
}

static gtab_text
rule_text(const gtab_field_check *c, const char *what)
{
	return gtab_finding_text(c->sink, "%.*s/%s", GTAB_TEXT_ARG(gtab_form_name(c->form)), what);
}

static void
report_absent(const gtab_field_check *c, const gtab_field *field)
{
	const gtab_text nearest = nearest_header(c, field);
	gtab_finding finding = { .severity = GTAB_ERROR, .column_label = field->name };

	finding.rule = rule_text(c, "required-column");
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
report_column(const gtab_field_check *c, size_t col, const char *rule, const char *format)
{
	gtab_finding finding = { .severity = GTAB_ERROR,
				 .column_no = c->columns[col].source_no,
				 .column_label = c->columns[col].name };

	finding.rule = rule_text(c, rule);
	finding.message = gtab_finding_text(c->sink, format, GTAB_TEXT_ARG(c->columns[col].name));
	gtab_finding_send(c->sink, &finding);
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
			report_column(c, i, "extra-column", _("the form has no field %.*s"));
		else if (match == GTAB_MATCH_EXACT && field_idx < last)
			report_column(c, i, "column-order",
				      _("the column %.*s is not in the form's order"));
		else
			last = field_idx;
	}
}

/* ---- opening ---- */

static gtab_status
add_values(gtab_field_check *c, size_t col, const gtab_field *field)
{
	gtab_status st = GTAB_OK;

	if (field->n_enum > 0)
		st = gtab_map_new(&c->allowed[col]);
	for (size_t i = 0; st == GTAB_OK && i < field->n_enum; i++)
		st = gtab_map_add(c->allowed[col], field->enum_values[i], i, NULL);
	if (st == GTAB_OK && field->n_values > 0)
		st = gtab_map_new(&c->usual[col]);
	for (size_t i = 0; st == GTAB_OK && i < field->n_values; i++) {
		gtab_buf_truncate(&c->folded, 0);
		gtab_name_fold(field->values[i].written, &c->folded);
		st = gtab_map_add(c->usual[col], gtab_buf_text(&c->folded), i, NULL);
	}
	if (st == GTAB_OK && field->is_unique)
		st = gtab_map_new(&c->seen[col]);
	return st;
}

gtab_status
gtab_fields_open(gtab_field_check *c, gtab_table *table, const gtab_form *form,
		 gtab_finding_sink *sink)
{
	gtab_status st = GTAB_OK;

	*c = (gtab_field_check){ .form = form, .sink = sink };
	gtab_arena_init(&c->arena);
	gtab_buf_init(&c->folded);
	if (form == NULL)
		return GTAB_OK;
	c->columns = gtab_table_columns(table, &c->n_columns);
	c->allowed = gtab_arena_array(&c->arena, c->n_columns, sizeof(gtab_map *));
	c->usual = gtab_arena_array(&c->arena, c->n_columns, sizeof(gtab_map *));
	c->seen = gtab_arena_array(&c->arena, c->n_columns, sizeof(gtab_map *));
	if (c->arena.failed)
		return GTAB_ENOMEM;
	for (size_t i = 0; st == GTAB_OK && i < c->n_columns; i++) {
		const gtab_field *const field = field_of(c, i);

		if (field != NULL && c->columns[i].role == GTAB_COLUMN_VALUE)
			st = add_values(c, i, field);
	}
	if (st == GTAB_OK) {
		check_absent(c);
		check_extra(c);
	}
	return st;
}

void
gtab_fields_clear(gtab_field_check *c)
{
	for (size_t i = 0; c->seen != NULL && i < c->n_columns; i++) {
		gtab_map_free(c->allowed[i]);
		gtab_map_free(c->usual[i]);
		gtab_map_free(c->seen[i]);
	}
	gtab_arena_clear(&c->arena);
	gtab_buf_clear(&c->folded);
	*c = (gtab_field_check){ 0 };
}

/* ---- cells ---- */

/* A finding on one cell; message in the sink's arena. */
static void
report_cell(const gtab_field_check *c, const gtab_row *row, size_t col, gtab_severity severity,
	    const char *rule, gtab_text message)
{
	gtab_finding finding = { .severity = severity,
				 .place = row->place,
				 .column_no = c->columns[col].source_no,
				 .column_label = c->columns[col].name,
				 .message = message };

	finding.found = gtab_finding_shown(c->sink, &c->columns[col], row->cells[col].text);

	finding.rule = rule_text(c, rule);
	finding.cell = gtab_finding_address(c->sink, &c->columns[col], row->place);
	gtab_finding_send(c->sink, &finding);
}

/* The cell's text as messages quote it. */
static gtab_text
shown(const gtab_field_check *c, const gtab_row *row, size_t col)
{
	return gtab_finding_shown(c->sink, &c->columns[col], row->cells[col].text);
}

/* The value of a list that is fewest edits from text; "" when all are far from it. */
static gtab_text
nearest_value(gtab_text text, gtab_text nearest, gtab_text value, size_t *best)
{
	const size_t distance = gtab_name_distance(value, text, *best);

	if (distance >= *best)
		return nearest;
	*best = distance;
	return value;
}

static gtab_text
nearest_allowed(const gtab_field *field, gtab_text text)
{
	size_t best = gtab_utf8_count(text) / 2 + 1;
	gtab_text nearest = GTAB_TEXT("");

	for (size_t i = 0; i < field->n_enum; i++)
		nearest = nearest_value(text, nearest, field->enum_values[i], &best);
	for (size_t i = 0; i < field->n_values; i++)
		nearest = nearest_value(text, nearest, field->values[i].value, &best);
	return nearest;
}

/* A value that is none of a list's, with the nearest of them where one is near. */
static void
report_value(const gtab_field_check *c, const gtab_row *row, size_t col, gtab_severity severity,
	     const char *rule, const char *sentence)
{
	const gtab_text nearest = c->columns[col].type == GTAB_COLUMN_NUMBER
					  ? GTAB_TEXT("")
					  : nearest_allowed(field_of(c, col), row->cells[col].text);
	gtab_text message = gtab_finding_text(c->sink, sentence, GTAB_TEXT_ARG(shown(c, row, col)));

	if (nearest.len > 0)
		message = gtab_finding_text(c->sink, _("%.*s; the nearest is %.*s"),
					    GTAB_TEXT_ARG(message), GTAB_TEXT_ARG(nearest));
	report_cell(c, row, col, severity, rule, message);
}

static void
check_allowed(const gtab_field_check *c, const gtab_row *row, size_t col)
{
	const gtab_text text = row->cells[col].text;

	if (text.len == 0 || c->allowed[col] == NULL ||
	    gtab_map_get(c->allowed[col], text) != GTAB_MAP_NONE)
		return;
	report_value(c, row, col, GTAB_ERROR, "enum",
		     _("%.*s is none of the values the form allows"));
}

static void
check_usual(gtab_field_check *c, const gtab_row *row, size_t col)
{
	const gtab_text text = row->cells[col].text;

	if (text.len == 0 || c->usual[col] == NULL)
		return;
	gtab_buf_truncate(&c->folded, 0);
	gtab_name_fold(text, &c->folded);
	if (gtab_map_get(c->usual[col], gtab_buf_text(&c->folded)) != GTAB_MAP_NONE)
		return;
	report_value(c, row, col, GTAB_WARNING, "values", _("%.*s is none of the usual values"));
}

static gtab_status
check_unique(const gtab_field_check *c, const gtab_row *row, size_t col)
{
	const gtab_text text = row->cells[col].text;
	const size_t line_no = (size_t)row->place.line_no;
	size_t first;

	if (text.len == 0 || c->seen[col] == NULL)
		return GTAB_OK;
	if (gtab_map_add(c->seen[col], text, line_no, &first) != GTAB_OK)
		return GTAB_ENOMEM;
	if (first != line_no)
		report_cell(c, row, col, GTAB_ERROR, "unique",
			    gtab_finding_text(c->sink, _("%.*s stands in line %zu already"),
					      GTAB_TEXT_ARG(shown(c, row, col)), first));
	return GTAB_OK;
}

static void
check_required(const gtab_field_check *c, const gtab_row *row, size_t col, const gtab_field *field)
{
	if (!field->is_required || row->cells[col].text.len > 0)
		return;
	report_cell(c, row, col, GTAB_ERROR, "required",
		    gtab_finding_text(c->sink, _("%.*s is not filled in"),
				      GTAB_TEXT_ARG(c->columns[col].name)));
}

/* A figure of an integer field has no fraction, one with decimals no more places; zeros do not count. */
static void
check_places(const gtab_field_check *c, const gtab_row *row, size_t col, const gtab_field *field)
{
	const gtab_cell *const cell = &row->cells[col];
	gtab_decimal d;

	if ((field->type != GTAB_FIELD_INTEGER && field->decimals < 0) ||
	    cell->kind != GTAB_CELL_NUMBER || gtab_decimal_parse(cell->text, &d) != GTAB_OK)
		return;
	d = gtab_decimal_trim(d);
	if (field->decimals >= 0 && d.scale > field->decimals)
		report_cell(
			c, row, col, GTAB_WARNING, "decimals",
			gtab_finding_text(c->sink,
					  _("%.*s has more decimal places than the form gives: %d"),
					  GTAB_TEXT_ARG(cell->text), field->decimals));
	if (field->type != GTAB_FIELD_INTEGER || d.scale == 0)
		return;
	report_cell(c, row, col, GTAB_ERROR, "integer",
		    gtab_finding_text(c->sink, _("%.*s is not a whole number"),
				      GTAB_TEXT_ARG(cell->text)));
}

gtab_status
gtab_fields_row(gtab_field_check *c, const gtab_row *row)
{
	gtab_status st = GTAB_OK;

	if (c->form == NULL ||
	    (row->row_class != GTAB_ROW_DETAIL && row->row_class != GTAB_ROW_PART))
		return GTAB_OK;
	for (size_t i = 0; st == GTAB_OK && i < c->n_columns; i++) {
		const gtab_field *const field = field_of(c, i);

		if (field == NULL || c->columns[i].role != GTAB_COLUMN_VALUE)
			continue;
		check_required(c, row, i, field);
		check_allowed(c, row, i);
		check_usual(c, row, i);
		check_places(c, row, i, field);
		st = check_unique(c, row, i);
	}
	return st;
}
