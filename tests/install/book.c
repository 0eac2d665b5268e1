/* SPDX-License-Identifier: MIT */

/* A program outside the tree that writes a workbook: only that it compiles, links and starts one. */

#include <gtab/book.h>

int
main(void)
{
	const gtab_book_options options = { .created = 1425168000 };
	gtab_book *book;
	gtab_error err;

	if (gtab_book_open(&options, &book, &err) != GTAB_OK)
		return 1;
	gtab_book_free(book);
	return 0;
}
