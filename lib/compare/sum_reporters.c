/* SPDX-License-Identifier: MIT */
/* Who sends tables: who must, who did, and who did twice. */

#include <stdlib.h>

#include "base/i18n.h"
#include "compare/sum_internal.h"

size_t
gtab_sum_reporter_of(gtab_sum *s, gtab_text name)
{
	gtab_sum_reporter *more;
	size_t found;

	if (gtab_map_add(s->reporter_of, name, s->n_reporters, &found) != GTAB_OK)
		return GTAB_MAP_NONE;
	if (found < s->n_reporters)
		return found;
	if (s->n_reporters == s->n_reporters_max) {
		const size_t max = s->n_reporters == 0 ? 16 : 2 * s->n_reporters;

		more = reallocarray(s->reporters, max, sizeof(*more));
		if (more == NULL)
			return GTAB_MAP_NONE;
		s->reporters = more;
		s->n_reporters_max = max;
	}
	s->reporters[s->n_reporters++] =
		(gtab_sum_reporter){ .name = gtab_arena_copy(&s->grid.arena, name) };
	return found;
}

static bool
is_code(gtab_text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (t.ptr[i] < '0' || t.ptr[i] > '9')
			return false;
	return t.len >= 4;
}

/* "孝义市", or "141181,孝义市" in either order. */
static gtab_status
expect_one(gtab_sum *s, gtab_text line)
{
	const size_t comma = gtab_text_find(line, GTAB_TEXT(","));
	gtab_text code = gtab_text_trim(gtab_text_slice(line, 0, comma));
	gtab_text name = gtab_text_trim(gtab_text_slice(line, comma + 1, line.len));
	size_t found;

	if (is_code(name)) {
		const gtab_text first = code;

		code = name;
		name = first;
	}
	if (!is_code(code)) {
		name = gtab_text_trim(gtab_text_slice(line, 0, comma));
		code = GTAB_TEXT("");
	}
	if (name.len == 0)
		return GTAB_OK;
	found = gtab_sum_reporter_of(s, name);
	if (found == GTAB_MAP_NONE)
		return GTAB_ENOMEM;
	s->reporters[found].is_expected = true;
	s->reporters[found].code = gtab_arena_copy(&s->grid.arena, code);
	return s->grid.arena.failed ? GTAB_ENOMEM : GTAB_OK;
}

gtab_status
gtab_sum_expect(gtab_sum *s, gtab_text list)
{
	gtab_status st = GTAB_OK;

	while (st == GTAB_OK && list.len > 0) {
		const size_t end = gtab_text_find(list, GTAB_TEXT("\n"));

		st = expect_one(s, gtab_text_trim(gtab_text_slice(list, 0, end)));
		list = gtab_text_slice(list, end + 1, list.len);
	}
	return st;
}

void
gtab_sum_tell_reporters(gtab_sum *s)
{
	for (size_t i = 0; i < s->n_reporters; i++) {
		const gtab_sum_reporter *const r = &s->reporters[i];

		if (r->is_expected && r->n_tables == 0) {
			gtab_buf_printf(&s->words,
					_("%.*s has sent no table; the sum is without it"),
					GTAB_TEXT_ARG(r->name));
			gtab_sum_tell(s, GTAB_ERROR, "sum/missing-reporter", GTAB_TEXT(""), r->name,
				      GTAB_TEXT(""));
		}
		if (r->n_tables > 1 && !gtab_sum_mixes_periods(s)) {
			gtab_buf_printf(
				&s->words,
				_("%.*s has sent %zu tables of one period; all are in the sum"),
				GTAB_TEXT_ARG(r->name), r->n_tables);
			gtab_sum_tell(s, GTAB_ERROR, "sum/twice", GTAB_TEXT(""), r->name,
				      GTAB_TEXT(""));
		}
	}
}
