/* SPDX-License-Identifier: MIT */
/* Where something stands in a text: counted only when there is trouble to tell. */

#include "input/text_place_internal.h"

void
gtab_text_place_move(gtab_text_place *place, gtab_text over)
{
	for (size_t i = 0; i < over.len; i++) {
		const char c = over.ptr[i];

		place->column_no += ((unsigned char)c & 0xC0) != 0x80;
		if (c == '\n' || c == '\r') {
			place->line_no += c == '\r' || place->last != '\r';
			place->column_no = 1;
		}
		place->last = c;
	}
}
