/* SPDX-License-Identifier: MIT */

/*
 * Many inputs to many workbooks: all are written to temporaries first, then synced together, then renamed. Messages
 * wait until it is their file's turn, so that they come in the order of the operands.
 */

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/jobs.h"
#include "gtab-xlsx/xlsx.h"

/* One input. messages: what was said about it; file: NULL when there is none. */
typedef struct task {
	char *path;
	char *messages;
	size_t messages_len;
	size_t n_findings;
	gtab_outfile *file;
	gtab_status status;
	gtab_error error;
} task;

/* n_done: tasks whose turn has come. files: those that were made. */
typedef struct batch {
	xlsx *x;
	task *tasks;
	size_t n;
	gtab_outfile **files;
	size_t n_files;
	gtab_status status;
	gtab_error *err;
} batch;

/* ---- before anything is written ---- */

/* A file as a key: its device and inode. */
typedef struct identity {
	dev_t device;
	ino_t inode;
} identity;

static bool
identify(const char *path, identity *out)
{
	struct stat status;

	memset(out, 0, sizeof(*out));
	if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
		return false;
	out->device = status.st_dev;
	out->inode = status.st_ino;
	return true;
}

static gtab_text
key_of(const identity *file)
{
	return (gtab_text){ (const char *)file, sizeof(*file) };
}

static gtab_status
note_inputs(const batch *b, gtab_map *inputs)
{
	gtab_status st = GTAB_OK;
	identity file;

	for (size_t i = 0; st == GTAB_OK && i < b->n; i++) {
		if (identify(b->x->cli.operands[i], &file))
			st = gtab_map_add(inputs, key_of(&file), i, NULL);
	}
	return st;
}

/* An output must be no input, and no other's output: two inputs of one name would fall onto one workbook. */
static gtab_status
check_path(const batch *b, const char *path, const gtab_map *inputs, gtab_map *paths,
	   gtab_error *err)
{
	identity file;
	size_t number;

	if (gtab_map_get(paths, gtab_text_of(path)) != GTAB_MAP_NONE) {
		gtab_error_set(err, GTAB_EUSAGE, _("two inputs would be written to it"));
		return gtab_error_at(err, path, 0, 0);
	}
	if (identify(path, &file) &&
	    (number = gtab_map_get(inputs, key_of(&file))) != GTAB_MAP_NONE) {
		gtab_error_set(err, GTAB_EUSAGE, _("the output is the input %s; name another file"),
			       b->x->cli.operands[number]);
		return gtab_error_at(err, path, 0, 0);
	}
	return gtab_map_add(paths, gtab_text_of(path), 0, NULL) == GTAB_OK
		       ? GTAB_OK
		       : gtab_error_set(err, GTAB_ENOMEM, NULL);
}

static char *
path_of(const batch *b, size_t i)
{
	gtab_buf path;

	gtab_buf_init(&path);
	cli_output_path(&path, b->x->folder, b->x->cli.operands[i], ".xlsx");
	if (path.failed)
		gtab_buf_clear(&path);
	return path.ptr;
}

static gtab_status
set_paths(batch *b, gtab_error *err)
{
	gtab_map *inputs = NULL, *paths = NULL;
	gtab_status st = gtab_map_new(&inputs);

	if (st == GTAB_OK)
		st = gtab_map_new(&paths);
	if (st == GTAB_OK)
		st = note_inputs(b, inputs);
	if (st != GTAB_OK)
		gtab_error_set(err, st, NULL);
	for (size_t i = 0; st == GTAB_OK && i < b->n; i++) {
		b->tasks[i].path = path_of(b, i);
		st = b->tasks[i].path != NULL ? check_path(b, b->tasks[i].path, inputs, paths, err)
					      : gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	gtab_map_free(inputs);
	gtab_map_free(paths);
	return st;
}

/* ---- one file ---- */

static gtab_status
write_file(task *t, xlsx *x, size_t i)
{
	gtab_status st = gtab_outfile_open(t->path, &t->file, &t->error);

	if (st != GTAB_OK)
		return st;
	st = xlsx_make_book(x, i, i + 1, gtab_outfile_stream(t->file), &t->error);
	if (st == GTAB_OK) {
		st = gtab_outfile_close(t->file, &t->error);
	} else {
		if (st == GTAB_EOUTPUT)
			gtab_error_at(&t->error, t->path, 0, 0);
		gtab_outfile_discard(t->file);
	}
	if (st != GTAB_OK)
		t->file = NULL;
	return st;
}

/* The call as this file's own: what it says goes to its task. */
static void
work(void *ctx, size_t i)
{
	batch *const b = ctx;
	task *const t = &b->tasks[i];
	xlsx own = *b->x;

	own.cli.messages = open_memstream(&t->messages, &t->messages_len);
	if (own.cli.messages == NULL) {
		t->status = gtab_error_set(&t->error, GTAB_ENOMEM, NULL);
		return;
	}
	own.cli.n_findings = 0;
	own.remarks = (cli_remarks){ 0 };
	xlsx_bind(&own);
	t->status = write_file(t, &own, i);
	t->n_findings = own.cli.n_findings;
	cli_remarks_clear(&own.remarks);
	fclose(own.cli.messages);
}

/* ---- in order ---- */

/* One input that cannot be read is told, and the others go on; anything else is the end. */
static bool
is_about_input(gtab_status st)
{
	return st == GTAB_EINPUT || st == GTAB_EENCODING || st == GTAB_EMALFORMED ||
	       st == GTAB_ELIMIT || st == GTAB_EOVERFLOW;
}

static bool
take(void *ctx, size_t i)
{
	batch *const b = ctx;
	task *const t = &b->tasks[i];

	if (t->messages_len > 0)
		fwrite(t->messages, 1, t->messages_len, stderr);
	free(t->messages);
	t->messages = NULL;
	b->x->cli.n_findings += t->n_findings;
	if (t->status == GTAB_OK) {
		b->files[b->n_files++] = t->file;
		t->file = NULL;
		return true;
	}
	if (!is_about_input(t->status)) {
		b->status = t->status;
		*b->err = t->error;
		return false;
	}
	cli_trouble(&b->x->cli, &t->error);
	if (b->x->told == GTAB_OK)
		b->x->told = t->status;
	return true;
}

/* ---- all of them ---- */

static void
clear(batch *b)
{
	for (size_t i = 0; b->tasks != NULL && i < b->n; i++) {
		gtab_outfile_discard(b->tasks[i].file); /* of those whose turn never came */
		free(b->tasks[i].messages);
		free(b->tasks[i].path);
	}
	free(b->tasks);
	free(b->files);
}

static gtab_status
make_all(batch *b, gtab_error *err)
{
	const cli_jobs jobs = { b->n, work, take, b };
	gtab_error why = { 0 };
	gtab_status st;

	cli_watch_signals();
	cli_run_jobs(&jobs, b->x->n_files_at_once);
	/* what was made before an end is whole, and stays */
	st = gtab_outfiles_commit(b->files, b->n_files, &why);
	if (b->status == GTAB_OK && st != GTAB_OK) {
		b->status = st;
		*err = why;
	}
	return b->status;
}

gtab_status
xlsx_write_folder(xlsx *x, gtab_error *err)
{
	batch b = { .x = x, .n = x->cli.n_operands, .err = err };
	gtab_status st = GTAB_OK;

	b.tasks = calloc(b.n, sizeof(*b.tasks));
	b.files = calloc(b.n, sizeof(*b.files));
	if (b.tasks == NULL || b.files == NULL)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK)
		st = set_paths(&b, err);
	if (st == GTAB_OK)
		st = make_all(&b, err);
	clear(&b);
	return st;
}
