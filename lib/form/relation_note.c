/* SPDX-License-Identifier: MIT */
/* Relations printed under a form, among its notes: finding where they begin. */

#include <gtab/relation.h>

#include "form/name_internal.h"

static const char *const heads[] = {
	"逻辑关系", "审核关系", "审核公式", "平衡关系", "勾稽关系", "表内关系", "表间关系",
};

static const char *const signs[] = { "=", "≥", "≤", "≧", "≦", ">", "<", "≠", "﹥", "﹤", "﹦" };

/* Whether any of the signs of comparison stands in t. */
static bool
compares(gtab_text t)
{
	while (t.len > 0) {
		for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
			if (gtab_name_match(t, gtab_text_of(signs[i])) > 0)
				return true;
		}
		gtab_utf8_next(&t);
	}
	return false;
}

/* Byte at which 05行, 4栏 or 4列 begins in t, or t.len. */
static size_t
find_coded(gtab_text t)
{
	gtab_text rest = t;
	size_t start = t.len;
	bool is_digit = false;

	while (rest.len > 0) {
		const size_t at = t.len - rest.len;
		const uint32_t cp = gtab_name_fold_cp(gtab_utf8_next(&rest));

		if (is_digit && (cp == 0x884C || cp == 0x680F || cp == 0x5217))
			return start;
		if (cp < '0' || cp > '9') {
			is_digit = false;
		} else if (!is_digit) {
			is_digit = true;
			start = at;
		}
	}
	return t.len;
}

/* Byte at which the first of the heads begins in t, or t.len; 表内 before it belongs to it. */
static size_t
find_head(gtab_text t)
{
	size_t first = t.len;

	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		const size_t at = gtab_text_find(t, gtab_text_of(heads[i]));
		gtab_text before = gtab_text_slice(t, 0, at);

		if (at >= first)
			continue;
		if (!gtab_text_take_end(&before, GTAB_TEXT("表内")))
			gtab_text_take_end(&before, GTAB_TEXT("表间"));
		first = before.len;
	}
	return first;
}

bool
gtab_relation_in_note(gtab_text note, gtab_text *relations_out)
{
	size_t start = find_head(note);
	gtab_text found;

	if (start == note.len)
		start = find_coded(note);
	found = gtab_text_slice(note, start, note.len);
	if (!compares(found))
		return false;
	*relations_out = found;
	return true;
}
