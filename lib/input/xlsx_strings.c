/* SPDX-License-Identifier: MIT */
/* Texts of a workbook: rich text put together, escapes decoded, the shared strings in one run of bytes. */

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "input/xlsx_internal.h"

enum { ESCAPE_LEN = 7 }; /* _x000D_ */

/* ---- _xHHHH_ ---- */

static bool
hex_digit(char c, uint32_t *value)
{
	const char *const digits = "0123456789abcdef";
	const char *at = c == '\0' ? NULL : strchr(digits, c >= 'A' && c <= 'F' ? c + 32 : c);

	if (at == NULL)
		return false;
	*value = *value << 4 | (uint32_t)(at - digits);
	return true;
}

/* The UTF-16 unit that t begins with as _xHHHH_. */
static bool
take_escape(gtab_text *t, uint32_t *unit_out)
{
	*unit_out = 0;
	if (t->len < ESCAPE_LEN || t->ptr[0] != '_' || t->ptr[1] != 'x' || t->ptr[6] != '_')
		return false;
	for (size_t i = 2; i < 6; i++)
		if (!hex_digit(t->ptr[i], unit_out))
			return false;
	*t = gtab_text_slice(*t, ESCAPE_LEN, t->len);
	return true;
}

/* The character that t begins with as one escape or two. False leaves t alone. */
static bool
take_escaped_char(gtab_text *t, uint32_t *cp_out)
{
	gtab_text rest = *t;
	uint32_t low;

	if (!take_escape(&rest, cp_out) || *cp_out == 0 || (*cp_out & 0xFC00) == 0xDC00)
		return false;
	if ((*cp_out & 0xFC00) == 0xD800) {
		if (!take_escape(&rest, &low) || (low & 0xFC00) != 0xDC00)
			return false;
		*cp_out = 0x10000 + ((*cp_out & 0x3FF) << 10) + (low & 0x3FF);
	}
	*t = rest;
	return true;
}

/* In place: what is decoded is never longer than its escape. */
void
gtab_xlsx_unescape(gtab_buf *b, size_t start)
{
	gtab_text rest = gtab_buf_from(b, start);
	size_t next = gtab_text_find(rest, GTAB_TEXT("_x"));

	if (next == rest.len)
		return;
	gtab_buf_truncate(b, start + next);
	rest = gtab_text_slice(rest, next, rest.len);
	while (rest.len > 0) {
		uint32_t cp;

		if (take_escaped_char(&rest, &cp)) {
			gtab_buf_put_cp(b, cp);
		} else {
			gtab_buf_putc(b, rest.ptr[0]);
			rest = gtab_text_slice(rest, 1, rest.len);
		}
	}
}

/* ---- rich text: <r><t>立</t></r><r><t>案</t></r><rPh><t>li'an</t></rPh> (§18.4.8) ---- */

void
gtab_rich_text_start(gtab_rich_text *r, gtab_xml *x, const char *name)
{
	if (strcmp(name, "rPh") == 0) {
		r->is_phonetic = true;
	} else if (strcmp(name, "t") == 0 && !r->is_phonetic) {
		r->start = x->text.len;
		x->collects = true;
	}
}

void
gtab_rich_text_end(gtab_rich_text *r, gtab_xml *x, const char *name)
{
	if (strcmp(name, "rPh") == 0) {
		r->is_phonetic = false;
	} else if (strcmp(name, "t") == 0 && x->collects) {
		x->collects = false;
		gtab_xlsx_unescape(&x->text, r->start);
	}
}

/* ---- shared strings (§18.4.9) ---- */

struct reading {
	gtab_strings *strings;
	gtab_rich_text rich;
};

static void
on_start(gtab_xml *x, const char *name, const char **attributes)
{
	struct reading *const r = x->ctx;

	(void)attributes;
	if (strcmp(name, "si") == 0) {
		gtab_buf_truncate(&x->text, 0);
		r->rich.is_phonetic = false;
	} else {
		gtab_rich_text_start(&r->rich, x, name);
	}
}

static bool
grow(gtab_strings *s)
{
	const size_t n = s->n_max == 0 ? 256 : s->n_max * 2;
	size_t *ends = realloc(s->ends, n * sizeof(*ends));

	if (ends == NULL)
		return false;
	s->ends = ends;
	s->n_max = n;
	return true;
}

static void
on_end(gtab_xml *x, const char *name)
{
	struct reading *const r = x->ctx;
	gtab_strings *const s = r->strings;

	if (strcmp(name, "si") != 0) {
		gtab_rich_text_end(&r->rich, x, name);
		return;
	}
	gtab_buf_put(&s->bytes, gtab_buf_text(&x->text));
	if (s->bytes.failed || (s->n == s->n_max && !grow(s)))
		gtab_xml_fail(x, GTAB_ENOMEM, "%s", gtab_status_message(GTAB_ENOMEM));
	else
		s->ends[s->n++] = s->bytes.len;
}

gtab_status
gtab_strings_read(gtab_strings *s, gtab_package *package, gtab_text part, size_t cell_max,
		  gtab_error *err)
{
	struct reading r = { .strings = s };
	gtab_xml x = { .package = package,
		       .on_start = on_start,
		       .on_end = on_end,
		       .ctx = &r,
		       .text_max = cell_max };

	return gtab_xml_read(&x, part, err);
}

void
gtab_strings_clear(gtab_strings *s)
{
	gtab_buf_clear(&s->bytes);
	free(s->ends);
	*s = (gtab_strings){ .ends = NULL };
}

gtab_text
gtab_strings_get(const gtab_strings *s, size_t i)
{
	const size_t start = i == 0 ? 0 : s->ends[i - 1];

	return gtab_text_slice(gtab_buf_text(&s->bytes), start, s->ends[i]);
}
