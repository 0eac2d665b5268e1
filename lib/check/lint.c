/* SPDX-License-Identifier: MIT */
/* A form looked over before any table is there, at each time that it knows. */

#include "check/lint_internal.h"

#include <stdlib.h>

#include "base/i18n.h"

/* ---- telling ---- */

void
gtab_lint_tell(gtab_linter *l, gtab_severity severity, const char *rule)
{
	const size_t no = l->n_told + 1;
	size_t kept = 0;

	gtab_buf_truncate(&l->key, 0);
	gtab_buf_printf(&l->key, "%.*s %s %.*s", GTAB_TEXT_ARG(gtab_buf_text(&l->path)), rule,
			GTAB_TEXT_ARG(gtab_buf_text(&l->message)));
	if (gtab_map_add(l->told, gtab_buf_text(&l->key), no, &kept) != GTAB_OK || l->key.failed)
		l->failed = true;
	else if (kept == no) { /* else it was told of another time */
		l->n_told = no;
		gtab_buf_put(&l->message, l->when);
		l->fn(l->ctx, &(gtab_lint){ severity, gtab_buf_text(&l->path), gtab_text_of(rule),
					    gtab_buf_text(&l->message) });
	}
	l->failed = l->failed || l->path.failed || l->message.failed;
	gtab_buf_truncate(&l->path, 0);
	gtab_buf_truncate(&l->message, 0);
}

void
gtab_lint_at_relation(gtab_linter *l, const gtab_specimen_relation *r)
{
	gtab_buf_truncate(&l->path, 0);
	gtab_buf_printf(&l->path, "/relations/%zu", r->line_idx);
}

/* ---- what cannot be bound ---- */

static void
look_at_binding(gtab_linter *l, const gtab_specimen_relation *r)
{
	const char *rule = r->st == GTAB_END ? "lint/unknown" : "lint/binding";
	const bool is_whole = r->relation == NULL || r->relation->condition != NULL;

	if (r->st == GTAB_OK)
		return;
	gtab_lint_at_relation(l, r);
	gtab_buf_printf(&l->message, "%.*s: %.*s",
			GTAB_TEXT_ARG(is_whole ? r->part : r->relation->source),
			GTAB_TEXT_ARG(r->problem));
	gtab_lint_tell(l, GTAB_ERROR, r->relation == NULL ? "lint/syntax" : rule);
}

/* ---- times ---- */

/* Months by gtab_month_no() at whose beginning something changes. */
struct times {
	int *items;
	size_t n;
	bool failed;
};

static void
add_time(struct times *t, int month_no)
{
	int *more;

	for (size_t i = 0; i < t->n; i++) {
		if (t->items[i] == month_no)
			return;
	}
	more = realloc(t->items, (t->n + 1) * sizeof(*more));
	t->failed = t->failed || more == NULL;
	if (more == NULL)
		return;
	t->items = more;
	t->items[t->n++] = month_no;
}

static int
month_of_day(int day)
{
	return gtab_month_no(day / 10000, day / 100 % 100);
}

/* The month that it begins in, the one before, and the one after its end. */
static void
add_span(struct times *t, gtab_span span)
{
	if (span.from != 0) {
		add_time(t, month_of_day(span.from) - 1);
		add_time(t, month_of_day(span.from));
	}
	if (span.to != 0) {
		add_time(t, month_of_day(span.to));
		add_time(t, month_of_day(span.to) + 1);
	}
}

static void
add_relation(struct times *t, const gtab_relation_options *o)
{
	if (o->first_month != 0) {
		add_time(t, o->first_month - 1);
		add_time(t, o->first_month);
	}
	if (o->last_month != 0) {
		add_time(t, o->last_month);
		add_time(t, o->last_month + 1);
	}
}

static int
by_time(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static void
collect_times(struct times *t, const gtab_form *form, const gtab_specimen *s)
{
	size_t n_fields, n_rows;
	const gtab_field *const fields = gtab_form_fields(form, &n_fields);
	const gtab_fixed_row *const rows = gtab_form_rows(form, &n_rows);

	for (size_t i = 0; i < n_fields; i++)
		add_span(t, fields[i].span);
	for (size_t i = 0; i < n_rows; i++)
		add_span(t, rows[i].span);
	for (size_t i = 0; i < s->n_relations; i++) {
		if (s->relations[i].relation != NULL)
			add_relation(t, &s->relations[i].relation->options);
	}
	if (t->n > 1)
		qsort(t->items, t->n, sizeof(*t->items), by_time);
}

/* ---- a form ---- */

static void
look_at_specimen(gtab_linter *l, gtab_specimen *s)
{
	l->specimen = s;
	l->form = gtab_table_form(s->own.table);
	gtab_lint_fields(l);
	for (size_t i = 0; i < s->n_relations; i++)
		look_at_binding(l, &s->relations[i]);
	gtab_lint_conditions(l);
	gtab_lint_relations(l);
}

/* The form as it is in a month; 0 for a form without times. */
static gtab_status
look_at_time(gtab_linter *l, const gtab_form *form, int month_no, gtab_error *err)
{
	gtab_specimen s;
	size_t n;
	const gtab_text *const lines = gtab_form_relations(form, &n);
	gtab_buf period, when;
	gtab_status st;

	gtab_buf_init(&period);
	gtab_buf_init(&when);
	if (month_no != 0) {
		gtab_buf_printf(&period, "%04d-%02d", month_no / 12, month_no % 12 + 1);
		gtab_buf_printf(&when, _(" (in %.*s)"), GTAB_TEXT_ARG(gtab_buf_text(&period)));
	}
	l->when = gtab_buf_text(&when);
	st = gtab_specimen_open(&s, form, gtab_buf_text(&period), lines, n, err);
	if (st == GTAB_OK)
		look_at_specimen(l, &s);
	if (period.failed || when.failed)
		l->failed = true;
	gtab_specimen_clear(&s);
	gtab_buf_clear(&period);
	gtab_buf_clear(&when);
	return st;
}

static gtab_status
look_at_form(gtab_linter *l, const gtab_form *form, gtab_error *err)
{
	struct times times = { NULL, 0, false };
	gtab_specimen s;
	size_t n;
	const gtab_text *const lines = gtab_form_relations(form, &n);
	gtab_status st = gtab_specimen_open(&s, form, GTAB_TEXT(""), lines, n, err);

	if (st == GTAB_OK)
		collect_times(&times, form, &s);
	gtab_specimen_clear(&s);
	if (st == GTAB_OK && times.n == 0)
		st = look_at_time(l, form, 0, err);
	for (size_t i = 0; st == GTAB_OK && i < times.n; i++)
		st = look_at_time(l, form, times.items[i], err);
	l->failed = l->failed || times.failed;
	free(times.items);
	return st;
}

gtab_status
gtab_form_lint(const gtab_form *form, gtab_lint_fn *fn, void *ctx, gtab_error *err)
{
	gtab_linter l = { .fn = fn, .ctx = ctx };
	gtab_status st = gtab_map_new(&l.told);

	gtab_arena_init(&l.scratch);
	gtab_buf_init(&l.path);
	gtab_buf_init(&l.message);
	gtab_buf_init(&l.key);
	if (st == GTAB_OK)
		st = look_at_form(&l, form, err);
	if (st == GTAB_OK && (l.failed || l.scratch.failed))
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	gtab_buf_clear(&l.path);
	gtab_buf_clear(&l.message);
	gtab_buf_clear(&l.key);
	gtab_arena_clear(&l.scratch);
	gtab_map_free(l.told);
	return st;
}
