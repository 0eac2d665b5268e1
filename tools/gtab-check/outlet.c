/* SPDX-License-Identifier: MIT */

/* Results of a check, passed on or kept for later. */

#include "gtab-check/outlet.h"

#include <stdlib.h>
#include <string.h>

enum event_kind { EVENT_NOTE, EVENT_BEGIN, EVENT_ROW, EVENT_FINDING, EVENT_END };

struct note {
	gtab_place place;
	gtab_text words;
};

struct end {
	gtab_check_counts counts;
	gtab_text words;
};

/* what: a note, a table, a row, a finding, or an end, with all it points to in the tape's arena */
struct event {
	struct event *next;
	enum event_kind kind;
	const void *what;
};

struct outlet_tape {
	gtab_arena arena;
	struct event *first;
	struct event **end;
};

/* ---- keeping ---- */

outlet_tape *
outlet_tape_new(void)
{
	outlet_tape *const tape = calloc(1, sizeof(*tape));

	if (tape == NULL)
		return NULL;
	gtab_arena_init(&tape->arena);
	tape->end = &tape->first;
	return tape;
}

void
outlet_tape_free(outlet_tape *tape)
{
	if (tape != NULL)
		gtab_arena_clear(&tape->arena);
	free(tape);
}

/* Add an event; what NULL says that it could not be copied. */
static void
keep(outlet *o, enum event_kind kind, const void *what)
{
	outlet_tape *const tape = o->kept;
	struct event *const event = gtab_arena_get(&tape->arena, sizeof(*event));

	if (event == NULL || what == NULL || tape->arena.failed) {
		o->failed = true;
		return;
	}
	*event = (struct event){ NULL, kind, what };
	*tape->end = event;
	tape->end = &event->next;
}

static const gtab_report_table *
copy_table(gtab_arena *a, const gtab_report_table *from)
{
	gtab_report_table *const out = gtab_arena_get(a, sizeof(*out));
	gtab_column *const columns = gtab_arena_array(a, from->n_columns, sizeof(*columns));
	gtab_context_line *const context = gtab_arena_array(a, from->n_context, sizeof(*context));

	if (out == NULL || columns == NULL || context == NULL)
		return NULL;
	*out = *from;
	out->source = gtab_arena_copy(a, from->source);
	out->reporter = gtab_arena_copy(a, from->reporter);
	out->form = gtab_arena_copy(a, from->form);
	for (size_t i = 0; i < from->n_columns; i++) {
		columns[i] = from->columns[i];
		columns[i].name = gtab_arena_copy(a, from->columns[i].name);
		columns[i].unit = gtab_arena_copy(a, from->columns[i].unit);
		columns[i].printed_no = gtab_arena_copy(a, from->columns[i].printed_no);
	}
	for (size_t i = 0; i < from->n_context; i++) {
		context[i] = from->context[i];
		context[i].key = gtab_arena_copy(a, from->context[i].key);
		context[i].value = gtab_arena_copy(a, from->context[i].value);
		context[i].place.source = gtab_arena_copy(a, from->context[i].place.source);
	}
	out->columns = columns;
	out->context = context;
	return out;
}

static void
keep_note(outlet *o, gtab_place place, gtab_text words)
{
	struct note *const note = gtab_arena_get(&o->kept->arena, sizeof(*note));

	if (note != NULL) {
		*note = (struct note){ place, gtab_arena_copy(&o->kept->arena, words) };
		note->place.source = gtab_arena_copy(&o->kept->arena, place.source);
	}
	keep(o, EVENT_NOTE, note);
}

static void
keep_end(outlet *o, const gtab_check_counts *counts, gtab_text words)
{
	struct end *const end = gtab_arena_get(&o->kept->arena, sizeof(*end));

	if (end != NULL)
		*end = (struct end){ *counts, gtab_arena_copy(&o->kept->arena, words) };
	keep(o, EVENT_END, end);
}

/* ---- passing on ---- */

void
outlet_note(outlet *o, gtab_place place, gtab_text words)
{
	if (o->kept != NULL)
		keep_note(o, place, words);
	else
		cli_note_at(o->cli, place, "%.*s", GTAB_TEXT_ARG(words));
}

static void
begin(outlet *o, const gtab_report_table *table)
{
	for (size_t i = 0; i < o->n_reports; i++)
		gtab_report_begin(o->reports[i], table);
}

void
outlet_begin(outlet *o, const gtab_table *table)
{
	const gtab_report_table told = gtab_report_table_of(table);

	if (o->kept != NULL)
		keep(o, EVENT_BEGIN, copy_table(&o->kept->arena, &told));
	else
		begin(o, &told);
}

void
outlet_row(outlet *o, const gtab_row *row)
{
	if (!o->wants_rows)
		return;
	if (o->kept != NULL) {
		keep(o, EVENT_ROW, gtab_row_copy(&o->kept->arena, row));
		return;
	}
	for (size_t i = 0; i < o->n_reports; i++)
		gtab_report_row(o->reports[i], row);
}

void
outlet_finding(outlet *o, const gtab_finding *finding)
{
	o->n_errors += finding->severity == GTAB_ERROR;
	if (o->kept != NULL) {
		keep(o, EVENT_FINDING, gtab_finding_copy(&o->kept->arena, finding));
		return;
	}
	for (size_t i = 0; i < o->n_reports; i++)
		gtab_report_finding(o->reports[i], finding);
}

void
outlet_end(outlet *o, const gtab_check_counts *counts, gtab_text words)
{
	if (o->kept != NULL) {
		keep_end(o, counts, words);
		return;
	}
	for (size_t i = 0; i < o->n_reports; i++)
		gtab_report_end(o->reports[i], counts);
	if (o->summary == NULL)
		cli_note(o->cli, "%.*s", GTAB_TEXT_ARG(words));
	else
		fprintf(o->summary, "%.*s\n", GTAB_TEXT_ARG(words));
}

void
outlet_unread(outlet *o, gtab_text source, const gtab_error *err)
{
	cli_trouble(o->cli, err);
	for (size_t i = 0; i < o->n_reports; i++)
		gtab_report_unread(o->reports[i], source, gtab_text_of(err->message));
}

static void
play(const struct event *event, outlet *o)
{
	switch (event->kind) {
	case EVENT_NOTE: {
		const struct note *const note = event->what;

		outlet_note(o, note->place, note->words);
		break;
	}
	case EVENT_BEGIN: begin(o, event->what); break;
	case EVENT_ROW: outlet_row(o, event->what); break;
	case EVENT_FINDING: outlet_finding(o, event->what); break;
	case EVENT_END: {
		const struct end *const end = event->what;

		outlet_end(o, &end->counts, end->words);
		break;
	}
	}
}

void
outlet_play(outlet_tape *tape, outlet *o)
{
	if (tape->first == NULL)
		return;
	for (const struct event *e = tape->first; e != NULL; e = e->next)
		play(e, o);
	gtab_arena_reset(&tape->arena);
	tape->first = NULL;
	tape->end = &tape->first;
}
