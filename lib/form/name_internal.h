/* SPDX-License-Identifier: MIT */
#ifndef GTAB_FORM_NAME_INTERNAL_H
#define GTAB_FORM_NAME_INTERNAL_H

/*
 * Names as they are compared: no spaces, half-width, small letters, so that 人 数（人） written in a
 * header, a form and a relation is one name.
 */

#include <gtab/arena.h>
#include <gtab/buf.h>

/* cp as names are compared: full-width forms made half-width, letters small, one kind of bracket. */
uint32_t gtab_name_fold_cp(uint32_t cp);

/* Append the folded form of name. */
void gtab_name_fold(gtab_text name, gtab_buf *out);

/* The folded form of name, in a; {NULL, 0} when out of memory. */
gtab_text gtab_name_fold_copy(gtab_arena *a, gtab_text name);

/* Whether two names are one, folded. */
bool gtab_name_equal(gtab_text a, gtab_text b);

/* 数量|件数 without its first n elements: 件数 for 1. "" when there are no more. `\|` splits nothing. */
gtab_text gtab_name_suffix(gtab_text path, size_t n);

/* How far apart two names are, for telling the nearest: edits, or 1 when one holds the other; at most max + 1. */
size_t gtab_name_distance(gtab_text a, gtab_text b, size_t max);

/*
 * How many bytes at the start of t read as the folded name: spaces before and within are passed over.
 * 0 when it is another name.
 */
size_t gtab_name_match(gtab_text t, gtab_text folded);

#endif
