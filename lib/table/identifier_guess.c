/* SPDX-License-Identifier: MIT */
/* Which identifiers a column holds where no form says so: its header names them, and most of its cells look so. */

#include "base/i18n.h"
#include "table/clean_internal.h"

gtab_identifier
gtab_identifier_of_name(gtab_text name)
{
	static const struct {
		gtab_text end;
		gtab_identifier kind;
	} names[] = {
		{ GTAB_TEXT("信用代码"), GTAB_IDENTIFIER_USCC },
		{ GTAB_TEXT("身份证号"), GTAB_IDENTIFIER_CITIZEN },
		{ GTAB_TEXT("身份证号码"), GTAB_IDENTIFIER_CITIZEN },
		{ GTAB_TEXT("公民身份号码"), GTAB_IDENTIFIER_CITIZEN },
		{ GTAB_TEXT("组织机构代码"), GTAB_IDENTIFIER_ORG },
		{ GTAB_TEXT("行政区划代码"), GTAB_IDENTIFIER_DIVISION },
		{ GTAB_TEXT("区划代码"), GTAB_IDENTIFIER_DIVISION },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (gtab_text_ends(name, names[i].end))
			return names[i].kind;
	return GTAB_IDENTIFIER_NONE;
}

bool
gtab_identifier_looks_so(gtab_identifier kind, gtab_text cell)
{
	gtab_text rest = cell;

	if (kind != GTAB_IDENTIFIER_DIVISION)
		return gtab_identifier_check(kind, cell, NULL) != GTAB_ID_BAD_SHAPE;
	while (rest.len > 0 && rest.ptr[0] >= '0' && rest.ptr[0] <= '9')
		rest = gtab_text_slice(rest, 1, rest.len);
	return rest.len == 0 && (cell.len == 6 || cell.len == 9 || cell.len == 12);
}

static const char *
word_of(gtab_identifier kind)
{
	switch (kind) {
	case GTAB_IDENTIFIER_USCC: return _("social credit codes");
	case GTAB_IDENTIFIER_CITIZEN: return _("citizen numbers");
	case GTAB_IDENTIFIER_ORG: return _("organisation codes");
	case GTAB_IDENTIFIER_DIVISION: return _("division codes");
	case GTAB_IDENTIFIER_NONE: break;
	}
	return "";
}

void
gtab_identifier_guess(const gtab_table *t, gtab_column *column, const gtab_profile *profile)
{
	const gtab_identifier kind = profile->identifier;

	if (kind == GTAB_IDENTIFIER_NONE || column->type != GTAB_COLUMN_CODE ||
	    profile->n_identifiers * 2 < profile->n_filled || profile->n_identifiers == 0)
		return;
	column->identifier = kind;
	gtab_remark_say(t,
			(gtab_remark){ .kind = GTAB_REMARK_NOTE,
				       .rule = "identifier",
				       .place = { t->name, 0, 0 },
				       .column = column },
			_("by its header and cells, %.*s is taken to hold %s; they are checked as "
			  "such"),
			GTAB_TEXT_ARG(column->name), word_of(kind));
}
