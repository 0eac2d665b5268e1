/* SPDX-License-Identifier: MIT */
/* What is told of a tally: spellings that count as one, rows without a value, figures that are missing. */

#include "base/i18n.h"
#include "compare/tally_internal.h"

static void
tell(gtab_tally *t, gtab_severity severity, const char *rule, gtab_text column)
{
	const gtab_finding finding = { .severity = severity,
				       .rule = gtab_text_of(rule),
				       .column_label = column,
				       .message = gtab_buf_text(&t->words) };

	if (t->options.on_finding != NULL && !t->words.failed)
		t->options.on_finding(t->options.ctx, &finding);
	gtab_buf_truncate(&t->words, 0);
}

/* 许可 is counted as 行政许可: once for each such pair. */
static bool
tell_spelling(gtab_tally *t, gtab_map *told, size_t field, gtab_text written, gtab_text usual)
{
	size_t first;

	gtab_buf_printf(&t->words, _("%.*s: %.*s is counted as %.*s"),
			GTAB_TEXT_ARG(t->by.names[field]), GTAB_TEXT_ARG(written),
			GTAB_TEXT_ARG(usual));
	if (gtab_map_get(told, gtab_buf_text(&t->words)) != GTAB_MAP_NONE) {
		gtab_buf_truncate(&t->words, 0);
		return true;
	}
	if (gtab_map_add(told, gtab_buf_text(&t->words), 0, &first) != GTAB_OK)
		return false;
	tell(t, GTAB_NOTE, "tally/spelling", t->by.names[field]);
	return true;
}

static bool
tell_spellings(gtab_tally *t)
{
	gtab_map *told = NULL;
	bool is_fine = gtab_map_new(&told) == GTAB_OK;

	for (size_t i = 0; is_fine && i < t->n_groups; i++) {
		const gtab_tally_group *const group = &t->groups[i];
		const gtab_text *const usual = t->groups[group->same_as].names;

		for (size_t k = 0; is_fine && k < t->by.n; k++)
			if (!gtab_text_equal(group->names[k], usual[k]))
				is_fine = tell_spelling(t, told, k, group->names[k], usual[k]);
	}
	gtab_map_free(told);
	return is_fine;
}

static void
tell_blanks(gtab_tally *t, size_t field)
{
	uint64_t n = 0;

	for (size_t i = 0; i < t->n_groups; i++)
		if (t->groups[i].names[field].len == 0)
			n += t->groups[i].n_rows;
	if (n == 0)
		return;
	gtab_buf_printf(&t->words, _("%llu rows have no %.*s; they are a group of their own"),
			(unsigned long long)n, GTAB_TEXT_ARG(t->by.names[field]));
	tell(t, GTAB_WARNING, "tally/blank", t->by.names[field]);
}

static void
tell_lacks(gtab_tally *t, size_t sum)
{
	uint64_t n = 0;

	for (size_t i = 0; i < t->n_groups; i++)
		n += t->groups[i].n_lacking[sum];
	if (n == 0)
		return;
	gtab_buf_printf(&t->words, _("%.*s: %llu rows have no figure; the sums are of the others"),
			GTAB_TEXT_ARG(t->sums.names[sum]), (unsigned long long)n);
	tell(t, GTAB_WARNING, "sum/missing-part", t->sums.names[sum]);
}

bool
gtab_tally_tell(gtab_tally *t)
{
	const bool is_fine = tell_spellings(t);

	for (size_t i = 0; i < t->by.n; i++)
		tell_blanks(t, i);
	for (size_t i = 0; i < t->sums.n; i++)
		tell_lacks(t, i);
	if (t->n_left > 0) {
		gtab_buf_printf(&t->words, _("%llu rows are not counted: 合计, 小计, 累计, 其中"),
				(unsigned long long)t->n_left);
		tell(t, GTAB_NOTE, "tally/not-counted", GTAB_TEXT(""));
	}
	return is_fine && !t->words.failed;
}
