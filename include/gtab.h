/* SPDX-License-Identifier: MIT */
#ifndef GTAB_H
#define GTAB_H

/*
 * The map of libgtab, in the order the data travels. (book.h is libgtab-book and stands apart.)
 */

/* clang-format off: the order is the point */
#include <gtab/arena.h>            /* memory that goes together */
#include <gtab/buf.h>              /* growing bytes */
#include <gtab/check.h>            /* is it right? */
#include <gtab/clean.h>            /* the clean table every tool reads */
#include <gtab/decimal.h>          /* exact figures */
#include <gtab/edition.h>          /* two editions of a list */
#include <gtab/explain.h>          /* what each line was taken for, and why */
#include <gtab/finding.h>          /* what is wrong with the data */
#include <gtab/form.h>             /* what a table must be */
#include <gtab/form_diff.h>        /* two editions of a form */
#include <gtab/infer.h>            /* a form drafted from good files */
#include <gtab/input.h>            /* bytes to UTF-8 to CSV records */
#include <gtab/lint.h>             /* what is wrong with a form */
#include <gtab/map.h>              /* text to number */
#include <gtab/normalize.h>        /* cell rules */
#include <gtab/output.h>           /* CSV, whole files */
#include <gtab/period.h>           /* dates and periods, no finer than written */
#include <gtab/relation.h>         /* 审核关系 */
#include <gtab/relation_explain.h> /* relations in words */
#include <gtab/replay.h>           /* a log of changes, applied again */
#include <gtab/report.h>           /* findings for every reader */
#include <gtab/row.h>              /* cell, row, place */
#include <gtab/sheets.h>           /* a form as sheets for clerks */
#include <gtab/status.h>           /* what stopped the work */
#include <gtab/stream.h>           /* pulling rows */
#include <gtab/sum.h>              /* the tables of many become one */
#include <gtab/suspect.h>          /* what is probably wrong, and what it should be */
#include <gtab/table.h>            /* columns, and the lines around the rows */
#include <gtab/tally.h>            /* lists counted by group */
#include <gtab/text.h>             /* borrowed UTF-8 */
#include <gtab/xlsx.h>             /* a workbook's sheet as records */
/* clang-format on */

#endif
