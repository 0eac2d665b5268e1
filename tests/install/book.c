/* SPDX-License-Identifier: MIT */

/* A program outside the tree that writes a workbook: only that it compiles, links and starts one. */

#include <gtab/book.h>

int
main(void)
{
	const gtab_bookmaker_options options = { .created = 1425168000 };
	gtab_bookmaker *maker;
	gtab_book *book;
	gtab_error err;

	if (gtab_bookmaker_new(&options, &maker, &err) != GTAB_OK)
		return 1;
	if (gtab_book_open(maker, &book, &err) != GTAB_OK)
		return 1;
	gtab_book_free(book);
	gtab_bookmaker_free(maker);
	return 0;
}
