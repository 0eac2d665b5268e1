/* SPDX-License-Identifier: MIT */
/* The styles part, of which only the number formats count (ECMA-376 part 1 §18.8). */

#include <stdlib.h>
#include <string.h>

#include <gtab/map.h>

#include "base/i18n.h"
#include "input/xlsx_internal.h"

enum { ID_MAX = 1000000 };

/* ids: number format id, as text, to its place in styles->formats */
struct reading {
	gtab_xlsx_styles *styles;
	gtab_map *ids;
	bool is_in_cells; /* within <cellXfs>, not <cellStyleXfs> */
};

static void
no_memory(gtab_xml *x)
{
	gtab_xml_fail(x, GTAB_ENOMEM, "%s", gtab_status_message(GTAB_ENOMEM));
}

/* Room for one more item of size bytes behind *n; false when out of memory. */
static bool
make_room(void **items, size_t n, size_t *n_max, size_t size)
{
	const size_t more = *n_max == 0 ? 32 : *n_max * 2;
	void *grown;

	if (n < *n_max)
		return true;
	grown = realloc(*items, more * size);
	if (grown == NULL)
		return false;
	*items = grown;
	*n_max = more;
	return true;
}

static void
add_format(gtab_xml *x, struct reading *r, const char *id, const gtab_number_format *format)
{
	gtab_xlsx_styles *const s = r->styles;
	void *formats = s->formats;

	if (!make_room(&formats, s->n_formats, &s->n_formats_max, sizeof(*s->formats)) ||
	    gtab_map_add(r->ids, gtab_text_of(id), s->n_formats, NULL) != GTAB_OK) {
		s->formats = formats;
		no_memory(x);
		return;
	}
	s->formats = formats;
	s->formats[s->n_formats++] = *format;
}

/* <numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/> (§18.8.30) */
static void
on_code(gtab_xml *x, struct reading *r, const char **attributes)
{
	const char *id = gtab_xml_get(attributes, "numFmtId");
	gtab_number_format format;

	if (id == NULL)
		return;
	if (!gtab_number_format_read(gtab_text_of(gtab_xml_get(attributes, "formatCode")),
				     &r->styles->arena, &format))
		no_memory(x);
	else
		add_format(x, r, id, &format);
}

/* Where the format of an id stands; built-in ones come in when they are met. */
static size_t
find_format(gtab_xml *x, struct reading *r, const char *id)
{
	gtab_number_format format;
	uint64_t number;
	const size_t i = gtab_map_get(r->ids, gtab_text_of(id));

	if (i != GTAB_MAP_NONE)
		return i;
	if (!gtab_xml_uint(id, ID_MAX, &number))
		number = 0;
	if (!gtab_number_format_builtin(number, &r->styles->arena, &format))
		no_memory(x);
	else
		add_format(x, r, id, &format);
	return x->status == GTAB_OK ? r->styles->n_formats - 1 : 0;
}

/* <xf numFmtId="14" …/> (§18.8.45) */
static void
on_style(gtab_xml *x, struct reading *r, const char **attributes)
{
	gtab_xlsx_styles *const s = r->styles;
	const char *id = gtab_xml_get(attributes, "numFmtId");
	const size_t format = find_format(x, r, id == NULL ? "0" : id);
	void *of_style = s->of_style;

	if (!make_room(&of_style, s->n_styles, &s->n_styles_max, sizeof(*s->of_style)))
		no_memory(x);
	s->of_style = of_style;
	if (x->status == GTAB_OK)
		s->of_style[s->n_styles++] = (uint32_t)format;
}

static void
on_start(gtab_xml *x, const char *name, const char **attributes)
{
	struct reading *const r = x->ctx;

	if (strcmp(name, "cellXfs") == 0)
		r->is_in_cells = true;
	else if (strcmp(name, "numFmt") == 0)
		on_code(x, r, attributes);
	else if (strcmp(name, "xf") == 0 && r->is_in_cells)
		on_style(x, r, attributes);
}

static void
on_end(gtab_xml *x, const char *name)
{
	struct reading *const r = x->ctx;

	if (strcmp(name, "cellXfs") == 0)
		r->is_in_cells = false;
}

gtab_status
gtab_xlsx_styles_read(gtab_xlsx_styles *s, gtab_package *package, gtab_text part, gtab_error *err)
{
	struct reading r = { .styles = s };
	gtab_xml x = { .package = package, .on_start = on_start, .on_end = on_end, .ctx = &r };
	gtab_status st = gtab_map_new(&r.ids);

	gtab_arena_init(&s->arena);
	if (st == GTAB_OK)
		st = gtab_xml_read(&x, part, err);
	else
		gtab_error_set(err, st, NULL);
	gtab_map_free(r.ids);
	return st;
}

void
gtab_xlsx_styles_clear(gtab_xlsx_styles *s)
{
	gtab_arena_clear(&s->arena);
	free(s->formats);
	free(s->of_style);
	*s = (gtab_xlsx_styles){ .n_formats = 0 };
}

const gtab_number_format *
gtab_xlsx_styles_get(const gtab_xlsx_styles *s, uint64_t style)
{
	static const gtab_number_format general;

	return style < s->n_styles ? &s->formats[s->of_style[style]] : &general;
}
