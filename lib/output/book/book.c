/* SPDX-License-Identifier: MIT */
/* A workbook from its first table to its verified bytes: the public side of libgtab-book. */

#include "base/i18n.h"
#include "output/book/excel_limits.h"
#include "output/book/read_back.h"
#include "output/book/sheet_name.h"
#include "output/book/sheet_plan.h"
#include "output/book/sheet_write.h"
#include "output/book/totals.h"
#include "output/book/writer_process.h"
#include "output/book/xml_text.h"

#include <errno.h>
#include <gtab/book.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COPY_LEN = 65536 };

static const int64_t FIXED_DAY = 946684800; /* 2000-01-01; libxlsxwriter takes 0 for now */

struct gtab_book {
	gtab_writer *writer;
	gtab_map *names;
	gtab_arena arena;
	gtab_text title; /* of the first sheet that has one */
	size_t n_sheets;
};

gtab_status
gtab_book_open(const gtab_book_options *options, gtab_book **out, gtab_error *err)
{
	const int64_t created = options != NULL ? options->created : 0;
	gtab_book *const b = calloc(1, sizeof(*b));
	gtab_status st = b != NULL ? GTAB_OK : gtab_error_set(err, GTAB_ENOMEM, NULL);

	*out = NULL;
	if (st == GTAB_OK && gtab_map_new(&b->names) != GTAB_OK)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK) {
		gtab_arena_init(&b->arena);
		st = gtab_writer_start(created != 0 ? created : FIXED_DAY, &b->writer, err);
	}
	if (st == GTAB_OK)
		*out = b;
	else
		gtab_book_free(b);
	return st;
}

void
gtab_book_free(gtab_book *b)
{
	if (b == NULL)
		return;
	gtab_writer_free(b->writer);
	gtab_map_free(b->names);
	gtab_arena_clear(&b->arena);
	free(b);
}

/* ---- adding a table ---- */

static gtab_status
check_text(gtab_text t, gtab_error *err)
{
	if (gtab_utf8_valid_len(t) < t.len)
		return gtab_error_set(err, GTAB_EUSAGE, _("the title or unit is not valid UTF-8"));
	if (gtab_utf16_len(t) > EXCEL_CELL_UNITS_MAX)
		return gtab_error_set(err, GTAB_ELIMIT,
				      _("the title or unit is too long for a cell"));
	return GTAB_OK;
}

/* The first pass: what the rows need, and what they add up to. */
static gtab_status
measure(gtab_sheet_plan *plan, gtab_table *table, gtab_totals *totals, gtab_error *err)
{
	const gtab_row *row;
	gtab_status st = gtab_table_rewind(table, err);

	while (st == GTAB_OK && (st = gtab_table_next(table, &row, err)) == GTAB_OK) {
		st = gtab_plan_measure(plan, row, err);
		if (st == GTAB_OK && gtab_totals_add(totals, row) != GTAB_OK)
			st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	if (st != GTAB_END)
		return st;
	st = gtab_plan_settle(plan, err);
	if (st == GTAB_OK && gtab_totals_settle(totals) != GTAB_OK)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	return st;
}

static gtab_status
keep_title(gtab_book *b, gtab_text title, gtab_error *err)
{
	if (b->title.len > 0 || title.len == 0)
		return GTAB_OK;
	b->title = gtab_arena_copy(&b->arena, title);
	return b->arena.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}

/* The second pass. */
static gtab_status
write_sheet(gtab_book *b, gtab_sheet_plan *plan, gtab_table *table, const gtab_totals *totals,
	    gtab_text wanted_name, gtab_error *err)
{
	gtab_buf name;
	gtab_status st = keep_title(b, plan->title, err);

	gtab_buf_init(&name);
	if (st == GTAB_OK && gtab_sheet_name(b->names, wanted_name, &name) != GTAB_OK)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK)
		st = gtab_table_rewind(table, err);
	if (st == GTAB_OK)
		st = gtab_sheet_write(plan, table, plan->is_list ? NULL : totals,
				      gtab_buf_text(&name), b->writer, err);
	b->n_sheets += st == GTAB_OK;
	gtab_buf_clear(&name);
	return st;
}

static void
tell_source(const gtab_table *table, gtab_error *err)
{
	char source[GTAB_ERROR_SOURCE_MAX];

	snprintf(source, sizeof(source), "%.*s", GTAB_TEXT_ARG(gtab_table_source(table)));
	gtab_error_at(err, source, 0, 0);
}

static gtab_status
add_table(gtab_book *b, gtab_table *table, const gtab_book_options *options, gtab_text sheet_name,
	  gtab_error *err)
{
	const gtab_form *const form =
		options->form != NULL ? options->form : gtab_table_form(table);
	gtab_sheet_plan plan;
	gtab_totals *totals = NULL;
	gtab_status st = gtab_plan_begin(&plan, table, form, options->title, options->unit, err);

	if (st == GTAB_OK && gtab_totals_new(plan.columns, plan.n_columns, &totals) != GTAB_OK)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	gtab_table_set_remarks(table, NULL, NULL);
	if (st == GTAB_OK)
		st = measure(&plan, table, totals, err);
	gtab_table_set_remarks(table, options->on_remark, options->ctx);
	if (st == GTAB_OK)
		st = write_sheet(b, &plan, table, totals, sheet_name, err);
	if (st == GTAB_ELIMIT)
		tell_source(table, err);
	gtab_totals_free(totals);
	gtab_plan_clear(&plan);
	return st;
}

gtab_status
gtab_book_add(gtab_book *b, gtab_table *table, const gtab_book_options *options,
	      gtab_text sheet_name, gtab_error *err)
{
	const gtab_book_options none = { 0 };
	gtab_status st;

	if (options == NULL)
		options = &none;
	st = check_text(options->title, err);
	if (st == GTAB_OK)
		st = check_text(options->unit, err);
	return st == GTAB_OK ? add_table(b, table, options, sheet_name, err) : st;
}

/* ---- finishing ---- */

/* The document's title: no line breaks or control characters, which libxlsxwriter writes as they are. */
static gtab_text
document_title(gtab_book *b)
{
	gtab_buf plain;
	gtab_text rest = b->title, title = { 0 };

	gtab_buf_init(&plain);
	for (size_t n = 0; rest.len > 0 && n < EXCEL_PROPERTY_MAX; n++) {
		const uint32_t cp = gtab_utf8_next(&rest);

		gtab_buf_put_cp(&plain, cp < 0x20 || cp == 0xFFFE || cp == 0xFFFF ? ' ' : cp);
	}
	b->arena.failed |= plain.failed;
	if (!plain.failed)
		title = gtab_arena_copy(&b->arena, gtab_buf_text(&plain));
	gtab_buf_clear(&plain);
	return title;
}

static gtab_status
cannot_write(int number, gtab_error *err)
{
	return gtab_error_set(err, GTAB_EOUTPUT, _("cannot write: %s"), strerror(number));
}

static gtab_status
copy_bytes(int from, FILE *out, gtab_error *err)
{
	char block[COPY_LEN];
	off_t offset = 0;
	ssize_t n;

	errno = 0;
	while ((n = pread(from, block, sizeof(block), offset)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 || fwrite(block, 1, (size_t)n, out) != (size_t)n)
			return cannot_write(errno != 0 ? errno : EIO, err);
		offset += n;
	}
	return fflush(out) == 0 ? GTAB_OK : cannot_write(errno, err);
}

static gtab_status
verify(const gtab_book *b, gtab_error *err)
{
	char path[64];
	size_t n;
	const gtab_digest *const digests = gtab_writer_digests(b->writer, &n);

	snprintf(path, sizeof(path), "/proc/self/fd/%d", gtab_writer_fd(b->writer));
	return gtab_read_back(path, digests, n, err);
}

gtab_status
gtab_book_finish(gtab_book *b, FILE *out, gtab_error *err)
{
	gtab_status st;

	if (b->n_sheets == 0)
		return gtab_error_set(err, GTAB_EUSAGE, _("a workbook needs a table"));
	const gtab_text title = document_title(b);
	if (b->arena.failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	st = gtab_writer_end(b->writer, title, err);
	if (st == GTAB_OK)
		st = verify(b, err);
	return st == GTAB_OK ? copy_bytes(gtab_writer_fd(b->writer), out, err) : st;
}
