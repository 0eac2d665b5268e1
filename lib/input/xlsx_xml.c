/* SPDX-License-Identifier: MIT */
/* XML of a part through expat, a block at a time: names without prefix, and the limits of hostile input. */

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "input/xlsx_internal.h"

enum { BLOCK = 65536, DEPTH_MAX = 64, TAG_MAX = 1024 * 1024 };

/* ---- trouble ---- */

static void
stop(gtab_xml *x, gtab_status status)
{
	x->status = status;
	gtab_error_at(x->err, gtab_package_source(x->package).ptr, x->line_no, 0);
	XML_StopParser(x->parser, XML_FALSE);
}

void
gtab_xml_fail(gtab_xml *x, gtab_status status, const char *format, ...)
{
	char sentence[GTAB_ERROR_MESSAGE_MAX];
	va_list args;

	if (x->status != GTAB_OK)
		return;
	va_start(args, format);
	vsnprintf(sentence, sizeof(sentence), format, args);
	va_end(args);
	gtab_error_set(x->err, status, "%s", sentence);
	stop(x, status);
}

void
gtab_xml_damaged(gtab_xml *x, const char *what)
{
	if (x->status == GTAB_OK)
		stop(x, gtab_package_damaged(x->package, gtab_text_of(x->part), what, x->err));
}

static void
no_memory(gtab_xml *x)
{
	if (x->status == GTAB_OK) {
		gtab_error_set(x->err, GTAB_ENOMEM, NULL);
		stop(x, GTAB_ENOMEM);
	}
}

/* ---- what expat calls ---- */

static const char *
without_prefix(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon == NULL ? name : colon + 1;
}

static void
on_start(void *ctx, const XML_Char *name, const XML_Char **attributes)
{
	gtab_xml *const x = ctx;

	if (++x->depth > DEPTH_MAX)
		gtab_xml_fail(x, GTAB_ELIMIT,
			      _("%s is nested more than 64 deep; gtab does not read such a "
				"workbook"),
			      x->part);
	else if (x->on_start != NULL)
		x->on_start(x, without_prefix(name), attributes);
}

static void
on_end(void *ctx, const XML_Char *name)
{
	gtab_xml *const x = ctx;

	x->depth--;
	if (x->on_end != NULL && x->status == GTAB_OK)
		x->on_end(x, without_prefix(name));
	if (x->text.failed)
		no_memory(x);
}

static void
on_text(void *ctx, const XML_Char *text, int len)
{
	gtab_xml *const x = ctx;

	if (!x->collects)
		return;
	gtab_buf_put(&x->text, (gtab_text){ text, (size_t)len });
	if (x->text.len > x->text_max)
		gtab_xml_fail(x, GTAB_ELIMIT, _("a cell is longer than %zu bytes"), x->text_max);
}

/* Entities begin here, and with them the attacks; no spreadsheet program writes one. */
static void
on_doctype(void *ctx, const XML_Char *name, const XML_Char *system, const XML_Char *public,
	   int has_internal)
{
	(void)name;
	(void)system;
	(void)public;
	(void)has_internal;
	gtab_xml_damaged(ctx, _("has a document type declaration, which no workbook has"));
}

/* ---- one part ---- */

gtab_status
gtab_xml_begin(gtab_xml *x, gtab_text part, gtab_error *err)
{
	snprintf(x->part, sizeof(x->part), "%.*s", GTAB_TEXT_ARG(part));
	x->err = err;
	x->status = GTAB_OK;
	x->n_fed = 0;
	x->depth = 0;
	x->is_paused = false;
	x->collects = false;
	x->line_no = 0;
	gtab_buf_truncate(&x->text, 0);
	if (x->parser == NULL)
		x->parser = XML_ParserCreate(NULL);
	else
		XML_ParserReset(x->parser, NULL);
	if (x->parser == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_start, on_end);
	XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
	return gtab_package_begin(x->package, part, err);
}

void
gtab_xml_clear(gtab_xml *x)
{
	if (x->parser != NULL)
		XML_ParserFree(x->parser);
	x->parser = NULL;
	gtab_buf_clear(&x->text);
}

/* Inflate one block straight into expat's buffer, and parse it; its end when there is none. */
static enum XML_Status
feed(gtab_xml *x, bool *is_end_out)
{
	char *const block = XML_GetBuffer(x->parser, BLOCK);
	size_t n = 0;

	if (block == NULL) {
		no_memory(x);
		return XML_STATUS_ERROR;
	}
	x->status = gtab_package_read(x->package, block, BLOCK, &n, x->err);
	if (x->status != GTAB_OK)
		return XML_STATUS_ERROR;
	x->n_fed += n;
	*is_end_out = n == 0;
	return XML_ParseBuffer(x->parser, (int)n, n == 0);
}

static void
parse_failed(gtab_xml *x)
{
	const enum XML_Error code = XML_GetErrorCode(x->parser);

	if (code == XML_ERROR_NO_MEMORY)
		no_memory(x);
	else
		gtab_xml_damaged(x, XML_ErrorString(code));
}

/* A tag without end would be gathered whole. */
static bool
tag_is_too_long(const gtab_xml *x)
{
	const XML_Index at = XML_GetCurrentByteIndex(x->parser);

	return at >= 0 && x->n_fed > (uint64_t)at && x->n_fed - (uint64_t)at > TAG_MAX + BLOCK;
}

gtab_status
gtab_xml_step(gtab_xml *x, gtab_error *err)
{
	x->err = err;
	for (bool is_end = false; x->status == GTAB_OK;) {
		const enum XML_Status rc =
			x->is_paused ? XML_ResumeParser(x->parser) : feed(x, &is_end);
		XML_ParsingStatus where;

		XML_GetParsingStatus(x->parser, &where);
		x->is_paused = rc == XML_STATUS_SUSPENDED;
		if (x->is_paused)
			return GTAB_OK;
		if (rc == XML_STATUS_ERROR)
			parse_failed(x);
		else if (where.parsing == XML_FINISHED)
			return GTAB_END;
		else if (tag_is_too_long(x))
			gtab_xml_fail(x, GTAB_ELIMIT, _("%s has a tag longer than 1 MiB"), x->part);
	}
	return x->status;
}

gtab_status
gtab_xml_read(gtab_xml *x, gtab_text part, gtab_error *err)
{
	gtab_status st = gtab_xml_begin(x, part, err);

	if (st == GTAB_OK)
		st = gtab_xml_step(x, err);
	gtab_xml_clear(x);
	return st == GTAB_END ? GTAB_OK : st;
}

void
gtab_xml_pause(gtab_xml *x)
{
	if (x->status == GTAB_OK)
		XML_StopParser(x->parser, XML_TRUE);
}

/* ---- attributes ---- */

const char *
gtab_xml_get(const char **attributes, const char *name)
{
	for (; *attributes != NULL; attributes += 2)
		if (strcmp(without_prefix(attributes[0]), name) == 0)
			return attributes[1];
	return NULL;
}

bool
gtab_xml_is_true(const char *value)
{
	return value != NULL &&
	       (strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0);
}

bool
gtab_xml_uint(const char *value, uint64_t max, uint64_t *out)
{
	uint64_t n = 0;

	if (value == NULL || *value == '\0')
		return false;
	for (; *value >= '0' && *value <= '9'; value++) {
		n = n * 10 + (uint64_t)(*value - '0');
		if (n > max)
			return false;
	}
	*out = n;
	return *value == '\0';
}
