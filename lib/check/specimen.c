/* SPDX-License-Identifier: MIT */
/* Relations bound to a form as a table without data, other tables of its package and earlier files like it. */

#include "check/specimen_internal.h"

#include <string.h>

#include "base/i18n.h"
#include "check/check_internal.h"
#include "form/form_internal.h"

/* ---- other tables ---- */

/* A table of the package, or the same one at another time: each is made when a relation first asks for it. */
static gtab_status
find_table(void *ctx, gtab_text name, gtab_when when, gtab_table **out, bool *is_checked_out,
	   gtab_error *err)
{
	gtab_specimen *const s = ctx;
	const gtab_form *form = s->form;
	gtab_specimen_table *other;
	gtab_status st;

	(void)when;
	*out = NULL;
	*is_checked_out = false;
	if (name.len > 0)
		form = s->form->package == NULL ? NULL
						: gtab_form_find_table(s->form->package, name);
	if (form == NULL)
		return gtab_error_set(err, GTAB_END, _("the form has no table %.*s"),
				      GTAB_TEXT_ARG(name));
	if (form == s->form && name.len > 0)
		return GTAB_OK;
	other = gtab_arena_get(&s->arena, sizeof(*other));
	if (other == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	st = gtab_specimen_table_open(other, &s->arena, form, name, s->period,
				      gtab_buf_text(&s->text), err);
	other->next = s->others;
	s->others = other;
	*out = other->table;
	return st;
}

/* ---- binding ---- */

static gtab_specimen_relation *
new_relation(gtab_specimen *s)
{
	if (s->n_relations == s->relations_size) {
		const size_t size = s->relations_size == 0 ? 64 : 2 * s->relations_size;
		gtab_specimen_relation *const more =
			gtab_arena_array(&s->arena, size, sizeof(*more));

		if (more == NULL)
			return NULL;
		if (s->n_relations > 0)
			memcpy(more, s->relations, s->n_relations * sizeof(*more));
		s->relations = more;
		s->relations_size = size;
	}
	return &s->relations[s->n_relations++];
}

/* The form does not know the groups that data will have: only columns and rows that no table has are lacking. */
static gtab_status
bind_ungrouped(gtab_specimen *s, const gtab_relation *r)
{
	gtab_relation whole = *r;
	gtab_bound *bounds;
	gtab_status st;

	whole.grouping = GTAB_GROUP_NONE;
	st = gtab_bind(&s->binder, &whole, r->id, &bounds);
	return st == GTAB_EUSAGE ? GTAB_OK : st;
}

/* Bind one relation and keep what became of it. */
static gtab_status
take_relation(gtab_specimen *s, size_t line_idx, gtab_text part, const gtab_relation *r)
{
	gtab_specimen_relation *const out = new_relation(s);

	if (out == NULL)
		return GTAB_ENOMEM;
	*out = (gtab_specimen_relation){ .line_idx = line_idx, .part = part, .relation = r };
	out->st = gtab_bind(&s->binder, r, r->id, &out->bounds);
	if (out->st == GTAB_END && r->grouping != GTAB_GROUP_NONE)
		out->st = bind_ungrouped(s, r);
	if (out->st == GTAB_END || out->st == GTAB_EUSAGE)
		out->problem = gtab_arena_copy(&s->arena, gtab_buf_text(&s->binder.problem));
	return out->st == GTAB_ENOMEM || out->st == GTAB_EINTERNAL || s->arena.failed ? GTAB_ENOMEM
										      : GTAB_OK;
}

static gtab_status
take_unread(gtab_specimen *s, size_t line_idx, gtab_text part, const gtab_error *why)
{
	gtab_specimen_relation *const out = new_relation(s);

	if (out == NULL)
		return GTAB_ENOMEM;
	*out = (gtab_specimen_relation){
		.line_idx = line_idx,
		.part = part,
		.st = GTAB_EUSAGE,
		.problem = gtab_arena_copy(&s->arena, gtab_text_of(why->message)),
	};
	return GTAB_OK;
}

/* The names of another table of the package, for reading what stands behind it. */
static const gtab_names *
names_of(void *ctx, gtab_text table)
{
	gtab_binder *const b = ctx;
	const gtab_side_table *const side = gtab_side_get(b, table, GTAB_NOW);

	if (side == NULL || side->st != GTAB_OK)
		return NULL;
	return side->is_self ? &b->names : &side->binder.names;
}

/* Bind what the lines hold, ids counted through all of them. */
static gtab_status
bind_lines(gtab_specimen *s, const gtab_text *lines, size_t n_lines)
{
	gtab_status st = GTAB_OK;
	size_t n_ids = 0;

	s->n_relations = 0;
	for (size_t i = 0; st == GTAB_OK && i < n_lines; i++) {
		gtab_relation_reader reader = { .text = lines[i],
						.name = "",
						.names = &s->binder.names,
						.names_of = names_of,
						.ctx = &s->binder,
						.arena = &s->arena,
						.n_ids = n_ids };
		gtab_relation *r;
		gtab_text part;
		gtab_error why = { 0 };

		while (st == GTAB_OK) {
			st = gtab_relation_next(&reader, &r, &part, &why);
			if (st == GTAB_EUSAGE) {
				st = take_unread(s, i, part, &why);
				continue;
			}
			for (; st == GTAB_OK && r != NULL; r = r->next)
				st = take_relation(s, i, part, r);
		}
		st = st == GTAB_END ? GTAB_OK : st;
		n_ids = reader.n_ids;
	}
	return st;
}

/* Until no relation asks for more rows. */
static gtab_status
bind_all(gtab_specimen *s, const gtab_text *lines, size_t n_lines, gtab_error *err)
{
	gtab_binder *const b = &s->binder;
	gtab_status st;

	b->needs_rows = b->needs_labels = true; /* the labels are known: any name may be one */
	do {
		st = gtab_binder_read_rows(b, err);
		for (gtab_side_table *side = b->sides; st == GTAB_OK && side != NULL;
		     side = side->next) {
			if (side->table != NULL && side->st == GTAB_OK &&
			    gtab_binder_is_unread(&side->binder))
				st = gtab_binder_read_rows(&side->binder, err);
		}
		if (st == GTAB_OK && gtab_row_index_find_children(&b->rows) != GTAB_OK)
			st = GTAB_ENOMEM;
		if (st == GTAB_OK)
			st = bind_lines(s, lines, n_lines);
	} while (st == GTAB_OK && gtab_binder_is_unread(b));
	return st;
}

gtab_status
gtab_specimen_open(gtab_specimen *s, const gtab_form *form, gtab_text period,
		   const gtab_text *lines, size_t n_lines, gtab_error *err)
{
	gtab_status st;

	*s = (gtab_specimen){ .form = form, .period = period };
	gtab_arena_init(&s->arena);
	gtab_buf_init(&s->text);
	for (size_t i = 0; i < n_lines; i++) {
		gtab_buf_put(&s->text, lines[i]);
		gtab_buf_putc(&s->text, '\n');
	}
	st = s->text.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL)
			    : gtab_specimen_table_open(&s->own, &s->arena, form, GTAB_TEXT(""),
						       period, gtab_buf_text(&s->text), err);
	if (st != GTAB_OK)
		return st;
	s->has_binder = true;
	st = gtab_binder_init(&s->binder, s->own.table, gtab_table_form(s->own.table), &s->arena);
	s->binder.find_table = find_table;
	s->binder.find_ctx = s;
	s->binder.err = err;
	if (st == GTAB_OK)
		st = bind_all(s, lines, n_lines, err);
	return st == GTAB_ENOMEM ? gtab_error_set(err, st, NULL) : st;
}

void
gtab_specimen_clear(gtab_specimen *s)
{
	if (s->has_binder)
		gtab_binder_clear(&s->binder);
	gtab_specimen_table_clear(&s->own);
	for (gtab_specimen_table *t = s->others; t != NULL; t = t->next)
		gtab_specimen_table_clear(t);
	gtab_buf_clear(&s->text);
	gtab_arena_clear(&s->arena);
}
