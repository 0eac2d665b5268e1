/* SPDX-License-Identifier: MIT */
/* The form's own examples, out of JSON: small tables, and what must be found in each. */

#include "base/i18n.h"
#include "form/form_json_internal.h"

static const struct gtab_property example_properties[] = {
	{ "name", GTAB_PROPERTY_READ },     { "data", GTAB_PROPERTY_READ },
	{ "findings", GTAB_PROPERTY_READ }, { "period", GTAB_PROPERTY_READ },
	{ "comment", GTAB_PROPERTY_READ },  { NULL, GTAB_PROPERTY_READ },
};

/* A cell as CSV has it (RFC 4180 §2): in quotes, which are doubled within. False: it is no string and no number. */
static bool
put_cell(const json_t *cell, gtab_buf *out)
{
	gtab_text text = gtab_text_of(json_string_value(cell));

	if (json_is_integer(cell)) {
		gtab_buf_printf(out, "%lld", (long long)json_integer_value(cell));
		return true;
	}
	if (!json_is_string(cell) && !json_is_null(cell))
		return false;
	gtab_buf_putc(out, '"');
	for (; text.len > 0; text = gtab_text_slice(text, 1, text.len)) {
		if (text.ptr[0] == '"')
			gtab_buf_putc(out, '"');
		gtab_buf_putc(out, text.ptr[0]);
	}
	gtab_buf_putc(out, '"');
	return true;
}

static bool
put_rows(const json_t *rows, gtab_buf *out)
{
	for (size_t i = 0; i < json_array_size(rows); i++) {
		const json_t *const row = json_array_get(rows, i);

		if (json_array_size(row) == 0)
			return false;
		for (size_t k = 0; k < json_array_size(row); k++) {
			if (k > 0)
				gtab_buf_putc(out, ',');
			if (!put_cell(json_array_get(row, k), out))
				return false;
		}
		gtab_buf_putc(out, '\n');
	}
	return true;
}

/* "data": CSV as it stands, or rows of cells. */
static bool
read_data(struct gtab_form_reader *r, const json_t *o, gtab_text *out)
{
	const json_t *const data = json_object_get(o, "data");
	bool ok;
	gtab_buf csv;

	if (json_is_string(data))
		return gtab_form_get_text(r, o, "data", out);
	gtab_buf_init(&csv);
	ok = json_array_size(data) > 0 && put_rows(data, &csv);
	if (!ok)
		gtab_form_misshapen(r, "data",
				    _("CSV as a string, or a list of rows of strings and whole "
				      "numbers, the header first"));
	else if (csv.failed ||
		 (*out = gtab_arena_copy(&r->f->arena, gtab_buf_text(&csv))).ptr == NULL)
		ok = gtab_form_no_memory(r);
	gtab_buf_clear(&csv);
	return ok;
}

static bool
read_example(struct gtab_form_reader *r, json_t *o, gtab_example *out)
{
	gtab_text *findings = NULL;

	*out = (gtab_example){ .name = GTAB_TEXT(""), .period = GTAB_TEXT("") };
	if (!json_is_object(o))
		return gtab_form_misshapen(r, "", _("an object with data"));
	if (!gtab_form_get_text(r, o, "name", &out->name) || !read_data(r, o, &out->data) ||
	    !gtab_form_get_scalar(r, o, "period", &out->period) ||
	    !gtab_form_get_texts(r, o, "findings", &findings, &out->n_findings) ||
	    !gtab_form_note_others(r, o, example_properties))
		return false;
	out->findings = findings;
	return true;
}

bool
gtab_form_read_examples(struct gtab_form_reader *r, const json_t *o)
{
	const json_t *const list = json_object_get(o, "examples");
	const size_t n = json_array_size(list);
	const size_t len = gtab_form_enter(r, "examples");
	bool ok = true;

	if (list != NULL && !json_is_array(list))
		return gtab_form_misshapen(r, "", _("a list of examples"));
	r->f->examples = gtab_arena_array(&r->f->arena, n, sizeof(*r->f->examples));
	if (r->f->examples == NULL)
		return gtab_form_no_memory(r);
	for (size_t i = 0; ok && i < n; i++) {
		const size_t item_len = gtab_form_enter_item(r, i);

		ok = read_example(r, json_array_get(list, i), &r->f->examples[i]);
		gtab_form_leave(r, item_len);
	}
	r->f->n_examples = n;
	gtab_form_leave(r, len);
	return ok;
}
