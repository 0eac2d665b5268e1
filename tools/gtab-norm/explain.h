/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TOOLS_NORM_EXPLAIN_H
#define GTAB_TOOLS_NORM_EXPLAIN_H

/* `gtab-norm --explain`: what each line and each column of a file was taken for, and why. */

#include <gtab/clean.h>
#include <stdio.h>

gtab_status norm_explain(gtab_table *table, FILE *out, gtab_error *err);

#endif
