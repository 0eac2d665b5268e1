/* SPDX-License-Identifier: MIT */

/* Corrections applied: the table is read a second time, and cells that have a sure correction are replaced. */

#include "gtab-check/apply.h"

#include <stdlib.h>

static void
keep(fixes *f, const gtab_suspect *s)
{
	gtab_suspect *items = f->items;
	size_t idx;

	if (f->by_cell == NULL && gtab_map_new(&f->by_cell) != GTAB_OK) {
		f->failed = true;
		return;
	}
	if (gtab_map_get(f->by_cell, s->cell) != GTAB_MAP_NONE)
		return;
	if (f->n == f->size) {
		f->size = f->size == 0 ? 16 : 2 * f->size;
		items = reallocarray(items, f->size, sizeof(*items));
	}
	if (items == NULL || gtab_map_add(f->by_cell, s->cell, f->n, &idx) != GTAB_OK) {
		f->failed = true;
		return;
	}
	f->items = items;
	items[f->n++] =
		(gtab_suspect){ .likely = gtab_arena_copy(&f->arena, s->likely),
				.reason = gtab_arena_copy(&f->arena, s->reason),
				.reason_words = gtab_arena_copy(&f->arena, s->reason_words) };
}

void
fixes_add(fixes *f, const gtab_finding *finding)
{
	for (size_t i = 0; i < finding->n_suspects && !f->failed; i++) {
		const gtab_suspect *const s = &finding->suspects[i];

		if (!s->is_tie && s->likely.len > 0)
			keep(f, s);
	}
}

void
fixes_clear(fixes *f)
{
	gtab_arena_clear(&f->arena);
	gtab_map_free(f->by_cell);
	free(f->items);
	*f = (fixes){ 0 };
}

/* file, line, column, field, rule, before, after: as gtab-norm logs its changes */
static void
log_change(const fixes *f, const gtab_row *row, const gtab_column *column, const gtab_suspect *fix,
	   gtab_text before, gtab_buf *line)
{
	if (f->log == NULL)
		return;
	gtab_buf_truncate(line, 0);
	gtab_csv_put(line, row->place.source);
	gtab_buf_printf(line, ",%llu,%zu,", (unsigned long long)row->place.line_no,
			column->source_no);
	gtab_csv_put(line, column->name);
	gtab_buf_printf(line, ",suspect/%.*s,", GTAB_TEXT_ARG(fix->reason));
	gtab_csv_put(line, before);
	gtab_buf_putc(line, ',');
	gtab_csv_put(line, fix->likely);
	gtab_buf_putc(line, '\n');
	if (line->len > 0)
		fwrite(line->ptr, 1, line->len, f->log);
}

/* Whether the figure was printed rounded: its bounds stand beside it, and would be wrong for another. */
static bool
is_rounded(const gtab_column *columns, const gtab_row *row, size_t i)
{
	for (size_t k = i + 1; k < row->n_cells && columns[k].owner == i; k++) {
		if (columns[k].role != GTAB_COLUMN_UNIT_OF && row->cells[k].text.len > 0)
			return true;
	}
	return false;
}

/* Put the corrections of a row into a copy of its cells. Returns how many there were. */
static size_t
correct(const fixes *f, const cli *c, const gtab_column *columns, const gtab_row *row,
	gtab_cell *cells, gtab_buf *line)
{
	size_t n = 0;

	for (size_t i = 0; i < row->n_cells; i++) {
		size_t idx = GTAB_MAP_NONE;

		cells[i] = row->cells[i];
		if (columns[i].role != GTAB_COLUMN_VALUE || f->by_cell == NULL ||
		    is_rounded(columns, row, i))
			continue;
		gtab_buf_truncate(line, 0);
		gtab_cell_address(&columns[i], row->place, line);
		idx = gtab_map_get(f->by_cell, gtab_buf_text(line));
		if (idx == GTAB_MAP_NONE)
			continue;
		cli_note_at(c, row->place, _("%.*s: %.*s is written for %.*s, %.*s"),
			    GTAB_TEXT_ARG(gtab_buf_text(line)), GTAB_TEXT_ARG(f->items[idx].likely),
			    GTAB_TEXT_ARG(cells[i].text),
			    GTAB_TEXT_ARG(f->items[idx].reason_words));
		log_change(f, row, &columns[i], &f->items[idx], cells[i].text, line);
		cells[i].text = f->items[idx].likely;
		cells[i].kind = GTAB_CELL_NUMBER;
		n++;
	}
	return n;
}

static gtab_status
write_rows(fixes *f, const cli *c, gtab_table *table, gtab_csv_writer *writer, gtab_buf *line,
	   gtab_error *err)
{
	size_t n_columns;
	const gtab_column *const columns = gtab_table_columns(table, &n_columns);
	gtab_cell *const cells = gtab_arena_array(&f->arena, n_columns, sizeof(*cells));
	const gtab_row *row;
	size_t n_done = 0;
	gtab_status st = GTAB_OK;

	if (cells == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	while (st == GTAB_OK && (st = gtab_table_next(table, &row, err)) == GTAB_OK) {
		gtab_row corrected = *row;

		n_done += correct(f, c, columns, row, cells, line);
		corrected.cells = cells;
		st = gtab_csv_writer_row(writer, &corrected, err);
	}
	if (st == GTAB_END)
		st = gtab_csv_writer_finish(writer, err);
	if (st == GTAB_OK && n_done == 0)
		cli_note(c, "%s", _("nothing is certain enough to be corrected"));
	return st;
}

gtab_status
fixes_write(fixes *f, const cli *c, gtab_table *table, gtab_error *err)
{
	cli_table_out out = { .stream = f->table };
	gtab_csv_writer *writer = NULL;
	gtab_status st = GTAB_OK;
	gtab_buf line;

	gtab_buf_init(&line);
	gtab_table_set_remarks(table, NULL, NULL); /* they were made the first time */
	if (f->log != NULL && !f->has_head) {
		f->has_head = true;
		gtab_change_log_head(&line);
		fwrite(line.ptr, 1, line.len, f->log);
	}
	st = gtab_table_rewind(table, err);
	if (st == GTAB_OK)
		st = cli_table_out_open(&out, table, gtab_table_is_kept(table), &writer, err);
	if (st == GTAB_OK)
		st = write_rows(f, c, table, writer, &line, err);
	if (st == GTAB_OK && (line.failed || f->failed || f->arena.failed))
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	gtab_map_free(f->by_cell); /* the next table has cells of its own */
	f->by_cell = NULL;
	f->n = 0;
	gtab_csv_writer_free(writer);
	cli_table_out_clear(&out);
	gtab_buf_clear(&line);
	return st;
}
