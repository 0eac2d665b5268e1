/* SPDX-License-Identifier: MIT */

/* Reports and the files they go to. */

#include "gtab-check/report_files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

const char *const cli_colour_modes[] = { "auto", "always", "never", NULL };

/* SOURCE_DATE_EPOCH (reproducible-builds.org), else now. */
static int64_t
creation_time(void)
{
	const char *const epoch = getenv("SOURCE_DATE_EPOCH");
	char *end = NULL;
	long long seconds;

	errno = 0;
	seconds = epoch != NULL ? strtoll(epoch, &end, 10) : -1;
	if (epoch == NULL || end == epoch || *end != '\0' || errno != 0 || seconds < 0 ||
	    seconds > 253402300799)
		return (int64_t)time(NULL);
	return seconds;
}

/* no-color.org: a NO_COLOR that is not empty says no. */
static bool
is_for_terminal(const cli_reports *r, FILE *out)
{
	const char *const no_colour = getenv("NO_COLOR");
	const char *const terminal = getenv("TERM");

	if (r->colour != CLI_COLOUR_AUTO)
		return r->colour == CLI_COLOUR_ALWAYS;
	return isatty(fileno(out)) && (no_colour == NULL || no_colour[0] == '\0') &&
	       (terminal == NULL || strcmp(terminal, "dumb") != 0);
}

static gtab_status
open_report(cli_reports *r, const cli *c, FILE *out, const char *path, gtab_report_format format,
	    gtab_error *err)
{
	const bool is_text = format == GTAB_REPORT_TEXT;
	const gtab_report_options options = {
		.format = format,
		.tool = c->name,
		.created = creation_time(),
		.shows_numbers = r->shows_numbers,
		.has_colour = is_text && is_for_terminal(r, out),
		.has_excerpt = is_text && (isatty(fileno(out)) || r->colour == CLI_COLOUR_ALWAYS),
		/* a .csv file is for Excel, which reads UTF-8 only behind its mark */
		.has_bom = path != NULL && gtab_text_ends(gtab_text_of(path), GTAB_TEXT(".csv")),
	};
	const gtab_status st = gtab_report_open(out, &options, &r->reports[r->n], err);

	if (r->reports[r->n] != NULL)
		r->n++;
	return st;
}

static bool
format_of(const cli_reports *r, const char *path, gtab_report_format *out)
{
	if (gtab_report_format_of_path(path, out))
		return true;
	*out = (gtab_report_format)r->format;
	return r->format >= 0;
}

bool
cli_reports_use_stdout(const cli_reports *r)
{
	gtab_report_format format;
	bool is_needed = false;

	for (size_t i = 0; i < r->paths.n; i++)
		is_needed = is_needed || !gtab_report_format_of_path(r->paths.items[i], &format);
	return r->paths.n == 0 || (r->format >= 0 && !is_needed);
}

static gtab_status
open_file(cli_reports *r, const cli *c, const char *path, gtab_error *err)
{
	gtab_report_format format;
	gtab_status st;

	if (!format_of(r, path, &format)) {
		gtab_error_set(err, GTAB_EUSAGE,
			       _("the ending of its name is none of .txt .csv .jsonl .sarif .xml "
				 ".html; give it one, or say --format"));
		return gtab_error_at(err, path, 0, 0);
	}
	st = cli_open_output(c, path, &r->files[r->n], err);
	return st == GTAB_OK
		       ? open_report(r, c, gtab_outfile_stream(r->files[r->n]), path, format, err)
		       : st;
}

gtab_status
cli_reports_open(cli_reports *r, const cli *c, FILE *out, gtab_error *err)
{
	gtab_status st = GTAB_OK;

	r->n = 0;
	r->reports = calloc(r->paths.n + 1, sizeof(gtab_report *));
	r->files = calloc(r->paths.n + 1, sizeof(gtab_outfile *));
	if (r->reports == NULL || r->files == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t i = 0; st == GTAB_OK && i < r->paths.n; i++)
		st = open_file(r, c, r->paths.items[i], err);
	if (st == GTAB_OK && out != NULL)
		st = open_report(r, c, out, NULL,
				 r->format < 0 ? GTAB_REPORT_TEXT : (gtab_report_format)r->format,
				 err);
	return st;
}

gtab_status
cli_reports_close(cli_reports *r, gtab_status st, gtab_error *err)
{
	for (size_t i = 0; r->reports != NULL && i < r->n; i++) {
		if (st == GTAB_OK)
			st = gtab_report_finish(r->reports[i], err);
		gtab_report_free(r->reports[i]);
	}
	for (size_t i = 0; r->files != NULL && i < r->paths.n; i++) {
		if (st == GTAB_OK && r->files[i] != NULL)
			st = gtab_outfile_commit(r->files[i], err);
		else
			gtab_outfile_discard(r->files[i]);
	}
	free(r->reports);
	free(r->files);
	free(r->paths.items);
	r->reports = NULL;
	r->files = NULL;
	r->paths = (cli_list){ 0 };
	r->n = 0;
	return st;
}
