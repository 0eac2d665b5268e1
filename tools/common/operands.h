/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TOOLS_OPERANDS_H
#define GTAB_TOOLS_OPERANDS_H

/* Operands that stand for many files: folders, and lists of names. */

#include "common/cli.h"

/* Names of files, in order; its own. */
typedef struct cli_operands {
	char **names;
	size_t n;
	size_t n_max;
} cli_operands;

/*
 * The operands of a call: a folder is the tables in it (.csv .tsv .txt .xlsx), sorted, not those of folders within; a
 * list (NULL for none, "-" for standard input) has a name a line and comes behind the others. With a list the "-" that
 * stands for no operands is left out.
 *
 * GTAB_OK; GTAB_EINPUT when a folder or the list cannot be read, or holds nothing.
 */
gtab_status cli_operands_read(const cli *c, const char *list, cli_operands *out, gtab_error *err);
void cli_operands_clear(cli_operands *o);

/* All of a text file in any encoding that tables may have, appended; nothing for NULL. */
gtab_status cli_read_text(const char *path, gtab_buf *out, gtab_error *err);

#endif
