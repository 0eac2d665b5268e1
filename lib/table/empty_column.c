/* SPDX-License-Identifier: MIT */
/* Columns that have neither a header nor a single cell: left out, and told. */

#include "base/i18n.h"
#include "table/clean_internal.h"

static void
tell_empty(const gtab_table *t, const size_t *fields, size_t n)
{
	gtab_buf letters;

	gtab_buf_init(&letters);
	for (size_t i = 0; i < n; i++) {
		const gtab_column column = { .source_no = fields[i] + 1 };

		if (i > 0)
			gtab_buf_put(&letters, GTAB_TEXT(", "));
		gtab_column_letters(&column, &letters);
	}
	gtab_remark_say(t,
			(gtab_remark){ .kind = GTAB_REMARK_NOTE,
				       .rule = "empty-column",
				       .place = { t->name, 0, 0 } },
			_("columns without header and without any cell are left out: %.*s"),
			GTAB_TEXT_ARG(gtab_buf_text(&letters)));
	gtab_buf_clear(&letters);
}

/* The header of the columns that stay; profiles move along. */
static void
keep_columns(gtab_table *t, gtab_profile *profiles, const size_t *fields, size_t n,
	     gtab_text *paths, gtab_text *printed, uint64_t *source_nos)
{
	for (size_t i = 0; i < n; i++) {
		paths[i] = t->header.paths[fields[i]];
		profiles[i] = profiles[fields[i]];
		if (t->header.printed != NULL)
			printed[i] = t->header.printed[fields[i]];
		source_nos[i] = t->header.source_nos == NULL ? fields[i] + 1
							     : t->header.source_nos[fields[i]];
	}
	t->header.paths = paths;
	t->header.printed = t->header.printed == NULL ? NULL : printed;
	t->header.source_nos = source_nos;
	t->header.n_cols = n;
}

gtab_status
gtab_columns_drop_empty(gtab_table *t, gtab_profile *profiles, size_t n, gtab_error *err)
{
	size_t *fields = gtab_arena_array(&t->arena, n, sizeof(*fields));
	size_t *empty = gtab_arena_array(&t->arena, n, sizeof(*empty));
	gtab_text *paths = gtab_arena_array(&t->arena, n, sizeof(*paths));
	gtab_text *printed = gtab_arena_array(&t->arena, n, sizeof(*printed));
	uint64_t *source_nos = gtab_arena_array(&t->arena, n, sizeof(*source_nos));
	size_t n_kept = 0, n_empty = 0;

	if (t->arena.failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	for (size_t col = 0; col < n; col++)
		if (t->header.paths[col].len == 0 && profiles[col].n_filled == 0 && t->n_rows > 0)
			empty[n_empty++] = col;
		else
			fields[n_kept++] = col;
	if (n_empty == 0 || n_kept == 0)
		return GTAB_OK;
	tell_empty(t, empty, n_empty);
	for (size_t i = n_empty; i-- > 0;)
		t->header_cells -= empty[i] < t->header_cells;
	keep_columns(t, profiles, fields, n_kept, paths, printed, source_nos);
	return gtab_view_keep(&t->view, fields, n_kept, &t->arena)
		       ? GTAB_OK
		       : gtab_error_set(err, GTAB_ENOMEM, NULL);
}
