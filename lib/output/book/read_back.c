/* SPDX-License-Identifier: MIT */
/* The parts of the package: zlib inflates them, expat parses them. */

#include "output/book/read_back.h"

#include "base/i18n.h"
#include "output/book/part_stream.h"
#include "output/book/sheet_reader.h"

#include <errno.h>
#include <gtab/arena.h>
#include <gtab/map.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_MAX_LEN = 512 };

/*
 * names    parts in the package; their values are counted up from 0
 * types    part names and extensions that have a content type
 * base     folder of what a relationships part is about: "xl/" for xl/_rels/workbook.xml.rels
 */
struct read_back {
	unzFile zip;
	gtab_map *names;
	gtab_map *types;
	size_t n_parts, n_sheets_seen;
	size_t n_sheets;
	char part[NAME_MAX_LEN];
	gtab_text base;
	gtab_error *err;
	gtab_status status;
	XML_Parser parser;
};

static gtab_status
no_memory(struct read_back *r)
{
	r->status = gtab_error_set(r->err, GTAB_ENOMEM, NULL);
	if (r->parser != NULL)
		XML_StopParser(r->parser, XML_FALSE);
	return r->status;
}

/* Note the first thing that is wrong. */
static gtab_status
wrong(struct read_back *r, const char *what)
{
	if (r->status == GTAB_OK && errno == ENOMEM)
		return no_memory(r);
	if (r->status == GTAB_OK)
		r->status = gtab_error_set(
			r->err, GTAB_EOUTPUT,
			_("the workbook did not come out whole (%s: %s); is there room "
			  "for temporary files?"),
			r->part, what);
	if (r->parser != NULL)
		XML_StopParser(r->parser, XML_FALSE);
	return r->status;
}

static void
add_name(struct read_back *r, gtab_map *map, gtab_text name)
{
	if (gtab_map_add(map, name, 0, NULL) != GTAB_OK)
		no_memory(r);
}

/* ---- content types and relationships ---- */

static void
on_type(void *ctx, const XML_Char *name, const XML_Char **attributes)
{
	struct read_back *const r = ctx;
	gtab_text part = gtab_text_of(gtab_xml_attribute(attributes, "PartName"));

	if (strcmp(name, "Default") == 0)
		add_name(r, r->types, gtab_text_of(gtab_xml_attribute(attributes, "Extension")));
	if (strcmp(name, "Override") != 0)
		return;
	gtab_text_take(&part, GTAB_TEXT("/"));
	if (gtab_map_get(r->names, part) == GTAB_MAP_NONE)
		wrong(r, _("names a part that is not there"));
	add_name(r, r->types, part);
}

/* The part that a target means, seen from base; "../" goes up a folder. */
static gtab_text
resolve(gtab_text base, gtab_text target, char *out, size_t size)
{
	if (gtab_text_take(&target, GTAB_TEXT("/")))
		base.len = 0;
	while (gtab_text_take(&target, GTAB_TEXT("../"))) {
		gtab_text_take_end(&base, GTAB_TEXT("/"));
		while (base.len > 0 && base.ptr[base.len - 1] != '/')
			base.len--;
	}
	snprintf(out, size, "%.*s%.*s", GTAB_TEXT_ARG(base), GTAB_TEXT_ARG(target));
	return gtab_text_of(out);
}

static void
on_relationship(void *ctx, const XML_Char *name, const XML_Char **attributes)
{
	struct read_back *const r = ctx;
	const gtab_text target = gtab_text_of(gtab_xml_attribute(attributes, "Target"));
	char part[2 * NAME_MAX_LEN];

	if (strcmp(name, "Relationship") != 0 ||
	    strcmp(gtab_xml_attribute(attributes, "TargetMode"), "External") == 0)
		return;
	if (gtab_map_get(r->names, resolve(r->base, target, part, sizeof(part))) == GTAB_MAP_NONE)
		wrong(r, _("points to a part that is not there"));
}

/* ---- one part ---- */

static bool
is_xml(gtab_text name)
{
	return gtab_text_ends(name, GTAB_TEXT(".xml")) ||
	       gtab_text_ends(name, GTAB_TEXT(".rels")) || gtab_text_ends(name, GTAB_TEXT(".vml"));
}

static void
parse(struct read_back *r, gtab_text block, bool is_last)
{
	if (r->parser == NULL || r->status != GTAB_OK)
		return;
	if (XML_Parse(r->parser, block.ptr, (int)block.len, is_last) != XML_STATUS_OK)
		wrong(r, XML_ErrorString(XML_GetErrorCode(r->parser)));
}

/* Inflate the part in hand through the parser, if there is one. */
static gtab_status
inflate_part(struct read_back *r)
{
	gtab_part_stream *const part = gtab_part_open(r->zip);
	gtab_text block;

	if (part == NULL)
		return wrong(r, _("cannot be read"));
	while ((block = gtab_part_next(part)).len > 0)
		parse(r, block, false);
	if (!gtab_part_close(part))
		wrong(r, _("its bytes are damaged"));
	parse(r, GTAB_TEXT(""), true);
	return r->status;
}

/* The folder that a relationships part speaks for: "xl/" for xl/_rels/workbook.xml.rels. */
static gtab_text
base_of(gtab_text part)
{
	return gtab_text_slice(part, 0, gtab_text_find(part, GTAB_TEXT("_rels/")));
}

static gtab_status
read_xml(struct read_back *r, gtab_text part)
{
	unsigned sheet;

	r->base = base_of(part);
	XML_SetUserData(r->parser, r);
	if (sscanf(r->part, "xl/worksheets/sheet%u.xml", &sheet) == 1)
		r->n_sheets_seen++;
	else if (gtab_text_equal(part, GTAB_TEXT("[Content_Types].xml")))
		XML_SetStartElementHandler(r->parser, on_type);
	else if (gtab_text_ends(part, GTAB_TEXT(".rels")))
		XML_SetStartElementHandler(r->parser, on_relationship);
	return inflate_part(r);
}

static gtab_status
read_part(struct read_back *r)
{
	const gtab_text part = gtab_text_of(r->part);

	if (!is_xml(part))
		return inflate_part(r);
	r->parser = XML_ParserCreate(NULL);
	if (r->parser == NULL)
		return no_memory(r);
	read_xml(r, part);
	XML_ParserFree(r->parser);
	r->parser = NULL;
	return r->status;
}

/* ---- all parts ---- */

static gtab_status
list_part(struct read_back *r)
{
	if (gtab_map_get(r->names, gtab_text_of(r->part)) != GTAB_MAP_NONE)
		return wrong(r, _("is there twice"));
	add_name(r, r->names, gtab_text_of(r->part));
	r->n_parts++;
	return r->status;
}

static gtab_status
check_type(struct read_back *r)
{
	gtab_text rest = gtab_text_of(r->part);
	size_t dot;

	if (gtab_text_equal(rest, GTAB_TEXT("[Content_Types].xml")) ||
	    gtab_map_get(r->types, rest) != GTAB_MAP_NONE)
		return GTAB_OK;
	while ((dot = gtab_text_find(rest, GTAB_TEXT("."))) < rest.len)
		rest = gtab_text_slice(rest, dot + 1, rest.len);
	return gtab_map_get(r->types, rest) != GTAB_MAP_NONE ? GTAB_OK
							     : wrong(r, _("has no content type"));
}

/* Go through the package's directory. */
static gtab_status
for_each_part(struct read_back *r, gtab_status (*visit)(struct read_back *r))
{
	int rc = unzGoToFirstFile(r->zip);

	while (rc == UNZ_OK && r->status == GTAB_OK) {
		if (unzGetCurrentFileInfo64(r->zip, NULL, r->part, sizeof(r->part), NULL, 0, NULL,
					    0) != UNZ_OK)
			return wrong(r, _("cannot be read"));
		r->part[sizeof(r->part) - 1] = '\0';
		if (visit(r) != GTAB_OK)
			return r->status;
		rc = unzGoToNextFile(r->zip);
	}
	if (rc != UNZ_END_OF_LIST_OF_FILE && r->status == GTAB_OK)
		return wrong(r, _("cannot be read"));
	return r->status;
}

static gtab_status
read_package(struct read_back *r, const char *path)
{
	static const char *const needed[] = { "[Content_Types].xml", "_rels/.rels",
					      "xl/workbook.xml", "xl/styles.xml" };

	errno = 0; /* tells want of memory from damage */
	snprintf(r->part, sizeof(r->part), "zip");
	r->zip = unzOpen64(path);
	if (r->zip == NULL)
		return wrong(r, _("cannot be read"));
	if (for_each_part(r, list_part) != GTAB_OK || for_each_part(r, read_part) != GTAB_OK ||
	    for_each_part(r, check_type) != GTAB_OK)
		return r->status;
	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++) {
		snprintf(r->part, sizeof(r->part), "%s", needed[i]);
		if (gtab_map_get(r->names, gtab_text_of(needed[i])) == GTAB_MAP_NONE)
			return wrong(r, _("is not there"));
	}
	snprintf(r->part, sizeof(r->part), "xl/worksheets");
	return r->n_sheets_seen == r->n_sheets ? GTAB_OK : wrong(r, _("a sheet is missing"));
}

gtab_status
gtab_read_back(const char *path, size_t n_sheets, gtab_error *err)
{
	struct read_back r = { .n_sheets = n_sheets, .err = err };

	if (gtab_map_new(&r.names) != GTAB_OK || gtab_map_new(&r.types) != GTAB_OK)
		no_memory(&r);
	else
		read_package(&r, path);
	if (r.zip != NULL)
		unzClose(r.zip);
	gtab_map_free(r.names);
	gtab_map_free(r.types);
	return r.status;
}
