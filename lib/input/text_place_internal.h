/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_TEXT_PLACE_INTERNAL_H
#define GTAB_INPUT_TEXT_PLACE_INTERNAL_H

#include <gtab/text.h>

/* A place in a text: line and column from 1, and the byte before it, to see CRLF as one line end. */
typedef struct gtab_text_place {
	uint64_t line_no;
	uint64_t column_no;
	char last;
} gtab_text_place;

/* Move place over a text, which may be one block of many. LF, CRLF and CR end a line. */
void gtab_text_place_move(gtab_text_place *place, gtab_text over);

#endif
