/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_XML_TEXT_H
#define GTAB_OUTPUT_BOOK_XML_TEXT_H

/*
 * The door every text passes on its way into a workbook, once.
 */

#include <gtab/arena.h>

/* Length in UTF-16 units, which is how Excel counts characters. */
size_t gtab_utf16_len(gtab_text t);

/*
 * The text as it must stand in a cell's XML (ECMA-376 part 1 §22.9.2.19, ST_Xstring): what XML 1.0 cannot
 * hold is written _xHHHH_, and so is the underscore of a text that looks like that already; CRLF and CR
 * become LF. Excel shows what was meant: nothing is lost.
 *
 * t    valid UTF-8
 *
 * Returns t itself when there is nothing to do, a copy in arena otherwise; {NULL, 0} when out of memory.
 * Example: U+0001 is `_x0001_`, `_x0041_` is `_x005F_x0041_`.
 */
gtab_text gtab_xml_text(gtab_text t, gtab_arena *arena);

#endif
