/* SPDX-License-Identifier: MIT */

/* A program outside the tree: reads a number through the installed header and library. */

#include <gtab/normalize.h>
#include <stdio.h>

int
main(void)
{
	gtab_number number;
	gtab_buf out;

	if (gtab_number_parse(GTAB_TEXT("六百三十九人"), &number, NULL, NULL) != GTAB_OK)
		return 1;
	gtab_buf_init(&out);
	gtab_number_put(&number, &out);
	printf("%.*s %.*s\n", GTAB_TEXT_ARG(gtab_buf_text(&out)), GTAB_TEXT_ARG(number.unit));
	gtab_buf_clear(&out);
	return 0;
}
