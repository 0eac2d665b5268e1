/* SPDX-License-Identifier: MIT */
/* Relations explained: by the form they are bound to, or by themselves alone. */

#include <gtab/relation_explain.h>

#include "base/i18n.h"
#include "check/specimen_internal.h"

enum { SENTENCE, TOLERANCE, PERIOD, N_TEXTS };

typedef struct explainer {
	const gtab_specimen *specimen; /* NULL: no form is given */
	gtab_explain_fn *fn;
	void *ctx;
	gtab_buf texts[N_TEXTS];
} explainer;

/* ---- concrete comparisons ---- */

static void put_bound_side(const gtab_specimen *s, const gtab_bound_side *side, gtab_buf *out);

static void
put_cell(const gtab_specimen *s, const gtab_bound_term *t, gtab_buf *out)
{
	const bool has_row = t->row != GTAB_MAP_NONE && t->row < s->own.n_rows;
	const bool has_column = t->column != GTAB_MAP_NONE;

	if (has_row)
		gtab_buf_put(out, s->own.row_names[t->row]);
	if (has_row && has_column)
		gtab_buf_put(out, gtab_text_of(_(", ")));
	if (has_column)
		gtab_buf_put(out, s->binder.columns[t->column].name);
}

static void
put_factor(const gtab_bound_term *t, bool is_first, gtab_buf *out)
{
	const bool is_negative = gtab_decimal_sign(t->factor) < 0;
	const gtab_decimal factor = is_negative ? gtab_decimal_negate(t->factor) : t->factor;

	if (is_negative)
		gtab_buf_put(out, is_first ? GTAB_TEXT("−") : GTAB_TEXT(" − "));
	else if (!is_first)
		gtab_buf_put(out, GTAB_TEXT(" + "));
	if (gtab_decimal_compare(factor, gtab_decimal_from_int(1)) != 0) {
		gtab_decimal_put(factor, out);
		gtab_buf_put(out, GTAB_TEXT(" × "));
	}
}

static void
put_bound_side(const gtab_specimen *s, const gtab_bound_side *side, gtab_buf *out)
{
	for (size_t i = 0; i < side->n; i++) {
		const gtab_bound_term *const t = &side->terms[i];

		put_factor(t, i == 0, out);
		switch (t->kind) {
		case GTAB_BOUND_CONSTANT: gtab_decimal_put(t->number, out); break;
		case GTAB_BOUND_CELL:
			if (t->side == NULL)
				put_cell(s, t, out);
			else /* 交审计2表01行, 累计·上期 */
				gtab_buf_put(out, t->source);
			break;
		case GTAB_BOUND_CELLS:
		case GTAB_BOUND_TEXT:
		case GTAB_BOUND_CALL: gtab_buf_put(out, t->source); break;
		}
	}
	if (side->n == 0) /* a range without a row of its class in this form */
		gtab_buf_putc(out, '0');
}

static gtab_status
list_concrete(const gtab_specimen *s, const gtab_bound *bounds, gtab_arena *a,
	      const gtab_text **out, size_t *n_out)
{
	gtab_text *list;
	gtab_buf line;
	size_t n = 0;

	for (const gtab_bound *b = bounds; b != NULL; b = b->next)
		n++;
	list = gtab_arena_array(a, n, sizeof(*list));
	gtab_buf_init(&line);
	n = 0;
	for (const gtab_bound *b = bounds; list != NULL && b != NULL; b = b->next) {
		gtab_buf_truncate(&line, 0);
		put_bound_side(s, &b->left, &line);
		gtab_buf_printf(&line, " %s ", gtab_cmp_text(b->relation->cmp));
		put_bound_side(s, &b->right, &line);
		list[n++] = gtab_arena_copy(a, gtab_buf_text(&line));
	}
	gtab_buf_clear(&line);
	*out = list;
	*n_out = n;
	return list == NULL || a->failed || line.failed ? GTAB_ENOMEM : GTAB_OK;
}

/* ---- what it looks at ---- */

static bool
has_filter(const gtab_side *side)
{
	for (; side != NULL; side = side->next) {
		for (const gtab_term *t = side->terms; t != NULL; t = t->next) {
			if ((t->kind == GTAB_TERM_REF && t->ref.filter != NULL) ||
			    (t->kind == GTAB_TERM_CALL &&
			     (t->function == GTAB_FN_CHILDREN || has_filter(t->args))))
				return true;
		}
	}
	return false;
}

/* A sum over the 明细 rows, which are as many as the data have, or another table. */
static bool
has_open_rows(const gtab_side *side)
{
	for (; side != NULL; side = side->next) {
		for (const gtab_term *t = side->terms; t != NULL; t = t->next) {
			const gtab_pick_kind kind = t->ref.row.kind;

			if (t->kind == GTAB_TERM_REF &&
			    (kind == GTAB_PICK_ALL || kind == GTAB_PICK_CLASS ||
			     t->ref.table.len > 0 || t->ref.when != GTAB_NOW))
				return true;
			if (t->kind == GTAB_TERM_CALL && has_open_rows(t->args))
				return true;
		}
	}
	return false;
}

static gtab_memory
memory_of(const gtab_specimen_relation *one)
{
	const gtab_relation *const r = one->relation;
	gtab_memory most = GTAB_MEMORY_NONE;

	if (r->grouping != GTAB_GROUP_NONE || has_filter(r->left) || has_filter(r->right) ||
	    has_open_rows(r->left) || has_open_rows(r->right))
		return GTAB_MEMORY_ALL;
	for (const gtab_bound *b = one->bounds; b != NULL; b = b->next) {
		if (b->is_deferred)
			return GTAB_MEMORY_ALL;
		if (b->scope != GTAB_SCOPE_ROWS)
			most = GTAB_MEMORY_ROWS;
	}
	return most;
}

/* ---- one relation ---- */

/* As written when it is not bound. */
static gtab_scope
scope_of(const gtab_specimen_relation *one)
{
	return one->bounds == NULL ? one->relation->scope : one->bounds->scope;
}

static gtab_status
tell(explainer *e, const gtab_specimen_relation *one, gtab_arena *a)
{
	const gtab_relation *const r = one->relation;
	gtab_explained out = { .line_idx = one->line_idx,
			       .source = one->part,
			       .problem = one->problem };
	gtab_status st = GTAB_OK;

	for (size_t i = 0; i < N_TEXTS; i++)
		gtab_buf_truncate(&e->texts[i], 0);
	if (r != NULL) {
		gtab_relation_words(r, scope_of(one), &e->texts[SENTENCE]);
		gtab_relation_tolerance_words(&r->options, &e->texts[TOLERANCE]);
		gtab_relation_period_words(&r->options, &e->texts[PERIOD]);
		out.id = r->id;
		out.source = r->source;
		out.severity = r->options.severity;
		out.missing = gtab_text_of(gtab_relation_missing_words(r));
		out.message = r->options.message;
	}
	if (e->specimen != NULL && one->st == GTAB_OK) {
		out.memory = memory_of(one);
		st = list_concrete(e->specimen, one->bounds, a, &out.concrete, &out.n_concrete);
	}
	out.sentence = gtab_buf_text(&e->texts[SENTENCE]);
	out.tolerance = gtab_buf_text(&e->texts[TOLERANCE]);
	out.period = gtab_buf_text(&e->texts[PERIOD]);
	for (size_t i = 0; i < N_TEXTS; i++) {
		if (e->texts[i].failed)
			st = GTAB_ENOMEM;
	}
	if (st == GTAB_OK)
		e->fn(e->ctx, &out);
	return st;
}

/* ---- without a form ---- */

static gtab_status
tell_alone(explainer *e, const gtab_text *lines, size_t n, gtab_arena *a)
{
	gtab_status st = GTAB_OK;
	size_t n_ids = 0;

	for (size_t i = 0; st == GTAB_OK && i < n; i++) {
		gtab_relation_reader reader = {
			.text = lines[i], .name = "", .arena = a, .n_ids = n_ids
		};
		gtab_relation *r;
		gtab_text part;
		gtab_error why = { 0 };

		while (st == GTAB_OK &&
		       (st = gtab_relation_next(&reader, &r, &part, &why)) != GTAB_END) {
			gtab_specimen_relation one = { .line_idx = i, .part = part };

			if (st == GTAB_EUSAGE) {
				one.problem = gtab_text_of(why.message);
				st = tell(e, &one, a);
				continue;
			}
			for (; st == GTAB_OK && r != NULL; r = r->next) {
				one.relation = r;
				st = tell(e, &one, a);
			}
		}
		st = st == GTAB_END ? GTAB_OK : st;
		n_ids = reader.n_ids;
	}
	return st;
}

static gtab_status
tell_all(explainer *e, const gtab_specimen *specimen, gtab_arena *a)
{
	gtab_status st = GTAB_OK;

	e->specimen = specimen;
	for (size_t i = 0; st == GTAB_OK && i < specimen->n_relations; i++)
		st = tell(e, &specimen->relations[i], a);
	return st;
}

static gtab_status
tell_by_form(explainer *e, const gtab_form *form, const gtab_text *lines, size_t n, gtab_arena *a,
	     gtab_error *err)
{
	gtab_specimen specimen;
	gtab_status st = gtab_specimen_open(&specimen, form, GTAB_TEXT(""), lines, n, err);

	if (st == GTAB_OK)
		st = tell_all(e, &specimen, a);
	gtab_specimen_clear(&specimen);
	return st;
}

gtab_status
gtab_relation_explain(const gtab_form *form, const gtab_text *lines, size_t n, gtab_explain_fn *fn,
		      void *ctx, gtab_error *err)
{
	explainer e = { .fn = fn, .ctx = ctx };
	gtab_arena a;
	gtab_status st;

	gtab_arena_init(&a);
	for (size_t i = 0; i < N_TEXTS; i++)
		gtab_buf_init(&e.texts[i]);
	st = form == NULL ? tell_alone(&e, lines, n, &a)
			  : tell_by_form(&e, form, lines, n, &a, err);
	for (size_t i = 0; i < N_TEXTS; i++)
		gtab_buf_clear(&e.texts[i]);
	gtab_arena_clear(&a);
	return st == GTAB_ENOMEM ? gtab_error_set(err, st, NULL) : st;
}
