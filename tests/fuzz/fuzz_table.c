/* SPDX-License-Identifier: MIT */

/* Any bytes as a table, with relations found in its notes run: no crash, and every row as wide as the header. */

#include <gtab/check.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void
ignore_finding(void *ctx, const gtab_finding *finding)
{
	(void)ctx;
	(void)finding;
}

static void
check_rows(gtab_table *table)
{
	const gtab_check_options options = { .relations = GTAB_TEXT("#2≥0；@合计=@*明细"),
					     .relations_name = "fuzz",
					     .printed = true,
					     .on_finding = ignore_finding };
	gtab_check *check = NULL;
	const gtab_row *row;
	size_t n_columns;

	gtab_table_columns(table, &n_columns);
	if (gtab_check_open(table, &options, &check, NULL) == GTAB_OK) {
		while (gtab_table_next(table, &row, NULL) == GTAB_OK) {
			if (row->n_cells != n_columns)
				abort();
			if (gtab_check_row(check, row, NULL) != GTAB_OK)
				break;
		}
		gtab_check_finish(check, NULL, NULL);
	}
	gtab_check_free(check);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const gtab_text bytes = { (const char *)data, len };
	const gtab_table_options options = { .encoding = GTAB_ENCODING_AUTO };
	gtab_source *source = NULL;
	gtab_table *table = NULL;

	if (gtab_source_from_bytes("fuzz", bytes, &source, NULL) == GTAB_OK &&
	    gtab_table_open(source, &options, &table, NULL) == GTAB_OK)
		check_rows(table);
	gtab_table_free(table);
	gtab_source_free(source);
	return 0;
}
