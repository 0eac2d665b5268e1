/* SPDX-License-Identifier: MIT */
/* A form as a table without data: its bytes, and the table that they are. */

#include "check/specimen_internal.h"
#include "form/form_internal.h"

#include <stdio.h>
#include <string.h>

/* Columns and rows that relations name by number: no more are made of a range. */
enum { N_MADE_MAX = 999 };

/*
 * What relations name of a table beside the form's own columns.
 *
 * asked      the table's name in references to it; "" for the one that the relations are of
 * form       of the table
 * n_columns  the largest column number
 * classes    row classes, as bits
 * heads      lines above the table that conditions ask for, as a `#gtab 1` stream has them
 */
struct named {
	gtab_specimen_table *s;
	gtab_text asked;
	const gtab_form *form;
	size_t n_columns;
	unsigned classes;
	gtab_buf heads;
	bool failed;
};

/* ---- what relations name ---- */

static void
append_row(struct named *n, gtab_text name)
{
	gtab_specimen_table *const s = n->s;

	if (s->n_rows == s->rows_size) {
		const size_t size = s->rows_size == 0 ? 64 : 2 * s->rows_size;
		gtab_text *const more = gtab_arena_array(s->arena, size, sizeof(*more));

		n->failed = n->failed || more == NULL;
		if (more == NULL)
			return;
		if (s->n_rows > 0)
			memcpy(more, s->row_names, s->n_rows * sizeof(*more));
		s->row_names = more;
		s->rows_size = size;
	}
	s->row_names[s->n_rows++] = name;
}

static bool
is_code(gtab_text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (t.ptr[i] < '0' || t.ptr[i] > '9')
			return false;
	}
	return t.len > 0;
}

static void
add_row(struct named *n, gtab_text name)
{
	gtab_specimen_table *const s = n->s;

	if (is_code(name)) /* 01 and 1 are one row */
		name = gtab_code_fold(s->arena, name);
	for (size_t i = 0; i < s->n_rows; i++) {
		if (gtab_text_equal(s->row_names[i], name))
			return;
	}
	append_row(n, name);
}

static size_t
number_of(gtab_text digits)
{
	gtab_decimal d;

	return gtab_decimal_parse(digits, &d) == GTAB_OK && d.scale == 0 && d.coefficient >= 0 &&
			       d.coefficient <= N_MADE_MAX
		       ? (size_t)d.coefficient
		       : 0;
}

/* 02至14: all codes between, with as many digits as the first. */
static void
add_range(struct named *n, const gtab_pick *p)
{
	const size_t last = number_of(p->last);

	add_row(n, p->first);
	for (size_t i = number_of(p->first) + 1; i < last; i++) {
		char code[24];

		snprintf(code, sizeof(code), "%0*zu", (int)p->first.len, i);
		add_row(n, gtab_arena_copy(n->s->arena, gtab_text_of(code)));
	}
	add_row(n, p->last);
}

/* Whether a reference is to the table that is made. */
static bool
is_of_table(const struct named *n, const gtab_ref *ref)
{
	if (n->asked.len == 0 || ref->table.len == 0)
		return n->asked.len == ref->table.len;
	return gtab_form_answers_to(n->form, ref->table);
}

static void
note_ref(struct named *n, const gtab_ref *ref)
{
	const size_t last = number_of(ref->column.kind == GTAB_PICK_RANGE ? ref->column.last
									  : ref->column.first);

	if (!is_of_table(n, ref))
		return;
	if ((ref->column.kind == GTAB_PICK_CODE || ref->column.kind == GTAB_PICK_RANGE) &&
	    last > n->n_columns)
		n->n_columns = last;
	switch (ref->row.kind) {
	case GTAB_PICK_CODE:
	case GTAB_PICK_NAME: add_row(n, ref->row.first); break;
	case GTAB_PICK_RANGE: add_range(n, &ref->row); break;
	case GTAB_PICK_CLASS: n->classes |= 1U << ref->row.row_class; break;
	case GTAB_PICK_ALL:
	case GTAB_PICK_NONE: break;
	}
}

/* 报表小类 in a condition: no column, nor nearly one, is a line above the table. */
static void
note_head(struct named *n, const gtab_names *names, const gtab_ref *ref)
{
	const gtab_text name = ref->column.first;
	const gtab_known_name *first;
	const gtab_known_name *second;

	if (!ref->is_bare || ref->table.len > 0)
		return;
	gtab_names_find(names, name, GTAB_AXIS_COLUMN, &first, &second);
	if (first == NULL && gtab_names_nearest(names, name, GTAB_AXIS_COLUMN).len == 0)
		gtab_buf_printf(&n->heads, "#head: %.*s：0\n", GTAB_TEXT_ARG(name));
}

static void
note_side(struct named *n, const gtab_side *side)
{
	for (; side != NULL; side = side->next) {
		for (const gtab_term *t = side->terms; t != NULL; t = t->next) {
			if (t->kind == GTAB_TERM_REF)
				note_ref(n, &t->ref);
			else if (t->kind == GTAB_TERM_CALL)
				note_side(n, t->args);
		}
	}
}

static void
note_condition(struct named *n, const gtab_names *names, const gtab_condition *c)
{
	for (; c != NULL; c = c->next) {
		for (const gtab_side *side = c->left; side != NULL; side = side->next) {
			if (side->terms->kind == GTAB_TERM_REF)
				note_head(n, names, &side->terms->ref);
		}
		note_side(n, c->left);
		note_side(n, c->right);
		note_condition(n, names, c->first);
	}
}

/* Read all lines without knowing a name of the table but those of its fields. */
static void
note_relations(struct named *n, const gtab_names *names, gtab_text lines)
{
	gtab_relation_reader reader = {
		.text = lines, .name = "", .names = names, .arena = n->s->arena
	};
	gtab_relation *r;
	gtab_status st;

	while ((st = gtab_relation_next(&reader, &r, NULL, NULL)) != GTAB_END) {
		n->failed = n->failed || st == GTAB_ENOMEM;
		for (; st == GTAB_OK && r != NULL; r = r->next) {
			note_side(n, r->left);
			note_side(n, r->right);
			note_condition(n, names, r->condition);
		}
	}
}

static gtab_status
name_fields(gtab_names *names, const gtab_form *form)
{
	gtab_status st = GTAB_OK;
	size_t n;
	const gtab_field *const fields = gtab_form_fields(form, &n);

	for (size_t i = 0; st == GTAB_OK && i < n; i++) {
		st = gtab_names_add(names, fields[i].name, fields[i].name, GTAB_AXIS_COLUMN, i, 0);
		for (size_t k = 0; st == GTAB_OK && k < fields[i].n_aliases; k++)
			st = gtab_names_add(names, fields[i].aliases[k], fields[i].name,
					    GTAB_AXIS_COLUMN, i, 2);
	}
	return st;
}

/* ---- the table's bytes ---- */

static bool
is_figure(const gtab_field *f)
{
	return f->type == GTAB_FIELD_NUMBER || f->type == GTAB_FIELD_INTEGER;
}

static void
put_cell(gtab_buf *out, gtab_text text)
{
	gtab_buf_putc(out, '"');
	for (; text.len > 0; text = gtab_text_slice(text, 1, text.len)) {
		if (text.ptr[0] == '"')
			gtab_buf_putc(out, '"');
		gtab_buf_putc(out, text.ptr[0]);
	}
	gtab_buf_putc(out, '"');
}

/*
 * How the columns stand: the form's fields, then those that data may have beside them.
 *
 * code, label  the column of each; GTAB_MAP_NONE for none
 */
struct shape {
	const gtab_field *fields;
	size_t n_fields;
	size_t n_columns;
	size_t code;
	size_t label;
	bool has_code_column; /* the last but the figures is one that the form does not name */
};

/* A form that lets data have more columns has a code column, figures, and as many as are counted. */
static struct shape
shape_of(const gtab_form *form, const struct named *n)
{
	const gtab_fields_match match = gtab_form_fields_match(form);
	struct shape s = { .code = GTAB_MAP_NONE, .label = GTAB_MAP_NONE };
	bool has_figures = false;

	s.fields = gtab_form_fields(form, &s.n_fields);
	for (size_t i = 0; i < s.n_fields; i++) {
		if (s.fields[i].is_code && s.code == GTAB_MAP_NONE)
			s.code = i;
		if (s.fields[i].is_label && s.label == GTAB_MAP_NONE)
			s.label = i;
		has_figures = has_figures || is_figure(&s.fields[i]);
	}
	s.n_columns = s.n_fields;
	if (match != GTAB_MATCH_SUBSET && match != GTAB_MATCH_PARTIAL)
		return s;
	if (s.code == GTAB_MAP_NONE && n->s->n_rows > 0) {
		s.code = s.n_columns++;
		s.has_code_column = true;
	}
	if (!has_figures)
		s.n_columns++;
	if (n->n_columns > s.n_columns)
		s.n_columns = n->n_columns;
	return s;
}

static void
put_header(gtab_buf *out, const struct shape *s)
{
	gtab_buf_put(out, GTAB_TEXT("#types: "));
	for (size_t i = 0; i < s->n_columns; i++) {
		gtab_column_type type = GTAB_COLUMN_NUMBER;

		if (i == s->code)
			type = GTAB_COLUMN_CODE;
		else if (i == s->label)
			type = GTAB_COLUMN_LABEL;
		else if (i < s->n_fields && !is_figure(&s->fields[i]))
			type = s->fields[i].type == GTAB_FIELD_DATE ||
					       s->fields[i].type == GTAB_FIELD_YEARMONTH ||
					       s->fields[i].type == GTAB_FIELD_YEAR
				       ? GTAB_COLUMN_PERIOD
				       : GTAB_COLUMN_TEXT;
		gtab_buf_printf(out, "%s%.*s", i == 0 ? "" : ",",
				GTAB_TEXT_ARG(gtab_column_type_id(type)));
	}
	gtab_buf_putc(out, '\n');
	for (size_t i = 0; i < s->n_columns; i++) {
		char name[32];

		snprintf(name, sizeof(name), "第%zu栏", i + 1);
		if (i > 0)
			gtab_buf_putc(out, ',');
		if (i < s->n_fields)
			put_cell(out, s->fields[i].name);
		else
			put_cell(out, s->has_code_column && i == s->code ? GTAB_TEXT("代码")
									 : gtab_text_of(name));
	}
	gtab_buf_putc(out, '\n');
}

static void
put_row(gtab_buf *out, const struct shape *s, gtab_text code, gtab_text label)
{
	for (size_t i = 0; i < s->n_columns; i++) {
		if (i > 0)
			gtab_buf_putc(out, ',');
		if (i == s->code)
			put_cell(out, code);
		else if (i == s->label)
			put_cell(out, label);
		else if (i == 0) /* a line of one column is never blank */
			put_cell(out, GTAB_TEXT(""));
	}
	gtab_buf_putc(out, '\n');
}

/* The rows that the relations name, one of each class that they name, and one more. */
static size_t
put_named_rows(gtab_buf *out, const struct shape *s, struct named *n)
{
	static const struct {
		gtab_row_class row_class;
		const char *label;
	} labels[] = { { GTAB_ROW_DETAIL, "明细" },
		       { GTAB_ROW_PART, "其中：部分" },
		       { GTAB_ROW_SUBTOTAL, "小计" },
		       { GTAB_ROW_CUMULATIVE, "累计" },
		       { GTAB_ROW_TOTAL, "合计" } };
	const size_t n_rows = n->s->n_rows;

	for (size_t i = 0; i < n_rows; i++) {
		const gtab_text name = n->s->row_names[i];

		put_row(out, s, is_code(name) ? name : GTAB_TEXT(""),
			is_code(name) ? GTAB_TEXT("") : name);
	}
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		const gtab_text label = gtab_text_of(labels[i].label);

		if (labels[i].row_class != GTAB_ROW_DETAIL &&
		    (n->classes & 1U << labels[i].row_class) == 0)
			continue;
		put_row(out, s, GTAB_TEXT(""), label);
		add_row(n, label);
	}
	return n->s->n_rows;
}

static size_t
put_fixed_rows(gtab_buf *out, const struct shape *s, struct named *n, const gtab_form *form)
{
	size_t n_rows;
	const gtab_fixed_row *const rows = gtab_form_rows(form, &n_rows);

	n->s->n_rows = 0;
	for (size_t i = 0; i < n_rows; i++) {
		gtab_buf name;

		put_row(out, s, rows[i].code, rows[i].label);
		gtab_buf_init(&name);
		gtab_buf_printf(&name, "%.*s%s%.*s", GTAB_TEXT_ARG(rows[i].code),
				rows[i].code.len > 0 && rows[i].label.len > 0 ? " " : "",
				GTAB_TEXT_ARG(rows[i].label));
		append_row(n, gtab_arena_copy(n->s->arena, gtab_buf_text(&name)));
		gtab_buf_clear(&name);
	}
	return n_rows;
}

static void
put_table(gtab_specimen_table *s, const gtab_form *form, gtab_text period, struct named *n)
{
	const struct shape shape = shape_of(form, n);
	size_t n_rows;

	gtab_form_rows(form, &n_rows);
	gtab_buf_put(&s->csv, GTAB_TEXT("#gtab 1\n"));
	if (period.len > 0)
		gtab_buf_printf(&s->csv, "#period: %.*s\n", GTAB_TEXT_ARG(period));
	gtab_buf_put(&s->csv, gtab_buf_text(&n->heads));
	put_header(&s->csv, &shape);
	n_rows = n_rows > 0 ? put_fixed_rows(&s->csv, &shape, n, form)
			    : put_named_rows(&s->csv, &shape, n);
	gtab_buf_printf(&s->csv, "#end rows=%zu\n", n_rows);
}

/* ---- the table ---- */

static gtab_status
find_named(struct named *n, const gtab_form *form, gtab_text lines)
{
	gtab_status st;
	gtab_names names;

	gtab_names_init(&names);
	st = name_fields(&names, form);
	if (st == GTAB_OK)
		note_relations(n, &names, lines);
	gtab_names_clear(&names);
	return n->failed ? GTAB_ENOMEM : st;
}

/* The form as it was then; *form becomes it. */
static gtab_status
take_vintage(gtab_specimen_table *s, const gtab_form **form, gtab_text period)
{
	gtab_period p;
	const bool has_period =
		period.len > 0 && gtab_period_parse(period, &p, NULL, NULL) == GTAB_OK;
	const gtab_status st = gtab_form_at(*form, has_period ? &p : NULL, &s->vintage);

	if (st == GTAB_OK && s->vintage != NULL)
		*form = s->vintage;
	return st;
}

static gtab_status
make_bytes(gtab_specimen_table *t, const gtab_form *form, gtab_text asked, gtab_text period,
	   gtab_text lines)
{
	struct named named = { .s = t, .asked = asked, .form = form };
	gtab_status st = take_vintage(t, &form, period);

	gtab_buf_init(&named.heads);
	if (st == GTAB_OK)
		st = find_named(&named, form, lines);
	if (st == GTAB_OK)
		put_table(t, form, period, &named);
	if (named.failed || named.heads.failed || t->csv.failed || t->arena->failed)
		st = GTAB_ENOMEM;
	gtab_buf_clear(&named.heads);
	return st;
}

gtab_status
gtab_specimen_table_open(gtab_specimen_table *t, gtab_arena *arena, const gtab_form *form,
			 gtab_text asked, gtab_text period, gtab_text lines, gtab_error *err)
{
	const gtab_table_options options = { .form = form, .encoding = GTAB_UTF8 };
	gtab_status st;

	*t = (gtab_specimen_table){ .arena = arena };
	gtab_buf_init(&t->csv);
	st = make_bytes(t, form, asked, period, lines);
	if (st != GTAB_OK)
		return gtab_error_set(err, st, NULL);
	st = gtab_source_from_bytes(gtab_form_name(form).ptr, gtab_buf_text(&t->csv), &t->source,
				    err);
	return st == GTAB_OK ? gtab_table_open(t->source, &options, &t->table, err) : st;
}

void
gtab_specimen_table_clear(gtab_specimen_table *t)
{
	gtab_table_free(t->table);
	gtab_source_free(t->source);
	gtab_form_free(t->vintage);
	gtab_buf_clear(&t->csv);
}
