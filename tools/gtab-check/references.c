/* SPDX-License-Identifier: MIT */

/* What foreign keys refer to, read before anything is checked. */

#include "gtab-check/check.h"

#include <string.h>
#include <unistd.h>

static gtab_status
gather_keys(void *ctx, gtab_table *table, gtab_error *err)
{
	check *c = ctx;

	return gtab_references_add(c->references, table, err);
}

gtab_status
read_references(check *c, gtab_error *err)
{
	const gtab_form *const form = c->reading.form;
	gtab_status st;

	if (form == NULL)
		return GTAB_OK;
	st = gtab_references_new(form, &c->references, err);
	if (st != GTAB_OK || !gtab_references_are_needed(c->references))
		return st;
	for (size_t i = 0; st == GTAB_OK && i < c->cli.n_operands; i++) {
		if (strcmp(c->cli.operands[i], "-") == 0) /* that can be read only once */
			continue;
		st = cli_each_table(&c->reading, c->cli.operands[i], gather_keys, c, err);
		if (is_of_one_input(c, st)) /* told when its turn comes */
			st = GTAB_OK;
	}
	for (size_t i = 0; st == GTAB_OK && i < gtab_form_n_tables(form); i++) {
		const gtab_form *const table = gtab_form_table(form, i);
		const gtab_text path = gtab_form_data_path(table);

		/* where it is not, the foreign key is told as not checked */
		if (path.len > 0 && access(path.ptr, F_OK) == 0 &&
		    gtab_references_lack(c->references, gtab_form_name(table)))
			st = cli_each_table(&c->reading, path.ptr, gather_keys, c, err);
	}
	return st;
}
