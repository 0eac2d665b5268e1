/* SPDX-License-Identifier: MIT */
/* Figures, edits and findings of one table, put together for the search for suspects. */

#include "check/case_internal.h"

#include <gtab/map.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "form/relation_internal.h"

enum { FIGURES_MAX = 50000, TERMS_MAX = 400000, HELD_MAX = 20000 };

/* Where a figure stands. The column is the table's, which outlives the check. */
struct spot {
	gtab_text label;
	const gtab_column *column;
	uint64_t record_no;
};

struct held {
	gtab_finding *finding;
	size_t edit;
};

/*
 * terms     of all edits, one after the other; edits point to them only at the end, when they no longer move
 * first_of  by edit: its first term
 * pending   the failed edit whose finding is told next
 * is_over   too large, or another table began: nothing more is looked at
 */
struct gtab_case {
	gtab_arena arena;
	gtab_map *cells;
	gtab_text source;
	gtab_figure *figures;
	struct spot *spots;
	size_t n_figures;
	size_t figures_size;
	gtab_edit_term *terms;
	size_t n_terms;
	size_t terms_size;
	gtab_edit *edits;
	size_t *first_of;
	size_t n_edits;
	size_t edits_size;
	struct held *held;
	size_t n_held;
	size_t held_size;
	size_t pending;
	bool is_dropped; /* the edit that is being told */
	bool is_over;
	bool failed;
};

gtab_case *
gtab_case_new(void)
{
	gtab_case *const c = calloc(1, sizeof(*c));

	if (c == NULL)
		return NULL;
	gtab_arena_init(&c->arena);
	c->pending = GTAB_NO_POSITION;
	if (gtab_map_new(&c->cells) == GTAB_OK)
		return c;
	free(c);
	return NULL;
}

void
gtab_case_free(gtab_case *c)
{
	if (c == NULL)
		return;
	gtab_arena_clear(&c->arena);
	gtab_map_free(c->cells);
	free(c->figures);
	free(c->spots);
	free(c->terms);
	free(c->edits);
	free(c->first_of);
	free(c->held);
	free(c);
}

/* list with room for size items; NULL and a case that is over when there is no memory. */
static void *
resize(gtab_case *c, void *list, size_t size, size_t item_size)
{
	void *const out = reallocarray(list, size, item_size);

	c->failed = c->failed || out == NULL;
	return out;
}

/* ---- figures ---- */

static bool
has_room_for_figure(gtab_case *c)
{
	const size_t size = c->figures_size == 0 ? 256 : 2 * c->figures_size;
	gtab_figure *figures;
	struct spot *spots;

	if (c->n_figures < c->figures_size)
		return true;
	figures = resize(c, c->figures, size, sizeof(*figures));
	c->figures = figures == NULL ? c->figures : figures;
	spots = resize(c, c->spots, size, sizeof(*spots));
	c->spots = spots == NULL ? c->spots : spots;
	if (c->failed)
		return false;
	c->figures_size = size;
	return true;
}

static size_t
add_figure(gtab_case *c, const gtab_column *column, size_t column_idx, gtab_place place,
	   gtab_text label, gtab_decimal value)
{
	struct spot *spot;

	if (c->n_figures == FIGURES_MAX)
		c->is_over = true;
	if (c->is_over || !has_room_for_figure(c))
		return GTAB_NO_POSITION;
	c->figures[c->n_figures] = (gtab_figure){ .value = value,
						  .row = (size_t)place.record_no,
						  .column = column_idx };
	spot = &c->spots[c->n_figures];
	*spot = (struct spot){ .column = column, .record_no = place.record_no };
	spot->label = c->n_figures > 0 && spot[-1].record_no == place.record_no
			      ? spot[-1].label
			      : gtab_arena_copy(&c->arena, gtab_label_core(label));
	return c->n_figures++;
}

size_t
gtab_case_figure(gtab_case *c, const gtab_column *column, size_t column_idx, gtab_place place,
		 gtab_text label, gtab_decimal value)
{
	const uint64_t key[] = { place.record_no, column_idx };
	const gtab_text text = { (const char *)key, sizeof(key) };
	size_t idx;

	if (c->source.ptr == NULL)
		c->source = gtab_arena_copy(&c->arena, place.source);
	if (c->is_over || c->failed || !gtab_text_equal(c->source, place.source))
		return GTAB_NO_POSITION;
	idx = gtab_map_get(c->cells, text);
	if (idx != GTAB_MAP_NONE)
		return idx;
	idx = add_figure(c, column, column_idx, place, label, value);
	if (idx != GTAB_NO_POSITION && gtab_map_add(c->cells, text, idx, NULL) != GTAB_OK)
		c->failed = true;
	return idx;
}

/* ---- edits ---- */

void
gtab_case_begin(gtab_case *c, gtab_edit_cmp cmp)
{
	c->is_dropped = c->is_over || c->failed;
	c->pending = GTAB_NO_POSITION;
	if (!c->is_dropped && c->n_edits == c->edits_size) {
		const size_t size = c->edits_size == 0 ? 64 : 2 * c->edits_size;
		gtab_edit *const edits = resize(c, c->edits, size, sizeof(*edits));
		size_t *first_of;

		c->edits = edits == NULL ? c->edits : edits;
		first_of = resize(c, c->first_of, size, sizeof(*first_of));
		c->first_of = first_of == NULL ? c->first_of : first_of;
		c->edits_size = c->failed ? c->edits_size : size;
		c->is_dropped = c->failed;
	}
	if (c->is_dropped)
		return;
	c->edits[c->n_edits] = (gtab_edit){ .cmp = cmp };
	c->first_of[c->n_edits] = c->n_terms;
}

void
gtab_case_term(gtab_case *c, size_t figure, gtab_decimal factor)
{
	c->is_over = c->is_over || c->n_terms == TERMS_MAX;
	c->is_dropped = c->is_dropped || c->is_over || figure == GTAB_NO_POSITION;
	if (c->is_dropped)
		return;
	if (c->n_terms == c->terms_size) {
		const size_t size = c->terms_size == 0 ? 512 : 2 * c->terms_size;
		gtab_edit_term *const terms = resize(c, c->terms, size, sizeof(*terms));

		if (terms == NULL) {
			c->is_dropped = true;
			return;
		}
		c->terms = terms;
		c->terms_size = size;
	}
	c->terms[c->n_terms++] = (gtab_edit_term){ figure, factor };
	c->edits[c->n_edits].n_terms++;
}

void
gtab_case_end(gtab_case *c, gtab_decimal constant, gtab_decimal tolerance, bool has_failed)
{
	if (c->is_dropped || c->edits[c->n_edits].n_terms == 0) {
		if (!c->is_over && !c->failed && c->n_edits < c->edits_size)
			c->n_terms = c->first_of[c->n_edits];
		return;
	}
	c->edits[c->n_edits].constant = constant;
	c->edits[c->n_edits].tolerance = tolerance;
	c->pending = has_failed ? c->n_edits : GTAB_NO_POSITION;
	c->n_edits++;
}

/* ---- findings ---- */

size_t
gtab_case_pending(const gtab_case *c)
{
	return c->pending;
}

void
gtab_case_resume(gtab_case *c, size_t edit)
{
	c->pending = edit;
}

bool
gtab_case_hold(gtab_case *c, const gtab_finding *finding)
{
	if (c->n_held == HELD_MAX || c->failed)
		c->is_over = true;
	if (c->pending == GTAB_NO_POSITION || c->is_over)
		return false;
	if (c->n_held == c->held_size) {
		const size_t size = c->held_size == 0 ? 32 : 2 * c->held_size;
		struct held *const held = resize(c, c->held, size, sizeof(*held));

		if (held == NULL)
			return false;
		c->held = held;
		c->held_size = size;
	}
	c->held[c->n_held] = (struct held){ gtab_finding_copy(&c->arena, finding), c->pending };
	c->pending = GTAB_NO_POSITION;
	c->failed = c->failed || c->held[c->n_held].finding == NULL;
	c->n_held++;
	return true;
}

/* ---- suspects as findings show them ---- */

static gtab_text
text_of(gtab_case *c, gtab_decimal value)
{
	gtab_buf buf;
	gtab_text out;

	gtab_buf_init(&buf);
	gtab_decimal_put(value, &buf);
	out = gtab_arena_copy(&c->arena, gtab_buf_text(&buf));
	c->failed = c->failed || buf.failed;
	gtab_buf_clear(&buf);
	return out;
}

static gtab_text
cell_of(gtab_case *c, size_t figure)
{
	const struct spot *const spot = &c->spots[figure];
	gtab_buf buf;
	gtab_text out;

	gtab_buf_init(&buf);
	gtab_cell_address(spot->column, (gtab_place){ .record_no = spot->record_no }, &buf);
	out = gtab_arena_copy(&c->arena, gtab_buf_text(&buf));
	c->failed = c->failed || buf.failed;
	gtab_buf_clear(&buf);
	return out;
}

/* Whether the failed edits look along one row, or down one column. */
static bool
is_one_line(const gtab_case *c, const gtab_suspicion *s, bool is_row)
{
	const gtab_figure *first = NULL;

	for (size_t i = 0; i < s->n_edits; i++) {
		const gtab_edit *const e = &c->edits[s->edits[i]];

		for (size_t k = 0; k < e->n_terms; k++) {
			const gtab_figure *const f = &c->figures[e->terms[k].figure];

			first = first == NULL ? f : first;
			if (is_row ? f->row != first->row : f->column != first->column)
				return false;
		}
	}
	return true;
}

/* 县处级 along a row, 财务收支审计 down a column, else both. */
static gtab_text
label_of(gtab_case *c, const gtab_suspicion *s, size_t figure)
{
	const struct spot *const spot = &c->spots[figure];
	gtab_text out;
	gtab_buf both;

	if (spot->label.len == 0 || is_one_line(c, s, true))
		return spot->column->name;
	if (is_one_line(c, s, false))
		return spot->label;
	gtab_buf_init(&both);
	gtab_buf_printf(&both, "%.*s, %.*s", GTAB_TEXT_ARG(spot->label),
			GTAB_TEXT_ARG(spot->column->name));
	out = gtab_arena_copy(&c->arena, gtab_buf_text(&both));
	c->failed = c->failed || both.failed;
	gtab_buf_clear(&both);
	return out;
}

/* Why, and for a total which part was counted twice or left out. */
static gtab_text
reason_of(gtab_case *c, const gtab_suspicion *s, const gtab_correction *why)
{
	const gtab_text words = gtab_text_of(gtab_slip_words(why->slip));
	gtab_text label;
	gtab_text cell;
	gtab_text out;
	gtab_buf both;

	if (why->other == GTAB_NO_POSITION)
		return words;
	label = label_of(c, s, why->other);
	cell = cell_of(c, why->other);
	gtab_buf_init(&both);
	/* TRANSLATORS: a reason and the part that is meant: 漏计某一分项：其他 E5 */
	gtab_buf_printf(&both, _("%.*s: %.*s %.*s"), GTAB_TEXT_ARG(words), GTAB_TEXT_ARG(label),
			GTAB_TEXT_ARG(cell));
	out = gtab_arena_copy(&c->arena, gtab_buf_text(&both));
	c->failed = c->failed || both.failed;
	gtab_buf_clear(&both);
	return out;
}

static size_t
n_suspects(const gtab_suspicion *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_corrections; i++)
		n += s->corrections[i].n_changes == 0 ? 1 : s->corrections[i].n_changes;
	return n;
}

static gtab_suspect *
suspects_of(gtab_case *c, const gtab_suspicion *s)
{
	gtab_suspect *const out = gtab_arena_array(&c->arena, n_suspects(s), sizeof(*out));
	size_t n = 0;

	for (size_t i = 0; out != NULL && i < s->n_corrections; i++) {
		const gtab_correction *const why = &s->corrections[i];
		const gtab_suspect base = { .group = (unsigned)i + 1,
					    .is_tie = !s->is_certain,
					    .reason = gtab_text_of(gtab_slip_id(why->slip)),
					    .reason_words = reason_of(c, s, why) };

		if (why->n_changes == 0)
			out[n++] = base;
		for (size_t k = 0; k < why->n_changes; k++) {
			const size_t figure = why->changes[k].figure;

			out[n] = base;
			out[n].label = label_of(c, s, figure);
			out[n].cell = cell_of(c, figure);
			out[n].found = text_of(c, c->figures[figure].value);
			out[n++].likely = text_of(c, why->changes[k].value);
		}
	}
	return out;
}

/* Give the findings of the failed edits what they share. */
static void
attach(gtab_case *c, const gtab_suspicion *s, gtab_finding *const *finding_of)
{
	const gtab_suspect *const suspects = suspects_of(c, s);

	if (suspects == NULL)
		return;
	for (size_t i = 0; i < s->n_edits; i++) {
		gtab_finding *const finding = finding_of[s->edits[i]];

		if (finding == NULL)
			continue;
		finding->suspects = suspects;
		finding->n_suspects = n_suspects(s);
	}
}

static gtab_status
search(gtab_case *c)
{
	const gtab_suspect_problem problem = { c->figures, c->n_figures, c->edits, c->n_edits, 0 };
	gtab_finding **const finding_of =
		gtab_arena_array(&c->arena, c->n_edits, sizeof(gtab_finding *));
	gtab_suspicion *found = NULL;
	size_t n = 0;
	gtab_status st;

	if (finding_of == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < c->n_held; i++) {
		if (c->held[i].edit != GTAB_NO_POSITION)
			finding_of[c->held[i].edit] = c->held[i].finding;
	}
	for (size_t i = 0; i < c->n_edits; i++)
		c->edits[i].terms = c->terms + c->first_of[i];
	st = gtab_suspects_find(&problem, &c->arena, &found, &n);
	for (size_t i = 0; st == GTAB_OK && i < n; i++)
		attach(c, &found[i], finding_of);
	return st == GTAB_ENOMEM ? st : GTAB_OK;
}

gtab_status
gtab_case_close(gtab_case *c, gtab_finding_fn *fn, void *ctx)
{
	gtab_status st = GTAB_OK;

	if (c->n_held > 0 && !c->is_over && !c->failed)
		st = search(c);
	if (c->failed || c->arena.failed)
		st = GTAB_ENOMEM;
	for (size_t i = 0; fn != NULL && st == GTAB_OK && i < c->n_held; i++)
		fn(ctx, c->held[i].finding);
	c->n_held = 0;
	return st;
}
