/* SPDX-License-Identifier: MIT */

/* Folders and lists become names of files. */

#include "common/operands.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static gtab_status
add(cli_operands *o, const char *folder, gtab_text name)
{
	gtab_buf path;

	if (o->n == o->n_max) {
		const size_t max = o->n_max == 0 ? 64 : 2 * o->n_max;
		char **names = reallocarray(o->names, max, sizeof(*names));

		if (names == NULL)
			return GTAB_ENOMEM;
		o->names = names;
		o->n_max = max;
	}
	gtab_buf_init(&path);
	if (folder != NULL)
		gtab_buf_put(&path, gtab_text_of(folder));
	if (folder != NULL && !gtab_text_ends(gtab_text_of(folder), GTAB_TEXT("/")))
		gtab_buf_putc(&path, '/');
	gtab_buf_put(&path, name);
	gtab_buf_putc(&path, '\0');
	if (path.failed) {
		gtab_buf_clear(&path);
		return GTAB_ENOMEM;
	}
	o->names[o->n++] = path.ptr; /* taken */
	return GTAB_OK;
}

/* Not hidden, not a lock file of an office program, and of an ending that tables have. */
static bool
is_table_name(const char *name)
{
	static const char *const endings[] = { ".csv", ".tsv", ".txt", ".xlsx" };
	const char *const dot = strrchr(name, '.');

	if (dot == NULL || name[0] == '.' || name[0] == '~')
		return false;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (strcasecmp(dot, endings[i]) == 0)
			return true;
	return false;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static gtab_status
add_folder(cli_operands *o, const char *folder, gtab_error *err)
{
	DIR *const dir = opendir(folder);
	const size_t first = o->n;
	const struct dirent *entry;
	gtab_status st = GTAB_OK;

	if (dir == NULL)
		return gtab_error_set(err, GTAB_EINPUT, "%s: %s", folder, strerror(errno));
	while (st == GTAB_OK && (entry = readdir(dir)) != NULL)
		if (is_table_name(entry->d_name))
			st = add(o, folder, gtab_text_of(entry->d_name));
	closedir(dir);
	if (st != GTAB_OK)
		return gtab_error_set(err, st, NULL);
	if (o->n == first)
		return gtab_error_set(err, GTAB_EINPUT, _("%s: no .csv, .tsv, .txt or .xlsx in it"),
				      folder);
	qsort(o->names + first, o->n - first, sizeof(*o->names), compare_names);
	return GTAB_OK;
}

gtab_status
cli_read_text(const char *path, gtab_buf *out, gtab_error *err)
{
	gtab_source *source = NULL;
	gtab_decoder *decoder = NULL;
	gtab_text block;
	gtab_status st = path == NULL ? GTAB_END : gtab_source_open(path, &source, err);

	if (st == GTAB_OK)
		st = gtab_decoder_open(source, GTAB_ENCODING_AUTO, &decoder, err);
	while (st == GTAB_OK && (st = gtab_decoder_next(decoder, &block, err)) == GTAB_OK)
		gtab_buf_put(out, block);
	gtab_decoder_free(decoder);
	gtab_source_free(source);
	if (out->failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	return st == GTAB_END ? GTAB_OK : st;
}

static gtab_status
add_list(cli_operands *o, const char *list, gtab_error *err)
{
	gtab_buf text;
	gtab_text rest;
	gtab_status st;

	gtab_buf_init(&text);
	st = cli_read_text(list, &text, err);
	rest = gtab_buf_text(&text);
	while (st == GTAB_OK && rest.len > 0) {
		const size_t end = gtab_text_find(rest, GTAB_TEXT("\n"));
		gtab_text name = gtab_text_slice(rest, 0, end);

		rest = gtab_text_slice(rest, end + 1, rest.len);
		gtab_text_take_end(&name, GTAB_TEXT("\r"));
		if (!gtab_text_is_blank(name) && add(o, NULL, name) != GTAB_OK)
			st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	gtab_buf_clear(&text);
	return st;
}

static bool
is_folder(const char *name)
{
	struct stat info;

	return stat(name, &info) == 0 && S_ISDIR(info.st_mode);
}

gtab_status
cli_operands_read(const cli *c, const char *list, cli_operands *out, gtab_error *err)
{
	const bool is_default = c->n_operands == 1 && strcmp(c->operands[0], "-") == 0;
	gtab_status st = GTAB_OK;

	for (size_t i = 0; st == GTAB_OK && i < c->n_operands; i++) {
		if (list != NULL && is_default)
			break;
		if (is_folder(c->operands[i]))
			st = add_folder(out, c->operands[i], err);
		else if (add(out, NULL, gtab_text_of(c->operands[i])) != GTAB_OK)
			st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	return st == GTAB_OK && list != NULL ? add_list(out, list, err) : st;
}

void
cli_operands_clear(cli_operands *o)
{
	for (size_t i = 0; i < o->n; i++)
		free(o->names[i]);
	free(o->names);
	*o = (cli_operands){ 0 };
}
