/* SPDX-License-Identifier: MIT */
/* How it went: submissions by verdict, findings by rule. */

#include <stdlib.h>

#include "base/i18n.h"
#include "output/report_internal.h"

static const char *const verdict_ids[] = {
	[GTAB_SUBMISSION_PASSED] = "passed",
	[GTAB_SUBMISSION_FAILED] = "failed",
	[GTAB_SUBMISSION_UNCHECKED] = "unchecked",
	[GTAB_SUBMISSION_MISSING] = "missing",
};
static const char *const verdict_words[] = {
	[GTAB_SUBMISSION_PASSED] = N_("passed"),
	[GTAB_SUBMISSION_FAILED] = N_("failed"),
	[GTAB_SUBMISSION_UNCHECKED] = N_("not checkable"),
	[GTAB_SUBMISSION_MISSING] = N_("missing"),
};

const char *
gtab_submission_verdict_words(gtab_submission_verdict verdict)
{
	return _(verdict_words[verdict]);
}

const char *
gtab_submission_verdict_id(gtab_submission_verdict verdict)
{
	return verdict_ids[verdict];
}

gtab_submission_verdict
gtab_submission_verdict_of(size_t n_errors, const gtab_check_counts *counts)
{
	if (n_errors > 0)
		return GTAB_SUBMISSION_FAILED;
	if (counts->n_unknown > 0 && counts->n_pass + counts->n_fail == 0)
		return GTAB_SUBMISSION_UNCHECKED;
	return GTAB_SUBMISSION_PASSED;
}

void
gtab_totals_of_report_init(gtab_report_totals *t)
{
	*t = (gtab_report_totals){ 0 };
	gtab_arena_init(&t->arena);
}

void
gtab_totals_of_report_clear(gtab_report_totals *t)
{
	gtab_arena_clear(&t->arena);
	gtab_map_free(t->rule_map);
	free(t->submissions);
	free(t->rules);
}

bool
gtab_totals_add_finding(gtab_report_totals *t, const gtab_finding *f)
{
	size_t idx;

	if (t->rule_map == NULL && gtab_map_new(&t->rule_map) != GTAB_OK)
		return false;
	if (gtab_map_add(t->rule_map, f->rule, t->n_rules, &idx) != GTAB_OK)
		return false;
	if (idx == t->n_rules) {
		gtab_rule_count *const list =
			gtab_list_grow(t->rules, t->n_rules, &t->rules_size, sizeof(*t->rules));

		if (list == NULL)
			return false;
		t->rules = list;
		t->rules[t->n_rules++] =
			(gtab_rule_count){ .rule = gtab_arena_copy(&t->arena, f->rule) };
	}
	t->rules[idx].n_by_severity[f->severity]++;
	return !t->arena.failed;
}

bool
gtab_totals_add_submission(gtab_report_totals *t, const gtab_submission *s)
{
	gtab_submission *const list = gtab_list_grow(t->submissions, t->n_submissions,
						     &t->submissions_size, sizeof(*t->submissions));
	gtab_submission *copy;

	if (list == NULL)
		return false;
	t->submissions = list;
	copy = &t->submissions[t->n_submissions++];
	*copy = *s;
	copy->reporter = gtab_arena_copy(&t->arena, s->reporter);
	copy->source = gtab_arena_copy(&t->arena, s->source);
	copy->message = gtab_arena_copy(&t->arena, s->message);
	return !t->arena.failed;
}

size_t
gtab_totals_count(const gtab_report_totals *t, gtab_submission_verdict verdict)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n_submissions; i++)
		n += t->submissions[i].verdict == verdict;
	return n;
}
