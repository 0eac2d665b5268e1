/* SPDX-License-Identifier: MIT */
/* Code lists of a form: written in it, or in a CSV file beside it. */

#include "base/i18n.h"
#include "form/form_json_internal.h"
#include "form/name_internal.h"

#include <gtab/input.h>

#include <stdio.h>
#include <string.h>

static const struct gtab_property code_properties[] = {
	{ "code", GTAB_PROPERTY_READ },    { "label", GTAB_PROPERTY_READ },
	{ "aliases", GTAB_PROPERTY_READ }, { "parent", GTAB_PROPERTY_READ },
	{ "from", GTAB_PROPERTY_READ },    { "to", GTAB_PROPERTY_READ },
	{ NULL, GTAB_PROPERTY_READ },
};

/* A list as it grows. */
struct growing {
	gtab_code *codes;
	size_t n;
	size_t size;
};

/* One more code; NULL when out of memory. The old array stays in the arena, half as large. */
static gtab_code *
add(struct gtab_form_reader *r, struct growing *list)
{
	const size_t size = list->size == 0 ? 32 : list->size * 2;
	gtab_code *more;

	if (list->n < list->size)
		return &list->codes[list->n++];
	more = gtab_arena_array(&r->f->arena, size, sizeof(*more));
	if (more == NULL) {
		gtab_form_no_memory(r);
		return NULL;
	}
	if (list->n > 0)
		memcpy(more, list->codes, list->n * sizeof(*more));
	list->codes = more;
	list->size = size;
	return &list->codes[list->n++];
}

/* ---- written in the form ---- */

static bool
read_code(struct gtab_form_reader *r, json_t *o, gtab_code *out)
{
	gtab_text *aliases = NULL;

	*out = (gtab_code){ .code = GTAB_TEXT(""),
			    .label = GTAB_TEXT(""),
			    .parent = GTAB_TEXT("") };
	if (!json_is_object(o))
		return gtab_form_misshapen(r, "", _("an object with a code"));
	if (!gtab_form_get_scalar(r, o, "code", &out->code) ||
	    !gtab_form_get_text(r, o, "label", &out->label) ||
	    !gtab_form_get_scalar(r, o, "parent", &out->parent) ||
	    !gtab_form_get_texts(r, o, "aliases", &aliases, &out->n_aliases) ||
	    !gtab_form_get_span(r, o, &out->span) || !gtab_form_note_others(r, o, code_properties))
		return false;
	out->aliases = aliases;
	return out->code.len > 0 || gtab_form_misshapen(r, "code", _("a string that is not empty"));
}

static bool
read_inline(struct gtab_form_reader *r, const json_t *codes, struct growing *list)
{
	const size_t len = gtab_form_enter(r, "codes");
	bool ok = json_is_array(codes) || gtab_form_misshapen(r, "", _("a list of codes"));

	for (size_t i = 0; ok && i < json_array_size(codes); i++) {
		const size_t item_len = gtab_form_enter_item(r, i);
		gtab_code *const code = add(r, list);

		ok = code != NULL && read_code(r, json_array_get(codes, i), code);
		gtab_form_leave(r, item_len);
	}
	gtab_form_leave(r, len);
	return ok;
}

/* ---- in a CSV file ---- */

enum { CODE, LABEL, ALIASES, FROM, TO, PARENT, N_COLUMNS };

static const char *const headers[N_COLUMNS][2] = {
	{ "code", "代码" }, { "label", "名称" }, { "aliases", "别名" },
	{ "from", "起" },   { "to", "止" },      { "parent", "上级" },
};

/* Which cell of a record each column is; SIZE_MAX for none. */
static void
find_columns(const gtab_row *record, size_t *columns)
{
	for (size_t i = 0; i < N_COLUMNS; i++) {
		columns[i] = SIZE_MAX;
		for (size_t col = record->n_cells; col-- > 0;) {
			const gtab_text cell = record->cells[col].text;

			if (gtab_name_equal(cell, gtab_text_of(headers[i][0])) ||
			    gtab_name_equal(cell, gtab_text_of(headers[i][1])))
				columns[i] = col;
		}
	}
}

static gtab_text
cell_of(struct gtab_form_reader *r, const gtab_row *record, size_t col)
{
	if (col >= record->n_cells)
		return GTAB_TEXT("");
	return gtab_arena_copy(&r->f->arena, gtab_text_trim(record->cells[col].text));
}

/* 许可；行政许可类: split at ; of either width. */
static bool
split_aliases(struct gtab_form_reader *r, gtab_text written, gtab_code *out)
{
	gtab_text *const aliases =
		gtab_arena_array(&r->f->arena, written.len + 1, sizeof(*aliases));

	if (aliases == NULL)
		return gtab_form_no_memory(r);
	while (written.len > 0) {
		const size_t narrow = gtab_text_find(written, GTAB_TEXT(";"));
		const size_t wide = gtab_text_find(written, GTAB_TEXT("；"));
		const size_t end = narrow < wide ? narrow : wide;
		const gtab_text one = gtab_text_trim(gtab_text_slice(written, 0, end));

		if (one.len > 0)
			aliases[out->n_aliases++] = one;
		written = gtab_text_slice(written, end + (narrow < wide ? 1 : 3), written.len);
	}
	out->aliases = aliases;
	return true;
}

/* A cell that is wrong, at its line. */
static bool
refuse_cell(struct gtab_form_reader *r, const gtab_row *record, const char *file,
	    const char *expected)
{
	r->st = gtab_error_set(r->err, GTAB_EUSAGE, _("bad code list: expected %s"), expected);
	gtab_error_at(r->err, file, record->place.line_no, 0);
	return false;
}

static bool
read_end(gtab_text written, int (*day_of)(const gtab_period *p), int *out)
{
	gtab_period period;

	if (written.len == 0)
		return true;
	if (gtab_period_parse(written, &period, NULL, NULL) != GTAB_OK)
		return false;
	*out = day_of(&period);
	return true;
}

static bool
read_record(struct gtab_form_reader *r, const gtab_row *record, const size_t *columns,
	    const char *file, struct growing *list)
{
	gtab_code *const code = add(r, list);

	if (code == NULL)
		return false;
	*code = (gtab_code){ .code = cell_of(r, record, columns[CODE]),
			     .label = cell_of(r, record, columns[LABEL]),
			     .parent = cell_of(r, record, columns[PARENT]) };
	if (!split_aliases(r, cell_of(r, record, columns[ALIASES]), code))
		return false;
	if (!read_end(cell_of(r, record, columns[FROM]), gtab_period_first_day, &code->span.from) ||
	    !read_end(cell_of(r, record, columns[TO]), gtab_period_last_day, &code->span.to))
		return refuse_cell(r, record, file, _("a period, as 2015, 2015-06 or 2015Q2"));
	if (code->code.len == 0)
		list->n--; /* a blank line */
	return !r->f->arena.failed || gtab_form_no_memory(r);
}

static bool
read_records(struct gtab_form_reader *r, gtab_stream *records, const char *file,
	     struct growing *list)
{
	size_t columns[N_COLUMNS];
	const gtab_row *record;
	bool ok = true;
	gtab_status st = gtab_stream_next(records, &record, r->err);

	if (st == GTAB_OK) {
		find_columns(record, columns);
		if (columns[CODE] == SIZE_MAX)
			return refuse_cell(r, record, file, _("a header with code or 代码"));
	}
	while (ok && st == GTAB_OK && (st = gtab_stream_next(records, &record, r->err)) == GTAB_OK)
		ok = read_record(r, record, columns, file, list);
	if (ok && st != GTAB_END)
		r->st = st;
	return ok && st == GTAB_END;
}

static bool
read_csv(struct gtab_form_reader *r, gtab_text path, struct growing *list)
{
	const gtab_csv_options options = { 0 };
	gtab_source *source = NULL;
	gtab_decoder *decoder = NULL;
	gtab_stream *records = NULL;
	gtab_text file;
	gtab_status st;
	bool ok;

	if (!gtab_form_is_local(path))
		return gtab_form_misshapen(r, "path", _("a path beside this file"));
	if (!gtab_form_beside(r, path, &file))
		return false;
	st = gtab_source_open(file.ptr, &source, r->err);
	if (st == GTAB_OK)
		st = gtab_decoder_open(source, GTAB_ENCODING_AUTO, &decoder, r->err);
	if (st == GTAB_OK)
		st = gtab_csv_open(decoder, gtab_source_name(source), &options, &records, r->err);
	if (st != GTAB_OK)
		r->st = st;
	ok = st == GTAB_OK && read_records(r, records, file.ptr, list);
	gtab_stream_free(records);
	gtab_decoder_free(decoder);
	gtab_source_free(source);
	return ok;
}

/* ---- all lists ---- */

/* Every parent is a code of the list itself. */
static bool
check_parents(struct gtab_form_reader *r, const gtab_code_list *list)
{
	for (size_t i = 0; i < list->n_codes; i++) {
		const gtab_text parent = list->codes[i].parent;
		bool is_known = parent.len == 0;
		char expected[256];

		for (size_t j = 0; !is_known && j < list->n_codes; j++)
			is_known = gtab_text_equal(parent, list->codes[j].code);
		if (is_known)
			continue;
		snprintf(expected, sizeof(expected),
			 _("a parent that is a code of the list; %.*s is none"),
			 GTAB_TEXT_ARG(parent));
		return gtab_form_misshapen(r, "", expected);
	}
	return true;
}

static bool
read_list(struct gtab_form_reader *r, const json_t *o, gtab_code_list *out)
{
	const json_t *const codes = json_object_get(o, "codes");
	gtab_text path = GTAB_TEXT("");
	struct growing list = { 0 };
	bool ok;

	if (!json_is_object(o))
		return gtab_form_misshapen(r, "", _("an object with codes or path"));
	if (!gtab_form_get_text(r, o, "path", &path))
		return false;
	if ((codes == NULL) == (path.len == 0))
		return gtab_form_misshapen(r, "", _("an object with codes or path"));
	ok = codes != NULL ? read_inline(r, codes, &list) : read_csv(r, path, &list);
	out->codes = list.codes;
	out->n_codes = list.n;
	return ok && check_parents(r, out);
}

bool
gtab_form_read_code_lists(struct gtab_form_reader *r, const json_t *o)
{
	const size_t len = gtab_form_enter(r, "codeLists");
	json_t *lists;
	const char *key;
	json_t *list;
	bool ok = true;

	gtab_form_leave(r, len);
	if (!gtab_form_get_object(r, o, "codeLists", &lists))
		return false;
	gtab_form_enter(r, "codeLists");
	r->f->code_lists =
		gtab_arena_array(&r->f->arena, json_object_size(lists), sizeof(*r->f->code_lists));
	if (r->f->code_lists == NULL)
		return gtab_form_no_memory(r);
	json_object_foreach(lists, key, list)
	{
		gtab_code_list *const out = &r->f->code_lists[r->f->n_code_lists];
		const size_t item_len = gtab_form_enter(r, key);

		if (ok) {
			out->name = gtab_arena_copy(&r->f->arena, gtab_text_of(key));
			ok = out->name.ptr != NULL ? read_list(r, list, out)
						   : gtab_form_no_memory(r);
			r->f->n_code_lists += ok;
		}
		gtab_form_leave(r, item_len);
	}
	gtab_form_leave(r, len);
	return ok;
}

bool
gtab_form_read_code_list_name(struct gtab_form_reader *r, const json_t *o, gtab_field *field)
{
	gtab_text name = GTAB_TEXT("");

	if (!gtab_form_get_text(r, o, "codeList", &name) || name.len == 0)
		return r->st == GTAB_OK;
	for (size_t i = 0; i < r->f->n_code_lists; i++) {
		if (gtab_text_equal(r->f->code_lists[i].name, name))
			field->codes = &r->f->code_lists[i];
	}
	return field->codes != NULL ||
	       gtab_form_misshapen(r, "codeList", _("the name of a code list"));
}
