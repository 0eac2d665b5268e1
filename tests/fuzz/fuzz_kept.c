/* SPDX-License-Identifier: MIT */

/* Any bytes behind #gtab 1, where a table keeps its context: read or refused, every table of it. */

#include <gtab/clean.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void
read_rows(gtab_table *table)
{
	const gtab_row *row;
	size_t n_columns;

	gtab_table_columns(table, &n_columns);
	while (gtab_table_next(table, &row, NULL) == GTAB_OK)
		if (row->n_cells != n_columns)
			abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const gtab_table_options options = { .encoding = GTAB_UTF8 };
	gtab_source *source = NULL;
	gtab_table *table = NULL;
	gtab_buf bytes;

	gtab_buf_init(&bytes);
	gtab_buf_put(&bytes, GTAB_TEXT("#gtab 1\n"));
	gtab_buf_put(&bytes, (gtab_text){ (const char *)data, len });
	if (gtab_source_from_bytes("fuzz", gtab_buf_text(&bytes), &source, NULL) == GTAB_OK &&
	    gtab_table_open(source, &options, &table, NULL) == GTAB_OK)
		do
			read_rows(table);
		while (gtab_table_advance(table, NULL) == GTAB_OK);
	gtab_table_free(table);
	gtab_source_free(source);
	gtab_buf_clear(&bytes);
	return 0;
}
