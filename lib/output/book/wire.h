/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_WIRE_H
#define GTAB_OUTPUT_BOOK_WIRE_H

/*
 * Records between the process that thinks and the one that writes: a byte for the kind, four for the
 * length, the body. Both ends are one program on one machine, so integers travel as they lie in memory.
 */

#include "output/book/sheet.h"

#include <gtab/arena.h>
#include <gtab/buf.h>
#include <gtab/status.h>

typedef enum gtab_wire_kind {
	GTAB_WIRE_STYLE = 1, /* the next style; the first has index 0 */
	GTAB_WIRE_SHEET,     /* a new sheet; rows follow */
	GTAB_WIRE_ROW,
	GTAB_WIRE_SHEET_END, /* what is known only after the rows: is_one_page */
	GTAB_WIRE_END        /* the document's title; close the workbook */
} gtab_wire_kind;

/* What one record holds, by its kind. */
typedef struct gtab_wire_record {
	gtab_wire_kind kind;
	gtab_sheet_style style;
	gtab_sheet_setup setup;
	gtab_sheet_row row;
	bool is_one_page;
	gtab_text title;
} gtab_wire_record;

/* Append a record. A failed allocation is remembered in out. */
void gtab_wire_put(gtab_buf *out, const gtab_wire_record *record);

/*
 * Take the first record off bytes.
 *
 * bytes  moved past the record; left alone unless the record is whole
 * arena  what record points to, apart from texts, which lie in bytes
 * out    set on GTAB_OK
 *
 * Returns GTAB_OK; GTAB_END when the record is not whole yet; GTAB_EMALFORMED; GTAB_ENOMEM.
 */
gtab_status gtab_wire_take(gtab_text *bytes, gtab_arena *arena, gtab_wire_record *out);

#endif
