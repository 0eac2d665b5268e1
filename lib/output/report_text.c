/* SPDX-License-Identifier: MIT */
/* Findings as text: a line each; on a terminal with colours, and with the row they are about. */

#include "base/i18n.h"
#include "output/report_internal.h"

enum { CELL_COLUMNS_MAX = 24, EXCERPT_COLUMNS = 76, CELLS_BEFORE = 2, LINE_NO_COLUMNS = 5 };

/* SGR, ECMA-48 §8.3.117 */
static const char *const severity_colours[] = {
	[GTAB_NOTE] = "\033[1;36m", [GTAB_WARNING] = "\033[1;33m", [GTAB_ERROR] = "\033[1;31m"
};
static const char bold[] = "\033[1m";
static const char faint[] = "\033[2m";
static const char green[] = "\033[1;32m";
static const char plain[] = "\033[0m";

static void
put_colour(const gtab_report *r, const char *sequence, gtab_buf *out)
{
	if (r->options.has_colour)
		gtab_buf_put(out, gtab_text_of(sequence));
}

/* ---- the row, with a mark under the cell ---- */

static void
put_many(gtab_buf *out, const char *piece, size_t n)
{
	while (n-- > 0)
		gtab_buf_put(out, gtab_text_of(piece));
}

/* A cell as far as it fits; the columns it takes. */
static size_t
put_cell(gtab_report *r, gtab_text source, gtab_buf *out)
{
	const size_t start = out->len;
	size_t width = 0;
	gtab_text rest;

	gtab_put_printable(gtab_report_shown(r, gtab_text_trim(source)), out);
	for (rest = gtab_buf_from(out, start); rest.len > 0;) {
		const gtab_text before = rest;
		size_t columns;

		gtab_utf8_next(&rest);
		columns = gtab_text_width(gtab_text_slice(before, 0, before.len - rest.len));
		if (width + columns > CELL_COLUMNS_MAX) {
			gtab_buf_truncate(out, out->len - before.len);
			gtab_buf_put(out, GTAB_TEXT("…"));
			return width + 2;
		}
		width += columns;
	}
	return width;
}

static bool
is_at(const gtab_report *r, size_t i, uint64_t column_no)
{
	return r->table.columns[i].role == GTAB_COLUMN_VALUE &&
	       r->table.columns[i].source_no == column_no;
}

/* The first column shown: the row from its start when the cell is near, else two cells before it. */
static size_t
first_shown(const gtab_report *r, const gtab_row *row, uint64_t column_no)
{
	for (size_t i = 0; i < row->n_cells; i++) {
		if (is_at(r, i, column_no))
			return i > CELLS_BEFORE + 1 ? i - CELLS_BEFORE : 0;
	}
	return 0;
}

/* Append the cells; where the one that is meant stands, and how wide it is. */
static void
put_cells(gtab_report *r, const gtab_row *row, uint64_t column_no, size_t *start_out,
	  size_t *width_out, gtab_buf *out)
{
	size_t at = 0;

	for (size_t i = first_shown(r, row, column_no); i < row->n_cells && at < EXCERPT_COLUMNS;
	     i++) {
		size_t width;

		if (r->table.columns[i].role != GTAB_COLUMN_VALUE)
			continue;
		gtab_buf_put(out, GTAB_TEXT(" | "));
		at += 3;
		width = put_cell(r, row->cells[i].source, out);
		if (is_at(r, i, column_no)) {
			*start_out = at;
			*width_out = width > 0 ? width : 1;
		}
		at += width;
	}
}

static void
put_excerpt(gtab_report *r, const gtab_finding *f, gtab_buf *out)
{
	const gtab_row *const row = f->place.record_no == 0
					    ? NULL
					    : gtab_report_sheet_find(&r->sheet, f->place.record_no);
	size_t start = 0;
	size_t width = 0;

	if (row == NULL || f->column_no == 0)
		return;
	put_colour(r, faint, out);
	gtab_buf_printf(out, "%*llu", LINE_NO_COLUMNS, (unsigned long long)f->place.line_no);
	put_colour(r, plain, out);
	put_cells(r, row, f->column_no, &start, &width, out);
	gtab_buf_putc(out, '\n');
	if (width == 0)
		return;
	put_many(out, " ", LINE_NO_COLUMNS + start);
	put_colour(r, green, out);
	gtab_buf_putc(out, '^');
	put_many(out, "~", width - 1);
	put_colour(r, plain, out);
	gtab_buf_putc(out, '\n');
}

/* ---- a finding ---- */

static void
put_place(const gtab_report *r, const gtab_finding *f, gtab_buf *out)
{
	if (f->place.source.len == 0)
		return;
	put_colour(r, bold, out);
	gtab_put_printable(f->place.source, out);
	if (f->place.line_no > 0)
		gtab_buf_printf(out, ":%llu", (unsigned long long)f->place.line_no);
	if (f->column_no > 0)
		gtab_buf_printf(out, ":%llu", (unsigned long long)f->column_no);
	gtab_buf_put(out, GTAB_TEXT(": "));
	put_colour(r, plain, out);
}

static void
put_operands(gtab_report *r, const gtab_finding *f, gtab_buf *out)
{
	for (size_t i = 0; i < f->n_operands; i++) {
		gtab_buf_put(out, i == 0 ? GTAB_TEXT("    ") : GTAB_TEXT("; "));
		gtab_put_printable(gtab_report_shown(r, f->operands[i].label), out);
		if (f->operands[i].cell.len > 0)
			gtab_buf_printf(out, " %.*s", GTAB_TEXT_ARG(f->operands[i].cell));
		gtab_buf_put(out, GTAB_TEXT(" = "));
		gtab_put_printable(gtab_report_shown(r, f->operands[i].value), out);
	}
	if (f->n_operands > 0)
		gtab_buf_putc(out, '\n');
}

/* A line a group: changes that belong together stand side by side. */
static void
put_suspects(gtab_report *r, const gtab_finding *f, gtab_buf *out)
{
	for (size_t i = 0; i < f->n_suspects; i++) {
		const gtab_suspect *const s = &f->suspects[i];

		if (i > 0 && s->group == s[-1].group) {
			gtab_buf_put(out, GTAB_TEXT(", "));
		} else {
			if (i > 0)
				gtab_buf_putc(out, '\n');
			gtab_buf_put(out, GTAB_TEXT("    "));
			put_colour(r, green, out);
			gtab_buf_put(out, gtab_text_of(gtab_suspect_lead(f, s)));
			put_colour(r, plain, out);
		}
		gtab_put_suspect(r, s, out);
	}
	if (f->n_suspects > 0)
		gtab_buf_putc(out, '\n');
}

static void
put_finding(gtab_report *r, const gtab_finding *f)
{
	gtab_buf *const out = &r->line;

	put_place(r, f, out);
	put_colour(r, severity_colours[f->severity], out);
	gtab_buf_printf(out, "%s: ", gtab_severity_words(f->severity));
	put_colour(r, plain, out);
	gtab_put_printable(gtab_report_shown(r, f->message), out);
	put_colour(r, faint, out);
	gtab_buf_printf(out, " [%.*s]", GTAB_TEXT_ARG(f->rule));
	put_colour(r, plain, out);
	gtab_buf_putc(out, '\n');
	if (r->options.has_excerpt)
		put_excerpt(r, f, out);
	put_operands(r, f, out);
	put_suspects(r, f, out);
}

const gtab_report_kind gtab_report_text = { .finding = put_finding };

void
gtab_report_put_text(const gtab_finding *finding, gtab_buf *out)
{
	gtab_report r = { .options = { .format = GTAB_REPORT_TEXT } };

	put_finding(&r, finding);
	gtab_buf_put(out, gtab_buf_text(&r.line));
	out->failed |= r.line.failed || r.scratch.failed;
	gtab_buf_clear(&r.line);
	gtab_buf_clear(&r.scratch);
}
