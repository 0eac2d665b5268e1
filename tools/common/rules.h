/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TOOLS_RULES_H
#define GTAB_TOOLS_RULES_H

/* The registry of rules on the command line: listing it, and naming rules of it. */

#include <gtab/normalize.h>

#include "common/cli.h"

/* Print every rule with an example, where it has one. */
void cli_print_rules(FILE *out);

/*
 * The rules that --only and --except leave out; each a list "width,unit" or NULL. A rule that is none, or that cannot
 * be left out, is a usage error with the nearest.
 */
gtab_rule_set cli_rules_off(const cli *c, const char *only, const char *except);

#endif
