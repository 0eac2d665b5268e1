/* SPDX-License-Identifier: MIT */
/* gtab-form list: the built-in forms, a line each. */

#include "gtab-form/commands.h"

#include <gtab.h>

enum { NAME_WIDTH = 22, COUNTS_WIDTH = 34 };

static void
put_padded(gtab_buf *line, gtab_text t, size_t width)
{
	gtab_buf_put(line, t);
	for (size_t i = gtab_text_width(t); i < width; i++)
		gtab_buf_putc(line, ' ');
}

static void
put_form(const char *name, const gtab_form *form, gtab_buf *line)
{
	size_t n_fields;
	size_t n_relations;
	gtab_buf counts;

	gtab_form_fields(form, &n_fields);
	gtab_form_relations(form, &n_relations);
	put_padded(line, gtab_text_of(name), NAME_WIDTH);
	gtab_buf_init(&counts);
	gtab_buf_printf(&counts, ngettext_("%zu field", "%zu fields", n_fields), n_fields);
	if (n_relations > 0)
		gtab_buf_printf(&counts,
				ngettext_(", %zu line of relations", ", %zu lines of relations",
					  n_relations),
				n_relations);
	put_padded(line, gtab_buf_text(&counts), COUNTS_WIDTH);
	gtab_buf_put(line, gtab_form_title(form));
	gtab_buf_putc(line, '\n');
	line->failed |= counts.failed;
	gtab_buf_clear(&counts);
}

gtab_status
form_list(const form_call *call, gtab_error *err)
{
	size_t n;
	const char *const *const names = gtab_form_builtin_names(&n);
	gtab_status st = GTAB_OK;
	gtab_buf lines;

	gtab_buf_init(&lines);
	for (size_t i = 0; st == GTAB_OK && i < n; i++) {
		gtab_form *form = NULL;

		st = gtab_form_open(names[i], &form, err);
		if (st == GTAB_OK)
			put_form(names[i], form, &lines);
		gtab_form_free(form);
	}
	if (st == GTAB_OK && lines.failed)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	if (st == GTAB_OK && lines.len > 0)
		fwrite(lines.ptr, 1, lines.len, call->out);
	gtab_buf_clear(&lines);
	return st;
}
