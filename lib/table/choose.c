/* SPDX-License-Identifier: MIT */
/* Which table of a form of several the data are: as they are told, by 表号, by the name of sheet or file, by header. */

#include <string.h>

#include <gtab/xlsx.h>

#include "base/i18n.h"
#include "form/form_internal.h"
#include "table/clean_internal.h"

/* reports/states.csv is states. */
static gtab_text
stem_of(gtab_text path)
{
	size_t start = path.len;
	size_t end = path.len;

	while (start > 0 && path.ptr[start - 1] != '/')
		start--;
	for (size_t i = path.len; i > start + 1; i--) {
		if (path.ptr[i - 1] == '.') {
			end = i - 1;
			break;
		}
	}
	return gtab_text_slice(path, start, end);
}

/* A table of that 表号, name or title, whose time has come or not ended; NULL. */
static const gtab_form *
find_named(const gtab_table *t, gtab_text name, gtab_text period)
{
	const gtab_form *found = NULL;

	for (size_t i = 0; i < gtab_form_n_tables(t->options.form); i++) {
		const gtab_form *const table = gtab_form_table(t->options.form, i);

		if (!gtab_form_answers_to(table, name))
			continue;
		if (gtab_form_is_valid(table, period))
			return table;
		found = table;
	}
	return found;
}

/* Fields of a table among the columns, less what must be there and is not. */
static size_t
count_fitting(const gtab_form *table, const gtab_header *header)
{
	size_t n_fields, n_found = 0;

	gtab_form_fields(table, &n_fields);
	for (size_t field = 0; field < n_fields; field++) {
		bool is_found = false;

		for (size_t col = 0; !is_found && col < header->n_cols; col++)
			is_found = gtab_form_find(table, header->paths[col]) == field;
		if (!is_found && gtab_form_must_have(table, field))
			return 0;
		n_found += is_found;
	}
	return n_found;
}

static const gtab_form *
find_fitting(const gtab_table *t, const gtab_header *header, gtab_text period)
{
	const gtab_form *best = NULL;
	size_t n_best = 0;

	for (size_t i = 0; i < gtab_form_n_tables(t->options.form); i++) {
		const gtab_form *const table = gtab_form_table(t->options.form, i);
		const size_t n = count_fitting(table, header);

		if (n > n_best && gtab_form_is_valid(table, period)) {
			best = table;
			n_best = n;
		}
	}
	return best;
}

/* Their names, for a person to choose from. */
static gtab_status
refuse(const gtab_table *t, const char *sentence, gtab_error *err)
{
	gtab_buf names;

	gtab_buf_init(&names);
	for (size_t i = 0; i < gtab_form_n_tables(t->options.form); i++) {
		gtab_buf_put(&names, i == 0 ? GTAB_TEXT("") : GTAB_TEXT(", "));
		gtab_buf_put(&names, gtab_form_name(gtab_form_table(t->options.form, i)));
	}
	gtab_error_set(err, GTAB_EUSAGE, sentence, GTAB_TEXT_ARG(gtab_form_name(t->options.form)),
		       GTAB_TEXT_ARG(gtab_buf_text(&names)));
	gtab_buf_clear(&names);
	return gtab_error_at(err, t->name.ptr, 0, 0);
}

gtab_status
gtab_table_choose(gtab_table *t, const gtab_context *context, const gtab_header *header,
		  gtab_error *err)
{
	const gtab_text period = gtab_context_find(context, GTAB_TEXT("period"));
	const gtab_text form_no = gtab_context_find(context, GTAB_TEXT("form-no"));
	const gtab_text source = gtab_context_find(context, GTAB_TEXT("source"));

	if (t->options.form_table != NULL) {
		t->form = find_named(t, gtab_text_of(t->options.form_table), period);
		return t->form != NULL
			       ? GTAB_OK
			       : refuse(t, _("the form %.*s has no such table; it has %.*s"), err);
	}
	if (form_no.len > 0)
		t->form = find_named(t, form_no, period);
	if (t->form == NULL && t->is_sheet)
		t->form = find_named(t, gtab_xlsx_facts_get(t->records).sheet, period);
	if (t->form == NULL)
		t->form = find_named(t, stem_of(source.len > 0 ? source : t->name), period);
	if (t->form == NULL)
		t->form = find_fitting(t, header, period);
	if (t->form == NULL)
		return refuse(t, _("none of the tables of the form %.*s fits: %.*s"), err);
	gtab_remark_say(
		t,
		(gtab_remark){
			.kind = GTAB_REMARK_NOTE, .rule = "form", .place = { t->name, 0, 0 } },
		_("read as the table %.*s of the form"), GTAB_TEXT_ARG(gtab_form_name(t->form)));
	return GTAB_OK;
}
