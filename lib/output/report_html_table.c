/* SPDX-License-Identifier: MIT */
/*
 * One submission on the page: its findings, and beside them the table as it was sent. A cell has the id t1-B4, and a
 * finding links there and lists the cells of its operands, which the script lights.
 */

#include "base/i18n.h"
#include "form/name_internal.h"
#include "output/report_internal.h"

/*
 * What is known of the cells of a table, by address.
 *
 * severities  the worst of a cell
 * suspects    cells that are probably wrong
 */
struct marks {
	gtab_map *severities;
	gtab_map *suspects;
};

/* ---- findings ---- */

static void
put_address_list(const gtab_finding *f, gtab_buf *out)
{
	gtab_buf_put(out, GTAB_TEXT(" data-cells=\""));
	for (size_t i = 0; i < f->n_operands; i++) {
		if (i > 0)
			gtab_buf_putc(out, ' ');
		gtab_put_xml(f->operands[i].cell, out);
	}
	gtab_buf_put(out, GTAB_TEXT("\" data-suspects=\""));
	for (size_t i = 0; i < f->n_suspects; i++) {
		if (i > 0)
			gtab_buf_putc(out, ' ');
		gtab_put_xml(f->suspects[i].cell, out);
	}
	gtab_buf_putc(out, '"');
}

static void
put_where(gtab_report *r, const gtab_finding *f, gtab_buf *out)
{
	gtab_buf_put(out, GTAB_TEXT("<p class=\"where\">"));
	if (f->cell.len > 0) {
		gtab_buf_printf(out, "<a href=\"#t%zu-", r->n_tables);
		gtab_put_xml(f->cell, out);
		gtab_buf_put(out, GTAB_TEXT("\">"));
		gtab_put_xml(f->cell, out);
		gtab_buf_put(out, GTAB_TEXT("</a> · "));
	}
	if (f->place.line_no > 0) {
		gtab_buf_printf(out, _("line %llu"), (unsigned long long)f->place.line_no);
		gtab_buf_put(out, GTAB_TEXT(" · "));
	}
	gtab_buf_put(out, GTAB_TEXT("<code>"));
	gtab_put_xml(f->rule, out);
	gtab_buf_put(out, GTAB_TEXT("</code></p>"));
}

static void
put_operands(gtab_report *r, const gtab_finding *f, gtab_buf *out)
{
	if (f->n_operands == 0)
		return;
	gtab_buf_put(out, GTAB_TEXT("<table class=\"operands\">"));
	for (size_t i = 0; i < f->n_operands; i++) {
		const gtab_operand *const o = &f->operands[i];

		gtab_buf_put(out, GTAB_TEXT("<tr><td>"));
		gtab_put_html(r, o->label, out);
		gtab_buf_put(out, GTAB_TEXT("</td><td class=\"address\">"));
		gtab_put_xml(o->cell, out);
		gtab_buf_put(out, GTAB_TEXT("</td><td class=\"n\">"));
		gtab_put_html(r, o->value, out);
		gtab_buf_put(out, GTAB_TEXT("</td></tr>"));
	}
	gtab_buf_put(out, GTAB_TEXT("</table>\n"));
}

static void
put_suspects(gtab_report *r, const gtab_finding *f, gtab_buf *out)
{
	gtab_buf words;

	gtab_buf_init(&words);
	for (size_t i = 0; i < f->n_suspects; i++) {
		const gtab_suspect *const s = &f->suspects[i];
		const bool is_next = i > 0 && s->group == s[-1].group;

		gtab_buf_truncate(&words, 0);
		gtab_put_suspect(r, s, &words);
		if (!is_next)
			gtab_buf_printf(out, "<p class=\"suspect\"><b>%s</b>",
					gtab_suspect_lead(f, s));
		else
			gtab_buf_put(out, GTAB_TEXT(", "));
		gtab_put_xml(gtab_buf_text(&words), out);
		if (i + 1 == f->n_suspects || s[1].group != s->group)
			gtab_buf_put(out, GTAB_TEXT("</p>"));
	}
	r->failed = r->failed || words.failed;
	gtab_buf_clear(&words);
}

static void
put_finding(gtab_report *r, const gtab_finding *f, gtab_buf *out)
{
	gtab_buf_printf(out, "<li class=\"finding %s\" data-rule=\"",
			gtab_severity_ids[f->severity]);
	gtab_put_xml(f->rule, out);
	gtab_buf_putc(out, '"');
	put_address_list(f, out);
	gtab_buf_printf(out, " data-cell=\"%.*s\"><p class=\"message\"><span class=\"severity\">",
			GTAB_TEXT_ARG(f->cell));
	gtab_put_xml(gtab_text_of(gtab_severity_words(f->severity)), out);
	gtab_buf_put(out, GTAB_TEXT("</span> "));
	gtab_put_html(r, f->message, out);
	gtab_buf_put(out, GTAB_TEXT("</p>"));
	put_where(r, f, out);
	put_suspects(r, f, out);
	put_operands(r, f, out);
	gtab_buf_put(out, GTAB_TEXT("</li>\n"));
}

/* ---- the head of the table ---- */

static bool
is_shown(const gtab_column *column)
{
	return column->role == GTAB_COLUMN_VALUE;
}

static size_t
n_levels(gtab_text name)
{
	size_t n = 1;

	for (gtab_text end = gtab_name_suffix(name, 1); end.len > 0; end = gtab_name_suffix(end, 1))
		n++;
	return n;
}

/* The path of a column as far as a level, from 1; all of it behind its last. */
static gtab_text
path_to(gtab_text name, size_t level)
{
	const size_t n = n_levels(name);
	gtab_text rest;

	if (level >= n)
		return name;
	rest = gtab_name_suffix(name, level);
	return gtab_text_slice(name, 0, name.len - rest.len - 1);
}

/* The last part of a path, with \| as it was. */
static void
put_part(gtab_report *r, gtab_text path, gtab_buf *out)
{
	gtab_text part = path;
	size_t end;

	for (gtab_text rest = gtab_name_suffix(path, 1); rest.len > 0;
	     rest = gtab_name_suffix(rest, 1))
		part = rest;
	while ((end = gtab_text_find(part, GTAB_TEXT("\\|"))) < part.len) {
		gtab_put_html(r, gtab_text_slice(part, 0, end), out);
		gtab_buf_putc(out, '|');
		part = gtab_text_slice(part, end + 2, part.len);
	}
	gtab_put_html(r, part, out);
}

/* Columns from i on that a heading of that level stands over. */
static size_t
span(const gtab_report_table *t, size_t i, size_t level)
{
	const gtab_text path = path_to(t->columns[i].name, level);
	size_t n = 0;

	if (n_levels(t->columns[i].name) <= level)
		return 1;
	for (; i < t->n_columns; i++) {
		if (!is_shown(&t->columns[i]))
			continue;
		if (n_levels(t->columns[i].name) <= level ||
		    !gtab_text_equal(path_to(t->columns[i].name, level), path))
			break;
		n++;
	}
	return n;
}

static void
put_heading(gtab_report *r, size_t i, size_t level, size_t n_rows, size_t n_columns, gtab_buf *out)
{
	const gtab_column *const column = &r->table.columns[i];
	const bool is_leaf = n_levels(column->name) <= level;

	gtab_buf_printf(out, "<th rowspan=\"%zu\" colspan=\"%zu\">",
			is_leaf ? n_rows - level + 1 : 1, n_columns);
	put_part(r, path_to(column->name, level), out);
	if (is_leaf && column->unit.len > 0) {
		gtab_buf_put(out, GTAB_TEXT("<small>（"));
		gtab_put_html(r, column->unit, out);
		gtab_buf_put(out, GTAB_TEXT("）</small>"));
	}
	gtab_buf_put(out, GTAB_TEXT("</th>"));
}

static void
put_head_level(gtab_report *r, size_t level, size_t n_rows, gtab_buf *out)
{
	const gtab_report_table *const t = &r->table;
	size_t n_covered = 0;

	gtab_buf_put(out, GTAB_TEXT("<tr><th class=\"no\"></th>"));
	for (size_t i = 0; i < t->n_columns; i++) {
		if (!is_shown(&t->columns[i]) || (n_covered > 0 && n_covered--) ||
		    n_levels(t->columns[i].name) < level)
			continue;
		n_covered = span(t, i, level);
		put_heading(r, i, level, n_rows, n_covered, out);
		n_covered--;
	}
	gtab_buf_put(out, GTAB_TEXT("</tr>\n"));
}

/* The letters a spreadsheet shows, and the header lines. */
static void
put_table_head(gtab_report *r, gtab_buf *out)
{
	const gtab_report_table *const t = &r->table;
	size_t n_rows = 1;

	gtab_buf_put(out, GTAB_TEXT("<thead><tr class=\"letters\"><th class=\"no\"></th>"));
	for (size_t i = 0; i < t->n_columns; i++) {
		const size_t n = n_levels(t->columns[i].name);

		if (!is_shown(&t->columns[i]))
			continue;
		n_rows = n > n_rows ? n : n_rows;
		gtab_buf_put(out, GTAB_TEXT("<th>"));
		gtab_put_column_letters(t->columns[i].source_no, out);
		gtab_buf_put(out, GTAB_TEXT("</th>"));
	}
	gtab_buf_put(out, GTAB_TEXT("</tr>\n"));
	for (size_t level = 1; level <= n_rows; level++)
		put_head_level(r, level, n_rows, out);
	gtab_buf_put(out, GTAB_TEXT("</thead>\n"));
}

/* ---- the cells ---- */

/* Errors first, so that a cell with several findings has the colour of the worst. */
static bool
mark_cells(const gtab_report *r, struct marks *m)
{
	if (gtab_map_new(&m->severities) != GTAB_OK || gtab_map_new(&m->suspects) != GTAB_OK)
		return false;
	for (int s = GTAB_ERROR; s >= GTAB_NOTE; s--) {
		for (size_t i = 0; i < r->n_findings; i++) {
			const gtab_finding *const f = r->findings[i];

			if ((int)f->severity == s && f->cell.len > 0 &&
			    gtab_map_add(m->severities, f->cell, (size_t)s, NULL) != GTAB_OK)
				return false;
		}
	}
	for (size_t i = 0; i < r->n_findings; i++) {
		for (size_t k = 0; k < r->findings[i]->n_suspects; k++) {
			if (gtab_map_add(m->suspects, r->findings[i]->suspects[k].cell, 1, NULL) !=
			    GTAB_OK)
				return false;
		}
	}
	return true;
}

static void
put_cell(gtab_report *r, const gtab_row *row, size_t i, const struct marks *m, gtab_buf *out)
{
	const gtab_column *const column = &r->table.columns[i];
	size_t severity;
	gtab_text address;

	gtab_buf_truncate(&r->scratch, 0);
	gtab_cell_address(column, row->place, &r->scratch);
	address = gtab_buf_text(&r->scratch);
	severity = gtab_map_get(m->severities, address);
	gtab_buf_printf(out, "<td id=\"t%zu-%.*s\" class=\"%s%s%s\">", r->n_tables,
			GTAB_TEXT_ARG(address), column->type == GTAB_COLUMN_NUMBER ? "n" : "t",
			severity == GTAB_MAP_NONE ? "" : " ",
			severity == GTAB_MAP_NONE ? "" : gtab_severity_ids[severity]);
	if (gtab_map_get(m->suspects, address) != GTAB_MAP_NONE) {
		gtab_buf_truncate(out, out->len - 2);
		gtab_buf_put(out, GTAB_TEXT(" suspect\">"));
	}
	gtab_put_html(r, row->cells[i].source, out);
	gtab_buf_put(out, GTAB_TEXT("</td>"));
}

static void
put_rows(gtab_report *r, const struct marks *m, gtab_buf *out)
{
	gtab_buf_put(out, GTAB_TEXT("<tbody>\n"));
	for (size_t k = 0; k < r->sheet.n_rows; k++) {
		const gtab_row *const row = r->sheet.rows[k];

		gtab_buf_printf(out, "<tr><th class=\"no\">%llu</th>",
				(unsigned long long)row->place.record_no);
		for (size_t i = 0; i < row->n_cells; i++) {
			if (is_shown(&r->table.columns[i]))
				put_cell(r, row, i, m, out);
		}
		gtab_buf_put(out, GTAB_TEXT("</tr>\n"));
	}
	gtab_buf_put(out, GTAB_TEXT("</tbody></table>\n"));
}

/* What a line is called where it stands: 填报单位：吕梁市. NULL for one that stands alone. */
static const char *
context_words(gtab_text key)
{
	static const struct {
		const char *key;
		const char *words;
	} known[] = {
		{ "form-no", N_("form no.") },
		{ "reporter", N_("reporter") },
		{ "unit", N_("unit") },
		{ "period", N_("period") },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (gtab_text_equal(key, gtab_text_of(known[i].key)))
			return _(known[i].words);
	}
	return NULL;
}

static void
put_context_line(gtab_report *r, const gtab_context_line *line, gtab_buf *out)
{
	const char *const words = context_words(line->key);

	if (gtab_text_equal(line->key, GTAB_TEXT("title")))
		gtab_buf_put(out, GTAB_TEXT("<p class=\"title\">"));
	else
		gtab_buf_put(out, GTAB_TEXT("<p class=\"line\">"));
	if (words != NULL) {
		gtab_put_xml(gtab_text_of(words), out);
		/* TRANSLATORS: between a name and its value: 填报单位：吕梁市 */
		gtab_put_xml(gtab_text_of(_(": ")), out);
	}
	gtab_put_html(r, line->value, out);
	gtab_buf_put(out, GTAB_TEXT("</p>\n"));
}

/* Lines around the table: title and unit above it, notes and signature below. */
static void
put_context(gtab_report *r, bool is_above, gtab_buf *out)
{
	for (size_t i = 0; i < r->table.n_context; i++) {
		const gtab_context_line *const line = &r->table.context[i];
		const bool is_note = gtab_text_equal(line->key, GTAB_TEXT("note")) ||
				     gtab_text_equal(line->key, GTAB_TEXT("signature"));

		if (is_note != is_above && line->place.line_no > 0)
			put_context_line(r, line, out);
	}
}

static void
put_sheet(gtab_report *r, gtab_buf *out)
{
	struct marks m = { 0 };

	if (!mark_cells(r, &m))
		r->failed = true;
	gtab_buf_put(out, GTAB_TEXT("<div class=\"sheet\">\n"));
	put_context(r, true, out);
	gtab_buf_put(out, GTAB_TEXT("<table class=\"cells\">\n"));
	put_table_head(r, out);
	if (!r->failed)
		put_rows(r, &m, out);
	put_context(r, false, out);
	if (r->sheet.is_cut) {
		gtab_buf_put(out, GTAB_TEXT("<p class=\"cut\">"));
		gtab_buf_printf(out, _("only the first %zu rows are shown"), r->sheet.n_rows);
		gtab_buf_put(out, GTAB_TEXT("</p>\n"));
	}
	gtab_buf_put(out, GTAB_TEXT("</div>\n"));
	gtab_map_free(m.severities);
	gtab_map_free(m.suspects);
}

/* ---- the submission ---- */

static void
put_counts(const gtab_submission *s, gtab_buf *out)
{
	gtab_buf_put(out, GTAB_TEXT("<p class=\"counts\">"));
	gtab_buf_printf(out, _("relations: %zu held, %zu failed, %zu could not be checked"),
			s->counts.n_pass, s->counts.n_fail, s->counts.n_unknown);
	gtab_buf_put(out, GTAB_TEXT("</p>\n"));
}

void
gtab_put_html_submission(gtab_report *r, const gtab_submission *s, gtab_buf *out)
{
	const char *const id = gtab_submission_verdict_id(s->verdict);

	gtab_buf_printf(out, "<section class=\"submission %s\" id=\"t%zu\">\n<h2>", id,
			r->n_tables);
	gtab_put_html(r, s->reporter, out);
	gtab_buf_printf(out, " <span class=\"verdict %s\">", id);
	gtab_put_xml(gtab_text_of(gtab_submission_verdict_words(s->verdict)), out);
	gtab_buf_put(out, GTAB_TEXT("</span> <small>"));
	gtab_put_xml(s->source, out);
	gtab_buf_put(out, GTAB_TEXT("</small></h2>\n"));
	put_counts(s, out);
	if (r->n_findings > 0) {
		gtab_buf_put(out, GTAB_TEXT("<div class=\"beside\">\n<ol class=\"findings\">\n"));
		for (size_t i = 0; i < r->n_findings; i++)
			put_finding(r, r->findings[i], out);
		gtab_buf_put(out, GTAB_TEXT("</ol>\n"));
		put_sheet(r, out);
		gtab_buf_put(out, GTAB_TEXT("</div>\n"));
	}
	gtab_buf_put(out, GTAB_TEXT("</section>\n"));
}
