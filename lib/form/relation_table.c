/* SPDX-License-Identifier: MIT */
/* References to other tables and earlier files: 表2![05,4], 交审计2表01行, 立案·上期. */

#include "form/relation_parse_internal.h"

#include "base/i18n.h"
#include "form/name_internal.h"

static const struct {
	const char *word;
	gtab_when when;
} whens[] = {
	{ "上年同期", GTAB_LAST_YEAR }, { "去年同期", GTAB_LAST_YEAR }, { "上年末", GTAB_YEAR_END },
	{ "上年底", GTAB_YEAR_END },    { "上期", GTAB_PREVIOUS },
};

static const char *const dots[] = { "·", "・", "‧", "•" };

static bool
take_dot(gtab_lex *l)
{
	for (size_t i = 0; i < sizeof(dots) / sizeof(dots[0]); i++) {
		if (gtab_lex_take(l, dots[i]))
			return true;
	}
	return false;
}

bool
gtab_parse_when(gtab_parse *p, gtab_when *when)
{
	gtab_lex *const l = &p->lex;

	if (!take_dot(l))
		return true;
	for (size_t i = 0; i < sizeof(whens) / sizeof(whens[0]); i++) {
		if (gtab_lex_take(l, whens[i].word)) {
			*when = whens[i].when;
			return true;
		}
	}
	return gtab_lex_fail(l, l->at, _("上期, 上年同期 or 上年末 is expected behind ·"));
}

/* ---- other tables ---- */

/* Read with the names of that table what fn reads. */
static bool
with_names_of(gtab_parse *p, gtab_text table, gtab_ref *ref,
	      bool (*fn)(gtab_parse *p, gtab_ref *ref))
{
	gtab_relation_reader *const r = p->lex.reader;
	const gtab_names *const names = r->names;
	bool is_done;

	r->names = r->names_of == NULL ? NULL : r->names_of(r->ctx, table);
	is_done = fn(p, ref) && gtab_parse_filter(p, ref);
	r->names = names;
	ref->table = table;
	return is_done;
}

/* A reference of any kind but a function or number. */
static bool
parse_reference(gtab_parse *p, gtab_ref *ref)
{
	gtab_lex *const l = &p->lex;
	bool is_there = false;
	gtab_text name;

	if (!gtab_lex_known(l, NULL, &name)) {
		if (!gtab_parse_marked(p, ref, &is_there) ||
		    (!is_there && !gtab_parse_coded(p, ref, &is_there)))
			return false;
		if (is_there)
			return true;
		if (gtab_lex_take(l, "*")) {
			ref->row.kind = GTAB_PICK_ALL;
			return true;
		}
		if (!gtab_lex_unknown(l, &name))
			return gtab_lex_fail(l, l->at,
					     _("a column, a row or a cell is expected here"));
	}
	ref->column = (gtab_pick){ .kind = GTAB_PICK_NAME, .first = name };
	ref->is_bare = true;
	return true;
}

static bool
parse_coded(gtab_parse *p, gtab_ref *ref)
{
	bool is_there;

	return gtab_parse_coded(p, ref, &is_there) &&
	       (is_there || gtab_lex_fail(&p->lex, p->lex.at, _("行, 栏 or 列 is expected here")));
}

bool
gtab_parse_in_table(gtab_parse *p, gtab_text table, gtab_ref *ref, bool *is_there)
{
	gtab_lex *const l = &p->lex;

	*is_there = !gtab_lex_sees(l, "!=") && gtab_lex_take(l, "!");
	if (!*is_there)
		return true;
	*ref = (gtab_ref){ 0 };
	return with_names_of(p, table, ref, parse_reference);
}

size_t
gtab_table_in_name(gtab_text name)
{
	const gtab_text word = gtab_text_of("表");
	size_t end = 0;

	for (size_t at = gtab_text_find(name, word); at < name.len;) {
		const size_t behind = at + word.len;
		gtab_text rest = gtab_text_slice(name, behind, name.len);

		if (rest.len > 0) {
			const uint32_t cp = gtab_name_fold_cp(gtab_utf8_next(&rest));

			if (cp >= '0' && cp <= '9')
				end = behind;
		}
		at = behind + gtab_text_find(gtab_text_slice(name, behind, name.len), word);
	}
	return end;
}

bool
gtab_parse_coded_in_table(gtab_parse *p, gtab_text table, gtab_ref *ref)
{
	*ref = (gtab_ref){ 0 };
	return with_names_of(p, table, ref, parse_coded);
}
