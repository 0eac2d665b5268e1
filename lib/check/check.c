/* SPDX-License-Identifier: MIT */
/* Checking a table: what the form says of cells, what labels promise, what relations say. */

#include <stdlib.h>

#include "check/check_internal.h"

struct gtab_check {
	gtab_table *table;
	gtab_check_counts counts;
	gtab_finding_sink sink;
	gtab_field_check fields;
	gtab_relation_run relations;
	gtab_totals totals;
	gtab_identifier_run identifiers;
};

static gtab_status
open_parts(gtab_check *c, gtab_table *table, const gtab_check_options *options, gtab_error *err)
{
	const gtab_index_list *const figures = &c->relations.binder.figures;
	gtab_status st = gtab_relations_open(&c->relations, table, options, &c->sink, err);

	if (st != GTAB_OK)
		return st;
	st = gtab_fields_open(&c->fields, table, options, &c->sink, err);
	if (st != GTAB_OK)
		return st;
	st = gtab_totals_open(&c->totals, table, options->form, figures->items, figures->n,
			      &c->sink);
	if (st == GTAB_OK)
		st = gtab_identifiers_open(&c->identifiers, table, &c->sink);
	if (st == GTAB_OK && c->sink.failed)
		st = GTAB_ENOMEM;
	return st == GTAB_OK ? GTAB_OK : gtab_error_set(err, st, NULL);
}

gtab_status
gtab_check_open(gtab_table *table, const gtab_check_options *options, gtab_check **out,
		gtab_error *err)
{
	gtab_check *const c = calloc(1, sizeof(*c));
	gtab_status st;

	*out = NULL;
	if (c == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	c->table = table;
	c->sink = (gtab_finding_sink){ .fn = options->on_finding,
				       .ctx = options->ctx,
				       .reporter = gtab_table_context_get(table, "reporter"),
				       .source = gtab_table_source(table),
				       .period = gtab_table_context_get(table, "period"),
				       .waivers = options->waivers,
				       .counts = &c->counts };
	gtab_arena_init(&c->sink.arena);
	gtab_buf_init(&c->sink.scratch);
	if (options->suspects && (c->sink.suspects = gtab_case_new()) == NULL) {
		gtab_check_free(c);
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	st = open_parts(c, table, options, err);
	if (st == GTAB_OK)
		*out = c;
	else
		gtab_check_free(c);
	return st;
}

bool
gtab_check_covers(const gtab_form *form, const gtab_remark *remark)
{
	size_t n = 0;
	const gtab_field *const fields = form == NULL ? NULL : gtab_form_fields(form, &n);

	return remark->kind == GTAB_REMARK_REFUSED && remark->column != NULL &&
	       remark->column->field_idx < n && gtab_form_is_plain(form) &&
	       fields[remark->column->field_idx].type != GTAB_FIELD_ANY;
}

gtab_status
gtab_check_row(gtab_check *c, const gtab_row *row, gtab_error *err)
{
	gtab_status st = gtab_fields_row(&c->fields, row);

	gtab_identifiers_row(&c->identifiers, row);
	if (st == GTAB_OK)
		st = gtab_totals_row(&c->totals, row);
	if (st == GTAB_OK)
		st = gtab_relations_row(&c->relations, row);
	if (st == GTAB_OK && c->sink.failed)
		st = GTAB_ENOMEM;
	return st == GTAB_OK ? GTAB_OK : gtab_error_set(err, st, NULL);
}

gtab_status
gtab_check_finish(gtab_check *c, gtab_check_counts *counts_out, gtab_error *err)
{
	const gtab_status st = gtab_keys_finish(&c->fields.keys, &c->fields, c->table, err);

	if (st != GTAB_OK)
		return st;
	gtab_fixed_rows_finish(&c->fields);
	gtab_totals_finish(&c->totals);
	gtab_relations_finish(&c->relations);
	if (c->sink.suspects != NULL &&
	    gtab_case_close(c->sink.suspects, c->sink.fn, c->sink.ctx) != GTAB_OK)
		c->sink.failed = true;
	if (c->sink.failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (counts_out != NULL)
		*counts_out = c->counts;
	return GTAB_OK;
}

gtab_check_memory
gtab_check_memory_of(const gtab_check *c)
{
	const gtab_row_index *const rows = &c->relations.binder.rows;
	size_t n_needed = 0;

	for (size_t i = 0; i < rows->n; i++)
		n_needed += rows->rows[i].is_needed;
	if (n_needed == 0)
		return rows->n == 0 ? GTAB_KEEPS_NOTHING : GTAB_KEEPS_ROWS;
	return n_needed == rows->n ? GTAB_KEEPS_ALL : GTAB_KEEPS_ROWS;
}

void
gtab_check_free(gtab_check *c)
{
	if (c == NULL)
		return;
	gtab_relations_clear(&c->relations);
	gtab_fields_clear(&c->fields);
	gtab_totals_clear(&c->totals);
	gtab_identifiers_clear(&c->identifiers);
	gtab_case_free(c->sink.suspects);
	gtab_arena_clear(&c->sink.arena);
	gtab_buf_clear(&c->sink.scratch);
	free(c);
}
