/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TOOLS_REPORT_FILES_H
#define GTAB_TOOLS_REPORT_FILES_H

/* The reports of one run: --format on standard output, --report files by their endings. */

#include <gtab/report.h>

#include "common/cli.h"

enum { CLI_COLOUR_AUTO, CLI_COLOUR_ALWAYS, CLI_COLOUR_NEVER };
extern const char *const cli_colour_modes[]; /* auto, always, never */

/*
 * paths          --report, each by its ending, or else by format
 * format         --format, a gtab_report_format; -1 when it is not given
 * colour         --color
 * shows_numbers  --no-mask
 *
 * reports, files  those that are open; a file is NULL where the report goes to a stream of the caller
 */
typedef struct cli_reports {
	cli_list paths;
	int format;
	int colour;
	bool shows_numbers;
	gtab_report **reports;
	gtab_outfile **files;
	size_t n;
} cli_reports;

/* Whether findings go to standard output too: no --report, or a --format that no --report needs. */
bool cli_reports_use_stdout(const cli_reports *r);

/*
 * Open all. GTAB_EUSAGE when the ending of a path names no format and --format gives none.
 *
 * out  where findings go that no --report takes; NULL: nowhere
 */
gtab_status cli_reports_open(cli_reports *r, const cli *c, FILE *out, gtab_error *err);

/* Finish and commit all when st is GTAB_OK, else drop them; either way r is empty then. Returns the first trouble. */
gtab_status cli_reports_close(cli_reports *r, gtab_status st, gtab_error *err);

#endif
