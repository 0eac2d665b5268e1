/* SPDX-License-Identifier: MIT */
#ifndef GTAB_FORM_H
#define GTAB_FORM_H

/*
 * Forms: what a table must be. A Table Schema (Data Package v2) in JSON with properties of ours, which
 * count only beside "gtab": 1; gtab-form(5) gives their shapes. A Data Package is a form of several tables.
 */

#include <gtab/buf.h>
#include <gtab/map.h>
#include <gtab/normalize.h>
#include <gtab/period.h>
#include <gtab/row.h>

typedef struct gtab_form gtab_form;

typedef enum gtab_field_type {
	GTAB_FIELD_ANY,
	GTAB_FIELD_STRING,
	GTAB_FIELD_NUMBER,
	GTAB_FIELD_INTEGER,
	GTAB_FIELD_BOOLEAN,
	GTAB_FIELD_OBJECT,
	GTAB_FIELD_ARRAY,
	GTAB_FIELD_LIST,
	GTAB_FIELD_DATETIME,
	GTAB_FIELD_DATE,
	GTAB_FIELD_TIME,
	GTAB_FIELD_YEAR,
	GTAB_FIELD_YEARMONTH,
	GTAB_FIELD_DURATION,
	GTAB_FIELD_GEOPOINT,
	GTAB_FIELD_GEOJSON
} gtab_field_type;

/* The standard's word for a type: "yearmonth". Borrowed for ever. */
const char *gtab_field_type_id(gtab_field_type type);

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
 * How a field's values are written, by the standard.
 *
 * format        "default", "email", "%d/%m/%Y" …; "" is "default"
 * decimal_char  "." unless the schema has another; group_char "" when digits are not grouped
 * has_affixes   other characters may stand around a figure ("bareNumber": false)
 * true_values, false_values  of a boolean
 * delimiter, item_type       of a list
 * missing       cells that mean that there is no value; [""] unless the schema has others
 */
typedef struct gtab_lexical {
	gtab_text format;
	gtab_text decimal_char;
	gtab_text group_char;
	bool has_affixes;
	const gtab_text *true_values;
	size_t n_true;
	const gtab_text *false_values;
	size_t n_false;
	gtab_text delimiter;
	gtab_field_type item_type;
	const gtab_text *missing;
	size_t n_missing;
} gtab_lexical;

#define GTAB_NO_LENGTH SIZE_MAX

/*
 * What the standard asks of a value beside required, unique and enum. Texts are "" and lengths GTAB_NO_LENGTH
 * where nothing is asked.
 *
 * minimum, exclusive_minimum, …  as the schema writes them, in the field's type
 * pattern      a regular expression that the whole value matches
 * categories   like an enum, in their order when is_ordered
 * json_schema  a JSON Schema as JSON
 */
typedef struct gtab_limits {
	gtab_text minimum;
	gtab_text maximum;
	gtab_text exclusive_minimum;
	gtab_text exclusive_maximum;
	size_t min_length;
	size_t max_length;
	gtab_text pattern;
	gtab_text json_schema;
	const gtab_text *categories;
	size_t n_categories;
	bool is_ordered;
} gtab_limits;

/*
 * One code of a code list.
 *
 * aliases  other ways to write it; its label is one more
 * parent   code of the one above it; "" for none
 * span     when it holds
 */
typedef struct gtab_code {
	gtab_text code;
	gtab_text label;
	const gtab_text *aliases;
	size_t n_aliases;
	gtab_text parent;
	gtab_span span;
} gtab_code;

typedef struct gtab_code_list {
	gtab_text name;
	const gtab_code *codes;
	size_t n_codes;
} gtab_code_list;

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
 * codes        the list that its values are codes of; NULL for none
 * span         when the form has it
 * lexical, limits  what the standard says of it, see above
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
	gtab_lexical lexical;
	gtab_limits limits;
	const gtab_code_list *codes;
	gtab_span span;
} gtab_field;

/*
 * A row that the form prints: by code where the table has codes, else by label.
 *
 * has_class    row_class and level are what it is to the sums, whatever its label promises
 * is_optional  it may be left out
 */
typedef struct gtab_fixed_row {
	gtab_text code;
	gtab_text label;
	const gtab_text *aliases;
	size_t n_aliases;
	bool has_class;
	gtab_row_class row_class;
	unsigned level;
	bool is_optional;
	gtab_span span;
} gtab_fixed_row;

/* Several fields that together name a row. Numbers of fields. */
typedef struct gtab_key {
	const size_t *fields;
	size_t n_fields;
} gtab_key;

/*
 * Values that must stand in another table, or elsewhere in the same one.
 *
 * key       the fields here
 * table     name of the other table in the package; "" for the same one
 * names     as many fields there, by name
 */
typedef struct gtab_foreign_key {
	gtab_key key;
	gtab_text table;
	const gtab_text *names;
} gtab_foreign_key;

typedef enum gtab_orientation { GTAB_BY_WIDTH, GTAB_PORTRAIT, GTAB_LANDSCAPE } gtab_orientation;

/* How the workbook looks; texts "" when the form leaves them to the data. */
typedef struct gtab_form_layout {
	gtab_text title;
	gtab_text signature; /* "单位负责人： 填表人： 报出日期：" */
	gtab_orientation orientation;
	bool is_list; /* a list (power list): filter on, no formulas; otherwise a tally */
	bool says_header_lines;
	size_t n_header_lines; /* 0: there is no header, the fields stand in their order */
} gtab_form_layout;

/*
 * A small table, and what a check by the form must find in it.
 *
 * name      what it shows; ""
 * data      CSV, as any input
 * period    of the table, beside what its own lines say; ""
 * findings  rules without the form's name (A01, sum), in the order of the findings; none: it must pass
 */
typedef struct gtab_example {
	gtab_text name;
	gtab_text data;
	gtab_text period;
	const gtab_text *findings;
	size_t n_findings;
} gtab_example;

/*
 * Read a form: a schema, or a package of several. What it names by path (schemas, code lists) is looked for
 * beside `name`. GTAB_EUSAGE when it is no form: the sentence gives line, path and what was expected.
 */
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
/*
 * The tables of a form, each a form of one table, borrowed from f; a schema is its own only table. What is
 * asked below of a package is answered for its first table.
 */
size_t gtab_form_n_tables(const gtab_form *f);
const gtab_form *gtab_form_table(const gtab_form *f, size_t i);
/* The table of that name (as in foreign keys and relations), or else of that 表号, folded; NULL. */
const gtab_form *gtab_form_find_table(const gtab_form *f, gtab_text name);
/* The 表号 ("formNo"); "" without. */
gtab_text gtab_form_no(const gtab_form *f);
/* Where a package says that the table's data are: a path to be opened, "" for none, or none that is a local file. */
gtab_text gtab_form_data_path(const gtab_form *f);
/* Whether it is a schema of others, without "gtab": 1: its cells are judged as they stand, by the standard alone. */
bool gtab_form_is_plain(const gtab_form *f);

/* Names of the built-in forms, sorted; borrowed for ever. */
const char *const *gtab_form_builtin_names(size_t *n_out);

gtab_text gtab_form_name(const gtab_form *f);
gtab_text gtab_form_title(const gtab_form *f);
/* What it says of itself, for people; "". */
gtab_text gtab_form_description(const gtab_form *f);
const gtab_field *gtab_form_fields(const gtab_form *f, size_t *n_out);
gtab_fields_match gtab_form_fields_match(const gtab_form *f);
const gtab_form_layout *gtab_form_layout_of(const gtab_form *f);
/* The rows it prints, in order; none when any may stand there. */
const gtab_fixed_row *gtab_form_rows(const gtab_form *f, size_t *n_out);
/*
 * The form of one table as it was in a period: without the fields and rows of other times. *out is NULL when
 * it is the same at all times; else free it before f, whose texts it borrows. period NULL: as it is now.
 */
gtab_status gtab_form_at(const gtab_form *f, const gtab_period *period, gtab_form **out);
/* NULL when there is none. Its cells may not be missing. */
const gtab_key *gtab_form_primary_key(const gtab_form *f);
const gtab_key *gtab_form_unique_keys(const gtab_form *f, size_t *n_out);
const gtab_foreign_key *gtab_form_foreign_keys(const gtab_form *f, size_t *n_out);
/* The form's own examples, by which it can be tested: gtab_form_try(). */
const gtab_example *gtab_form_examples(const gtab_form *f, size_t *n_out);
/* The relation lines, as written; see relation.h. */
const gtab_text *gtab_form_relations(const gtab_form *f, size_t *n_out);
/* Whether 其中 rows must not exceed the row they are part of ("totals": {"parts": "<="}), and 合计 must be the
 * sum of the rows ("totals": {"sum": "="}). */
bool gtab_form_parts_within(const gtab_form *f);
bool gtab_form_totals_sum(const gtab_form *f);
/*
 * What the form asks for and is not checked: paths such as /fields/3/constraints/jsonSchema/oneOf, so that a
 * tool can say it. For a plain Table Schema the properties of the standard only; beside "gtab": 1 unknown ones too.
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
