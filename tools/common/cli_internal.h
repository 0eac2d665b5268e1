/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TOOLS_CLI_INTERNAL_H
#define GTAB_TOOLS_CLI_INTERNAL_H

#include "cli.h"

/*
 * Take the language from --lang in argv, else from the environment. Before the options are parsed, so that
 * what is said about them is translated. False when --lang names a language we do not have.
 */
bool cli_set_language(int argc, char **argv);

/* The options of every tool, with an end row; --help shows them after the tool's own. */
extern const cli_option cli_common_options[];

/* Write --help to stdout. */
void cli_print_help(const cli *c);

#endif
