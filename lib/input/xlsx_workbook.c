/* SPDX-License-Identifier: MIT */
/*
 * The workbook part and its relationships: which sheets there are, in which parts they and the strings and formats
 * stand (ECMA-376 part 1 §18.2, part 2 §6.5).
 */

#include <stdio.h>
#include <string.h>

#include <gtab/map.h>

#include "base/i18n.h"
#include "input/xlsx_internal.h"

enum { SHEETS_MAX = 1000 };

/*
 * base  folder that targets are seen from: "xl/"
 * ids   relationship id to sheet
 */
struct reading {
	gtab_workbook *workbook;
	gtab_map *ids;
	gtab_text base;
	gtab_text part; /* the workbook's */
};

/* The part that a target means, seen from base; "../" goes up a folder. In a. */
static gtab_text
resolve(gtab_arena *a, gtab_text base, gtab_text target)
{
	char *out;

	if (gtab_text_take(&target, GTAB_TEXT("/")))
		base.len = 0;
	gtab_text_take(&target, GTAB_TEXT("./"));
	while (gtab_text_take(&target, GTAB_TEXT("../"))) {
		gtab_text_take_end(&base, GTAB_TEXT("/"));
		while (base.len > 0 && base.ptr[base.len - 1] != '/')
			base.len--;
	}
	out = gtab_arena_get(a, base.len + target.len + 1);
	if (out == NULL)
		return GTAB_TEXT("");
	memcpy(out, base.ptr, base.len);
	if (target.len > 0)
		memcpy(out + base.len, target.ptr, target.len);
	return (gtab_text){ out, base.len + target.len };
}

static size_t
folder_len(gtab_text part)
{
	while (part.len > 0 && part.ptr[part.len - 1] != '/')
		part.len--;
	return part.len;
}

/* "xl/workbook.xml" has its relationships in "xl/_rels/workbook.xml.rels". */
static gtab_text
relationships_of(gtab_arena *a, gtab_text part)
{
	const size_t len = folder_len(part);
	gtab_buf name;
	gtab_text out;

	gtab_buf_init(&name);
	gtab_buf_put(&name, gtab_text_slice(part, 0, len));
	gtab_buf_put(&name, GTAB_TEXT("_rels/"));
	gtab_buf_put(&name, gtab_text_slice(part, len, part.len));
	gtab_buf_put(&name, GTAB_TEXT(".rels"));
	out = gtab_arena_copy(a, gtab_buf_text(&name));
	a->failed |= name.failed;
	gtab_buf_clear(&name);
	return out;
}

/* ---- relationships ---- */

/* Types end alike in the transitional and the strict form of the standard. */
static bool
is_of_type(const char **attributes, const char *end)
{
	const gtab_text type = gtab_text_of(gtab_xml_get(attributes, "Type"));

	return gtab_text_ends(type, gtab_text_of(end));
}

static gtab_text
target(const struct reading *r, const char **attributes)
{
	return resolve(&r->workbook->arena, r->base,
		       gtab_text_of(gtab_xml_get(attributes, "Target")));
}

static void
on_root_relationship(gtab_xml *x, const char *name, const char **attributes)
{
	struct reading *const r = x->ctx;

	if (strcmp(name, "Relationship") == 0 && is_of_type(attributes, "/officeDocument"))
		r->part = target(r, attributes);
}

static void
on_workbook_relationship(gtab_xml *x, const char *name, const char **attributes)
{
	struct reading *const r = x->ctx;
	gtab_workbook *const w = r->workbook;
	const size_t sheet = gtab_map_get(r->ids, gtab_text_of(gtab_xml_get(attributes, "Id")));

	if (strcmp(name, "Relationship") != 0)
		return;
	if (is_of_type(attributes, "/sharedStrings"))
		w->strings_part = target(r, attributes);
	else if (is_of_type(attributes, "/styles"))
		w->styles_part = target(r, attributes);
	else if (is_of_type(attributes, "/worksheet") && sheet != GTAB_MAP_NONE)
		w->sheets[sheet].part = target(r, attributes);
}

/* ---- the workbook part ---- */

/* <sheet name="立案" sheetId="1" state="hidden" r:id="rId1"/> (§18.2.19) */
static void
add_sheet(gtab_xml *x, struct reading *r, const char **attributes)
{
	gtab_workbook *const w = r->workbook;
	const char *state = gtab_xml_get(attributes, "state");
	const char *id = gtab_xml_get(attributes, "id");
	gtab_workbook_sheet *sheet;

	if (w->n_sheets == SHEETS_MAX) {
		gtab_xml_fail(x, GTAB_ELIMIT, _("the workbook has more than 1,000 sheets"));
		return;
	}
	sheet = &w->sheets[w->n_sheets];
	sheet->name = gtab_arena_copy(&w->arena, gtab_text_of(gtab_xml_get(attributes, "name")));
	sheet->part = GTAB_TEXT("");
	sheet->is_hidden = state != NULL && strcmp(state, "visible") != 0;
	if (id == NULL)
		gtab_xml_damaged(x, _("a sheet without its part"));
	else if (gtab_map_add(r->ids, gtab_text_of(id), w->n_sheets, NULL) != GTAB_OK)
		w->arena.failed = true;
	w->n_sheets++;
}

static void
on_workbook_start(gtab_xml *x, const char *name, const char **attributes)
{
	struct reading *const r = x->ctx;

	if (strcmp(name, "workbookPr") == 0)
		r->workbook->is_1904 = gtab_xml_is_true(gtab_xml_get(attributes, "date1904"));
	else if (strcmp(name, "sheet") == 0)
		add_sheet(x, r, attributes);
}

static gtab_status
read_with(gtab_package *package, gtab_text part, struct reading *r,
	  void (*on_start)(gtab_xml *, const char *, const char **), gtab_error *err)
{
	gtab_xml x = { .package = package, .on_start = on_start, .ctx = r };
	const gtab_status st = gtab_xml_read(&x, part, err);

	if (st == GTAB_OK && r->workbook->arena.failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	return st;
}

static gtab_status
read_workbook(struct reading *r, gtab_package *package, gtab_error *err)
{
	gtab_workbook *const w = r->workbook;
	gtab_status st = read_with(package, GTAB_TEXT("_rels/.rels"), r, on_root_relationship, err);

	if (st == GTAB_OK && r->part.len == 0)
		st = gtab_package_damaged(package, GTAB_TEXT("_rels/.rels"),
					  _("leads to no workbook"), err);
	if (st == GTAB_OK)
		st = read_with(package, r->part, r, on_workbook_start, err);
	if (st == GTAB_OK && w->n_sheets == 0)
		st = gtab_package_damaged(package, r->part, _("has no sheets"), err);
	if (st != GTAB_OK)
		return st;
	r->base = gtab_text_slice(r->part, 0, folder_len(r->part));
	return read_with(package, relationships_of(&w->arena, r->part), r, on_workbook_relationship,
			 err);
}

gtab_status
gtab_workbook_read(gtab_workbook *w, gtab_package *package, gtab_error *err)
{
	struct reading r = { .workbook = w, .base = GTAB_TEXT(""), .part = GTAB_TEXT("") };
	gtab_status st = GTAB_ENOMEM;

	gtab_arena_init(&w->arena);
	w->n_sheets = 0;
	w->strings_part = w->styles_part = GTAB_TEXT("");
	w->is_1904 = false;
	w->sheets = gtab_arena_array(&w->arena, SHEETS_MAX, sizeof(*w->sheets));
	if (w->sheets == NULL || gtab_map_new(&r.ids) != GTAB_OK)
		gtab_error_set(err, st, NULL);
	else
		st = gtab_xlsx_refuse_package(package, err);
	if (st == GTAB_OK)
		st = read_workbook(&r, package, err);
	gtab_map_free(r.ids);
	return st;
}

void
gtab_workbook_clear(gtab_workbook *w)
{
	gtab_arena_clear(&w->arena);
}
