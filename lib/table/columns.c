/* SPDX-License-Identifier: MIT */
/* The columns of the clean table: names, units, types and companions, from header, cells and form. */

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "form/lexical_internal.h"
#include "table/clean_internal.h"

/* ---- names ---- */

static bool
is_taken(const gtab_table *t, size_t n, gtab_text name)
{
	for (size_t i = 0; i < n; i++)
		if (gtab_text_equal(t->columns[i].name, name))
			return true;
	return false;
}

static void
tell_name(const gtab_table *t, const gtab_column *column, bool is_empty)
{
	if (!t->is_kept &&
	    (is_empty ? t->layout.n_header == 0 : t->layout.n_blocks > 1 && !t->options.stacks))
		return; /* told once for all */
	gtab_remark_say(t,
			(gtab_remark){ .kind = GTAB_REMARK_NOTE,
				       .rule = "column-name",
				       .place = { t->name, 0, 0 },
				       .column = column },
			is_empty ? _("column %zu has no header: it is called %.*s")
				 : _("the header of column %zu stands twice: it is called %.*s"),
			column->source_no, GTAB_TEXT_ARG(column->name));
}

/* The count-th try at a name: 列3, 列3_2 for an empty one; 占比(2), 件 b (3) for one that is taken. */
static void
put_name(const gtab_column *column, gtab_text wanted, size_t count, gtab_buf *out)
{
	gtab_buf spaced;

	if (wanted.len == 0) {
		gtab_buf_printf(out, count == 1 ? "列%zu" : "列%zu_%zu", column->source_no, count);
		return;
	}
	gtab_buf_init(&spaced);
	gtab_buf_printf(&spaced, "%.*s (%zu)", GTAB_TEXT_ARG(wanted), count);
	gtab_label_normalize(gtab_buf_text(&spaced), out,
			     NULL); /* a clean name, read again, stays */
	out->failed |= spaced.failed;
	gtab_buf_clear(&spaced);
}

/* A name of its own for columns[n]. */
static void
make_unique(gtab_table *t, size_t n)
{
	gtab_column *column = &t->columns[n];
	const gtab_text wanted = column->name;
	size_t count = wanted.len == 0 ? 1 : 2;
	gtab_buf name;

	if (wanted.len > 0 && !is_taken(t, n, wanted))
		return;
	gtab_buf_init(&name);
	do {
		gtab_buf_truncate(&name, 0);
		put_name(column, wanted, count++, &name);
	} while (!name.failed && is_taken(t, n, gtab_buf_text(&name)));
	column->name = gtab_arena_copy(&t->arena, gtab_buf_text(&name));
	t->arena.failed |= name.failed;
	gtab_buf_clear(&name);
	tell_name(t, column, wanted.len == 0);
}

/* ---- types ---- */

static gtab_column_type
type_of_field(const gtab_field *field, gtab_column_type by_cells)
{
	if (field->identifier == GTAB_IDENTIFIER_DIVISION) /* by code, or by name */
		return by_cells == GTAB_COLUMN_NUMBER || by_cells == GTAB_COLUMN_CODE
			       ? GTAB_COLUMN_CODE
			       : GTAB_COLUMN_LABEL;
	if (field->is_code || field->identifier != GTAB_IDENTIFIER_NONE)
		return GTAB_COLUMN_CODE;
	if (field->is_label)
		return GTAB_COLUMN_LABEL;
	switch (field->type) {
	case GTAB_FIELD_NUMBER:
	case GTAB_FIELD_INTEGER: return GTAB_COLUMN_NUMBER;
	case GTAB_FIELD_DATE:
	case GTAB_FIELD_YEAR:
	case GTAB_FIELD_YEARMONTH: return GTAB_COLUMN_PERIOD;
	case GTAB_FIELD_STRING:
	case GTAB_FIELD_BOOLEAN:
	case GTAB_FIELD_OBJECT:
	case GTAB_FIELD_ARRAY:
	case GTAB_FIELD_LIST:
	case GTAB_FIELD_DATETIME:
	case GTAB_FIELD_TIME:
	case GTAB_FIELD_DURATION:
	case GTAB_FIELD_GEOPOINT:
	case GTAB_FIELD_GEOJSON: return GTAB_COLUMN_TEXT;
	case GTAB_FIELD_ANY: break;
	}
	return by_cells;
}

/* What stands above the last element of a header path: 级别 of 级别|省部级; "" for a header of one line. */
static gtab_text
group_of(gtab_text path)
{
	size_t len = path.len;

	while (len > 0 && path.ptr[len - 1] != '|')
		len--;
	return gtab_text_slice(path, 0, len);
}

static bool
is_figures(const gtab_table *t, const gtab_profile *profiles, size_t col)
{
	return gtab_profile_type(&profiles[col], t->header.paths[col], col == 0) ==
	       GTAB_COLUMN_NUMBER;
}

/*
 * A column where nothing was to report holds figures when its neighbours do: the next under the same heading, or else
 * the ones on both sides. 备注 with a 无 in it stands at the end.
 */
static bool
is_nil_figures(const gtab_table *t, const gtab_profile *profiles, size_t col)
{
	const gtab_text *const paths = t->header.paths;
	const gtab_text group = group_of(paths[col]);
	size_t n_figures = 0;

	if (profiles[col].n_filled != profiles[col].n_marks || col == 0)
		return false;
	for (size_t i = col - 1; i <= col + 1 && i < t->header.n_cols; i += 2) {
		const bool is_near = is_figures(t, profiles, i);

		if (is_near && group.len > 0 && gtab_text_equal(group_of(paths[i]), group))
			return true;
		n_figures += is_near;
	}
	return n_figures == 2;
}

static gtab_column_type
type_by_cells(const gtab_table *t, size_t col, const gtab_column *column,
	      const gtab_profile *profiles)
{
	const gtab_column_type type = gtab_profile_type(&profiles[col], column->name, col == 0);

	return type == GTAB_COLUMN_TEXT && is_nil_figures(t, profiles, col) ? GTAB_COLUMN_NUMBER
									    : type;
}

static gtab_column_type
decide_type(const gtab_table *t, size_t col, const gtab_column *column,
	    const gtab_profile *profiles)
{
	const gtab_column_type by_cells = t->header.types != NULL
						  ? t->header.types[col]
						  : type_by_cells(t, col, column, profiles);

	if (column->field_idx == GTAB_MAP_NONE)
		return by_cells;
	return type_of_field(&gtab_form_fields(t->form, &(size_t){ 0 })[column->field_idx],
			     by_cells);
}

static gtab_type_reason
reason_of(const gtab_table *t, const gtab_column *column)
{
	gtab_column_type by_name;

	if (column->field_idx != GTAB_MAP_NONE)
		return GTAB_TYPE_BY_FORM;
	if (t->header.types != NULL)
		return GTAB_TYPE_GIVEN;
	return gtab_type_of_name(column->name, &by_name) && by_name == column->type
		       ? GTAB_TYPE_BY_NAME
		       : GTAB_TYPE_BY_CELLS;
}

/* ---- companions ---- */

static const struct {
	gtab_text suffix;
	gtab_column_role role;
} companions[] = {
	{ GTAB_TEXT("|单位"), GTAB_COLUMN_UNIT_OF },
	{ GTAB_TEXT("|下限"), GTAB_COLUMN_LOWER_OF },
	{ GTAB_TEXT("|上限"), GTAB_COLUMN_UPPER_OF },
};

static size_t *
companion_slot(gtab_cell_plan *plan, gtab_column_role role)
{
	switch (role) {
	case GTAB_COLUMN_UNIT_OF: return &plan->unit;
	case GTAB_COLUMN_LOWER_OF: return &plan->lower;
	case GTAB_COLUMN_UPPER_OF: return &plan->upper;
	case GTAB_COLUMN_VALUE: break;
	}
	return NULL;
}

/* A column that came from a clean table as a companion: 件数|单位 right of 件数. */
static bool
is_given_companion(gtab_table *t, gtab_column *column)
{
	for (size_t i = 0; i < sizeof(companions) / sizeof(companions[0]); i++) {
		gtab_text owner = column->name;

		if (!gtab_text_take_end(&owner, companions[i].suffix))
			continue;
		for (size_t col = 0; col < t->header.n_cols; col++) {
			const size_t idx = t->plans[col].column;

			if (idx >= t->n_columns || !gtab_text_equal(t->columns[idx].name, owner))
				continue;
			column->role = companions[i].role;
			column->owner = idx;
			column->source_no = t->columns[idx].source_no;
			*companion_slot(&t->plans[col], column->role) = t->n_columns;
			return true;
		}
	}
	return false;
}

static void
add_companion(gtab_table *t, size_t owner, size_t i, gtab_cell_plan *plan,
	      const gtab_profile *profile)
{
	gtab_column *column = &t->columns[t->n_columns];
	gtab_buf name;

	gtab_buf_init(&name);
	gtab_buf_put(&name, t->columns[owner].name);
	gtab_buf_put(&name, companions[i].suffix);
	*column = (gtab_column){
		.name = gtab_arena_copy(&t->arena, gtab_buf_text(&name)),
		.unit = GTAB_TEXT(""),
		.printed_no = GTAB_TEXT(""),
		.type = companions[i].role == GTAB_COLUMN_UNIT_OF ? GTAB_COLUMN_TEXT
								  : GTAB_COLUMN_NUMBER,
		.role = companions[i].role,
		.owner = owner,
		.source_no = t->columns[owner].source_no,
		.field_idx = GTAB_MAP_NONE,
		.width_chars = companions[i].role == GTAB_COLUMN_UNIT_OF ? 4 : profile->width_chars,
		.n_scale = profile->n_scale,
	};
	*companion_slot(plan, companions[i].role) = t->n_columns++;
	plan->makes_companions = true;
	gtab_buf_clear(&name);
}

/* Companions that the cells of a number column ask for, unless the file brought them. */
static void
add_companions(gtab_table *t, size_t col, size_t owner, const gtab_profile *profile)
{
	gtab_column *column = &t->columns[owner];
	gtab_cell_plan *plan = &t->plans[col];
	const bool is_uniform = profile->unit.len > 0 && !profile->is_mixed;
	/* 计量单位：人 says what the figures without a unit are */
	const bool is_known = profile->n_unitless == 0 ||
			      gtab_text_equal(gtab_table_context_get(t, "unit"), profile->unit);

	/* a unit that no list has would not be known again in the header */
	if (is_uniform && is_known && column->unit.len == 0 && gtab_is_unit(profile->unit))
		column->unit = profile->unit;
	else if (profile->unit.len > 0 &&
		 !(is_uniform && gtab_text_equal(profile->unit, column->unit)))
		add_companion(t, owner, 0, plan, profile);
	if (profile->has_bounds) {
		add_companion(t, owner, 1, plan, profile);
		add_companion(t, owner, 2, plan, profile);
	}
}

/* ---- one column of the file ---- */

static bool
brings_companions(const gtab_table *t, size_t col)
{
	gtab_text name, unit, next = GTAB_TEXT("");

	gtab_header_split_unit(t->header.paths[col], &name, &unit);
	if (col + 1 < t->header.n_cols)
		next = t->header.paths[col + 1];
	for (size_t i = 0; i < sizeof(companions) / sizeof(companions[0]); i++) {
		gtab_text owner = next;

		if (gtab_text_take_end(&owner, companions[i].suffix) &&
		    gtab_text_equal(owner, name))
			return true;
	}
	return false;
}

/* What a form says of the column besides its type, or else what can be guessed. */
static void
take_field(gtab_table *t, gtab_column *column, gtab_cell_plan *plan, const gtab_profile *profile)
{
	const gtab_field *field;

	if (column->field_idx == GTAB_MAP_NONE) {
		gtab_identifier_guess(t, column, profile);
		return;
	}
	field = &gtab_form_fields(t->form, &(size_t){ 0 })[column->field_idx];
	column->identifier = field->identifier;
	if ((t->options.rules_off & GTAB_RULE_PAD) == 0)
		plan->n_digits = field->n_digits;
	if ((t->options.rules_off & GTAB_RULE_LIST) == 0)
		plan->list_delimiter = field->list_delimiter;
	plan->is_date = field->type == GTAB_FIELD_DATE;
	if (!t->is_kept && gtab_lexical_is_declared(&field->lexical))
		plan->declared = field;
}

static void
tell_column(const gtab_table *t, const gtab_column *column, const char *rule, const char *sentence,
	    gtab_text what)
{
	gtab_remark_say(t,
			(gtab_remark){ .kind = GTAB_REMARK_NOTE,
				       .rule = rule,
				       .place = { t->name, 0, 0 },
				       .column = column },
			sentence, GTAB_TEXT_ARG(column->name), GTAB_TEXT_ARG(what));
}

/* What was guessed of the cells, and may be wrong. */
static void
tell_guesses(const gtab_table *t, const gtab_column *column, const gtab_profile *profile)
{
	char pair[16];

	if (column->type == GTAB_COLUMN_NUMBER && profile->odd_unit.len > 0)
		tell_column(t, column, "unit",
			    _("%.*s: %.*s behind a figure is taken for its unit, though no list of "
			      "units has it"),
			    profile->odd_unit);
	if (profile->n_year_pairs == 0 || profile->n_year_pairs != profile->n_periods)
		return;
	snprintf(pair, sizeof(pair), "%04d-%02d", profile->year_pair,
		 (profile->year_pair + 1) % 100);
	if (column->type == GTAB_COLUMN_PERIOD)
		tell_column(t, column, "year-pair",
			    _("%.*s: %.*s is read as a month; if it is a year of accounts, a form "
			      "must say that it is a string"),
			    gtab_text_of(pair));
	else if (column->type == GTAB_COLUMN_TEXT && profile->has_year_pairs)
		tell_column(t, column, "year-pair",
			    _("%.*s: %.*s and the like are read as years of accounts, not as "
			      "months"),
			    gtab_text_of(pair));
}

/* The form's field by name; none for a second column of one name, which has another name now. */
static size_t
find_by_name(const gtab_form *form, const gtab_column *column)
{
	gtab_text name, unit;

	gtab_header_split_unit(column->header, &name, &unit);
	if (name.len == 0)
		return gtab_form_find(form, column->name);
	return gtab_text_equal(name, column->name) ? gtab_form_find(form, column->header)
						   : GTAB_MAP_NONE;
}

static bool
has_header(const gtab_table *t, size_t field)
{
	for (size_t col = 0; col < t->header.n_cols; col++)
		if (gtab_form_find(t->form, t->header.paths[col]) == field)
			return true;
	return false;
}

/*
 * The field of a column. A schema of others that matches exactly counts its fields off: a column with a wrong name is
 * the field in its place, unless that field is found elsewhere.
 */
static size_t
find_field(const gtab_table *t, size_t col, const gtab_column *column)
{
	size_t field, n;

	if (t->form == NULL)
		return GTAB_MAP_NONE;
	field = find_by_name(t->form, column);
	gtab_form_fields(t->form, &n);
	if (field != GTAB_MAP_NONE || !gtab_form_is_plain(t->form) || n != t->header.n_cols ||
	    gtab_form_fields_match(t->form) != GTAB_MATCH_EXACT || has_header(t, col))
		return field;
	return col;
}

static void
add_column(gtab_table *t, size_t col, const gtab_profile *profiles)
{
	const gtab_profile *const profile = &profiles[col];
	const size_t idx = t->n_columns;
	gtab_column *column = &t->columns[idx];

	*column = (gtab_column){ .printed_no = GTAB_TEXT(""),
				 .owner = idx,
				 .source_no = t->header.source_nos == NULL
						      ? col + 1
						      : (size_t)t->header.source_nos[col],
				 .field_idx = GTAB_MAP_NONE,
				 .width_chars = profile->width_chars,
				 .n_scale = profile->n_scale };
	t->plans[col] = (gtab_cell_plan){
		.column = idx, .unit = GTAB_MAP_NONE, .lower = GTAB_MAP_NONE, .upper = GTAB_MAP_NONE
	};
	column->header = t->header.paths[col];
	gtab_header_split_unit(column->header, &column->name, &column->unit);
	make_unique(t, idx);
	if (t->header.printed != NULL)
		column->printed_no = t->header.printed[col];
	if (is_given_companion(t, column)) {
		column->type =
			column->role == GTAB_COLUMN_UNIT_OF ? GTAB_COLUMN_TEXT : GTAB_COLUMN_NUMBER;
		t->n_columns++;
		return;
	}
	column->field_idx = find_field(t, col, column);
	column->type = decide_type(t, col, column, profiles);
	column->reason = reason_of(t, column);
	column->n_filled = profile->n_filled;
	column->n_figures = profile->n_numbers;
	take_field(t, column, &t->plans[col], profile);
	tell_guesses(t, column, profile);
	t->n_columns++;
	t->plans[col].drops_float_tail = profile->n_float_tail > 0 &&
					 profile->n_float_tail == profile->n_numbers &&
					 (t->options.rules_off & GTAB_RULE_FLOAT_TAIL) == 0;
	if (column->type != GTAB_COLUMN_NUMBER)
		return;
	if (t->plans[col].drops_float_tail)
		column->n_scale = 0;
	if (!brings_companions(t, col))
		add_companions(t, col, idx, profile);
}

static const gtab_text section_name = GTAB_TEXT("分组");

/* Section headings become a leading column, since a row keeps what it belongs to when it is sorted or filtered. */
static void
add_section_column(gtab_table *t)
{
	t->columns[0] = (gtab_column){ .name = section_name,
				       .unit = GTAB_TEXT(""),
				       .printed_no = GTAB_TEXT(""),
				       .type = GTAB_COLUMN_LABEL,
				       .source_no = 1,
				       .field_idx = GTAB_MAP_NONE,
				       .width_chars = 16 };
	t->n_columns = 1;
}

/* ---- the stub ---- */

/* Stub columns stand left of the first figure; where there is none, only the codes and labels at the left do. */
static void
mark_stub(gtab_table *t)
{
	size_t n = 0;

	for (; n < t->n_columns && t->columns[n].type != GTAB_COLUMN_NUMBER; n++)
		t->columns[n].is_stub = true;
	t->has_figures = n < t->n_columns;
}

/* Without a form and without 序号, the way an export writes merged cells speaks for them; that is told. */
static void
fill_merged(gtab_table *t, size_t col, const gtab_column *column)
{
	if (t->is_kept || !column->is_stub || column->type == GTAB_COLUMN_CODE ||
	    (column->n_figures > 0 && column->type != GTAB_COLUMN_PERIOD) ||
	    !gtab_merge_is(&t->merge, col))
		return;
	t->plans[col].is_filled_down = true;
	t->plans[col].is_merged = true;
	gtab_remark_say(t,
			(gtab_remark){ .kind = GTAB_REMARK_NOTE,
				       .rule = "merged-cells",
				       .place = { t->name, 0, 0 },
				       .column = column },
			_("%.*s: blank cells are read as merged with the one above; a form with "
			  "\"stub\" decides"),
			GTAB_TEXT_ARG(column->name));
}

/*
 * Merged cells are filled down in the form's stub fields; without a form in 序号 and what stands left of it, as far as
 * that is stub (a figure is never repeated), and where the export speaks for it.
 */
static void
mark_filled_down(gtab_table *t)
{
	const gtab_field *fields =
		t->form == NULL ? NULL : gtab_form_fields(t->form, &(size_t){ 0 });
	size_t n_left = 0;

	if ((t->options.rules_off & GTAB_RULE_FILL_DOWN) != 0)
		return;
	for (size_t col = 0; col < t->header.n_cols; col++)
		if (gtab_text_equal(t->columns[t->plans[col].column].name, GTAB_TEXT("序号")))
			n_left = col + 1;
	for (size_t col = 0; col < t->header.n_cols; col++) {
		const gtab_column *column = &t->columns[t->plans[col].column];
		gtab_column_type type;

		t->plans[col].is_counter =
			column->type == GTAB_COLUMN_CODE ||
			(gtab_type_of_name(column->name, &type) && type == GTAB_COLUMN_CODE);
		t->plans[col].is_filled_down = fields == NULL
						       ? col < n_left && column->is_stub
						       : column->field_idx != GTAB_MAP_NONE &&
								 fields[column->field_idx].is_stub;
		if (fields == NULL && col >= n_left)
			fill_merged(t, col, column);
	}
}

/* The column that names the rows: the form's label, or the first stub column that is no code. */
static void
find_label(gtab_table *t)
{
	const gtab_field *fields =
		t->form == NULL ? NULL : gtab_form_fields(t->form, &(size_t){ 0 });

	t->label_col = GTAB_MAP_NONE;
	for (size_t col = t->header.n_cols; col-- > 0;) {
		const gtab_column *column = &t->columns[t->plans[col].column];

		if (column->is_stub && column->role == GTAB_COLUMN_VALUE &&
		    column->type != GTAB_COLUMN_CODE && t->plans[col].list_delimiter == '\0' &&
		    !gtab_text_equal(column->name, section_name))
			t->label_col = col;
	}
	for (size_t col = 0; fields != NULL && col < t->header.n_cols; col++) {
		const size_t field = t->columns[t->plans[col].column].field_idx;

		if (field != GTAB_MAP_NONE && fields[field].is_label)
			t->label_col = col;
	}
	if (t->label_col != GTAB_MAP_NONE &&
	    t->columns[t->plans[t->label_col].column].type == GTAB_COLUMN_TEXT)
		t->columns[t->plans[t->label_col].column].type = GTAB_COLUMN_LABEL;
}

/* Where a clean cell stays as it is, whatever stands around it and whatever was asked for. */
static bool
may_be_clean(const gtab_table *t, const gtab_cell_plan *plan)
{
	const gtab_column *column = &t->columns[plan->column];

	switch (column->type) {
	case GTAB_COLUMN_NUMBER:
		return plan->declared == NULL && t->options.number.decimal_mark != ',' &&
		       !plan->drops_float_tail;
	case GTAB_COLUMN_CODE:
		return plan->n_digits == 0 && column->identifier == GTAB_IDENTIFIER_NONE;
	case GTAB_COLUMN_TEXT:
	case GTAB_COLUMN_LABEL:
		return t->options.simplifier == NULL && plan->list_delimiter == '\0';
	case GTAB_COLUMN_PERIOD: return plan->declared == NULL;
	}
	return true;
}

gtab_status
gtab_columns_decide(gtab_table *t, const gtab_profile *profiles, gtab_error *err)
{
	const size_t n_cols = t->header.n_cols;

	t->columns = gtab_arena_array(&t->arena, 4 * n_cols + 1, sizeof(*t->columns));
	t->plans = gtab_arena_array(&t->arena, n_cols, sizeof(*t->plans));
	t->n_columns = 0;
	if (t->columns == NULL || t->plans == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t col = 0; col < n_cols; col++)
		t->plans[col].column = GTAB_MAP_NONE;
	if (t->section_column != GTAB_MAP_NONE)
		add_section_column(t);
	for (size_t col = 0; col < n_cols; col++)
		add_column(t, col, profiles);
	mark_stub(t);
	mark_filled_down(t);
	find_label(t);
	for (size_t col = 0; col < n_cols; col++)
		t->plans[col].may_be_clean = may_be_clean(t, &t->plans[col]);
	return t->arena.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}
