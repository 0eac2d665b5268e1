/* SPDX-License-Identifier: MIT */
/* gtab-form infer: a draft of a form from files that are good. */

#include "gtab-form/commands.h"

#include <gtab.h>

#include <string.h>

static gtab_status
look_at(void *ctx, gtab_table *table, gtab_error *err)
{
	return gtab_infer_table(ctx, table, err);
}

/* The first file's name without its folder and its ending: what the form is called. */
static gtab_text
stem_of(const char *path)
{
	const char *const slash = strrchr(path, '/');
	const gtab_text name = gtab_text_of(slash == NULL ? path : slash + 1);
	size_t len = name.len;

	while (len > 0 && name.ptr[len - 1] != '.')
		len--;
	return len > 1 ? gtab_text_slice(name, 0, len - 1) : name;
}

gtab_status
form_infer(const form_call *call, gtab_error *err)
{
	const cli *const c = call->cli;
	gtab_infer *in = NULL;
	gtab_buf json;
	gtab_status st = gtab_infer_new(&in);

	gtab_buf_init(&json);
	if (st != GTAB_OK)
		st = gtab_error_set(err, st, NULL);
	for (size_t i = 0; st == GTAB_OK && i < c->n_operands; i++)
		st = cli_each_table(call->reading, c->operands[i], look_at, in, err);
	if (st == GTAB_OK)
		st = gtab_infer_draft(
			in, call->name == NULL ? stem_of(c->operands[0]) : gtab_text_of(call->name),
			&json, err);
	if (st == GTAB_OK)
		fwrite(json.ptr, 1, json.len, call->out);
	gtab_buf_clear(&json);
	gtab_infer_free(in);
	return st;
}
