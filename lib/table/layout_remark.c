/* SPDX-License-Identifier: MIT */
/* What was assumed of the layout where a reader may see it otherwise, and which option decides. */

#include "base/i18n.h"
#include "table/clean_internal.h"

static gtab_remark
about(const gtab_table *t, gtab_remark_kind kind, const char *rule, uint64_t record_no)
{
	return (gtab_remark){ .kind = kind,
			      .rule = rule,
			      .place = { t->name, record_no, record_no } };
}

static void
tell_header(const gtab_table *t)
{
	const gtab_layout *layout = &t->layout;
	const char *const id = gtab_layout_rule_get(layout->header_rule)->id;

	if (layout->header_rule == GTAB_LAYOUT_NO_HEADER)
		gtab_remark_say(t, about(t, GTAB_REMARK_WARNING, id, 0), "%s",
				_("no header is found, the rows begin at once; columns are called "
				  "列1, 列2 …; if a line is the header, name it with --header"));
	if (layout->header_rule == GTAB_LAYOUT_CARD)
		gtab_remark_say(
			t, about(t, GTAB_REMARK_WARNING, id, 0),
			_("line %llu begins a card: names at the left, the values of one item "
			  "beside them; its lines are read as rows without a header; for a "
			  "table put the names in one line and the values of each item in "
			  "a line below (in a spreadsheet: copy, paste transposed)"),
			(unsigned long long)layout->header_line);
	if (layout->header_rule == GTAB_LAYOUT_HEADER_LIKE_ROWS)
		gtab_remark_say(
			t, about(t, GTAB_REMARK_WARNING, id, 0),
			_("line %llu is taken for the header, though it looks like the rows "
			  "below it; if it is a row, say --header none"),
			(unsigned long long)layout->header_line);
	if (layout->header_rule == GTAB_LAYOUT_HEADER_LOWER)
		gtab_remark_say(t, about(t, GTAB_REMARK_WARNING, id, 0),
				_("line %llu is taken for the header, though fuller lines stand "
				  "above; if another one is, name it with --header"),
				(unsigned long long)layout->header_line);
	if (layout->header_rule == GTAB_LAYOUT_HEADER_COUNTING)
		gtab_remark_say(t, about(t, GTAB_REMARK_NOTE, id, 0),
				_("the figures of line %llu are taken for headings; if they are a "
				  "row, say --header none"),
				(unsigned long long)layout->header_line);
}

static void
tell_pair(const gtab_table *t)
{
	if (t->layout.lonely_pair > 0)
		gtab_remark_say(t, about(t, GTAB_REMARK_NOTE, "number-line", 0),
				_("line %llu is read as a row, though it may number the columns "
				  "(甲, 1) as printed forms with a 表号 do"),
				(unsigned long long)t->layout.lonely_pair);
}

static void
tell_blocks(const gtab_table *t)
{
	if (t->layout.n_blocks > 1 && !t->options.stacks)
		gtab_remark_say(t, about(t, GTAB_REMARK_WARNING, "side-by-side", 0),
				_("this looks like %zu tables side by side; --stack puts them "
				  "below one another"),
				t->layout.n_blocks);
	if (t->layout.n_blocks == 1 && t->options.stacks)
		gtab_remark_say(t, about(t, GTAB_REMARK_WARNING, "side-by-side", 0), "%s",
				_("--stack finds no tables of one header side by side"));
}

static void
tell_other_table(const gtab_table *t)
{
	if (t->other_at > 0)
		gtab_remark_say(t, about(t, GTAB_REMARK_NOTE, "other-table", 0),
				_("another table begins in line %llu; it is not read here"),
				(unsigned long long)t->other_line);
}

void
gtab_table_tell_layout(const gtab_table *t)
{
	tell_header(t);
	tell_pair(t);
	tell_blocks(t);
	tell_other_table(t);
}
