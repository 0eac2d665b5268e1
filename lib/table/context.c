/* SPDX-License-Identifier: MIT */
/* The lines around a table, gathered: each entry under its key, a value with the label beside it. */

#include "table/layout_internal.h"

#include <stdlib.h>
#include <string.h>

#include <gtab/normalize.h>

/* ---- gathering ---- */

void
gtab_context_init(gtab_context *c, gtab_arena *arena)
{
	*c = (gtab_context){ .arena = arena };
}

void
gtab_context_clear(gtab_context *c)
{
	free(c->lines);
	gtab_context_init(c, c->arena);
}

void
gtab_context_add(gtab_context *c, gtab_text key, gtab_text value, gtab_place place)
{
	if (c->n_lines == c->n_lines_max) {
		const size_t n = c->n_lines_max == 0 ? 16 : c->n_lines_max * 2;
		gtab_context_line *lines = realloc(c->lines, n * sizeof(*lines));

		if (lines == NULL) {
			c->failed = true;
			return;
		}
		c->lines = lines;
		c->n_lines_max = n;
	}
	c->lines[c->n_lines++] = (gtab_context_line){ gtab_arena_copy(c->arena, key),
						      gtab_arena_copy(c->arena, value), place };
	c->failed |= c->arena->failed;
}

gtab_text
gtab_context_find(const gtab_context *c, gtab_text key)
{
	for (size_t i = 0; i < c->n_lines; i++)
		if (gtab_text_equal(c->lines[i].key, key))
			return c->lines[i].value;
	return GTAB_TEXT("");
}

/* ---- entries of a cell ---- */

/* One thing that a head cell says; key NULL when it has no label. */
typedef struct head_entry {
	const char *key;
	gtab_text whole; /* with its label */
	gtab_text value;
} head_entry;

/* Where, from start on, behind a space another entry begins: a label, or a period behind a labelled one. */
static size_t
next_entry(gtab_text cell, size_t start, bool is_labelled)
{
	gtab_text rest = gtab_text_slice(cell, start, cell.len);
	bool after_space = false;

	while (rest.len > 0) {
		if (after_space &&
		    (gtab_context_is_head_cell(rest) || gtab_context_is_bare_form_number(rest) ||
		     (is_labelled &&
		      gtab_context_is_written_period(gtab_context_first_word(rest)))))
			break;
		after_space = gtab_is_space(gtab_utf8_next(&rest));
	}
	return cell.len - rest.len;
}

/* Take the first entry off a cell: `填报单位：甲局    单位：件` has two. False when nothing is left. */
static bool
take_entry(gtab_text *cell, head_entry *out)
{
	const gtab_text t = gtab_text_trim(*cell);
	gtab_text value = t;
	size_t start, end;

	if (t.len == 0)
		return false;
	out->key = gtab_context_take_label(&value);
	value = gtab_text_trim(value);
	start = value.len == 0 ? t.len : (size_t)(value.ptr - t.ptr);
	end = next_entry(t, start, out->key != NULL);
	out->whole = gtab_text_trim(gtab_text_slice(t, 0, end));
	out->value = gtab_text_trim(gtab_text_slice(t, start, end));
	if (out->key != NULL) {
		gtab_context_take_seal(&out->value);
		gtab_context_take_end_seal(&out->value);
	}
	*cell = gtab_text_slice(t, end, t.len);
	return true;
}

/* ---- whole lines ---- */

static void
add_period(gtab_context *c, gtab_text value, gtab_place place)
{
	gtab_period period;
	gtab_buf iso;

	gtab_buf_init(&iso);
	if (gtab_context_read_period(value, &period))
		gtab_period_put(&period, &iso);
	else
		gtab_label_normalize(value, &iso, NULL);
	c->failed |= iso.failed;
	gtab_context_add(c, GTAB_TEXT("period"), gtab_buf_text(&iso), place);
	gtab_buf_clear(&iso);
}

static void
add_folded(gtab_context *c, const char *key, gtab_text label, gtab_text value, gtab_place place)
{
	gtab_buf folded;

	gtab_buf_init(&folded);
	gtab_label_normalize(label, &folded, NULL);
	gtab_label_normalize(value, &folded, NULL);
	c->failed |= folded.failed;
	gtab_context_add(c, gtab_text_of(key), gtab_buf_text(&folded), place);
	gtab_buf_clear(&folded);
}

static const char *
key_without_label(const gtab_context *c, gtab_text text)
{
	if (gtab_context_is_period_cell(text))
		return "period";
	if (gtab_context_is_attachment_mark(text))
		return "head";
	if (gtab_context_is_bare_form_number(text))
		return "form-no";
	if (gtab_context_is_unit_cell(text))
		return "unit";
	return gtab_context_find(c, GTAB_TEXT("title")).len == 0 ? "title" : "head";
}

static void
add_entry(gtab_context *c, const head_entry *entry, gtab_place place)
{
	const char *key = entry->key == NULL ? key_without_label(c, entry->whole) : entry->key;

	if (key == gtab_context_either)
		key = gtab_context_unit_or_reporter(entry->value);
	if (strcmp(key, "head") == 0) /* the label belongs to it: 制表机关：… */
		add_folded(c, key, entry->whole, GTAB_TEXT(""), place);
	else if (strcmp(key, "period") == 0 && entry->value.len > 0)
		add_period(c, entry->value, place);
	else if (entry->value.len > 0)
		add_folded(c, key, GTAB_TEXT(""), entry->value, place);
}

/* Keep an entry whose value stands in the next cell; an entry without any says nothing but for `head`. */
static void
add_waiting(gtab_context *c, head_entry *waiting, gtab_text value, gtab_place place)
{
	if (waiting->key != NULL && strcmp(waiting->key, "head") == 0)
		add_folded(c, waiting->key, waiting->whole, value, place);
	else if (waiting->key != NULL) {
		waiting->value = gtab_text_trim(value);
		gtab_context_take_end_seal(&waiting->value);
		add_entry(c, waiting, place);
	}
	waiting->key = NULL;
}

/* 有效期至： is followed by a date; behind 填报单位： a period is another entry. */
static bool
takes_value(const head_entry *waiting, gtab_text cell)
{
	if (waiting->key == NULL || gtab_context_is_head_cell(cell))
		return false;
	return strcmp(waiting->key, "head") == 0 || strcmp(waiting->key, "period") == 0 ||
	       !gtab_context_is_period_cell(cell);
}

/* A period stands by itself; but a day behind a text that is no title says of what: `Last updated,2023-05-10`. */
static bool
is_period_of(const gtab_text *before, size_t n, gtab_text cell)
{
	gtab_period period;

	return gtab_context_read_period(cell, &period) &&
	       !(n == 1 && period.kind == GTAB_PERIOD_DAY &&
		 !gtab_text_ends(before[0], GTAB_TEXT("表")));
}

/* The two texts of a line that has no more, in out. */
static bool
has_two_texts(const gtab_row *row, gtab_text out[2])
{
	size_t n = 0, last = 0;

	for (size_t i = 0; i < row->n_cells; i++) {
		const gtab_text cell = row->cells[i].text;

		if (gtab_text_is_blank(cell))
			continue;
		if (n > 0 && i > last + 1 && gtab_context_is_unit_cell(cell))
			return false; /* at the other end of the line, it is the table's */
		last = i;
		if (n == 2 || gtab_context_is_head_cell(cell) || is_period_of(out, n, cell) ||
		    gtab_context_is_attachment_mark(cell) || gtab_context_is_bare_form_number(cell))
			return false;
		out[n++] = gtab_text_trim(cell);
	}
	return n == 2;
}

/* `Title,Output index` and `Data Source,Own survey`: a name and what is said of it, in two cells without a colon. */
static bool
add_pair(gtab_context *c, const gtab_row *row)
{
	gtab_text pair[2];
	gtab_buf line;

	if (!has_two_texts(row, pair))
		return false;
	if (gtab_text_equal(pair[0], GTAB_TEXT("Title")) ||
	    gtab_text_equal(pair[0], GTAB_TEXT("标题"))) {
		add_folded(c, "title", GTAB_TEXT(""), pair[1], row->place);
		return true;
	}
	if (gtab_text_equal(pair[0], GTAB_TEXT("Unit"))) {
		add_folded(c, "unit", GTAB_TEXT(""), pair[1], row->place);
		return true;
	}
	gtab_buf_init(&line);
	gtab_buf_printf(&line, gtab_context_wants_value(pair[0]) ? "%.*s " : "%.*s: ",
			GTAB_TEXT_ARG(pair[0]));
	add_folded(c, "head", gtab_buf_text(&line), pair[1], row->place);
	c->failed |= line.failed;
	gtab_buf_clear(&line);
	return true;
}

void
gtab_context_add_head_row(gtab_context *c, const gtab_row *row)
{
	head_entry waiting = { NULL, GTAB_TEXT(""), GTAB_TEXT("") };

	if (add_pair(c, row))
		return;

	for (size_t i = 0; i < row->n_cells; i++) {
		gtab_text cell = row->cells[i].text;
		head_entry entry;

		if (gtab_text_is_blank(cell))
			continue;
		if (takes_value(&waiting, cell)) {
			add_waiting(c, &waiting, cell, row->place);
			continue;
		}
		add_waiting(c, &waiting, GTAB_TEXT(""), row->place);
		while (take_entry(&cell, &entry))
			if (entry.key != NULL && entry.value.len == 0 && gtab_text_is_blank(cell))
				waiting = entry;
			else
				add_entry(c, &entry, row->place);
	}
	add_waiting(c, &waiting, GTAB_TEXT(""), row->place);
}

void
gtab_context_add_cells(gtab_context *c, gtab_text key, const gtab_row *row)
{
	gtab_buf line;

	gtab_buf_init(&line);
	for (size_t i = 0; i < row->n_cells; i++) {
		const gtab_text cell = row->cells[i].text;

		if (gtab_text_is_blank(cell))
			continue;
		if (!gtab_context_wants_value(gtab_buf_text(&line)) ||
		    gtab_context_is_signature_cell(cell)) {
			if (line.len > 0)
				gtab_context_add(c, key, gtab_buf_text(&line), row->place);
			gtab_buf_truncate(&line, 0);
		}
		gtab_text_normalize(cell, &line, NULL);
	}
	if (line.len > 0)
		gtab_context_add(c, key, gtab_buf_text(&line), row->place);
	c->failed |= line.failed;
	gtab_buf_clear(&line);
}

/* Keep a sentence that its commas took apart, whole again. */
static void
add_sentence(gtab_context *c, const gtab_row *row)
{
	const size_t width = gtab_record_width(row);
	gtab_buf line;

	gtab_buf_init(&line);
	for (size_t i = 0; i < width; i++) {
		if (i > 0)
			gtab_buf_putc(&line, ',');
		gtab_text_normalize(row->cells[i].text, &line, NULL);
	}
	gtab_context_add(c, GTAB_TEXT("note"), gtab_buf_text(&line), row->place);
	c->failed |= line.failed;
	gtab_buf_clear(&line);
}

void
gtab_context_add_note(gtab_context *c, const gtab_row *row)
{
	const size_t n_filled = gtab_count_filled(row);

	if (n_filled == 1 || (n_filled == 2 && gtab_context_wants_value(gtab_first_filled(row))))
		gtab_context_add_cells(c, GTAB_TEXT("note"), row);
	else
		add_sentence(c, row);
}
