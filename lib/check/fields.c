/* SPDX-License-Identifier: MIT */
/* What a form says of single cells: their type, and the constraints on their values. */

#include "base/i18n.h"
#include "check/check_internal.h"
#include "form/name_internal.h"

#include <gtab/normalize.h>
#include <stdio.h>

const gtab_field *
gtab_field_of(const gtab_field_check *c, size_t col)
{
	size_t n;
	const gtab_field *const fields = gtab_form_fields(c->form, &n);

	return c->columns[col].field_idx < n ? &fields[c->columns[col].field_idx] : NULL;
}

gtab_text
gtab_field_rule_id(const gtab_field_check *c, gtab_violation violation)
{
	return gtab_finding_text(c->sink, "%.*s/%s", GTAB_TEXT_ARG(gtab_form_name(c->form)),
				 gtab_violation_id(violation, c->is_plain));
}

/* ---- opening ---- */

/* A value that the form lists, as a cell that holds it is compared. */
static gtab_text
canonical(gtab_field_check *c, const gtab_field *field, gtab_text written)
{
	gtab_logical value;

	return gtab_lexical_read(&c->reader, field, written, &value) &&
			       field->type != GTAB_FIELD_LIST
		       ? value.text
		       : written;
}

static gtab_status
list_values(gtab_field_check *c, const gtab_field *field, const gtab_text *values, size_t n,
	    gtab_map **out)
{
	gtab_status st = n == 0 ? GTAB_OK : gtab_map_new(out);

	for (size_t i = 0; st == GTAB_OK && i < n; i++)
		st = gtab_map_add(*out, canonical(c, field, values[i]), i, NULL);
	return st;
}

/* The usual values, folded. */
static gtab_status
list_usual(gtab_field_check *c, const gtab_field *field, gtab_map **out)
{
	gtab_status st = field->n_values == 0 ? GTAB_OK : gtab_map_new(out);

	for (size_t i = 0; st == GTAB_OK && i < field->n_values; i++) {
		gtab_buf_truncate(&c->folded, 0);
		gtab_name_fold(field->values[i].written, &c->folded);
		st = gtab_map_add(*out, gtab_buf_text(&c->folded), i, NULL);
	}
	return st;
}

static gtab_status
open_rule(gtab_field_check *c, gtab_field_rule *rule, const gtab_field *field)
{
	const gtab_limits *const l = &field->limits;
	const gtab_text bounds[] = { l->minimum, l->maximum, l->exclusive_minimum,
				     l->exclusive_maximum };
	gtab_status st;

	rule->field = field;
	for (size_t i = 0; i < GTAB_N_BOUNDS; i++)
		rule->has_bound[i] = gtab_limit_of(field, bounds[i], &rule->bounds[i]);
	st = list_values(c, field, field->enum_values, field->n_enum, &rule->allowed);
	if (st == GTAB_OK)
		st = list_values(c, field, l->categories, l->n_categories, &rule->categories);
	if (st == GTAB_OK)
		st = list_usual(c, field, &rule->usual);
	if (st == GTAB_OK && field->codes != NULL)
		st = gtab_codes_open(c, rule);
	if (st == GTAB_OK && l->pattern.len > 0)
		st = gtab_pattern_new(l->pattern, &rule->pattern, NULL);
	if (st == GTAB_OK && l->json_schema.len > 0) {
		rule->json_schema = json_loadb(l->json_schema.ptr, l->json_schema.len, 0, NULL);
		st = rule->json_schema == NULL ? GTAB_ENOMEM : GTAB_OK;
	}
	return st;
}

static gtab_status
open_rules(gtab_field_check *c)
{
	gtab_status st = GTAB_OK;

	c->rules = gtab_arena_array(&c->arena, c->n_columns, sizeof(*c->rules));
	c->values = gtab_arena_array(&c->arena, c->n_columns, sizeof(*c->values));
	c->keys.is_keyed = gtab_arena_array(&c->arena, c->n_columns, sizeof(*c->keys.is_keyed));
	if (c->arena.failed)
		return GTAB_ENOMEM;
	for (size_t i = 0; st == GTAB_OK && i < c->n_columns; i++) {
		const gtab_field *const field = gtab_field_of(c, i);

		if (field != NULL && c->columns[i].role == GTAB_COLUMN_VALUE)
			st = open_rule(c, &c->rules[i], field);
	}
	return st;
}

gtab_status
gtab_fields_open_rows(gtab_field_check *c, gtab_table *table, const gtab_form *form,
		      gtab_finding_sink *sink, gtab_error *err)
{
	gtab_status st;

	*c = (gtab_field_check){ .form = form, .sink = sink };
	gtab_arena_init(&c->arena);
	gtab_arena_init(&c->row_arena);
	if (form == NULL)
		return GTAB_OK;
	c->is_plain = gtab_form_is_plain(form);
	c->is_kept = gtab_table_is_kept(table);
	c->columns = gtab_table_columns(table, &c->n_columns);
	c->has_period = gtab_period_parse(gtab_table_context_get(table, "period"), &c->period, NULL,
					  NULL) == GTAB_OK;
	st = open_rules(c);
	return st == GTAB_OK ? GTAB_OK : gtab_error_set(err, st, NULL);
}

gtab_status
gtab_fields_open(gtab_field_check *c, gtab_table *table, const gtab_check_options *options,
		 gtab_finding_sink *sink, gtab_error *err)
{
	const gtab_status st = gtab_fields_open_rows(c, table, options->form, sink, err);

	if (st != GTAB_OK || options->form == NULL)
		return st;
	gtab_headers_check(c);
	if (gtab_fixed_rows_open(c, table) != GTAB_OK)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	return gtab_keys_open(&c->keys, c, table, options->references, err);
}

void
gtab_fields_clear(gtab_field_check *c)
{
	for (size_t i = 0; c->rules != NULL && i < c->n_columns; i++) {
		gtab_map_free(c->rules[i].allowed);
		gtab_map_free(c->rules[i].categories);
		gtab_map_free(c->rules[i].usual);
		gtab_map_free(c->rules[i].codes);
		gtab_pattern_free(c->rules[i].pattern);
		json_decref(c->rules[i].json_schema);
	}
	gtab_keys_clear(&c->keys);
	gtab_map_free(c->rows.by_name);
	gtab_lexical_clear(&c->reader);
	gtab_arena_clear(&c->row_arena);
	gtab_arena_clear(&c->arena);
	gtab_buf_clear(&c->folded);
	*c = (gtab_field_check){ 0 };
}

/* ---- what a cell holds ---- */

gtab_text
gtab_field_shown(const gtab_field_check *c, const gtab_row *row, size_t col)
{
	const gtab_cell *const cell = &row->cells[col];

	return gtab_finding_shown(c->sink, &c->columns[col],
				  c->is_plain && !c->is_kept ? cell->source : cell->text);
}

/* A date, month or year as the rules of cells made it, in the order of the standard's. */
static gtab_reading
read_period(gtab_field_check *c, const gtab_field *field, gtab_text text, gtab_logical *out)
{
	gtab_field day = { .type = GTAB_FIELD_DATE };
	gtab_period period;
	char iso[40];

	(void)field;
	if (gtab_period_parse(text, &period, NULL, NULL) != GTAB_OK)
		return GTAB_READING_NONE;
	snprintf(iso, sizeof(iso), "%04d-%02d-%02d", period.year,
		 period.month > 0 ? period.month : 1, period.day > 0 ? period.day : 1);
	if (!gtab_lexical_read(&c->reader, &day, gtab_text_of(iso), out))
		return GTAB_READING_NONE;
	out->text = text;
	return GTAB_READING_VALUE;
}

/* What the rules of cells made of it; what they refused has been told. */
static gtab_reading
read_clean(gtab_field_check *c, const gtab_field *field, const gtab_cell *cell, gtab_logical *out)
{
	static const gtab_lexical normal = { .decimal_char = GTAB_TEXT("."),
					     .group_char = GTAB_TEXT("") };

	*out = (gtab_logical){ .text = cell->text };
	switch (cell->kind) {
	case GTAB_CELL_NUMBER:
		return gtab_lexical_number(&normal, cell->text, false, &c->reader.buf, out)
			       ? GTAB_READING_VALUE
			       : GTAB_READING_NONE;
	case GTAB_CELL_PERIOD: return read_period(c, field, cell->text, out);
	case GTAB_CELL_EMPTY: return GTAB_READING_MISSING;
	case GTAB_CELL_NIL:
	case GTAB_CELL_NOT_AVAILABLE:
	case GTAB_CELL_SUPPRESSED: return c->is_plain ? GTAB_READING_MISSING : GTAB_READING_NONE;
	case GTAB_CELL_REFUSED: return c->is_plain ? GTAB_READING_WRONG : GTAB_READING_NONE;
	case GTAB_CELL_TEXT:
	case GTAB_CELL_RAW: break;
	}
	if (gtab_lexical_is_missing(&field->lexical, cell->text))
		return GTAB_READING_MISSING;
	if (!c->is_plain &&
	    (field->is_code || field->is_label || field->identifier != GTAB_IDENTIFIER_NONE)) {
		out->length = gtab_utf8_count(cell->text);
		return GTAB_READING_VALUE;
	}
	return gtab_lexical_read(&c->reader, field, cell->text, out) ? GTAB_READING_VALUE
								     : GTAB_READING_WRONG;
}

/* Figures and dates of a clean table have the normal form, whatever the schema says of the file they came from. */
static gtab_reading
read_cell(gtab_field_check *c, size_t col, const gtab_cell *cell, gtab_logical *out)
{
	const gtab_field *const field = c->rules[col].field;

	if (!c->is_plain || (c->is_kept && (c->columns[col].type == GTAB_COLUMN_NUMBER ||
					    c->columns[col].type == GTAB_COLUMN_PERIOD)))
		return read_clean(c, field, cell, out);
	if (gtab_lexical_is_missing(&field->lexical, cell->source))
		return GTAB_READING_MISSING;
	return gtab_lexical_read(&c->reader, field, cell->source, out) ? GTAB_READING_VALUE
								       : GTAB_READING_WRONG;
}

/* ---- findings ---- */

void
gtab_field_report(const gtab_field_check *c, const gtab_row *row, size_t col,
		  gtab_severity severity, gtab_violation violation, gtab_text expected,
		  gtab_text message)
{
	gtab_finding finding = { .severity = severity,
				 .place = row->place,
				 .column_no = c->columns[col].source_no,
				 .column_label = c->columns[col].name,
				 .expected = expected,
				 .message = message };

	finding.found = gtab_field_shown(c, row, col);
	finding.rule = gtab_field_rule_id(c, violation);
	finding.cell = gtab_finding_address(c->sink, &c->columns[col], row->place);
	gtab_finding_send(c->sink, &finding);
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
	for (size_t i = 0; i < field->limits.n_categories; i++)
		nearest = nearest_value(text, nearest, field->limits.categories[i], &best);
	for (size_t i = 0; i < field->n_values; i++)
		nearest = nearest_value(text, nearest, field->values[i].value, &best);
	return nearest;
}

/* A value that is none of a list's, with the nearest of them where one is near. */
static void
report_value(const gtab_field_check *c, const gtab_row *row, size_t col, gtab_severity severity,
	     gtab_violation violation, const char *sentence)
{
	const gtab_text nearest =
		c->columns[col].type == GTAB_COLUMN_NUMBER
			? GTAB_TEXT("")
			: nearest_allowed(c->rules[col].field, row->cells[col].text);
	gtab_text message =
		gtab_finding_text(c->sink, sentence, GTAB_TEXT_ARG(gtab_field_shown(c, row, col)));

	if (nearest.len > 0)
		message = gtab_finding_text(c->sink, _("%.*s; the nearest is %.*s"),
					    GTAB_TEXT_ARG(message), GTAB_TEXT_ARG(nearest));
	gtab_field_report(c, row, col, severity, violation, GTAB_TEXT(""), message);
}

static void
check_type(gtab_field_check *c, const gtab_row *row, size_t col)
{
	const gtab_text found = gtab_field_shown(c, row, col);
	gtab_text expected;
	gtab_buf buf;

	gtab_buf_init(&buf);
	gtab_lexical_put_expected(c->rules[col].field, &buf);
	expected = gtab_arena_copy(&c->sink->arena, gtab_buf_text(&buf));
	gtab_buf_clear(&buf);
	gtab_field_report(c, row, col, GTAB_ERROR, GTAB_VIOLATION_TYPE, expected,
			  gtab_finding_text(c->sink, _("%.*s: \"%.*s\" is not %.*s"),
					    GTAB_TEXT_ARG(c->columns[col].name),
					    GTAB_TEXT_ARG(found), GTAB_TEXT_ARG(expected)));
}

static void
check_required(gtab_field_check *c, const gtab_row *row, size_t col)
{
	if (c->rules[col].field->is_required)
		gtab_field_report(c, row, col, GTAB_ERROR, GTAB_VIOLATION_REQUIRED, GTAB_TEXT(""),
				  gtab_finding_text(c->sink, _("%.*s is not filled in"),
						    GTAB_TEXT_ARG(c->columns[col].name)));
}

/* ---- values ---- */

/* How a value passes a bound: by which order it does, and the sentence that says so. */
static const struct {
	gtab_violation violation;
	int wrong_way;
	bool is_open;
	const char *sentence;
} bound_kinds[GTAB_N_BOUNDS] = {
	{ GTAB_VIOLATION_MINIMUM, -1, false, N_("%.*s is less than the minimum, %.*s") },
	{ GTAB_VIOLATION_MAXIMUM, 1, false, N_("%.*s is more than the maximum, %.*s") },
	{ GTAB_VIOLATION_EXCLUSIVE_MINIMUM, -1, true, N_("%.*s is not more than %.*s") },
	{ GTAB_VIOLATION_EXCLUSIVE_MAXIMUM, 1, true, N_("%.*s is not less than %.*s") },
};

static gtab_text
written_bound(const gtab_limits *l, size_t i)
{
	const gtab_text bounds[GTAB_N_BOUNDS] = { l->minimum, l->maximum, l->exclusive_minimum,
						  l->exclusive_maximum };

	return bounds[i];
}

static void
check_bounds(gtab_field_check *c, const gtab_row *row, size_t col, const gtab_logical *value)
{
	const gtab_field_rule *const rule = &c->rules[col];

	for (size_t i = 0; i < GTAB_N_BOUNDS; i++) {
		const gtab_text bound = written_bound(&rule->field->limits, i);
		int order;

		if (!rule->has_bound[i] || !value->has_order)
			continue;
		order = gtab_decimal_compare(value->order, rule->bounds[i]) *
			bound_kinds[i].wrong_way;
		if (order < 0 || (order == 0 && !bound_kinds[i].is_open))
			continue;
		gtab_field_report(c, row, col, GTAB_ERROR, bound_kinds[i].violation, bound,
				  gtab_finding_text(c->sink, _(bound_kinds[i].sentence),
						    GTAB_TEXT_ARG(gtab_field_shown(c, row, col)),
						    GTAB_TEXT_ARG(bound)));
	}
}

static void
check_length(gtab_field_check *c, const gtab_row *row, size_t col, const gtab_logical *value)
{
	const gtab_limits *const l = &c->rules[col].field->limits;
	const gtab_text text = gtab_field_shown(c, row, col);

	if (l->min_length != GTAB_NO_LENGTH && value->length < l->min_length)
		gtab_field_report(
			c, row, col, GTAB_ERROR, GTAB_VIOLATION_MIN_LENGTH, GTAB_TEXT(""),
			gtab_finding_text(c->sink, _("%.*s has the length %zu, less than %zu"),
					  GTAB_TEXT_ARG(text), value->length, l->min_length));
	if (l->max_length != GTAB_NO_LENGTH && value->length > l->max_length)
		gtab_field_report(
			c, row, col, GTAB_ERROR, GTAB_VIOLATION_MAX_LENGTH, GTAB_TEXT(""),
			gtab_finding_text(c->sink, _("%.*s has the length %zu, more than %zu"),
					  GTAB_TEXT_ARG(text), value->length, l->max_length));
}

/* A pattern that takes too long for a cell leaves it undecided, which is told as such. */
static gtab_status
check_pattern(gtab_field_check *c, const gtab_row *row, size_t col, const gtab_logical *value)
{
	const gtab_text pattern = c->rules[col].field->limits.pattern;
	bool matches = true;
	gtab_status st;

	if (c->rules[col].pattern == NULL)
		return GTAB_OK;
	st = gtab_pattern_match(c->rules[col].pattern, value->text, &matches);
	if (st == GTAB_ENOMEM)
		return st;
	if (st == GTAB_ELIMIT)
		gtab_field_report(
			c, row, col, GTAB_WARNING, GTAB_VIOLATION_PATTERN, pattern,
			gtab_finding_text(c->sink,
					  _("%.*s could not be checked: the pattern %.*s takes too "
					    "long; it repeats what repeats"),
					  GTAB_TEXT_ARG(value->text), GTAB_TEXT_ARG(pattern)));
	else if (!matches)
		gtab_field_report(
			c, row, col, GTAB_ERROR, GTAB_VIOLATION_PATTERN, pattern,
			gtab_finding_text(c->sink,
					  _("%.*s is not written as the pattern %.*s asks"),
					  GTAB_TEXT_ARG(value->text), GTAB_TEXT_ARG(pattern)));
	return GTAB_OK;
}

static bool
is_listed(const gtab_map *values, gtab_text text)
{
	return values == NULL || gtab_map_get(values, text) != GTAB_MAP_NONE;
}

static void
check_listed(gtab_field_check *c, const gtab_row *row, size_t col, const gtab_logical *value)
{
	if (!is_listed(c->rules[col].allowed, value->text))
		report_value(c, row, col, GTAB_ERROR, GTAB_VIOLATION_ENUM,
			     _("%.*s is none of the values the form allows"));
	if (!is_listed(c->rules[col].categories, value->text))
		report_value(c, row, col, GTAB_ERROR, GTAB_VIOLATION_CATEGORY,
			     _("%.*s is none of the form's categories"));
}

static void
check_usual(gtab_field_check *c, const gtab_row *row, size_t col)
{
	const gtab_text text = row->cells[col].text;

	if (text.len == 0 || c->rules[col].usual == NULL)
		return;
	gtab_buf_truncate(&c->folded, 0);
	gtab_name_fold(text, &c->folded);
	if (!is_listed(c->rules[col].usual, gtab_buf_text(&c->folded)))
		report_value(c, row, col, GTAB_WARNING, GTAB_VIOLATION_USUAL_VALUE,
			     _("%.*s is none of the usual values"));
}

/* A figure of an integer field has no fraction, one with decimals no more places; zeros do not count. */
static void
check_places(gtab_field_check *c, const gtab_row *row, size_t col)
{
	const gtab_field *const field = c->rules[col].field;
	const gtab_cell *const cell = &row->cells[col];
	gtab_decimal d;

	if (c->is_plain || (field->type != GTAB_FIELD_INTEGER && field->decimals < 0) ||
	    cell->kind != GTAB_CELL_NUMBER || gtab_decimal_parse(cell->text, &d) != GTAB_OK)
		return;
	d = gtab_decimal_trim(d);
	if (field->decimals >= 0 && d.scale > field->decimals)
		gtab_field_report(
			c, row, col, GTAB_WARNING, GTAB_VIOLATION_DECIMALS, GTAB_TEXT(""),
			gtab_finding_text(c->sink,
					  _("%.*s has more decimal places than the form gives: %d"),
					  GTAB_TEXT_ARG(cell->text), field->decimals));
	if (field->type == GTAB_FIELD_INTEGER && d.scale > 0)
		gtab_field_report(c, row, col, GTAB_ERROR, GTAB_VIOLATION_INTEGER, GTAB_TEXT(""),
				  gtab_finding_text(c->sink, _("%.*s is not a whole number"),
						    GTAB_TEXT_ARG(cell->text)));
}

static void
check_json(gtab_field_check *c, const gtab_row *row, size_t col, const gtab_logical *value)
{
	if (c->rules[col].json_schema == NULL || value->json == NULL ||
	    gtab_json_schema_holds(c->rules[col].json_schema, value->json))
		return;
	gtab_field_report(c, row, col, GTAB_ERROR, GTAB_VIOLATION_JSON_SCHEMA, GTAB_TEXT(""),
			  gtab_finding_text(c->sink, _("%.*s is not as its JSON Schema asks"),
					    GTAB_TEXT_ARG(gtab_field_shown(c, row, col))));
}

static gtab_status
check_value(gtab_field_check *c, const gtab_row *row, size_t col, const gtab_logical *value)
{
	check_bounds(c, row, col, value);
	check_length(c, row, col, value);
	check_listed(c, row, col, value);
	check_json(c, row, col, value);
	return check_pattern(c, row, col, value);
}

/* ---- rows ---- */

static gtab_status
check_cell(gtab_field_check *c, const gtab_row *row, size_t col, bool is_reported)
{
	gtab_logical value = { .text = GTAB_TEXT("") };
	const gtab_reading reading = read_cell(c, col, &row->cells[col], &value);

	c->values[col] = (gtab_text){ NULL, 0 };
	if (reading == GTAB_READING_VALUE && c->keys.is_keyed[col])
		c->values[col] = gtab_arena_copy(&c->row_arena, value.text);
	if (!is_reported)
		return GTAB_OK;
	if (reading == GTAB_READING_WRONG)
		check_type(c, row, col);
	if (reading == GTAB_READING_MISSING)
		check_required(c, row, col);
	check_usual(c, row, col);
	gtab_codes_cell(c, row, col);
	check_places(c, row, col);
	return reading == GTAB_READING_VALUE ? check_value(c, row, col, &value) : GTAB_OK;
}

/* Totals and the like are not what a form of ours speaks of; a plain schema knows no such rows. */
static bool
is_checked(const gtab_field_check *c, const gtab_row *row)
{
	return c->form != NULL && (c->is_plain || row->row_class == GTAB_ROW_DETAIL ||
				   row->row_class == GTAB_ROW_PART);
}

/* Look at the cells; the values of keys are left in c->values. */
static gtab_status
look_at_cells(gtab_field_check *c, const gtab_row *row, bool is_reported)
{
	gtab_status st = GTAB_OK;

	gtab_arena_reset(&c->row_arena);
	for (size_t i = 0; st == GTAB_OK && i < c->n_columns; i++) {
		if (c->rules[i].field != NULL && (is_reported || c->keys.is_keyed[i]))
			st = check_cell(c, row, i, is_reported);
	}
	return c->reader.buf.failed || c->row_arena.failed ? GTAB_ENOMEM : st;
}

gtab_status
gtab_fields_row(gtab_field_check *c, const gtab_row *row)
{
	gtab_status st;

	gtab_fixed_rows_row(c, row);
	if (!is_checked(c, row))
		return GTAB_OK;
	st = look_at_cells(c, row, true);
	return st == GTAB_OK ? gtab_keys_row(&c->keys, c, row) : st;
}

gtab_status
gtab_fields_again(gtab_field_check *c, const gtab_row *row, gtab_key_fn *fn)
{
	gtab_status st;

	if (!is_checked(c, row))
		return GTAB_OK;
	st = look_at_cells(c, row, false);
	return st == GTAB_OK ? fn(&c->keys, c, row) : st;
}
