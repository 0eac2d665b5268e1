/* SPDX-License-Identifier: MIT */
/* The request's bytes are the key: what was asked before is not asked again. */

#include "output/book/skeleton.h"

#include "base/i18n.h"
#include "output/book/read_back.h"
#include "output/book/skeleton_process.h"
#include "output/book/skeleton_request.h"
#include "output/book/template.h"

#include <gtab/map.h>
#include <minizip/unzip.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEPT_MAX = 256, DEFLATED = 8 };

struct gtab_skeletons {
	pthread_mutex_t lock;
	gtab_skeleton_process *process;
	int64_t created;
	gtab_map *numbers; /* of requests */
	gtab_skeleton *kept[KEPT_MAX];
	size_t n_kept;
};

gtab_status
gtab_skeletons_new(int64_t created, gtab_skeletons **out, gtab_error *err)
{
	gtab_skeletons *const s = calloc(1, sizeof(*s));
	gtab_status st;

	*out = s;
	if (s == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	pthread_mutex_init(&s->lock, NULL);
	s->created = created;
	st = gtab_map_new(&s->numbers) == GTAB_OK ? GTAB_OK
						  : gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK)
		st = gtab_skeleton_process_new(&s->process, err);
	if (st == GTAB_OK)
		return GTAB_OK;
	gtab_skeletons_free(s);
	*out = NULL;
	return st;
}

static void
free_skeleton(gtab_skeleton *k)
{
	gtab_arena_clear(&k->arena);
	free(k);
}

void
gtab_skeletons_free(gtab_skeletons *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->n_kept; i++)
		free_skeleton(s->kept[i]);
	gtab_skeleton_process_free(s->process);
	gtab_map_free(s->numbers);
	pthread_mutex_destroy(&s->lock);
	free(s);
}

void
gtab_skeleton_release(const gtab_skeleton *skeleton)
{
	if (skeleton != NULL && !skeleton->is_kept)
		free_skeleton((gtab_skeleton *)skeleton);
}

/* ---- parts ---- */

static gtab_part_kind
kind_of(gtab_text name)
{
	if (gtab_text_starts(name, GTAB_TEXT("xl/worksheets/sheet")))
		return GTAB_PART_SHEET;
	if (gtab_text_equal(name, GTAB_TEXT("xl/workbook.xml")) ||
	    gtab_text_starts(name, GTAB_TEXT("docProps/")))
		return GTAB_PART_NAMED;
	return GTAB_PART_FIXED;
}

/* Read len bytes of the zip's current file, raw or inflated, into the arena. {NULL, 0} when they are not there. */
static gtab_text
read_bytes(unzFile zip, bool is_raw, uint64_t len, gtab_arena *arena)
{
	char *const bytes = gtab_arena_get(arena, (size_t)len + 1);
	gtab_text t = { NULL, 0 };
	int method, level;

	if (bytes == NULL || unzOpenCurrentFile2(zip, &method, &level, is_raw) != UNZ_OK)
		return t;
	if (unzReadCurrentFile(zip, bytes, (unsigned)len) == (int)len && method == DEFLATED)
		t = (gtab_text){ bytes, (size_t)len };
	unzCloseCurrentFile(zip);
	return t;
}

static bool
read_part(unzFile zip, gtab_skeleton *k)
{
	gtab_skeleton_part *const part = &k->parts[k->n_parts];
	unz_file_info64 info;
	char name[256];
	unsigned number = 0;

	if (unzGetCurrentFileInfo64(zip, &info, name, sizeof(name), NULL, 0, NULL, 0) != UNZ_OK)
		return false;
	*part = (gtab_skeleton_part){ .kind = kind_of(gtab_text_of(name)),
				      .name = gtab_arena_copy(&k->arena, gtab_text_of(name)),
				      .raw_len = info.uncompressed_size,
				      .crc = (uint32_t)info.crc };
	if (part->kind == GTAB_PART_FIXED)
		part->packed = read_bytes(zip, true, info.compressed_size, &k->arena);
	else
		part->raw = read_bytes(zip, false, info.uncompressed_size, &k->arena);
	if (part->kind == GTAB_PART_SHEET &&
	    sscanf(name, "xl/worksheets/sheet%u.xml", &number) != 1)
		return false;
	part->sheet = number > 0 ? number - 1 : 0;
	k->n_parts++;
	return part->packed.ptr != NULL || part->raw.ptr != NULL;
}

static bool
read_parts(unzFile zip, gtab_skeleton *k)
{
	unz_global_info64 info;
	int rc;

	if (unzGetGlobalInfo64(zip, &info) != UNZ_OK)
		return false;
	k->parts = gtab_arena_array(&k->arena, (size_t)info.number_entry + 1, sizeof(*k->parts));
	if (k->parts == NULL)
		return false;
	for (rc = unzGoToFirstFile(zip); rc == UNZ_OK; rc = unzGoToNextFile(zip)) {
		if (k->n_parts == info.number_entry || !read_part(zip, k))
			return false;
	}
	return rc == UNZ_END_OF_LIST_OF_FILE && k->n_parts == info.number_entry;
}

static bool
read_style_ids(gtab_skeleton *k, size_t n_styles)
{
	k->n_styles = n_styles;
	k->style_ids = gtab_arena_array(&k->arena, n_styles + 1, sizeof(*k->style_ids));
	for (size_t i = 0; k->style_ids != NULL && i < k->n_parts; i++) {
		if (k->parts[i].kind == GTAB_PART_SHEET && k->parts[i].sheet == 0)
			return gtab_template_style_ids(k->parts[i].raw, k->style_ids, n_styles);
	}
	return false;
}

/* libxlsxwriter does not notice a full disk under its temporary files, so what it made is looked at whole. */
static gtab_status
read_skeleton(int fd, size_t n_sheets, size_t n_styles, gtab_skeleton **out, gtab_error *err)
{
	char path[64];
	gtab_skeleton *const k = calloc(1, sizeof(*k));
	unzFile zip;
	gtab_status st;
	bool is_good;

	*out = k;
	if (k == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	gtab_arena_init(&k->arena);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	st = gtab_read_back(path, n_sheets, err);
	if (st != GTAB_OK)
		return st;
	zip = unzOpen64(path);
	is_good = zip != NULL && read_parts(zip, k) && read_style_ids(k, n_styles);
	if (zip != NULL)
		unzClose(zip);
	if (k->arena.failed || zip == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	return is_good ? GTAB_OK : gtab_error_set(err, GTAB_EINTERNAL, NULL);
}

/* ---- asking ---- */

static void
put_sheet(gtab_buf *out, const gtab_book_sheet *sheet)
{
	const gtab_sheet_setup *const s = &sheet->setup;
	const gtab_skeleton_sheet asked = { .n_cols = (uint32_t)s->n_cols,
					    .header_first = s->header_first,
					    .header_last = s->header_last,
					    .freeze_col = s->freeze_col,
					    .has_body = s->body_last >= s->body_first,
					    .has_filter = s->filter_last > 0,
					    .has_merges = gtab_sheet_n_merges(sheet) > 0,
					    .is_landscape = s->is_landscape,
					    .is_wide = s->is_wide,
					    .is_one_page = s->is_one_page };

	gtab_buf_put(out, (gtab_text){ (const char *)&asked, sizeof(asked) });
}

static void
put_request(gtab_buf *out, int64_t created, const gtab_styles *styles,
	    const gtab_book_sheet *sheets, size_t n_sheets)
{
	size_t n_styles;
	const gtab_sheet_style *const all = gtab_styles_all(styles, &n_styles);
	const gtab_skeleton_head head = { created, (uint32_t)n_styles, (uint32_t)n_sheets };

	gtab_buf_put(out, (gtab_text){ (const char *)&head, sizeof(head) });
	gtab_buf_put(out, (gtab_text){ (const char *)all, n_styles * sizeof(*all) });
	for (size_t i = 0; i < n_sheets; i++)
		put_sheet(out, &sheets[i]);
}

static gtab_status
ask(gtab_skeletons *s, gtab_text request, size_t n_sheets, size_t n_styles, gtab_skeleton **out,
    gtab_error *err)
{
	int fd;
	gtab_status st = gtab_skeleton_ask(s->process, request, &fd, err);

	*out = NULL;
	if (st == GTAB_OK)
		st = read_skeleton(fd, n_sheets, n_styles, out, err);
	if (st != GTAB_OK && *out != NULL) {
		free_skeleton(*out);
		*out = NULL;
	}
	return st;
}

/* One that cannot be kept is its user's. */
static void
keep(gtab_skeletons *s, gtab_text request, gtab_skeleton *k)
{
	if (s->n_kept == KEPT_MAX || gtab_map_add(s->numbers, request, s->n_kept, NULL) != GTAB_OK)
		return;
	k->is_kept = true;
	s->kept[s->n_kept++] = k;
}

static gtab_status
get(gtab_skeletons *s, gtab_text request, size_t n_sheets, size_t n_styles,
    const gtab_skeleton **out, gtab_error *err)
{
	const size_t number = gtab_map_get(s->numbers, request);
	gtab_skeleton *made;
	gtab_status st;

	if (number != GTAB_MAP_NONE) {
		*out = s->kept[number];
		return GTAB_OK;
	}
	st = ask(s, request, n_sheets, n_styles, &made, err);
	if (st == GTAB_OK)
		keep(s, request, made);
	*out = made;
	return st;
}

gtab_status
gtab_skeleton_get(gtab_skeletons *s, const gtab_styles *styles, const gtab_book_sheet *sheets,
		  size_t n_sheets, const gtab_skeleton **out, gtab_error *err)
{
	gtab_buf request;
	size_t n_styles;
	gtab_status st;

	*out = NULL;
	gtab_styles_all(styles, &n_styles);
	gtab_buf_init(&request);
	put_request(&request, s->created, styles, sheets, n_sheets);
	if (request.failed) {
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	} else {
		pthread_mutex_lock(&s->lock);
		st = get(s, gtab_buf_text(&request), n_sheets, n_styles, out, err);
		pthread_mutex_unlock(&s->lock);
	}
	gtab_buf_clear(&request);
	return st;
}
