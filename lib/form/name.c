/* SPDX-License-Identifier: MIT */
/* How names are compared, whoever wrote them: the header, the form, or a relation. */

#include "form/name_internal.h"

#include <gtab/normalize.h>

uint32_t
gtab_name_fold_cp(uint32_t cp)
{
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		cp -= 0xFEE0;
	switch (cp) {
	case 0x3014: return '['; /* 〔 */
	case 0x3015: return ']'; /* 〕 */
	case 0x201C:
	case 0x201D: return '"'; /* “ ” */
	case 0x2018:
	case 0x2019: return '\'';
	default: break;
	}
	if (cp >= 0x3400)
		return gtab_fold_simplified_cp(cp); /* 件數 of a Taiwan export is 件数 */
	return cp >= 'A' && cp <= 'Z' ? cp - 'A' + 'a' : cp;
}

void
gtab_name_fold(gtab_text name, gtab_buf *out)
{
	while (name.len > 0) {
		const char *const byte = name.ptr;
		const uint32_t cp = gtab_utf8_next(&name);

		if (cp == GTAB_BAD_BYTE)
			gtab_buf_putc(out, *byte);
		else if (!gtab_is_space(cp))
			gtab_buf_put_cp(out, gtab_name_fold_cp(cp));
	}
}

gtab_text
gtab_name_fold_copy(gtab_arena *a, gtab_text name)
{
	gtab_buf folded;
	gtab_text copy;

	gtab_buf_init(&folded);
	gtab_name_fold(name, &folded);
	if (folded.failed)
		a->failed = true;
	copy = gtab_arena_copy(a, gtab_buf_text(&folded));
	gtab_buf_clear(&folded);
	return copy;
}

gtab_text
gtab_name_suffix(gtab_text path, size_t n)
{
	for (size_t i = 0; i < path.len && n > 0; i++) {
		if (path.ptr[i] == '\\')
			i++;
		else if (path.ptr[i] == '|' && --n == 0)
			return gtab_text_slice(path, i + 1, path.len);
	}
	return n == 0 ? path : gtab_text_slice(path, 0, 0);
}

static bool
holds(gtab_text whole, gtab_text part)
{
	return part.len > 0 && part.len < whole.len && gtab_text_find(whole, part) < whole.len;
}

size_t
gtab_name_distance(gtab_text a, gtab_text b, size_t max)
{
	return holds(a, b) || holds(b, a) ? 1 : gtab_text_distance(a, b, max);
}

/* Drop the spaces at the start of t. */
static void
skip_spaces(gtab_text *t)
{
	while (t->len > 0) {
		gtab_text rest = *t;

		if (!gtab_is_space(gtab_utf8_next(&rest)))
			return;
		*t = rest;
	}
}

size_t
gtab_name_match(gtab_text t, gtab_text folded)
{
	const size_t len = t.len;

	while (folded.len > 0) {
		skip_spaces(&t);
		if (t.len == 0 || gtab_name_fold_cp(gtab_utf8_next(&t)) != gtab_utf8_next(&folded))
			return 0;
	}
	return len - t.len;
}

bool
gtab_name_equal(gtab_text a, gtab_text b)
{
	for (;;) {
		skip_spaces(&a);
		skip_spaces(&b);
		if (a.len == 0 || b.len == 0)
			return a.len == b.len;
		if (gtab_name_fold_cp(gtab_utf8_next(&a)) != gtab_name_fold_cp(gtab_utf8_next(&b)))
			return false;
	}
}
