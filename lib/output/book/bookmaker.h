/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_BOOKMAKER_H
#define GTAB_OUTPUT_BOOK_BOOKMAKER_H

#include "output/book/skeleton.h"

#include <gtab/book.h>

/* options: with no defaults left. block_xml_len: see gtab_body_new(). */
struct gtab_bookmaker {
	gtab_bookmaker_options options;
	size_t block_xml_len;
	gtab_skeletons *skeletons;
};

#endif
