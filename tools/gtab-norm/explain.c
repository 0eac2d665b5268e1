/* SPDX-License-Identifier: MIT */
/* gtab-norm --explain: a line a line of the file, runs of like ones together, and a line a column. */

#include "gtab-norm/explain.h"

#include "base/i18n.h"

#include <string.h>

enum { PLACE_WIDTH = 10, WHAT_WIDTH = 22, SURE_WIDTH = 10, BEGIN_WIDTH = 36, NAME_WIDTH = 28 };

/*
 * Lines of one kind by one rule that follow each other.
 *
 * begin  what the first of them holds
 */
typedef struct run {
	gtab_record_kind kind;
	gtab_layout_rule rule;
	uint64_t first;
	uint64_t last;
	size_t n;
	gtab_buf begin;
} run;

typedef struct explanation {
	const gtab_table *table;
	FILE *out;
	gtab_buf line;
	run run;
} explanation;

static const char *const kinds[] = {
	[GTAB_RECORD_BLANK] = N_("blank"),       [GTAB_RECORD_HEAD] = N_("head"),
	[GTAB_RECORD_HEADER] = N_("header"),     [GTAB_RECORD_REPEAT] = N_("left out"),
	[GTAB_RECORD_SECTION] = N_("section"),   [GTAB_RECORD_DATA] = N_("row"),
	[GTAB_RECORD_NOTE] = N_("note below"),   [GTAB_RECORD_SIGNATURE] = N_("signature"),
	[GTAB_RECORD_OTHER] = N_("other table"),
};

static const char *const certainties[] = {
	[GTAB_SURE] = N_("sure"),
	[GTAB_LIKELY] = N_("likely"),
	[GTAB_GUESSED] = N_("guessed"),
};

static const char *const types[] = {
	[GTAB_COLUMN_TEXT] = N_("text"),     [GTAB_COLUMN_LABEL] = N_("label"),
	[GTAB_COLUMN_CODE] = N_("code"),     [GTAB_COLUMN_NUMBER] = N_("number"),
	[GTAB_COLUMN_PERIOD] = N_("period"),
};

/* ---- columns of text ---- */

/* Text up to a width; … behind what was cut. */
static void
put_cut(gtab_buf *out, gtab_text t, size_t width)
{
	size_t used = 0;

	while (t.len > 0) {
		gtab_text at = t;
		uint32_t cp;

		cp = gtab_utf8_next(&t);
		at.len -= t.len;
		used += cp < ' ' ? 1 : gtab_text_width(at);
		if (used > width) {
			gtab_buf_put(out, GTAB_TEXT("…"));
			return;
		}
		gtab_buf_put(out, cp < ' ' || cp == GTAB_BAD_BYTE ? GTAB_TEXT(" ") : at);
	}
}

/* Text and spaces up to a width, at least one behind it. */
static void
put_padded(gtab_buf *out, gtab_text t, size_t width)
{
	const size_t start = out->len;

	put_cut(out, t, width - 2);
	do
		gtab_buf_putc(out, ' ');
	while (gtab_text_width(gtab_buf_from(out, start)) < width);
}

static void
end_line(explanation *e)
{
	while (e->line.len > 0 && e->line.ptr[e->line.len - 1] == ' ')
		gtab_buf_truncate(&e->line, e->line.len - 1);
	gtab_buf_putc(&e->line, '\n');
	fwrite(e->line.ptr, 1, e->line.len, e->out);
	gtab_buf_truncate(&e->line, 0);
}

static void
put_titles(explanation *e, const char *place, const char *what, size_t what_width, const char *sure,
	   const char *why)
{
	put_padded(&e->line, gtab_text_of(place), PLACE_WIDTH);
	put_padded(&e->line, gtab_text_of(what), what_width);
	put_padded(&e->line, gtab_text_of(sure), SURE_WIDTH);
	gtab_buf_put(&e->line, gtab_text_of(why));
	end_line(e);
}

/* ---- lines ---- */

/* The words for the keys of context lines that stand on a line: title, unit. */
static void
put_keys(const explanation *e, gtab_buf *out)
{
	static const struct {
		const char *key;
		const char *word;
	} words[] = { { "title", N_("title") },       { "form-no", N_("form number") },
		      { "reporter", N_("reporter") }, { "unit", N_("unit") },
		      { "period", N_("period") },     { "head", N_("head") } };
	size_t n;
	const gtab_context_line *lines = gtab_table_context(e->table, &n);
	const size_t start = out->len;

	for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++)
		for (size_t i = 0; i < n; i++) {
			if (lines[i].place.line_no != e->run.first ||
			    !gtab_text_equal(lines[i].key, gtab_text_of(words[w].key)))
				continue;
			if (out->len > start)
				gtab_buf_put(out, GTAB_TEXT(", "));
			gtab_buf_put(out, gtab_text_of(_(words[w].word)));
			break;
		}
	if (out->len == start)
		gtab_buf_put(out, gtab_text_of(_(kinds[GTAB_RECORD_HEAD])));
}

static void
put_what(const explanation *e, gtab_buf *out)
{
	if (e->run.kind == GTAB_RECORD_HEAD)
		put_keys(e, out);
	else if (e->run.rule == GTAB_LAYOUT_UNIT_LINE)
		gtab_buf_put(out, gtab_text_of(_("unit")));
	else if (e->run.rule == GTAB_LAYOUT_NUMBER_LINE)
		gtab_buf_put(out, gtab_text_of(_("column numbers")));
	else if (e->run.kind == GTAB_RECORD_DATA && e->run.n > 1)
		gtab_buf_printf(out, ngettext_("%zu row", "%zu rows", e->run.n), e->run.n);
	else
		gtab_buf_put(out, gtab_text_of(_(kinds[e->run.kind])));
}

static void
end_run(explanation *e)
{
	const gtab_layout_rule_info *rule = gtab_layout_rule_get(e->run.rule);
	gtab_buf what;

	if (e->run.n == 0)
		return;
	gtab_buf_init(&what);
	gtab_buf_printf(&what, "%llu", (unsigned long long)e->run.first);
	if (e->run.last > e->run.first)
		gtab_buf_printf(&what, "-%llu", (unsigned long long)e->run.last);
	put_padded(&e->line, gtab_buf_text(&what), PLACE_WIDTH);
	gtab_buf_truncate(&what, 0);
	put_what(e, &what);
	put_padded(&e->line, gtab_buf_text(&what), WHAT_WIDTH);
	put_padded(&e->line, gtab_text_of(_(certainties[rule->certainty])), SURE_WIDTH);
	put_padded(&e->line, gtab_buf_text(&e->run.begin), BEGIN_WIDTH);
	gtab_buf_printf(&e->line, "%s [%s]", _(rule->why), rule->id);
	end_line(e);
	e->run.n = 0;
	gtab_buf_clear(&what);
}

/* The first cells of a record, enough to know it by. */
static void
put_begin(gtab_buf *out, const gtab_row *row)
{
	gtab_buf_truncate(out, 0);
	for (size_t i = 0; i < row->n_cells && out->len < 4 * BEGIN_WIDTH; i++) {
		if (gtab_text_is_blank(row->cells[i].text))
			continue;
		if (out->len > 0)
			gtab_buf_put(out, GTAB_TEXT(" | "));
		put_cut(out, gtab_text_trim(row->cells[i].text), BEGIN_WIDTH);
	}
}

/* Lines that say something of their own are told one by one. */
static bool
joins(const run *r, const gtab_judgement *j)
{
	return r->n > 0 && r->kind == j->kind && r->rule == j->rule &&
	       (j->kind == GTAB_RECORD_DATA || j->kind == GTAB_RECORD_BLANK ||
		j->kind == GTAB_RECORD_OTHER);
}

static gtab_status
on_judgement(void *ctx, const gtab_judgement *j, gtab_error *err)
{
	explanation *e = ctx;

	if (!joins(&e->run, j)) {
		end_run(e);
		e->run.kind = j->kind;
		e->run.rule = j->rule;
		e->run.first = j->row->place.line_no;
		put_begin(&e->run.begin, j->row);
	}
	e->run.last = j->row->place.line_no;
	e->run.n++;
	return e->line.failed || e->run.begin.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL)
						     : GTAB_OK;
}

/* ---- columns ---- */

static void
put_reason(const gtab_table *table, const gtab_column *column, gtab_buf *out)
{
	const gtab_form *form = gtab_table_form(table);

	if (column->role != GTAB_COLUMN_VALUE) {
		gtab_buf_put(out, gtab_text_of(_("made beside its figures")));
		return;
	}
	switch (column->reason) {
	case GTAB_TYPE_BY_FORM:
		gtab_buf_printf(
			out, _("field %.*s of form %.*s"),
			GTAB_TEXT_ARG(
				gtab_form_fields(form, &(size_t){ 0 })[column->field_idx].name),
			GTAB_TEXT_ARG(gtab_form_name(form)));
		break;
	case GTAB_TYPE_BY_NAME: gtab_buf_put(out, gtab_text_of(_("by its name"))); break;
	case GTAB_TYPE_GIVEN: gtab_buf_put(out, gtab_text_of(_("the #types line says so"))); break;
	case GTAB_TYPE_BY_CELLS:
		gtab_buf_printf(out, _("by its cells: %zu filled, %zu of them figures"),
				column->n_filled, column->n_figures);
		break;
	}
	if (column->is_stub)
		gtab_buf_printf(out, "; %s", _("names the row"));
}

static void
put_column(explanation *e, const gtab_column *column)
{
	gtab_buf text;

	gtab_buf_init(&text);
	gtab_column_letters(column, &text);
	put_padded(&e->line, gtab_buf_text(&text), PLACE_WIDTH);
	gtab_buf_truncate(&text, 0);
	gtab_buf_put(&text, column->name);
	if (column->unit.len > 0)
		gtab_buf_printf(&text, "（%.*s）", GTAB_TEXT_ARG(column->unit));
	put_padded(&e->line, gtab_buf_text(&text), NAME_WIDTH);
	put_padded(&e->line, gtab_text_of(_(types[column->type])), SURE_WIDTH);
	put_reason(e->table, column, &e->line);
	end_line(e);
	gtab_buf_clear(&text);
}

gtab_status
norm_explain(gtab_table *table, FILE *out, gtab_error *err)
{
	explanation e = { .table = table, .out = out };
	const gtab_column *columns;
	size_t n;
	gtab_status st;

	fprintf(out, "%s\n", gtab_table_source(table).ptr);
	put_padded(&e.line, gtab_text_of(_("line")), PLACE_WIDTH);
	put_padded(&e.line, gtab_text_of(_("taken for")), WHAT_WIDTH);
	put_padded(&e.line, gtab_text_of(_("how sure")), SURE_WIDTH);
	put_padded(&e.line, gtab_text_of(_("begins")), BEGIN_WIDTH);
	gtab_buf_put(&e.line, gtab_text_of(_("why")));
	end_line(&e);
	st = gtab_table_explain(table, on_judgement, &e, err);
	end_run(&e);
	fputc('\n', out);
	put_titles(&e, _("column"), _("name"), NAME_WIDTH, _("type"), _("why"));
	columns = gtab_table_columns(table, &n);
	for (size_t i = 0; i < n; i++)
		put_column(&e, &columns[i]);
	gtab_buf_clear(&e.line);
	gtab_buf_clear(&e.run.begin);
	return st;
}
