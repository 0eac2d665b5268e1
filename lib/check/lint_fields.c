/* SPDX-License-Identifier: MIT */
/* Fields held against each other and against themselves: headers that mean two, values that cannot be. */

#include "check/lint_internal.h"

#include "base/i18n.h"
#include "form/name_internal.h"
#include "form/pattern_internal.h"

static void
at_field(gtab_linter *l, size_t field, const char *property)
{
	gtab_buf_truncate(&l->path, 0);
	gtab_buf_printf(&l->path, "/fields/%zu%s", field, property);
}

/* ---- headers ---- */

/* A header of field i, which must mean it and no other. */
static void
look_at_header(gtab_linter *l, const gtab_field *fields, size_t i, gtab_text header,
	       const char *property)
{
	const size_t meant = gtab_form_find(l->form, header);

	if (header.len == 0 || meant == i || meant == GTAB_MAP_NONE)
		return;
	at_field(l, i, property);
	gtab_buf_printf(&l->message, _("the header %.*s of %.*s means %.*s"), GTAB_TEXT_ARG(header),
			GTAB_TEXT_ARG(fields[i].name), GTAB_TEXT_ARG(fields[meant].name));
	gtab_lint_tell(l, GTAB_ERROR, "lint/header");
}

static bool
means(const gtab_linter *l, gtab_text header, size_t i)
{
	return header.len > 0 && gtab_form_find(l->form, header) == i;
}

static void
look_at_headers(gtab_linter *l, const gtab_field *fields, size_t i)
{
	const gtab_field *const f = &fields[i];
	bool is_reached = means(l, f->name, i) || means(l, f->title, i);

	for (size_t k = 0; k < f->n_aliases; k++)
		is_reached = is_reached || means(l, f->aliases[k], i);
	if (!is_reached) {
		at_field(l, i, "");
		gtab_buf_printf(&l->message, _("no header means the field %.*s"),
				GTAB_TEXT_ARG(f->name));
		gtab_lint_tell(l, GTAB_ERROR, "lint/unreachable");
	}
	look_at_header(l, fields, i, f->name, "/name");
	look_at_header(l, fields, i, f->title, "/title");
	for (size_t k = 0; k < f->n_aliases; k++)
		look_at_header(l, fields, i, f->aliases[k], "/aliases");
}

/* ---- values ---- */

static bool
is_in_enum(const gtab_field *f, gtab_text value)
{
	for (size_t i = 0; i < f->n_enum; i++) {
		if (gtab_text_equal(f->enum_values[i], value))
			return true;
	}
	return false;
}

/* What a spelling stands for must be allowed; and what is allowed must not be rewritten into something else. */
static void
look_at_spelling(gtab_linter *l, const gtab_field *f, size_t i, const gtab_spelling *s)
{
	if (f->n_enum > 0 && !is_in_enum(f, s->value)) {
		at_field(l, i, "/values");
		gtab_buf_printf(&l->message, _("the usual value %.*s of %.*s is not in its enum"),
				GTAB_TEXT_ARG(s->value), GTAB_TEXT_ARG(f->name));
		gtab_lint_tell(l, GTAB_WARNING, "lint/values");
	} else if (f->n_enum > 0 && !gtab_text_equal(s->written, s->value) &&
		   is_in_enum(f, s->written)) {
		at_field(l, i, "/values");
		gtab_buf_printf(
			&l->message,
			_("%.*s of %.*s is in its enum and is another way to write %.*s too"),
			GTAB_TEXT_ARG(s->written), GTAB_TEXT_ARG(f->name), GTAB_TEXT_ARG(s->value));
		gtab_lint_tell(l, GTAB_WARNING, "lint/values");
	}
}

/* One way to write must stand for one value. */
static void
look_at_spellings(gtab_linter *l, const gtab_field *f, size_t i)
{
	gtab_map *first = NULL;

	if (gtab_map_new(&first) != GTAB_OK) {
		l->failed = true;
		return;
	}
	for (size_t k = 0; k < f->n_values; k++) {
		const gtab_spelling *const s = &f->values[k];
		const gtab_text folded = gtab_name_fold_copy(&l->scratch, s->written);
		size_t kept = k;

		look_at_spelling(l, f, i, s);
		if (folded.ptr == NULL || gtab_map_add(first, folded, k, &kept) != GTAB_OK)
			l->failed = true;
		if (gtab_text_equal(f->values[kept].value, s->value))
			continue;
		at_field(l, i, "/values");
		gtab_buf_printf(&l->message, _("%.*s of %.*s stands for %.*s and for %.*s"),
				GTAB_TEXT_ARG(s->written), GTAB_TEXT_ARG(f->name),
				GTAB_TEXT_ARG(f->values[kept].value), GTAB_TEXT_ARG(s->value));
		gtab_lint_tell(l, GTAB_WARNING, "lint/values");
	}
	gtab_map_free(first);
}

/* ---- patterns and lengths ---- */

static void
tell_refused(gtab_linter *l, const gtab_field *f, size_t i, gtab_text value)
{
	at_field(l, i, "/constraints/pattern");
	gtab_buf_printf(&l->message, _("the value %.*s of %.*s is not like its pattern %.*s"),
			GTAB_TEXT_ARG(value), GTAB_TEXT_ARG(f->name),
			GTAB_TEXT_ARG(f->limits.pattern));
	gtab_lint_tell(l, GTAB_WARNING, "lint/values");
}

static void
look_at_pattern(gtab_linter *l, const gtab_field *f, size_t i)
{
	gtab_pattern *pattern = NULL;

	if (f->limits.pattern.len == 0 ||
	    gtab_pattern_new(f->limits.pattern, &pattern, NULL) != GTAB_OK)
		return;
	for (size_t k = 0; k < f->n_enum; k++) {
		bool fits = true;

		if (gtab_pattern_match(pattern, f->enum_values[k], &fits) == GTAB_OK && !fits)
			tell_refused(l, f, i, f->enum_values[k]);
	}
	for (size_t k = 0; f->codes != NULL && k < f->codes->n_codes; k++) {
		bool fits = true;

		if (gtab_pattern_match(pattern, f->codes->codes[k].code, &fits) == GTAB_OK && !fits)
			tell_refused(l, f, i, f->codes->codes[k].code);
	}
	gtab_pattern_free(pattern);
}

void
gtab_lint_fields(gtab_linter *l)
{
	size_t n;
	const gtab_field *const fields = gtab_form_fields(l->form, &n);

	for (size_t i = 0; i < n; i++) {
		look_at_headers(l, fields, i);
		look_at_spellings(l, &fields[i], i);
		look_at_pattern(l, &fields[i], i);
	}
	gtab_arena_reset(&l->scratch);
}
