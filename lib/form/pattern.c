/* SPDX-License-Identifier: MIT */
/* Regular expressions by ICU, in the dialect that schemas are written in. */

#include "form/pattern_internal.h"

#include <stdlib.h>
#include <unicode/uregex.h>
#include <unicode/ustring.h>

#include "base/i18n.h"

#include <gtab/buf.h>

/* Steps that one match may take, in ICU's units: far more than any honest pattern needs for one cell. */
enum { TIME_LIMIT = 2000 };

/* units: room for one cell in UTF-16, as ICU matches it. */
struct gtab_pattern {
	URegularExpression *regex;
	UChar *units;
	size_t n_units;
};

/*
 * The pattern as ICU means it: within brackets, [ and && and -- are characters elsewhere and operators there, so they
 * are quoted; \i and \c of XML Schema are names' characters.
 */
static void
put_for_icu(gtab_text written, gtab_buf *out)
{
	bool in_set = false;
	size_t set_start = 0;

	for (size_t i = 0; i < written.len; i++) {
		const char c = written.ptr[i];

		if (c == '\\' && i + 1 < written.len) {
			const char next = written.ptr[++i];

			if (next == 'i' || next == 'c')
				gtab_buf_put(out,
					     in_set ? GTAB_TEXT("\\w:.-") : GTAB_TEXT("[\\w:.-]"));
			else {
				gtab_buf_putc(out, '\\');
				gtab_buf_putc(out, next);
			}
			continue;
		}
		if (!in_set && c == '[') {
			in_set = true;
			set_start = i + 1 + (i + 1 < written.len && written.ptr[i + 1] == '^');
		} else if (in_set && c == ']' && i > set_start) {
			in_set = false;
		} else if (in_set && (c == '[' || c == '&' || c == ']')) {
			gtab_buf_putc(out, '\\');
		}
		gtab_buf_putc(out, c);
	}
}

/* Room for n units of UTF-16. */
static bool
reserve(gtab_pattern *p, size_t n)
{
	UChar *more;

	if (n <= p->n_units)
		return true;
	more = realloc(p->units, n * sizeof(*more));
	if (more == NULL)
		return false;
	p->units = more;
	p->n_units = n;
	return true;
}

/* t as UTF-16 in p->units; -1 when out of memory. Bytes that are no UTF-8 become U+FFFD. */
static int32_t
to_units(gtab_pattern *p, gtab_text t)
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t len = 0;

	if (!reserve(p, t.len + 1))
		return -1;
	u_strFromUTF8WithSub(p->units, (int32_t)p->n_units, &len, t.ptr == NULL ? "" : t.ptr,
			     (int32_t)t.len, 0xFFFD, NULL, &code);
	return U_FAILURE(code) ? -1 : len;
}

static gtab_status
compile(gtab_pattern *p, gtab_text for_icu, gtab_error *err)
{
	const int32_t len = to_units(p, for_icu);
	UErrorCode code = U_ZERO_ERROR;
	UParseError where = { .line = 0 };

	if (len < 0)
		return GTAB_ENOMEM;
	p->regex = uregex_open(p->units, len, 0, &where, &code);
	if (code == U_MEMORY_ALLOCATION_ERROR)
		return GTAB_ENOMEM;
	if (U_FAILURE(code))
		return gtab_error_set(err, GTAB_EUSAGE,
				      _("a regular expression; at character %d: %s"), where.offset,
				      u_errorName(code));
	uregex_setTimeLimit(p->regex, TIME_LIMIT, &code);
	return U_FAILURE(code) ? GTAB_ENOMEM : GTAB_OK;
}

gtab_status
gtab_pattern_new(gtab_text written, gtab_pattern **out, gtab_error *err)
{
	gtab_pattern *const p = calloc(1, sizeof(*p));
	gtab_status st = GTAB_ENOMEM;
	gtab_buf for_icu;

	*out = NULL;
	gtab_buf_init(&for_icu);
	put_for_icu(written, &for_icu);
	if (p != NULL && !for_icu.failed)
		st = compile(p, gtab_buf_text(&for_icu), err);
	gtab_buf_clear(&for_icu);
	if (st == GTAB_OK)
		*out = p;
	else
		gtab_pattern_free(p);
	return st;
}

void
gtab_pattern_free(gtab_pattern *p)
{
	if (p == NULL)
		return;
	uregex_close(p->regex);
	free(p->units);
	free(p);
}

gtab_status
gtab_pattern_match(gtab_pattern *p, gtab_text t, bool *out)
{
	const int32_t len = to_units(p, t);
	UErrorCode code = U_ZERO_ERROR;

	if (len < 0)
		return GTAB_ENOMEM;
	uregex_setText(p->regex, p->units, len, &code);
	*out = uregex_matches(p->regex, -1, &code);
	if (code == U_MEMORY_ALLOCATION_ERROR)
		return GTAB_ENOMEM;
	return U_FAILURE(code) ? GTAB_ELIMIT : GTAB_OK;
}
