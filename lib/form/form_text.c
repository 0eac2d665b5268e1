/* SPDX-License-Identifier: MIT */
/* A form as it was written: for those who turn it into something else. */

#include "base/i18n.h"
#include "form/builtin_internal.h"

#include <gtab/form.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>

static gtab_status
read_file(const char *path, gtab_buf *out, gtab_error *err)
{
	FILE *const in = fopen(path, "rbe");
	char block[8192];
	size_t n;

	while (in != NULL && (n = fread(block, 1, sizeof(block), in)) > 0)
		gtab_buf_put(out, (gtab_text){ block, n });
	if (in == NULL || ferror(in)) {
		gtab_error_set(err, GTAB_EINPUT, _("cannot read the form: %s"), strerror(errno));
		gtab_error_at(err, path, 0, 0);
		if (in != NULL)
			fclose(in);
		return GTAB_EINPUT;
	}
	fclose(in);
	return out->failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}

gtab_status
gtab_form_text(const char *name_or_path, gtab_buf *out, gtab_error *err)
{
	gtab_form *form = NULL;
	const gtab_status st = gtab_form_open(name_or_path, &form, err);

	gtab_form_free(form);
	if (st != GTAB_OK)
		return st;
	for (size_t i = 0; i < gtab_n_builtin_forms; i++) {
		const struct gtab_builtin_form *const b = &gtab_builtin_forms[i];

		if (strcmp(b->name, name_or_path) != 0)
			continue;
		gtab_buf_put(out, (gtab_text){ b->json, b->len });
		return out->failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
	}
	return read_file(name_or_path, out, err);
}
