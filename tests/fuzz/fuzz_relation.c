/* SPDX-License-Identifier: MIT */

/* Any text as relations over a small table: parsed and checked, or refused with its place. */

#include <gtab/check.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static const char table_text[] =
	"单位,数量|件数,数量|人数,金额（万元）,日期\n"
	"甲县,1,2,3.5,2015-01\n其中：A乡,1,1,2,2015-02\n乙县,4,5,6,2015-03\n"
	"合计,5,7,9.5,2015-04\n";

static void
ignore(void *ctx, const gtab_finding *finding)
{
	(void)ctx;
	(void)finding;
}

static void
run(gtab_table *table, gtab_text relations)
{
	const gtab_check_options options = { .relations = relations,
					     .relations_name = "fuzz",
					     .on_finding = ignore };
	gtab_check *check = NULL;
	const gtab_row *row;

	if (gtab_check_open(table, &options, &check, NULL) == GTAB_OK) {
		while (gtab_table_next(table, &row, NULL) == GTAB_OK)
			if (gtab_check_row(check, row, NULL) != GTAB_OK)
				break;
		gtab_check_finish(check, NULL, NULL);
	}
	gtab_check_free(check);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const gtab_text relations = { (const char *)data, len };
	const gtab_table_options options = { .encoding = GTAB_UTF8 };
	gtab_source *source = NULL;
	gtab_table *table = NULL;

	if (gtab_utf8_valid_len(relations) == len &&
	    gtab_source_from_bytes("fuzz", gtab_text_of(table_text), &source, NULL) == GTAB_OK &&
	    gtab_table_open(source, &options, &table, NULL) == GTAB_OK)
		run(table, relations);
	gtab_table_free(table);
	gtab_source_free(source);
	return 0;
}
