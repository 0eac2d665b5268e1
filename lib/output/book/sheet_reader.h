/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_SHEET_READER_H
#define GTAB_OUTPUT_BOOK_SHEET_READER_H

#include "output/book/digest.h"

#include <expat.h>
#include <gtab/status.h>

/* The value of an element's attribute, as expat hands them over; "" without it. */
const char *gtab_xml_attribute(const XML_Char **attributes, const char *name);

/* Rows of a worksheet read back: what is in them, as a digest. */
typedef struct gtab_sheet_reader gtab_sheet_reader;

/* Attach to a parser that will get the rows. GTAB_OK or GTAB_ENOMEM. */
gtab_status gtab_sheet_reader_new(XML_Parser parser, gtab_sheet_reader **out);

/* After their end: the digest; false when a cell could not be understood. Frees the reader. */
bool gtab_sheet_reader_finish(gtab_sheet_reader *s, gtab_digest *out);

#endif
