/* SPDX-License-Identifier: MIT */
#ifndef GTAB_COMPARE_EDITION_INTERNAL_H
#define GTAB_COMPARE_EDITION_INTERNAL_H

#include <gtab/edition.h>

/* ---- edition_text.c ---- */

/* Append what counts of a text: no spaces, no punctuation but that of figures, half-width, simplified. */
void gtab_edition_fold(gtab_text in, gtab_buf *out);

/* Append the phrases of text that other has not, as they are written, with spaces between them. */
void gtab_edition_put_phrases(gtab_text text, gtab_text other, gtab_buf *out);

/* How much two folded texts are alike, in hundredths: Dice's measure of their pairs of neighbouring characters. */
unsigned gtab_edition_likeness(gtab_text a, gtab_text b);

#endif
