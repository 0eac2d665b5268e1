/* SPDX-License-Identifier: MIT */

/* Outputs that never fall onto an input. */

#include "cli_internal.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whether out is the regular file that the operand names. What cannot be looked at is told when it is opened. */
static bool
is_operand(const gtab_outfile *out, const char *operand)
{
	struct stat st;
	const int rc = strcmp(operand, "-") == 0 ? fstat(STDIN_FILENO, &st) : stat(operand, &st);

	return rc == 0 && S_ISREG(st.st_mode) &&
	       gtab_outfile_is(out, (uint64_t)st.st_dev, (uint64_t)st.st_ino);
}

gtab_status
cli_open_output(const cli *c, const char *path, gtab_outfile **out, gtab_error *err)
{
	gtab_status st;

	cli_watch_signals();
	if (path == NULL)
		path = c->output;
	st = gtab_outfile_open(path, out, err);
	for (size_t i = 0; st == GTAB_OK && i < c->n_operands; i++) {
		if (!is_operand(*out, c->operands[i]))
			continue;
		gtab_outfile_discard(*out);
		*out = NULL;
		gtab_error_set(err, GTAB_EUSAGE, _("the output is the input %s; name another file"),
			       c->operands[i]);
		return gtab_error_at(err, path != NULL ? path : "-", 0, 0);
	}
	return st;
}
