/* SPDX-License-Identifier: MIT */

/* Any text as the head of a file: a dialect is found, its marks differ, and its certainty is in range. */

#include <stdlib.h>

#include "input/dialect_internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const gtab_text head = { (const char *)data, len };
	const gtab_csv_options options = { 0 };
	gtab_csv_dialect d;

	if (gtab_utf8_valid_len(head) < len)
		return 0;
	d = gtab_dialect_find(head, len % 2 == 0, &options);
	if (d.delimiter == 0 || d.quote == 0 || d.delimiter == d.quote || d.certainty < 0 ||
	    d.certainty > 1000 || (d.is_thin && d.rival == 0))
		abort();
	return 0;
}
