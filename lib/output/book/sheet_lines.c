/* SPDX-License-Identifier: MIT */
/* The lines outside the grid, as an office sets them: domain.md §3 and §5. */

#include "output/book/sheet_lines.h"

#include "output/book/excel_number.h"
#include "output/book/measure.h"

enum { LINE_PADDING_PX = 4 };

/* ---- making lines ---- */

/* The next line of a run of them, with n_parts empty parts; NULL when out of memory. */
static gtab_sheet_line *
add_line(gtab_sheet_plan *p, gtab_sheet_line *lines, size_t *n_lines, size_t n_parts)
{
	gtab_sheet_line *const line = &lines[*n_lines];

	line->parts = gtab_arena_array(&p->arena, n_parts, sizeof(*line->parts));
	if (line->parts == NULL)
		return NULL;
	line->n_parts = n_parts;
	(*n_lines)++;
	return line;
}

/* A line of one text over columns first to the last visible one. */
static void
add_single(gtab_sheet_plan *p, gtab_sheet_line *lines, size_t *n_lines, gtab_line_part part)
{
	gtab_sheet_line *const line = add_line(p, lines, n_lines, 1);

	if (line == NULL)
		return;
	part.last_col = (uint32_t)p->last_visible;
	line->parts[0] = part;
}

/* label + value in the arena. */
static gtab_text
join(gtab_sheet_plan *p, gtab_text label, gtab_text value)
{
	gtab_buf both;
	gtab_text copy = { 0 };

	gtab_buf_init(&both);
	gtab_buf_put(&both, label);
	gtab_buf_put(&both, value);
	p->arena.failed |= both.failed;
	if (!both.failed)
		copy = gtab_arena_copy(&p->arena, gtab_buf_text(&both));
	gtab_buf_clear(&both);
	return copy;
}

static uint32_t
text_px(gtab_text text, gtab_sheet_font font)
{
	return gtab_units_px(gtab_text_units(text), font) + LINE_PADDING_PX;
}

/* ---- several texts in one line ---- */

/*
 * Give the parts runs of columns, each at least as wide as its text, and where is_spread as wide as its even
 * share of the table. False when the columns do not reach.
 */
static bool
share_columns(const gtab_sheet_plan *p, gtab_sheet_line *line, bool is_spread)
{
	const uint32_t table_px = gtab_plan_span_px(p, p->first_visible, p->last_visible);
	size_t col = p->first_visible;
	uint32_t taken_px = 0;

	for (size_t i = 0; i < line->n_parts; i++) {
		gtab_line_part *const part = &line->parts[i];
		const bool is_last = i + 1 == line->n_parts;
		const uint64_t share_px = (uint64_t)table_px * (i + 1) / line->n_parts;
		const uint32_t needed_px = text_px(part->text, part->font);
		uint32_t px = 0;

		part->first_col = (uint32_t)col;
		while (col <= p->last_visible &&
		       (is_last || px < needed_px || (is_spread && taken_px < share_px))) {
			px += gtab_plan_span_px(p, col, col);
			taken_px += gtab_plan_span_px(p, col, col);
			part->last_col = (uint32_t)col++;
		}
		if (px < needed_px)
			return false;
	}
	return true;
}

/* Where columns do not fit the parts, they become one text, spread by spaces, as people do by hand. */
static void
join_parts(gtab_sheet_plan *p, gtab_sheet_line *line)
{
	const uint32_t table_px = gtab_plan_span_px(p, p->first_visible, p->last_visible);
	gtab_line_part *const first = &line->parts[0];
	uint32_t used_px = 0;
	size_t n_spaces;

	for (size_t i = 0; i < line->n_parts; i++)
		used_px += text_px(line->parts[i].text, first->font);
	n_spaces = used_px < table_px ? (table_px - used_px) / gtab_units_px(2, first->font) : 0;
	n_spaces = n_spaces / line->n_parts + 1;
	for (size_t i = 1; i < line->n_parts; i++) {
		for (size_t k = 0; k < n_spaces; k++)
			first->text = join(p, first->text, GTAB_TEXT("　"));
		first->text = join(p, first->text, line->parts[i].text);
	}
	first->first_col = (uint32_t)p->first_visible;
	first->last_col = (uint32_t)p->last_visible;
	line->n_parts = 1;
}

static void
place_parts(gtab_sheet_plan *p, gtab_sheet_line *line)
{
	if (!share_columns(p, line, true) && !share_columns(p, line, false))
		join_parts(p, line);
}

/* ---- above ---- */

static void
add_title(gtab_sheet_plan *p)
{
	if (p->title.len == 0)
		return;
	add_single(p, p->above, &p->n_above,
		   (gtab_line_part){ .text = p->title,
				     .font = GTAB_FONT_TITLE,
				     .align = GTAB_ALIGN_CENTER,
				     .first_col = (uint32_t)p->first_visible });
}

static gtab_text
print_period(gtab_sheet_plan *p, gtab_text iso)
{
	gtab_period period;
	gtab_buf out;
	gtab_text copy = iso;

	if (gtab_period_parse(iso, &period, NULL, NULL) != GTAB_OK)
		return iso;
	gtab_buf_init(&out);
	gtab_period_print(&period, &out);
	p->arena.failed |= out.failed;
	if (!out.failed)
		copy = gtab_arena_copy(&p->arena, gtab_buf_text(&out));
	gtab_buf_clear(&out);
	return copy;
}

static void
add_centred(gtab_sheet_plan *p, gtab_text text)
{
	add_single(p, p->above, &p->n_above,
		   (gtab_line_part){ .text = text,
				     .font = GTAB_FONT_LINE,
				     .align = GTAB_ALIGN_CENTER,
				     .first_col = (uint32_t)p->first_visible });
}

static bool
has_colon(gtab_text t)
{
	return gtab_text_find(t, GTAB_TEXT("：")) < t.len ||
	       gtab_text_find(t, GTAB_TEXT(":")) < t.len;
}

/* A line of the block at the right; its first column is settled when all are known. */
static void
add_to_block(gtab_sheet_plan *p, gtab_text text)
{
	add_single(
		p, p->above, &p->n_above,
		(gtab_line_part){ .text = text, .font = GTAB_FONT_LINE, .align = GTAB_ALIGN_LEFT });
}

/* The block begins at the column, right of the first, from which its longest line fits; else it is set right. */
static void
place_block(gtab_sheet_plan *p, size_t first_line)
{
	size_t col = p->last_visible;
	uint32_t widest = 0;

	for (size_t i = first_line; i < p->n_above; i++) {
		const uint32_t px = text_px(p->above[i].parts[0].text, GTAB_FONT_LINE);
		widest = px > widest ? px : widest;
	}
	while (col > p->first_visible && gtab_plan_span_px(p, col, p->last_visible) < widest)
		col--;
	for (size_t i = first_line; i < p->n_above; i++) {
		p->above[i].parts[0].first_col = (uint32_t)col;
		if (col == p->first_visible)
			p->above[i].parts[0].align = GTAB_ALIGN_RIGHT;
	}
}

static void
add_context_above(gtab_sheet_plan *p, const gtab_context_line *lines, size_t n)
{
	const gtab_text period = gtab_table_context_get(p->table, "period");
	const gtab_text form_no = gtab_table_context_get(p->table, "form-no");

	if (period.len > 0)
		add_centred(p, print_period(p, period));
	for (size_t i = 0; i < n; i++) {
		if (gtab_text_equal(lines[i].key, GTAB_TEXT("head")) && !has_colon(lines[i].value))
			add_centred(p, lines[i].value);
	}
	const size_t block = p->n_above;
	if (form_no.len > 0)
		add_to_block(p, join(p, GTAB_TEXT("表　　号："), form_no));
	for (size_t i = 0; i < n; i++) {
		if (gtab_text_equal(lines[i].key, GTAB_TEXT("head")) && has_colon(lines[i].value))
			add_to_block(p, lines[i].value);
	}
	if (!p->arena.failed)
		place_block(p, block);
}

/* 填报单位 at the left, 计量单位 at the right of one line. */
static void
add_reporter_and_unit(gtab_sheet_plan *p)
{
	const gtab_text reporter = gtab_table_context_get(p->table, "reporter");
	const size_t n_parts = (size_t)(reporter.len > 0) + (p->unit.len > 0);
	gtab_sheet_line *line;
	size_t n = 0;

	if (n_parts == 0 || (line = add_line(p, p->above, &p->n_above, n_parts)) == NULL)
		return;
	if (reporter.len > 0)
		line->parts[n++] =
			(gtab_line_part){ .text = join(p, GTAB_TEXT("填报单位："), reporter),
					  .font = GTAB_FONT_LINE,
					  .align = GTAB_ALIGN_LEFT };
	if (p->unit.len > 0)
		line->parts[n] =
			(gtab_line_part){ .text = join(p, GTAB_TEXT("计量单位："), p->unit),
					  .font = GTAB_FONT_LINE,
					  .align = GTAB_ALIGN_RIGHT };
	place_parts(p, line);
}

/* ---- below ---- */

static bool
is_space_at(gtab_text t, size_t i, size_t *len_out)
{
	gtab_text rest = gtab_text_slice(t, i, t.len);
	const uint32_t cp = gtab_utf8_next(&rest);

	*len_out = t.len - i - rest.len;
	return gtab_is_space(cp);
}

/* Whether a label, a run of anything but spaces up to a colon, begins t. */
static bool
begins_label(gtab_text t)
{
	size_t len;

	for (size_t i = 0; i < t.len; i += len) {
		if (is_space_at(t, i, &len))
			return false;
		const gtab_text here = gtab_text_slice(t, i, i + len);
		if (gtab_text_equal(here, GTAB_TEXT("：")) || gtab_text_equal(here, GTAB_TEXT(":")))
			return i > 0;
	}
	return false;
}

size_t
gtab_signature_split(gtab_text line, gtab_text *out)
{
	size_t n = 0, start = 0, len;
	bool was_space = false;

	line = gtab_text_trim(line);
	for (size_t i = 0; i < line.len; i += len) {
		const gtab_text rest = gtab_text_slice(line, i, line.len);
		const bool is_space = is_space_at(line, i, &len);

		if (was_space && !is_space && begins_label(rest)) {
			out[n++] = gtab_text_trim(gtab_text_slice(line, start, i));
			start = i;
		}
		was_space = is_space;
	}
	if (line.len > 0)
		out[n++] = gtab_text_trim(gtab_text_slice(line, start, line.len));
	return n;
}

/* Put one signature text's parts behind those of the line. parts: room for line->n_parts and more. */
static void
add_signature(gtab_sheet_line *line, gtab_text *room, gtab_text text)
{
	const size_t n = gtab_signature_split(text, room);

	for (size_t i = 0; i < n; i++)
		line->parts[line->n_parts++] = (gtab_line_part){ .text = room[i],
								 .font = GTAB_FONT_LINE,
								 .align = GTAB_ALIGN_LEFT };
}

static void
add_signature_line(gtab_sheet_plan *p, const gtab_context_line *lines, size_t n)
{
	const gtab_text usual = p->layout != NULL ? p->layout->signature : GTAB_TEXT("");
	size_t max_parts = usual.len + 1;

	for (size_t i = 0; i < n; i++)
		max_parts += gtab_text_equal(lines[i].key, GTAB_TEXT("signature"))
				     ? lines[i].value.len + 1
				     : 0;
	gtab_text *const room = gtab_arena_array(&p->arena, max_parts, sizeof(*room));
	gtab_sheet_line *const line = add_line(p, p->below, &p->n_below, max_parts);
	if (room == NULL || line == NULL)
		return;
	line->n_parts = 0;
	for (size_t i = 0; i < n; i++) {
		if (gtab_text_equal(lines[i].key, GTAB_TEXT("signature")))
			add_signature(line, room, lines[i].value);
	}
	if (line->n_parts == 0)
		add_signature(line, room, usual);
	if (line->n_parts == 0)
		p->n_below--;
	else
		place_parts(p, line);
}

static void
add_notes(gtab_sheet_plan *p, const gtab_context_line *lines, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!gtab_text_equal(lines[i].key, GTAB_TEXT("note")))
			continue;
		add_single(p, p->below, &p->n_below,
			   (gtab_line_part){ .text = lines[i].value,
					     .font = GTAB_FONT_NOTE,
					     .align = GTAB_ALIGN_LEFT,
					     .first_col = (uint32_t)p->first_visible });
	}
}

/* ---- both ---- */

static void
set_heights(const gtab_sheet_plan *p, gtab_sheet_line *lines, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < lines[i].n_parts; k++) {
			const gtab_line_part *const part = &lines[i].parts[k];
			const uint32_t px = gtab_plan_span_px(p, part->first_col, part->last_col);
			const uint32_t height = gtab_lines_height(
				gtab_cell_lines(part->text, part->font, px), part->font);

			if (height > lines[i].height)
				lines[i].height = height;
		}
	}
}

gtab_status
gtab_plan_lay_lines(gtab_sheet_plan *p)
{
	size_t n;
	const gtab_context_line *const lines = gtab_table_context(p->table, &n);

	p->above = gtab_arena_array(&p->arena, n + 4, sizeof(*p->above));
	p->below = gtab_arena_array(&p->arena, n + 1, sizeof(*p->below));
	if (p->arena.failed)
		return GTAB_ENOMEM;
	add_title(p);
	add_context_above(p, lines, n);
	add_reporter_and_unit(p);
	add_notes(p, lines, n);
	add_signature_line(p, lines, n);
	if (p->arena.failed)
		return GTAB_ENOMEM;
	set_heights(p, p->above, p->n_above);
	set_heights(p, p->below, p->n_below);
	return GTAB_OK;
}
