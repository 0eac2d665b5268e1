/* SPDX-License-Identifier: MIT */

/* How a run of gtab-check went: submissions by verdict, and who sent none. */

#include "gtab-check/check.h"

static void
put_line(check *c, gtab_buf *line)
{
	if (c->out.summary != NULL)
		fprintf(c->out.summary, "%.*s\n", GTAB_TEXT_ARG(gtab_buf_text(line)));
	else
		cli_note(&c->cli, "%.*s", GTAB_TEXT_ARG(gtab_buf_text(line)));
	gtab_buf_truncate(line, 0);
}

/* failed: 汾阳市, 孝义市 */
static void
put_reporters_of(check *c, const gtab_submission *all, size_t n, gtab_submission_verdict verdict,
		 gtab_buf *line)
{
	size_t n_told = 0;

	for (size_t i = 0; i < n; i++) {
		if (all[i].verdict != verdict)
			continue;
		if (n_told++ == 0)
			gtab_buf_printf(line, "  %s: ", gtab_submission_verdict_words(verdict));
		else
			gtab_buf_put(line, GTAB_TEXT(", "));
		cli_put_escaped(line, all[i].reporter);
	}
	if (n_told > 0)
		put_line(c, line);
}

void
put_summary(check *c)
{
	size_t n_by_verdict[GTAB_N_SUBMISSION_VERDICTS] = { 0 };
	const gtab_submission *all;
	gtab_buf line;
	size_t n;

	all = gtab_report_submissions(c->reports.reports[0], &n);
	if (n < 2)
		return;
	gtab_buf_init(&line);
	for (size_t i = 0; i < n; i++)
		n_by_verdict[all[i].verdict]++;
	gtab_buf_printf(
		&line, _("%zu submissions: %zu passed, %zu failed, %zu not checkable, %zu missing"),
		n, n_by_verdict[GTAB_SUBMISSION_PASSED], n_by_verdict[GTAB_SUBMISSION_FAILED],
		n_by_verdict[GTAB_SUBMISSION_UNCHECKED], n_by_verdict[GTAB_SUBMISSION_MISSING]);
	put_line(c, &line);
	for (size_t v = GTAB_SUBMISSION_FAILED; v < GTAB_N_SUBMISSION_VERDICTS; v++)
		put_reporters_of(c, all, n, (gtab_submission_verdict)v, &line);
	gtab_buf_clear(&line);
}

static bool
has_sent(const check *c, gtab_text reporter)
{
	const gtab_submission *all;
	size_t n;

	all = gtab_report_submissions(c->reports.reports[0], &n);
	for (size_t i = 0; i < n; i++) {
		if (gtab_text_equal(gtab_text_trim(all[i].reporter), reporter))
			return true;
	}
	return false;
}

/* Those in --reporters that sent nothing. */
void
tell_missing(check *c)
{
	gtab_text rest = gtab_buf_text(&c->expected);

	while (rest.len > 0) {
		const size_t end = gtab_text_find(rest, GTAB_TEXT("\n"));
		const gtab_text name = gtab_text_trim(gtab_text_slice(rest, 0, end));

		rest = gtab_text_slice(rest, end + 1, rest.len);
		if (name.len == 0 || has_sent(c, name))
			continue;
		for (size_t i = 0; i < c->reports.n; i++)
			gtab_report_missing(c->reports.reports[i], name);
	}
}
