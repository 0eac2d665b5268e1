/* SPDX-License-Identifier: MIT */
/* Where a part of a relation text begins and ends: separators, comments, and the words printed before it. */

#include "form/name_internal.h"
#include "form/relation_parse_internal.h"

static const char *const prefixes[] = { "审核", "逻辑", "平衡", "勾稽",
					"关系", "公式", "表内", "表间" };

/* ---- where a part begins and ends ---- */

/* Change the depth of brackets by what cp opens or closes. */
static void
follow_brackets(uint32_t cp, size_t *depth)
{
	if (cp == '(' || cp == '[' || cp == 0x300C) /* 「 */
		++*depth;
	else if ((cp == ')' || cp == ']' || cp == 0x300D) && *depth > 0)
		--*depth;
}

/* Bytes of t up to the end of its first part: a line's end, or ； ; 。 outside brackets and messages. */
static size_t
part_len(gtab_text t)
{
	gtab_text rest = t;
	size_t depth = 0;
	bool is_message = false;

	while (rest.len > 0) {
		const gtab_text here = rest;
		const uint32_t cp = gtab_name_fold_cp(gtab_utf8_next(&rest));

		if (cp == '\n')
			return t.len - here.len;
		is_message = is_message || gtab_text_starts(here, GTAB_TEXT("//"));
		if (is_message)
			continue;
		follow_brackets(cp, &depth);
		if (depth == 0 && (cp == ';' || cp == 0x3002)) /* 。 */
			return t.len - here.len;
	}
	return t.len;
}

/* Move past spaces, line ends and separators. */
static void
skip_separators(gtab_relation_reader *r)
{
	while (r->at < r->text.len) {
		gtab_text rest = gtab_text_slice(r->text, r->at, r->text.len);
		const uint32_t cp = gtab_name_fold_cp(gtab_utf8_next(&rest));

		if (!gtab_is_space(cp) && cp != ';' && cp != 0x3002)
			return;
		r->at = r->text.len - rest.len;
	}
}

/* A line that begins with // or "# " holds no relation. */
static bool
skip_comment(gtab_relation_reader *r)
{
	const gtab_text before = gtab_text_slice(r->text, 0, r->at);
	const gtab_text rest = gtab_text_slice(r->text, r->at, r->text.len);
	size_t line_start = before.len;

	while (line_start > 0 && before.ptr[line_start - 1] != '\n')
		line_start--;
	if (!gtab_text_is_blank(gtab_text_slice(before, line_start, before.len)))
		return false;
	if (!gtab_text_starts(rest, GTAB_TEXT("//")) && !gtab_text_starts(rest, GTAB_TEXT("# ")))
		return false;
	r->at += gtab_text_find(rest, GTAB_TEXT("\n"));
	return true;
}

/* ---- prefix words ---- */

/* Take 表内逻辑关系 and the like; how many words. */
static size_t
take_prefix_words(gtab_lex *l)
{
	size_t n = 0;

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		if (gtab_lex_take(l, prefixes[i])) {
			n++;
			i = SIZE_MAX; /* from the first word again */
		}
	}
	return n;
}

/* Whether what stands here cannot follow a reference: an ordinal stood before it, not column (1). */
static bool
begins_relation(gtab_lex *l)
{
	const size_t before = l->at;
	const uint32_t cp = gtab_lex_peek(l);
	const bool is_follower = cp == 0 || cp == 0x3001 || cp == ',' || cp == 0x884C ||
				 cp == 0x680F || cp == 0x5217 || gtab_lex_sign(l) != 0 ||
				 gtab_lex_cmp(l) != GTAB_CMP_NONE;

	l->at = before;
	return !is_follower;
}

/* Take 1. （1） ① before a prefix word or a relation; 1、 only before a prefix word, since it may be a list. */
static bool
take_numbering(gtab_lex *l)
{
	const size_t before = (gtab_lex_peek(l), l->at);
	gtab_text rest = gtab_lex_rest(l);
	size_t behind;

	if (!gtab_take_ordinal(&rest))
		return false;
	behind = l->end - rest.len;
	l->at = behind;
	if (take_prefix_words(l) > 0 ||
	    (!gtab_text_ends(gtab_text_slice(l->reader->text, before, behind), GTAB_TEXT("、")) &&
	     begins_relation(l))) {
		l->at = behind;
		return true;
	}
	l->at = before;
	return false;
}

/* 2.表内逻辑关系： and what repeats it. A column may begin with such a word: names first. */
static void
skip_prefix(gtab_lex *l)
{
	for (;;) {
		const size_t before = l->at;
		gtab_text name;

		if (gtab_lex_known(l, NULL, &name)) {
			l->at = before;
			return;
		}
		if (take_numbering(l))
			continue;
		if (take_prefix_words(l) == 0) {
			l->at = before;
			return;
		}
		gtab_lex_take(l, ":");
	}
}

bool
gtab_parse_next_part(gtab_relation_reader *r, gtab_lex *l, gtab_text *part_out)
{
	size_t start;

	do {
		do
			skip_separators(r);
		while (skip_comment(r));
		start = r->at;
		l->at = start;
		l->end = start + part_len(gtab_text_slice(r->text, start, r->text.len));
		r->at = l->end;
		skip_prefix(l);
	} while (gtab_lex_peek(l) == 0 && r->at < r->text.len);
	if (part_out != NULL)
		*part_out = gtab_text_trim(gtab_text_slice(r->text, start, l->end));
	return l->at < l->end;
}
