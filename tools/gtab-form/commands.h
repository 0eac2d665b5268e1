/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TOOLS_FORM_COMMANDS_H
#define GTAB_TOOLS_FORM_COMMANDS_H

/* The commands of gtab-form: each takes the words behind its name and writes to out. */

#include <gtab/relation_explain.h>

#include "common/cli.h"
#include "common/tables.h"

/*
 * cli       its operands are the words behind the command
 * out       where the result goes; whole or not at all
 * name      --name; NULL: from the first file
 * folder    -d; NULL: none was given
 */
typedef struct form_call {
	cli *cli;
	cli_reading *reading;
	FILE *out;
	const char *name;
	const char *folder;
} form_call;

typedef gtab_status form_command(const form_call *call, gtab_error *err);

form_command form_list;
form_command form_infer;
form_command form_export;
form_command form_import;
form_command form_diff;
form_command form_test;
form_command form_show;
form_command form_explain;
form_command form_lint;

/* Print a line, control characters escaped, and empty it. GTAB_OK, GTAB_ENOMEM. */
gtab_status form_print(const form_call *call, gtab_buf *line, gtab_error *err);
/* What a check must keep, in the language of the messages. */
const char *form_memory_words(gtab_memory memory);

#endif
