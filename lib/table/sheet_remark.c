/* SPDX-License-Identifier: MIT */
/* What a workbook has besides the cells that were read, as remarks: other sheets, hidden rows, unsaved results. */

#include "base/i18n.h"
#include "table/clean_internal.h"

static gtab_remark
about_sheet(const gtab_table *t, gtab_remark_kind kind, const char *rule)
{
	return (gtab_remark){ .kind = kind, .rule = rule, .place = { t->name, 0, 0 } };
}

void
gtab_table_tell_sheet(const gtab_table *t)
{
	const gtab_xlsx_facts facts = gtab_xlsx_facts_get(t->records);

	if (facts.n_other > 0)
		gtab_remark_say(
			t, about_sheet(t, GTAB_REMARK_NOTE, "sheet"),
			ngettext_("read from sheet %.*s; %zu other sheet is there, see --sheet",
				  "read from sheet %.*s; %zu other sheets are there, see --sheet",
				  facts.n_other),
			GTAB_TEXT_ARG(facts.sheet), facts.n_other);
	if (facts.n_hidden_rows + facts.n_hidden_columns > 0)
		gtab_remark_say(t, about_sheet(t, GTAB_REMARK_WARNING, "hidden"),
				_("hidden rows: %llu, hidden columns: %llu; they were read too"),
				(unsigned long long)facts.n_hidden_rows,
				(unsigned long long)facts.n_hidden_columns);
	if (facts.n_unsaved > 0)
		gtab_remark_say(
			t, about_sheet(t, GTAB_REMARK_WARNING, "unsaved-formula"),
			_("formulas without a saved result: %llu, the first in row %llu; open the "
			  "workbook and save it, else their cells are empty"),
			(unsigned long long)facts.n_unsaved, (unsigned long long)facts.unsaved_row);
}
