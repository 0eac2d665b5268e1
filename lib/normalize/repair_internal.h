/* SPDX-License-Identifier: MIT */
#ifndef GTAB_NORMALIZE_REPAIR_INTERNAL_H
#define GTAB_NORMALIZE_REPAIR_INTERNAL_H

/* What the files that mend damaged text hand each other. */

#include <gtab/normalize.h>

/* Append in as GBK bytes (windows-936). False when a character has none; out is as before then. */
bool gtab_gbk_encode(gtab_text in, gtab_buf *out);

/* Append GBK bytes as UTF-8. False when they are not GBK through and through; out is as before then. */
bool gtab_gbk_decode(gtab_text bytes, gtab_buf *out);

/*
 * If t begins with one lower-case syllable of Mandarin with exactly one tone mark, take it: quán, lǜ.
 * Initial and final are checked, not whether they go together.
 */
bool gtab_pinyin_take(gtab_text *t);

/* Append t without its notes of pronunciation; false, and nothing appended, when it has none. */
bool gtab_pinyin_drop(gtab_text t, gtab_buf *out);

/* Append what t was before it was misread, if that is certain; false, and nothing appended, otherwise. */
bool gtab_mojibake_undo(gtab_text t, gtab_buf *out);

/* Whether a mark or character other than Han is one that published tables hold. */
bool gtab_is_common_mark(uint32_t cp);

/* Append t with its byte slips repaired; false, and nothing appended, when there is none that can be. */
bool gtab_slip_undo(gtab_text t, gtab_buf *out);

#endif
