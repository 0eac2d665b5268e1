/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TOOLS_VALUES_H
#define GTAB_TOOLS_VALUES_H

/* `gtab-norm --values KIND`: the cell rules, one value a line. */

#include <gtab/clean.h>

#include "common/cli.h"

extern const char *const cli_value_kinds[]; /* number, date, period, text, code */

/*
 * Write the normal form of every line: an empty line for what is refused, told on stderr and counted as a finding. For a
 * number, unit, lower and upper bound follow behind tabs where they exist.
 *
 * kind  index of cli_value_kinds
 * options  of them the decimal mark, the simplifier and the rules that are off count
 * name  of the source, for messages
 */
gtab_status cli_normalize_values(cli *c, int kind, const gtab_table_options *options,
				 gtab_decoder *decoder, gtab_text name, FILE *out, gtab_error *err);

#endif
