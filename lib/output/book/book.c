/* SPDX-License-Identifier: MIT */
/* A workbook from its first table to its verified bytes: the public side of libgtab-book. */

#include "base/i18n.h"
#include "output/book/book_file.h"
#include "output/book/book_sheet.h"
#include "output/book/bookmaker.h"
#include "output/book/excel_limits.h"
#include "output/book/sheet_name.h"
#include "output/book/xml_text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { COPY_LEN = 65536 };

/* bodies: of the tables added so far; sheets point into them. */
struct gtab_book {
	gtab_bookmaker *maker;
	gtab_map *names;
	gtab_arena arena;
	gtab_styles *styles;
	gtab_spool *spool;
	gtab_body **bodies;
	size_t n_bodies;
	gtab_book_sheet *sheets;
	size_t n_sheets;
	gtab_text title; /* of the first sheet that has one */
};

gtab_status
gtab_book_open(gtab_bookmaker *m, gtab_book **out, gtab_error *err)
{
	gtab_book *const b = calloc(1, sizeof(*b));

	*out = b;
	if (b == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	b->maker = m;
	gtab_arena_init(&b->arena);
	if (gtab_map_new(&b->names) == GTAB_OK && gtab_styles_new(&b->styles) == GTAB_OK &&
	    gtab_spool_new(&b->spool, NULL) == GTAB_OK)
		return GTAB_OK;
	gtab_book_free(b);
	*out = NULL;
	return gtab_error_set(err, GTAB_ENOMEM, NULL);
}

void
gtab_book_free(gtab_book *b)
{
	if (b == NULL)
		return;
	for (size_t i = 0; i < b->n_bodies; i++)
		gtab_body_free(b->bodies[i]);
	free(b->bodies);
	free(b->sheets);
	gtab_spool_free(b->spool);
	gtab_styles_free(b->styles);
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

/* Room for n sheets more, and a body. */
static gtab_status
make_room(gtab_book *b, size_t n, gtab_error *err)
{
	gtab_body **const bodies = realloc(b->bodies, (b->n_bodies + 1) * sizeof(*bodies));
	gtab_book_sheet *const sheets = realloc(b->sheets, (b->n_sheets + n) * sizeof(*sheets));

	if (bodies != NULL)
		b->bodies = bodies;
	if (sheets != NULL)
		b->sheets = sheets;
	if (bodies == NULL || sheets == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (b->n_sheets + n > BOOK_SHEETS_MAX)
		return gtab_error_set(err, GTAB_ELIMIT, _("a workbook gets %d sheets at most"),
				      BOOK_SHEETS_MAX);
	return GTAB_OK;
}

/* The one pass over the rows: what they need, what they add up to, what stands in their cells. */
static gtab_status
read_rows(gtab_table *table, gtab_sheet_plan *plan, gtab_totals *totals, gtab_body *body,
	  gtab_error *err)
{
	const gtab_row *row;
	gtab_status st = gtab_table_rewind(table, err);

	while (st == GTAB_OK && (st = gtab_table_next(table, &row, err)) == GTAB_OK) {
		st = gtab_plan_measure(plan, row, err);
		if (st == GTAB_OK && gtab_totals_add(totals, row) != GTAB_OK)
			st = gtab_error_set(err, GTAB_ENOMEM, NULL);
		if (st == GTAB_OK)
			st = gtab_body_add(body, row, err);
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

static gtab_status
name_sheet(gtab_book *b, gtab_text wanted, gtab_book_sheet *sheet, gtab_error *err)
{
	gtab_buf name;
	gtab_status st;

	gtab_buf_init(&name);
	st = gtab_sheet_name(b->names, wanted, &name);
	if (st == GTAB_OK)
		sheet->name = gtab_arena_copy(&b->arena, gtab_buf_text(&name));
	gtab_buf_clear(&name);
	return st == GTAB_OK && !b->arena.failed ? GTAB_OK : gtab_error_set(err, GTAB_ENOMEM, NULL);
}

/* Sheets from a plan whose rows are all in the body. Takes totals. */
static gtab_status
add_sheets(gtab_book *b, const gtab_sheet_plan *plan, gtab_body *body, gtab_totals *totals,
	   bool may_split, gtab_text name, gtab_error *err)
{
	const bool is_list = plan->is_list;
	size_t n = 0;
	gtab_status st = gtab_sheets_needed(plan, may_split, &n, err);

	if (st == GTAB_OK)
		st = make_room(b, n, err);
	if (st == GTAB_OK)
		st = keep_title(b, plan->title, err);
	if (st != GTAB_OK || is_list) {
		gtab_totals_free(totals);
		totals = NULL;
	}
	if (st == GTAB_OK)
		st = gtab_sheets_lay(plan, body, totals, b->styles, &b->arena,
				     &b->sheets[b->n_sheets], n, err);
	for (size_t i = 0; st == GTAB_OK && i < n; i++)
		st = name_sheet(b, name, &b->sheets[b->n_sheets + i], err);
	if (st == GTAB_OK)
		b->n_sheets += n;
	return st;
}

static void
tell_source(const gtab_table *table, gtab_error *err)
{
	char source[GTAB_ERROR_SOURCE_MAX];

	snprintf(source, sizeof(source), "%.*s", GTAB_TEXT_ARG(gtab_table_source(table)));
	gtab_error_at(err, source, 0, 0);
}

/* Read the table's rows into a body of their own, and lay sheets over it. */
static gtab_status
add_planned(gtab_book *b, gtab_sheet_plan *plan, gtab_table *table,
	    const gtab_book_options *options, gtab_text sheet_name, gtab_error *err)
{
	gtab_totals *totals = NULL;
	gtab_body *body = NULL;
	gtab_status st = gtab_body_new(plan, b->spool, b->maker->block_xml_len, &body, err);

	if (st == GTAB_OK && gtab_totals_new(plan->columns, plan->n_columns, &totals) != GTAB_OK)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK)
		st = read_rows(table, plan, totals, body, err);
	if (st == GTAB_OK)
		st = add_sheets(b, plan, body, totals, !options->no_split, sheet_name, err);
	else
		gtab_totals_free(totals);
	if (st == GTAB_OK)
		b->bodies[b->n_bodies++] = body;
	else
		gtab_body_free(body);
	return st;
}

static gtab_status
add_table(gtab_book *b, gtab_table *table, const gtab_book_options *options, gtab_text sheet_name,
	  gtab_error *err)
{
	const gtab_form *const form =
		options->form != NULL ? options->form : gtab_table_form(table);
	gtab_sheet_plan plan;
	gtab_status st = gtab_plan_begin(&plan, table, form, options->title, options->unit, err);

	gtab_table_set_remarks(table, options->on_remark, options->ctx);
	if (st == GTAB_OK)
		st = add_planned(b, &plan, table, options, sheet_name, err);
	if (st == GTAB_ELIMIT)
		tell_source(table, err);
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

/* Whether a stream is a regular file that is new, and may be read as well: the workbook can be written in place. */
static bool
is_new_file(FILE *out)
{
	const int fd = fileno(out);
	struct stat status;
	int flags;

	if (fd < 0 || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size != 0)
		return false;
	flags = fcntl(fd, F_GETFL);
	return flags >= 0 && (flags & O_ACCMODE) == O_RDWR && (flags & O_APPEND) == 0 &&
	       lseek(fd, 0, SEEK_CUR) == 0;
}

static gtab_status
write_file(const gtab_book *b, const gtab_skeleton *skeleton, gtab_text title, int fd,
	   gtab_error *err)
{
	const gtab_bookmaker_options *const options = &b->maker->options;
	const gtab_book_file file = { .skeleton = skeleton,
				      .values = { title, b->sheets, b->n_sheets },
				      .n_threads = options->n_threads,
				      .level = options->compress,
				      .verify = options->verify };

	return gtab_book_file_write(&file, fd, err);
}

static gtab_status
write_out(const gtab_book *b, const gtab_skeleton *skeleton, gtab_text title, FILE *out,
	  gtab_error *err)
{
	gtab_status st;
	int fd;

	if (is_new_file(out))
		return write_file(b, skeleton, title, fileno(out), err);
	fd = gtab_temporary_file(err);
	if (fd < 0)
		return GTAB_EOUTPUT;
	st = write_file(b, skeleton, title, fd, err);
	if (st == GTAB_OK)
		st = copy_bytes(fd, out, err);
	close(fd);
	return st;
}

gtab_status
gtab_book_finish(gtab_book *b, FILE *out, gtab_error *err)
{
	const gtab_skeleton *skeleton;
	size_t n_styles;
	gtab_status st;

	if (b->n_sheets == 0)
		return gtab_error_set(err, GTAB_EUSAGE, _("a workbook needs a table"));
	const gtab_text title = document_title(b);
	if (b->arena.failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	gtab_styles_all(b->styles, &n_styles);
	if (n_styles > EXCEL_STYLES_MAX)
		return gtab_error_set(err, GTAB_ELIMIT,
				      _("the workbook needs %zu cell formats; Excel holds %d"),
				      n_styles, EXCEL_STYLES_MAX);
	st = gtab_skeleton_get(b->maker->skeletons, b->styles, b->sheets, b->n_sheets, &skeleton,
			       err);
	if (st == GTAB_OK)
		st = write_out(b, skeleton, title, out, err);
	gtab_skeleton_release(skeleton);
	return st;
}
