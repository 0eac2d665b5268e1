/* SPDX-License-Identifier: MIT */

/* Tables of a package and earlier files: which file is meant, and opening it. */

#include "gtab-check/package.h"

#include <dirent.h>
#include <gtab/report.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A table that was opened for one operand. */
struct cli_opened {
	struct cli_opened *next;
	gtab_source *source;
	gtab_table *table;
};

/* ---- candidates ---- */

static gtab_status
add_candidate(cli_candidates *c, gtab_text path, gtab_text name)
{
	gtab_text kept;

	if (c->n == c->size) {
		const size_t size = c->size == 0 ? 16 : c->size * 2;
		cli_candidate *const more = realloc(c->items, size * sizeof(*more));

		if (more == NULL)
			return GTAB_ENOMEM;
		c->items = more;
		c->size = size;
	}
	kept = gtab_arena_copy(&c->arena, path);
	name = gtab_arena_copy(&c->arena, name);
	if (c->arena.failed)
		return GTAB_ENOMEM;
	c->items[c->n++] = (cli_candidate){ .path = (char *)(uintptr_t)kept.ptr,
					    .name = name,
					    .form_no = GTAB_TEXT(""),
					    .stem = gtab_reporter_of_file(kept),
					    .reporter = GTAB_TEXT("") };
	return GTAB_OK;
}

static gtab_status
open_table(const cli_reading *reading, const char *path, const char *sheet, gtab_source **source,
	   gtab_table **table, gtab_error *err)
{
	gtab_table_options options = reading->options;
	gtab_status st = gtab_source_open(path, source, err);

	options.on_remark = NULL;
	options.table_no = 0;
	if (sheet != NULL) {
		options.sheet = sheet;
		options.sheet_no = 0;
	}
	return st == GTAB_OK ? gtab_table_open(*source, &options, table, err) : st;
}

static gtab_text
reporter_of(const gtab_table *table)
{
	const gtab_text said = gtab_table_context_get(table, "reporter");

	return said.len > 0 ? said : gtab_reporter_of_file(gtab_table_source(table));
}

/* What each file calls itself; one that cannot be read is told when it is checked, and is nobody's here. */
static void
read_candidates(cli_candidates *c, const cli_reading *reading)
{
	for (size_t i = 0; !c->is_read && i < c->n; i++) {
		gtab_source *source = NULL;
		gtab_table *table = NULL;

		if (strcmp(c->items[i].path, "-") != 0 &&
		    open_table(reading, c->items[i].path, NULL, &source, &table, NULL) == GTAB_OK) {
			c->items[i].form_no = gtab_arena_copy(
				&c->arena, gtab_table_context_get(table, "form-no"));
			c->items[i].reporter = gtab_arena_copy(&c->arena, reporter_of(table));
		}
		gtab_table_free(table);
		gtab_source_free(source);
	}
	c->is_read = true;
}

static void
clear_candidates(cli_candidates *c)
{
	free(c->items);
	gtab_arena_clear(&c->arena);
}

/* ---- opening ---- */

static gtab_status
add_given(cli_package *p, gtab_error *err)
{
	const cli_list *const given = &p->reading->tables;
	gtab_status st = GTAB_OK;

	for (size_t i = 0; st == GTAB_OK && i < given->n; i++) {
		const gtab_text item = gtab_text_of(given->items[i]);
		const size_t at = gtab_text_find(item, GTAB_TEXT("="));

		if (at == item.len) /* the number of a table in its file */
			continue;
		if (at == 0 || at + 1 == item.len)
			return gtab_error_set(err, GTAB_EUSAGE,
					      _("--table takes NAME=FILE, not %s"),
					      given->items[i]);
		st = add_candidate(&p->given, gtab_text_slice(item, at + 1, item.len),
				   gtab_text_slice(item, 0, at));
	}
	return st;
}

/* Without operands, those of --table are checked. */
static gtab_status
make_operands(cli_package *p)
{
	cli *const c = p->tool;

	if (p->given.n == 0 || c->n_operands != 1 || strcmp(c->operands[0], "-") != 0)
		return GTAB_OK;
	c->operands = gtab_arena_array(&p->given.arena, p->given.n, sizeof(*c->operands));
	if (c->operands == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < p->given.n; i++)
		c->operands[i] = p->given.items[i].path;
	c->n_operands = p->given.n;
	return GTAB_OK;
}

static int
by_path(const void *a, const void *b)
{
	return strcmp(((const cli_candidate *)a)->path, ((const cli_candidate *)b)->path);
}

/* The files of a folder, in the order of their names. */
static gtab_status
add_folder(cli_candidates *c, const char *path, DIR *folder)
{
	const struct dirent *entry;
	gtab_status st = GTAB_OK;
	gtab_buf buf;

	gtab_buf_init(&buf);
	while (st == GTAB_OK && (entry = readdir(folder)) != NULL) {
		struct stat info;

		if (entry->d_name[0] == '.')
			continue;
		gtab_buf_truncate(&buf, 0);
		gtab_buf_printf(&buf, "%s/%s", path, entry->d_name);
		gtab_buf_putc(&buf, '\0');
		if (buf.failed)
			st = GTAB_ENOMEM;
		else if (stat(buf.ptr, &info) == 0 && S_ISREG(info.st_mode))
			st = add_candidate(c, gtab_text_of(buf.ptr), GTAB_TEXT(""));
	}
	gtab_buf_clear(&buf);
	if (c->n > 0)
		qsort(c->items, c->n, sizeof(*c->items), by_path);
	return st;
}

static gtab_status
add_earlier(cli_package *p, gtab_when when, gtab_error *err)
{
	const char *const path = p->paths[when];
	gtab_source *source = NULL;
	gtab_status st;
	DIR *folder;

	if (path == NULL)
		return GTAB_OK;
	folder = opendir(path);
	if (folder == NULL) {
		st = gtab_source_open(path, &source, err); /* there and readable? */
		gtab_source_free(source);
		return st == GTAB_OK
			       ? add_candidate(&p->earlier[when], gtab_text_of(path), GTAB_TEXT(""))
			       : st;
	}
	st = add_folder(&p->earlier[when], path, folder);
	closedir(folder);
	return st;
}

gtab_status
cli_package_open(cli_package *p, cli *c, const cli_reading *reading, gtab_error *err)
{
	gtab_status st;

	p->tool = c;
	p->reading = reading;
	pthread_mutex_init(&p->lock, NULL);
	gtab_arena_init(&p->given.arena);
	gtab_arena_init(&p->operands.arena);
	for (size_t i = 0; i < GTAB_N_WHENS; i++)
		gtab_arena_init(&p->earlier[i].arena);
	st = add_given(p, err);
	if (st == GTAB_OK)
		st = make_operands(p);
	for (size_t i = 0; st == GTAB_OK && i < c->n_operands; i++)
		st = add_candidate(&p->operands, gtab_text_of(c->operands[i]), GTAB_TEXT(""));
	for (size_t i = GTAB_PREVIOUS; st == GTAB_OK && i < GTAB_N_WHENS; i++)
		st = add_earlier(p, (gtab_when)i, err);
	return st == GTAB_ENOMEM ? gtab_error_set(err, st, NULL) : st;
}

void
cli_package_close(cli_package *p)
{
	clear_candidates(&p->given);
	clear_candidates(&p->operands);
	for (size_t i = 0; i < GTAB_N_WHENS; i++)
		clear_candidates(&p->earlier[i]);
	pthread_mutex_destroy(&p->lock);
}

/* ---- choosing ---- */

static bool
is_called_given(const cli_candidate *c, gtab_text name)
{
	return gtab_text_equal(c->name, name);
}

static bool
is_called_form_no(const cli_candidate *c, gtab_text name)
{
	return c->form_no.len > 0 && gtab_text_equal(gtab_text_trim(c->form_no), name);
}

static bool
is_called_stem(const cli_candidate *c, gtab_text name)
{
	return gtab_text_equal(c->stem, name);
}

typedef bool is_called_fn(const cli_candidate *c, gtab_text name);

static gtab_status
tell_two(const cli_candidate *a, const cli_candidate *b, gtab_text name, gtab_error *err)
{
	return gtab_error_set(err, GTAB_END, _("both %s and %s can be the table %.*s"), a->path,
			      b->path, GTAB_TEXT_ARG(name));
}

/* The one candidate of that name; of several that of the reporter. GTAB_END when there is none or there are two. */
static gtab_status
choose(const cli_candidates *all, is_called_fn *is_called, gtab_text name, gtab_text reporter,
       const cli_candidate **out, gtab_error *err)
{
	const cli_candidate *of_reporter = NULL;
	const cli_candidate *any = NULL;
	const cli_candidate *before = NULL;
	size_t n_any = 0;
	size_t n_of_reporter = 0;

	for (size_t i = 0; i < all->n; i++) {
		const cli_candidate *const c = &all->items[i];

		if (!is_called(c, name))
			continue;
		n_any++;
		before = any;
		any = c;
		if (gtab_text_equal(c->reporter, reporter) && n_of_reporter++ == 0)
			of_reporter = c;
		else if (gtab_text_equal(c->reporter, reporter))
			return tell_two(of_reporter, c, name, err);
	}
	if (n_of_reporter == 0 && n_any > 1)
		return tell_two(before, any, name, err);
	*out = n_of_reporter > 0 ? of_reporter : any;
	return *out == NULL ? GTAB_END : GTAB_OK;
}

/* Open path for this operand; it is closed with the view. */
static gtab_status
open_for(cli_package_view *view, const char *path, const char *sheet, gtab_table **out,
	 gtab_error *err)
{
	struct cli_opened *const opened = calloc(1, sizeof(*opened));
	gtab_status st;

	if (opened == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	opened->next = view->opened;
	view->opened = opened;
	st = open_table(view->package->reading, path, sheet, &opened->source, &opened->table, err);
	*out = opened->table;
	return st;
}

/* A sheet of the workbook that is checked. */
static bool
is_workbook(const char *path)
{
	return gtab_text_ends(gtab_text_of(path), GTAB_TEXT(".xlsx"));
}

static gtab_status
find_sheet(cli_package_view *view, gtab_text name, gtab_table **out)
{
	gtab_buf sheet;
	gtab_status st;

	if (!is_workbook(view->operand))
		return GTAB_END;
	gtab_buf_init(&sheet);
	gtab_buf_put(&sheet, name);
	gtab_buf_putc(&sheet, '\0');
	st = sheet.failed ? GTAB_ENOMEM : open_for(view, view->operand, sheet.ptr, out, NULL);
	gtab_buf_clear(&sheet);
	return st == GTAB_OK || st == GTAB_ENOMEM ? st : GTAB_END;
}

static gtab_status
find_now(cli_package_view *view, gtab_text name, gtab_table **out, bool *is_checked,
	 gtab_error *err)
{
	static is_called_fn *const ranks[] = { is_called_form_no, is_called_stem };
	cli_package *const p = view->package;
	const gtab_text reporter = reporter_of(view->table);
	const cli_candidate *found = NULL;
	gtab_status st = choose(&p->given, is_called_given, name, reporter, &found, err);

	*is_checked = false;
	for (size_t i = 0; st == GTAB_END && err->message[0] == '\0' && i < 2; i++) {
		read_candidates(&p->operands, p->reading);
		if (i == 1 && find_sheet(view, name, out) == GTAB_OK)
			return GTAB_OK;
		st = choose(&p->operands, ranks[i], name, reporter, &found, err);
	}
	if (st == GTAB_END && err->message[0] == '\0')
		gtab_error_set(err, GTAB_END,
			       _("there is no table %.*s; give it with --table %.*s=FILE"),
			       GTAB_TEXT_ARG(name), GTAB_TEXT_ARG(name));
	if (st != GTAB_OK)
		return st;
	if (strcmp(found->path, view->operand) == 0)
		return GTAB_OK;
	for (size_t i = 0; i < p->operands.n; i++)
		*is_checked = *is_checked || strcmp(p->operands.items[i].path, found->path) == 0;
	return open_for(view, found->path, NULL, out, err);
}

/* What an earlier file is called. */
static const char *
when_words(gtab_when when)
{
	switch (when) {
	case GTAB_PREVIOUS: return _("the previous period (上期)");
	case GTAB_LAST_YEAR: return _("the same period of last year (上年同期)");
	case GTAB_YEAR_END: return _("the end of last year (上年末)");
	case GTAB_NOW:
	case GTAB_N_WHENS: break;
	}
	return "";
}

static bool
is_of_reporter(const cli_candidate *c, gtab_text reporter)
{
	return gtab_text_equal(gtab_text_trim(c->reporter), gtab_text_trim(reporter));
}

/* A single file is the earlier one, unless it says that it is of somebody else. */
static gtab_status
find_earlier(cli_package_view *view, gtab_text name, gtab_when when, gtab_table **out,
	     gtab_error *err)
{
	cli_package *const p = view->package;
	cli_candidates *const all = &p->earlier[when];
	const gtab_text reporter = reporter_of(view->table);
	const cli_candidate *found = NULL;

	if (p->paths[when] == NULL)
		return gtab_error_set(err, GTAB_EUSAGE, _("no file of %s was given"),
				      when_words(when));
	read_candidates(all, p->reading);
	for (size_t i = 0; i < all->n; i++) {
		const cli_candidate *const c = &all->items[i];

		if (name.len > 0 ? !is_called_form_no(c, name) && !is_called_stem(c, name)
				 : all->n > 1 && !is_of_reporter(c, reporter))
			continue;
		if (found != NULL)
			return gtab_error_set(err, GTAB_END, _("both %s and %s are of %.*s for %s"),
					      found->path, c->path, GTAB_TEXT_ARG(reporter),
					      when_words(when));
		found = c;
	}
	if (found == NULL)
		return gtab_error_set(err, GTAB_END, _("%s has no file of %.*s"), p->paths[when],
				      GTAB_TEXT_ARG(reporter));
	if (gtab_table_context_get(view->table, "reporter").len > 0 &&
	    !gtab_text_equal(found->reporter, found->stem) && !is_of_reporter(found, reporter))
		return gtab_error_set(err, GTAB_END, _("%s is of %.*s, not of %.*s"), found->path,
				      GTAB_TEXT_ARG(found->reporter), GTAB_TEXT_ARG(reporter));
	return open_for(view, found->path, NULL, out, err);
}

gtab_status
cli_package_find(void *ctx, gtab_text name, gtab_when when, gtab_table **out, bool *is_checked_out,
		 gtab_error *err)
{
	cli_package_view *const view = ctx;
	gtab_status st;

	*out = NULL;
	*is_checked_out = false;
	pthread_mutex_lock(&view->package->lock);
	st = when == GTAB_NOW ? find_now(view, name, out, is_checked_out, err)
			      : find_earlier(view, name, when, out, err);
	pthread_mutex_unlock(&view->package->lock);
	return st;
}

void
cli_package_view_clear(cli_package_view *view)
{
	while (view->opened != NULL) {
		struct cli_opened *const next = view->opened->next;

		gtab_table_free(view->opened->table);
		gtab_source_free(view->opened->source);
		free(view->opened);
		view->opened = next;
	}
}
