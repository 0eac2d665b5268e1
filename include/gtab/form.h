/* SPDX-License-Identifier: MIT */
#ifndef GTAB_FORM_H
#define GTAB_FORM_H

/*
 * Forms: what a table must be. A Table Schema (Data Package v2) in JSON with properties of ours, which
 * count only beside "gtab": 1; gtab-form(5) gives their shapes.
 */

#include <gtab/buf.h>
#include <gtab/map.h>
#include <gtab/normalize.h>

typedef struct gtab_form gtab_form;

typedef enum gtab_field_type {
	GTAB_FIELD_ANY,
	GTAB_FIELD_STRING,
	GTAB_FIELD_NUMBER,
	GTAB_FIELD_INTEGER,
	GTAB_FIELD_DATE, /* date, yearmonth, year */
} gtab_field_type;

/* Table Schema v2 fieldsMatch: how the fields and the columns of the data may differ. */
typedef enum gtab_fields_match {
	GTAB_MATCH_EXACT,    /* the same, in order */
	GTAB_MATCH_EQUAL,    /* the same, in any order */
	GTAB_MATCH_SUBSET,   /* all fields are there; the data may have more */
	GTAB_MATCH_SUPERSET, /* the data has only these, perhaps fewer */
	GTAB_MATCH_PARTIAL   /* at least one in common */
} gtab_fields_match;

/* A usual value of a field and one way to write it. */
typedef struct gtab_spelling {
	gtab_text written; /* 其他权力; the value itself is listed too */
	gtab_text value;   /* 其他 */
} gtab_spelling;

/*
 * name, title  as in the schema; title "" when absent
 * aliases      other headers that mean this field
 * unit         unit of a figure without one; ""
 * decimals     places its figures are given to; -1 when free
 * is_stub      merged cells of it are filled down
 * is_label     it names the row (class "label"): 其中 nesting is read from it
 * is_code      it is a code (class "code"): text, and what 05行 refers to
 * n_digits     digits a code must have, shorter ones get zeros before them; 0 when free
 * identifier   it holds identifiers with rules of their own (class "uscc", "citizen-id", "org-code", "division")
 * list_delimiter  it holds short items with this between them (type "list"); '\0' for no list
 * enum_values  allowed values (constraints.enum): any other is an error; n_enum 0 when free
 * values       usual values and how else they are written ("values"); any other is a warning
 */
typedef struct gtab_field {
	gtab_text name;
	gtab_text title;
	const gtab_text *aliases;
	size_t n_aliases;
	gtab_field_type type;
	gtab_text unit;
	int decimals;
	bool is_stub;
	bool is_label;
	bool is_code;
	size_t n_digits;
	gtab_identifier identifier;
	char list_delimiter;
	bool is_required;
	bool is_unique;
	const gtab_text *enum_values;
	size_t n_enum;
	const gtab_spelling *values;
	size_t n_values;
} gtab_field;

typedef enum gtab_orientation { GTAB_BY_WIDTH, GTAB_PORTRAIT, GTAB_LANDSCAPE } gtab_orientation;

/* How the workbook looks; texts "" when the form leaves them to the data. */
typedef struct gtab_form_layout {
	gtab_text title;
	gtab_text signature; /* "单位负责人： 填表人： 报出日期：" */
	gtab_orientation orientation;
	bool is_list; /* a list (power list): filter on, no formulas; otherwise a tally */
} gtab_form_layout;

/* Read a form. GTAB_EUSAGE when it is no form: the sentence gives line, path and what was expected. */
gtab_status gtab_form_read(gtab_text json, const char *name, gtab_form **out, gtab_error *err);

/*
 * By name of a built-in form, or by path when it holds a / or ends in .json.
 * GTAB_EUSAGE for an unknown name, with the nearest; GTAB_EINPUT when the file cannot be read.
 */
gtab_status gtab_form_open(const char *name_or_path, gtab_form **out, gtab_error *err);

/*
 * The built-in form that fits a header best: every required field found, most columns matched.
 *
 * names  header paths without units, n of them
 *
 * Returns GTAB_OK, or GTAB_END when none fits (*out is NULL).
 */
gtab_status gtab_form_match(const gtab_text *names, size_t n, gtab_form **out, gtab_error *err);
void gtab_form_free(gtab_form *f);

/* Append the text of a form as it was written. Statuses as gtab_form_open(), which it must pass. */
gtab_status gtab_form_text(const char *name_or_path, gtab_buf *out, gtab_error *err);

/* Names of the built-in forms, sorted; borrowed for ever. */
const char *const *gtab_form_builtin_names(size_t *n_out);

gtab_text gtab_form_name(const gtab_form *f);
gtab_text gtab_form_title(const gtab_form *f);
const gtab_field *gtab_form_fields(const gtab_form *f, size_t *n_out);
gtab_fields_match gtab_form_fields_match(const gtab_form *f);
const gtab_form_layout *gtab_form_layout_of(const gtab_form *f);
/* The relation lines, as written; see relation.h. */
const gtab_text *gtab_form_relations(const gtab_form *f, size_t *n_out);
/* Whether 其中 rows must not exceed the row they are part of ("totals": {"parts": "<="}), and 合计 must be the
 * sum of the rows ("totals": {"sum": "="}). */
bool gtab_form_parts_within(const gtab_form *f);
bool gtab_form_totals_sum(const gtab_form *f);
/*
 * What the form asks for and is not checked: paths such as /fields/3/constraints/pattern, so that a tool can
 * say it. For a plain Table Schema the properties of the standard only; beside "gtab": 1 unknown ones too.
 */
const gtab_text *gtab_form_unchecked(const gtab_form *f, size_t *n_out);
/* Whether the field's column must be there: by fieldsMatch, or since its cells are required. */
bool gtab_form_must_have(const gtab_form *f, size_t field_idx);

/*
 * The field a header means: its whole path, or else its last element, folded (gtab_label_normalize) and
 * without the unit, equals a name, title or alias. GTAB_MAP_NONE when none does.
 */
size_t gtab_form_find(const gtab_form *f, gtab_text header);

#endif
