/* SPDX-License-Identifier: MIT */
/* The rows that a form prints, out of JSON. */

#include "base/i18n.h"
#include "form/form_json_internal.h"

static const struct gtab_property row_properties[] = {
	{ "code", GTAB_PROPERTY_READ },    { "label", GTAB_PROPERTY_READ },
	{ "class", GTAB_PROPERTY_READ },   { "level", GTAB_PROPERTY_READ },
	{ "aliases", GTAB_PROPERTY_READ }, { "optional", GTAB_PROPERTY_READ },
	{ "from", GTAB_PROPERTY_READ },    { "to", GTAB_PROPERTY_READ },
	{ NULL, GTAB_PROPERTY_READ },
};

enum { NO_CLASS = -1 };

static const struct gtab_form_choice classes[] = {
	{ "detail", GTAB_ROW_DETAIL },         { "total", GTAB_ROW_TOTAL },
	{ "subtotal", GTAB_ROW_SUBTOTAL },     { "part", GTAB_ROW_PART },
	{ "cumulative", GTAB_ROW_CUMULATIVE }, { NULL, 0 },
};

static bool
read_row(struct gtab_form_reader *r, json_t *o, gtab_fixed_row *out)
{
	gtab_text *aliases = NULL;
	int class = NO_CLASS;
	int level = 0;

	*out = (gtab_fixed_row){ .code = GTAB_TEXT(""), .label = GTAB_TEXT("") };
	if (!json_is_object(o))
		return gtab_form_misshapen(r, "", _("an object with code or label"));
	if (!gtab_form_get_scalar(r, o, "code", &out->code) ||
	    !gtab_form_get_text(r, o, "label", &out->label) ||
	    !gtab_form_get_texts(r, o, "aliases", &aliases, &out->n_aliases) ||
	    !gtab_form_get_choice(r, o, "class", classes, &class) ||
	    !gtab_form_get_int(r, o, "level", 0, 8, &level) ||
	    !gtab_form_get_bool(r, o, "optional", &out->is_optional) ||
	    !gtab_form_get_span(r, o, &out->span) || !gtab_form_note_others(r, o, row_properties))
		return false;
	if (out->code.len == 0 && out->label.len == 0)
		return gtab_form_misshapen(r, "", _("an object with code or label"));
	out->aliases = aliases;
	out->has_class = class != NO_CLASS;
	out->row_class = class == NO_CLASS ? GTAB_ROW_DETAIL : (gtab_row_class) class;
	out->level = class == GTAB_ROW_PART && level == 0 ? 1 : (unsigned)level;
	return true;
}

bool
gtab_form_read_rows(struct gtab_form_reader *r, const json_t *o)
{
	const json_t *const list = json_object_get(o, "rows");
	const size_t n = json_array_size(list);
	const size_t len = gtab_form_enter(r, "rows");
	bool ok = true;

	if (list != NULL && !json_is_array(list))
		return gtab_form_misshapen(r, "", _("a list of rows"));
	r->f->rows = gtab_arena_array(&r->f->arena, n, sizeof(*r->f->rows));
	if (r->f->rows == NULL)
		return gtab_form_no_memory(r);
	for (size_t i = 0; ok && i < n; i++) {
		const size_t item_len = gtab_form_enter_item(r, i);

		ok = read_row(r, json_array_get(list, i), &r->f->rows[i]);
		gtab_form_leave(r, item_len);
	}
	r->f->n_rows = n;
	gtab_form_leave(r, len);
	return ok;
}
